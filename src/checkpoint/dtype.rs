//! Numbers in files.

use half::{bf16, f16};

use crate::{Error, Result};

/// How a weight is stored in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dtype {
    /// 32 bits
    F32,
    /// 16 bits, 11 of them significant
    F16,
    /// 16 bits with the range of 32, 8 of them significant
    Bf16,
}

impl Dtype {
    /// The dtype of this name: `f32`, `f16` or `bf16`.
    ///
    /// # Errors
    /// - [`Error::UnknownDtype`]
    pub fn from_name(name: &str) -> Result<Self> {
        match name {
            "f32" => Ok(Self::F32),
            "f16" => Ok(Self::F16),
            "bf16" => Ok(Self::Bf16),
            other => Err(Error::UnknownDtype { name: other.to_owned() }),
        }
    }

    /// The name that [`from_name`](Self::from_name) reads.
    pub fn name(self) -> &'static str {
        match self {
            Self::F32 => "f32",
            Self::F16 => "f16",
            Self::Bf16 => "bf16",
        }
    }

    /// The plain floats of safetensors; `None` for any other dtype.
    pub fn from_safetensors(dtype: safetensors::Dtype) -> Option<Self> {
        match dtype {
            safetensors::Dtype::F32 => Some(Self::F32),
            safetensors::Dtype::F16 => Some(Self::F16),
            safetensors::Dtype::BF16 => Some(Self::Bf16),
            _ => None,
        }
    }

    /// Bytes of a number.
    pub fn bytes(self) -> usize {
        match self {
            Self::F32 => 4,
            Self::F16 | Self::Bf16 => 2,
        }
    }

    /// The name that safetensors has for it.
    pub fn safetensors(self) -> safetensors::Dtype {
        match self {
            Self::F32 => safetensors::Dtype::F32,
            Self::F16 => safetensors::Dtype::F16,
            Self::Bf16 => safetensors::Dtype::BF16,
        }
    }

    /// The name that PyTorch and `config.json` have for it.
    pub fn torch_name(self) -> &'static str {
        match self {
            Self::F32 => "float32",
            Self::F16 => "float16",
            Self::Bf16 => "bfloat16",
        }
    }

    /// Little-endian bytes to numbers. Bytes that make no whole number are left out.
    pub fn decode(self, bytes: &[u8]) -> Vec<f32> {
        match self {
            Self::F32 => bytes.as_chunks().0.iter().map(|&b| f32::from_le_bytes(b)).collect(),
            Self::F16 => bytes.as_chunks().0.iter().map(|&b| f16::from_le_bytes(b).to_f32()).collect(),
            Self::Bf16 => bytes.as_chunks().0.iter().map(|&b| bf16::from_le_bytes(b).to_f32()).collect(),
        }
    }

    /// Numbers to little-endian bytes, rounded to nearest.
    pub fn encode(self, values: &[f32]) -> Vec<u8> {
        match self {
            Self::F32 => values.iter().flat_map(|x| x.to_le_bytes()).collect(),
            Self::F16 => values.iter().flat_map(|&x| f16::from_f32(x).to_le_bytes()).collect(),
            Self::Bf16 => values.iter().flat_map(|&x| bf16::from_f32(x).to_le_bytes()).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_dtype_holds_exactly_comes_back() {
        let values = [0.0, -1.5, 0.25, 1024.0];
        for dtype in [Dtype::F32, Dtype::F16, Dtype::Bf16] {
            assert_eq!(dtype.decode(&dtype.encode(&values)), values);
        }
    }

    #[test]
    fn ties_go_to_even() {
        // bf16 has 8 significant bits: 1 + 1/256 lies half way between 1 and 1 + 1/128.
        assert_eq!(Dtype::Bf16.decode(&Dtype::Bf16.encode(&[1.0 + 1.0 / 256.0, 1.0 + 3.0 / 256.0])), [1.0, 1.015_625]);
    }
}
