//! One head's attention: queries down, keys across, masked cells struck out, and the numbers of one cell.

use super::{
    Frame,
    face::Face,
    number, out_of_range,
    palette::mix,
    shorten,
    svg::{Heading, Paint, Path, Svg},
    words::filled,
};
use crate::{Result, decode::Attention};

/// More positions a side are shown in a window.
const MOST: usize = 40;
const LONGEST_NAME: usize = 12;

/// `place` is its layer and its head.
pub fn draw(frame: &Frame, attention: &Attention, place: [usize; 2], cell: Option<(usize, usize)>) -> Result<String> {
    let ids = &frame.scene.ids;
    let cell = match cell {
        Some(cell) => checked(cell, ids.len())?,
        None => strongest(attention),
    };
    let labels = ids.iter().map(|&id| shorten(&(frame.label)(id), LONGEST_NAME)).collect();
    let place = place.map(|at| number::count(at.saturating_add(1)));
    Ok(Sheet { frame, attention, place, labels, cell }.draw())
}

fn checked(cell: (usize, usize), positions: usize) -> Result<(usize, usize)> {
    if cell.0.max(cell.1) < positions {
        return Ok(cell);
    }
    let [query, key, positions] = [cell.0, cell.1, positions].map(number::count);
    Err(out_of_range("cell", &[&positions, ":", &positions].concat(), &[&query, ":", &key].concat()))
}

/// The last query, and the key that it looks at most; of equals the earlier one.
fn strongest(attention: &Attention) -> (usize, usize) {
    let query = attention.weights.nrows() - 1;
    let row = attention.weights.row(query);
    (query, (0..row.len()).fold(0, |best, key| if row[key] > row[best] { key } else { best }))
}

struct Sheet<'a, 'b> {
    frame: &'a Frame<'b>,
    attention: &'a Attention,
    /// Layer and head, from 1.
    place: [String; 2],
    /// By position.
    labels: Vec<String>,
    /// The query and the key whose numbers are shown.
    cell: (usize, usize),
}

impl Sheet<'_, '_> {
    fn draw(&self) -> String {
        let (palette, words) = (self.frame.palette, self.frame.words);
        let positions = self.labels.len();
        let shown = positions.min(MOST);
        let starts = [self.cell.0, self.cell.1].map(|at| start(at, positions));
        let side = (640.0 / shown as f64).clamp(16.0, 34.0);
        let face = Face::mono((side - 2.0).min(13.0), palette.soft);
        let longest = self.labels.iter().map(|label| face.width(label)).fold(0.0, f64::max);
        // Names of keys lean by 60 degrees.
        let (left, top) = (longest + 10.0, longest * 0.87 + 12.0);
        let mut svg = Svg::default();
        let width = shown as f64 * side;
        svg.rect([left, top, width, width], 0.0, Paint::fill(palette.raised));
        let (mut lines, mut strikes) = (Path::default(), Path::default());
        for row in 0..shown {
            let query = starts[0] + row;
            let y = top + row as f64 * side;
            lines.line([left, y], [left + width, y]);
            lines.line([left + y - top, top], [left + y - top, top + width]);
            for column in 0..shown {
                let key = starts[1] + column;
                let x = left + column as f64 * side;
                if !self.attention.visible[[query, key]] {
                    strikes.line([x, y + side], [x + side, y]);
                    continue;
                }
                let weight = f64::from(self.attention.weights[[query, key]]);
                let shade = mix(palette.attention, palette.raised, weight);
                if shade != palette.raised {
                    svg.rect([x, y, side, side], 0.0, Paint::fill(shade));
                }
            }
        }
        svg.path(&lines, Paint::line(palette.rule, 1.0));
        svg.path(&strikes, Paint::line(mix(palette.strong, palette.raised, 0.55), 1.0));
        svg.rect([left, top, width, width], 0.0, Paint::line(palette.strong, 1.0));
        for at in 0..shown {
            let middle = (at as f64 + 0.5) * side;
            for (axis, cell) in [self.cell.0, self.cell.1].into_iter().enumerate() {
                let position = starts[axis] + at;
                let is_cell = position == cell;
                let face = if is_cell { face.inked(palette.ink).bold(true) } else { face };
                let label = &self.labels[position];
                if axis == 0 {
                    svg.text(left - 8.0, top + middle, label, face.end());
                } else {
                    svg.text(left + middle, top - 8.0, label, face.turned(-60.0));
                }
            }
        }
        let place = |at: usize, start: usize| (at - start) as f64 * side;
        let chosen = [left + place(self.cell.1, starts[1]), top + place(self.cell.0, starts[0]), side, side];
        svg.rect(chosen, 2.0, Paint::line(palette.ink, 2.0));

        let mut bottom = self.legend(&mut svg, [left, top + width + 22.0]);
        let small = Face::sans(12.0, palette.soft);
        if shown < positions {
            let spans = starts.map(|start| [&*number::count(start), "–", &number::count(start + shown - 1)].concat());
            let window = filled(words.window, &[&spans[0], &spans[1], &number::count(positions)]);
            bottom += 24.0;
            svg.text(left, bottom, &window, small);
        }
        let facts = self.facts(&mut svg, bottom + 34.0);
        let head = filled(words.head, &[&self.place[0], &self.place[1]]);
        let heading =
            Heading { title: words.attention, beside: head, below: self.frame.text(), description: self.says() };
        // The last name leans over the edge.
        let lean = longest * 0.5;
        svg.finish([facts[0].max(left + width + lean).max(left + 270.0), facts[1]], &heading, palette)
    }

