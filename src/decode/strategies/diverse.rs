//! Diverse beam search: groups of beams decode one after another, and pay for tokens that earlier groups have just taken.
//!
//! # Source
//! Vijayakumar et al. 2016, "Diverse Beam Search"; `transformers` 4.55, `GenerationMixin._group_beam_search`.

use super::{
    super::{
        round::{Round, Row},
        row::rank,
        search::{Branch, Hypothesis, Stop},
        tree::Fate,
    },
    Pick, add, beam, classic, normalised, report_blocked, top,
};
use crate::Result;

/// The settings of a diverse beam search.
#[derive(Clone, Copy)]
pub struct Diversity {
    pub beams: usize,
    pub groups: usize,
    pub penalty: f64,
    pub length_penalty: f64,
}

/// Advances all groups by one token.
pub fn advance(round: &mut Round, settings: Diversity) -> Result<()> {
    let branches = std::mem::take(&mut round.search.live);
    let rows = round.expand(&branches)?;
    let length = round.length_after(&branches[0]);
    let mut used: Vec<usize> = Vec::new();
    let mut goes_on = false;
    for group in 0..settings.groups {
        let own: Vec<usize> = (0..branches.len()).filter(|&branch| branches[branch].number == group).collect();
        if own.is_empty() {
            // A group that has stopped counts as one that takes the end of the text.
            used.extend(round.eos_ids.first().map(|&id| vec![id as usize; settings.width()]).unwrap_or_default());
            continue;
        }
        let (live, stops) = advance_group(round, (group, settings), (&branches, &rows), &own, &used);
        used.extend(live.iter().map(|branch| round.tree.nodes()[branch.node].id as usize));
        if !stops {
            goes_on |= !live.is_empty();
            round.search.live.extend(live);
        }
    }
    if length >= round.max_new {
        for branch in std::mem::take(&mut round.search.live) {
            let ended = classic::ended(branch.node, branch.score, length, settings.length_penalty);
            finish(round, Hypothesis { number: branch.number, ..ended }, settings.width());
        }
        round.search.stop = Some(Stop::Full);
    } else if !goes_on {
        round.search.stop = Some(if round.search.done.is_empty() { Stop::NothingLeft } else { Stop::NoImprovement });
    }
    report_blocked(round, &branches, &rows);
    beam::focus(round);
    Ok(())
}

impl Diversity {
    /// Beams of one group.
    fn width(self) -> usize {
        self.beams / self.groups
    }
}

/// The beams of one group after its next token, and whether it stops there.
fn advance_group(
    round: &mut Round,
    (group, settings): (usize, Diversity),
    (branches, rows): (&[Branch], &[Row]),
    own: &[usize],
    used: &[usize],
) -> (Vec<Branch>, bool) {
    let Diversity { penalty, length_penalty, .. } = settings;
    let width = settings.width();
    let length = round.length_after(&branches[own[0]]);
    let mut pool = Vec::new();
    for &branch in own {
        let scores = rows[branch].scores();
        let possible = scores.iter().enumerate().filter(|(_, score)| **score > f64::NEG_INFINITY);
        pool.extend(possible.map(|(id, score)| {
            let taken = used.iter().filter(|&&other| other == id).count();
            Pick { branch, id, total: branches[branch].score + score - penalty * taken as f64 }
        }));
    }
    let picks = top(&pool, 2 * width);
    let mut live = Vec::new();
    for (rank, pick) in picks.iter().enumerate() {
        let (branch, row) = (&branches[pick.branch], &rows[pick.branch]);
        let fate = classic::fate(live.len(), rank, width, round.is_eos(pick.id));
        let node = round.candidate((pick.branch, branch), row, pick.id, pick.total - branch.score, fate).node;
        match fate {
            Fate::Kept => {
                let surprise = round.surprise_after(branch, row, pick.id);
                live.push(Branch { node, score: pick.total, number: group, surprise, ..*branch });
            }
            Fate::Finished => {
                let ended = classic::ended(node, pick.total, length, length_penalty);
                finish(round, Hypothesis { number: group, ..ended }, width);
            }
            _ => {}
        }
    }
    let own_done: Vec<f64> =
        round.search.done.iter().filter(|ended| ended.number == group).map(|ended| ended.score).collect();
    let worst = own_done.iter().copied().fold(f64::INFINITY, f64::min);
    let bound = picks.first().map_or(f64::NEG_INFINITY, |best| normalised(best.total, length, length_penalty));
    (live, own_done.len() >= width && worst >= bound)
}

/// Adds a text to those of its group that have ended.
fn finish(round: &mut Round, hypothesis: Hypothesis, width: usize) {
    let done = std::mem::take(&mut round.search.done);
    let (mut own, others): (Vec<_>, Vec<_>) = done.into_iter().partition(|ended| ended.number == hypothesis.number);
    add(&mut own, hypothesis, width);
    let all = [own, others].concat();
    let scores: Vec<f64> = all.iter().map(|ended| ended.score).collect();
    let mut order: Vec<usize> = (0..all.len()).collect();
    rank(&mut order, all.len(), &|a, b| scores[b].total_cmp(&scores[a]).then(all[a].number.cmp(&all[b].number)));
    round.search.done = order.into_iter().map(|index| all[index]).collect();
}
