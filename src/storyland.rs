//! Known languages: text whose true probability can be computed exactly, so that quality is measured and never guessed.
//!
//! Token ids: 0 stands for every word that a language does not have, 1 ends a text, 2 hides a word from a masked model,
//! the words follow from 3 on, as in [`checkpoint::word_level`](crate::checkpoint::word_level).

mod answers;
mod builder;
pub mod grammar;
pub mod markov;
mod minitales;
mod probes;
mod scenes;
mod tales;
pub mod tasks;
mod translations;

pub use grammar::{Grammar, Impossible, Position};
pub use markov::Markov;
pub use minitales::minitales;
pub use probes::{Probe, probes};

use crate::{Error, Result};

/// The id of what a language does not have.
pub const UNKNOWN: u32 = 0;
/// The id that ends a text.
pub const END: u32 = 1;
/// The id that hides a word from a masked model. No language has it.
pub const MASK: u32 = 2;
/// The id of a language's first word.
pub const FIRST_WORD: u32 = 3;

/// The language of the shipped models: scenes, tales, translations, questions, dialogues and sums.
///
/// ```
/// let language = lookback::storyland::storyland();
/// let probs = language.next_probs(&language.ids("translate english to french : hello")).unwrap();
/// assert_eq!(probs[language.ids("bonjour")[0] as usize], 1.0);
/// ```
pub fn storyland() -> Grammar {
    let mut builder = builder::Builder::default();
    let kinds = [("scene", 6.0), ("tale", 6.0), ("translation", 4.0), ("fact", 1.5), ("dialogue", 1.5), ("sum", 2.0)];
    for (kind, weight) in kinds {
        builder.rule("text", weight, &format!("{{{kind}}}"));
    }
    scenes::add(&mut builder);
    tales::add(&mut builder);
    translations::add(&mut builder);
    answers::add_questions(&mut builder);
    answers::add_dialogues(&mut builder);
    answers::add_sums(&mut builder);
    builder.build("text")
}

/// A language by its name: `storyland` or `minitales`.
///
/// # Errors
/// - [`Error::UnknownLanguage`]
pub fn named(name: &str) -> Result<Grammar> {
    match name {
        "storyland" => Ok(storyland()),
        "minitales" => Ok(minitales()),
        other => Err(Error::UnknownLanguage { name: other.to_owned() }),
    }
}

/// A word that could stand at a place, and how probable it is there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Next {
    /// The token.
    pub id: u32,
    /// In (0, 1]; at each place these sum to 1.
    pub prob: f64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::Rng;

    fn log_prob(language: &Grammar, text: &str) -> Result<f64, usize> {
        let mut ids = language.ids(text);
        ids.push(END);
        language.log_prob(&ids).map_err(|impossible| impossible.position)
    }

    #[test]
    fn the_texts_of_the_seed_are_in_it() {
        let language = storyland();
        for text in [
            "the cat sat on the mat .",
            "the cats near the dog sit on the mat .",
            "translate english to french : hello bonjour",
            "translate english to french : the red cat le chat rouge",
            "translate english to chinese : cat 猫",
            "2 + 3 = 5 .",
            "tom has a red ball . what colour is the ball ? red . who has the ball ? tom .",
            "hello , i am tom . hello tom , i am anna . do you have a ball ? no , i have a blue book . \
             goodbye anna . goodbye tom .",
        ] {
            assert!(log_prob(&language, text).is_ok(), "{text}: {:?}", log_prob(&language, text));
        }
        let tale = "once upon a time there was a dragon who lived in the cave . the dragon was called mira . \
                    one day mira found a golden key . she put it in her bag . then the key began to shine , and she was happy . \
                    the owl helped mira . at last mira went back to the cave with the key .";
        assert!(log_prob(&language, tale).is_ok(), "{:?}", log_prob(&language, tale));
    }

    #[test]
    fn what_disagrees_is_impossible_at_its_first_word() {
        let language = storyland();
        assert_eq!(log_prob(&language, "the cats near the dog sits on the mat ."), Err(5));
        assert_eq!(log_prob(&language, "the cat eat the fish ."), Err(2));
        assert_eq!(log_prob(&language, "translate english to french : the red cat le rouge chat"), Err(9));
        assert_eq!(log_prob(&language, "2 + 3 = 6 ."), Err(4));
    }

    #[test]
    fn held_out_pairs_are_not_in_it() {
        let language = storyland();
        let unseen = probes(&language).into_iter().filter(|probe| probe.phenomenon == "translation, unseen pair");
        for Probe { prompt, .. } in unseen {
            assert_eq!(language.next_probs(&prompt), None, "{}", language.text(&prompt));
            assert!(!prompt.contains(&UNKNOWN), "{}", language.text(&prompt));
        }
    }

    #[test]
    fn it_has_a_few_hundred_words_and_samples_cost_its_entropy() {
        let language = storyland();
        assert!((150..300).contains(&language.vocab_size()), "{}", language.vocab_size());
        let mut rng = Rng::new(1);
        let n = 5000;
        let costs: Vec<f64> = (0..n).map(|_| -language.log_prob(&language.sample(&mut rng)).unwrap()).collect();
        let mean = costs.iter().sum::<f64>() / f64::from(n);
        let variance = costs.iter().map(|cost| (cost - mean).powi(2)).sum::<f64>() / f64::from(n);
        let difference = mean - language.entropy();
        assert!(difference.abs() < 4.0 * (variance / f64::from(n)).sqrt(), "{mean} {}", language.entropy());
    }
}
