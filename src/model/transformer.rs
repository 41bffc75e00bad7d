//! The forward and the backward pass: straight lists of operations.

use ndarray::{ArcArray2, Array2, ArrayView2, s};

use super::{
    Config, Intervention, Mask, Params, Positions, Trace, Weights,
    norm::{self, NormTrace},
    params::Spread,
    slot::{Block, Part, Slot},
    trace::{LayerTrace, Rows},
};
use crate::{
    Error, Result,
    ops::{
        attention::{self, Attention},
        embedding, linear,
        rotary::Rotation,
    },
    rng::Rng,
};

/// A transformer: its sizes and its weights.
///
/// ```
/// use lookback::model::{Config, Model};
/// let model = Model::random(Config::gpt2(10, 8, 4, 1, 2), 0.2, 7)?;
/// assert_eq!(model.logits(&[1, 2, 3])?.dim(), (3, 10));
/// # Ok::<(), lookback::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    config: Config,
    weights: Weights,
}

const HEAD: &str = "every model has a head";

/// Queries, keys and values of all rows of a layer.
pub(super) struct Projections {
    pub query: Array2<f32>,
    pub key: Array2<f32>,
    pub value: Array2<f32>,
}

/// What an attention gives: for all rows the mixed values; for each text who saw whom and how much, where a trace is kept.
pub(super) struct Attended {
    pub mixed: Array2<f32>,
    pub visible: Vec<ArcArray2<bool>>,
    pub attention: Vec<Attention>,
}

impl Model {
    /// A model of checked sizes.
    ///
    /// # Errors
    /// - [`Error::BadConfig`]
    ///
    /// # Panics
    /// When `weights` were made for another configuration.
    pub fn new(config: Config, weights: impl Into<Weights>) -> Result<Self> {
        config.check()?;
        let weights = weights.into();
        assert!(weights.fit(&config), "weights must be made for this configuration");
        Ok(Self { config, weights })
    }

    /// An untrained model: weights normal with the given standard deviations, the same for the same seed.
    ///
    /// # Errors
    /// - [`Error::BadConfig`]
    pub fn random(config: Config, spread: impl Into<Spread>, seed: u64) -> Result<Self> {
        config.check()?;
        let params = Params::random(&config, spread.into(), &mut Rng::new(seed));
        Ok(Self { config, weights: params.into() })
    }

    /// Its sizes and choices.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Its weights in 32 bits.
    ///
    /// # Errors
    /// - [`Error::Quantised`]
    pub fn params(&self) -> Result<&Params> {
        match &self.weights {
            Weights::Full(params) => Ok(params),
            Weights::Int8(_) => Err(Error::Quantised),
        }
    }

    /// The same, to be trained.
    ///
    /// # Errors
    /// - [`Error::Quantised`]
    pub fn params_mut(&mut self) -> Result<&mut Params> {
        match &mut self.weights {
            Weights::Full(params) => Ok(params),
            Weights::Int8(_) => Err(Error::Quantised),
        }
    }

    /// Its weights in either precision.
    pub fn weights(&self) -> &Weights {
        &self.weights
    }

    /// The mask that the model was made for: causal, or full for a masked model.
    pub fn mask(&self) -> Mask {
        if self.config.causal { Mask::Causal } else { Mask::Full }
    }

    /// Checks that ids are in the vocabulary, and that there are some but not too many.
    ///
    /// # Errors
    /// - [`Error::EmptyPrompt`], [`Error::IdOutOfRange`], [`Error::ContextFull`]
    pub fn check_ids(&self, ids: &[u32]) -> Result<()> {
        let Config { vocab_size, context_size, .. } = self.config;
        if ids.is_empty() {
            return Err(Error::EmptyPrompt);
        }
        if let Some(&id) = ids.iter().find(|&&id| id as usize >= vocab_size) {
            return Err(Error::IdOutOfRange { id, vocab_size });
        }
        if ids.len() > context_size {
            return Err(Error::ContextFull { context_size, positions: ids.len() });
        }
        Ok(())
    }

    /// The logits at every position of a text (T, V).
    ///
    /// # Errors
    /// Those of [`check_ids`](Self::check_ids).
    pub fn logits(&self, ids: &[u32]) -> Result<Array2<f32>> {
        let (lengths, rows) = self.rows(&[ids])?;
        let visible = self.visible(&lengths, &self.mask())?;
        let hidden =
            self.layers(&rows, |layer, projections| self.attend(layer, projections, &lengths, &visible), |_| {});
        Ok(self.read_out(hidden.view()))
    }

