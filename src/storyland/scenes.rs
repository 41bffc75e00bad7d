//! "the cat sat on the mat .": the verb agrees with a subject that may stand several words before it.

use super::{builder::Builder, probes::Ask};

/// One, and several.
const ANIMALS: [(&str, &str); 8] = [
    ("cat", "cats"),
    ("dog", "dogs"),
    ("bird", "birds"),
    ("horse", "horses"),
    ("mouse", "mice"),
    ("fox", "foxes"),
    ("child", "children"),
    ("rabbit", "rabbits"),
];
const PLACES: [&str; 6] = ["garden", "house", "tree", "river", "door", "table"];
const SIZES: [&str; 6] = ["red", "black", "white", "big", "small", "old"];
/// What one does, what several do, what any did; and where.
const VERBS: [(&str, &str, &str, &str); 6] = [
    ("sits", "sit", "sat", "on the {rest}"),
    ("sleeps", "sleep", "slept", "under the {place}"),
    ("runs", "run", "ran", "to the {place}"),
    ("plays", "play", "played", "with the ball"),
    ("eats", "eat", "ate", "the {food}"),
    ("drinks", "drink", "drank", "the {drink}"),
];

pub fn add(builder: &mut Builder) {
    for (number, weight) in [("one", 3.0), ("several", 2.0)] {
        let determined: &[(f64, &str)] =
            if number == "one" { &[(6.0, "the"), (2.0, "a")] } else { &[(4.0, "the"), (1.0, "two"), (1.0, "many")] };
        for (share, determiner) in determined {
            let subject = |adjective: &str| format!("{determiner} {adjective}{{animal {number}}} {{after {number}}}");
            builder.rule("scene", weight * share * 3.0, &subject(""));
            builder.rule("scene", weight * share, &subject("{size} "));
        }
        // Nothing, three or six words stand between subject and verb, and what they name may be of another number.
        let away = format!("{{near}} the {{any}} {{verb {number}}}");
        let far = format!("{{near}} the {{any}} {{near}} the {{any}} {{verb {number}}}");
        let after = format!("after {number}");
        builder.rule(&after, 5.0, &format!("{{verb {number}}}")).rule(&after, 2.0, &away).rule(&after, 1.0, &far);
    }
    for (one, several) in ANIMALS {
        builder.rule("animal one", 1.0, one).rule("animal several", 1.0, several);
        builder.rule("any", 1.0, one).rule("any", 1.0, several);
    }
    for (index, (one, several, past, place)) in VERBS.into_iter().enumerate() {
        // Sitting is what one does most.
        let weight = if index == 0 { 3.0 } else { 1.0 };
        builder.rule("verb one", weight, &format!("{one} {place} ."));
        builder.rule("verb several", weight, &format!("{several} {place} ."));
        for number in ["one", "several"] {
            builder.rule(&format!("verb {number}"), 1.5 * weight, &format!("{past} {place} ."));
        }
    }
    for place in PLACES {
        builder.rule("place", 1.0, place);
    }
    for size in SIZES {
        builder.rule("size", 1.0, size);
    }
    builder.rule("rest", 6.0, "mat").rule("rest", 2.0, "chair").rule("rest", 1.0, "table");
    builder.rule("food", 2.0, "bread").rule("food", 1.0, "apple").rule("food", 1.0, "fish");
    builder.rule("drink", 1.0, "milk").rule("drink", 1.0, "water");
    builder.rule("near", 2.0, "near").rule("near", 1.0, "behind").rule("near", 1.0, "beside");
}

/// Subjects with nothing, one or two things between them and their verb, the nearest of the other number.
pub fn probes(ask: &mut Ask) {
    let [one, several]: [Vec<&str>; 2] = [VERBS.map(|verb| verb.0).to_vec(), VERBS.map(|verb| verb.1).to_vec()];
    let all = [one.as_slice(), &several].concat();
    for (singular, plural) in ANIMALS {
        for (other, others) in ANIMALS {
            for (subject, misleading, right) in [(singular, others, &one), (plural, other, &several)] {
                ask("agreement across 0 words", &format!("the {subject}"), right, &all);
                ask("agreement across 3 words", &format!("the {subject} near the {misleading}"), right, &all);
                let far = format!("the {subject} behind the {misleading} near the {misleading}");
                ask("agreement across 6 words", &far, right, &all);
            }
        }
    }
}
