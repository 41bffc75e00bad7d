//! Checkpoints of llama2.c: a header of integers, then all weights as 32-bit floats.
//!
//! # Source
//! `run.c` (`memory_map_weights`) and `export.py` of karpathy/llama2.c.

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use super::{Checkpoint, Contents, Dtype, Files};
use crate::{
    Error, Result,
    model::{
        Config, Model, Precision,
        slot::{Block, Part, Slot},
        weights::Filling,
    },
};

/// "ak42", with which every version but the first begins.
const MAGIC: i32 = 0x616b_3432;
/// The seven integers of version 0.
const HEADER_V0: usize = 28;
/// The padded header of version 1.
const HEADER_V1: usize = 256;
const FILE: &str = "the llama2.c checkpoint";

/// Reads version 0 (a negative vocabulary size means that the head is not tied) and version 1.
///
/// Their rotary positions turn channels `2i` and `2i + 1`; ours, as Hugging Face's, `i` and `i + D/2`. The rows of
/// queries and keys are put in that order here, which leaves every product as it was.
///
/// # Errors
/// - [`Error::Llama2cHeader`], [`Error::BadConfig`]
/// - [`Error::Truncated`], [`Error::TrailingBytes`], [`Error::NonFiniteWeight`]
pub fn read(bytes: &[u8]) -> Result<Checkpoint> {
    read_from(&bytes, Precision::Full)
}

/// The same, from a file that is read a tensor at a time, with weights of this precision.
///
/// # Errors
/// Those of [`read`].
pub fn read_from(file: &dyn Contents, precision: Precision) -> Result<Checkpoint> {
    let start = file.read(0..file.length().min(HEADER_V1));
    let (config, order, header, skipped) =
        if integer(&start, 0)? == MAGIC { version_1(&start)? } else { version_0(&start)? };
    config.check()?;
    let ranges = ranges(&config, &order, header, skipped, file.length())?;
    // The ranges fill the file, so the file bears this length out.
    let mut filling = Filling::new(&config, precision);
    for (slot, shape) in config.slots() {
        let numbers = Dtype::F32.decode(&file.read(ranges[&slot].clone()));
        if let Some(index) = numbers.iter().position(|number| !number.is_finite()) {
            return Err(Error::NonFiniteWeight { tensor: slot.to_string(), index, value: numbers[index] });
        }
        match slot {
            Slot::Layer(_, Block::Query | Block::Key, Part::Weight) => {
                filling.extend(slot, &shape, &halves(&numbers, config.head_channels, shape[1]));
            }
            _ => filling.extend(slot, &shape, &numbers),
        }
    }
    let weights = filling.finish(&config);
    Ok(Checkpoint { model: Arc::new(Model::new(config, weights)?), dtype: Dtype::F32, tokenizer: Files::new() })
}

/// The configuration, the order of the tensors, and the bytes before them.
type Layout = (Config, Vec<Order>, usize, usize);

/// A tensor, or the same tensor of every layer.
#[derive(Clone, Copy)]
enum Order {
    One(Slot),
    EachLayer(Block),
    /// Tables of the rotary angles, which are computed instead.
    Skipped,
}

use Block::{AttentionNorm, Down, Gate, Key, MlpNorm, Output, Query, Up, Value};
use Order::{EachLayer, One, Skipped};

fn version_0(bytes: &[u8]) -> Result<Layout> {
    let vocab_size = integer(bytes, 20)?;
    let config = config(bytes, 0, i64::from(vocab_size).abs(), vocab_size > 0)?;
    let angles = config.context_size.saturating_mul(config.head_channels);
    let mut order = vec![One(Slot::TokenEmbedding)];
    order.extend([AttentionNorm, Query, Key, Value, Output, MlpNorm, Gate, Down, Up].map(EachLayer));
    order.extend([One(Slot::FinalNorm(Part::Weight)), Skipped]);
    if !config.tied_head {
        order.push(One(Slot::Head));
    }
    Ok((config, order, HEADER_V0, angles))
}

fn version_1(bytes: &[u8]) -> Result<Layout> {
    let version = integer(bytes, 4)?;
    if version != 1 {
        return Err(Error::Llama2cHeader { rule: "version 0 or 1", value: version.into() });
    }
    let vocab_size = integer(bytes, 28)?;
    let shared = *bytes.get(36).ok_or_else(|| truncated(HEADER_V1 as u64, bytes))?;
    let config = config(bytes, 8, vocab_size.into(), shared != 0)?;
    let mut order = vec![EachLayer(AttentionNorm), EachLayer(MlpNorm)];
    order.extend([One(Slot::FinalNorm(Part::Weight)), One(Slot::TokenEmbedding)]);
    order.extend([Query, Key, Value, Output, Gate, Down, Up].map(EachLayer));
    if !config.tied_head {
        order.push(One(Slot::Head));
    }
    Ok((config, order, HEADER_V1, 0))
}

