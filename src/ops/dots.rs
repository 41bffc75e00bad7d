//! Few rows times all rows of a matrix: the products of decoding, where reading the weights is what takes time.

use ndarray::{Array2, ArrayView2};

use super::lanes::{Lanes, WIDTH};

/// Rows of weights that are read side by side.
const SIDE_BY_SIDE: usize = 4;
/// Running sums of a product.
const RUNNING: usize = 2 * WIDTH;

/// `x wᵀ`. Each weight is read once for all rows of `x`, and a row's numbers are the same whatever rows are with it.
///
/// Every number is summed as `ndarray` sums the product of two rows: eight running sums, then their sum.
///
/// # Shapes
/// `x` (N, in), `weight` (out, in), its rows one after another -> (N, out)
pub fn forward(x: ArrayView2<f32>, weight: ArrayView2<f32>) -> Array2<f32> {
    let (outputs, depth) = weight.dim();
    let mut y = vec![0.0; x.nrows() * outputs];
    let x = x.as_standard_layout();
    let weights = weight.to_slice().expect("rows of weights lie one after another");
    // Rows from all over the matrix are as many streams from memory, each in order.
    let share = outputs.div_ceil(SIDE_BY_SIDE);
    for first in 0..share {
        let places: [usize; SIDE_BY_SIDE] = std::array::from_fn(|place| first + place * share);
        let rows = places.map(|output| &weights[if output < outputs { output } else { first } * depth..][..depth]);
        for (x, y) in x.rows().into_iter().zip(y.chunks_exact_mut(outputs)) {
            let dots = dots(x.to_slice().expect("its layout is standard"), rows);
            for (output, dot) in places.into_iter().zip(dots) {
                if let Some(y) = y.get_mut(output) {
                    *y = dot;
                }
            }
        }
    }
    Array2::from_shape_vec((x.nrows(), outputs), y).expect("a number for each row and output")
}

/// The products of a row and four others of its length. Not inlined, so that its sums stay in registers.
#[inline(never)]
fn dots(x: &[f32], rows: [&[f32]; SIDE_BY_SIDE]) -> [f32; SIDE_BY_SIDE] {
    let (blocks, x_rest) = x.as_chunks::<RUNNING>();
    let [a, b, c, d] = rows.map(|row| row.as_chunks::<RUNNING>().0);
    let mut sums = [[Lanes::splat(0.0); 2]; SIDE_BY_SIDE];
    for ((((x, a), b), c), d) in blocks.iter().zip(a).zip(b).zip(c).zip(d) {
        let x = halves(x);
        for (sums, w) in sums.iter_mut().zip([a, b, c, d]) {
            let w = halves(w);
            *sums = [sums[0].plus_product(w[0], x[0]), sums[1].plus_product(w[1], x[1])];
        }
    }
    let mut dots = Lanes::sums(sums.map(|[low, high]| low.plus(high))).array();
    for (dot, row) in dots.iter_mut().zip(rows) {
        for (w, x) in row[row.len() - x_rest.len()..].iter().zip(x_rest) {
            *dot += w * x;
        }
    }
    dots
}

fn halves(&[a, b, c, d, e, f, g, h]: &[f32; RUNNING]) -> [Lanes; 2] {
    [Lanes::load(&[a, b, c, d]), Lanes::load(&[e, f, g, h])]
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