    /// A forward pass over texts of any lengths, with every intermediate kept.
    ///
    /// # Errors
    /// Those of [`check_ids`](Self::check_ids), for each text, and those of [`Mask::visible`].
    pub fn forward(&self, texts: &[&[u32]], mask: &Mask) -> Result<Trace> {
        self.trace(texts, mask, |_, _| {})
    }

    /// A forward pass over one text with something changed on the way.
    ///
    /// # Errors
    /// Those of [`forward`](Self::forward) and of [`Intervention::check`].
    pub fn forward_under(&self, ids: &[u32], intervention: &Intervention) -> Result<Trace> {
        self.check_ids(ids)?;
        intervention.check(&self.config)?;
        let mask = intervention.mask_of(self.mask(), ids.len())?;
        self.trace(&[ids], &mask, |layer, mixed| {
            let heads = self.config.heads_of_layer(layer);
            for &(_, head) in intervention.off.range((layer, 0)..(layer + 1, 0)) {
                mixed.slice_mut(s![.., heads.columns(head)]).fill(0.0);
            }
        })
    }

    /// The logits that a residual stream would give if no layer came after it (N, C) -> (N, V).
    pub fn read_out(&self, residual: ArrayView2<f32>) -> Array2<f32> {
        self.head(self.final_norm(residual).output.view())
    }

    /// A forward pass with every intermediate kept; `change` may change the mixed values of a layer (N, H * D).
    fn trace(&self, texts: &[&[u32]], mask: &Mask, change: impl Fn(usize, &mut Array2<f32>)) -> Result<Trace> {
        let (lengths, rows) = self.rows(texts)?;
        let visible = self.visible(&lengths, mask)?;
        let mut layers = Vec::new();
        let attend = |layer, projections: &Projections| {
            let mut attended = self.attend(layer, projections, &lengths, &visible);
            change(layer, &mut attended.mixed);
            attended
        };
        let output = self.layers(&rows, attend, |layer| layers.push(layer));
        let final_norm = self.final_norm(output.view());
        let logits = self.head(final_norm.output.view());
        Ok(Trace { lengths, rows, layers, output, final_norm, logits })
    }

    /// Adds the gradient of the loss by every parameter to `grads`, from its gradient by the logits (N, V).
    ///
    /// # Panics
    /// When the weights are of 8 bits.
    pub fn backward(&self, trace: &Trace, d_logits: ArrayView2<f32>, grads: &mut Params) {
        let head = self.full().table(self.head_slot()).expect(HEAD);
        let d_head = grads.table_mut(self.head_slot()).expect(HEAD);
        let d_normed = linear::backward(d_logits, trace.final_norm.output.view(), head, d_head, None);
        let (params, d_params) = (self.full().norm(Slot::FinalNorm), grads.norm_mut(Slot::FinalNorm));
        let mut d = norm::backward(&trace.final_norm, d_normed.view(), trace.output.view(), &params, d_params);
        let rotation = self.rotation(&trace.rows);
        for (index, layer) in trace.layers.iter().enumerate().rev() {
            let d_middle = self.mlp_backward(index, layer, d, grads);
            d = self.attention_backward(index, layer, (trace, rotation.as_ref()), d_middle, grads);
        }
        if let Some(d_positions) = grads.table_mut(Slot::PositionEmbedding) {
            embedding::backward(d.view(), &trace.rows.positions, d_positions);
        }
        let d_tokens = grads.table_mut(Slot::TokenEmbedding).expect("every model embeds tokens");
        embedding::backward(d.view(), &trace.rows.ids, d_tokens);
    }

    /// The rows of all texts, one after another, each text from position 0.
    fn rows(&self, texts: &[&[u32]]) -> Result<(Vec<usize>, Rows)> {
        let mut rows = Rows::default();
        for ids in texts {
            self.check_ids(ids)?;
            rows.ids.extend(ids.iter().map(|&id| id as usize));
            rows.positions.extend(0..ids.len());
        }
        Ok((texts.iter().map(|ids| ids.len()).collect(), rows))
    }

