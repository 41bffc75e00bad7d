//! A decoding: a tree of texts, a search that goes through it, and everything that was done, to be undone.

use std::sync::Arc;

use ndarray::{Array2, Axis};

use super::{
    Action, Distribution, Session, Settings, Step, Stop, Strategy, Waterfall,
    processor::Processor,
    reader::Reader,
    round::Round,
    search::{Branch, Coins, Search},
    step::Standing,
    strategies,
    tree::{Fate, Mark, Node, ROOT, Tree},
};
use crate::{Error, Result, model::Model};

/// One head's attention over a whole text: rows are queries, columns are keys.
#[derive(Clone, Debug, PartialEq)]
pub struct Attention {
    /// What a score is multiplied by before the softmax.
    pub scale: f32,
    /// `Q Kᵀ`, neither scaled nor masked (T, T).
    pub scores: Array2<f32>,
    /// Where the query may see the key (T, T).
    pub visible: Array2<bool>,
    /// Rows sum to 1; masked cells are exactly 0 (T, T).
    pub weights: Array2<f32>,
}

/// A text that a decoding has come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Sequence {
    /// Its last token.
    pub node: usize,
    /// What was written after the prompt.
    pub ids: Vec<u32>,
    /// log p of it under the model, in nats: the chain rule's sum.
    pub log_prob: f64,
    /// What it is ranked by.
    pub score: f64,
    /// Whether it has ended.
    pub done: bool,
}

/// A decoding of one prompt. Nothing is thrown away: every text that was come by stays a node of the tree, and is never
/// evaluated again; every action can be undone, and done again.
///
/// ```
/// use std::sync::Arc;
/// use lookback::{decode::{Decoder, Settings, Strategy}, model::{Config, Model}};
/// let model = Arc::new(Model::random(Config::gpt2(10, 8, 4, 1, 2), 0.5, 7)?);
/// let settings = Settings { strategy: Strategy::parse("beam=2")?, max_new_tokens: 3, ..Settings::default() };
/// let mut decoder = Decoder::new(model, &[1, 2], settings)?;
/// while decoder.stop().is_none() {
///     decoder.step()?;
/// }
/// assert_eq!(decoder.sequences().len(), 2);
/// # Ok::<(), lookback::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Decoder {
    tree: Tree,
    reader: Reader,
    guide: Option<Reader>,
    draft: Option<Reader>,
    first: (Arc<Settings>, Search),
    history: Vec<Entry>,
    /// How many entries of the history are done and not undone.
    present: usize,
    log: Vec<Action>,
}

/// What an action led to.
#[derive(Clone, Debug)]
struct Entry {
    settings: Arc<Settings>,
    search: Search,
    step: Option<Arc<Step>>,
    /// Marks that its nodes have on the other side of it: before it when it is done, after it when it is undone.
    marks: Vec<(usize, Mark)>,
}

impl Decoder {
    /// Evaluates a prompt.
    ///
    /// # Errors
    /// - [`Error::EmptyPrompt`], [`Error::IdOutOfRange`], [`Error::ContextFull`]
    /// - [`Error::NotCausal`] for a masked model
    /// - [`Error::NonFiniteLogit`]
    /// - those of [`set`](Self::set)
    pub fn new(model: Arc<Model>, prompt: &[u32], settings: Settings) -> Result<Self> {
        let reader = Reader::new(model, prompt)?;
        let tree = Tree::new(prompt[prompt.len() - 1]);
        let search = Search::begin(ROOT, 0.0, Coins::new(&settings.coins, settings.seed));
        let settings = Arc::new(settings);
        let mut decoder = Self {
            tree,
            reader,
            guide: None,
            draft: None,
            first: (settings.clone(), search),
            history: Vec::new(),
            present: 0,
            log: Vec::new(),
        };
        decoder.check(&settings)?;
        decoder.guide_for(&settings)?;
        decoder.first.1 = decoder.begin(&settings, ROOT, None);
        Ok(decoder)
    }

    /// Gives the model that writes ahead in speculative decoding; without one, the model does so itself.
    ///
    /// # Errors
    /// - [`Error::DraftVocabulary`] when it has other tokens, and those of [`new`](Self::new)
    pub fn set_draft(&mut self, draft: Arc<Model>) -> Result<()> {
        let [draft_size, vocab_size] = [&draft, self.reader.model()].map(|model| model.config().vocab_size);
        if draft_size != vocab_size {
            return Err(Error::DraftVocabulary { draft: draft_size, model: vocab_size });
        }
        self.draft = Some(Reader::new(draft, self.reader.prompt())?);
        Ok(())
    }

