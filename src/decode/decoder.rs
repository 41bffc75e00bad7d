//! One text, written token by token: the most probable one each time, or one picked by hand.

use std::sync::Arc;

use ndarray::{Array2, Axis};

use super::distribution::{Distribution, argmax, check_finite};
use crate::{
    Error, Result,
    model::{KvTree, Model, NodeId, kv_tree::Run},
    ops::softmax,
};

/// Whether a text can go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It can.
    Open,
    /// Its last token ended it.
    Finished,
    /// The context has no room left.
    Full,
}

impl State {
    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Finished => "finished",
            Self::Full => "full",
        }
    }
}

/// Who chose a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The model: its most probable token.
    Greedy,
    /// The user.
    Hand,
}

/// One token that was written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// The token.
    pub id: u32,
    /// Its place in the text, from 0.
    pub position: usize,
    /// log p of this token after those before it, in nats.
    pub log_prob: f64,
    /// The sum of `log_prob` over all tokens written after the prompt.
    pub total_log_prob: f64,
    /// Who chose it.
    pub choice: Choice,
    /// The text's state with it.
    pub state: State,
}

/// One head's attention over the whole text: rows are queries, columns are keys.
#[derive(Clone, Debug, PartialEq)]
pub struct Attention {
    /// What a score is multiplied by before the softmax.
    pub scale: f32,
    /// `Q Kᵀ`, neither scaled nor masked (T, T).
    pub scores: Array2<f32>,
    /// Where the query may see the key (T, T).
    pub visible: Array2<bool>,
    /// Rows sum to 1; masked cells are exactly 0 (T, T).
    pub weights: Array2<f32>,
}

/// A text with what comes next. To go [`back`](Self::back) and on again costs nothing: a token that was once written
/// after a text is never evaluated again.
///
/// ```
/// use std::sync::Arc;
/// use lookback::{decode::Decoder, model::{Config, Model}};
/// let model = Arc::new(Model::random(Config::gpt2(10, 8, 4, 1, 2), 0.5, 7)?);
/// let mut decoder = Decoder::new(model, &[1, 2])?;
/// let best = decoder.distribution(1).candidates[0].id;
/// assert_eq!(decoder.step()?.id, best);
/// assert_eq!(decoder.ids(), [1, 2, best]);
/// # Ok::<(), lookback::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Decoder {
    model: Arc<Model>,
    kv: KvTree,
    prompt: Vec<u32>,
    /// Every text that was reached, the prompt first.
    reached: Vec<Reached>,
    /// What leads from the prompt to the text, by index in `reached`.
    path: Vec<usize>,
}

/// A text that was reached: its last token, and what comes after it.
#[derive(Clone, Debug)]
struct Reached {
    node: NodeId,
    parent: Option<usize>,
    id: u32,
    choice: Choice,
    logits: Vec<f32>,
}

impl Decoder {
    /// Evaluates a prompt.
    ///
    /// # Errors
    /// - [`Error::EmptyPrompt`], [`Error::IdOutOfRange`], [`Error::ContextFull`]
    /// - [`Error::NotCausal`] for a masked model
    /// - [`Error::NonFiniteLogit`]
    pub fn new(model: Arc<Model>, prompt: &[u32]) -> Result<Self> {
        let kv = KvTree::new(model.config());
        let mut decoder = Self { model, kv, prompt: prompt.to_vec(), reached: Vec::new(), path: Vec::new() };
        decoder.reach(None, prompt, Choice::Hand)?;
        decoder.path.push(0);
        Ok(decoder)
    }

    /// The prompt and all that was written.
    pub fn ids(&self) -> Vec<u32> {
        let written = self.path[1..].iter().map(|&index| self.reached[index].id);
        self.prompt.iter().copied().chain(written).collect()
    }

    /// How many of the tokens are the prompt's.
    pub fn prompt_length(&self) -> usize {
        self.prompt.len()
    }

