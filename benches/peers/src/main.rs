//! Drawing a token from logits, beside other crates: temperature, the k best, the nucleus, one draw. All have their turn in
//! each round, so that whatever slows the machine for a while slows all.

mod candle;
mod llm_samplers;
mod logits;
mod lookback;
#[path = "../../measured/spread.rs"]
mod spread;
#[path = "../../measured/table.rs"]
mod table;

use std::time::Instant;

use spread::Spread;

const TEMPERATURE: f64 = 0.8;
const TOP_K: usize = 40;
const TOP_P: f64 = 0.95;
/// So many that neither caches nor branch predictors learn one of them by heart.
const ROWS: usize = 16;
const ROUNDS: usize = 200;
/// Not kept: memory is still allocated for the first time.
const WARM_UP: usize = 5;
const NOTES: &str = "
Nucleus: candle-transformers compares p with probabilities among the whole vocabulary, the others among the k best; it is
  given p times what the k best have, so that all draw from the same tokens. `outside`: draws of what Lookback would not draw.
Included: copying logits into what each works on (Lookback f64, llm-samplers a record a token; candle's tensor is there before).
  Lookback counts in f64, the others in f32; Lookback keeps the whole vocabulary through all stages, the others cut it.
`top-k on reading`: llm-samplers keeps the k best while it copies, instead of sorting all.
Chance: Lookback PCG32, the others ChaCha12.
";

/// Draws a token from one of the rows that it was given.
trait Contender {
    fn name(&self) -> &'static str;
    fn draw(&mut self, row: usize) -> u32;
}

/// What one contender did: one time a round, and its draws, row after row.
#[derive(Default)]
struct Record {
    /// In microseconds a draw.
    times: Vec<f64>,
    draws: Vec<Vec<u32>>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut body = Vec::new();
    for (name, rows) in [("storyland", logits::of_storyland()?), ("normal", logits::normal(32_000))] {
        let kept: Vec<Vec<u32>> = rows.iter().map(|row| lookback::kept(row)).collect::<Result<_, _>>()?;
        let size = rows[0].len();
        let mut contenders = contenders(&rows)?;
        let records = measure(&mut contenders);
        for (contender, record) in contenders.iter().zip(&records) {
            let outside =
                record.draws.iter().flat_map(|draws| draws.iter().zip(&kept)).filter(|(id, kept)| !kept.contains(id));
            body.push([
                format!("{name}, {size}"),
                contender.name().to_owned(),
                format!("{:.2}", Spread::of(&record.times)),
                format!("{:.2}", Spread::of_ratios(&record.times, &records[0].times)),
                (record.draws.len() * ROWS).to_string(),
                outside.count().to_string(),
            ]);
        }
    }
    println!(
        "\ntemperature {TEMPERATURE}, top-k {TOP_K}, top-p {TOP_P}; microseconds a draw, median (5 to 95 of 100)\n"
    );
    table::print(["logits, V", "", "microseconds", "times Lookback's", "draws", "outside"], &body);
    println!("{NOTES}");
    Ok(())
}

/// The first is the one that the others are compared to.
fn contenders(rows: &[Vec<f32>]) -> Result<Vec<Box<dyn Contender + '_>>, Box<dyn std::error::Error>> {
    Ok(vec![
        Box::new(lookback::Lookback::new(rows)?),
        Box::new(candle::Candle::new(rows)?),
        Box::new(llm_samplers::LlmSamplers::new(rows, llm_samplers::TopK::Sampler)),
        Box::new(llm_samplers::LlmSamplers::new(rows, llm_samplers::TopK::OnReading)),
    ])
}

fn measure(contenders: &mut [Box<dyn Contender + '_>]) -> Vec<Record> {
    let mut records: Vec<Record> = contenders.iter().map(|_| Record::default()).collect();
    for round in 0..WARM_UP + ROUNDS {
        // Who comes first finds other things in the cache: each has its turn.
        for place in 0..contenders.len() {
            let index = (round + place) % contenders.len();
            let contender = &mut contenders[index];
            let before = Instant::now();
            let draws: Vec<u32> = (0..ROWS).map(|row| contender.draw(row)).collect();
            let elapsed = before.elapsed();
            if round >= WARM_UP {
                records[index].times.push(elapsed.as_secs_f64() * 1e6 / ROWS as f64);
                records[index].draws.push(draws);
            }
        }
    }
    records
}
