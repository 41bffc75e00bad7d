//! What must hold of decoding whatever the model and the settings.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::sync::Arc;

use lookback::{
    decode::{Decoder, Fate, Processor, Sequence, Session, Settings, processor, strategies::stochastic, strategy},
    model::{Config, Model, Params},
    rng::Rng,
};
use ndarray::s;
use proptest::{prelude::*, test_runner::RngSeed};

const VOCAB: usize = 7;
const EOS: u32 = 6;

/// A model whose texts end now and then.
fn model(seed: u64) -> Arc<Model> {
    let config = Config { eos_ids: vec![EOS], ..Config::gpt2(VOCAB, 16, 8, 1, 2) };
    Arc::new(Model::random(config, 0.6, seed).unwrap())
}

fn decoder(seed: u64, prompt: &[u32], settings: &str) -> Decoder {
    Decoder::new(model(seed), prompt, Settings::parse(settings).unwrap()).unwrap()
}

fn finished(mut decoder: Decoder) -> Decoder {
    decoder.advance(usize::MAX).unwrap();
    decoder
}

fn run(seed: u64, prompt: &[u32], settings: &str) -> Vec<Sequence> {
    finished(decoder(seed, prompt, settings)).sequences()
}

/// A batch of another size may round the last bits of a logit another way: sums of log-probabilities agree to this.
fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-5 * a.abs().max(1.0)
}

fn prompt() -> impl proptest::strategy::Strategy<Value = Vec<u32>> {
    proptest::collection::vec(0..VOCAB as u32, 1..4)
}

/// Processors that may stand in any order, with settings that leave something.
fn processors() -> impl proptest::strategy::Strategy<Value = String> {
    let one = prop::sample::select(vec![
        "temperature=0.7",
        "top-k=4",
        "top-p=0.8",
        "min-p=0.1",
        "typical=0.7",
        "epsilon=0.02",
        "eta=0.02",
        "top-h=0.6",
        "top-n-sigma=1.5",
        "repetition=1.3",
        "presence=0.7",
        "frequency=0.4",
        "dry=0.8:1.75:1",
        "xtc=0.5:0.1",
        "mirostat=2:0.3",
        "mirostat-v1=2:0.3",
        "logit-bias=3/1.5+4.5/-2",
        "suppress=2",
        "min-new-tokens=2",
        "length-decay=2:1.2",
        "dynamic-temperature=0.5:1.5",
        "guidance=1.4",
        "renormalize",
    ]);
    proptest::collection::vec(one, 0..4).prop_map(|all| all.join(","))
}

