//! Settings as text: `name`, or `name=value:value:…`, each value in its place, those at the end left out when usual.

use std::str::Split;

use crate::{Error, Result};

/// The most texts side by side.
const WIDEST: usize = 1024;

/// The values after a name, read one after another.
pub(super) struct Arguments<'a> {
    of: &'a str,
    values: Option<Split<'a, char>>,
}

impl<'a> Arguments<'a> {
    /// A setting, taken apart: its name, and its values.
    pub fn of(text: &'a str) -> (&'a str, Self) {
        let (name, values) = text.split_once('=').map_or((text, None), |(name, values)| (name, Some(values)));
        let name = name.trim();
        (name, Self { of: name, values: values.map(|values| values.split(':')) })
    }

    /// The next value, if there is one that is not empty.
    pub fn text(&mut self) -> Option<&'a str> {
        self.values.as_mut()?.next().map(str::trim).filter(|value| !value.is_empty())
    }

    /// The next value as a number that keeps a rule; `usual` when it is left out, if it may be.
    pub fn number(
        &mut self,
        what: &'static str,
        usual: Option<f64>,
        rule: &'static str,
        keeps: impl Fn(f64) -> bool,
    ) -> Result<f64> {
        let Some(text) = self.text() else {
            return usual.ok_or_else(|| self.bad(what, rule, "nothing"));
        };
        text.parse().ok().filter(|&x: &f64| x.is_finite() && keeps(x)).ok_or_else(|| self.bad(what, rule, text))
    }

    /// The next value as a count of at least `least`.
    pub fn count(&mut self, what: &'static str, usual: Option<usize>, least: usize) -> Result<usize> {
        let rule = if least == 0 { "a whole number" } else { "a whole number from 1 on" };
        let Some(text) = self.text() else {
            return usual.ok_or_else(|| self.bad(what, rule, "nothing"));
        };
        text.parse().ok().filter(|&n: &usize| n >= least).ok_or_else(|| self.bad(what, rule, text))
    }

    /// The next value as how many texts go side by side: each takes memory at every step.
    pub fn width(&mut self, what: &'static str, usual: usize) -> Result<usize> {
        let width = self.count(what, Some(usual), 1)?;
        if width > WIDEST {
            return Err(self.bad(what, "at most 1024", &width.to_string()));
        }
        Ok(width)
    }

    /// The next value as token ids with `separator` between, or a space, which an address makes of a plus.
    pub fn ids(&mut self, what: &'static str, separator: char) -> Result<Vec<u32>> {
        let rule = if separator == '.' { "token ids as in 3.4.5" } else { "token ids as in 3+4" };
        self.parts(what, rule, separator, |id| id.parse().ok())
    }

    /// The next value as rows of token ids: `5.6+7` is 5 and 6 one after another, and 7.
    pub fn words(&mut self, what: &'static str) -> Result<Vec<Vec<u32>>> {
        self.parts(what, "token ids as in 5.6+7", '+', ids_of_word)
    }

    /// The next value as rows of token ids with a number each: `5.6/-1+7/2.5`.
    pub fn weighted_words(&mut self, what: &'static str) -> Result<Vec<(Vec<u32>, f64)>> {
        self.parts(what, "token ids with numbers as in 5.6/-1+7/2.5", '+', |part| {
            let (word, number) = part.split_once('/')?;
            let number: f64 = number.parse().ok()?;
            Some((ids_of_word(word)?, number)).filter(|(_, number)| number.is_finite())
        })
    }

    /// One of a few names.
    pub fn one_of<T: Copy>(&mut self, what: &'static str, rule: &'static str, names: &[(&str, T)]) -> Result<T> {
        let Some(text) = self.text() else { return Ok(names[0].1) };
        let found = names.iter().find(|(name, _)| *name == text);
        found.map(|(_, value)| *value).ok_or_else(|| self.bad(what, rule, text))
    }

    /// Refuses what is left.
    pub fn end(mut self) -> Result<()> {
        match self.text() {
            None => Ok(()),
            Some(text) => Err(self.bad("last value", "its last one", text)),
        }
    }

    /// The error of a value that does not keep its rule.
    pub fn bad(&self, what: &'static str, rule: &'static str, value: &str) -> Error {
        Error::BadArgument { of: self.of.to_owned(), what, rule: rule.to_owned(), value: value.to_owned() }
    }

    fn parts<T>(
        &mut self,
        what: &'static str,
        rule: &'static str,
        separator: char,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Vec<T>> {
        let text = self.text().unwrap_or_default();
        let parts: Option<Vec<T>> = text.split([separator, ' ']).filter(|part| !part.is_empty()).map(read).collect();
        parts.ok_or_else(|| self.bad(what, rule, text))
    }
}

/// Ids with dots between.
fn ids_of_word(text: &str) -> Option<Vec<u32>> {
    text.split('.').map(|id| id.parse().ok()).collect()
}

/// Ids as text.
pub(super) fn joined(ids: &[u32], separator: &str) -> String {
    ids.iter().map(u32::to_string).collect::<Vec<_>>().join(separator)
}
