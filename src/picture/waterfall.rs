//! A distribution through its processors: a column a stage, a lane a token, and where the coin fell.

use super::{
    Frame,
    coin::{self, Draw},
    face::Face,
    number,
    palette::Colour,
    shorten,
    svg::{Heading, Paint, Path, Svg},
    words::filled,
};
use crate::decode::{Stage, Waterfall, row::FORBIDDEN};

const TOKEN: f64 = 126.0;
const SCORE: f64 = 58.0;
const STAGE: f64 = 182.0;
const TRACK: f64 = 92.0;
const ROW: f64 = 26.0;
/// What a stage did takes four lines, and its scale one.
const TOP: f64 = 92.0;
const LONGEST_NAME: usize = 20;
/// Sums of 64-bit numbers are not more exact.
const DUST: f64 = 1e-12;

pub fn draw(frame: &Frame, waterfall: &Waterfall, coin: Option<f64>, chosen: Option<u32>) -> String {
    let mut sheet = Sheet { frame, svg: Svg::default(), waterfall, chosen };
    let mut width = sheet.columns();
    for lane in 0..sheet.waterfall.ids.len() {
        sheet.lane(lane);
    }
    sheet.rest();
    let bottom = middle(sheet.waterfall.ids.len()) + ROW / 2.0;
    if let Some(draw) = coin.and_then(|coin| sheet.drawn(coin)) {
        draw.draw(&mut sheet.svg, sheet.frame, [width + 24.0, TOP], bottom);
        width += 24.0 + coin::WIDTH;
    }
    let height = if sheet.waterfall.stages.len() > 1 { sheet.legend(bottom + 22.0) } else { bottom };
    let below = sheet.frame.text();
    let heading = Heading {
        title: sheet.frame.words.waterfall,
        beside: sheet.frame.settings(),
        description: sheet.says(&below),
        below,
    };
    sheet.svg.finish([width, height], &heading, sheet.frame.palette)
}

/// Whether a token is there after a stage.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Kept,
    /// This stage removed it.
    Cut,
    /// An earlier one did.
    Gone,
}

struct Sheet<'a, 'b> {
    frame: &'a Frame<'b>,
    svg: Svg,
    waterfall: &'a Waterfall,
    chosen: Option<u32>,
}

impl Sheet<'_, '_> {
    /// The heads of the columns and the lines between them; gives where the last one ends.
    fn columns(&mut self) -> f64 {
        let (palette, words) = (self.frame.palette, self.frame.words);
        let soft = Face::sans(12.0, palette.soft);
        self.svg.text(16.0, TOP - 13.0, words.token, soft);
        let is_log_prob = self.waterfall.stages.first().is_some_and(|stage| &*stage.name == "log-probs");
        let value = if is_log_prob { words.log_prob } else { words.logit };
        self.svg.text(TOKEN + SCORE - 4.0, TOP - 13.0, value, soft.end());
        let (stages, bottom) = (self.waterfall.stages.len(), middle(self.waterfall.ids.len()) + ROW / 2.0);
        let mut lines = Path::default();
        for at in 0..stages {
            let x = if at == 0 { TOKEN } else { column(at) };
            lines.line([x, 0.0], [x, bottom]);
            let name = self.name(at);
            let face = Face::mono(13.0, palette.ink).bold(true);
            self.svg.text(x + 10.0, 8.0, &name, face);
            if at > 0 && at + 1 == stages {
                let end = x + STAGE - 6.0;
                let pill = soft.width(words.last) + 14.0;
                self.svg.rect([end - pill, 0.5, pill, 17.0], 8.5, Paint::line(palette.strong, 1.0));
                self.svg.text(end - pill / 2.0, 9.0, words.last, soft.middle());
            }
            let stage = &self.waterfall.stages[at];
            let mut did = did(stage, self.frame, at == 0);
            did.push(filled(words.entropy, &[&number::fixed(stage.entropy, 2)]));
            for (line, words) in did.iter().enumerate() {
                self.svg.text(x + 10.0, 27.0 + 15.0 * line as f64, words, soft);
            }
            for (share, end) in [(0.0, "0"), (1.0, "1")] {
                let face = Face::mono(11.0, palette.soft).middle();
                self.svg.text(column(at) + 10.0 + share * TRACK, TOP - 13.0, end, face);
            }
        }
        self.svg.path(&lines, Paint::line(palette.rule, 1.0));
        column(stages)
    }

