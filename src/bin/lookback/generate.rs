//! `lookback generate`: writes by any strategy.

use std::path::PathBuf;

use clap::Args;
use lookback::{
    checkpoint::Checkpoint,
    decode::{Action, Decoder, Order, Processor, Sequence, Session, Settings, Stop, Strategy},
};

use super::{
    Failure, Outcome, input,
    report::Report,
    source::{self, Source},
    text::Text,
};

#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    source: Source,
    /// The text to go on from
    #[arg(long, required_unless_present_any = ["ids", "session"], conflicts_with_all = ["ids", "session"])]
    prompt: Option<String>,
    /// Token ids in its place
    #[arg(long, value_delimiter = ',', value_name = "ID,ID,...", conflicts_with = "session")]
    ids: Option<Vec<u32>>,
    /// A session file in the place of prompt and settings: all that was done is done again
    #[arg(long, value_name = "FILE", conflicts_with_all = ["strategy", "processors", "seed", "max_new_tokens"])]
    session: Option<PathBuf>,
    /// Where to write what was done, as a session file
    #[arg(long, value_name = "FILE")]
    save_session: Option<PathBuf>,
    /// greedy, sample, beam, classic-beam, beam-sample, diverse-beam, stochastic-beam, contrastive, speculative, exact,
    /// enumerate; with settings as in beam=4:1:never
    #[arg(long, default_value = "greedy", value_name = "NAME[=SETTINGS]")]
    strategy: String,
    /// How many beams
    #[arg(long, value_name = "N")]
    beams: Option<usize>,
    /// The power of the length that the score of a text is divided by
    #[arg(long, value_name = "P", allow_negative_numbers = true)]
    length_penalty: Option<f64>,
    /// When a beam search stops: never, true or false
    #[arg(long, value_name = "RULE")]
    early_stopping: Option<String>,
    /// How many texts are sampled; of a search, how many of the best are printed
    #[arg(long, value_name = "N")]
    n: Option<usize>,
    /// What changes the scores, in this order, as in "temperature=0.8,top-p=0.9"
    #[arg(long, default_value = "", value_name = "NAME=SETTINGS,...", hide_default_value = true)]
    processors: String,
    /// Puts the processors into the order of transformers, llama.cpp or vllm
    #[arg(long, value_name = "ENGINE")]
    order: Option<String>,
    /// The same seed gives the same coins
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// A smaller model that writes ahead in speculative decoding
    #[arg(long, value_name = "MODEL")]
    draft: Option<PathBuf>,
    /// How many tokens to write at most
    #[arg(long, default_value_t = 20, value_name = "N")]
    max_new_tokens: usize,
    /// Print JSON
    #[arg(long)]
    json: bool,
    /// With every step: candidates, their fates, and what each processor did
    #[arg(long, requires = "json")]
    trace: bool,
    /// The attention of one head over the best text, layers and heads from 0, as in 1.0
    #[arg(long, requires = "json", value_name = "LAYER.HEAD", value_parser = head)]
    attention: Option<(usize, usize)>,
}

/// Reads `LAYER.HEAD`.
fn head(text: &str) -> Result<(usize, usize), String> {
    let number = |text: &str| text.parse().ok();
    let pair = text.split_once('.').and_then(|(layer, head)| number(layer).zip(number(head)));
    pair.ok_or_else(|| format!("a layer and a head, as in 1.0, got {text}"))
}

/// How many tokens of each distribution a trace shows.
const SHOWN: usize = 10;

pub fn run(arguments: &Arguments) -> Outcome {
    let checkpoint = arguments.source.read()?;
    let text = Text::new(&checkpoint)?;
    let mut decoder = begin(arguments, &checkpoint, text.as_ref())?;
    let mut steps = Vec::new();
    while decoder.stop().is_none() {
        let step = decoder.step()?;
        if arguments.trace {
            steps.push(step);
        }
    }
    if let Some(path) = &arguments.save_session {
        source::write(path, format!("{}\n", decoder.session()).as_bytes())?;
    }
    if arguments.json {
        let report = Report { text: text.as_ref(), steps: &steps, most: arguments.n, head: arguments.attention };
        return Ok(format!("{:#}", report.of(&mut decoder)?));
    }
    plain(&decoder, text.as_ref(), arguments.n)
}

