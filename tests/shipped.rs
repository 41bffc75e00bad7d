//! What the shipped models must have learnt.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::PathBuf;

use lookback::{
    checkpoint::{self, folder},
    evaluate,
    model::Model,
    ops::softmax,
    storyland::{self, END, Grammar},
};

fn shipped(name: &str) -> (std::sync::Arc<Model>, Grammar) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("models").join(name);
    let language = name.split('-').next().unwrap();
    (checkpoint::read(&folder::read(&path).unwrap()).unwrap().model, storyland::named(language).unwrap())
}

/// The words that come next, the most probable first.
fn ranked(model: &Model, language: &Grammar, text: &str) -> Vec<String> {
    let ids = [vec![END], language.ids(text)].concat();
    let logits = model.logits(&ids).unwrap();
    let log_probs = softmax::log_probs(&logits.row(ids.len() - 1).to_vec());
    let mut order: Vec<u32> = (0..log_probs.len() as u32).collect();
    order.sort_by(|&a, &b| log_probs[b as usize].total_cmp(&log_probs[a as usize]));
    order.into_iter().map(|id| language.text(&[id])).collect()
}

#[test]
fn the_seed_prompts_go_on_as_they_should() {
    let (model, language) = shipped("storyland");
    let next = |text: &str| ranked(&model, &language, text);
    assert_eq!(next("the cat sat")[0], "on");
    let after_cat = next("the cat");
    let place = |word: &str| after_cat.iter().position(|other| other == word).unwrap();
    assert!(place("sat") < place("eat"));
    let mut text = "once upon a time".to_owned();
    for word in ["there", "was", "a"] {
        assert_eq!(next(&text)[0], word);
        text = format!("{text} {word}");
    }
    assert_eq!(next("translate english to french : hello")[0], "bonjour");
    assert_eq!(next("translate english to chinese : cat")[0], "猫");
}

#[test]
fn agreement_recall_sums_and_unseen_translations_are_right() {
    let language = storyland::storyland();
    for name in ["storyland", "storyland-llama"] {
        let (model, _) = shipped(name);
        for (phenomenon, answers) in evaluate::answers(&model, &storyland::probes(&language)).unwrap() {
            assert!(answers.right.mean > 0.99, "{name}, {phenomenon}: {answers:?}");
        }
    }
}

#[test]
fn they_are_near_the_truth_of_their_languages() {
    for (name, most, valid) in [("storyland", 0.02, 0.95), ("storyland-llama", 0.02, 0.95), ("minitales", 0.02, 0.93)] {
        let (model, language) = shipped(name);
        let forced = evaluate::forced(&model, &language, 400, 1).unwrap();
        let excess = forced.divergence.mean / language.entropy();
        assert!(excess < most, "{name}: {excess}");
        let samples = evaluate::sample(&model, &language, 400, 1.0, 1).unwrap();
        assert!(samples.valid.mean > valid, "{name}: {:?}", samples.valid);
    }
}

#[test]
fn the_masked_model_fills_gaps_with_words_that_can_stand_there() {
    let (model, language) = shipped("storyland-mlm");
    let cloze = evaluate::cloze(&model, &language, 60, 1).unwrap();
    assert!(cloze.possible.mean > 0.97, "{cloze:?}");
    assert!(cloze.divergence.mean < 0.05, "{cloze:?}");
}
