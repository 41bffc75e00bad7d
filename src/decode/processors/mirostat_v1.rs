//! Mirostat, version 1: a top-k whose k is computed from a target surprise, as if probabilities followed Zipf's law.

pub use super::mirostat::next_mu;
use super::top_k;
use crate::decode::row::{best, probs};

/// Estimates Zipf's exponent `s` over the best `m` tokens and keeps the best
/// `k = (e * 2 ^ mu / (1 - V ^ -e)) ^ (1 / s)`, where `e = s - 1`.
///
/// # Source
/// Basu et al. 2021, "Mirostat", algorithm 1; llama.cpp, `llama_sampler_mirostat`.
pub fn apply(scores: &mut [f64], mu: f64, m: usize) {
    let probs = probs(scores);
    let order = best(scores, scores.len());
    let pairs = order.windows(2).take(m.saturating_sub(1)).enumerate();
    let (mut with, mut squares) = (0.0, 0.0);
    for (rank, pair) in pairs {
        let t = libm::log((rank as f64 + 2.0) / (rank as f64 + 1.0));
        let b = libm::log(probs[pair[0]] / probs[pair[1]]);
        if b.is_finite() {
            with += t * b;
            squares += t * t;
        }
    }
    let s = with / squares;
    // One token alone, or all equal: Zipf's law says nothing.
    if !s.is_finite() || s <= 0.0 {
        return;
    }
    let (e, vocab_size) = (s - 1.0, scores.len() as f64);
    // The limit at e = 0.
    let scale = if e.abs() < 1e-9 { 1.0 / libm::log(vocab_size) } else { e / (1.0 - libm::pow(vocab_size, -e)) };
    let k = libm::pow(scale * libm::exp2(mu), 1.0 / s);
    let kept = (1..order.len()).take_while(|&kept| (kept + 1) as f64 <= k).count() + 1;
    top_k::apply(scores, kept, 1);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::row::FORBIDDEN;

    #[test]
    fn under_zipfs_law_the_exponent_is_found_and_k_follows() {
        // p = c / rank: s = 1, so that k = 2 ^ mu / log N.
        let mut scores: Vec<f64> = (1..=50).map(|rank| -libm::log(f64::from(rank))).collect();
        apply(&mut scores, 5.0, 100);
        let kept = scores.iter().filter(|score| **score > FORBIDDEN).count();
        assert_eq!((kept, (32.0 / 50f64.ln()).floor()), (8, 8.0));
    }

    #[test]
    fn one_token_alone_stays() {
        let mut scores = [1.0, FORBIDDEN];
        apply(&mut scores, 5.0, 100);
        assert_eq!(scores, [1.0, FORBIDDEN]);
    }
}
