//! Keys and values in a tree: one row a node, so that branches share their prefix and nothing is copied. The queries are
//! kept too: with them, any attention of the past can be looked at again.

use ndarray::{Array2, Axis, s};

use super::{
    Config, Mask, Model,
    trace::Rows,
    transformer::{Attended, Projections},
};
use crate::{
    Error, Result,
    ops::{
        attention::{self, Attention},
        cached_attention::{Kept, Readers, Trunk},
        row_store::RowStore,
    },
};

/// A node of a [`KvTree`]: a token after all that stands above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(usize);

/// Tokens to be evaluated one after another, below `parent`, or as the beginning of a text.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// What stands before.
    pub parent: Option<NodeId>,
    /// At least one.
    pub ids: &'a [u32],
}

/// What an evaluation gave.
#[derive(Clone, Debug)]
pub struct Evaluated {
    /// The last node of each run.
    pub nodes: Vec<NodeId>,
    /// What comes after it (runs, V).
    pub logits: Array2<f32>,
}

/// Keys and values of every token that was evaluated. A node's are never changed: to go back is to go on from an earlier
/// node, to branch is to give a node a second child.
///
/// The tree belongs to one model; it never looks whether two children of a node have the same token.
///
/// ```
/// use lookback::model::{Config, KvTree, Model, kv_tree::Run};
/// let model = Model::random(Config::gpt2(10, 8, 4, 1, 2), 0.2, 7)?;
/// let mut tree = KvTree::new(model.config());
/// let prompt = tree.evaluate(&model, &[Run { parent: None, ids: &[1, 2] }])?;
/// let parent = Some(prompt.nodes[0]);
/// let branches = tree.evaluate(&model, &[Run { parent, ids: &[3] }, Run { parent, ids: &[4] }])?;
/// assert_eq!(branches.logits.dim(), (2, 10));
/// # Ok::<(), lookback::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct KvTree {
    nodes: Vec<Node>,
    layers: Vec<LayerRows>,
    /// What the head reads: the residual stream after the final norm (nodes, C).
    hidden: RowStore,
}

#[derive(Clone, Debug)]
struct Node {
    parent: Option<NodeId>,
    id: u32,
    position: usize,
}

/// One layer's rows, by node.
#[derive(Clone, Debug)]
struct LayerRows {
    /// (nodes, H * D)
    queries: RowStore,
    /// (nodes, G * D)
    keys: RowStore,
    /// (nodes, G * D)
    values: RowStore,
    /// Of the last texts that were evaluated together.
    trunk: Trunk,
}

/// A run with its place in the tree.
struct Placed {
    /// All nodes from the first token of the text to the last of the run.
    path: Vec<usize>,
    /// How many of them are new.
    new: usize,
}

impl KvTree {
    /// A tree without nodes.
    pub fn new(config: &Config) -> Self {
        let layer = LayerRows {
            queries: RowStore::new(config.query_channels()),
            keys: RowStore::new(config.kv_channels()),
            values: RowStore::new(config.kv_channels()),
            trunk: Trunk::default(),
        };
        let layers = vec![layer; config.layers];
        Self { nodes: Vec::new(), layers, hidden: RowStore::new(config.channels) }
    }

    /// How many tokens were evaluated.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether none was.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// How many tokens stand before this node's.
    pub fn position(&self, node: NodeId) -> usize {
        self.nodes[node.0].position
    }

    /// The token ids from the beginning of the text to this node.
    pub fn ids(&self, node: NodeId) -> Vec<u32> {
        self.path(Some(node)).into_iter().map(|index| self.nodes[index].id).collect()
    }

    /// Evaluates all runs in one pass over the weights, adds their nodes, and gives the last of each with its logits.
    /// When it fails, the tree is as before.
    ///
    /// # Errors
    /// - [`Error::NotCausal`] for a masked model: there, later tokens change what earlier ones keep
    /// - [`Error::EmptyPrompt`] for a run without tokens, [`Error::IdOutOfRange`], [`Error::ContextFull`]
    /// - [`Error::UnknownNode`]
    pub fn evaluate(&mut self, model: &Model, runs: &[Run]) -> Result<Evaluated> {
        let config = model.config();
        if !config.causal {
            return Err(Error::NotCausal);
        }
        for run in runs {
            model.check_ids(run.ids)?;
            let before = match run.parent {
                None => 0,
                Some(NodeId(parent)) if parent < self.nodes.len() => self.nodes[parent].position + 1,
                Some(NodeId(parent)) => return Err(Error::UnknownNode { parent, nodes: self.nodes.len() }),
            };
            let positions = before + run.ids.len();
            if positions > config.context_size {
                return Err(Error::ContextFull { context_size: config.context_size, positions });
            }
        }
        let (rows, placed) = self.place(runs);
        let readers = readers(&placed);
        let layers = &mut self.layers;
        let attend = |layer: usize, projections: &Projections| {
            let store = &mut layers[layer];
            for (rows, new) in [
                (&mut store.queries, &projections.query),
                (&mut store.keys, &projections.key),
                (&mut store.values, &projections.value),
            ] {
                rows.extend(new.as_slice().expect("projections are contiguous"));
            }
            let mixed = store.attend(config, layer, &projections.query, &readers);
            if let [_] = placed[..] {
                // A long prompt would take much memory, and the text after it reads its own rows.
                store.trunk = Trunk::default();
            }
            Attended { mixed, visible: Vec::new(), attention: Vec::new() }
        };
        let residual = model.layers(&rows, attend, |_| {});
        let mut end = 0;
        let ends: Vec<usize> = placed
            .iter()
            .map(|run| {
                end += run.new;
                end - 1
            })
            .collect();
        let hidden = model.final_norm(residual.view()).output;
        self.hidden.extend(hidden.as_slice().expect("a norm's output is contiguous"));
        let logits = model.head(hidden.select(Axis(0), &ends).view());
        let nodes = placed.iter().map(|run| NodeId(run.path[run.path.len() - 1])).collect();
        Ok(Evaluated { nodes, logits })
    }

