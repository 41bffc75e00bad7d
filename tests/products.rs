//! Products in registers are the plain sums: natively, and in wasm, where the registers are real.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use lookback::{
    ops::{
        attention::Heads,
        cached_attention::{Kept, Readers, Trunk},
        dots, lanes, matmul,
        row_store::RowStore,
        rows,
    },
    rng::Rng,
};
use ndarray::{Array2, ArrayView1, s};

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

fn normals(rows: usize, columns: usize, seed: u64) -> Array2<f32> {
    let mut rng = Rng::new(seed);
    Array2::from_shape_simple_fn((rows, columns), || rng.normal() as f32)
}

fn in_order(x: ArrayView1<f32>, w: ArrayView1<f32>) -> f32 {
    x.iter().zip(w).fold(0.0, |sum, (x, w)| sum + x * w)
}

/// So many running sums of the products, and the products that are left.
fn running<const SUMS: usize>(x: ArrayView1<f32>, w: ArrayView1<f32>) -> ([f32; SUMS], Vec<f32>) {
    let products: Vec<f32> = x.iter().zip(w).map(|(x, w)| x * w).collect();
    let (blocks, rest) = products.as_chunks::<SUMS>();
    let mut sums = [0.0; SUMS];
    for block in blocks {
        sums.iter_mut().zip(block).for_each(|(sum, product)| *sum += product);
    }
    (sums, rest.to_vec())
}

/// Eight running sums, then their sum, then what is left.
fn by_eights(x: ArrayView1<f32>, w: ArrayView1<f32>) -> f32 {
    let (sums, rest) = running::<8>(x, w);
    let halves = (0..4).fold(0.0, |sum, at| sum + (sums[at] + sums[at + 4]));
    rest.iter().fold(halves, |sum, product| sum + product)
}

