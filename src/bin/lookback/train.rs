//! `lookback train`: a recipe to a model.

use std::{path::PathBuf, sync::Arc, time::Instant};

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use lookback::{
    checkpoint::{self, Checkpoint, Dtype, folder},
    train::{Report, Trainer, untrained},
};
use serde_json::json;

use super::{Outcome, recipe::Recipe, source::read};

#[derive(Args)]
pub struct Arguments {
    /// The recipe, a TOML file
    recipe: PathBuf,
    /// The folder to write
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Where the training is kept, to be taken up again when it is interrupted
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
    /// How often it is kept, in steps
    #[arg(long, value_name = "N", default_value_t = 500)]
    keep_every: u64,
}

/// How many steps the shown loss is a mean of.
const SMOOTHED_OVER: f64 = 50.0;

pub fn run(arguments: &Arguments) -> Outcome {
    let recipe = Recipe::parse(&String::from_utf8_lossy(&read(&arguments.recipe)?))?;
    let dtype = Dtype::from_name(&recipe.dtype)?;
    let data = recipe.data()?;
    let tokenizer = untrained::tokenizer(&data.language)?;
    let kept = arguments.keep.as_ref().filter(|kept| kept.join("trainer.json").is_file());
    let mut trainer = match kept {
        Some(kept) => Trainer::resume(&folder::read(kept)?)?.0,
        None => Trainer::new(recipe.model(data.language.vocab_size())?, recipe.training.clone())?,
    };
    let bar = ProgressBar::new(recipe.steps).with_style(
        ProgressStyle::with_template("{bar:30} {pos}/{len} {msg} {eta} left").expect("the template is well formed"),
    );
    let begun = Instant::now();
    let (mut loss, mut tokens, mut last) = (None, 0, None);
    while trainer.steps() < recipe.steps {
        let report: Report = trainer.step(&data.examples(trainer.steps() + 1))?;
        let mean = loss.map_or(report.loss, |loss: f64| loss + (report.loss - loss) / SMOOTHED_OVER);
        (loss, last) = (Some(mean), Some(report));
        tokens += report.tokens;
        bar.set_position(report.step);
        let speed = tokens as f64 / begun.elapsed().as_secs_f64();
        bar.set_message(format!("loss {mean:.4}, gradient {:.2}, {speed:.0} tokens/s", report.gradient_norm));
        if let Some(kept) = &arguments.keep
            && report.step.is_multiple_of(arguments.keep_every.max(1))
        {
            folder::write(kept, &trainer.save(&tokenizer)?)?;
        }
    }
    bar.finish();
    let model = Arc::new(trainer.model().clone());
    let parameters = model.config().parameter_count();
    let mut files = checkpoint::write(&Checkpoint { model, dtype, tokenizer }, dtype)?;
    let seconds = begun.elapsed().as_secs_f64();
    let report = json!({
        "steps": trainer.steps(), "parameters": parameters, "seconds": seconds, "tokens": tokens,
        "tokensPerSecond": tokens as f64 / seconds, "meanLoss": loss,
        "trueEntropyPerText": data.language.entropy(), "meanTokensPerText": data.language.mean_length(),
        "last": last.map(|last| json!({ "loss": last.loss, "perplexity": last.perplexity,
            "gradientNorm": last.gradient_norm, "learningRate": last.learning_rate })),
    });
    files.insert("training.json".to_owned(), format!("{report:#}\n").into_bytes());
    folder::write(&arguments.out, &files)?;
    Ok(format!(
        "{}: {parameters} parameters, {} steps, loss {:.4}",
        arguments.out.display(),
        trainer.steps(),
        loss.unwrap_or(f64::NAN)
    ))
}
