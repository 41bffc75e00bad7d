//! Files that are not what they seem: each is refused with its code, and none makes the reader panic.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{fs, path::PathBuf};

use lookback::{
    Error,
    checkpoint::{self, Files, folder, llama2c, llama2c_tokenizer},
    rng::Rng,
};
use serde_json::{Value, json};

fn golden() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

fn files(case: &str) -> Files {
    let mut files = folder::read(&golden().join("models").join(case)).unwrap();
    files.remove("golden.safetensors");
    files
}

fn refusal(files: &Files) -> Error {
    checkpoint::read(files).unwrap_err()
}

/// The code with which a folder is refused after a change to it.
fn code(case: &str, change: impl FnOnce(&mut Files)) -> &'static str {
    let mut files = files(case);
    change(&mut files);
    refusal(&files).code()
}

fn set(files: &mut Files, key: &str, value: impl Into<Value>) {
    let mut config: Value = serde_json::from_slice(&files["config.json"]).unwrap();
    config[key] = value.into();
    files.insert("config.json".to_owned(), config.to_string().into_bytes());
}

/// A safetensors file with this header and so many bytes after it.
fn safetensors(header: &Value, bytes: usize) -> Vec<u8> {
    let header = header.to_string();
    let mut file = (header.len() as u64).to_le_bytes().to_vec();
    file.extend(header.as_bytes());
    file.resize(file.len() + bytes, 0);
    file
}

fn weights_code(bytes: Vec<u8>) -> &'static str {
    code("gpt2_a", |files| drop(files.insert("model.safetensors".to_owned(), bytes)))
}

/// The header and the numbers of a safetensors file.
fn parts(files: &Files) -> (Value, Vec<u8>) {
    let file = &files["model.safetensors"];
    let length = u64::from_le_bytes(*file.first_chunk().unwrap()) as usize;
    (serde_json::from_slice(&file[8..8 + length]).unwrap(), file[8 + length..].to_vec())
}

#[test]
fn files_that_are_missing_or_no_json() {
    assert_eq!(code("gpt2_a", |files| drop(files.remove("config.json"))), "missing-file");
    assert_eq!(code("gpt2_a", |files| drop(files.remove("model.safetensors"))), "missing-file");
    assert_eq!(code("gpt2_a", |files| drop(files.insert("config.json".into(), b"<html>".to_vec()))), "bad-json");
    assert_eq!(code("gpt2_a", |files| drop(files.insert("tokenizer.json".into(), b"{}".to_vec()))), "bad-json");
    assert_eq!(code("gpt2_a", |files| drop(files.insert("generation_config.json".into(), b"[".to_vec()))), "bad-json");
    assert_eq!(code("sharded", |files| drop(files.remove("model-00002-of-00003.safetensors"))), "missing-file");
    let empty = json!({ "weight_map": { "model.norm.weight": "model-00001-of-00003.safetensors" } }).to_string();
    let index = "model.safetensors.index.json".to_owned();
    assert_eq!(code("sharded", |files| drop(files.insert(index, empty.into_bytes()))), "missing-tensor");
}

#[test]
fn configurations_that_are_unknown_unsupported_or_impossible() {
    assert_eq!(code("gpt2_a", |files| set(files, "model_type", "mamba")), "unknown-family");
    assert_eq!(code("gpt2_a", |files| set(files, "model_type", Value::Null)), "unknown-family");
    assert_eq!(code("gpt2_a", |files| set(files, "activation_function", "mish")), "unsupported-config");
    assert_eq!(code("gpt2_a", |files| set(files, "add_cross_attention", true)), "unsupported-config");
    assert_eq!(code("gpt_neo_a", |files| set(files, "is_causal", false)), "unsupported-config");
    assert_eq!(
        code("gpt_neo_a", |files| set(files, "attention_types", json!([[["sliding"], 2]]))),
        "unsupported-config"
    );
    let yarn = json!({ "rope_type": "yarn", "factor": 4.0 });
    assert_eq!(code("llama_gqa", |files| set(files, "rope_scaling", yarn)), "unsupported-config");
    assert_eq!(code("gpt2_a", |files| set(files, "n_embd", -1)), "bad-json");
    assert_eq!(code("gpt2_a", |files| set(files, "n_embd", 0)), "bad-config");
    assert_eq!(code("gpt2_a", |files| set(files, "n_head", 0)), "bad-config");
    assert_eq!(code("llama_gqa", |files| set(files, "num_key_value_heads", 3)), "bad-config");
    assert_eq!(code("llama_gqa", |files| set(files, "head_dim", 3)), "bad-config");
    for huge in [1u64 << 20, 1 << 40, u64::MAX >> 1, u64::MAX] {
        for key in ["vocab_size", "n_positions", "n_embd", "n_layer", "n_head", "n_inner"] {
            let code = code("gpt2_a", |files| set(files, key, huge));
            assert!(["bad-config", "tensor-shape", "missing-tensor"].contains(&code), "{key} {huge}: {code}");
        }
        let types = json!([[["global"], huge]]);
        assert_eq!(code("gpt_neo_a", |files| set(files, "attention_types", types)), "bad-config");
    }
}

