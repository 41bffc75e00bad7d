//! Rows of weights in 8 bits: a quarter of the memory, and of what a step of decoding has to read.

use ndarray::{Array2, ArrayView2};

/// Numbers that share a scale.
const GROUP: usize = 64;
/// What the largest number of a group becomes, in 8 bits and in 16.
const MOST: (f32, f32) = (127.0, 32_767.0);
/// Running sums of a product.
const LANES: usize = 4;
/// Products that are summed at once, two in each lane.
const STEP: usize = 2 * LANES;

/// A matrix of weights `scale * integer`, with a scale for each 64 numbers of a row.
///
/// An integer lies in -127..=127, so a weight is off by at most half a part in 127 of the largest of its group.
///
/// # Source
/// Dettmers et al. 2022, "8-bit Optimizers via Block-wise Quantization", section 2.1, with evenly spaced values.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows8 {
    columns: usize,
    /// (rows, columns)
    weights: Vec<i8>,
    /// (rows, groups)
    scales: Vec<f32>,
}

/// A row to be multiplied: integers of 16 bits, so that next to nothing of it is lost.
struct Row16 {
    numbers: Vec<i16>,
    scales: Vec<f32>,
}

impl Rows8 {
    /// No rows yet, and room for so many.
    pub fn with_capacity(rows: usize, columns: usize) -> Self {
        let (weights, scales) = (rows * columns, rows * columns.div_ceil(GROUP));
        Self { columns, weights: Vec::with_capacity(weights), scales: Vec::with_capacity(scales) }
    }

    /// Adds whole rows, one after another.
    pub fn extend(&mut self, rows: &[f32]) {
        for group in rows.chunks_exact(self.columns).flat_map(|row| row.chunks(GROUP)) {
            let scale = scale(group, MOST.0);
            self.scales.push(scale);
            self.weights.extend(group.iter().map(|w| (w / scale).round_ties_even() as i8));
        }
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.weights.len() / self.columns
    }

    /// How much memory the numbers take.
    pub fn bytes(&self) -> usize {
        self.weights.len() + size_of_val(self.scales.as_slice())
    }

    /// The rows at these indices in 32 bits.
    pub fn select(&self, indices: &[usize]) -> Array2<f32> {
        let mut rows = Vec::with_capacity(indices.len() * self.columns);
        for &index in indices {
            let (weights, scales) = self.parts(index);
            let groups = weights.chunks(GROUP).zip(scales);
            rows.extend(groups.flat_map(|(group, &scale)| group.iter().map(move |&w| f32::from(w) * scale)));
        }
        Array2::from_shape_vec((indices.len(), self.columns), rows).expect("a row for each index")
    }

    /// `x Wᵀ`. Each weight is read once for all rows of `x`. The products of a group are added up as integers, exactly, so a
    /// row's numbers are the same whatever rows are with it, and on every machine.
    ///
    /// # Shapes
    /// `x` (N, columns) -> (N, rows)
    pub fn forward(&self, x: ArrayView2<f32>) -> Array2<f32> {
        let x: Vec<Row16> = x.rows().into_iter().map(|row| Row16::of(&row.to_vec())).collect();
        let mut y = Array2::zeros((x.len(), self.rows()));
        for row in 0..self.rows() {
            let (weights, scales) = self.parts(row);
            for (x, y) in x.iter().zip(y.column_mut(row)) {
                *y = dot(weights, scales, x);
            }
        }
        y
    }

    fn parts(&self, row: usize) -> (&[i8], &[f32]) {
        let groups = self.columns.div_ceil(GROUP);
        (&self.weights[row * self.columns..][..self.columns], &self.scales[row * groups..][..groups])
    }
}

impl Row16 {
    fn of(row: &[f32]) -> Self {
        let (mut numbers, mut scales) = (Vec::with_capacity(row.len()), Vec::new());
        for group in row.chunks(GROUP) {
            let scale = scale(group, MOST.1);
            scales.push(scale);
            numbers.extend(group.iter().map(|x| (x / scale).round_ties_even() as i16));
        }
        Self { numbers, scales }
    }
}

/// What the integers of a group are to be multiplied by.
fn scale(group: &[f32], most: f32) -> f32 {
    let largest = group.iter().fold(0.0, |largest: f32, number| largest.max(number.abs()));
    // The smallest normal number keeps a group of zeros from being divided by zero.
    (largest / most).max(f32::MIN_POSITIVE)
}

fn dot(weights: &[i8], scales: &[f32], x: &Row16) -> f32 {
    let mut sums = [0.0; LANES];
    let mut add = |lanes: [i32; LANES], scale: f32| {
        sums.iter_mut().zip(lanes).for_each(|(sum, lane)| *sum += lane as f32 * scale);
    };
    let ((groups, rest), (x_groups, x_rest)) = (weights.as_chunks::<GROUP>(), x.numbers.as_chunks::<GROUP>());
    let mut scales = scales.iter().zip(&x.scales).map(|(w, x)| w * x);
    for ((weights, x), scale) in groups.iter().zip(x_groups).zip(scales.by_ref()) {
        add(products(weights, x), scale);
    }
    if let Some(scale) = scales.next() {
        add(products(rest, x_rest), scale);
    }
    let [a, b, c, d] = sums;
    (a + b) + (c + d)
}

