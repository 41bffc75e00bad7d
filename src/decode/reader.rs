//! A model that reads the nodes of a tree, each at most once.

use std::sync::Arc;

use ndarray::{ArcArray1, Array2, Axis};

use super::{
    distribution::check_finite,
    row::rank,
    tree::{ROOT, Tree},
};
use crate::{
    Result,
    model::{KvTree, Model, NodeId, kv_tree::Run},
};

/// A model after a prompt of its own. The model that writes reads the tree below its prompt; a guide reads it below
/// another prompt, a draft with other weights.
#[derive(Clone, Debug)]
pub struct Reader {
    model: Arc<Model>,
    prompt: Vec<u32>,
    kv: KvTree,
    /// By node of the tree.
    read: Vec<Option<Read>>,
}

#[derive(Clone, Debug)]
struct Read {
    node: NodeId,
    /// A row of what was evaluated together, and is kept as a whole (V).
    logits: ArcArray1<f32>,
}

impl Reader {
    /// Reads a prompt.
    ///
    /// # Errors
    /// Those of [`KvTree::evaluate`]; [`Error::NonFiniteLogit`](crate::Error::NonFiniteLogit).
    pub fn new(model: Arc<Model>, prompt: &[u32]) -> Result<Self> {
        let mut kv = KvTree::new(model.config());
        let evaluated = kv.evaluate(&model, &[Run { parent: None, ids: prompt }])?;
        let mut reader = Self { model, prompt: prompt.to_vec(), kv, read: Vec::new() };
        reader.keep(&[ROOT], evaluated.nodes, evaluated.logits)?;
        Ok(reader)
    }

    /// The model.
    pub fn model(&self) -> &Arc<Model> {
        &self.model
    }

    /// What stands before the tree.
    pub fn prompt(&self) -> &[u32] {
        &self.prompt
    }

    /// How many tokens were evaluated.
    pub fn evaluated(&self) -> usize {
        self.kv.len()
    }

    /// Evaluates, in one pass, those of these nodes that were not read before. When it fails, nothing has changed.
    ///
    /// # Errors
    /// Those of [`new`](Self::new); [`Error::ContextFull`](crate::Error::ContextFull).
    pub fn read(&mut self, tree: &Tree, nodes: impl IntoIterator<Item = usize>) -> Result<()> {
        let mut unread: Vec<usize> = nodes.into_iter().filter(|&node| self.get(node).is_none()).collect();
        let count = unread.len();
        rank(&mut unread, count, &|a, b| a.cmp(&b));
        unread.dedup();
        if unread.is_empty() {
            return Ok(());
        }
        let texts: Vec<(NodeId, Vec<u32>)> = unread.iter().map(|&node| self.below_what_was_read(tree, node)).collect();
        let runs: Vec<Run> = texts.iter().map(|(parent, ids)| Run { parent: Some(*parent), ids }).collect();
        let evaluated = self.kv.evaluate(&self.model, &runs)?;
        self.keep(&unread, evaluated.nodes, evaluated.logits)
    }

    /// Evaluates nodes of which each is the parent of the next as one text, in one pass.
    ///
    /// # Errors
    /// Those of [`read`](Self::read).
    pub fn read_chain(&mut self, tree: &Tree, nodes: &[usize]) -> Result<()> {
        let unread = nodes.iter().copied().filter(|&node| self.get(node).is_none()).collect::<Vec<_>>();
        let Some(&last) = unread.last() else { return Ok(()) };
        let (parent, ids) = self.below_what_was_read(tree, last);
        let evaluated = self.kv.evaluate(&self.model, &[Run { parent: Some(parent), ids: &ids }])?;
        let places = self.kv.last(evaluated.nodes[0], unread.len());
        let logits = self.kv.logits(&self.model, &places);
        self.keep(&unread, places, logits)
    }

    /// What comes after a node that was read.
    pub fn logits(&self, node: usize) -> &[f32] {
        self.of(node).logits.as_slice().expect("rows of logits are contiguous")
    }

