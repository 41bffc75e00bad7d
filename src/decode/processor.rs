//! A processor with its settings: what changes the scores of the next token before one is chosen.

use std::{fmt, sync::Arc};

use super::{
    arguments::{Arguments, joined},
    processors::{
        Dry, Pattern, bad_words, dry, dynamic_temperature, epsilon, eta, forced_eos, forced_prefix, frequency,
        guidance, length_decay, logit_bias, min_new_tokens, min_p, mirostat, mirostat_v1, no_repeat_ngram, only,
        presence, renormalize, repetition, suppress, temperature, top_h, top_k, top_n_sigma, top_p, typical, xtc,
    },
    scope::Scope,
};
use crate::{
    Error, Result,
    ops::softmax,
    storyland::{self, END, Grammar},
};

/// A processor with its settings. As text: its name, and its settings in order, as in `top-p=0.9` or `dry=0.8:1.75:2`.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "each field is named and explained by the processor's own file")]
pub enum Processor {
    Temperature { t: f64 },
    DynamicTemperature { min: f64, max: f64, exponent: f64 },
    TopK { k: usize },
    TopP { p: f64 },
    MinP { p: f64 },
    Typical { tau: f64 },
    Epsilon { epsilon: f64 },
    Eta { epsilon: f64 },
    TopNSigma { n: f64 },
    TopH { h: f64 },
    Repetition { theta: f64, scope: Scope },
    Presence { lambda: f64, scope: Scope },
    Frequency { alpha: f64, scope: Scope },
    NoRepeatNgram { n: usize },
    Dry { dry: Dry, scope: Scope },
    Xtc { probability: f64, threshold: f64 },
    Mirostat { tau: f64, eta: f64 },
    MirostatV1 { tau: f64, eta: f64, m: usize },
    LogitBias { biases: Vec<(Vec<u32>, f64)> },
    Suppress { ids: Vec<u32> },
    BadWords { words: Vec<Vec<u32>> },
    MinNewTokens { count: usize },
    ForcedPrefix { ids: Vec<u32> },
    ForcedEos,
    LengthDecay { start: usize, factor: f64 },
    Guidance { scale: f64, prompt: Vec<u32> },
    Grammar { language: Language },
    Pattern { pattern: Arc<Pattern>, text: String },
    Renormalize,
}

/// A known language that a text keeps to.
#[derive(Clone, Debug)]
pub struct Language {
    /// By which [`storyland::named`] finds it.
    pub name: String,
    /// Its rules.
    pub grammar: Arc<Grammar>,
}

impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

/// What a processor may look at.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    /// The prompt and what was written.
    pub ids: &'a [u32],
    /// How many of them are the prompt's.
    pub prompt_length: usize,
    /// What ends a text.
    pub eos_ids: &'a [u32],
    /// The most tokens that may be written.
    pub max_new: usize,
    /// The fewest tokens that a filter leaves.
    pub min_keep: usize,
    /// In [0, 1): for what leaves something to chance.
    pub coin: f64,
    /// Mirostat's bound on surprise; `None` before the first token.
    pub surprise: Option<f64>,
    /// The logits after another prompt.
    pub guide: Option<&'a [f32]>,
}

/// The usual settings of every processor, in the order in which `transformers` would have them.
pub const USUAL: [&str; 29] = [
    "guidance=1.5",
    "logit-bias=",
    "repetition=1.2:all",
    "no-repeat-ngram=3",
    "bad-words=",
    "min-new-tokens=5",
    "forced-prefix=",
    "forced-eos",
    "length-decay=10:1.05",
    "suppress=",
    "presence=1:generated",
    "frequency=0.5:generated",
    "dry=0.8:1.75:2:all",
    "grammar=storyland",
    "pattern=.*",
    "temperature=0.8",
    "dynamic-temperature=0.5:1.5:1",
    "top-h=0.4",
    "top-n-sigma=1",
    "top-k=50",
    "top-p=0.9",
    "min-p=0.05",
    "typical=0.95",
    "epsilon=0.001",
    "eta=0.001",
    "xtc=0.5:0.1",
    "mirostat-v1=5:0.1:100",
    "mirostat=5:0.1",
    "renormalize",
];

