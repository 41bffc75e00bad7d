//! The one error type: each variant says the rule, then the value, and has a code that never changes.

use thiserror::Error;

/// What the fallible functions of this crate give.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Everything that can be wrong with input.
#[derive(Clone, Debug, Error, PartialEq)]
#[non_exhaustive]
pub enum Error {
    /// There is no token to start from.
    #[error("a prompt must have at least one token, got none")]
    EmptyPrompt,
    /// A token id that the vocabulary does not have.
    #[error("a token id must be below the vocabulary size {vocab_size}, got {id}")]
    IdOutOfRange {
        /// The id that was given.
        id: u32,
        /// How many ids there are.
        vocab_size: usize,
    },
    /// More positions than the model has.
    #[error("a text must fit the context of {context_size} positions, got {positions}")]
    ContextFull {
        /// The positions that the model has.
        context_size: usize,
        /// The positions that the text would need.
        positions: usize,
    },
    /// The text already ended with an end-of-text token.
    #[error("a text that has ended cannot go on: token {id} at position {position} ended it")]
    TextFinished {
        /// The token that ended the text.
        id: u32,
        /// Its place, from 0.
        position: usize,
    },
    /// A layer that the model does not have.
    #[error("a layer must be below {layers}, got {layer}")]
    LayerOutOfRange {
        /// The layer that was asked for, from 0.
        layer: usize,
        /// How many there are.
        layers: usize,
    },
    /// A head that the model does not have.
    #[error("a head must be below {heads}, got {head}")]
    HeadOutOfRange {
        /// The head that was asked for, from 0.
        head: usize,
        /// How many there are.
        heads: usize,
    },
    /// Writing token by token needs a causal model.
    #[error("decoding token by token needs a causal model, got a masked one")]
    NotCausal,
    /// What trains or writes a model needs all of its weights' bits.
    #[error("weights must be 32-bit floats to be trained or written, got 8-bit integers")]
    Quantised,
    /// A node that the tree does not have, or has only later.
    #[error("a parent must be an earlier node of the {nodes} in the tree, got {parent}")]
    UnknownNode {
        /// The node that was named as parent.
        parent: usize,
        /// How many nodes stand before its child.
        nodes: usize,
    },
    /// A painted mask of another size than the text.
    #[error("a custom mask must be {expected} by {expected} for this text, got {rows} by {columns}")]
    MaskShape {
        /// Positions in the text.
        expected: usize,
        /// Rows of the mask.
        rows: usize,
        /// Columns of the mask.
        columns: usize,
    },
    /// A query that may see nothing has no attention.
    #[error("each position must see at least one position, but the mask leaves nothing to position {query}")]
    MaskRowEmpty {
        /// The position that sees nothing.
        query: usize,
    },
    /// Finite weights may still overflow.
    #[error("logits must be finite, but token {id} got {value}")]
    NonFiniteLogit {
        /// The token whose logit it is.
        id: usize,
        /// Infinity or NaN.
        value: f32,
    },

    /// A processor has made a score that cannot be compared.
    #[error("scores must be finite or forbidden, but {processor} made {value} of token {id}")]
    NonFiniteScore {
        /// The processor, with its settings.
        processor: String,
        /// The token.
        id: usize,
        /// NaN or infinity.
        value: f64,
    },
    /// A search that is over goes no further.
    #[error("a search that has stopped cannot go on: {stop}")]
    SearchEnded {
        /// Why it stopped.
        stop: &'static str,
    },
    /// A draft must speak of the same tokens.
    #[error("a draft model must have the vocabulary size {model}, got {draft}")]
    DraftVocabulary {
        /// Tokens of the draft.
        draft: usize,
        /// Tokens of the model.
        model: usize,
    },
    /// A grammar must speak of the same tokens.
    #[error("a model that is to keep to {name} must have its vocabulary size {language}, got {model}")]
    LanguageVocabulary {
        /// The language.
        name: String,
        /// Its tokens.
        language: usize,
        /// Tokens of the model.
        model: usize,
    },
    /// A name that there is not.
    #[error("there is no {what} {name}")]
    UnknownName {
        /// What was to be named.
        what: &'static str,
        /// The name that was given.
        name: String,
    },
    /// A value of a strategy or a processor that breaks its rule.
    #[error("the {what} of {of} must be {rule}, got {value}")]
    BadArgument {
        /// Whose value it is.
        of: String,
        /// Which value.
        what: &'static str,
        /// Its rule.
        rule: String,
        /// The value that was given.
        value: String,
    },
    /// A session that cannot be read.
    #[error("a session must be JSON of its form: {reason}")]
    BadSession {
        /// Where and what.
        reason: String,
    },