    /// Advances every live text by one token, or one search by one expansion.
    ///
    /// # Errors
    /// - [`Error::TextFinished`], [`Error::ContextFull`], [`Error::SearchEnded`] when it has [stopped](Self::stop)
    /// - [`Error::NonFiniteLogit`], [`Error::NonFiniteScore`]; all is as before
    pub fn step(&mut self) -> Result<Arc<Step>> {
        if let Some(stop) = self.stop() {
            return Err(self.stopped(stop));
        }
        let settings = self.settings().clone();
        if matches!(settings.strategy, Strategy::Speculative { .. }) && self.draft.is_none() {
            self.draft = Some(Reader::new(self.reader.model().clone(), self.reader.prompt())?);
        }
        let before = self.evaluated();
        let (eos_ids, max_new) = (self.eos_ids(&settings), self.max_new(&settings));
        let search = self.search().clone();
        let mut round = Round {
            tree: &mut self.tree,
            reader: &mut self.reader,
            guide: self.guide.as_mut(),
            draft: self.draft.as_mut(),
            settings: &settings,
            eos_ids: &eos_ids,
            max_new,
            search,
            expanded: Vec::new(),
            candidates: Vec::new(),
            bound: None,
        };
        strategies::advance(&mut round)?;
        let Round { search, expanded, candidates, bound, .. } = round;
        let above = |node: usize| {
            let parent = self.tree.nodes()[node].parent.unwrap_or(ROOT);
            self.tree.nodes()[parent].mark.total_score
        };
        let marks = candidates.iter().map(|candidate| {
            let old = self.tree.nodes()[candidate.node].mark;
            let passes = matches!(candidate.fate, Fate::Kept | Fate::Finished);
            let visits = old.visits + u32::from(passes);
            // What is forbidden counts as the model counts it, should the user take it all the same.
            let blocked = candidate.fate == Fate::Blocked;
            let score = if blocked { candidate.log_prob } else { candidate.score };
            let total_score = if blocked { above(candidate.node) + score } else { candidate.total_score };
            (candidate.node, Mark { fate: candidate.fate, score, total_score, visits, by_hand: old.by_hand })
        });
        // Of several candidates with one node, each adds its visit to those before it.
        let mut changed: Vec<(usize, Mark)> = Vec::new();
        for (node, mark) in marks {
            match changed.iter_mut().find(|(other, _)| *other == node) {
                Some((_, other)) => {
                    let passes = matches!(mark.fate, Fate::Kept | Fate::Finished);
                    *other = Mark { visits: other.visits + u32::from(passes), ..mark };
                }
                None => changed.push((node, mark)),
            }
        }
        let standing = |node, score| Standing { node, score };
        let step = Arc::new(Step {
            expanded,
            candidates,
            live: search.live.iter().map(|branch| standing(branch.node, branch.score)).collect(),
            done: search.done.iter().map(|ended| standing(ended.node, ended.score)).collect(),
            bound,
            stop: search.stop,
            focus: search.focus,
            evaluated: self.evaluated() - before,
        });
        self.enter(Action::Step(1), Entry { settings, search, step: Some(step.clone()), marks: changed });
        Ok(step)
    }

    /// Writes a token picked by hand, below a node, or below the one that stands for all; decoding goes on from there. It
    /// may be one that a processor forbids.
    ///
    /// # Errors
    /// - [`Error::IdOutOfRange`], [`Error::UnknownNode`]
    /// - [`Error::TextFinished`], [`Error::ContextFull`] when nothing can follow the node
    /// - [`Error::NonFiniteLogit`], [`Error::NonFiniteScore`]; all is as before
    pub fn choose(&mut self, id: u32, below: Option<usize>) -> Result<usize> {
        self.reader.model().check_ids(&[id])?;
        let above = below.unwrap_or(self.search().focus);
        self.check_node(above)?;
        let settings = self.settings().clone();
        if let Some(stop) = self.ended(&settings, above) {
            return Err(self.stopped_at(stop, above));
        }
        let mark = self.tree.nodes()[above].mark;
        let (row, _) = self.row(&settings, above, 0)?;
        let log_prob = row.log_probs[id as usize];
        let processed =
            if settings.strategy.sums_scores() { row.scores[id as usize] } else { libm::log(row.probs()[id as usize]) };
        // What was forbidden counts as the model counts it.
        let score = if processed == f64::NEG_INFINITY { log_prob } else { processed };
        let node = self.tree.child_or_new(above, id, log_prob);
        let old = self.tree.nodes()[node].mark;
        let mark = Mark {
            fate: Fate::Kept,
            score,
            total_score: mark.total_score + score,
            visits: old.visits + 1,
            by_hand: true,
        };
        let search = Search { live: Vec::new(), ..self.search().clone() };
        let total = mark.total_score;
        let entry = Entry { search, step: None, marks: vec![(node, mark)], settings: settings.clone() };
        self.enter(Action::Choose { id, below }, entry);
        let search = self.begin(&settings, node, Some(total));
        self.history[self.present - 1].search = search;
        Ok(node)
    }

