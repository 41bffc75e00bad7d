//! `Decoder`: a decoding of one prompt.

use wasm_bindgen::prelude::*;

use super::{Model, convert, picture, scene};
use crate::decode::{self, Session, Settings, processor, strategy};

/// A decoding of one prompt. It keeps its model alive by itself.
#[wasm_bindgen]
pub struct Decoder {
    decoder: decode::Decoder,
}

#[wasm_bindgen]
impl Decoder {
    /// Evaluates a prompt. Settings are text, as in `strategy=beam=4:1:never;processors=top-p=0.9;seed=7`; by default the
    /// best token is taken each time.
    #[wasm_bindgen(constructor)]
    pub fn new(model: &Model, prompt: &[u32], settings: Option<String>) -> Result<Decoder, JsValue> {
        let settings = Settings::parse(&settings.unwrap_or_default()).map_err(convert::error)?;
        let decoder = decode::Decoder::new(model.checkpoint.model.clone(), prompt, settings).map_err(convert::error)?;
        Ok(Self { decoder })
    }

    /// Does everything of a session again, each step with so much detail (0).
    pub fn replay(
        model: &Model,
        session: &str,
        draft: Option<Model>,
        detail: Option<usize>,
    ) -> Result<Decoder, JsValue> {
        let session = Session::parse(session).map_err(convert::error)?;
        let draft = draft.map(|draft| draft.checkpoint.model.clone());
        let decoder = decode::Decoder::replay(model.checkpoint.model.clone(), &session, draft, detail.unwrap_or(0))
            .map_err(convert::error)?;
        Ok(Self { decoder })
    }

    /// Gives the model that writes ahead in speculative decoding; without one, the model does so itself.
    #[wasm_bindgen(js_name = setDraft)]
    pub fn set_draft(&mut self, draft: &Model) -> Result<(), JsValue> {
        self.decoder.set_draft(draft.checkpoint.model.clone()).map_err(convert::error)
    }

    /// How many tokens of each distribution a step reports from here on; 0: none, and no waterfall.
    #[wasm_bindgen(js_name = setDetail)]
    pub fn set_detail(&mut self, detail: usize) {
        self.decoder.set_detail(detail);
    }

    /// The prompt and what was written up to the node that stands for all.
    #[wasm_bindgen(getter)]
    pub fn ids(&self) -> Vec<u32> {
        self.decoder.ids()
    }

    /// How many of the tokens are the prompt's.
    #[wasm_bindgen(getter, js_name = promptLength)]
    pub fn prompt_length(&self) -> usize {
        self.decoder.prompt().len()
    }

    /// Why decoding goes no further; `null` when it does.
    #[wasm_bindgen(getter, unchecked_return_type = "Stop | null")]
    pub fn stop(&self) -> JsValue {
        self.decoder.stop().map_or(JsValue::NULL, |stop| stop.name().into())
    }

    /// The node that stands for all: of the best text.
    #[wasm_bindgen(getter)]
    pub fn focus(&self) -> usize {
        self.decoder.search().focus
    }

    /// What decoding goes by, as text.
    #[wasm_bindgen(getter)]
    pub fn settings(&self) -> String {
        self.decoder.settings().to_string()
    }

    /// Everything that was done, as JSON: replayed, it gives the same tree.
    #[wasm_bindgen(getter)]
    pub fn session(&self) -> String {
        self.decoder.session().to_string()
    }

    /// Advances every live text by one token, or one search by one expansion.
    #[wasm_bindgen(unchecked_return_type = "Step")]
    pub fn step(&mut self) -> Result<JsValue, JsValue> {
        convert::step(&*self.decoder.step().map_err(convert::error)?)
    }

    /// Makes so many steps, or fewer where decoding stops, without the report of each, which takes time of its own; gives how
    /// many texts the model has read for them.
    pub fn advance(&mut self, steps: usize) -> Result<usize, JsValue> {
        self.decoder.advance(steps).map_err(convert::error)
    }

    /// What the last action did, if it was a step.
    #[wasm_bindgen(js_name = lastStep, unchecked_return_type = "Step | null")]
    pub fn last_step(&self) -> Result<JsValue, JsValue> {
        self.decoder.last_step().map_or(Ok(JsValue::NULL), |step| convert::step(step))
    }

    /// The newest step, of those that are done and not undone, that looked at what comes after a node.
    #[wasm_bindgen(js_name = stepAt, unchecked_return_type = "Step | null")]
    pub fn step_at(&self, node: usize) -> Result<JsValue, JsValue> {
        self.decoder.step_at(node).map_or(Ok(JsValue::NULL), |step| convert::step(step))
    }

    /// Writes a token picked by hand, below a node, or below the one that stands for all; gives its node.
    pub fn choose(&mut self, id: u32, below: Option<usize>) -> Result<usize, JsValue> {
        self.decoder.choose(id, below).map_err(convert::error)
    }

    /// Goes on from a node.
    pub fn go(&mut self, node: usize) -> Result<(), JsValue> {
        self.decoder.go(node).map_err(convert::error)
    }

