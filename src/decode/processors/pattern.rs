//! A regular expression over token ids: `(5|7) 9* . 3+ 2?`, with `.` for any token.
//!
//! # Source
//! Thompson 1968, "Regular Expression Search Algorithm": the states are run side by side, so time grows with the text and
//! the expression and never faster.

/// An expression, ready to be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    nodes: Vec<Node>,
    start: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Node {
    /// A token, or any, and where it leads.
    Token(Option<u32>, usize),
    /// Two ways to go on.
    Split(usize, usize),
    /// The end.
    Complete,
}

/// Where a text stands in a pattern: at all these nodes at once. At none, when it has left it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    pattern: &'a Pattern,
    nodes: Vec<usize>,
}

/// The longest expression; its states are run at every token.
const LONGEST: usize = 10_000;

const SIDES: &str = "something on each side of | and inside ( )";

/// What the expression is built from: parts that wait for an operator.
enum Part {
    /// Matched from the first node on; what follows is to be put into the second, a placeholder.
    Piece(usize, usize),
    Open,
    Or,
}

impl Pattern {
    /// Reads an expression.
    ///
    /// # Errors
    /// The rule that it breaks, and where.
    pub fn parse(text: &str) -> Result<Self, String> {
        if text.len() > LONGEST {
            return Err(format!("at most {LONGEST} characters long"));
        }
        let mut builder = Builder { nodes: Vec::new(), parts: Vec::new() };
        let mut rest = text.trim_start();
        while let Some(first) = rest.chars().next() {
            let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let taken = digits.max(first.len_utf8());
            builder.take(&rest[..taken]).map_err(|rule| {
                let before = text[..text.len() - rest.len()].chars().count();
                format!("{rule} at character {}", before + 1)
            })?;
            rest = rest[taken..].trim_start();
        }
        let (start, end) = builder.close(false).map_err(|rule| format!("{rule} at the end"))?;
        builder.nodes[end] = Node::Complete;
        Ok(Self { nodes: builder.nodes, start })
    }

    /// The tokens that it names.
    pub fn ids(&self) -> Vec<u32> {
        let token = |node: &Node| if let Node::Token(id, _) = node { *id } else { None };
        self.nodes.iter().filter_map(token).collect()
    }

    /// Where a text stands.
    pub fn after(&self, ids: &[u32]) -> Place<'_> {
        let mut nodes = self.closure([self.start]);
        for &id in ids {
            let next = nodes.iter().filter_map(|&node| match self.nodes[node] {
                Node::Token(token, next) if token.is_none_or(|token| token == id) => Some(next),
                _ => None,
            });
            nodes = self.closure(next.collect::<Vec<_>>());
        }
        Place { pattern: self, nodes }
    }

    /// All nodes that are reached without a token.
    fn closure(&self, from: impl IntoIterator<Item = usize>) -> Vec<usize> {
        let mut reached = vec![false; self.nodes.len()];
        let mut left: Vec<usize> = from.into_iter().collect();
        while let Some(node) = left.pop() {
            if !std::mem::replace(&mut reached[node], true)
                && let Node::Split(a, b) = self.nodes[node]
            {
                left.extend([a, b]);
            }
        }
        (0..reached.len()).filter(|&node| reached[node]).collect()
    }

    /// Which nodes lead to the end through tokens of a vocabulary.
    fn completable(&self, vocab_size: usize) -> Vec<bool> {
        let mut sources = vec![Vec::new(); self.nodes.len()];
        let mut left = Vec::new();
        for (node, &kind) in self.nodes.iter().enumerate() {
            match kind {
                Node::Token(token, next) if token.map_or(0, |id| id as usize) < vocab_size => sources[next].push(node),
                Node::Token(..) => {}
                Node::Split(a, b) => {
                    sources[a].push(node);
                    sources[b].push(node);
                }
                Node::Complete => left.push(node),
            }
        }
        let mut completable = vec![false; self.nodes.len()];
        while let Some(node) = left.pop() {
            if !std::mem::replace(&mut completable[node], true) {
                left.append(&mut sources[node]);
            }
        }
        completable
    }
}

impl Place<'_> {
    /// The tokens that can follow, each once, in order: after every one of them the pattern can be completed with tokens of the
    /// vocabulary.
    pub fn allowed(&self, vocab_size: usize) -> Vec<u32> {
        let completable = self.pattern.completable(vocab_size);
        let mut is_allowed = vec![false; vocab_size];
        for &node in &self.nodes {
            match self.pattern.nodes[node] {
                Node::Token(None, next) if completable[next] => return (0..vocab_size as u32).collect(),
                Node::Token(Some(id), next) if completable[next] => {
                    if let Some(allowed) = is_allowed.get_mut(id as usize) {
                        *allowed = true;
                    }
                }
                _ => {}
            }
        }
        (0..vocab_size).filter(|&id| is_allowed[id]).map(|id| id as u32).collect()
    }

    /// Whether the text is a whole one.
    pub fn is_complete(&self) -> bool {
        self.nodes.iter().any(|&node| self.pattern.nodes[node] == Node::Complete)
    }
}

struct Builder {
    nodes: Vec<Node>,
    parts: Vec<Part>,
}

