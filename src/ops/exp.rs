//! The exponential of 32-bit floats, without a branch: in a loop, the compiler takes four numbers at a time.

/// `1.5 * 2^23`: added to a small number, it leaves the nearest integer in the last bits.
const ROUNDER: f32 = 12_582_912.0;
/// `ln 2` in two parts: the first has so few bits that its small multiples are exact.
const LN_2: (f32, f32) = (0.693_359_4, -2.121_944_4e-4);
/// Below the first, `e^x` is nearer to 0 than to any other float; above the second, it is infinite.
const LIMITS: (f32, f32) = (-104.0, 89.0);

/// `e^x`.
///
/// In wasm this is [`by_series`]; natively the machine's own, which the shipped models were trained with.
pub fn exp(x: f32) -> f32 {
    if cfg!(target_arch = "wasm32") { by_series(x) } else { x.exp() }
}

/// `e^x = 2^n e^r`, with the integer `n` nearest to `x / ln 2`, and of `e^r` the Taylor series up to `r^7 / 7!`: the next
/// term is below a tenth of the last bit. Within one such bit of the true value, and exactly 1, 0 or infinite where that is.
pub fn by_series(x: f32) -> f32 {
    let x = if x < LIMITS.0 { LIMITS.0 } else { x };
    let x = if x > LIMITS.1 { LIMITS.1 } else { x };
    let rounded = x * std::f32::consts::LOG2_E + ROUNDER;
    let n = rounded - ROUNDER;
    let r = x - n * LN_2.0 - n * LN_2.1;
    let tail = 1.0 / 120.0 + r * (1.0 / 720.0 + r * (1.0 / 5040.0));
    let tail = 0.5 + r * (1.0 / 6.0 + r * (1.0 / 24.0 + r * tail));
    let series = 1.0 + (r + r * r * tail);
    // In two halves: 2^n alone may be beyond the largest float, or below the smallest normal one.
    let n = rounded.to_bits().wrapping_sub(ROUNDER.to_bits()).cast_signed();
    let half = n >> 1;
    series * power_of_2(half) * power_of_2(n - half)
}

/// `2^n` for a small n, by its exponent's bits.
fn power_of_2(n: i32) -> f32 {
    f32::from_bits(((n + 127) << 23).cast_unsigned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// In units of the last bit of the true value.
    fn error(x: f32) -> f64 {
        let truth = libm::exp(f64::from(x));
        let nearest = truth as f32;
        let ulp = f64::from(nearest.next_up()) - f64::from(nearest);
        (f64::from(by_series(x)) - truth).abs() / ulp
    }

    #[test]
    fn the_series_is_within_one_unit_in_the_last_place() {
        let mut x = LIMITS.0;
        while x < 88.72 {
            let error = error(x);
            assert!(error < 1.0, "{x}: {error}");
            x += 1.0 / 4096.0 + x.abs() * 1e-6;
        }
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
