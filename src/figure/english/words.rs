//! Words of a table, looked up by the thousand: each table once made into a form that answers "none of mine" at once.
//!
//! Almost every word of a text stands in none of the tables, so what counts is how fast a word is turned away: by its
//! length and its first and last letter, before anything is hashed.

use rustc_hash::FxHashMap;

/// What the words of a table mean, by word.
pub(crate) struct Words<T> {
    gate: Gate,
    meanings: FxHashMap<Box<str>, T>,
}

impl<T> Words<T> {
    /// What a word in lower case means by the table.
    #[inline]
    pub(crate) fn get(&self, word: &str) -> Option<&T> {
        if self.may_hold(word.as_bytes()) { self.meanings.get(word) } else { None }
    }

    /// Whether a word could stand in the table, by its length and its ends alone.
    #[inline]
    pub(crate) fn may_hold(&self, word: &[u8]) -> bool {
        self.gate.admits(word)
    }

    #[inline]
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
    }
}

impl<S: Into<Box<str>>, T> FromIterator<(S, T)> for Words<T> {
    fn from_iter<I: IntoIterator<Item = (S, T)>>(rows: I) -> Self {
        let meanings: FxHashMap<Box<str>, T> = rows.into_iter().map(|(word, meaning)| (word.into(), meaning)).collect();
        let gate = meanings.keys().fold(Gate::default(), |gate, word| gate.admitting(word));
        Self { gate, meanings }
    }
}

impl FromIterator<&'static str> for Words<()> {
    fn from_iter<I: IntoIterator<Item = &'static str>>(words: I) -> Self {
        words.into_iter().map(|word| (word, ())).collect()
    }
}

/// Which lengths, first and last letters the words of a table have, a bit for each of their combinations; of a length
/// the lowest bits count, of a letter those that tell it from the others.
struct Gate([u64; 256]);

impl Default for Gate {
    fn default() -> Self {
        Self([0; 256])
    }
}

impl Gate {
    #[inline]
    fn admits(&self, word: &[u8]) -> bool {
        Self::place(word).is_some_and(|(slot, bit)| self.0[slot] & bit != 0)
    }

    fn admitting(mut self, word: &str) -> Self {
        if let Some((slot, bit)) = Self::place(word.as_bytes()) {
            self.0[slot] |= bit;
        }
        self
    }

    #[inline]
    fn place(bytes: &[u8]) -> Option<(usize, u64)> {
        let (&first, &last) = (bytes.first()?, bytes.last()?);
        let slot = usize::from(first & 31) << 3 | usize::from(last & 31) >> 2;
        let bit = usize::from(last & 3) << 4 | bytes.len() & 15;
        Some((slot, 1 << bit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_table_is_found_and_no_other() {
        let words: Words<u32> = [("two", 2), ("dozen", 12), ("o’clock", 0)].into_iter().collect();
        assert_eq!(words.get("two"), Some(&2));
        assert_eq!(words.get("o’clock"), Some(&0));
        // The same length and the same letters at its ends.
        assert_eq!(words.get("tao"), None);
        assert!(!words.contains("") && !words.contains("twelve"));
    }
}
