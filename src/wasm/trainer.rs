//! `Trainer`: a model that learns a language, a step at a time.

use js_sys::{Object, Reflect};
use serde::Deserialize;
use wasm_bindgen::prelude::*;
use web_sys::Performance;

use super::{Language, Model, convert};
use crate::{
    checkpoint::{Checkpoint, Dtype, Files},
    evaluate,
    rng::Rng,
    train::{self, Data, Objective, Settings},
};

/// A model in training.
#[wasm_bindgen]
pub struct Trainer {
    inner: train::Trainer,
    data: Data,
    tokenizer: Files,
    clock: Option<Performance>,
}

/// `TrainingOptions`
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct Options {
    objective: Option<String>,
    texts: usize,
    seed: u32,
    learning_rate: f64,
    warmup_steps: u32,
    decay_steps: u32,
    final_share: f64,
    weight_decay: f64,
    clip_norm: f64,
    label_smoothing: f64,
}

impl Default for Options {
    fn default() -> Self {
        let Settings { learning_rate, final_share, weight_decay, clip_norm, label_smoothing, .. } = Settings::default();
        let (objective, texts, seed, warmup_steps, decay_steps) = (None, 16, 0, 20, 0);
        Self {
            objective,
            texts,
            seed,
            learning_rate,
            warmup_steps,
            decay_steps,
            final_share,
            weight_decay,
            clip_norm,
            label_smoothing,
        }
    }
}

#[wasm_bindgen]
impl Trainer {
    /// Takes a copy of the model, which stays as it is.
    #[wasm_bindgen(constructor)]
    pub fn new(
        model: &Model,
        language: &Language,
        #[wasm_bindgen(unchecked_param_type = "TrainingOptions")] options: JsValue,
    ) -> Result<Trainer, JsValue> {
        let options = parse(options)?;
        let settings = Settings {
            learning_rate: options.learning_rate,
            warmup_steps: options.warmup_steps.into(),
            decay_steps: options.decay_steps.into(),
            final_share: options.final_share,
            weight_decay: options.weight_decay,
            clip_norm: options.clip_norm,
            label_smoothing: options.label_smoothing,
            ..Settings::default()
        };
        let Checkpoint { model, tokenizer, .. } = model.checkpoint.clone();
        let data = data(&options, language, &model)?;
        let trainer = train::Trainer::new((*model).clone(), settings).map_err(convert::error)?;
        Ok(Self { inner: trainer, data, tokenizer, clock: clock() })
    }

    /// Takes up a training from what `save` gave. Of the options, only what and how much to read counts.
    pub fn resume(
        #[wasm_bindgen(unchecked_param_type = "ModelFiles")] files: &Object,
        language: &Language,
        #[wasm_bindgen(unchecked_param_type = "TrainingOptions")] options: JsValue,
    ) -> Result<Trainer, JsValue> {
        let (trainer, tokenizer) = train::Trainer::resume(&convert::files(files)?).map_err(convert::error)?;
        let data = data(&parse(options)?, language, trainer.model())?;
        Ok(Self { inner: trainer, data, tokenizer, clock: clock() })
    }

    /// Reads a step's texts and changes the weights.
    #[wasm_bindgen(unchecked_return_type = "TrainingReport")]
    pub fn step(&mut self) -> Result<JsValue, JsValue> {
        let begun = self.now();
        let examples = self.data.examples(self.inner.steps() + 1);
        let report = self.inner.step(&examples).map_err(convert::error)?;
        convert::training_report(&report, self.now() - begun)
    }

    /// The model as it is now.
    #[wasm_bindgen(getter)]
    pub fn model(&self) -> Model {
        let model = self.inner.model().clone().into();
        Model { checkpoint: Checkpoint { model, dtype: Dtype::F32, tokenizer: self.tokenizer.clone() } }
    }

    /// A text that the model writes now, by sampling at temperature 1.
    pub fn sample(&self, seed: u32) -> Result<Vec<u32>, JsValue> {
        let mut rng = Rng::new(seed.into());
        let written = evaluate::sampling::write(self.inner.model(), 1, 1.0, &mut rng).map_err(convert::error)?;
        Ok(written.into_iter().next().map(|(text, _)| text).unwrap_or_default())
    }

    /// The files of the model, with what it takes to go on.
    #[wasm_bindgen(unchecked_return_type = "ModelFiles")]
    pub fn save(&self) -> Result<JsValue, JsValue> {
        Ok(convert::files_to_js(&self.inner.save(&self.tokenizer).map_err(convert::error)?))
    }

    /// Milliseconds; without a clock none pass.
    fn now(&self) -> f64 {
        self.clock.as_ref().map_or(0.0, Performance::now)
    }
}

/// Through JSON, which unlike `serde-wasm-bindgen` shows a field that there is not.
fn parse(options: JsValue) -> Result<Options, JsValue> {
    if options.is_undefined() {
        return Ok(Options::default());
    }
    let json = String::from(js_sys::JSON::stringify(&options)?);
    serde_json::from_str(&json).map_err(|error| {
        let file = "the training options".to_owned();
        convert::error(crate::Error::BadJson { file, reason: error.to_string() })
    })
}

fn data(options: &Options, language: &Language, model: &crate::model::Model) -> Result<Data, JsValue> {
    let causal = model.config().causal;
    let objective = match options.objective.as_deref() {
        None if causal => Objective::Causal,
        None | Some("masked") => Objective::Masked,
        Some("causal") => Objective::Causal,
        Some(other) => {
            let (what, rule, value) = ("objective", "causal or masked", other.to_owned());
            return Err(convert::error(crate::Error::BadSetting { what, rule, value }));
        }
    };
    let (texts, seed, context) = (options.texts, options.seed.into(), model.config().context_size);
    Ok(Data { language: language.grammar.clone(), objective, texts, context, seed })
}

/// The clock of the window or worker that this runs in.
fn clock() -> Option<Performance> {
    Reflect::get(&js_sys::global(), &"performance".into()).ok()?.dyn_into().ok()
}
