//! Speculative decoding: a draft writes ahead, the model reads it all at once, and accepts or corrects.
//!
//! A draft's token is accepted while `u <= p / q`; at the first that is not, a token is drawn from `max(p - q, 0)`, scaled to
//! sum to 1; after the last, one from `p`. What is written is distributed as if the model had written it alone.
//!
//! # Source
//! Leviathan, Kalman and Matias 2023, "Fast Inference from Transformers via Speculative Decoding", algorithm 1.

use super::{
    super::{
        round::{Round, Row},
        search::{Branch, Hypothesis},
        step::Expanded,
        tree::Fate,
    },
    single,
};
use crate::{Result, ops::softmax, rng::draw};

/// Writes the drafts that are accepted, and one token more.
pub(in crate::decode) fn advance(round: &mut Round, drafts: usize, greedy: bool) -> Result<()> {
    let branches = std::mem::take(&mut round.search.live);
    let begin = branches[0];
    let (written, proposals) = propose(round, begin, drafts, greedy)?;
    // One pass of the model over all of them.
    let nodes: Vec<usize> = written.iter().map(|branch| branch.node).collect();
    round.reader.read_chain(round.tree, &nodes)?;
    if let Some(guide) = &mut round.guide {
        guide.read_chain(round.tree, &nodes)?;
    }
    for (&node, &Proposal { id, .. }) in nodes.iter().zip(&proposals) {
        let log_prob = softmax::log_probs(round.reader.logits(node))[id];
        // The draft put the node there without it.
        round.tree.child_or_new(node, id as u32, log_prob);
    }
    let mut branch = begin;
    for (index, proposal) in proposals.iter().map(Some).chain([None]).enumerate() {
        let coin = round.toss();
        let (row, waterfall) = round.row((round.reader, round.guide.as_deref()), &branch, coin, round.detail)?;
        round.expanded.push(Expanded { node: branch.node, waterfall, coin: None });
        let probs = row.probs();
        let Some((id, accepted)) = decide(round, &row, &probs, proposal, greedy) else { break };
        if let Some(Proposal { id: drafted, probs: q, .. }) = proposal.filter(|_| !accepted) {
            let candidate = round.candidate((index, &branch), &row, *drafted, libm::log(probs[*drafted]), Fate::Pruned);
            candidate.ranked_by = (probs[*drafted] / q[*drafted]).min(1.0);
        }
        let candidate = round.candidate((index, &branch), &row, id, libm::log(probs[id]), Fate::Kept);
        candidate.ranked_by = proposal.map_or(1.0, |proposal| (probs[id] / proposal.probs[id]).min(1.0));
        let (node, score) = (candidate.node, candidate.total_score);
        let surprise = round.surprise_after(&branch, &row, id);
        branch = Branch { node, score, surprise, ..branch };
        if round.is_eos(id) || round.is_full(node) {
            round.candidates.last_mut().expect("it was just added").fate = Fate::Finished;
            single::finish(round, Hypothesis { node, sum: score, score, number: branch.number });
            single::stop(round);
            return Ok(());
        }
        if !accepted {
            break;
        }
    }
    if branch.node != begin.node {
        round.search.live = vec![branch];
    }
    single::stop(round);
    Ok(())
}

/// A token of the draft, and the distribution it was drawn from.
struct Proposal {
    id: usize,
    probs: Vec<f64>,
}

/// Lets the draft write: the branches it passes, and its tokens.
fn propose(round: &mut Round, begin: Branch, drafts: usize, greedy: bool) -> Result<(Vec<Branch>, Vec<Proposal>)> {
    let (mut passed, mut proposals) = (vec![begin], Vec::new());
    let room = round.max_new - round.tree.nodes()[begin.node].length;
    // The model's own token needs room too.
    while proposals.len() < drafts.min(room.saturating_sub(1)) {
        let branch = passed[passed.len() - 1];
        let coin = round.toss();
        let Some(draft) = round.draft.take() else { break };
        let read = draft.read(round.tree, [branch.node]).and_then(|()| round.row((draft, None), &branch, coin, 0));
        round.draft = Some(draft);
        let (row, _) = read?;
        let probs = row.probs();
        let chosen =
            if greedy { row.best(1).first().copied() } else { draw(probs.iter().copied(), round.search.coins.throw()) };
        let Some(id) = chosen else { break };
        let node = round.tree.child_or_new(branch.node, id as u32, f64::NAN);
        proposals.push(Proposal { id, probs });
        passed.push(Branch { node, ..branch });
        if round.is_eos(id) {
            // Nothing can be read after it.
            passed.pop();
            break;
        }
    }
    Ok((passed, proposals))
}

/// The next token, and whether it is the draft's.
fn decide(
    round: &mut Round,
    row: &Row,
    probs: &[f64],
    proposal: Option<&Proposal>,
    greedy: bool,
) -> Option<(usize, bool)> {
    if greedy {
        let id = row.best(1).first().copied()?;
        return Some((id, proposal.is_some_and(|proposal| proposal.id == id)));
    }
    let Some(Proposal { id, probs: q, .. }) = proposal else {
        return draw(probs.iter().copied(), round.search.coins.throw()).map(|id| (id, false));
    };
    if accepts(probs[*id], q[*id], round.search.coins.throw()) {
        return Some((*id, true));
    }
    draw(residual(probs, q), round.search.coins.throw()).map(|id| (id, false))
}

/// Whether a draft's token is accepted: `u <= p / q`.
pub fn accepts(p: f64, q: f64, coin: f64) -> bool {
    coin * q <= p
}

/// What a token is drawn from after a rejection: `max(p - q, 0)`, scaled to sum to 1.
pub fn residual(p: &[f64], q: &[f64]) -> Vec<f64> {
    let mut left: Vec<f64> = p.iter().zip(q).map(|(p, q)| (p - q).max(0.0)).collect();
    let sum: f64 = left.iter().sum();
    if sum > 0.0 {
        for prob in &mut left {
            *prob /= sum;
        }
        left
    } else {
        // Equal distributions: nothing was to be rejected but for rounding.
        p.to_vec()
    }
}
