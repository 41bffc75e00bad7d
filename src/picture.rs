//! Static pictures of a decoding, drawn from the engine's own numbers: for slides and papers, in the look of the page.
//!
//! A picture is one self-contained SVG file that Inkscape, `rsvg-convert`, LaTeX and office programs draw alike.

mod attention;
mod branches;
mod coin;
mod face;
mod ledger;
mod number;
mod palette;
mod svg;
mod tree;
mod waterfall;
mod words;

pub use palette::Theme;
pub use words::Language;

use crate::{Error, Result, decode::Decoder, model::Intervention};
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
}

/// What a picture shows, and in which look.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Light or dark.
    pub theme: Theme,
    /// What its words are in.
    pub language: Language,
    /// The node that it is about; the one that stands for all if none is named.
    pub node: Option<usize>,
    /// Attention: which layer, from 0.
    pub layer: usize,
    /// Attention: which head, from 0.
    pub head: usize,
    /// Attention: the query and the key whose numbers are shown, from 0; the last query and what it looks at most if none
    /// are named.
    pub cell: Option<(usize, usize)>,
    /// Attention: what the text is read under; as the model reads it if nothing is named.
    pub intervention: Intervention,
    /// Waterfall: how many tokens of each distribution are shown.
    pub shown: usize,
    /// Waterfall: the coin that chose after the node, in [0, 1); that of the last step if none is named.
    pub coin: Option<f64>,
    /// Waterfall: the token that was chosen after the node; that of the last step if none is named.
    pub chosen: Option<u32>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            theme: Theme::default(),
            language: Language::default(),
            node: None,
            layer: 0,
            head: 0,
            cell: None,
            intervention: Intervention::default(),
            shown: 10,
            coin: None,
            chosen: None,
        }
    }
}

/// Draws a picture, as an SVG file; `label` says how a token is written.
///
/// ```
/// use std::sync::Arc;
/// use lookback::{decode::{Decoder, Settings}, model::{Config, Model}, picture::{self, Kind, Options}};
/// let model = Arc::new(Model::random(Config::gpt2(10, 8, 4, 1, 2), 0.5, 7)?);
/// let mut decoder = Decoder::new(model, &[1, 2], Settings::default())?;
/// decoder.step()?;
/// let svg = picture::draw(&mut decoder, Kind::Tree, &|id| id.to_string(), &Options::default())?;
/// assert!(svg.starts_with("<svg"));
/// # Ok::<(), lookback::Error>(())
/// ```
///
/// # Errors
/// - [`Error::BadArgument`] for a node or a cell that there is not
/// - [`Error::LayerOutOfRange`], [`Error::HeadOutOfRange`], and those of an evaluation
pub fn draw(decoder: &mut Decoder, kind: Kind, label: &dyn Fn(u32) -> String, options: &Options) -> Result<String> {
    let node = options.node.unwrap_or(decoder.search().focus);
    let nodes = decoder.nodes().len();
    if node >= nodes {
        return Err(out_of_range("node", &number::count(nodes), &number::count(node)));
    }
    let (palette, words) = (options.theme.palette(), options.language.words());
    let mut frame = Frame { decoder, label, palette, words };
    match kind {
        Kind::Tree => tree::draw(&mut frame, node),
        Kind::Waterfall => waterfall::draw(&mut frame, node, options),
        Kind::Attention => attention::draw(&mut frame, node, options),
        Kind::Ledger => ledger::draw(&mut frame, node),
    }
}

/// What every picture is drawn from.
struct Frame<'a> {
    decoder: &'a mut Decoder,
    label: &'a dyn Fn(u32) -> String,
    palette: &'static Palette,
    words: &'static Words,
}

impl Frame<'_> {
    /// The text that ends in a node: its last tokens.
    fn text(&self, node: usize) -> Result<String> {
        const SHOWN: usize = 16;
        let ids = self.ids(node)?;
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
        Ok(shorten(&text, 120))
    }

    /// The tokens of the text that ends in a node.
    fn ids(&self, node: usize) -> Result<Vec<u32>> {
        let written = self.decoder.path(node)?;
        let nodes = self.decoder.nodes();
        Ok(self.decoder.prompt().iter().copied().chain(written[1..].iter().map(|&node| nodes[node].id)).collect())
    }

    /// What decoding goes by, in short.
    fn settings(&self) -> String {
        let settings = self.decoder.settings().to_string();
        let mut short = String::new();
        for part in settings.split(';') {
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
