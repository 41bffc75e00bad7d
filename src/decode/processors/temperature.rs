//! Temperature: `x / T`. Above 1 it flattens a distribution, below 1 it sharpens it.

use crate::decode::row::{best, keep};

/// Divides every score by `t`. At 0 the best token stays alone, of equals the lowest id.
///
/// # Source
/// `transformers` 5.23, `TemperatureLogitsWarper`, which refuses 0; there it is as in llama.cpp.
pub fn apply(scores: &mut [f64], t: f64) {
    if t == 0.0 {
        let top = best(scores, 1);
        keep(scores, |id| top.contains(&id));
    } else {
        for score in scores {
            *score /= t;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::row::FORBIDDEN;

    #[test]
    fn scores_are_divided_and_what_is_forbidden_stays_so() {
        let mut scores = [1.0, -2.0, FORBIDDEN];
        apply(&mut scores, 0.5);
        assert_eq!(scores, [2.0, -4.0, FORBIDDEN]);
    }

    #[test]
    fn at_zero_the_first_of_the_best_is_left() {
        let mut scores = [1.0, 3.0, 3.0];
        apply(&mut scores, 0.0);
        assert_eq!(scores, [FORBIDDEN, 3.0, FORBIDDEN]);
    }
}
