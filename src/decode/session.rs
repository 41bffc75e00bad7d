//! A whole decoding as one small value: what it began with, and everything that was done.

use std::fmt;

use serde::{Deserialize, Serialize, de::IgnoredAny};

use super::Settings;
use crate::{Error, Result};

/// A whole decoding. Its file is JSON: `{"prompt": [5, 6], "settings": "strategy=beam=4:1:never;seed=7", "actions":
/// ["step*3", "choose=17"]}`.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// The tokens before all that is written.
    pub prompt: Vec<u32>,
    /// What it began with.
    pub settings: Settings,
    /// Everything that was done, in order.
    pub actions: Vec<Action>,
}

/// One thing that was done. As text: `step`, `step*3`, `choose=17`, `choose=17@4` below node 4, `go=4`, `undo`, `redo`, or
/// `set:` and settings.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// So many steps.
    Step(usize),
    /// A token picked by hand; below a node, if it was not the one that stands for all.
    Choose {
        /// The token.
        id: u32,
        /// The node.
        below: Option<usize>,
    },
    /// Decoding goes on from this node.
    Go(usize),
    /// Other settings.
    Set(Box<Settings>),
    /// The last action was taken back.
    Undo,
    /// And done again.
    Redo,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct File {
    prompt: Vec<u32>,
    #[serde(default)]
    settings: String,
    #[serde(default)]
    actions: Vec<String>,
    /// What the page adds to a file that it saves: the model's name, and how it was looked at.
    #[serde(default, skip_serializing, rename = "model")]
    _model: IgnoredAny,
    #[serde(default, skip_serializing, rename = "page")]
    _page: IgnoredAny,
}

impl Session {
    /// From a log in which steps stand one by one.
    pub(super) fn new(prompt: Vec<u32>, settings: Settings, log: &[Action]) -> Self {
        let mut actions: Vec<Action> = Vec::new();
        for action in log {
            match (actions.last_mut(), action) {
                (Some(Action::Step(count)), Action::Step(more)) => *count += more,
                _ => actions.push(action.clone()),
            }
        }
        Self { prompt, settings, actions }
    }

    /// Reads its file.
    ///
    /// # Errors
    /// - [`Error::BadSession`], and those of its settings
    pub fn parse(json: &str) -> Result<Self> {
        let file: File = serde_json::from_str(json).map_err(|error| Error::BadSession { reason: error.to_string() })?;
        let actions = file.actions.iter().map(|action| Action::parse(action)).collect::<Result<_>>()?;
        Ok(Self { prompt: file.prompt, settings: Settings::parse(&file.settings)?, actions })
    }
}

impl fmt::Display for Session {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let actions = self.actions.iter().map(ToString::to_string).collect();
        let (prompt, settings) = (self.prompt.clone(), self.settings.to_string());
        let file = File { prompt, settings, actions, _model: IgnoredAny, _page: IgnoredAny };
        f.write_str(&serde_json::to_string(&file).map_err(|_| fmt::Error)?)
    }
}

impl Action {
    /// Reads one.
    ///
    /// # Errors
    /// - [`Error::BadSession`], and those of settings
    pub fn parse(text: &str) -> Result<Self> {
        let bad = || Error::BadSession { reason: format!("there is no action {text}") };
        let number = |text: &str| text.parse().map_err(|_| bad());
        if let Some(settings) = text.strip_prefix("set:") {
            return Ok(Self::Set(Box::new(Settings::parse(settings)?)));
        }
        let (name, value) = text.split_once(['=', '*']).unwrap_or((text, ""));
        Ok(match name {
            "step" if value.is_empty() => Self::Step(1),
            "step" => Self::Step(number(value)?),
            "choose" => {
                let (id, below) = value.split_once('@').map_or((value, None), |(id, node)| (id, Some(node)));
                Self::Choose { id: id.parse().map_err(|_| bad())?, below: below.map(number).transpose()? }
            }
            "go" => Self::Go(number(value)?),
            "undo" => Self::Undo,
            "redo" => Self::Redo,
            _ => return Err(bad()),
        })
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Step(1) => f.write_str("step"),
            Self::Step(count) => write!(f, "step*{count}"),
            Self::Choose { id, below: None } => write!(f, "choose={id}"),
            Self::Choose { id, below: Some(node) } => write!(f, "choose={id}@{node}"),
            Self::Go(node) => write!(f, "go={node}"),
            Self::Set(settings) => write!(f, "set:{settings}"),
            Self::Undo => f.write_str("undo"),
            Self::Redo => f.write_str("redo"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_read_back() {
        let json = r#"{"prompt":[5,6],"settings":"strategy=beam=4:1:never;processors=top-p=0.9;seed=7","actions":["step*3","choose=17","choose=17@4","go=2","set:strategy=greedy","undo","redo","step"]}"#;
        assert_eq!(Session::parse(json).unwrap().to_string(), json);
    }

    #[test]
    fn what_is_not_an_action_is_named() {
        let json = r#"{"prompt":[5],"actions":["stop"]}"#;
        assert_eq!(
            Session::parse(json).unwrap_err().to_string(),
            "a session must be JSON of its form: there is no action stop"
        );
        assert_eq!(Session::parse("[]").unwrap_err().code(), "bad-session");
    }
}
