//! Where a model comes from: a folder, a safetensors file in one, or a llama2.c file.

use std::{
    fs,
    path::{Path, PathBuf},
};

use clap::Args;
use lookback::{
    Error, Result,
    checkpoint::{self, Checkpoint, folder, llama2c, llama2c_tokenizer},
    model::Precision,
};

/// A model on disk.
#[derive(Args)]
pub struct Source {
    /// A Hugging Face folder, a .safetensors file in one, or a llama2.c .bin file
    model: PathBuf,
    /// The tok*.bin of a llama2.c file, or another tokenizer.json
    #[arg(long, value_name = "FILE")]
    tokenizer: Option<PathBuf>,
    /// Weights in memory: f32, or int8 with a scale for each 64 numbers of a row
    #[arg(long, default_value = "f32", value_name = "PRECISION")]
    weights: String,
}

impl Source {
    /// The model at a path, with the tokenizer that lies beside it.
    pub fn at(model: PathBuf) -> Self {
        Self { model, tokenizer: None, weights: Precision::Full.name().to_owned() }
    }

    /// Reads the model with its tokenizer.
    pub fn read(&self) -> Result<Checkpoint> {
        let precision = Precision::from_name(&self.weights)?;
        let extension = self.model.extension().and_then(|extension| extension.to_str());
        if extension == Some("bin") && self.model.is_file() {
            let mut checkpoint = llama2c::read_from(&read(&self.model)?, precision)?;
            if let Some(tokenizer) = self.tokenizer_json()? {
                checkpoint.set_tokenizer(tokenizer)?;
            }
            return Ok(checkpoint);
        }
        let in_folder = extension == Some("safetensors") && self.model.is_file();
        let directory = if in_folder { self.model.parent().unwrap_or(Path::new(".")) } else { &self.model };
        let mut files = folder::read(if directory.as_os_str().is_empty() { Path::new(".") } else { directory })?;
        if let Some(tokenizer) = self.tokenizer_json()? {
            files.insert("tokenizer.json".to_owned(), tokenizer);
        }
        checkpoint::read_as(&files, precision)
    }

    fn tokenizer_json(&self) -> Result<Option<Vec<u8>>> {
        let Some(path) = &self.tokenizer else { return Ok(None) };
        let bytes = read(path)?;
        if path.extension().is_some_and(|extension| extension == "bin") {
            return Ok(Some(llama2c_tokenizer::read(&bytes)?.into_bytes()));
        }
        Ok(Some(bytes))
    }
}

/// The bytes of a file.
pub fn read(path: impl AsRef<Path>) -> Result<Vec<u8>> {
    let path = path.as_ref();
    let name = || path.display().to_string();
    fs::read(path).map_err(|error| Error::Unreadable { name: name(), reason: error.to_string() })
}

/// Writes a file.
pub fn write(path: impl AsRef<Path>, bytes: &[u8]) -> Result<()> {
    let path = path.as_ref();
    let name = || path.display().to_string();
    fs::write(path, bytes).map_err(|error| Error::Unwritable { name: name(), reason: error.to_string() })
}
