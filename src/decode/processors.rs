//! What changes the scores of the next token before one is chosen: one processor a file, each a function on a row.
//!
//! A row has one score a token, logits or log-probabilities; what is forbidden is minus infinity. A row of nothing stays as it
//! is, whatever is applied to it. Parameters come checked, from [`Processor`](super::Processor).

pub mod bad_words;
pub mod dry;
pub mod dynamic_temperature;
pub mod epsilon;
pub mod eta;
pub mod forced_eos;
pub mod forced_prefix;
pub mod frequency;
pub mod guidance;
pub mod length_decay;
pub mod logit_bias;
pub mod min_new_tokens;
pub mod min_p;
pub mod mirostat;
pub mod mirostat_v1;
pub mod no_repeat_ngram;
pub mod only;
pub mod pattern;
pub mod presence;
pub mod renormalize;
pub mod repetition;
pub mod suppress;
pub mod temperature;
pub mod top_h;
pub mod top_k;
pub mod top_n_sigma;
pub mod top_p;
pub mod typical;
pub mod xtc;

pub use dry::Dry;
pub use pattern::Pattern;

/// The tokens of a scope that a row has, each once.
fn distinct(scope: &[u32], vocab_size: usize) -> Vec<usize> {
    let mut is_there = vec![false; vocab_size];
    for &id in scope {
        if let Some(there) = is_there.get_mut(id as usize) {
            *there = true;
        }
    }
    (0..vocab_size).filter(|&id| is_there[id]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::row::{FORBIDDEN, largest};

    type Apply = fn(&mut [f64]);

    /// Some ids, among them one that no vocabulary has.
    const IDS: &[u32] = &[0, 1, 0, 1, u32::MAX, 0, 1];

    fn dry_of(base: f64) -> Dry {
        Dry { multiplier: 0.8, base, allowed: 1, breakers: vec![u32::MAX] }
    }

    /// Every processor, at usual settings and at the ends of what they may be. Those that force a token come last.
    const ALL: [(&str, Apply); 47] = [
        ("temperature 0", |row| temperature::apply(row, 0.0)),
        ("temperature", |row| temperature::apply(row, 0.7)),
        ("dynamic temperature from 0", |row| dynamic_temperature::apply(row, 0.0, 1.6, 2.0)),
        ("dynamic temperature", |row| dynamic_temperature::apply(row, 0.5, 1.5, 1.0)),
        ("top-k 0", |row| top_k::apply(row, 0, 0)),
        ("top-k", |row| top_k::apply(row, 2, 1)),
        ("top-k of all", |row| top_k::apply(row, usize::MAX, 1)),
        ("top-p 0", |row| top_p::apply(row, 0.0, 0)),
        ("top-p", |row| top_p::apply(row, 0.9, 1)),
        ("top-p 1", |row| top_p::apply(row, 1.0, usize::MAX)),
        ("min-p 0", |row| min_p::apply(row, 0.0, 0)),
        ("min-p", |row| min_p::apply(row, 0.1, 1)),
        ("min-p 1", |row| min_p::apply(row, 1.0, usize::MAX)),
        ("typical", |row| typical::apply(row, 0.9, 0)),
        ("typical, all kept", |row| typical::apply(row, 0.2, usize::MAX)),
        ("epsilon", |row| epsilon::apply(row, 0.2, 0)),
        ("epsilon, all kept", |row| epsilon::apply(row, 0.2, usize::MAX)),
        ("eta", |row| eta::apply(row, 0.2, 1)),
        ("top-h", |row| top_h::apply(row, 0.4)),
        ("top-h 1", |row| top_h::apply(row, 1.0)),
        ("top-n-sigma", |row| top_n_sigma::apply(row, 1.0)),
        ("top-n-sigma of all", |row| top_n_sigma::apply(row, f64::MAX)),
        ("repetition", |row| repetition::apply(row, IDS, 1.3)),
        ("repetition, rewarded", |row| repetition::apply(row, IDS, 0.5)),
        ("presence", |row| presence::apply(row, IDS, 1.0)),
        ("frequency", |row| frequency::apply(row, IDS, 0.5)),
        ("no-repeat-ngram 0", |row| no_repeat_ngram::apply(row, IDS, 0)),
        ("no-repeat-ngram", |row| no_repeat_ngram::apply(row, IDS, 3)),
        ("no-repeat-ngram of all", |row| no_repeat_ngram::apply(row, IDS, usize::MAX)),
        ("dry", |row| dry::apply(row, IDS, &dry_of(1.75))),
        ("dry, steep", |row| dry::apply(row, IDS, &dry_of(f64::MAX))),
        ("xtc", |row| xtc::apply(row, 1.0, 0.1, 1, 0.0)),
        ("xtc 0", |row| xtc::apply(row, 1.0, 0.0, 0, 0.0)),
        ("mirostat", |row| mirostat::apply(row, 1.0)),
        ("mirostat below 0", |row| mirostat::apply(row, -9.0)),
        ("mirostat v1", |row| mirostat_v1::apply(row, 10.0, 100)),
        ("mirostat v1 of nothing", |row| mirostat_v1::apply(row, -1e9, 0)),
        ("logit bias", |row| logit_bias::apply(row, IDS, &[(vec![], 1.0), (vec![1], 2.0), (IDS.to_vec(), 3.0)])),
        ("bad words", |row| bad_words::apply(row, IDS, &[vec![0, 1, 0], vec![], vec![u32::MAX]], &[0])),
        ("suppress", |row| suppress::apply(row, IDS)),
        ("min new tokens", |row| min_new_tokens::apply(row, 0, usize::MAX, IDS)),
        ("length decay", |row| length_decay::apply(row, usize::MAX, 0, 1.5, IDS)),
        ("guidance", |row| guidance::apply(row, &[-0.5, FORBIDDEN, -2.0, 0.0, 0.0], 1.5)),
        ("only", |row| only::apply(row, IDS)),
        ("renormalize", renormalize::apply),
        ("forced end", |row| forced_eos::apply(row, usize::MAX - 1, usize::MAX, IDS)),
        ("forced prefix", |row| forced_prefix::apply(row, 1)),
    ];

    #[test]
    fn a_row_of_nothing_stays_as_it_is_whatever_is_applied_to_it() {
        for (name, apply) in ALL {
            let mut row = [FORBIDDEN; 4];
            apply(&mut row);
            assert_eq!(row, [FORBIDDEN; 4], "{name}");
        }
    }

    #[test]
    fn nothing_panics_whatever_the_row_holds() {
        let (nan, inf) = (f64::NAN, f64::INFINITY);
        let rows: [&[f64]; 8] = [
            &[],
            &[1.0],
            &[nan; 3],
            &[nan, 1.0, FORBIDDEN, nan],
            &[inf, inf, 0.0],
            &[f64::MAX, f64::MIN, 0.0, -0.0],
            &[f64::MIN_POSITIVE, 5e-324, 0.0],
            &[0.0; 300],
        ];
        for (_, apply) in ALL {
            for row in rows {
                apply(&mut row.to_vec());
            }
        }
        guidance::apply(&mut [1.0, 2.0], &[f64::NAN], 1.5);
        assert!(mirostat::next_mu(10.0, 5.0, 0.1, 0.0) == FORBIDDEN, "of what was impossible");
    }

    #[test]
    fn what_is_forbidden_stays_so_and_no_number_becomes_none() {
        let before = [0.5, FORBIDDEN, -1.0, 2.0, FORBIDDEN];
        // Forcing a token is to allow it.
        for (name, apply) in &ALL[..ALL.len() - 2] {
            let mut row = before;
            apply(&mut row);
            assert_eq!((row[1], row[4]), (FORBIDDEN, FORBIDDEN), "{name}");
            assert!(!row.iter().any(|score| score.is_nan()), "{name}: {row:?}");
        }
    }

    #[test]
    fn only_what_names_tokens_may_leave_nothing() {
        let (names_tokens, row) = (["no-repeat-ngram", "suppress", "min new tokens"], [3.0, 1.0]);
        for (name, apply) in ALL {
            let mut row = row;
            apply(&mut row);
            let may = names_tokens.iter().any(|other| name.starts_with(other));
            assert!(may || largest(&row) > FORBIDDEN, "{name}");
        }
    }
}
