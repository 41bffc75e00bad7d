//! Waterfalls to JavaScript: all of a step cross as one row of numbers, of which `waterfalls.js` makes objects.

use std::{cell::RefCell, sync::Arc};

use js_sys::Array;
use wasm_bindgen::prelude::*;

use crate::decode::Waterfall;

#[wasm_bindgen(module = "/src/wasm/waterfalls.js")]
extern "C" {
    fn waterfalls(numbers: &[f64], names: &Array) -> Array;
}

thread_local! {
    /// The names of the stages that crossed last. The next step nearly always has the same, and to make a string takes as
    /// long as a whole waterfall.
    static NAMES: RefCell<(Vec<Arc<str>>, Array)> = RefCell::default();
}

/// `Waterfall[]`, of rows through the same processors.
pub fn to_js(all: &[&Waterfall]) -> Array {
    let mut row = Vec::with_capacity(all.iter().copied().map(count).sum());
    for waterfall in all {
        numbers(waterfall, &mut row);
    }
    let stages = all.first().map_or(&[][..], |waterfall| &waterfall.stages);
    NAMES.with_borrow_mut(|(known, names)| {
        if !known.iter().eq(stages.iter().map(|stage| &stage.name)) {
            *known = stages.iter().map(|stage| stage.name.clone()).collect();
            *names = known.iter().map(|name| JsValue::from(&**name)).collect();
        }
        waterfalls(&row, names)
    })
}

/// How many [`numbers`] a waterfall has.
fn count(Waterfall { ids, stages, .. }: &Waterfall) -> usize {
    1 + 2 * ids.len() + stages.len() * (6 + 2 * ids.len())
}

/// Writes a waterfall as `waterfalls.js` reads it; -1: cut by none.
fn numbers(Waterfall { ids, cut_by, stages }: &Waterfall, row: &mut Vec<f64>) {
    row.push(ids.len() as f64);
    row.extend(ids.iter().copied().map(f64::from));
    row.extend(cut_by.iter().map(|stage| stage.map_or(-1.0, |stage| stage as f64)));
    for stage in stages {
        let (removed, moved) = (stage.removed as f64, f64::from(u8::from(stage.moved)));
        row.extend([stage.entropy, removed, stage.removed_mass, moved, stage.rest.count as f64, stage.rest.prob]);
        row.extend(&stage.scores);
        row.extend(&stage.probs);
    }
}
