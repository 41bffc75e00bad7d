//! GPT-Neo: GPT-2's parts with plain linear weights, unscaled scores, and layers that see only a window.

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::family::{Place, activation, activation_name, unsupported};
use crate::{
    Error, Result,
    model::{
        Config,
        config::MOST_LAYERS,
        slot::{Block, Slot},
    },
};

/// The keys of `config.json` that change what the model computes.
#[derive(Deserialize)]
pub struct Keys {
    vocab_size: usize,
    max_position_embeddings: usize,
    hidden_size: usize,
    num_layers: usize,
    num_heads: usize,
    intermediate_size: Option<usize>,
    window_size: Option<usize>,
    /// Kinds of layers, and how often they are repeated.
    attention_types: Option<Vec<(Vec<String>, usize)>>,
    activation_function: Option<String>,
    layer_norm_epsilon: Option<f32>,
    tie_word_embeddings: Option<bool>,
}

/// Absent keys have the defaults of `transformers`' `GPTNeoConfig`.
pub fn config(keys: Keys) -> Result<Config> {
    let window = keys.window_size.unwrap_or(256);
    let types = keys.attention_types.unwrap_or_else(|| vec![(vec!["global".to_owned(), "local".to_owned()], 12)]);
    let count = types.iter().try_fold(0usize, |sum, (kinds, times)| sum.checked_add(kinds.len().checked_mul(*times)?));
    if count != Some(keys.num_layers) {
        let value = count.map_or_else(|| "too many".to_owned(), |count| count.to_string());
        return Err(Error::BadConfig { what: "attention_types", rule: "one for each of num_layers", value });
    }
    let mut config =
        Config::gpt_neo(keys.vocab_size, keys.max_position_embeddings, keys.hidden_size, 0, keys.num_heads, window);
    config.layers = keys.num_layers;
    let kinds = types.iter().flat_map(|(kinds, times)| kinds.iter().cycle().take(kinds.len() * times));
    for kind in kinds.take(MOST_LAYERS) {
        config.windows.push(match kind.as_str() {
            "global" => None,
            "local" => Some(window),
            other => return Err(unsupported("attention_types", "global or local", other)),
        });
    }
    config.hidden_channels = keys.intermediate_size.unwrap_or(config.hidden_channels);
    config.activation = activation("activation_function", keys.activation_function.as_deref().unwrap_or("gelu_new"))?;
    config.norm_epsilon = keys.layer_norm_epsilon.unwrap_or(1e-5);
    config.tied_head = keys.tie_word_embeddings.unwrap_or(true);
    Ok(config)
}

/// The keys that [`config`] reads.
pub fn keys(config: &Config) -> Map<String, Value> {
    let kinds: Vec<&str> =
        (0..config.layers).map(|layer| if config.window(layer).is_some() { "local" } else { "global" }).collect();
    let window = config.windows.iter().copied().flatten().next().unwrap_or(256);
    let Value::Object(keys) = json!({
        "architectures": ["GPTNeoForCausalLM"],
        "max_position_embeddings": config.context_size,
        "hidden_size": config.channels,
        "num_layers": config.layers,
        "num_heads": config.heads,
        "intermediate_size": config.hidden_channels,
        "window_size": window,
        "attention_types": [[kinds.clone(), 1]],
        "attention_layers": kinds,
        "activation_function": activation_name(config.activation),
        "layer_norm_epsilon": config.norm_epsilon,
    }) else {
        unreachable!("the literal above is an object")
    };
    keys
}

/// Where a slot lies.
pub fn place(slot: Slot, shape: &[usize]) -> Place {
    let name = match slot {
        Slot::TokenEmbedding => "wte.weight".to_owned(),
        Slot::PositionEmbedding => "wpe.weight".to_owned(),
        Slot::FinalNorm(part) => format!("ln_f.{part}"),
        Slot::Head => "lm_head.weight".to_owned(),
        Slot::Layer(layer, block, part) => {
            let block = match block {
                Block::AttentionNorm => "ln_1",
                Block::Query => "attn.attention.q_proj",
                Block::Key => "attn.attention.k_proj",
                Block::Value => "attn.attention.v_proj",
                Block::Output => "attn.attention.out_proj",
                Block::MlpNorm => "ln_2",
                Block::Up | Block::Gate => "mlp.c_fc",
                Block::Down => "mlp.c_proj",
            };
            format!("h.{layer}.{block}.{part}")
        }
    };
    Place::whole(name, shape)
}
