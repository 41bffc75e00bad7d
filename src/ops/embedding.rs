//! Looking up rows of a table.

use ndarray::{Array2, ArrayView2, ArrayViewMut2};

use super::matrix::Matrix;

/// `y[n] = table[ids[n]]`.
///
/// # Shapes
/// `table` (V, C), `ids` (N), each below V -> (N, C)
pub fn forward<'a>(table: impl Into<Matrix<'a>>, ids: &[usize]) -> Array2<f32> {
    table.into().select(ids)
}

/// Adds each row of `d_y` to the row of `d_table` that it was looked up from.
///
/// # Shapes
/// `d_y` (N, C), `ids` (N), `d_table` (V, C)
pub fn backward(d_y: ArrayView2<f32>, ids: &[usize], mut d_table: ArrayViewMut2<f32>) {
    for (d_row, &id) in d_y.rows().into_iter().zip(ids) {
        let mut target = d_table.row_mut(id);
        target += &d_row;
    }
}

#[cfg(test)]
mod tests {
    use ndarray::array;

    use super::*;

    #[test]
    fn rows_are_looked_up_in_order() {
        let table = array![[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]];
        assert_eq!(forward(table.view(), &[2, 0, 2]), array![[5.0, 6.0], [1.0, 2.0], [5.0, 6.0]]);
    }

    #[test]
    fn an_id_that_occurs_twice_gathers_both_gradients() {
        let mut d_table = array![[0.0, 0.0], [1.0, 1.0]];
        backward(array![[1.0, 2.0], [10.0, 20.0], [3.0, 4.0]].view(), &[0, 1, 0], d_table.view_mut());
        assert_eq!(d_table, array![[4.0, 6.0], [11.0, 21.0]]);
    }
}
