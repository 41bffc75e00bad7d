//! What is changed in a forward pass to see what depends on it: the mask, single cells of it, whole heads.

use std::{collections::BTreeSet, fmt};

use super::{Config, Mask};
use crate::{Error, Result};

/// What a forward pass is made under. As text: `mask=window:3;flip=2.5,4.0;off=0.1,1.3`; nothing: the model as it is.
///
/// ```
/// use lookback::model::{Intervention, Mask};
/// let intervention = Intervention::parse("off=1.3,0.1;mask=window:3")?;
/// assert_eq!(intervention.mask, Some(Mask::Window(3)));
/// assert_eq!(intervention.to_string(), "mask=window:3;off=0.1,1.3");
/// # Ok::<(), lookback::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intervention {
    /// Who may look at whom; `None`: as the model was made for. A layer's own window stays in force.
    pub mask: Option<Mask>,
    /// Cells (query, key) that are the other way round than in the mask; those beyond the text do nothing, as it may get
    /// shorter.
    pub flipped: BTreeSet<(usize, usize)>,
    /// Heads (layer, head) that are switched off: their mixed values are zero before the output projection.
    pub off: BTreeSet<(usize, usize)>,
}

impl Intervention {
    /// Whether it leaves the model as it is.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// The mask of a text, with the flipped cells painted; `own` is the model's.
    ///
    /// # Errors
    /// Those of [`Mask::visible`]
    pub fn mask_of(&self, own: Mask, positions: usize) -> Result<Mask> {
        let mask = self.mask.clone().unwrap_or(own);
        let inside = |&&(query, key): &&(usize, usize)| query < positions && key < positions;
        let mut flipped = self.flipped.iter().filter(inside).peekable();
        if flipped.peek().is_none() {
            return Ok(mask);
        }
        let mut cells = mask.visible(positions, None)?;
        for &cell in flipped {
            cells[cell] ^= true;
        }
        Ok(Mask::Custom(cells))
    }

    /// Checks that the model has the heads that are switched off.
    ///
    /// # Errors
    /// - [`Error::LayerOutOfRange`], [`Error::HeadOutOfRange`]
    pub fn check(&self, config: &Config) -> Result<()> {
        self.off.iter().try_for_each(|&(layer, head)| config.check_head(layer, head))
    }

    /// Reads one.
    ///
    /// # Errors
    /// - [`Error::UnknownName`], [`Error::BadArgument`]
    pub fn parse(text: &str) -> Result<Self> {
        let mut read = Self::default();
        for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            match name.trim() {
                "mask" => read.mask = Some(Mask::parse(value)?),
                "flip" => read.flipped = pairs(value, "flipped cells", "cells query.key as in 2.5,4.0, each once")?,
                "off" => read.off = pairs(value, "heads switched off", "heads layer.head as in 0.1,1.3, each once")?,
                other => return Err(Error::UnknownName { what: "intervention", name: other.to_owned() }),
            }
        }
        Ok(read)
    }
}

impl fmt::Display for Intervention {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let mut parts: Vec<String> = self.mask.iter().map(|mask| format!("mask={mask}")).collect();
        for (name, pairs) in [("flip", &self.flipped), ("off", &self.off)] {
            if !pairs.is_empty() {
                let pairs: Vec<String> = pairs.iter().map(|(row, column)| format!("{row}.{column}")).collect();
                parts.push(format!("{name}={}", pairs.join(",")));
            }
        }
        f.write_str(&parts.join(";"))
    }
}

/// Different pairs of numbers, as in `2.5,4.0`.
fn pairs(text: &str, what: &'static str, rule: &str) -> Result<BTreeSet<(usize, usize)>> {
    let mut read = BTreeSet::new();
    for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let pair = part.split_once('.').and_then(|(row, column)| Some((row.parse().ok()?, column.parse().ok()?)));
        if !pair.is_some_and(|pair| read.insert(pair)) {
            let (of, rule) = ("an intervention".to_owned(), rule.to_owned());
            return Err(Error::BadArgument { of, what, rule, value: part.to_owned() });
        }
    }
    Ok(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Intervention {
        Intervention::parse(text).unwrap()
    }

    /// Rows of the mask over three positions of a causal model, `#` where it sees.
    fn drawn(text: &str) -> String {
        let visible = read(text).mask_of(Mask::Causal, 3).unwrap().visible(3, None).unwrap();
        let rows = visible.rows().into_iter();
        rows.map(|row| row.iter().map(|&cell| if cell { '#' } else { '.' }).collect::<String>())
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn what_is_printed_is_read_back() {
        for text in ["", "mask=causal", "mask=full;flip=0.1", "mask=prefix:2", "mask=window:3;flip=2.5,4.0;off=0.1,1.3"]
        {
            assert_eq!(read(text).to_string(), text);
        }
        assert!(read(" ; flip=").is_none());
    }

    #[test]
    fn the_same_intervention_has_one_text() {
        assert_eq!(
            read("off=1.3,0.1;mask=window:3;flip=4.0,2.5").to_string(),
            "mask=window:3;flip=2.5,4.0;off=0.1,1.3"
        );
    }

    #[test]
    fn flipped_cells_are_the_other_way_round_than_in_the_mask() {
        assert_eq!(drawn(""), "#.. ##. ###");
        assert_eq!(drawn("flip=0.2,2.1"), "#.# ##. #.#");
        assert_eq!(drawn("mask=full;flip=0.2,2.1"), "##. ### #.#");
    }

    #[test]
    fn flipped_cells_beyond_the_text_do_nothing() {
        assert_eq!(read("flip=3.0,0.3").mask_of(Mask::Causal, 3), Ok(Mask::Causal));
    }

    #[test]
    fn a_row_that_flips_leave_empty_is_refused() {
        let mask = read("flip=0.0").mask_of(Mask::Causal, 3).unwrap();
        assert_eq!(mask.visible(3, None), Err(Error::MaskRowEmpty { query: 0 }));
    }

    #[test]
    fn what_breaks_a_rule_is_named() {
        let message = |text: &str| Intervention::parse(text).unwrap_err().to_string();
        assert_eq!(
            message("off=0.1,0.1"),
            "the heads switched off of an intervention must be heads layer.head as in 0.1,1.3, each once, got 0.1"
        );
        assert_eq!(
            message("flip=2"),
            "the flipped cells of an intervention must be cells query.key as in 2.5,4.0, each once, got 2"
        );
        assert_eq!(message("mask=window"), "the window of a mask must be a whole number from 1 on, got nothing");
        assert_eq!(message("ablate=0.1"), "there is no intervention ablate");
    }

    #[test]
    fn heads_that_the_model_has_not_are_refused() {
        let config = Config::gpt2(10, 8, 4, 1, 2);
        assert_eq!(read("off=0.1").check(&config), Ok(()));
        assert_eq!(read("off=0.2").check(&config), Err(Error::HeadOutOfRange { head: 2, heads: 2 }));
        assert_eq!(read("off=1.0").check(&config), Err(Error::LayerOutOfRange { layer: 1, layers: 1 }));
    }
}
