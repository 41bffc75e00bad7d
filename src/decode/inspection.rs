//! A look inside the model as it reads one text, under an intervention: every head, every layer, what depends on what.

use std::sync::Arc;

use ndarray::{Array2, Array4, ArrayView2, s};

use super::{Attention, Distribution, distribution::check_finite};
use crate::{
    Error, Result,
    model::{Intervention, Model, Trace, trace::LayerTrace},
    ops::softmax,
};

/// A model that has read one text. Works for causal and masked models.
///
/// ```
/// use std::sync::Arc;
/// use lookback::{decode::Inspection, model::{Config, Intervention, Model}};
/// let model = Arc::new(Model::random(Config::gpt2(10, 8, 4, 1, 2), 0.5, 7)?);
/// let inspection = Inspection::new(model, &[1, 2, 3], Intervention::parse("off=0.1")?)?;
/// assert_eq!(inspection.head(0, 1)?.mixed.sum(), 0.0);
/// # Ok::<(), lookback::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Inspection {
    model: Arc<Model>,
    ids: Vec<u32>,
    intervention: Intervention,
    trace: Trace,
}

/// One head, from what it is given to what it gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// Scores, mask and weights.
    pub attention: Attention,
    /// After rotary positions, if the model has them (T, D).
    pub queries: Array2<f32>,
    /// After rotary positions, if the model has them; shared by a group of heads where keys are fewer (T, D).
    pub keys: Array2<f32>,
    /// Shared as the keys are (T, D).
    pub values: Array2<f32>,
    /// Weights times values; 0 where the head is switched off (T, D).
    pub mixed: Array2<f32>,
}

/// The weights of all heads, made small.
#[derive(Clone, Debug, PartialEq)]
pub struct Thumbnails {
    /// How many positions fall into one cell, along each side.
    pub positions_per_cell: usize,
    /// The largest weight in each cell (L, H, n, n).
    pub weights: Array4<f32>,
}

/// What another token at one position would change, all else the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Probe {
    /// Where.
    pub position: usize,
    /// The token that was put there.
    pub id: u32,
    /// The largest absolute change of a logit, for each position.
    pub largest: Vec<f64>,
    /// KL(before ‖ after) of the distributions, in nats, for each position.
    pub divergence: Vec<f64>,
}

impl Inspection {
    /// Reads a text.
    ///
    /// # Errors
    /// Those of [`Model::forward_under`]; [`Error::NonFiniteLogit`].
    pub fn new(model: Arc<Model>, ids: &[u32], intervention: Intervention) -> Result<Self> {
        let trace = read(&model, ids, &intervention)?;
        Ok(Self { model, ids: ids.to_vec(), intervention, trace })
    }

    /// What the text was read under.
    pub fn intervention(&self) -> &Intervention {
        &self.intervention
    }

    /// Every intermediate.
    pub fn trace(&self) -> &Trace {
        &self.trace
    }

    /// What the model says at a position: a causal model of the next token, a masked one of the token there.
    ///
    /// # Errors
    /// - [`Error::BadArgument`] for a position that the text has not
    pub fn distribution(&self, position: usize, limit: usize) -> Result<Distribution> {
        Ok(self.shown(self.logits(position)?, position, limit))
    }

    /// The probabilities of all tokens at a position (V).
    ///
    /// # Errors
    /// - [`Error::BadArgument`] for a position that the text has not
    pub fn probs(&self, position: usize) -> Result<Vec<f64>> {
        Ok(softmax::probs_and_log_probs(self.logits(position)?).0)
    }

    /// log p of every token but the first, in nats, where the model speaks of it: a causal model at the position before (T - 1).
    pub fn log_probs(&self) -> Vec<f64> {
        let row = |place: usize| if self.model.config().causal { place - 1 } else { place };
        let log_prob = |place: usize| {
            let logits = row_of(self.trace.logits.view(), row(place));
            f64::from(logits[self.ids[place] as usize]) - softmax::log_sum_exp(logits)
        };
        (1..self.ids.len()).map(log_prob).collect()
    }

    /// One head.
    ///
    /// # Errors
    /// - [`Error::LayerOutOfRange`], [`Error::HeadOutOfRange`]
    pub fn head(&self, layer: usize, head: usize) -> Result<Head> {
        let config = self.model.config();
        config.check_head(layer, head)?;
        let heads = config.heads_of_layer(layer);
        let (of_query, of_key) = (s![.., heads.columns(head)], s![.., heads.key_columns(head)]);
        let LayerTrace { query, key, value, visible, attention, mixed, .. } = &self.trace.layers[layer];
        let one = s![head, .., ..];
        Ok(Head {
            attention: Attention {
                scale: heads.scale,
                scores: attention[0].scores.slice(one).to_owned(),
                visible: visible[0].to_owned(),
                weights: attention[0].weights.slice(one).to_owned(),
            },
            queries: query.slice(of_query).to_owned(),
            keys: key.slice(of_key).to_owned(),
            values: value.slice(of_key).to_owned(),
            mixed: mixed.slice(of_query).to_owned(),
        })
    }

