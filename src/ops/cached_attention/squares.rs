//! Rows of keys or values in the order in which their heads read them.

use std::array;

use crate::ops::{
    attention::Heads,
    lanes::{Lanes, WIDTH},
    row_store::RowStore,
};

/// Four channels of four rows, either row by row or, where squares are turned, channel by channel.
pub type Square = [[f32; WIDTH]; WIDTH];

/// All channels of four rows, head by head, then those of the next four. Channels of a head and rows that are not there are zeros.
#[derive(Clone, Debug, Default)]
pub struct Squares<const TURNED: bool> {
    /// How many hold four rows of a head.
    of_head: usize,
    /// How many hold four rows.
    width: usize,
    numbers: Vec<Square>,
}

impl<const TURNED: bool> Squares<TURNED> {
    /// Makes it hold these rows, filled up to a multiple of so many. As many of the first, a multiple of four, are as they were.
    pub fn gather(
        &mut self,
        same: usize,
        store: &RowStore,
        rows: &[usize],
        Heads { keys, channels, .. }: Heads,
        multiple: usize,
    ) {
        self.of_head = channels.div_ceil(WIDTH);
        self.width = keys * self.of_head;
        let squares = &mut self.numbers;
        squares.truncate(same / WIDTH * self.width);
        let count = rows.len().next_multiple_of(multiple).div_ceil(WIDTH) * self.width;
        squares.reserve(count - squares.len());
        // Heads that end with a square are as one.
        let channels = if channels.is_multiple_of(WIDTH) { keys * channels } else { channels };
        for rows in rows[same..].chunks(WIDTH) {
            let rows: [&[f32]; WIDTH] = array::from_fn(|place| store.row(*rows.get(place).unwrap_or(&rows[0])));
            for first in (0..rows[0].len()).step_by(channels) {
                let rows = rows.map(|row| row[first..first + channels].as_chunks::<WIDTH>());
                let [a, b, c, d] = rows.map(|(whole, _)| whole);
                // As registers: the compiler would copy number by number.
                let square = |rows: [&[f32; WIDTH]; WIDTH]| {
                    let rows = rows.map(Lanes::load);
                    if TURNED { Lanes::transposed(rows) } else { rows }.map(Lanes::array)
                };
                squares.extend(a.iter().zip(b).zip(c).zip(d).map(|(((a, b), c), d)| square([a, b, c, d])));
                let rests = rows.map(|(_, rest)| rest);
                if !rests[0].is_empty() {
                    let whole: Square =
                        rests.map(|rest| array::from_fn(|place| rest.get(place).copied().unwrap_or_default()));
                    squares.push(square(whole.each_ref()));
                }
            }
        }
        squares.resize(count, Square::default());
    }

    /// How many hold four rows of a head.
    pub fn of_head(&self) -> usize {
        self.of_head
    }

    /// Those of one head, of four rows after another, from a multiple of four on.
    pub fn head(&self, head: usize, first: usize) -> impl Iterator<Item = &[Square]> {
        let fours = self.numbers[first / WIDTH * self.width..].chunks_exact(self.width);
        fours.map(move |four| &four[head * self.of_head..][..self.of_head])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_holds_four_channels_of_a_head_and_four_rows() {
        let (keys, rows) = (2, [4, 0, 3, 3, 1]);
        for channels in [1, 4, 6, 8] {
            let width = keys * channels;
            let number = |row: usize, column: usize| (1 + row * width + column) as f32;
            let mut store = RowStore::new(width);
            for row in 0..5 {
                store.extend(&(0..width).map(|column| number(row, column)).collect::<Vec<_>>());
            }
            let heads = Heads { queries: keys, keys, channels, scale: 1.0 };
            let (mut squares, mut turned) = (Squares::<false>::default(), Squares::<true>::default());
            // At first, another row is the last; the fifth is read again.
            squares.gather(0, &store, &[4, 0, 3, 3, 2, 2], heads, 8);
            squares.gather(4, &store, &rows, heads, 8);
            turned.gather(0, &store, &rows, heads, 8);
            for head in 0..keys {
                assert_eq!(squares.head(head, 0).count(), 2);
                let last = squares.head(head, 4).next().unwrap();
                for (place, &row) in rows.iter().enumerate() {
                    let four = squares.head(head, place / 4 * 4).next().unwrap();
                    let four_turned = turned.head(head, place / 4 * 4).next().unwrap();
                    for column in 0..channels.next_multiple_of(4) {
                        let expected = if column < channels { number(row, head * channels + column) } else { 0.0 };
                        let square = four[column / 4];
                        assert_eq!(square[place % 4][column % 4], expected, "{channels}: {head} {row} {column}");
                        assert_eq!(four_turned[column / 4][column % 4][place % 4], expected);
                    }
                }
                assert_eq!(last.len(), squares.of_head());
            }
        }
    }
}
