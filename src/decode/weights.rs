//! A distribution that is not yet divided by its sum: to cut tokens from it leaves all others as they are.

use super::row::{self, FORBIDDEN};
use crate::ops::pairs::Pair;

/// `w = e^(x - top)` for each score `x`, so that `p = w / sum of w`; exactly 0 for what is forbidden.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Weights {
    each: Vec<f64>,
    /// The score that weighs 1.
    top: f64,
    /// `sum of w`
    sum: f64,
    /// `sum of w (top - x)`
    below: f64,
}

/// What a processor made of a distribution.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Change {
    /// How many tokens it removed.
    pub removed: usize,
    /// The probability they had, together.
    pub removed_mass: f64,
    /// Whether a score that stayed has changed.
    pub moved: bool,
}

/// A sum below this has lost bits with the numbers that it is made of.
const LEAST_SUM: f64 = f64::MIN_POSITIVE / f64::EPSILON;

impl Weights {
    /// Of scores.
    pub fn of(scores: &[f64]) -> Self {
        let top = row::largest(scores);
        Self::known(row::exponentials(scores, top), top, scores)
    }

    /// Of scores, when each weight is known, and which score weighs 1.
    pub fn known(mut each: Vec<f64>, top: f64, scores: &[f64]) -> Self {
        let (least, largest) = (Pair::splat(f64::MIN), Pair::splat(top));
        let [mut sum, mut below] = [Pair::splat(0.0); 2];
        for_pairs(&mut each, [scores], |weight, [score]| {
            sum = sum.plus(weight);
            below = below.plus(weight.times(largest.minus(score).where_at_least(score, least)));
            weight
        });
        Self { each, top, sum: sum.sum(), below: below.sum() }
    }

    /// The softmax of one score; 0 when all is forbidden.
    pub fn prob(&self, id: usize) -> f64 {
        if self.sum > 0.0 { self.each[id] / self.sum } else { 0.0 }
    }

    /// How much probability some tokens leave to all others.
    pub fn rest(&self, ids: &[u32]) -> f64 {
        let weight: f64 = ids.iter().map(|&id| self.each[id as usize]).sum();
        if self.sum > 0.0 { ((self.sum - weight) / self.sum).max(0.0) } else { 0.0 }
    }

    /// `-sum of p log p`, in nats: `log p` is `x - top - log of the sum`.
    pub fn entropy(&self) -> f64 {
        if self.sum > 0.0 { self.below / self.sum + libm::log(self.sum) } else { 0.0 }
    }

    /// Goes from the scores before a processor, whose weights these are, to those after it.
    #[allow(clippy::cast_sign_loss, reason = "a count is not below 0")]
    pub fn follow(&mut self, before: &[f64], after: &[f64]) -> Change {
        let (least, one, top, all) = (Pair::splat(f64::MIN), Pair::splat(1.0), Pair::splat(self.top), self.sum);
        let [mut sum, mut below, mut cut, mut removed, mut moved] = [Pair::splat(0.0); 5];
        for_pairs(&mut self.each, [before, after], |weight, [old, new]| {
            let kept = weight.where_at_least(new, least);
            sum = sum.plus(kept);
            cut = cut.plus(weight.minus(kept));
            below = below.plus(kept.times(top.minus(new).where_at_least(new, least)));
            let was_there = one.where_at_least(old, least);
            removed = removed.plus(was_there.minus(was_there.where_at_least(new, least)));
            moved = moved.plus(old.minus(new).where_at_least(new, least).magnitude());
            kept
        });
        (self.sum, self.below) = (sum.sum(), below.sum());
        let moved = moved.sum() > 0.0;
        if moved || self.sum < LEAST_SUM {
            *self = Self::of(after);
        }
        let removed_mass = if all > 0.0 { cut.sum() / all } else { 0.0 };
        Change { removed: removed.sum() as usize, removed_mass, moved }
    }
}

