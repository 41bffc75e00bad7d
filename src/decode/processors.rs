//! What changes the scores of the next token before one is chosen: one processor a file, each a function on a row.
//!
//! A row has one score a token, logits or log-probabilities; what is forbidden is minus infinity. A row of nothing stays as it
//! is, whatever is applied to it. Parameters come checked, from [`Processor`](super::Processor).

pub mod bad_words;
pub mod dry;
pub mod dynamic_temperature;
pub mod epsilon;
pub mod eta;
pub mod forced_eos;
pub mod forced_prefix;
pub mod frequency;
pub mod guidance;
pub mod length_decay;
pub mod logit_bias;
pub mod min_new_tokens;
pub mod min_p;
pub mod mirostat;
pub mod mirostat_v1;
pub mod no_repeat_ngram;
pub mod only;
pub mod pattern;
pub mod presence;
pub mod renormalize;
pub mod repetition;
pub mod suppress;
pub mod temperature;
pub mod top_h;
pub mod top_k;
pub mod top_n_sigma;
pub mod top_p;
pub mod typical;
pub mod xtc;

pub use dry::Dry;
pub use pattern::Pattern;

/// The tokens of a scope that a row has, each once.
fn distinct(scope: &[u32], vocab_size: usize) -> Vec<usize> {
    let mut ids: Vec<usize> = scope.iter().map(|&id| id as usize).filter(|&id| id < vocab_size).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}
