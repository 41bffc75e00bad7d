//! Static pictures of a decoding, drawn from the engine's own numbers: for slides and papers, in the look of the page.
//!
//! A picture is one self-contained SVG file that Inkscape, `rsvg-convert`, LaTeX and office programs draw alike. A [`Scene`] is
//! gathered from a decoder, and drawn without it: the page fetches what draws when a picture is first asked for.

mod attention;
mod branches;
mod coin;
mod face;
mod ledger;
mod number;
mod palette;
pub mod scene;
mod svg;
mod tree;
mod waterfall;
mod words;

pub use palette::Theme;
pub use scene::{Scene, SceneOptions, Subject};
pub use words::Language;

use crate::{Error, Result};
use palette::Palette;
use words::Words;

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The decoding tree.
    Tree,
    /// From logits to probabilities, one processor after another.
    Waterfall,
    /// One head's attention weights.
    Attention,
    /// The chain rule in numbers.
    Ledger,
}

impl Kind {
    /// The kind of a name: `tree`, `waterfall`, `attention` or `ledger`.
    ///
    /// # Errors
    /// - [`Error::UnknownName`]
    pub fn named(name: &str) -> Result<Self> {
        match name {
            "tree" => Ok(Self::Tree),
            "waterfall" => Ok(Self::Waterfall),
            "attention" => Ok(Self::Attention),
            "ledger" => Ok(Self::Ledger),
            _ => Err(Error::UnknownName { what: "picture", name: name.to_owned() }),
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Tree => "tree",
            Self::Waterfall => "waterfall",
            Self::Attention => "attention",
            Self::Ledger => "ledger",
        }
    }
}

/// In which look a scene is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DrawingOptions {
    /// Light or dark.
    pub theme: Theme,
    /// What its words are in.
    pub language: Language,
    /// Attention: the query and the key whose numbers are shown, from 0; the last query and what it looks at most if none
    /// are named.
    pub cell: Option<(usize, usize)>,
}

/// Draws a scene, as an SVG file; `label` says how a token is written.
///
/// ```
/// use std::sync::Arc;
/// use lookback::{decode::{Decoder, Settings}, model::{Config, Model}};
/// use lookback::picture::{self, DrawingOptions, Kind, Scene, SceneOptions};
/// let model = Arc::new(Model::random(Config::gpt2(10, 8, 4, 1, 2), 0.5, 7)?);
/// let mut decoder = Decoder::new(model, &[1, 2], Settings::default())?;
/// decoder.step()?;
/// let scene = Scene::gather(&mut decoder, Kind::Tree, &SceneOptions::default())?;
/// let svg = picture::draw(&scene, &|id| id.to_string(), DrawingOptions::default())?;
/// assert!(svg.starts_with("<svg"));
/// # Ok::<(), lookback::Error>(())
/// ```
///
/// # Errors
/// - [`Error::BadArgument`] for a cell that there is not, and for a scene that no decoder gave
pub fn draw(scene: &Scene, label: &dyn Fn(u32) -> String, options: DrawingOptions) -> Result<String> {
    scene.check()?;
    let (palette, words) = (options.theme.palette(), options.language.words());
    let frame = Frame { scene, label, palette, words };
    match &scene.subject {
        Subject::Tree { nodes, node, live } => Ok(tree::draw(&frame, nodes, *node, live)),
        Subject::Waterfall { waterfall, coin, chosen } => Ok(waterfall::draw(&frame, waterfall, *coin, *chosen)),
        Subject::Attention { layer, head, attention } => {
            attention::draw(&frame, attention, [*layer, *head], options.cell)
        }
        Subject::Ledger { written, vocab_size } => Ok(ledger::draw(&frame, written, *vocab_size)),
    }
}

/// What every picture is drawn from.
struct Frame<'a> {
    scene: &'a Scene,
    label: &'a dyn Fn(u32) -> String,
    palette: &'static Palette,
    words: &'static Words,
}

impl Frame<'_> {
    /// The text that the scene is about: its last tokens.
    fn text(&self) -> String {
        self.named(&self.scene.ids)
    }

    /// The last tokens of the prompt.
    fn prompt(&self) -> String {
        self.named(&self.scene.ids[..self.scene.prompt_length])
    }

    fn named(&self, ids: &[u32]) -> String {
        const SHOWN: usize = 16;
        let left_out = ids.len().saturating_sub(SHOWN);
        let mut text = String::new();
        if left_out > 0 {
            text.push('…');
        }
        for &id in &ids[left_out..] {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&(self.label)(id));
        }
        shorten(&text, 120)
    }

    /// What decoding goes by, in short.
    fn settings(&self) -> String {
        let mut short = String::new();
        for part in self.scene.settings.split(';') {
            if !short.is_empty() {
                short.push_str(" · ");
            }
            short.push_str(part.strip_prefix("strategy=").or(part.strip_prefix("processors=")).unwrap_or(part));
        }
        shorten(&short, 90)
    }
}

/// At most so many characters, the last of them … where some are missing.
#[inline(never)]
fn shorten(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most - 1).chain(['…']).collect()
}

fn out_of_range(what: &'static str, count: &str, got: &str) -> Error {
    let mut rule = "below ".to_owned();
    rule.push_str(count);
    Error::BadArgument { of: "a picture".to_owned(), what, rule, value: got.to_owned() }
}
