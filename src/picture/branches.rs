//! Where the boxes of a decoding tree lie: a column a level, siblings from the best down, a parent in the middle of its
//! children, subtrees as close together as they go.

use super::{Frame, face::Face, number, palette::Colour, shorten};
use crate::decode::{
    Fate, row,
    tree::{Node, ROOT},
};

/// Between two columns.
pub const COLUMN: f64 = 44.0;
/// A mark before the label, with the gap after it.
pub const MARK: f64 = 14.0;
/// How many pruned leaves a node shows before the others are folded.
const PRUNED_SHOWN: usize = 4;
const LONGEST_LABEL: usize = 12;
const HEIGHT: f64 = 28.0;
const SMALL: f64 = 21.0;
const SIBLING_GAP: f64 = 6.0;
const COUSIN_GAP: f64 = 14.0;

/// A node, or the fold that stands for pruned leaves.
#[allow(clippy::struct_excessive_bools, reason = "each is a mark of its own in the picture")]
pub struct Box {
    /// Its parent's place among the boxes.
    pub parent: Option<usize>,
    pub level: usize,
    pub label: String,
    /// Probability and visits.
    pub numbers: String,
    pub prob: f64,
    pub fate: Fate,
    pub visits: u32,
    pub by_hand: bool,
    /// A leaf that led nowhere.
    pub small: bool,
    pub live: bool,
    pub focus: bool,
    /// Whether the focus is it, or stands below it.
    pub on_path: bool,
    /// How many leaves a fold stands for; 0 for a node.
    pub leaves: usize,
    /// Its left edge, and its middle from top to bottom.
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

impl Box {
    /// A box of a legend.
    pub fn sign(label: &str) -> Self {
        Self {
            parent: Some(0),
            level: 0,
            label: label.to_owned(),
            numbers: String::new(),
            prob: 0.0,
            fate: Fate::Kept,
            visits: 0,
            by_hand: false,
            small: true,
            live: false,
            focus: false,
            on_path: false,
            leaves: 0,
            x: 0.0,
            y: 0.0,
            width: 36.0,
            height: 18.0,
        }
    }

    pub fn face(&self, colour: Colour) -> Face {
        match (self.parent, self.leaves) {
            (None, _) => Face::sans(13.0, colour).italic(),
            (_, 0) => Face::mono(if self.small { 12.0 } else { 13.0 }, colour),
            _ => Face::sans(11.0, colour),
        }
    }

    pub fn padding(&self) -> f64 {
        if self.leaves > 0 { 8.0 } else { 11.0 }
    }

    fn measure(&mut self) {
        self.height = if self.small { SMALL } else { HEIGHT };
        let marks = f64::from(self.by_hand) + f64::from(matches!(self.fate, Fate::Finished | Fate::FinishedTooLow));
        let numbers = Face::mono(11.0, 0).width(&self.numbers);
        let gap = if self.numbers.is_empty() { 0.0 } else { 7.0 };
        let width = self.face(0).width(&self.label) + gap + numbers + marks * MARK + 2.0 * self.padding();
        self.width = libm::ceil(width.max(36.0));
    }
}

/// The boxes of a tree.
pub struct Branches {
    /// Each after its parent.
    pub boxes: Vec<Box>,
    /// Where the column of each level begins.
    pub columns: Vec<f64>,
    pub size: [f64; 2],
}

impl Branches {
    pub fn new(frame: &Frame, nodes: &[Node], focus: usize, live: &[usize]) -> Self {
        let (boxes, children) = boxes(frame, nodes, focus, live);
        let mut branches = Self { boxes, columns: Vec::new(), size: [0.0, 0.0] };
        branches.place_rows(&children);
        branches.place_columns();
        branches
    }

    /// From the leaves up, each subtree is moved down until it clears those above it on every level that they share.
    fn place_rows(&mut self, children: &[Vec<usize>]) {
        // The top and bottom of each level of a subtree, the deepest first, around a root at 0.
        let mut outlines: Vec<Vec<[f64; 2]>> = Vec::new();
        outlines.resize_with(self.boxes.len(), Vec::new);
        for at in (0..self.boxes.len()).rev() {
            let mut whole: Vec<[f64; 2]> = Vec::new();
            let (mut first, mut last) = (None, 0.0);
            for &child in &children[at] {
                let outline = std::mem::take(&mut outlines[child]);
                let levels = whole.len().min(outline.len());
                let down = (1..=levels).map(|back| {
                    let gap = if back == 1 { SIBLING_GAP } else { COUSIN_GAP };
                    whole[whole.len() - back][1] + gap - outline[outline.len() - back][0]
                });
                last = down.reduce(f64::max).unwrap_or(0.0);
                first.get_or_insert(last);
                self.boxes[child].y = last;
                whole = joined(whole, outline, last);
            }
            let middle = f64::midpoint(first.unwrap_or(0.0), last);
            for &child in &children[at] {
                self.boxes[child].y -= middle;
            }
            for [top, bottom] in &mut whole {
                *top -= middle;
                *bottom -= middle;
            }
            let half = self.boxes[at].height / 2.0;
            whole.push([-half, half]);
            outlines[at] = whole;
        }
        let top = outlines[ROOT].iter().map(|[top, _]| *top).fold(0.0, f64::min);
        let bottom = outlines[ROOT].iter().map(|[_, bottom]| *bottom).fold(0.0, f64::max);
        // The ring around a live focus takes 4.
        self.size[1] = bottom - top + 8.0;
        for at in 0..self.boxes.len() {
            let above = self.boxes[at].parent.map_or(4.0 - top, |parent| self.boxes[parent].y);
            self.boxes[at].y += above;
        }
    }

