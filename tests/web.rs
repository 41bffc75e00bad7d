//! The contract of the gate, in a browser: `wasm-pack test --headless --chrome`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::float_cmp, reason = "counts and sums that are exact")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use js_sys::{Array, Float32Array, Float64Array, Function, Object, Reflect, Uint8Array};
use lookback::wasm::{Decoder, Inspection, Language, Model, Trainer, draw_picture, tokenizer_from_llama2c};
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
    Model::from_files(&shipped_files(), None).unwrap()
}

#[wasm_bindgen_test]
fn a_model_says_what_it_is() {
    let config = shipped().config().unwrap();
    assert_eq!(get(&config, "family").as_string().unwrap(), "gpt2");
    assert_eq!(get(&config, "positions").as_string().unwrap(), "learned");
    assert_eq!(get(&config, "rotaryBase"), JsValue::NULL);
    assert_eq!(number(&config, "vocabSize"), 131.0);
    assert_eq!(number(&config, "parameterCount"), 66_000.0);
    assert_eq!(keys(&config).len(), 22);
    assert!(Array::is_array(&get(&config, "windows")));
}

#[wasm_bindgen_test]
fn bulk_numbers_are_typed_arrays_with_a_shape() {
    let logits = shipped().logits(&[1, 2, 3]).unwrap();
    assert_eq!(keys(&logits), ["shape", "data"]);
    assert_eq!(numbers(&get(&logits, "shape")), [3.0, 131.0]);
    assert_eq!(get(&logits, "data").dyn_into::<Float32Array>().unwrap().length(), 393);
    let attention = Decoder::new(&shipped(), &[1, 2, 3], None).unwrap().attention(1, 3, None).unwrap();
    assert_eq!(keys(&attention), ["layer", "head", "scale", "shape", "scores", "mask", "weights"]);
    assert_eq!(get(&attention, "mask").dyn_into::<Uint8Array>().unwrap().to_vec(), [1, 0, 0, 1, 1, 0, 1, 1, 1]);
    let weights = get(&attention, "weights").dyn_into::<Float32Array>().unwrap().to_vec();
    assert!((weights[3..6].iter().sum::<f32>() - 1.0).abs() < 1e-6 && weights[1] == 0.0);
}

#[wasm_bindgen_test]
fn a_text_is_written_step_by_step() {
    let mut decoder = Decoder::new(&shipped(), &[2, 5], None).unwrap();
    let distribution = decoder.distribution(3, None).unwrap();
    assert_eq!(keys(&distribution), ["position", "entropy", "candidates", "rest"]);
    let candidates = Array::from(&get(&distribution, "candidates"));
    assert_eq!(keys(&candidates.get(0)), ["id", "logit", "prob", "logProb"]);
    let shown: f64 = candidates.iter().map(|candidate| number(&candidate, "prob")).sum();
    assert!((shown + number(&get(&distribution, "rest"), "prob") - 1.0).abs() < 1e-9);
    let step = decoder.step().unwrap();
    assert_eq!(keys(&step), ["expanded", "candidates", "live", "done", "bound", "stop", "focus", "evaluated"]);
    let written = Array::from(&decoder.written(None).unwrap()).get(0);
    assert_eq!(number(&written, "id"), number(&candidates.get(0), "id"));
    let node = decoder.choose(9, None).unwrap();
    let by_hand = Array::from(&decoder.nodes(Some(node)).unwrap()).get(0);
    assert_eq!(get(&by_hand, "byHand"), JsValue::TRUE);
    assert_eq!((decoder.ids().len(), decoder.prompt_length(), decoder.stop()), (4, 2, JsValue::NULL));
    assert!(decoder.undo() && decoder.undo() && !decoder.undo());
    assert!(decoder.redo() && decoder.redo() && !decoder.redo());
    let again = Decoder::replay(&shipped(), &decoder.session(), None, None).unwrap();
    assert_eq!(again.ids(), decoder.ids());
    // One text a step; where the next stops, it is not an error.
    assert_eq!((decoder.advance(2).unwrap(), decoder.ids().len()), (2, 6));
    decoder.choose(1, None).unwrap();
    assert_eq!(decoder.advance(2).unwrap(), 0);
}

#[wasm_bindgen_test]
fn a_beam_in_wasm_finds_the_texts_that_it_finds_natively() {
    let settings = "strategy=beam=3:1:never;processors=presence=0.5:generated;max-new-tokens=4".to_owned();
    let mut decoder = Decoder::new(&shipped(), &[2, 5], Some(settings)).unwrap();
    decoder.set_detail(5);
    while decoder.stop().is_null() {
        let step = decoder.step().unwrap();
        let expanded = Array::from(&get(&step, "expanded"));
        let stages = Array::from(&get(&get(&expanded.get(0), "waterfall"), "stages"));
        assert_eq!(stages.length(), 2);
    }
    let texts = Array::from(&decoder.sequences().unwrap());
    let scores: Vec<f64> = texts.iter().map(|text| number(&text, "score")).collect();
    assert!(scores.len() == 3 && scores.is_sorted_by(|a, b| a >= b));
}

