//! Products in registers are the plain sums, to the bit: natively, and in wasm, where the registers are real.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use lookback::{
    ops::{dots, rows},
    rng::Rng,
};
use ndarray::{Array2, ArrayView1};

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

fn normals(rows: usize, columns: usize, seed: u64) -> Array2<f32> {
    let mut rng = Rng::new(seed);
    Array2::from_shape_simple_fn((rows, columns), || rng.normal() as f32)
}

fn in_order(x: ArrayView1<f32>, w: ArrayView1<f32>) -> f32 {
    x.iter().zip(w).fold(0.0, |sum, (x, w)| sum + x * w)
}

/// Eight running sums, then their sum, then what is left.
fn by_eights(x: ArrayView1<f32>, w: ArrayView1<f32>) -> f32 {
    let products: Vec<f32> = x.iter().zip(w).map(|(x, w)| x * w).collect();
    let (blocks, rest) = products.as_chunks::<8>();
    let mut sums = [0.0; 8];
    for block in blocks {
        sums.iter_mut().zip(block).for_each(|(sum, product)| *sum += product);
    }
    let halves = (0..4).fold(0.0, |sum, at| sum + (sums[at] + sums[at + 4]));
    rest.iter().fold(halves, |sum, product| sum + product)
}

fn assert_plain(
    y: &Array2<f32>,
    x: &Array2<f32>,
    weight: &Array2<f32>,
    plain: fn(ArrayView1<f32>, ArrayView1<f32>) -> f32,
) {
    for ((row, output), y) in y.indexed_iter() {
        assert_eq!(y.to_bits(), plain(x.row(row), weight.row(output)).to_bits(), "{:?} {:?}", x.dim(), weight.dim());
    }
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn one_text_is_summed_in_eights() {
    for (channels, outputs) in [(8, 4), (80, 246), (27, 9), (7, 3)] {
        let (x, weight) = (normals(1, channels, 1), normals(outputs, channels, 2));
        assert_plain(&dots::forward(x.view(), weight.view()), &x, &weight, by_eights);
    }
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn several_texts_are_summed_in_order() {
    for (texts, channels, outputs) in [(2, 80, 246), (4, 8, 8), (5, 27, 9), (16, 64, 5), (23, 7, 3)] {
        let (x, weight) = (normals(texts, channels, 1), normals(outputs, channels, 2));
        assert_plain(&rows::forward(x.view(), weight.view()), &x, &weight, in_order);
    }
}