    /// A setting of a training that makes no sense.
    #[error("{what} must be {rule}, got {value}")]
    BadSetting {
        /// The setting.
        what: &'static str,
        /// Its rule.
        rule: &'static str,
        /// Its value.
        value: String,
    },
    /// A recipe that cannot be read.
    #[error("a recipe must be TOML of its form: {reason}")]
    BadRecipe {
        /// Where and what, in the parser's words.
        reason: String,
    },
    /// A language that there is not.
    #[error("a language must be storyland or minitales, got {name}")]
    UnknownLanguage {
        /// The name that was given.
        name: String,
    },
    /// A target for each place, or none, but as many as places.
    #[error("an example must have as many targets as ids, got {targets} for {ids}")]
    TargetCount {
        /// How many ids.
        ids: usize,
        /// How many targets.
        targets: usize,
    },
    /// Examples that ask for nothing.
    #[error("a step must have at least one target, got none in {examples} examples")]
    NoTargets {
        /// How many examples.
        examples: usize,
    },
    /// The training has run away.
    #[error("the loss and its gradient must be finite, but step {step} got {loss}")]
    NonFiniteLoss {
        /// The step that failed, from 1.
        step: u64,
        /// Its loss.
        loss: f64,
    },

    /// A file that a model cannot do without.
    #[error("a model folder must hold {name}")]
    MissingFile {
        /// Its name.
        name: String,
    },
    /// A file that could not be read from disk.
    #[error("could not read {name}: {reason}")]
    Unreadable {
        /// Its path as given.
        name: String,
        /// What the system said.
        reason: String,
    },
    /// A file that could not be written to disk.
    #[error("could not write {name}: {reason}")]
    Unwritable {
        /// Its path as given.
        name: String,
        /// What the system said.
        reason: String,
    },
    /// Not JSON, or not of the form that this file has.
    #[error("{file} must be JSON of its form: {reason}")]
    BadJson {
        /// The file.
        file: String,
        /// Where and what, in the parser's words.
        reason: String,
    },
    /// A family that this crate has no reader for.
    #[error("model_type must be gpt2, gpt_neo or llama, got {family}")]
    UnknownFamily {
        /// What the file says.
        family: String,
    },
    /// A setting that this crate's transformer does not have.
    #[error("{key} must be {rule}, got {value}")]
    UnsupportedConfig {
        /// The key in `config.json`.
        key: &'static str,
        /// What is supported.
        rule: &'static str,
        /// What the file says.
        value: String,
    },
    /// Sizes that make no transformer.
    #[error("{what} must be {rule}, got {value}")]
    BadConfig {
        /// The size.
        what: &'static str,
        /// Its rule.
        rule: &'static str,
        /// Its value.
        value: String,
    },
    /// The file is shorter than it says it is.
    #[error("{file} ends too early: it must have {expected} bytes, got {got}")]
    Truncated {
        /// The file.
        file: String,
        /// What its header promises.
        expected: u64,
        /// What there is.
        got: u64,
    },
    /// The file goes on after its last number.
    #[error("{file} must end after {expected} bytes, got {got}")]
    TrailingBytes {
        /// The file.
        file: String,
        /// What its header promises.
        expected: u64,
        /// What there is.
        got: u64,
    },
    /// The start of a safetensors file is not a header.
    #[error("{file} must begin with a safetensors header: {reason}")]
    SafetensorsHeader {
        /// The file.
        file: String,
        /// In the `safetensors` crate's words.
        reason: String,
    },
    /// Tensors that overlap, leave holes or run backwards.
    #[error("the tensors of {file} must lie one after another, but {tensor} does not")]
    TensorOffsets {
        /// The file.
        file: String,
        /// The first tensor that is out of place.
        tensor: String,
    },
    /// A tensor whose bytes do not fit its shape.
    #[error("a tensor's bytes must fit its shape and dtype, but one in {file} does not")]
    TensorLength {
        /// The file.
        file: String,
    },
    /// A dtype that is not a plain float.
    #[error("{tensor} must be F32, F16 or BF16, got {dtype}")]
    UnsupportedDtype {
        /// The tensor.
        tensor: String,
        /// Its dtype.
        dtype: String,
    },
    /// A name that is no dtype.
    #[error("a dtype must be f32, f16 or bf16, got {name}")]
    UnknownDtype {
        /// The name that was given.
        name: String,
    },
    /// A weight that the family needs.
    #[error("the weights must hold {tensor}")]
    MissingTensor {
        /// Its name in the family.
        tensor: String,
    },
    /// A weight that this crate's transformer would leave unused.
    #[error("the weights must hold nothing that the family does not use, got {tensor}")]
    UnexpectedTensor {
        /// Its name in the file.
        tensor: String,
    },
    /// A weight of another shape than the configuration says.
    #[error("{tensor} must have shape {expected:?} by the configuration, got {got:?}")]
    TensorShape {
        /// The tensor.
        tensor: String,
        /// By `config.json`.
        expected: Vec<usize>,
        /// In the file.
        got: Vec<usize>,
    },
    /// NaN or infinity in the weights.
    #[error("weights must be finite, but {tensor} has {value} at index {index}")]
    NonFiniteWeight {
        /// The tensor.
        tensor: String,
        /// Where, counted through the flattened tensor.
        index: usize,
        /// What stands there.
        value: f32,
    },
    /// A tokenizer made for a larger vocabulary.
    #[error("the tokenizer's ids must be below the model's vocabulary size {vocab_size}, but it has {id}")]
    TokenizerMismatch {
        /// Its largest id.
        id: u64,
        /// The rows of the embedding.
        vocab_size: usize,
    },
    /// A llama2.c header that no exporter writes.
    #[error("a llama2.c header must have {rule}, got {value}")]
    Llama2cHeader {
        /// The rule.
        rule: &'static str,
        /// The value.
        value: i64,
    },
    /// A list of words that makes no vocabulary.
    #[error("a word list must have {rule}, got {word:?} in line {line}")]
    WordList {
        /// The rule.
        rule: &'static str,
        /// The word.
        word: String,
        /// Its line, from 1.
        line: usize,
    },
    /// A llama2.c tokenizer that is not one.
    #[error("a llama2.c tokenizer must have {rule}, got {value} in token {token}")]
    Llama2cTokenizer {
        /// The rule.
        rule: &'static str,
        /// The value.
        value: String,
        /// The token's id.
        token: usize,
    },
}

