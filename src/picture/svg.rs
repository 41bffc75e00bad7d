//! A writer of SVG 1.1: attributes alone, no style sheet and no transparency, so that every program draws it alike.

use super::{
    face::{Face, MONO, SANS},
    number,
    palette::{Colour, Palette},
};

/// Paper around the figure, and above it for two lines of heading.
const MARGIN: f64 = 24.0;
const HEAD: f64 = 74.0;

/// How an area is filled and bounded.
#[derive(Clone, Copy, Default)]
pub struct Paint {
    fill: Option<Colour>,
    stroke: Option<Colour>,
    width: f64,
    dash: &'static str,
}

impl Paint {
    /// Filled.
    pub fn fill(colour: Colour) -> Self {
        Self { fill: Some(colour), ..Self::default() }
    }

    /// A line alone.
    pub fn line(colour: Colour, width: f64) -> Self {
        Self { stroke: Some(colour), width, ..Self::default() }
    }

    /// With a line around it.
    pub fn bounded(self, colour: Colour, width: f64) -> Self {
        Self { stroke: Some(colour), width, ..self }
    }

    /// With a broken line.
    pub fn dashed(self, dash: &'static str) -> Self {
        Self { dash, ..self }
    }
}

/// The course of a line, by the letters of SVG.
#[derive(Default)]
pub struct Path(String);

impl Path {
    /// Goes on with a letter and its numbers.
    #[inline(never)]
    pub fn to(&mut self, letter: char, numbers: &[f64]) {
        self.0.push(letter);
        for (place, &number) in numbers.iter().enumerate() {
            if place > 0 {
                self.0.push(' ');
            }
            number::push(&mut self.0, number, 2, '-', true);
        }
    }

    /// A straight line.
    #[inline(never)]
    pub fn line(&mut self, from: [f64; 2], to: [f64; 2]) {
        self.to('M', &from);
        self.to('L', &to);
    }
}

/// A picture that is being drawn.
#[derive(Default)]
pub struct Svg {
    body: String,
}

impl Svg {
    /// A rectangle `[x, y, width, height]` with round corners.
    #[inline(never)]
    pub fn rect(&mut self, area: [f64; 4], round: f64, paint: Paint) {
        self.body.push_str("<rect");
        for (name, value) in ["x", "y", "width", "height"].into_iter().zip(area) {
            number(&mut self.body, name, value);
        }
        if round > 0.0 {
            number(&mut self.body, "rx", round);
        }
        self.paint(paint);
    }

    /// A line along a path, or the area in it.
    #[inline(never)]
    pub fn path(&mut self, path: &Path, paint: Paint) {
        self.body.push_str("<path");
        text(&mut self.body, "d", &path.0);
        self.paint(paint);
    }

    /// A line along `points`, closed and filled.
    #[inline(never)]
    pub fn shape(&mut self, points: &[[f64; 2]], paint: Paint) {
        let mut path = Path::default();
        for (place, point) in points.iter().enumerate() {
            path.to(if place == 0 { 'M' } else { 'L' }, point);
        }
        path.to('Z', &[]);
        self.path(&path, paint);
    }

    /// The sign of what was taken by hand, around a point.
    pub fn diamond(&mut self, [x, y]: [f64; 2], colour: Colour) {
        self.shape(&[[x, y - 4.0], [x + 4.0, y], [x, y + 4.0], [x - 4.0, y]], Paint::fill(colour));
    }

    /// An area of lines that lean: what stands for many.
    pub fn hatched(&mut self, [x, y, width, height]: [f64; 4], colour: Colour) {
        if width < 0.5 {
            return;
        }
        let mut lines = Path::default();
        let mut foot = 5.0 - height;
        while foot < width {
            // Where the line enters the area and leaves it, of its way from bottom to top.
            let (enters, leaves) = ((-foot).max(0.0), (width - foot).min(height));
            lines.line([x + foot + enters, y + height - enters], [x + foot + leaves, y + height - leaves]);
            foot += 5.0;
        }
        self.path(&lines, Paint::line(colour, 1.0));
        self.rect([x, y, width, height], 0.0, Paint::line(colour, 1.0));
    }

