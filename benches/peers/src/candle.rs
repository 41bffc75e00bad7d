//! `candle-transformers`: `LogitsProcessor` with `TopKThenTopP`.

use candle_core::{Device, Tensor};
use candle_transformers::generation::{LogitsProcessor, Sampling};

use super::{Contender, TEMPERATURE, TOP_K, TOP_P, lookback::mass_of_top_k};

pub struct Candle {
    rows: Vec<(Tensor, LogitsProcessor)>,
}

impl Candle {
    pub fn new(rows: &[Vec<f32>]) -> Result<Self, Box<dyn std::error::Error>> {
        let prepared = |row: &Vec<f32>| {
            let p = TOP_P * mass_of_top_k(row)?;
            let sampling = Sampling::TopKThenTopP { k: TOP_K, p, temperature: TEMPERATURE };
            let logits = Tensor::from_slice(row, row.len(), &Device::Cpu)?;
            Ok((logits, LogitsProcessor::from_sampling(7, sampling)))
        };
        Ok(Self { rows: rows.iter().map(prepared).collect::<Result<_, Box<dyn std::error::Error>>>()? })
    }
}

impl Contender for Candle {
    fn name(&self) -> &'static str {
        "candle-transformers 0.11"
    }

    fn draw(&mut self, row: usize) -> u32 {
        let (logits, processor) = &mut self.rows[row];
        processor.sample(logits).expect("the logits are finite")
    }
}
