//! Numbers as text, as the page writes them. With integers alone: the formatter of floats would bring its own kilobytes.
//! What is called from everywhere, here and in `svg`, is never inlined: it would make up most of the pictures' wasm.

/// Adds a number with `decimals` decimals, at most 4; without the zeros at its end if `trim`. What lies in the middle between
/// two may go to either.
#[allow(clippy::cast_sign_loss, reason = "the sign is taken off before")]
pub fn push(out: &mut String, value: f64, decimals: usize, minus: char, trim: bool) {
    let (mut decimals, scale) = (decimals.min(4), [1.0, 1e1, 1e2, 1e3, 1e4]);
    let mut units = (value.abs() * scale[decimals] + 0.5) as u64;
    if value < 0.0 && units > 0 {
        out.push(minus);
    }
    while trim && decimals > 0 && units.is_multiple_of(10) {
        units /= 10;
        decimals -= 1;
    }
    // From the back: 20 digits of a u64, the point, and a zero before it.
    let mut text = [b'0'; 24];
    let (mut start, mut digits) = (text.len(), 0);
    while units > 0 || digits <= decimals {
        if decimals > 0 && digits == decimals {
            start -= 1;
            text[start] = b'.';
        }
        start -= 1;
        text[start] = b'0' + (units % 10) as u8;
        units /= 10;
        digits += 1;
    }
    out.extend(text[start..].iter().map(|&byte| char::from(byte)));
}

/// So many decimals, with a minus as wide as a digit.
#[inline(never)]
pub fn fixed(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return (if value.is_nan() { "—" } else { "−∞" }).to_owned();
    }
    let mut out = String::new();
    push(&mut out, value, decimals, '−', false);
    out
}

/// A whole number.
#[inline(never)]
pub fn count(value: usize) -> String {
    fixed(value as f64, 0)
}

/// A probability or a weight; a small one is told apart from none.
#[inline(never)]
pub fn share(value: f64) -> String {
    if value > 0.0 && value < 0.000_05 { "<0.0001".to_owned() } else { fixed(value, 4) }
}

/// A product of probabilities by its logarithm: with four decimals, or as `3.07 × 10⁻⁵`; it may be smaller than any float.
pub fn product(log: f64) -> String {
    let prob = libm::exp(log);
    // Four decimals would keep fewer than three digits of what is smaller.
    if !log.is_finite() || prob >= 0.01 {
        return share(prob);
    }
    let ten = log / core::f64::consts::LN_10;
    let mut exponent = libm::floor(ten);
    let mut mantissa = libm::exp((ten - exponent) * core::f64::consts::LN_10);
    // What would round to 10.00.
    if mantissa >= 9.995 {
        (mantissa, exponent) = (1.0, exponent + 1.0);
    }
    let mut out = fixed(mantissa, 2);
    out.push_str(" × 10");
    out.extend(fixed(exponent, 0).chars().map(|digit| match digit {
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '−' => '⁻',
        // U+2070 and on are the other superscripts.
        _ => char::from_u32(0x2070 + digit as u32 - '0' as u32).unwrap_or(digit),
    }));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coordinate(value: f64) -> String {
        let mut out = String::new();
        push(&mut out, value, 2, '-', true);
        out
    }

    #[test]
    fn coordinates_have_no_needless_zeros() {
        let written: Vec<String> = [0.0, 7.0, -0.5, 12.345_6, 100.0, -0.001, 0.05, 1e9].map(coordinate).into();
        assert_eq!(written, ["0", "7", "-0.5", "12.35", "100", "0", "0.05", "1000000000"]);
    }

    #[test]
    fn numbers_are_those_of_the_standard_formatter() {
        for step in -2000..2000 {
            let value = f64::from(step) * 0.012_347_3;
            let expected = format!("{value:.3}").replace('-', "−");
            assert_eq!(fixed(value, 3), if expected == "−0.000" { "0.000".to_owned() } else { expected });
        }
        assert_eq!((fixed(12.0, 0).as_str(), fixed(0.25, 4).as_str()), ("12", "0.2500"));
    }

    #[test]
    fn what_rounds_to_nothing_is_told_apart_from_it() {
        assert_eq!([0.0, 0.000_049, 0.000_05, 1.0].map(share), ["0.0000", "<0.0001", "0.0001", "1.0000"]);
        assert_eq!([f64::NEG_INFINITY, f64::NAN].map(|value| fixed(value, 2)), ["−∞", "—"]);
    }

    #[test]
    fn products_keep_their_digits_however_small() {
        let logs = [0.0, 0.000_307f64.ln(), -10_000.0, 0.009_999f64.ln(), 0.25f64.ln(), f64::NEG_INFINITY];
        let expected = ["1.0000", "3.07 × 10⁻⁴", "1.14 × 10⁻⁴³⁴³", "1.00 × 10⁻²", "0.2500", "0.0000"];
        assert_eq!(logs.map(product), expected);
    }
}
