//! `lookback evaluate`: a model against the truth of its language.

use clap::Args;
use lookback::{
    evaluate::{self, Answers, Cloze, Mean},
    model::Model,
    storyland::{self, Grammar},
};
use serde_json::{Map, Value, json};

use super::{Outcome, source::Source};

#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    source: Source,
    /// The language that the model was trained on
    #[arg(long, default_value = "storyland", value_name = "NAME")]
    language: String,
    /// How many texts are read, and how many are written
    #[arg(long, default_value_t = 10_000, value_name = "N")]
    texts: usize,
    /// The temperature of the texts that are written
    #[arg(long, default_value_t = 1.0, value_name = "T")]
    temperature: f64,
    /// The same seed gives the same texts
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Print JSON
    #[arg(long)]
    json: bool,
    /// Print a model card for this name: Markdown, as Hugging Face reads it
    #[arg(long, value_name = "NAME", conflicts_with = "json")]
    card: Option<String>,
}

pub fn run(arguments: &Arguments) -> Outcome {
    if !arguments.temperature.is_finite() || arguments.temperature <= 0.0 {
        return Err(format!("temperature must be finite and above 0, got {}", arguments.temperature).into());
    }
    let model = arguments.source.read()?.model;
    let language = storyland::named(&arguments.language)?;
    if model.config().vocab_size != language.vocab_size() {
        let (model, language) = (model.config().vocab_size, language.vocab_size());
        return Err(format!("the model must have the language's vocabulary of {language}, got {model}").into());
    }
    if !model.config().causal {
        return masked(arguments, &model, &language);
    }
    let forced = evaluate::forced(&model, &language, arguments.texts, arguments.seed)?;
    let samples = evaluate::sample(&model, &language, arguments.texts, arguments.temperature, arguments.seed)?;
    let probes = if arguments.language == "storyland" { storyland::probes(&language) } else { Vec::new() };
    let answers = evaluate::answers(&model, &probes)?;
    let divergence: Vec<f64> = forced.by_position.iter().map(|place| place.mean).collect();
    let excess = forced.divergence.mean / language.entropy();
    if arguments.json {
        let report = json!({
            "texts": arguments.texts, "seed": arguments.seed, "temperature": arguments.temperature,
            "trueEntropy": language.entropy(), "meanLength": language.mean_length(),
            "crossEntropy": mean(forced.cross_entropy), "divergence": mean(forced.divergence),
            "relativeExcess": excess, "divergenceByPosition": divergence, "illegalMass": mean(forced.illegal_mass),
            "valid": mean(samples.valid), "reverseCrossEntropy": mean(samples.reverse_cross_entropy),
            "entropy": mean(samples.entropy), "distinct": samples.distinct,
            "hazardBefore": samples.hazard_before, "hazardAfter": samples.hazard_after,
            "answers": answers.iter().map(|(name, answers)| (name.clone(), json!({
                "right": mean(answers.right), "share": mean(answers.share) }))).collect::<Map<_, _>>(),
            "samples": samples.texts.iter().map(|text| language.text(text)).collect::<Vec<_>>(),
        });
        return Ok(format!("{report:#}"));
    }
    let mut rows = vec![
        ("true entropy, nats a text", format!("{:.4}", language.entropy())),
        ("cross-entropy", interval(forced.cross_entropy)),
        ("divergence", format!("{} ({:.2} % of the entropy)", interval(forced.divergence), 100.0 * excess)),
        ("illegal mass, true prefix", interval(forced.illegal_mass)),
        ("valid texts", interval(samples.valid)),
        ("reverse cross-entropy", interval(samples.reverse_cross_entropy)),
        ("entropy of its texts", interval(samples.entropy)),
        ("distinct", format!("{:.4}", samples.distinct)),
        ("hazard before, after", format!("{:.5}, {:.5}", samples.hazard_before, samples.hazard_after)),
    ];
    let asked = answers.iter().map(|(name, Answers { right, share })| {
        (name.as_str(), format!("{:.4} right of {}, share {:.4}", right.mean, right.count, share.mean))
    });
    rows.extend(asked);
    if let Some(name) = &arguments.card {
        let sample = |text: &Vec<u32>| format!("- {}\n", language.text(text));
        let samples = samples.texts.iter().map(sample).collect::<String>();
        let measured = format!(
            "with {0} texts read and {0} written at temperature {1}, seed {2} (± is a 95 % interval, numbers are nats a text)",
            arguments.texts, arguments.temperature, arguments.seed
        );
        let made = Made { tag: "text-generation", measured, after: format!("\nIt writes, for example:\n\n{samples}") };
        return Ok(card(name, arguments, &rows, &made));
    }
    Ok(table(&rows))
}

/// A masked model writes nothing by itself: words are hidden from it.
fn masked(arguments: &Arguments, model: &Model, language: &Grammar) -> Outcome {
    let cloze = evaluate::cloze(model, language, arguments.texts, arguments.seed)?;
    let Cloze { cross_entropy, entropy, divergence, illegal_mass, possible } = cloze;
    let excess = divergence.mean / entropy.mean;
    if arguments.json {
        let report = json!({
            "texts": arguments.texts, "seed": arguments.seed, "crossEntropy": mean(cross_entropy),
            "trueEntropy": mean(entropy), "divergence": mean(divergence), "relativeExcess": excess,
            "illegalMass": mean(illegal_mass), "possible": mean(possible),
        });
        return Ok(format!("{report:#}"));
    }
    let rows = vec![
        ("true entropy of a hidden word", interval(entropy)),
        ("cross-entropy", interval(cross_entropy)),
        ("divergence", format!("{} ({:.2} % of the entropy)", interval(divergence), 100.0 * excess)),
        ("illegal mass", interval(illegal_mass)),
        ("best word is possible", interval(possible)),
    ];
    let Some(name) = &arguments.card else { return Ok(table(&rows)) };
    let measured = format!(
        "with every word of {} texts hidden, one at a time, seed {} (± is a 95 % interval over texts, numbers are nats a \
         hidden word)",
        arguments.texts, arguments.seed
    );
    Ok(card(name, arguments, &rows, &Made { tag: "fill-mask", measured, after: String::new() }))
}

fn interval(Mean { mean, error, .. }: Mean) -> String {
    format!("{mean:.4} ± {:.4}", 1.96 * error)
}

fn table(rows: &[(&str, String)]) -> String {
    rows.iter().map(|(name, value)| format!("{name:<30} {value}\n")).collect()
}

fn mean(Mean { mean, error, count }: Mean) -> Value {
    json!({ "mean": mean, "error": error, "count": count })
}

/// What a card says besides its table.
struct Made {
    /// The pipeline of Hugging Face.
    tag: &'static str,
    measured: String,
    after: String,
}

/// What the model is, how it was made, what it measured, and how to measure it again.
fn card(name: &str, arguments: &Arguments, rows: &[(&str, String)], Made { tag, measured, after }: &Made) -> String {
    let language = &arguments.language;
    let table: String = rows.iter().map(|(what, value)| format!("| {what} | {value} |\n")).collect();
    format!(
        "---\nlicense: mit\nlibrary_name: transformers\npipeline_tag: {tag}\n---\n\n# {name}\n\n\
         Trained on {language}, a language of this repository whose every probability is known, by `recipe.toml` beside this \
         file:\n\n```sh\nlookback train models/{name}/recipe.toml --out models/{name}\n```\n\n\
         `training.json` is the report of that run. Measured against the language {measured}:\n\n\
         | what | measured |\n| --- | --- |\n{table}\n\
         ```sh\nlookback evaluate models/{name} --language {language} --card {name}\n```\n{after}"
    )
}
