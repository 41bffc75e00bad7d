//! Stochastic beam search: sampling without replacement, as a beam search over perturbed log-probabilities.
//!
//! Every text has a Gumbel-perturbed log-probability; a prefix has the largest of the texts that begin with it. One beam
//! more than asked for is kept: its perturbed log-probability is the threshold `κ` of the estimator.
//!
//! # Source
//! Kool, van Hoof and Welling 2019, "Stochastic Beams and Where to Find Them", algorithm 1 and section 4.1.

use super::super::{
    round::Round,
    row::best,
    search::{Branch, Hypothesis, Stop},
    tree::Fate,
};
use crate::Result;

/// Advances all beams by one token.
pub(in crate::decode) fn advance(round: &mut Round, beams: usize) -> Result<()> {
    if round.search.done.is_empty() && round.search.live.len() == 1 && round.search.live[0].number == 0 {
        // The root's own noise; `number` tells that it was given.
        let noise = gumbel(round.search.coins.throw());
        round.search.live[0] =
            Branch { perturbed: round.search.live[0].score + noise, number: 1, ..round.search.live[0] };
    }
    let all = std::mem::take(&mut round.search.live);
    let (ended, open): (Vec<Branch>, Vec<Branch>) = all.into_iter().partition(|branch| branch.ended);
    let rows = round.expand(&open)?;
    let mut next: Vec<(Option<usize>, Branch)> = ended.into_iter().map(|branch| (None, branch)).collect();
    for (index, (branch, row)) in open.iter().zip(&rows).enumerate() {
        let scores = row.scores();
        let total = |id: usize| branch.score + scores[id];
        let coins: Vec<f64> = scores.iter().map(|_| round.search.coins.throw()).collect();
        let perturbed: Vec<f64> = (0..scores.len()).map(|id| total(id) + gumbel(coins[id])).collect();
        let perturbed = conditioned(&perturbed, branch.perturbed);
        for id in best(&perturbed, beams + 2) {
            let candidate = round.candidate((index, branch), row, id, scores[id], Fate::Pruned);
            (candidate.ranked_by, candidate.coin) = (perturbed[id], Some(coins[id]));
            let node = candidate.node;
            let ended = round.is_eos(id) || round.is_full(node);
            let place = round.candidates.len() - 1;
            next.push((Some(place), Branch { node, score: total(id), perturbed: perturbed[id], ended, ..*branch }));
        }
    }
    let perturbed: Vec<f64> = next.iter().map(|(_, branch)| branch.perturbed).collect();
    let next: Vec<(Option<usize>, Branch)> = best(&perturbed, beams + 1).into_iter().map(|index| next[index]).collect();
    round.bound = next.get(beams).map(|(_, branch)| branch.perturbed);
    for (rank, (place, branch)) in next.iter().enumerate() {
        if let Some(place) = place.filter(|_| rank < beams) {
            round.candidates[place].fate = if branch.ended { Fate::Finished } else { Fate::Kept };
        }
    }
    let live: Vec<Branch> = next.into_iter().map(|(_, branch)| branch).collect();
    let hypothesis = |branch: &Branch| Hypothesis {
        node: branch.node,
        sum: branch.score,
        score: branch.perturbed,
        number: branch.number,
    };
    round.search.done = live.iter().take(beams).filter(|branch| branch.ended).map(hypothesis).collect();
    round.search.stop = match live.first() {
        None => Some(Stop::NothingLeft),
        Some(_) => live.iter().all(|branch| branch.ended).then_some(Stop::Finished),
    };
    round.search.focus = live.first().map_or(round.search.focus, |branch| branch.node);
    round.search.live = live;
    Ok(())
}

/// A number from the Gumbel distribution: `-log(-log u)`.
pub fn gumbel(coin: f64) -> f64 {
    // A coin of exactly 0 would be minus infinity.
    -libm::log(-libm::log(coin.max(f64::MIN_POSITIVE)))
}

/// Perturbed log-probabilities moved so that the largest is `largest`, distributed as if it had been known before.
///
/// `v = T - g + log(1 - exp(g - Z))`, then `T - max(0, v) - log(1 + exp(-|v|))`, where `Z` is the largest `g`.
///
/// # Source
/// Kool et al. 2019, appendix B.3.
pub fn conditioned(perturbed: &[f64], largest: f64) -> Vec<f64> {
    let top = perturbed.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let moved = |&g: &f64| {
        if g >= top {
            return largest;
        }
        let v = largest - g + libm::log1p(-libm::exp(g - top));
        largest - v.max(0.0) - libm::log1p(libm::exp(-v.abs()))
    };
    perturbed.iter().map(moved).collect()
}

/// What a text of the sample counts for in an estimate: `p / P(perturbed > κ)`.
///
/// # Source
/// Kool et al. 2019, equation 8: the weights of the unbiased estimator.
pub fn weight(log_prob: f64, threshold: Option<f64>) -> f64 {
    let Some(threshold) = threshold else { return libm::exp(log_prob) };
    let kept = -libm::expm1(-libm::exp(log_prob - threshold));
    libm::exp(log_prob) / kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_becomes_what_is_known_and_the_order_stays() {
        let moved = conditioned(&[0.3, -1.0, 2.0], 0.5);
        assert_eq!(moved[2], 0.5);
        assert!(moved[0] < 0.5 && moved[1] < moved[0]);
        assert_eq!(conditioned(&[f64::NEG_INFINITY, 1.0], 0.0), [f64::NEG_INFINITY, 0.0]);
    }

    #[test]
    fn a_certain_text_counts_for_its_probability() {
        assert!((weight(0.5f64.ln(), None) - 0.5).abs() < 1e-12);
        // With a threshold far below, a text is kept for certain.
        assert!((weight(0.5f64.ln(), Some(-20.0)) - 0.5).abs() < 1e-9);
    }
}