    /// What comes after each of these nodes (nodes, V): the head on what was kept of them.
    pub fn logits(&self, model: &Model, nodes: &[NodeId]) -> Array2<f32> {
        let rows: Vec<usize> = nodes.iter().map(|node| node.0).collect();
        model.head(self.hidden.gather(&rows).view())
    }

    /// The last `count` nodes of the text that ends in `node`, this one included.
    pub fn last(&self, node: NodeId, count: usize) -> Vec<NodeId> {
        let path = self.path(Some(node));
        path[path.len().saturating_sub(count)..].iter().map(|&index| NodeId(index)).collect()
    }

    /// What the head reads of each token of the text that ends in `node`: the residual stream after the final norm (T, C).
    pub fn hidden(&self, node: NodeId) -> Array2<f32> {
        self.hidden.gather(&self.path(Some(node)))
    }

    /// One head's attention over the text that ends in `node`, and who could see whom: rows are queries, columns are keys.
    ///
    /// # Errors
    /// Those of [`Config::check_head`].
    pub fn attention(
        &self,
        config: &Config,
        node: NodeId,
        layer: usize,
        head: usize,
    ) -> Result<(Array2<bool>, Attention)> {
        config.check_head(layer, head)?;
        let path = self.path(Some(node));
        let visible = Mask::Causal.visible(path.len(), config.window(layer))?;
        let rows = &self.layers[layer];
        let heads = config.heads_of_layer(layer);
        let [queries, keys, values] = [&rows.queries, &rows.keys, &rows.values].map(|rows| rows.gather(&path));
        let (_, attention) = attention::forward(
            queries.slice(s![.., heads.columns(head)]),
            keys.slice(s![.., heads.key_columns(head)]),
            values.slice(s![.., heads.key_columns(head)]),
            visible.view(),
            heads.one(),
        );
        Ok((visible, attention))
    }

    /// Adds the nodes of checked runs.
    fn place(&mut self, runs: &[Run]) -> (Rows, Vec<Placed>) {
        let mut rows = Rows::default();
        let mut placed = Vec::with_capacity(runs.len());
        for run in runs {
            let mut parent = run.parent;
            for &id in run.ids {
                let position = parent.map_or(0, |above| self.position(above) + 1);
                rows.ids.push(id as usize);
                rows.positions.push(position);
                let node = NodeId(self.nodes.len());
                self.nodes.push(Node { parent, id, position });
                parent = Some(node);
            }
            // Texts side by side begin alike.
            let like = placed.last().map_or(&[][..], |placed: &Placed| &placed.path);
            placed.push(Placed { path: self.path_like(parent, like), new: run.ids.len() });
        }
        (rows, placed)
    }

    fn path(&self, node: Option<NodeId>) -> Vec<usize> {
        self.path_like(node, &[])
    }

    /// The same. It is walked up to where it meets another path, and from there copied.
    fn path_like(&self, mut node: Option<NodeId>, like: &[usize]) -> Vec<usize> {
        let mut path = vec![0; node.map_or(0, |node| self.position(node) + 1)];
        while let Some(NodeId(index)) = node {
            let Node { parent, position, .. } = self.nodes[index];
            if like.get(position) == Some(&index) {
                path[..=position].copy_from_slice(&like[..=position]);
                break;
            }
            path[position] = index;
            node = parent;
        }
        path
    }
}

impl LayerRows {
    /// Lets the new nodes look back along their paths; gives the mixed values (N, H * D).
    fn attend(&mut self, config: &Config, layer: usize, queries: &Array2<f32>, readers: &Readers) -> Array2<f32> {
        let kept = Kept { keys: &self.keys, values: &self.values, heads: config.heads_of_layer(layer) };
        let window = config.window(layer).unwrap_or(usize::MAX);
        let mut mixed = Array2::zeros(queries.raw_dim());
        let contiguous = "rows of queries and of what they mix are contiguous";
        let (queries, of_mixed) = (queries.as_slice().expect(contiguous), mixed.as_slice_mut().expect(contiguous));
        kept.attend(queries, readers, &mut self.trunk, window, of_mixed);
        mixed
    }
}

