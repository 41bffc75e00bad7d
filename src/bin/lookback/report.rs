//! What `generate --json` prints: texts, steps, the tree, an attention.

use std::sync::Arc;

use lookback::decode::{
    Attention, Decoder, Sequence, Step, Stop,
    tree::{Mark, Node},
};
use ndarray::Array2;
use serde_json::{Value, json};

use super::{
    Failure,
    generate::{best, shown},
    input,
    text::Text,
};

/// What of a decoding is reported.
pub struct Report<'a> {
    pub text: Option<&'a Text>,
    /// Those of which everything is told.
    pub steps: &'a [Arc<Step>],
    /// How many texts; all, if not said.
    pub most: Option<usize>,
    /// The layer and the head whose attention is told.
    pub head: Option<(usize, usize)>,
}

impl Report<'_> {
    pub fn of(&self, decoder: &mut Decoder) -> Result<Value, Failure> {
        let mut report = texts(decoder, self.text, self.most)?;
        if !self.steps.is_empty() {
            let piece = |id: u32| input::piece(self.text, id);
            report["steps"] = self.steps.iter().map(|step| trace(step, decoder, &piece)).collect();
            report["nodes"] = decoder.nodes().iter().enumerate().map(|(index, one)| node(index, one)).collect();
        }
        if let Some((layer, head)) = self.head {
            let focus = decoder.search().focus;
            let Attention { scale, scores, visible, weights } = decoder.attention(focus, layer, head)?;
            report["attention"] = json!({ "layer": layer, "head": head, "scale": scale, "scores": rows(&scores),
                                          "visible": rows(&visible), "weights": rows(&weights) });
        }
        Ok(report)
    }
}

fn rows<T: Clone + serde::Serialize>(matrix: &Array2<T>) -> Vec<Vec<T>> {
    matrix.rows().into_iter().map(|row| row.to_vec()).collect()
}

fn node(index: usize, node: &Node) -> Value {
    let Mark { fate, score, total_score, visits, by_hand } = node.mark;
    json!({ "node": index, "parent": node.parent, "id": node.id, "prob": node.log_prob.exp(), "logProb": node.log_prob,
            "totalLogProb": node.total_log_prob, "score": score, "totalScore": total_score, "fate": fate.name(),
            "visits": visits, "byHand": by_hand })
}

fn texts(decoder: &Decoder, text: Option<&Text>, most: Option<usize>) -> Result<Value, Failure> {
    let piece = |id: u32| input::piece(text, id);
    let mut sequences = Vec::new();
    for Sequence { node, ids, log_prob, score, done } in best(decoder, most) {
        let tokens: Vec<Value> = decoder.path(node)?[1..]
            .iter()
            .map(|&node| {
                let node = &decoder.nodes()[node];
                json!({ "id": node.id, "text": piece(node.id), "position": decoder.prompt().len() + node.length - 1,
                        "logProb": node.log_prob, "totalLogProb": node.total_log_prob, "score": node.mark.score })
            })
            .collect();
        let whole = shown(text, &[decoder.prompt(), &ids].concat())?;
        sequences.push(json!({ "ids": ids, "text": whole, "logProb": log_prob, "score": score, "done": done,
                               "tokens": tokens }));
    }
    let session: Value = serde_json::from_str(&decoder.session().to_string()).map_err(|error| error.to_string())?;
    Ok(json!({
        "promptLength": decoder.prompt().len(), "sequences": sequences,
        "stop": decoder.stop().map(Stop::name), "evaluated": decoder.evaluated(), "session": session,
    }))
}

/// One step with all that came into question.
fn trace(step: &Step, decoder: &Decoder, piece: &dyn Fn(u32) -> String) -> Value {
    let of = |node: usize| &decoder.nodes()[node];
    let candidates = step.candidates.iter().map(|candidate| {
        let node = of(candidate.node);
        json!({ "node": candidate.node, "parent": node.parent, "id": node.id, "text": piece(node.id),
                "logProb": candidate.log_prob, "score": finite(candidate.score),
                "totalScore": finite(candidate.total_score), "rankedBy": finite(candidate.ranked_by),
                "fate": candidate.fate.name(), "coin": candidate.coin })
    });
    let expanded = step.expanded.iter().map(|expanded| {
        let stages = expanded.waterfall.iter().flat_map(|waterfall| {
            waterfall.stages.iter().map(|stage| {
                json!({ "name": &*stage.name, "scores": stage.scores.iter().copied().map(finite).collect::<Vec<_>>(),
                        "probs": stage.probs, "entropy": stage.entropy, "removed": stage.removed,
                        "removedMass": stage.removed_mass,
                        "rest": { "count": stage.rest.count, "prob": stage.rest.prob } })
            })
        });
        let ids = expanded.waterfall.as_ref().map(|waterfall| waterfall.ids.clone()).unwrap_or_default();
        json!({ "node": expanded.node, "coin": expanded.coin, "ids": ids, "stages": stages.collect::<Vec<_>>() })
    });
    let standings = |standings: &[lookback::decode::step::Standing]| -> Value {
        standings.iter().map(|standing| json!({ "node": standing.node, "score": standing.score })).collect()
    };
    json!({ "expanded": expanded.collect::<Vec<_>>(), "candidates": candidates.collect::<Vec<_>>(),
            "live": standings(&step.live), "done": standings(&step.done), "bound": step.bound.map(finite),
            "stop": step.stop.map(Stop::name), "evaluated": step.evaluated })
}

/// JSON has no infinity: what is forbidden has no score.
fn finite(score: f64) -> Option<f64> {
    Some(score).filter(|score| score.is_finite())
}
