//! What a decoding holds in memory, for each node of its tree.

use lookback::Result;

use super::{BEAMS, KINDS, decoder, heap::live_bytes, storyland::Storyland, table};

pub fn print(storyland: &Storyland) -> Result<()> {
    let head = ["beams", "trace", "nodes", "evaluated", "bytes", "bytes / node", "bytes / evaluated token"];
    let mut rows = Vec::new();
    for beams in BEAMS {
        for kind in &KINDS[1..] {
            let before = live_bytes();
            let mut decoder = decoder(storyland, beams, *kind)?;
            decoder.advance(usize::MAX)?;
            let bytes = live_bytes() - before;
            let (nodes, evaluated) = (decoder.nodes().len(), decoder.evaluated());
            let trace = if kind.detail > 0 { format!("{} tokens", kind.detail) } else { "none".to_owned() };
            let counts = [nodes, evaluated, bytes, bytes / nodes, bytes / evaluated].map(|count| count.to_string());
            let [nodes, evaluated, bytes, of_node, of_evaluated] = counts;
            rows.push([beams.to_string(), trace, nodes, evaluated, bytes, of_node, of_evaluated]);
        }
    }
    table::print(head, &rows);
    Ok(())
}
