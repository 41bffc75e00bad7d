//! Dynamic temperature: the more certain a distribution, the lower its temperature.

use super::temperature;
use crate::decode::row::{FORBIDDEN, entropy, probs};

/// `T = min + (max - min) (H / log N) ^ exponent`, where `H` is the entropy and `N` how many tokens are left.
///
/// One token alone has no choice: it is left as it is.
///
/// # Source
/// llama.cpp, `llama_sampler_temp_ext`: there `min` and `max` are `T - delta` and `T + delta`.
pub fn apply(scores: &mut [f64], min: f64, max: f64, exponent: f64) {
    let left = scores.iter().filter(|score| **score > FORBIDDEN).count();
    if left > 1 {
        let share = entropy(&probs(scores)) / libm::log(left as f64);
        temperature::apply(scores, min + (max - min) * libm::pow(share.min(1.0), exponent));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_scores_get_the_highest_temperature_and_a_certain_one_the_lowest() {
        let mut equal = [2.0, 2.0];
        apply(&mut equal, 0.5, 4.0, 1.0);
        assert!((equal[0] - 0.5).abs() < 1e-12);
        let mut certain = [100.0, 0.0];
        apply(&mut certain, 0.5, 4.0, 1.0);
        assert!((certain[0] - 200.0).abs() < 1e-9);
    }

    #[test]
    fn one_token_alone_is_left_as_it_is() {
        let mut scores = [3.0, FORBIDDEN];
        apply(&mut scores, 0.5, 4.0, 1.0);
        assert_eq!(scores, [3.0, FORBIDDEN]);
    }
}
