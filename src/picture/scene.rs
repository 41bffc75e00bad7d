//! All that a picture shows, as plain data: gathered from a decoder, drawn without one.

use super::{Kind, number, out_of_range};
use crate::{
    Error, Result,
    decode::{
        Attention, Decoder, Fate, Inspection, Step, Waterfall,
        step::{Candidate, Expanded},
        tree::Node,
    },
    model::Intervention,
};

/// What a picture shows, and around it what all pictures say.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// What decoding goes by.
    pub settings: String,
    /// The text that it is about: the prompt, and what was written after it.
    pub ids: Vec<u32>,
    /// How many of them are the prompt's.
    pub prompt_length: usize,
    /// What is drawn.
    pub subject: Subject,
}

/// What is drawn, with its numbers.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// The decoding tree.
    Tree {
        /// Each after its parent, the first of which is the prompt.
        nodes: Vec<Node>,
        /// The one that ends the text.
        node: usize,
        /// Those that go on.
        live: Vec<usize>,
    },
    /// From logits to probabilities.
    Waterfall {
        /// One processor after another.
        waterfall: Waterfall,
        /// The coin that chose, where one did, in [0, 1).
        coin: Option<f64>,
        /// The token that was chosen, where one was.
        chosen: Option<u32>,
    },
    /// One head's attention over the text.
    Attention {
        /// From 0.
        layer: usize,
        /// From 0.
        head: usize,
        /// As large as the text is long.
        attention: Attention,
    },
    /// The chain rule in numbers.
    Ledger {
        /// What was written, each node with its place in the tree.
        written: Vec<(usize, Node)>,
        /// How many tokens there are.
        vocab_size: usize,
    },
}

/// What a picture is about.
#[derive(Clone, Debug, PartialEq)]
pub struct SceneOptions {
    /// The node that ends its text; the one that stands for all if none is named.
    pub node: Option<usize>,
    /// Attention: which layer, from 0.
    pub layer: usize,
    /// Attention: which head, from 0.
    pub head: usize,
    /// Attention: what the text is read under; as the model reads it if nothing is named.
    pub intervention: Intervention,
    /// Waterfall: how many tokens of each distribution are shown.
    pub shown: usize,
    /// Waterfall: the coin that chose after the node, in [0, 1); that of the last step if none is named.
    pub coin: Option<f64>,
    /// Waterfall: the token that was chosen after the node; that of the last step if none is named.
    pub chosen: Option<u32>,
}

impl Default for SceneOptions {
    fn default() -> Self {
        Self {
            node: None,
            layer: 0,
            head: 0,
            intervention: Intervention::default(),
            shown: 10,
            coin: None,
            chosen: None,
        }
    }
}

impl Subject {
    /// Which kind of picture it makes.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Tree { .. } => Kind::Tree,
            Self::Waterfall { .. } => Kind::Waterfall,
            Self::Attention { .. } => Kind::Attention,
            Self::Ledger { .. } => Kind::Ledger,
        }
    }
}

impl Scene {
    /// Takes what a picture shows from a decoder.
    ///
    /// # Errors
    /// - [`Error::BadArgument`] for a node that there is not
    /// - [`Error::LayerOutOfRange`], [`Error::HeadOutOfRange`], and those of an evaluation
    pub fn gather(decoder: &mut Decoder, kind: Kind, options: &SceneOptions) -> Result<Self> {
        let node = options.node.unwrap_or(decoder.search().focus);
        let nodes = decoder.nodes();
        if node >= nodes.len() {
            return Err(out_of_range("node", &number::count(nodes.len()), &number::count(node)));
        }
        let written = decoder.path(node)?.split_off(1);
        let mut ids = decoder.prompt().to_vec();
        let prompt_length = ids.len();
        ids.extend(written.iter().map(|&node| nodes[node].id));
        let settings = decoder.settings().to_string();
        let subject = match kind {
            Kind::Tree => Subject::Tree {
                nodes: nodes.to_vec(),
                node,
                live: decoder.search().live.iter().map(|branch| branch.node).collect(),
            },
            Kind::Waterfall => waterfall(decoder, node, options)?,
            Kind::Attention => attention(decoder, &ids, options)?,
            Kind::Ledger => Subject::Ledger {
                written: written.into_iter().map(|node| (node, nodes[node].clone())).collect(),
                vocab_size: decoder.model().config().vocab_size,
            },
        };
        Ok(Self { settings, ids, prompt_length, subject })
    }

    /// Whether a decoder may have given it: no place is named that is not there.
    ///
    /// # Errors
    /// - [`Error::BadArgument`] where one is
    pub fn check(&self) -> Result<()> {
        let positions = self.ids.len();
        rule((1..=positions).contains(&self.prompt_length), "one with a prompt within its text")?;
        match &self.subject {
            Subject::Tree { nodes, node, live } => {
                let mut parents = nodes.iter().enumerate().map(|(at, node)| match node.parent {
                    None => at == 0,
                    Some(parent) => parent < at,
                });
                rule(parents.all(|is_earlier| is_earlier), "one whose nodes stand after their parents")?;
                rule(live.iter().chain([node]).all(|&node| node < nodes.len()), "one with the nodes that it names")
            }
            Subject::Waterfall { waterfall: Waterfall { ids, stages, .. }, .. } => {
                rule(!stages.is_empty(), "one with at least one stage")?;
                let is_whole = |numbers: &[f64]| numbers.len() == ids.len();
                let all = stages.iter().all(|stage| is_whole(&stage.scores) && is_whole(&stage.probs));
                rule(all, "one with a number for each token at each stage")
            }
            Subject::Attention { attention: Attention { scores, visible, weights, .. }, .. } => {
                let square = (positions, positions);
                let is_square = scores.dim() == square && visible.dim() == square && weights.dim() == square;
                rule(is_square, "one with a number for each two tokens of its text")
            }
            Subject::Ledger { .. } => Ok(()),
        }
    }
}

