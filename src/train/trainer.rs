//! One training step: batch, loss, gradients, update, report.

use safetensors::tensor::TensorView;
use serde::{Deserialize, Serialize};

use super::{Example, Settings, adamw::AdamW, schedule};
use crate::{
    Error, Result,
    checkpoint::{self, Checkpoint, Dtype, Files, tensors},
    model::{Model, Params},
    ops::cross_entropy,
};

const STATE: &str = "trainer.json";
const MOMENTS: &str = "trainer.safetensors";

/// What a step did.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Report {
    /// Its number, from 1.
    pub step: u64,
    /// The mean over all targets, before the update, in nats; with label smoothing, of the smoothed targets.
    pub loss: f64,
    /// `exp(loss)`
    pub perplexity: f64,
    /// Of the whole gradient, before clipping.
    pub gradient_norm: f64,
    /// Of this step.
    pub learning_rate: f64,
    /// How many tokens were read.
    pub tokens: usize,
}

/// A model in training.
///
/// ```
/// use lookback::{model::{Config, Model}, train::{Example, Settings, Trainer}};
/// let model = Model::random(Config::gpt2(8, 4, 8, 1, 2), 0.2, 1)?;
/// let mut trainer = Trainer::new(model, Settings::default())?;
/// let example = Example::causal(&[5, 6, 1], 4);
/// let first = trainer.step(&[example.clone()])?.loss;
/// for _ in 0..50 {
///     trainer.step(&[example.clone()])?;
/// }
/// assert!(trainer.step(&[example])?.loss < first / 2.0);
/// # Ok::<(), lookback::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Trainer {
    model: Model,
    settings: Settings,
    optimizer: AdamW,
    steps: u64,
}

/// What `trainer.json` holds.
#[derive(Deserialize, Serialize)]
struct State {
    steps: u64,
    settings: Settings,
}

impl Trainer {
    /// A training that has not begun.
    ///
    /// # Errors
    /// - [`Error::BadSetting`]
    /// - [`Error::Quantised`] for weights of 8 bits
    pub fn new(model: Model, settings: Settings) -> Result<Self> {
        settings.check()?;
        let optimizer = AdamW::new(model.params()?.values().len());
        Ok(Self { model, settings, optimizer, steps: 0 })
    }

    /// The model as it is now.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// How many steps were made.
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// The mean loss over all targets, and its gradient.
    ///
    /// # Errors
    /// - [`Error::NoTargets`] when nothing is to be predicted
    /// - [`Error::IdOutOfRange`], [`Error::ContextFull`], [`Error::EmptyPrompt`]
    pub fn gradient(&self, examples: &[Example]) -> Result<(f64, Params)> {
        let vocab_size = self.model.config().vocab_size;
        let targets = || examples.iter().flat_map(Example::targets).flatten();
        if let Some(&id) = targets().find(|&&id| id as usize >= vocab_size) {
            return Err(Error::IdOutOfRange { id, vocab_size });
        }
        let count = targets().count();
        if count == 0 {
            return Err(Error::NoTargets { examples: examples.len() });
        }
        let share = 1.0 / count as f64;
        let size = examples.len().div_ceil(self.settings.parts);
        let parts: Vec<&[Example]> = examples.chunks(size).collect();
        let results: Vec<Result<(f64, Params)>> = in_parallel(&parts, |part| self.part_gradient(part, share));
        let mut sum: Option<(f64, Params)> = None;
        for result in results {
            let (loss, grads) = result?;
            sum = Some(match sum {
                None => (loss, grads),
                Some((sum, mut all)) => {
                    all.values_mut().iter_mut().zip(grads.values()).for_each(|(all, g)| *all += g);
                    (sum + loss, all)
                }
            });
        }
        Ok(sum.expect("there is a target, so there is a part"))
    }

    fn part_gradient(&self, examples: &[Example], share: f64) -> Result<(f64, Params)> {
        let texts: Vec<&[u32]> = examples.iter().map(Example::ids).collect();
        let targets: Vec<Option<usize>> =
            examples.iter().flat_map(Example::targets).map(|target| target.map(|id| id as usize)).collect();
        let trace = self.model.forward(&texts, &self.model.mask())?;
        let smoothing = self.settings.label_smoothing;
        let (loss, d_logits) = cross_entropy::forward_backward(trace.logits.view(), &targets, smoothing, share);
        let mut grads = Params::zeros(self.model.config());
        self.model.backward(&trace, d_logits.view(), &mut grads);
        Ok((loss, grads))
    }

