//! Cross-entropy of a row of logits against the token that came.

use ndarray::{Array2, ArrayView2};

use super::softmax;

/// The mean of `-log softmax(logits[n])[targets[n]]` over the rows, in nats, and its gradient by the logits.
///
/// `d_logits[n] = (softmax(logits[n]) - onehot(targets[n])) / N`. Loss and gradient share the softmax, so one function
/// gives both.
///
/// # Shapes
/// `logits` (N, V), `targets` (N), each below V -> loss, (N, V). With no rows the loss is 0.
pub fn forward_backward(logits: ArrayView2<f32>, targets: &[usize]) -> (f64, Array2<f32>) {
    let share = 1.0 / targets.len().max(1) as f64;
    let mut d_logits = Array2::zeros(logits.raw_dim());
    let mut loss = 0.0;
    for ((row, mut d_row), &target) in logits.rows().into_iter().zip(d_logits.rows_mut()).zip(targets) {
        let row: Vec<f32> = row.to_vec();
        let log_probs = softmax::log_probs(&row);
        loss -= log_probs[target] * share;
        for (d, log_p) in d_row.iter_mut().zip(&log_probs) {
            *d = (libm::exp(*log_p) * share) as f32;
        }
        d_row[target] -= share as f32;
    }
    (loss, d_logits)
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;
    use crate::ops::finite_difference::{assert_gradient, normals};

    #[test]
    fn equal_logits_cost_the_logarithm_of_the_vocabulary() {
        let (loss, _) = forward_backward(array![[2.0, 2.0, 2.0, 2.0]].view(), &[1]);
        assert!((loss - 4f64.ln()).abs() < 1e-12);
    }

    #[test]
    fn backward_is_the_gradient() {
        let logits = normals(3, 5, 1);
        let targets = [4, 0, 2];
        let (_, d_logits) = forward_backward(logits.view(), &targets);
        assert_gradient("logits", logits.view(), &d_logits, |x| forward_backward(x.view(), &targets).0);
    }
}
