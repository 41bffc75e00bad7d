//! What holds of every look inside a model: random sizes, random weights, random texts, random interventions.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::float_cmp, reason = "what depends on nothing is exact")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{collections::BTreeSet, sync::Arc};

use lookback::{
    decode::{Action, Decoder, Inspection, Settings},
    model::{
        Config, Intervention, Mask, Model,
        slot::{Block, Slot},
    },
};
use proptest::{prelude::*, test_runner::RngSeed};

/// Any family, causal or masked where it may be.
fn configs() -> impl Strategy<Value = Config> {
    let sizes = (3usize..20, 2usize..9, 1usize..4, 2usize..5, 2usize..4);
    (0..3, sizes, any::<bool>(), 1usize..5).prop_map(
        |(family, (vocab, context, layers, half, heads), causal, window)| {
            let channels = 2 * half * heads;
            match family {
                0 => Config { causal, ..Config::gpt2(vocab, context, channels, layers, heads) },
                1 => Config::gpt_neo(vocab, context, channels, layers, heads, window),
                _ => Config { causal, ..Config::llama(vocab, context, channels, layers, (heads, 1), channels + 3) },
            }
        },
    )
}

/// A model with a text that fills its context.
fn models() -> impl Strategy<Value = (Arc<Model>, Vec<u32>)> {
    (configs(), any::<u64>()).prop_flat_map(|(config, seed)| {
        let ids = prop::collection::vec(0..config.vocab_size as u32, config.context_size);
        (Just(Arc::new(Model::random(config, 0.4, seed).unwrap())), ids)
    })
}

/// Any mask with cells flipped off the diagonal, so that no row is empty, and heads that the model has.
fn interventions() -> impl Strategy<Value = (Arc<Model>, Vec<u32>, Intervention)> {
    models().prop_flat_map(|(model, ids)| {
        let masks = prop_oneof![
            Just(None),
            Just(Some(Mask::Causal)),
            Just(Some(Mask::Full)),
            (1usize..5).prop_map(|n| Some(Mask::Window(n))),
            (1usize..5).prop_map(|n| Some(Mask::Prefix(n)))
        ];
        let cell = (0usize..9, 0usize..9).prop_filter("the diagonal stays", |(query, key)| query != key);
        let head = (0..model.config().layers, 0..model.config().heads);
        let some = |cells| BTreeSet::from_iter::<Vec<(usize, usize)>>(cells);
        let (flipped, off) = (prop::collection::vec(cell, 0..6), prop::collection::vec(head, 0..4));
        let changes = (masks, flipped.prop_map(some), off.prop_map(some));
        changes.prop_map(move |(mask, flipped, off)| (model.clone(), ids.clone(), Intervention { mask, flipped, off }))
    })
}

fn inspect(model: &Arc<Model>, ids: &[u32], text: &str) -> Inspection {
    Inspection::new(model.clone(), ids, Intervention::parse(text).unwrap()).unwrap()
}

fn other(model: &Model, id: u32) -> u32 {
    (id + 1) % model.config().vocab_size as u32
}