    /// Words whose middle line is at `y`. They are escaped here, whatever they are.
    #[inline(never)]
    pub fn text(&mut self, x: f64, y: f64, words: &str, face: Face) {
        if !words.is_empty() {
            self.formula(x, y, &[words], face);
        }
    }

    /// Words of which every second part is set lower and smaller.
    pub fn formula(&mut self, x: f64, y: f64, parts: &[&str], face: Face) {
        // Half the height of small letters and capitals; programs differ in `dominant-baseline`.
        let drop = face.size * 0.35;
        let out = &mut self.body;
        out.push_str("<text");
        if face.turn == 0.0 {
            number(out, "x", x);
            number(out, "y", y + drop);
        } else {
            let mut place = "translate(".to_owned();
            for (value, then) in [(x, " "), (y, ") rotate("), (face.turn, ") translate(0 "), (drop, ")")] {
                number::push(&mut place, value, 2, '-', true);
                place.push_str(then);
            }
            text(out, "transform", &place);
        }
        number(out, "font-size", face.size);
        colour(out, "fill", Some(face.colour));
        let attributes = [
            ("font-family", MONO, face.mono),
            ("font-weight", "600", face.bold),
            ("font-style", "italic", face.italic),
            ("text-decoration", "line-through", face.struck),
            ("text-anchor", face.anchor, !face.anchor.is_empty()),
        ];
        for (name, value, _) in attributes.into_iter().filter(|(.., is)| *is) {
            text(out, name, value);
        }
        out.push('>');
        for (place, part) in parts.iter().enumerate() {
            if place > 0 {
                let down = place % 2 == 1;
                out.push_str("<tspan");
                number(out, "dy", face.size * if down { 0.25 } else { -0.25 });
                number(out, "font-size", face.size * if down { 0.75 } else { 1.0 });
                out.push('>');
            }
            escape(out, part);
            if place > 0 {
                out.push_str("</tspan>");
            }
        }
        out.push_str("</text>\n");
    }

    /// The whole file: what was drawn, of this size, on paper and under its heading.
    pub fn finish(self, size: [f64; 2], heading: &Heading, palette: &Palette) -> String {
        let &Heading { title, ref beside, ref below, ref description } = heading;
        let [bold, small] = [Face::sans(16.0, palette.ink).bold(true), Face::mono(12.0, palette.soft)];
        let beside_x = MARGIN + bold.width(title) + 14.0;
        let width = size[0].max(small.width(below)) + MARGIN;
        let (width, height) = (width.max(beside_x + small.width(beside)) + MARGIN, size[1] + HEAD + MARGIN);

        let mut out = "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" role=\"img\"".to_owned();
        let mut view = "0 0 ".to_owned();
        for (name, value) in [("width", width), ("height", height)] {
            number(&mut out, name, value);
            number::push(&mut view, value, 2, '-', true);
            view.push(' ');
        }
        text(&mut out, "viewBox", view.trim_end());
        text(&mut out, "font-family", SANS);
        out.push_str(">\n<title>");
        escape(&mut out, title);
        out.push_str("</title>\n<desc>");
        escape(&mut out, description);
        out.push_str("</desc>\n");

        let mut whole = Svg { body: out };
        let paper = Paint::fill(palette.paper).bounded(palette.rule, 1.0);
        whole.rect([0.5, 0.5, width - 1.0, height - 1.0], 12.0, paper);
        whole.text(MARGIN, 28.0, title, bold);
        whole.text(beside_x, 28.5, beside, small);
        whole.text(MARGIN, 50.0, below, small);
        let mut out = whole.body;
        out.push_str("<g");
        let mut place = "translate(".to_owned();
        for (value, then) in [(MARGIN, " "), (HEAD, ")")] {
            number::push(&mut place, value, 2, '-', true);
            place.push_str(then);
        }
        text(&mut out, "transform", &place);
        out.push_str(">\n");
        out.push_str(&self.body);
        out.push_str("</g>\n</svg>\n");
        out
    }

