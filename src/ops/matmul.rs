//! Products of matrices, in tiles that stay in registers.

use std::{array, ops::Range};

use ndarray::{Array2, ArrayView2, ArrayViewMut2, Axis, linalg::general_mat_mul};

use super::{
    lanes::{Lanes, WIDTH},
    strips::{self, Strip, Sums},
};

/// Rows of a tile. Four times eight sums are eight registers, which leaves room in sixteen for what is summed.
const ROWS: usize = WIDTH;
/// Columns of a tile, in registers.
const WIDE: usize = 2;
/// Products that are summed in registers before they are added to the result: two strips of so many (36 kB) fill the processor's
/// nearest cache, and rows of weights of so many, GPT-2's width, are read from memory whole, one after another.
const DEPTH: usize = 768;
/// Columns that are arranged at once: they stay in the processor's cache while all rows go by.
const NEAR: usize = 64;

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

/// The same, with sums in the order of K, in blocks of 768: the same numbers on every machine.
pub fn tiled(alpha: f32, a: ArrayView2<f32>, b: ArrayView2<f32>, mut c: ArrayViewMut2<f32>) {
    let (mut of_a, mut of_b) = (Vec::new(), Vec::new());
    for (a, b) in a.axis_chunks_iter(Axis(1), DEPTH).zip(b.axis_chunks_iter(Axis(0), DEPTH)) {
        let depth = a.ncols();
        strips::arrange(a, &mut of_a);
        let rows: Vec<&[Strip<1>]> = of_a.chunks_exact(depth).collect();
        let spans: Vec<Range<usize>> = rows.iter().map(|row| span(row)).collect();
        for (b, mut c) in b.axis_chunks_iter(Axis(1), NEAR).zip(c.axis_chunks_iter_mut(Axis(1), NEAR)) {
            strips::arrange(b.t(), &mut of_b);
            for ((a, span), mut c) in rows.iter().zip(&spans).zip(c.axis_chunks_iter_mut(Axis(0), ROWS)) {
                let mut rows = c.rows_mut().into_iter().map(|row| row.into_slice().expect("rows are contiguous"));
                let mut rows: [&mut [f32]; ROWS] = array::from_fn(|_| rows.next().unwrap_or_default());
                for (at, b) in of_b.chunks_exact(depth).enumerate() {
                    let sums = tile(&a[span.clone()], &b[span.clone()]);
                    for (row, sums) in rows.iter_mut().zip(sums) {
                        add_to_front(row.get_mut(WIDE * WIDTH * at..).unwrap_or_default(), alpha, sums);
                    }
                }
            }
        }
    }
}

/// From the first column that counts to the last. Weights of attention are zeros where nothing is seen: half of them in a
/// causal text.
fn span(strip: &[Strip<1>]) -> Range<usize> {
    let counts = |column: &Strip<1>| column.as_flattened().iter().any(|&a| a != 0.0);
    let start = strip.iter().position(counts).unwrap_or(strip.len());
    start..strip.iter().rposition(counts).map_or(start, |last| last + 1)
}

/// All products of a strip of rows and a strip of columns.
fn tile(a: &[Strip<1>], b: &[Strip<WIDE>]) -> Sums<WIDE, ROWS> {
    let mut sums = [[Lanes::splat(0.0); WIDE]; ROWS];
    for ([a], b) in a.iter().zip(b) {
        strips::add(&mut sums, b, a.each_ref());
    }
    sums
}

/// Adds a tile's row to the first columns of a row.
fn add_to_front(row: &mut [f32], alpha: f32, sums: [Lanes; WIDE]) {
    let alpha = Lanes::splat(alpha);
    if let Some(front) = row.first_chunk_mut::<{ WIDE * WIDTH }>() {
        for (c, sum) in front.as_chunks_mut().0.iter_mut().zip(sums) {
            *c = Lanes::load(c).plus_product(alpha, sum).array();
        }
    } else {
        let products = sums.map(|sum| Lanes::splat(0.0).plus_product(alpha, sum).array());
        row.iter_mut().zip(products.as_flattened()).for_each(|(c, product)| *c += product);
    }
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
        for (m, k, n) in [(1, 1, 1), (3, 5, 7), (4, 8, 8), (9, 300, 17), (16, 1025, 24), (2, 20, 33)] {
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
