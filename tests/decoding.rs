//! Decoding against recorded runs of `transformers` 5.23, 4.55 and 4.48, and against enumeration (see
//! `tests/golden/decoding/README.md`).
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{collections::BTreeMap, fs, path::PathBuf, sync::Arc};

use lookback::{
    checkpoint::{self, Files},
    decode::{
        Decoder, Fate, Order, Processor, Settings, Strategy,
        strategies::{speculative, stochastic},
    },
    model::Model,
};
use serde_json::Value;

/// The tiny models have 13 tokens, of which the last ends a text.
const VOCAB: usize = 13;
const EOS: u32 = 12;

fn golden(name: &str) -> Vec<u8> {
    fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/decoding").join(name)).unwrap()
}

fn cases(name: &str, count: usize) -> Vec<Value> {
    let file: Value = serde_json::from_slice(&golden(name)).unwrap();
    let cases = file["cases"].as_array().unwrap().clone();
    assert_eq!(cases.len(), count, "{name}");
    cases
}

struct Models(BTreeMap<&'static str, Arc<Model>>);

impl Models {
    fn new() -> Self {
        let read = |name| {
            // The recorded configuration does not name its family.
            let mut config: Value = serde_json::from_slice(&golden("config.json")).unwrap();
            config["model_type"] = "gpt2".into();
            let files: Files = [
                ("config.json".to_owned(), config.to_string().into_bytes()),
                ("model.safetensors".to_owned(), golden(&format!("{name}.safetensors"))),
            ]
            .into();
            (name, checkpoint::read(&files).unwrap().model)
        };
        Self([read("tiny3"), read("tiny5")].into())
    }

    /// A decoder of a case, with its prompt.
    fn decoder(&self, case: &Value, settings: Settings) -> Decoder {
        let model = self.0[case["model"].as_str().unwrap()].clone();
        let mut decoder = Decoder::new(model, &ids(&case["prompt"]), settings).unwrap();
        decoder.set_detail(VOCAB);
        decoder
    }
}

fn ids(value: &Value) -> Vec<u32> {
    value.as_array().unwrap().iter().map(|id| id.as_u64().unwrap() as u32).collect()
}

/// Numbers, of which those that are not finite are written as strings.
fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| value.as_str().unwrap().parse().unwrap())
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(number).collect()
}

fn usize_of(value: &Value) -> usize {
    value.as_u64().unwrap() as usize
}

fn assert_close(what: &str, ours: f64, golden: f64) {
    let close = ours.total_cmp(&golden).is_eq() || (ours - golden).abs() < 1e-4 * golden.abs().max(1.0);
    assert!(close, "{what}: {ours} is not {golden}");
}

/// The parameters of `generate` as processors, in its order.
fn processors(params: &Value) -> Vec<Processor> {
    let joined = |value: &Value, by: &str| ids(value).iter().map(u32::to_string).collect::<Vec<_>>().join(by);
    let all = |value: &Value, one: &dyn Fn(&Value) -> String| {
        value.as_array().unwrap().iter().map(one).collect::<Vec<_>>().join("+")
    };
    let text = |name: &str, value: &Value| -> Option<String> {
        Some(match name {
            "repetition_penalty" => format!("repetition={value}:all"),
            "no_repeat_ngram_size" => format!("no-repeat-ngram={value}"),
            "min_new_tokens" => format!("min-new-tokens={value}"),
            "forced_eos_token_id" => "forced-eos".to_owned(),
            "suppress_tokens" => format!("suppress={}", joined(value, "+")),
            "bad_words_ids" => format!("bad-words={}", all(value, &|word| joined(word, "."))),
            "sequence_bias" => {
                format!("logit-bias={}", all(value, &|pair| format!("{}/{}", joined(&pair[0], "."), pair[1])))
            }
            "exponential_decay_length_penalty" => format!("length-decay={}:{}", value[0], value[1]),
            "guidance_scale" => format!("guidance={value}"),
            "presence" => {
                let scope = if value["scope"] == "gen" { "generated" } else { "all" };
                format!("presence={}:{scope}", value["lam"])
            }
            "temperature" => format!("temperature={value}"),
            "top_k" if value == 0 => return None,
            "top_k" => format!("top-k={value}"),
            "top_p" => format!("top-p={value}"),
            "min_p" => format!("min-p={value}"),
            "typical_p" => format!("typical={value}"),
            "epsilon_cutoff" => format!("epsilon={value}"),
            "eta_cutoff" => format!("eta={value}"),
            "top_h" => format!("top-h={value}"),
            "renormalize_logits" => "renormalize".to_owned(),
            other => panic!("no processor for {other}"),
        })
    };
    let texts = params.as_object().unwrap().iter().filter_map(|(name, value)| text(name, value));
    let mut processors: Vec<Processor> = texts.map(|text| Processor::parse(&text).unwrap()).collect();
    Order::Transformers.sort(&mut processors);
    processors
}

