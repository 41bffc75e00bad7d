//! Rotary positions: pairs of channels are turned by an angle that grows with the position.

use std::collections::BTreeMap;

use ndarray::ArrayViewMut2;

/// By how much each row is turned: channels `i` and `i + D/2` of every head by the angle `position * base^(-2i/D)`.
///
/// # Source
/// Su et al. 2021, equation 34, with the halves of a head as pairs (`rotate_half` of `transformers`' Llama).
#[derive(Clone, Debug, PartialEq)]
pub struct Rotation {
    /// D/2
    half: usize,
    /// (N, D/2)
    sines: Vec<f32>,
    /// (N, D/2)
    cosines: Vec<f32>,
}

/// Which way to turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    Forward,
    Back,
}

impl Rotation {
    /// Of rows at these positions (N), with an even number of channels a head (D).
    pub fn new(positions: &[usize], head_channels: usize, base: f32) -> Self {
        let half = head_channels / 2;
        let frequencies: Vec<f32> = (0..half).map(|i| 1.0 / base.powf((2 * i) as f32 / head_channels as f32)).collect();
        let turn = |position: usize| -> Vec<(f32, f32)> {
            frequencies.iter().map(|frequency| (position as f32 * frequency).sin_cos()).collect()
        };
        // Texts side by side have the same positions.
        let mut by_position: BTreeMap<usize, Vec<(f32, f32)>> = BTreeMap::new();
        let (mut sines, mut cosines) = (Vec::new(), Vec::new());
        for &position in positions {
            let angles = by_position.entry(position).or_insert_with(|| turn(position));
            sines.extend(angles.iter().map(|(sine, _)| sine));
            cosines.extend(angles.iter().map(|(_, cosine)| cosine));
        }
        Self { half, sines, cosines }
    }

    /// Turns every head of every row, in place.
    ///
    /// # Shapes
    /// `x` (N, heads * D)
    pub fn forward(&self, x: ArrayViewMut2<f32>) {
        self.turn(x, Turn::Forward);
    }

    /// Turns the gradient back: the inverse of a rotation is its transpose.
    pub fn backward(&self, d_y: ArrayViewMut2<f32>) {
        self.turn(d_y, Turn::Back);
    }

    fn turn(&self, mut x: ArrayViewMut2<f32>, turn: Turn) {
        let sign = if turn == Turn::Forward { 1.0 } else { -1.0 };
        let angles = self.sines.chunks_exact(self.half).zip(self.cosines.chunks_exact(self.half));
        for (mut row, (sines, cosines)) in x.rows_mut().into_iter().zip(angles) {
            let row = row.as_slice_mut().expect("rows of projections are contiguous");
            for head in row.chunks_exact_mut(2 * self.half) {
                let (a, b) = head.split_at_mut(self.half);
                for (((a, b), sine), cosine) in a.iter_mut().zip(b).zip(sines).zip(cosines) {
                    let sine = sign * sine;
                    (*a, *b) = (*a * cosine - *b * sine, *b * cosine + *a * sine);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use ndarray::{Array2, array};

    use super::*;
    use crate::ops::finite_difference::{assert_gradient, normals, weighted_sum};

    #[test]
    fn position_0_is_left_as_it_is() {
        let mut x = normals(1, 8, 1);
        let before = x.clone();
        Rotation::new(&[0], 4, 10_000.0).forward(x.view_mut());
        assert_eq!(x, before);
    }

    #[test]
    fn the_first_pair_turns_by_one_radian_a_position() {
        let mut x = array![[1.0, 0.0]];
        Rotation::new(&[2], 2, 10_000.0).forward(x.view_mut());
        assert!((x[[0, 0]] - 2f32.cos()).abs() < 1e-6 && (x[[0, 1]] - 2f32.sin()).abs() < 1e-6);
    }

    #[test]
    fn products_depend_on_the_distance_alone() {
        let product = |a: usize, b: usize| {
            let (mut q, mut k) = (normals(1, 6, 1), normals(1, 6, 2));
            Rotation::new(&[a], 6, 100.0).forward(q.view_mut());
            Rotation::new(&[b], 6, 100.0).forward(k.view_mut());
            q.row(0).dot(&k.row(0))
        };
        assert!((product(7, 4) - product(13, 10)).abs() < 1e-4);
    }

    #[test]
    fn backward_is_the_gradient() {
        let (x, g) = (normals(3, 8, 1), normals(3, 8, 2));
        let rotation = Rotation::new(&[0, 3, 5], 4, 50.0);
        let mut d_x = g.clone();
        rotation.backward(d_x.view_mut());
        assert_gradient("x", x.view(), &d_x, |x: &Array2<f32>| {
            let mut y = x.clone();
            rotation.forward(y.view_mut());
            weighted_sum(&y, &g)
        });
    }
}
