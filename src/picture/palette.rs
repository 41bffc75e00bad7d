//! The colours of pictures: those of the page (`www/src/styles/tokens.css`) as sRGB, which every program reads.

use crate::{Error, Result};

/// A colour as `0xRRGGBB`.
pub type Colour = u32;

/// Dark ink on light paper, or light ink on dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    #[default]
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// The theme of a name.
    ///
    /// # Errors
    /// - [`Error::UnknownName`]
    pub fn named(name: &str) -> Result<Self> {
        match name {
            "light" => Ok(Self::Light),
            "dark" => Ok(Self::Dark),
            _ => Err(Error::UnknownName { what: "theme", name: name.to_owned() }),
        }
    }

    pub(super) fn palette(self) -> &'static Palette {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
        }
    }
}

/// A colour for each role.
#[derive(Debug)]
pub struct Palette {
    /// What all lies on.
    pub paper: Colour,
    /// What is lifted off the paper.
    pub raised: Colour,
    /// Words that matter, and the chosen path.
    pub ink: Colour,
    /// Words that explain.
    pub soft: Colour,
    /// Lines that part.
    pub rule: Colour,
    /// Lines that bound.
    pub strong: Colour,
    /// Probability.
    pub prob: Colour,
    /// `-log p`.
    pub surprisal: Colour,
    /// What was chosen, by hand or by a coin.
    pub choice: Colour,
    /// Attention weights.
    pub attention: Colour,
}

const LIGHT: Palette = Palette {
    paper: 0x00fc_fbf8,
    raised: 0x00ff_ffff,
    ink: 0x001c_222e,
    soft: 0x0050_5561,
    rule: 0x00df_e1e5,
    strong: 0x0082_8690,
    prob: 0x0030_77cd,
    surprisal: 0x00f8_a13f,
    choice: 0x0086_32b6,
    attention: 0x0000_756b,
};

const DARK: Palette = Palette {
    paper: 0x0010_1318,
    raised: 0x0019_1c22,
    ink: 0x00e5_e8ed,
    soft: 0x00a9_aeb8,
    rule: 0x002d_3038,
    strong: 0x0070_757e,
    prob: 0x0064_a1ee,
    surprisal: 0x0091_5006,
    choice: 0x00d3_9dfa,
    attention: 0x0044_d0c1,
};

/// `share` of one colour, in [0, 1], laid over another: opaque, for programs that draw no transparency.
#[allow(clippy::cast_sign_loss, reason = "between two channels, none of which is below 0")]
pub fn mix(over: Colour, under: Colour, share: f64) -> Colour {
    let channel = |shift: u32| {
        let [over, under] = [over, under].map(|colour| f64::from(colour >> shift & 0xff));
        ((under + (over - under) * share + 0.5) as u32) << shift
    };
    channel(16) | channel(8) | channel(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_of_a_colour_is_itself_and_none_of_it_is_what_lies_below() {
        for share in [0.0, 1.0] {
            let expected = if share > 0.5 { LIGHT.prob } else { LIGHT.raised };
            assert_eq!(mix(LIGHT.prob, LIGHT.raised, share), expected);
        }
        assert_eq!(mix(0x00ff_0000, 0x0000_00ff, 0.5), 0x0080_0080);
    }

    #[test]
    fn an_unknown_theme_is_named() {
        assert_eq!(Theme::named("dark"), Ok(Theme::Dark));
        assert_eq!(Theme::named("grey").unwrap_err().to_string(), "there is no theme grey");
    }
}
