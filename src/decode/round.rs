//! One step in the making: what a strategy works with.

mod row;

use std::{
    cell::{Cell, OnceCell},
    sync::Arc,
};

pub(super) use self::row::Row;

use super::{
    Settings, Waterfall,
    processor::{Moment, Processor},
    reader::Reader,
    search::{Branch, Search},
    step::{Candidate, Expanded},
    tree::{Fate, Tree},
    waterfall,
    weights::Weights,
};
use crate::Result;

/// One step in the making. When it fails, the search it began from still stands: the tree only grows.
pub(super) struct Round<'a> {
    pub tree: &'a mut Tree,
    pub reader: &'a mut Reader,
    /// Reads below another prompt, when a processor asks for one.
    pub guide: Option<&'a mut Reader>,
    /// Writes ahead, when the strategy asks for one.
    pub draft: Option<&'a mut Reader>,
    /// How many tokens of each distribution it reports; 0: none, and no waterfall.
    pub detail: usize,
    pub settings: &'a Settings,
    pub eos_ids: Vec<u32>,
    /// The most tokens that can be written.
    pub max_new: usize,
    /// A copy, to be brought forward.
    pub search: Search,
    pub expanded: Vec<Expanded>,
    pub candidates: Vec<Candidate>,
    pub bound: Option<f64>,
    /// Of the stages of a waterfall, once one is asked for.
    pub names: OnceCell<Vec<Arc<str>>>,
    /// Room for the stages of one waterfall after another.
    pub rows: Cell<Vec<f64>>,
}

impl Round<'_> {
    /// What comes after each of these branches, in one evaluation.
    pub fn expand(&mut self, branches: &[Branch]) -> Result<Vec<Row>> {
        self.reader.read(self.tree, branches.iter().map(|branch| branch.node))?;
        if let Some(guide) = &mut self.guide {
            guide.read(self.tree, branches.iter().map(|branch| branch.node))?;
        }
        let mut rows = Vec::with_capacity(branches.len());
        for branch in branches {
            let coin = self.toss();
            let (row, waterfall) = self.row((self.reader, self.guide.as_deref()), branch, coin, self.detail)?;
            self.expanded.push(Expanded { node: branch.node, waterfall, coin: None });
            rows.push(row);
        }
        Ok(rows)
    }

    /// The coin of the processors, where one of them takes it.
    pub fn toss(&mut self) -> f64 {
        let tosses = self.settings.processors.iter().any(Processor::takes_a_coin);
        if tosses { self.search.coins.throw() } else { 0.0 }
    }

    /// What a reader makes of the next token after a branch that it has read, and so has its guide.
    pub fn row(
        &self,
        (reader, guide): (&Reader, Option<&Reader>),
        branch: &Branch,
        coin: f64,
        detail: usize,
    ) -> Result<(Row, Option<Waterfall>)> {
        let (logits, sums) = (reader.shared_logits(branch.node), self.settings.strategy.sums_scores());
        let (row, exponentials) =
            if detail == 0 { (Row::new(logits, sums), Vec::new()) } else { Row::with_exponentials(logits, sums) };
        let processors = &self.settings.processors;
        if processors.is_empty() && detail == 0 {
            return Ok((row, None));
        }
        let ids = [self.reader.prompt(), &self.tree.written(branch.node)].concat();
        let moment = Moment {
            ids: &ids,
            prompt_length: self.reader.prompt().len(),
            eos_ids: &self.eos_ids,
            max_new: self.max_new,
            min_keep: self.settings.strategy.min_keep(&self.eos_ids),
            coin,
            surprise: branch.surprise,
            guide: guide.map(|guide| guide.logits(branch.node)),
        };
        let mut scores = row.scores().into_owned();
        if detail == 0 {
            waterfall::run(processors, &moment, &mut scores, &mut |_| ())?;
            return Ok((row.processed(scores), None));
        }
        let weights = Weights::known(exponentials, row.largest_score(), &scores);
        let mut rows = self.rows.take();
        rows.clear();
        rows.extend_from_slice(&scores);
        waterfall::run(processors, &moment, &mut scores, &mut |after| rows.extend_from_slice(after))?;
        let waterfall = Waterfall::new(self.names(), weights, &rows, detail);
        self.rows.set(rows);
        Ok((row.processed(scores), Some(waterfall)))
    }

    fn names(&self) -> &[Arc<str>] {
        self.names.get_or_init(|| {
            let first = if self.settings.strategy.sums_scores() { "log-probs" } else { "logits" };
            let processors = self.settings.processors.iter().map(|processor| processor.to_string().into());
            std::iter::once(first.into()).chain(processors).collect()
        })
    }

    /// Puts a token of a branch into question: its node is there from now on.
    pub fn candidate(
        &mut self,
        branch: (usize, &Branch),
        row: &Row,
        id: usize,
        score: f64,
        fate: Fate,
    ) -> &mut Candidate {
        let (branch, above) = branch;
        let log_prob = row.log_prob(id);
        let node = self.tree.child_or_new(above.node, id as u32, log_prob);
        let total_score = above.score + score;
        let candidate =
            Candidate { node, branch, log_prob, score, total_score, ranked_by: total_score, fate, coin: None };
        self.candidates.push(candidate);
        self.candidates.last_mut().expect("it was just added")
    }

    /// Whether a token would end its text.
    pub fn is_eos(&self, id: usize) -> bool {
        self.eos_ids.contains(&(id as u32))
    }

    /// Whether a text of a node leaves no room for more.
    pub fn is_full(&self, node: usize) -> bool {
        self.tree.nodes()[node].length >= self.max_new
    }

    /// How long a text becomes with one more token after a branch.
    pub fn length_after(&self, branch: &Branch) -> usize {
        self.tree.nodes()[branch.node].length + 1
    }

    /// Mirostat's bound after a token, by its probability among what was left.
    pub fn surprise_after(&self, branch: &Branch, row: &Row, id: usize) -> Option<f64> {
        if !self.settings.processors.iter().any(Processor::bounds_surprise) {
            return branch.surprise;
        }
        let prob = row.prob(id);
        self.settings.processors.iter().fold(branch.surprise, |bound, processor| processor.next_surprise(bound, prob))
    }
}
