//! Rust values to JavaScript values and back. The shapes are those of `types.d.ts`.

use js_sys::{Array, Float32Array, Float64Array, Object, Reflect, Uint8Array};
use ndarray::{Array2, Dimension};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use super::waterfalls;
use crate::{
    Error,
    checkpoint::Files,
    decode::{
        self, Attention,
        inspection::{Head, Probe, Thumbnails},
        tree::{Mark, Node},
    },
    model::{Activation, Config, Norm, Positions},
    storyland::{self, Impossible},
    train,
};

/// An `Error` with `code`.
pub fn error(error: Error) -> JsValue {
    let js = js_sys::Error::new(&error.to_string());
    set(&js, "code", &error.code().into());
    js.into()
}

/// `ModelFiles`, left where they are.
pub fn entries(files: &Object) -> Result<Vec<(String, Uint8Array)>, JsValue> {
    let mut read = Vec::new();
    for entry in Object::entries(files).iter() {
        let entry: Array = entry.into();
        let name = entry.get(0).as_string().unwrap_or_default();
        let Ok(bytes) = entry.get(1).dyn_into::<Uint8Array>() else {
            let reason = "its contents must be a Uint8Array".to_owned();
            return Err(error(Error::Unreadable { name, reason }));
        };
        read.push((name, bytes));
    }
    Ok(read)
}

/// `ModelFiles`, copied into wasm memory.
pub fn files(files: &Object) -> Result<Files, JsValue> {
    let mut read = Files::new();
    read.extend(entries(files)?.into_iter().map(|(name, bytes)| (name, bytes.to_vec())));
    Ok(read)
}

/// `ModelFiles`
pub fn files_to_js(files: &Files) -> JsValue {
    let object = Object::new();
    for (name, bytes) in files {
        set(&object, name, &Uint8Array::from(bytes.as_slice()));
    }
    object.into()
}

/// `Tensor`
pub fn tensor(values: &Array2<f32>) -> JsValue {
    let object = Object::new();
    set(&object, "shape", &shape(values.dim()));
    set(&object, "data", &floats(values));
    object.into()
}

/// `ModelConfig`
pub fn config(config: &Config) -> Result<JsValue, JsValue> {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct ModelConfig<'a> {
        family: &'a str,
        causal: bool,
        vocab_size: usize,
        context_size: usize,
        channels: usize,
        layers: usize,
        heads: usize,
        kv_heads: usize,
        head_channels: usize,
        hidden_channels: usize,
        norm: &'a str,
        norm_epsilon: f32,
        positions: &'a str,
        rotary_base: Option<f32>,
        activation: &'a str,
        gated: bool,
        tied_head: bool,
        attention_scale: f32,
        windows: Vec<Option<usize>>,
        bos_id: Option<u32>,
        eos_ids: &'a [u32],
        parameter_count: f64,
    }
    let (positions, rotary_base) = match config.positions {
        Positions::Learned => ("learned", None),
        Positions::Rotary { base } => ("rotary", Some(base)),
    };
    plain(&ModelConfig {
        family: config.family.name(),
        causal: config.causal,
        vocab_size: config.vocab_size,
        context_size: config.context_size,
        channels: config.channels,
        layers: config.layers,
        heads: config.heads,
        kv_heads: config.kv_heads,
        head_channels: config.head_channels,
        hidden_channels: config.hidden_channels,
        norm: match config.norm {
            Norm::LayerNorm => "layer-norm",
            Norm::RmsNorm => "rms-norm",
        },
        norm_epsilon: config.norm_epsilon,
        positions,
        rotary_base,
        activation: match config.activation {
            Activation::Gelu => "gelu",
            Activation::GeluTanh => "gelu-tanh",
            Activation::Relu => "relu",
            Activation::Silu => "silu",
        },
        gated: config.gated,
        tied_head: config.tied_head,
        attention_scale: config.attention_scale,
        windows: (0..config.layers).map(|layer| config.window(layer)).collect(),
        bos_id: config.bos_id,
        eos_ids: &config.eos_ids,
        parameter_count: config.parameter_count() as f64,
    })
}

/// `Distribution`
pub fn distribution(distribution: &decode::Distribution) -> Result<JsValue, JsValue> {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct TokenProb {
        id: u32,
        logit: f32,
        prob: f64,
        log_prob: f64,
    }
    #[derive(Serialize)]
    struct Distribution {
        position: usize,
        entropy: f64,
        candidates: Vec<TokenProb>,
        rest: Rest,
    }
    let candidate = |&decode::Candidate { id, logit, prob, log_prob }| TokenProb { id, logit, prob, log_prob };
    plain(&Distribution {
        position: distribution.position,
        entropy: distribution.entropy,
        candidates: distribution.candidates.iter().map(candidate).collect(),
        rest: Rest::new(distribution.rest),
    })
}

#[derive(Serialize)]
struct Rest {
    count: usize,
    prob: f64,
}

