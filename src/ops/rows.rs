//! A matrix times the rows of another, which are read where they lie: the products of several texts and all weights.

use std::{array, ops::Range};

use ndarray::{Array2, ArrayView2};

use super::{
    lanes::{Lanes, WIDTH},
    strips::{self, Strip, Sums},
};

/// `x wᵀ`. Each weight is read once for all rows of `x`, and not copied first, as a product in tiles would: that takes
/// longer than the product itself where weights come from memory.
///
/// Up to four rows of `x` are summed as four running sums, then their sum, then what is left; more rows in the order of the
/// columns: the same on every machine.
///
/// # Shapes
/// `x` (N, in), `weight` (out, in), its rows one after another -> (N, out)
pub fn forward(x: ArrayView2<f32>, weight: ArrayView2<f32>) -> Array2<f32> {
    let (count, depth) = x.dim();
    let mut y = vec![0.0; count * weight.nrows()];
    let x = x.as_standard_layout();
    if count <= WIDTH {
        // Where there are fewer than four, they stand in for those that are not there.
        let mut lines = x.as_slice().expect("its layout is standard").chunks(depth.max(1)).cycle();
        let x = array::from_fn(|_| lines.next().unwrap_or_default());
        multiply::<1, 2>(weight, &mut y, |_, rows, products| dots(x, rows, products));
    } else {
        let mut strips = Vec::new();
        strips::arrange(x.view(), &mut strips);
        multiply::<2, 4>(weight, &mut y, |group, rows, products| {
            tile(&strips[group * depth..][..depth], rows, products);
        });
    }
    Array2::from_shape_vec((count, weight.nrows()), y).expect("a number for each row and output")
}

/// In tiles of so many registers of rows of `x`, and so many rows of weights, which come from all over the matrix: each is a
/// stream from memory that one instruction reads in order, where neighbours would be one that is out of order.
fn multiply<const WIDE: usize, const ROWS: usize>(
    weight: ArrayView2<f32>,
    y: &mut [f32],
    tile: impl Fn(usize, [&[f32]; ROWS], &mut [Strip<WIDE>; ROWS]),
) {
    let (outputs, depth) = weight.dim();
    let weight = weight.to_slice().expect("rows of weights lie one after another");
    // The last stands in for one that is not there.
    let row = |output: usize| &weight[output.min(outputs - 1) * depth..][..depth];
    let share = outputs.div_ceil(ROWS);
    for first in (0..share).step_by(WIDTH) {
        let count = WIDTH.min(share - first);
        for (group, y) in y.chunks_mut(WIDE * WIDTH * outputs).enumerate() {
            let mut products = [[[[0.0; WIDTH]; WIDE]; ROWS]; WIDTH];
            for (place, products) in products[..count].iter_mut().enumerate() {
                let rows = array::from_fn(|stream| row(stream * share + first + place));
                tile(group, rows, products);
            }
            // Four neighbours of a stream, which become four neighbours of each row.
            let neighbours = |stream: usize| array::from_fn(|place: usize| products[place][stream]);
            for stream in 0..ROWS {
                let output = outputs.min(stream * share + first);
                let columns = output..outputs.min(output + count);
                turn(neighbours(stream), columns, outputs, y);
            }
        }
    }
}

/// All products of four rows of `x` and two of weights. Not inlined, so that its sums stay in registers.
#[inline(never)]
fn dots(x: [&[f32]; WIDTH], rows: [&[f32]; 2], products: &mut [Strip<1>; 2]) {
    let blocks = x[0].len() / WIDTH;
    // Cut to one length, which spares a check for each number.
    let x_blocks = x.map(|x| &x.as_chunks::<WIDTH>().0[..blocks]);
    let row_blocks = rows.map(|row| &row.as_chunks::<WIDTH>().0[..blocks]);
    let mut sums = [[Lanes::splat(0.0); WIDTH]; 2];
    for at in 0..blocks {
        let weights = row_blocks.map(|row| Lanes::load(&row[at]));
        for (place, x) in x_blocks.iter().enumerate() {
            let x = Lanes::load(&x[at]);
            for (sums, weights) in sums.iter_mut().zip(weights) {
                sums[place] = sums[place].plus_product(weights, x);
            }
        }
    }
    *products = sums.map(|sums| [Lanes::sums(sums).array()]);
    for column in WIDTH * blocks..x[0].len() {
        for (products, row) in products.as_flattened_mut().iter_mut().zip(rows) {
            products.iter_mut().zip(x).for_each(|(product, x)| *product += row[column] * x[column]);
        }
    }
}

/// All products of a strip of `x` and four rows of weights, a column at a time: were it two, sums would have to leave their
/// registers for what is read. Not inlined, so that they stay there.
#[inline(never)]
fn tile(x: &[Strip<2>], rows: [&[f32]; 4], products: &mut [Strip<2>; 4]) {
    let mut sums: Sums<2, 4> = [[Lanes::splat(0.0); 2]; 4];
    // Cut to one length, which spares a check for each number.
    let rows = rows.map(|row| &row[..x.len()]);
    for (column, x) in x.iter().enumerate() {
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
    fn rows_of_x_may_lie_anywhere() {
        let (x, weight) = (normals(12, 10, 1), normals(5, 12, 2));
        assert_eq!(forward(x.t(), weight.view()), forward(x.t().as_standard_layout().view(), weight.view()));
    }
}
