//! How the next token is chosen: a strategy with its settings.

use std::fmt;

use super::arguments::Arguments;
use crate::{Error, Result};

/// A strategy with its settings. As text: its name, and its settings in order, as in `sample=3` or `beam=4:1:never`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Strategy {
    /// The best-scored token each time.
    Greedy,
    /// So many texts side by side, each token drawn by a coin.
    Sample {
        /// How many texts.
        texts: usize,
    },
    /// Beam search, as `transformers` has done it since 4.50, or before.
    Beam(Beam),
    /// Beam search whose candidates are drawn instead of taken from the top.
    BeamSample(Beam),
    /// Beams in groups that avoid each other's tokens.
    DiverseBeam {
        /// Beams altogether.
        beams: usize,
        /// Groups; they divide the beams.
        groups: usize,
        /// What a token costs for each beam of an earlier group that has just taken it, in nats.
        diversity: f64,
        /// The power of the length that a finished text's score is divided by.
        length_penalty: f64,
    },
    /// Sampling without replacement, as a beam search over perturbed log-probabilities.
    StochasticBeam {
        /// How many different texts.
        beams: usize,
    },
    /// The most probable of the top tokens, less its likeness to what stands before.
    Contrastive {
        /// The share of the likeness.
        alpha: f64,
        /// How many tokens are looked at.
        k: usize,
    },
    /// A draft model writes ahead, and the model accepts or corrects.
    Speculative {
        /// How many tokens the draft writes at a time.
        drafts: usize,
        /// Whether the model's best token is asked for, instead of a sample.
        greedy: bool,
    },
    /// The best of all texts, by branch and bound.
    Exact {
        /// How many of the best.
        best: usize,
        /// The power of the length that a finished text's score is divided by.
        length_penalty: f64,
        /// The most nodes that are evaluated.
        budget: usize,
    },
    /// All texts there are.
    Enumerate {
        /// The power of the length that a finished text's score is divided by.
        length_penalty: f64,
        /// The most nodes that are evaluated.
        budget: usize,
    },
}

/// The settings of a beam search.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Beam {
    /// How many texts are kept at a time.
    pub beams: usize,
    /// The power of the length that a finished text's score is divided by: above 0 favours long texts, below 0 short ones.
    pub length_penalty: f64,
    /// When to stop.
    pub early_stopping: EarlyStopping,
    /// Whether the loop of `transformers` before 4.50 is followed.
    pub classic: bool,
}

/// When a beam search whose texts have ended stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EarlyStopping {
    /// As soon as as many texts have ended as there are beams.
    Yes,
    /// When no live beam would be better, were it to end with its present length.
    No,
    /// When no live beam can become better.
    Never,
}

const EARLY_STOPPING: [(&str, EarlyStopping); 3] =
    [("never", EarlyStopping::Never), ("true", EarlyStopping::Yes), ("false", EarlyStopping::No)];

/// The usual settings of every strategy.
pub const USUAL: [&str; 11] = [
    "greedy",
    "sample=1",
    "beam=4:1:never",
    "classic-beam=4:1:never",
    "beam-sample=4:1:never",
    "diverse-beam=4:2:1:1",
    "stochastic-beam=4",
    "contrastive=0.6:4",
    "speculative=4",
    "exact=1:0:10000",
    "enumerate=0:10000",
];

