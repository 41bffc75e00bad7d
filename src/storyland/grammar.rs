//! A probabilistic grammar in which the next word selects the rule: any prefix has one stack, and the true distribution
//! of the next word is that of the symbol on top.

use std::collections::HashMap;

use super::{END, FIRST_WORD, Next, UNKNOWN};
use crate::rng::{Rng, draw};

/// Share of probability that the recovering variant gives to all impossible words together.
const EPSILON: f64 = 0.01;

/// A simple grammar (s-grammar) with probabilities.
///
/// # Source
/// Korenjak and Hopcroft 1966, "Simple deterministic languages"; the probabilities are those of a stochastic
/// context-free grammar, and multiply along the rules.
///
/// ```
/// let language = lookback::storyland::minitales();
/// let text = language.sample(&mut lookback::rng::Rng::new(7));
/// assert!(language.log_prob(&text).is_ok_and(|log_prob| log_prob < 0.0));
/// ```
#[derive(Clone, Debug)]
pub struct Grammar {
    words: Vec<String>,
    ids: HashMap<String, u32>,
    /// For each symbol, its rules by word.
    symbols: Vec<Vec<Rule>>,
    start: Symbol,
}

/// An index into the symbols.
pub(super) type Symbol = usize;

/// A word, and what must follow before what already waits.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rule {
    pub id: u32,
    pub prob: f64,
    /// In the order in which they are read.
    pub then: Vec<Symbol>,
}

/// Where a text stands: what is still to come, the next last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    stack: Vec<Symbol>,
    ended: bool,
}

/// The first word of a text that the language could not have written.
#[derive(Clone, Debug, PartialEq)]
pub struct Impossible {
    /// Its place in the text, from 0; the length of the text when it stops too early.
    pub position: usize,
    /// The word; `None` when the text stops there without having ended.
    pub id: Option<u32>,
    /// What could have stood there.
    pub possible: Vec<Next>,
}

impl Grammar {
    pub(super) fn new(words: Vec<String>, symbols: Vec<Vec<Rule>>, start: Symbol) -> Self {
        let ids = words.iter().cloned().zip(FIRST_WORD..).collect();
        Self { words, ids, symbols, start }
    }

    /// The words, in the order of their ids.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// How many ids there are, with those that are no words.
    pub fn vocab_size(&self) -> usize {
        self.words.len() + FIRST_WORD as usize
    }

    /// The ids of words with white space between; 0 for a word that the language does not have.
    pub fn ids(&self, text: &str) -> Vec<u32> {
        text.split_whitespace().map(|word| self.ids.get(word).copied().unwrap_or(UNKNOWN)).collect()
    }

    /// Words with spaces between, without the end.
    pub fn text(&self, ids: &[u32]) -> String {
        let word = |&id: &u32| self.words.get((id as usize).checked_sub(FIRST_WORD as usize)?).map(String::as_str);
        ids.iter().filter_map(word).collect::<Vec<_>>().join(" ")
    }

    /// Where every text begins.
    pub fn begin(&self) -> Position {
        Position { stack: vec![self.start], ended: false }
    }

    /// What can come next, by id: exact, without looking at more than the symbol on top.
    pub fn next(&self, position: &Position) -> Vec<Next> {
        match position.stack.last() {
            Some(&symbol) => self.symbols[symbol].iter().map(|rule| Next { id: rule.id, prob: rule.prob }).collect(),
            None => vec![Next { id: END, prob: 1.0 }],
        }
    }

    /// What can come next after a prefix; `None` after an impossible one.
    pub fn next_after(&self, prefix: &[u32]) -> Option<Vec<Next>> {
        let mut position = self.begin();
        for &id in prefix {
            self.advance(&mut position, id)?;
        }
        Some(if position.ended { Vec::new() } else { self.next(&position) })
    }

    /// The whole next-token distribution after a prefix (V); `None` after an impossible one.
    pub fn next_probs(&self, prefix: &[u32]) -> Option<Vec<f64>> {
        let mut probs = vec![0.0; self.vocab_size()];
        for next in self.next_after(prefix)? {
            probs[next.id as usize] = next.prob;
        }
        Some(probs)
    }

