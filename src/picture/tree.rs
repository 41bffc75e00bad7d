//! The decoding tree: the prompt at the left, a node a token, and what the search made of each.

use super::{
    Frame,
    branches::{Box, Branches, COLUMN, MARK},
    face::Face,
    number,
    palette::{Palette, mix},
    svg::{Heading, Paint, Path, Svg},
    words::{Words, filled},
};
use crate::decode::{Fate, tree::Node};

/// What a line of probability 1 is wide; and one of 0.
const THICKEST: f64 = 11.0;
const THINNEST: f64 = 0.75;
/// The legend breaks its lines here, or where the tree ends.
const LEGEND_WIDTH: f64 = 620.0;

pub fn draw(frame: &Frame, nodes: &[Node], focus: usize, live: &[usize]) -> String {
    let branches = Branches::new(frame, nodes, focus, live);
    let levels = branches.columns.len() - 1;
    let heading = Heading {
        title: frame.words.tree,
        beside: frame.settings(),
        below: frame.text(),
        description: filled(
            frame.words.tree_says,
            &[
                &number::count(nodes.len()),
                &number::count(levels),
                &frame.text(),
                &number::fixed(nodes[focus].total_log_prob, 3),
            ],
        ),
    };
    let mut svg = Svg::default();
    // The path to the focus is drawn over the others.
    for on_path in [false, true] {
        for box_ in branches.boxes.iter().filter(|box_| box_.on_path == on_path) {
            edge(&mut svg, frame.palette, &branches, box_);
        }
    }
    for box_ in &branches.boxes {
        node(&mut svg, frame.palette, box_);
    }
    let [width, height] = branches.size;
    let size = legend(&mut svg, frame, &branches, [width.max(LEGEND_WIDTH), height + 26.0]);
    svg.finish([width.max(size[0]), size[1]], &heading, frame.palette)
}

/// A line as wide as the probability, from the end of the parent's column.
fn edge(svg: &mut Svg, palette: &Palette, branches: &Branches, to: &Box) {
    let Some(parent) = to.parent else { return };
    let from = &branches.boxes[parent];
    let start = to.x - COLUMN;
    let middle = to.x - COLUMN / 2.0;
    let mut path = Path::default();
    path.to('M', &[from.x + from.width, from.y]);
    path.to('H', &[start]);
    path.to('C', &[middle, from.y, middle, to.y, to.x, to.y]);
    let colour = match (to.leaves > 0, to.on_path) {
        (true, _) => palette.strong,
        (false, true) => palette.prob,
        (false, false) => mix(palette.prob, palette.paper, 0.5),
    };
    let paint = Paint::line(colour, (to.prob * THICKEST).max(THINNEST));
    svg.path(&path, paint.dashed(if to.small { "4 3" } else { "" }));
}

/// A box: what became of a token is its shape and its line.
fn node(svg: &mut Svg, palette: &Palette, box_: &Box) {
    let &Box { x, y, width, height, fate, .. } = box_;
    let is_fold = box_.leaves > 0;
    let is_cut = matches!(fate, Fate::Pruned | Fate::Blocked | Fate::FinishedTooLow);
    let (ground, ink) = if box_.focus { (palette.ink, palette.paper) } else { (palette.raised, palette.ink) };
    let soft = if box_.focus { palette.paper } else { palette.soft };
    let ink = if is_cut || is_fold { soft } else { ink };
    let area = |grown: f64| [x - grown, y - height / 2.0 - grown, width + 2.0 * grown, height + 2.0 * grown];
    if box_.parent.is_none() {
        svg.rect(area(0.0), 3.0, Paint::fill(ground));
        let mut line = Path::default();
        line.line([x, y + height / 2.0], [x + width, y + height / 2.0]);
        svg.path(&line, Paint::line(palette.ink, 2.0));
    } else {
        let round = match fate {
            _ if is_fold => 5.0,
            Fate::Pruned | Fate::Blocked => 3.0,
            Fate::Finished | Fate::FinishedTooLow => 5.0,
            _ => height / 2.0,
        };
        let line = if box_.by_hand {
            palette.choice
        } else if box_.on_path || box_.live {
            palette.ink
        } else {
            palette.strong
        };
        let dash = match fate {
            _ if is_fold => "1.5 2",
            Fate::Unseen => "1.5 2",
            _ if is_cut => "4 2.5",
            _ => "",
        };
        let thick = if box_.live { 3.0 } else { 1.0 };
        svg.rect(area(-thick / 2.0), round, Paint::fill(ground).bounded(line, thick).dashed(dash));
        if fate == Fate::Finished {
            let inner = if box_.focus { palette.paper } else { palette.ink };
            svg.rect(area(-3.0), round - 2.0, Paint::line(inner, 1.0));
        }
    }
    if box_.focus && box_.live {
        svg.rect(area(3.0), height / 2.0 + 3.0, Paint::line(palette.ink, 2.0));
    }
    contents(svg, box_, [x + box_.padding(), y], [ink, soft, if box_.focus { ink } else { palette.choice }]);
}

