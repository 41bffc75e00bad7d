//! Lookback's processors and its draw, as a step of sampling calls them.

use lookback::{
    decode::{
        Processor,
        processor::Moment,
        row::{FORBIDDEN, probs},
    },
    rng::{Rng, draw},
};

use super::{Contender, TEMPERATURE, TOP_K, TOP_P};

pub struct Lookback<'a> {
    rows: &'a [Vec<f32>],
    processors: Vec<Processor>,
    rng: Rng,
}

impl<'a> Lookback<'a> {
    pub fn new(rows: &'a [Vec<f32>]) -> lookback::Result<Self> {
        Ok(Self { rows, processors: processors()?, rng: Rng::new(7) })
    }
}

impl Contender for Lookback<'_> {
    fn name(&self) -> &'static str {
        "Lookback"
    }

    fn draw(&mut self, row: usize) -> u32 {
        let scores = processed(&self.rows[row], &self.processors);
        draw(probs(&scores), self.rng.uniform()).expect("something is left") as u32
    }
}

/// The tokens that are left of a row.
pub fn kept(row: &[f32]) -> lookback::Result<Vec<u32>> {
    let scores = processed(row, &processors()?);
    Ok((0..row.len()).filter(|&id| scores[id] > FORBIDDEN).map(|id| id as u32).collect())
}

/// The probability that the k best have among all tokens.
pub fn mass_of_top_k(row: &[f32]) -> lookback::Result<f64> {
    let [warm, cut] = [1, 2].map(|count| processors().map(|processors| processed(row, &processors[..count])));
    let (warm, cut) = (warm?, cut?);
    Ok(probs(&warm).iter().zip(cut).filter(|(_, score)| *score > FORBIDDEN).map(|(prob, _)| prob).sum())
}

fn processors() -> lookback::Result<Vec<Processor>> {
    Processor::parse_all(&format!("temperature={TEMPERATURE},top-k={TOP_K},top-p={TOP_P}"))
}

fn processed(row: &[f32], processors: &[Processor]) -> Vec<f64> {
    let moment = Moment {
        ids: &[0],
        prompt_length: 1,
        eos_ids: &[],
        max_new: usize::MAX,
        min_keep: 1,
        coin: 0.0,
        surprise: None,
        guide: None,
    };
    let mut scores: Vec<f64> = row.iter().map(|&logit| f64::from(logit)).collect();
    for processor in processors {
        processor.apply(&mut scores, &moment);
    }
    scores
}
