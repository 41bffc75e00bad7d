//! `lookback convert`: any model to a Hugging Face folder.

use std::path::PathBuf;

use clap::Args;
use lookback::{
    Result,
    checkpoint::{self, Dtype, folder},
};

use super::{Outcome, source::Source};

#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    source: Source,
    /// The folder to write
    out: PathBuf,
    /// How to store the weights: f32, f16 or bf16 [default: as they are]
    #[arg(long, value_parser = dtype)]
    dtype: Option<Dtype>,
}

/// A dtype by its name.
pub fn dtype(name: &str) -> Result<Dtype> {
    Dtype::from_name(name)
}

pub fn run(arguments: &Arguments) -> Outcome {
    let checkpoint = arguments.source.read()?;
    let dtype = arguments.dtype.unwrap_or(checkpoint.dtype);
    let files = checkpoint::write(&checkpoint, dtype)?;
    folder::write(&arguments.out, &files)?;
    let bytes: usize = files.values().map(Vec::len).sum();
    Ok(format!("{}: {} files, {bytes} bytes, weights as {}", arguments.out.display(), files.len(), dtype.name()))
}
