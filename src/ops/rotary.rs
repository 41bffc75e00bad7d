//! Rotary positions: pairs of channels are turned by an angle that grows with the position.

use std::collections::BTreeMap;

use ndarray::ArrayViewMut2;

/// Which way to turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    Forward,
    Back,
}

/// Turns, in every head, channels `i` and `i + D/2` by the angle `position * base^(-2i/D)`, in place.
///
/// # Shapes
/// `x` (N, heads * D), D even; `positions` (N)
///
/// # Source
/// Su et al. 2021, equation 34, with the halves of a head as pairs (`rotate_half` of `transformers`' Llama).
pub fn forward(x: ArrayViewMut2<f32>, positions: &[usize], head_channels: usize, base: f32) {
    turn(x, positions, head_channels, base, Turn::Forward);
}

/// Turns the gradient back: the inverse of a rotation is its transpose.
pub fn backward(d_y: ArrayViewMut2<f32>, positions: &[usize], head_channels: usize, base: f32) {
    turn(d_y, positions, head_channels, base, Turn::Back);
}

fn turn(mut x: ArrayViewMut2<f32>, positions: &[usize], head_channels: usize, base: f32, turn: Turn) {
    let half = head_channels / 2;
    let frequencies: Vec<f32> = (0..half).map(|i| 1.0 / base.powf((2 * i) as f32 / head_channels as f32)).collect();
    // Texts side by side have the same positions.
    let mut by_position: BTreeMap<usize, Vec<(f32, f32)>> = BTreeMap::new();
    let angle = |position: usize, frequency: &f32| {
        let (sin, cos) = (position as f32 * frequency).sin_cos();
        (if turn == Turn::Forward { sin } else { -sin }, cos)
    };
    for (mut row, &position) in x.rows_mut().into_iter().zip(positions) {
        let angles = by_position
            .entry(position)
            .or_insert_with(|| frequencies.iter().map(|frequency| angle(position, frequency)).collect());
        for start in (0..row.len()).step_by(head_channels) {
            for (i, &(sin, cos)) in angles.iter().enumerate() {
                let (a, b) = (row[start + i], row[start + half + i]);
                row[start + i] = a * cos - b * sin;
                row[start + half + i] = b * cos + a * sin;
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
        forward(x.view_mut(), &[0], 4, 10_000.0);
        assert_eq!(x, before);
    }

    #[test]
    fn the_first_pair_turns_by_one_radian_a_position() {
        let mut x = array![[1.0, 0.0]];
        forward(x.view_mut(), &[2], 2, 10_000.0);
        assert!((x[[0, 0]] - 2f32.cos()).abs() < 1e-6 && (x[[0, 1]] - 2f32.sin()).abs() < 1e-6);
    }

    #[test]
    fn products_depend_on_the_distance_alone() {
        let product = |a: usize, b: usize| {
            let (mut q, mut k) = (normals(1, 6, 1), normals(1, 6, 2));
            forward(q.view_mut(), &[a], 6, 100.0);
            forward(k.view_mut(), &[b], 6, 100.0);
            q.row(0).dot(&k.row(0))
        };
        assert!((product(7, 4) - product(13, 10)).abs() < 1e-4);
    }

    #[test]
    fn backward_is_the_gradient() {
        let (x, g) = (normals(3, 8, 1), normals(3, 8, 2));
        let positions = [0, 3, 5];
        let mut d_x = g.clone();
        backward(d_x.view_mut(), &positions, 4, 50.0);
        assert_gradient("x", x.view(), &d_x, |x: &Array2<f32>| {
            let mut y = x.clone();
            forward(y.view_mut(), &positions, 4, 50.0);
            weighted_sum(&y, &g)
        });
    }
}