    /// Takes one step down the gradient. When it fails, the model is as before.
    ///
    /// # Errors
    /// - those of [`gradient`](Self::gradient)
    /// - [`Error::NonFiniteLoss`] with the number of the step
    pub fn step(&mut self, examples: &[Example]) -> Result<Report> {
        let (loss, mut grads) = self.gradient(examples)?;
        let step = self.steps + 1;
        let gradient_norm = grads.values().iter().map(|&g| f64::from(g) * f64::from(g)).sum::<f64>().sqrt();
        if !loss.is_finite() || !gradient_norm.is_finite() {
            return Err(Error::NonFiniteLoss { step, loss });
        }
        let clip = self.settings.clip_norm;
        if clip > 0.0 && gradient_norm > clip {
            // PyTorch adds the same guard in `clip_grad_norm_`.
            let scale = (clip / (gradient_norm + 1e-6)) as f32;
            grads.values_mut().iter_mut().for_each(|g| *g *= scale);
        }
        let learning_rate = schedule::learning_rate(&self.settings, step);
        self.optimizer.update(self.model.params_mut()?, &grads, step, learning_rate, &self.settings);
        self.steps = step;
        let tokens = examples.iter().map(|example| example.ids().len()).sum();
        Ok(Report { step, loss, perplexity: loss.exp(), gradient_norm, learning_rate, tokens })
    }

    /// The model's folder, with what it takes to go on bit by bit as if nothing had happened.
    ///
    /// # Errors
    /// Those of [`checkpoint::write`].
    pub fn save(&self, tokenizer: &Files) -> Result<Files> {
        let model = self.model.clone().into();
        let mut files =
            checkpoint::write(&Checkpoint { model, dtype: Dtype::F32, tokenizer: tokenizer.clone() }, Dtype::F32)?;
        let state = State { steps: self.steps, settings: self.settings.clone() };
        files.insert(STATE.to_owned(), serde_json::to_vec_pretty(&state).expect("settings are plain numbers"));
        let moments = [("first", &self.optimizer.first), ("second", &self.optimizer.second)];
        let moments = moments.map(|(name, values)| (name, values.len(), Dtype::F32.encode(values)));
        let views = moments.iter().map(|(name, length, bytes)| {
            let view = TensorView::new(safetensors::Dtype::F32, vec![*length], bytes);
            (*name, view.expect("four bytes a number"))
        });
        files.insert(MOMENTS.to_owned(), safetensors::serialize(views, None).expect("two names that differ"));
        Ok(files)
    }

    /// Takes up a training from what [`save`](Self::save) gave; also gives the tokenizer's files.
    ///
    /// # Errors
    /// - those of [`checkpoint::read`]
    /// - [`Error::MissingFile`], [`Error::BadJson`], [`Error::BadSetting`] from `trainer.json`
    /// - [`Error::MissingTensor`], [`Error::TensorShape`], and what a damaged file is refused for, from
    ///   `trainer.safetensors`
    pub fn resume(files: &Files) -> Result<(Self, Files)> {
        let missing = |name: &str| Error::MissingFile { name: name.to_owned() };
        let state = files.get(STATE).ok_or_else(|| missing(STATE))?;
        let State { steps, settings } = serde_json::from_slice(state)
            .map_err(|error| Error::BadJson { file: STATE.to_owned(), reason: error.to_string() })?;
        settings.check()?;
        let mut model_files = files.clone();
        let moments = model_files.remove(MOMENTS).ok_or_else(|| missing(MOMENTS))?;
        let Checkpoint { model, tokenizer, .. } = checkpoint::read(&model_files)?;
        let model = std::sync::Arc::unwrap_or_clone(model);
        let count = model.params()?.values().len();
        let moments = tensors::open(&moments, MOMENTS)?;
        let read = |name: &str| {
            let tensor = moments.iter().find(|(tensor, _)| tensor == name);
            let (_, tensor) = tensor.ok_or_else(|| Error::MissingTensor { tensor: name.to_owned() })?;
            let (expected, got) = (vec![count], tensor.shape().to_vec());
            if got != expected || tensor.dtype() != Some(Dtype::F32) {
                return Err(Error::TensorShape { tensor: name.to_owned(), expected, got });
            }
            Ok(tensor.numbers(Dtype::F32))
        };
        let optimizer = AdamW { first: read("first")?, second: read("second")? };
        Ok((Self { model, settings, optimizer, steps }, tokenizer))
    }
}