fn strategies() -> impl proptest::strategy::Strategy<Value = String> {
    prop::sample::select(vec![
        "greedy",
        "sample=3",
        "beam=3:1:never",
        "beam=2:0:false",
        "classic-beam=3:1:true",
        "beam-sample=2:1:never",
        "diverse-beam=4:2:0.5",
        "stochastic-beam=3",
        "contrastive=0.5:3",
        "speculative=3",
        "speculative=2:greedy",
        "exact=2:1:500",
        "enumerate=0:300",
    ])
    .prop_map(str::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_beam_of_width_one_is_greedy(seed in 0..1000u64, prompt in prompt()) {
        let greedy = run(seed, &prompt, "strategy=greedy;max-new-tokens=6");
        for beam in ["beam=1:0:never", "classic-beam=1:0:never", "diverse-beam=1:1:0:0"] {
            let beam = run(seed, &prompt, &format!("strategy={beam};max-new-tokens=6"));
            // The beam may go on after its first end in search of a better one; the texts that both know are equal.
            prop_assert!(beam[0].ids == greedy[0].ids || beam[0].log_prob > greedy[0].log_prob, "{beam:?} {greedy:?}");
        }
        let live = decoder(seed, &prompt, "strategy=beam=1:0:never;max-new-tokens=6");
        let mut live = live;
        for depth in 0..greedy[0].ids.len() {
            live.step().unwrap();
            let best = live.last_step().unwrap().candidates[0];
            prop_assert_eq!(live.nodes()[best.node].id, greedy[0].ids[depth]);
            if live.nodes()[best.node].id == EOS { break; }
        }
    }

    #[test]
    fn no_search_beats_exact_search_and_a_beam_as_wide_as_the_language_equals_it(
        seed in 0..1000u64, prompt in prompt(), penalty in prop::sample::select(vec![-0.5, 0.0, 1.0]),
        lambda in prop::sample::select(vec![0.0, 0.8]),
    ) {
        let common = format!("max-new-tokens=3;processors=presence={lambda}");
        let exact = finished(decoder(seed, &prompt, &format!("strategy=exact=3:{penalty}:100000;{common}")));
        prop_assert_eq!(exact.stop().unwrap().name(), "proven");
        let exact = exact.sequences();
        let all = run(seed, &prompt, &format!("strategy=enumerate={penalty}:100000;{common}"));
        // 1 + 6 + 6 * 6 * 7 texts: an end at once, an end after one token, or three tokens.
        prop_assert_eq!(all.len(), 1 + 6 + 36 * 7);
        prop_assert!(close(all.iter().map(|text| text.log_prob.exp()).sum(), 1.0));
        for (exact, all) in exact.iter().zip(&all) {
            prop_assert!(close(exact.score, all.score), "{} {}", exact.score, all.score);
        }
        let wide = run(seed, &prompt, &format!("strategy=beam=60:{penalty}:never;{common}"));
        prop_assert!(close(wide[0].score, exact[0].score), "{} {}", wide[0].score, exact[0].score);
        for narrow in ["beam=2", "classic-beam=3"] {
            let beam = run(seed, &prompt, &format!("strategy={narrow}:{penalty}:never;{common}"));
            prop_assert!(beam[0].score <= exact[0].score + 1e-5, "{} {}", beam[0].score, exact[0].score);
        }
    }

    #[test]
    fn the_additive_penalty_has_its_closed_form(seed in 0..1000u64, prompt in prompt(), lambda in 0.0..3.0f64) {
        let settings = format!("strategy=beam=3:0:never;max-new-tokens=6;processors=presence={lambda}:generated");
        for Sequence { ids, log_prob, score, .. } in run(seed, &prompt, &settings) {
            let distinct = ids.iter().collect::<std::collections::BTreeSet<_>>().len();
            prop_assert!(close(score, log_prob - lambda * (ids.len() - distinct) as f64));
        }
    }

    #[test]
    fn sums_go_along_paths_and_steps_at_once_or_replayed_give_the_same_tree(
        seed in 0..1000u64, prompt in prompt(), strategy in strategies(), processors in processors(), coins in 0..100u64,
    ) {
        let settings = format!("strategy={strategy};processors={processors};max-new-tokens=5;seed={coins}");
        let mut at_once = decoder(seed, &prompt, &settings);
        let mut decoder = decoder(seed, &prompt, &settings);
        let mut evaluated = 0;
        for _ in 0..12 {
            if decoder.stop().is_some() { break; }
            evaluated += decoder.step().unwrap().evaluated;
        }
        prop_assert_eq!(at_once.advance(12).unwrap(), evaluated);
        prop_assert_eq!(at_once.nodes(), decoder.nodes());
        prop_assert_eq!(at_once.session(), decoder.session());
        for node in decoder.nodes() {
            if let Some(parent) = node.parent {
                let above = &decoder.nodes()[parent];
                prop_assert!(close(node.total_log_prob, above.total_log_prob + node.log_prob));
                prop_assert_eq!(node.length, above.length + 1);
            }
        }
        let session = decoder.session();
        prop_assert_eq!(&Session::parse(&session.to_string()).unwrap(), &session);
        let again = Decoder::replay(model(seed), &session, None, 0).unwrap();
        prop_assert_eq!(again.nodes(), decoder.nodes());
        prop_assert_eq!(again.sequences(), decoder.sequences());
    }

    #[test]
    fn undo_then_redo_is_the_identity_and_undo_of_all_is_the_beginning(
        seed in 0..1000u64, prompt in prompt(), strategy in strategies(), coins in 0..100u64, id in 0..5u32,
    ) {
        let mut decoder = decoder(seed, &prompt, &format!("strategy={strategy};max-new-tokens=5;seed={coins}"));
        let marks = |decoder: &Decoder| decoder.nodes().iter().map(|node| node.mark).collect::<Vec<_>>();
        let begun = decoder.search().live.clone();
        let mut states = vec![(marks(&decoder), decoder.search().live.clone(), decoder.search().done.clone())];
        for act in 0..6 {
            let acted = match act {
                2 => decoder.choose(id, Some(0)).is_ok(),
                4 => decoder.set(Settings::parse("strategy=sample=2;max-new-tokens=5;seed=4").unwrap()).is_ok(),
                _ => decoder.stop().is_none() && decoder.step().is_ok(),
            };
            if acted {
                states.push((marks(&decoder), decoder.search().live.clone(), decoder.search().done.clone()));
            }
        }
        let last = states.len() - 1;
        for back in (0..last).rev() {
            prop_assert!(decoder.undo());
            prop_assert_eq!(&decoder.search().live, &states[back].1);
            prop_assert_eq!(&decoder.search().done, &states[back].2);
            prop_assert_eq!(&marks(&decoder)[..states[back].0.len()], &states[back].0[..]);
        }
        prop_assert!(!decoder.undo());
        prop_assert_eq!(&decoder.search().live, &begun);
        for state in &states[1..] {
            prop_assert!(decoder.redo());
            prop_assert_eq!(&decoder.search().live, &state.1);
        }
        prop_assert!(!decoder.redo());
        prop_assert_eq!(&marks(&decoder)[..states[last].0.len()], &states[last].0[..]);
    }

    #[test]
    fn renaming_the_tokens_renames_the_texts(seed in 0..200u64, strategy in prop::sample::select(vec![
        "greedy", "beam=3:1:never", "classic-beam=2:0:false", "diverse-beam=4:2:0.7", "contrastive=0.5:3", "exact=2:0:10000",
    ])) {
        // The end keeps its name.
        let rename = |id: u32| if id == EOS { EOS } else { (id + 2) % EOS };
        let original = model(seed);
        let mut params = original.params().unwrap().clone();
        renamed(&original, &mut params, rename);
        let other = Arc::new(Model::new(original.config().clone(), params).unwrap());
        let settings = Settings::parse(&format!("strategy={strategy};max-new-tokens=5")).unwrap();
        let a = finished(Decoder::new(original, &[1, 4], settings.clone()).unwrap()).sequences();
        let b = finished(Decoder::new(other, &[rename(1), rename(4)], settings).unwrap()).sequences();
        prop_assert_eq!(a.len(), b.len());
        for (a, b) in a.iter().zip(&b) {
            prop_assert_eq!(a.ids.iter().map(|&id| rename(id)).collect::<Vec<_>>(), b.ids.clone());
            prop_assert!(close(a.score, b.score));
        }
    }

    #[test]
    fn texts_side_by_side_are_those_one_by_one(seed in 0..1000u64, prompt in prompt(), coins in 0..100u64) {
        // Each step throws one coin for each live text, in order.
        let together = run(seed, &prompt, &format!("strategy=sample=3;max-new-tokens=4;seed={coins}"));
        let mut rng = Rng::new(coins);
        let mut given: Vec<Vec<f64>> = vec![vec![]; 3];
        let mut open = [true; 3];
        for depth in 0..4 {
            for text in 0..3 {
                if open[text] {
                    given[text].push(rng.uniform());
                    open[text] = together[text].ids.get(depth).is_some_and(|&id| id != EOS);
                }
            }
        }
        for (text, given) in together.iter().zip(given) {
            let given: Vec<String> = given.iter().map(f64::to_string).collect();
            let alone = run(seed, &prompt, &format!("strategy=sample;max-new-tokens=4;coins={}", given.join("+")));
            prop_assert_eq!(&alone[0].ids, &text.ids);
            prop_assert!(close(alone[0].log_prob, text.log_prob));
        }
    }

    #[test]
    fn any_text_is_read_as_settings_or_a_session_or_refused(
        name in prop::sample::select([&processor::USUAL[..], &strategy::USUAL].concat()), junk in "[0-9a-z:=+./()|* ,;@!-]{0,12}",
    ) {
        let name = name.split('=').next().unwrap();
        for text in [junk.clone(), format!("{name}={junk}"), format!("strategy={name}={junk}"), format!("processors={name}={junk}")] {
            if let Ok(settings) = Settings::parse(&text) {
                prop_assert_eq!(Settings::parse(&settings.to_string()).unwrap(), settings);
            }
            let _ = (Session::parse(&text), lookback::decode::Action::parse(&text));
            if let Ok(processor) = Processor::parse(&text) {
                prop_assert_eq!(Processor::parse(&processor.to_string()).unwrap(), processor);
            }
        }
    }

    #[test]
    fn nothing_that_is_parsed_panics(seed in 0..50u64, strategy in strategies(), processors in processors(), ids in prompt()) {
        let mut decoder = decoder(seed, &ids, &format!("strategy={strategy};processors={processors}"));
        for _ in 0..20 {
            if decoder.step().is_err() { break; }
        }
        let focus = decoder.search().focus;
        decoder.waterfall(focus, 3).unwrap();
        let _ = (decoder.choose(1, Some(focus)), decoder.go(0), decoder.go(9999), decoder.choose(99, None));
        prop_assert!(decoder.sequences().len() < 10_000);
    }
}

/// Gives every row of the token table to the token with its new name.
fn renamed(model: &Model, params: &mut Params, rename: impl Fn(u32) -> u32) {
    use lookback::model::slot::Slot;
    let old = model.params().unwrap().table(Slot::TokenEmbedding).unwrap().to_owned();
    let mut new = params.table_mut(Slot::TokenEmbedding).unwrap();
    for id in 0..VOCAB {
        new.slice_mut(s![rename(id as u32) as usize, ..]).assign(&old.row(id));
    }
}

#[test]
fn what_is_forbidden_is_reported_where_it_would_have_counted() {
    let mut decoder = decoder(1, &[1], "strategy=beam=2:0:never");
    let plain = decoder.step().unwrap();
    assert!(plain.candidates.iter().all(|candidate| candidate.fate != Fate::Blocked));
    let id = decoder.nodes()[plain.candidates[0].node].id;
    let mut suppressed = self::decoder(1, &[1], &format!("strategy=beam=2:0:never;processors=suppress={id}"));
    let step = suppressed.step().unwrap();
    let blocked: Vec<_> = step.candidates.iter().filter(|candidate| candidate.fate == Fate::Blocked).collect();
    assert_eq!(blocked.len(), 1);
    assert_eq!(suppressed.nodes()[blocked[0].node].id, id);
    assert!(blocked[0].total_score == f64::NEG_INFINITY);
    // It may be taken by hand all the same, and counts as the model counts it.
    let node = suppressed.choose(id, Some(0)).unwrap();
    let node = &suppressed.nodes()[node];
    assert!(node.mark.by_hand && close(node.mark.total_score, node.total_log_prob));
}

#[test]
fn going_back_to_a_guide_brings_it_back() {
    let guided = "processors=guidance=3:0.4";
    let expected = decoder(2, &[1], guided).step().unwrap();
    let mut decoder = decoder(2, &[1], guided);
    decoder.set(Settings::default()).unwrap();
    let plain = decoder.step().unwrap();
    assert!(!close(plain.candidates[0].score, expected.candidates[0].score), "guidance matters here");
    assert!(decoder.undo() && decoder.undo());
    assert!(close(decoder.step().unwrap().candidates[0].score, expected.candidates[0].score));
}

#[test]
fn the_detail_of_steps_holds_wherever_one_goes_back_to() {
    let mut decoder = decoder(2, &[1], "strategy=greedy");
    decoder.step().unwrap();
    decoder.step().unwrap();
    decoder.set_detail(3);
    assert!(decoder.undo());
    assert!(decoder.step().unwrap().expanded[0].waterfall.is_some());
    decoder.set(Settings::default()).unwrap();
    assert!(decoder.step().unwrap().expanded[0].waterfall.is_some());
    let again = Decoder::replay(model(2), &decoder.session(), None, 2).unwrap();
    assert_eq!(again.last_step().unwrap().expanded[0].waterfall.as_ref().unwrap().stages[0].scores.len(), 2);
}

#[test]
fn everything_forbidden_is_a_state_and_no_token() {
    let mut decoder = decoder(1, &[1], "processors=suppress=0+1+2+3+4+5+6");
    let step = decoder.step().unwrap();
    assert!(step.candidates.iter().all(|candidate| candidate.fate == Fate::Blocked));
    assert_eq!((step.candidates.len(), decoder.stop().unwrap().name()), (4, "nothing-left"));
    assert_eq!(decoder.step().unwrap_err().code(), "search-ended");
    // Other processors leave something.
    decoder.set(Settings::default()).unwrap();
    assert!(decoder.step().is_ok());
}

#[test]
fn a_score_that_is_no_number_names_its_processor() {
    let mut decoder = decoder(1, &[1], "processors=logit-bias=1/1e308+1/1e308,temperature=1e-300,temperature=1e300");
    let error = decoder.step().unwrap_err();
    assert_eq!(error.code(), "non-finite-score");
    assert!(error.to_string().contains("logit-bias"), "{error}");
    assert_eq!(decoder.nodes().len(), 1);
}

#[test]
fn temperature_zero_is_greedy_and_k_beyond_the_vocabulary_changes_nothing() {
    let greedy = run(3, &[1, 2], "max-new-tokens=6");
    let cold = run(3, &[1, 2], "strategy=sample;processors=temperature=0;max-new-tokens=6;seed=9");
    assert_eq!(cold[0].ids, greedy[0].ids);
    let all = run(3, &[1, 2], "strategy=sample=4;max-new-tokens=6;seed=9");
    let k = run(3, &[1, 2], "strategy=sample=4;processors=top-k=1000;max-new-tokens=6;seed=9");
    assert_eq!(all, k);
}

/// Whether texts came up as often as their probabilities say, by chi-squared: at most its mean and four standard deviations.
/// Seeds are fixed, so it either holds or does not.
fn assert_drawn(all: &[Sequence], counts: &[f64], trials: u32) {
    let difference = |(text, count): (&Sequence, &f64)| {
        let expected = text.log_prob.exp() * f64::from(trials);
        (count - expected).powi(2) / expected
    };
    let chi_squared: f64 = all.iter().zip(counts).map(difference).sum();
    let freedom = (all.len() - 1) as f64;
    assert!(chi_squared < freedom + 4.0 * (2.0 * freedom).sqrt(), "{chi_squared} for {freedom}");
}

#[test]
fn a_stochastic_beam_of_one_is_a_sample() {
    // The first text of a stochastic beam is an exact sample: its frequencies are its probabilities.
    let all = run(5, &[2], "strategy=enumerate=0:1000;max-new-tokens=2");
    let trials = 4000_u32;
    let mut counts = vec![0.0; all.len()];
    for seed in 0..trials {
        let first = &run(5, &[2], &format!("strategy=stochastic-beam=1;max-new-tokens=2;seed={seed}"))[0];
        counts[all.iter().position(|text| text.ids == first.ids).unwrap()] += 1.0;
    }
    assert_drawn(&all, &counts, trials);
}

#[test]
fn a_stochastic_beam_estimates_without_bias() {
    let all = run(5, &[2], "strategy=enumerate=0:1000;max-new-tokens=3");
    let truth: f64 = all.iter().map(|text| text.log_prob.exp() * text.ids.len() as f64).sum();
    let trials = 3000_u32;
    let estimates: Vec<f64> = (0..trials)
        .map(|seed| {
            let beam = finished(decoder(5, &[2], &format!("strategy=stochastic-beam=4;max-new-tokens=3;seed={seed}")));
            let threshold = beam.last_step().unwrap().bound;
            let texts: Vec<Sequence> = beam.sequences();
            let ids: std::collections::BTreeSet<&Vec<u32>> = texts.iter().map(|text| &text.ids).collect();
            assert_eq!((texts.len(), ids.len()), (4, 4), "without replacement");
            texts.iter().map(|text| stochastic::weight(text.log_prob, threshold) * text.ids.len() as f64).sum()
        })
        .collect();
    let mean = estimates.iter().sum::<f64>() / f64::from(trials);
    let variance = estimates.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / f64::from(trials);
    let error = (variance / f64::from(trials)).sqrt();
    assert!((mean - truth).abs() < 4.0 * error, "{mean} ± {error}, true {truth}");
}

#[test]
fn speculative_decoding_writes_as_the_model_would_alone() {
    let trials = 4000_u32;
    let all = run(5, &[2], "strategy=enumerate=0:1000;max-new-tokens=2");
    let mut counts = vec![0.0; all.len()];
    for seed in 0..trials {
        let mut decoder = decoder(5, &[2], &format!("strategy=speculative=2;max-new-tokens=2;seed={seed}"));
        decoder.set_draft(model(6)).unwrap();
        let text = &finished(decoder).sequences()[0];
        counts[all.iter().position(|other| other.ids == text.ids).unwrap()] += 1.0;
    }
    assert_drawn(&all, &counts, trials);
}

#[test]
fn every_usual_setting_is_read_and_printed() {
    for text in processor::USUAL {
        let processor = Processor::parse(text).unwrap();
        assert_eq!(Processor::parse(&processor.to_string()).unwrap(), processor, "{text}");
        assert_eq!(text.split('=').next(), Some(processor.name()));
    }
    for text in strategy::USUAL {
        assert_eq!(
            lookback::decode::Strategy::parse(text).unwrap().to_string().split('=').next(),
            text.split('=').next()
        );
    }
}

#[test]
fn a_grammar_and_a_pattern_allow_what_they_say_and_nothing_else() {
    let pattern = run(2, &[1], "strategy=sample=5;processors=pattern=(3|4) 5* 2;max-new-tokens=8;seed=3");
    for text in pattern {
        let ids = &text.ids;
        assert!([3, 4].contains(&ids[0]), "{ids:?}");
        if text.done && ids.last() == Some(&EOS) {
            assert_eq!(ids[ids.len() - 2], 2, "{ids:?}");
        }
    }
    let error = Decoder::new(model(1), &[1], Settings::parse("processors=grammar=storyland").unwrap()).unwrap_err();
    assert_eq!(error.code(), "language-vocabulary");
}