    /// Whether the text can go on. An end-of-text token in the prompt does not end it: GPT-2 begins with one.
    pub fn state(&self) -> State {
        let written = self.path.len() > 1;
        if written && self.model.config().eos_ids.contains(&self.reached[self.here()].id) {
            State::Finished
        } else if self.length() >= self.model.config().context_size {
            State::Full
        } else {
            State::Open
        }
    }

    /// What comes next: its `limit` most probable tokens, and the rest as mass.
    pub fn distribution(&self, limit: usize) -> Distribution {
        Distribution::new(&self.reached[self.here()].logits, self.length(), limit)
    }

    /// Writes the most probable token; of equals, the lowest id.
    ///
    /// # Errors
    /// - [`Error::TextFinished`], [`Error::ContextFull`] by the [`state`](Self::state)
    /// - [`Error::NonFiniteLogit`]; the text is as before
    pub fn step(&mut self) -> Result<Step> {
        self.write(argmax(&self.reached[self.here()].logits), Choice::Greedy)
    }

    /// Writes a token picked by hand.
    ///
    /// # Errors
    /// - [`Error::IdOutOfRange`], and those of [`step`](Self::step)
    pub fn choose(&mut self, id: u32) -> Result<Step> {
        self.model.check_ids(&[id])?;
        self.write(id, Choice::Hand)
    }

    /// Takes the last token away that was written; `false` when only the prompt is left.
    pub fn back(&mut self) -> bool {
        let written = self.path.len() > 1;
        if written {
            self.path.pop();
        }
        written
    }

    /// One head's attention over the whole text.
    ///
    /// # Errors
    /// - [`Error::LayerOutOfRange`], [`Error::HeadOutOfRange`]
    pub fn attention(&self, layer: usize, head: usize) -> Result<Attention> {
        let config = self.model.config();
        let node = self.reached[self.here()].node;
        let (visible, attention) = self.kv.attention(config, node, layer, head)?;
        let [scores, weights] = [attention.scores, attention.weights].map(|heads| heads.index_axis_move(Axis(0), 0));
        Ok(Attention { scale: config.heads_of_layer(layer).scale, scores, visible, weights })
    }

    fn here(&self) -> usize {
        self.path[self.path.len() - 1]
    }

    fn length(&self) -> usize {
        self.prompt.len() + self.path.len() - 1
    }

    fn write(&mut self, id: u32, choice: Choice) -> Result<Step> {
        match self.state() {
            State::Open => {}
            State::Finished => {
                return Err(Error::TextFinished { id: self.reached[self.here()].id, position: self.length() - 1 });
            }
            State::Full => {
                let context_size = self.model.config().context_size;
                return Err(Error::ContextFull { context_size, positions: self.length() + 1 });
            }
        }
        let here = self.here();
        let known = self.reached.iter().position(|text| text.parent == Some(here) && text.id == id);
        let next = match known {
            Some(next) => next,
            None => self.reach(Some(here), &[id], choice)?,
        };
        self.reached[next].choice = choice;
        self.path.push(next);
        Ok(self.last_step())
    }

    /// Evaluates tokens after a text that was reached; gives the index of the new one.
    fn reach(&mut self, parent: Option<usize>, ids: &[u32], choice: Choice) -> Result<usize> {
        let run = Run { parent: parent.map(|parent| self.reached[parent].node), ids };
        let evaluated = self.kv.evaluate(&self.model, &[run])?;
        let logits = evaluated.logits.into_raw_vec_and_offset().0;
        check_finite(&logits)?;
        let id = ids[ids.len() - 1];
        self.reached.push(Reached { node: evaluated.nodes[0], parent, id, choice, logits });
        Ok(self.reached.len() - 1)
    }