/// Marks, label and numbers, from the left.
fn contents(svg: &mut Svg, box_: &Box, [mut x, y]: [f64; 2], [ink, soft, choice]: [u32; 3]) {
    if box_.by_hand {
        svg.diamond([x + 4.0, y], choice);
        x += MARK;
    }
    if matches!(box_.fate, Fate::Finished | Fate::FinishedTooLow) {
        let mut pole = Path::default();
        pole.line([x + 0.5, y - 5.5], [x + 0.5, y + 6.0]);
        svg.path(&pole, Paint::line(ink, 1.2));
        let cloth = [[x + 0.5, y - 5.0], [x + 7.5, y - 2.2], [x + 0.5, y + 0.6]];
        let filled = if box_.fate == Fate::Finished { Paint::fill(ink) } else { Paint::default() };
        svg.shape(&cloth, filled.bounded(ink, 1.0));
        x += MARK;
    }
    svg.text(x, y, &box_.label, box_.face(ink).struck(box_.fate == Fate::Blocked));
    svg.text(box_.x + box_.width - box_.padding(), y, &box_.numbers, Face::mono(11.0, soft).end());
}

/// Only what this tree has, each sign as it is drawn in it. Gives the size that the picture then has.
fn legend(svg: &mut Svg, frame: &Frame, branches: &Branches, [width, top]: [f64; 2]) -> [f64; 2] {
    let words = frame.words;
    let face = Face::sans(12.0, frame.palette.soft);
    let (mut x, mut y, mut widest) = (0.0, top, 0.0f64);
    let wedge = [[0.0, y], [44.0, y - 5.5], [44.0, y + 5.5]];
    svg.shape(&wedge, Paint::fill(frame.palette.prob));
    svg.text(52.0, y, words.width, face);
    x += 52.0 + face.width(words.width) + 18.0;
    for (sign, said) in signs(words, branches) {
        let sign = Box { x, y, ..sign };
        let needed = sign.width + 8.0 + face.width(said) + 18.0;
        if x > 0.0 && x + needed > width + 18.0 {
            (x, y) = (0.0, y + 26.0);
        }
        let sign = Box { x, y, ..sign };
        node(svg, frame.palette, &sign);
        svg.text(x + sign.width + 8.0, y, said, face);
        x += needed;
        widest = widest.max(x - 18.0);
    }
    [widest.max(52.0 + face.width(words.width)), y + 12.0]
}

/// The kinds of boxes that a tree has, with their words.
fn signs<'a>(words: &'a Words, branches: &Branches) -> Vec<(Box, &'a str)> {
    let any = |is: &dyn Fn(&Box) -> bool| branches.boxes.iter().any(|box_| box_.parent.is_some() && is(box_));
    let mut signs = Vec::new();
    let fates = [
        (Fate::Kept, words.kept),
        (Fate::Pruned, words.pruned),
        (Fate::Blocked, words.blocked),
        (Fate::Unseen, words.unseen),
        (Fate::Finished, words.finished),
        (Fate::FinishedTooLow, words.too_low),
    ];
    for (fate, said) in fates {
        if any(&|box_| box_.leaves == 0 && box_.fate == fate) {
            // Pruned and forbidden have the same line: of the forbidden the word is crossed out.
            signs.push((Box { fate, ..Box::sign(if fate == Fate::Blocked { "ab" } else { "" }) }, said));
        }
    }
    if any(&|box_| box_.by_hand) {
        signs.push((Box { by_hand: true, ..Box::sign("") }, words.by_hand));
    }
    if any(&|box_| box_.live) {
        signs.push((Box { live: true, ..Box::sign("") }, words.live));
    }
    if any(&|box_| box_.focus) {
        signs.push((Box { focus: true, ..Box::sign("") }, words.focus));
    }
    if any(&|box_| box_.leaves > 0) {
        signs.push((Box { leaves: 1, ..Box::sign("+n") }, words.fold));
    }
    if any(&|box_| box_.visits > 1) {
        signs.push((Box { width: 72.0, numbers: "×3 3/20".to_owned(), ..Box::sign("") }, words.visits));
    }
    signs
}
