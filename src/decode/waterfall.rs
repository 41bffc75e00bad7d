//! From logits to probabilities, one processor after another.

use std::sync::Arc;

use super::{
    Rest,
    processor::{Moment, Processor},
    row::{FORBIDDEN, best},
    weights::{Change, Weights},
};
use crate::{Error, Result};

/// A distribution after each processor. A token keeps its lane through all of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Waterfall {
    /// The tokens that are shown: those with the best scores at first, and at last.
    pub ids: Vec<u32>,
    /// Which stage removed each of them; `None`: none did.
    pub cut_by: Vec<Option<usize>>,
    /// Before all processors, and after each.
    pub stages: Vec<Stage>,
}

/// A distribution between two processors.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// What came before it: a processor, or `logits`, or `log-probs` for searches that add them up.
    pub name: Arc<str>,
    /// Of the shown tokens; minus infinity for what was removed.
    pub scores: Vec<f64>,
    /// Of the shown tokens: the softmax of all scores.
    pub probs: Vec<f64>,
    /// `-sum of p log p`, in nats.
    pub entropy: f64,
    /// How many tokens this stage removed.
    pub removed: usize,
    /// The probability they had, together.
    pub removed_mass: f64,
    /// Whether a score that stayed has changed.
    pub moved: bool,
    /// All tokens that are not shown.
    pub rest: Rest,
}

/// Takes scores through all processors; `after` sees them after each.
///
/// # Errors
/// - [`Error::NonFiniteScore`], with the processor
pub(super) fn run(
    processors: &[Processor],
    moment: &Moment,
    scores: &mut [f64],
    after: &mut dyn FnMut(&[f64]),
) -> Result<()> {
    for processor in processors {
        processor.apply(scores, moment);
        // All of them, without a branch for each, which the compiler vectorises; where one is not, it is looked for.
        if !scores.iter().fold(true, |all, score| all & score.lt(&f64::INFINITY)) {
            let id = scores.iter().position(|score| score.is_nan() || *score == f64::INFINITY).unwrap_or_default();
            return Err(Error::NonFiniteScore { processor: processor.to_string(), id, value: scores[id] });
        }
        after(scores);
    }
    Ok(())
}

impl Waterfall {
    /// Stages, each with its name and its whole row, one after another, of which so many tokens are shown.
    /// The weights of the first are known.
    pub(super) fn new(names: &[Arc<str>], mut weights: Weights, rows: &[f64], limit: usize) -> Self {
        let width = rows.len() / names.len();
        let row = |stage: usize| &rows[stage * width..][..width];
        let ids = shown(row(0), row(names.len() - 1), limit);
        let mut cut_by = vec![None; ids.len()];
        let mut stages = Vec::with_capacity(names.len());
        for (at, name) in names.iter().enumerate() {
            let change = match at.checked_sub(1) {
                Some(before) => weights.follow(row(before), row(at)),
                None => Change { removed: 0, removed_mass: 0.0, moved: false },
            };
            let stage = Stage::new(name.clone(), row(at), &weights, &ids, change);
            for (cut, score) in cut_by.iter_mut().zip(&stage.scores) {
                if cut.is_none() && *score == FORBIDDEN {
                    *cut = Some(at);
                }
            }
            stages.push(stage);
        }
        Self { ids, cut_by, stages }
    }
}

/// The tokens of the best scores at first, and at last.
fn shown(first: &[f64], last: &[f64], limit: usize) -> Vec<u32> {
    let (at_first, at_last) = (best(first, limit), best(last, limit));
    let others = at_last.iter().filter(|id| !at_first.contains(id));
    at_first.iter().chain(others).map(|&id| id as u32).collect()
}

impl Stage {
    fn new(name: Arc<str>, row: &[f64], weights: &Weights, ids: &[u32], change: Change) -> Self {
        let Change { removed, removed_mass, moved } = change;
        Self {
            name,
            scores: ids.iter().map(|&id| row[id as usize]).collect(),
            probs: ids.iter().map(|&id| weights.prob(id as usize)).collect(),
            entropy: weights.entropy(),
            removed,
            removed_mass,
            moved,
            rest: Rest { count: row.len() - ids.len(), prob: weights.rest(ids) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::row;

    fn moment() -> Moment<'static> {
        let eos_ids: &[u32] = &[];
        Moment { ids: &[0], prompt_length: 1, eos_ids, max_new: 9, min_keep: 1, coin: 0.0, surprise: None, guide: None }
    }

    #[test]
    fn the_order_of_processors_decides_what_is_kept() {
        let logits = vec![3.0, 2.0, 1.0];
        let kept = |processors: &str| {
            let mut row = logits.clone();
            run(&Processor::parse_all(processors).unwrap(), &moment(), &mut row, &mut |_| ()).unwrap();
            best(&row, 9)
        };
        assert_eq!(kept("temperature=0.5,top-p=0.8"), [0]);
        assert_eq!(kept("top-p=0.8,temperature=0.5"), [0, 1]);
    }

    #[test]
    fn what_was_removed_keeps_its_lane_and_names_its_stage() {
        let processors = Processor::parse_all("top-k=2,temperature=2").unwrap();
        let logits = vec![0.0, 3f64.ln(), 2f64.ln(), 2f64.ln()];
        let mut rows = logits.clone();
        run(&processors, &moment(), &mut logits.clone(), &mut |row| rows.extend_from_slice(row)).unwrap();
        let names = ["logits", "top-k=2", "temperature=2"].map(Arc::from);
        let waterfall = Waterfall::new(&names, Weights::of(&logits), &rows, 4);
        assert_eq!(waterfall.ids, [1, 2, 3, 0]);
        assert_eq!(waterfall.cut_by, [None, None, None, Some(1)]);
        let [before, cut, warmed] = &waterfall.stages[..] else { panic!("{waterfall:?}") };
        assert_eq!((before.removed, cut.removed, warmed.removed), (0, 1, 0));
        assert!((cut.removed_mass - 0.125).abs() < 1e-12 && !cut.moved && warmed.moved);
        assert_eq!((&*cut.name, &*warmed.name), ("top-k=2", "temperature=2"));
        assert!((cut.probs.iter().sum::<f64>() - 1.0).abs() < 1e-12 && cut.probs[3] == 0.0);
        // 3, 2 and 2 of 7: what was only cut is divided by what is left.
        assert!((cut.entropy - row::entropy(&[3.0 / 7.0, 2.0 / 7.0, 2.0 / 7.0])).abs() < 1e-12);
    }

    #[test]
    fn tokens_that_are_not_shown_are_mass() {
        let row = [0.0; 4];
        let waterfall = Waterfall::new(&["logits".into()], Weights::of(&row), &row, 1);
        assert_eq!((waterfall.ids.len(), waterfall.stages[0].rest.count), (1, 3));
        assert!((waterfall.stages[0].rest.prob - 0.75).abs() < 1e-12);
        assert!((waterfall.stages[0].entropy - 4f64.ln()).abs() < 1e-12);
    }
}
