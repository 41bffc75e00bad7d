//! candle, compiled to wasm to be measured beside Lookback, and the roof: the most that the machine gives to wasm.

mod gpt2;
mod llama;
mod roof;
mod text;
mod weights;

pub use roof::{Stream, multiply_add};
pub use text::{CandleModel, CandleText};
