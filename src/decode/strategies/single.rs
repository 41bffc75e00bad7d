//! Greedy decoding and sampling: each text goes its own way.

use super::{
    super::{
        round::{Round, Row},
        search::{Branch, Hypothesis, Stop},
        tree::Fate,
    },
    report_blocked,
};
use crate::{Result, rng::draw};

/// Writes one token of each live text: the best, or the one on which a coin falls.
pub fn advance(round: &mut Round, with_coins: bool) -> Result<()> {
    let branches = std::mem::take(&mut round.search.live);
    let rows = round.expand(&branches)?;
    for (index, (branch, row)) in branches.iter().zip(&rows).enumerate() {
        let coin = with_coins.then(|| round.search.coins.throw());
        round.expanded[index].coin = coin;
        write(round, (index, branch), row, coin);
    }
    report_blocked(round, &branches, &rows);
    stop(round);
    Ok(())
}

fn write(round: &mut Round, (index, branch): (usize, &Branch), row: &Row, coin: Option<f64>) {
    let chosen = match coin {
        Some(coin) => {
            let probs = row.probs();
            draw(probs.iter().copied(), coin).map(|id| (id, probs[id]))
        }
        None => row.best(1).first().map(|&id| (id, row.prob(id))),
    };
    let Some((id, prob)) = chosen else { return };
    let candidate = round.candidate((index, branch), row, id, libm::log(prob), Fate::Kept);
    candidate.coin = coin;
    let (node, score) = (candidate.node, candidate.total_score);
    if round.is_eos(id) || round.is_full(node) {
        round.candidates.last_mut().expect("it was just added").fate = Fate::Finished;
        finish(round, Hypothesis { node, sum: score, score, number: branch.number });
    } else {
        let surprise = round.surprise_after(branch, row, id);
        round.search.live.push(Branch { node, score, surprise, ..*branch });
    }
}

/// Adds a text that has ended, in the order of their numbers.
pub fn finish(round: &mut Round, hypothesis: Hypothesis) {
    let done = &mut round.search.done;
    let place = done.iter().position(|other| other.number > hypothesis.number).unwrap_or(done.len());
    done.insert(place, hypothesis);
}

/// Looks whether any text goes on, and what ended the last one.
pub fn stop(round: &mut Round) {
    let search = &mut round.search;
    if let Some(branch) = search.live.first() {
        search.focus = branch.node;
        return;
    }
    let Some(first) = search.done.first() else {
        search.stop = Some(Stop::NothingLeft);
        return;
    };
    search.focus = first.node;
    let last = round.candidates.iter().rev().find(|candidate| candidate.fate == Fate::Finished);
    let ended = last.is_some_and(|candidate| round.is_eos(round.tree.nodes()[candidate.node].id as usize));
    round.search.stop = Some(match last {
        None => Stop::NothingLeft,
        Some(_) if ended => Stop::Finished,
        Some(_) => Stop::Full,
    });
}
