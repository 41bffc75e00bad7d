//! How measured times are spread: medians and quantiles, as a mean would be the story of the worst few.

use std::fmt;

/// The middle of some samples, and where nearly all of them lie.
#[derive(Clone, Copy)]
pub struct Spread {
    pub median: f64,
    p5: f64,
    p95: f64,
}

impl Spread {
    pub fn of(samples: &[f64]) -> Self {
        let mut sorted = samples.to_vec();
        sorted.sort_unstable_by(f64::total_cmp);
        Self { median: quantile(&sorted, 50), p5: quantile(&sorted, 5), p95: quantile(&sorted, 95) }
    }

    /// Of ratios sample by sample: what slowed a whole round is not in them.
    pub fn of_ratios(samples: &[f64], references: &[f64]) -> Self {
        assert_eq!(samples.len(), references.len(), "a round lacks a sample");
        Self::of(&samples.iter().zip(references).map(|(sample, reference)| sample / reference).collect::<Vec<_>>())
    }
}

/// With as many decimals as the format asks for.
impl fmt::Display for Spread {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Self { median, p5, p95 } = self;
        let decimals = f.precision().unwrap_or(2);
        write!(f, "{median:.decimals$} ({p5:.decimals$} to {p95:.decimals$})")
    }
}

/// The value below which so many in a hundred samples lie, interpolated between neighbours.
///
/// # Source
/// Hyndman and Fan 1996, "Sample Quantiles in Statistical Packages", definition 7.
fn quantile(sorted: &[f64], percent: usize) -> f64 {
    let place = (sorted.len() - 1) * percent;
    let (below, above) = (sorted[place / 100], sorted[place.div_ceil(100)]);
    below + (above - below) * (place % 100) as f64 / 100.0
}