#[wasm_bindgen_test]
fn the_logits_in_wasm_are_those_of_transformers() {
    let written: serde_json::Value = serde_json::from_str(include_str!("golden/written.json")).unwrap();
    let golden = written["random"]["last_logits"].as_array().unwrap();
    let logits = shipped().logits(&(0..64).collect::<Vec<u32>>()).unwrap();
    let data = get(&logits, "data").dyn_into::<Float32Array>().unwrap().to_vec();
    let last = &data[data.len() - golden.len()..];
    assert_eq!(last.len(), 131);
    for (ours, golden) in last.iter().zip(golden) {
        assert!((f64::from(*ours) - golden.as_f64().unwrap()).abs() < 2e-5, "{ours} {golden}");
    }
}

#[wasm_bindgen_test]
fn failures_are_errors_with_a_code() {
    assert_eq!(code(&Decoder::new(&shipped(), &[], None).err().unwrap()), "empty-prompt");
    assert_eq!(code(&Decoder::new(&shipped(), &[131], None).err().unwrap()), "id-out-of-range");
    assert_eq!(code(&Decoder::new(&shipped(), &[1; 65], None).err().unwrap()), "context-full");
    let mut decoder = Decoder::new(&shipped(), &[2], None).unwrap();
    assert_eq!(code(&decoder.attention(2, 0, None).unwrap_err()), "layer-out-of-range");
    assert_eq!(code(&decoder.attention(0, 4, None).unwrap_err()), "head-out-of-range");
    assert_eq!(code(&decoder.choose(131, None).unwrap_err()), "id-out-of-range");
    decoder.choose(1, None).unwrap();
    assert_eq!(code(&decoder.step().unwrap_err()), "text-finished");
    assert_eq!(code(&shipped().save("f8").unwrap_err()), "unknown-dtype");
    assert_eq!(code(&Model::from_files(&Object::new(), None).err().unwrap()), "missing-file");
    assert_eq!(code(&Model::from_llama2c(Uint8Array::from(&[1u8, 2, 3][..]), None).err().unwrap()), "truncated");
    let int4 = Some("int4".to_owned());
    assert_eq!(code(&Model::from_files(&shipped_files(), int4).err().unwrap()), "unknown-name");
    assert_eq!(code(&tokenizer_from_llama2c(&[]).unwrap_err()), "llama2c-tokenizer");
    let files = shipped_files();
    Reflect::set(&files, &"config.json".into(), &"text".into()).unwrap();
    assert_eq!(code(&Model::from_files(&files, None).err().unwrap()), "unreadable");
}

#[wasm_bindgen_test]
fn what_is_saved_is_read_again() {
    let model = shipped();
    let saved: Object = model.save("f16").unwrap().unchecked_into();
    for name in ["config.json", "generation_config.json", "model.safetensors", "tokenizer.json"] {
        let bytes = |files: &Object| get(files, name).dyn_into::<Uint8Array>().unwrap().to_vec();
        assert!(bytes(&saved) == bytes(&shipped_files()), "{name}");
    }
    let again = Model::from_files(&saved, None).unwrap();
    let data = |model: &Model| get(&model.logits(&[7]).unwrap(), "data").dyn_into::<Float32Array>().unwrap().to_vec();
    assert_eq!(data(&again), data(&model));
}

#[wasm_bindgen_test]
fn a_model_of_eight_bits_decodes_and_is_neither_trained_nor_saved() {
    let int8 = Model::from_files(&shipped_files(), Some("int8".to_owned())).unwrap();
    assert_eq!((int8.weights(), shipped().weights()), ("int8".to_owned(), "f32".to_owned()));
    let data = |model: &Model| get(&model.logits(&[7]).unwrap(), "data").dyn_into::<Float32Array>().unwrap().to_vec();
    let (near, exact) = (data(&int8), data(&shipped()));
    let largest = |numbers: &[f32]| numbers.iter().fold(0.0, |largest: f32, number| largest.max(number.abs()));
    let differences: Vec<f32> = near.iter().zip(&exact).map(|(near, exact)| near - exact).collect();
    assert!(near != exact && largest(&differences) < 0.05 * largest(&exact));
    assert_eq!(code(&int8.save("f32").unwrap_err()), "quantised");
}

