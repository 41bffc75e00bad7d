//! Sums, and questions whose answer stood some sentences before.

use super::{builder::Builder, probes::Ask};

const PEOPLE: [&str; 6] = ["tom", "anna", "max", "rosa", "leo", "nora"];
const THINGS: [&str; 6] = ["ball", "book", "apple", "lamp", "map", "key"];
const COLOURS: [&str; 4] = ["red", "blue", "green", "white"];

/// "2 + 3 = 5 ."
pub fn add_sums(builder: &mut Builder) {
    for a in 0..10 {
        for b in 0..10 {
            builder.rule("sum", 1.0, &format!("{a} + {b} = {} .", a + b));
        }
    }
}

/// "tom has a red ball . anna has a blue book . who has the book ? anna ."
pub fn add_questions(builder: &mut Builder) {
    for person in PEOPLE {
        for thing in THINGS {
            builder.rule("facts", 1.0, &format!("{person} has a {{paint}} {thing} . {{second {person} {thing}}}"));
            for other in PEOPLE.into_iter().filter(|other| *other != person) {
                for item in THINGS.into_iter().filter(|item| *item != thing) {
                    let asked = format!("asked {person} {thing} {other} {item}");
                    let second = format!("{other} has a {{paint}} {item} . {{{asked}}}");
                    builder.rule(&format!("second {person} {thing}"), 1.0, &second);
                    builder.rule(&asked, 1.0, &format!("who has the {thing} ? {person} ."));
                    builder.rule(&asked, 1.0, &format!("who has the {item} ? {other} ."));
                    builder.rule(&asked, 1.0, &format!("what does {person} have ? a {thing} ."));
                    builder.rule(&asked, 1.0, &format!("what does {other} have ? a {item} ."));
                }
            }
        }
    }
    for colour in COLOURS {
        builder.rule("paint", 1.0, colour);
    }
}

/// Every sum, and who has what.
pub fn probes(ask: &mut Ask) {
    let sums: Vec<String> = (0..19).map(|sum| sum.to_string()).collect();
    let sums: Vec<&str> = sums.iter().map(String::as_str).collect();
    for a in 0..10 {
        for b in 0..10 {
            ask("sum", &format!("{a} + {b} ="), &[sums[a + b]], &sums);
        }
    }
    for (place, person) in PEOPLE.into_iter().enumerate() {
        let other = PEOPLE[(place + 1) % PEOPLE.len()];
        for thing in THINGS {
            for item in THINGS.into_iter().filter(|item| *item != thing) {
                let facts = format!("{person} has a red {thing} . {other} has a blue {item} .");
                ask("question", &format!("{facts} who has the {thing} ?"), &[person], &PEOPLE);
                ask("question", &format!("{facts} what does {other} have ? a"), &[item], &THINGS);
            }
        }
    }
}
