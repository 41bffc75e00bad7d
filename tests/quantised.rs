//! Weights of 8 bits: near those of 32, the same on every machine, and never trained or written.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use lookback::{ops::rows8::Rows8, rng::Rng};
use ndarray::Array2;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// Of the bits of all numbers.
const FINGERPRINT: u64 = 0x5719_a065_e383_0ee7;

/// FNV-1a, 64 bits.
fn fingerprint(numbers: &Array2<f32>) -> u64 {
    let bytes = numbers.iter().flat_map(|number| number.to_bits().to_le_bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn products_are_the_same_natively_and_in_wasm() {
    let mut rng = Rng::new(1);
    let mut normals = |rows, columns| Array2::from_shape_simple_fn((rows, columns), || rng.normal() as f32);
    let (x, weights) = (normals(3, 150), normals(20, 150));
    let mut rows = Rows8::with_capacity(20, 150);
    rows.extend(weights.as_slice().unwrap());
    assert_eq!(fingerprint(&rows.forward(x.view())), FINGERPRINT);
}

#[cfg(not(target_arch = "wasm32"))]
mod natively {
    use std::{fs, path::PathBuf};

    use lookback::{
        Error,
        checkpoint::{self, Checkpoint, Dtype, folder, llama2c},
        evaluate,
        model::Precision,
        storyland,
        train::{Settings, Trainer},
    };

    fn at(path: &str) -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
    }

    fn read(path: &str, precision: Precision) -> Checkpoint {
        let mut files = folder::read(&at(path)).unwrap();
        files.remove("golden.safetensors");
        checkpoint::read_as(&files, precision).unwrap()
    }

    #[test]
    fn every_family_says_nearly_the_same() {
        for case in ["gpt2_a", "gpt_neo_a", "llama_gqa", "llama_mqa", "sharded"] {
            let path = format!("tests/golden/models/{case}");
            let [full, int8] = [Precision::Full, Precision::Int8].map(|precision| read(&path, precision).model);
            let [full, int8] = [full, int8].map(|model| model.logits(&[1, 2, 3, 4]).unwrap());
            let largest = full.iter().fold(0.0, |largest: f32, logit| largest.max(logit.abs()));
            let difference = (&full - &int8).iter().fold(0.0, |worst: f32, d| worst.max(d.abs()));
            println!("{case}: {difference:.1e} of {largest:.1e}");
            assert!(difference > 0.0 && difference < 0.1 * largest, "{case}: {difference} of {largest}");
        }
    }

    #[test]
    fn a_llama2c_file_says_the_same_as_its_folder() {
        let bytes = fs::read(at("tests/golden/llama2c/v0_untied.bin")).unwrap();
        let int8 = llama2c::read_from(&bytes, Precision::Int8).unwrap().model;
        let files = checkpoint::write(&llama2c::read(&bytes).unwrap(), Dtype::F32).unwrap();
        let folder = checkpoint::read_as(&files, Precision::Int8).unwrap().model;
        assert_eq!(int8.logits(&[1, 2, 3]).unwrap(), folder.logits(&[1, 2, 3]).unwrap());
    }

    #[test]
    fn storyland_loses_a_thousandth_of_a_nat_a_text() {
        let language = storyland::named("storyland").unwrap();
        let cross_entropy = |precision| {
            let model = read("models/storyland", precision).model;
            evaluate::forced(&model, &language, 200, 0).unwrap().cross_entropy.mean
        };
        let lost = cross_entropy(Precision::Int8) - cross_entropy(Precision::Full);
        println!("{lost:.5} nats a text");
        assert!(lost.abs() < 5e-3, "{lost}");
    }

    #[test]
    fn they_take_about_a_quarter_of_the_memory() {
        let [full, int8] =
            [Precision::Full, Precision::Int8].map(|precision| read("models/storyland", precision).model);
        assert_eq!(full.weights().bytes() as u64, 4 * full.config().parameter_count());
        let share = int8.weights().bytes() as f64 / full.weights().bytes() as f64;
        assert!(share < 0.29, "{share}");
    }

    #[test]
    fn they_are_neither_trained_nor_written() {
        let checkpoint = read("models/random", Precision::Int8);
        assert_eq!(checkpoint::write(&checkpoint, Dtype::F32), Err(Error::Quantised));
        let model = (*checkpoint.model).clone();
        assert_eq!(Trainer::new(model, Settings::default()), Err(Error::Quantised));
    }

    #[test]
    fn a_precision_that_there_is_not_is_named() {
        let error = Precision::from_name("int4").unwrap_err();
        assert_eq!(error.to_string(), "there is no precision of weights int4");
    }
}
