//! Mirostat, version 2: a bound on surprise that follows a target.

use crate::decode::row::{FORBIDDEN, best, probs};

/// Forbids tokens with `-log2 p(v) > mu`, but for the best.
///
/// # Source
/// Basu et al. 2021, "Mirostat", algorithm 2; llama.cpp, `llama_sampler_mirostat_v2`.
pub fn apply(scores: &mut [f64], mu: f64) {
    let probs = probs(scores);
    for id in best(scores, scores.len()).into_iter().skip(1) {
        if -libm::log2(probs[id]) > mu {
            scores[id] = FORBIDDEN;
        }
    }
}

/// `mu - eta * (-log2 p - tau)`, with the probability that the chosen token had among those that were left. The first `mu` is
/// `2 * tau`.
pub fn next_mu(mu: f64, tau: f64, eta: f64, chosen: f64) -> f64 {
    mu - eta * (-libm::log2(chosen) - tau)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_surprises_too_much_goes_but_never_the_best() {
        let mut scores = [0.5, 0.25, 0.125, 0.125].map(libm::log);
        apply(&mut scores, 2.5);
        assert_eq!(scores.iter().filter(|score| **score > FORBIDDEN).count(), 2);
        apply(&mut scores, -1.0);
        assert!(scores[0] > FORBIDDEN && scores[1] == FORBIDDEN);
    }

    #[test]
    fn the_bound_falls_when_the_choice_surprised_more_than_wanted() {
        assert!((next_mu(10.0, 5.0, 0.1, 1.0 / 128.0) - 9.8).abs() < 1e-12);
        assert!((next_mu(10.0, 5.0, 0.1, 0.5) - 10.4).abs() < 1e-12);
    }
}
