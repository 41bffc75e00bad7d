//! What a model multiplies by: numbers of 32 bits, or matrices of 8 bits, which can be read but not trained.

use std::collections::BTreeMap;

use ndarray::ArrayView1;

use super::{
    Config, Params,
    params::{Affine, NormView},
    slot::{Block, Part, Slot},
};
use crate::{
    Error, Result,
    ops::{matrix::Matrix, rows8::Rows8},
};

/// How many bits a weight has in memory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Precision {
    /// 32-bit floats.
    #[default]
    Full,
    /// Matrices of 8-bit integers with a scale for each 64 numbers of a row; norms and biases in 32 bits.
    Int8,
}

/// The weights of a model.
#[derive(Clone, Debug, PartialEq)]
pub enum Weights {
    /// In 32 bits.
    Full(Params),
    /// In 8 bits.
    Int8(Int8),
}

/// Every matrix in 8 bits, every row that stands alone (a norm, a bias) in 32.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Int8 {
    matrices: BTreeMap<Slot, Rows8>,
    rows: BTreeMap<Slot, Vec<f32>>,
}

/// A linear map to be applied.
pub type Map<'a> = Affine<Matrix<'a>, ArrayView1<'a, f32>>;

impl Precision {
    /// The precision of this name: `f32` or `int8`.
    ///
    /// # Errors
    /// - [`Error::UnknownName`]
    pub fn from_name(name: &str) -> Result<Self> {
        match name {
            "f32" => Ok(Self::Full),
            "int8" => Ok(Self::Int8),
            other => Err(Error::UnknownName { what: "precision of weights", name: other.to_owned() }),
        }
    }

    /// The name that [`from_name`](Self::from_name) reads.
    pub fn name(self) -> &'static str {
        match self {
            Self::Full => "f32",
            Self::Int8 => "int8",
        }
    }
}

impl Weights {
    /// How many bits there are.
    pub fn precision(&self) -> Precision {
        match self {
            Self::Full(_) => Precision::Full,
            Self::Int8(_) => Precision::Int8,
        }
    }

    /// How much memory the numbers take.
    pub fn bytes(&self) -> usize {
        match self {
            Self::Full(params) => size_of_val(params.values()),
            Self::Int8(Int8 { matrices, rows }) => {
                let matrices = matrices.values().map(Rows8::bytes);
                matrices.chain(rows.values().map(|row| size_of_val(row.as_slice()))).sum()
            }
        }
    }

    pub(super) fn table(&self, slot: Slot) -> Option<Matrix<'_>> {
        match self {
            Self::Full(params) => params.table(slot).map(Matrix::Full),
            Self::Int8(int8) => int8.matrices.get(&slot).map(Matrix::Int8),
        }
    }

    pub(super) fn linear(&self, layer: usize, block: Block) -> Map<'_> {
        match self {
            Self::Full(params) => {
                let Affine { weight, bias } = params.linear(layer, block);
                Affine { weight: Matrix::Full(weight), bias }
            }
            Self::Int8(int8) => Affine {
                weight: Matrix::Int8(int8.matrices.get(&Slot::Layer(layer, block, Part::Weight)).expect(ASKED)),
                bias: int8.row(Slot::Layer(layer, block, Part::Bias)),
            },
        }
    }

    pub(super) fn norm(&self, slot: impl Fn(Part) -> Slot) -> NormView<'_> {
        match self {
            Self::Full(params) => params.norm(slot),
            Self::Int8(int8) => {
                Affine { weight: int8.row(slot(Part::Weight)).expect(ASKED), bias: int8.row(slot(Part::Bias)) }
            }
        }
    }

    /// Whether there is a tensor for every slot of a configuration, of its shape.
    pub(super) fn fit(&self, config: &Config) -> bool {
        match self {
            Self::Full(params) => params.values().len() as u64 == config.parameter_count(),
            Self::Int8(int8) => config.slots().iter().all(|(slot, shape)| match shape[..] {
                [length] => int8.rows.get(slot).is_some_and(|row| row.len() == length),
                _ => int8.matrices.get(slot).is_some_and(|matrix| matrix.rows() == shape[0]),
            }),
        }
    }
}

const ASKED: &str = "the forward asks for what its configuration has";

impl Int8 {
    fn row(&self, slot: Slot) -> Option<ArrayView1<'_, f32>> {
        self.rows.get(&slot).map(|row| ArrayView1::from(row.as_slice()))
    }
}

impl From<Params> for Weights {
    fn from(params: Params) -> Self {
        Self::Full(params)
    }
}

/// Weights that are still being read, [slot](Config::slots) by slot.
pub enum Filling {
    /// All numbers so far.
    Full(Vec<f32>),
    /// All tensors so far.
    Int8(Int8),
}

impl Filling {
    /// None yet, and room for those of a configuration.
    pub fn new(config: &Config, precision: Precision) -> Self {
        match precision {
            Precision::Full => Self::Full(Vec::with_capacity(config.parameter_count() as usize)),
            Precision::Int8 => Self::Int8(Int8::default()),
        }
    }

    /// Takes the next numbers of a slot: whole rows of a matrix.
    pub fn extend(&mut self, slot: Slot, shape: &[usize], numbers: &[f32]) {
        match (self, shape) {
            (Self::Full(values), _) => values.extend(numbers),
            (Self::Int8(int8), &[rows, columns]) => {
                let matrix = int8.matrices.entry(slot).or_insert_with(|| Rows8::with_capacity(rows, columns));
                matrix.extend(numbers);
            }
            (Self::Int8(int8), _) => int8.rows.entry(slot).or_default().extend(numbers),
        }
    }

    /// The weights, when every slot was filled.
    pub fn finish(self, config: &Config) -> Weights {
        match self {
            Self::Full(values) => Weights::Full(Params::from_values(config, values)),
            Self::Int8(int8) => Weights::Int8(int8),
        }
    }
}
