//! `lookback picture`: draws a decoding as an SVG file, for slides and papers.

use std::path::PathBuf;

use clap::Args;
use lookback::{
    decode::{Action, Decoder, Session},
    model::Intervention,
    picture::{self, DrawingOptions, Kind, Language, Scene, SceneOptions, Theme},
};

use super::{
    Failure, Outcome,
    source::{self, Source},
    text::Text,
};

#[derive(Args)]
pub struct Arguments {
    /// tree, waterfall, attention or ledger
    kind: String,
    #[command(flatten)]
    source: Source,
    /// A session file, as `generate --save-session` writes it
    #[arg(long, value_name = "FILE")]
    state: PathBuf,
    /// Where to write the picture; without it, it is printed
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// light or dark
    #[arg(long, default_value = "light", value_name = "NAME")]
    theme: String,
    /// What its words are in: en or zh
    #[arg(long, default_value = "en", value_name = "TAG")]
    language: String,
    /// The node that it is about, from 0, the prompt; by default the end of the text that stands for all
    #[arg(long, value_name = "N")]
    node: Option<usize>,
    /// Attention: which layer, from 0
    #[arg(long, default_value_t = 0, value_name = "L")]
    layer: usize,
    /// Attention: which head, from 0
    #[arg(long, default_value_t = 0, value_name = "H")]
    head: usize,
    /// Attention: the positions of the query and the key whose numbers are shown, from 0
    #[arg(long, value_name = "Q:K", value_parser = cell)]
    cell: Option<(usize, usize)>,
    /// Attention: what the text is read under, as in "mask=window:3;flip=2.5;off=0.1"
    #[arg(long, default_value = "", value_name = "TEXT")]
    intervention: String,
    /// Waterfall: how many tokens are shown
    #[arg(long, default_value_t = 10, value_name = "N")]
    shown: usize,
    /// A smaller model that writes ahead in speculative decoding
    #[arg(long, value_name = "MODEL")]
    draft: Option<PathBuf>,
}

pub fn run(arguments: &Arguments) -> Outcome {
    let kind = Kind::named(&arguments.kind)?;
    let drawing = DrawingOptions {
        theme: Theme::named(&arguments.theme)?,
        language: Language::named(&arguments.language)?,
        cell: arguments.cell,
    };
    let options = SceneOptions {
        node: arguments.node,
        intervention: Intervention::parse(&arguments.intervention)?,
        layer: arguments.layer,
        head: arguments.head,
        shown: arguments.shown,
        ..SceneOptions::default()
    };
    let checkpoint = arguments.source.read()?;
    let text = Text::new(&checkpoint)?;
    let session = Session::parse(&String::from_utf8_lossy(&source::read(&arguments.state)?))?;
    let draft = arguments.draft.clone().map(|path| Source::at(path).read()).transpose()?.map(|draft| draft.model);
    let beginning = Session { actions: Vec::new(), ..session.clone() };
    let decoder = Decoder::replay(checkpoint.model.clone(), &beginning, draft, arguments.shown.max(1))?;
    let moment = if kind == Kind::Waterfall { arguments.node } else { None };
    let mut decoder = replayed(decoder, &session.actions, moment)?;
    let label = |id| text.as_ref().map_or_else(|| format!("#{id}"), |text| text.spelling(id));
    let scene = Scene::gather(&mut decoder, kind, &options)?;
    let svg = picture::draw(&scene, &label, drawing)?;
    match &arguments.output {
        None => Ok(svg),
        Some(path) => {
            source::write(path, svg.as_bytes())?;
            Ok(format!("wrote {}", path.display()))
        }
    }
}

/// Does all actions; gives the decoding as it stood after the last step that looked at what follows `moment`, where one
/// did, and else as it stands at the end.
fn replayed(mut decoder: Decoder, actions: &[Action], moment: Option<usize>) -> Result<Decoder, Failure> {
    let mut seen = None;
    for action in actions {
        let (action, times) = match action {
            Action::Step(count) => (&Action::Step(1), *count),
            _ => (action, 1),
        };
        for _ in 0..times {
            decoder.act(action)?;
            let looks = |node| decoder.last_step().is_some_and(|step| step.expanded.iter().any(|at| at.node == node));
            if moment.is_some_and(looks) {
                seen = Some(decoder.clone());
            }
        }
    }
    Ok(seen.unwrap_or(decoder))
}

/// Reads `Q:K`.
fn cell(text: &str) -> Result<(usize, usize), String> {
    let numbers = text.split_once(':').and_then(|(query, key)| Some((query.parse().ok()?, key.parse().ok()?)));
    numbers.ok_or_else(|| "a cell must be a query and a key, as in 3:1".to_owned())
}
