//! How long a step of beam search on storyland takes, what its trace costs on top, and how many bytes a node of the tree
//! is; natively on one thread.

mod heap;
mod memory;
#[path = "../measured/spread.rs"]
mod spread;
mod stepping;
mod storyland;
#[path = "../measured/table.rs"]
mod table;

use lookback::decode::{Decoder, Settings};
use storyland::Storyland;

/// Every search is measured with each of these widths.
const BEAMS: [usize; 4] = [1, 4, 16, 64];
const PROCESSORS: &str = "temperature=0.9,top-k=20,top-p=0.95";
/// As many tokens as the page shows.
const DETAIL: usize = 10;
const MAX_NEW_TOKENS: usize = 40;

/// What a step does besides its evaluation and its choice.
#[derive(Clone, Copy)]
struct Kind {
    processors: &'static str,
    /// How many tokens of each distribution are kept; 0: there is no trace.
    detail: usize,
}

const KINDS: [Kind; 3] = [
    Kind { processors: "", detail: 0 },
    Kind { processors: PROCESSORS, detail: 0 },
    Kind { processors: PROCESSORS, detail: DETAIL },
];

fn main() -> lookback::Result<()> {
    let storyland = Storyland::read()?;
    println!("\nstoryland after \"{}\", up to {MAX_NEW_TOKENS} tokens; processors: {PROCESSORS}", storyland::PROMPT);
    println!("\nMicroseconds a step, median (5 to 95 of 100); target of the trace: 1.2 times the step without.\n");
    stepping::print(&stepping::measure(&storyland)?);
    println!(
        "\nBytes on the heap at the end of a decoding, counted by the allocator, the model's weights not among them.\n"
    );
    memory::print(&storyland)?;
    Ok(())
}

/// A beam search that no text which has ended can stop.
fn decoder(storyland: &Storyland, beams: usize, Kind { processors, detail }: Kind) -> lookback::Result<Decoder> {
    let text = format!("strategy=beam={beams}:1:never;processors={processors};max-new-tokens={MAX_NEW_TOKENS}");
    let mut decoder = Decoder::new(storyland.model.clone(), &storyland.prompt, Settings::parse(&text)?)?;
    decoder.set_detail(detail);
    Ok(decoder)
}
