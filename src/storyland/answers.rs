//! Sums, questions about what stood before, and two people who talk.

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

/// "tom has a red ball . what colour is the ball ? red . who has the ball ? tom ."
pub fn add_questions(builder: &mut Builder) {
    for person in PEOPLE {
        for colour in COLOURS {
            for thing in THINGS {
                let question = format!("question {person} {colour} {thing}");
                let fact = format!("{person} has a {colour} {thing} . {{{question}}} {{{question}}}");
                builder.rule("fact", 1.0, &fact);
                builder.rule(&question, 1.0, &format!("who has the {thing} ? {person} ."));
                builder.rule(&question, 1.0, &format!("what does {person} have ? a {colour} {thing} ."));
                builder.rule(&question, 1.0, &format!("what colour is the {thing} ? {colour} ."));
            }
        }
    }
}

/// "hello , i am tom . hello tom , i am anna . do you have a ball ? no , i have a blue book . goodbye anna . goodbye tom ."
pub fn add_dialogues(builder: &mut Builder) {
    for first in PEOPLE {
        builder.rule("dialogue", 1.0, &format!("hello , i am {first} . hello {first} , i am {{meet {first}}}"));
        for second in PEOPLE.into_iter().filter(|second| *second != first) {
            let bye = format!("goodbye {second} . goodbye {first} .");
            builder.rule(&format!("meet {first}"), 1.0, &format!("{second} . {{talk}} {bye}"));
        }
    }
    for thing in THINGS {
        builder.rule("talk", 1.0, &format!("do you have a {thing} ? {{reply {thing}}}"));
        builder.rule("own", 1.0, &format!("i have a {{paint}} {thing} ."));
        builder.rule(&format!("reply {thing}"), 1.0, &format!("yes , i have a {{paint}} {thing} ."));
        builder.rule(&format!("reply {thing}"), 1.0, &format!("no , i have a {{paint}} {{other {thing}}}"));
        for other in THINGS.into_iter().filter(|other| *other != thing) {
            builder.rule(&format!("other {thing}"), 1.0, &format!("{other} ."));
        }
    }
    builder.rule("talk", 6.0, "what do you have ? {own} and you ? {own}");
    for colour in COLOURS {
        builder.rule("paint", 1.0, colour);
    }
}

/// Every sum, every question about every fact, and every pair of people that part.
pub fn probes(ask: &mut Ask) {
    let sums: Vec<String> = (0..19).map(|sum| sum.to_string()).collect();
    let sums: Vec<&str> = sums.iter().map(String::as_str).collect();
    for a in 0..10 {
        for b in 0..10 {
            ask("sum", &format!("{a} + {b} ="), &[sums[a + b]], &sums);
        }
    }
    for person in PEOPLE {
        for colour in COLOURS {
            for thing in THINGS {
                let fact = format!("{person} has a {colour} {thing} .");
                ask("question", &format!("{fact} who has the {thing} ?"), &[person], &PEOPLE);
                ask("question", &format!("{fact} what colour is the {thing} ?"), &[colour], &COLOURS);
                ask("question", &format!("{fact} what does {person} have ? a {colour}"), &[thing], &THINGS);
            }
        }
        for other in PEOPLE.into_iter().filter(|other| *other != person) {
            let met = format!("hello , i am {person} . hello {person} , i am {other} .");
            let talked = format!("{met} do you have a ball ? no , i have a red book . goodbye");
            ask("dialogue", &talked, &[other], &PEOPLE);
            ask("dialogue", &format!("{talked} {other} . goodbye"), &[person], &PEOPLE);
        }
    }
}