/// Compares a step's first and last scores with those of the golden run.
fn assert_scores(what: &str, decoder: &Decoder, logits: &Value, scores: &Value) {
    let waterfall = decoder.last_step().unwrap().expanded[0].waterfall.clone().unwrap();
    let (first, last) = (&waterfall.stages[0], waterfall.stages.last().unwrap());
    assert_eq!(waterfall.ids.len(), VOCAB);
    for (lane, &id) in waterfall.ids.iter().enumerate() {
        assert_close(&format!("{what} logit of {id}"), first.scores[lane], number(&logits[id as usize]));
        assert_close(&format!("{what} score of {id}"), last.scores[lane], number(&scores[id as usize]));
    }
}

#[test]
fn greedy_follows_transformers() {
    let models = Models::new();
    for case in cases("greedy.json", 104) {
        let what = format!("{} {} {}", case["model"], case["prompt"], case["name"]);
        let max_new_tokens = usize_of(&case["max_new"]);
        let settings = Settings { processors: processors(&case["params"]), max_new_tokens, ..Settings::default() };
        let mut decoder = models.decoder(&case, settings);
        for (logits, scores) in case["logits"].as_array().unwrap().iter().zip(case["scores"].as_array().unwrap()) {
            decoder.step().unwrap();
            assert_scores(&what, &decoder, logits, scores);
        }
        assert_eq!(decoder.ids(), ids(&case["sequence"]), "{what}");
        assert!(decoder.stop().is_some(), "{what}");
    }
}

#[test]
fn a_sample_with_given_coins_follows_transformers() {
    let models = Models::new();
    for case in cases("sample.json", 66) {
        let what = format!("{} {} {}", case["model"], case["prompt"], case["name"]);
        let settings = Settings {
            strategy: Strategy::Sample { texts: 1 },
            processors: processors(&case["params"]),
            coins: numbers(&case["u"]),
            ..Settings::default()
        };
        let mut decoder = models.decoder(&case, settings);
        for (step, chosen) in ids(&case["chosen"]).into_iter().enumerate() {
            let report = decoder.step().unwrap();
            assert_scores(&what, &decoder, &case["logits"][step], &case["scores"][step]);
            let candidate = report.candidates[0];
            assert_eq!(decoder.nodes()[candidate.node].id, chosen, "{what} step {step}");
            assert_close(&what, candidate.score.exp(), number(&case["probs"][step][chosen as usize]));
        }
        assert_eq!(decoder.ids(), ids(&case["sequence"]), "{what}");
    }
}

