//! The golden files as the tests read them.
#![allow(dead_code, reason = "each test uses its part")]

use std::{collections::BTreeMap, fs, path::PathBuf};

use lookback::{
    checkpoint::{self, Checkpoint, Dtype, Files, folder},
    model::{Model, Params},
};
use ndarray::Array2;
use safetensors::SafeTensors;

/// A file or folder of `tests/golden`.
pub fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}

/// Every tensor of a safetensors file as numbers.
pub struct Tensors(BTreeMap<String, (Vec<usize>, Vec<f64>)>);

impl Tensors {
    pub fn read(bytes: &[u8]) -> Self {
        let file = SafeTensors::deserialize(bytes).unwrap();
        let numbers = |tensor: &safetensors::tensor::TensorView| -> Vec<f64> {
            let data = tensor.data();
            match tensor.dtype() {
                safetensors::Dtype::U8 => data.iter().map(|&b| f64::from(b)).collect(),
                safetensors::Dtype::I32 => {
                    data.as_chunks().0.iter().map(|&b| f64::from(i32::from_le_bytes(b))).collect()
                }
                safetensors::Dtype::F32 => {
                    data.as_chunks().0.iter().map(|&b| f64::from(f32::from_le_bytes(b))).collect()
                }
                other => panic!("golden files hold no {other:?}"),
            }
        };
        Self(file.tensors().into_iter().map(|(name, t)| (name, (t.shape().to_vec(), numbers(&t)))).collect())
    }

    pub fn open(name: &str) -> Self {
        Self::read(&fs::read(path(name)).unwrap())
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    pub fn numbers(&self, name: &str) -> &[f64] {
        &self.0[name].1
    }

    pub fn ids(&self, name: &str) -> Vec<u32> {
        self.numbers(name).iter().map(|id| id.to_string().parse().unwrap()).collect()
    }

    pub fn matrix(&self, name: &str) -> Array2<f32> {
        let (shape, numbers) = &self.0[name];
        Array2::from_shape_vec((shape[0], shape[1]), numbers.iter().map(|&x| x as f32).collect()).unwrap()
    }
}

/// The folder of a case, without its golden numbers.
pub fn files(case: &str) -> Files {
    let mut files = folder::read(&path("models").join(case)).unwrap();
    files.remove("golden.safetensors");
    files
}

/// Weights, or gradients, under the names and in the layout that the family has: by our own writer.
pub fn named(model: &Model, params: Params) -> Tensors {
    let model = Model::new(model.config().clone(), params).unwrap().into();
    let checkpoint = Checkpoint { model, dtype: Dtype::F32, tokenizer: Files::new() };
    Tensors::read(&checkpoint::write(&checkpoint, Dtype::F32).unwrap()["model.safetensors"])
}
