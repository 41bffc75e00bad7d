//! Every processor against recorded outputs of `transformers` 5.23 and llama.cpp (see `tests/golden/decoding/README.md`).
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::float_cmp, reason = "infinities have no distance, and ties are exact")]

use std::{collections::BTreeMap, fs, path::PathBuf};

use lookback::decode::{
    processors::{
        Dry, bad_words, dry, dynamic_temperature, epsilon, eta, forced_eos, forced_prefix, frequency, length_decay,
        logit_bias, min_new_tokens, min_p, mirostat, no_repeat_ngram, presence, renormalize, repetition, suppress,
        temperature, top_h, top_k, top_n_sigma, top_p, typical, xtc,
    },
    row::probs,
};
use serde_json::Value;

fn cases(name: &str, count: usize) -> Vec<Value> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/decoding").join(name);
    let file: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let cases = file["cases"].as_array().unwrap().clone();
    assert_eq!(cases.len(), count, "{name}");
    cases
}

/// Numbers, of which those that are not finite are written as strings.
fn numbers(value: &Value) -> Vec<f64> {
    let number = |value: &Value| value.as_f64().unwrap_or_else(|| value.as_str().unwrap().parse().unwrap());
    value.as_array().unwrap().iter().map(number).collect()
}

fn ids(value: &Value) -> Vec<u32> {
    value.as_array().map_or_else(Vec::new, |ids| ids.iter().map(|id| id.as_u64().unwrap() as u32).collect())
}

fn words(value: &Value) -> Vec<Vec<u32>> {
    value.as_array().unwrap().iter().map(ids).collect()
}

fn close(ours: f64, golden: f64) -> bool {
    ours == golden || (ours - golden).abs() < 1e-5 * golden.abs().max(1.0)
}

/// Which tokens are left.
fn kept(row: &[f64]) -> Vec<usize> {
    (0..row.len()).filter(|&id| row[id] > f64::NEG_INFINITY).collect()
}

/// The different scores of the tokens that are left, from the least on.
fn values_kept(row: &[f64]) -> Vec<f64> {
    let mut values: Vec<f64> = kept(row).iter().map(|&id| row[id]).collect();
    values.sort_by(f64::total_cmp);
    values.dedup();
    values
}

/// Whether two tokens that are left have the same score.
fn has_ties(row: &[f64]) -> bool {
    let mut scores: Vec<f64> = row.iter().copied().filter(|score| *score > f64::NEG_INFINITY).collect();
    scores.sort_by(f64::total_cmp);
    scores.windows(2).any(|pair| pair[0] == pair[1])
}

/// One processor of `transformers`; `None` where it is none of ours.
fn apply(case: &Value, row: &mut [f64]) -> Option<()> {
    let params = &case["params"];
    let number = |name: &str| params[name].as_f64().unwrap();
    let whole = |name: &str| params[name].as_u64().unwrap() as usize;
    let keep = params["min_keep"].as_u64().unwrap_or(1) as usize;
    let (text, eos) = (ids(&case["ids"]), ids(&params["eos"]));
    let written = |prompt: &str| text.len() - whole(prompt);
    match case["proc"].as_str().unwrap() {
        "temperature" => temperature::apply(row, number("t")),
        "top_k" => top_k::apply(row, whole("k"), keep),
        "top_p" => top_p::apply(row, number("p"), keep),
        "min_p" => min_p::apply(row, number("p"), keep),
        "typical" => typical::apply(row, number("p"), keep),
        "epsilon" => epsilon::apply(row, number("eps"), keep),
        "eta" => eta::apply(row, number("eps"), keep),
        "top_h" => top_h::apply(row, number("h")),
        "repetition" => repetition::apply(row, &text, number("theta")),
        "no_repeat_ngram" => no_repeat_ngram::apply(row, &text, whole("n")),
        "log_softmax" => renormalize::apply(row),
        "exp_decay_length" => length_decay::apply(row, written("prompt_len"), whole("start"), number("factor"), &eos),
        // Ours does not count the prompt.
        "min_length" => min_new_tokens::apply(row, text.len(), whole("min_length"), &eos),
        "min_new_tokens" => min_new_tokens::apply(row, written("prompt_len"), whole("min_new"), &eos),
        "forced_eos" => forced_eos::apply(row, text.len(), whole("max_length"), &eos),
        "bad_words" => bad_words::apply(row, &text, &words(&params["words"]), &[]),
        "sequence_bias" => {
            let pairs = params["bias"].as_array().unwrap().iter();
            let biases: Vec<_> = pairs.map(|pair| (ids(&pair[0]), pair[1].as_f64().unwrap())).collect();
            logit_bias::apply(row, &text, &biases);
        }
        "suppress" => suppress::apply(row, &ids(&params["tokens"])),
        "begin_suppress" if text.len() == whole("begin_index") => suppress::apply(row, &ids(&params["tokens"])),
        // A prefix of one token, when there is no text but what it begins with.
        "forced_bos" if text.len() == 1 => forced_prefix::apply(row, whole("bos") as u32),
        "begin_suppress" | "forced_bos" => {}
        _ => return None,
    }
    Some(())
}