impl Error {
    /// A kebab-case name for programs to branch on. It never changes.
    pub fn code(&self) -> &'static str {
        match self {
            Self::EmptyPrompt => "empty-prompt",
            Self::IdOutOfRange { .. } => "id-out-of-range",
            Self::ContextFull { .. } => "context-full",
            Self::TextFinished { .. } => "text-finished",
            Self::LayerOutOfRange { .. } => "layer-out-of-range",
            Self::HeadOutOfRange { .. } => "head-out-of-range",
            Self::NotCausal => "not-causal",
            Self::Quantised => "quantised",
            Self::UnknownNode { .. } => "unknown-node",
            Self::MaskShape { .. } => "mask-shape",
            Self::MaskRowEmpty { .. } => "mask-row-empty",
            Self::NonFiniteLogit { .. } => "non-finite-logit",
            Self::NonFiniteScore { .. } => "non-finite-score",
            Self::SearchEnded { .. } => "search-ended",
            Self::DraftVocabulary { .. } => "draft-vocabulary",
            Self::LanguageVocabulary { .. } => "language-vocabulary",
            Self::UnknownName { .. } => "unknown-name",
            Self::BadArgument { .. } => "bad-argument",
            Self::BadSession { .. } => "bad-session",
            Self::BadSetting { .. } => "bad-setting",
            Self::BadRecipe { .. } => "bad-recipe",
            Self::UnknownLanguage { .. } => "unknown-language",
            Self::TargetCount { .. } => "target-count",
            Self::NoTargets { .. } => "no-targets",
            Self::NonFiniteLoss { .. } => "non-finite-loss",
            Self::MissingFile { .. } => "missing-file",
            Self::Unreadable { .. } => "unreadable",
            Self::Unwritable { .. } => "unwritable",
            Self::BadJson { .. } => "bad-json",
            Self::UnknownFamily { .. } => "unknown-family",
            Self::UnsupportedConfig { .. } => "unsupported-config",
            Self::BadConfig { .. } => "bad-config",
            Self::Truncated { .. } => "truncated",
            Self::TrailingBytes { .. } => "trailing-bytes",
            Self::SafetensorsHeader { .. } => "safetensors-header",
            Self::TensorOffsets { .. } => "tensor-offsets",
            Self::TensorLength { .. } => "tensor-length",
            Self::UnsupportedDtype { .. } => "unsupported-dtype",
            Self::UnknownDtype { .. } => "unknown-dtype",
            Self::MissingTensor { .. } => "missing-tensor",
            Self::UnexpectedTensor { .. } => "unexpected-tensor",
            Self::TensorShape { .. } => "tensor-shape",
            Self::NonFiniteWeight { .. } => "non-finite-weight",
            Self::TokenizerMismatch { .. } => "tokenizer-mismatch",
            Self::Llama2cHeader { .. } => "llama2c-header",
            Self::WordList { .. } => "word-list",
            Self::Llama2cTokenizer { .. } => "llama2c-tokenizer",
        }
    }
}