#[test]
fn safetensors_that_lie_about_themselves() {
    let (header, numbers) = parts(&files("gpt2_a"));
    let whole = files("gpt2_a")["model.safetensors"].clone();
    for length in [0, 7, 8, 100, whole.len() - 1] {
        assert_eq!(weights_code(whole[..length].to_vec()), "truncated", "{length} bytes");
    }
    assert_eq!(weights_code([&whole[..], &[0]].concat()), "trailing-bytes");
    assert_eq!(weights_code(b"version https://git-lfs.github.com/spec/v1\n".to_vec()), "truncated");
    assert_eq!(weights_code([&2u64.to_le_bytes()[..], b"[]"].concat()), "safetensors-header");
    assert_eq!(weights_code([&4u64.to_le_bytes()[..], b"\xff{}\xff"].concat()), "safetensors-header");

    let lying = |tensor: &str, key: &str, value: Value| {
        let mut header = header.clone();
        header[tensor][key] = value;
        weights_code(safetensors(&header, numbers.len()))
    };
    let bias = "transformer.h.0.ln_1.bias";
    assert_eq!(lying(bias, "data_offsets", json!([0, 48])), "tensor-offsets");
    assert_eq!(lying(bias, "shape", json!([1 << 20])), "tensor-length");
    assert_eq!(lying(bias, "shape", json!([u64::MAX, 2])), "tensor-length");
    assert_eq!(lying(bias, "dtype", json!("F128")), "safetensors-header");
    assert_eq!(lying(bias, "dtype", json!("I32")), "unsupported-dtype");
    assert_eq!(lying(bias, "data_offsets", json!([0, u64::MAX])), "truncated");
    // Offsets near the end of the address space, whose sum with the header's length overflows.
    let end = u64::MAX - 100;
    let far = json!({ "a": { "dtype": "U8", "shape": [end], "data_offsets": [0, end] } });
    assert_eq!(weights_code(safetensors(&far, 0)), "truncated");
}

#[test]
fn tensors_that_are_missing_extra_misshapen_or_not_finite() {
    let rewritten = |change: &dyn Fn(&mut serde_json::Map<String, Value>)| {
        let (mut header, numbers) = parts(&files("gpt2_b"));
        change(header.as_object_mut().unwrap());
        weights_code_of("gpt2_b", safetensors(&header, numbers.len()))
    };
    let rename = |from: &'static str, to: &'static str| {
        rewritten(&move |header| {
            let tensor = header.remove(from).unwrap();
            header.insert(to.to_owned(), tensor);
        })
    };
    assert_eq!(rename("transformer.wpe.weight", "transformer.wpe.table"), "missing-tensor");
    assert_eq!(code("gpt2_a", |files| set(files, "vocab_size", 5)), "tensor-shape");
    assert_eq!(code("gpt2_a", |files| set(files, "n_layer", 1)), "unexpected-tensor");
    for (value, bits) in [(f32::NAN, "NaN"), (f32::INFINITY, "inf"), (f32::NEG_INFINITY, "-inf")] {
        let mut files = files("gpt2_a");
        let end = files["model.safetensors"].len();
        files.get_mut("model.safetensors").unwrap()[end - 8..end - 4].copy_from_slice(&value.to_le_bytes());
        let error = refusal(&files);
        assert_eq!(error.code(), "non-finite-weight");
        assert!(error.to_string().contains(&format!("has {bits} at index")), "{error}");
    }
}

