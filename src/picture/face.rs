//! How the words of a picture are set, and about how long they are.

use super::palette::Colour;

/// Faces: the page's, then what is likely to be there.
pub const SANS: &str =
    "Inter, 'Segoe UI', 'Helvetica Neue', Arial, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";
pub const MONO: &str = "'JetBrains Mono', Consolas, Menlo, 'DejaVu Sans Mono', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans Mono CJK SC', monospace";
/// How words are set.
#[derive(Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "each is an attribute of its own")]
pub struct Face {
    pub size: f64,
    pub colour: Colour,
    pub mono: bool,
    pub bold: bool,
    pub italic: bool,
    pub struck: bool,
    /// `text-anchor`, if it is not the start.
    pub anchor: &'static str,
    /// In degrees, around the place.
    pub turn: f64,
}

impl Face {
    /// The face of words.
    pub fn sans(size: f64, colour: Colour) -> Self {
        Self { size, colour, mono: false, bold: false, italic: false, struck: false, anchor: "", turn: 0.0 }
    }

    /// The face of tokens and numbers.
    pub fn mono(size: f64, colour: Colour) -> Self {
        Self { mono: true, ..Self::sans(size, colour) }
    }

    /// Heavier.
    pub fn bold(self, bold: bool) -> Self {
        Self { bold, ..self }
    }

    /// Leaning.
    pub fn italic(self) -> Self {
        Self { italic: true, ..self }
    }

    /// Crossed out.
    pub fn struck(self, struck: bool) -> Self {
        Self { struck, ..self }
    }

    /// In another colour.
    pub fn inked(self, colour: Colour) -> Self {
        Self { colour, ..self }
    }

    /// The place is the end of the words.
    pub fn end(self) -> Self {
        Self { anchor: "end", ..self }
    }

    /// The place is the middle of the words.
    pub fn middle(self) -> Self {
        Self { anchor: "middle", ..self }
    }

    /// Turned by so many degrees around the place.
    pub fn turned(self, turn: f64) -> Self {
        Self { turn, ..self }
    }

    /// About how long words are, rather too long: which face a program has is not known.
    #[inline(never)]
    pub fn width(self, words: &str) -> f64 {
        let wide = |character: char| matches!(u32::from(character), 0x1100..0x1160 | 0x2E80..0xA4D0 | 0xAC00..0xD7A4 | 0xF900..0xFB00 | 0xFE30..0xFF61 | 0x1F000..);
        let narrow = if self.mono { 0.61 } else { 0.58 };
        words.chars().map(|character| if wide(character) { 1.0 } else { narrow }).sum::<f64>() * self.size
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_take_more_room() {
        let face = Face::mono(10.0, 0);
        assert!((face.width("ab") - 12.2).abs() < 1e-9 && (face.width("你好") - 20.0).abs() < 1e-9);
    }
}
