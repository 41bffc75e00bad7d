//! The bytes of a file, of which only a part needs to be in memory at a time.

use std::{borrow::Cow, ops::Range};

/// A file that can be read from anywhere in it.
pub trait Contents {
    /// How many bytes there are.
    fn length(&self) -> usize;

    /// The bytes of a range, which lies within the file.
    fn read(&self, range: Range<usize>) -> Cow<'_, [u8]>;
}

impl<B: AsRef<[u8]>> Contents for B {
    fn length(&self) -> usize {
        self.as_ref().len()
    }

    fn read(&self, range: Range<usize>) -> Cow<'_, [u8]> {
        Cow::Borrowed(&self.as_ref()[range])
    }
}
