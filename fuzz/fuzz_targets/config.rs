//! Any bytes as `config.json`, `generation_config.json`, `tokenizer.json` and shard index beside good weights.
#![no_main]

use libfuzzer_sys::fuzz_target;
use lookback::checkpoint::{self, Files};

const CONFIG: &[u8] = include_bytes!("../../tests/golden/models/llama_gqa/config.json");
const WEIGHTS: &[u8] = include_bytes!("../../tests/golden/models/llama_gqa/model.safetensors");

fuzz_target!(|bytes: &[u8]| {
    let names = ["config.json", "generation_config.json", "tokenizer.json", "model.safetensors.index.json"];
    let Some((which, bytes)) = bytes.split_first() else { return };
    let name = names[usize::from(*which) % names.len()];
    let weights = if name.ends_with("index.json") { "model-1.safetensors" } else { "model.safetensors" };
    let mut files = Files::from([("config.json".into(), CONFIG.to_vec()), (weights.into(), WEIGHTS.to_vec())]);
    files.insert(name.into(), bytes.to_vec());
    if let Ok(checkpoint) = checkpoint::read(&files) {
        let _ = checkpoint.model.logits(&[0]);
    }
});
