//! The tensors of a folder's safetensors files.
//!
//! Maps are filled with `extend`: `collect` would sort first, and each sort of another type is 9 kB of wasm.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use safetensors::{SafeTensorError, SafeTensors, tensor::TensorView};
use serde::Deserialize;

use super::{
    Dtype, Files,
    family::{self, Place},
    json,
};
use crate::{
    Error, Result,
    model::{Config, Family, Model, Params, slot::Slot},
};

const SINGLE: &str = "model.safetensors";
const INDEX: &str = "model.safetensors.index.json";
const HEAD: &str = "lm_head.weight";
/// Bytes of a tensor that are decoded at a time: whole numbers of any dtype.
const PIECE: usize = 1 << 16;

/// Tensors by name, without the family's prefix.
pub struct Weights<'a> {
    tensors: BTreeMap<String, TensorView<'a>>,
}

impl<'a> Weights<'a> {
    /// Opens `model.safetensors`, else the shards of its index, else the only `.safetensors` file.
    pub fn open(files: &'a Files, family: Family) -> Result<Self> {
        let mut only = files.keys().filter(|name| name.ends_with(".safetensors"));
        let mut tensors = BTreeMap::new();
        if !files.contains_key(SINGLE) && files.contains_key(INDEX) {
            #[derive(Deserialize)]
            struct Index {
                weight_map: BTreeMap<String, String>,
            }
            let index: Index = json::read(files, INDEX)?;
            let mut shards = BTreeSet::new();
            shards.extend(index.weight_map.values());
            for shard in shards {
                tensors.extend(open_file(files, shard)?);
            }
            if let Some(tensor) = index.weight_map.keys().find(|&tensor| !tensors.contains_key(tensor)) {
                return Err(Error::MissingTensor { tensor: tensor.clone() });
            }
            tensors.retain(|name, _| index.weight_map.contains_key(name));
        } else {
            let name = match (files.contains_key(SINGLE), only.next(), only.next()) {
                (false, Some(only), None) => only,
                _ => SINGLE,
            };
            tensors.extend(open_file(files, name)?);
        }
        let prefix = family::prefix(family);
        let plain = |name: String| name.strip_prefix(prefix).map_or(name.clone(), ToOwned::to_owned);
        let mut by_plain_name = BTreeMap::new();
        by_plain_name.extend(tensors.into_iter().map(|(name, tensor)| (plain(name), tensor)));
        Ok(Self { tensors: by_plain_name })
    }

    /// A head that the configuration ties, but that stands in the file with other numbers, is a head of its own: so
    /// `transformers` 5 reads it.
    pub fn settle_head(&self, config: &mut Config) -> Result<()> {
        if config.tied_head && self.tensors.contains_key(HEAD) {
            let shape = [config.vocab_size, config.channels];
            let table = family::place(config, Slot::TokenEmbedding, &shape);
            let head = Place::whole(HEAD.to_owned(), &shape);
            config.tied_head = self.numbers(&table, &shape)? == self.numbers(&head, &shape)?;
        }
        Ok(())
    }

    /// The numbers of every slot. All names and shapes are checked before the first number is read.
    pub fn params(&self, config: &Config) -> Result<Params> {
        let slots = config.slots();
        let mut unused = BTreeSet::new();
        unused.extend(self.tensors.keys().map(String::as_str));
        for (slot, shape) in &slots {
            let place = family::place(config, *slot, shape);
            self.tensor(&place, shape)?;
            unused.remove(place.name.as_str());
        }
        unused.retain(|name| !family::is_buffer(name) && (*name != HEAD || !config.tied_head));
        if let Some(&tensor) = unused.first() {
            return Err(Error::UnexpectedTensor { tensor: tensor.to_owned() });
        }
        // Every tensor was found in the file, so the file is about as long as what is now asked for.
        let mut values = Vec::with_capacity(slots.iter().map(|(_, shape)| shape.iter().product::<usize>()).sum());
        for (slot, shape) in &slots {
            self.append(&family::place(config, *slot, shape), shape, &mut values)?;
        }
        Ok(Params::from_values(config, values))
    }

    /// How the first tensor, an embedding in every family, is stored.
    pub fn dtype(&self) -> Dtype {
        let embedding = ["wte.weight", "embed_tokens.weight"].into_iter().find_map(|name| self.tensors.get(name));
        embedding.and_then(|tensor| Dtype::from_safetensors(tensor.dtype())).unwrap_or(Dtype::F32)
    }

    /// The tensor at a place, if it has the shape and a dtype that it must have.
    fn tensor(&self, place: &Place, slot_shape: &[usize]) -> Result<(&TensorView<'a>, Dtype)> {
        let tensor =
            self.tensors.get(&place.name).ok_or_else(|| Error::MissingTensor { tensor: place.name.clone() })?;
        let expected = place.shape(slot_shape);
        if tensor.shape() != expected {
            return Err(Error::TensorShape { tensor: place.name.clone(), expected, got: tensor.shape().to_vec() });
        }
        let dtype = Dtype::from_safetensors(tensor.dtype()).ok_or_else(|| Error::UnsupportedDtype {
            tensor: place.name.clone(),
            dtype: format!("{:?}", tensor.dtype()),
        })?;
        Ok((tensor, dtype))
    }

