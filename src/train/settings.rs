//! What a training is told, checked once.

use serde::{Deserialize, Serialize};

use crate::{Error, Result};

/// How to change the weights.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Settings {
    /// The highest learning rate.
    pub learning_rate: f64,
    /// Steps over which the learning rate rises from 0 to its highest.
    pub warmup_steps: u64,
    /// The step at which the learning rate has fallen along a cosine to its final share; 0: it does not fall.
    pub decay_steps: u64,
    /// The final share of the highest learning rate, in [0, 1].
    pub final_share: f64,
    /// The share of a matrix's weights that a step at learning rate 1 would take away.
    pub weight_decay: f64,
    /// How much of the mean gradient is kept from step to step, in [0, 1).
    pub beta_1: f64,
    /// How much of the mean squared gradient is kept, in [0, 1).
    pub beta_2: f64,
    /// Keeps the update finite where gradients vanish.
    pub epsilon: f64,
    /// The largest norm of the whole gradient; 0: any.
    pub clip_norm: f64,
    /// The share of each target that goes to the whole vocabulary, in [0, 1).
    pub label_smoothing: f64,
    /// Into how many parts the examples of a step are cut. Each may have a processor of its own; the result depends on the
    /// number of parts, not on that of the processors.
    pub parts: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            learning_rate: 3e-3,
            warmup_steps: 20,
            decay_steps: 0,
            final_share: 0.1,
            weight_decay: 0.01,
            beta_1: 0.9,
            beta_2: 0.99,
            epsilon: 1e-8,
            clip_norm: 1.0,
            label_smoothing: 0.0,
            parts: 1,
        }
    }
}

impl Settings {
    /// Checks every setting.
    ///
    /// # Errors
    /// - [`Error::BadSetting`] with the rule and the value
    pub fn check(&self) -> Result<()> {
        let positive = |value: f64| value.is_finite() && value > 0.0;
        let not_negative = |value: f64| value.is_finite() && value >= 0.0;
        let share = |value: f64| (0.0..1.0).contains(&value);
        let checks = [
            ("learning-rate", "finite and above 0", positive(self.learning_rate), self.learning_rate),
            ("final-share", "in [0, 1]", (0.0..=1.0).contains(&self.final_share), self.final_share),
            ("weight-decay", "finite and at least 0", not_negative(self.weight_decay), self.weight_decay),
            ("beta-1", "in [0, 1)", share(self.beta_1), self.beta_1),
            ("beta-2", "in [0, 1)", share(self.beta_2), self.beta_2),
            ("epsilon", "finite and above 0", positive(self.epsilon), self.epsilon),
            ("clip-norm", "finite and at least 0", not_negative(self.clip_norm), self.clip_norm),
            ("label-smoothing", "in [0, 1)", share(self.label_smoothing), self.label_smoothing),
            ("parts", "from 1 to 64", (1..=64).contains(&self.parts), self.parts as f64),
        ];
        for (what, rule, holds, value) in checks {
            if !holds {
                return Err(Error::BadSetting { what, rule, value: value.to_string() });
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_is_checked_with_its_value() {
        assert_eq!(Settings::default().check(), Ok(()));
        let refused = |settings: Settings| settings.check().unwrap_err().to_string();
        let refuse = |learning_rate: f64| refused(Settings { learning_rate, ..Settings::default() });
        assert_eq!(refuse(0.0), "learning-rate must be finite and above 0, got 0");
        assert_eq!(refuse(f64::NAN), "learning-rate must be finite and above 0, got NaN");
        let beta = refused(Settings { beta_2: 1.0, ..Settings::default() });
        assert_eq!(beta, "beta-2 must be in [0, 1), got 1");
        assert_eq!(refused(Settings { parts: 0, ..Settings::default() }), "parts must be from 1 to 64, got 0");
    }
}
