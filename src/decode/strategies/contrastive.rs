//! Contrastive search: of the most probable tokens, the one that is least like what stands before.
//!
//! `(1 - alpha) p(v) - alpha max over j of cos(h_v, h_j)`, where `h` is what the head reads.
//!
//! # Source
//! Su et al. 2022, "A Contrastive Framework for Neural Text Generation", equation 5; `transformers` 4.55,
//! `GenerationMixin._contrastive_search`.

use ndarray::{ArrayView1, ArrayView2};

use super::{
    super::{
        round::Round,
        row::best,
        search::{Branch, Hypothesis},
        tree::Fate,
    },
    report_blocked, single,
};
use crate::Result;

/// Writes one token.
pub fn advance(round: &mut Round, alpha: f64, k: usize) -> Result<()> {
    let branches = std::mem::take(&mut round.search.live);
    let rows = round.expand(&branches)?;
    let (branch, row) = (&branches[0], &rows[0]);
    let probs = row.probs();
    let ids = row.best(k);
    for &id in &ids {
        round.candidate((0, branch), row, id, libm::log(probs[id]), Fate::Pruned);
    }
    // The model reads all of them to know what they would be like.
    let nodes: Vec<usize> = round.candidates.iter().map(|candidate| candidate.node).collect();
    round.reader.read(round.tree, nodes.iter().copied())?;
    let before = round.reader.hidden(branch.node);
    for (place, (&node, &id)) in nodes.iter().zip(&ids).enumerate() {
        let hidden = round.reader.hidden(node);
        let likeness = largest_cosine(hidden.row(hidden.nrows() - 1), before.view());
        round.candidates[place].ranked_by = (1.0 - alpha) * probs[id] - alpha * likeness;
    }
    let ranked: Vec<f64> = round.candidates.iter().map(|candidate| candidate.ranked_by).collect();
    if let Some(&winner) = best(&ranked, 1).first() {
        let candidate = &mut round.candidates[winner];
        candidate.fate = Fate::Kept;
        let (node, score) = (candidate.node, candidate.total_score);
        if round.is_eos(ids[winner]) || round.is_full(node) {
            round.candidates[winner].fate = Fate::Finished;
            single::finish(round, Hypothesis { node, sum: score, score, number: branch.number });
        } else {
            let surprise = round.surprise_after(branch, row, ids[winner]);
            round.search.live.push(Branch { node, score, surprise, ..*branch });
        }
    }
    report_blocked(round, &branches, &rows);
    single::stop(round);
    Ok(())
}

/// The largest cosine between a vector and the rows of a matrix.
fn largest_cosine(vector: ArrayView1<f32>, rows: ArrayView2<f32>) -> f64 {
    let dot = |a: ArrayView1<f32>, b: ArrayView1<f32>| -> f64 {
        a.iter().zip(b).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum()
    };
    let length = |a: ArrayView1<f32>| libm::sqrt(dot(a, a)).max(f64::MIN_POSITIVE);
    let cosine = |row: ArrayView1<f32>| dot(vector, row) / (length(vector) * length(row));
    rows.rows().into_iter().map(cosine).fold(f64::NEG_INFINITY, f64::max)
}