    /// Goes on from a node: it is all that is live, and nothing is done.
    ///
    /// # Errors
    /// - [`Error::UnknownNode`]
    pub fn go(&mut self, node: usize) -> Result<()> {
        self.check_node(node)?;
        let settings = self.settings().clone();
        let search = self.begin(&settings, node, None);
        self.enter(Action::Go(node), Entry { settings, search, step: None, marks: Vec::new() });
        Ok(())
    }

    /// Changes what decoding goes by from here on. Another strategy, or another end, begins anew at the node that stands for
    /// all; other processors leave what is live and done; another seed or other coins are thrown from their first.
    ///
    /// # Errors
    /// - [`Error::IdOutOfRange`] for ids that the model does not have
    /// - [`Error::LanguageVocabulary`] for a grammar of another vocabulary
    /// - those of a guide's prompt
    pub fn set(&mut self, settings: Settings) -> Result<()> {
        self.check(&settings)?;
        self.guide_for(&settings)?;
        let old = self.settings().clone();
        let same_search = old.strategy == settings.strategy
            && old.max_new_tokens == settings.max_new_tokens
            && old.eos_ids == settings.eos_ids;
        let mut search =
            if same_search { self.search().clone() } else { self.begin(&settings, self.search().focus, None) };
        if old.seed != settings.seed || old.coins != settings.coins {
            search.coins = Coins::new(&settings.coins, settings.seed);
        }
        if search.stop == Some(Stop::NothingLeft) {
            // Other processors may leave something.
            search = self.begin(&settings, search.focus, None);
        }
        let action = Action::Set(Box::new(settings.clone()));
        self.enter(action, Entry { settings: Arc::new(settings), search, step: None, marks: Vec::new() });
        Ok(())
    }

    /// How many tokens of each distribution a step reports from here on. No action: it changes nothing that is decoded.
    pub fn set_detail(&mut self, detail: usize) {
        let settings = match self.present.checked_sub(1) {
            Some(last) => &mut self.history[last].settings,
            None => &mut self.first.0,
        };
        Arc::make_mut(settings).detail = detail;
    }

    /// Takes the last action back; `false` when there is none.
    pub fn undo(&mut self) -> bool {
        let any = self.can_undo();
        if any {
            self.present -= 1;
            self.swap_marks(self.present);
            self.log.push(Action::Undo);
        }
        any
    }

    /// Does the last action that was taken back again; `false` when there is none.
    pub fn redo(&mut self) -> bool {
        let any = self.can_redo();
        if any {
            self.swap_marks(self.present);
            self.present += 1;
            self.log.push(Action::Redo);
        }
        any
    }

    /// Whether there is an action to take back.
    pub fn can_undo(&self) -> bool {
        self.present > 0
    }

    /// Whether there is an action to do again.
    pub fn can_redo(&self) -> bool {
        self.present < self.history.len()
    }

    /// Everything that was done, from the beginning: replayed, it gives the same tree.
    pub fn session(&self) -> Session {
        Session::new(self.reader.prompt().to_vec(), (*self.first.0).clone(), &self.log)
    }

    /// Does everything of a session again.
    ///
    /// # Errors
    /// Those of its actions.
    pub fn replay(model: Arc<Model>, session: &Session, draft: Option<Arc<Model>>) -> Result<Self> {
        let mut decoder = Self::new(model, &session.prompt, session.settings.clone())?;
        if let Some(draft) = draft {
            decoder.set_draft(draft)?;
        }
        for action in &session.actions {
            decoder.act(action)?;
        }
        Ok(decoder)
    }

    /// Does one action, as many times as it says.
    ///
    /// # Errors
    /// Those of the action.
    pub fn act(&mut self, action: &Action) -> Result<()> {
        match action {
            Action::Step(count) => (0..*count).try_for_each(|_| self.step().map(|_| ())),
            Action::Choose { id, below } => self.choose(*id, *below).map(|_| ()),
            Action::Go(node) => self.go(*node),
            Action::Set(settings) => self.set((**settings).clone()),
            Action::Undo => {
                self.undo();
                Ok(())
            }
            Action::Redo => {
                self.redo();
                Ok(())
            }
        }
    }

