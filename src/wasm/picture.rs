//! `DrawingOptions` and `Scene`: what a picture is drawn from, on its way in.

use std::sync::Arc;

use js_sys::{Float32Array, Reflect, Uint8Array};
use ndarray::Array2;
use serde::{Deserialize, de::DeserializeOwned};
use wasm_bindgen::prelude::*;

use super::{convert, scene::Asked};
use crate::{
    Error,
    decode::{
        self, Fate,
        row::FORBIDDEN,
        tree::{Mark, Node},
    },
    picture::{self, DrawingOptions, Kind, Language, Scene, Subject, Theme, scene::not_a_scene},
};

/// Draws a scene that a decoder gave, of this module or of another, as an SVG file.
#[wasm_bindgen(js_name = drawPicture)]
pub fn draw_picture(
    #[wasm_bindgen(unchecked_param_type = "Scene")] scene: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "DrawingOptions")] options: &JsValue,
) -> Result<String, JsValue> {
    draw(&read(scene).map_err(convert::error)?, options)
}

/// Draws a scene by the options of JavaScript, of which each may be left out.
pub fn draw(scene: &Scene, options: &JsValue) -> Result<String, JsValue> {
    let asked = Asked(options);
    let usual = DrawingOptions::default();
    let theme = asked.text("theme").map_or(Ok(usual.theme), |name| Theme::named(&name)).map_err(convert::error)?;
    let language =
        asked.text("language").map_or(Ok(usual.language), |tag| Language::named(&tag)).map_err(convert::error)?;
    let labels = asked.value("labels");
    let label = |id: u32| {
        let label = Reflect::get(&labels, &id.into()).ok().and_then(|label| label.as_string());
        label.unwrap_or_else(|| ["#", &id.to_string()].concat())
    };
    let options = DrawingOptions { theme, language, cell: asked.place("query").zip(asked.place("key")) };
    picture::draw(scene, &label, options).map_err(convert::error)
}

/// `Scene`
fn read(scene: &JsValue) -> Result<Scene, Error> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Common {
        kind: String,
        settings: String,
        ids: Vec<u32>,
        prompt_length: usize,
    }
    let Common { kind, settings, ids, prompt_length } = part(scene)?;
    let subject = match Kind::named(&kind)? {
        Kind::Tree => tree(scene)?,
        Kind::Waterfall => waterfall(scene)?,
        Kind::Attention => attention(&Asked(scene).value("attention"), ids.len())?,
        Kind::Ledger => ledger(scene)?,
    };
    Ok(Scene { settings, ids, prompt_length, subject })
}

fn tree(scene: &JsValue) -> Result<Subject, Error> {
    #[derive(Deserialize)]
    struct Tree {
        nodes: Vec<TreeNode>,
        node: usize,
        live: Vec<usize>,
    }
    let Tree { nodes, node, live } = part(scene)?;
    let nodes = nodes.into_iter().map(TreeNode::read).collect::<Result<_, Error>>()?;
    Ok(Subject::Tree { nodes, node, live })
}

fn ledger(scene: &JsValue) -> Result<Subject, Error> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Ledger {
        written: Vec<TreeNode>,
        vocab_size: usize,
    }
    let Ledger { written, vocab_size } = part(scene)?;
    let written = written.into_iter().map(|node| Ok((node.node, node.read()?))).collect::<Result<_, Error>>()?;
    Ok(Subject::Ledger { written, vocab_size })
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct TreeNode {
    node: usize,
    parent: Option<usize>,
    id: u32,
    length: usize,
    log_prob: f64,
    total_log_prob: f64,
    score: f64,
    total_score: f64,
    fate: String,
    visits: u32,
    by_hand: bool,
}

impl TreeNode {
    fn read(self) -> Result<Node, Error> {
        let Self { parent, id, length, log_prob, total_log_prob, score, total_score, visits, by_hand, .. } = self;
        let fate =
            Fate::named(&self.fate).ok_or_else(|| not_a_scene("one with the fates that there are", &self.fate))?;
        let mark = Mark { fate, score, total_score, visits, by_hand };
        Ok(Node { parent, id, length, log_prob, total_log_prob, mark })
    }
}

fn waterfall(scene: &JsValue) -> Result<Subject, Error> {
    #[derive(Deserialize)]
    struct Fallen {
        waterfall: Waterfall,
        coin: Option<f64>,
        chosen: Option<u32>,
    }
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Waterfall {
        ids: Vec<u32>,
        cut_by: Vec<Option<usize>>,
        stages: Vec<Stage>,
    }
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Stage {
        name: String,
        scores: Vec<Option<f64>>,
        probs: Vec<f64>,
        entropy: f64,
        removed: usize,
        removed_mass: f64,
        moved: bool,
        rest: Rest,
    }
    #[derive(Deserialize)]
    struct Rest {
        count: usize,
        prob: f64,
    }
    let Fallen { waterfall: Waterfall { ids, cut_by, stages }, coin, chosen } = part(scene)?;
    let stage = |stage: Stage| decode::Stage {
        name: Arc::from(stage.name),
        scores: stage.scores.into_iter().map(|score| score.unwrap_or(FORBIDDEN)).collect(),
        probs: stage.probs,
        entropy: stage.entropy,
        removed: stage.removed,
        removed_mass: stage.removed_mass,
        moved: stage.moved,
        rest: decode::Rest { count: stage.rest.count, prob: stage.rest.prob },
    };
    let stages = stages.into_iter().map(stage).collect();
    Ok(Subject::Waterfall { waterfall: decode::Waterfall { ids, cut_by, stages }, coin, chosen })
}

/// Its arrays are as large as the text is long.
fn attention(attention: &JsValue, positions: usize) -> Result<Subject, Error> {
    #[derive(Deserialize)]
    struct Place {
        layer: usize,
        head: usize,
        scale: f32,
    }
    let Place { layer, head, scale } = part(attention)?;
    let numbers = |name: &str| {
        let numbers = Asked(attention).value(name).dyn_into::<Float32Array>();
        square(numbers.map(|numbers| numbers.to_vec()).ok(), positions, name)
    };
    let visible = Asked(attention).value("mask").dyn_into::<Uint8Array>();
    let visible = square(visible.map(|visible| visible.to_vec()).ok(), positions, "mask")?.mapv(|cell| cell != 0);
    let attention = decode::Attention { scale, scores: numbers("scores")?, visible, weights: numbers("weights")? };
    Ok(Subject::Attention { layer, head, attention })
}

fn square<T>(cells: Option<Vec<T>>, positions: usize, name: &str) -> Result<Array2<T>, Error> {
    let square = cells.and_then(|cells| Array2::from_shape_vec((positions, positions), cells).ok());
    square.ok_or_else(|| not_a_scene("one with a number for each two tokens of its text", &["other ", name].concat()))
}

fn part<T: DeserializeOwned>(scene: &JsValue) -> Result<T, Error> {
    serde_wasm_bindgen::from_value(scene.clone())
        .map_err(|reason: serde_wasm_bindgen::Error| not_a_scene("one that a decoder gave", &reason.to_string()))
}
