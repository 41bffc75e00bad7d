//! Exponentials of whole rows, without a branch: the compiler takes as many numbers at a time as a register holds.

use super::{
    lanes::{Lanes, WIDTH},
    strips::Strip,
};

/// Whether exponentials are series: in wasm.
pub const BY_SERIES: bool = cfg!(target_arch = "wasm32");

/// Lets two steps follow one another for some numbers at a time. One series is a long chain, each link of which waits for the one
/// before it: of two short ones, a processor has more in hand at once, and is done in two thirds of the time.
#[inline(always)]
fn in_two_steps<T: Copy, P: Copy + Default>(
    numbers: &mut [T],
    first: impl Fn(T) -> (T, P),
    second: impl Fn(T, P) -> T,
) {
    const BLOCK: usize = 32;
    let mut powers = [P::default(); BLOCK];
    for block in numbers.chunks_mut(BLOCK) {
        for (x, n) in block.iter_mut().zip(&mut powers) {
            (*x, *n) = first(*x);
        }
        for (r, &n) in block.iter_mut().zip(&powers) {
            *r = second(*r, n);
        }
    }
}

/// `e^x` of each number, in place.
///
/// In wasm by [`all_by_series`]; natively the machine's own, which the shipped models were trained with.
pub fn all(numbers: &mut [f32]) {
    if BY_SERIES {
        return all_by_series(numbers);
    }
    for x in numbers {
        *x = x.exp();
    }
}

/// `e^x = 2^n e^r`, with the integer `n` nearest to `x / ln 2`, and of `e^r` the Taylor series up to `r^7 / 7!`: the next
/// term is below a tenth of the last bit. Within one such bit of the true value, and exactly 1, 0 or infinite where that is.
pub fn all_by_series(numbers: &mut [f32]) {
    in_two_steps(numbers, parts, series);
}

/// `1.5 * 2^23`: added to a small number, it leaves the nearest integer in the last bits.
const ROUNDER: f32 = 12_582_912.0;
/// `ln 2` in two parts: the first has so few bits that its small multiples are exact.
const LN_2: (f32, f32) = (0.693_359_4, -2.121_944_4e-4);
/// At the first, both halves of `2^n` are exactly 0: a product that is too small for a float takes a processor thirty times as
/// long as one that is 0. Above the second, `e^x` is infinite.
const LIMITS: (f32, f32) = (-176.0, 89.0);

/// `r` and `n`.
fn parts(x: f32) -> (f32, i32) {
    let x = if x < LIMITS.0 { LIMITS.0 } else { x };
    let x = if x > LIMITS.1 { LIMITS.1 } else { x };
    let rounded = x * std::f32::consts::LOG2_E + ROUNDER;
    let n = rounded - ROUNDER;
    (x - n * LN_2.0 - n * LN_2.1, rounded.to_bits().wrapping_sub(ROUNDER.to_bits()).cast_signed())
}

/// `2^n e^r`, with terms in pairs, and those in pairs: one after another, each would wait for the one before.
fn series(r: f32, n: i32) -> f32 {
    let square = r * r;
    let tail = (1.0 / 120.0 + r * (1.0 / 720.0)) + square * (1.0 / 5040.0);
    let tail = (1.0 / 6.0 + r * (1.0 / 24.0)) + square * tail;
    let series = 1.0 + (r + (0.5 * square + r * square * tail));
    // In two halves: 2^n alone may be beyond the largest float, or below the smallest normal one.
    let half = n >> 1;
    // By the bits of the exponent.
    let power_of_2 = |n: i32| f32::from_bits(((n + 127) << 23).cast_unsigned());
    series * power_of_2(half) * power_of_2(n - half)
}

/// `2^x` of each number, none of them above 0, in place: for a softmax whose scores are logarithms to base 2, which spares a third of
/// the work of `e^x`. Within one and a half units in the last place of the true value above `2^-126`, exactly 1 for 0 and exactly 0
/// below `2^-127`.
///
/// Not inlined: it is long, and called with whole rows.
#[inline(never)]
pub fn powers_of_2(numbers: &mut [f32]) {
    in_two_steps(numbers, parts_of_2, series_of_2);
}