    /// What decoding goes by.
    pub fn settings(&self) -> &Arc<Settings> {
        self.entry().map_or(&self.first.0, |entry| &entry.settings)
    }

    /// Where decoding stands.
    pub fn search(&self) -> &Search {
        self.entry().map_or(&self.first.1, |entry| &entry.search)
    }

    /// Why decoding goes no further, if it does not.
    pub fn stop(&self) -> Option<Stop> {
        self.search().stop
    }

    /// What the last action did, if it was a step.
    pub fn last_step(&self) -> Option<&Arc<Step>> {
        self.entry().and_then(|entry| entry.step.as_ref())
    }

    /// The model that writes.
    pub fn model(&self) -> &Arc<Model> {
        self.reader.model()
    }

    /// The tokens before all that is written.
    pub fn prompt(&self) -> &[u32] {
        self.reader.prompt()
    }

    /// Every node, each after its parent; the first is the prompt.
    pub fn nodes(&self) -> &[Node] {
        self.tree.nodes()
    }

    /// The nodes from the prompt to a node, both included.
    ///
    /// # Errors
    /// - [`Error::UnknownNode`]
    pub fn path(&self, node: usize) -> Result<Vec<usize>> {
        self.check_node(node)?;
        Ok(self.tree.path(node))
    }

    /// The prompt and what was written up to the node that stands for all.
    pub fn ids(&self) -> Vec<u32> {
        [self.prompt(), &self.tree.written(self.search().focus)].concat()
    }

    /// The texts that decoding has come to: those that have ended, then those that go on, each the best first.
    pub fn sequences(&self) -> Vec<Sequence> {
        let search = self.search();
        let done = search.done.iter().map(|ended| (ended.node, ended.score, true));
        let live = search.live.iter().filter(|branch| !branch.ended).map(|branch| (branch.node, branch.score, false));
        let sequence = |(node, score, done)| Sequence {
            node,
            ids: self.tree.written(node),
            log_prob: self.tree.nodes()[node].total_log_prob,
            score,
            done,
        };
        done.chain(live).map(sequence).collect()
    }

    /// How many tokens were evaluated, the prompt's included, by all models.
    pub fn evaluated(&self) -> usize {
        let others = [&self.guide, &self.draft].into_iter().flatten().map(Reader::evaluated);
        self.reader.evaluated() + others.sum::<usize>()
    }

    /// What the model says comes next after a node: its `limit` most probable tokens, and the rest as mass.
    ///
    /// # Errors
    /// - [`Error::UnknownNode`], and those of an evaluation
    pub fn distribution(&mut self, node: usize, limit: usize) -> Result<Distribution> {
        let position = self.prompt().len() + self.check_node(node)?.length;
        self.reader.read(&self.tree, [node])?;
        Ok(Distribution::new(self.reader.logits(node), position, limit))
    }

    /// What all processors make of what comes next after a node, one after another, with `limit` tokens shown.
    ///
    /// # Errors
    /// - [`Error::UnknownNode`], [`Error::NonFiniteScore`], and those of an evaluation
    pub fn waterfall(&mut self, node: usize, limit: usize) -> Result<Waterfall> {
        self.check_node(node)?;
        let settings = self.settings().clone();
        let (_, waterfall) = self.row(&settings, node, limit.max(1))?;
        Ok(waterfall.expect("it was asked for"))
    }

    /// One head's attention over the text that ends in a node.
    ///
    /// # Errors
    /// - [`Error::UnknownNode`], [`Error::LayerOutOfRange`], [`Error::HeadOutOfRange`], and those of an evaluation
    pub fn attention(&mut self, node: usize, layer: usize, head: usize) -> Result<Attention> {
        self.check_node(node)?;
        self.reader.read(&self.tree, [node])?;
        let config = self.reader.model().config();
        let (kv, place) = self.reader.kv(node);
        let (visible, attention) = kv.attention(config, place, layer, head)?;
        let [scores, weights] = [attention.scores, attention.weights].map(|heads| heads.index_axis_move(Axis(0), 0));
        Ok(Attention { scale: config.heads_of_layer(layer).scale, scores, visible, weights })
    }

    fn entry(&self) -> Option<&Entry> {
        self.present.checked_sub(1).map(|last| &self.history[last])
    }

    /// Adds an action to what was done; what had been undone is no more.
    fn enter(&mut self, action: Action, entry: Entry) {
        self.history.truncate(self.present);
        self.history.push(entry);
        self.swap_marks(self.present);
        self.present += 1;
        self.log.push(action);
    }

