//! The one shape of weights, gradients and moments: all numbers in one row, with a view for each tensor.

use std::{collections::BTreeMap, fmt, ops::Range, sync::Arc};

use ndarray::{ArrayView1, ArrayView2, ArrayViewMut1, ArrayViewMut2};

use super::{
    Config,
    slot::{Block, Part, Slot},
};
use crate::rng::Rng;

/// Every number that a model learns, or one number for each of them.
#[derive(Clone, PartialEq)]
pub struct Params {
    values: Vec<f32>,
    layout: Arc<BTreeMap<Slot, Place>>,
}

/// The standard deviations of untrained weights.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// Of the token and position embedding and the head.
    pub tables: f64,
    /// Of everything in the layers.
    pub matrices: f64,
}

impl From<f64> for Spread {
    /// The same everywhere.
    fn from(std: f64) -> Self {
        Self { tables: std, matrices: std }
    }
}

/// Where a tensor lies in `values`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    range: Range<usize>,
    shape: Vec<usize>,
}

/// A linear map `y = x Wᵀ + b`, or the scale and shift of a norm, seen in [`Params`].
pub struct Affine<W, B> {
    /// (out, in) of a map, (C) of a norm
    pub weight: W,
    /// (out) of a map, (C) of a norm
    pub bias: Option<B>,
}

/// A linear map to be read.
pub type Linear<'a> = Affine<ArrayView2<'a, f32>, ArrayView1<'a, f32>>;
/// A linear map to be changed.
pub type LinearMut<'a> = Affine<ArrayViewMut2<'a, f32>, ArrayViewMut1<'a, f32>>;
/// A norm to be read.
pub type NormView<'a> = Affine<ArrayView1<'a, f32>, ArrayView1<'a, f32>>;
/// A norm to be changed.
pub type NormViewMut<'a> = Affine<ArrayViewMut1<'a, f32>, ArrayViewMut1<'a, f32>>;

impl Params {
    /// All zeros: where gradients and moments begin.
    pub fn zeros(config: &Config) -> Self {
        let count = config.slots().iter().map(|(_, shape)| shape.iter().product::<usize>()).sum();
        Self::from_values(config, vec![0.0; count])
    }

    /// The numbers of all [slots](Config::slots), one after another.
    ///
    /// # Panics
    /// When there are more or fewer than the configuration has.
    pub fn from_values(config: &Config, values: Vec<f32>) -> Self {
        let mut start = 0;
        let mut layout = BTreeMap::new();
        for (slot, shape) in config.slots() {
            let range = start..start + shape.iter().product::<usize>();
            start = range.end;
            layout.insert(slot, Place { range, shape });
        }
        assert_eq!(start, values.len(), "values must be as many as the configuration has parameters");
        Self { values, layout: Arc::new(layout) }
    }

    /// Untrained weights: matrices and tables normal, norms 1, biases 0.
    pub fn random(config: &Config, spread: Spread, rng: &mut Rng) -> Self {
        let mut params = Self::zeros(config);
        for (slot, Place { range, .. }) in params.layout.iter() {
            let values = &mut params.values[range.clone()];
            match slot {
                Slot::FinalNorm(Part::Weight) | Slot::Layer(_, Block::AttentionNorm | Block::MlpNorm, Part::Weight) => {
                    values.fill(1.0);
                }
                Slot::FinalNorm(Part::Bias) | Slot::Layer(_, _, Part::Bias) => {}
                Slot::Layer(..) => values.fill_with(|| (spread.matrices * rng.normal()) as f32),
                _ => values.fill_with(|| (spread.tables * rng.normal()) as f32),
            }
        }
        params
    }

    /// All numbers, in the order of the slots.
    pub fn values(&self) -> &[f32] {
        &self.values
    }

    /// All numbers, to be changed.
    pub fn values_mut(&mut self) -> &mut [f32] {
        &mut self.values
    }

    /// Every tensor: its place, its shape, its numbers row by row.
    pub fn tensors(&self) -> impl Iterator<Item = (Slot, &[usize], &[f32])> {
        self.layout.iter().map(|(&slot, place)| (slot, place.shape.as_slice(), &self.values[place.range.clone()]))
    }

