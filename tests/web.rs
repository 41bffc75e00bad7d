//! The contract of the gate, in a browser: `wasm-pack test --headless --chrome`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::float_cmp, reason = "counts and sums that are exact")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use js_sys::{Array, Float32Array, Function, Object, Reflect, Uint8Array};
use lookback::wasm::{Decoder, Model, tokenizer_from_llama2c};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).unwrap()
}

fn keys(object: &JsValue) -> Vec<String> {
    Object::keys(object.unchecked_ref::<Object>()).iter().map(|key| key.as_string().unwrap()).collect()
}

fn number(object: &JsValue, key: &str) -> f64 {
    get(object, key).as_f64().unwrap()
}

fn numbers(array: &JsValue) -> Vec<f64> {
    Array::from(array).iter().map(|number| number.as_f64().unwrap()).collect()
}

fn code(error: &JsValue) -> String {
    assert!(error.is_instance_of::<js_sys::Error>());
    get(error, "code").as_string().unwrap()
}

fn shipped_files() -> Object {
    let files = Object::new();
    let add = |name: &str, bytes: &[u8]| Reflect::set(&files, &name.into(), &Uint8Array::from(bytes)).unwrap();
    add("config.json", include_bytes!("../models/random/config.json"));
    add("generation_config.json", include_bytes!("../models/random/generation_config.json"));
    add("model.safetensors", include_bytes!("../models/random/model.safetensors"));
    add("tokenizer.json", include_bytes!("../models/random/tokenizer.json"));
    files
}

fn shipped() -> Model {
    Model::from_files(&shipped_files()).unwrap()
}

#[wasm_bindgen_test]
fn a_model_says_what_it_is() {
    let config = shipped().config().unwrap();
    assert_eq!(get(&config, "family").as_string().unwrap(), "gpt2");
    assert_eq!(get(&config, "positions").as_string().unwrap(), "learned");
    assert_eq!(get(&config, "rotaryBase"), JsValue::NULL);
    assert_eq!(number(&config, "vocabSize"), 130.0);
    assert_eq!(number(&config, "parameterCount"), 65_952.0);
    assert_eq!(keys(&config).len(), 22);
    assert!(Array::is_array(&get(&config, "windows")));
}

#[wasm_bindgen_test]
fn bulk_numbers_are_typed_arrays_with_a_shape() {
    let logits = shipped().logits(&[1, 2, 3]).unwrap();
    assert_eq!(keys(&logits), ["shape", "data"]);
    assert_eq!(numbers(&get(&logits, "shape")), [3.0, 130.0]);
    assert_eq!(get(&logits, "data").dyn_into::<Float32Array>().unwrap().length(), 390);
    let attention = Decoder::new(&shipped(), &[1, 2, 3]).unwrap().attention(1, 3).unwrap();
    assert_eq!(keys(&attention), ["layer", "head", "scale", "shape", "scores", "mask", "weights"]);
    assert_eq!(get(&attention, "mask").dyn_into::<Uint8Array>().unwrap().to_vec(), [1, 0, 0, 1, 1, 0, 1, 1, 1]);
    let weights = get(&attention, "weights").dyn_into::<Float32Array>().unwrap().to_vec();
    assert!((weights[3..6].iter().sum::<f32>() - 1.0).abs() < 1e-6 && weights[1] == 0.0);
}

#[wasm_bindgen_test]
fn a_text_is_written_step_by_step() {
    let mut decoder = Decoder::new(&shipped(), &[2, 5]).unwrap();
    let distribution = decoder.distribution(3).unwrap();
    assert_eq!(keys(&distribution), ["position", "entropy", "candidates", "rest"]);
    let candidates = Array::from(&get(&distribution, "candidates"));
    assert_eq!(keys(&candidates.get(0)), ["id", "logit", "prob", "logProb"]);
    let shown: f64 = candidates.iter().map(|candidate| number(&candidate, "prob")).sum();
    assert!((shown + number(&get(&distribution, "rest"), "prob") - 1.0).abs() < 1e-9);
    let step = decoder.step().unwrap();
    assert_eq!(keys(&step), ["id", "position", "logProb", "totalLogProb", "choice", "state"]);
    assert_eq!(number(&step, "id"), number(&candidates.get(0), "id"));
    let by_hand = decoder.choose(9).unwrap();
    assert_eq!(get(&by_hand, "choice").as_string().unwrap(), "hand");
    assert_eq!((decoder.ids().len(), decoder.prompt_length(), decoder.state().as_str()), (4, 2, "open"));
    assert!(decoder.back() && decoder.back() && !decoder.back());
}

