//! A matrix times the rows of another, which are read where they lie: the products of several texts and all weights.

use std::array;

use ndarray::{Array2, ArrayView2, Axis};

/// Rows of `x` that are multiplied at once: a register's width, twice.
const LANES: usize = 8;
/// Rows of weights. Four times eight sums are eight f32x4, which leaves room in sixteen registers for what is summed.
const ROWS: usize = 4;

/// `x wᵀ`. Each weight is read once for all rows of `x`, and not copied first, as a product in tiles would: that takes
/// longer than the product itself where weights come from memory.
///
/// Every number is summed in the order of the columns: the same on every machine.
///
/// # Shapes
/// `x` (N, in), `weight` (out, in), its rows one after another -> (N, out)
pub fn forward(x: ArrayView2<f32>, weight: ArrayView2<f32>) -> Array2<f32> {
    let (outputs, depth) = weight.dim();
    let zeros = vec![0.0; depth];
    let strips = strips(x, &zeros);
    let mut y = vec![0.0; x.nrows() * outputs];
    for (start, rows) in (0..outputs).step_by(ROWS).zip(weight.axis_chunks_iter(Axis(0), ROWS)) {
        let rows = lines(rows, &zeros);
        for (y, strip) in y.chunks_mut(LANES * outputs).zip(strips.chunks_exact(depth)) {
            let sums = tile(strip, rows);
            for (lane, y) in y.chunks_exact_mut(outputs).enumerate() {
                y[start..].iter_mut().zip(&sums).for_each(|(y, sums)| *y = sums[lane]);
            }
        }
    }
    Array2::from_shape_vec((x.nrows(), outputs), y).expect("a number for each row and output")
}

/// Rows side by side, eight in a strip, column after column; rows that are not there are zeros.
fn strips(x: ArrayView2<f32>, zeros: &[f32]) -> Vec<[f32; LANES]> {
    let x = x.as_standard_layout();
    let mut strips = Vec::with_capacity(zeros.len() * x.nrows().div_ceil(LANES));
    for rows in x.axis_chunks_iter(Axis(0), LANES) {
        let rows: [&[f32]; LANES] = lines(rows, zeros);
        // Cut to one length, which spares a check for each number.
        let rows = rows.map(|row| &row[..zeros.len()]);
        strips.extend((0..zeros.len()).map(|column| rows.map(|row| row[column])));
    }
    strips
}

/// So many rows, each of the length of `zeros`, which stand in for those that are not there.
fn lines<'a, const COUNT: usize>(rows: ArrayView2<'a, f32>, zeros: &'a [f32]) -> [&'a [f32]; COUNT] {
    let mut rows = rows.to_slice().expect("rows are contiguous").chunks_exact(zeros.len());
    array::from_fn(|_| rows.next().unwrap_or(zeros))
}

/// All products of a strip and some rows. Not inlined, so that its sums stay in registers.
#[inline(never)]
fn tile(x: &[[f32; LANES]], rows: [&[f32]; ROWS]) -> [[f32; LANES]; ROWS] {
    let rows = rows.map(|row| &row[..x.len()]);
    let mut sums = [[0.0; LANES]; ROWS];
    for (column, x) in x.iter().enumerate() {
        for (sums, row) in sums.iter_mut().zip(rows) {
            for (sum, x) in sums.iter_mut().zip(x) {
                *sum += row[column] * x;
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
    fn every_number_is_summed_in_the_order_of_the_columns_bit_by_bit() {
        for (rows, channels, outputs) in [(1, 1, 1), (3, 80, 246), (8, 7, 4), (9, 27, 9), (16, 64, 5)] {
            let (x, weight) = (normals(rows, channels, 1), normals(outputs, channels, 2));
            for ((row, output), y) in forward(x.view(), weight.view()).indexed_iter() {
                let plain = x.row(row).iter().zip(weight.row(output)).fold(0.0, |sum: f32, (x, w)| sum + w * x);
                assert_eq!(*y, plain, "{rows} {channels} {outputs}");
            }
        }
    }

    #[test]
    fn rows_of_x_may_lie_anywhere() {
        let (x, weight) = (normals(12, 10, 1), normals(5, 12, 2));
        assert_eq!(forward(x.t(), weight.view()), forward(x.t().as_standard_layout().view(), weight.view()));
    }
}