    /// The weights of all heads, each at most `size` cells high and wide: the largest of the weights that fall into a cell.
    ///
    /// # Errors
    /// - [`Error::BadArgument`] for a size of 0
    pub fn thumbnails(&self, size: usize) -> Result<Thumbnails> {
        if size == 0 {
            return Err(bad("size of a thumbnail", "at least 1".to_owned(), size));
        }
        let (config, positions) = (self.model.config(), self.ids.len());
        let positions_per_cell = positions.div_ceil(size);
        let cells = positions.div_ceil(positions_per_cell);
        let mut small = Array4::zeros((config.layers, config.heads, cells, cells));
        for (layer, trace) in self.trace.layers.iter().enumerate() {
            for ((head, query, key), &weight) in trace.attention[0].weights.indexed_iter() {
                let cell: &mut f32 = &mut small[[layer, head, query / positions_per_cell, key / positions_per_cell]];
                *cell = cell.max(weight);
            }
        }
        Ok(Thumbnails { positions_per_cell, weights: small })
    }

    /// What the model would say at a position if it stopped earlier: after the embedding, and after each layer (L + 1).
    ///
    /// # Errors
    /// - [`Error::BadArgument`] for a position that the text has not, [`Error::NonFiniteLogit`]
    ///
    /// # Source
    /// nostalgebraist 2020, "interpreting GPT: the logit lens".
    pub fn lens(&self, position: usize, limit: usize) -> Result<Vec<Distribution>> {
        let last = self.distribution(position, limit)?;
        let early = self.trace.layers.iter().map(|layer| {
            let logits = self.model.read_out(layer.input.slice(s![position..=position, ..]));
            let logits = row_of(logits.view(), 0);
            check_finite(logits)?;
            Ok(self.shown(logits, position, limit))
        });
        early.chain([Ok(last)]).collect()
    }

    /// Whether the output at a position (row) may depend on the input at another (column), by who sees whom in each layer
    /// (T, T).
    pub fn depends(&self) -> Array2<bool> {
        let positions = self.ids.len();
        let mut depends = Array2::from_shape_fn((positions, positions), |(row, column)| row == column);
        for (index, layer) in self.trace.layers.iter().enumerate() {
            let off = self.intervention.off.range((index, 0)..(index + 1, 0)).count();
            if off == self.model.config().heads {
                continue;
            }
            let before = depends.clone();
            for ((query, key), _) in layer.visible[0].indexed_iter().filter(|(_, visible)| **visible) {
                let mut row = depends.row_mut(query);
                row.zip_mut_with(&before.row(key), |depends, &before| *depends |= before);
            }
        }
        depends
    }

    /// What another token at a position would change, all else the same.
    ///
    /// # Errors
    /// - [`Error::BadArgument`] for a position that the text has not, [`Error::IdOutOfRange`], [`Error::NonFiniteLogit`]
    pub fn probe(&self, position: usize, id: u32) -> Result<Probe> {
        self.logits(position)?;
        let mut changed = self.ids.clone();
        changed[position] = id;
        let after = read(&self.model, &changed, &self.intervention)?.logits;
        let rows = || {
            let row = |row| (row_of(self.trace.logits.view(), row), row_of(after.view(), row));
            (0..self.ids.len()).map(row)
        };
        Ok(Probe {
            position,
            id,
            largest: rows().map(|(before, after)| largest_change(before, after)).collect(),
            divergence: rows().map(|(before, after)| divergence(before, after)).collect(),
        })
    }

    fn logits(&self, position: usize) -> Result<&[f32]> {
        let positions = self.ids.len();
        if position >= positions {
            return Err(bad("position", format!("below {positions}"), position));
        }
        Ok(row_of(self.trace.logits.view(), position))
    }

    fn shown(&self, logits: &[f32], position: usize, limit: usize) -> Distribution {
        Distribution::new(logits, position + usize::from(self.model.config().causal), limit)
    }
}

/// Reads a text; logits are finite.
fn read(model: &Model, ids: &[u32], intervention: &Intervention) -> Result<Trace> {
    let trace = model.forward_under(ids, intervention)?;
    (0..ids.len()).try_for_each(|row| check_finite(row_of(trace.logits.view(), row)))?;
    Ok(trace)
}

fn row_of(logits: ArrayView2<'_, f32>, row: usize) -> &[f32] {
    logits.index_axis_move(ndarray::Axis(0), row).to_slice().expect("logits are made row by row")
}

fn largest_change(before: &[f32], after: &[f32]) -> f64 {
    before.iter().zip(after).map(|(&before, &after)| (f64::from(after) - f64::from(before)).abs()).fold(0.0, f64::max)
}