    /// The report of the last token that was written.
    fn last_step(&self) -> Step {
        let log_probs = self.path.windows(2).map(|pair| {
            let (before, after) = (&self.reached[pair[0]], &self.reached[pair[1]]);
            f64::from(before.logits[after.id as usize]) - softmax::log_sum_exp(&before.logits)
        });
        let log_probs: Vec<f64> = log_probs.collect();
        let last = &self.reached[self.here()];
        Step {
            id: last.id,
            position: self.length() - 1,
            log_prob: log_probs.last().copied().unwrap_or(0.0),
            total_log_prob: log_probs.iter().sum(),
            choice: last.choice,
            state: self.state(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Config;

    fn decoder(eos_ids: Vec<u32>, prompt: &[u32]) -> Decoder {
        let config = Config { eos_ids, ..Config::gpt2(11, 6, 8, 2, 2) };
        Decoder::new(Arc::new(Model::random(config, 0.5, 3).unwrap()), prompt).unwrap()
    }

    #[test]
    fn a_greedy_text_is_the_most_probable_token_each_time() {
        let mut decoder = decoder(vec![], &[1, 2]);
        let mut total = 0.0;
        for position in 2..6 {
            let best = decoder.distribution(1).candidates[0];
            let step = decoder.step().unwrap();
            total += best.log_prob;
            assert_eq!((step.id, step.position, step.choice), (best.id, position, Choice::Greedy));
            assert!((step.log_prob - best.log_prob).abs() < 1e-12 && (step.total_log_prob - total).abs() < 1e-12);
        }
        assert_eq!(decoder.state(), State::Full);
        assert_eq!(decoder.step(), Err(Error::ContextFull { context_size: 6, positions: 7 }));
        assert_eq!(decoder.ids().len(), 6);
    }

    #[test]
    fn back_and_on_again_evaluates_nothing_anew() {
        let mut decoder = decoder(vec![], &[1]);
        decoder.choose(4).unwrap();
        let there = decoder.distribution(3);
        decoder.step().unwrap();
        assert!(decoder.back() && decoder.back() && !decoder.back());
        let evaluated = decoder.kv.len();
        assert_eq!(decoder.choose(4).unwrap().choice, Choice::Hand);
        assert_eq!((decoder.distribution(3), decoder.kv.len()), (there, evaluated));
    }

    #[test]
    fn an_end_of_text_ends_it_unless_the_prompt_holds_it() {
        let mut decoder = decoder(vec![5], &[5]);
        assert_eq!(decoder.state(), State::Open);
        assert_eq!(decoder.choose(5).unwrap().state, State::Finished);
        assert_eq!(decoder.step(), Err(Error::TextFinished { id: 5, position: 1 }));
        assert!(decoder.back());
        assert_eq!(decoder.state(), State::Open);
    }

    #[test]
    fn attention_is_over_the_whole_text_and_bounds_are_checked() {
        let mut decoder = decoder(vec![], &[1, 2]);
        decoder.step().unwrap();
        let attention = decoder.attention(1, 1).unwrap();
        assert_eq!(attention.weights.dim(), (3, 3));
        assert!(attention.visible.indexed_iter().all(|((query, key), &visible)| visible == (key <= query)));
        assert!(attention.weights.rows().into_iter().all(|row| (row.sum() - 1.0).abs() < 1e-6));
        assert_eq!(decoder.attention(2, 0), Err(Error::LayerOutOfRange { layer: 2, layers: 2 }));
        assert_eq!(decoder.attention(0, 2), Err(Error::HeadOutOfRange { head: 2, heads: 2 }));
    }

    #[test]
    fn overflowing_weights_are_an_error_and_not_a_token() {
        let config = Config::gpt2(5, 4, 4, 1, 1);
        let mut model = Model::random(config, 0.2, 1).unwrap();
        // Token 0's vector, and the shift of the final norm.
        let values = model.params_mut().values_mut();
        values[..4].fill(2.0);
        let shift = values.len() - 4;
        values[shift..].fill(3e38);
        let error = Decoder::new(Arc::new(model), &[0]).unwrap_err();
        assert_eq!(error.code(), "non-finite-logit");
    }

    #[test]
    fn ids_beyond_the_vocabulary_are_refused_and_leave_the_text() {
        let mut decoder = decoder(vec![], &[1]);
        assert_eq!(decoder.choose(11), Err(Error::IdOutOfRange { id: 11, vocab_size: 11 }));
        assert_eq!(decoder.ids(), [1]);
    }
}