    /// Gives the nodes of an entry the marks of its other side.
    fn swap_marks(&mut self, entry: usize) {
        for (node, mark) in &mut self.history[entry].marks {
            *mark = self.tree.remark(*node, *mark);
        }
    }

    /// A search from a node, with the coins that were not yet thrown.
    fn begin(&self, settings: &Settings, node: usize, score: Option<f64>) -> Search {
        let score = score.unwrap_or(self.tree.nodes()[node].mark.total_score);
        let mut search = Search::begin(node, score, self.search().coins.clone());
        let branch = search.live[0];
        search.live = match settings.strategy {
            Strategy::Sample { texts } => (0..texts).map(|number| Branch { number, ..branch }).collect(),
            // Each group begins with one beam.
            Strategy::DiverseBeam { groups, .. } => (0..groups).map(|number| Branch { number, ..branch }).collect(),
            _ => vec![branch],
        };
        search.stop = self.ended(settings, node);
        search
    }

    /// Why nothing can follow a node, if nothing can. An end of text in the prompt does not end it: GPT-2 begins with one.
    fn ended(&self, settings: &Settings, node: usize) -> Option<Stop> {
        let Node { id, length, .. } = self.tree.nodes()[node];
        if node != ROOT && self.eos_ids(settings).contains(&id) {
            Some(Stop::Finished)
        } else {
            (length >= self.max_new(settings)).then_some(Stop::Full)
        }
    }

    fn eos_ids(&self, settings: &Settings) -> Vec<u32> {
        settings.eos_ids.clone().unwrap_or_else(|| self.reader.model().config().eos_ids.clone())
    }

    /// The most tokens that can be written.
    fn max_new(&self, settings: &Settings) -> usize {
        settings.max_new_tokens.min(self.reader.model().config().context_size - self.prompt().len())
    }

    /// Why a step cannot be made.
    fn stopped(&self, stop: Stop) -> Error {
        match (self.settings().strategy, stop) {
            (Strategy::Greedy | Strategy::Contrastive { .. }, _) => self.stopped_at(stop, self.search().focus),
            _ => Error::SearchEnded { stop: stop.name() },
        }
    }

    fn stopped_at(&self, stop: Stop, node: usize) -> Error {
        let Node { id, length, .. } = self.tree.nodes()[node];
        let positions = self.prompt().len() + length;
        match stop {
            Stop::Finished => Error::TextFinished { id, position: positions - 1 },
            Stop::Full if positions == self.reader.model().config().context_size => {
                Error::ContextFull { context_size: positions, positions: positions + 1 }
            }
            _ => Error::SearchEnded { stop: stop.name() },
        }
    }

    fn check_node(&self, node: usize) -> Result<&Node> {
        let nodes = self.tree.nodes().len();
        self.tree.nodes().get(node).ok_or(Error::UnknownNode { parent: node, nodes })
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

    /// Lets a guide read what a processor asks for.
    fn guide_for(&mut self, settings: &Settings) -> Result<()> {
        let asked = settings.processors.iter().find_map(Processor::guide);
        let Some(prompt) = asked else {
            self.guide = None;
            return Ok(());
        };
        let own = self.prompt();
        let prompt = if prompt.is_empty() { vec![own[own.len() - 1]] } else { prompt.to_vec() };
        if self.guide.as_ref().is_none_or(|guide| guide.prompt() != prompt) {
            self.guide = Some(Reader::new(self.reader.model().clone(), &prompt)?);
        }
        Ok(())
    }

    /// What comes next after a node, as a step would see it.
    fn row(
        &mut self,
        settings: &Settings,
        node: usize,
        detail: usize,
    ) -> Result<(super::round::Row, Option<Waterfall>)> {
        let (eos_ids, max_new) = (self.eos_ids(settings), self.max_new(settings));
        let live = self.search().live.iter().find(|branch| branch.node == node).copied();
        let search = self.search().clone();
        self.reader.read(&self.tree, [node])?;
        if let Some(guide) = &mut self.guide {
            guide.read(&self.tree, [node])?;
        }
        let branch =
            live.unwrap_or(Branch { node, score: 0.0, number: 0, perturbed: 0.0, ended: false, surprise: None });
        let mut round = Round {
            tree: &mut self.tree,
            reader: &mut self.reader,
            guide: self.guide.as_mut(),
            draft: None,
            settings,
            eos_ids: &eos_ids,
            max_new,
            search,
            expanded: Vec::new(),
            candidates: Vec::new(),
            bound: None,
        };
        // The coin that a step would throw, on a copy of the coins: it is still to come.
        let coin = round.toss();
        round.row((round.reader, round.guide.as_deref()), &branch, coin, detail)
    }
}