    /// Reads a word: its log probability in nats. An impossible one gives `None` and leaves the position.
    pub fn advance(&self, position: &mut Position, id: u32) -> Option<f64> {
        let Some(&symbol) = position.stack.last() else {
            let ends = id == END && !position.ended;
            position.ended |= ends;
            return ends.then_some(0.0);
        };
        let rules = &self.symbols[symbol];
        let rule = &rules[rules.binary_search_by_key(&id, |rule| rule.id).ok()?];
        position.stack.pop();
        position.stack.extend(rule.then.iter().rev());
        Some(rule.prob.ln())
    }

    /// The log probability of a text that ends with [`END`], in nats.
    ///
    /// # Errors
    /// The first impossible word, and what could have stood there.
    pub fn log_prob(&self, text: &[u32]) -> Result<f64, Impossible> {
        let mut position = self.begin();
        let mut sum = 0.0;
        for (at, &id) in text.iter().enumerate() {
            match self.advance(&mut position, id) {
                Some(log_prob) => sum += log_prob,
                None => return Err(self.impossible(&position, at, Some(id))),
            }
        }
        if position.ended { Ok(sum) } else { Err(self.impossible(&position, text.len(), None)) }
    }

    fn impossible(&self, position: &Position, at: usize, id: Option<u32>) -> Impossible {
        let possible = if position.ended { Vec::new() } else { self.next(position) };
        Impossible { position: at, id, possible }
    }

    /// Reads a word as the recovering variant does, which gives every word some probability: 0.01 is shared by all
    /// impossible words, and after one of them reading goes on as if the most probable word had stood there, so that one
    /// wrong word does not make the rest wrong. Gives the log probability, and whether the word was possible.
    pub fn recover(&self, position: &mut Position, id: u32) -> (f64, bool) {
        let possible = if position.ended { Vec::new() } else { self.next(position) };
        let impossible = self.vocab_size() - possible.len();
        // Where every word is possible, nothing is taken from them.
        let kept = if impossible == 0 { 1.0 } else { 1.0 - EPSILON };
        if let Some(log_prob) = self.advance(position, id) {
            return (log_prob + kept.ln(), true);
        }
        let best = possible.iter().max_by(|a, b| a.prob.total_cmp(&b.prob).then(b.id.cmp(&a.id)));
        if id == END {
            position.ended = true;
            position.stack.clear();
        } else if let Some(best) = best {
            self.advance(position, best.id);
        }
        ((EPSILON / impossible as f64).ln(), false)
    }

    /// A text, ended by [`END`].
    pub fn sample(&self, rng: &mut Rng) -> Vec<u32> {
        let mut position = self.begin();
        let mut text = Vec::new();
        while !position.ended {
            let next = self.next(&position);
            let chosen = draw(next.iter().map(|next| next.prob), rng.uniform()).expect("a text can always go on");
            let chosen = next[chosen].id;
            self.advance(&mut position, chosen);
            text.push(chosen);
        }
        text
    }

    /// The entropy of the next word here, in nats.
    pub fn entropy_of_next(&self, position: &Position) -> f64 {
        self.next(position).iter().map(|next| -next.prob * next.prob.ln()).sum()
    }

    /// The entropy of a whole text, in nats.
    pub fn entropy(&self) -> f64 {
        self.expected(|rule| -rule.prob.ln())
    }

    /// How many tokens a text has on average, its end included.
    pub fn mean_length(&self) -> f64 {
        1.0 + self.expected(|_| 1.0)
    }

