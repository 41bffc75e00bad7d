//! Writing one token at a time: strategies, processors, and the tree of all that was come by.
//!
//! A [`Decoder`] holds a [`Tree`](tree::Tree) and a [`Search`] that goes through it. A step looks at what comes after each
//! live text (in one evaluation), lets the [`processors`] change the scores, and leaves the choice to the
//! [strategy](Strategy).

mod arguments;
pub mod decoder;
pub mod distribution;
mod engine;
pub mod inspection;
pub mod order;
pub mod processor;
pub mod processors;
mod ranking;
mod reader;
mod round;
pub mod row;
pub mod scope;
pub mod search;
pub mod session;
pub mod settings;
pub mod step;
pub mod strategies;
pub mod strategy;
pub mod tree;
pub mod waterfall;
mod weights;

pub use decoder::{Attention, Chain, Decoder, Sequence};
pub use distribution::{Candidate, Distribution, Rest};
pub use inspection::Inspection;
pub use order::Order;
pub use processor::Processor;
pub use scope::Scope;
pub use search::{Search, Stop};
pub use session::{Action, Session};
pub use settings::Settings;
pub use step::Step;
pub use strategy::{Beam, EarlyStopping, Strategy};
pub use tree::Fate;
pub use waterfall::{Stage, Waterfall};