/// A decoder that stands where the arguments say.
fn begin(arguments: &Arguments, checkpoint: &Checkpoint, text: Option<&Text>) -> Result<Decoder, Failure> {
    let detail = if arguments.trace { SHOWN } else { 0 };
    let draft = arguments.draft.clone().map(|path| Source::at(path).read()).transpose()?.map(|draft| draft.model);
    let model = checkpoint.model.clone();
    if let Some(path) = &arguments.session {
        let session = Session::parse(&String::from_utf8_lossy(&source::read(path)?))?;
        return Ok(Decoder::replay(model, &session, draft, detail)?);
    }
    let prompt = input::ids(checkpoint, text, arguments.prompt.as_deref(), arguments.ids.as_deref())?;
    let mut processors = Processor::parse_all(&arguments.processors)?;
    if let Some(order) = &arguments.order {
        Order::named(order)?.sort(&mut processors);
    }
    let settings = Settings {
        strategy: strategy(arguments)?,
        processors,
        max_new_tokens: arguments.max_new_tokens,
        seed: arguments.seed,
        ..Settings::default()
    };
    let session = Session { prompt, settings, actions: Vec::<Action>::new() };
    Ok(Decoder::replay(model, &session, draft, detail)?)
}

/// The strategy that the flags describe.
fn strategy(arguments: &Arguments) -> Result<Strategy, Failure> {
    let Arguments { strategy: name, beams, length_penalty, early_stopping, n, .. } = arguments;
    if *n == Some(0) {
        return Err("--n must be a whole number from 1 on, got 0".into());
    }
    let flags = [
        ("--beams", beams.map(|beams| beams.to_string())),
        ("--length-penalty", length_penalty.map(|penalty| penalty.to_string())),
        ("--early-stopping", early_stopping.clone()),
        ("--n", n.map(|n| n.to_string())),
    ];
    let takes: &[&str] = match name.as_str() {
        "beam" | "classic-beam" | "beam-sample" => &["--beams", "--length-penalty", "--early-stopping"],
        "stochastic-beam" | "diverse-beam" => &["--beams"],
        "exact" => &["--n", "--length-penalty"],
        "enumerate" => &["--length-penalty"],
        "sample" => &["--n"],
        _ => &[],
    };
    // Where it says nothing to the strategy, `--n` says how many texts are printed.
    let foreign = |flag: &str| flag != "--n" && !takes.contains(&flag);
    if let Some((flag, _)) = flags.iter().find(|(flag, value)| value.is_some() && foreign(flag)) {
        return Err(format!("{flag} says nothing to the strategy {name}").into());
    }
    let value = |flag: &str| flags.iter().find(|(name, _)| *name == flag).and_then(|(_, value)| value.clone());
    let values: Vec<String> = takes.iter().map(|flag| value(flag).unwrap_or_default()).collect();
    let settings = values.join(":");
    let given = settings.trim_matches(':').is_empty();
    Ok(Strategy::parse(&if given { name.clone() } else { format!("{name}={settings}") })?)
}

/// The texts, one a line; with scores when there are several.
fn plain(decoder: &Decoder, text: Option<&Text>, most: Option<usize>) -> Outcome {
    let sequences = best(decoder, most);
    if sequences.is_empty() {
        return Ok("(nothing: every token was forbidden)".to_owned());
    }
    let mut lines = Vec::new();
    for sequence in &sequences {
        let ids = [decoder.prompt(), &sequence.ids].concat();
        let whole = shown(text, &ids)?;
        lines.push(if sequences.len() > 1 { format!("{:9.4}  {whole}", sequence.score) } else { whole });
    }
    Ok(lines.join("\n") + ending(decoder).as_str())
}

/// The first so many texts.
pub fn best(decoder: &Decoder, most: Option<usize>) -> Vec<Sequence> {
    decoder.sequences().into_iter().take(most.unwrap_or(usize::MAX)).collect()
}

/// Ids as text, or as numbers when there is no tokenizer.
pub fn shown(text: Option<&Text>, ids: &[u32]) -> Result<String, Failure> {
    match text {
        Some(text) => text.join(ids),
        None => Ok(ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")),
    }
}

/// What a reader of the texts must know of their end.
fn ending(decoder: &Decoder) -> String {
    let full = decoder
        .sequences()
        .iter()
        .any(|sequence| decoder.prompt().len() + sequence.ids.len() == decoder.model().config().context_size);
    match decoder.stop() {
        Some(Stop::Full) if full => {
            format!("\n(the context of {} positions is full)", decoder.model().config().context_size)
        }
        Some(Stop::NothingLeft) => "\n(every token was forbidden)".to_owned(),
        Some(Stop::Unproven) => "\n(the budget was spent before this was proven to be the best)".to_owned(),
        _ => String::new(),
    }
}
