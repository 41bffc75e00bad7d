//! Tasks with one right answer, for the labs that need errors which are errors beyond doubt.

use crate::rng::Rng;

/// What is to be learnt. A text is a question, the id [`EQUALS`], the answer, and [`END`](super::END).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// The answer is the question.
    Copy,
    /// The answer is the question from its end.
    Reverse,
    /// The question is bits; the answer is the parity of the bits so far, at each place.
    Parity,
    /// The question is two numbers of as many digits; the answer is their sum, its lowest digit first.
    Addition,
    /// The question is words, one of them repeated at its end; the answer is the word that followed it.
    Induction,
}

/// Stands between question and answer.
pub const EQUALS: u32 = super::FIRST_WORD;
/// The first symbol; digits and bits are counted from here.
pub const FIRST_SYMBOL: u32 = EQUALS + 1;

/// A text, and where its answer begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Question, [`EQUALS`], answer, [`END`](super::END).
    pub ids: Vec<u32>,
    /// The index of the answer's first token.
    pub answer: usize,
}

impl Task {
    /// How many ids there are when a question is drawn from `symbols` symbols (10 digits and 2 bits are given).
    pub fn vocab_size(self, symbols: u32) -> u32 {
        FIRST_SYMBOL + self.symbols(symbols)
    }

    /// An example with questions of `size` symbols. Copies, reversals and inductions draw distinct symbols as long as
    /// there are enough.
    pub fn example(self, size: usize, symbols: u32, rng: &mut Rng) -> Example {
        let count = self.symbols(symbols).max(1);
        let (question, answer): (Vec<u32>, Vec<u32>) = match self {
            Self::Copy => {
                let question = distinct(size, count, rng);
                (question.clone(), question)
            }
            Self::Reverse => {
                let question = distinct(size, count, rng);
                (question.clone(), question.into_iter().rev().collect())
            }
            Self::Parity => {
                let bits: Vec<u32> = (0..size).map(|_| rng.below(count)).collect();
                let parity = bits.iter().scan(0, |parity, bit| {
                    *parity ^= bit;
                    Some(*parity)
                });
                (bits.clone(), parity.collect())
            }
            Self::Addition => {
                let [a, b]: [Vec<u32>; 2] = std::array::from_fn(|_| (0..size).map(|_| rng.below(count)).collect());
                let mut carry = 0;
                let mut sum: Vec<u32> = (0..size)
                    .rev()
                    .map(|place| {
                        let digit = a[place] + b[place] + carry;
                        carry = digit / 10;
                        digit % 10
                    })
                    .collect();
                sum.push(carry);
                ([a, b].concat(), sum)
            }
            Self::Induction => {
                let mut question = distinct(size.max(2), count, rng);
                let place = rng.below(question.len() as u32 - 1) as usize;
                let answer = question[place + 1];
                question.push(question[place]);
                (question, vec![answer])
            }
        };
        let symbol = |index: u32| FIRST_SYMBOL + index;
        let mut ids: Vec<u32> = question.into_iter().map(symbol).collect();
        ids.push(EQUALS);
        let start = ids.len();
        ids.extend(answer.into_iter().map(symbol));
        ids.push(super::END);
        Example { ids, answer: start }
    }

    fn symbols(self, symbols: u32) -> u32 {
        match self {
            Self::Parity => 2,
            Self::Addition => 10,
            _ => symbols,
        }
    }
}

/// So many of the symbols in any order, each as rarely as can be.
fn distinct(size: usize, count: u32, rng: &mut Rng) -> Vec<u32> {
    let mut drawn: Vec<u32> = Vec::with_capacity(size);
    let mut left: Vec<u32> = Vec::new();
    while drawn.len() < size {
        if left.is_empty() {
            left = (0..count).collect();
        }
        let index = rng.below(left.len() as u32) as usize;
        drawn.push(left.swap_remove(index));
    }
    drawn
}

#[cfg(test)]
mod tests {
    use super::{super::END, *};

    /// Question and answer of an example, counted from 0.
    fn parts(task: Task, size: usize, seed: u64) -> (Vec<u32>, Vec<u32>) {
        let Example { ids, answer } = task.example(size, 12, &mut Rng::new(seed));
        assert_eq!((ids[answer - 1], ids[ids.len() - 1]), (EQUALS, END));
        assert!(ids.iter().all(|&id| id < task.vocab_size(12)));
        let symbols = |ids: &[u32]| ids.iter().map(|id| id - FIRST_SYMBOL).collect();
        (symbols(&ids[..answer - 1]), symbols(&ids[answer..ids.len() - 1]))
    }

    #[test]
    fn every_answer_is_right() {
        for seed in 0..50 {
            let (question, answer) = parts(Task::Copy, 10, seed);
            assert_eq!(question, answer);
            assert_eq!(question.iter().collect::<std::collections::BTreeSet<_>>().len(), 10);

            let (question, answer) = parts(Task::Reverse, 5, seed);
            assert!(question.iter().eq(answer.iter().rev()));

            let (bits, parity) = parts(Task::Parity, 6, seed);
            assert!((0..6).all(|place| parity[place] == bits[..=place].iter().sum::<u32>() % 2));

            let (numbers, sum) = parts(Task::Addition, 3, seed);
            let value = |digits: &[u32]| digits.iter().fold(0, |value, digit| 10 * value + digit);
            let from_lowest = |digits: &[u32]| digits.iter().rev().fold(0, |value, digit| 10 * value + digit);
            assert_eq!(value(&numbers[..3]) + value(&numbers[3..]), from_lowest(&sum));

            let (words, follower) = parts(Task::Induction, 7, seed);
            let place = words.iter().position(|word| *word == words[7]).unwrap();
            assert_eq!(follower, [words[place + 1]]);
        }
    }

    #[test]
    fn no_size_and_no_symbols_panic() {
        for task in [Task::Copy, Task::Reverse, Task::Parity, Task::Addition, Task::Induction] {
            for size in [0, 1, 40] {
                let example = task.example(size, 0, &mut Rng::new(1));
                assert!(example.answer < example.ids.len());
            }
        }
    }
}