/// [`powers_of_2`] of how far each number is above the largest of its lane, which spares a pass before it.
#[inline(never)]
pub fn powers_of_2_below<const WIDE: usize>(rows: &mut [Strip<WIDE>], largest: [Lanes; WIDE]) {
    const BLOCK: usize = 8;
    let (least, rounder) = (Lanes::splat(LEAST_POWER), Lanes::splat(BIASED_ROUNDER));
    let mut sums = [[[0.0; WIDTH]; WIDE]; BLOCK];
    for block in rows.chunks_mut(BLOCK) {
        for (row, sums) in block.iter_mut().zip(&mut sums) {
            for ((x, sum), largest) in row.iter_mut().zip(sums).zip(largest) {
                let below = Lanes::load(x).minus(largest).larger(least);
                let rounded = below.plus(rounder);
                *x = below.minus(rounded.minus(rounder)).array();
                *sum = rounded.array();
            }
        }
        let numbers = block.as_flattened_mut().as_flattened_mut();
        for (r, &sum) in numbers.iter_mut().zip(sums.as_flattened().as_flattened()) {
            *r = series_of_2(*r, sum);
        }
    }
}

/// Of 2: the bits of its exponent are 0, and so the power counts as 0.
const LEAST_POWER: f32 = -127.0;
/// `1.5 * 2^23`, and the bias of an exponent, which so comes to stand below the integer.
const BIASED_ROUNDER: f32 = ROUNDER + 127.0;

/// `x - n`, and the sum that holds `n`, where it counts as 0 below the least exponent.
fn parts_of_2(x: f32) -> (f32, f32) {
    let x = if x < LEAST_POWER { LEAST_POWER } else { x };
    let rounded = x + BIASED_ROUNDER;
    (x - (rounded - BIASED_ROUNDER), rounded)
}

/// `2^n 2^r`; the series has the least relative error on [-1/2, 1/2], 2e-9, of those that are 1 at 0.
fn series_of_2(r: f32, rounded: f32) -> f32 {
    const TERMS: [f32; 6] =
        [std::f32::consts::LN_2, 0.240_226_48, 5.550_332_4e-2, 9.618_437e-3, 1.339_887_4e-3, 1.535_336_2e-4];
    let square = r * r;
    let two = |first: usize| TERMS[first] + r * TERMS[first + 1];
    let series = 1.0 + r * (two(0) + square * (two(2) + square * two(4)));
    // All but the biased integer is shifted away.
    series * f32::from_bits(rounded.to_bits() << 23)
}

/// `e^x` in 64 bits of each number, none of them above 0, in place: in wasm by [`all_below_one_by_series`], natively the
/// platform-independent library's.
pub fn all_below_one(numbers: &mut [f64]) {
    if BY_SERIES {
        return all_below_one_by_series(numbers);
    }
    for x in numbers {
        *x = libm::exp(*x);
    }
}

/// [`all_by_series`] in 64 bits, for numbers that are not above 0: up to `r^13 / 13!`, within one unit in the last place of the
/// true value above `e^-708`, below which it has fewer bits, and exactly 0 for minus infinity.
pub fn all_below_one_by_series(numbers: &mut [f64]) {
    in_two_steps(numbers, parts_below_one, series_below_one);
}

/// One of [`all_below_one_by_series`].
pub fn below_one(x: f64) -> f64 {
    let (r, n) = parts_below_one(x);
    series_below_one(r, n)
}

/// `r`, and `n` above twice the bias of an exponent, where nothing is below 0: in wasm, a shift that keeps the sign of 64 bits is
/// slow.
fn parts_below_one(x: f64) -> (f64, u64) {
    /// `1.5 * 2^52`.
    const ROUNDER: f64 = 6_755_399_441_055_744.0;
    const LN_2: (f64, f64) = (0.693_147_180_369_123_8, 1.908_214_929_270_587_7e-10);
    /// Both halves of `2^n` are exactly 0.
    const LEAST: f64 = -1418.0;
    let x = if x < LEAST { LEAST } else { x };
    let rounded = x * std::f64::consts::LOG2_E + ROUNDER;
    let n = rounded - ROUNDER;
    (x - n * LN_2.0 - n * LN_2.1, rounded.to_bits().wrapping_sub(ROUNDER.to_bits() - 2 * 1023))
}