    /// For each layer and text, who may see whom.
    fn visible(&self, lengths: &[usize], mask: &Mask) -> Result<Vec<Vec<ArcArray2<bool>>>> {
        let mut layers: Vec<Vec<ArcArray2<bool>>> = Vec::new();
        for layer in 0..self.config.layers {
            let window = self.config.window(layer);
            let same = (0..layer).find(|&earlier| self.config.window(earlier) == window);
            layers.push(match same {
                Some(earlier) => layers[earlier].clone(),
                None => lengths.iter().map(|&t| Ok(mask.visible(t, window)?.into_shared())).collect::<Result<_>>()?,
            });
        }
        Ok(layers)
    }

    /// Attention within each text, by its mask.
    fn attend(
        &self,
        layer: usize,
        Projections { query, key, value }: &Projections,
        lengths: &[usize],
        visible: &[Vec<ArcArray2<bool>>],
    ) -> Attended {
        let mut mixed = Array2::zeros(query.raw_dim());
        let heads = self.config.heads_of_layer(layer);
        let visible = visible[layer].clone();
        let mut attention = Vec::with_capacity(lengths.len());
        let mut start = 0;
        for (&length, visible) in lengths.iter().zip(&visible) {
            let text = s![start..start + length, ..];
            let (own, kept) =
                attention::forward(query.slice(text), key.slice(text), value.slice(text), visible.view(), heads);
            mixed.slice_mut(text).assign(&own);
            attention.push(kept);
            start += length;
        }
        Attended { mixed, visible, attention }
    }

    /// Token and position embedding of each row (N, C).
    fn embed(&self, rows: &Rows) -> Array2<f32> {
        let tokens = self.weights.table(Slot::TokenEmbedding).expect("every model embeds tokens");
        let mut x = embedding::forward(tokens, &rows.ids);
        if let Some(positions) = self.weights.table(Slot::PositionEmbedding) {
            x += &embedding::forward(positions, &rows.positions);
        }
        x
    }

    /// By how much queries and keys are turned, if the model turns them.
    fn rotation(&self, rows: &Rows) -> Option<Rotation> {
        let Positions::Rotary { base } = self.config.positions else { return None };
        Some(Rotation::new(&rows.positions, self.config.head_channels, base))
    }

    /// The residual stream after all layers (N, C). `attend` mixes values; `keep` is given each layer's trace.
    pub(super) fn layers(
        &self,
        rows: &Rows,
        mut attend: impl FnMut(usize, &Projections) -> Attended,
        mut keep: impl FnMut(LayerTrace),
    ) -> Array2<f32> {
        let mut x = self.embed(rows);
        let rotation = self.rotation(rows);
        for layer in 0..self.config.layers {
            let linear = |x: &Array2<f32>, block| {
                let params = self.weights.linear(layer, block);
                linear::forward(x.view(), params.weight, params.bias)
            };
            let input = x;
            let attention_norm = self.norm(layer, Block::AttentionNorm, input.view());
            let mut query = linear(&attention_norm.output, Block::Query);
            let mut key = linear(&attention_norm.output, Block::Key);
            let value = linear(&attention_norm.output, Block::Value);
            if let Some(rotation) = &rotation {
                rotation.forward(query.view_mut());
                rotation.forward(key.view_mut());
            }
            let projections = Projections { query, key, value };
            let Attended { mixed, visible, attention } = attend(layer, &projections);
            let middle = &input + &linear(&mixed, Block::Output);

            let mlp_norm = self.norm(layer, Block::MlpNorm, middle.view());
            let gate = self.config.gated.then(|| linear(&mlp_norm.output, Block::Gate));
            let up = linear(&mlp_norm.output, Block::Up);
            let activated = gate.as_ref().map(|gate| self.config.activation.forward(gate.view()));
            let hidden = match &activated {
                Some(activated) => activated * &up,
                None => self.config.activation.forward(up.view()),
            };
            x = &middle + &linear(&hidden, Block::Down);

            let Projections { query, key, value } = projections;
            keep(LayerTrace {
                input,
                attention_norm,
                query,
                key,
                value,
                visible,
                attention,
                mixed,
                middle,
                mlp_norm,
                gate,
                activated,
                up,
                hidden,
            });
        }
        x
    }

    fn norm(&self, layer: usize, block: Block, x: ArrayView2<f32>) -> NormTrace {
        norm::forward(&self.config, x, &self.weights.norm(|part| Slot::Layer(layer, block, part)))
    }