impl Rest {
    fn new(decode::Rest { count, prob }: decode::Rest) -> Self {
        Self { count, prob }
    }
}

/// `TreeNode[]`, each with its place.
pub fn nodes<'a>(nodes: impl Iterator<Item = (usize, &'a Node)>) -> Result<JsValue, JsValue> {
    plain(&nodes.map(|(index, node)| TreeNode::new(index, node)).collect::<Vec<_>>())
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TreeNode {
    node: usize,
    parent: Option<usize>,
    id: u32,
    length: usize,
    prob: f64,
    log_prob: f64,
    total_log_prob: f64,
    score: f64,
    total_score: f64,
    fate: Name,
    visits: u32,
    by_hand: bool,
}

impl TreeNode {
    fn new(index: usize, node: &Node) -> Self {
        let Mark { fate, score, total_score, visits, by_hand } = node.mark;
        Self {
            node: index,
            parent: node.parent,
            id: node.id,
            length: node.length,
            prob: libm::exp(node.log_prob),
            log_prob: node.log_prob,
            total_log_prob: node.total_log_prob,
            score,
            total_score,
            fate: Name(fate.name()),
            visits,
            by_hand,
        }
    }
}

/// `Chain`
pub fn chain(chain: &decode::Chain) -> Result<JsValue, JsValue> {
    #[derive(Serialize)]
    struct Chain {
        prob: f64,
        perplexity: Option<f64>,
    }
    plain(&Chain { prob: chain.prob, perplexity: chain.perplexity })
}

/// `Sequence[]`
pub fn sequences(sequences: &[decode::Sequence]) -> Result<JsValue, JsValue> {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Sequence<'a> {
        node: usize,
        ids: &'a [u32],
        log_prob: f64,
        score: f64,
        done: bool,
    }
    let all = sequences.iter().map(|sequence| {
        let &decode::Sequence { node, log_prob, score, done, .. } = sequence;
        Sequence { node, ids: &sequence.ids, log_prob, score, done }
    });
    plain(&all.collect::<Vec<_>>())
}

/// `Waterfall`
pub fn waterfall(waterfall: &decode::Waterfall) -> JsValue {
    waterfalls::to_js(&[waterfall]).get(0)
}

/// `Step`
pub fn step(step: &decode::Step) -> Result<JsValue, JsValue> {
    #[derive(Serialize)]
    struct Expanded {
        node: usize,
        #[serde(with = "serde_wasm_bindgen::preserve")]
        waterfall: JsValue,
        coin: Option<f64>,
    }
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Candidate {
        node: usize,
        branch: usize,
        log_prob: f64,
        score: Option<f64>,
        total_score: Option<f64>,
        ranked_by: Option<f64>,
        fate: Name,
        coin: Option<f64>,
    }
    #[derive(Serialize)]
    struct Standing {
        node: usize,
        score: f64,
    }
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Step {
        expanded: Vec<Expanded>,
        candidates: Vec<Candidate>,
        live: Vec<Standing>,
        done: Vec<Standing>,
        bound: Option<f64>,
        stop: Option<Name>,
        focus: usize,
        evaluated: usize,
    }
    let waterfalls: Vec<_> = step.expanded.iter().filter_map(|one| one.waterfall.as_ref()).collect();
    let mut shown = waterfalls::to_js(&waterfalls).into_iter();
    let expanded = step.expanded.iter().map(|expanded| Expanded {
        node: expanded.node,
        waterfall: expanded.waterfall.as_ref().and_then(|_| shown.next()).unwrap_or(JsValue::NULL),
        coin: expanded.coin,
    });
    let candidates = step.candidates.iter().map(|candidate| Candidate {
        node: candidate.node,
        branch: candidate.branch,
        log_prob: candidate.log_prob,
        score: finite(candidate.score),
        total_score: finite(candidate.total_score),
        ranked_by: finite(candidate.ranked_by),
        fate: Name(candidate.fate.name()),
        coin: candidate.coin,
    });
    let standings = |standings: &[decode::step::Standing]| {
        standings.iter().map(|&decode::step::Standing { node, score }| Standing { node, score }).collect()
    };
    plain(&Step {
        expanded: expanded.collect(),
        candidates: candidates.collect(),
        live: standings(&step.live),
        done: standings(&step.done),
        bound: step.bound,
        stop: step.stop.map(|stop| Name(stop.name())),
        focus: step.focus,
        evaluated: step.evaluated,
    })
}

/// `Attention`
pub fn attention(layer: usize, head: usize, attention: &Attention) -> Result<JsValue, JsValue> {
    #[derive(Serialize)]
    struct Attention {
        layer: usize,
        head: usize,
        scale: f32,
    }
    let object: Object = plain(&Attention { layer, head, scale: attention.scale })?.unchecked_into();
    set(&object, "shape", &shape(attention.scores.dim()));
    set(&object, "scores", &floats(&attention.scores));
    set(&object, "mask", &Uint8Array::from(bytes(&attention.visible).as_slice()));
    set(&object, "weights", &floats(&attention.weights));
    Ok(object.into())
}