    /// The same, to be kept (V).
    pub fn shared_logits(&self, node: usize) -> ArcArray1<f32> {
        self.of(node).logits.clone()
    }

    /// What the head read of every token up to a node that was read (T, C).
    pub fn hidden(&self, node: usize) -> Array2<f32> {
        self.kv.hidden(self.of(node).node)
    }

    /// Keys and values, and where a node that was read stands in them.
    pub fn kv(&self, node: usize) -> (&KvTree, NodeId) {
        (&self.kv, self.of(node).node)
    }

    fn get(&self, node: usize) -> Option<&Read> {
        self.read.get(node).and_then(Option::as_ref)
    }

    fn of(&self, node: usize) -> &Read {
        self.get(node).expect("whoever asks has let it be read")
    }

    /// Keeps finite logits (nodes, V) of nodes of the tree, and where these stand among keys and values.
    fn keep(&mut self, nodes: &[usize], places: Vec<NodeId>, logits: Array2<f32>) -> Result<()> {
        for row in logits.rows() {
            check_finite(row.to_slice().expect("rows of logits are contiguous"))?;
        }
        let end = nodes.iter().max().map_or(0, |last| last + 1);
        if self.read.len() < end {
            self.read.resize(end, None);
        }
        let logits = logits.into_shared();
        for (row, (&index, node)) in nodes.iter().zip(places).enumerate() {
            self.read[index] = Some(Read { node, logits: logits.clone().index_axis_move(Axis(0), row) });
        }
        Ok(())
    }

    /// The last node above that was read, and the tokens from there to this node.
    fn below_what_was_read(&self, tree: &Tree, node: usize) -> (NodeId, Vec<u32>) {
        let mut ids = Vec::new();
        let mut above = node;
        loop {
            if let Some(read) = self.get(above) {
                ids.reverse();
                return (read.node, ids);
            }
            let Some(parent) = tree.nodes()[above].parent else { unreachable!("the prompt is read first") };
            ids.push(tree.nodes()[above].id);
            above = parent;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Config;

    #[test]
    fn nodes_are_read_together_once_and_over_gaps() {
        let model = Arc::new(Model::random(Config::gpt2(11, 8, 8, 2, 2), 0.5, 3).unwrap());
        let mut tree = Tree::new(2);
        let a = tree.child_or_new(ROOT, 3, 0.0);
        let b = tree.child_or_new(a, 4, 0.0);
        let c = tree.child_or_new(ROOT, 5, 0.0);
        let mut reader = Reader::new(model.clone(), &[1, 2]).unwrap();
        reader.read(&tree, [b, c, b]).unwrap();
        assert_eq!(reader.evaluated(), 5);
        let fresh = model.logits(&[1, 2, 3, 4]).unwrap();
        let last = fresh.row(3);
        assert!(reader.logits(b).iter().zip(last).all(|(x, y)| (x - y).abs() < 1e-5));
        assert_eq!(reader.hidden(b).dim(), (4, 8));
        reader.read(&tree, [b, c]).unwrap();
        assert_eq!(reader.evaluated(), 5);
    }

    #[test]
    fn a_chain_is_read_in_one_pass_as_its_nodes_one_by_one() {
        let model = Arc::new(Model::random(Config::gpt2(11, 8, 8, 2, 2), 0.5, 3).unwrap());
        let mut tree = Tree::new(2);
        let a = tree.child_or_new(ROOT, 3, 0.0);
        let b = tree.child_or_new(a, 4, 0.0);
        let [mut together, mut apart] = [(); 2].map(|()| Reader::new(model.clone(), &[1, 2]).unwrap());
        together.read_chain(&tree, &[ROOT, a, b]).unwrap();
        apart.read(&tree, [a]).unwrap();
        apart.read(&tree, [b]).unwrap();
        assert_eq!((together.evaluated(), apart.evaluated()), (4, 4));
        for node in [a, b] {
            let pairs = together.logits(node).iter().zip(apart.logits(node));
            assert!(pairs.into_iter().all(|(x, y)| (x - y).abs() < 1e-5));
        }
    }
}
