//! `MiniTales`: tiny stories whose last sentence must remember the hero, the thing and the mood. For live training.

use super::{builder::Builder, grammar::Grammar};

/// Heroes and their pronouns.
const HEROES: [(&str, &str); 8] = [
    ("fox", "he"),
    ("bear", "he"),
    ("king", "he"),
    ("boy", "he"),
    ("cat", "she"),
    ("hen", "she"),
    ("queen", "she"),
    ("girl", "she"),
];
const PLACES: [&str; 5] = ["garden", "wood", "castle", "village", "cave"];
const THINGS: [&str; 6] = ["key", "ball", "ring", "book", "lamp", "hat"];
const COLOURS: [&str; 4] = ["red", "blue", "green", "golden"];
/// What the hero does with the thing, and how it ends.
const DEEDS: [(&str, &str); 4] =
    [("sang a song", "happy"), ("lost it", "sad"), ("ran all night", "tired"), ("heard a noise", "afraid")];

/// The language, made anew.
pub fn minitales() -> Grammar {
    let mut builder = Builder::default();
    for (hero, pronoun) in HEROES {
        builder.rule("story", 1.0, &format!("once a {hero} lived in the {{place}} . {{find {hero}}}"));
        for thing in THINGS {
            let found = format!("one day {pronoun} found a {{colour}} {thing} .");
            let (deed, middle) = (format!("{{deed {hero} {thing}}}"), format!("{{middle {hero} {thing}}}"));
            // Three quarters of the stories do without a middle.
            builder.rule(&format!("find {hero}"), 3.0, &format!("{found} {deed}"));
            builder.rule(&format!("find {hero}"), 1.0, &format!("{found} {middle}"));
            let sentence = format!("{{sentence {pronoun}}} .");
            builder.rule(&format!("middle {hero} {thing}"), 2.0, &format!("{sentence} {deed}"));
            builder.rule(&format!("middle {hero} {thing}"), 1.0, &format!("{sentence} {middle}"));
            for (deed, mood) in DEEDS {
                let end = format!("then {pronoun} {deed} . so the {hero} with the {thing} was {mood} .");
                builder.rule(&format!("deed {hero} {thing}"), 1.0, &end);
            }
        }
    }
    for pronoun in ["he", "she"] {
        for sentence in ["looked at it", "took it home", "said \" {speech} \""] {
            builder.rule(&format!("sentence {pronoun}"), 1.0, &format!("{pronoun} {sentence}"));
        }
    }
    builder.rule("speech", 3.0, "what a day").rule("speech", 3.0, "it is mine");
    // A quote within a quote within a quote: the marks must be closed as often as they were opened.
    builder.rule("speech", 1.0, "a bird told me \" {speech} \"");
    for place in PLACES {
        builder.rule("place", 1.0, place);
    }
    for colour in COLOURS {
        builder.rule("colour", 1.0, colour);
    }
    builder.build("story")
}

#[cfg(test)]
mod tests {
    use super::{super::END, *};
    use crate::rng::Rng;

    #[test]
    fn the_end_must_remember_what_the_story_said() {
        let language = minitales();
        let story = "once a fox lived in the garden . one day he found a red key . then he sang a song .";
        let check = |end: &str| {
            let mut ids = language.ids(&format!("{story} {end}"));
            ids.push(END);
            language.log_prob(&ids).map_err(|impossible| impossible.position)
        };
        let right = check("so the fox with the key was happy .").unwrap();
        // 8 heroes, 5 places, 6 things, no middle in 3 of 4, 4 colours, 4 deeds.
        assert!((right - (0.75f64 / 8.0 / 5.0 / 6.0 / 4.0 / 4.0).ln()).abs() < 1e-9, "{right}");
        assert_eq!(check("so the bear with the key was happy ."), Err(24));
        assert_eq!(check("so the fox with the ring was happy ."), Err(27));
        assert_eq!(check("so the fox with the key was sad ."), Err(29));
    }

    #[test]
    fn samples_have_the_entropy_and_the_length_that_are_computed() {
        let language = minitales();
        let mut rng = Rng::new(1);
        let n = 4000;
        let (mut entropy, mut squares, mut length) = (0.0, 0.0, 0.0);
        for _ in 0..n {
            let text = language.sample(&mut rng);
            let cost = -language.log_prob(&text).unwrap();
            entropy += cost / f64::from(n);
            squares += cost * cost / f64::from(n);
            length += text.len() as f64 / f64::from(n);
        }
        let error = ((squares - entropy * entropy) / f64::from(n)).sqrt();
        assert!((entropy - language.entropy()).abs() < 4.0 * error, "{entropy} {}", language.entropy());
        // The length's standard deviation is below 8: four standard errors.
        assert!((length - language.mean_length()).abs() < 0.5, "{length} {}", language.mean_length());
    }

    #[test]
    fn it_is_small() {
        let language = minitales();
        assert!((50..80).contains(&language.vocab_size()), "{}", language.vocab_size());
        assert!((30.0..35.0).contains(&language.mean_length()), "{}", language.mean_length());
    }
}
