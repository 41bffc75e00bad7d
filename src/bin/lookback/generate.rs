//! `lookback generate`: greedy decoding.

use clap::Args;
use lookback::{
    decode::{Decoder, State},
    model::Model,
};
use serde_json::json;

use super::{Outcome, input, source::Source, text::Text};

#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    source: Source,
    /// The text to go on from
    #[arg(long, required_unless_present = "ids", conflicts_with = "ids")]
    prompt: Option<String>,
    /// Token ids in its place
    #[arg(long, value_delimiter = ',', value_name = "ID,ID,...")]
    ids: Option<Vec<u32>>,
    /// How many tokens to write at most
    #[arg(long, default_value_t = 20, value_name = "N")]
    max_new_tokens: usize,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub fn run(arguments: &Arguments) -> Outcome {
    let checkpoint = arguments.source.read()?;
    let text = Text::new(&checkpoint)?;
    let prompt = input::ids(&checkpoint, text.as_ref(), arguments.prompt.as_deref(), arguments.ids.as_deref())?;
    let mut decoder = Decoder::new(checkpoint.model.clone(), &prompt)?;
    let mut steps = Vec::new();
    while steps.len() < arguments.max_new_tokens && decoder.state() == State::Open {
        steps.push(decoder.step()?);
    }
    let ids = decoder.ids();
    let whole = text.as_ref().map(|text| text.join(&ids)).transpose()?;
    if arguments.json {
        let steps: Vec<_> = steps
            .iter()
            .map(|step| {
                json!({ "id": step.id, "text": input::piece(text.as_ref(), step.id), "position": step.position,
                        "logProb": step.log_prob, "totalLogProb": step.total_log_prob })
            })
            .collect();
        let state = decoder.state().name();
        let json = json!({ "promptLength": prompt.len(), "ids": ids, "text": whole, "steps": steps, "state": state });
        return Ok(format!("{json:#}"));
    }
    let shown = whole.unwrap_or_else(|| ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(","));
    Ok(shown + ending(decoder.state(), &checkpoint.model).as_str())
}

/// Why the text goes no further, if it does not.
fn ending(state: State, model: &Model) -> String {
    match state {
        State::Full => format!("\n(the context of {} positions is full)", model.config().context_size),
        State::Open | State::Finished => String::new(),
    }
}
