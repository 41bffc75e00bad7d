//! Some tokens and no others: what a grammar allows.

use crate::decode::row::keep;

/// Forbids every token that is not allowed. When nothing is, nothing is left: the text cannot go on.
pub fn apply(scores: &mut [f64], allowed: &[u32]) {
    let mut kept = vec![false; scores.len()];
    for &id in allowed {
        if let Some(kept) = kept.get_mut(id as usize) {
            *kept = true;
        }
    }
    keep(scores, |id| kept[id]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::row::FORBIDDEN;

    #[test]
    fn what_is_not_allowed_goes() {
        let mut scores = [1.0, 2.0, 3.0];
        apply(&mut scores, &[1, 99]);
        assert_eq!(scores, [FORBIDDEN, 2.0, FORBIDDEN]);
        apply(&mut scores, &[]);
        assert_eq!(scores, [FORBIDDEN; 3]);
    }
}