impl Strategy {
    /// Reads one.
    ///
    /// # Errors
    /// - [`Error::UnknownName`], [`Error::BadArgument`]
    pub fn parse(text: &str) -> Result<Self> {
        let (name, mut of) = Arguments::of(text.trim());
        let any = |_| true;
        let length_penalty = |of: &mut Arguments, usual| of.number("length penalty", Some(usual), "a number", any);
        let budget = |of: &mut Arguments| of.count("budget", Some(10_000), 1);
        let strategy = match name {
            "greedy" => Self::Greedy,
            "sample" => Self::Sample { texts: of.width("number of texts", 1)? },
            "beam" | "classic-beam" | "beam-sample" => {
                let beam = Beam {
                    beams: of.width("number of beams", 4)?,
                    length_penalty: length_penalty(&mut of, 1.0)?,
                    early_stopping: of.one_of("early stopping", "never, true or false", &EARLY_STOPPING)?,
                    classic: name == "classic-beam",
                };
                if name == "beam-sample" { Self::BeamSample(beam) } else { Self::Beam(beam) }
            }
            "diverse-beam" => {
                let beams = of.width("number of beams", 4)?;
                let groups = of.count("number of groups", Some(2), 1)?;
                if !beams.is_multiple_of(groups) {
                    return Err(of.bad("number of groups", "a divisor of the number of beams", &groups.to_string()));
                }
                let diversity = of.number("diversity penalty", Some(1.0), "0 or more", |x| x >= 0.0)?;
                Self::DiverseBeam { beams, groups, diversity, length_penalty: length_penalty(&mut of, 1.0)? }
            }
            "stochastic-beam" => Self::StochasticBeam { beams: of.width("number of beams", 4)? },
            "contrastive" => {
                let alpha = of.number("alpha", Some(0.6), "in [0, 1]", |x| (0.0..=1.0).contains(&x))?;
                Self::Contrastive { alpha, k: of.count("k", Some(4), 1)? }
            }
            "speculative" => {
                let drafts = of.count("number of drafts", Some(4), 1)?;
                let greedy =
                    of.one_of("way of choosing", "sample or greedy", &[("sample", false), ("greedy", true)])?;
                Self::Speculative { drafts, greedy }
            }
            "exact" => Self::Exact {
                best: of.width("number of texts", 1)?,
                length_penalty: length_penalty(&mut of, 0.0)?,
                budget: budget(&mut of)?,
            },
            "enumerate" => Self::Enumerate { length_penalty: length_penalty(&mut of, 0.0)?, budget: budget(&mut of)? },
            other => return Err(Error::UnknownName { what: "strategy", name: other.to_owned() }),
        };
        of.end()?;
        Ok(strategy)
    }

    /// Whether processors are given log-probabilities, whose sums score whole texts, instead of logits.
    pub fn sums_scores(&self) -> bool {
        !matches!(self, Self::Greedy | Self::Sample { .. } | Self::Contrastive { .. } | Self::Speculative { .. })
    }

    /// The fewest tokens that a filter must leave: a beam search needs one that does not end its text.
    pub fn min_keep(&self, eos_ids: &[u32]) -> usize {
        if matches!(self, Self::BeamSample(_)) { eos_ids.len() + 1 } else { 1 }
    }
}

impl fmt::Display for Strategy {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Greedy => f.write_str("greedy"),
            Self::Sample { texts } => write!(f, "sample={texts}"),
            Self::Beam(beam) => write!(f, "{}={beam}", if beam.classic { "classic-beam" } else { "beam" }),
            Self::BeamSample(beam) => write!(f, "beam-sample={beam}"),
            Self::DiverseBeam { beams, groups, diversity, length_penalty } => {
                write!(f, "diverse-beam={beams}:{groups}:{diversity}:{length_penalty}")
            }
            Self::StochasticBeam { beams } => write!(f, "stochastic-beam={beams}"),
            Self::Contrastive { alpha, k } => write!(f, "contrastive={alpha}:{k}"),
            Self::Speculative { drafts, greedy } => {
                write!(f, "speculative={drafts}:{}", if *greedy { "greedy" } else { "sample" })
            }
            Self::Exact { best, length_penalty, budget } => write!(f, "exact={best}:{length_penalty}:{budget}"),
            Self::Enumerate { length_penalty, budget } => write!(f, "enumerate={length_penalty}:{budget}"),
        }
    }
}

impl fmt::Display for Beam {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Self { beams, length_penalty, early_stopping, .. } = self;
        let stopping =
            EARLY_STOPPING.iter().find(|(_, value)| value == early_stopping).map_or("never", |(name, _)| name);
        write!(f, "{beams}:{length_penalty}:{stopping}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_read_back() {
        for text in USUAL {
            let strategy = Strategy::parse(text).unwrap();
            assert_eq!(Strategy::parse(&strategy.to_string()).unwrap(), strategy, "{text}");
        }
    }

    #[test]
    fn what_breaks_a_rule_is_named_with_the_rule_and_the_value() {
        let message = |text| Strategy::parse(text).unwrap_err().to_string();
        assert_eq!(message("beam=0"), "the number of beams of beam must be a whole number from 1 on, got 0");
        assert_eq!(message("sample=2000000000"), "the number of texts of sample must be at most 1024, got 2000000000");
        assert_eq!(message("beam=2:1:maybe"), "the early stopping of beam must be never, true or false, got maybe");
        assert_eq!(message("beam=2:1:never:4"), "the last value of beam must be its last one, got 4");
        assert_eq!(message("beem"), "there is no strategy beem");
        assert!(message("diverse-beam=4:3").contains("a divisor of the number of beams, got 3"));
    }
}
