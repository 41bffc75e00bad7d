//! What the families have in common: which one it is, its special tokens, and where each tensor lies.

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::{
    Dtype, Files, gpt_neo, gpt2,
    json::{self, Ids},
    llama,
};
use crate::{
    Error, Result,
    model::{Activation, Config, Family, slot::Slot},
};

const CONFIG: &str = "config.json";
const GENERATION_CONFIG: &str = "generation_config.json";

/// Where a slot's numbers lie in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The tensor, without the family's prefix.
    pub name: String,
    /// Whether it is stored as (in, out).
    pub transposed: bool,
    /// The first of its outputs that belongs to the slot.
    pub first: usize,
    /// All its outputs.
    pub outputs: usize,
}

impl Place {
    /// A tensor that is the slot's alone, stored as (out, in).
    pub fn whole(name: String, shape: &[usize]) -> Self {
        Self { name, transposed: false, first: 0, outputs: shape[0] }
    }

    /// The shape that the tensor must have in the file, for a slot of this shape.
    pub fn shape(&self, slot: &[usize]) -> Vec<usize> {
        match slot {
            [_] => vec![self.outputs],
            _ if self.transposed => vec![slot[1], self.outputs],
            _ => vec![self.outputs, slot[1]],
        }
    }

    /// Where in the file's tensor the slot's numbers stand, in the slot's order.
    pub fn indices(&self, slot: &[usize]) -> impl Iterator<Item = usize> {
        let columns = slot.get(1).copied().unwrap_or(1);
        let (rows, first, outputs, transposed) = (slot[0], self.first, self.outputs, self.transposed);
        (0..rows).flat_map(move |row| {
            (0..columns).map(
                move |column| {
                    if transposed { column * outputs + first + row } else { (first + row) * columns + column }
                },
            )
        })
    }
}

/// The `model_type` of `config.json`.
pub fn model_type(family: Family) -> &'static str {
    match family {
        Family::Gpt2 => "gpt2",
        Family::GptNeo => "gpt_neo",
        Family::Llama => "llama",
    }
}

/// What stands before the names of all tensors but the head's.
pub fn prefix(family: Family) -> &'static str {
    match family {
        Family::Gpt2 | Family::GptNeo => "transformer.",
        Family::Llama => "model.",
    }
}

/// Constants that older versions stored among the weights.
pub fn is_buffer(name: &str) -> bool {
    [".attn.bias", ".attn.masked_bias", ".attention.bias", ".attention.masked_bias", ".rotary_emb.inv_freq"]
        .iter()
        .any(|suffix| name.ends_with(suffix))
}

/// Where a slot of this shape lies in the family's files.
pub fn place(config: &Config, slot: Slot, shape: &[usize]) -> Place {
    match config.family {
        Family::Gpt2 => gpt2::place(config, slot, shape),
        Family::GptNeo => gpt_neo::place(slot, shape),
        Family::Llama => llama::place(slot, shape),
    }
}

/// Reads `config.json`, and the end-of-text tokens of `generation_config.json` when it has some, as `generate` does.
pub fn read_config(files: &Files) -> Result<Config> {
    #[derive(Deserialize)]
    struct Common {
        model_type: Option<String>,
        bos_token_id: Option<Ids>,
        eos_token_id: Option<Ids>,
        is_causal: Option<bool>,
    }
    #[derive(Default, Deserialize)]
    struct Generation {
        eos_token_id: Option<Ids>,
    }
    let common: Common = json::read(files, CONFIG)?;
    let mut config = match common.model_type.as_deref() {
        Some("gpt2") => gpt2::config(json::read(files, CONFIG)?)?,
        Some("gpt_neo") => gpt_neo::config(json::read(files, CONFIG)?)?,
        Some("llama") => llama::config(json::read(files, CONFIG)?)?,
        other => return Err(Error::UnknownFamily { family: other.unwrap_or("nothing").to_owned() }),
    };
    config.causal = common.is_causal.unwrap_or(true);
    if config.family == Family::GptNeo && !config.causal {
        // `transformers` builds GPT-Neo's causal mask into its attention.
        return Err(unsupported("is_causal", "true for gpt_neo", "false"));
    }
    let generation: Generation = match files.get(GENERATION_CONFIG) {
        Some(bytes) => json::parse(bytes, GENERATION_CONFIG)?,
        None => Generation::default(),
    };
    let within = |ids: Option<Ids>| ids.unwrap_or_default().within(config.vocab_size);
    let (bos, eos) = (within(common.bos_token_id), within(generation.eos_token_id.or(common.eos_token_id)));
    config.bos_id = bos.first().copied();
    config.eos_ids = eos;
    Ok(config)
}

/// Writes `config.json` and `generation_config.json`.
pub fn write_config(config: &Config, dtype: Dtype) -> Files {
    let mut keys = match config.family {
        Family::Gpt2 => gpt2::keys(config),
        Family::GptNeo => gpt_neo::keys(config),
        Family::Llama => llama::keys(config),
    };
    let mut special = Map::new();
    special.insert("bos_token_id".to_owned(), json!(config.bos_id));
    special.insert(
        "eos_token_id".to_owned(),
        match config.eos_ids.as_slice() {
            [] => Value::Null,
            [id] => json!(id),
            ids => json!(ids),
        },
    );
    keys.extend(special.clone());
    keys.insert("model_type".to_owned(), json!(model_type(config.family)));
    keys.insert("vocab_size".to_owned(), json!(config.vocab_size));
    keys.insert("tie_word_embeddings".to_owned(), json!(config.tied_head));
    // The newer and the older name of the same key.
    keys.insert("dtype".to_owned(), json!(dtype.torch_name()));
    keys.insert("torch_dtype".to_owned(), json!(dtype.torch_name()));
    if !config.causal {
        keys.insert("is_causal".to_owned(), json!(false));
    }
    let file =
        |name: &str, keys: Map<String, Value>| (name.to_owned(), format!("{:#}\n", Value::Object(keys)).into_bytes());
    let mut files = Files::new();
    files.extend([file(CONFIG, keys), file(GENERATION_CONFIG, special)]);
    files
}

/// The activation that Hugging Face gives this name.
pub fn activation(key: &'static str, name: &str) -> Result<Activation> {
    match name {
        "gelu" => Ok(Activation::Gelu),
        "gelu_new" | "gelu_pytorch_tanh" => Ok(Activation::GeluTanh),
        "relu" => Ok(Activation::Relu),
        "silu" | "swish" => Ok(Activation::Silu),
        other => Err(unsupported(key, "gelu, gelu_new, gelu_pytorch_tanh, relu, silu or swish", other)),
    }
}

/// The name that Hugging Face gives an activation.
pub fn activation_name(activation: Activation) -> &'static str {
    match activation {
        Activation::Gelu => "gelu",
        Activation::GeluTanh => "gelu_new",
        Activation::Relu => "relu",
        Activation::Silu => "silu",
    }
}

/// A setting that this crate's transformer does not have.
pub fn unsupported(key: &'static str, rule: &'static str, value: impl ToString) -> Error {
    Error::UnsupportedConfig { key, rule, value: value.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_transposed_tensor_is_read_row_by_row() {
        // (in 2, out 6): the slot is outputs 2 and 3.
        let place = Place { name: String::new(), transposed: true, first: 2, outputs: 6 };
        assert_eq!(place.shape(&[2, 2]), [2, 6]);
        assert_eq!(place.indices(&[2, 2]).collect::<Vec<_>>(), [2, 8, 3, 9]);
        assert_eq!(place.indices(&[2]).collect::<Vec<_>>(), [2, 3]);
    }
}
