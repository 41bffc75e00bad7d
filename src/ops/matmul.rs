//! Products of matrices, in tiles that stay in registers.

use std::{array, mem, ops::Range};

use ndarray::{Array2, ArrayView2, ArrayViewMut2, Axis, linalg::general_mat_mul};

use super::lanes::{Lanes, WIDTH};

/// Rows of a tile. Four times eight sums are eight f32x4, which leaves room in sixteen registers for what is summed.
const ROWS: usize = 4;
/// Columns of a tile.
const COLUMNS: usize = 8;
/// Products that are summed in registers before they are added to the result.
const DEPTH: usize = 256;
/// Columns that are arranged at once: they stay in the processor's cache while all rows go by.
const NEAR: usize = 128;
/// Stands in for the lines of a strip that are not there.
const ZEROS: [f32; DEPTH] = [0.0; DEPTH];

/// `a b`.
///
/// # Shapes
/// `a` (M, K), `b` (K, N) -> (M, N)
pub fn product(a: ArrayView2<f32>, b: ArrayView2<f32>) -> Array2<f32> {
    let mut c = Array2::zeros((a.nrows(), b.ncols()));
    add_product(1.0, a, b, c.view_mut());
    c
}

/// `c = c + alpha * a b`.
///
/// In wasm this is [`tiled`]; natively `ndarray`'s, which knows the wider registers of each processor.
///
/// # Shapes
/// `a` (M, K), `b` (K, N), `c` (M, N), its rows contiguous
pub fn add_product(alpha: f32, a: ArrayView2<f32>, b: ArrayView2<f32>, mut c: ArrayViewMut2<f32>) {
    if cfg!(target_arch = "wasm32") {
        tiled(alpha, a, b, c);
    } else {
        general_mat_mul(alpha, &a, &b, 1.0, &mut c);
    }
}

/// The same, with sums in the order of K, in blocks of 256: the same numbers on every machine.
pub fn tiled(alpha: f32, a: ArrayView2<f32>, b: ArrayView2<f32>, mut c: ArrayViewMut2<f32>) {
    for (a, b) in a.axis_chunks_iter(Axis(1), DEPTH).zip(b.axis_chunks_iter(Axis(0), DEPTH)) {
        let depth = a.ncols();
        let a = strips::<ROWS>(a);
        let rows: Vec<&[[f32; ROWS]]> = a.chunks_exact(depth).collect();
        let spans: Vec<Range<usize>> = rows.iter().map(|row| span(row)).collect();
        for (b, mut c) in b.axis_chunks_iter(Axis(1), NEAR).zip(c.axis_chunks_iter_mut(Axis(1), NEAR)) {
            let b = strips::<COLUMNS>(b.t());
            for ((a, span), mut c) in rows.iter().zip(&spans).zip(c.axis_chunks_iter_mut(Axis(0), ROWS)) {
                let mut rows = c.rows_mut().into_iter().map(|row| row.into_slice().expect("rows are contiguous"));
                let mut rows: [&mut [f32]; ROWS] = array::from_fn(|_| rows.next().unwrap_or_default());
                for b in b.chunks_exact(depth) {
                    let sums = tile(&a[span.clone()], &b[span.clone()]);
                    for row in 0..ROWS {
                        rows[row] = add_to_front(mem::take(&mut rows[row]), alpha, &sums[row]);
                    }
                }
            }
        }
    }
}

/// From the first column that counts to the last. Weights of attention are zeros where nothing is seen: half of them in a
/// causal text.
fn span(strip: &[[f32; ROWS]]) -> Range<usize> {
    let counts = |column: &[f32; ROWS]| column.iter().any(|&a| a != 0.0);
    let start = strip.iter().position(counts).unwrap_or(strip.len());
    start..strip.iter().rposition(counts).map_or(start, |last| last + 1)
}

/// Lines side by side, so many in a strip, column after column; lines that are not there are zeros.
fn strips<const LINES: usize>(lines: ArrayView2<f32>) -> Vec<[f32; LINES]> {
    let (count, depth) = lines.dim();
    let length = depth * count.div_ceil(LINES);
    if lines.strides()[1] == 1 {
        let mut strips = Vec::with_capacity(length);
        for lines in lines.axis_chunks_iter(Axis(0), LINES) {
            let mut lines = lines.rows().into_iter().map(|line| line.to_slice().expect("its stride is 1"));
            // Cut to one length, which spares a check for each number.
            let lines: [&[f32]; LINES] =
                array::from_fn(|_| lines.next().map_or(&ZEROS[..depth], |line| &line[..depth]));
            let blocks = lines.map(|line| line.as_chunks::<WIDTH>().0);
            let whole = depth / WIDTH;
            for at in 0..whole {
                strips.extend_from_slice(&turned(blocks.map(|line| line[at])));
            }
            strips.extend((WIDTH * whole..depth).map(|column| lines.map(|line| line[column])));
        }
        return strips;
    }
    let mut strips = vec![[0.0; LINES]; length];
    for (at, column) in lines.columns().into_iter().enumerate() {
        let column = column.as_standard_layout();
        let (whole, rest) = column.as_slice().expect("it was made contiguous").as_chunks::<LINES>();
        for (strip, lines) in whole.iter().enumerate() {
            strips[strip * depth + at] = *lines;
        }
        if !rest.is_empty() {
            strips[whole.len() * depth + at] = array::from_fn(|line| rest.get(line).copied().unwrap_or_default());
        }
    }
    strips
}

