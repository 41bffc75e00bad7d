//! How long a step, a prompt and a training step take, natively on one thread.

use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use lookback::{
    model::{Config, KvTree, Model, NodeId, Params, kv_tree::Run},
    ops::cross_entropy,
};

/// The shapes that are shipped, or will be, and llama2.c's smallest.
fn shapes() -> Vec<(&'static str, Model)> {
    let stories_260k = Config { tied_head: true, ..Config::llama(512, 512, 64, 5, (8, 4), 172) };
    [
        ("random 66k", Config::gpt2(130, 64, 48, 2, 4)),
        ("storyland-sized 495k", Config::gpt2(400, 128, 96, 4, 4)),
        ("stories260K", stories_260k),
    ]
    .map(|(name, config)| (name, Model::random(config, 0.1, 1).expect("the sizes are good")))
    .into()
}

/// A text of so many tokens, evaluated.
fn after_prompt(model: &Model, length: usize) -> (KvTree, NodeId) {
    let mut tree = KvTree::new(model.config());
    let ids: Vec<u32> = (0..length as u32).collect();
    let prompt = tree.evaluate(model, &[Run { parent: None, ids: &ids }]).expect("the prompt fits");
    (tree, prompt.nodes[0])
}

fn decoding(criterion: &mut Criterion) {
    for (name, model) in shapes() {
        let (tree, root) = after_prompt(&model, 32);
        for beams in [1, 4, 16] {
            let ids: Vec<u32> = (0..beams).collect();
            let runs: Vec<Run> = ids.chunks(1).map(|ids| Run { parent: Some(root), ids }).collect();
            criterion.bench_function(&format!("step after 32 tokens, {beams} beams, {name}"), |bencher| {
                bencher.iter_batched_ref(
                    || tree.clone(),
                    |tree| black_box(tree.evaluate(&model, &runs).expect("the leaves fit")),
                    BatchSize::SmallInput,
                );
            });
        }
        criterion.bench_function(&format!("prompt of 48 tokens, {name}"), |bencher| {
            bencher.iter(|| black_box(after_prompt(&model, 48)));
        });
    }
}

fn training(criterion: &mut Criterion) {
    for (name, model) in shapes() {
        let length = 48;
        let ids: Vec<u32> = (0..length).collect();
        let texts = [ids.as_slice(); 16];
        let targets: Vec<Option<usize>> = (0..16 * length as usize).map(|row| Some(row % 100)).collect();
        let mut grads = Params::zeros(model.config());
        criterion.bench_function(&format!("forward and backward of 16 texts of 48 tokens, {name}"), |bencher| {
            bencher.iter(|| {
                let trace = model.forward(&texts, &model.mask()).expect("the texts fit");
                let (_, d_logits) = cross_entropy::forward_backward(trace.logits.view(), &targets, 0.0, 1.0);
                model.backward(&trace, d_logits.view(), &mut grads);
            });
        });
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(30);
    targets = decoding, training
}
criterion_main!(benches);