/// `HeadTrace`
pub fn head(layer: usize, index: usize, head: &Head) -> Result<JsValue, JsValue> {
    let object: Object = attention(layer, index, &head.attention)?.unchecked_into();
    let parts = [("queries", &head.queries), ("keys", &head.keys), ("values", &head.values), ("mixed", &head.mixed)];
    for (name, values) in parts {
        set(&object, name, &tensor(values));
    }
    Ok(object.into())
}

/// `Thumbnails`
pub fn thumbnails(Thumbnails { positions_per_cell, weights }: &Thumbnails) -> JsValue {
    let object = Object::new();
    set(&object, "shape", &weights.shape().iter().map(|&size| JsValue::from(size as f64)).collect::<Array>());
    set(&object, "positionsPerCell", &(*positions_per_cell as f64).into());
    set(&object, "data", &floats(weights));
    object.into()
}

/// `LensLayer[]`
pub fn lens(layers: &[decode::Distribution]) -> Result<JsValue, JsValue> {
    let layer = |(layer, shown): (usize, &decode::Distribution)| {
        let object = Object::new();
        set(&object, "layer", &(layer as f64).into());
        set(&object, "distribution", &distribution(shown)?);
        Ok(object)
    };
    layers.iter().enumerate().map(layer).collect::<Result<Array, JsValue>>().map(Into::into)
}

/// `Probe`
pub fn probe(Probe { position, id, largest, divergence }: &Probe) -> JsValue {
    let object = Object::new();
    set(&object, "position", &(*position as f64).into());
    set(&object, "id", &(*id).into());
    set(&object, "largest", &Float64Array::from(largest.as_slice()));
    set(&object, "divergence", &Float64Array::from(divergence.as_slice()));
    object.into()
}

/// `Next[] | null`
pub fn next(next: Option<&[storyland::Next]>) -> Result<JsValue, JsValue> {
    plain(&next.map(|next| next.iter().map(Next::new).collect::<Vec<_>>()))
}

#[derive(Serialize)]
struct Next {
    id: u32,
    prob: f64,
}

impl Next {
    fn new(&storyland::Next { id, prob }: &storyland::Next) -> Self {
        Self { id, prob }
    }
}

/// `Judgement`
pub fn judgement(judged: Result<f64, Impossible>) -> Result<JsValue, JsValue> {
    #[derive(Serialize)]
    struct First {
        position: usize,
        id: Option<u32>,
        possible: Vec<Next>,
    }
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Judgement {
        log_prob: Option<f64>,
        impossible: Option<First>,
    }
    let first = |Impossible { position, id, possible }: Impossible| First {
        position,
        id,
        possible: possible.iter().map(Next::new).collect(),
    };
    let log_prob = judged.as_ref().ok().copied();
    plain(&Judgement { log_prob, impossible: judged.err().map(first) })
}

/// `TrainingReport`
pub fn training_report(report: &train::Report, elapsed_ms: f64) -> Result<JsValue, JsValue> {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct TrainingReport {
        step: f64,
        loss: f64,
        perplexity: f64,
        gradient_norm: f64,
        learning_rate: f64,
        tokens: usize,
        tokens_per_second: f64,
    }
    plain(&TrainingReport {
        step: report.step as f64,
        loss: report.loss,
        perplexity: report.perplexity,
        gradient_norm: report.gradient_norm,
        learning_rate: report.learning_rate,
        tokens: report.tokens,
        // A clock that steps coarsely may not have moved.
        tokens_per_second: report.tokens as f64 / elapsed_ms.max(0.01) * 1000.0,
    })
}

/// One of a few names: its string is made once, not each time.
struct Name(&'static str);

impl Serialize for Name {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit_variant("Name", 0, self.0)
    }
}

/// What is forbidden has no score.
fn finite(score: f64) -> Option<f64> {
    Some(score).filter(|score| score.is_finite())
}

/// A plain object: `null` for what is absent, numbers as numbers.
pub fn plain<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    value.serialize(&Serializer::json_compatible()).map_err(Into::into)
}

/// 1 where it is true, row by row.
pub fn bytes(cells: &Array2<bool>) -> Vec<u8> {
    cells.iter().map(|&cell| u8::from(cell)).collect()
}

/// A copy, never a view into wasm memory: the memory may move.
fn floats<D: Dimension>(values: &ndarray::Array<f32, D>) -> Float32Array {
    let values: Vec<f32> = values.iter().copied().collect();
    Float32Array::from(values.as_slice())
}

fn shape((rows, columns): (usize, usize)) -> Array {
    Array::of2(&(rows as f64).into(), &(columns as f64).into())
}

pub fn set(object: &Object, key: &str, value: &JsValue) {
    Reflect::set(object, &key.into(), value).expect("a new object takes every key");
}
