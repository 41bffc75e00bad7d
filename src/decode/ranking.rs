//! The best of what rows offer, one row after another, kept in order.

/// A token after a branch, with the score of its text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pick {
    pub branch: usize,
    pub id: usize,
    pub total: f64,
}

/// The best picks, the best first; of equals, the one that was offered first.
pub(super) struct Ranking {
    most: usize,
    picks: Vec<Pick>,
}

/// Numbers that are looked at together.
const BLOCK: usize = 16;

impl Ranking {
    /// An empty one, for so many picks.
    pub fn new(most: usize) -> Self {
        Self { most, picks: Vec::with_capacity(most) }
    }

    /// Offers the tokens of a branch by their numbers, with a total of each that does not fall as the number rises. What is
    /// forbidden is not taken.
    ///
    /// Where a number was refused, none of the same row that is not above it can be better: nearly all blocks hold no other,
    /// and are left with one look.
    #[inline(never)]
    pub fn offer<T: Copy + PartialOrd>(&mut self, branch: usize, numbers: &[T], total: &dyn Fn(T) -> f64) {
        let mut refused: Option<T> = None;
        let mut start = 0;
        for block in numbers.chunks(BLOCK) {
            if refused.is_none_or(|refused| !block.iter().fold(true, |all, number| all & number.le(&refused))) {
                for (id, &number) in (start..).zip(block) {
                    if refused.is_some_and(|refused| number.le(&refused)) {
                        continue;
                    }
                    let pick = Pick { branch, id, total: total(number) };
                    // Of zeros, one is above the other, though they count as equal here.
                    if !self.take(pick) && pick.total != 0.0 {
                        refused = Some(number);
                    }
                }
            }
            start += BLOCK;
        }
    }

    /// The picks.
    pub fn picks(self) -> Vec<Pick> {
        self.picks
    }

    /// Whether a pick is one of the best so far.
    fn take(&mut self, pick: Pick) -> bool {
        let is_above = |other: &Pick| other.total.total_cmp(&pick.total).is_ge();
        if pick.total == f64::NEG_INFINITY || self.most == 0 {
            return false;
        }
        if self.picks.len() < self.most {
            self.picks.push(pick);
        } else if is_above(&self.picks[self.most - 1]) {
            return false;
        }
        // One by one: in wasm, to move memory is a call out of it.
        let mut place = self.picks.len() - 1;
        while place > 0 && !is_above(&self.picks[place - 1]) {
            self.picks[place] = self.picks[place - 1];
            place -= 1;
        }
        self.picks[place] = pick;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The best of all, by a sort that leaves equals as they stand.
    fn sorted(rows: &[Vec<f64>], total: impl Fn(usize, f64) -> f64, most: usize) -> Vec<Pick> {
        let mut all = Vec::new();
        for (branch, row) in rows.iter().enumerate() {
            all.extend(row.iter().enumerate().map(|(id, &number)| Pick { branch, id, total: total(branch, number) }));
        }
        all.retain(|pick| pick.total > f64::NEG_INFINITY);
        all.sort_by(|a, b| b.total.total_cmp(&a.total));
        all.truncate(most);
        all
    }

    fn ranked(rows: &[Vec<f64>], total: impl Fn(usize, f64) -> f64, most: usize) -> Vec<Pick> {
        let mut ranking = Ranking::new(most);
        for (branch, row) in rows.iter().enumerate() {
            ranking.offer(branch, row, &|number| total(branch, number));
        }
        ranking.picks()
    }

    fn row(seed: i32) -> Vec<f64> {
        let numbers = (0..150).map(|at| f64::from((at + seed) * 7919 % 53) - 26.0);
        numbers.chain([0.0, -0.0, f64::NEG_INFINITY, -0.0, 0.0]).collect()
    }

    #[test]
    fn the_best_of_several_rows_are_the_first_of_all_in_order() {
        let rows = [row(1), row(40), row(7)];
        for above in [[0.0; 3], [-1.0, 4.0, 0.5], [-3.0, -2.0, 30.0]] {
            let total = |branch: usize, number: f64| above[branch] + number;
            for most in [0, 1, 2, 20, 200, 999] {
                assert_eq!(ranked(&rows, total, most), sorted(&rows, total, most), "{above:?}, {most}");
            }
        }
    }

    #[test]
    fn numbers_whose_totals_are_equal_count_as_equals() {
        let rows = [row(3), row(5)];
        let total = |_: usize, number: f64| (number / 7.0).floor();
        for most in [1, 5, 60] {
            assert_eq!(ranked(&rows, total, most), sorted(&rows, total, most));
        }
    }

    #[test]
    fn zero_is_above_its_negative() {
        let rows = [vec![-0.0, -0.0, -0.0, 0.0]];
        assert_eq!(ranked(&rows, |_, number| number, 1)[0].id, 3);
    }

    #[test]
    fn what_is_forbidden_is_not_taken() {
        let rows = [vec![f64::NEG_INFINITY; 40], vec![f64::NEG_INFINITY, 1.0]];
        assert_eq!(ranked(&rows, |_, number| number, 9), [Pick { branch: 1, id: 1, total: 1.0 }]);
    }
}
