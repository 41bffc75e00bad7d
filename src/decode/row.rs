//! A row of scores, one a token, of which some may be minus infinity: those are forbidden.

use std::cmp::Ordering;

use super::ranking::Ranking;
use crate::ops::exp;

/// The score of what is forbidden.
pub const FORBIDDEN: f64 = f64::NEG_INFINITY;

/// The softmax of a row; all 0 when all is forbidden.
///
/// ```
/// use lookback::decode::row::{FORBIDDEN, probs};
/// assert_eq!(probs(&[1.0, FORBIDDEN, 1.0]), [0.5, 0.0, 0.5]);
/// ```
pub fn probs(scores: &[f64]) -> Vec<f64> {
    let mut probs = exponentials(scores, largest(scores));
    let sum: f64 = probs.iter().sum();
    if sum > 0.0 {
        for prob in &mut probs {
            *prob /= sum;
        }
    }
    probs
}

/// `e^(x - largest)` for each score `x`; 0 for what is forbidden.
pub(super) fn exponentials(scores: &[f64], largest: f64) -> Vec<f64> {
    // Where all is forbidden, no difference is a number.
    let largest = if largest == FORBIDDEN { 0.0 } else { largest };
    let mut exponentials: Vec<f64> = scores.iter().map(|score| score - largest).collect();
    exp::all_below_one_by_series(&mut exponentials);
    exponentials
}

/// The largest score. Four running ones, as one would wait for itself.
pub fn largest(scores: &[f64]) -> f64 {
    let larger = |a: f64, b: f64| if a > b { a } else { b };
    let (blocks, rest) = scores.as_chunks::<4>();
    let mut running = [FORBIDDEN; 4];
    for block in blocks {
        for (running, &score) in running.iter_mut().zip(block) {
            *running = larger(*running, score);
        }
    }
    running.into_iter().chain(rest.iter().copied()).fold(FORBIDDEN, larger)
}

/// `-sum of p log p`, in nats.
pub fn entropy(probs: &[f64]) -> f64 {
    probs.iter().filter(|prob| **prob > 0.0).map(|prob| -prob * libm::log(*prob)).sum()
}

/// Puts the first `count` of some indices into order, before all others, which stand in any.
///
/// The one place where decoding sorts: each further kind of element would bring 10 kB of wasm.
pub fn rank(indices: &mut [usize], count: usize, compare: &dyn Fn(usize, usize) -> Ordering) {
    let count = count.min(indices.len());
    if count < indices.len() {
        indices.select_nth_unstable_by(count, |&a, &b| compare(a, b));
    }
    indices[..count].sort_unstable_by(|&a, &b| compare(a, b));
}

/// A comparison by which the larger number comes first; of equals, the lower index.
pub fn largest_first(numbers: &[f64]) -> impl Fn(usize, usize) -> Ordering + '_ {
    |a, b| numbers[b].total_cmp(&numbers[a]).then(a.cmp(&b))
}

/// The indices of the best scores, the best first; of equals, the lower index first. What is forbidden is not among them.
pub fn best(scores: &[f64], count: usize) -> Vec<usize> {
    if count <= FEW { few_best(scores, count, &|score| score) } else { many_best(scores, count) }
}

/// [`best`] by a score of each number that does not fall as the number rises.
pub fn best_by<T: Copy + PartialOrd>(numbers: &[T], count: usize, score: &dyn Fn(T) -> f64) -> Vec<usize> {
    if count <= FEW {
        return few_best(numbers, count, score);
    }
    many_best(&numbers.iter().map(|&number| score(number)).collect::<Vec<_>>(), count)
}

fn few_best<T: Copy + PartialOrd>(numbers: &[T], count: usize, score: &dyn Fn(T) -> f64) -> Vec<usize> {
    let mut ranking = Ranking::new(count);
    ranking.offer(0, numbers, score);
    ranking.picks().into_iter().map(|pick| pick.id).collect()
}

fn many_best(scores: &[f64], count: usize) -> Vec<usize> {
    // With room for all from the start: a filter tells no length.
    let mut order = Vec::with_capacity(scores.len());
    order.extend((0..scores.len()).filter(|&id| scores[id] > FORBIDDEN));
    rank(&mut order, count, &largest_first(scores));
    order.truncate(count);
    order
}

/// Up to so many, a list that is kept in order is faster than a partial sort.
const FEW: usize = 32;

/// The score of the `count`-th best token, or of the last; minus infinity when all is forbidden.
pub fn threshold(scores: &[f64], count: usize) -> f64 {
    best(scores, count.max(1)).last().map_or(FORBIDDEN, |&id| scores[id])
}

/// Forbids every token that is not to be kept.
pub fn keep(scores: &mut [f64], kept: impl Fn(usize) -> bool) {
    for (id, score) in scores.iter_mut().enumerate() {
        if !kept(id) {
            *score = FORBIDDEN;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_few_best_are_the_first_of_all_in_order() {
        let scores: Vec<f64> =
            (0..200).map(|at| f64::from(at * 7919 % 23) - 11.0).chain([0.0, -0.0, FORBIDDEN]).collect();
        let mut all: Vec<usize> = (0..scores.len()).filter(|&id| scores[id] > FORBIDDEN).collect();
        let count = all.len();
        rank(&mut all, count, &largest_first(&scores));
        for count in [0, 1, 10, FEW] {
            assert_eq!(best(&scores, count), all[..count]);
        }
        assert_eq!(best(&[FORBIDDEN, 1.0], 5), [1]);
    }

    #[test]
    fn numbers_whose_scores_are_equal_count_as_equals() {
        let logits: Vec<f32> = (0..100_u16).map(|at| f32::from(at * 37 % 100)).collect();
        let halved = |logit: f32| f64::from(logit / 2.0).floor();
        let scores: Vec<f64> = logits.iter().map(|&logit| halved(logit)).collect();
        for count in [1, 5, FEW, FEW + 1] {
            assert_eq!(best_by(&logits, count, &halved), best(&scores, count));
        }
    }

    #[test]
    fn a_row_of_nothing_has_no_probability_and_no_best() {
        let row = [FORBIDDEN; 3];
        assert_eq!((probs(&row), best(&row, 2), threshold(&row, 2)), (vec![0.0; 3], vec![], FORBIDDEN));
        assert_eq!((probs(&[]), entropy(&[])), (vec![], 0.0));
    }

    #[test]
    fn of_equals_the_lower_index_is_better() {
        assert_eq!(best(&[1.0, 2.0, FORBIDDEN, 2.0], 2), [1, 3]);
        assert_eq!(best(&[1.0, 2.0, FORBIDDEN, 2.0], 9), [1, 3, 0]);
        assert_eq!(threshold(&[1.0, 2.0, 3.0], 2), 2.0);
    }
}
