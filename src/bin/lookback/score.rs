//! `lookback score`: the chain rule in numbers.

use clap::Args;
use lookback::ops::softmax;
use serde_json::json;

use super::{Outcome, input, source::Source, text::Text};

#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    source: Source,
    /// The text to score
    #[arg(long, required_unless_present = "ids", conflicts_with = "ids")]
    text: Option<String>,
    /// Token ids in its place
    #[arg(long, value_delimiter = ',', value_name = "ID,ID,...")]
    ids: Option<Vec<u32>>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// The first token has nothing before it, so the model gives it no probability.
pub fn run(arguments: &Arguments) -> Outcome {
    let checkpoint = arguments.source.read()?;
    let text = Text::new(&checkpoint)?;
    let ids = input::ids(&checkpoint, text.as_ref(), arguments.text.as_deref(), arguments.ids.as_deref())?;
    let logits = checkpoint.model.logits(&ids)?;
    let log_prob = |position: usize| {
        let before = logits.row(position.checked_sub(1)?);
        Some(softmax::log_probs(&before.to_vec())[ids[position] as usize])
    };
    let log_probs: Vec<Option<f64>> = (0..ids.len()).map(log_prob).collect();
    let scored = log_probs.iter().flatten().count();
    let total: f64 = log_probs.iter().flatten().sum();
    let perplexity = (scored > 0).then(|| (-total / scored as f64).exp());
    let tokens = ids.iter().zip(&log_probs);
    if arguments.json {
        let tokens: Vec<_> = tokens
            .map(|(&id, log_prob)| json!({ "id": id, "text": input::piece(text.as_ref(), id), "logProb": log_prob }))
            .collect();
        let json = json!({ "ids": ids, "tokens": tokens, "totalLogProb": total, "perplexity": perplexity });
        return Ok(format!("{json:#}"));
    }
    let mut output = format!("{:>6} {:>10} {:>10}  token\n", "id", "log p", "sum");
    let mut sum = 0.0;
    for (&id, log_prob) in tokens {
        sum += log_prob.unwrap_or(0.0);
        let cell = log_prob.map_or_else(|| "-".to_owned(), |log_prob| format!("{log_prob:.4}"));
        output += &format!("{id:>6} {cell:>10} {sum:>10.4}  {:?}\n", input::piece(text.as_ref(), id));
    }
    output += &match perplexity {
        Some(perplexity) => format!("perplexity {perplexity:.4} over {scored} tokens\n"),
        None => "perplexity needs two tokens: the first has nothing before it\n".to_owned(),
    };
    Ok(output)
}
