//! Exact search: the best of all texts, by branch and bound.
//!
//! Depth first, the better token first. Sums of log-probabilities only fall, so a beginning with the sum `φ` can score no
//! more than `φ` (no length penalty), `φ / longest ^ penalty` (above 0) or `φ / length ^ penalty` (below 0).
//!
//! # Source
//! Stahlberg and Byrne 2019, "On NMT Search Errors and Model Errors: Cat Got Your Tongue?", algorithm 1.

use std::sync::Arc;

use super::{
    super::{
        round::{Round, Row},
        row::best as ranked,
        search::{Branch, Stop},
        tree::{Fate, ROOT},
    },
    add, beam, classic, normalised,
};
use crate::Result;

/// A node whose children are looked at one after another.
#[derive(Clone, Debug)]
pub struct Frame {
    branch: Branch,
    /// Tokens that do not end the text, with their scores and model log-probabilities, the best first.
    children: Arc<[(u32, f64, f64)]>,
    next: usize,
}

/// Expands one node.
pub fn advance(round: &mut Round, best: usize, length_penalty: f64, budget: usize) -> Result<()> {
    if round.search.expansions >= budget {
        round.search.stop = Some(Stop::Unproven);
        return Ok(());
    }
    let branches = std::mem::take(&mut round.search.live);
    let rows = round.expand(&branches)?;
    round.search.expansions += 1;
    let (branch, row) = (&branches[0], &rows[0]);
    let length = round.length_after(branch);
    let last = length >= round.max_new;
    let mut children = Vec::new();
    let scores = row.scores();
    for id in ranked(&scores, usize::MAX) {
        let score = scores[id];
        round.search.bound_holds &= score <= 0.0;
        if !last && !round.is_eos(id) {
            children.push((id as u32, score, row.log_prob(id)));
            continue;
        }
        let full = round.search.done.len() >= best;
        let total = branch.score + score;
        let matters = |worst: f64| normalised(total, length, length_penalty) > worst;
        if full && !round.search.done.last().is_some_and(|worst| matters(worst.score)) {
            continue;
        }
        let node = round.candidate((0, branch), row, id, score, Fate::Finished).node;
        add(&mut round.search.done, classic::ended(node, total, length, length_penalty), best);
    }
    round.search.frames.push(Frame { branch: *branch, children: children.into(), next: 0 });
    next(round, (branch, row), best, length_penalty);
    beam::focus(round);
    Ok(())
}

/// Finds the next node to be expanded: what cannot beat the best is passed over.
fn next(round: &mut Round, (branch, row): (&Branch, &Row), best: usize, length_penalty: f64) {
    let full = round.search.done.len() >= best;
    let worst = round.search.done.last().filter(|_| full).map_or(f64::NEG_INFINITY, |ended| ended.score);
    let mut shallowest = None;
    while let Some(mut frame) = round.search.frames.pop() {
        let Some(&(id, score, log_prob)) = frame.children.get(frame.next) else { continue };
        let length = round.tree.nodes()[frame.branch.node].length + 1;
        let reach = if length_penalty > 0.0 { round.max_new } else { length };
        let total = frame.branch.score + score;
        let bound = normalised(total, reach, length_penalty);
        if bound <= worst {
            // Its siblings score lower still.
            if frame.branch.node == branch.node && frame.next == 0 {
                shallowest = Some((id as usize, score));
            }
            continue;
        }
        frame.next += 1;
        let above = frame.branch;
        round.search.frames.push(frame);
        let node = if above.node == branch.node {
            round.candidate((0, branch), row, id as usize, score, Fate::Kept).node
        } else {
            round.tree.child_or_new(above.node, id, log_prob)
        };
        round.bound = Some(bound);
        round.search.live = vec![Branch { node, score: total, ..above }];
        break;
    }
    if let Some((id, score)) = shallowest {
        round.candidate((0, branch), row, id, score, Fate::Pruned);
    }
    if round.search.live.is_empty() {
        round.search.stop = Some(match (round.search.done.is_empty(), round.search.bound_holds) {
            (true, _) => Stop::NothingLeft,
            (false, true) => Stop::Proven,
            (false, false) => Stop::Unproven,
        });
        if round.search.done.is_empty() {
            round.search.focus = ROOT;
        }
    }
}
