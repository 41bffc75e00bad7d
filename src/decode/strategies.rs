//! Ways to choose the next token, one a file. Each advances every live text by one token, or one search by one expansion.

mod beam;
mod classic;
mod contrastive;
mod diverse;
mod enumerate;
pub(super) mod exact;
mod single;
pub mod speculative;
pub mod stochastic;

use super::{
    Strategy,
    ranking::{Pick, Ranking},
    round::{Round, Row},
    row::{FORBIDDEN, best},
    search::{Branch, Hypothesis},
    step::Candidate,
    tree::Fate,
};
use crate::Result;

/// Makes one step.
pub(super) fn advance(round: &mut Round) -> Result<()> {
    match round.settings.strategy {
        Strategy::Greedy => single::advance(round, false),
        Strategy::Sample { .. } => single::advance(round, true),
        Strategy::Beam(beam) if beam.classic => classic::advance(round, beam),
        Strategy::Beam(beam) => beam::advance(round, beam, false),
        Strategy::BeamSample(beam) => beam::advance(round, beam, true),
        Strategy::DiverseBeam { beams, groups, diversity, length_penalty } => {
            diverse::advance(round, diverse::Diversity { beams, groups, penalty: diversity, length_penalty })
        }
        Strategy::StochasticBeam { beams } => stochastic::advance(round, beams),
        Strategy::Contrastive { alpha, k } => contrastive::advance(round, alpha, k),
        Strategy::Speculative { drafts, greedy } => speculative::advance(round, drafts, greedy),
        Strategy::Exact { best, length_penalty, budget } => exact::advance(round, best, length_penalty, budget),
        Strategy::Enumerate { length_penalty, budget } => enumerate::advance(round, length_penalty, budget),
    }
}

/// Every token after every branch that is not forbidden.
fn pool(branches: &[Branch], rows: &[Row]) -> Vec<Pick> {
    let mut pool = Vec::new();
    for (branch, (above, row)) in branches.iter().zip(rows).enumerate() {
        let scores = row.scores();
        let picks = scores.iter().enumerate().filter(|(_, score)| **score > f64::NEG_INFINITY);
        pool.extend(picks.map(|(id, score)| Pick { branch, id, total: above.score + score }));
    }
    pool
}

/// The best of the [`pool`] of all branches, found without making one.
fn best_of_all(branches: &[Branch], rows: &[Row], count: usize) -> Vec<Pick> {
    let mut ranking = Ranking::new(count);
    for (branch, (above, row)) in branches.iter().zip(rows).enumerate() {
        row.offer(&mut ranking, branch, above.score);
    }
    ranking.picks()
}

/// The best of a pool, the best first; of equals, the lower branch, then the lower id.
fn top(pool: &[Pick], count: usize) -> Vec<Pick> {
    // A pool lies in the order of branches, and in each of ids, or of ids where totals are equal.
    let totals: Vec<f64> = pool.iter().map(|pick| pick.total).collect();
    best(&totals, count).into_iter().map(|index| pool[index]).collect()
}

/// The most forbidden tokens of a branch that a step reports.
const MOST_BLOCKED: usize = 4;

/// Reports the tokens that processors forbid, though the model would rank them above some that came into question.
fn report_blocked(round: &mut Round, branches: &[Branch], rows: &[Row]) {
    if round.settings.processors.is_empty() {
        return;
    }
    let raw = |candidate: &Candidate| branches[candidate.branch].score + candidate.log_prob;
    let worst = round.candidates.iter().map(raw).reduce(f64::min).unwrap_or(FORBIDDEN);
    for (index, (branch, row)) in branches.iter().zip(rows).enumerate() {
        let forbidden = |id: usize| if row.score(id) == FORBIDDEN { row.log_prob(id) } else { FORBIDDEN };
        let forbidden: Vec<f64> = (0..row.len()).map(forbidden).collect();
        for id in best(&forbidden, MOST_BLOCKED) {
            if branch.score + row.log_prob(id) > worst {
                round.candidate((index, branch), row, id, FORBIDDEN, Fate::Blocked);
            }
        }
    }
}

/// A text's score among those that have ended: `sum / length ^ length_penalty`.
fn normalised(sum: f64, length: usize, length_penalty: f64) -> f64 {
    if length_penalty == 0.0 { sum } else { sum / libm::pow(length as f64, length_penalty) }
}

/// Adds a text to those that have ended, which are as many as `most` at best, the best first; of equals, the earlier.
fn add(done: &mut Vec<Hypothesis>, hypothesis: Hypothesis, most: usize) {
    let place = done.iter().position(|other| other.score < hypothesis.score).unwrap_or(done.len());
    done.insert(place, hypothesis);
    done.truncate(most);
}
