//! Questions with one right answer: what a text of Storyland must remember, word by word.

use super::{Grammar, answers, scenes, tales, translations};

/// A beginning, the words that can come next, and those that could if something else stood before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Probe {
    /// What is asked for.
    pub phenomenon: String,
    /// The beginning.
    pub prompt: Vec<u32>,
    /// The right words.
    pub right: Vec<u32>,
    /// The wrong ones.
    pub wrong: Vec<u32>,
}

/// Agreement of subject and verb across 0, 3 and 6 words; names, pronouns, places and things of tales; sums; translations
/// of pairs that are in the language, and of those that are not.
pub fn probes(language: &Grammar) -> Vec<Probe> {
    let mut probes = Vec::new();
    let mut ask = |phenomenon: &str, prompt: &str, right: &[&str], all: &[&str]| {
        let wrong = all.iter().filter(|word| !right.contains(word));
        probes.push(Probe {
            phenomenon: phenomenon.to_owned(),
            prompt: language.ids(prompt),
            right: right.iter().flat_map(|word| language.ids(word)).collect(),
            wrong: wrong.flat_map(|word| language.ids(word)).collect(),
        });
    };
    scenes::probes(&mut ask);
    tales::probes(&mut ask);
    answers::probes(&mut ask);
    translations::probes(&mut ask);
    probes
}

/// Takes what is asked for, the beginning, the right words, and all words of their kind.
pub(super) type Ask<'a> = dyn FnMut(&str, &str, &[&str], &[&str]) + 'a;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storyland::storyland;

    #[test]
    fn right_words_are_possible_and_wrong_ones_are_not_except_for_what_is_held_out() {
        let language = storyland();
        let probes = probes(&language);
        assert!(probes.len() > 500);
        for Probe { phenomenon, prompt, right, wrong } in &probes {
            let Some(probs) = language.next_probs(prompt) else {
                assert_eq!(phenomenon, "translation, unseen pair");
                continue;
            };
            let text = language.text(prompt);
            assert!(right.iter().all(|&id| probs[id as usize] > 0.0), "{phenomenon}: {text}");
            assert!(wrong.iter().all(|&id| probs[id as usize] == 0.0), "{phenomenon}: {text}");
            assert!(!right.is_empty() && !wrong.is_empty(), "{phenomenon}: {text}");
        }
    }
}
