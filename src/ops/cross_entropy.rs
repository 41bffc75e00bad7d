//! Cross-entropy of a row of logits against the token that came.

use ndarray::{Array2, ArrayView2};

use super::softmax;

/// The sum of `-log softmax(logits[n])[targets[n]]` over the rows that have a target, in nats, and its gradient by the
/// logits, times `share` (for a mean, one part in as many as there are targets).
///
/// With a `smoothing` above 0 the target is `(1 - smoothing) * onehot + smoothing / V`, as PyTorch's `label_smoothing`.
/// The gradient of a row is `share * (softmax(logits[n]) - target)`. Loss and gradient share the softmax, so one function
/// gives both.
///
/// # Shapes
/// `logits` (N, V), `targets` (N), each below V -> loss, (N, V)
///
/// # Source
/// Szegedy et al. 2016, section 7, for the smoothing.
pub fn forward_backward(
    logits: ArrayView2<f32>,
    targets: &[Option<usize>],
    smoothing: f64,
    share: f64,
) -> (f64, Array2<f32>) {
    let mut d_logits = Array2::zeros(logits.raw_dim());
    let mut loss = 0.0;
    let uniform = smoothing / logits.ncols() as f64;
    for ((row, mut d_row), target) in logits.rows().into_iter().zip(d_logits.rows_mut()).zip(targets) {
        let Some(target) = *target else { continue };
        let (probs, log_sum) = softmax::probs(&row.to_vec());
        let log_prob = |x: f32| f64::from(x) - log_sum;
        loss -= share * (1.0 - smoothing) * log_prob(row[target]);
        if smoothing > 0.0 {
            loss -= share * uniform * row.iter().map(|&x| log_prob(x)).sum::<f64>();
        }
        for (d, p) in d_row.iter_mut().zip(probs) {
            *d = (share * (p - uniform)) as f32;
        }
        d_row[target] -= (share * (1.0 - smoothing)) as f32;
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
        for smoothing in [0.0, 0.3] {
            let (loss, _) = forward_backward(array![[2.0, 2.0, 2.0, 2.0]].view(), &[Some(1)], smoothing, 1.0);
            assert!((loss - 4f64.ln()).abs() < 1e-12);
        }
    }

    #[test]
    fn a_row_without_a_target_costs_nothing() {
        let (loss, d_logits) = forward_backward(array![[1.0, 2.0], [2.0, 1.0]].view(), &[None, Some(0)], 0.0, 1.0);
        assert_eq!(d_logits.row(0), array![0.0, 0.0]);
        assert!((loss - (1.0 + (-1f64).exp()).ln()).abs() < 1e-7);
    }

    #[test]
    fn backward_is_the_gradient() {
        let logits = normals(3, 5, 1);
        let targets = [Some(4), None, Some(2)];
        for smoothing in [0.0, 0.2] {
            let loss = |x: &Array2<f32>| forward_backward(x.view(), &targets, smoothing, 0.5);
            assert_gradient("logits", logits.view(), &loss(&logits).1, |x| loss(x).0);
        }
    }
}