#[wasm_bindgen_test]
fn the_logits_in_wasm_are_those_of_transformers() {
    let written: serde_json::Value = serde_json::from_str(include_str!("golden/written.json")).unwrap();
    let golden = written["random"]["last_logits"].as_array().unwrap();
    let logits = shipped().logits(&(0..64).collect::<Vec<u32>>()).unwrap();
    let data = get(&logits, "data").dyn_into::<Float32Array>().unwrap().to_vec();
    let last = &data[data.len() - golden.len()..];
    assert_eq!(last.len(), 130);
    for (ours, golden) in last.iter().zip(golden) {
        assert!((f64::from(*ours) - golden.as_f64().unwrap()).abs() < 2e-5, "{ours} {golden}");
    }
}

#[wasm_bindgen_test]
fn failures_are_errors_with_a_code() {
    assert_eq!(code(&Decoder::new(&shipped(), &[]).err().unwrap()), "empty-prompt");
    assert_eq!(code(&Decoder::new(&shipped(), &[130]).err().unwrap()), "id-out-of-range");
    assert_eq!(code(&Decoder::new(&shipped(), &[1; 65]).err().unwrap()), "context-full");
    let mut decoder = Decoder::new(&shipped(), &[2]).unwrap();
    assert_eq!(code(&decoder.attention(2, 0).unwrap_err()), "layer-out-of-range");
    assert_eq!(code(&decoder.attention(0, 4).unwrap_err()), "head-out-of-range");
    assert_eq!(code(&decoder.choose(130).unwrap_err()), "id-out-of-range");
    decoder.choose(1).unwrap();
    assert_eq!(code(&decoder.step().unwrap_err()), "text-finished");
    assert_eq!(code(&shipped().save("f8").unwrap_err()), "unknown-dtype");
    assert_eq!(code(&Model::from_files(&Object::new()).err().unwrap()), "missing-file");
    assert_eq!(code(&Model::from_llama2c(&[1, 2, 3]).err().unwrap()), "truncated");
    assert_eq!(code(&tokenizer_from_llama2c(&[]).unwrap_err()), "llama2c-tokenizer");
    let files = shipped_files();
    Reflect::set(&files, &"config.json".into(), &"text".into()).unwrap();
    assert_eq!(code(&Model::from_files(&files).err().unwrap()), "unreadable");
}

#[wasm_bindgen_test]
fn what_is_saved_is_read_again() {
    let model = shipped();
    let saved: Object = model.save("f16").unwrap().unchecked_into();
    for name in ["config.json", "generation_config.json", "model.safetensors", "tokenizer.json"] {
        let bytes = |files: &Object| get(files, name).dyn_into::<Uint8Array>().unwrap().to_vec();
        assert!(bytes(&saved) == bytes(&shipped_files()), "{name}");
    }
    let again = Model::from_files(&saved).unwrap();
    let data = |model: &Model| get(&model.logits(&[7]).unwrap(), "data").dyn_into::<Float32Array>().unwrap().to_vec();
    assert_eq!(data(&again), data(&model));
}

#[wasm_bindgen_test]
fn a_decoder_outlives_its_model_and_a_freed_one_is_refused() {
    let model = shipped();
    let mut decoder = Decoder::new(&model, &[2]).unwrap();
    drop(model);
    assert!(decoder.step().is_ok());
    let freed = JsValue::from(decoder);
    let method = |name: &str| get(&freed, name).dyn_into::<Function>().unwrap();
    method("free").call0(&freed).unwrap();
    assert!(method("step").call0(&freed).is_err());
}
