//! How a model is made: the file that `lookback train` reads.

use lookback::{
    Error, Result,
    model::{Config, Model, Spread},
    storyland::{self, END},
    train::{Data, Objective, Settings},
};
use serde::Deserialize;

/// A whole recipe.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Recipe {
    /// The same seed gives the same model.
    pub seed: u64,
    /// How many steps.
    pub steps: u64,
    /// How the weights are stored: f32, f16 or bf16.
    pub dtype: String,
    /// Its shape.
    pub model: Shape,
    /// What it learns.
    pub data: Corpus,
    /// How it learns.
    pub training: Settings,
}

/// The shape of a model.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Shape {
    family: Family,
    context: usize,
    channels: usize,
    layers: usize,
    heads: usize,
    /// llama
    kv_heads: Option<usize>,
    /// llama
    hidden: Option<usize>,
    /// Standard deviation of untrained tables.
    tables: f64,
    /// Standard deviation of untrained matrices.
    matrices: f64,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Family {
    Gpt2,
    Llama,
}

/// Where examples come from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Corpus {
    language: String,
    objective: Goal,
    /// How many texts a step.
    texts: usize,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
enum Goal {
    Causal,
    Masked,
}

impl Recipe {
    /// Reads a recipe.
    ///
    /// # Errors
    /// - [`Error::BadRecipe`] with the line
    pub fn parse(text: &str) -> Result<Self> {
        toml::from_str(text).map_err(|error| Error::BadRecipe { reason: error.to_string().trim().to_owned() })
    }

    /// The examples of every step.
    ///
    /// # Errors
    /// - [`Error::UnknownLanguage`]
    pub fn data(&self) -> Result<Data> {
        let objective = match self.data.objective {
            Goal::Causal => Objective::Causal,
            Goal::Masked => Objective::Masked,
        };
        let (texts, context) = (self.data.texts, self.model.context);
        let language = storyland::named(&self.data.language)?;
        Ok(Data { language, objective, texts, context, seed: self.seed })
    }

    /// The model before its first step.
    ///
    /// # Errors
    /// - [`Error::BadConfig`]
    pub fn model(&self, vocab_size: usize) -> Result<Model> {
        let &Shape { context, channels, layers, heads, .. } = &self.model;
        let config = match self.model.family {
            Family::Gpt2 => Config::gpt2(vocab_size, context, channels, layers, heads),
            Family::Llama => {
                let kv_heads = self.model.kv_heads.unwrap_or(heads);
                let hidden = self.model.hidden.unwrap_or(channels.saturating_mul(8) / 3);
                let config = Config::llama(vocab_size, context, channels, layers, (heads, kv_heads), hidden);
                Config { tied_head: true, ..config }
            }
        };
        let causal = self.data.objective == Goal::Causal;
        let config = Config { causal, bos_id: Some(END), eos_ids: vec![END], ..config };
        let spread = Spread { tables: self.model.tables, matrices: self.model.matrices };
        Model::random(config, spread, self.seed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recipe_with_a_wrong_word_is_refused_with_its_place() {
        let error = Recipe::parse("seed = 1\nsteps = 'many'\n").unwrap_err().to_string();
        assert!(error.contains("line 2") && error.contains("steps"), "{error}");
    }
}
