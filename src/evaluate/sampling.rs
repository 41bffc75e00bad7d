//! Free running: the model writes texts of its own, and the language judges them.

use std::collections::BTreeSet;

use super::Mean;
use crate::{
    Result,
    decode::distribution::check_finite,
    model::{KvTree, Model, kv_tree::Run},
    ops::softmax,
    rng::{Rng, draw},
    storyland::{END, Grammar},
};

/// How many texts are written side by side.
const BATCH: usize = 64;

/// What a model wrote, and what the language says of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Samples {
    /// 1 for a text that the language could have written, whole and ended; else 0.
    pub valid: Mean,
    /// `-log p` of a text under the recovering variant of the language, in nats.
    pub reverse_cross_entropy: Mean,
    /// `-log q` of a text under the model as it was sampled, in nats.
    pub entropy: Mean,
    /// How many different texts there are, as a share of all.
    pub distinct: f64,
    /// Impossible words a token, before the first mistake of a text.
    pub hazard_before: f64,
    /// Impossible words a token, after it.
    pub hazard_after: f64,
    /// Some of the texts, without their end.
    pub texts: Vec<Vec<u32>>,
}

/// Lets a model write so many texts at a temperature, each from [`END`] to the next [`END`] or to the end of the context.
///
/// # Errors
/// Those of [`KvTree::evaluate`]; [`Error::NonFiniteLogit`](crate::Error::NonFiniteLogit).
pub fn sample(model: &Model, language: &Grammar, count: usize, temperature: f64, seed: u64) -> Result<Samples> {
    let mut rng = Rng::new(seed);
    let mut texts = Vec::with_capacity(count);
    let mut costs = Vec::with_capacity(count);
    while texts.len() < count {
        let batch = BATCH.min(count - texts.len());
        for (text, cost) in write(model, batch, temperature, &mut rng)? {
            texts.push(text);
            costs.push(cost);
        }
    }
    let judged: Vec<Judged> = texts.iter().map(|text| judge(language, text)).collect();
    let distinct = texts.iter().collect::<BTreeSet<_>>().len() as f64 / count.max(1) as f64;
    let ratio = |of: fn(&Judged) -> (usize, usize)| {
        let (wrong, read) = judged.iter().map(of).fold((0, 0), |(a, b), (c, d)| (a + c, b + d));
        wrong as f64 / read.max(1) as f64
    };
    Ok(Samples {
        valid: Mean::of(judged.iter().map(|text| f64::from(u8::from(text.valid)))),
        reverse_cross_entropy: Mean::of(judged.iter().map(|text| text.cost)),
        entropy: Mean::of(costs),
        distinct,
        hazard_before: ratio(|text| text.before),
        hazard_after: ratio(|text| text.after),
        texts: texts.into_iter().take(10).collect(),
    })
}

/// Texts side by side, with `-log q` of each, in nats.
///
/// # Errors
/// Those of [`sample`].
pub fn write(model: &Model, count: usize, temperature: f64, rng: &mut Rng) -> Result<Vec<(Vec<u32>, f64)>> {
    let context = model.config().context_size;
    let mut tree = KvTree::new(model.config());
    let begin = tree.evaluate(model, &[Run { parent: None, ids: &[END] }])?;
    let mut written = vec![(Vec::new(), 0.0); count];
    // Which text a live branch belongs to, where it stands, and its row of logits.
    let mut live: Vec<(usize, crate::model::NodeId, usize)> =
        (0..count).map(|text| (text, begin.nodes[0], 0)).collect();
    let mut logits = begin.logits;
    while !live.is_empty() {
        let mut leaves = Vec::new();
        for &(text, node, row) in &live {
            let row: Vec<f32> = logits.row(row).iter().map(|&x| (f64::from(x) / temperature) as f32).collect();
            check_finite(&row)?;
            let log_probs = softmax::log_probs(&row);
            let probs = log_probs.iter().map(|log_prob| libm::exp(*log_prob));
            let id = draw(probs, rng.uniform()).expect("finite logits have probabilities") as u32;
            let (ids, cost) = &mut written[text];
            ids.push(id);
            *cost -= log_probs[id as usize];
            if id != END && ids.len() < context {
                leaves.push((text, node, id));
            }
        }
        let runs: Vec<Run> =
            leaves.iter().map(|(_, node, id)| Run { parent: Some(*node), ids: std::slice::from_ref(id) }).collect();
        if runs.is_empty() {
            break;
        }
        let evaluated = tree.evaluate(model, &runs)?;
        live = leaves
            .iter()
            .zip(&evaluated.nodes)
            .enumerate()
            .map(|(row, ((text, ..), node))| (*text, *node, row))
            .collect();
        logits = evaluated.logits;
    }
    Ok(written)
}

/// What the language says of one text.
struct Judged {
    valid: bool,
    cost: f64,
    /// Impossible words and all words, up to and with the first impossible one, and after it.
    before: (usize, usize),
    after: (usize, usize),
}

fn judge(language: &Grammar, text: &[u32]) -> Judged {
    let mut position = language.begin();
    let mut judged = Judged { valid: language.log_prob(text).is_ok(), cost: 0.0, before: (0, 0), after: (0, 0) };
    for &id in text {
        let (log_prob, possible) = language.recover(&mut position, id);
        judged.cost -= log_prob;
        let counts = if judged.before.0 == 0 { &mut judged.before } else { &mut judged.after };
        counts.0 += usize::from(!possible);
        counts.1 += 1;
    }
    judged
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::Config, storyland::minitales};

    #[test]
    fn a_model_that_knows_nothing_writes_nothing_valid() {
        let language = minitales();
        let model = Model::random(Config::gpt2(language.vocab_size(), 16, 4, 1, 1), 0.0, 1).unwrap();
        let samples = sample(&model, &language, 100, 1.0, 3).unwrap();
        assert_eq!((samples.valid.mean, samples.valid.count), (0.0, 100));
        assert!(samples.hazard_before > 0.9 && samples.hazard_after > 0.8, "{samples:?}");
        // Sixteen tokens, unless the end comes first, each log V.
        let log_v = (language.vocab_size() as f64).ln();
        assert!(samples.entropy.mean < 16.0 * log_v && samples.entropy.mean > 12.0 * log_v);
        assert!(sample(&model, &language, 100, 1.0, 3).unwrap() == samples, "the same seed, the same texts");
    }

    #[test]
    fn a_wrong_word_counts_before_and_what_follows_after() {
        let language = minitales();
        let ids = language.ids("once a fox ran in the garden");
        let judged = judge(&language, &ids);
        assert!(!judged.valid);
        assert_eq!((judged.before, judged.after), ((1, 4), (0, 3)));
    }
}
