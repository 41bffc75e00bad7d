//! Training: one step at a time, from examples to a report.

pub mod adamw;
pub mod data;
pub mod example;
pub mod schedule;
pub mod settings;
pub mod trainer;
pub mod untrained;

pub use data::{Data, Objective};
pub use example::Example;
pub use settings::Settings;
pub use trainer::{Report, Trainer};
