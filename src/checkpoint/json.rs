//! JSON files of a folder.

use serde::{Deserialize, de::DeserializeOwned};

use super::Files;
use crate::{Error, Result};

/// Parses a file that must exist.
pub fn read<T: DeserializeOwned>(files: &Files, name: &str) -> Result<T> {
    let bytes = files.get(name).ok_or_else(|| Error::MissingFile { name: name.to_owned() })?;
    parse(bytes, name)
}

/// Parses bytes as the JSON file of that name.
pub fn parse<T: DeserializeOwned>(bytes: &[u8], name: &str) -> Result<T> {
    serde_json::from_slice(bytes).map_err(|error| Error::BadJson { file: name.to_owned(), reason: error.to_string() })
}

/// Token ids as Hugging Face writes them: none, one, or a list.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(untagged)]
pub enum Ids {
    /// Absent or `null`.
    #[default]
    None,
    /// One number.
    One(u32),
    /// Several.
    Many(Vec<u32>),
}

impl Ids {
    /// All of them that the vocabulary has: an id beyond it can never occur, and Hugging Face's defaults are such ids
    /// for every small model.
    pub fn within(&self, vocab_size: usize) -> Vec<u32> {
        let ids = match self {
            Self::None => Vec::new(),
            Self::One(id) => vec![*id],
            Self::Many(ids) => ids.clone(),
        };
        ids.into_iter().filter(|&id| (id as usize) < vocab_size).collect()
    }
}