#[wasm_bindgen_test]
fn a_model_is_looked_into_under_an_intervention() {
    let text = "flip=0.2;off=0.1".to_owned();
    let inspection = Inspection::new(&shipped(), &[1, 2, 3], Some(text.clone())).unwrap();
    assert_eq!(inspection.intervention(), text);
    let head = inspection.head(0, 1).unwrap();
    let fields = ["layer", "head", "scale", "shape", "scores", "mask", "weights", "queries", "keys", "values", "mixed"];
    assert_eq!(keys(&head), fields);
    assert_eq!(get(&head, "mask").dyn_into::<Uint8Array>().unwrap().to_vec(), [1, 0, 1, 1, 1, 0, 1, 1, 1]);
    let mixed = get(&get(&head, "mixed"), "data").dyn_into::<Float32Array>().unwrap().to_vec();
    assert!(mixed.iter().all(|&value| value == 0.0));
    let small = inspection.thumbnails(2).unwrap();
    assert_eq!(keys(&small), ["shape", "positionsPerCell", "data"]);
    assert_eq!((&numbers(&get(&small, "shape"))[2..], number(&small, "positionsPerCell")), (&[2.0, 2.0][..], 2.0));
    let lens = Array::from(&inspection.lens(1, None).unwrap());
    let last = lens.get(lens.length() - 1);
    assert_eq!((keys(&last), number(&last, "layer")), (vec!["layer".into(), "distribution".into()], 2.0));
    assert_eq!((inspection.probs(None).unwrap().len(), inspection.log_probs().len()), (131, 2));
    // Position 0 sees 2, which has seen 1: the second layer brings it there.
    assert_eq!(inspection.depends(), [1; 9]);
    let plain = Inspection::new(&shipped(), &[1, 2, 3], None).unwrap();
    assert_eq!(plain.depends(), [1, 0, 0, 1, 1, 0, 1, 1, 1]);
    let probe = plain.probe(1, 9).unwrap();
    assert_eq!(keys(&probe), ["position", "id", "largest", "divergence"]);
    let largest = get(&probe, "largest").dyn_into::<Float64Array>().unwrap().to_vec();
    assert!(largest[0] == 0.0 && largest[1] > 0.0 && largest[2] > 0.0);
    let refused = |text: &str| code(&Inspection::new(&shipped(), &[1], Some(text.to_owned())).err().unwrap());
    assert_eq!(refused("mask=window:0"), "bad-argument");
    assert_eq!(refused("off=9.0"), "layer-out-of-range");
    assert_eq!(refused("flip=0.0"), "mask-row-empty");
    assert_eq!(code(&inspection.probs(Some(3)).err().unwrap()), "bad-argument");
}

#[wasm_bindgen_test]
fn the_step_that_looked_at_a_node_is_found_until_it_is_undone() {
    let mut decoder = Decoder::new(&shipped(), &[2, 5], None).unwrap();
    decoder.step().unwrap();
    decoder.step().unwrap();
    let step = decoder.step_at(0).unwrap();
    assert_eq!(number(&Array::from(&get(&step, "expanded")).get(0), "node"), 0.0);
    decoder.undo();
    decoder.undo();
    assert_eq!(decoder.step_at(0).unwrap(), JsValue::NULL);
}

#[wasm_bindgen_test]
fn a_picture_is_a_file_with_the_labels_that_are_given() {
    let mut decoder = Decoder::new(&shipped(), &[1, 2, 3], None).unwrap();
    decoder.step().unwrap();
    let options = js_sys::eval("({ labels: { 1: 'one<' }, theme: 'dark' })").unwrap();
    let svg = decoder.picture("attention", &options).unwrap();
    assert!(svg.starts_with("<svg") && svg.contains("one&lt;") && svg.contains("#2"));
    let wrong = js_sys::eval("({ theme: 'pink' })").unwrap();
    assert_eq!(code(&decoder.picture("tree", &wrong).err().unwrap()), "unknown-name");
    assert_eq!(code(&decoder.picture("pie", &options).err().unwrap()), "unknown-name");
}

#[wasm_bindgen_test]
fn a_scene_is_plain_data_that_is_drawn_as_the_picture_is() {
    let mut decoder = Decoder::new(&shipped(), &[1, 2, 3], Some("strategy=beam=3".to_owned())).unwrap();
    decoder.step().unwrap();
    let options = js_sys::eval("({ labels: { 1: 'one<' }, query: 2, key: 1 })").unwrap();
    for kind in ["tree", "waterfall", "attention", "ledger"] {
        let scene = decoder.scene(kind, &options).unwrap();
        assert_eq!(keys(&scene)[..4], ["kind", "settings", "ids", "promptLength"], "{kind}");
        assert_eq!(draw_picture(&scene, &options).unwrap(), decoder.picture(kind, &options).unwrap(), "{kind}");
    }
    let scene = decoder.scene("tree", &options).unwrap();
    Reflect::set(&scene, &"node".into(), &JsValue::from(99)).unwrap();
    assert_eq!(code(&draw_picture(&scene, &options).err().unwrap()), "bad-argument");
    assert_eq!(code(&draw_picture(&JsValue::NULL, &options).err().unwrap()), "bad-argument");
}

