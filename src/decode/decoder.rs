//! A decoding: a tree of texts, a search that goes through it, and everything that was done, to be undone.

mod looking;

use std::sync::Arc;

pub use looking::{Attention, Chain, Sequence};

use super::{
    Action, Session, Settings, Step, Stop, Strategy,
    engine::Engine,
    round::Round,
    search::{Branch, Coins, Search},
    step::{Candidate, Standing},
    strategies,
    tree::{Fate, Mark, ROOT},
};
use crate::{Error, Result, model::Model};

/// A decoding of one prompt. Nothing is thrown away: every text that was come by stays a node of the tree, and is never
/// evaluated again; every action can be undone, and done again.
///
/// ```
/// use std::sync::Arc;
/// use lookback::{decode::{Decoder, Settings, Strategy}, model::{Config, Model}};
/// let model = Arc::new(Model::random(Config::gpt2(10, 8, 4, 1, 2), 0.5, 7)?);
/// let settings = Settings { strategy: Strategy::parse("beam=2")?, max_new_tokens: 3, ..Settings::default() };
/// let mut decoder = Decoder::new(model, &[1, 2], settings)?;
/// decoder.advance(3)?;
/// assert_eq!(decoder.sequences().len(), 2);
/// # Ok::<(), lookback::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Decoder {
    engine: Engine,
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
    /// Marks that its nodes have on the other side of it: before it when it is done, after it when it is undone. A node may
    /// be there twice: they are given back in reverse.
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
        let mut engine = Engine::new(model, prompt)?;
        engine.prepare(&settings)?;
        let search = Search::begin(ROOT, 0.0, Coins::new(&settings.coins, settings.seed));
        let settings = Arc::new(settings);
        let mut decoder =
            Self { engine, first: (settings.clone(), search), history: Vec::new(), present: 0, log: Vec::new() };
        decoder.first.1 = decoder.begin(&settings, ROOT, None);
        Ok(decoder)
    }

    /// Gives the model that writes ahead in speculative decoding; without one, the model does so itself.
    ///
    /// # Errors
    /// - [`Error::DraftVocabulary`] when it has other tokens, and those of [`new`](Self::new)
    pub fn set_draft(&mut self, draft: Arc<Model>) -> Result<()> {
        self.engine.set_draft(draft)
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
        self.engine.guide_for(&settings)?;
        if matches!(settings.strategy, Strategy::Speculative { .. }) {
            self.engine.need_draft()?;
        }
        let before = self.engine.evaluated();
        let search = self.search().clone();
        let mut round = self.engine.round(&settings, search);
        strategies::advance(&mut round)?;
        let Round { search, expanded, candidates, bound, .. } = round;
        let marks = candidates.iter().map(|candidate| self.mark(candidate)).collect();
        let standing = |node, score| Standing { node, score };
        let step = Arc::new(Step {
            expanded,
            candidates,
            live: search.live.iter().map(|branch| standing(branch.node, branch.score)).collect(),
            done: search.done.iter().map(|ended| standing(ended.node, ended.score)).collect(),
            bound,
            stop: search.stop,
            focus: search.focus,
            evaluated: self.engine.evaluated() - before,
        });
        self.enter(Action::Step(1), Entry { settings, search, step: Some(step.clone()), marks });
        Ok(step)
    }

    /// Makes so many steps, or fewer where it stops; gives how many texts the model has read for them.
    ///
    /// # Errors
    /// - [`Error::NonFiniteLogit`], [`Error::NonFiniteScore`]; the steps before it are made
    pub fn advance(&mut self, steps: usize) -> Result<usize> {
        let mut evaluated = 0;
        for _ in 0..steps {
            if self.stop().is_some() {
                break;
            }
            evaluated += self.step()?.evaluated;
        }
        Ok(evaluated)
    }

    /// Writes a token picked by hand, below a node, or below the one that stands for all; decoding goes on from there. It
    /// may be one that a processor forbids.
    ///
    /// # Errors
    /// - [`Error::IdOutOfRange`], [`Error::UnknownNode`]
    /// - [`Error::TextFinished`], [`Error::ContextFull`] when nothing can follow the node
    /// - [`Error::NonFiniteLogit`], [`Error::NonFiniteScore`]; all is as before
    pub fn choose(&mut self, id: u32, below: Option<usize>) -> Result<usize> {
        self.engine.reader.model().check_ids(&[id])?;
        let above = below.unwrap_or(self.search().focus);
        self.engine.node(above)?;
        let settings = self.settings().clone();
        if let Some(stop) = self.engine.ended(&settings, above) {
            return Err(self.engine.stopped_at(stop, above));
        }
        let mark = self.engine.tree.nodes()[above].mark;
        let (row, _) = self.engine.row(&settings, self.search().clone(), above, 0)?;
        let log_prob = row.log_prob(id as usize);
        let processed =
            if settings.strategy.sums_scores() { row.score(id as usize) } else { libm::log(row.prob(id as usize)) };
        // What was forbidden counts as the model counts it.
        let score = if processed == f64::NEG_INFINITY { log_prob } else { processed };
        let node = self.engine.tree.child_or_new(above, id, log_prob);
        let old = self.engine.tree.nodes()[node].mark;
        let mark = Mark {
            fate: Fate::Kept,
            score,
            total_score: mark.total_score + score,
            visits: old.visits + 1,
            by_hand: true,
        };
        let search = self.begin(&settings, node, Some(mark.total_score));
        let marks = vec![(node, self.engine.tree.remark(node, mark))];
        self.enter(Action::Choose { id, below }, Entry { settings, search, step: None, marks });
        Ok(node)
    }

    /// Goes on from a node: it is all that is live, and nothing is done.
    ///
    /// # Errors
    /// - [`Error::UnknownNode`]
    pub fn go(&mut self, node: usize) -> Result<()> {
        self.engine.node(node)?;
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
        self.engine.prepare(&settings)?;
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

    /// How many tokens of each distribution a step reports from here on; at first 0: none, and no waterfall. No action: it changes nothing that is decoded.
    pub fn set_detail(&mut self, detail: usize) {
        self.engine.detail = detail;
    }

    /// Takes the last action back; `false` when there is none.
    pub fn undo(&mut self) -> bool {
        let any = self.can_undo();
        if any {
            self.present -= 1;
            for (node, mark) in self.history[self.present].marks.iter_mut().rev() {
                *mark = self.engine.tree.remark(*node, *mark);
            }
            self.log.push(Action::Undo);
        }
        any
    }

    /// Does the last action that was taken back again; `false` when there is none.
    pub fn redo(&mut self) -> bool {
        let any = self.can_redo();
        if any {
            for (node, mark) in &mut self.history[self.present].marks {
                *mark = self.engine.tree.remark(*node, *mark);
            }
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
        Session::new(self.engine.reader.prompt().to_vec(), (*self.first.0).clone(), &self.log)
    }

    /// Does everything of a session again, each step with so much [detail](Self::set_detail).
    ///
    /// # Errors
    /// Those of its actions.
    pub fn replay(model: Arc<Model>, session: &Session, draft: Option<Arc<Model>>, detail: usize) -> Result<Self> {
        let mut decoder = Self::new(model, &session.prompt, session.settings.clone())?;
        decoder.set_detail(detail);
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

    fn entry(&self) -> Option<&Entry> {
        self.present.checked_sub(1).map(|last| &self.history[last])
    }

    /// Adds an action, whose marks are given, to what was done; what had been undone is no more.
    fn enter(&mut self, action: Action, entry: Entry) {
        self.history.truncate(self.present);
        self.history.push(entry);
        self.present += 1;
        self.log.push(action);
    }

    /// Marks the node of a candidate; gives it with its old mark.
    fn mark(&mut self, candidate: &Candidate) -> (usize, Mark) {
        let Candidate { node, fate, .. } = *candidate;
        let nodes = self.engine.tree.nodes();
        let Mark { visits, by_hand, .. } = nodes[node].mark;
        // What is forbidden counts as the model counts it, should the user take it all the same.
        let (score, total_score) = if fate == Fate::Blocked {
            let above = nodes[node].parent.map_or(0.0, |parent| nodes[parent].mark.total_score);
            (candidate.log_prob, above + candidate.log_prob)
        } else {
            (candidate.score, candidate.total_score)
        };
        let visits = visits + u32::from(matches!(fate, Fate::Kept | Fate::Finished));
        (node, self.engine.tree.remark(node, Mark { fate, score, total_score, visits, by_hand }))
    }

    /// A search from a node, with the coins that were not yet thrown.
    fn begin(&self, settings: &Settings, node: usize, score: Option<f64>) -> Search {
        let score = score.unwrap_or(self.engine.tree.nodes()[node].mark.total_score);
        let mut search = Search::begin(node, score, self.search().coins.clone());
        let branch = search.live[0];
        search.live = match settings.strategy {
            Strategy::Sample { texts } => (0..texts).map(|number| Branch { number, ..branch }).collect(),
            // Each group begins with one beam.
            Strategy::DiverseBeam { groups, .. } => (0..groups).map(|number| Branch { number, ..branch }).collect(),
            _ => vec![branch],
        };
        search.stop = self.engine.ended(settings, node);
        search
    }

    /// Why a step cannot be made.
    fn stopped(&self, stop: Stop) -> Error {
        match (self.settings().strategy, stop) {
            (Strategy::Greedy | Strategy::Contrastive { .. }, _) => self.engine.stopped_at(stop, self.search().focus),
            _ => Error::SearchEnded { stop: stop.name() },
        }
    }
}
