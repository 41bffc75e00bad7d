//! What a decoding works with: a tree, and the models that read it.

use std::{
    cell::{Cell, OnceCell},
    sync::Arc,
};

use super::{
    Settings, Stop, Waterfall,
    processor::Processor,
    reader::Reader,
    round::{Round, Row},
    search::{Branch, Search},
    tree::{Node, ROOT, Tree},
};
use crate::{Error, Result, model::Model};

/// A tree, and the models that read it.
#[derive(Clone, Debug)]
pub(super) struct Engine {
    pub tree: Tree,
    pub reader: Reader,
    /// Reads below another prompt, when a processor asks for one.
    guide: Option<Reader>,
    /// Writes ahead, when the strategy asks for one.
    draft: Option<Reader>,
    /// How many tokens of each distribution a step reports; 0: none, and no waterfall.
    pub detail: usize,
}

impl Engine {
    /// Evaluates a prompt.
    pub fn new(model: Arc<Model>, prompt: &[u32]) -> Result<Self> {
        let reader = Reader::new(model, prompt)?;
        Ok(Self { tree: Tree::new(prompt[prompt.len() - 1]), reader, guide: None, draft: None, detail: 0 })
    }

    pub fn set_draft(&mut self, draft: Arc<Model>) -> Result<()> {
        let [draft_size, vocab_size] = [&draft, self.reader.model()].map(|model| model.config().vocab_size);
        if draft_size != vocab_size {
            return Err(Error::DraftVocabulary { draft: draft_size, model: vocab_size });
        }
        self.draft = Some(Reader::new(draft, self.reader.prompt())?);
        Ok(())
    }

    /// Without a draft, the model writes ahead for itself.
    pub fn need_draft(&mut self) -> Result<()> {
        if self.draft.is_none() {
            self.set_draft(self.reader.model().clone())?;
        }
        Ok(())
    }

    /// Checks settings, and lets a guide read what a processor asks for.
    pub fn prepare(&mut self, settings: &Settings) -> Result<()> {
        self.check(settings)?;
        self.guide_for(settings)
    }

    /// Sees to it that the guide is the one that these settings ask for: going back may have brought others.
    pub fn guide_for(&mut self, settings: &Settings) -> Result<()> {
        let Some(prompt) = settings.processors.iter().find_map(Processor::guide) else {
            self.guide = None;
            return Ok(());
        };
        let own = self.reader.prompt();
        let prompt = if prompt.is_empty() { vec![own[own.len() - 1]] } else { prompt.to_vec() };
        if self.guide.as_ref().is_none_or(|guide| guide.prompt() != prompt) {
            self.guide = Some(Reader::new(self.reader.model().clone(), &prompt)?);
        }
        Ok(())
    }

    fn check(&self, settings: &Settings) -> Result<()> {
        let vocab_size = self.reader.model().config().vocab_size;
        let ids = settings.eos_ids.iter().flatten().copied().chain(settings.processors.iter().flat_map(Processor::ids));
        for id in ids {
            if id as usize >= vocab_size {
                return Err(Error::IdOutOfRange { id, vocab_size });
            }
        }
        for language in settings.processors.iter().filter_map(Processor::language) {
            let words = language.grammar.vocab_size();
            if words != vocab_size {
                return Err(Error::LanguageVocabulary {
                    name: language.name.clone(),
                    language: words,
                    model: vocab_size,
                });
            }
        }
        Ok(())
    }

    /// How many tokens were evaluated, the prompt's included, by all models.
    pub fn evaluated(&self) -> usize {
        let others = [&self.guide, &self.draft].into_iter().flatten().map(Reader::evaluated);
        self.reader.evaluated() + others.sum::<usize>()
    }

    /// A step in the making.
    pub fn round<'a>(&'a mut self, settings: &'a Settings, search: Search) -> Round<'a> {
        let (eos_ids, max_new) = (self.eos_ids(settings), self.max_new(settings));
        Round {
            tree: &mut self.tree,
            reader: &mut self.reader,
            guide: self.guide.as_mut(),
            draft: self.draft.as_mut(),
            detail: self.detail,
            settings,
            eos_ids,
            max_new,
            search,
            expanded: Vec::new(),
            candidates: Vec::new(),
            bound: None,
            names: OnceCell::new(),
            rows: Cell::default(),
        }
    }

    /// What comes next after a node, as a step of this search would see it.
    pub fn row(
        &mut self,
        settings: &Settings,
        search: Search,
        node: usize,
        detail: usize,
    ) -> Result<(Row, Option<Waterfall>)> {
        self.guide_for(settings)?;
        self.reader.read(&self.tree, [node])?;
        if let Some(guide) = &mut self.guide {
            guide.read(&self.tree, [node])?;
        }
        let live = search.live.iter().find(|branch| branch.node == node).copied();
        let branch =
            live.unwrap_or(Branch { node, score: 0.0, number: 0, perturbed: 0.0, ended: false, surprise: None });
        let mut round = self.round(settings, search);
        // The coin that a step would throw, on a copy of the coins: it is still to come.
        let coin = round.toss();
        round.row((round.reader, round.guide.as_deref()), &branch, coin, detail)
    }

    /// A node of the tree.
    pub fn node(&self, node: usize) -> Result<&Node> {
        let nodes = self.tree.nodes().len();
        self.tree.nodes().get(node).ok_or(Error::UnknownNode { parent: node, nodes })
    }

    /// Why nothing can follow a node, if nothing can. An end of text in the prompt does not end it: GPT-2 begins with one.
    pub fn ended(&self, settings: &Settings, node: usize) -> Option<Stop> {
        let Node { id, length, .. } = self.tree.nodes()[node];
        if node != ROOT && self.eos_ids(settings).contains(&id) {
            Some(Stop::Finished)
        } else {
            (length >= self.max_new(settings)).then_some(Stop::Full)
        }
    }

    /// The error of going on from a node all the same.
    pub fn stopped_at(&self, stop: Stop, node: usize) -> Error {
        let Node { id, length, .. } = self.tree.nodes()[node];
        let positions = self.reader.prompt().len() + length;
        match stop {
            Stop::Finished => Error::TextFinished { id, position: positions - 1 },
            Stop::Full if positions == self.reader.model().config().context_size => {
                Error::ContextFull { context_size: positions, positions: positions + 1 }
            }
            _ => Error::SearchEnded { stop: stop.name() },
        }
    }

    fn eos_ids(&self, settings: &Settings) -> Vec<u32> {
        settings.eos_ids.clone().unwrap_or_else(|| self.reader.model().config().eos_ids.clone())
    }

    /// The most tokens that can be written.
    fn max_new(&self, settings: &Settings) -> usize {
        settings.max_new_tokens.min(self.reader.model().config().context_size - self.reader.prompt().len())
    }
}
