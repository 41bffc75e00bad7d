//! The sizes and choices that make a transformer, checked once.

use super::Activation;
use crate::{Error, Result, ops::attention::Heads};

/// The most layers that a model may have. No checkpoint that fits a browser comes near.
pub const MOST_LAYERS: usize = 1_000;
/// The most of any other size: it keeps products of sizes far from overflow.
const MOST: usize = 1 << 24;
/// 2 GiB of 32-bit floats: the largest array that a 32-bit memory can hold.
const MOST_PARAMETERS: u64 = 1 << 29;

/// How weights are named and laid out in a checkpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// `gpt2`
    Gpt2,
    /// `gpt_neo`, as the TinyStories models
    GptNeo,
    /// `llama`, and llama2.c
    Llama,
}

impl Family {
    /// Its name in reports, on the command line and in JavaScript.
    pub fn name(self) -> &'static str {
        match self {
            Self::Gpt2 => "gpt2",
            Self::GptNeo => "gpt-neo",
            Self::Llama => "llama",
        }
    }
}

/// The normalisation before each block and before the head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Norm {
    /// Mean 0, variance 1, with scale and shift.
    LayerNorm,
    /// Mean square 1, with scale.
    RmsNorm,
}

/// How a position makes itself known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Positions {
    /// A learned vector a position, added to the token's.
    Learned,
    /// Queries and keys are turned; the base of the angles.
    Rotary {
        /// 10,000 in the paper.
        base: f32,
    },
}

/// The sizes and choices of a model.
///
/// Fields are public to be read and changed; what takes a `Config` has it [checked](Config::check) first.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::struct_excessive_bools, reason = "they are independent switches of a file format")]
pub struct Config {
    /// Names and layout in a checkpoint.
    pub family: Family,
    /// Whether a position sees only what stands before it; `false` for a masked (BERT-style) model.
    pub causal: bool,
    /// V
    pub vocab_size: usize,
    /// The most positions a text may have.
    pub context_size: usize,
    /// C
    pub channels: usize,
    /// L
    pub layers: usize,
    /// H
    pub heads: usize,
    /// G
    pub kv_heads: usize,
    /// D
    pub head_channels: usize,
    /// F
    pub hidden_channels: usize,
    /// Before each block and before the head.
    pub norm: Norm,
    /// Added to variance or mean square.
    pub norm_epsilon: f32,
    /// Learned or rotary.
    pub positions: Positions,
    /// Of the feed-forward block.
    pub activation: Activation,
    /// Whether an activated gate multiplies the hidden channels (a gated linear unit, Shazeer 2020).
    pub gated: bool,
    /// Whether queries, keys and values have a bias.
    pub qkv_bias: bool,
    /// Whether the attention's output projection has a bias.
    pub output_bias: bool,
    /// Whether the feed-forward projections have a bias.
    pub mlp_bias: bool,
    /// Whether the token embedding is also the output head.
    pub tied_head: bool,
    /// What a score is multiplied by before the softmax.
    pub attention_scale: f32,
    /// Whether layer `i` divides its scores by `i + 1` as well (GPT-2's `scale_attn_by_inverse_layer_idx`).
    pub scale_by_layer: bool,
    /// For each layer, how many positions a query may look back over, itself included; `None`, or no entry: all.
    pub windows: Vec<Option<usize>>,
    /// The token that begins a text.
    pub bos_id: Option<u32>,
    /// The tokens that end a text.
    pub eos_ids: Vec<u32>,
}

impl Config {
    /// GPT-2's choices at the given sizes, untrained defaults elsewhere: four hidden channels a channel, tied head.
    pub fn gpt2(vocab_size: usize, context_size: usize, channels: usize, layers: usize, heads: usize) -> Self {
        let head_channels = channels.checked_div(heads).unwrap_or(0);
        Self {
            family: Family::Gpt2,
            causal: true,
            vocab_size,
            context_size,
            channels,
            layers,
            heads,
            kv_heads: heads,
            head_channels,
            hidden_channels: channels.saturating_mul(4),
            norm: Norm::LayerNorm,
            norm_epsilon: 1e-5,
            positions: Positions::Learned,
            activation: Activation::GeluTanh,
            gated: false,
            qkv_bias: true,
            output_bias: true,
            mlp_bias: true,
            tied_head: true,
            attention_scale: 1.0 / (head_channels as f32).sqrt(),
            scale_by_layer: false,
            windows: Vec::new(),
            bos_id: None,
            eos_ids: Vec::new(),
        }
    }

    /// GPT-Neo's choices: unscaled scores, no bias on queries, keys and values, and a local `window` in every second
    /// layer.
    pub fn gpt_neo(
        vocab_size: usize,
        context_size: usize,
        channels: usize,
        layers: usize,
        heads: usize,
        window: usize,
    ) -> Self {
        Self {
            family: Family::GptNeo,
            qkv_bias: false,
            attention_scale: 1.0,
            windows: (0..layers.min(MOST_LAYERS)).map(|layer| (layer % 2 == 1).then_some(window)).collect(),
            ..Self::gpt2(vocab_size, context_size, channels, layers, heads)
        }
    }

