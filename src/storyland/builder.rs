//! Rules as one writes them, made into a grammar in which the next word selects the rule.

use std::collections::{BTreeMap, HashMap};

use super::{
    FIRST_WORD,
    grammar::{Grammar, Rule, Symbol},
};

/// Rules with weights. A body is words with spaces between; `{name}` stands for any text of that name's rules.
#[derive(Default)]
pub struct Builder {
    words: Vec<String>,
    ids: HashMap<String, u32>,
    names: HashMap<String, usize>,
    rules: Vec<Vec<(f64, Vec<Item>)>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Item {
    Word(u32),
    Name(usize),
}

/// Ways to go on, with probabilities.
type Ways = Vec<(f64, Vec<Item>)>;

impl Builder {
    /// Adds a way to write `name`. The weights of a name are scaled to sum to 1.
    pub fn rule(&mut self, name: &str, weight: f64, body: &str) -> &mut Self {
        let name = self.name(name);
        let mut items = Vec::new();
        let mut rest = body.trim();
        while !rest.is_empty() {
            let end = if rest.starts_with('{') { rest.find('}').map(|end| end + 1) } else { rest.find(' ') };
            let (item, after) = rest.split_at(end.unwrap_or(rest.len()));
            items.push(match item.strip_prefix('{').and_then(|item| item.strip_suffix('}')) {
                Some(name) => Item::Name(self.name(name)),
                None => Item::Word(self.word(item)),
            });
            rest = after.trim_start();
        }
        self.rules[name].push((weight, items));
        self
    }

    /// The language of a name. Rules that begin alike are read together until they part.
    ///
    /// # Panics
    /// When a name has no rules, or a rule no words: the languages are part of this crate, and tested.
    pub fn build(&self, start: &str) -> Grammar {
        let mut compiler = Compiler { builder: self, symbols: Vec::new(), known: HashMap::new() };
        let start = compiler.symbol(vec![(1.0, vec![Item::Name(self.names[start])])]);
        Grammar::new(self.words.clone(), compiler.symbols, start)
    }

    fn word(&mut self, word: &str) -> u32 {
        let next = FIRST_WORD + self.words.len() as u32;
        *self.ids.entry(word.to_owned()).or_insert_with(|| {
            self.words.push(word.to_owned());
            next
        })
    }

    fn name(&mut self, name: &str) -> usize {
        *self.names.entry(name.to_owned()).or_insert_with(|| {
            self.rules.push(Vec::new());
            self.rules.len() - 1
        })
    }
}

struct Compiler<'a> {
    builder: &'a Builder,
    symbols: Vec<Vec<Rule>>,
    /// Symbols by what they stand for.
    known: HashMap<Vec<(u64, Vec<Item>)>, Symbol>,
}

impl Compiler<'_> {
    /// The symbol for these ways to go on.
    fn symbol(&mut self, ways: Ways) -> Symbol {
        // Probabilities that differ by rounding alone are the same: else a loop would never come back to its beginning.
        let rounded = |prob: f64| (prob * 1e12).round().to_bits();
        let key: Vec<(u64, Vec<Item>)> = ways.iter().map(|(prob, body)| (rounded(*prob), body.clone())).collect();
        if let Some(&symbol) = self.known.get(&key) {
            return symbol;
        }
        let symbol = self.symbols.len();
        self.symbols.push(Vec::new());
        self.known.insert(key, symbol);
        let mut by_word: BTreeMap<u32, BTreeMap<Vec<Item>, f64>> = BTreeMap::new();
        for (prob, id, rest) in ways.into_iter().flat_map(|(prob, body)| self.first_words(prob, body)) {
            *by_word.entry(id).or_default().entry(rest).or_insert(0.0) += prob;
        }
        let rules = by_word.into_iter().map(|(id, rests)| {
            let prob: f64 = rests.values().sum();
            let rests = rests.into_iter().map(|(rest, part)| (part / prob, rest)).collect();
            let then = self.after(rests);
            Rule { id, prob, then }
        });
        let rules: Vec<Rule> = rules.collect();
        self.symbols[symbol] = rules;
        symbol
    }

    /// The symbols for ways to go on after a word. What they have in common, before and behind, is read by symbols of its
    /// own, shared by all that wait for it; one symbol reads what differs.
    fn after(&mut self, mut ways: Ways) -> Vec<Symbol> {
        let part = |ways: &Ways, item: fn(&[Item]) -> Option<&Item>| {
            let first = item(&ways[0].1).copied();
            // Something must be left to tell the ways apart.
            let apart = ways.len() > 1;
            let common = ways.iter().all(|(_, way)| item(way).copied() == first && !(apart && way.len() == 1));
            first.filter(|_| common)
        };
        let mut items = Vec::new();
        while let Some(item) = part(&ways, <[Item]>::first) {
            for (_, way) in &mut ways {
                way.remove(0);
            }
            items.push(item);
        }
        let mut last = Vec::new();
        while let Some(item) = part(&ways, <[Item]>::last) {
            for (_, way) in &mut ways {
                way.pop();
            }
            last.push(item);
        }
        let alone = |compiler: &mut Self, item| compiler.symbol(vec![(1.0, vec![item])]);
        let mut symbols: Vec<Symbol> = items.into_iter().map(|item| alone(self, item)).collect();
        if ways.len() > 1 {
            symbols.push(self.symbol(ways));
        }
        symbols.extend(last.into_iter().rev().map(|item| alone(self, item)));
        symbols
    }

    /// A way to go on, by its first word: names that stand first are replaced by their rules.
    fn first_words(&self, prob: f64, body: Vec<Item>) -> Vec<(f64, u32, Vec<Item>)> {
        match body.split_first().expect("where one rule ends and another goes on, both must say what follows") {
            (Item::Word(id), rest) => vec![(prob, *id, rest.to_vec())],
            (Item::Name(name), rest) => {
                let rules = &self.builder.rules[*name];
                let total: f64 = rules.iter().map(|(weight, _)| weight).sum();
                assert!(total > 0.0, "a name without rules");
                let expanded = rules.iter().flat_map(|(weight, items)| {
                    self.first_words(prob * weight / total, [items.as_slice(), rest].concat())
                });
                expanded.collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_that_begin_alike_are_read_together_until_they_part() {
        let mut builder = Builder::default();
        builder.rule("s", 1.0, "the {animal} sat").rule("s", 1.0, "the {animal} ran .");
        builder.rule("animal", 3.0, "cat").rule("animal", 1.0, "dog");
        let language = builder.build("s");
        let next = |text: &str| language.next_probs(&language.ids(text)).unwrap();
        let id = |word: &str| language.ids(word)[0] as usize;
        assert_eq!(next("the")[id("cat")], 0.75);
        assert_eq!((next("the dog")[id("sat")], next("the dog")[id("ran")]), (0.5, 0.5));
        assert_eq!(next("the cat ran")[id(".")], 1.0);
    }

    #[test]
    fn two_ways_to_the_same_text_add_up() {
        let mut builder = Builder::default();
        builder.rule("s", 1.0, "a b").rule("s", 1.0, "{x} b").rule("s", 2.0, "c").rule("x", 1.0, "a");
        let language = builder.build("s");
        let log_prob = language.log_prob(&[language.ids("a b"), vec![super::super::END]].concat()).unwrap();
        assert!((log_prob - 0.5f64.ln()).abs() < 1e-12);
    }
}