#[wasm_bindgen_test]
fn what_the_probabilities_of_a_text_come_to() {
    let mut decoder = Decoder::new(&shipped(), &[1, 2, 3], None).unwrap();
    assert!(get(&decoder.chain(None).unwrap(), "perplexity").is_null());
    decoder.step().unwrap();
    decoder.step().unwrap();
    let chain = decoder.chain(None).unwrap();
    let written = js_sys::Array::from(&decoder.written(None).unwrap());
    let total = number(&written.get(1), "totalLogProb");
    assert!((number(&chain, "prob") - total.exp()).abs() < 1e-12);
    assert!((number(&chain, "perplexity") - (-total / 2.0).exp()).abs() < 1e-12);
}

#[wasm_bindgen_test]
fn a_decoder_outlives_its_model_and_a_freed_one_is_refused() {
    let model = shipped();
    let mut decoder = Decoder::new(&model, &[2], None).unwrap();
    drop(model);
    assert!(decoder.step().is_ok());
    let freed = JsValue::from(decoder);
    let method = |name: &str| get(&freed, name).dyn_into::<Function>().unwrap();
    method("free").call0(&freed).unwrap();
    assert!(method("step").call0(&freed).is_err());
}

#[wasm_bindgen_test]
fn a_language_says_what_can_come_and_what_could_not() {
    let language = Language::named("storyland").unwrap();
    let ids = |text: &str| language.ids(text);
    let next = Array::from(&language.next(&ids("translate english to french : hello")).unwrap());
    assert_eq!(next.length(), 1);
    assert_eq!(keys(&next.get(0)), ["id", "prob"]);
    assert_eq!((number(&next.get(0), "id"), number(&next.get(0), "prob")), (f64::from(ids("bonjour")[0]), 1.0));
    assert_eq!(language.next(&ids("mat the")).unwrap(), JsValue::NULL);
    let judged = language.judge(&[ids("2 + 3 = 5 ."), vec![1]].concat()).unwrap();
    assert_eq!(keys(&judged), ["logProb", "impossible"]);
    assert!(number(&judged, "logProb") < 0.0 && get(&judged, "impossible").is_null());
    let wrong = get(&language.judge(&ids("2 + 3 = 6")).unwrap(), "impossible");
    assert_eq!(keys(&wrong), ["position", "id", "possible"]);
    assert_eq!((number(&wrong, "position"), number(&wrong, "id")), (4.0, f64::from(ids("6")[0])));
    assert!(number(&language.judge(&language.sample(7)).unwrap(), "logProb") < 0.0);
    assert_eq!(language.sample(7), language.sample(7));
    assert_eq!(code(&Language::named("klingon").err().unwrap()), "unknown-language");
}

#[wasm_bindgen_test]
fn a_model_learns_in_the_page() {
    let language = Language::named("minitales").unwrap();
    let options = |json: &str| js_sys::JSON::parse(json).unwrap();
    let model = Model::random(&language, 24, 1, 2, 5).unwrap();
    let mut trainer = Trainer::new(&model, &language, options(r#"{"texts": 4, "seed": 3}"#)).unwrap();
    let first = trainer.step().unwrap();
    let names = ["step", "loss", "perplexity", "gradientNorm", "learningRate", "tokens", "tokensPerSecond"];
    assert_eq!(keys(&first), names);
    for _ in 0..60 {
        trainer.step().unwrap();
    }
    let kept: Object = trainer.save().unwrap().unchecked_into();
    let mut taken_up = Trainer::resume(&kept, &language, options(r#"{"texts": 4, "seed": 3}"#)).unwrap();
    let [a, b] = [trainer.step().unwrap(), taken_up.step().unwrap()].map(|report| number(&report, "loss"));
    assert!(a == b && a < number(&first, "loss") / 2.0, "{a} {b}");
    assert!(trainer.sample(1).unwrap() == trainer.sample(1).unwrap());
    assert!(Decoder::new(&trainer.model(), &[1], None).unwrap().step().is_ok());
    let refused = |json: &str| code(&Trainer::new(&model, &language, options(json)).err().unwrap());
    assert_eq!(refused(r#"{"learningRate": 0}"#), "bad-setting");
    assert_eq!(refused(r#"{"objective": "both"}"#), "bad-setting");
    assert_eq!(refused(r#"{"speed": 9}"#), "bad-json");
}
