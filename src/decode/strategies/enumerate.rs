//! All texts there are: every token after every live text.

use super::{
    super::{
        round::Round,
        row::best,
        search::{Branch, Stop},
        tree::Fate,
    },
    beam, classic,
};
use crate::Result;

/// Advances every text by every token.
pub fn advance(round: &mut Round, length_penalty: f64, budget: usize) -> Result<()> {
    if round.search.expansions + round.search.live.len() > budget {
        round.search.stop = Some(Stop::Unproven);
        return Ok(());
    }
    let branches = std::mem::take(&mut round.search.live);
    let rows = round.expand(&branches)?;
    round.search.expansions += branches.len();
    for (index, (branch, row)) in branches.iter().zip(&rows).enumerate() {
        let length = round.length_after(branch);
        let scores = row.scores();
        for id in (0..scores.len()).filter(|&id| scores[id] > f64::NEG_INFINITY) {
            let candidate = round.candidate((index, branch), row, id, scores[id], Fate::Kept);
            let (node, score) = (candidate.node, candidate.total_score);
            if round.is_eos(id) || round.is_full(node) {
                round.candidates.last_mut().expect("it was just added").fate = Fate::Finished;
                round.search.done.push(classic::ended(node, score, length, length_penalty));
            } else {
                round.search.live.push(Branch { node, score, ..*branch });
            }
        }
    }
    // Once for all: there may be very many.
    let done = &round.search.done;
    let scores: Vec<f64> = done.iter().map(|ended| ended.score).collect();
    round.search.done = best(&scores, scores.len()).into_iter().map(|index| done[index]).collect();
    if round.search.live.is_empty() {
        let none = round.search.done.is_empty();
        round.search.stop = Some(if none { Stop::NothingLeft } else { Stop::Proven });
    }
    beam::focus(round);
    Ok(())
}
