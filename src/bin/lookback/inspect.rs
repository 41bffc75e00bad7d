//! `lookback inspect`: what a model is.

use clap::Args;
use lookback::model::{Config, Positions};
use serde_json::json;

use super::{Outcome, source::Source};

#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    source: Source,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub fn run(arguments: &Arguments) -> Outcome {
    let checkpoint = arguments.source.read()?;
    let config = checkpoint.model.config();
    let parameters = config.parameter_count();
    let weights = checkpoint.model.weights();
    let (precision, weight_bytes) = (weights.precision().name(), weights.bytes());
    // Keys and values, in every layer.
    let cache_bytes = 8 * config.layers * config.kv_channels();
    let family = config.family.name();
    if arguments.json {
        let json = json!({
            "family": family,
            "causal": config.causal,
            "vocabSize": config.vocab_size,
            "contextSize": config.context_size,
            "channels": config.channels,
            "layers": config.layers,
            "heads": config.heads,
            "kvHeads": config.kv_heads,
            "headChannels": config.head_channels,
            "hiddenChannels": config.hidden_channels,
            "tiedHead": config.tied_head,
            "windows": (0..config.layers).map(|layer| config.window(layer)).collect::<Vec<_>>(),
            "bosId": config.bos_id,
            "eosIds": config.eos_ids,
            "parameterCount": parameters,
            "dtype": checkpoint.dtype.name(),
            "precision": precision,
            "weightBytes": weight_bytes,
            "cacheBytesPerPosition": cache_bytes,
            "tokenizer": checkpoint.tokenizer.contains_key("tokenizer.json"),
        });
        return Ok(format!("{json:#}"));
    }
    let rows = [
        ("family", format!("{family}, {}", if config.causal { "causal" } else { "masked" })),
        ("parameters", format!("{parameters}, {} head", if config.tied_head { "tied" } else { "own" })),
        ("vocabulary", config.vocab_size.to_string()),
        ("context", format!("{} positions, {}", config.context_size, positions(config))),
        ("layers", format!("{} of {} channels, {} hidden", config.layers, config.channels, config.hidden_channels)),
        (
            "heads",
            format!("{} of {} channels, {} of keys and values", config.heads, config.head_channels, config.kv_heads),
        ),
        ("stored as", checkpoint.dtype.name().to_owned()),
        ("memory", format!("{weight_bytes} bytes of weights as {precision}, {cache_bytes} bytes a position")),
        ("tokenizer", if checkpoint.tokenizer.is_empty() { "none" } else { "yes" }.to_owned()),
    ];
    Ok(rows.iter().map(|(name, value)| format!("{name:<11} {value}\n")).collect())
}

fn positions(config: &Config) -> String {
    match config.positions {
        Positions::Learned => "learned".to_owned(),
        Positions::Rotary { base } => format!("rotary with base {base}"),
    }
}
