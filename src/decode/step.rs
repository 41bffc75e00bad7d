//! What a step of decoding did.

use super::{Stop, Waterfall, tree::Fate};

/// What a step did.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The nodes whose next tokens were looked at, one for each live text.
    pub expanded: Vec<Expanded>,
    /// The tokens that came into question, in the order in which they were ranked or drawn.
    pub candidates: Vec<Candidate>,
    /// What goes on after it: nodes with their scores, the best first where they compete.
    pub live: Vec<Standing>,
    /// What has ended by then: nodes with the scores they are ranked by.
    pub done: Vec<Standing>,
    /// Beam search: the best that the live texts can still reach. Stochastic beam: the threshold of its estimator.
    pub bound: Option<f64>,
    /// Why decoding goes no further, if it does not.
    pub stop: Option<Stop>,
    /// The node that stands for all.
    pub focus: usize,
    /// How many texts the model has read for this step, one pass over the weights for all of them.
    pub evaluated: usize,
}

/// A node whose next tokens were looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Expanded {
    /// The node.
    pub node: usize,
    /// From logits to probabilities, if asked for.
    pub waterfall: Option<Waterfall>,
    /// The coin that chose, where one did.
    pub coin: Option<f64>,
}

/// A token that came into question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// Its node.
    pub node: usize,
    /// Which of the expanded nodes it follows.
    pub branch: usize,
    /// log p under the model, in nats.
    pub log_prob: f64,
    /// What the processors made of it.
    pub score: f64,
    /// The sum of `score` over its text.
    pub total_score: f64,
    /// What it was ranked by, where that is another number: perturbed, less a likeness, as a ratio of two models.
    pub ranked_by: f64,
    /// What became of it.
    pub fate: Fate,
    /// The coin that was thrown for it, where one was.
    pub coin: Option<f64>,
}

/// A text's place on a scoreboard.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// Its last token.
    pub node: usize,
    /// What it is ranked by.
    pub score: f64,
}
