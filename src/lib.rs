//! A transformer small enough to watch. It writes one token at a time, and every number it used to choose can be read.
//!
//! The map, from the bottom up; a module uses only those above it:
//!
//! - [`error`]: the one [`Error`], with stable codes
//! - [`rng`]: the only source of chance
//! - [`ops`]: one operation a file, forward beside backward
//! - [`model`]: sizes, weights, masks, the forward and backward pass, keys and values in a tree
//! - [`checkpoint`]: reading and writing models
//! - [`storyland`]: languages whose truth is known
//! - [`decode`]: writing one token at a time
//! - [`picture`]: what stands in a decoder as SVG, for slides and papers
//! - [`train`]: one training step at a time
//! - [`evaluate`]: a model against the truth of its language
//! - `wasm`: the only door to JavaScript (wasm target only)
//!
//! Letters for shapes, here and in `ops/` and `model/`:
//!
//! | letter | is |
//! | --- | --- |
//! | `B` | sequences in a batch |
//! | `T` | positions in a sequence |
//! | `N` | rows: all positions of all sequences, one after another |
//! | `C` | channels |
//! | `H` | heads of queries |
//! | `G` | heads of keys and values (`G` divides `H`) |
//! | `D` | channels per head |
//! | `F` | hidden channels of the feed-forward block |
//! | `V` | vocabulary |
//! | `L` | layers |
//!
//! The gradient of the loss by `x` is `d_x`.

#![cfg_attr(test, allow(clippy::float_cmp, reason = "tests compare numbers that are exact"))]

pub mod checkpoint;
pub mod decode;
pub mod error;
pub mod evaluate;
pub mod model;
pub mod ops;
pub mod picture;
pub mod rng;
pub mod storyland;
pub mod train;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use error::{Error, Result};