#[cfg(test)]
mod tests {
    /// Every code, in the order of the variants. One may be added; none may change.
    const CODES: [&str; 47] = [
        "empty-prompt",
        "id-out-of-range",
        "context-full",
        "text-finished",
        "layer-out-of-range",
        "head-out-of-range",
        "not-causal",
        "quantised",
        "unknown-node",
        "mask-shape",
        "mask-row-empty",
        "non-finite-logit",
        "non-finite-score",
        "search-ended",
        "draft-vocabulary",
        "language-vocabulary",
        "unknown-name",
        "bad-argument",
        "bad-session",
        "bad-setting",
        "bad-recipe",
        "unknown-language",
        "target-count",
        "no-targets",
        "non-finite-loss",
        "missing-file",
        "unreadable",
        "unwritable",
        "bad-json",
        "unknown-family",
        "unsupported-config",
        "bad-config",
        "truncated",
        "trailing-bytes",
        "safetensors-header",
        "tensor-offsets",
        "tensor-length",
        "unsupported-dtype",
        "unknown-dtype",
        "missing-tensor",
        "unexpected-tensor",
        "tensor-shape",
        "non-finite-weight",
        "tokenizer-mismatch",
        "llama2c-header",
        "word-list",
        "llama2c-tokenizer",
    ];

    #[test]
    fn codes_are_pinned() {
        let source = include_str!("error.rs");
        let arms = source.lines().filter_map(|line| line.trim().strip_prefix("Self::")?.split_once("=> \""));
        let codes: Vec<&str> = arms.map(|(_, code)| code.trim_end_matches("\",")).collect();
        assert_eq!(codes, CODES);
    }
}