impl Processor {
    /// Reads one.
    ///
    /// # Errors
    /// - [`Error::UnknownName`], [`Error::BadArgument`], [`Error::UnknownLanguage`]
    pub fn parse(text: &str) -> Result<Self> {
        let (name, mut of) = Arguments::of(text.trim());
        let in_unit = |x: f64| (0.0..=1.0).contains(&x);
        let open_unit = |x: f64| x > 0.0 && x < 1.0;
        let (not_negative, positive) = (|x: f64| x >= 0.0, |x: f64| x > 0.0);
        let processor = match name {
            "temperature" => Self::Temperature { t: of.number("temperature", None, "0 or more", not_negative)? },
            "dynamic-temperature" => {
                let min = of.number("lowest temperature", None, "more than 0", positive)?;
                let max = of.number("highest temperature", None, "at least the lowest", |x| x >= min)?;
                Self::DynamicTemperature {
                    min,
                    max,
                    exponent: of.number("exponent", Some(1.0), "more than 0", positive)?,
                }
            }
            "top-k" => Self::TopK { k: of.count("k", None, 1)? },
            "top-p" => Self::TopP { p: of.number("p", None, "in [0, 1]", in_unit)? },
            "min-p" => Self::MinP { p: of.number("p", None, "in [0, 1]", in_unit)? },
            "typical" => Self::Typical { tau: of.number("mass", None, "between 0 and 1", open_unit)? },
            "epsilon" => Self::Epsilon { epsilon: of.number("epsilon", None, "between 0 and 1", open_unit)? },
            "eta" => Self::Eta { epsilon: of.number("epsilon", None, "between 0 and 1", open_unit)? },
            "top-n-sigma" => Self::TopNSigma { n: of.number("n", None, "more than 0", positive)? },
            "top-h" => Self::TopH { h: of.number("h", None, "in (0, 1]", |x| x > 0.0 && x <= 1.0)? },
            "repetition" => {
                let theta = of.number("theta", None, "more than 0", positive)?;
                Self::Repetition { theta, scope: Scope::read(&mut of, Scope::All)? }
            }
            "presence" => {
                let lambda = of.number("lambda", None, "a number", |_| true)?;
                Self::Presence { lambda, scope: Scope::read(&mut of, Scope::Generated)? }
            }
            "frequency" => {
                let alpha = of.number("alpha", None, "a number", |_| true)?;
                Self::Frequency { alpha, scope: Scope::read(&mut of, Scope::Generated)? }
            }
            "no-repeat-ngram" => Self::NoRepeatNgram { n: of.count("n", None, 1)? },
            "dry" => {
                let multiplier = of.number("multiplier", Some(0.8), "0 or more", not_negative)?;
                let base = of.number("base", Some(1.75), "1 or more", |x| x >= 1.0)?;
                let allowed = of.count("allowed length", Some(2), 1)?;
                let scope = Scope::read(&mut of, Scope::All)?;
                let breakers = of.ids("breakers", '+')?;
                Self::Dry { dry: Dry { multiplier, base, allowed, breakers }, scope }
            }
            "xtc" => {
                let probability = of.number("probability", Some(0.5), "in [0, 1]", in_unit)?;
                Self::Xtc { probability, threshold: of.number("threshold", Some(0.1), "in [0, 1]", in_unit)? }
            }
            "mirostat" | "mirostat-v1" => {
                let tau = of.number("surprise", Some(5.0), "more than 0, in bits", positive)?;
                let eta = of.number("learning rate", Some(0.1), "in [0, 1]", in_unit)?;
                match name {
                    "mirostat" => Self::Mirostat { tau, eta },
                    _ => Self::MirostatV1 { tau, eta, m: of.count("m", Some(100), 1)? },
                }
            }
            "logit-bias" => Self::LogitBias { biases: of.weighted_words("biases")? },
            "suppress" => Self::Suppress { ids: of.ids("ids", '+')? },
            "bad-words" => Self::BadWords { words: of.words("words")? },
            "min-new-tokens" => Self::MinNewTokens { count: of.count("count", None, 0)? },
            "forced-prefix" => Self::ForcedPrefix { ids: of.ids("ids", '.')? },
            "forced-eos" => Self::ForcedEos,
            "length-decay" => {
                let start = of.count("start", None, 0)?;
                Self::LengthDecay { start, factor: of.number("factor", None, "more than 0", positive)? }
            }
            "guidance" => {
                let scale = of.number("scale", None, "a number", |_| true)?;
                Self::Guidance { scale, prompt: of.ids("prompt", '.')? }
            }
            "grammar" => {
                let name = of.text().unwrap_or("storyland").to_owned();
                Self::Grammar { language: Language { grammar: Arc::new(storyland::named(&name)?), name } }
            }
            "pattern" => {
                let text = of.text().unwrap_or_default().to_owned();
                let bad =
                    |rule| Error::BadArgument { of: "pattern".to_owned(), what: "pattern", rule, value: text.clone() };
                Self::Pattern { pattern: Arc::new(Pattern::parse(&text).map_err(bad)?), text }
            }
            "renormalize" => Self::Renormalize,
            other => return Err(Error::UnknownName { what: "processor", name: other.to_owned() }),
        };
        of.end()?;
        Ok(processor)
    }

