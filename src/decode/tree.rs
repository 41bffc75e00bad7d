//! Every text that decoding has come by, as a tree of tokens: equal beginnings are one node, and none is ever thrown away.

/// A node: a token after all that stands above it. Node 0 is the whole prompt.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// `None` for the prompt.
    pub parent: Option<usize>,
    /// The token; of the prompt, its last.
    pub id: u32,
    /// How many tokens were written after the prompt, this one included.
    pub length: usize,
    /// log p of this token under the model, in nats; 0 for the prompt.
    pub log_prob: f64,
    /// The sum of `log_prob` from the prompt to here: the chain rule's log p of all that was written.
    pub total_log_prob: f64,
    /// What the last search that came by made of it.
    pub mark: Mark,
}

/// What a search made of a node. Going back restores the mark that was there before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// Kept, cut, …
    pub fate: Fate,
    /// What the processors made of `log_prob`: as a step of the search's score.
    pub score: f64,
    /// The sum of `score` from the prompt to here.
    pub total_score: f64,
    /// How many branches came through here.
    pub visits: u32,
    /// Whether the user picked it.
    pub by_hand: bool,
}

/// What becomes of a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Looked at by no search.
    Unseen,
    /// It goes on.
    Kept,
    /// Others scored better.
    Pruned,
    /// It ended its text, or the text has no more room.
    Finished,
    /// It ended its text, but too low among the candidates to count: it is dropped for good.
    FinishedTooLow,
    /// A processor forbids it, though the model would rank it among those that came into question.
    Blocked,
}

impl Fate {
    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unseen => "unseen",
            Self::Kept => "kept",
            Self::Pruned => "pruned",
            Self::Finished => "finished",
            Self::FinishedTooLow => "finished-too-low",
            Self::Blocked => "blocked",
        }
    }

    /// The fate of a name.
    pub fn named(name: &str) -> Option<Self> {
        let mut all =
            [Self::Unseen, Self::Kept, Self::Pruned, Self::Finished, Self::FinishedTooLow, Self::Blocked].into_iter();
        all.find(|fate| fate.name() == name)
    }
}

/// The tree.
#[derive(Clone, Debug)]
pub struct Tree {
    nodes: Vec<Node>,
    /// By node, in the order in which they came up.
    children: Vec<Vec<usize>>,
}

/// The node of the prompt.
pub const ROOT: usize = 0;

impl Tree {
    /// A tree with a prompt alone, by its last token.
    pub fn new(last: u32) -> Self {
        let mark = Mark { fate: Fate::Kept, score: 0.0, total_score: 0.0, visits: 0, by_hand: false };
        let root = Node { parent: None, id: last, length: 0, log_prob: 0.0, total_log_prob: 0.0, mark };
        Self { nodes: vec![root], children: vec![Vec::new()] }
    }

    /// Every node, each after its parent.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// What a token leads to, if decoding has come by.
    pub fn child(&self, parent: usize, id: u32) -> Option<usize> {
        self.children[parent].iter().copied().find(|&child| self.nodes[child].id == id)
    }

    /// The node of a token below another: the one that is there, or a new one.
    pub fn child_or_new(&mut self, parent: usize, id: u32, log_prob: f64) -> usize {
        if let Some(child) = self.child(parent, id) {
            self.learn(child, log_prob);
            return child;
        }
        let above = &self.nodes[parent];
        let total_score = above.mark.total_score + log_prob;
        let mark = Mark { fate: Fate::Unseen, score: log_prob, total_score, visits: 0, by_hand: false };
        let (length, total_log_prob) = (above.length + 1, above.total_log_prob + log_prob);
        self.children[parent].push(self.nodes.len());
        self.nodes.push(Node { parent: Some(parent), id, length, log_prob, total_log_prob, mark });
        self.children.push(Vec::new());
        self.nodes.len() - 1
    }

    /// Gives a node its log p, if it was not known when another model put it there.
    fn learn(&mut self, node: usize, log_prob: f64) {
        let Some(parent) = self.nodes[node].parent else { return };
        let (total_log_prob, total_score) =
            (self.nodes[parent].total_log_prob + log_prob, self.nodes[parent].mark.total_score + log_prob);
        let node = &mut self.nodes[node];
        if node.log_prob.is_nan() {
            (node.log_prob, node.total_log_prob) = (log_prob, total_log_prob);
            (node.mark.score, node.mark.total_score) = (log_prob, total_score);
        }
    }

    /// Gives a node another mark, and its old one back.
    pub fn remark(&mut self, node: usize, mark: Mark) -> Mark {
        std::mem::replace(&mut self.nodes[node].mark, mark)
    }

    /// The nodes from the prompt to this one, both included.
    pub fn path(&self, node: usize) -> Vec<usize> {
        let mut path: Vec<usize> = std::iter::successors(Some(node), |&node| self.nodes[node].parent).collect();
        path.reverse();
        path
    }

    /// What was written from the prompt to this node.
    pub fn written(&self, node: usize) -> Vec<u32> {
        self.path(node)[1..].iter().map(|&node| self.nodes[node].id).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_beginnings_are_one_node() {
        let mut tree = Tree::new(7);
        let a = tree.child_or_new(ROOT, 3, -1.0);
        let b = tree.child_or_new(a, 4, -2.0);
        assert_eq!((tree.child_or_new(ROOT, 3, -1.0), tree.nodes().len()), (a, 3));
        assert_eq!((tree.written(b), tree.path(b)), (vec![3, 4], vec![ROOT, a, b]));
        assert_eq!((tree.nodes()[b].length, tree.nodes()[b].total_log_prob), (2, -3.0));
        assert_eq!((tree.child(a, 4), tree.child(a, 5)), (Some(b), None));
    }

    #[test]
    fn a_mark_can_be_given_back() {
        let mut tree = Tree::new(7);
        let a = tree.child_or_new(ROOT, 3, -1.0);
        let old = tree.nodes()[a].mark;
        let given = tree.remark(a, Mark { fate: Fate::Pruned, visits: 2, ..old });
        assert_eq!((given, tree.nodes()[a].mark.fate), (old, Fate::Pruned));
        tree.remark(a, given);
        assert_eq!(tree.nodes()[a].mark, old);
    }
}
