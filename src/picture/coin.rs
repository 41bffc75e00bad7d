//! The final probabilities end to end, and where the coin fell among them.

use super::{
    Frame,
    face::Face,
    number,
    palette::mix,
    shorten,
    svg::{Paint, Path, Svg},
    words::filled,
};
use crate::decode::row;

/// How wide it is drawn.
pub const WIDTH: f64 = 150.0;

/// Where a coin fell among the final probabilities.
pub struct Draw {
    coin: f64,
    /// The tokens, the lowest id first, and where each begins and ends; at last all that are not shown.
    segments: Vec<(Option<u32>, f64, f64)>,
    /// The place of the segment that it fell into.
    hit: usize,
}

impl Draw {
    /// The draw goes through all tokens, the lowest id first; those that are not shown are put together at the end. Where
    /// they hold something they shift the others, so the segment is that of the token that was chosen.
    pub fn new(coin: f64, chosen: Option<u32>, ids: &[u32], probs: &[f64], rest: f64) -> Option<Self> {
        let mut lanes: Vec<usize> = (0..ids.len()).collect();
        row::rank(&mut lanes, ids.len(), &|a, b| ids[a].cmp(&ids[b]));
        let mut segments = Vec::new();
        let mut end = 0.0;
        for lane in lanes.into_iter().map(Some).chain([None]) {
            let prob = lane.map_or(rest, |lane| probs[lane]);
            if prob > 0.0 {
                segments.push((lane.map(|lane| ids[lane]), end, end + prob));
                end += prob;
            }
        }
        let is_whole = segments.last()?.0.is_some();
        let of_chosen = segments.iter().position(|(id, ..)| id.is_some() && *id == chosen);
        let of_coin = segments.iter().position(|&(.., end)| coin < end);
        let hit = if is_whole || chosen.is_none() { of_coin } else { of_chosen };
        Some(Self { coin, hit: hit.unwrap_or(segments.len() - 1), segments })
    }

    /// Draws it from `[x, top]` down to `bottom`, with its words from the top of the picture.
    pub fn draw(&self, svg: &mut Svg, frame: &Frame, [x, top]: [f64; 2], bottom: f64) {
        let (palette, words) = (frame.palette, frame.words);
        let soft = Face::sans(12.0, palette.soft);
        svg.text(x, 8.0, words.draw, Face::sans(13.0, palette.ink).bold(true));
        svg.text(x, 27.0, &filled(words.coin, &[&number::share(self.coin)]), soft);
        let (left, width, height) = (x + 16.0, WIDTH - 42.0, bottom - top);
        for (place, &(id, start, end)) in self.segments.iter().enumerate() {
            let area = [left, top + start * height, width, (end - start) * height];
            let is_hit = place == self.hit;
            let name = id.map_or_else(|| words.others.to_owned(), |id| (frame.label)(id));
            if id.is_some() {
                let ground = Paint::fill(mix(palette.prob, palette.paper, 0.16));
                svg.rect(area, 0.0, ground.bounded(palette.prob, 1.0));
            } else {
                svg.hatched(area, palette.prob);
            }
            // A name that does not fit its stretch is left out: the lanes have it.
            if area[3] >= 14.0 {
                let (middle, said) = (area[1] + area[3] / 2.0, shorten(&name, if is_hit { 8 } else { 12 }));
                let face = if id.is_some() { Face::mono(12.0, palette.ink).bold(is_hit) } else { soft };
                if id.is_none() {
                    let ground = [left + 4.0, middle - 8.0, soft.width(&said) + 6.0, 16.0];
                    svg.rect(ground, 0.0, Paint::fill(palette.paper));
                }
                svg.text(left + 7.0, middle, &said, face);
            }
            if is_hit {
                svg.shape(&[[x, 37.5], [x + 8.0, 42.0], [x, 46.5]], Paint::fill(palette.choice));
                svg.text(x + 14.0, 42.0, &shorten(&name, 14), Face::mono(13.0, palette.ink).bold(true));
            }
        }
        let (_, start, end) = self.segments[self.hit];
        let area = [left + 0.5, top + start * height + 0.5, width - 1.0, ((end - start) * height - 1.0).max(1.0)];
        svg.rect(area, 0.0, Paint::line(palette.choice, 2.0));
        for (share, said) in [(0.0, "0"), (1.0, "1")] {
            svg.text(left - 6.0, top + share * height, said, Face::mono(11.0, palette.soft).end());
        }
        // Kept inside the segment: what is not shown lies elsewhere in the draw.
        let y = top + self.coin.clamp(start, end) * height;
        let mut mark = Path::default();
        mark.line([left + 0.7 * width, y], [left + width + 14.0, y]);
        svg.path(&mark, Paint::line(palette.choice, 2.0));
        let ring = [left + width + 14.0, y - 5.0, 10.0, 10.0];
        svg.rect(ring, 5.0, Paint::fill(palette.paper).bounded(palette.choice, 2.0));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hit(coin: f64, chosen: Option<u32>, rest: f64) -> Option<u32> {
        let draw = Draw::new(coin, chosen, &[7, 3, 5], &[0.5, 0.25, 0.0], rest).unwrap();
        draw.segments[draw.hit].0
    }

    #[test]
    fn the_lowest_id_comes_first_and_what_has_nothing_is_left_out() {
        let draw = Draw::new(0.3, None, &[7, 3, 5], &[0.75, 0.25, 0.0], 0.0).unwrap();
        assert_eq!(draw.segments, [(Some(3), 0.0, 0.25), (Some(7), 0.25, 1.0)]);
        assert_eq!(draw.hit, 1);
    }

    #[test]
    fn with_others_the_chosen_token_is_where_the_coin_fell() {
        assert_eq!(hit(0.1, Some(7), 0.25), Some(7));
        assert_eq!(hit(0.1, Some(9), 0.25), None, "a token that is not shown is among the others");
        assert_eq!(hit(0.1, None, 0.25), Some(3));
    }

    #[test]
    fn nothing_left_is_no_draw() {
        assert!(Draw::new(0.1, None, &[1], &[0.0], 0.0).is_none());
    }
}
