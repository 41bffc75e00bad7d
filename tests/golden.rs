//! Our numbers against those of `transformers`, PyTorch and llama2.c's definition (see `tests/golden/README.md`).
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "golden/files.rs"]
mod golden_files;

use std::{collections::BTreeMap, fs};

use golden_files::{Tensors, files, named, path};
use lookback::{
    checkpoint::{self, Checkpoint, Dtype, folder, llama2c},
    model::{Intervention, Mask, Model, Params, trace::LayerTrace},
    ops::cross_entropy,
};
use ndarray::{Array2, s};

/// The largest absolute difference of logits, while none is above 10 in size.
const LOGITS: f32 = 2e-5;
/// The largest difference of larger logits, those of trained models, as a share of the largest.
const LARGE_LOGITS: f32 = 4e-6;
/// The largest difference of a gradient tensor, relative to its own largest entry.
const GRADIENTS: f32 = 1e-3;

fn model(case: &str) -> Checkpoint {
    checkpoint::read(&files(case)).unwrap()
}

fn assert_close(what: &str, ours: &Array2<f32>, golden: &Array2<f32>) {
    assert_eq!(ours.dim(), golden.dim(), "{what}");
    let worst = ours.iter().zip(golden).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
    let largest = golden.iter().fold(0.0, |largest: f32, logit| largest.max(logit.abs()));
    println!("{what}: largest difference {worst:.1e}, largest logit {largest:.1}");
    assert!(worst < LOGITS.max(LARGE_LOGITS * largest), "{what}: largest difference {worst:.1e}");
}

/// Logits of every text, the loss over all of them, and its gradient by every tensor, under the names of the family.
fn assert_trains_like_pytorch(case: &str) {
    let golden = Tensors::open(&format!("models/{case}/golden.safetensors"));
    let model = model(case).model;
    let texts: Vec<Vec<u32>> = (0..3).map(|k| golden.ids(&format!("ids.{k}"))).collect();
    let lengths: Vec<usize> = texts.iter().map(Vec::len).collect();
    assert_eq!(lengths, [1, 2, model.config().context_size]);

    let trace = model.forward(&texts.iter().map(Vec::as_slice).collect::<Vec<_>>(), &model.mask()).unwrap();
    let mut start = 0;
    for (k, length) in lengths.iter().enumerate() {
        let logits = golden.matrix(&format!("logits.{k}"));
        assert_close(
            &format!("{case} logits.{k}"),
            &trace.logits.slice(s![start..start + length, ..]).to_owned(),
            &logits,
        );
        assert_close(&format!("{case} logits.{k} without a trace"), &model.logits(&texts[k]).unwrap(), &logits);
        start += length;
    }

    let ids = (0..3).flat_map(|k| golden.ids(&format!("targets.{k}")));
    let targets: Vec<Option<usize>> = ids.map(|id| Some(id as usize)).collect();
    let share = 1.0 / targets.len() as f64;
    let (loss, d_logits) = cross_entropy::forward_backward(trace.logits.view(), &targets, 0.0, share);
    assert!((loss - golden.numbers("loss")[0]).abs() < 1e-5, "{case} loss {loss}");
    let mut grads = Params::zeros(model.config());
    model.backward(&trace, d_logits.view(), &mut grads);
    assert_gradients(case, &model, grads, &golden);
}

fn assert_gradients(case: &str, model: &Model, grads: Params, golden: &Tensors) {
    let ours = named(model, grads);
    let expected: Vec<&str> = golden.names().filter_map(|name| name.strip_prefix("grad.")).collect();
    assert_eq!(ours.names().collect::<Vec<_>>(), expected, "{case}");
    for name in expected {
        let golden = golden.numbers(&format!("grad.{name}"));
        let scale = golden.iter().fold(0.0, |largest: f64, g| largest.max(g.abs()));
        let worst = ours.numbers(name).iter().zip(golden).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max) / scale;
        println!("{case} {name}: largest relative difference {worst:.1e}");
        assert!(worst < f64::from(GRADIENTS), "{case} {name}: largest relative difference {worst:.1e}");
    }
}

