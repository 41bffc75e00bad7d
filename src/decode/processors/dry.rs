//! DRY: a penalty that grows with the length of the repetition that a token would go on with.

/// The settings of DRY.
#[derive(Clone, Debug, PartialEq)]
pub struct Dry {
    /// The penalty of the shortest repetition, in nats.
    pub multiplier: f64,
    /// What each token more multiplies it by.
    pub base: f64,
    /// The shortest repetition that is penalised.
    pub allowed: usize,
    /// No repetition goes across these tokens, and they are not penalised.
    pub breakers: Vec<u32>,
}

/// `x - multiplier * base ^ (n - allowed)` for a token that would go on with a repetition of `n` tokens, the longest there is.
/// However long, it forbids nothing.
///
/// # Source
/// p-e-w 2024, "DRY: A modern repetition penalty"; llama.cpp, `llama_sampler_dry`.
pub fn apply(scores: &mut [f64], ids: &[u32], dry: &Dry) {
    let Dry { multiplier, base, allowed, breakers } = dry;
    let mut longest = vec![0; scores.len()];
    for (place, &next) in ids.iter().enumerate().skip(1) {
        let Some(length) = longest.get_mut(next as usize).filter(|_| !breakers.contains(&next)) else { continue };
        let before = ids[..place].iter().rev().zip(ids.iter().rev());
        let same = before.take_while(|(a, b)| a == b && !breakers.contains(a)).count();
        *length = same.max(*length);
    }
    for (score, length) in scores.iter_mut().zip(longest) {
        if length >= *allowed {
            // An infinite power would forbid, and with a multiplier of 0 be NaN. llama.cpp bounds the exponent.
            let power = libm::pow(*base, (length - allowed) as f64).min(f64::MAX);
            *score -= (multiplier * power).min(f64::MAX);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn penalties(ids: &[u32], allowed: usize, breakers: &[u32]) -> [f64; 6] {
        let mut scores = [0.0; 6];
        apply(&mut scores, ids, &Dry { multiplier: 0.8, base: 1.75, allowed, breakers: breakers.to_vec() });
        scores
    }

    #[test]
    fn the_penalty_grows_with_the_repetition() {
        assert!((penalties(&[1, 2, 3, 4, 1, 2, 3], 2, &[])[4] + 1.4).abs() < 1e-12);
        assert!((penalties(&[1, 2, 3, 4, 1, 2, 3], 1, &[])[4] + 2.45).abs() < 1e-12);
        assert_eq!(penalties(&[1, 2, 3, 4, 1, 2, 3], 4, &[]), [0.0; 6]);
    }

    #[test]
    fn no_repetition_goes_across_a_breaker() {
        // Only "3" is repeated when 2 breaks.
        assert!((penalties(&[1, 2, 3, 4, 1, 2, 3], 1, &[2])[4] + 0.8).abs() < 1e-12);
        assert_eq!(penalties(&[1, 2, 3, 4, 1, 2, 3], 1, &[4]), [0.0; 6]);
    }

    #[test]
    fn a_breaker_is_not_penalised() {
        // After "1 2" the longest repetition would go on with 3.
        assert_eq!(penalties(&[1, 2, 3, 1, 2], 1, &[3]), [0.0; 6]);
        assert!((penalties(&[1, 2, 3, 1, 2], 1, &[])[3] + 1.4).abs() < 1e-12);
    }

    #[test]
    fn a_repetition_of_any_length_forbids_nothing_and_a_multiplier_of_zero_is_no_penalty() {
        let after = |multiplier: f64| {
            let mut scores = [0.0; 2];
            apply(&mut scores, &[1; 2000], &Dry { multiplier, base: 1.75, allowed: 2, breakers: vec![] });
            scores
        };
        assert_eq!(after(0.0), [0.0; 2]);
        assert_eq!(after(3.0), [0.0, -f64::MAX]);
    }
}
