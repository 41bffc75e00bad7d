//! What each recorded session of `www/lessons` is there to show, on the shipped model.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{collections::BTreeSet, fs, path::PathBuf};

use lookback::{
    checkpoint::{self, folder},
    decode::{Decoder, Session},
    storyland::{END, storyland},
};

fn replayed(lesson: &str) -> Decoder {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let model = checkpoint::read(&folder::read(&root.join("models/storyland")).unwrap()).unwrap().model;
    let file = fs::read_to_string(root.join("www/lessons").join(format!("{lesson}.json"))).unwrap();
    let session = Session::parse(&file).unwrap();
    let decoder = Decoder::replay(model, &session, None, 20).unwrap();
    assert!(decoder.stop().is_some(), "{lesson} was recorded to its end");
    decoder
}

/// The best text in words, with its log p.
fn best(lesson: &str) -> (String, f64) {
    let decoder = replayed(lesson);
    let best = &decoder.sequences()[0];
    (storyland().text(&[decoder.prompt(), &best.ids].concat()), best.log_prob)
}

#[test]
fn greedy_is_not_the_most_probable() {
    let (greedy, of_greedy) = best("greedy");
    let (beam, of_beam) = best("greedy-beaten-by-a-beam");
    assert_eq!(greedy, "the bird near the children near the children sat on the mat .");
    assert_eq!(beam, "the bird sat on the mat .");
    assert!(of_greedy < -10.0 && of_beam > -3.0, "{of_greedy} {of_beam}");
}

#[test]
fn a_wider_beam_may_score_worse() {
    let (one, two) = (best("beam-of-1"), best("beam-of-2-scores-worse"));
    assert!(one.1 > two.1 + 2.0, "{one:?} {two:?}");
}

#[test]
fn without_a_length_penalty_the_empty_text_wins() {
    assert_eq!(replayed("empty-winner").sequences()[0].ids, [END]);
    let (text, log_prob) = best("empty-winner-with-length-penalty");
    assert!(text.ends_with('.') && text.split(' ').count() > 10, "{text}");
    assert!(log_prob < best("empty-winner").1, "it is less probable, and longer");
}

#[test]
fn a_loop_is_broken_by_the_additive_penalty_and_not_by_ctrls() {
    let distinct = |lesson: &str| replayed(lesson).sequences()[0].ids.iter().collect::<BTreeSet<_>>().len();
    assert!(best("loop").0.contains("white white white white"));
    assert!(best("loop-not-broken-by-repetition").0.contains("white white white white"));
    assert_eq!((distinct("loop-not-broken-by-repetition"), distinct("loop-broken-by-presence")), (4, 7));
}

#[test]
fn temperature_before_or_after_top_p_keeps_other_tokens() {
    let kept = |lesson: &str| {
        let step = replayed(lesson).last_step().unwrap().clone();
        let waterfall = step.expanded[0].waterfall.clone().unwrap();
        waterfall.stages.last().unwrap().probs.iter().filter(|prob| **prob > 0.0).count()
    };
    assert_eq!((kept("temperature-before-top-p"), kept("top-p-before-temperature")), (5, 10));
}