/// The products of at most a group, in four sums of neighbours. At most 64 * 127 * 32,767: none overflows.
#[inline]
fn products(weights: &[i8], x: &[i16]) -> [i32; LANES] {
    let ((steps, rest), (x_steps, x_rest)) = (weights.as_chunks(), x.as_chunks());
    let mut sums = by_steps(steps, x_steps);
    for (index, (&w, &x)) in rest.iter().zip(x_rest).enumerate() {
        sums[index / 2] += i32::from(w) * i32::from(x);
    }
    sums
}

#[cfg(not(target_arch = "wasm32"))]
fn by_steps(weights: &[[i8; STEP]], x: &[[i16; STEP]]) -> [i32; LANES] {
    let mut sums = [0; LANES];
    for (index, (&w, &x)) in weights.as_flattened().iter().zip(x.as_flattened()).enumerate() {
        sums[index % STEP / 2] += i32::from(w) * i32::from(x);
    }
    sums
}

/// The same sums with the instruction made for them, which the compiler does not find by itself.
#[cfg(target_arch = "wasm32")]
#[inline]
fn by_steps(weights: &[[i8; STEP]], x: &[[i16; STEP]]) -> [i32; LANES] {
    use std::arch::wasm32::{
        i16x8, i16x8_extend_low_i8x16, i32x4_add, i32x4_dot_i16x8, i32x4_extract_lane, i32x4_splat, i64x2,
    };
    let mut sums = i32x4_splat(0);
    for (weights, &[a, b, c, d, e, f, g, h]) in weights.iter().zip(x) {
        // As one number: eight would be put into a register one by one.
        let weights = i64x2(i64::from_le_bytes(weights.map(i8::cast_unsigned)), 0);
        let products = i32x4_dot_i16x8(i16x8_extend_low_i8x16(weights), i16x8(a, b, c, d, e, f, g, h));
        sums = i32x4_add(sums, products);
    }
    [
        i32x4_extract_lane::<0>(sums),
        i32x4_extract_lane::<1>(sums),
        i32x4_extract_lane::<2>(sums),
        i32x4_extract_lane::<3>(sums),
    ]
}

#[cfg(test)]
mod tests {
    use ndarray::{array, s};

    use super::*;
    use crate::ops::finite_difference::normals;

    fn rows8(matrix: &Array2<f32>) -> Rows8 {
        let mut rows = Rows8::with_capacity(matrix.nrows(), matrix.ncols());
        rows.extend(matrix.as_slice().unwrap());
        rows
    }

    fn dequantised(rows: &Rows8) -> Array2<f32> {
        rows.select(&(0..rows.rows()).collect::<Vec<_>>())
    }

    #[test]
    fn what_eight_bits_hold_comes_back() {
        let matrix = array![[127.0, -64.0, 1.0], [0.0, 0.0, 0.0], [-254.0, 2.0, 100.0]];
        assert_eq!(dequantised(&rows8(&matrix)), matrix);
    }

    #[test]
    fn a_weight_is_off_by_half_a_part_of_its_groups_largest_at_most() {
        let matrix = normals(3, 150, 1);
        for (row, back) in matrix.rows().into_iter().zip(dequantised(&rows8(&matrix)).rows()) {
            for columns in [0..64, 64..128, 128..150] {
                let (group, back) = (row.slice(s![columns.clone()]), back.slice(s![columns]));
                let largest = group.iter().fold(0.0, |largest: f32, w| largest.max(w.abs()));
                assert!(group.iter().zip(back).all(|(w, b)| (w - b).abs() <= 0.501 * largest / 127.0));
            }
        }
    }

    #[test]
    fn the_product_is_that_of_the_rows_in_32_bits() {
        for (count, columns, outputs) in [(1, 64, 3), (3, 80, 7), (2, 5, 2), (4, 300, 9)] {
            let (x, weights) = (normals(count, columns, 1), rows8(&normals(outputs, columns, 2)));
            let difference = weights.forward(x.view()) - x.dot(&dequantised(&weights).t());
            assert!(difference.iter().all(|d| d.abs() < 2e-3), "{columns}: {difference}");
        }
    }

    #[test]
    fn a_row_is_the_same_whatever_rows_are_with_it() {
        let (x, weights) = (normals(5, 100, 1), rows8(&normals(4, 100, 2)));
        let all = weights.forward(x.view());
        for row in 0..5 {
            assert_eq!(weights.forward(x.slice(s![row..=row, ..])).row(0), all.row(row));
        }
    }
}
