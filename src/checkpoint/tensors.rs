//! The tensors of a folder's safetensors files.
//!
//! Maps are filled with `extend`: `collect` would sort first, and each sort of another type is 9 kB of wasm.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    ops::Range,
};

use safetensors::{
    SafeTensorError,
    tensor::{Metadata, TensorInfo, TensorView},
};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::{
    Contents, Dtype, Files, Shards,
    family::{self, Place},
    json,
};
use crate::{
    Error, Result,
    model::{Config, Family, Model, Precision, Weights, slot::Slot, weights::Filling},
};

const SINGLE: &str = "model.safetensors";
const INDEX: &str = "model.safetensors.index.json";
const HEAD: &str = "lm_head.weight";
/// Numbers of a tensor that are decoded at a time, unless a row has more.
const PIECE: usize = 1 << 14;

/// Tensors by name, without the family's prefix.
pub struct Tensors<'a> {
    tensors: BTreeMap<String, Tensor<'a>>,
}

/// Where a tensor's numbers stand.
pub struct Tensor<'a> {
    file: &'a dyn Contents,
    range: Range<usize>,
    dtype: safetensors::Dtype,
    shape: Vec<usize>,
}

impl Tensor<'_> {
    /// Its shape.
    pub fn shape(&self) -> &[usize] {
        &self.shape
    }

    /// Its dtype, if that is one of the plain floats.
    pub fn dtype(&self) -> Option<Dtype> {
        Dtype::from_safetensors(self.dtype)
    }

    /// All its numbers.
    pub fn numbers(&self, dtype: Dtype) -> Vec<f32> {
        dtype.decode(&self.file.read(self.range.clone()))
    }

    /// Its numbers, some whole rows at a time.
    fn pieces(&self, dtype: Dtype) -> impl Iterator<Item = Vec<f32>> {
        let row = self.shape.last().map_or(1, |&columns| columns.max(1)) * dtype.bytes();
        let piece = row * (PIECE * dtype.bytes() / row).max(1);
        let Range { start, end } = self.range;
        let starts = (start..end).step_by(piece);
        starts.map(move |start| dtype.decode(&self.file.read(start..end.min(start + piece))))
    }
}

impl<'a> Tensors<'a> {
    /// Opens `model.safetensors`, else the shards of its index, else the only `.safetensors` file.
    pub fn open(files: &Files, shards: &Shards<'a>, family: Family) -> Result<Self> {
        let mut only = shards.keys();
        let mut tensors = BTreeMap::new();
        if !shards.contains_key(SINGLE) && files.contains_key(INDEX) {
            #[derive(Deserialize)]
            struct Index {
                weight_map: BTreeMap<String, String>,
            }
            let index: Index = json::read(files, INDEX)?;
            let mut names = BTreeSet::new();
            names.extend(index.weight_map.values());
            for name in names {
                tensors.extend(open_shard(shards, name)?);
            }
            if let Some(tensor) = index.weight_map.keys().find(|&tensor| !tensors.contains_key(tensor)) {
                return Err(Error::MissingTensor { tensor: tensor.clone() });
            }
            tensors.retain(|name, _| index.weight_map.contains_key(name));
        } else {
            let name = match (shards.contains_key(SINGLE), only.next(), only.next()) {
                (false, Some(only), None) => only,
                _ => SINGLE,
            };
            tensors.extend(open_shard(shards, name)?);
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
            let table = self.tensor(&family::place(config, Slot::TokenEmbedding, &shape), &shape)?;
            let head = self.tensor(&Place::whole(HEAD.to_owned(), &shape), &shape)?;
            let [table, head] = [table, head].map(|(tensor, dtype)| tensor.pieces(dtype));
            config.tied_head = table.eq(head);
        }
        Ok(())
    }

    /// The numbers of every slot. All names and shapes are checked before the first number is read.
    pub fn weights(&self, config: &Config, precision: Precision) -> Result<Weights> {
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
        // Every tensor was found in the files, so they are about as long as what is now asked for.
        let mut filling = Filling::new(config, precision);
        for (slot, shape) in &slots {
            self.fill(&mut filling, *slot, shape, &family::place(config, *slot, shape))?;
        }
        Ok(filling.finish(config))
    }

    /// How the first tensor, an embedding in every family, is stored.
    pub fn dtype(&self) -> Dtype {
        let embedding = ["wte.weight", "embed_tokens.weight"].into_iter().find_map(|name| self.tensors.get(name));
        embedding.and_then(Tensor::dtype).unwrap_or(Dtype::F32)
    }

    /// The tensor at a place, if it has the shape and a dtype that it must have.
    fn tensor(&self, place: &Place, slot_shape: &[usize]) -> Result<(&Tensor<'a>, Dtype)> {
        let tensor =
            self.tensors.get(&place.name).ok_or_else(|| Error::MissingTensor { tensor: place.name.clone() })?;
        let expected = place.shape(slot_shape);
        if tensor.shape != expected {
            return Err(Error::TensorShape { tensor: place.name.clone(), expected, got: tensor.shape.clone() });
        }
        let dtype = tensor.dtype().ok_or_else(|| Error::UnsupportedDtype {
            tensor: place.name.clone(),
            dtype: format!("{:?}", tensor.dtype),
        })?;
        Ok((tensor, dtype))
    }