    /// The expected sum of `cost` over all rules of a text: for each symbol the cost of its rule and the sums of what
    /// follows, until nothing changes. Converges because texts end with probability 1.
    fn expected(&self, cost: impl Fn(&Rule) -> f64) -> f64 {
        let mut sums = vec![0.0; self.symbols.len()];
        loop {
            let mut change = 0.0_f64;
            for symbol in (0..sums.len()).rev() {
                let of_rule = |rule: &Rule| rule.prob * (cost(rule) + rule.then.iter().map(|&s| sums[s]).sum::<f64>());
                let sum: f64 = self.symbols[symbol].iter().map(of_rule).sum();
                change = change.max((sum - sums[symbol]).abs());
                sums[symbol] = sum;
            }
            if change < 1e-12 {
                return sums[self.start];
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::builder::Builder, *};

    /// S -> a S b (0.25) | c T (0.75);  T -> d (0.5) | e (0.5)
    fn nested() -> Grammar {
        let mut builder = Builder::default();
        builder.rule("s", 1.0, "a {s} b").rule("s", 3.0, "c {t}").rule("t", 1.0, "d").rule("t", 1.0, "e");
        builder.build("s")
    }

    fn with_end(language: &Grammar, text: &str) -> Vec<u32> {
        let mut ids = language.ids(text);
        ids.push(END);
        ids
    }

    #[test]
    fn a_texts_probability_is_the_product_of_its_rules() {
        let language = nested();
        let log_prob = language.log_prob(&with_end(&language, "a c d b")).unwrap();
        assert!((log_prob - (0.25f64 * 0.75 * 0.5).ln()).abs() < 1e-12);
    }

    #[test]
    fn the_next_word_depends_on_what_still_waits() {
        let language = nested();
        let after = |text: &str| language.next_probs(&language.ids(text)).unwrap();
        let id = |word: &str| language.ids(word)[0] as usize;
        assert_eq!(after("a c d")[id("b")], 1.0);
        assert_eq!(after("c d")[END as usize], 1.0);
        assert_eq!((after("")[id("a")], after("")[id("c")]), (0.25, 0.75));
        assert_eq!(language.next_probs(&language.ids("b")), None);
    }

    #[test]
    fn the_first_impossible_word_is_named_with_what_could_have_stood_there() {
        let language = nested();
        let [b, d, e] = ["b", "d", "e"].map(|word| language.ids(word)[0]);
        let wrong = language.log_prob(&with_end(&language, "c b")).unwrap_err();
        let half = |id| Next { id, prob: 0.5 };
        assert_eq!(wrong, Impossible { position: 1, id: Some(b), possible: vec![half(d), half(e)] });
        let short = language.log_prob(&language.ids("c d")).unwrap_err();
        assert_eq!(short, Impossible { position: 2, id: None, possible: vec![Next { id: END, prob: 1.0 }] });
        let mut long = with_end(&language, "c d");
        long.push(END);
        assert_eq!(language.log_prob(&long).unwrap_err().position, 3);
        assert_eq!(language.log_prob(&[UNKNOWN]).unwrap_err().position, 0);
    }

    #[test]
    fn entropy_and_length_are_those_of_the_recursion_by_hand() {
        let language = nested();
        // Length: s = 0.25 (2 + s) + 0.75 * 2, so s = 8/3; and the end.
        assert!((language.mean_length() - (8.0 / 3.0 + 1.0)).abs() < 1e-9);
        let choice = -0.25 * 0.25f64.ln() - 0.75 * 0.75f64.ln();
        assert!((language.entropy() - (choice + 0.75 * 2f64.ln()) / 0.75).abs() < 1e-9);
    }

    #[test]
    fn recovering_goes_on_as_if_the_most_probable_word_had_stood_there() {
        let language = nested();
        let mut position = language.begin();
        let (log_prob, possible) = language.recover(&mut position, language.ids("b")[0]);
        // 8 ids, 2 of them possible.
        assert!(!possible && (log_prob - (0.01f64 / 6.0).ln()).abs() < 1e-12);
        // "c" was assumed.
        let (log_prob, possible) = language.recover(&mut position, language.ids("d")[0]);
        assert!(possible && (log_prob - (0.99f64 * 0.5).ln()).abs() < 1e-12);
        let all: f64 = (0..8).map(|id| language.recover(&mut language.begin(), id).0.exp()).sum();
        assert!((all - 1.0).abs() < 1e-12);
        // What stands after the end, and an end that comes too early.
        assert!(language.recover(&mut position, END).1);
        assert!(!language.recover(&mut position, END).1);
        let mut early = language.begin();
        assert!(!language.recover(&mut early, END).1 && early.ended);
    }
}