/// Makes other weights of each two, with the scores that they have in some rows. A last one has a forbidden partner.
#[inline]
fn for_pairs<const N: usize>(weights: &mut [f64], rows: [&[f64]; N], mut make: impl FnMut(Pair, [Pair; N]) -> Pair) {
    let (pairs, last) = weights.as_chunks_mut::<2>();
    let scores = rows.map(|row| row.as_chunks::<2>().0);
    for (at, pair) in pairs.iter_mut().enumerate() {
        *pair = make(Pair::load(pair), scores.map(|row| Pair::load(&row[at]))).array();
    }
    if let [weight] = last {
        let at = rows[0].len() - 1;
        [*weight, _] = make(Pair::load(&[*weight, 0.0]), rows.map(|row| Pair::load(&[row[at], FORBIDDEN]))).array();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCORES: [f64; 5] = [0.5, -1.0, 3.0, 0.0, 2.5];

    /// Whether probabilities and entropy are those of the softmax of a row.
    fn assert_softmax(weights: &Weights, scores: &[f64]) {
        let probs = row::probs(scores);
        for (id, prob) in probs.iter().enumerate() {
            assert!((weights.prob(id) - prob).abs() < 1e-15, "{id}: {} for {prob}", weights.prob(id));
        }
        assert!((weights.entropy() - row::entropy(&probs)).abs() < 1e-14);
        assert!((weights.rest(&[0, 2]) - (1.0 - probs[0] - probs[2])).abs() < 1e-15);
    }

    #[test]
    fn weights_stand_for_the_softmax() {
        assert_softmax(&Weights::of(&SCORES), &SCORES);
        assert_softmax(&Weights::of(&SCORES[..4]), &SCORES[..4]);
    }

    #[test]
    fn what_is_cut_is_counted_and_the_rest_is_what_it_was_over_what_is_left() {
        for cut in [1, 2, 4] {
            let mut after = SCORES;
            after[cut] = FORBIDDEN;
            let mut weights = Weights::of(&SCORES);
            let change = weights.follow(&SCORES, &after);
            assert_eq!((change.removed, change.moved), (1, false));
            assert!((change.removed_mass - row::probs(&SCORES)[cut]).abs() < 1e-15);
            assert_softmax(&weights, &after);
        }
    }

    #[test]
    fn what_has_moved_is_weighed_anew() {
        let after = SCORES.map(|score| if score < 0.0 { FORBIDDEN } else { score / 0.7 });
        let mut weights = Weights::of(&SCORES);
        let change = weights.follow(&SCORES, &after);
        assert_eq!((change.removed, change.moved), (1, true));
        assert_softmax(&weights, &after);
    }

    #[test]
    fn what_comes_back_has_moved() {
        let before = SCORES.map(|score| if score > 2.0 { FORBIDDEN } else { score });
        let mut weights = Weights::of(&before);
        assert_eq!(weights.follow(&before, &SCORES), Change { removed: 0, removed_mass: 0.0, moved: true });
        assert_softmax(&weights, &SCORES);
    }

    #[test]
    fn what_is_left_far_below_what_was_cut_has_its_probability() {
        let (before, after) = ([0.0, -800.0, -801.0], [FORBIDDEN, -800.0, -801.0]);
        let mut weights = Weights::of(&before);
        assert_eq!(weights.follow(&before, &after), Change { removed: 1, removed_mass: 1.0, moved: false });
        assert_softmax(&weights, &after);
    }

    #[test]
    fn where_nothing_is_left_all_is_0() {
        let mut weights = Weights::of(&SCORES);
        let change = weights.follow(&SCORES, &[FORBIDDEN; 5]);
        assert_eq!((change.removed, change.moved), (5, false));
        assert!((change.removed_mass - 1.0).abs() < 1e-15);
        assert_eq!((weights.prob(2), weights.rest(&[2]), weights.entropy()), (0.0, 0.0, 0.0));
        assert_eq!(weights.follow(&[FORBIDDEN; 5], &[FORBIDDEN; 5]).removed_mass, 0.0);
    }
}