    pub(super) fn final_norm(&self, x: ArrayView2<f32>) -> NormTrace {
        norm::forward(&self.config, x, &self.weights.norm(Slot::FinalNorm))
    }

    /// (N, C) -> (N, V)
    pub(super) fn head(&self, normed: ArrayView2<f32>) -> Array2<f32> {
        linear::forward(normed, self.weights.table(self.head_slot()).expect(HEAD), None)
    }

    fn head_slot(&self) -> Slot {
        if self.config.tied_head { Slot::TokenEmbedding } else { Slot::Head }
    }

    fn full(&self) -> &Params {
        self.params().expect("only weights of 32 bits are trained")
    }

    /// From the gradient by the layer's output to that by its middle.
    fn mlp_backward(&self, index: usize, layer: &LayerTrace, d_output: Array2<f32>, grads: &mut Params) -> Array2<f32> {
        let activation = self.config.activation;
        let d_hidden = self.linear_backward(index, Block::Down, d_output.view(), &layer.hidden, grads);
        let normed = &layer.mlp_norm.output;
        let d_normed = if let (Some(gate), Some(activated)) = (&layer.gate, &layer.activated) {
            let d_up = &d_hidden * activated;
            let d_gate = activation.backward((d_hidden * &layer.up).view(), gate.view());
            self.linear_backward(index, Block::Gate, d_gate.view(), normed, grads)
                + self.linear_backward(index, Block::Up, d_up.view(), normed, grads)
        } else {
            let d_up = activation.backward(d_hidden.view(), layer.up.view());
            self.linear_backward(index, Block::Up, d_up.view(), normed, grads)
        };
        let slot = |part: Part| Slot::Layer(index, Block::MlpNorm, part);
        let (params, d_params) = (self.full().norm(slot), grads.norm_mut(slot));
        d_output + norm::backward(&layer.mlp_norm, d_normed.view(), layer.middle.view(), &params, d_params)
    }

    /// From the gradient by the layer's middle to that by its input.
    fn attention_backward(
        &self,
        index: usize,
        layer: &LayerTrace,
        (trace, rotation): (&Trace, Option<&Rotation>),
        d_middle: Array2<f32>,
        grads: &mut Params,
    ) -> Array2<f32> {
        let d_mixed = self.linear_backward(index, Block::Output, d_middle.view(), &layer.mixed, grads);
        let (mut d_query, mut d_key) = (Array2::zeros(layer.query.raw_dim()), Array2::zeros(layer.key.raw_dim()));
        let mut d_value = Array2::zeros(layer.value.raw_dim());
        let mut start = 0;
        for (&length, attention) in trace.lengths.iter().zip(&layer.attention) {
            let text = s![start..start + length, ..];
            let projections = (layer.query.slice(text), layer.key.slice(text), layer.value.slice(text));
            let heads = self.config.heads_of_layer(index);
            let (d_q, d_k, d_v) = attention::backward(d_mixed.slice(text), projections, &attention.weights, heads);
            d_query.slice_mut(text).assign(&d_q);
            d_key.slice_mut(text).assign(&d_k);
            d_value.slice_mut(text).assign(&d_v);
            start += length;
        }
        if let Some(rotation) = rotation {
            rotation.backward(d_query.view_mut());
            rotation.backward(d_key.view_mut());
        }
        let normed = &layer.attention_norm.output;
        let d_normed = self.linear_backward(index, Block::Query, d_query.view(), normed, grads)
            + self.linear_backward(index, Block::Key, d_key.view(), normed, grads)
            + self.linear_backward(index, Block::Value, d_value.view(), normed, grads);
        let slot = |part: Part| Slot::Layer(index, Block::AttentionNorm, part);
        let (params, d_params) = (self.full().norm(slot), grads.norm_mut(slot));
        d_middle + norm::backward(&layer.attention_norm, d_normed.view(), layer.input.view(), &params, d_params)
    }

    fn linear_backward(
        &self,
        layer: usize,
        block: Block,
        d_y: ArrayView2<f32>,
        x: &Array2<f32>,
        grads: &mut Params,
    ) -> Array2<f32> {
        let grads = grads.linear_mut(layer, block);
        linear::backward(d_y, x.view(), self.full().linear(layer, block).weight, grads.weight, grads.bias)
    }
}
