//! Locally typical sampling: tokens whose surprise is near the entropy.

use crate::decode::row::{FORBIDDEN, entropy, probs, rank};

/// Sorts tokens by `|-log p(v) - H|` and keeps the shortest beginning whose probability reaches `mass`. Tokens as far from the
/// entropy as the last one kept are kept too; the most probable token may go.
///
/// # Source
/// Meister et al. 2023, "Locally Typical Sampling", equation 6; `transformers` 5.23, `TypicalLogitsWarper`.
pub fn apply(scores: &mut [f64], mass: f64, min_keep: usize) {
    let probs = probs(scores);
    let entropy = entropy(&probs);
    let distance: Vec<f64> = probs.iter().map(|prob| (-libm::log(*prob) - entropy).abs()).collect();
    let mut order: Vec<usize> = (0..scores.len()).filter(|&id| scores[id] > FORBIDDEN).collect();
    let count = order.len();
    rank(&mut order, count, &|a, b| distance[a].total_cmp(&distance[b]).then(a.cmp(&b)));
    let mut sum = 0.0;
    let within = order.iter().take_while(|&&id| {
        sum += probs[id];
        sum < mass
    });
    let last = within.count().min(order.len().saturating_sub(1));
    let Some(farthest) = order.get(last).map(|&id| distance[id]) else { return };
    for &id in order.iter().skip(min_keep) {
        if distance[id] > farthest {
            scores[id] = FORBIDDEN;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_probable_token_may_go() {
        let mut scores = [0.5, 0.3, 0.1, 0.1].map(libm::log);
        apply(&mut scores, 0.2, 1);
        // H = 1.168; the surprise of 0.3 is 1.204.
        let kept: Vec<usize> = (0..4).filter(|&id| scores[id] > FORBIDDEN).collect();
        assert_eq!(kept, [1]);
    }

    #[test]
    fn equal_distances_are_kept_together() {
        let mut scores = [0.0; 4];
        apply(&mut scores, 0.2, 1);
        assert_eq!(scores, [0.0; 4]);
    }
}
