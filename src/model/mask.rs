//! Who may look at whom.

use std::fmt;

use ndarray::Array2;

use crate::{Error, Result};

/// The mask M of a forward pass.
///
/// ```
/// use lookback::model::Mask;
/// assert_eq!(Mask::Causal.visible(2, None)?, ndarray::array![[true, false], [true, true]]);
/// # Ok::<(), lookback::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mask {
    /// A position sees itself and what stands before it.
    Causal,
    /// Every position sees every other.
    Full,
    /// A position sees itself and the positions before it, so many in all.
    Window(usize),
    /// The first positions, so many, see each other whole; the rest is causal.
    Prefix(usize),
    /// Painted cell by cell: row `query`, column `key`.
    Custom(Array2<bool>),
}

impl Mask {
    /// Reads one that is not painted: `causal`, `full`, `window:3`, `prefix:3`.
    ///
    /// # Errors
    /// - [`Error::BadArgument`]
    pub fn parse(text: &str) -> Result<Self> {
        let bad = |what, rule: &str, value: &str| {
            let value = if value.is_empty() { "nothing" } else { value };
            Error::BadArgument { of: "a mask".to_owned(), what, rule: rule.to_owned(), value: value.to_owned() }
        };
        let (name, value) = text.split_once(':').map_or((text.trim(), ""), |(name, value)| (name.trim(), value.trim()));
        let count = |what| {
            let count = value.parse().ok().filter(|&count| count > 0);
            count.ok_or_else(|| bad(what, "a whole number from 1 on", value))
        };
        match name {
            "window" => Ok(Self::Window(count("window")?)),
            "prefix" => Ok(Self::Prefix(count("prefix")?)),
            "causal" if value.is_empty() => Ok(Self::Causal),
            "full" if value.is_empty() => Ok(Self::Full),
            _ => Err(bad("name", "causal, full, window:3 or prefix:3", text)),
        }
    }

    /// The cells that may be seen in a text of `positions`: row `query`, column `key`. A layer's own `window` hides
    /// what lies further back, whatever the mask.
    ///
    /// # Errors
    /// - [`Error::MaskShape`] when a custom mask is of another size
    /// - [`Error::MaskRowEmpty`] when a position would see nothing
    pub fn visible(&self, positions: usize, window: Option<usize>) -> Result<Array2<bool>> {
        if let Self::Custom(cells) = self
            && cells.dim() != (positions, positions)
        {
            return Err(Error::MaskShape { expected: positions, rows: cells.nrows(), columns: cells.ncols() });
        }
        let visible = Array2::from_shape_fn((positions, positions), |(query, key)| {
            self.sees(query, key) && window.is_none_or(|window| key + window > query)
        });
        match visible.rows().into_iter().position(|row| !row.iter().any(|&cell| cell)) {
            Some(query) => Err(Error::MaskRowEmpty { query }),
            None => Ok(visible),
        }
    }

    fn sees(&self, query: usize, key: usize) -> bool {
        match self {
            Self::Causal => key <= query,
            Self::Full => true,
            Self::Window(window) => key <= query && key.saturating_add(*window) > query,
            Self::Prefix(prefix) => key <= query || (key < *prefix && query < *prefix),
            Self::Custom(cells) => cells[[query, key]],
        }
    }
}

impl fmt::Display for Mask {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Causal => f.write_str("causal"),
            Self::Full => f.write_str("full"),
            Self::Window(positions) => write!(f, "window:{positions}"),
            Self::Prefix(positions) => write!(f, "prefix:{positions}"),
            Self::Custom(_) => f.write_str("custom"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of a mask over four positions, `#` where it sees.
    fn drawn(mask: &Mask, window: Option<usize>) -> String {
        let visible = mask.visible(4, window).unwrap();
        let rows = visible.rows().into_iter();
        rows.map(|row| row.iter().map(|&cell| if cell { '#' } else { '.' }).collect::<String>())
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn each_mask_looks_as_its_name_says() {
        assert_eq!(drawn(&Mask::Causal, None), "#... ##.. ###. ####");
        assert_eq!(drawn(&Mask::Full, None), "#### #### #### ####");
        assert_eq!(drawn(&Mask::Window(2), None), "#... ##.. .##. ..##");
        assert_eq!(drawn(&Mask::Prefix(2), None), "##.. ##.. ###. ####");
    }

    #[test]
    fn a_layers_window_hides_what_lies_further_back() {
        assert_eq!(drawn(&Mask::Causal, Some(2)), "#... ##.. .##. ..##");
        assert_eq!(drawn(&Mask::Full, Some(2)), "#### #### .### ..##");
    }

    #[test]
    fn a_window_or_prefix_beyond_the_text_is_no_limit() {
        assert_eq!(drawn(&Mask::Window(usize::MAX), None), drawn(&Mask::Causal, None));
        assert_eq!(drawn(&Mask::Prefix(usize::MAX), None), drawn(&Mask::Full, None));
    }

    #[test]
    fn a_painted_mask_must_fit_and_leave_something_to_see() {
        let mut cells = Array2::from_elem((2, 2), true);
        assert_eq!(
            Mask::Custom(cells.clone()).visible(3, None),
            Err(Error::MaskShape { expected: 3, rows: 2, columns: 2 })
        );
        cells.row_mut(1).fill(false);
        assert_eq!(Mask::Custom(cells).visible(2, None), Err(Error::MaskRowEmpty { query: 1 }));
        assert_eq!(Mask::Window(0).visible(1, None), Err(Error::MaskRowEmpty { query: 0 }));
    }

    #[test]
    fn what_is_printed_is_read_back() {
        for text in ["causal", "full", "window:3", "prefix:1"] {
            assert_eq!(Mask::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn a_mask_that_is_none_is_refused_with_its_rule() {
        let message = |text: &str| Mask::parse(text).unwrap_err().to_string();
        assert_eq!(message("window:0"), "the window of a mask must be a whole number from 1 on, got 0");
        assert_eq!(message("prefix"), "the prefix of a mask must be a whole number from 1 on, got nothing");
        for text in ["custom", "full:2", ""] {
            assert!(message(text).starts_with("the name of a mask must be causal, full, window:3 or prefix:3, got "));
        }
    }
}
