//! A matrix times the rows of another, which are read where they lie: the products of several texts and all weights.

use std::{array, ops::Range};

use ndarray::{Array2, ArrayView2};

use super::{
    lanes::{Lanes, WIDTH},
    strips::{self, Strip, Sums},
};

/// Columns that are read at a time where a strip is two registers wide.
const COLUMNS: usize = 2;

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
    let weight = weight.to_slice().expect("rows of weights lie one after another");
    // Stand in for a row that is not there.
    let zeros = vec![0.0; depth];
    let row = |output: usize| if output < outputs { &weight[output * depth..][..depth] } else { &zeros };
    let mut strips = Vec::new();
    strips::arrange::<WIDE>(x.as_standard_layout().view(), &mut strips);
    let groups = x.nrows().div_ceil(WIDE * WIDTH);
    // Four neighbours of each stream, which become four neighbours of each row.
    let mut products = vec![[[[[0.0; WIDTH]; WIDE]; ROWS]; WIDTH]; groups];
    let share = outputs.div_ceil(ROWS);
    for first in (0..share).step_by(WIDTH) {
        let count = WIDTH.min(share - first);
        for place in 0..count {
            let rows = array::from_fn(|stream| row(stream * share + first + place));
            for (group, products) in products.iter_mut().enumerate() {
                tile::<WIDE, ROWS, DEEP>(&strips[group * depth..][..depth], rows, &mut products[place]);
            }
        }
        for stream in 0..ROWS {
            let output = outputs.min(stream * share + first);
            let columns = output..outputs.min(output + count);
            for (products, y) in products.iter().zip(y.chunks_mut(WIDE * WIDTH * outputs)) {
                turn(array::from_fn(|place| products[place][stream]), columns.clone(), outputs, y);
            }
        }
    }
}

/// All products of a strip and some rows, so many columns at a time. Not inlined, so that its sums stay in registers.
#[inline(never)]
fn tile<const WIDE: usize, const ROWS: usize, const DEEP: usize>(
    x: &[Strip<WIDE>],
    rows: [&[f32]; ROWS],
    products: &mut [Strip<WIDE>; ROWS],
) {
    let mut sums: Sums<WIDE, ROWS> = [[Lanes::splat(0.0); WIDE]; ROWS];
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
    *products = sums.map(|sums| sums.map(Lanes::array));
}

/// Four columns of products become a part of each row of so many numbers.
fn turn<const WIDE: usize>(products: [Strip<WIDE>; WIDTH], columns: Range<usize>, outputs: usize, y: &mut [f32]) {
    for (place, y) in y.chunks_mut(WIDTH * outputs).enumerate() {
        let turned = Lanes::transposed(products.map(|column| Lanes::load(&column[place])));
        for (y, numbers) in y.chunks_exact_mut(outputs).zip(turned) {
            let y = &mut y[columns.clone()];
            match y.as_chunks_mut() {
                // Four at once: a copy of any length would be a call.
                ([four], []) => *four = numbers.array(),
                _ => y.iter_mut().zip(numbers.array()).for_each(|(y, number)| *y = number),
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
