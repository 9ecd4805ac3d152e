//! Spellings: finds the phrases and symbols of a table where they stand in the tokens.
//!
//! Made once from the tables of units and currencies, so that no pattern can fall out of step with its row. Phrases
//! fold case, plurals and hyphens; symbols are taken to the letter.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::quantity::{CURRENCIES, Currency, MEASURES, Measure, RATE_SYMBOLS};

use super::english::inflection::plural;
use super::english::words::Words;
use super::lexer::Tokens;

/// The phrases of a table by their first word, longest first.
pub(super) struct Phrases<T> {
    by_first: Words<Vec<(Vec<String>, T)>>,
}

impl<T: Copy> Phrases<T> {
    pub(super) fn new(rows: impl IntoIterator<Item = (String, T)>) -> Self {
        let mut by_first: FxHashMap<String, Vec<(Vec<String>, T)>> = FxHashMap::default();
        for (phrase, meaning) in rows {
            let mut words = phrase.split([' ', '-']).map(str::to_owned);
            let Some(first) = words.next() else { continue };
            by_first.entry(first).or_default().push((words.collect(), meaning));
        }
        for phrases in by_first.values_mut() {
            phrases.sort_by(|(a, _), (b, _)| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        }
        Self { by_first: by_first.into_iter().collect() }
    }

    /// The longest phrase that stands at `at`, its meaning and the token after it.
    pub(super) fn find(&self, tokens: &Tokens<'_>, at: usize) -> Option<(T, usize)> {
        let phrases = self.by_first.get(tokens.word(at))?;
        phrases.iter().find_map(|(rest, meaning)| Some((*meaning, follow(tokens, at + 1, rest)?)))
    }
}

/// Matches the words after the first, across a glued hyphen or the point of an abbreviation ("sq. ft").
fn follow(tokens: &Tokens<'_>, at: usize, rest: &[String]) -> Option<usize> {
    let mut next = at;
    for word in rest {
        if !tokens.is_word(next) && (tokens.is_hyphen(next) || tokens.is_mark(next, '.')) && tokens.glued(next) {
            next += 1;
        }
        if !tokens.is(next, word) {
            return None;
        }
        next += 1;
    }
    Some(next)
}

/// Symbols to the letter, some of several tokens that touch: `km/h`, `°C`, `US$`.
pub(super) struct Symbols<T> {
    by_text: Words<T>,
}

impl<T: Copy> Symbols<T> {
    fn new(rows: impl IntoIterator<Item = (String, T)>) -> Self {
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
        measure.words.iter().flat_map(move |word| [((*word).to_owned(), measure), (plural(word), measure)])
    }))
});

pub(super) static MEASURE_SYMBOLS: LazyLock<Symbols<Meant>> = LazyLock::new(|| {
    let plain = MEASURES
        .iter()
        .flat_map(|measure| measure.symbols.iter().map(move |symbol| ((*symbol).to_owned(), Meant::Measure(measure))));
    let rates = RATE_SYMBOLS.iter().filter_map(|(symbol, of, each)| {
        Some(((*symbol).to_owned(), Meant::Rate(Measure::named(of)?, Measure::named(each)?)))
    });
    Symbols::new(plain.chain(rates))
});

pub(super) static CURRENCY_PHRASES: LazyLock<Phrases<&'static Currency>> = LazyLock::new(|| {
    Phrases::new(CURRENCIES.iter().flat_map(|currency| {
        currency.words.iter().flat_map(move |word| [((*word).to_owned(), currency), (plural(word), currency)])
    }))
});

pub(super) static CURRENCY_SYMBOLS: LazyLock<Symbols<&'static Currency>> = LazyLock::new(|| {
    Symbols::new(CURRENCIES.iter().flat_map(|currency| {
        let code = std::iter::once(&currency.code);
        code.chain(currency.symbols).map(move |symbol| ((*symbol).to_owned(), currency))
    }))
});
