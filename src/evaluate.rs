//! How well a model writes a known language: measured against the truth, with standard errors.

pub mod cloze;
pub mod probing;
pub mod sampling;
pub mod teacher;

pub use cloze::{Cloze, cloze};
pub use probing::{Answers, answers};
pub use sampling::{Samples, sample};
pub use teacher::{Forced, forced};

/// A mean over independent texts, with its standard error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mean {
    /// The mean.
    pub mean: f64,
    /// The standard deviation divided by the root of the count; a 95 % interval is 1.96 of them to each side.
    pub error: f64,
    /// How many texts.
    pub count: usize,
}

impl Mean {
    /// Of some values; of none it is 0 with an infinite error.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let (mut count, mut mean, mut squares) = (0_usize, 0.0, 0.0);
        for value in values {
            // Welford 1962: no difference of large sums.
            count += 1;
            let from_old = value - mean;
            mean += from_old / count as f64;
            squares += from_old * (value - mean);
        }
        let error = if count > 1 { (squares / (count - 1) as f64 / count as f64).sqrt() } else { f64::INFINITY };
        Self { mean, error, count }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mean_and_its_error_are_those_by_hand() {
        let Mean { mean, error, count } = Mean::of([1.0, 2.0, 3.0, 6.0]);
        assert_eq!((mean, count), (3.0, 4));
        // Variance (4 + 1 + 0 + 9) / 3, over 4.
        assert!((error - (14.0f64 / 3.0 / 4.0).sqrt()).abs() < 1e-12);
        assert_eq!(Mean::of([]).error, f64::INFINITY);
    }
}