#[test]
fn processors_follow_transformers() {
    let (mut passed, mut excluded) = (0, BTreeMap::new());
    for case in cases("processors.json", 297) {
        let mut row = numbers(&case["scores"]);
        let name = case["proc"].as_str().unwrap();
        let mut exclude = |reason| *excluded.entry(reason).or_insert(0) += 1;
        if case["out"].as_array().is_none() {
            exclude(format!("{name}: raises for a row of nothing"));
            continue;
        }
        let (before, golden) = (row.clone(), numbers(&case["out"]));
        if apply(&case, &mut row).is_none() {
            exclude(format!("{name}: no processor of ours"));
            continue;
        }
        if golden.iter().any(|score| score.is_nan()) {
            // A row of nothing, renormalised: ours stays a row of nothing.
            assert!(kept(&row).is_empty(), "{case}");
            exclude("NaN of nothing".to_owned());
            continue;
        }
        if case["proc"] == "top_h" && case["params"]["h"] == 1.0 && kept(&row) != kept(&golden) {
            // 32-bit sums pass the whole entropy before the last token; in 64 bits they do not.
            assert_eq!(kept(&row), kept(&before), "{case}");
            exclude("top_h: all of the entropy in 32 bits".to_owned());
            continue;
        }
        if has_ties(&before)
            && ["top_p", "top_h"].iter().any(|name| case["proc"] == *name)
            && kept(&row) != kept(&golden)
        {
            // Of equals `torch.sort` keeps the last of its order, we the lowest ids: as many, and as good.
            let scores = |row: &[f64]| {
                let mut scores: Vec<f64> = kept(row).iter().map(|&id| row[id]).collect();
                scores.sort_by(f64::total_cmp);
                scores
            };
            assert_eq!(scores(&row).len(), scores(&golden).len(), "{case}");
            assert!(scores(&row).iter().zip(scores(&golden)).all(|(a, b)| close(*a, b)), "{case}");
            exclude(format!("{name}: which of equals"));
            continue;
        }
        assert_eq!(kept(&row), kept(&golden), "{case:.300}\nours {row:?}\ngolden {golden:?}");
        assert!(row.iter().zip(&golden).all(|(ours, golden)| close(*ours, *golden)), "{case}\nours {row:?}");
        passed += 1;
    }
    let expected = [
        ("NaN of nothing", 1),
        ("encoder_repetition: no processor of ours", 1),
        ("eta: raises for a row of nothing", 3),
        ("remove_inf_nan: no processor of ours", 7),
        ("top_h: all of the entropy in 32 bits", 3),
        ("top_h: raises for a row of nothing", 3),
        ("top_h: which of equals", 4),
        ("top_p: which of equals", 5),
    ];
    assert_eq!((passed, excluded), (270, expected.map(|(reason, count)| (reason.to_owned(), count)).into()));
}

#[test]
fn the_order_of_processors_gives_the_recorded_stages() {
    for case in cases("order.json", 6) {
        let stages: Vec<Vec<f64>> = case["stages"].as_array().unwrap().iter().map(numbers).collect();
        let names: Vec<&str> = match case["desc"].as_str().unwrap() {
            "HF order: T=0.5 then top_p=0.8" => vec!["t0.5", "p0.8"],
            "llama.cpp order: top_p=0.8 then T=0.5" => vec!["p0.8", "t0.5"],
            "T=2 then min_p=.3" => vec!["t2", "m0.3"],
            "min_p=.3 then T=2" => vec!["m0.3", "t2"],
            "top_k=2 then top_p=.7 (renormalised between)" => vec!["k2", "p0.7"],
            "top_p=.7 then top_k=2" => vec!["p0.7", "k2"],
            other => panic!("no order {other}"),
        };
        let mut row = stages[0].clone();
        for (name, golden) in names.iter().zip(&stages[1..]) {
            let value = || name[1..].parse().unwrap();
            match &name[..1] {
                "t" => temperature::apply(&mut row, value()),
                "p" => top_p::apply(&mut row, value(), 1),
                "m" => min_p::apply(&mut row, value(), 1),
                _ => top_k::apply(&mut row, name[1..].parse().unwrap(), 1),
            }
            assert!(row.iter().zip(golden).all(|(ours, golden)| close(*ours, *golden)), "{case}: {row:?}");
        }
        assert!(probs(&row).iter().zip(numbers(&case["probs"])).all(|(ours, golden)| close(*ours, golden)), "{case}");
    }
}

