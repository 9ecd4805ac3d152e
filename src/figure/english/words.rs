//! Words of a table, looked up by the thousand: each table once made into a form that answers "none of mine" at once.
//!
//! Almost every word of a text stands in none of the tables, so what counts is how fast a word is turned away: by its
//! length and its first and last letter, before anything is hashed.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

/// What the words of a table mean, by word.
pub(crate) struct Words<T> {
    gate: Gate,
    meanings: FxHashMap<Cow<'static, str>, T>,
}

impl<T> Words<T> {
    /// What a word in lower case means by the table.
    #[inline]
    pub(crate) fn get(&self, word: &str) -> Option<&T> {
        if self.gate.admits(word) { self.meanings.get(word) } else { None }
    }

    /// The words themselves, in no order.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.meanings.keys().map(Cow::as_ref)
    }

    #[inline]
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
    }
}

impl<S: Into<Cow<'static, str>>, T> FromIterator<(S, T)> for Words<T> {
    fn from_iter<I: IntoIterator<Item = (S, T)>>(rows: I) -> Self {
        // Counted first, so that the map need not grow.
        let rows: Vec<(Cow<'static, str>, T)> =
            rows.into_iter().map(|(word, meaning)| (word.into(), meaning)).collect();
        let gate = rows.iter().map(|(word, _)| &**word).collect();
        Self { gate, meanings: rows.into_iter().collect() }
    }
}

impl FromIterator<&'static str> for Words<()> {
    fn from_iter<I: IntoIterator<Item = &'static str>>(words: I) -> Self {
        words.into_iter().map(|word| (word, ())).collect()
    }
}

/// As many letters as one number holds, a byte each.
pub(crate) const FEW: usize = size_of::<u64>();

/// The plain letters a text begins with: how many there are, and the first of them in lower case as one number, so that
/// a word of few letters is known without a look at each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Letters {
    pub count: usize,
    head: u64,
}

impl Letters {
    /// Those of ASCII at the start of a text; none where it begins with something else.
    #[inline]
    pub(crate) fn of(text: &[u8]) -> Self {
        let (count, head) = letters_of(first_bytes(text));
        if count < FEW {
            return Self { count, head };
        }
        let (mut end, mut more) = (FEW, FEW);
        while more == FEW {
            (more, _) = letters_of(first_bytes(&text[end..]));
            end += more;
        }
        Self { count: end, head }
    }

    /// What tells the word from most others: its first letters, and how many there are where those are not all.
    #[inline]
    fn key(self) -> u64 {
        if self.is_few() { self.head } else { self.head.wrapping_add(self.count as u64) }
    }

    /// Whether the number holds all of them.
    #[inline]
    fn is_few(self) -> bool {
        self.count <= FEW
    }
}

/// The first bytes of a text as a number, the first of them lowest; zeros where it is shorter.
#[inline]
fn first_bytes(text: &[u8]) -> u64 {
    if let Some(bytes) = text.first_chunk() {
        return u64::from_le_bytes(*bytes);
    }
    text.iter().rev().fold(0, |bytes, byte| bytes << 8 | u64::from(*byte))
}

/// A byte in each place of a number.
const fn each(byte: u8) -> u64 {
    u64::from_le_bytes([byte; FEW])
}

/// How many of some bytes, from the lowest on, are letters, and those in lower case. All are looked at together: a sum
/// passes into the highest bit of its byte where that is a letter or comes behind them in the alphabet.
#[inline]
fn letters_of(bytes: u64) -> (usize, u64) {
    const HIGHEST: u64 = each(0x80);
    const CASE: u64 = each(0x20);
    const UP_TO_A: u64 = each(0x80 - b'a');
    const UP_TO_Z: u64 = each(0x80 - b'z' - 1);
    let lower = bytes | CASE;
    let plain = lower & !HIGHEST;
    let (from_a, behind_z) = (plain + UP_TO_A, plain + UP_TO_Z);
    let others = !(from_a & !behind_z & !bytes) & HIGHEST;
    let count = others.trailing_zeros() / 8;
    // Every bit below the byte of the first other; all of them where there is none.
    let first_other = others >> 7 & (others >> 7).wrapping_neg();
    let head = lower & first_other.wrapping_sub(1);
    (count as usize, head)
}

/// The words of few letters of a table, found by those as one number.
pub(crate) struct FewLetters<T> {
    /// A bit for each word that stands in the table, and for few others: most words go no further.
    sieve: [u64; SIEVE],
    /// A power of two of places, at least half of them free.
    places: Vec<(u64, T)>,
}

/// The numbers a sieve's bits are kept in; together they stay in the nearest memory.
const SIEVE: usize = 256;

