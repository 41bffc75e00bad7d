//! Rows of one width that are added at the end, and never move: what a growing tree keeps.

use ndarray::Array2;

/// Rows in blocks: a vector that grows would be copied whole from time to time, in the middle of a step, and keep room for as many
/// rows again.
#[derive(Clone, Debug, Default)]
pub struct RowStore {
    width: usize,
    blocks: Vec<Vec<f32>>,
}

/// Rows of a block.
const ROWS: usize = 64;

impl RowStore {
    /// No rows yet, each to have so many numbers, at least one.
    pub fn new(width: usize) -> Self {
        Self { width, blocks: Vec::new() }
    }

    /// Adds rows, one after another.
    pub fn extend(&mut self, mut rows: &[f32]) {
        let whole = ROWS * self.width;
        while !rows.is_empty() {
            if self.blocks.last().is_none_or(|block| block.len() == whole) {
                self.blocks.push(Vec::with_capacity(whole));
            }
            if let Some(block) = self.blocks.last_mut() {
                let (fitting, left) = rows.split_at(rows.len().min(whole - block.len()));
                block.extend_from_slice(fitting);
                rows = left;
            }
        }
    }

    /// One row.
    ///
    /// # Panics
    /// When there is none.
    pub fn row(&self, index: usize) -> &[f32] {
        &self.blocks[index / ROWS][index % ROWS * self.width..][..self.width]
    }

    /// Some rows, in their order (rows, width).
    pub fn gather(&self, rows: &[usize]) -> Array2<f32> {
        let mut gathered = Vec::with_capacity(rows.len() * self.width);
        for &row in rows {
            gathered.extend_from_slice(self.row(row));
        }
        Array2::from_shape_vec((rows.len(), self.width), gathered).expect("as many numbers as rows are wide")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_back_from_any_block() {
        let mut store = RowStore::new(3);
        let numbers: Vec<f32> = (0..3 * 150_u16).map(f32::from).collect();
        let (first, rest) = numbers.split_at(3 * 10);
        store.extend(first);
        store.extend(rest);
        for row in [0, 9, 10, 63, 64, 149] {
            assert_eq!(store.row(row), &numbers[3 * row..3 * row + 3]);
        }
        assert_eq!(store.gather(&[64, 0]).row(0).to_vec(), store.row(64));
    }

    #[test]
    fn rows_that_are_there_do_not_move() {
        let mut store = RowStore::new(2);
        store.extend(&[1.0, 2.0]);
        let place = store.row(0).as_ptr();
        (0..1000).for_each(|_| store.extend(&[0.0, 0.0]));
        assert_eq!(store.row(0).as_ptr(), place);
    }
}