    fn place_columns(&mut self) {
        let deepest = self.boxes.iter().map(|box_| box_.level).max().unwrap_or(0);
        let mut widths = vec![0.0f64; deepest + 1];
        for box_ in &self.boxes {
            widths[box_.level] = widths[box_.level].max(box_.width);
        }
        let mut x = 4.0;
        for width in widths {
            self.columns.push(x);
            x += width + COLUMN;
        }
        self.size[0] = x - COLUMN + 4.0;
        for box_ in &mut self.boxes {
            box_.x = self.columns[box_.level];
        }
    }
}

/// Two outlines as one, the second moved down.
fn joined(mut one: Vec<[f64; 2]>, mut other: Vec<[f64; 2]>, down: f64) -> Vec<[f64; 2]> {
    for [top, bottom] in &mut other {
        *top += down;
        *bottom += down;
    }
    if one.len() < other.len() {
        let extra = other.len() - one.len();
        for (level, other) in one.iter().zip(&mut other[extra..]) {
            other[0] = level[0];
        }
        return other;
    }
    let extra = one.len() - other.len();
    for (level, other) in one[extra..].iter_mut().zip(&other) {
        level[1] = other[1];
    }
    one
}

/// A box for each node that is shown, each after its parent, with the children of each, the best first.
fn boxes(frame: &Frame, nodes: &[Node], focus: usize, live: &[usize]) -> (Vec<Box>, Vec<Vec<usize>>) {
    let mut below = vec![Vec::new(); nodes.len()];
    for (at, node) in nodes.iter().enumerate() {
        if let Some(parent) = node.parent {
            below[parent].push(at);
        }
    }
    let scores: Vec<f64> = nodes.iter().map(|node| node.mark.score).collect();
    for children in &mut below {
        let count = children.len();
        row::rank(children, count, &row::largest_first(&scores));
    }
    let mut on_path = vec![false; nodes.len()];
    for node in std::iter::successors(Some(focus), |&node| nodes[node].parent) {
        on_path[node] = true;
    }
    let is_leaf = |at: usize| {
        let mark = &nodes[at].mark;
        let led_nowhere = matches!(mark.fate, Fate::Pruned | Fate::Blocked);
        led_nowhere && below[at].is_empty() && !mark.by_hand && !live.contains(&at) && at != focus
    };
    let new = |at: usize, parent: Option<usize>, level: usize, of: u32| {
        let Node { id, log_prob, mark, .. } = &nodes[at];
        let label = if parent.is_some() { (frame.label)(*id) } else { frame.words.prompt.to_owned() };
        let prob = libm::exp(*log_prob);
        let mut new = Box {
            parent,
            level,
            label: shorten(&label, LONGEST_LABEL),
            numbers: if parent.is_some() { numbers(prob, mark.visits, of) } else { String::new() },
            prob,
            fate: mark.fate,
            visits: mark.visits,
            by_hand: mark.by_hand,
            small: is_leaf(at),
            live: live.contains(&at),
            focus: at == focus,
            on_path: on_path[at],
            ..Box::sign("")
        };
        new.measure();
        new
    };
    let (mut boxes, mut node_of, mut children) = (vec![new(ROOT, None, 0, 0)], vec![ROOT], vec![Vec::new()]);
    let mut at = 0;
    while at < boxes.len() {
        let candidates: &[usize] = if boxes[at].leaves > 0 { &[] } else { &below[node_of[at]] };
        let level = boxes[at].level + 1;
        // The prompt has no count of its own: all that went on from it came through it.
        let through = candidates.iter().fold(0u32, |sum, &child| sum.saturating_add(nodes[child].mark.visits));
        let of = through.max(boxes[at].visits);
        let leaves = candidates.iter().filter(|&&child| is_leaf(child)).count();
        // A fold in the place of a single leaf would save nothing.
        let shown = if leaves > PRUNED_SHOWN + 1 { PRUNED_SHOWN } else { leaves };
        let mut seen = 0;
        for &child in candidates {
            seen += usize::from(is_leaf(child));
            if seen <= shown || !is_leaf(child) {
                children[at].push(boxes.len());
                boxes.push(new(child, Some(at), level, of));
                node_of.push(child);
                children.push(Vec::new());
            }
        }
        if leaves > shown {
            let mut label = "+".to_owned();
            label.push_str(&number::count(leaves - shown));
            let mut fold = Box { parent: Some(at), level, leaves: leaves - shown, ..Box::sign(&label) };
            fold.measure();
            children[at].push(boxes.len());
            boxes.push(fold);
            node_of.push(ROOT);
            children.push(Vec::new());
        }
        at += 1;
    }
    (boxes, children)
}

/// What two decimals would round to nothing is told apart from it.
fn numbers(prob: f64, here: u32, of: u32) -> String {
    let mut out = if prob > 0.0 && prob < 0.005 { "<0.01".to_owned() } else { number::fixed(prob, 2) };
    if here > 1 {
        out.push_str(" ×");
        out.push_str(&number::count(here as usize));
    }
    if here > 1 && here < of {
        for part in [" ", &number::count(here as usize), "/", &number::count(of as usize)] {
            out.push_str(part);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        decode::{Decoder, Settings},
        model::{Config, Model},
        picture::{Kind, Language, Scene, SceneOptions, Subject, Theme},
    };

    fn branches(settings: &str, steps: usize) -> Branches {
        let model = Arc::new(Model::random(Config::gpt2(40, 16, 8, 1, 2), 0.5, 7).unwrap());
        let mut decoder = Decoder::new(model, &[1, 2], Settings::parse(settings).unwrap()).unwrap();
        for _ in 0..steps {
            decoder.step().unwrap();
        }
        let scene = Scene::gather(&mut decoder, Kind::Tree, &SceneOptions::default()).unwrap();
        let Subject::Tree { nodes, node, live } = &scene.subject else { panic!("{scene:?}") };
        let (palette, words) = (Theme::Light.palette(), Language::English.words());
        let label = |id: u32| "x".repeat(id as usize % 20 + 1);
        Branches::new(&Frame { scene: &scene, label: &label, palette, words }, nodes, *node, live)
    }

    #[test]
    fn no_box_lies_on_another() {
        let Branches { boxes, size, .. } = branches("strategy=beam=5", 5);
        assert!(boxes.len() > 30);
        for (at, one) in boxes.iter().enumerate() {
            assert!(one.y - one.height / 2.0 >= 4.0 && one.y + one.height / 2.0 <= size[1] - 4.0 + 1e-9);
            assert!(one.x + one.width <= size[0]);
            for other in boxes[..at].iter().filter(|other| other.level == one.level) {
                let apart = (one.y - other.y).abs() - f64::midpoint(one.height, other.height);
                assert!(apart >= SIBLING_GAP - 1e-9, "{} {}", one.label, other.label);
            }
        }
    }

    #[test]
    fn a_parent_stands_in_the_middle_of_its_children_the_best_of_which_is_on_top() {
        let Branches { boxes, .. } = branches("strategy=beam=5", 4);
        for (at, parent) in boxes.iter().enumerate() {
            let children: Vec<&Box> = boxes.iter().filter(|box_| box_.parent == Some(at)).collect();
            let [Some(first), Some(last)] = [children.first(), children.last()] else { continue };
            assert!((f64::midpoint(first.y, last.y) - parent.y).abs() < 1e-9);
            let nodes = children.iter().filter(|child| child.leaves == 0);
            assert!(nodes.clone().is_sorted_by(|a, b| a.prob >= b.prob && a.y < b.y));
        }
    }

    #[test]
    fn pruned_leaves_beyond_four_are_folded() {
        let Branches { boxes, .. } = branches("strategy=contrastive=0.6:9", 2);
        let fold = boxes.iter().find(|box_| box_.leaves > 0).unwrap();
        assert_eq!(fold.label, format!("+{}", fold.leaves));
        let siblings = boxes.iter().filter(|box_| box_.parent == fold.parent && box_.small && box_.leaves == 0);
        assert_eq!(siblings.count(), PRUNED_SHOWN);
    }

    #[test]
    fn visits_are_counted_where_there_are_several() {
        assert_eq!(numbers(0.25, 1, 20), "0.25");
        assert_eq!(numbers(0.004, 3, 20), "<0.01 ×3 3/20");
        assert_eq!(numbers(1.0, 3, 3), "1.00 ×3");
    }
}