/// Four running sums, then their sum, then what is left.
fn by_fours(x: ArrayView1<f32>, w: ArrayView1<f32>) -> f32 {
    let (sums, rest) = running::<4>(x, w);
    sums.iter().chain(&rest).fold(0.0, |sum, x| sum + x)
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
fn up_to_four_texts_are_summed_in_fours() {
    for (texts, channels, outputs) in [(1, 1, 1), (2, 80, 246), (4, 8, 8), (3, 27, 9), (4, 27, 1), (2, 0, 3)] {
        let (x, weight) = (normals(texts, channels, 1), normals(outputs, channels, 2));
        assert_plain(&rows::forward(x.view(), weight.view()), &x, &weight, by_fours);
    }
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn several_texts_are_summed_in_order() {
    for (texts, channels, outputs) in
        [(5, 80, 246), (8, 8, 8), (8, 7, 4), (9, 27, 9), (16, 64, 5), (20, 5, 6), (23, 7, 3), (5, 0, 3)]
    {
        let (x, weight) = (normals(texts, channels, 1), normals(outputs, channels, 2));
        assert_plain(&rows::forward(x.view(), weight.view()), &x, &weight, in_order);
    }
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn many_rows_are_summed_in_order() {
    for (texts, channels, outputs) in [(1, 1, 1), (33, 80, 246), (40, 27, 9), (35, 512, 11)] {
        let (x, weight) = (normals(texts, channels, 1), normals(outputs, channels, 2));
        let mut y = Array2::zeros((texts, outputs));
        matmul::tiled(1.0, x.view(), weight.t(), y.view_mut());
        assert_plain(&y, &x, &weight, in_order);
        let turned = weight.t().as_standard_layout().into_owned();
        let mut again = Array2::zeros((texts, outputs));
        matmul::tiled(1.0, x.view(), turned.view(), again.view_mut());
        assert_eq!(again, y, "columns may lie either way");
    }
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn a_sum_is_that_of_all_numbers() {
    let row: Vec<f32> = (1..=31).map(|n| n as f32).collect();
    for length in 1..=row.len() {
        assert_eq!(lanes::sum(&row[..length]).to_bits(), row[..length].iter().sum::<f32>().to_bits());
    }
}

/// By the definition, in 64 bits: what one query sees of the rows of a path.
fn attention(query: ArrayView1<f32>, keys: &Array2<f32>, values: &Array2<f32>, path: &[usize], scale: f32) -> Vec<f64> {
    let scores = path.iter().map(|&node| {
        let products = query.iter().zip(keys.row(node)).map(|(q, k)| f64::from(*q) * f64::from(*k));
        f64::from(scale) * products.sum::<f64>()
    });
    let weights: Vec<f64> = scores.map(f64::exp).collect();
    let sum: f64 = weights.iter().sum();
    let mix = |value: ArrayView1<f32>| path.iter().zip(&weights).map(|(&n, w)| f64::from(value[n]) * w).sum::<f64>();
    values.columns().into_iter().map(|value| mix(value) / sum).collect()
}

/// Each token mixes what it sees of its text, whose rows are among fifty.
fn assert_mixed(texts: &[&[usize]], channels: usize, window: usize) {
    let heads = Heads { queries: 2, keys: 1, channels, scale: 0.4 };
    let queries = normals(texts.len(), 2 * channels, 1);
    let [keys, values] = [2, 3].map(|seed| normals(50, channels, seed));
    let [of_keys, of_values] = [&keys, &values].map(|rows| {
        let mut store = RowStore::new(channels);
        store.extend(rows.as_slice().unwrap());
        store
    });
    let kept = Kept { keys: &of_keys, values: &of_values, heads };
    let mut mixed = Array2::from_elem(queries.raw_dim(), 7.0);
    // Other texts were read before, and then these when they were shorter.
    let others: Vec<Vec<usize>> = texts.iter().map(|text| text.iter().map(|row| 49 - row).collect()).collect();
    let halves = texts.iter().map(|text| &text[..text.len().div_ceil(2)]).collect();
    let mut trunk = Trunk::default();
    for texts in [others.iter().map(Vec::as_slice).collect(), halves, texts.to_vec()] {
        let readers = Readers::new(texts);
        kept.attend(queries.as_slice().unwrap(), &readers, &mut trunk, window, mixed.as_slice_mut().unwrap());
    }
    for ((row, query), text) in queries.rows().into_iter().enumerate().zip(texts) {
        let seen = &text[text.len().saturating_sub(window)..];
        for head in 0..heads.queries {
            let columns = heads.columns(head);
            let expected = attention(query.slice(s![columns.clone()]), &keys, &values, seen, heads.scale);
            let close =
                mixed.slice(s![row, columns]).iter().zip(&expected).all(|(a, b)| (f64::from(*a) - b).abs() < 1e-5);
            assert!(close, "{channels} channels, {} texts, row {row}", texts.len());
        }
    }
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn the_last_tokens_of_a_text_mix_what_they_see() {
    // Not in order, and not all.
    let path: Vec<usize> = (0..40).map(|at| (7 * at + 3) % 50).collect();
    for (channels, new, window) in [(8, 1, 99), (20, 3, 99), (7, 13, 99), (12, 16, 4), (1, 40, 1)] {
        let texts: Vec<&[usize]> = (path.len() - new + 1..=path.len()).map(|end| &path[..end]).collect();
        assert_mixed(&texts, channels, window);
    }
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn tokens_of_texts_that_begin_alike_mix_what_they_see() {
    let text = |shared: usize, own: &[usize]| [&(0..shared).collect::<Vec<_>>(), own].concat();
    let texts = [
        text(17, &[30]),
        text(17, &[31, 32, 33, 34, 35]),
        text(9, &[36, 37]),
        text(17, &[31, 32, 38]),
        text(0, &[39]),
        text(17, &[]),
    ];
    let texts: Vec<&[usize]> = texts.iter().map(Vec::as_slice).collect();
    for (count, channels, window) in [(6, 8, 99), (2, 8, 99), (4, 20, 12), (6, 7, 3), (3, 5, 18)] {
        assert_mixed(&texts[..count], channels, window);
    }
}
