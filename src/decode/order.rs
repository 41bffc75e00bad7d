//! The orders in which engines let processors follow one another.

use super::{Processor, row::rank};
use crate::{Error, Result};

/// An engine whose order is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// `transformers` 5.23: `GenerationMixin._get_logits_processor`.
    Transformers,
    /// llama.cpp: the default chain of `common.h`; the temperature comes last.
    LlamaCpp,
    /// vLLM V1: `Sampler.forward`.
    Vllm,
}

const TRANSFORMERS: [&str; 22] = [
    "guidance",
    "logit-bias",
    "repetition",
    "no-repeat-ngram",
    "bad-words",
    "min-new-tokens",
    "forced-prefix",
    "grammar",
    "pattern",
    "forced-eos",
    "length-decay",
    "suppress",
    "presence",
    "frequency",
    "temperature",
    "top-h",
    "top-k",
    "top-p",
    "min-p",
    "typical",
    "epsilon",
    "eta",
];
const LLAMA_CPP: [&str; 13] = [
    "logit-bias",
    "repetition",
    "frequency",
    "presence",
    "dry",
    "top-n-sigma",
    "top-k",
    "typical",
    "top-p",
    "min-p",
    "xtc",
    "temperature",
    "dynamic-temperature",
];
const VLLM: [&str; 13] = [
    "grammar",
    "pattern",
    "bad-words",
    "min-new-tokens",
    "logit-bias",
    "suppress",
    "repetition",
    "frequency",
    "presence",
    "temperature",
    "min-p",
    "top-k",
    "top-p",
];

impl Order {
    /// By its name: `transformers`, `llama.cpp` or `vllm`.
    ///
    /// # Errors
    /// - [`Error::UnknownName`]
    pub fn named(name: &str) -> Result<Self> {
        match name {
            "transformers" => Ok(Self::Transformers),
            "llama.cpp" => Ok(Self::LlamaCpp),
            "vllm" => Ok(Self::Vllm),
            other => Err(Error::UnknownName { what: "order", name: other.to_owned() }),
        }
    }

    /// Puts processors into the engine's order. Those that it does not have come first, as users' own do; `renormalize` and
    /// mirostat come last.
    pub fn sort(self, processors: &mut [Processor]) {
        let names: &[&str] = match self {
            Self::Transformers => &TRANSFORMERS,
            Self::LlamaCpp => &LLAMA_CPP,
            Self::Vllm => &VLLM,
        };
        let place = |processor: &Processor| match processor {
            Processor::Renormalize | Processor::Mirostat { .. } | Processor::MirostatV1 { .. } => names.len() + 1,
            processor => names.iter().position(|name| *name == processor.name()).map_or(0, |place| place + 1),
        };
        let mut order: Vec<usize> = (0..processors.len()).collect();
        rank(&mut order, processors.len(), &|a, b| place(&processors[a]).cmp(&place(&processors[b])).then(a.cmp(&b)));
        let sorted: Vec<Processor> = order.into_iter().map(|index| processors[index].clone()).collect();
        processors.clone_from_slice(&sorted);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_temperature_comes_first_or_last() {
        let sorted = |order: &str| {
            let mut processors =
                Processor::parse_all("min-p=0.1,top-p=0.9,renormalize,temperature=0.5,top-k=5").unwrap();
            Order::named(order).unwrap().sort(&mut processors);
            processors.iter().map(Processor::name).collect::<Vec<_>>()
        };
        assert_eq!(sorted("transformers"), ["temperature", "top-k", "top-p", "min-p", "renormalize"]);
        assert_eq!(sorted("llama.cpp"), ["top-k", "top-p", "min-p", "temperature", "renormalize"]);
        assert_eq!(sorted("vllm"), ["temperature", "min-p", "top-k", "top-p", "renormalize"]);
    }
}