/// The seven integers: dim, hidden dim, layers, heads, key and value heads, vocabulary, positions.
fn config(bytes: &[u8], start: usize, vocab_size: i64, tied_head: bool) -> Result<Config> {
    let size = |index: usize| {
        let size = integer(bytes, start + 4 * index)?;
        let positive = usize::try_from(size).ok().filter(|&size| size > 0);
        positive.ok_or(Error::Llama2cHeader { rule: "sizes above 0", value: size.into() })
    };
    let vocab_size = usize::try_from(vocab_size)
        .ok()
        .filter(|&size| size > 0)
        .ok_or(Error::Llama2cHeader { rule: "a vocabulary", value: vocab_size })?;
    let (channels, heads) = (size(0)?, size(3)?);
    if !channels.is_multiple_of(heads) {
        return Err(Error::Llama2cHeader { rule: "a dim that its heads divide", value: integer(bytes, start)?.into() });
    }
    let llama = Config::llama(vocab_size, size(6)?, channels, size(2)?, (heads, size(4)?), size(1)?);
    Ok(Config {
        tied_head,
        // Token 1 begins and ends its texts, token 2 ends them too.
        bos_id: Some(1).filter(|_| vocab_size > 1),
        eos_ids: [1, 2].into_iter().filter(|&id| (id as usize) < vocab_size).collect(),
        ..llama
    })
}

/// Where each slot's bytes stand. They must fill the file to its end.
fn ranges(
    config: &Config,
    order: &[Order],
    header: usize,
    skipped: usize,
    length: usize,
) -> Result<BTreeMap<Slot, Range<usize>>> {
    let mut lengths = BTreeMap::new();
    for (slot, shape) in config.slots() {
        lengths.insert(slot, 4 * shape.iter().map(|&size| size as u64).product::<u64>());
    }
    let mut end = header as u64;
    let mut ends = Vec::new();
    for step in order {
        let slots = match *step {
            One(slot) => vec![slot],
            EachLayer(block) => (0..config.layers).map(|layer| Slot::Layer(layer, block, Part::Weight)).collect(),
            Skipped => {
                end = end.saturating_add((skipped as u64).saturating_mul(4));
                continue;
            }
        };
        for slot in slots {
            let start = end;
            end = end.saturating_add(lengths[&slot]);
            ends.push((slot, start, end));
        }
    }
    let got = length as u64;
    match got.cmp(&end) {
        std::cmp::Ordering::Less => Err(Error::Truncated { file: FILE.to_owned(), expected: end, got }),
        std::cmp::Ordering::Greater => Err(Error::TrailingBytes { file: FILE.to_owned(), expected: end, got }),
        std::cmp::Ordering::Equal => {
            let mut ranges = BTreeMap::new();
            ranges.extend(ends.into_iter().map(|(slot, start, end)| (slot, start as usize..end as usize)));
            Ok(ranges)
        }
    }
}

/// Rows of pairs `(2i, 2i + 1)` to rows of halves `(i, i + D/2)`, in every head.
fn halves(numbers: &[f32], head_channels: usize, columns: usize) -> Vec<f32> {
    let rows: Vec<&[f32]> = numbers.chunks_exact(columns).collect();
    rows.chunks_exact(head_channels)
        .flat_map(|head| head.iter().step_by(2).chain(head.iter().skip(1).step_by(2)))
        .flat_map(|row| row.iter().copied())
        .collect()
}

fn integer(bytes: &[u8], at: usize) -> Result<i32> {
    let four = bytes.get(at..).and_then(|rest| rest.first_chunk());
    four.map(|&four| i32::from_le_bytes(four)).ok_or_else(|| truncated(HEADER_V0 as u64, bytes))
}

fn truncated(expected: u64, bytes: &[u8]) -> Error {
    Error::Truncated { file: FILE.to_owned(), expected, got: bytes.len() as u64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_become_halves_in_every_head() {
        let rows = [0.0, 1.0, 2.0, 3.0, 10.0, 11.0, 12.0, 13.0];
        assert_eq!(halves(&rows, 4, 1), [0.0, 2.0, 1.0, 3.0, 10.0, 12.0, 11.0, 13.0]);
    }

    #[test]
    fn headers_that_no_exporter_writes_are_refused_before_anything_is_read() {
        let header = |sizes: [i32; 7]| sizes.iter().flat_map(|size| size.to_le_bytes()).collect::<Vec<u8>>();
        let refused = |sizes| read(&header(sizes)).unwrap_err();
        assert_eq!(
            refused([8, 8, 1, 3, 1, 5, 4]),
            Error::Llama2cHeader { rule: "a dim that its heads divide", value: 8 }
        );
        assert_eq!(refused([8, 8, -1, 2, 1, 5, 4]), Error::Llama2cHeader { rule: "sizes above 0", value: -1 });
        assert_eq!(refused([8, 8, 1, 2, 1, 0, 4]), Error::Llama2cHeader { rule: "a vocabulary", value: 0 });
        assert!(matches!(refused([8, 8, 1, 2, 1, i32::MIN, 4]), Error::BadConfig { what: "vocab_size", .. }));
        assert!(matches!(refused([8, 8, i32::MAX, 2, 1, 5, 4]), Error::BadConfig { what: "layers", .. }));
        assert!(matches!(refused([1 << 20, 1 << 20, 900, 2, 1, 5, 4]), Error::BadConfig { what: "parameters", .. }));
        assert!(matches!(refused([8, 8, 1, 2, 1, 5, 4]), Error::Truncated { got: 28, .. }));
        assert!(matches!(
            read(&header([8, 8, 1, 2, 1, 5, 4])[..27]),
            Err(Error::Truncated { expected: 28, got: 27, .. })
        ));
        let mut version_2 = MAGIC.to_le_bytes().to_vec();
        version_2.extend(2i32.to_le_bytes());
        assert_eq!(read(&version_2), Err(Error::Llama2cHeader { rule: "version 0 or 1", value: 2 }));
    }
}