fn rule(holds: bool, rule: &str) -> Result<()> {
    if holds { Ok(()) } else { Err(not_a_scene(rule, "another")) }
}

/// The refusal of what no decoder gave.
pub(crate) fn not_a_scene(rule: &str, value: &str) -> Error {
    Error::BadArgument { of: "a picture".to_owned(), what: "scene", rule: rule.to_owned(), value: value.to_owned() }
}

fn attention(decoder: &Decoder, ids: &[u32], options: &SceneOptions) -> Result<Subject> {
    let &SceneOptions { layer, head, ref intervention, .. } = options;
    let inspection = Inspection::new(decoder.model().clone(), ids, intervention.clone())?;
    Ok(Subject::Attention { layer, head, attention: inspection.head(layer, head)?.attention })
}

/// As the last step saw it, if it looked at what follows the node.
fn waterfall(decoder: &mut Decoder, node: usize, options: &SceneOptions) -> Result<Subject> {
    let decided = decoder.last_step().and_then(|step| Decided::new(step, node)).unwrap_or_default();
    let waterfall = match decided.waterfall {
        Some(waterfall) => waterfall,
        None => decoder.waterfall(node, options.shown)?,
    };
    let chosen = options.chosen.or(decided.chosen.map(|node| decoder.nodes()[node].id));
    Ok(Subject::Waterfall { waterfall, coin: options.coin.or(decided.coin), chosen })
}

/// What a step decided after a node.
#[derive(Default)]
struct Decided {
    waterfall: Option<Waterfall>,
    coin: Option<f64>,
    /// The node that it chose.
    chosen: Option<usize>,
}

impl Decided {
    fn new(step: &Step, node: usize) -> Option<Self> {
        let branch = step.expanded.iter().position(|expanded| expanded.node == node)?;
        let Expanded { waterfall, coin, .. } = step.expanded[branch].clone();
        let is_chosen = |candidate: &&Candidate| {
            candidate.branch == branch && matches!(candidate.fate, Fate::Kept | Fate::Finished)
        };
        // Several that are kept compete: none is the choice.
        let mut kept = step.candidates.iter().filter(is_chosen);
        let chosen = kept.next().map(|candidate| candidate.node).filter(|_| kept.next().is_none());
        Some(Self { waterfall, coin, chosen })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        decode::Settings,
        model::{Config, Model},
        picture::{self, DrawingOptions},
    };

    fn scene(kind: Kind) -> Scene {
        let model = Arc::new(Model::random(Config::gpt2(40, 16, 8, 1, 2), 0.5, 7).unwrap());
        let settings = Settings::parse("strategy=sample;seed=3").unwrap();
        let mut decoder = Decoder::new(model, &[1, 2], settings).unwrap();
        decoder.step().unwrap();
        decoder.step().unwrap();
        Scene::gather(&mut decoder, kind, &SceneOptions { node: Some(1), ..SceneOptions::default() }).unwrap()
    }

    fn refusal(scene: &Scene) -> String {
        picture::draw(scene, &|id| id.to_string(), DrawingOptions::default()).unwrap_err().to_string()
    }

    #[test]
    fn a_scene_tells_its_text_and_what_it_is_of() {
        for name in ["tree", "waterfall", "attention", "ledger"] {
            let scene = scene(Kind::named(name).unwrap());
            assert_eq!((scene.subject.kind().name(), scene.prompt_length), (name, 2));
            assert_eq!((scene.ids.len(), &scene.ids[..2]), (3, &[1, 2][..]), "{name}");
            assert_eq!(scene.check(), Ok(()), "{name}");
        }
    }

    #[test]
    fn a_waterfall_comes_with_the_coin_that_the_last_step_threw() {
        let Subject::Waterfall { waterfall, coin, chosen } = scene(Kind::Waterfall).subject else { panic!() };
        assert_eq!(waterfall.stages[0].name.as_ref(), "logits");
        assert!(coin.is_some() && chosen.is_some());
    }

    #[test]
    fn a_tree_whose_nodes_come_before_their_parents_is_refused() {
        let mut late = scene(Kind::Tree);
        let Subject::Tree { nodes, .. } = &mut late.subject else { panic!() };
        nodes[1].parent = Some(2);
        assert!(refusal(&late).contains("stand after their parents"));
    }

    #[test]
    fn a_tree_that_names_a_node_which_it_lacks_is_refused() {
        let mut other = scene(Kind::Tree);
        let Subject::Tree { live, .. } = &mut other.subject else { panic!() };
        live.push(9);
        assert!(refusal(&other).contains("the nodes that it names"));
    }

    #[test]
    fn a_prompt_longer_than_the_text_is_refused() {
        let long = Scene { prompt_length: 4, ..scene(Kind::Ledger) };
        assert!(refusal(&long).contains("a prompt within its text"));
    }

    #[test]
    fn a_stage_without_a_number_for_each_token_is_refused() {
        let mut short = scene(Kind::Waterfall);
        let Subject::Waterfall { waterfall, .. } = &mut short.subject else { panic!() };
        waterfall.stages[0].probs.pop();
        assert!(refusal(&short).contains("a number for each token at each stage"));
    }

    #[test]
    fn the_attention_of_another_text_is_refused() {
        let mut other = scene(Kind::Attention);
        other.ids.push(1);
        assert!(refusal(&other).contains("a number for each two tokens of its text"));
    }
}
