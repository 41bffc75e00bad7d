//! The roof: the most multiplications that wasm does in a second, and the most bytes that it reads, on one thread.

use std::{
    arch::wasm32::{f32x4, f32x4_add, f32x4_extract_lane, f32x4_mul, f32x4_splat},
    array,
    hint::black_box,
};

use wasm_bindgen::prelude::*;

/// Sums that do not wait for each other: with twelve vectors both units of a processor are always busy, and a factor and an
/// offset still fit beside them into sixteen registers.
const SUMS: usize = 12;
/// Vectors that are read at each of them: a line of the cache.
const LINE: usize = 4;

/// Multiplies and adds `rounds` times 12 vectors of four, 96 operations; gives a number that depends on all of them.
#[wasm_bindgen(js_name = multiplyAdd)]
pub fn multiply_add(rounds: usize) -> f32 {
    let (factor, offset) = (f32x4_splat(black_box(0.999)), f32x4_splat(black_box(0.001)));
    let mut sums: [_; SUMS] = array::from_fn(|index| f32x4(index as f32, 1.0, 2.0, 3.0));
    for _ in 0..rounds {
        for sum in &mut sums {
            *sum = f32x4_add(f32x4_mul(*sum, factor), offset);
        }
    }
    f32x4_extract_lane::<0>(sums.into_iter().fold(f32x4_splat(0.0), |all, sum| f32x4_add(all, sum)))
}

/// Numbers that are read again and again.
#[wasm_bindgen]
pub struct Stream {
    numbers: Vec<f32>,
}

#[wasm_bindgen]
impl Stream {
    /// So many bytes of them.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: usize) -> Self {
        Self { numbers: vec![1.0; bytes / size_of::<f32>()] }
    }

    /// Reads all of them once, but for what is left of the last lines, at four places side by side, or at two. Several streams from
    /// memory come faster than one; how many are best is the processor's matter.
    pub fn read(&self, at_four: bool) -> f32 {
        if at_four { self.read_at::<4>() } else { self.read_at::<2>() }
    }
}

impl Stream {
    fn read_at<const STREAMS: usize>(&self) -> f32 {
        let (lines, _) = self.numbers.as_chunks::<{ 4 * LINE }>();
        let share = lines.len() / STREAMS;
        let streams: [_; STREAMS] = array::from_fn(|stream| &lines[stream * share..][..share]);
        let mut sums = [[f32x4_splat(0.0); LINE]; STREAMS];
        for at in 0..share {
            for (sums, stream) in sums.iter_mut().zip(streams) {
                for (sum, &[a, b, c, d]) in sums.iter_mut().zip(stream[at].as_chunks::<4>().0) {
                    *sum = f32x4_add(*sum, f32x4(a, b, c, d));
                }
            }
        }
        f32x4_extract_lane::<0>(sums.into_iter().flatten().fold(f32x4_splat(0.0), |all, sum| f32x4_add(all, sum)))
    }
}
