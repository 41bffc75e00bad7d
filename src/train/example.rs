//! What one text teaches: the ids that are read, and the id that should come at each place.

use crate::{
    Error, Result,
    rng::Rng,
    storyland::{END, MASK},
};

/// A text with targets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    ids: Vec<u32>,
    targets: Vec<Option<u32>>,
}

impl Example {
    /// Ids, and for each place what should be predicted there, if anything.
    ///
    /// # Errors
    /// - [`Error::TargetCount`] when there are not as many targets as ids
    pub fn new(ids: Vec<u32>, targets: Vec<Option<u32>>) -> Result<Self> {
        if ids.len() != targets.len() {
            return Err(Error::TargetCount { ids: ids.len(), targets: targets.len() });
        }
        Ok(Self { ids, targets })
    }

    /// Teacher forcing: [`END`] and the text are read, at each place the next token is the target. What does not fit the
    /// context is left out.
    pub fn causal(text: &[u32], context: usize) -> Self {
        let length = text.len().min(context);
        let before = std::iter::once(&END).chain(text);
        Self {
            ids: before.take(length).copied().collect(),
            targets: text[..length].iter().copied().map(Some).collect(),
        }
    }

    /// Cloze: from one to all of the text's tokens are hidden, and are the targets. [`END`] stands before the text.
    ///
    /// # Source
    /// Ghazvininejad et al. 2019, "Mask-Predict", section 3.1: the number is uniform.
    pub fn masked(text: &[u32], context: usize, rng: &mut Rng) -> Self {
        let length = text.len().min(context.saturating_sub(1));
        let mut ids: Vec<u32> = std::iter::once(&END).chain(&text[..length]).copied().collect();
        let mut targets = vec![None; ids.len()];
        let mut left: Vec<usize> = (1..ids.len()).collect();
        for _ in 0..=rng.below(length as u32) {
            if left.is_empty() {
                break;
            }
            let place = left.swap_remove(rng.below(left.len() as u32) as usize);
            targets[place] = Some(ids[place]);
            ids[place] = MASK;
        }
        Self { ids, targets }
    }

    /// What is read.
    pub fn ids(&self) -> &[u32] {
        &self.ids
    }

    /// What should be predicted at each place.
    pub fn targets(&self) -> &[Option<u32>] {
        &self.targets
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_causal_example_is_read_one_place_behind_its_targets() {
        let example = Example::causal(&[5, 6, END], 10);
        assert_eq!((example.ids(), example.targets()), (&[END, 5, 6][..], &[Some(5), Some(6), Some(END)][..]));
        assert_eq!(Example::causal(&[5, 6, END], 2).ids(), [END, 5]);
    }

    #[test]
    fn a_masked_example_hides_what_it_asks_for_and_nothing_else() {
        let text = [5, 6, 7, 8, END];
        let mut hidden = std::collections::BTreeSet::new();
        for seed in 0..200 {
            let example = Example::masked(&text, 10, &mut Rng::new(seed));
            for (place, (&id, target)) in example.ids()[1..].iter().zip(&example.targets()[1..]).enumerate() {
                assert_eq!(target.unwrap_or(id), text[place]);
                assert_eq!(target.is_some(), id == MASK);
            }
            assert_eq!((example.ids()[0], example.targets()[0]), (END, None));
            hidden.insert(example.targets().iter().flatten().count());
        }
        assert_eq!(hidden, (1..=5).collect());
    }

    #[test]
    fn targets_must_be_as_many_as_ids() {
        assert_eq!(Example::new(vec![1, 2], vec![None]), Err(Error::TargetCount { ids: 2, targets: 1 }));
    }
}
