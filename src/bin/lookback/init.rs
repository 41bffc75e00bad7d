//! `lookback init`: an untrained model.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use lookback::{
    checkpoint::{self, Checkpoint, Dtype, Files, folder, word_level},
    model::{Config, Model},
};

use super::{Outcome, convert::dtype, source::read};

#[derive(Args)]
pub struct Arguments {
    /// The folder to write
    out: PathBuf,
    /// The family
    #[arg(long, value_enum, default_value_t = FamilyName::Gpt2)]
    family: FamilyName,
    /// How many tokens there are
    #[arg(long, value_name = "V", required_unless_present = "words")]
    vocab_size: Option<usize>,
    /// Words, one a line: each becomes a token, after <unk>, <eos> and <mask>
    #[arg(long, value_name = "FILE", conflicts_with_all = ["vocab_size", "tokenizer", "bos", "eos"])]
    words: Option<PathBuf>,
    /// The most positions of a text
    #[arg(long, default_value_t = 64, value_name = "T")]
    context: usize,
    /// Channels
    #[arg(long, default_value_t = 48, value_name = "C")]
    channels: usize,
    /// Layers
    #[arg(long, default_value_t = 2, value_name = "L")]
    layers: usize,
    /// Heads
    #[arg(long, default_value_t = 4, value_name = "H")]
    heads: usize,
    /// Heads of keys and values (llama) [default: as many as heads]
    #[arg(long, value_name = "G")]
    kv_heads: Option<usize>,
    /// Channels of the feed-forward block [default: 4 times the channels; 8/3 for llama]
    #[arg(long, value_name = "F")]
    hidden: Option<usize>,
    /// Let the token embedding be the output head too (llama; the others always do)
    #[arg(long)]
    tied: bool,
    /// Local window of every second layer (gpt-neo)
    #[arg(long, default_value_t = 16, value_name = "W")]
    window: usize,
    /// Let every position see the whole text (gpt2, llama)
    #[arg(long)]
    masked: bool,
    /// The token that ends a text
    #[arg(long, value_name = "ID")]
    eos: Option<u32>,
    /// The token that begins a text
    #[arg(long, value_name = "ID")]
    bos: Option<u32>,
    /// Standard deviation of the weights
    #[arg(long, default_value_t = 0.2)]
    std: f64,
    /// The same seed gives the same model
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// A tokenizer.json to put beside it
    #[arg(long, value_name = "FILE")]
    tokenizer: Option<PathBuf>,
    /// How to store the weights
    #[arg(long, value_parser = dtype, default_value = "f32")]
    dtype: Dtype,
}

#[derive(Clone, Copy, ValueEnum)]
enum FamilyName {
    Gpt2,
    GptNeo,
    Llama,
}

pub fn run(arguments: &Arguments) -> Outcome {
    let &Arguments { context, channels, layers, heads, window, .. } = arguments;
    let words = arguments.words.as_ref().map(read).transpose()?;
    let words = words.as_ref().map(|bytes| String::from_utf8_lossy(bytes));
    let words: Option<Vec<&str>> = words.as_ref().map(|text| text.lines().collect());
    let vocab_size = words.as_ref().map_or(arguments.vocab_size.unwrap_or(0), |words| words.len() + 3);
    let sizes = match arguments.family {
        FamilyName::Gpt2 => Config::gpt2(vocab_size, context, channels, layers, heads),
        FamilyName::GptNeo => Config::gpt_neo(vocab_size, context, channels, layers, heads, window),
        FamilyName::Llama => {
            // Three matrices of 8/3 the channels have as many weights as two of four times.
            let hidden = channels.saturating_mul(8) / 3;
            Config::llama(vocab_size, context, channels, layers, (heads, arguments.kv_heads.unwrap_or(heads)), hidden)
        }
    };
    let end = words.is_some().then_some(1);
    let (bos_id, eos_ids) = (arguments.bos.or(end), arguments.eos.or(end).into_iter().collect());
    let config = Config {
        causal: !arguments.masked,
        hidden_channels: arguments.hidden.unwrap_or(sizes.hidden_channels),
        tied_head: arguments.tied || sizes.tied_head,
        bos_id,
        eos_ids,
        ..sizes
    };
    let mut checkpoint = Checkpoint {
        model: Model::random(config, arguments.std, arguments.seed)?.into(),
        dtype: arguments.dtype,
        tokenizer: Files::new(),
    };
    if let Some(words) = words {
        checkpoint.set_tokenizer(word_level::tokenizer(&words)?.into_bytes())?;
    }
    if let Some(path) = &arguments.tokenizer {
        checkpoint.set_tokenizer(read(path)?)?;
    }
    folder::write(&arguments.out, &checkpoint::write(&checkpoint, arguments.dtype)?)?;
    let parameters = checkpoint.model.config().parameter_count();
    Ok(format!("{}: {parameters} parameters, untrained", arguments.out.display()))
}
