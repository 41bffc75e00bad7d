//! What can be seen of a decoding: its tree and its texts, and of each node what comes next and what it looked at.

use std::sync::Arc;

use ndarray::{Array2, Axis};

use super::Decoder;
use crate::{
    Result,
    decode::{Distribution, Step, Waterfall, tree::Node},
    model::Model,
};

/// One head's attention over a whole text: rows are queries, columns are keys.
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

/// A text that a decoding has come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Sequence {
    /// Its last token.
    pub node: usize,
    /// What was written after the prompt.
    pub ids: Vec<u32>,
    /// log p of it under the model, in nats: the chain rule's sum.
    pub log_prob: f64,
    /// What it is ranked by.
    pub score: f64,
    /// Whether it has ended.
    pub done: bool,
}

/// The chain rule's end: what the conditional probabilities of a text come to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chain {
    /// `P(x) = exp(sum of log p)`, in [0, 1]: their product.
    pub prob: f64,
    /// `exp(-(sum of log p) / T)`; `None` where nothing was written.
    pub perplexity: Option<f64>,
}

impl Decoder {
    /// What the conditional probabilities of all that was written up to a node come to.
    ///
    /// # Errors
    /// - [`Error::UnknownNode`](crate::Error::UnknownNode)
    pub fn chain(&self, node: usize) -> Result<Chain> {
        let &Node { length, total_log_prob, .. } = self.engine.node(node)?;
        let perplexity = (length > 0).then(|| libm::exp(-total_log_prob / length as f64));
        Ok(Chain { prob: libm::exp(total_log_prob), perplexity })
    }

    /// What the last action did, if it was a step.
    pub fn last_step(&self) -> Option<&Arc<Step>> {
        self.entry().and_then(|entry| entry.step.as_ref())
    }

    /// The newest step, of those that are done and not undone, that looked at what comes after a node.
    pub fn step_at(&self, node: usize) -> Option<&Arc<Step>> {
        let steps = self.history[..self.present].iter().rev().filter_map(|entry| entry.step.as_ref());
        steps.into_iter().find(|step| step.expanded.iter().any(|expanded| expanded.node == node))
    }

    /// The model that writes.
    pub fn model(&self) -> &Arc<Model> {
        self.engine.reader.model()
    }

    /// The tokens before all that is written.
    pub fn prompt(&self) -> &[u32] {
        self.engine.reader.prompt()
    }

    /// Every node, each after its parent; the first is the prompt.
    pub fn nodes(&self) -> &[Node] {
        self.engine.tree.nodes()
    }

    /// The nodes from the prompt to a node, both included.
    ///
    /// # Errors
    /// - [`Error::UnknownNode`](crate::Error::UnknownNode)
    pub fn path(&self, node: usize) -> Result<Vec<usize>> {
        self.engine.node(node)?;
        Ok(self.engine.tree.path(node))
    }

    /// The prompt and what was written up to the node that stands for all.
    pub fn ids(&self) -> Vec<u32> {
        [self.prompt(), &self.engine.tree.written(self.search().focus)].concat()
    }

    /// The texts that decoding has come to: those that have ended, then those that go on, each the best first.
    pub fn sequences(&self) -> Vec<Sequence> {
        let search = self.search();
        let done = search.done.iter().map(|ended| (ended.node, ended.score, true));
        let live = search.live.iter().filter(|branch| !branch.ended).map(|branch| (branch.node, branch.score, false));
        let sequence = |(node, score, done)| Sequence {
            node,
            ids: self.engine.tree.written(node),
            log_prob: self.engine.tree.nodes()[node].total_log_prob,
            score,
            done,
        };
        done.chain(live).map(sequence).collect()
    }

    /// How many tokens were evaluated, the prompt's included, by all models.
    pub fn evaluated(&self) -> usize {
        self.engine.evaluated()
    }

    /// What the model says comes next after a node: its `limit` most probable tokens, and the rest as mass.
    ///
    /// # Errors
    /// - [`Error::UnknownNode`](crate::Error::UnknownNode), and those of an evaluation
    pub fn distribution(&mut self, node: usize, limit: usize) -> Result<Distribution> {
        let position = self.prompt().len() + self.engine.node(node)?.length;
        self.engine.reader.read(&self.engine.tree, [node])?;
        Ok(Distribution::new(self.engine.reader.logits(node), position, limit))
    }

    /// What all processors make of what comes next after a node, one after another, with `limit` tokens shown.
    ///
    /// # Errors
    /// - [`Error::UnknownNode`](crate::Error::UnknownNode), [`Error::NonFiniteScore`](crate::Error::NonFiniteScore), and those of an evaluation
    pub fn waterfall(&mut self, node: usize, limit: usize) -> Result<Waterfall> {
        self.engine.node(node)?;
        let (settings, search) = (self.settings().clone(), self.search().clone());
        let (_, waterfall) = self.engine.row(&settings, search, node, limit.max(1))?;
        Ok(waterfall.expect("it was asked for"))
    }

    /// One head's attention over the text that ends in a node.
    ///
    /// # Errors
    /// - [`Error::UnknownNode`](crate::Error::UnknownNode), [`Error::LayerOutOfRange`](crate::Error::LayerOutOfRange), [`Error::HeadOutOfRange`](crate::Error::HeadOutOfRange), and those of an evaluation
    pub fn attention(&mut self, node: usize, layer: usize, head: usize) -> Result<Attention> {
        self.engine.node(node)?;
        self.engine.reader.read(&self.engine.tree, [node])?;
        let config = self.engine.reader.model().config();
        let (kv, place) = self.engine.reader.kv(node);
        let (visible, attention) = kv.attention(config, place, layer, head)?;
        let [scores, weights] = [attention.scores, attention.weights].map(|heads| heads.index_axis_move(Axis(0), 0));
        Ok(Attention { scale: config.heads_of_layer(layer).scale, scores, visible, weights })
    }
}
