//! The time of a step, of all kinds of step in turn.

use std::{collections::BTreeMap, time::Instant};

use lookback::{Result, decode::Decoder};

use super::{BEAMS, KINDS, decoder, spread::Spread, storyland::Storyland, table};

/// The first is not kept: caches and branch predictors are cold.
const REPETITIONS: usize = 13;

/// What was measured with one number of beams, step by step.
#[derive(Default)]
pub struct Steps {
    /// In microseconds, by kind.
    times: [Vec<f64>; KINDS.len()],
    /// Texts that were evaluated for it.
    live: Vec<f64>,
}

/// By number of beams. All have their turn in each repetition, so that whatever slows the machine for a while slows all.
pub fn measure(storyland: &Storyland) -> Result<BTreeMap<usize, Steps>> {
    let mut measured: BTreeMap<usize, Steps> = BTreeMap::new();
    for repetition in 0..REPETITIONS {
        for beams in BEAMS {
            let steps = write(storyland, beams)?;
            if repetition > 0 {
                let kept = measured.entry(beams).or_default();
                kept.times.iter_mut().zip(steps.times).for_each(|(kept, times)| kept.extend(times));
                kept.live.extend(steps.live);
            }
        }
    }
    Ok(measured)
}

/// One decoding of each kind, step by step beside each other, until the first of them stops.
fn write(storyland: &Storyland, beams: usize) -> Result<Steps> {
    let mut decoders = KINDS.map(|kind| decoder(storyland, beams, kind)).into_iter().collect::<Result<Vec<_>>>()?;
    let mut steps = Steps::default();
    for turn in 0.. {
        if decoders.iter().any(|decoder| decoder.stop().is_some()) {
            break;
        }
        // Who comes first finds other things in the cache: each has its turn.
        for place in 0..KINDS.len() {
            let kind = (turn + place) % KINDS.len();
            steps.times[kind].push(microseconds(&mut decoders[kind])?);
        }
        let traced = decoders[KINDS.len() - 1].last_step().expect("it has made a step");
        steps.live.push(traced.expanded.len() as f64);
    }
    Ok(steps)
}

fn microseconds(decoder: &mut Decoder) -> Result<f64> {
    let before = Instant::now();
    let step = decoder.step()?;
    let elapsed = before.elapsed();
    drop(step);
    Ok(elapsed.as_secs_f64() * 1e6)
}

pub fn print(measured: &BTreeMap<usize, Steps>) {
    let head = ["beams", "live, median", "steps", "no processors", "processors", "with trace", "trace / no trace"];
    let rows: Vec<_> = measured
        .iter()
        .map(|(beams, Steps { times: [bare, processed, traced], live })| {
            [
                beams.to_string(),
                Spread::of(live).median.to_string(),
                live.len().to_string(),
                format!("{:.0}", Spread::of(bare)),
                format!("{:.0}", Spread::of(processed)),
                format!("{:.0}", Spread::of(traced)),
                format!("{:.2}", Spread::of_ratios(traced, processed)),
            ]
        })
        .collect();
    table::print(head, &rows);
}