    fn legend(&self, svg: &mut Svg, [mut x, y]: [f64; 2]) -> f64 {
        const STEPS: usize = 16;
        let (palette, words) = (self.frame.palette, self.frame.words);
        let (small, digits) = (Face::sans(12.0, palette.soft), Face::mono(11.0, palette.soft));
        svg.text(x, y, words.weight, small);
        x += small.width(words.weight) + 8.0;
        svg.text(x, y, "0", digits);
        x += 12.0;
        for step in 0..STEPS {
            let shade = mix(palette.attention, palette.raised, step as f64 / (STEPS - 1) as f64);
            svg.rect([x + 5.0 * step as f64, y - 5.0, 5.5, 10.0], 0.0, Paint::fill(shade));
        }
        svg.rect([x, y - 5.0, 80.0, 10.0], 0.0, Paint::line(palette.strong, 1.0));
        svg.text(x + 86.0, y, "1", digits);
        x += 114.0;
        let mut strike = Path::default();
        strike.line([x, y + 6.0], [x + 12.0, y - 6.0]);
        svg.path(&strike, Paint::line(palette.strong, 1.0));
        svg.rect([x, y - 6.0, 12.0, 12.0], 0.0, Paint::line(palette.strong, 1.0));
        svg.text(x + 20.0, y, words.masked, small);
        y
    }

    /// All the numbers on the way from a score to a weight, and the room that they take.
    fn facts(&self, svg: &mut Svg, y: f64) -> [f64; 2] {
        let (palette, words) = (self.frame.palette, self.frame.words);
        let (small, digits) = (Face::sans(12.0, palette.soft), Face::mono(13.0, palette.ink));
        let Cell { score, scale, weight, is_masked } = self.numbers();
        let name = |at: usize| [&*self.labels[at], " (", &number::count(at), ")"].concat();
        let mask = if is_masked { "−∞" } else { "0" };
        let columns = [
            (words.query, name(self.cell.0), ""),
            (words.key, name(self.cell.1), ""),
            ("q·k", number::fixed(score, 3), "×"),
            (words.scale, number::fixed(scale, 3), "="),
            ("", number::fixed(score * scale, 3), "+"),
            ("M", mask.to_owned(), "→"),
            (words.weight, number::share(weight), ""),
        ];
        let mut x = 0.0;
        let last = columns.len() - 1;
        for (place, (over, value, then)) in columns.into_iter().enumerate() {
            let digits = if place == last { digits.inked(palette.attention).bold(true) } else { digits };
            svg.text(x, y, over, small);
            svg.text(x, y + 20.0, &value, digits);
            x += digits.width(&value).max(small.width(over)) + 10.0;
            svg.text(x, y + 20.0, then, small);
            x += if then.is_empty() { 8.0 } else { 18.0 };
        }
        [x, y + 30.0]
    }

    fn says(&self) -> String {
        let Cell { score, scale, weight, .. } = self.numbers();
        let [layer, head] = &self.place;
        let (score, scale, weight) = (number::fixed(score, 3), number::fixed(scale, 3), number::share(weight));
        let [query, key] = [self.cell.0, self.cell.1].map(|at| &*self.labels[at]);
        filled(self.frame.words.attention_says, &[layer, head, query, key, &score, &scale, &weight])
    }

    fn numbers(&self) -> Cell {
        let at = [self.cell.0, self.cell.1];
        let Attention { scale, scores, visible, weights } = self.attention;
        let [score, scale, weight] = [scores[at], *scale, weights[at]].map(f64::from);
        Cell { score, scale, weight, is_masked: !visible[at] }
    }
}

struct Cell {
    score: f64,
    scale: f64,
    weight: f64,
    is_masked: bool,
}

/// Where the window begins that holds a position, as late as may be.
fn start(at: usize, positions: usize) -> usize {
    let last = positions.saturating_sub(MOST);
    if at >= last { last } else { at.saturating_sub(MOST / 2).min(last) }
}
