//! Four numbers at once: a register of wasm; natively an array, which the compiler puts into one.

/// How many numbers there are.
pub const WIDTH: usize = 4;

/// Four numbers. Each operation rounds each of them as it would a number by itself.
///
/// Loops over arrays are not enough in wasm: the compiler takes some of them one number at a time, and keeps sums in memory.
#[derive(Clone, Copy, Debug)]
pub struct Lanes(machine::Register);

impl Lanes {
    /// One number four times.
    #[inline]
    pub fn splat(x: f32) -> Self {
        Self(machine::splat(x))
    }

    /// These numbers.
    #[inline]
    pub fn load(&[a, b, c, d]: &[f32; WIDTH]) -> Self {
        Self(machine::register(a, b, c, d))
    }

    /// The numbers.
    #[inline]
    pub fn array(self) -> [f32; WIDTH] {
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

    /// `self + a * b`, with the product rounded first.
    #[inline]
    #[must_use]
    pub fn plus_product(self, a: Self, b: Self) -> Self {
        Self(machine::add(self.0, machine::multiply(a.0, b.0)))
    }

    /// The larger of each two numbers.
    #[inline]
    #[must_use]
    pub fn larger(self, other: Self) -> Self {
        Self(machine::larger(self.0, other.0))
    }

    /// Rows become columns.
    #[inline]
    #[must_use]
    pub fn transposed(rows: [Self; WIDTH]) -> [Self; WIDTH] {
        machine::transpose(rows.map(|row| row.0)).map(Self)
    }

    /// The sum of each row, from its first number to its last.
    #[inline]
    #[must_use]
    pub fn sums(rows: [Self; WIDTH]) -> Self {
        Self::transposed(rows).into_iter().fold(Self::splat(0.0), Self::plus)
    }
}

/// The sum of a row: in wasm of eight running sums, as one would wait for itself; natively from its first number to its last,
/// as when the shipped models were trained.
pub fn sum(row: &[f32]) -> f32 {
    if cfg!(target_arch = "wasm32") { sum_in_eights(row) } else { row.iter().sum() }
}

fn sum_in_eights(row: &[f32]) -> f32 {
    let (blocks, rest) = row.as_chunks::<WIDTH>();
    let (pairs, last) = blocks.as_chunks::<2>();
    let mut sums = [Lanes::splat(0.0); 2];
    for [low, high] in pairs {
        sums = [sums[0].plus(Lanes::load(low)), sums[1].plus(Lanes::load(high))];
    }
    let lanes = last.iter().fold(sums[0].plus(sums[1]), |sum, block| sum.plus(Lanes::load(block)));
    lanes.array().into_iter().chain(rest.iter().copied()).sum()
}

#[cfg(target_arch = "wasm32")]
mod machine {
    pub use std::arch::wasm32::{
        f32x4 as register, f32x4_add as add, f32x4_mul as multiply, f32x4_pmax as larger, f32x4_splat as splat,
        f32x4_sub as subtract, v128 as Register,
    };
    use std::arch::wasm32::{
        f32x4_extract_lane as lane, i64x2_shuffle as halves, u64x2_shl, u64x2_shr, u64x2_splat, v128_and as and,
        v128_andnot as and_not, v128_or as or,
    };

    #[inline]
    pub fn array(register: Register) -> [f32; 4] {
        [lane::<0>(register), lane::<1>(register), lane::<2>(register), lane::<3>(register)]
    }

    /// By shifts, and shuffles of halves: the compiler would make others of shuffles of quarters, for which browsers have no
    /// single instruction.
    #[inline]
    pub fn transpose([a, b, c, d]: [Register; 4]) -> [Register; 4] {
        let ((ab_even, ab_odd), (cd_even, cd_odd)) = (interleave(a, b), interleave(c, d));
        [
            halves::<0, 2>(ab_even, cd_even),
            halves::<0, 2>(ab_odd, cd_odd),
            halves::<1, 3>(ab_even, cd_even),
            halves::<1, 3>(ab_odd, cd_odd),
        ]
    }

    /// Numbers 0 and 2 of each side by side, and numbers 1 and 3.
    #[inline]
    fn interleave(a: Register, b: Register) -> (Register, Register) {
        let low = u64x2_splat(0xffff_ffff);
        (or(and(a, low), u64x2_shl(b, 32)), or(u64x2_shr(a, 32), and_not(b, low)))
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod machine {
    use std::array::from_fn;

    pub type Register = [f32; 4];

    #[inline]
    pub fn splat(x: f32) -> Register {
        [x; 4]
    }

    #[inline]
    pub fn register(a: f32, b: f32, c: f32, d: f32) -> Register {
        [a, b, c, d]
    }

    #[inline]
    pub fn array(register: Register) -> [f32; 4] {
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

    /// As `f32x4_pmax` does it.
    #[inline]
    pub fn larger(a: Register, b: Register) -> Register {
        from_fn(|lane| if a[lane] < b[lane] { b[lane] } else { a[lane] })
    }

    #[inline]
    pub fn transpose(rows: [Register; 4]) -> [Register; 4] {
        from_fn(|column| rows.map(|row| row[column]))
    }
}

#[cfg(test)]
mod tests {
    use std::array;

    use super::*;

    fn rows() -> [Lanes; WIDTH] {
        array::from_fn(|row| Lanes::load(&array::from_fn(|column| (4 * row + column) as f32)))
    }

    #[test]
    fn a_transposed_row_is_a_column() {
        assert_eq!(Lanes::transposed(rows())[1].array(), [1.0, 5.0, 9.0, 13.0]);
    }

    #[test]
    fn sums_are_those_of_rows_from_the_first_number_on() {
        assert_eq!(Lanes::sums(rows()).array(), [6.0, 22.0, 38.0, 54.0]);
        let far = [1e8, 3.0, -1e8, 1.0];
        assert_eq!(Lanes::sums([Lanes::load(&far); WIDTH]).array()[0], far.iter().fold(0.0, |sum, x| sum + x));
    }

    #[test]
    fn a_sum_in_eights_is_that_of_all_numbers() {
        let row: Vec<f32> = (1..=31).map(|n| n as f32).collect();
        for length in 0..=row.len() {
            assert_eq!(sum_in_eights(&row[..length]), row[..length].iter().sum::<f32>());
        }
    }

    #[test]
    fn of_each_two_numbers_the_larger_is_kept() {
        let (a, b) = (Lanes::load(&[1.0, -2.0, f32::NEG_INFINITY, 3.0]), Lanes::load(&[0.0, 2.0, -1.0, 3.0]));
        assert_eq!(a.larger(b).array(), [1.0, 2.0, -1.0, 3.0]);
    }

    #[test]
    fn a_product_is_rounded_before_it_is_added() {
        let x = 1.0 + f32::EPSILON;
        let sum = Lanes::splat(-1.0).plus_product(Lanes::splat(x), Lanes::splat(x));
        assert_eq!(sum.array(), [x * x - 1.0; WIDTH]);
    }
}