/// `sum of p (log p - log q)`, never below 0: rounding might be.
fn divergence(before: &[f32], after: &[f32]) -> f64 {
    let ((p, log_p), log_q) = (softmax::probs_and_log_probs(before), softmax::log_probs(after));
    let parts = p.iter().zip(log_p).zip(log_q).map(|((p, log_p), log_q)| p * (log_p - log_q));
    parts.sum::<f64>().max(0.0)
}

fn bad(what: &'static str, rule: String, value: usize) -> Error {
    Error::BadArgument { of: "the text".to_owned(), what, rule, value: value.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Config;

    fn inspect(config: Config, ids: &[u32], text: &str) -> Result<Inspection> {
        let model = Model::random(config, 0.5, 7).unwrap();
        Inspection::new(model.into(), ids, Intervention::parse(text)?)
    }

    fn drawn(cells: &Array2<bool>) -> String {
        let rows = cells.rows().into_iter();
        rows.map(|row| row.iter().map(|&cell| if cell { '#' } else { '.' }).collect::<String>())
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn each_layer_lets_a_position_depend_on_what_lies_a_window_further_back() {
        let depends = |layers| {
            let inspection = inspect(Config::gpt2(9, 8, 8, layers, 2), &[1, 2, 3, 4], "mask=window:2").unwrap();
            drawn(&inspection.depends())
        };
        assert_eq!(depends(1), "#... ##.. .##. ..##");
        assert_eq!(depends(2), "#... ##.. ###. .###");
        assert_eq!(depends(3), "#... ##.. ###. ####");
    }

    #[test]
    fn a_layer_whose_heads_are_all_off_lets_nothing_through() {
        let depends = |text| drawn(&inspect(Config::gpt2(9, 8, 8, 1, 2), &[1, 2, 3], text).unwrap().depends());
        assert_eq!(depends("off=0.0"), "#.. ##. ###");
        assert_eq!(depends("off=0.0,0.1"), "#.. .#. ..#");
    }

    #[test]
    fn a_causal_model_speaks_of_the_next_token_and_a_masked_one_of_the_token_there() {
        let position = |causal| {
            let config = Config { causal, ..Config::gpt2(9, 8, 8, 1, 2) };
            let inspection = inspect(config, &[1, 2, 3], "").unwrap();
            let log_prob = inspection.log_probs()[0];
            let row = usize::from(!causal);
            assert!((libm::exp(log_prob) - inspection.probs(row).unwrap()[2]).abs() < 1e-12);
            inspection.distribution(2, 1).unwrap().position
        };
        assert_eq!((position(true), position(false)), (3, 2));
    }

    #[test]
    fn the_same_token_again_changes_nothing() {
        let probe = inspect(Config::gpt2(9, 8, 8, 2, 2), &[1, 2, 3], "").unwrap().probe(1, 2).unwrap();
        assert_eq!((probe.largest, probe.divergence), (vec![0.0; 3], vec![0.0; 3]));
    }

    #[test]
    fn a_divergence_is_that_by_hand() {
        let (before, after) = ([0.0, 0.0], [0.0, 3f32.ln()]);
        let by_hand = 0.5 * (0.5f64 / 0.25).ln() + 0.5 * (0.5f64 / 0.75).ln();
        assert!((divergence(&before, &after) - by_hand).abs() < 1e-7);
        assert_eq!(largest_change(&[1.0, 2.0], &[1.5, 0.0]), 2.0);
    }

    #[test]
    fn what_is_asked_of_a_text_must_be_in_it() {
        let config = || Config::gpt2(9, 8, 8, 1, 2);
        let inspection = inspect(config(), &[1, 2, 3], "").unwrap();
        let message = |error: Error| error.to_string();
        assert_eq!(message(inspection.lens(3, 1).unwrap_err()), "the position of the text must be below 3, got 3");
        assert_eq!(inspection.probe(0, 9).unwrap_err(), Error::IdOutOfRange { id: 9, vocab_size: 9 });
        assert_eq!(inspection.head(1, 0).unwrap_err(), Error::LayerOutOfRange { layer: 1, layers: 1 });
        assert!(inspection.thumbnails(0).is_err());
        assert_eq!(inspect(config(), &[1], "off=0.2").unwrap_err(), Error::HeadOutOfRange { head: 2, heads: 2 });
        assert_eq!(inspect(config(), &[], "").unwrap_err(), Error::EmptyPrompt);
        assert_eq!(inspect(config(), &[1], "flip=0.0").unwrap_err(), Error::MaskRowEmpty { query: 0 });
    }

    #[test]
    fn weights_that_overflow_are_an_error() {
        let mut model = Model::random(Config::gpt2(9, 8, 8, 1, 2), 0.5, 7).unwrap();
        model.params_mut().unwrap().values_mut().fill(f32::MAX);
        let refused = Inspection::new(model.into(), &[1, 2], Intervention::default());
        assert!(matches!(refused, Err(Error::NonFiniteLogit { .. })));
    }
}