/// The new nodes of all runs, each with its path.
fn readers(runs: &[Placed]) -> Readers<'_> {
    let paths =
        runs.iter().flat_map(|Placed { path, new }| (path.len() - new + 1..=path.len()).map(|end| &path[..end]));
    Readers::new(paths.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Model {
        Model::random(Config::gpt_neo(11, 8, 8, 3, 2, 3), 0.5, 5).unwrap()
    }

    fn fresh(model: &Model, ids: &[u32]) -> Vec<f32> {
        model.logits(ids).unwrap().row(ids.len() - 1).to_vec()
    }

    fn assert_close(a: impl IntoIterator<Item = f32>, b: &[f32]) {
        assert!(a.into_iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-5));
    }

    #[test]
    fn branches_evaluated_together_equal_fresh_runs() {
        let model = small();
        let mut tree = KvTree::new(model.config());
        let prompt = tree.evaluate(&model, &[Run { parent: None, ids: &[1, 2, 3] }]).unwrap();
        assert_close(prompt.logits.row(0).to_vec(), &fresh(&model, &[1, 2, 3]));
        let root = Some(prompt.nodes[0]);
        let leaves =
            tree.evaluate(&model, &[Run { parent: root, ids: &[4] }, Run { parent: root, ids: &[5, 6] }]).unwrap();
        assert_close(leaves.logits.row(0).to_vec(), &fresh(&model, &[1, 2, 3, 4]));
        assert_close(leaves.logits.row(1).to_vec(), &fresh(&model, &[1, 2, 3, 5, 6]));
        // The first branch is no longer the last row: its path has a gap.
        let on = tree.evaluate(&model, &[Run { parent: Some(leaves.nodes[0]), ids: &[7, 8] }]).unwrap();
        assert_close(on.logits.row(0).to_vec(), &fresh(&model, &[1, 2, 3, 4, 7, 8]));
        assert_eq!(tree.ids(on.nodes[0]), [1, 2, 3, 4, 7, 8]);
        assert_eq!((tree.len(), tree.position(on.nodes[0])), (8, 5));
    }

    #[test]
    fn what_is_refused_leaves_the_tree_as_it_was() {
        let model = small();
        let mut tree = KvTree::new(model.config());
        let node = tree.evaluate(&model, &[Run { parent: None, ids: &[1; 8] }]).unwrap().nodes[0];
        let mut refused = |parent, ids: &[u32]| {
            let good = Run { parent: None, ids: &[1] };
            tree.evaluate(&model, &[good, Run { parent, ids }]).unwrap_err()
        };
        assert_eq!(refused(Some(node), &[1]), Error::ContextFull { context_size: 8, positions: 9 });
        assert_eq!(refused(None, &[1, 11]), Error::IdOutOfRange { id: 11, vocab_size: 11 });
        assert_eq!(refused(None, &[]), Error::EmptyPrompt);
        assert_eq!(refused(Some(NodeId(8)), &[1]), Error::UnknownNode { parent: 8, nodes: 8 });
        assert_eq!(tree.len(), 8);
    }

    #[test]
    fn attention_looked_at_again_is_that_of_a_forward_pass() {
        let config = Config { kv_heads: 2, ..Config::llama(11, 8, 16, 2, (4, 2), 12) };
        let config = Config { windows: vec![None, Some(2)], ..config };
        let model = Model::random(config, 0.5, 5).unwrap();
        let mut tree = KvTree::new(model.config());
        let root = tree.evaluate(&model, &[Run { parent: None, ids: &[1, 2] }]).unwrap().nodes[0];
        let parent = Some(root);
        // The second branch has a gap between its rows.
        let runs = [Run { parent, ids: &[3] }, Run { parent, ids: &[4, 5] }];
        let node = tree.evaluate(&model, &runs).unwrap().nodes[1];
        let trace = model.forward(&[&[1, 2, 4, 5]], &Mask::Causal).unwrap();
        for (layer, head) in [(0, 0), (0, 3), (1, 1), (1, 2)] {
            let (visible, attention) = tree.attention(model.config(), node, layer, head).unwrap();
            assert_eq!(visible, trace.layers[layer].visible[0]);
            let forward = &trace.layers[layer].attention[0];
            assert_close(attention.scores, forward.scores.index_axis(Axis(0), head).to_owned().as_slice().unwrap());
            assert_close(attention.weights, forward.weights.index_axis(Axis(0), head).to_owned().as_slice().unwrap());
        }
        assert_close(tree.hidden(node), trace.final_norm.output.as_slice().unwrap());
        let last = tree.last(node, 2);
        assert_close(tree.logits(&model, &last), &trace.logits.as_slice().unwrap()[2 * 11..]);
    }

    #[test]
    fn a_masked_model_keeps_no_keys() {
        let config = Config { causal: false, ..Config::gpt2(5, 4, 4, 1, 1) };
        let model = Model::random(config, 0.2, 1).unwrap();
        let mut tree = KvTree::new(model.config());
        assert_eq!(tree.evaluate(&model, &[Run { parent: None, ids: &[1] }]).unwrap_err(), Error::NotCausal);
    }
}