macro_rules! trains_like_pytorch {
    ($($case:ident)*) => { $( #[test] fn $case() { assert_trains_like_pytorch(stringify!($case)); } )* };
}

trains_like_pytorch! {
    gpt2_a gpt2_b gpt2_gelu gpt2_relu gpt_neo_a gpt_neo_b llama_mha llama_gqa llama_mqa masked_gpt2 masked_llama
}

fn assert_reads(case: &str) -> Checkpoint {
    let golden = Tensors::open(&format!("models/{case}/golden.safetensors"));
    let checkpoint = model(case);
    assert_close(case, &checkpoint.model.logits(&golden.ids("ids.0")).unwrap(), &golden.matrix("logits.0"));
    checkpoint
}

#[test]
fn half_precision_shards_and_bare_names_are_read() {
    assert_eq!(assert_reads("f16").dtype, Dtype::F16);
    assert_eq!(assert_reads("bf16").dtype, Dtype::Bf16);
    assert_reads("sharded");
    assert_reads("base_names");
}

#[test]
fn a_configuration_of_transformers_4_means_the_same() {
    let mut files = files("llama_gqa");
    let new = checkpoint::read(&files).unwrap();
    files.insert("config.json".into(), fs::read(path("models/old_config/config.json")).unwrap());
    assert_eq!(checkpoint::read(&files).unwrap(), new);
}

#[test]
fn every_mask_gives_the_logits_of_the_same_additive_mask() {
    let golden = Tensors::open("masks.safetensors");
    for case in ["gpt2_a", "llama_gqa"] {
        let model = model(case).model;
        let ids = Tensors::open(&format!("models/{case}/golden.safetensors")).ids("ids.2");
        let painted = golden.matrix(&format!("{case}.custom.mask")).mapv(|cell| cell > 0.5);
        for (name, mask) in [
            ("causal", Mask::Causal),
            ("full", Mask::Full),
            ("window", Mask::Window(3)),
            ("prefix", Mask::Prefix(4)),
            ("custom", Mask::Custom(painted)),
        ] {
            let visible = mask.visible(ids.len(), None).unwrap().mapv(|cell| f32::from(u8::from(cell)));
            assert_eq!(visible, golden.matrix(&format!("{case}.{name}.mask")), "{case} {name}");
            let trace = model.forward(&[&ids], &mask).unwrap();
            assert_close(&format!("{case} {name}"), &trace.logits, &golden.matrix(&format!("{case}.{name}.logits")));
        }
    }
}

/// The constants of `interventions.py`.
const FLIPPED: &str = "mask=window:3;flip=0.2,4.8,5.4,7.0,9.9";
const OFF: &str = "off=0.1,1.0,1.2";

#[test]
fn interventions_and_the_logit_lens_give_the_logits_of_hooks_in_transformers() {
    let golden = Tensors::open("interventions.safetensors");
    for case in ["gpt2_a", "llama_gqa"] {
        let model = model(case).model;
        let ids = Tensors::open(&format!("models/{case}/golden.safetensors")).ids("ids.2");
        for (kind, text) in [("painted", FLIPPED), ("off", OFF), ("both", &format!("{FLIPPED};{OFF}"))] {
            let trace = model.forward_under(&ids, &Intervention::parse(text).unwrap()).unwrap();
            let masks = trace.layers.iter().map(|layer| layer.visible[0].mapv(|cell| f32::from(u8::from(cell))));
            if kind != "off" {
                masks.into_iter().for_each(|mask| assert_eq!(mask, golden.matrix(&format!("{case}.mask")), "{case}"));
            }
            let layers = trace.layers.len();
            for (layer, LayerTrace { input, .. }) in trace.layers.iter().enumerate() {
                let name = format!("{case}.{kind}.{layer}");
                assert_close(&name, &model.read_out(input.view()), &golden.matrix(&name));
            }
            let name = format!("{case}.{kind}.{layers}");
            assert_close(&name, &trace.logits, &golden.matrix(&name));
        }
    }
}

#[test]
fn llama2c_checkpoints_give_the_logits_of_its_interleaved_rotary() {
    let golden = Tensors::open("llama2c/golden.safetensors");
    for name in ["v0_tied", "v0_untied", "v1"] {
        let model = llama2c::read(&fs::read(path("llama2c").join(format!("{name}.bin"))).unwrap()).unwrap().model;
        assert_eq!(model.config().tied_head, name == "v0_tied");
        let logits = model.logits(&golden.ids(&format!("{name}.ids"))).unwrap();
        assert_close(name, &logits, &golden.matrix(&format!("{name}.logits")));
    }
}

#[test]
fn what_is_written_is_read_back_to_the_bit() {
    for case in fs::read_dir(path("models")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()) {
        if case == "old_config" {
            continue;
        }
        let read = model(&case);
        let again = checkpoint::read(&checkpoint::write(&read, read.dtype).unwrap()).unwrap();
        assert!(again == read, "{case}");
    }
}

#[derive(serde::Deserialize)]
struct Written {
    sha256: BTreeMap<String, String>,
    loading: BTreeMap<String, Vec<String>>,
    last_logits: Vec<f32>,
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

/// `written.json` says what `transformers` made of folders that `write_folders.sh` wrote. Here the same folders are
/// written again: they must be the same to the byte, and give the logits that `transformers` saw.
#[test]
fn transformers_opens_what_is_written_and_sees_the_same_logits() {
    let written: BTreeMap<String, Written> = serde_json::from_slice(&fs::read(path("written.json")).unwrap()).unwrap();
    assert_eq!(written.len(), 15);
    let shipped = ["random", "minitales", "storyland", "storyland-llama", "storyland-mlm"];
    for (name, golden) in written {
        let dtype = match name.as_str() {
            "gpt2_b" => Dtype::Bf16,
            "llama_gqa" => Dtype::F16,
            shipped_model if shipped.contains(&shipped_model) => Dtype::F16,
            _ => Dtype::F32,
        };
        let source = match name.as_str() {
            model if shipped.contains(&model) => {
                checkpoint::read(&folder::read(&path("../../models").join(model)).unwrap()).unwrap()
            }
            "v0_untied" => llama2c::read(&fs::read(path("llama2c/v0_untied.bin")).unwrap()).unwrap(),
            case => model(case),
        };
        let files = checkpoint::write(&source, dtype).unwrap();
        let hashes: BTreeMap<String, String> =
            files.iter().map(|(name, bytes)| (name.clone(), sha256(bytes))).collect();
        assert_eq!(hashes, golden.sha256, "{name}");
        assert!(golden.loading.values().all(Vec::is_empty), "{name}");

        let model = checkpoint::read(&files).unwrap().model;
        let ids: Vec<u32> = (0..model.config().context_size).map(|i| (i % model.config().vocab_size) as u32).collect();
        let logits = model.logits(&ids).unwrap();
        let last = logits.slice(s![-1.., ..]).to_owned();
        let golden = Array2::from_shape_vec(last.raw_dim(), golden.last_logits).unwrap();
        assert_close(&name, &last, &golden);
    }
}