/// The settings of a golden beam search.
fn beam_settings(case: &Value, name: &str) -> Settings {
    let stopping = match &case["early_stopping"] {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let strategy = format!("{name}={}:{}:{stopping}", case["num_beams"], case["length_penalty"]);
    Settings {
        strategy: Strategy::parse(&strategy).unwrap(),
        processors: case.get("params").map(processors).unwrap_or_default(),
        max_new_tokens: usize_of(&case["max_new"]),
        ..Settings::default()
    }
}

/// Compares what has ended with golden sequences, which are padded, and their scores. Scores below -1e8 are empty slots.
fn assert_sequences(what: &str, decoder: &Decoder, sequences: &Value, scores: &Value) {
    let golden: Vec<(Vec<u32>, f64)> = sequences
        .as_array()
        .unwrap()
        .iter()
        .zip(numbers(scores))
        .filter(|(_, score)| *score > -1e8)
        .map(|(sequence, score)| (ids(sequence), score))
        .collect();
    let ours: Vec<_> = decoder.sequences().into_iter().filter(|sequence| sequence.done).collect();
    assert_eq!(ours.len(), golden.len(), "{what}");
    for (ours, (sequence, score)) in ours.iter().zip(golden) {
        let mut padded = [decoder.prompt(), &ours.ids].concat();
        padded.resize(padded.len().max(sequence.len()), EOS);
        assert_eq!(padded, sequence, "{what}");
        assert_close(what, ours.score, score);
    }
}

/// Compares a step's pool, what it kept and what had ended with one of a golden trace.
fn assert_pool(what: &str, decoder: &Decoder, live_before: &[usize], golden: &Value) {
    let step = decoder.last_step().unwrap();
    let pool: Vec<&Value> =
        golden["cand"].as_array().unwrap().iter().filter(|candidate| number(&candidate["score"]) > -1e8).collect();
    // What processors forbid stands behind the pool.
    let ours: Vec<_> = step.candidates.iter().filter(|candidate| candidate.fate != Fate::Blocked).collect();
    assert_eq!(ours.len(), pool.len(), "{what}");
    for (rank, (ours, theirs)) in ours.into_iter().zip(&pool).enumerate() {
        let node = &decoder.nodes()[ours.node];
        let parent = live_before[usize_of(&theirs["parent"])];
        assert_eq!((node.parent, node.id), (Some(parent), theirs["token"].as_u64().unwrap() as u32), "{what} {rank}");
        assert_close(&format!("{what} rank {rank}"), ours.total_score, number(&theirs["score"]));
        let hit = matches!(ours.fate, Fate::Finished | Fate::FinishedTooLow);
        assert_eq!(hit, golden["hit"][rank].as_bool().unwrap(), "{what} rank {rank}: {:?}", ours.fate);
    }
    for (place, (live, &rank)) in step.live.iter().zip(&ids(&golden["kept"])).enumerate() {
        assert_eq!(live.node, step.candidates[rank as usize].node, "{what} live {place}");
    }
    let done = golden["finished"].as_array().unwrap().iter().filter(|slot| slot["done"] == true);
    let done: Vec<f64> = done.map(|slot| number(&slot["score"])).collect();
    assert_eq!(step.done.len(), done.len(), "{what}");
    step.done.iter().zip(done).for_each(|(ours, score)| assert_close(what, ours.score, score));
}

fn finish(decoder: &mut Decoder) {
    decoder.advance(usize::MAX).unwrap();
}

#[test]
fn beam_search_follows_both_loops_of_transformers() {
    let models = Models::new();
    let mut traced = 0;
    for case in cases("beam.json", 218) {
        let what = format!("{case:.150}");
        let mut decoder = models.decoder(&case, beam_settings(&case, "beam"));
        let trace = case["trace"].as_array().cloned().unwrap_or_default();
        for golden in &trace {
            let live: Vec<usize> = decoder.search().live.iter().map(|branch| branch.node).collect();
            decoder.step().unwrap();
            assert_pool(&what, &decoder, &live, golden);
            traced += 1;
        }
        finish(&mut decoder);
        assert_sequences(&what, &decoder, &case["sequences"], &case["scores"]);
        let stopped = if decoder.stop().unwrap().name() == "beams-full" { "beams_full" } else { "no_improvement" };
        assert_eq!(stopped, case["stop"], "{what}");

        let mut classic = models.decoder(&case, beam_settings(&case, "classic-beam"));
        finish(&mut classic);
        assert_sequences(&format!("classic {what}"), &classic, &case["legacy_sequences"], &case["legacy_scores"]);
    }
    assert_eq!(traced, 143);
}

#[test]
fn beam_search_with_processors_follows_transformers() {
    let models = Models::new();
    for case in cases("beam_processors.json", 44) {
        let what = format!("{case:.150}");
        let mut decoder = models.decoder(&case, beam_settings(&case, "beam"));
        finish(&mut decoder);
        assert_sequences(&what, &decoder, &case["sequences"], &case["scores"]);
    }
}

#[test]
fn a_beam_sample_with_the_draws_of_transformers_follows_it() {
    let models = Models::new();
    for case in cases("beam_sample.json", 12) {
        let what = format!("{case:.150}");
        let settings = beam_settings(&case, "beam-sample");
        let mut decoder = models.decoder(&case, settings.clone());
        for golden in case["trace"].as_array().unwrap() {
            let live = decoder.search().live.clone();
            let drawn = golden["cand"].as_array().unwrap().iter().filter(|draw| number(&draw["score"]) > -1e8);
            let drawn: Vec<(usize, u32)> =
                drawn.map(|draw| (usize_of(&draw["parent"]), draw["token"].as_u64().unwrap() as u32)).collect();
            let mut pool = Vec::new();
            for (parent, branch) in live.iter().enumerate() {
                let waterfall = decoder.waterfall(branch.node, VOCAB).unwrap();
                let scores = &waterfall.stages.last().unwrap().scores;
                let mut row: Vec<(u32, f64)> = waterfall.ids.iter().copied().zip(scores.iter().copied()).collect();
                row.sort_by_key(|(id, _)| *id);
                pool.extend(row.into_iter().map(|(id, score)| (parent, id, (branch.score + score).exp())));
            }
            decoder.set(Settings { coins: coins(pool, &drawn), ..settings.clone() }).unwrap();
            decoder.step().unwrap();
            let nodes: Vec<usize> = live.iter().map(|branch| branch.node).collect();
            assert_pool(&what, &decoder, &nodes, golden);
        }
        assert_sequences(&what, &decoder, &case["sequences"], &case["scores"]);
    }
}

/// Coins that fall on the middle of what was drawn, one after another without replacement.
fn coins(mut pool: Vec<(usize, u32, f64)>, drawn: &[(usize, u32)]) -> Vec<f64> {
    let mut coins = Vec::new();
    for (parent, id) in drawn {
        let total: f64 = pool.iter().map(|(_, _, prob)| prob).sum();
        let place = pool.iter().position(|(p, i, _)| (p, i) == (parent, id)).unwrap();
        let before: f64 = pool[..place].iter().map(|(_, _, prob)| prob).sum();
        coins.push((before + pool[place].2 / 2.0) / total);
        pool[place].2 = 0.0;
    }
    coins
}

#[test]
fn contrastive_and_diverse_beam_search_follow_transformers() {
    let models = Models::new();
    let mut excluded = BTreeMap::new();
    for case in cases("legacy_strategies.json", 52) {
        let what = format!("{case:.200}");
        let params = &case["params"];
        let strategy = match case["kind"].as_str().unwrap() {
            "contrastive" => format!("contrastive={}:{}", params["penalty_alpha"], params["top_k"]),
            "group_beam" => format!(
                "diverse-beam={}:{}:{}:{}",
                params["num_beams"], params["num_beam_groups"], params["diversity_penalty"], params["length_penalty"]
            ),
            // Neither is a strategy of ours: `DECODING.md`, section 3, leaves both out.
            other => {
                *excluded.entry(other.to_owned()).or_insert(0) += 1;
                continue;
            }
        };
        let settings = Settings {
            strategy: Strategy::parse(&strategy).unwrap(),
            max_new_tokens: usize_of(&params["max_new_tokens"]),
            ..Settings::default()
        };
        let mut decoder = models.decoder(&case, settings);
        finish(&mut decoder);
        if case["kind"] == "contrastive" {
            assert_eq!(decoder.ids(), ids(&case["sequences"][0]), "{what}");
        } else {
            assert_sequences(&what, &decoder, &case["sequences"], &case["scores"]);
        }
    }
    assert_eq!(excluded, [("dola".to_owned(), 12), ("constrained".to_owned(), 12)].into());
}

#[test]
fn drafts_are_accepted_and_corrected_as_by_transformers() {
    let softmax = |logits: &Value| {
        let logits = numbers(logits);
        let sum: f64 = logits.iter().map(|logit| logit.exp()).sum();
        logits.iter().map(|logit| logit.exp() / sum).collect::<Vec<f64>>()
    };
    for case in cases("speculative.json", 12) {
        let candidates = ids(&case["candidates"]);
        let coins = numbers(&case["u"]);
        let [p, q] =
            ["p_logits", "q_logits"].map(|name| case[name].as_array().unwrap().iter().map(softmax).collect::<Vec<_>>());
        let accepted = candidates
            .iter()
            .enumerate()
            .take_while(|&(place, &id)| {
                speculative::accepts(p[place][id as usize], q[place][id as usize], coins[place])
            })
            .count();
        assert_eq!(accepted, usize_of(&case["n_matches"]), "{case}");
        let last =
            if accepted < q.len() { speculative::residual(&p[accepted], &q[accepted]) } else { p[accepted].clone() };
        for (ours, golden) in last.iter().zip(numbers(&case["residual"])) {
            assert!((ours - golden).abs() < 1e-6, "{ours} {golden} {case}");
        }
    }
}

#[test]
fn stochastic_beams_with_given_noise_are_those_of_the_reference() {
    let models = Models::new();
    let file: Value = serde_json::from_slice(&golden("sbs.json")).unwrap();
    for unit in file["cond_max"].as_array().unwrap() {
        let moved = stochastic::conditioned(&numbers(&unit["g"]), number(&unit["T"]));
        moved.iter().zip(numbers(&unit["out"])).for_each(|(ours, golden)| assert_close("conditioned", *ours, golden));
    }
    for case in cases("sbs.json", 12) {
        let what = format!("{case:.60}");
        let settings = Settings {
            // The reference keeps as many beams as it says; ours keeps one more, for the threshold.
            strategy: Strategy::StochasticBeam { beams: usize_of(&case["k"]) - 1 },
            max_new_tokens: usize_of(&case["max_new"]),
            coins: numbers(&case["uniforms"]),
            ..Settings::default()
        };
        let mut decoder = models.decoder(&case, settings);
        for golden in case["steps"].as_array().unwrap() {
            decoder.step().unwrap();
            let live = decoder.search().live.clone();
            let beam = golden["beam"].as_array().unwrap();
            assert_eq!(live.len(), beam.len(), "{what}");
            for (branch, golden) in live.iter().zip(beam) {
                let text = [decoder.prompt(), &written(&decoder, branch.node)].concat();
                assert_eq!(text, ids(&golden["seq"]), "{what}");
                assert_close(&what, branch.score, number(&golden["phi"]));
                assert_close(&what, branch.perturbed, number(&golden["G"]));
            }
        }
        assert!(decoder.stop().is_some(), "{what}");
    }
}

fn written(decoder: &Decoder, node: usize) -> Vec<u32> {
    decoder.path(node).unwrap()[1..].iter().map(|&node| decoder.nodes()[node].id).collect()
}

#[test]
fn exact_search_and_enumeration_find_the_best_of_all_texts() {
    let models = Models::new();
    for case in cases("exact.json", 32) {
        let what = format!("{case:.120}");
        let lambda = number(&case["lam"]);
        let presence = (lambda != 0.0).then(|| Processor::parse(&format!("presence={lambda}:generated")).unwrap());
        let settings = |strategy: &str| Settings {
            strategy: Strategy::parse(strategy).unwrap(),
            processors: presence.clone().into_iter().collect(),
            max_new_tokens: usize_of(&case["max_new"]),
            ..Settings::default()
        };
        let golden = case["top"].as_array().unwrap();
        let assert_best = |decoder: &Decoder, count: usize| {
            for (ours, golden) in decoder.sequences().iter().zip(golden).take(count) {
                assert_close(&what, ours.score, number(&golden["score"]));
                assert_close(&what, ours.log_prob, number(&golden["logp"]));
                assert_eq!([decoder.prompt(), &ours.ids].concat(), ids(&golden["seq"]), "{what}");
            }
        };
        let penalty = &case["length_penalty"];
        let mut exact = models.decoder(&case, settings(&format!("exact=8:{penalty}:100000")));
        exact.set_detail(0);
        finish(&mut exact);
        assert_eq!(exact.stop().unwrap().name(), "proven", "{what}");
        assert_best(&exact, 8);
        for (beams, best) in case["beam_top1"].as_object().unwrap() {
            let mut beam = models.decoder(&case, settings(&format!("beam={beams}:{penalty}:never")));
            finish(&mut beam);
            assert_close(&format!("{what} {beams} beams"), beam.sequences()[0].score, number(best));
        }
        if usize_of(&case["max_new"]) == 3 {
            let mut all = models.decoder(&case, settings(&format!("enumerate={penalty}:100000")));
            finish(&mut all);
            assert_eq!(all.sequences().len(), usize_of(&case["n_leaves"]), "{what}");
            assert_best(&all, 8);
            let mass: f64 = all.sequences().iter().map(|sequence| sequence.log_prob.exp()).sum();
            assert!((mass - 1.0).abs() < 1e-6, "{what}: {mass}");
        }
    }
}

#[test]
fn the_newest_step_that_looked_at_a_node_is_found_until_it_is_undone() {
    let model = Models::new().0["tiny3"].clone();
    let mut decoder = Decoder::new(model, &[1, 2], Settings::default()).unwrap();
    assert_eq!(decoder.step_at(0), None);
    let first = decoder.step().unwrap();
    decoder.step().unwrap();
    assert_eq!(decoder.step_at(0), Some(&first));
    decoder.go(0).unwrap();
    decoder.set(Settings { seed: 1, strategy: Strategy::parse("sample").unwrap(), ..Settings::default() }).unwrap();
    let again = decoder.step().unwrap();
    assert_eq!(decoder.step_at(0), Some(&again));
    decoder.undo();
    assert_eq!(decoder.step_at(0), Some(&first));
}