#[test]
fn a_head_that_differs_from_the_embedding_is_one_of_its_own_whatever_the_configuration_says() {
    let mut files = files("gpt2_b");
    let before = checkpoint::read(&files).unwrap();
    set(&mut files, "tie_word_embeddings", true);
    assert_eq!(checkpoint::read(&files).unwrap(), before);
}

fn weights_code_of(case: &str, bytes: Vec<u8>) -> &'static str {
    code(case, |files| drop(files.insert("model.safetensors".to_owned(), bytes)))
}

#[test]
fn buffers_of_older_versions_are_passed_over() {
    let mut files = files("gpt2_a");
    let (mut header, mut numbers) = parts(&files);
    let start = numbers.len();
    for (index, name) in ["h.0.attn.bias", "transformer.h.1.attn.masked_bias"].into_iter().enumerate() {
        let offsets = [start + 4 * index, start + 4 * index + 4];
        header[name] = json!({ "dtype": "F32", "shape": [1], "data_offsets": offsets });
    }
    numbers.resize(start + 8, 0);
    let mut file = safetensors(&header, 0);
    file.extend(numbers);
    let before = checkpoint::read(&files).unwrap();
    files.insert("model.safetensors".to_owned(), file);
    assert_eq!(checkpoint::read(&files).unwrap(), before);
}

#[test]
fn a_tokenizer_for_a_larger_vocabulary() {
    let tokenizer = fs::read(golden().join("tokenizers/word_level.json")).unwrap();
    let mut files = files("gpt2_a");
    files.insert("tokenizer.json".to_owned(), tokenizer);
    let error = refusal(&files);
    assert_eq!(error, Error::TokenizerMismatch { id: 59, vocab_size: 23 });
}

#[test]
fn llama2c_files_cut_anywhere_are_refused() {
    for name in ["v0_tied.bin", "v0_untied.bin", "v1.bin"] {
        let whole = fs::read(golden().join("llama2c").join(name)).unwrap();
        for length in (0..whole.len()).step_by(13) {
            assert_eq!(llama2c::read(&whole[..length]).unwrap_err().code(), "truncated", "{name} {length}");
        }
        assert_eq!(llama2c::read(&[&whole[..], &[0]].concat()).unwrap_err().code(), "trailing-bytes");
        let mut infinite = whole.clone();
        // Behind both headers, and before the angles that version 0 ends with.
        infinite[400..404].copy_from_slice(&f32::INFINITY.to_le_bytes());
        let code = llama2c::read(&infinite).unwrap_err().code();
        assert_eq!(code, "non-finite-weight", "{name}");
    }
    let tokenizer = fs::read(golden().join("llama2c/tok.bin")).unwrap();
    let mut whole_tokens = 0;
    for length in 0..tokenizer.len() {
        match llama2c_tokenizer::read(&tokenizer[..length]) {
            // The file has no count: where a token ends, it may end.
            Ok(_) => whole_tokens += 1,
            Err(error) => assert_eq!(error.code(), "llama2c-tokenizer", "{length}"),
        }
    }
    // It has 537 tokens; the first three must be there.
    assert_eq!(whole_tokens, 537 - 3);
}

#[test]
fn random_damage_never_panics() {
    let mut rng = Rng::new(5);
    let sources = [files("gpt2_a"), files("llama_gqa"), files("sharded"), files("gpt_neo_a")];
    let llama2c_file = fs::read(golden().join("llama2c/v1.bin")).unwrap();
    for round in 0..4000 {
        let mut damaged = sources[round % sources.len()].clone();
        let name = damaged.keys().nth(rng.next_u32() as usize % damaged.len()).unwrap().clone();
        damage(damaged.get_mut(&name).unwrap(), &mut rng);
        let _ = checkpoint::read(&damaged);
        let mut bytes = llama2c_file.clone();
        damage(&mut bytes, &mut rng);
        let _ = llama2c::read(&bytes);
    }
}

/// A few random bytes, most of them where headers are, and sometimes a cut.
fn damage(bytes: &mut Vec<u8>, rng: &mut Rng) {
    let mut below = |bound: usize| rng.next_u32() as usize % bound.max(1);
    for _ in 0..=below(4) {
        let bound = if below(3) > 0 { bytes.len().min(400) } else { bytes.len() };
        let at = below(bound);
        if let Some(byte) = bytes.get_mut(at) {
            *byte = below(256) as u8;
        }
    }
    if below(8) == 0 {
        bytes.truncate(below(bytes.len()));
    }
}
