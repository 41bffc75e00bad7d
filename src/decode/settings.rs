//! What a decoding goes by.

use std::fmt;

use super::{Processor, Strategy, arguments::joined};
use crate::{Error, Result};

/// What a decoding goes by; all of it may be changed on the way. As text: `strategy=beam=4:1:never;seed=7`, what is usual
/// left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// How tokens are chosen.
    pub strategy: Strategy,
    /// What changes the scores before that, in this order.
    pub processors: Vec<Processor>,
    /// The most tokens that are written after the prompt; the context may leave room for fewer.
    pub max_new_tokens: usize,
    /// The same seed gives the same coins.
    pub seed: u64,
    /// Coins in [0, 1) that are thrown before those of the seed.
    pub coins: Vec<f64>,
    /// What ends a text; `None`: what the model says.
    pub eos_ids: Option<Vec<u32>>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            strategy: Strategy::Greedy,
            processors: Vec::new(),
            max_new_tokens: usize::MAX,
            seed: 0,
            coins: Vec::new(),
            eos_ids: None,
        }
    }
}

impl Settings {
    /// Reads them.
    ///
    /// # Errors
    /// - [`Error::UnknownName`], [`Error::BadArgument`], those of strategies and processors
    pub fn parse(text: &str) -> Result<Self> {
        let mut settings = Self::default();
        for part in text.split(';').filter(|part| !part.trim().is_empty()) {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            let bad = |what, rule: &str| Error::BadArgument {
                of: "decoding".to_owned(),
                what,
                rule: rule.to_owned(),
                value: value.to_owned(),
            };
            match name.trim() {
                "strategy" => settings.strategy = Strategy::parse(value)?,
                "processors" => settings.processors = Processor::parse_all(value)?,
                "max-new-tokens" => {
                    let tokens: u64 = value.parse().map_err(|_| bad("most new tokens", "a whole number"))?;
                    // What 32 bits cannot hold is no limit.
                    settings.max_new_tokens = usize::try_from(tokens).unwrap_or(usize::MAX);
                }
                "seed" => settings.seed = value.parse().map_err(|_| bad("seed", "a whole number"))?,
                "coins" => {
                    let coins: Option<Vec<f64>> = value.split('+').map(|coin| coin.parse().ok()).collect();
                    let in_range = |coins: &Vec<f64>| coins.iter().all(|coin| (0.0..1.0).contains(coin));
                    settings.coins = coins.filter(in_range).ok_or_else(|| bad("coins", "numbers in [0, 1)"))?;
                }
                "eos-ids" => {
                    let ids: Option<Vec<u32>> = value.split('+').map(|id| id.parse().ok()).collect();
                    settings.eos_ids = Some(ids.ok_or_else(|| bad("ids that end a text", "token ids"))?);
                }
                other => return Err(Error::UnknownName { what: "setting", name: other.to_owned() }),
            }
        }
        Ok(settings)
    }
}

impl fmt::Display for Settings {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "strategy={}", self.strategy)?;
        if !self.processors.is_empty() {
            write!(f, ";processors={}", Processor::print_all(&self.processors))?;
        }
        if self.max_new_tokens != usize::MAX {
            write!(f, ";max-new-tokens={}", self.max_new_tokens)?;
        }
        if self.seed != 0 {
            write!(f, ";seed={}", self.seed)?;
        }
        if !self.coins.is_empty() {
            write!(f, ";coins={}", self.coins.iter().map(f64::to_string).collect::<Vec<_>>().join("+"))?;
        }
        match &self.eos_ids {
            Some(ids) => write!(f, ";eos-ids={}", joined(ids, "+")),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_read_back() {
        let text = "strategy=beam=4:1:never;processors=temperature=0.8,dry=0.8:1.75:2:all;max-new-tokens=20;seed=7;coins=0.5+0.25;eos-ids=1+2";
        assert_eq!(Settings::parse(text).unwrap().to_string(), text);
        assert_eq!(Settings::parse("").unwrap(), Settings::default());
        assert_eq!(Settings::parse("max-new-tokens=18446744073709551615").unwrap(), Settings::default());
    }

    #[test]
    fn what_breaks_a_rule_is_named() {
        let message = |text| Settings::parse(text).unwrap_err().to_string();
        assert_eq!(message("coins=1"), "the coins of decoding must be numbers in [0, 1), got 1");
        assert_eq!(message("sed=1"), "there is no setting sed");
    }
}
