//! A matrix times the rows of another, which are read where they lie: the products of several texts and all weights.

use std::array;

use ndarray::{Array2, ArrayView2};

use super::{
    lanes::{Lanes, WIDTH},
    strips::{self, Strip, Sums},
};

/// Columns that are read at a time where a strip is two registers wide.
pub(super) const COLUMNS: usize = 2;

/// `x wᵀ`. Each weight is read once for all rows of `x`, and not copied first, as a product in tiles would: that takes
/// longer than the product itself where weights come from memory.
///
/// Every number is summed in the order of the columns: the same on every machine.
///
/// # Shapes
/// `x` (N, in), `weight` (out, in), its rows one after another -> (N, out)
pub fn forward(x: ArrayView2<f32>, weight: ArrayView2<f32>) -> Array2<f32> {
    let mut y = vec![0.0; x.nrows() * weight.nrows()];
    // Eight sums of a register each leave room in sixteen for what is summed.
    if x.nrows() <= WIDTH {
        multiply::<1, 8, 4>(x, weight, &mut y);
    } else {
        multiply::<2, 4, COLUMNS>(x, weight, &mut y);
    }
    Array2::from_shape_vec((x.nrows(), weight.nrows()), y).expect("a number for each row and output")
}

/// In tiles of so many registers of rows of `x`, and so many rows of weights, which come from all over the matrix: read side
/// by side, they are as many streams from memory, where neighbours of a few hundred columns would be one that is out of order.
/// So many columns are read at a time.
fn multiply<const WIDE: usize, const ROWS: usize, const DEEP: usize>(
    x: ArrayView2<f32>,
    weight: ArrayView2<f32>,
    y: &mut [f32],
) {
    let (outputs, depth) = weight.dim();
    let zeros = vec![0.0; depth];
    let weight =
        Weight { rows: weight.to_slice().expect("rows of weights lie one after another"), outputs, zeros: &zeros };
    let mut strips = Vec::new();
    strips::arrange::<WIDE>(x.as_standard_layout().view(), &mut strips);
    let mut products = vec![[[0.0; WIDTH]; WIDE]; x.nrows().div_ceil(WIDE * WIDTH) * outputs];
    let share = outputs / ROWS;
    for first in 0..share {
        weight.multiply::<WIDE, ROWS, DEEP>(array::from_fn(|place| first + place * share), &strips, &mut products);
    }
    if share * ROWS < outputs {
        weight.multiply::<WIDE, ROWS, DEEP>(array::from_fn(|place| share * ROWS + place), &strips, &mut products);
    }
    if outputs > 0 {
        turn(&products, outputs, y);
    }
}

struct Weight<'a> {
    /// (outputs, in)
    rows: &'a [f32],
    outputs: usize,
    /// Stand in for a row that is not there.
    zeros: &'a [f32],
}

impl Weight<'_> {
    /// Some rows times all strips.
    fn multiply<const WIDE: usize, const ROWS: usize, const DEEP: usize>(
        &self,
        places: [usize; ROWS],
        strips: &[Strip<WIDE>],
        products: &mut [Strip<WIDE>],
    ) {
        let &Self { rows, outputs, zeros } = self;
        let depth = zeros.len();
        let rows = places.map(|output| if output < outputs { &rows[output * depth..][..depth] } else { zeros });
        for (products, strip) in products.chunks_exact_mut(outputs).zip(strips.chunks_exact(depth.max(1))) {
            let sums = tile::<WIDE, ROWS, DEEP>(strip, rows);
            for (output, sums) in places.into_iter().zip(sums).filter(|(output, _)| *output < outputs) {
                products[output] = sums.map(Lanes::array);
            }
        }
    }
}

/// All products of a strip and some rows, so many columns at a time. Not inlined, so that its sums stay in registers.
#[inline(never)]
pub(super) fn tile<const WIDE: usize, const ROWS: usize, const DEEP: usize>(
    x: &[Strip<WIDE>],
    rows: [&[f32]; ROWS],
) -> Sums<WIDE, ROWS> {
    let mut sums = [[Lanes::splat(0.0); WIDE]; ROWS];
    let (blocks, rest) = x.as_chunks::<DEEP>();
    // Cut to one length, which spares a check for each number.
    let rows_of_blocks = rows.map(|row| &row.as_chunks::<DEEP>().0[..blocks.len()]);
    for (at, x) in blocks.iter().enumerate() {
        for (column, x) in x.iter().enumerate() {
            strips::add(&mut sums, x, rows_of_blocks.map(|row| &row[at][column]));
        }
    }
    for (column, x) in (DEEP * blocks.len()..).zip(rest) {
        strips::add(&mut sums, x, rows.map(|row| &row[column]));
    }
    sums
}

/// Strips of products become rows. Written number by number, rows of some lengths would displace each other in the cache.
fn turn<const WIDE: usize>(products: &[Strip<WIDE>], outputs: usize, y: &mut [f32]) {
    for (y, strip) in y.chunks_mut(WIDE * WIDTH * outputs).zip(products.chunks_exact(outputs)) {
        for (place, y) in y.chunks_mut(WIDTH * outputs).enumerate() {
            let mut rows = y.chunks_exact_mut(outputs);
            let mut rows: [&mut [f32]; WIDTH] = array::from_fn(|_| rows.next().unwrap_or_default());
            let (fours, rest) = strip.as_chunks::<WIDTH>();
            for (at, columns) in fours.iter().enumerate() {
                let turned = Lanes::transposed(array::from_fn(|column| Lanes::load(&columns[column][place])));
                for (row, numbers) in rows.iter_mut().zip(turned) {
                    // Four at once: a copy of any length would be a call.
                    if let Some(four) = row.as_chunks_mut().0.get_mut(at) {
                        *four = numbers.array();
                    }
                }
            }
            for (output, column) in (WIDTH * fours.len()..).zip(rest) {
                for (row, number) in rows.iter_mut().zip(column[place]) {
                    if let Some(y) = row.get_mut(output) {
                        *y = number;
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ops::finite_difference::normals;

    #[test]
    fn every_number_is_summed_in_the_order_of_the_columns_bit_by_bit() {
        for (rows, channels, outputs) in
            [(1, 1, 1), (3, 80, 246), (8, 7, 4), (9, 27, 9), (16, 64, 5), (20, 5, 6), (2, 0, 3)]
        {
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
