//! A model's tensors, laid out as candle multiplies them fastest.

use candle_core::{DType, Device, Error, Result, safetensors};
use candle_nn::VarBuilder;

/// Reads `model.safetensors`, and copies the tensor `tied.0` to the name `tied.1`. Those that are `transposed` keep their
/// shape, but lie column by column.
///
/// # Source
/// `TransformerWeights::var_builder` of candle's `llama2_c_weights`, which does the same for its speed on a processor.
pub fn read(
    bytes: &[u8],
    tied: Option<(&str, &str)>,
    transposed: impl Fn(&str) -> bool,
) -> Result<VarBuilder<'static>> {
    let mut tensors = safetensors::load_buffer(bytes, &Device::Cpu)?;
    if let Some((from, to)) = tied {
        let tensor = tensors.get(from).ok_or_else(|| Error::CannotFindTensor { path: from.to_owned() })?.clone();
        tensors.insert(to.to_owned(), tensor);
    }
    let laid_out = tensors
        .into_iter()
        .map(|(name, tensor)| {
            let tensor = tensor.to_dtype(DType::F32)?;
            let tensor = if transposed(&name) { tensor.t()?.contiguous()?.t()? } else { tensor };
            Ok((name, tensor))
        })
        .collect::<Result<_>>()?;
    Ok(VarBuilder::from_tensors(laid_out, DType::F32, &Device::Cpu))
}
