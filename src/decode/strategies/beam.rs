//! Beam search as `transformers` has done it since 4.50, and beam sampling.
//!
//! # Source
//! `transformers` 5.23, `GenerationMixin._beam_search`; differences in `docs/differences.md`.

use super::{
    super::{
        round::Round,
        row,
        search::{Branch, Hypothesis, Stop},
        strategy::{Beam, EarlyStopping},
        tree::Fate,
    },
    Pick, add, best_of_all, normalised, pool, report_blocked,
};
use crate::{Result, rng::draw};

/// Advances all beams by one token. `draws`: candidates are drawn without replacement instead of taken from the top.
pub fn advance(round: &mut Round, beam: Beam, draws: bool) -> Result<()> {
    let Beam { beams, length_penalty, early_stopping, .. } = beam;
    let branches = std::mem::take(&mut round.search.live);
    let rows = round.expand(&branches)?;
    let length = round.length_after(&branches[0]);
    let count = beams * (1 + round.eos_ids.len()).max(2);
    let picks: Vec<(Pick, Option<f64>)> = if draws {
        drawn(round, &pool(&branches, &rows), count)
    } else {
        best_of_all(&branches, &rows, count).into_iter().map(|pick| (pick, None)).collect()
    };
    // Texts that have ended are not taken once there are enough, or once none can matter.
    let closed = early_stopping == EarlyStopping::Yes && round.search.done.len() >= beams;
    let mut live: Vec<(usize, Branch)> = Vec::new();
    for (rank, (pick, coin)) in picks.iter().enumerate() {
        let (branch, row) = (&branches[pick.branch], &rows[pick.branch]);
        let candidate = round.candidate((pick.branch, branch), row, pick.id, row.score(pick.id), Fate::Pruned);
        candidate.coin = *coin;
        let node = candidate.node;
        if round.is_eos(pick.id) || round.is_full(node) {
            let counts = rank < beams && !closed;
            round.candidates[rank].fate = if counts { Fate::Finished } else { Fate::FinishedTooLow };
            if counts {
                let score = normalised(pick.total, length, length_penalty);
                add(&mut round.search.done, Hypothesis { node, sum: pick.total, score, number: 0 }, beams);
            }
        } else {
            let surprise = round.surprise_after(branch, row, pick.id);
            live.push((rank, Branch { node, score: pick.total, surprise, ..*branch }));
        }
    }
    // Drawn candidates come in the order of their draws.
    let scores: Vec<f64> = live.iter().map(|(_, branch)| branch.score).collect();
    for index in row::best(&scores, beams) {
        let (rank, branch) = live[index];
        round.candidates[rank].fate = Fate::Kept;
        round.search.live.push(branch);
    }
    report_blocked(round, &branches, &rows);
    stop(round, beam, length);
    Ok(())
}

/// Draws so many different tokens from the softmax of a pool, each with a coin of its own over what is left.
fn drawn(round: &mut Round, pool: &[Pick], count: usize) -> Vec<(Pick, Option<f64>)> {
    let totals: Vec<f64> = pool.iter().map(|pick| pick.total).collect();
    let mut probs = row::probs(&totals);
    let mut picks = Vec::new();
    while picks.len() < count.min(pool.len()) {
        let left: f64 = probs.iter().sum();
        let coin = round.search.coins.throw();
        let Some(index) = draw(probs.iter().map(|prob| prob / left), coin) else { break };
        probs[index] = 0.0;
        picks.push((pool[index], Some(coin)));
    }
    picks
}

/// Looks whether the live beams can still improve what has ended.
fn stop(round: &mut Round, Beam { beams, length_penalty, early_stopping, .. }: Beam, length: usize) {
    let forever = early_stopping == EarlyStopping::Never && length_penalty > 0.0;
    let reach = if forever { round.max_new } else { length };
    let search = &mut round.search;
    round.bound = search.live.first().map(|best| normalised(best.score, reach, length_penalty));
    let full = search.done.len() >= beams;
    let improves = |bound: f64| !full || bound > search.done[search.done.len() - 1].score;
    search.stop = match round.bound {
        None if search.done.is_empty() => Some(Stop::NothingLeft),
        None => Some(Stop::Finished),
        Some(bound) if !improves(bound) => Some(Stop::NoImprovement),
        Some(_) if full && early_stopping == EarlyStopping::Yes => Some(Stop::BeamsFull),
        Some(_) => None,
    };
    focus(round);
}

/// The best live text stands for all, or, when all is over, the best that has ended.
pub fn focus(round: &mut Round) {
    let search = &mut round.search;
    let over = search.stop.is_some() || search.live.is_empty();
    let best_done = search.done.first().filter(|_| over).map(|hypothesis| hypothesis.node);
    let best = best_done.or(search.live.first().map(|branch| branch.node));
    search.focus = best.unwrap_or(search.focus);
}