    fn lane(&mut self, lane: usize) {
        let palette = self.frame.palette;
        let (y, id) = (middle(lane), self.waterfall.ids[lane]);
        let is_chosen = self.chosen == Some(id);
        let is_out = self.waterfall.stages.last().is_some_and(|stage| stage.scores[lane] == FORBIDDEN);
        let label = shorten(&(self.frame.label)(id), 12);
        let face = Face::mono(13.0, if is_out { palette.soft } else { palette.ink }).bold(is_chosen).struck(is_out);
        self.svg.text(16.0, y, &label, face);
        if is_chosen {
            self.svg.shape(&[[2.0, y - 4.5], [10.0, y], [2.0, y + 4.5]], Paint::fill(palette.choice));
        }
        let score = number::fixed(self.waterfall.stages[0].scores[lane], 3);
        self.svg.text(TOKEN + SCORE - 4.0, y, &score, Face::mono(12.0, palette.soft).end());
        for at in 0..self.waterfall.stages.len() {
            self.cell(lane, at);
        }
    }

    fn cell(&mut self, lane: usize, at: usize) {
        let palette = self.frame.palette;
        let (x, y) = (column(at) + 10.0, middle(lane));
        let end = x - 10.0 + if at + 1 == self.waterfall.stages.len() { STAGE - 12.0 } else { STAGE };
        match self.state(lane, at) {
            State::Kept => {
                self.track(at, y);
                let stage = &self.waterfall.stages[at];
                let (prob, score) = (stage.probs[lane], stage.scores[lane]);
                let before = at.checked_sub(1).map(|before| self.waterfall.stages[before].scores[lane]);
                self.bar([x, y], prob, palette.prob);
                self.prob([x, y], prob, palette.ink);
                if let Some(before) = before.filter(|before| *before > FORBIDDEN && (before - score).abs() > 0.0) {
                    self.arrow([x + TRACK + 66.0, y], score > before);
                }
            }
            State::Cut => {
                self.cross([x + 4.0, y]);
                let (name, face) = (self.name(at), Face::mono(11.0, palette.soft));
                self.svg.text(x + 13.0, y, &name, face);
                self.line([x + 19.0 + face.width(&name), y], end, palette.strong, 1.5);
            }
            State::Gone => self.line([x - 10.0, y], end, palette.strong, 1.5),
        }
    }

    /// All tokens that are not shown.
    fn rest(&mut self) {
        let palette = self.frame.palette;
        let (y, stages) = (middle(self.waterfall.ids.len()), self.waterfall.stages.len());
        let others = self.waterfall.stages[0].rest.count;
        if others == 0 {
            return;
        }
        self.line([0.0, y - ROW / 2.0], column(stages), palette.rule, 1.0);
        let words = filled(self.frame.words.rest, &[&number::count(others)]);
        self.svg.text(16.0, y, &words, Face::sans(12.0, palette.soft));
        for at in 0..stages {
            let (x, prob) = (column(at) + 10.0, self.rest_prob(at));
            self.track(at, y);
            self.svg.hatched([x, y - 6.0, prob * TRACK, 12.0], palette.prob);
            self.prob([x, y], prob, palette.soft);
        }
    }

    fn legend(&mut self, y: f64) -> f64 {
        let words = self.frame.words;
        let face = Face::sans(12.0, self.frame.palette.soft);
        self.arrow([20.0, y], true);
        self.arrow([32.0, y], false);
        self.svg.text(42.0, y, words.legend_moved, face);
        let x = 42.0 + face.width(words.legend_moved) + 24.0;
        self.cross([x, y]);
        self.svg.text(x + 10.0, y, words.legend_removed, face);
        y + 8.0
    }

    fn drawn(&self, coin: f64) -> Option<Draw> {
        let last = self.waterfall.stages.len() - 1;
        let probs = &self.waterfall.stages[last].probs;
        Draw::new(coin, self.chosen, &self.waterfall.ids, probs, self.rest_prob(last))
    }

    fn says(&self, text: &str) -> String {
        let (ids, stages) = (&self.waterfall.ids, &self.waterfall.stages);
        let mut last = String::new();
        for (&id, &prob) in ids.iter().zip(&stages[stages.len() - 1].probs).filter(|(_, prob)| **prob > 0.0) {
            if !last.is_empty() {
                last.push_str(", ");
            }
            for part in [&(self.frame.label)(id), " ", &number::share(prob)] {
                last.push_str(part);
            }
        }
        let [tokens, processors] = [ids.len(), stages.len() - 1].map(number::count);
        filled(self.frame.words.waterfall_says, &[text, &tokens, &processors, &last])
    }

