//! The chain rule in numbers: each written token with its probability, and the running sum of the logarithms.

use super::{
    Frame,
    face::Face,
    number,
    palette::mix,
    shorten,
    svg::{Heading, Paint, Path, Svg},
    words::filled,
};
use crate::decode::tree::Node;

const ROW: f64 = 28.0;
const TOP: f64 = 64.0;
/// Where the columns stand: the position, the token, the bar, and the ends of p, log p and their sum.
const TOKEN: f64 = 34.0;
const BAR: f64 = 178.0;
const TRACK: f64 = 110.0;
const PROB: f64 = 356.0;
const LOG_PROB: f64 = 438.0;
const SUM: f64 = 540.0;
const LONGEST_NAME: usize = 14;

pub fn draw(frame: &Frame, written: &[(usize, Node)], vocab_size: usize) -> String {
    let (palette, words) = (frame.palette, frame.words);
    // 1 stands for a guess among all tokens, as on the page.
    let guess = libm::log(vocab_size as f64);
    let mut svg = Svg::default();
    let small = Face::sans(12.0, palette.soft);
    svg.formula(0.0, 8.0, &["P(x) = ∏", "t", " P(x", "t", " | x", "<t", ")"], Face::sans(16.0, palette.ink).italic());
    svg.formula(PROB, TOP - 14.0, &["P(x", "t", " | x", "<t", ")"], small.italic().end());
    for (head, x) in [("t", 20.0), ("log p", LOG_PROB), (words.sum, SUM)] {
        svg.text(x, TOP - 14.0, head, small.end());
    }
    svg.text(TOKEN, TOP - 14.0, words.token, small);
    let mut rules = Path::default();
    rules.line([0.0, TOP], [SUM, TOP]);
    let mut y = TOP + ROW / 2.0;
    for (at, (_, node)) in written.iter().enumerate() {
        let surprise = if guess > 0.0 { (-node.log_prob / guess).clamp(0.0, 1.0) } else { 0.0 };
        let position = number::count(frame.scene.prompt_length + at);
        entry(&mut svg, frame, node, (&position, surprise), y);
        y += ROW;
    }
    if written.is_empty() {
        svg.text(TOKEN, y, words.nothing_written, small);
        y += ROW;
    }
    rules.line([0.0, y - ROW / 2.0], [SUM, y - ROW / 2.0]);
    svg.path(&rules, Paint::line(palette.strong, 1.0));
    let total = written.last().map_or(0.0, |(_, node)| node.total_log_prob);
    let perplexity = libm::exp(-total / written.len() as f64);
    let facts = [
        ("P(x)", number::product(total)),
        ("log P(x)", number::fixed(total, 3)),
        (words.perplexity, number::fixed(perplexity, 3)),
    ];
    for (name, value) in &facts {
        svg.text(LOG_PROB - 62.0, y, name, small.end());
        svg.text(SUM, y, value, Face::mono(14.0, palette.ink).bold(true).end());
        y += 24.0;
    }
    let heading = Heading {
        title: words.ledger,
        beside: frame.settings(),
        below: frame.prompt(),
        description: filled(
            words.ledger_says,
            &[
                &number::count(written.len()),
                &frame.prompt(),
                &frame.text(),
                &number::fixed(total, 3),
                &number::fixed(perplexity, 3),
            ],
        ),
    };
    svg.finish([SUM, y - 12.0], &heading, palette)
}

/// A written token: its chip is as full as the token was surprising, its bar as long as it was probable.
fn entry(svg: &mut Svg, frame: &Frame, node: &Node, (position, surprise): (&str, f64), y: f64) {
    let palette = frame.palette;
    let digits = Face::mono(13.0, palette.ink);
    svg.text(20.0, y, position, Face::mono(11.0, palette.soft).end());
    let label = shorten(&(frame.label)(node.id), LONGEST_NAME);
    let chip = [TOKEN, y - 10.5, digits.width(&label) + 14.0, 21.0];
    let ground = Paint::fill(mix(palette.surprisal, palette.raised, surprise * 0.85 + 0.06));
    let line = if node.mark.by_hand { (palette.choice, 2.0) } else { (palette.rule, 1.0) };
    svg.rect(chip, 5.0, ground.bounded(line.0, line.1));
    svg.text(TOKEN + 7.0, y, &label, digits);
    if node.mark.by_hand {
        svg.diamond([27.0, y], palette.choice);
    }

    let prob = libm::exp(node.log_prob);
    let mut track = Path::default();
    track.line([BAR, y], [BAR + TRACK, y]);
    svg.path(&track, Paint::line(palette.rule, 1.0));
    let mut ticks = Path::default();
    for share in [0.0, 0.5, 1.0] {
        ticks.line([BAR + share * TRACK, y - 6.0], [BAR + share * TRACK, y + 6.0]);
    }
    svg.path(&ticks, Paint::line(palette.strong, 1.0));
    svg.rect([BAR, y - 6.0, (prob * TRACK).max(1.0), 12.0], 0.0, Paint::fill(palette.prob));
    svg.text(PROB, y, &number::share(prob), digits.end());
    svg.text(LOG_PROB, y, &number::fixed(node.log_prob, 3), digits.end());
    svg.text(SUM, y, &number::fixed(node.total_log_prob, 3), digits.end());
}
