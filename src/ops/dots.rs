//! Few rows times all rows of a matrix: the products of decoding, where reading the weights is what takes time.

use ndarray::{Array2, ArrayView2};

/// Rows of weights that are read side by side.
const SIDE_BY_SIDE: usize = 4;
/// Running sums of a product.
const LANES: usize = 8;

/// `x wᵀ`. Each weight is read once for all rows of `x`, and a row's numbers are the same whatever rows are with it.
///
/// Every number is summed as `ndarray` sums the product of two rows: eight running sums, then their sum.
///
/// # Shapes
/// `x` (N, in), `weight` (out, in), its rows contiguous -> (N, out)
pub fn forward(x: ArrayView2<f32>, weight: ArrayView2<f32>) -> Array2<f32> {
    let mut y = Array2::zeros((x.nrows(), weight.nrows()));
    let x = x.as_standard_layout();
    let mut rows = weight.rows().into_iter().map(|row| row.to_slice().expect("rows of weights are contiguous"));
    let mut start = 0;
    while let Some(first) = rows.next() {
        let four: [&[f32]; SIDE_BY_SIDE] =
            std::array::from_fn(|place| if place == 0 { first } else { rows.next().unwrap_or(first) });
        for (x, mut y) in x.rows().into_iter().zip(y.rows_mut()) {
            let y = y.as_slice_mut().expect("rows of a new array are contiguous");
            let dots = dots(x.to_slice().expect("its layout is standard"), four);
            y[start..].iter_mut().zip(dots).for_each(|(y, dot)| *y = dot);
        }
        start += SIDE_BY_SIDE;
    }
    y
}

/// The products of a row and four others of its length.
fn dots(x: &[f32], rows: [&[f32]; SIDE_BY_SIDE]) -> [f32; SIDE_BY_SIDE] {
    let (blocks, x_rest) = x.as_chunks::<LANES>();
    let sums = running_sums(blocks, rows.map(|row| row.as_chunks().0));
    let mut dots = sums.map(|[a, b, c, d, e, f, g, h]| 0.0 + (a + e) + (b + f) + (c + g) + (d + h));
    for (dot, row) in dots.iter_mut().zip(rows) {
        for (w, x) in row[row.len() - x_rest.len()..].iter().zip(x_rest) {
            *dot += w * x;
        }
    }
    dots
}

/// By lane. Not inlined: the compiler would lay the lanes out for their sum at the end and take one number at a time.
#[inline(never)]
fn running_sums(x: &[[f32; LANES]], [a, b, c, d]: [&[[f32; LANES]]; SIDE_BY_SIDE]) -> [[f32; LANES]; SIDE_BY_SIDE] {
    let mut sums = [[0.0; LANES]; SIDE_BY_SIDE];
    for ((((x, a), b), c), d) in x.iter().zip(a).zip(b).zip(c).zip(d) {
        for (sums, w) in sums.iter_mut().zip([a, b, c, d]) {
            for ((sum, w), x) in sums.iter_mut().zip(w).zip(x) {
                *sum += w * x;
            }
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ops::finite_difference::normals;

    #[test]
    fn each_number_is_ndarrays_product_of_two_rows_bit_by_bit() {
        for (rows, channels, outputs) in [(1, 8, 4), (3, 80, 246), (5, 7, 3), (2, 27, 9), (1, 64, 1)] {
            let (x, weight) = (normals(rows, channels, 1), normals(outputs, channels, 2));
            let y = forward(x.view(), weight.view());
            for ((row, output), y) in y.indexed_iter() {
                assert_eq!(*y, weight.row(output).dot(&x.row(row)), "{rows} {channels} {outputs}");
            }
        }
    }
}
