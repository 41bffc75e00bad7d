//! Adam with decoupled weight decay.

use super::Settings;
use crate::model::Params;

/// The running means of the gradient and of its square, one of each for every weight.
#[derive(Clone, Debug, PartialEq)]
pub struct AdamW {
    /// Of the gradient.
    pub first: Vec<f32>,
    /// Of the squared gradient.
    pub second: Vec<f32>,
}

impl AdamW {
    /// Means of nothing yet.
    pub fn new(count: usize) -> Self {
        Self { first: vec![0.0; count], second: vec![0.0; count] }
    }

    /// Moves the weights against the gradient. Steps count from 1. Matrices and tables decay, norms and biases do not.
    ///
    /// `m = b1 m + (1 - b1) g`, `v = b2 v + (1 - b2) g²`,
    /// `w = w - rate * decay * w - rate * m / (1 - b1^step) / (sqrt(v / (1 - b2^step)) + epsilon)`
    ///
    /// # Source
    /// Loshchilov and Hutter 2019, algorithm 2, as PyTorch's `AdamW`.
    pub fn update(&mut self, params: &mut Params, grads: &Params, step: u64, rate: f64, settings: &Settings) {
        let (beta_1, beta_2) = (settings.beta_1 as f32, settings.beta_2 as f32);
        let correction = |beta: f64| 1.0 - libm::pow(beta, step as f64);
        let rate_1 = (rate / correction(settings.beta_1)) as f32;
        let inverse_2 = (1.0 / correction(settings.beta_2)) as f32;
        let epsilon = settings.epsilon as f32;
        let decays: Vec<(usize, bool)> =
            params.tensors().map(|(_, shape, values)| (values.len(), shape.len() == 2)).collect();
        let mut start = 0;
        for (length, decays) in decays {
            let keep = if decays { (1.0 - rate * settings.weight_decay) as f32 } else { 1.0 };
            let range = start..start + length;
            let moments = self.first[range.clone()].iter_mut().zip(&mut self.second[range.clone()]);
            let weights = params.values_mut()[range.clone()].iter_mut().zip(&grads.values()[range]);
            for ((w, g), (m, v)) in weights.zip(moments) {
                *m = beta_1 * *m + (1.0 - beta_1) * g;
                *v = beta_2 * *v + (1.0 - beta_2) * g * g;
                *w = keep * *w - rate_1 * *m / ((*v * inverse_2).sqrt() + epsilon);
            }
            start += length;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Config;

    #[test]
    fn the_first_step_moves_each_weight_by_the_rate_against_its_sign_and_only_matrices_decay() {
        let config = Config::gpt2(3, 2, 2, 1, 1);
        let count = usize::try_from(config.parameter_count()).unwrap();
        let mut params = Params::from_values(&config, vec![1.0; count]);
        let grads = Params::from_values(&config, vec![-5.0; count]);
        let settings = Settings { weight_decay: 0.5, ..Settings::default() };
        AdamW::new(count).update(&mut params, &grads, 1, 0.1, &settings);
        for (slot, shape, values) in params.tensors() {
            // 1 + 0.1, and for matrices minus 0.1 * 0.5.
            let expected = if shape.len() == 2 { 1.05 } else { 1.1 };
            assert!(values.iter().all(|w| (w - expected).abs() < 1e-6), "{slot} {values:?}");
        }
    }
}
