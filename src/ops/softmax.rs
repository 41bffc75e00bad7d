//! Softmax over a row, and its logarithm.

use super::{exp, lanes};

/// `p[i] = exp(x[i]) / sum of exp(x)`, in place. A row of minus infinities alone is the caller's to refuse.
///
/// The largest entry is subtracted first, so that no exponential overflows; an entry of minus infinity gives exactly 0.
pub fn forward(row: &mut [f32]) {
    let largest = largest(row);
    for x in row.iter_mut() {
        *x -= largest;
    }
    exp::all(row);
    let inverse = 1.0 / lanes::sum(row);
    for x in row {
        *x *= inverse;
    }
}

/// `d_x[i] = p[i] * (d_p[i] - sum of d_p * p)`, in place of `d_p`.
pub fn backward(d_p: &mut [f32], p: &[f32]) {
    let along: f32 = d_p.iter().zip(p).map(|(d, p)| d * p).sum();
    for (d, p) in d_p.iter_mut().zip(p) {
        *d = p * (*d - along);
    }
}

/// `log p[i] = x[i] - log sum of exp(x)`, in nats, summed in 64 bits.
///
/// ```
/// let log_probs = lookback::ops::softmax::log_probs(&[0.0, f32::ln(3.0)]);
/// assert!((log_probs[0].exp() - 0.25).abs() < 1e-7);
/// ```
pub fn log_probs(row: &[f32]) -> Vec<f64> {
    let log_sum = log_sum_exp(row);
    row.iter().map(|&x| f64::from(x) - log_sum).collect()
}

/// The softmax of a row in 64 bits, and its logarithm, in nats.
pub fn probs_and_log_probs(row: &[f32]) -> (Vec<f64>, Vec<f64>) {
    let mut probs = Vec::with_capacity(row.len());
    let exponentials = Exponentials::of_each(row, &mut |some| probs.extend_from_slice(some));
    for prob in &mut probs {
        *prob /= exponentials.sum;
    }
    let log_sum = exponentials.log_sum();
    (probs, row.iter().map(|&x| f64::from(x) - log_sum).collect())
}

/// The softmax of a row in 64 bits, and `log sum of exp(x)`.
///
/// In wasm this takes one exponential a number, as a series that the compiler vectorises; natively two, with which the
/// shipped models were trained.
pub fn probs(row: &[f32]) -> (Vec<f64>, f64) {
    if cfg!(target_arch = "wasm32") {
        return probs_by_series(row);
    }
    let log_sum = log_sum_exp(row);
    (row.iter().map(|&x| libm::exp(f64::from(x) - log_sum)).collect(), log_sum)
}

fn probs_by_series(row: &[f32]) -> (Vec<f64>, f64) {
    let largest = f64::from(largest(row));
    let mut probs: Vec<f64> = row.iter().map(|&x| f64::from(x) - largest).collect();
    exp::all_below_one_by_series(&mut probs);
    let sum: f64 = probs.iter().sum();
    let inverse = 1.0 / sum;
    for p in &mut probs {
        *p *= inverse;
    }
    (probs, largest + sum.ln())
}

/// `log sum of exp(x)`, summed in 64 bits.
pub fn log_sum_exp(row: &[f32]) -> f64 {
    Exponentials::of(row).log_sum()
}

/// A row's exponentials, all in all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Exponentials {
    /// The largest number of the row.
    pub largest: f64,
    /// `sum of exp(x - largest)`, in 64 bits.
    pub sum: f64,
}

impl Exponentials {
    /// Of this row.
    pub fn of(row: &[f32]) -> Self {
        Self::of_each(row, &mut |_| ())
    }

    /// The same; each exponential is given to `take`, in order, some at a time.
    pub fn of_each(row: &[f32], take: &mut dyn FnMut(&[f64])) -> Self {
        /// So many at a time: first all of them, which the compiler vectorises, then their sum in order, which it cannot.
        const BLOCK: usize = 64;
        let largest = f64::from(largest(row));
        let mut sum = 0.0;
        let mut exponentials = [0.0; BLOCK];
        for block in row.chunks(BLOCK) {
            let exponentials = &mut exponentials[..block.len()];
            for (exponential, &x) in exponentials.iter_mut().zip(block) {
                *exponential = f64::from(x) - largest;
            }
            exp::all_below_one(exponentials);
            sum = exponentials.iter().fold(sum, |sum, exponential| sum + exponential);
            take(exponentials);
        }
        Self { largest, sum }
    }

    /// `log sum of exp(x)`.
    pub fn log_sum(self) -> f64 {
        self.largest + self.sum.ln()
    }
}

/// The largest number of a row. Eight running ones, as one would wait for itself.
fn largest(row: &[f32]) -> f32 {
    let larger = |a: f32, b: f32| if a > b { a } else { b };
    let (blocks, rest) = row.as_chunks::<8>();
    let mut running = [f32::NEG_INFINITY; 8];
    for block in blocks {
        for (running, &x) in running.iter_mut().zip(block) {
            *running = larger(*running, x);
        }
    }
    running.into_iter().chain(rest.iter().copied()).fold(f32::NEG_INFINITY, larger)
}

#[cfg(test)]
mod tests {
    use ndarray::Array2;

    use super::*;
    use crate::ops::finite_difference::{assert_gradient, normals, weighted_sum};

    #[test]
    fn equal_logits_share_and_minus_infinity_gets_exactly_zero() {
        let mut row = [1.0, f32::NEG_INFINITY, 1.0];
        forward(&mut row);
        assert_eq!(row, [0.5, 0.0, 0.5]);
    }

    #[test]
    fn huge_logits_do_not_overflow() {
        let mut row = [1000.0, 0.0];
        forward(&mut row);
        assert_eq!(row, [1.0, 0.0]);
        assert!((log_probs(&[1000.0, 1000.0])[0] + 2f64.ln()).abs() < 1e-12);
    }

    #[test]
    fn log_probs_are_the_logarithms_of_the_probs() {
        let logits = [0.3, -1.2, 2.0, 0.0];
        let mut probs = logits;
        forward(&mut probs);
        for (p, log_p) in probs.iter().zip(log_probs(&logits)) {
            assert!((f64::from(p.ln()) - log_p).abs() < 1e-6);
        }
        let (both, logs) = probs_and_log_probs(&logits);
        assert_eq!(logs, log_probs(&logits));
        assert!(both.iter().zip(logs).all(|(p, log_p)| (p.ln() - log_p).abs() < 1e-12));
    }

    #[test]
    fn the_series_gives_the_same_probabilities() {
        let row = normals(1, 37, 5).row(0).mapv(|x| 20.0 * x).to_vec();
        let ((plain, log_sum), (series, by_series)) = (probs(&row), probs_by_series(&row));
        assert!((log_sum - by_series).abs() < 1e-12);
        assert!(plain.iter().zip(&series).all(|(plain, series)| (plain - series).abs() <= 1e-13 * plain));
    }

    #[test]
    fn backward_is_the_gradient() {
        let (x, g) = (normals(1, 6, 1), normals(1, 6, 2));
        let softmax = |x: &Array2<f32>| {
            let mut p = x.clone();
            forward(p.as_slice_mut().unwrap());
            p
        };
        let mut d_x = g.clone();
        backward(d_x.as_slice_mut().unwrap(), softmax(&x).as_slice().unwrap());
        assert_gradient("x", x.view(), &d_x, |x| weighted_sum(&softmax(x), &g));
    }
}
