//! Lines of a matrix side by side, a few registers wide: what the products of many rows read.

use std::array;

use ndarray::{ArrayView2, Axis};

use super::lanes::{Lanes, WIDTH};

/// A number of each line, so many registers of them.
pub type Strip<const WIDE: usize> = [[f32; WIDTH]; WIDE];

/// Sums of so many rows' products with the lines of a strip.
pub type Sums<const WIDE: usize, const ROWS: usize> = [[Lanes; WIDE]; ROWS];

/// All lines (count, depth), `4 * WIDE` side by side, column after column; lines that are not there are zeros.
pub fn arrange<const WIDE: usize>(lines: ArrayView2<f32>, strips: &mut Vec<Strip<WIDE>>) {
    if lines.strides()[1] == 1 {
        let depth = lines.ncols();
        let lines = lines.rows().into_iter().map(|line| line.to_slice().expect("its stride is 1"));
        arrange_lines(lines, depth, strips);
    } else {
        let (count, depth) = lines.dim();
        strips.resize(depth * count.div_ceil(WIDE * WIDTH), [[0.0; WIDTH]; WIDE]);
        let groups = lines.axis_chunks_iter(Axis(0), WIDE * WIDTH).zip(strips.chunks_exact_mut(depth.max(1)));
        groups.for_each(|(lines, strip)| copy(lines, strip));
    }
}

/// The same of lines that lie anywhere, each of so many numbers: they are turned four by four.
pub fn arrange_lines<'a, const WIDE: usize>(
    mut lines: impl ExactSizeIterator<Item = &'a [f32]>,
    depth: usize,
    strips: &mut Vec<Strip<WIDE>>,
) {
    let count = lines.len();
    strips.resize(depth * count.div_ceil(WIDE * WIDTH), [[0.0; WIDTH]; WIDE]);
    let zeros = if count.is_multiple_of(WIDE * WIDTH) { Vec::new() } else { vec![0.0; depth] };
    for strip in strips.chunks_exact_mut(depth.max(1)) {
        turn(array::from_fn(|_| array::from_fn(|_| lines.next().unwrap_or(&zeros))), strip);
    }
}

fn turn<const WIDE: usize>(lines: [[&[f32]; WIDTH]; WIDE], strip: &mut [Strip<WIDE>]) {
    let (blocks, rest) = strip.as_chunks_mut::<WIDTH>();
    // Cut to one length, which spares a check for each number.
    let whole = lines.map(|lines| lines.map(|line| &line.as_chunks::<WIDTH>().0[..blocks.len()]));
    for (at, columns) in blocks.iter_mut().enumerate() {
        for (place, lines) in whole.iter().enumerate() {
            let turned = Lanes::transposed(lines.map(|line| Lanes::load(&line[at])));
            columns.iter_mut().zip(turned).for_each(|(column, lanes)| column[place] = lanes.array());
        }
    }
    for (column, strip) in (WIDTH * blocks.len()..).zip(rest) {
        *strip = lines.map(|lines| lines.map(|line| line[column]));
    }
}

/// Lines that lie side by side are copied column by column.
fn copy<const WIDE: usize>(lines: ArrayView2<f32>, strip: &mut [Strip<WIDE>]) {
    for (column, strip) in lines.columns().into_iter().zip(strip) {
        let column = column.as_standard_layout();
        let column = column.as_slice().expect("it was made contiguous");
        match column.as_chunks::<WIDTH>() {
            (whole, []) if whole.len() == WIDE => strip.copy_from_slice(whole),
            _ => {
                let numbers = column.iter().copied().chain(std::iter::repeat(0.0));
                strip.as_flattened_mut().iter_mut().zip(numbers).for_each(|(place, number)| *place = number);
            }
        }
    }
}

/// Adds the products of a column of a strip and of a number of each row. By reference: each is loaded into all places of a
/// register, where four that were loaded together would have to be shuffled there.
#[inline]
pub fn add<const WIDE: usize, const ROWS: usize>(
    sums: &mut Sums<WIDE, ROWS>,
    column: &Strip<WIDE>,
    numbers: [&f32; ROWS],
) {
    let column = array::from_fn::<Lanes, WIDE, _>(|place| Lanes::load(&column[place]));
    for (sums, number) in sums.iter_mut().zip(numbers) {
        let number = Lanes::splat(*number);
        for (sum, x) in sums.iter_mut().zip(column) {
            *sum = sum.plus_product(number, x);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ops::finite_difference::normals;

    #[test]
    fn a_column_of_a_strip_holds_a_number_of_each_line_or_zero() {
        let mut strips = vec![[[7.0; WIDTH]; 2]; 100];
        for (count, depth) in [(8, 5), (3, 9), (17, 4), (16, 1), (5, 0)] {
            let lines = normals(count, depth, 1);
            let turned = lines.t().as_standard_layout().into_owned();
            for lines in [lines.view(), turned.t()] {
                arrange::<2>(lines, &mut strips);
                assert_eq!(strips.len(), depth * count.div_ceil(8));
                for (at, number) in strips.as_flattened().as_flattened().iter().enumerate() {
                    let (strip, column, line) = (at / (8 * depth), at / 8 % depth, at % 8);
                    assert_eq!(*number, lines.get((8 * strip + line, column)).copied().unwrap_or_default());
                }
            }
        }
    }
}
