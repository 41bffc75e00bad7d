//! Beam search as `transformers` did it before 4.50.
//!
//! # Source
//! `transformers` 4.48, `GenerationMixin._beam_search` with `BeamSearchScorer`.

use super::{
    super::{
        round::Round,
        search::{Branch, Hypothesis, Stop},
        strategy::{Beam, EarlyStopping},
        tree::Fate,
    },
    Pick, add, beam, best_of_all, normalised, report_blocked,
};
use crate::Result;

/// Advances all beams by one token.
pub fn advance(round: &mut Round, beam: Beam) -> Result<()> {
    let Beam { beams, length_penalty, early_stopping, .. } = beam;
    let branches = std::mem::take(&mut round.search.live);
    let rows = round.expand(&branches)?;
    let length = round.length_after(&branches[0]);
    let picks = best_of_all(&branches, &rows, beams * (1 + round.eos_ids.len()).max(2));
    let mut done = std::mem::take(&mut round.search.done);
    let mut live = Vec::new();
    for (rank, pick) in picks.iter().enumerate() {
        let (branch, row) = (&branches[pick.branch], &rows[pick.branch]);
        let fate = fate(live.len(), rank, beams, round.is_eos(pick.id));
        let node = round.candidate((pick.branch, branch), row, pick.id, row.score(pick.id), fate).node;
        match fate {
            Fate::Kept => {
                let surprise = round.surprise_after(branch, row, pick.id);
                live.push(Branch { node, score: pick.total, surprise, ..*branch });
            }
            Fate::Finished => add(&mut done, ended(node, pick.total, length, length_penalty), beams),
            _ => {}
        }
    }
    let best = picks.first().map(|pick: &Pick| pick.total);
    let forever = early_stopping == EarlyStopping::Never && length_penalty > 0.0;
    round.bound = best.map(|best| normalised(best, if forever { round.max_new } else { length }, length_penalty));
    let beaten = |bound: f64| done.last().is_some_and(|worst: &Hypothesis| worst.score >= bound);
    let stop = match round.bound {
        _ if done.len() >= beams && early_stopping == EarlyStopping::Yes => Some(Stop::BeamsFull),
        Some(bound) if done.len() >= beams && beaten(bound) => Some(Stop::NoImprovement),
        _ if length >= round.max_new => {
            // What has not ended by then competes with what has.
            for branch in &live {
                add(&mut done, ended(branch.node, branch.score, length, length_penalty), beams);
            }
            Some(Stop::Full)
        }
        _ if live.is_empty() => Some(if done.is_empty() { Stop::NothingLeft } else { Stop::Finished }),
        _ => None,
    };
    round.search.live = if stop == Some(Stop::Full) { Vec::new() } else { live };
    (round.search.done, round.search.stop) = (done, stop);
    report_blocked(round, &branches, &rows);
    beam::focus(round);
    Ok(())
}

/// What becomes of a candidate of this rank, when so many have been kept before it: an end counts among the first `beams`.
pub fn fate(kept: usize, rank: usize, beams: usize, is_eos: bool) -> Fate {
    match (kept < beams, is_eos) {
        (false, _) => Fate::Pruned,
        (true, true) if rank < beams => Fate::Finished,
        (true, true) => Fate::FinishedTooLow,
        (true, false) => Fate::Kept,
    }
}

/// A text that has ended, with its score.
pub fn ended(node: usize, sum: f64, length: usize, length_penalty: f64) -> Hypothesis {
    Hypothesis { node, sum, score: normalised(sum, length, length_penalty), number: 0 }
}