fn series_below_one(r: f64, biased: u64) -> f64 {
    /// `1 / n!`, from 2 on.
    const TERMS: [f64; 12] = [
        0.5,
        1.666_666_666_666_666_6e-1,
        4.166_666_666_666_666_4e-2,
        8.333_333_333_333_333e-3,
        1.388_888_888_888_889e-3,
        1.984_126_984_126_984e-4,
        2.480_158_730_158_73e-5,
        2.755_731_922_398_589e-6,
        2.755_731_922_398_589_3e-7,
        2.505_210_838_544_172e-8,
        2.087_675_698_786_81e-9,
        1.605_904_383_682_161_3e-10,
    ];
    let square = r * r;
    let two = |first: usize| TERMS[first] + r * TERMS[first + 1];
    let four = |first: usize| two(first) + square * two(first + 2);
    let fourth = square * square;
    let series = 1.0 + (r + square * (four(0) + fourth * (four(4) + fourth * four(8))));
    let half = biased >> 1;
    series * f64::from_bits(half << 52) * f64::from_bits((biased - half) << 52)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by_series(x: f32) -> f32 {
        let mut numbers = [x];
        all_by_series(&mut numbers);
        numbers[0]
    }

    fn power_of_2(x: f32) -> f32 {
        let mut numbers = [x];
        powers_of_2(&mut numbers);
        numbers[0]
    }

    /// In units of the last bit of the true value.
    fn error(x: f32) -> f64 {
        let truth = libm::exp(f64::from(x));
        let nearest = truth as f32;
        let ulp = f64::from(nearest.next_up()) - f64::from(nearest);
        (f64::from(by_series(x)) - truth).abs() / ulp
    }

    #[test]
    fn the_series_is_within_one_unit_in_the_last_place() {
        let mut x = -104_f32;
        while x < 88.72 {
            let error = error(x);
            assert!(error < 1.0, "{x}: {error}");
            x += 1.0 / 4096.0 + x.abs() * 1e-6;
        }
    }

    #[test]
    fn powers_of_2_are_within_one_and_a_half_units_in_the_last_place() {
        let mut x = -125.5_f32;
        while x <= 0.0 {
            let truth = f64::from(x).exp2();
            let nearest = truth as f32;
            let error = (f64::from(power_of_2(x)) - truth).abs() / f64::from(nearest.next_up() - nearest);
            assert!(error < 1.5, "{x}: {error}");
            x += 1.0 / 4096.0 + x.abs() * 1e-6;
        }
        assert_eq!([0.0, -1.0, -100.0].map(power_of_2), [1.0, 0.5, 100_f32.exp2().recip()]);
        assert_eq!([-127.0, -1e30, f32::NEG_INFINITY].map(power_of_2), [0.0; 3]);
        assert!(power_of_2(f32::NAN).is_nan());
    }

    #[test]
    fn powers_of_2_below_are_those_of_the_differences() {
        let row = |at: u8| {
            [[0.0, 1.5, -3.0, 140.0], [9.0, -7.25, 0.5, -60.0]].map(|lanes| lanes.map(|x: f32| x - f32::from(at)))
        };
        let largest = [[2.0, 1.5, 0.0, 140.0], [9.0, 0.0, 0.5, 99.0]];
        let rows: Vec<Strip<2>> = (0..19).map(row).collect();
        let mut powers = rows.clone();
        powers_of_2_below(&mut powers, largest.each_ref().map(Lanes::load));
        for (at, power) in powers.as_flattened().as_flattened().iter().enumerate() {
            assert_eq!(*power, power_of_2(rows[at / 8].as_flattened()[at % 8] - largest.as_flattened()[at % 8]));
        }
    }

    #[test]
    fn in_64_bits_it_is_within_one_unit_in_the_last_place() {
        let mut x = -708.0;
        while x <= 0.0 {
            let truth = libm::exp(x);
            let error = (below_one(x) - truth).abs() / (truth.next_up() - truth);
            assert!(error <= 1.0, "{x}: {error}");
            x += 1.0 / 1024.0 + 1e-7 * x.abs();
        }
        assert_eq!([below_one(0.0), below_one(f64::NEG_INFINITY), below_one(-1e300)], [1.0, 0.0, 0.0]);
        assert!(below_one(-744.0) > 0.0 && below_one(f64::NAN).is_nan());
    }

    #[test]
    fn numbers_of_a_row_are_those_of_numbers_alone() {
        let numbers: Vec<f32> = (0..71_u8).map(|at| f32::from(at) - 40.0).collect();
        let mut row = numbers.clone();
        all_by_series(&mut row);
        assert!(numbers.iter().zip(row).all(|(&x, y)| by_series(x) == y));
        let numbers: Vec<f64> = (0..71_u8).map(|at| -f64::from(at)).collect();
        let mut row = numbers.clone();
        all_below_one_by_series(&mut row);
        assert!(numbers.iter().zip(row).all(|(&x, y)| below_one(x) == y));
    }

    #[test]
    fn what_is_exact_is_exact() {
        let exact = [(0.0, 1.0), (-0.0, 1.0), (f32::NEG_INFINITY, 0.0), (f32::INFINITY, f32::INFINITY)];
        let beyond = [(-1e30, 0.0), (1e30, f32::INFINITY), (-104.5, 0.0), (88.73, f32::INFINITY)];
        for (x, y) in exact.into_iter().chain(beyond) {
            assert_eq!(by_series(x), y, "{x}");
        }
        assert!(by_series(f32::NAN).is_nan());
    }
}