proptest! {
    // A fixed seed: a test that fails must fail again.
    #![proptest_config(ProptestConfig { cases: 150, rng_seed: RngSeed::Fixed(2026), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_intervention_that_changes_nothing_is_the_forward_pass((model, ids) in models()) {
        let plain = model.forward(&[&ids], &model.mask()).unwrap();
        prop_assert_eq!(&model.forward_under(&ids, &Intervention::default()).unwrap(), &plain);
        let named = Intervention::parse(&format!("mask={}", model.mask())).unwrap();
        prop_assert_eq!(&model.forward_under(&ids, &named).unwrap(), &plain);
    }

    #[test]
    fn what_is_printed_is_read_back((_, _, intervention) in interventions()) {
        prop_assert_eq!(Intervention::parse(&intervention.to_string()).unwrap(), intervention);
    }

    #[test]
    fn where_nothing_depends_on_a_token_another_one_changes_exactly_nothing(
        (model, ids, intervention) in interventions(),
        at in any::<prop::sample::Index>(),
    ) {
        let inspection = Inspection::new(model.clone(), &ids, intervention).unwrap();
        let (at, depends) = (at.index(ids.len()), inspection.depends());
        let probe = inspection.probe(at, other(&model, ids[at])).unwrap();
        for row in (0..ids.len()).filter(|&row| !depends[[row, at]]) {
            prop_assert_eq!((probe.largest[row], probe.divergence[row]), (0.0, 0.0));
        }
        prop_assert!(depends[[at, at]]);
    }

    #[test]
    fn under_the_causal_mask_no_position_depends_on_a_later_one((model, ids) in models()) {
        let inspection = inspect(&model, &ids, "mask=causal");
        let last = ids.len() - 1;
        prop_assert!(inspection.depends().indexed_iter().all(|((row, column), &depends)| !depends || column <= row));
        let probe = inspection.probe(last, other(&model, ids[last])).unwrap();
        prop_assert!(probe.largest[..last].iter().chain(&probe.divergence[..last]).all(|&change| change == 0.0));
    }

    #[test]
    fn under_the_full_mask_the_first_position_depends_on_the_last((model, ids) in models()) {
        let inspection = inspect(&model, &ids, "mask=full");
        let last = ids.len() - 1;
        prop_assert!(inspection.depends()[[0, last]]);
        let probe = inspection.probe(last, other(&model, ids[last])).unwrap();
        prop_assert!(probe.largest[0] > 0.0 && probe.divergence[0] >= 0.0);
    }

    #[test]
    fn the_lens_ends_with_what_the_model_says((model, ids, intervention) in interventions(), at in any::<prop::sample::Index>()) {
        let inspection = Inspection::new(model.clone(), &ids, intervention).unwrap();
        let at = at.index(ids.len());
        let lens = inspection.lens(at, 5).unwrap();
        prop_assert_eq!(lens.len(), model.config().layers + 1);
        prop_assert_eq!(lens.last().unwrap(), &inspection.distribution(at, 5).unwrap());
        let trace = inspection.trace();
        prop_assert_eq!(model.read_out(trace.output.view()), &trace.logits);
        for (layer, shown) in trace.layers.iter().zip(&lens) {
            let whole = model.read_out(layer.input.view());
            prop_assert!(shown.candidates.iter().all(|one| (one.logit - whole[[at, one.id as usize]]).abs() < 1e-5));
        }
        let probs = inspection.probs(at).unwrap();
        prop_assert!(lens[lens.len() - 1].candidates.iter().all(|one| (probs[one.id as usize] - one.prob).abs() < 1e-12));
    }

    #[test]
    fn a_head_switched_off_is_a_head_whose_output_projection_is_zero(
        (model, ids) in models(),
        which in any::<(prop::sample::Index, prop::sample::Index)>(),
    ) {
        let Config { layers, heads, head_channels, .. } = *model.config();
        let (layer, head) = (which.0.index(layers), which.1.index(heads));
        let off = inspect(&model, &ids, &format!("off={layer}.{head}"));
        prop_assert!(off.head(layer, head).unwrap().mixed.iter().all(|&value| value == 0.0));
        let mut without = (*model).clone();
        let slot = |part| Slot::Layer(layer, Block::Output, part);
        let mut projection = without.params_mut().unwrap().table_mut(slot(lookback::model::slot::Part::Weight)).unwrap();
        projection.slice_mut(ndarray::s![.., head * head_channels..(head + 1) * head_channels]).fill(0.0);
        let without = without.forward(&[&ids], &model.mask()).unwrap();
        let pairs = off.trace().logits.iter().zip(&without.logits);
        prop_assert!(pairs.into_iter().all(|(a, b)| (a - b).abs() < 1e-6));
    }

    #[test]
    fn a_text_costs_what_the_decoder_says_it_costs((model, ids) in models()) {
        prop_assume!(model.config().causal);
        let log_probs = inspect(&model, &ids, "").log_probs();
        let mut decoder = Decoder::new(model, &ids[..1], Settings::default()).unwrap();
        for &id in &ids[1..] {
            decoder.act(&Action::Choose { id, below: None }).unwrap();
        }
        let path = decoder.path(decoder.search().focus).unwrap();
        prop_assert_eq!(log_probs.len() + 1, path.len());
        for (ours, node) in log_probs.iter().zip(&path[1..]) {
            prop_assert!((ours - decoder.nodes()[*node].log_prob).abs() < 3e-5);
        }
    }

    #[test]
    fn a_head_mixes_its_values_by_its_weights((model, ids) in models(), head in any::<prop::sample::Index>()) {
        let inspection = inspect(&model, &ids, "");
        for layer in 0..model.config().layers {
            let head = inspection.head(layer, head.index(model.config().heads)).unwrap();
            let scores = head.queries.dot(&head.keys.t());
            let pairs = head.attention.scores.iter().zip(&scores);
            prop_assert!(pairs.into_iter().all(|(a, b)| (a - b).abs() < 1e-4));
            let mixed = head.attention.weights.dot(&head.values);
            prop_assert!(head.mixed.iter().zip(&mixed).all(|(a, b)| (a - b).abs() < 1e-4));
        }
    }

    #[test]
    fn a_thumbnail_keeps_the_largest_weight_of_each_cell((model, ids) in models(), size in 1usize..10) {
        let inspection = inspect(&model, &ids, "");
        let small = inspection.thumbnails(size).unwrap();
        let cells = small.weights.shape()[2];
        prop_assert!(cells <= size && cells == ids.len().div_ceil(small.positions_per_cell));
        let weights = inspection.head(0, 1).unwrap().attention.weights;
        for (row, column) in (0..cells).flat_map(|row| (0..cells).map(move |column| (row, column))) {
            let inside = |at: usize, cell: usize| at / small.positions_per_cell == cell;
            let of_cell = weights.indexed_iter().filter(|((q, k), _)| inside(*q, row) && inside(*k, column));
            let largest = of_cell.map(|(_, &weight)| weight).fold(0.0, f32::max);
            prop_assert_eq!(small.weights[[0, 1, row, column]], largest);
        }
    }
}
