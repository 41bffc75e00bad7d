//! `llm-samplers`: a chain of its samplers.

use llm_samplers::prelude::{
    Logits, SampleRandDistrib, SampleTemperature, SampleTopK, SampleTopP, SamplerChain, SimpleSamplerResources,
};
use rand::{SeedableRng, rngs::StdRng};

use super::{Contender, TEMPERATURE, TOP_K, TOP_P};

/// Where it takes the k best: as a sampler of the chain, or while it reads the logits, which need not be sorted then.
#[derive(Clone, Copy)]
pub enum TopK {
    Sampler,
    OnReading,
}

pub struct LlmSamplers<'a> {
    rows: &'a [Vec<f32>],
    top_k: TopK,
    chain: SamplerChain,
    resources: SimpleSamplerResources,
}

impl<'a> LlmSamplers<'a> {
    pub fn new(rows: &'a [Vec<f32>], top_k: TopK) -> Self {
        let mut chain = SamplerChain::new();
        chain += SampleTemperature::new(TEMPERATURE as f32);
        if matches!(top_k, TopK::Sampler) {
            chain += SampleTopK::new(TOP_K, 1);
        }
        chain += SampleTopP::new(TOP_P as f32, 1);
        chain += SampleRandDistrib::new();
        let resources = SimpleSamplerResources::new(Some(Box::new(StdRng::seed_from_u64(7))), None);
        Self { rows, top_k, chain, resources }
    }
}

impl Contender for LlmSamplers<'_> {
    fn name(&self) -> &'static str {
        match self.top_k {
            TopK::Sampler => "llm-samplers 0.0.7",
            TopK::OnReading => "llm-samplers 0.0.7, top-k on reading",
        }
    }

    fn draw(&mut self, row: usize) -> u32 {
        let row = self.rows[row].iter().copied();
        let logits = match self.top_k {
            TopK::Sampler => Logits::try_from_iter(row),
            TopK::OnReading => Logits::try_from_iter_top_k(row, TOP_K),
        };
        let mut logits = logits.expect("the logits are finite");
        let drawn = logits.sample_token(&mut self.resources, &mut self.chain).expect("something is left");
        drawn.expect("the last of the chain draws")
    }
}