    /// The table of token vectors, positions, or the head; `None` when this model has none.
    pub fn table(&self, slot: Slot) -> Option<ArrayView2<'_, f32>> {
        let place = self.layout.get(&slot)?;
        Some(matrix(&place.shape, &self.values[place.range.clone()]))
    }

    /// The same, to be changed.
    pub fn table_mut(&mut self, slot: Slot) -> Option<ArrayViewMut2<'_, f32>> {
        let place = self.layout.get(&slot)?;
        Some(matrix_mut(&place.shape, &mut self.values[place.range.clone()]))
    }

    /// A layer's linear map.
    pub fn linear(&self, layer: usize, block: Block) -> Linear<'_> {
        let (place, bias) = self.places(|part| Slot::Layer(layer, block, part));
        let weight = matrix(&place.shape, &self.values[place.range.clone()]);
        Affine { weight, bias: bias.map(|range| ArrayView1::from(&self.values[range])) }
    }

    /// A layer's linear map, to be changed.
    pub fn linear_mut(&mut self, layer: usize, block: Block) -> LinearMut<'_> {
        let (shape, weight, bias) = self.split_mut(|part| Slot::Layer(layer, block, part));
        Affine { weight: matrix_mut(&shape, weight), bias }
    }

    /// A norm: `Slot::FinalNorm`, or a layer's.
    pub fn norm(&self, slot: impl Fn(Part) -> Slot) -> NormView<'_> {
        let (place, bias) = self.places(slot);
        let weight = ArrayView1::from(&self.values[place.range.clone()]);
        Affine { weight, bias: bias.map(|range| ArrayView1::from(&self.values[range])) }
    }

    /// A norm, to be changed.
    pub fn norm_mut(&mut self, slot: impl Fn(Part) -> Slot) -> NormViewMut<'_> {
        let (_, weight, bias) = self.split_mut(slot);
        Affine { weight: ArrayViewMut1::from(weight), bias }
    }

    fn places(&self, slot: impl Fn(Part) -> Slot) -> (&Place, Option<Range<usize>>) {
        let weight = self.layout.get(&slot(Part::Weight)).expect("the forward asks for what its configuration has");
        (weight, self.layout.get(&slot(Part::Bias)).map(|place| place.range.clone()))
    }

    /// Weight and bias at once: the bias, where there is one, lies right behind the weight.
    fn split_mut(&mut self, slot: impl Fn(Part) -> Slot) -> (Vec<usize>, &mut [f32], Option<ArrayViewMut1<'_, f32>>) {
        let (place, bias) = self.places(slot);
        let (shape, weight) = (place.shape.clone(), place.range.clone());
        let (before, after) = self.values.split_at_mut(weight.end);
        let bias = bias.map(|range| ArrayViewMut1::from(&mut after[..range.len()]));
        (shape, &mut before[weight], bias)
    }
}

impl fmt::Debug for Params {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_struct("Params").field("count", &self.values.len()).finish_non_exhaustive()
    }
}

const SHAPED: &str = "a place is as long as its shape";

fn matrix<'a>(shape: &[usize], values: &'a [f32]) -> ArrayView2<'a, f32> {
    ArrayView2::from_shape((shape[0], shape[1]), values).expect(SHAPED)
}

fn matrix_mut<'a>(shape: &[usize], values: &'a mut [f32]) -> ArrayViewMut2<'a, f32> {
    ArrayViewMut2::from_shape((shape[0], shape[1]), values).expect(SHAPED)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tiny() -> Config {
        Config::gpt2(5, 4, 4, 2, 2)
    }

    #[test]
    fn views_cover_every_value_once() {
        let mut params = Params::zeros(&tiny());
        let total: usize = params.tensors().map(|(_, _, values)| values.len()).sum();
        assert_eq!(total, params.values().len());
        params.linear_mut(1, Block::Query).weight.fill(2.0);
        params.linear_mut(1, Block::Query).bias.unwrap().fill(3.0);
        let linear = params.linear(1, Block::Query);
        assert!(linear.weight.iter().all(|&x| x == 2.0) && linear.bias.unwrap().iter().all(|&x| x == 3.0));
        assert_eq!(params.values().iter().filter(|&&x| x != 0.0).count(), 4 * 4 + 4);
    }

    #[test]
    fn random_weights_leave_norms_at_1_and_biases_at_0() {
        let params = Params::random(&tiny(), 0.1.into(), &mut Rng::new(1));
        let norm = params.norm(Slot::FinalNorm);
        assert!(norm.weight.iter().all(|&x| x == 1.0) && norm.bias.unwrap().iter().all(|&x| x == 0.0));
        assert!(params.linear(0, Block::Up).weight.iter().all(|&x| x != 0.0 && x.abs() < 1.0));
    }

    #[test]
    fn what_a_model_does_not_have_is_none() {
        assert!(Params::zeros(&tiny()).table(Slot::Head).is_none());
    }
}
