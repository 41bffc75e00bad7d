//! Writing one token at a time.

pub mod decoder;
pub mod distribution;

pub use decoder::{Attention, Choice, Decoder, State, Step};
pub use distribution::{Candidate, Distribution, Rest};