/// Fibonacci hashing: the high bits of the product depend on every letter.
#[inline]
fn spread(key: u64) -> u64 {
    key.wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The number of a sieve that holds a word's bit, and the bit.
#[inline]
fn sieved(spread: u64) -> (usize, u64) {
    let at = usize::try_from(spread >> 56).unwrap_or_default() % SIEVE;
    (at, 1 << (spread >> 50 & 63))
}

impl<T: Copy + Default> FewLetters<T> {
    /// Of rows whose words are in lower case; of words of more letters it is only known that there are such, and those
    /// of anything but letters are left out.
    pub(crate) fn of<'w>(rows: impl Iterator<Item = (&'w str, T)>) -> Self {
        let letters_alone = |(word, meaning): (&str, T)| {
            let letters = Letters::of(word.as_bytes());
            (letters.count == word.len() && !word.is_empty()).then_some((letters, meaning))
        };
        let rows: Vec<(Letters, T)> = rows.filter_map(letters_alone).collect();
        let places = vec![(0, T::default()); (2 * rows.len() + 1).next_power_of_two()];
        let mut table = Self { sieve: [0; SIEVE], places };
        for (letters, meaning) in rows {
            let spread = spread(letters.key());
            let (number, bit) = sieved(spread);
            table.sieve[number] |= bit;
            if letters.is_few() {
                let at = table.place(letters.head, spread);
                table.places[at] = (letters.head, meaning);
            }
        }
        table
    }

    /// What some letters mean by the table; none where they are too many for it to tell, but might be a word of it.
    #[inline]
    pub(crate) fn get(&self, letters: Letters) -> Option<T> {
        let key = letters.key();
        let spread = spread(key);
        let (number, bit) = sieved(spread);
        if self.sieve[number] & bit == 0 {
            return Some(T::default());
        }
        letters.is_few().then(|| self.places[self.place(key, spread)].1)
    }

    /// Where a word stands, or would.
    #[inline]
    fn place(&self, key: u64, spread: u64) -> usize {
        let mut at = usize::try_from(spread >> 32).unwrap_or_default() & (self.places.len() - 1);
        while !matches!(self.places[at].0, 0) && self.places[at].0 != key {
            at = (at + 1) & (self.places.len() - 1);
        }
        at
    }
}

/// Which lengths, first and last letters the words of a table have, a bit for each of their combinations; of a length
/// the lowest bits count, of a letter those that tell it from the others, and the second letter shuffles the first. By
/// itself it serves who asks many tables next: it is made without a look at most of each word, and lets few others pass.
pub(crate) struct Gate([u64; 256]);

impl<W: AsRef<str>> FromIterator<W> for Gate {
    fn from_iter<I: IntoIterator<Item = W>>(words: I) -> Self {
        let mut gate = Self([0; 256]);
        for (slot, bit) in words.into_iter().filter_map(|word| Self::place(word.as_ref().as_bytes())) {
            gate.0[slot] |= bit;
        }
        gate
    }
}

impl Gate {
    /// Whether a word could be one of those it was made of; what it turns away is none.
    #[inline]
    pub(crate) fn admits(&self, word: &str) -> bool {
        Self::place(word.as_bytes()).is_some_and(|(slot, bit)| self.0[slot] & bit != 0)
    }

    #[inline]
    fn place(bytes: &[u8]) -> Option<(usize, u64)> {
        let (&first, &last) = (bytes.first()?, bytes.last()?);
        let second = bytes.get(1).map_or(0, |second| second << 2);
        let slot = usize::from((first ^ second) & 31) << 3 | usize::from(last & 31) >> 2;
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

    #[test]
    fn letters_are_counted_and_folded() {
        for text in
            ["", "a", "Zebra crossing", "abcdefgh", "ABCDEFGHIJ", "o’clock", "km²", "[a", "@b", "`", "{", "Wörter"]
        {
            let letters = Letters::of(text.as_bytes());
            let count = text.bytes().take_while(u8::is_ascii_alphabetic).count();
            let head = text[..count.min(FEW)].to_ascii_lowercase();
            assert_eq!((letters.count, letters.head), (count, first_bytes(head.as_bytes())), "{text}");
        }
        for byte in 0..=u8::MAX {
            assert_eq!(letters_of(u64::from(byte)).0, usize::from(byte.is_ascii_alphabetic()), "{byte}");
            assert_eq!(letters_of(each(byte)).0, if byte.is_ascii_alphabetic() { FEW } else { 0 }, "{byte}");
        }
    }

    #[test]
    fn words_of_few_letters_are_found_by_them() {
        let rows = [("two", 2), ("thousand", 1000), ("approximately", 9), ("p.m.", 7)];
        let words = FewLetters::of(rows.into_iter());
        let get = |text: &str| words.get(Letters::of(text.as_bytes()));
        assert_eq!((get("Two of"), get("THOUSAND"), get("tow"), get("")), (Some(2), Some(1000), Some(0), Some(0)));
        assert_eq!((get("p.m."), get("approximately"), get("approximation")), (Some(0), None, None));
        assert_eq!(get("notwithstanding"), Some(0));
    }
}