    fn paint(&mut self, Paint { fill, stroke, width, dash }: Paint) {
        colour(&mut self.body, "fill", fill);
        if stroke.is_some() {
            colour(&mut self.body, "stroke", stroke);
            number(&mut self.body, "stroke-width", width);
        }
        if !dash.is_empty() {
            text(&mut self.body, "stroke-dasharray", dash);
        }
        self.body.push_str("/>\n");
    }
}

/// The words above a picture, and those that stand for it.
pub struct Heading {
    /// What kind of picture it is.
    pub title: &'static str,
    /// Beside it: by which settings.
    pub beside: String,
    /// Below it: of which text.
    pub below: String,
    /// For those who cannot see it.
    pub description: String,
}

fn number(out: &mut String, name: &str, value: f64) {
    let mut written = String::new();
    number::push(&mut written, value, 2, '-', true);
    text(out, name, &written);
}

fn colour(out: &mut String, name: &str, colour: Option<Colour>) {
    let mut written = "none".to_owned();
    if let Some(colour) = colour {
        written.replace_range(.., "#");
        written.extend((0..6).rev().filter_map(|digit| char::from_digit(colour >> (4 * digit) & 15, 16)));
    }
    text(out, name, &written);
}

fn text(out: &mut String, name: &str, value: &str) {
    for part in [" ", name, "=\"", value, "\""] {
        out.push_str(part);
    }
}

/// Text that cannot end what it stands in. XML has no place for most control characters, escaped or not.
fn escape(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\t' | '\n' => out.push(character),
            '\0'..' ' | '\u{FFFE}' | '\u{FFFF}' => out.push(char::REPLACEMENT_CHARACTER),
            _ => out.push(character),
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))] // the XML reader is of the host
mod tests {
    use super::{super::palette::Theme, *};

    fn finished(svg: Svg, words: &str) -> String {
        let heading = Heading {
            title: "A picture",
            beside: words.to_owned(),
            below: words.to_owned(),
            description: words.to_owned(),
        };
        svg.finish([100.0, 50.0], &heading, Theme::Dark.palette())
    }

    #[test]
    fn words_come_back_as_they_were_given() {
        let words = "</text><script>alert(\"1\")</script>&amp; ]]> 你好\u{1F600}";
        let mut svg = Svg::default();
        svg.text(1.0, 2.0, words, Face::mono(10.0, 0));
        let file = finished(svg, words);
        let document = roxmltree::Document::parse(&file).unwrap();
        let found = document.descendants().filter(|node| node.is_element() && node.text() == Some(words));
        let names: Vec<&str> = found.map(|node| node.tag_name().name()).collect();
        assert_eq!(names, ["desc", "text", "text", "text"]);
        assert!(!document.descendants().any(|node| node.has_tag_name("script")));
    }

    #[test]
    fn what_xml_cannot_hold_is_replaced() {
        let words: String = (0..0x20).chain([0x7F, 0xFFFE, 0xFFFF, 0x202E]).filter_map(char::from_u32).collect();
        let file = finished(Svg::default(), &words);
        let document = roxmltree::Document::parse(&file).unwrap();
        let desc = document.descendants().find(|node| node.has_tag_name("desc")).unwrap();
        assert_eq!(desc.text().unwrap().matches('\u{FFFD}').count(), 30 + 2);
    }

    #[test]
    fn the_paper_holds_the_heading_and_what_was_drawn() {
        let size = |words: &str| {
            let file = finished(Svg::default(), words);
            let document = roxmltree::Document::parse(&file).unwrap();
            let of = |name| document.root_element().attribute(name).unwrap().parse::<f64>().unwrap();
            (of("width"), of("height"))
        };
        let (width, height) = size("");
        assert_eq!(height, HEAD + 50.0 + MARGIN);
        assert!((100.0 + 2.0 * MARGIN..200.0).contains(&width), "{width}");
        assert!(size(&"long ".repeat(50)).0 > 250.0 * 12.0 * 0.6);
    }

    #[test]
    fn colours_are_six_digits() {
        let mut out = String::new();
        colour(&mut out, "fill", Some(0x0000_0a0b));
        colour(&mut out, "stroke", None);
        assert_eq!(out, " fill=\"#000a0b\" stroke=\"none\"");
    }
}