    /// Adds a tensor's numbers, piece by piece where they stand in order: a table of tokens is the half of many models.
    fn append(&self, place: &Place, slot_shape: &[usize], values: &mut Vec<f32>) -> Result<()> {
        if place.transposed || place.outputs != slot_shape[0] {
            values.extend(self.numbers(place, slot_shape)?);
            return Ok(());
        }
        let (tensor, dtype) = self.tensor(place, slot_shape)?;
        let start = values.len();
        for piece in tensor.data().chunks(PIECE) {
            values.extend(dtype.decode(piece));
        }
        check_finite(&place.name, &values[start..])
    }

    fn numbers(&self, place: &Place, slot_shape: &[usize]) -> Result<Vec<f32>> {
        let (tensor, dtype) = self.tensor(place, slot_shape)?;
        let whole = dtype.decode(tensor.data());
        check_finite(&place.name, &whole)?;
        let plain = !place.transposed && place.outputs == slot_shape[0];
        Ok(if plain { whole } else { place.indices(slot_shape).map(|index| whole[index]).collect() })
    }
}

/// The numbers of a model as one safetensors file, with the family's names.
pub fn write(model: &Model, dtype: Dtype) -> Result<Vec<u8>> {
    let config = model.config();
    let mut tensors: BTreeMap<String, (Vec<usize>, Vec<f32>)> = BTreeMap::new();
    for (slot, slot_shape, numbers) in model.params().tensors() {
        let place = family::place(config, slot, slot_shape);
        let name = match slot {
            Slot::Head => place.name.clone(),
            _ => format!("{}{}", family::prefix(config.family), place.name),
        };
        let shape = place.shape(slot_shape);
        let whole = tensors.entry(name).or_insert_with(|| (shape.clone(), vec![0.0; shape.iter().product()]));
        for (index, number) in place.indices(slot_shape).zip(numbers) {
            whole.1[index] = *number;
        }
    }
    let mut encoded = Vec::with_capacity(tensors.len());
    for (name, (shape, numbers)) in tensors {
        let bytes = dtype.encode(&numbers);
        check_finite(&name, &dtype.decode(&bytes))?;
        encoded.push((name, shape, bytes));
    }
    let views = encoded.iter().map(|(name, shape, bytes)| {
        let view = TensorView::new(dtype.safetensors(), shape.clone(), bytes);
        (name, view.expect("the bytes were made for this shape and dtype"))
    });
    let metadata = HashMap::from([("format".to_owned(), "pt".to_owned())]);
    Ok(safetensors::serialize(views, Some(metadata)).expect("names are distinct and the header is small"))
}

fn check_finite(tensor: &str, numbers: &[f32]) -> Result<()> {
    match numbers.iter().position(|number| !number.is_finite()) {
        None => Ok(()),
        Some(index) => Err(Error::NonFiniteWeight { tensor: tensor.to_owned(), index, value: numbers[index] }),
    }
}

fn open_file<'a>(files: &'a Files, name: &str) -> Result<Vec<(String, TensorView<'a>)>> {
    let bytes = files.get(name).ok_or_else(|| Error::MissingFile { name: name.to_owned() })?;
    check_length(bytes, name)?;
    let file = name.to_owned();
    let tensors = SafeTensors::deserialize(bytes).map_err(|error| match error {
        SafeTensorError::InvalidOffset(tensor) => Error::TensorOffsets { file, tensor },
        SafeTensorError::TensorInvalidInfo | SafeTensorError::ValidationOverflow | SafeTensorError::MisalignedSlice => {
            Error::TensorLength { file }
        }
        other => Error::SafetensorsHeader { file, reason: other.to_string() },
    })?;
    Ok(tensors.tensors())
}

/// Checks the header's promise of length against the file, before the `safetensors` crate adds its offsets up: near the
/// end of `usize`, which is near in wasm, the sum would overflow.
fn check_length(bytes: &[u8], name: &str) -> Result<()> {
    #[derive(Deserialize)]
    struct Entry {
        data_offsets: Option<(u64, u64)>,
    }
    let file = || name.to_owned();
    let got = bytes.len() as u64;
    let (length, rest) =
        bytes.split_first_chunk().ok_or_else(|| Error::Truncated { file: file(), expected: 8, got })?;
    let header_length = u64::from_le_bytes(*length);
    let data_start = header_length.saturating_add(8);
    if data_start > got {
        // A text file, say a Git LFS pointer or a web page, promises quintillions of bytes.
        return Err(Error::Truncated { file: file(), expected: data_start, got });
    }
    let header: BTreeMap<String, Entry> = serde_json::from_slice(&rest[..header_length as usize])
        .map_err(|error| Error::SafetensorsHeader { file: file(), reason: error.to_string() })?;
    let ends = header.values().filter_map(|entry| entry.data_offsets).map(|(_, end)| end);
    let expected = data_start.saturating_add(ends.max().unwrap_or(0));
    match got.cmp(&expected) {
        std::cmp::Ordering::Less => Err(Error::Truncated { file: file(), expected, got }),
        std::cmp::Ordering::Greater => Err(Error::TrailingBytes { file: file(), expected, got }),
        std::cmp::Ordering::Equal => Ok(()),
    }
}