/// Four numbers of each line, column after column.
fn turned<const LINES: usize>(lines: [[f32; WIDTH]; LINES]) -> [[f32; LINES]; WIDTH] {
    let mut columns = [[0.0; LINES]; WIDTH];
    for (four, lines) in lines.as_chunks::<WIDTH>().0.iter().enumerate() {
        for (column, lanes) in columns.iter_mut().zip(Lanes::transposed(lines.each_ref().map(Lanes::load))) {
            column[WIDTH * four..][..WIDTH].copy_from_slice(&lanes.array());
        }
    }
    columns
}

/// All products of a strip of rows and a strip of columns.
fn tile(a: &[[f32; ROWS]], b: &[[f32; COLUMNS]]) -> [[f32; COLUMNS]; ROWS] {
    let mut sums = [[0.0; COLUMNS]; ROWS];
    for (a, b) in a.iter().zip(b) {
        for (sums, a) in sums.iter_mut().zip(a) {
            for (sum, b) in sums.iter_mut().zip(b) {
                *sum += a * b;
            }
        }
    }
    sums
}

/// Adds a tile's row to the first columns of a row, and gives the columns after them.
fn add_to_front<'a>(row: &'a mut [f32], alpha: f32, sums: &[f32; COLUMNS]) -> &'a mut [f32] {
    if row.len() < COLUMNS {
        row.iter_mut().zip(sums).for_each(|(c, sum)| *c += alpha * sum);
        return &mut [];
    }
    let (front, rest) = row.split_at_mut(COLUMNS);
    front.iter_mut().zip(sums).for_each(|(c, sum)| *c += alpha * sum);
    rest
}

#[cfg(test)]
mod tests {
    use ndarray::s;

    use super::*;
    use crate::ops::finite_difference::normals;

    /// By the definition, in the order that [`tiled`] promises.
    fn plain(alpha: f32, a: ArrayView2<f32>, b: ArrayView2<f32>, c: &mut Array2<f32>) {
        for ((row, column), c) in c.indexed_iter_mut() {
            let products: Vec<f32> = a.row(row).iter().zip(b.column(column)).map(|(a, b)| a * b).collect();
            for block in products.chunks(DEPTH) {
                *c += alpha * block.iter().sum::<f32>();
            }
        }
    }

    #[test]
    fn tiles_give_every_sum_in_the_plain_order_bit_by_bit() {
        for (m, k, n) in [(1, 1, 1), (3, 5, 7), (4, 8, 8), (9, 300, 17), (16, 513, 24), (2, 20, 33)] {
            let (a, b, c) = (normals(m, k, 1), normals(k, n, 2), normals(m, n, 3));
            let (a_t, b_t) = (a.t().as_standard_layout().to_owned(), b.t().as_standard_layout().to_owned());
            let mut expected = c.clone();
            plain(0.7, a.view(), b.view(), &mut expected);
            for a in [a.view(), a_t.t()] {
                for b in [b.view(), b_t.t()] {
                    let mut got = c.clone();
                    tiled(0.7, a, b, got.view_mut());
                    assert_eq!(got, expected, "{m} {k} {n}");
                }
            }
        }
    }

    #[test]
    fn rows_and_columns_may_lie_in_larger_matrices() {
        let (a, b) = (normals(9, 40, 1), normals(50, 60, 2));
        let (a, b) = (a.slice(s![..;2, 3..33]), b.slice(s![7..37, 5..25]));
        let (mut whole, mut expected) = (Array2::zeros((5, 44)), Array2::zeros((5, 20)));
        tiled(1.0, a, b, whole.slice_mut(s![.., 4..24]));
        plain(1.0, a, b, &mut expected);
        assert_eq!(whole.slice(s![.., 4..24]), expected);
        assert!(whole.slice(s![.., ..4]).iter().chain(whole.slice(s![.., 24..])).all(|&c| c == 0.0));
    }

    #[test]
    fn products_with_zeros_at_both_ends_are_left_out_without_a_trace() {
        let (mut a, b) = (normals(12, 12, 1), normals(12, 9, 2));
        a.indexed_iter_mut().filter(|((row, column), _)| column > row || *row > column + 5).for_each(|(_, a)| *a = 0.0);
        let (mut got, mut expected) = (Array2::zeros((12, 9)), Array2::zeros((12, 9)));
        tiled(1.0, a.view(), b.view(), got.view_mut());
        plain(1.0, a.view(), b.view(), &mut expected);
        assert_eq!(got, expected);
    }

    #[test]
    fn the_machines_product_is_the_same_up_to_rounding() {
        let (a, b) = (normals(13, 300, 1), normals(300, 21, 2));
        let mut got = Array2::zeros((13, 21));
        tiled(1.0, a.view(), b.view(), got.view_mut());
        assert!((product(a.view(), b.view()) - got).iter().all(|difference| difference.abs() < 2e-5));
    }
}