    /// Reads several, with commas between.
    ///
    /// # Errors
    /// Those of [`parse`](Self::parse).
    pub fn parse_all(text: &str) -> Result<Vec<Self>> {
        text.split(',').filter(|one| !one.trim().is_empty()).map(Self::parse).collect()
    }

    /// Several as text.
    pub fn print_all(processors: &[Self]) -> String {
        processors.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
    }

    /// Its name: what stands before its settings.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Temperature { .. } => "temperature",
            Self::DynamicTemperature { .. } => "dynamic-temperature",
            Self::TopK { .. } => "top-k",
            Self::TopP { .. } => "top-p",
            Self::MinP { .. } => "min-p",
            Self::Typical { .. } => "typical",
            Self::Epsilon { .. } => "epsilon",
            Self::Eta { .. } => "eta",
            Self::TopNSigma { .. } => "top-n-sigma",
            Self::TopH { .. } => "top-h",
            Self::Repetition { .. } => "repetition",
            Self::Presence { .. } => "presence",
            Self::Frequency { .. } => "frequency",
            Self::NoRepeatNgram { .. } => "no-repeat-ngram",
            Self::Dry { .. } => "dry",
            Self::Xtc { .. } => "xtc",
            Self::Mirostat { .. } => "mirostat",
            Self::MirostatV1 { .. } => "mirostat-v1",
            Self::LogitBias { .. } => "logit-bias",
            Self::Suppress { .. } => "suppress",
            Self::BadWords { .. } => "bad-words",
            Self::MinNewTokens { .. } => "min-new-tokens",
            Self::ForcedPrefix { .. } => "forced-prefix",
            Self::ForcedEos => "forced-eos",
            Self::LengthDecay { .. } => "length-decay",
            Self::Guidance { .. } => "guidance",
            Self::Grammar { .. } => "grammar",
            Self::Pattern { .. } => "pattern",
            Self::Renormalize => "renormalize",
        }
    }

    /// Whether it leaves something to chance.
    pub fn takes_a_coin(&self) -> bool {
        matches!(self, Self::Xtc { .. })
    }

    /// Whether it is a mirostat.
    pub fn bounds_surprise(&self) -> bool {
        matches!(self, Self::Mirostat { .. } | Self::MirostatV1 { .. })
    }

    /// The token ids that it names.
    pub fn ids(&self) -> Vec<u32> {
        match self {
            Self::Dry { dry, .. } => dry.breakers.clone(),
            Self::LogitBias { biases } => biases.iter().flat_map(|(word, _)| word).copied().collect(),
            Self::Suppress { ids } | Self::ForcedPrefix { ids } | Self::Guidance { prompt: ids, .. } => ids.clone(),
            Self::BadWords { words } => words.concat(),
            Self::Pattern { pattern, .. } => pattern.ids(),
            _ => Vec::new(),
        }
    }

    /// The language that it keeps to.
    pub fn language(&self) -> Option<&Language> {
        if let Self::Grammar { language } = self { Some(language) } else { None }
    }

    /// The prompt of the guide that it asks for; an empty one stands for the last token of the prompt.
    pub fn guide(&self) -> Option<&[u32]> {
        if let Self::Guidance { prompt, .. } = self { Some(prompt) } else { None }
    }

    /// Changes the scores of the next token. What it forbids gets minus infinity.
    pub fn apply(&self, scores: &mut [f64], moment: &Moment) {
        let &Moment { ids, prompt_length, eos_ids, max_new, min_keep, coin, surprise, guide } = moment;
        let generated = ids.len() - prompt_length;
        match self {
            Self::Temperature { t } => temperature::apply(scores, *t),
            Self::DynamicTemperature { min, max, exponent } => {
                dynamic_temperature::apply(scores, *min, *max, *exponent);
            }
            Self::TopK { k } => top_k::apply(scores, *k, min_keep),
            Self::TopP { p } => top_p::apply(scores, *p, min_keep),
            Self::MinP { p } => min_p::apply(scores, *p, min_keep),
            Self::Typical { tau } => typical::apply(scores, *tau, min_keep),
            Self::Epsilon { epsilon } => epsilon::apply(scores, *epsilon, min_keep),
            Self::Eta { epsilon } => eta::apply(scores, *epsilon, min_keep),
            Self::TopNSigma { n } => top_n_sigma::apply(scores, *n),
            Self::TopH { h } => top_h::apply(scores, *h),
            Self::Repetition { theta, scope } => repetition::apply(scores, scope.of(ids, prompt_length), *theta),
            Self::Presence { lambda, scope } => presence::apply(scores, scope.of(ids, prompt_length), *lambda),
            Self::Frequency { alpha, scope } => frequency::apply(scores, scope.of(ids, prompt_length), *alpha),
            Self::NoRepeatNgram { n } => no_repeat_ngram::apply(scores, ids, *n),
            Self::Dry { dry, scope } => dry::apply(scores, scope.of(ids, prompt_length), dry),
            Self::Xtc { probability, threshold } => xtc::apply(scores, *probability, *threshold, min_keep, coin),
            Self::Mirostat { tau, .. } => mirostat::apply(scores, surprise.unwrap_or(2.0 * tau)),
            Self::MirostatV1 { tau, m, .. } => mirostat_v1::apply(scores, surprise.unwrap_or(2.0 * tau), *m),
            Self::LogitBias { biases } => logit_bias::apply(scores, ids, biases),
            Self::Suppress { ids } => suppress::apply(scores, ids),
            Self::BadWords { words } => bad_words::apply(scores, ids, words, eos_ids),
            Self::MinNewTokens { count } => min_new_tokens::apply(scores, generated, *count, eos_ids),
            Self::ForcedPrefix { ids } => {
                if let Some(&id) = ids.get(generated) {
                    forced_prefix::apply(scores, id);
                }
            }
            Self::ForcedEos => forced_eos::apply(scores, generated, max_new, eos_ids),
            Self::LengthDecay { start, factor } => length_decay::apply(scores, generated, *start, *factor, eos_ids),
            Self::Guidance { scale, .. } => {
                if let Some(guide) = guide {
                    guidance::apply(scores, &softmax::log_probs(guide), *scale);
                }
            }
            Self::Grammar { language } => {
                // What stands before a text is not part of it.
                let text = ids.strip_prefix(&[END]).unwrap_or(ids);
                let next = language.grammar.next_after(text).unwrap_or_default();
                only::apply(scores, &next.iter().map(|next| next.id).collect::<Vec<_>>());
            }
            Self::Pattern { pattern, .. } => {
                let place = pattern.after(&ids[prompt_length..]);
                let mut allowed = place.allowed(scores.len());
                // A text may end where the pattern is complete, and nowhere else.
                allowed.retain(|id| !eos_ids.contains(id));
                if place.is_complete() {
                    allowed.extend(eos_ids);
                }
                only::apply(scores, &allowed);
            }
            Self::Renormalize => renormalize::apply(scores),
        }
    }

    /// Mirostat's bound after a token that had this probability among those that were left.
    pub fn next_surprise(&self, surprise: Option<f64>, prob: f64) -> Option<f64> {
        match self {
            Self::Mirostat { tau, eta } => Some(mirostat::next_mu(surprise.unwrap_or(2.0 * tau), *tau, *eta, prob)),
            Self::MirostatV1 { tau, eta, .. } => {
                Some(mirostat_v1::next_mu(surprise.unwrap_or(2.0 * tau), *tau, *eta, prob))
            }
            _ => surprise,
        }
    }
}

