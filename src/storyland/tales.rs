//! "once upon a time there was a dragon …": a name, a place and a thing that the story must not forget.

use super::{builder::Builder, probes::Ask};

const HEROES: [&str; 10] =
    ["dragon", "queen", "king", "wizard", "princess", "knight", "giant", "witch", "farmer", "robot"];
/// Names with the pronouns that go with them.
const NAMES: [(&str, &str, &str); 10] = [
    ("mira", "she", "her"),
    ("lily", "she", "her"),
    ("rosa", "she", "her"),
    ("anna", "she", "her"),
    ("nora", "she", "her"),
    ("tom", "he", "his"),
    ("max", "he", "his"),
    ("leo", "he", "his"),
    ("ben", "he", "his"),
    ("finn", "he", "his"),
];
const HOMES: [&str; 6] = ["castle", "forest", "village", "cave", "tower", "valley"];
const THINGS: [&str; 8] = ["key", "ring", "book", "lamp", "crown", "sword", "map", "harp"];
const COLOURS: [&str; 4] = ["golden", "silver", "green", "blue"];
const FRIENDS: [&str; 5] = ["owl", "wolf", "bear", "frog", "crow"];
/// What happens to the thing, and how the hero feels then.
const TURNS: [(&str, &str); 4] = [
    ("{name} lost the {thing} in the snow", "sad"),
    ("a thief took the {thing}", "angry"),
    ("the {thing} began to shine", "happy"),
    ("the {thing} began to speak", "afraid"),
];

pub fn add(builder: &mut Builder) {
    for hero in HEROES {
        for home in HOMES {
            let begin =
                format!("once upon a time there was a {hero} who lived in the {home} . {{naming {hero} {home}}}");
            builder.rule("tale", 1.0, &begin);
            for (name, _, _) in NAMES {
                let naming = format!("the {hero} was called {name} . {{find {name} {home}}}");
                builder.rule(&format!("naming {hero} {home}"), 1.0, &naming);
            }
        }
    }
    for (name, pronoun, own) in NAMES {
        for place in ["the river", "the bridge", "an old tree"] {
            builder.rule(&format!("put {pronoun}"), 1.0, &format!("{pronoun} took it to {place} ."));
        }
        builder.rule(&format!("put {pronoun}"), 1.0, &format!("{pronoun} put it in {own} bag ."));
        for home in HOMES {
            for thing in THINGS {
                let all = format!("{name} {home} {thing}");
                let find = format!("one day {name} found a {{colour}} {thing} . {{go on {all}}}");
                builder.rule(&format!("find {name} {home}"), 1.0, &find);
                builder.rule(&format!("go on {all}"), 2.0, &format!("{{put {pronoun}}} {{turn {all}}}"));
                builder.rule(&format!("go on {all}"), 1.0, &format!("{{turn {all}}}"));
                for (turn, mood) in TURNS {
                    let turn = turn.replace("{name}", name).replace("{thing}", thing);
                    let felt = format!("then {turn} , and {pronoun} was {mood} . {{end {all}}}");
                    builder.rule(&format!("turn {all}"), 1.0, &felt);
                }
                let helped = format!("the {{friend}} helped {name} . {{home {all}}}");
                builder.rule(&format!("end {all}"), 1.0, &helped);
                builder.rule(&format!("end {all}"), 1.0, &format!("{{home {all}}}"));
                let back = format!("at last {name} went back to the {home} with the {thing} .");
                builder.rule(&format!("home {all}"), 1.0, &back);
            }
        }
    }
    for colour in COLOURS {
        builder.rule("colour", 1.0, colour);
    }
    for friend in FRIENDS {
        builder.rule("friend", 1.0, friend);
    }
}

/// What the middle and the end of a tale must remember, for every name, home and thing.
pub fn probes(ask: &mut Ask) {
    let names = NAMES.map(|(name, ..)| name);
    for (name, pronoun, own) in NAMES {
        for home in HOMES {
            for thing in THINGS {
                let begun = format!(
                    "once upon a time there was a wizard who lived in the {home} . the wizard was called {name} . \
                     one day {name} found a golden {thing} ."
                );
                let turned = format!("{begun} {pronoun} put it in {own} bag . then a thief took the {thing} , and");
                let ending = format!("{turned} {pronoun} was angry . the owl helped {name} . at last");
                ask("pronoun", &turned, &[pronoun], &["he", "she"]);
                ask("hero's name", &ending, &[name], &names);
                ask("place", &format!("{ending} {name} went back to the"), &[home], &HOMES);
                ask("thing", &format!("{ending} {name} went back to the {home} with the"), &[thing], &THINGS);
            }
        }
    }
}