    fn name(&self, at: usize) -> String {
        let name: &str = &self.waterfall.stages[at].name;
        let name = if name == "log-probs" { "log p" } else { name };
        shorten(name, if at > 0 && at + 1 == self.waterfall.stages.len() { 14 } else { LONGEST_NAME })
    }

    /// A token may come back: a forced one is given a score whatever was done to it before.
    fn state(&self, lane: usize, at: usize) -> State {
        let is_there = |at: usize| self.waterfall.stages[at].scores[lane] > FORBIDDEN;
        match (is_there(at), at > 0 && !is_there(at - 1)) {
            (true, _) => State::Kept,
            (false, false) => State::Cut,
            (false, true) => State::Gone,
        }
    }

    /// The best that is left is always shown: where nothing shown is left to the end, nothing is.
    fn rest_prob(&self, at: usize) -> f64 {
        let prob = self.waterfall.stages[at].rest.prob;
        let is_empty = |stage: &Stage| stage.scores.iter().all(|score| *score == FORBIDDEN);
        if prob < DUST || self.waterfall.stages[at..].iter().all(is_empty) { 0.0 } else { prob }
    }

    fn line(&mut self, [x, y]: [f64; 2], end: f64, colour: Colour, width: f64) {
        let mut line = Path::default();
        line.line([x, y], [end.max(x), y]);
        self.svg.path(&line, Paint::line(colour, width));
    }

    /// The scale from 0 to 1 behind a bar.
    fn track(&mut self, at: usize, y: f64) {
        let (x, palette) = (column(at) + 10.0, self.frame.palette);
        self.line([x, y], x + TRACK, palette.rule, 1.0);
        let mut ticks = Path::default();
        for share in [0.0, 0.5, 1.0] {
            ticks.line([x + share * TRACK, y - 6.0], [x + share * TRACK, y + 6.0]);
        }
        self.svg.path(&ticks, Paint::line(palette.strong, 1.0));
    }

    fn bar(&mut self, [x, y]: [f64; 2], prob: f64, colour: Colour) {
        if prob > 0.0 {
            self.svg.rect([x, y - 6.0, (prob * TRACK).max(1.0), 12.0], 0.0, Paint::fill(colour));
        }
    }

    fn prob(&mut self, [x, y]: [f64; 2], prob: f64, colour: Colour) {
        self.svg.text(x + TRACK + 58.0, y, &number::share(prob), Face::mono(12.0, colour).end());
    }

    fn arrow(&mut self, [x, y]: [f64; 2], up: bool) {
        let tip = if up { -4.5 } else { 4.5 };
        let mut arrow = Path::default();
        arrow.line([x, y - tip], [x, y + tip]);
        arrow.line([x - 3.0, y + tip * 0.3], [x, y + tip]);
        arrow.to('L', &[x + 3.0, y + tip * 0.3]);
        self.svg.path(&arrow, Paint::line(self.frame.palette.soft, 1.2));
    }

    fn cross(&mut self, [x, y]: [f64; 2]) {
        let mut cross = Path::default();
        cross.line([x - 3.5, y - 3.5], [x + 3.5, y + 3.5]);
        cross.line([x - 3.5, y + 3.5], [x + 3.5, y - 3.5]);
        self.svg.path(&cross, Paint::line(self.frame.palette.soft, 1.5));
    }
}

/// Where a stage's cells begin.
fn column(at: usize) -> f64 {
    TOKEN + SCORE + at as f64 * STAGE
}

/// The middle line of a lane.
fn middle(lane: usize) -> f64 {
    TOP + (lane as f64 + 0.5) * ROW
}

/// What a stage did, a line each.
fn did(stage: &Stage, frame: &Frame, is_first: bool) -> Vec<String> {
    let mut did = Vec::new();
    if stage.removed > 0 {
        let values = [number::count(stage.removed), number::share(stage.removed_mass)];
        did.push(filled(frame.words.removed, &[&values[0], &values[1]]));
    }
    if stage.moved {
        did.push(frame.words.moved.to_owned());
    }
    if did.is_empty() && !is_first {
        did.push(frame.words.unchanged.to_owned());
    }
    did
}