impl fmt::Display for Processor {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let words = |words: &[Vec<u32>]| words.iter().map(|word| joined(word, ".")).collect::<Vec<_>>().join("+");
        let name = self.name();
        match self {
            Self::Temperature { t: x }
            | Self::TopP { p: x }
            | Self::MinP { p: x }
            | Self::Typical { tau: x }
            | Self::Epsilon { epsilon: x }
            | Self::Eta { epsilon: x }
            | Self::TopNSigma { n: x }
            | Self::TopH { h: x } => write!(f, "{name}={x}"),
            Self::DynamicTemperature { min, max, exponent } => write!(f, "{name}={min}:{max}:{exponent}"),
            Self::TopK { k: n } | Self::NoRepeatNgram { n } | Self::MinNewTokens { count: n } => {
                write!(f, "{name}={n}")
            }
            Self::Repetition { theta: x, scope }
            | Self::Presence { lambda: x, scope }
            | Self::Frequency { alpha: x, scope } => write!(f, "{name}={x}:{scope}"),
            Self::Dry { dry: Dry { multiplier, base, allowed, breakers }, scope } => {
                write!(f, "{name}={multiplier}:{base}:{allowed}:{scope}")?;
                if breakers.is_empty() { Ok(()) } else { write!(f, ":{}", joined(breakers, "+")) }
            }
            Self::Xtc { probability: x, threshold: y } | Self::Mirostat { tau: x, eta: y } => {
                write!(f, "{name}={x}:{y}")
            }
            Self::MirostatV1 { tau, eta, m } => write!(f, "{name}={tau}:{eta}:{m}"),
            Self::LogitBias { biases } => {
                let biases = biases.iter().map(|(word, bias)| format!("{}/{bias}", joined(word, ".")));
                write!(f, "{name}={}", biases.collect::<Vec<_>>().join("+"))
            }
            Self::Suppress { ids } => write!(f, "{name}={}", joined(ids, "+")),
            Self::BadWords { words: bad } => write!(f, "{name}={}", words(bad)),
            Self::ForcedPrefix { ids } => write!(f, "{name}={}", joined(ids, ".")),
            Self::LengthDecay { start, factor } => write!(f, "{name}={start}:{factor}"),
            Self::Guidance { scale, prompt } if prompt.is_empty() => write!(f, "{name}={scale}"),
            Self::Guidance { scale, prompt } => write!(f, "{name}={scale}:{}", joined(prompt, ".")),
            Self::Grammar { language } => write!(f, "{name}={}", language.name),
            Self::Pattern { text, .. } => write!(f, "{name}={text}"),
            Self::ForcedEos | Self::Renormalize => f.write_str(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_read_with_their_separator_or_a_space_and_refused_with_an_example() {
        let parsed = |text| Processor::parse(text).unwrap().to_string();
        assert_eq!(parsed("suppress=53+11"), parsed("suppress=53 11"));
        assert_eq!(parsed("bad-words=5.6+7"), "bad-words=5.6+7");
        assert_eq!(parsed("logit-bias=5.6/-1 7/2.5"), "logit-bias=5.6/-1+7/2.5");
        let message = |text| Processor::parse(text).unwrap_err().to_string();
        assert_eq!(message("suppress=cat"), "the ids of suppress must be token ids as in 3+4, got cat");
        assert_eq!(
            message("pattern=5)"),
            "the pattern of pattern must be one parenthesis ) for each ( at character 2, got 5)"
        );
    }
}
