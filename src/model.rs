//! One transformer for every family: sizes, weights, masks, the forward and backward pass, keys and values in a tree.

pub mod activation;
pub mod config;
pub mod intervention;
pub mod kv_tree;
pub mod mask;
pub mod norm;
pub mod params;
pub mod slot;
pub mod trace;
pub mod transformer;
pub mod weights;

pub use activation::Activation;
pub use config::{Config, Family, Norm, Positions};
pub use intervention::Intervention;
pub use kv_tree::{KvTree, NodeId};
pub use mask::Mask;
pub use params::{Params, Spread};
pub use trace::Trace;
pub use transformer::Model;
pub use weights::{Precision, Weights};