    /// Llama's choices: RMSNorm, rotary positions, SwiGLU with `hidden_channels`, `kv_heads` heads of keys and values.
    pub fn llama(
        vocab_size: usize,
        context_size: usize,
        channels: usize,
        layers: usize,
        (heads, kv_heads): (usize, usize),
        hidden_channels: usize,
    ) -> Self {
        Self {
            family: Family::Llama,
            kv_heads,
            hidden_channels,
            norm: Norm::RmsNorm,
            positions: Positions::Rotary { base: 10_000.0 },
            activation: Activation::Silu,
            gated: true,
            qkv_bias: false,
            output_bias: false,
            mlp_bias: false,
            tied_head: false,
            ..Self::gpt2(vocab_size, context_size, channels, layers, heads)
        }
    }

    /// Checks every size and choice, so that no later step can fail on them.
    ///
    /// # Errors
    /// - [`Error::BadConfig`] with the rule and the value
    pub fn check(&self) -> Result<()> {
        let sizes = [
            ("vocab_size", self.vocab_size),
            ("context_size", self.context_size),
            ("channels", self.channels),
            ("heads", self.heads),
            ("kv_heads", self.kv_heads),
            ("head_channels", self.head_channels),
            ("hidden_channels", self.hidden_channels),
            ("heads times head_channels", self.heads.saturating_mul(self.head_channels)),
        ];
        for (what, value) in sizes {
            require((1..=MOST).contains(&value), what, "from 1 to 16777216", value)?;
        }
        require((1..=MOST_LAYERS).contains(&self.layers), "layers", "from 1 to 1000", self.layers)?;
        require(self.heads.is_multiple_of(self.kv_heads), "kv_heads", "a divisor of heads", self.kv_heads)?;
        require(self.windows.len() <= self.layers, "windows", "at most one for each layer", self.windows.len())?;
        require(!self.windows.contains(&Some(0)), "window", "at least 1", 0)?;
        if let Positions::Rotary { base } = self.positions {
            let even = self.head_channels.is_multiple_of(2);
            require(even, "head_channels", "even for rotary positions", self.head_channels)?;
            require(base.is_finite() && base > 0.0, "rotary base", "finite and above 0", base)?;
        }
        let epsilon = self.norm_epsilon;
        require(epsilon.is_finite() && epsilon >= 0.0, "norm epsilon", "finite and at least 0", epsilon)?;
        require(self.attention_scale.is_finite(), "attention scale", "finite", self.attention_scale)?;
        let parameters = self.parameter_count();
        require(parameters <= MOST_PARAMETERS, "parameters", "at most 536870912", parameters)?;
        for id in self.eos_ids.iter().chain(&self.bos_id) {
            require((*id as usize) < self.vocab_size, "bos and eos ids", "below the vocabulary size", id)?;
        }
        Ok(())
    }

    /// Checks that there is such a head of queries.
    ///
    /// # Errors
    /// - [`Error::LayerOutOfRange`], [`Error::HeadOutOfRange`]
    pub fn check_head(&self, layer: usize, head: usize) -> Result<()> {
        let Self { layers, heads, .. } = *self;
        if layer >= layers {
            return Err(Error::LayerOutOfRange { layer, layers });
        }
        if head >= heads {
            return Err(Error::HeadOutOfRange { head, heads });
        }
        Ok(())
    }

    /// How a layer's channels are cut into heads, with its scale.
    pub fn heads_of_layer(&self, layer: usize) -> Heads {
        let divisor = if self.scale_by_layer { (layer + 1) as f32 } else { 1.0 };
        Heads {
            queries: self.heads,
            keys: self.kv_heads,
            channels: self.head_channels,
            scale: self.attention_scale / divisor,
        }
    }

    /// How many positions a query of this layer may look back over, itself included; `None`: all.
    pub fn window(&self, layer: usize) -> Option<usize> {
        self.windows.get(layer).copied().flatten()
    }

    /// Channels of all queries together: H * D.
    pub fn query_channels(&self) -> usize {
        self.heads * self.head_channels
    }

    /// Channels of all keys, or all values, together: G * D.
    pub fn kv_channels(&self) -> usize {
        self.kv_heads * self.head_channels
    }
}

fn require(holds: bool, what: &'static str, rule: &'static str, value: impl ToString) -> Result<()> {
    if holds { Ok(()) } else { Err(Error::BadConfig { what, rule, value: value.to_string() }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(config: &Config) -> String {
        config.check().unwrap_err().to_string()
    }

    #[test]
    fn every_size_is_checked_with_its_value() {
        let good = Config::llama(10, 8, 16, 2, (4, 2), 16);
        assert_eq!(good.check(), Ok(()));
        let bad = |change: fn(&mut Config)| {
            let mut config = good.clone();
            change(&mut config);
            refused(&config)
        };
        assert_eq!(bad(|c| c.vocab_size = 0), "vocab_size must be from 1 to 16777216, got 0");
        assert_eq!(bad(|c| c.layers = 1001), "layers must be from 1 to 1000, got 1001");
        assert_eq!(bad(|c| c.kv_heads = 3), "kv_heads must be a divisor of heads, got 3");
        assert_eq!(bad(|c| c.head_channels = 3), "head_channels must be even for rotary positions, got 3");
        assert_eq!(bad(|c| c.windows = vec![None; 3]), "windows must be at most one for each layer, got 3");
        assert_eq!(bad(|c| c.windows = vec![None, Some(0)]), "window must be at least 1, got 0");
        assert_eq!(bad(|c| c.norm_epsilon = f32::NAN), "norm epsilon must be finite and at least 0, got NaN");
        assert_eq!(bad(|c| c.eos_ids = vec![10]), "bos and eos ids must be below the vocabulary size, got 10");
        assert_eq!(bad(|c| c.heads = usize::MAX), "heads must be from 1 to 16777216, got 18446744073709551615");
    }
}