    /// Changes what decoding goes by from here on.
    pub fn set(&mut self, settings: &str) -> Result<(), JsValue> {
        let settings = Settings::parse(settings).map_err(convert::error)?;
        self.decoder.set(settings).map_err(convert::error)
    }

    /// Takes the last action back; `false` when there is none.
    pub fn undo(&mut self) -> bool {
        self.decoder.undo()
    }

    /// Does the last action that was taken back again; `false` when there is none.
    pub fn redo(&mut self) -> bool {
        self.decoder.redo()
    }

    /// Whether there is an action to take back.
    #[wasm_bindgen(getter, js_name = canUndo)]
    pub fn can_undo(&self) -> bool {
        self.decoder.can_undo()
    }

    /// Whether there is an action to do again.
    #[wasm_bindgen(getter, js_name = canRedo)]
    pub fn can_redo(&self) -> bool {
        self.decoder.can_redo()
    }

    /// The nodes of the tree from one on, each after its parent; node 0 is the prompt.
    #[wasm_bindgen(unchecked_return_type = "TreeNode[]")]
    pub fn nodes(&self, first: Option<usize>) -> Result<JsValue, JsValue> {
        convert::nodes(self.decoder.nodes().iter().enumerate().skip(first.unwrap_or(0)))
    }

    /// The nodes after the prompt up to this one, or to the one that stands for all.
    #[wasm_bindgen(unchecked_return_type = "TreeNode[]")]
    pub fn written(&self, node: Option<usize>) -> Result<JsValue, JsValue> {
        let path = self.decoder.path(node.unwrap_or_else(|| self.focus())).map_err(convert::error)?;
        convert::nodes(path[1..].iter().map(|&node| (node, &self.decoder.nodes()[node])))
    }

    /// What the probabilities of all that was written up to a node come to.
    #[wasm_bindgen(unchecked_return_type = "Chain")]
    pub fn chain(&self, node: Option<usize>) -> Result<JsValue, JsValue> {
        let chain = self.decoder.chain(node.unwrap_or_else(|| self.focus())).map_err(convert::error)?;
        convert::chain(&chain)
    }

    /// The texts that decoding has come to: those that have ended, then those that go on.
    #[wasm_bindgen(unchecked_return_type = "Sequence[]")]
    pub fn sequences(&self) -> Result<JsValue, JsValue> {
        convert::sequences(&self.decoder.sequences())
    }

    /// What the model says comes next: its `limit` most probable tokens, and the rest as mass.
    #[wasm_bindgen(unchecked_return_type = "Distribution")]
    pub fn distribution(&mut self, limit: usize, node: Option<usize>) -> Result<JsValue, JsValue> {
        let node = node.unwrap_or_else(|| self.focus());
        convert::distribution(&self.decoder.distribution(node, limit).map_err(convert::error)?)
    }

    /// What all processors make of what comes next, one after another, with `limit` tokens shown.
    #[wasm_bindgen(unchecked_return_type = "Waterfall")]
    pub fn waterfall(&mut self, limit: usize, node: Option<usize>) -> Result<JsValue, JsValue> {
        let node = node.unwrap_or_else(|| self.focus());
        Ok(convert::waterfall(&self.decoder.waterfall(node, limit).map_err(convert::error)?))
    }

    /// One head's attention over the whole text.
    #[wasm_bindgen(unchecked_return_type = "Attention")]
    pub fn attention(&mut self, layer: usize, head: usize, node: Option<usize>) -> Result<JsValue, JsValue> {
        let node = node.unwrap_or_else(|| self.focus());
        let attention = self.decoder.attention(node, layer, head).map_err(convert::error)?;
        convert::attention(layer, head, &attention)
    }

    /// Draws a picture of what stands here, as an SVG file: its tree, its waterfall, its attention or its ledger.
    pub fn picture(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "PictureKind")] kind: &str,
        #[wasm_bindgen(unchecked_param_type = "PictureOptions")] options: &JsValue,
    ) -> Result<String, JsValue> {
        picture::draw(&scene::gathered(&mut self.decoder, kind, options)?, options)
    }

    /// All that a picture shows, as plain data: `drawPicture` draws it, in this module or in another.
    #[wasm_bindgen(unchecked_return_type = "Scene")]
    pub fn scene(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "PictureKind")] kind: &str,
        #[wasm_bindgen(unchecked_param_type = "SceneOptions")] options: &JsValue,
    ) -> Result<JsValue, JsValue> {
        scene::to_js(&scene::gathered(&mut self.decoder, kind, options)?)
    }

    /// Every strategy with its usual settings.
    pub fn strategies() -> Vec<String> {
        strategy::USUAL.map(str::to_owned).into()
    }

    /// Every processor with its usual settings.
    pub fn processors() -> Vec<String> {
        processor::USUAL.map(str::to_owned).into()
    }

    /// Puts processors into the order of an engine: `transformers`, `llama.cpp` or `vllm`.
    #[wasm_bindgen(js_name = inOrder)]
    pub fn in_order(processors: &str, engine: &str) -> Result<String, JsValue> {
        let mut processors = decode::Processor::parse_all(processors).map_err(convert::error)?;
        decode::Order::named(engine).map_err(convert::error)?.sort(&mut processors);
        Ok(decode::Processor::print_all(&processors))
    }
}
