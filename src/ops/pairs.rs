//! Two numbers of 64 bits at once: what [`Lanes`](super::lanes::Lanes) are for those of 32.

/// Two numbers. Each operation rounds each of them as it would a number by itself.
#[derive(Clone, Copy, Debug)]
pub struct Pair(machine::Register);

impl Pair {
    /// One number twice.
    #[inline]
    pub fn splat(x: f64) -> Self {
        Self(machine::splat(x))
    }

    /// These numbers.
    #[inline]
    pub fn load(&[a, b]: &[f64; 2]) -> Self {
        Self(machine::register(a, b))
    }

    /// The numbers.
    #[inline]
    pub fn array(self) -> [f64; 2] {
        machine::array(self.0)
    }

    /// `self + other`.
    #[inline]
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self(machine::add(self.0, other.0))
    }

    /// `self - other`.
    #[inline]
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self(machine::subtract(self.0, other.0))
    }

    /// `self * other`.
    #[inline]
    #[must_use]
    pub fn times(self, other: Self) -> Self {
        Self(machine::multiply(self.0, other.0))
    }

    /// Without their signs.
    #[inline]
    #[must_use]
    pub fn magnitude(self) -> Self {
        Self(machine::magnitude(self.0))
    }

    /// Itself where `x` is at least `least`, else 0.
    #[inline]
    #[must_use]
    pub fn where_at_least(self, x: Self, least: Self) -> Self {
        Self(machine::where_at_least(self.0, x.0, least.0))
    }

    /// The first and the second.
    #[inline]
    pub fn sum(self) -> f64 {
        let [a, b] = self.array();
        a + b
    }
}

#[cfg(target_arch = "wasm32")]
mod machine {
    pub use std::arch::wasm32::{
        f64x2 as register, f64x2_abs as magnitude, f64x2_add as add, f64x2_mul as multiply, f64x2_splat as splat,
        f64x2_sub as subtract, v128 as Register,
    };
    use std::arch::wasm32::{f64x2_extract_lane as lane, f64x2_ge, v128_and};

    #[inline]
    pub fn array(register: Register) -> [f64; 2] {
        [lane::<0>(register), lane::<1>(register)]
    }

    #[inline]
    pub fn where_at_least(register: Register, x: Register, least: Register) -> Register {
        v128_and(register, f64x2_ge(x, least))
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod machine {
    use std::array::from_fn;

    pub type Register = [f64; 2];

    #[inline]
    pub fn splat(x: f64) -> Register {
        [x; 2]
    }

    #[inline]
    pub fn register(a: f64, b: f64) -> Register {
        [a, b]
    }

    #[inline]
    pub fn array(register: Register) -> [f64; 2] {
        register
    }

    #[inline]
    pub fn add(a: Register, b: Register) -> Register {
        from_fn(|lane| a[lane] + b[lane])
    }

    #[inline]
    pub fn subtract(a: Register, b: Register) -> Register {
        from_fn(|lane| a[lane] - b[lane])
    }

    #[inline]
    pub fn multiply(a: Register, b: Register) -> Register {
        from_fn(|lane| a[lane] * b[lane])
    }

    #[inline]
    pub fn magnitude(register: Register) -> Register {
        register.map(f64::abs)
    }

    #[inline]
    pub fn where_at_least(register: Register, x: Register, least: Register) -> Register {
        from_fn(|lane| if x[lane] >= least[lane] { register[lane] } else { 0.0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_of_two_numbers_is_as_by_itself() {
        let (a, b) = (Pair::load(&[1.5, -2.0]), Pair::load(&[-0.25, 4.0]));
        assert_eq!((a.plus(b).array(), a.minus(b).array()), ([1.25, 2.0], [1.75, -6.0]));
        assert_eq!((a.times(b).array(), b.magnitude().array()), ([-0.375, -8.0], [0.25, 4.0]));
        assert_eq!((Pair::splat(3.0).sum(), a.sum()), (6.0, -0.5));
    }

    #[test]
    fn what_is_less_than_the_least_leaves_exactly_0() {
        let (least, nothing) = (Pair::splat(f64::MIN), Pair::splat(f64::NEG_INFINITY));
        assert_eq!(Pair::splat(f64::NAN).where_at_least(nothing, least).array(), [0.0; 2]);
        let x = Pair::load(&[f64::NEG_INFINITY, f64::MIN]);
        assert_eq!(Pair::load(&[f64::INFINITY, 7.0]).where_at_least(x, least).array(), [0.0, 7.0]);
    }
}