/// Each part on a thread of its own where there are threads; the results in the order of the parts.
fn in_parallel<T: Sync, R: Send>(parts: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    if cfg!(target_arch = "wasm32") || parts.len() < 2 {
        return parts.iter().map(work).collect();
    }
    std::thread::scope(|scope| {
        let work = &work;
        let threads: Vec<_> = parts.iter().map(|part| scope.spawn(move || work(part))).collect();
        threads.into_iter().map(|thread| thread.join().expect("a step does not panic")).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::Config,
        storyland::minitales,
        train::{Data, Objective},
    };

    fn trainer(settings: Settings) -> (Trainer, Data) {
        let language = minitales();
        let config = Config::llama(language.vocab_size(), 48, 16, 1, (2, 1), 24);
        let model = Model::random(config, 0.2, 1).unwrap();
        let data = Data { language, objective: Objective::Causal, texts: 4, context: 48, seed: 3 };
        (Trainer::new(model, settings).unwrap(), data)
    }

    #[test]
    fn one_batch_is_learnt_by_heart() {
        let (mut trainer, data) = trainer(Settings { learning_rate: 1e-2, weight_decay: 0.0, ..Settings::default() });
        let examples = &data.examples(1)[..1];
        let first = trainer.step(examples).unwrap();
        assert!(first.loss > 2.0);
        for _ in 0..300 {
            trainer.step(examples).unwrap();
        }
        let last = trainer.step(examples).unwrap();
        assert!(last.loss < 0.01, "{last:?}");
    }

    #[test]
    fn a_training_that_is_taken_up_again_goes_on_bit_by_bit() {
        let (mut whole, data) = trainer(Settings { decay_steps: 8, ..Settings::default() });
        for step in 1..=3 {
            whole.step(&data.examples(step)).unwrap();
        }
        let (mut taken_up, _) = Trainer::resume(&whole.save(&Files::new()).unwrap()).unwrap();
        assert!(taken_up == whole);
        for step in 4..=6 {
            assert_eq!(whole.step(&data.examples(step)), taken_up.step(&data.examples(step)));
        }
        assert!(taken_up == whole);
    }

    #[test]
    fn parts_give_the_gradient_of_the_whole() {
        let (whole, data) = trainer(Settings::default());
        let (parts, _) = trainer(Settings { parts: 3, ..Settings::default() });
        let examples = data.examples(1);
        let ((loss, one), (sum, three)) = (whole.gradient(&examples).unwrap(), parts.gradient(&examples).unwrap());
        assert!((loss - sum).abs() < 1e-9);
        let worst = one.values().iter().zip(three.values()).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
        assert!(worst < 1e-6, "{worst:.1e}");
        assert!(parts.gradient(&examples) == Ok((sum, three)), "the same on every run");
    }

    #[test]
    fn what_is_refused_leaves_the_model_as_it_was() {
        let (mut trainer, _) = trainer(Settings::default());
        let before = trainer.clone();
        let vocab_size = trainer.model.config().vocab_size;
        let id = vocab_size as u32;
        assert_eq!(trainer.step(&[]), Err(Error::NoTargets { examples: 0 }));
        let unseen = Example::new(vec![1], vec![None]).unwrap();
        assert_eq!(trainer.step(&[unseen]), Err(Error::NoTargets { examples: 1 }));
        let beyond = Example::new(vec![1], vec![Some(id)]).unwrap();
        assert_eq!(trainer.step(&[beyond]), Err(Error::IdOutOfRange { id, vocab_size }));
        assert!(trainer == before);
        trainer.model.params_mut().unwrap().values_mut().fill(1e30);
        let error = trainer.step(&[Example::causal(&[5, 1], 48)]).unwrap_err();
        assert!(matches!(error, Error::NonFiniteLoss { step: 1, .. }), "{error}");
        assert_eq!(trainer.steps(), 0);
    }
}
