//! The names and shapes of everything that a model learns.

use std::fmt;

use super::{Config, Norm, Positions};

/// A place for one tensor. `Display` gives its name, as `layers.0.query.weight`; the order is that of the forward pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// (V, C)
    TokenEmbedding,
    /// (context, C), with learned positions
    PositionEmbedding,
    /// A layer's.
    Layer(usize, Block, Part),
    /// (C), before the head
    FinalNorm(Part),
    /// (V, C), when it is not the token embedding
    Head,
}

/// The parts of a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Block {
    /// Before the attention (C)
    AttentionNorm,
    /// (H * D, C)
    Query,
    /// (G * D, C)
    Key,
    /// (G * D, C)
    Value,
    /// (C, H * D)
    Output,
    /// Before the feed-forward block (C)
    MlpNorm,
    /// When the block is gated: what goes through the activation and multiplies `Up` (F, C)
    Gate,
    /// What goes through the activation, when the block is not gated (F, C)
    Up,
    /// (C, F)
    Down,
}

/// Which of the two tensors of a linear map or a norm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The matrix, or the scale of a norm.
    Weight,
    /// What is added.
    Bias,
}

impl Config {
    /// Every tensor that a model of this configuration learns, with its shape, in order.
    pub fn slots(&self) -> Vec<(Slot, Vec<usize>)> {
        let [v, c] = [self.vocab_size, self.channels];
        let mut slots = vec![(Slot::TokenEmbedding, vec![v, c])];
        if self.positions == Positions::Learned {
            slots.push((Slot::PositionEmbedding, vec![self.context_size, c]));
        }
        for layer in 0..self.layers {
            for (block, shape, bias) in self.blocks() {
                let bias = bias.then(|| (Slot::Layer(layer, block, Part::Bias), vec![shape[0]]));
                slots.push((Slot::Layer(layer, block, Part::Weight), shape));
                slots.extend(bias);
            }
        }
        slots.push((Slot::FinalNorm(Part::Weight), vec![c]));
        if self.norm == Norm::LayerNorm {
            slots.push((Slot::FinalNorm(Part::Bias), vec![c]));
        }
        if !self.tied_head {
            slots.push((Slot::Head, vec![v, c]));
        }
        slots
    }

    /// The parts of a layer: the shape of the weight, and whether there is a bias.
    fn blocks(&self) -> Vec<(Block, Vec<usize>, bool)> {
        let [c, f, q, kv] = [self.channels, self.hidden_channels, self.query_channels(), self.kv_channels()];
        let norm_bias = self.norm == Norm::LayerNorm;
        let mut blocks = vec![
            (Block::AttentionNorm, vec![c], norm_bias),
            (Block::Query, vec![q, c], self.qkv_bias),
            (Block::Key, vec![kv, c], self.qkv_bias),
            (Block::Value, vec![kv, c], self.qkv_bias),
            (Block::Output, vec![c, q], self.output_bias),
            (Block::MlpNorm, vec![c], norm_bias),
        ];
        if self.gated {
            blocks.push((Block::Gate, vec![f, c], self.mlp_bias));
        }
        blocks.push((Block::Up, vec![f, c], self.mlp_bias));
        blocks.push((Block::Down, vec![c, f], self.mlp_bias));
        blocks
    }

    /// How many numbers the model learns.
    pub fn parameter_count(&self) -> u64 {
        self.slots().iter().map(|(_, shape)| shape.iter().map(|&size| size as u64).product::<u64>()).sum()
    }
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::TokenEmbedding => write!(f, "token_embedding"),
            Self::PositionEmbedding => write!(f, "position_embedding"),
            Self::Layer(layer, block, part) => write!(f, "layers.{layer}.{block}.{part}"),
            Self::FinalNorm(part) => write!(f, "final_norm.{part}"),
            Self::Head => write!(f, "head"),
        }
    }
}

impl fmt::Display for Block {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Self::AttentionNorm => "attention_norm",
            Self::Query => "query",
            Self::Key => "key",
            Self::Value => "value",
            Self::Output => "output",
            Self::MlpNorm => "mlp_norm",
            Self::Up => "up",
            Self::Gate => "gate",
            Self::Down => "down",
        })
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Self::Weight => "weight",
            Self::Bias => "bias",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gpt2_small_has_124_439_808_parameters() {
        assert_eq!(Config::gpt2(50_257, 1024, 768, 12, 12).parameter_count(), 124_439_808);
    }

    #[test]
    fn stories_15m_has_15_191_712_parameters() {
        let tied = Config { tied_head: true, ..Config::llama(32_000, 256, 288, 6, (6, 6), 768) };
        assert_eq!(tied.parameter_count(), 15_191_712);
    }

    #[test]
    fn slots_come_in_their_own_order_and_are_named() {
        let slots: Vec<Slot> = Config::llama(5, 4, 4, 1, (2, 1), 6).slots().into_iter().map(|(slot, _)| slot).collect();
        assert!(slots.is_sorted());
        let names: Vec<String> = slots.iter().map(ToString::to_string).collect();
        assert_eq!(names[1..4], ["layers.0.attention_norm.weight", "layers.0.query.weight", "layers.0.key.weight"]);
        assert_eq!(names[names.len() - 2..], ["final_norm.weight", "head"]);
    }
}
