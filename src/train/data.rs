//! Where examples come from: a known language, an objective and a seed.

use super::Example;
use crate::{rng::Rng, storyland::Grammar};

/// What a model is to learn of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Objective {
    /// The next token, from those before it.
    Causal,
    /// The hidden tokens, from all others.
    Masked,
}

/// An endless source of examples. Those of a step depend on the seed and the step alone, so that a training that is taken
/// up again sees what it would have seen.
#[derive(Clone, Debug)]
pub struct Data {
    /// Writes the texts.
    pub language: Grammar,
    /// What is learnt of them.
    pub objective: Objective,
    /// How many texts a step.
    pub texts: usize,
    /// The most tokens of a text.
    pub context: usize,
    /// The same seed gives the same examples.
    pub seed: u64,
}

impl Data {
    /// The examples of a step.
    pub fn examples(&self, step: u64) -> Vec<Example> {
        let mut rng = Rng::for_step(self.seed, step);
        let mut example = || {
            let text = self.language.sample(&mut rng);
            match self.objective {
                Objective::Causal => Example::causal(&text, self.context),
                Objective::Masked => Example::masked(&text, self.context, &mut rng),
            }
        };
        (0..self.texts).map(|_| example()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storyland::minitales;

    #[test]
    fn a_steps_examples_depend_on_seed_and_step_alone() {
        let data = |seed| Data { language: minitales(), objective: Objective::Masked, texts: 3, context: 48, seed };
        assert_eq!(data(1).examples(5), data(1).examples(5));
        assert_ne!(data(1).examples(5), data(1).examples(6));
        assert_ne!(data(1).examples(5), data(2).examples(5));
    }
}
