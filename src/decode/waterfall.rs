//! From logits to probabilities, one processor after another.

use std::sync::Arc;

use super::{
    Rest,
    processor::{Moment, Processor},
    row::{self, FORBIDDEN, best},
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

/// Scores through all processors, each stage kept if `keep`.
///
/// # Errors
/// - [`Error::NonFiniteScore`], with the processor
pub(super) fn run(
    processors: &[Processor],
    moment: &Moment,
    mut scores: Vec<f64>,
    keep: bool,
) -> Result<(Vec<f64>, Vec<Vec<f64>>)> {
    let mut stages = Vec::new();
    for processor in processors {
        if keep {
            stages.push(scores.clone());
        }
        processor.apply(&mut scores, moment);
        if let Some(id) = scores.iter().position(|score| score.is_nan() || *score == f64::INFINITY) {
            return Err(Error::NonFiniteScore { processor: processor.to_string(), id, value: scores[id] });
        }
    }
    if keep {
        stages.push(scores.clone());
    }
    Ok((scores, stages))
}

impl Waterfall {
    /// Stages of whole rows, each with its name, of which so many tokens are shown.
    /// The probabilities of the first are known.
    pub(super) fn new(names: &[Arc<str>], probs: Vec<f64>, rows: &[Vec<f64>], limit: usize) -> Self {
        let last = &rows[rows.len() - 1];
        let mut shown = best(&rows[0], limit);
        for id in best(last, limit) {
            if !shown.contains(&id) {
                shown.push(id);
            }
        }
        let cut_by = shown.iter().map(|&id| rows.iter().position(|row| row[id] == FORBIDDEN)).collect();
        let mut stages = vec![Stage::new(names[0].clone(), &rows[0], &probs, &shown)];
        let mut before = probs;
        for (name, pair) in names[1..].iter().zip(rows.windows(2)) {
            let cut = Cut::new(&pair[0], &pair[1], &before);
            let probs = if cut.moved { row::probs(&pair[1]) } else { cut.left(&pair[1], before) };
            let stage = Stage::new(name.clone(), &pair[1], &probs, &shown);
            let Cut { removed, removed_mass, moved, .. } = cut;
            stages.push(Stage { removed, removed_mass, moved, ..stage });
            before = probs;
        }
        Self { ids: shown.into_iter().map(|id| id as u32).collect(), cut_by, stages }
    }
}

/// What a processor removed.
struct Cut {
    removed: usize,
    removed_mass: f64,
    kept_mass: f64,
    moved: bool,
}

impl Cut {
    fn new(old: &[f64], new: &[f64], probs: &[f64]) -> Self {
        let mut cut = Self { removed: 0, removed_mass: 0.0, kept_mass: 0.0, moved: false };
        for ((old, new), prob) in old.iter().zip(new).zip(probs) {
            if *new == FORBIDDEN {
                cut.removed += usize::from(*old > FORBIDDEN);
                cut.removed_mass += prob;
            } else {
                cut.moved |= (old - new).abs() > 0.0;
                cut.kept_mass += prob;
            }
        }
        cut
    }

    /// The probabilities of what was only cut: those that were there, over what is left of them.
    fn left(&self, new: &[f64], mut probs: Vec<f64>) -> Vec<f64> {
        for (score, prob) in new.iter().zip(&mut probs) {
            *prob = if *score == FORBIDDEN { 0.0 } else { *prob / self.kept_mass };
        }
        probs
    }
}

impl Stage {
    /// A stage that removed nothing.
    fn new(name: Arc<str>, row: &[f64], probs: &[f64], shown: &[usize]) -> Self {
        let of_shown = |row: &[f64]| shown.iter().map(|&id| row[id]).collect::<Vec<f64>>();
        let shown_probs = of_shown(probs);
        // 1, or 0 when nothing is left.
        let all: f64 = probs.iter().sum();
        let mass: f64 = shown_probs.iter().sum();
        Self {
            name,
            scores: of_shown(row),
            entropy: entropy(row, probs),
            removed: 0,
            removed_mass: 0.0,
            moved: false,
            rest: Rest { count: row.len() - shown.len(), prob: (all - mass).max(0.0) },
            probs: shown_probs,
        }
    }
}

/// `-sum of p log p`, in nats, with one logarithm: `log p` is `x - top x + log of the top p`.
fn entropy(row: &[f64], probs: &[f64]) -> f64 {
    let mut top = 0;
    for (id, score) in row.iter().enumerate() {
        if *score > row[top] {
            top = id;
        }
    }
    if row.is_empty() || row[top] == FORBIDDEN {
        return 0.0;
    }
    let left = row.iter().zip(probs).filter(|(score, _)| **score > FORBIDDEN);
    left.map(|(score, prob)| prob * (row[top] - score)).sum::<f64>() - libm::log(probs[top])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment() -> Moment<'static> {
        let eos_ids: &[u32] = &[];
        Moment { ids: &[0], prompt_length: 1, eos_ids, max_new: 9, min_keep: 1, coin: 0.0, surprise: None, guide: None }
    }

    #[test]
    fn the_order_of_processors_decides_what_is_kept() {
        let logits = vec![3.0, 2.0, 1.0];
        let kept = |processors: &str| {
            let (row, _) = run(&Processor::parse_all(processors).unwrap(), &moment(), logits.clone(), false).unwrap();
            best(&row, 9)
        };
        assert_eq!(kept("temperature=0.5,top-p=0.8"), [0]);
        assert_eq!(kept("top-p=0.8,temperature=0.5"), [0, 1]);
    }

    #[test]
    fn what_was_removed_keeps_its_lane_and_names_its_stage() {
        let processors = Processor::parse_all("top-k=2,temperature=2").unwrap();
        let logits = vec![0.0, 3f64.ln(), 2f64.ln(), 2f64.ln()];
        let (_, rows) = run(&processors, &moment(), logits, true).unwrap();
        let names = ["logits", "top-k=2", "temperature=2"].map(Arc::from);
        let waterfall = Waterfall::new(&names, row::probs(&rows[0]), &rows, 4);
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
        let (_, rows) = run(&[], &moment(), vec![0.0; 4], true).unwrap();
        let waterfall = Waterfall::new(&["logits".into()], row::probs(&rows[0]), &rows, 1);
        assert_eq!((waterfall.ids.len(), waterfall.stages[0].rest.count), (1, 3));
        assert!((waterfall.stages[0].rest.prob - 0.75).abs() < 1e-12);
        assert!((waterfall.stages[0].entropy - 4f64.ln()).abs() < 1e-12);
    }
}