impl Builder {
    fn node(&mut self, node: Node) -> usize {
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    fn take(&mut self, item: &str) -> Result<(), String> {
        match item {
            "(" => self.parts.push(Part::Open),
            "|" if matches!(self.parts.last(), Some(Part::Piece(..))) => self.parts.push(Part::Or),
            "|" => return Err(SIDES.to_owned()),
            ")" => {
                let (start, end) = self.close(true)?;
                self.parts.push(Part::Piece(start, end));
            }
            "*" | "+" | "?" => {
                let Some(Part::Piece(start, end)) = self.parts.pop() else {
                    return Err(format!("something before {item}"));
                };
                let after = self.node(Node::Complete);
                let split = self.node(Node::Split(start, after));
                // Round again, or on.
                self.nodes[end] = if item == "?" { Node::Split(after, after) } else { Node::Split(split, split) };
                self.parts.push(Part::Piece(if item == "+" { start } else { split }, after));
            }
            token => {
                let id = match token {
                    "." => None,
                    id => Some(id.parse().map_err(|_| format!("made of token ids and ( ) | * + ? . but found {id}"))?),
                };
                let end = self.node(Node::Complete);
                let start = self.node(Node::Token(id, end));
                self.parts.push(Part::Piece(start, end));
            }
        }
        Ok(())
    }

    /// Joins all parts since the last open parenthesis, or all there are.
    fn close(&mut self, opened: bool) -> Result<(usize, usize), String> {
        let open = self.parts.iter().rposition(|part| matches!(part, Part::Open));
        if open.is_some() != opened {
            return Err("one parenthesis ) for each (".to_owned());
        }
        let parts = self.parts.split_off(open.map_or(0, |open| open + 1));
        if opened {
            self.parts.pop();
        }
        let mut ways: Vec<Option<(usize, usize)>> = vec![None];
        for part in parts {
            let last = ways.len() - 1;
            match (part, ways[last]) {
                (Part::Piece(start, end), None) => ways[last] = Some((start, end)),
                (Part::Piece(start, end), Some((first, before))) => {
                    self.nodes[before] = Node::Split(start, start);
                    ways[last] = Some((first, end));
                }
                (Part::Or | Part::Open, _) => ways.push(None),
            }
        }
        let Some(ways) = ways.into_iter().collect::<Option<Vec<_>>>() else {
            return Err(SIDES.to_owned());
        };
        let joined = ways.into_iter().reduce(|(a, a_end), (b, b_end)| {
            self.nodes[a_end] = Node::Split(b_end, b_end);
            (self.node(Node::Split(a, b)), b_end)
        });
        Ok(joined.expect("there is at least one way"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(pattern: &str, ids: &[u32]) -> (Vec<u32>, bool) {
        let pattern = Pattern::parse(pattern).unwrap();
        let place = pattern.after(ids);
        (place.allowed(12), place.is_complete())
    }

    #[test]
    fn what_can_follow_is_what_the_expression_says() {
        assert_eq!(allowed("(5|7) 9* 3+ 2?", &[]), (vec![5, 7], false));
        assert_eq!(allowed("(5|7) 9* 3+ 2?", &[7, 9, 9]), (vec![3, 9], false));
        assert_eq!(allowed("(5|7) 9* 3+ 2?", &[7, 3]), (vec![2, 3], true));
        assert_eq!(allowed("(5|7) 9* 3+ 2?", &[7, 3, 2]), (vec![], true));
        assert_eq!(allowed("(5|7) 9* 3+ 2?", &[6]), (vec![], false));
        assert_eq!(allowed(". 10", &[11]), (vec![10], false));
        assert_eq!(allowed(".*", &[1, 2]).0.len(), 12);
        assert_eq!(allowed("(1 (2|3))+ | 4", &[1, 3, 1]), (vec![2, 3], false));
        assert_eq!(allowed("5 6 | 5 7", &[]), (vec![5], false), "each once");
    }

    #[test]
    fn what_leads_only_beyond_the_vocabulary_is_not_allowed() {
        assert_eq!(allowed("5 99 | 6", &[]), (vec![6], false));
        assert_eq!(allowed("5 99? 7", &[5]), (vec![7], false));
        assert_eq!(allowed(". 99", &[]), (vec![], false));
        assert!(Pattern::parse(".*").unwrap().after(&[]).allowed(0).is_empty());
    }

    #[test]
    fn what_is_no_expression_is_refused_with_its_rule() {
        let rule = |text: &str| Pattern::parse(text).unwrap_err();
        assert!(rule("* 5").starts_with("something before *"));
        assert!(rule("(5").contains("parenthesis ) for each ( at the end"));
        assert!(rule("5)").contains("one parenthesis ) for each ( at character 2"), "{}", rule("5)"));
        assert!(rule("5 | ").contains("each side of | and inside ( ) at the end"));
        assert!(rule("5 || 6").contains("each side of | and inside ( ) at character 4"));
        assert!(rule("5 ()").contains("inside ( ) at character 4"));
        assert!(rule("5 cat").contains("found c at character 3"), "{}", rule("5 cat"));
        assert!(rule("5\u{3000}cat").contains("found c at character 3"), "a wide space is one character");
        assert!(rule("99999999999999").contains("token ids"));
        assert!(rule("").contains("something"));
        assert!(rule(&"(".repeat(20_000)).contains("10000"));
    }

    #[test]
    fn nested_repetition_takes_no_longer_than_its_length() {
        let pattern = Pattern::parse(&format!("{}1{}", "(".repeat(2000), ")*".repeat(2000))).unwrap();
        assert!(pattern.after(&[1; 50]).is_complete());
        assert!(!pattern.after(&[1, 2]).is_complete());
    }
}