#[test]
fn samplers_follow_llama_cpp() {
    let (mut passed, mut excluded) = (0, BTreeMap::new());
    for case in cases("llamacpp.json", 229) {
        let before = numbers(&case["scores"]);
        let mut row = before.clone();
        let params = &case["params"];
        let number = |name: &str| params[name].as_f64().unwrap();
        let whole = |name: &str| params[name].as_u64().unwrap() as usize;
        let keep = params["min_keep"].as_u64().unwrap_or(1) as usize;
        let text = ids(&case["accept"]);
        // This version takes -1 for nothing.
        let last_n = params["last_n"].as_u64().unwrap_or(0) as usize;
        let sampler = case["sampler"].as_str().unwrap();
        let mut exclude = |reason: &str| *excluded.entry(format!("{sampler}: {reason}")).or_insert(0) += 1;
        match sampler {
            "greedy" => temperature::apply(&mut row, 0.0),
            "top_k" if number("k") <= 0.0 => {}
            "top_k" => top_k::apply(&mut row, whole("k"), keep),
            "top_p" => top_p::apply(&mut row, number("p"), keep),
            "min_p" => min_p::apply(&mut row, number("p"), keep),
            "typical" => typical::apply(&mut row, number("p"), keep),
            "temp" => temperature::apply(&mut row, number("t").max(0.0)),
            "temp_ext" if number("delta") == 0.0 => temperature::apply(&mut row, number("t")),
            "temp_ext" => {
                let (min, max) = ((number("t") - number("delta")).max(0.0), number("t") + number("delta"));
                dynamic_temperature::apply(&mut row, min, max, number("exponent"));
            }
            "top_n_sigma" if number("n") <= 0.0 => {}
            "top_n_sigma" => top_n_sigma::apply(&mut row, number("n")),
            "xtc" => xtc::apply(&mut row, number("prob"), number("threshold"), keep, 0.0),
            "mirostat_v2" => mirostat::apply(&mut row, 2.0 * number("tau")),
            "penalties" => {
                let scope = &text[text.len().saturating_sub(last_n)..];
                repetition::apply(&mut row, scope, number("repeat"));
                frequency::apply(&mut row, scope, number("freq"));
                presence::apply(&mut row, scope, number("present"));
            }
            "dry" => {
                let scope = &text[text.len().saturating_sub(last_n)..];
                let (multiplier, base, allowed) = (number("multiplier"), number("base"), whole("allowed"));
                dry::apply(&mut row, scope, &Dry { multiplier, base, allowed, breakers: vec![] });
            }
            _ => {
                exclude("no processor of ours");
                continue;
            }
        }
        let mut golden = vec![f64::NEG_INFINITY; row.len()];
        for (id, score) in ids(&case["ids"]).into_iter().zip(numbers(&case["logits"])) {
            golden[id as usize] = score;
        }
        if sampler == "greedy" {
            assert_eq!(kept(&row), [case["selected"].as_u64().unwrap() as usize]);
            passed += 1;
            continue;
        }
        if has_ties(&before) && kept(&row) != kept(&golden) {
            // It cuts by count, in no order of its own; we keep all equals, or the lowest ids: none better or worse than its.
            let (ours, theirs) = (values_kept(&row), values_kept(&golden));
            assert!(ours.len() == theirs.len() && kept(&row).len() >= kept(&golden).len(), "{case}\nours {row:?}");
            assert!(ours.iter().zip(&theirs).all(|(ours, golden)| close(*ours, *golden)), "{case}\nours {row:?}");
            exclude("which of equals");
            continue;
        }
        assert_eq!(kept(&row), kept(&golden), "{case:.300}\nours {row:?}\ngolden {golden:?}");
        assert!(row.iter().zip(&golden).all(|(ours, golden)| close(*ours, *golden)), "{case}\nours {row:?}");
        if sampler == "mirostat_v2" {
            // The others leave 0 here, or what was before their cut.
            let (probs, golden) = (probs(&row), ids(&case["ids"]).into_iter().zip(numbers(&case["p"])));
            assert!(golden.into_iter().all(|(id, prob)| close(probs[id as usize], prob)), "{case}\nours {probs:?}");
        }
        passed += 1;
    }
    let expected = [("min_p", 1), ("top_k", 4), ("top_p", 5), ("typical", 4), ("xtc", 3)];
    let expected = expected.map(|(sampler, count)| (format!("{sampler}: which of equals"), count));
    assert_eq!((passed, excluded), (212, expected.into()));
}
