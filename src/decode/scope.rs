//! Which tokens a penalty looks at.

use std::fmt;

use super::arguments::Arguments;
use crate::Result;

/// Which tokens a penalty looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The prompt and what was written: `all`.
    All,
    /// What was written after the prompt: `generated`.
    Generated,
    /// So many tokens at the end of both: a number.
    Last(usize),
}

impl Scope {
    pub(super) fn read(arguments: &mut Arguments, usual: Self) -> Result<Self> {
        match arguments.text() {
            None => Ok(usual),
            Some("all") => Ok(Self::All),
            Some("generated") => Ok(Self::Generated),
            Some(text) => {
                let rule = "all, generated or how many of the last tokens";
                text.parse().map(Self::Last).map_err(|_| arguments.bad("scope", rule, text))
            }
        }
    }

    /// The tokens it holds.
    pub fn of(self, ids: &[u32], prompt_length: usize) -> &[u32] {
        match self {
            Self::All => ids,
            Self::Generated => &ids[prompt_length.min(ids.len())..],
            Self::Last(count) => &ids[ids.len().saturating_sub(count)..],
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::All => f.write_str("all"),
            Self::Generated => f.write_str("generated"),
            Self::Last(count) => write!(f, "{count}"),
        }
    }
}
