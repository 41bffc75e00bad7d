//! The only source of chance: a seeded generator whose values are the same on every platform and in every version.

/// PCG32: 64 bits of state, 32 bits out.
///
/// # Source
/// O'Neill 2014, "PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms", XSH-RR.
///
/// ```
/// let mut a = lookback::rng::Rng::new(7);
/// let mut b = lookback::rng::Rng::new(7);
/// assert_eq!(a.uniform(), b.uniform());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rng {
    state: u64,
}

/// The multiplier of the reference implementation, and the increment of its stream 54, which its demonstration uses.
const MULTIPLIER: u64 = 6_364_136_223_846_793_005;
const INCREMENT: u64 = 109;

impl Rng {
    /// A generator that gives the same numbers whenever it is given the same seed.
    pub fn new(seed: u64) -> Self {
        let mut rng = Self { state: seed.wrapping_add(INCREMENT) };
        rng.next_u32();
        rng
    }

    /// A generator for one step of many, unlike those of all other steps and seeds: nothing has to be carried from step to
    /// step.
    pub fn for_step(seed: u64, step: u64) -> Self {
        Self::new(scrambled(scrambled(seed).wrapping_add(step)))
    }

    /// 32 random bits.
    pub fn next_u32(&mut self) -> u32 {
        let old = self.state;
        self.state = old.wrapping_mul(MULTIPLIER).wrapping_add(INCREMENT);
        let xor_shifted = (((old >> 18) ^ old) >> 27) as u32;
        xor_shifted.rotate_right((old >> 59) as u32)
    }

    /// A number in [0, 1), with 53 random bits: the coin that samplers take.
    pub fn uniform(&mut self) -> f64 {
        let high = u64::from(self.next_u32()) << 21;
        let low = u64::from(self.next_u32()) >> 11;
        (high | low) as f64 / (1u64 << 53) as f64
    }

    /// A whole number below `bound`; 0 when there is none.
    ///
    /// # Source
    /// Lemire 2019, "Fast Random Integer Generation in an Interval", without its rejection: the bias is below bound / 2^32.
    pub fn below(&mut self, bound: u32) -> u32 {
        ((u64::from(self.next_u32()) * u64::from(bound)) >> 32) as u32
    }

    /// A number from the normal distribution with mean 0 and standard deviation 1 (Box and Muller 1958).
    ///
    /// `libm` rather than `std`: the platform's own logarithm and cosine may differ in the last bit.
    pub fn normal(&mut self) -> f64 {
        // 1 - u is in (0, 1], where the logarithm is finite.
        let radius = libm::sqrt(-2.0 * libm::log(1.0 - self.uniform()));
        radius * libm::cos(std::f64::consts::TAU * self.uniform())
    }
}

/// Spreads every bit over all others.
///
/// # Source
/// Steele, Lea and Flood 2014, "Fast Splittable Pseudorandom Number Generators", `SplitMix64`.
fn scrambled(x: u64) -> u64 {
    let x = x.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// The first index whose cumulated probability exceeds a coin in [0, 1), with that sum; what has probability 0 is never
/// drawn. Rounding at the end falls on the last that has any; `None` when nothing has.
///
/// ```
/// use lookback::rng::draw;
/// assert_eq!(draw([0.5, 0.0, 0.5], 0.5), Some(2));
/// assert_eq!(draw([0.0, 0.0], 0.5), None);
/// ```
pub fn draw(probs: impl IntoIterator<Item = f64>, coin: f64) -> Option<usize> {
    let (mut sum, mut last) = (0.0, None);
    for (index, prob) in probs.into_iter().enumerate().filter(|(_, prob)| *prob > 0.0) {
        sum += prob;
        last = Some(index);
        if coin < sum {
            break;
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seed_42_gives_the_values_that_the_reference_implementation_prints() {
        let mut rng = Rng::new(42);
        let first: Vec<u32> = (0..6).map(|_| rng.next_u32()).collect();
        assert_eq!(first, [0xa15c_02b7, 0x7b47_f409, 0xba1d_3330, 0x83d2_f293, 0xbfa4_784b, 0xcbed_606e]);
    }

    #[test]
    fn uniform_stays_below_1() {
        let mut rng = Rng::new(3);
        assert!((0..1000).all(|_| (0.0..1.0).contains(&rng.uniform())));
    }

    #[test]
    fn below_reaches_every_number_and_no_other() {
        let mut rng = Rng::new(4);
        let drawn: std::collections::BTreeSet<u32> = (0..200).map(|_| rng.below(5)).collect();
        assert_eq!(drawn, (0..5).collect());
        assert_eq!(rng.below(0), 0);
    }

    #[test]
    fn normals_have_mean_0_and_variance_1() {
        let mut rng = Rng::new(1);
        let n = 20_000;
        let (mut sum, mut squares) = (0.0, 0.0);
        for _ in 0..n {
            let x = rng.normal();
            sum += x;
            squares += x * x;
        }
        let mean = sum / f64::from(n);
        // Five standard errors: 5 / sqrt(20000) and 5 * sqrt(2 / 20000).
        assert!(mean.abs() < 0.036, "mean {mean}");
        assert!((squares / f64::from(n) - 1.0).abs() < 0.05, "variance {}", squares / f64::from(n));
    }

    #[test]
    fn each_index_owns_its_share_of_the_coin() {
        let probs = [0.25, 0.0, 0.5, 0.25];
        for (coin, index) in [(0.0, 0), (0.2499, 0), (0.25, 2), (0.7499, 2), (0.75, 3), (0.999_999, 3)] {
            assert_eq!(draw(probs, coin), Some(index), "{coin}");
        }
    }

    #[test]
    fn what_rounding_leaves_falls_on_the_last_that_has_any() {
        assert_eq!(draw([0.1, 0.2, 0.0], 0.999), Some(1));
    }
}
