//! Spellings: finds the phrases and symbols of a table where they stand in the tokens.
//!
//! Made once from the tables of units and currencies, so that no pattern can fall out of step with its row. Phrases
//! fold case, plurals and hyphens; symbols are taken to the letter.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use crate::quantity::{CURRENCIES, Currency, MEASURES, Measure, RATE_SYMBOLS};

use super::english::inflection::plural;
use super::english::words::Words;
use super::lexer::{Scratch, Tokens};

/// The phrases of a table by their first word, longest first.
pub(super) struct Phrases<T> {
    /// What stands behind the first word, and what the whole means; phrases of one first word stand together.
    rows: Vec<(Cow<'static, str>, T)>,
    by_first: Words<Range<usize>>,
}

impl<T: Copy> Phrases<T> {
    pub(super) fn new<S: Into<Cow<'static, str>>>(rows: impl IntoIterator<Item = (S, T)>) -> Self {
        let mut phrases: Vec<Cut<T>> =
            rows.into_iter().map(|(phrase, meaning)| Cut::of(phrase.into(), meaning)).collect();
        phrases.sort_by(|a, b| a.first.cmp(&b.first).then(b.words.cmp(&a.words)));
        let runs = phrases.chunk_by(|a, b| a.first == b.first).scan(0, |end, run| {
            let start = std::mem::replace(end, *end + run.len());
            Some((run[0].first.clone(), start..*end))
        });
        Self {
            by_first: runs.collect(),
            rows: phrases.into_iter().map(|phrase| (phrase.rest, phrase.meaning)).collect(),
        }
    }

    /// The words its phrases begin with.
    pub(super) fn first_words(&self) -> impl Iterator<Item = &str> {
        self.by_first.words()
    }

    /// The longest phrase that stands at `at`, its meaning and the token after it.
    pub(super) fn find(&self, tokens: &Tokens<'_>, at: usize) -> Option<(T, usize)> {
        let phrases = &self.rows[self.by_first.get(tokens.word(at))?.clone()];
        phrases.iter().find_map(|(rest, meaning)| Some((*meaning, follow(tokens, at + 1, rest)?)))
    }
}

/// Whether a byte sets the words of a phrase apart.
fn is_apart(byte: u8) -> bool {
    matches!(byte, b' ' | b'-')
}

/// The first word of a phrase, and those behind it.
fn cut_first(phrase: Cow<'static, str>) -> (Cow<'static, str>, Cow<'static, str>) {
    let Some(apart) = phrase.bytes().position(is_apart) else { return (phrase, "".into()) };
    match phrase {
        Cow::Borrowed(phrase) => (phrase[..apart].into(), phrase[apart + 1..].into()),
        Cow::Owned(phrase) => (phrase[..apart].to_owned().into(), phrase[apart + 1..].to_owned().into()),
    }
}

/// A phrase as its table is put in order.
struct Cut<T> {
    first: Cow<'static, str>,
    rest: Cow<'static, str>,
    /// How many words are behind the first.
    words: usize,
    meaning: T,
}

impl<T> Cut<T> {
    fn of(phrase: Cow<'static, str>, meaning: T) -> Self {
        let (first, rest) = cut_first(phrase);
        let words = if rest.is_empty() { 0 } else { 1 + rest.bytes().filter(|byte| is_apart(*byte)).count() };
        Self { first, rest, words, meaning }
    }
}

/// Matches the words after the first, across a glued hyphen or the point of an abbreviation ("sq. ft").
fn follow(tokens: &Tokens<'_>, at: usize, mut rest: &str) -> Option<usize> {
    let mut next = at;
    while !rest.is_empty() {
        if !tokens.is_word(next) && (tokens.is_hyphen(next) || tokens.is_mark(next, '.')) && tokens.glued(next) {
            next += 1;
        }
        rest = rest.strip_prefix(tokens.word(next)).filter(|_| tokens.is_word(next))?;
        next += 1;
        if !rest.is_empty() {
            rest = rest.strip_prefix([' ', '-'])?;
        }
    }
    Some(next)
}

/// Symbols to the letter, some of several tokens that touch: `km/h`, `°C`, `US$`.
pub(super) struct Symbols<T> {
    by_text: Words<T>,
}

impl<T: Copy> Symbols<T> {
    fn new(rows: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        Self { by_text: rows.into_iter().collect() }
    }

    /// The longest symbol of up to three touching tokens at `at`.
    pub(super) fn find(&self, tokens: &Tokens<'_>, at: usize) -> Option<(T, usize)> {
        let mut touching = 1;
        while touching < 3 && tokens.glued(at + touching) {
            touching += 1;
        }
        (1..=touching).rev().filter(|len| at + len <= tokens.len()).find_map(|len| {
            let text = tokens.slice(at, at + len);
            self.by_text.get(text).map(|meaning| (*meaning, at + len))
        })
    }

    /// The words its symbols begin with, in lower case; not every symbol begins with a word.
    pub(super) fn first_words(&self) -> impl Iterator<Item = String> {
        let mut scratch = Scratch::default();
        self.by_text.words().map(move |symbol| {
            let tokens = Tokens::cut(symbol, 0, std::mem::take(&mut scratch));
            let first = tokens.word(0).to_owned();
            scratch = tokens.into_scratch();
            first
        })
    }

    pub(super) fn get(&self, text: &str) -> Option<T> {
        self.by_text.get(text).copied()
    }
}

/// What a spelling of the unit tables stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    Measure(&'static Measure),
    /// So many of the first for each of the second: `mph`.
    Rate(&'static Measure, &'static Measure),
}

pub(super) static MEASURE_PHRASES: LazyLock<Phrases<&'static Measure>> = LazyLock::new(|| {
    Phrases::new(MEASURES.iter().flat_map(|measure| {
        measure.words.iter().flat_map(move |word| [(Cow::Borrowed(*word), measure), (plural(word).into(), measure)])
    }))
});

pub(super) static MEASURE_SYMBOLS: LazyLock<Symbols<Meant>> = LazyLock::new(|| {
    let plain = MEASURES
        .iter()
        .flat_map(|measure| measure.symbols.iter().map(move |symbol| (*symbol, Meant::Measure(measure))));
    let rates = RATE_SYMBOLS
        .iter()
        .filter_map(|(symbol, of, each)| Some((*symbol, Meant::Rate(Measure::named(of)?, Measure::named(each)?))));
    Symbols::new(plain.chain(rates))
});

pub(super) static CURRENCY_PHRASES: LazyLock<Phrases<&'static Currency>> = LazyLock::new(|| {
    Phrases::new(CURRENCIES.iter().flat_map(|currency| {
        currency.words.iter().flat_map(move |word| [(Cow::Borrowed(*word), currency), (plural(word).into(), currency)])
    }))
});

pub(super) static CURRENCY_SYMBOLS: LazyLock<Symbols<&'static Currency>> = LazyLock::new(|| {
    Symbols::new(CURRENCIES.iter().flat_map(|currency| {
        let code = std::iter::once(&currency.code);
        code.chain(currency.symbols).map(move |symbol| (*symbol, currency))
    }))
});
