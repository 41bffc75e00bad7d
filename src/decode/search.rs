//! Where a decoding stands: what is live, what is done, and the coins to come. Small, so that each action keeps a copy.

use std::sync::Arc;

use super::strategies::exact::Frame;
use crate::rng::Rng;

/// Where a decoding stands.
#[derive(Clone, Debug)]
pub struct Search {
    /// Texts that go on, the best first where they compete.
    pub live: Vec<Branch>,
    /// Texts that have ended, the best first where they compete.
    pub done: Vec<Hypothesis>,
    /// Why it goes no further, if it does not.
    pub stop: Option<Stop>,
    /// The node that stands for all: of the best text.
    pub focus: usize,
    pub(super) coins: Coins,
    /// Exact search: the nodes whose children are not all looked at.
    pub(super) frames: Vec<Frame>,
    /// Exact search and enumeration: how many nodes were expanded.
    pub(super) expansions: usize,
    /// Exact search: whether no step has raised a score, so that the bound holds.
    pub(super) bound_holds: bool,
}

/// A text that goes on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Branch {
    /// Its last token.
    pub node: usize,
    /// The sum of what the processors made of its tokens' log-probabilities.
    pub score: f64,
    /// Which text of a sample, which group of a diverse beam.
    pub number: usize,
    /// Stochastic beam: the largest perturbed log-probability of any text that begins so.
    pub perturbed: f64,
    /// Stochastic beam: whether the text has ended, and only competes.
    pub ended: bool,
    /// Mirostat's bound.
    pub surprise: Option<f64>,
}

/// A text that has ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hypothesis {
    /// Its last token.
    pub node: usize,
    /// The sum of what the processors made of its tokens' log-probabilities.
    pub sum: f64,
    /// What it is ranked by: `sum / length ^ length penalty` where there is one.
    pub score: f64,
    /// Which text of a sample, which group of a diverse beam.
    pub number: usize,
}

/// Why a decoding goes no further.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The text has ended, or all have.
    Finished,
    /// There is no more room.
    Full,
    /// Everything was forbidden.
    NothingLeft,
    /// No live beam can beat those that have ended.
    NoImprovement,
    /// As many texts have ended as there are beams.
    BeamsFull,
    /// Nothing better is left: proven.
    Proven,
    /// The budget is spent, or a step has raised a score: nothing is proven.
    Unproven,
}

impl Stop {
    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Finished => "finished",
            Self::Full => "full",
            Self::NothingLeft => "nothing-left",
            Self::NoImprovement => "no-improvement",
            Self::BeamsFull => "beams-full",
            Self::Proven => "proven",
            Self::Unproven => "unproven",
        }
    }
}

/// Coins that were given, and after them those of a seed.
#[derive(Clone, Debug)]
pub(super) struct Coins {
    given: Arc<[f64]>,
    used: usize,
    rng: Rng,
}

impl Coins {
    pub fn new(given: &[f64], seed: u64) -> Self {
        Self { given: given.into(), used: 0, rng: Rng::new(seed) }
    }

    pub fn throw(&mut self) -> f64 {
        self.used += 1;
        self.given.get(self.used - 1).copied().unwrap_or_else(|| self.rng.uniform())
    }
}

impl Search {
    /// A beginning at a node with a score.
    pub(super) fn begin(node: usize, score: f64, coins: Coins) -> Self {
        Self {
            live: vec![Branch { node, score, number: 0, perturbed: 0.0, ended: false, surprise: None }],
            done: Vec::new(),
            stop: None,
            focus: node,
            coins,
            frames: Vec::new(),
            expansions: 0,
            bound_holds: true,
        }
    }
}
