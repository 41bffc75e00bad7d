//! "translate english to french : the red cat" -> "le chat rouge": a task that is named in words, with another word order.

use super::{builder::Builder, probes::Ask};

/// English, French with its gender, Chinese.
const NOUNS: [(&str, &str, bool, &str); 8] = [
    ("cat", "chat", false, "猫"),
    ("dog", "chien", false, "狗"),
    ("horse", "cheval", false, "马"),
    ("book", "livre", false, "书"),
    ("house", "maison", true, "房子"),
    ("table", "table", true, "桌子"),
    ("apple", "pomme", true, "苹果"),
    ("door", "porte", true, "门"),
];
/// English, French masculine and feminine, whether it stands before its noun, Chinese.
const ADJECTIVES: [(&str, &str, &str, bool, &str); 8] = [
    ("red", "rouge", "rouge", false, "红色 的"),
    ("black", "noir", "noire", false, "黑色 的"),
    ("white", "blanc", "blanche", false, "白色 的"),
    ("green", "vert", "verte", false, "绿色 的"),
    ("blue", "bleu", "bleue", false, "蓝色 的"),
    ("small", "petit", "petite", true, "小"),
    ("big", "grand", "grande", true, "大"),
    ("old", "vieux", "vieille", true, "老"),
];
const PHRASES: [(&str, &str, &str); 5] = [
    ("hello", "bonjour", "你好"),
    ("goodbye", "au revoir", "再见"),
    ("thanks", "merci", "谢谢"),
    ("yes", "oui", "是"),
    ("no", "non", "不"),
];

/// Whether a pair is kept out of the language, so that it can be asked for what was never seen. Each word is in other
/// pairs: one in eight is kept out.
fn is_held_out(adjective: usize, noun: usize) -> bool {
    (adjective + 3 * noun) % 8 == 5
}

/// Every adjective with every noun: whether it is held out, English, French, Chinese.
fn pairs() -> impl Iterator<Item = (bool, String, String, String)> {
    NOUNS.into_iter().enumerate().flat_map(|(n, (noun, nom, feminine, noun_zh))| {
        ADJECTIVES.into_iter().enumerate().map(
            move |(a, (adjective, masculine, feminine_form, before, adjective_zh))| {
                let (article, form) = if feminine { ("la", feminine_form) } else { ("le", masculine) };
                let french = if before { format!("{article} {form} {nom}") } else { format!("{article} {nom} {form}") };
                (is_held_out(a, n), format!("the {adjective} {noun}"), french, format!("{adjective_zh} {noun_zh}"))
            },
        )
    })
}

pub fn add(builder: &mut Builder) {
    builder.rule("translation", 1.0, "translate english to french : {french}");
    builder.rule("translation", 1.0, "translate english to chinese : {chinese}");
    for (english, french, chinese) in PHRASES {
        builder.rule("french", 1.0, &format!("{english} {french}"));
        builder.rule("chinese", 1.0, &format!("{english} {chinese}"));
    }
    for (noun, nom, feminine, chinese) in NOUNS {
        let article = if feminine { "la" } else { "le" };
        builder.rule("french", 0.5, &format!("{noun} {nom}")).rule("chinese", 0.5, &format!("{noun} {chinese}"));
        builder.rule("french", 0.5, &format!("the {noun} {article} {nom}"));
        builder.rule("chinese", 0.5, &format!("the {noun} {chinese}"));
    }
    for (_, english, french, chinese) in pairs().filter(|(held_out, ..)| !held_out) {
        builder.rule("french", 0.25, &format!("{english} {french}"));
        builder.rule("chinese", 0.25, &format!("{english} {chinese}"));
    }
}

/// Every adjective with every noun, in both languages, each word of the answer after those before it.
pub fn probes(ask: &mut Ask) {
    let words: Vec<String> = pairs().flat_map(|(_, _, french, chinese)| [french, chinese]).collect();
    let mut all: Vec<&str> = words.iter().flat_map(|words| words.split(' ')).collect();
    all.sort_unstable();
    all.dedup();
    for (held_out, english, french, chinese) in pairs() {
        let phenomenon = if held_out { "translation, unseen pair" } else { "translation, seen pair" };
        for (language, answer) in [("french", french), ("chinese", chinese)] {
            let mut prompt = format!("translate english to {language} : {english}");
            for word in answer.split(' ') {
                ask(phenomenon, &prompt, &[word], &all);
                prompt = format!("{prompt} {word}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pairs_of_the_examples_are_in_the_language_and_each_word_is_in_most_of_its_pairs() {
        assert!(pairs().any(|(out, english, french, _)| !out && english == "the red cat" && french == "le chat rouge"));
        assert!(pairs().any(|(_, english, french, _)| english == "the old house" && french == "la vieille maison"));
        for n in 0..NOUNS.len() {
            assert_eq!((0..ADJECTIVES.len()).filter(|&a| is_held_out(a, n)).count(), 1);
        }
        for a in 0..ADJECTIVES.len() {
            assert_eq!((0..NOUNS.len()).filter(|&n| is_held_out(a, n)).count(), 1);
        }
    }
}
