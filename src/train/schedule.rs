//! The learning rate of a step.

use super::Settings;

/// A linear rise over the warm-up, then a cosine down to the final share.
///
/// `rate * step / warmup` while `step <= warmup`, then `rate * (share + (1 - share) * (1 + cos(pi * progress)) / 2)`;
/// steps count from 1.
///
/// # Source
/// Loshchilov and Hutter 2017, equation 5, without restarts.
pub fn learning_rate(settings: &Settings, step: u64) -> f64 {
    let Settings { learning_rate, warmup_steps, decay_steps, final_share, .. } = *settings;
    if step <= warmup_steps {
        return learning_rate * step as f64 / warmup_steps as f64;
    }
    if decay_steps == 0 {
        return learning_rate;
    }
    let length = decay_steps.saturating_sub(warmup_steps).max(1) as f64;
    let progress = ((step - warmup_steps) as f64 / length).min(1.0);
    let fall = f64::midpoint(1.0, libm::cos(std::f64::consts::PI * progress));
    learning_rate * (final_share + (1.0 - final_share) * fall)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_rises_stays_highest_for_a_moment_and_falls_to_its_share() {
        let settings =
            Settings { learning_rate: 2.0, warmup_steps: 4, decay_steps: 14, final_share: 0.1, ..Settings::default() };
        let rates = [1, 4, 9, 14, 100].map(|step| learning_rate(&settings, step));
        for (rate, expected) in rates.into_iter().zip([0.5, 2.0, 1.1, 0.2, 0.2]) {
            assert!((rate - expected).abs() < 1e-12, "{rates:?}");
        }
    }

    #[test]
    fn without_warmup_and_decay_it_is_constant() {
        let settings = Settings { learning_rate: 2.0, warmup_steps: 0, decay_steps: 0, ..Settings::default() };
        assert_eq!((learning_rate(&settings, 1), learning_rate(&settings, 999)), (2.0, 2.0));
    }
}