    /// Piece by piece where the numbers stand in order: a table of tokens is the half of many models.
    fn fill(&self, filling: &mut Filling, slot: Slot, shape: &[usize], place: &Place) -> Result<()> {
        let (tensor, dtype) = self.tensor(place, shape)?;
        if place.transposed || place.outputs != shape[0] {
            let whole = tensor.numbers(dtype);
            check_finite(&place.name, 0, &whole)?;
            let own: Vec<f32> = place.indices(shape).map(|index| whole[index]).collect();
            filling.extend(slot, shape, &own);
            return Ok(());
        }
        let mut before = 0;
        for piece in tensor.pieces(dtype) {
            check_finite(&place.name, before, &piece)?;
            filling.extend(slot, shape, &piece);
            before += piece.len();
        }
        Ok(())
    }
}

/// The numbers of a model as one safetensors file, with the family's names.
pub fn write(model: &Model, dtype: Dtype) -> Result<Vec<u8>> {
    let config = model.config();
    let mut tensors: BTreeMap<String, (Vec<usize>, Vec<f32>)> = BTreeMap::new();
    for (slot, slot_shape, numbers) in model.params()?.tensors() {
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
        check_finite(&name, 0, &dtype.decode(&bytes))?;
        encoded.push((name, shape, bytes));
    }
    let views = encoded.iter().map(|(name, shape, bytes)| {
        let view = TensorView::new(dtype.safetensors(), shape.clone(), bytes);
        (name, view.expect("the bytes were made for this shape and dtype"))
    });
    let metadata = HashMap::from([("format".to_owned(), "pt".to_owned())]);
    Ok(safetensors::serialize(views, Some(metadata)).expect("names are distinct and the header is small"))
}

/// `before`: how many numbers of the tensor stand before these.
fn check_finite(tensor: &str, before: usize, numbers: &[f32]) -> Result<()> {
    match numbers.iter().position(|number| !number.is_finite()) {
        None => Ok(()),
        Some(at) => Err(Error::NonFiniteWeight { tensor: tensor.to_owned(), index: before + at, value: numbers[at] }),
    }
}

fn open_shard<'a>(shards: &Shards<'a>, name: &str) -> Result<Vec<(String, Tensor<'a>)>> {
    open(*shards.get(name).ok_or_else(|| Error::MissingFile { name: name.to_owned() })?, name)
}

/// The tensors of a safetensors file; nothing but its header is read.
pub fn open<'a>(file: &'a dyn Contents, name: &str) -> Result<Vec<(String, Tensor<'a>)>> {
    let (header, data_start) = header(file, name)?;
    let wrong = |reason: String| Error::SafetensorsHeader { file: name.to_owned(), reason };
    let mut infos: Vec<(String, TensorInfo)> = Vec::with_capacity(header.len());
    for (tensor, entry) in header {
        infos.push((tensor, serde_json::from_value(entry).map_err(|error| wrong(error.to_string()))?));
    }
    infos.sort_by_key(|(_, info)| info.data_offsets);
    let names = infos.iter().map(|(tensor, _)| tensor.clone()).collect::<Vec<_>>();
    let metadata = Metadata::new(None, infos).map_err(|error| match error {
        SafeTensorError::InvalidOffset(tensor) => Error::TensorOffsets { file: name.to_owned(), tensor },
        SafeTensorError::TensorInvalidInfo | SafeTensorError::ValidationOverflow | SafeTensorError::MisalignedSlice => {
            Error::TensorLength { file: name.to_owned() }
        }
        other => wrong(other.to_string()),
    })?;
    let tensor = |name: String| {
        let TensorInfo { dtype, shape, data_offsets: (start, end) } = metadata.info(&name)?;
        let range = data_start + start..data_start + end;
        Some((name, Tensor { file, range, dtype: *dtype, shape: shape.clone() }))
    };
    Ok(names.into_iter().filter_map(tensor).collect())
}

/// What the header says of each tensor, and where their bytes begin, if the file is as long as the header promises: near
/// the end of `usize`, which is near in wasm, sums of offsets would overflow.
fn header(file: &dyn Contents, name: &str) -> Result<(Map<String, Value>, usize)> {
    let of = || name.to_owned();
    let got = file.length() as u64;
    let start = file.read(0..file.length().min(8));
    let length = *start.first_chunk().ok_or_else(|| Error::Truncated { file: of(), expected: 8, got })?;
    let data_start = u64::from_le_bytes(length).saturating_add(8);
    if data_start > got {
        // A text file, say a Git LFS pointer or a web page, promises quintillions of bytes.
        return Err(Error::Truncated { file: of(), expected: data_start, got });
    }
    let mut header: Map<String, Value> = serde_json::from_slice(&file.read(8..data_start as usize))
        .map_err(|error| Error::SafetensorsHeader { file: of(), reason: error.to_string() })?;
    header.remove("__metadata__");
    let ends = header.values().filter_map(|entry| entry["data_offsets"][1].as_u64());
    let expected = data_start.saturating_add(ends.max().unwrap_or(0));
    match got.cmp(&expected) {
        std::cmp::Ordering::Less => Err(Error::Truncated { file: of(), expected, got }),
        std::cmp::Ordering::Greater => Err(Error::TrailingBytes { file: of(), expected, got }),
        std::cmp::Ordering::Equal => Ok((header, data_start as usize)),
    }
}
