//! Ordinals: "22nd", "the second summit", "thirty-first".

use crate::quantity::{Decimal, Hedge, Kind, Quantity, Value, Written};

use super::english::grammar::{NUMBERED_THINGS, STREETS};
use super::english::numbers::{ORDINAL_MAGNITUDES, ORDINALS};
use super::english::roles::Roles;
use super::lexer::{TokenKind, Tokens};
use super::meaning::Taken;
use super::noun;
use super::numeral::{self, Setting, Shape};
use super::{Reading, Step, steps};

/// Reads the ordinal that begins at `at`.
pub(super) fn read(tokens: &Tokens<'_>, at: usize) -> Option<Reading> {
    let (low, end) = one(tokens, at)?;
    let (high, end) = other_end(tokens, at, end).filter(|(high, _)| *high > low).unwrap_or((low, end));
    let steps = steps(tokens, || [Step::new("ordinal", tokens.span(at, end), Taken::Places { low, high })]);
    let quantity = Quantity {
        kind: Kind::Ordinal,
        value: Value::Number(Written { low, high, step: Decimal::ONE }),
        unit: None,
        hedge: Hedge::None,
        change: None,
    };
    Some(Reading { quantity, first: at, end, steps })
}

fn one(tokens: &Tokens<'_>, at: usize) -> Option<(Decimal, usize)> {
    let small = if tokens.is_word(at) {
        let ranked = ranked(tokens, at);
        // No other ordinal begins with a word that no number begins with.
        if !tokens.roles(at).any(Roles::NUMBER | Roles::ARTICLE) {
            return ranked.map(|(value, end)| (Decimal::from(value), end));
        }
        ranked.or_else(|| in_words(tokens, at)).or_else(|| in_a_list(tokens, at))
    } else {
        in_digits(tokens, at).or_else(|| in_a_list(tokens, at))
    };
    small.map(|(value, end)| (Decimal::from(value), end)).or_else(|| of_hundreds(tokens, at))
}

/// "between the tenth and the fifteenth": the other end of a range that was opened before `first`.
fn other_end(tokens: &Tokens<'_>, first: usize, end: usize) -> Option<(Decimal, usize)> {
    let back = if first > 0 && tokens.word(first - 1) == "the" { 2 } else { 1 };
    let opening = first.checked_sub(back).map_or("", |at| tokens.word(at));
    let joined = matches!((opening, tokens.word(end)), ("between", "and") | ("from", "to" | "through"));
    let at = end + 1 + usize::from(tokens.word(end + 1) == "the");
    joined.then(|| one(tokens, at))?
}

/// How many words a long ordinal may have behind its first.
const LONGEST_ORDINAL: usize = 6;

/// Whether a word of an ordinal stands shortly behind; asked of every number, so it must be cheap.
fn ends_as_ordinal(tokens: &Tokens<'_>, from: usize) -> bool {
    (from..from + LONGEST_ORDINAL).any(|at| {
        let word = tokens.word(at);
        word.ends_with("th") || matches!(word, "first" | "second" | "third")
    })
}

/// "two hundredth", "a hundred trillionth", "one hundred and fifth".
fn of_hundreds(tokens: &Tokens<'_>, at: usize) -> Option<(Decimal, usize)> {
    if !tokens.is_word(at) || !ends_as_ordinal(tokens, at + 1) {
        return None;
    }
    let number = numeral::read(tokens, at, Setting::Plain).filter(|number| number.shape == Shape::Words)?;
    let next = number.end + usize::from(tokens.is_hyphen(number.end));
    if let Some((_, power)) = ORDINAL_MAGNITUDES.iter().find(|(name, _)| *name == tokens.word(next)) {
        let value = number.value.checked_mul(Decimal::from(10_u64.pow(*power)))?;
        return Some((value, next + 1));
    }
    let hundreds = (number.value % Decimal::ONE_HUNDRED).is_zero() && tokens.word(next) == "and";
    let (ones, end) = hundreds.then(|| in_words(tokens, next + 1))??;
    Some((number.value.checked_add(Decimal::from(ones))?, end))
}

fn in_digits(tokens: &Tokens<'_>, at: usize) -> Option<(u32, usize)> {
    let suffix = matches!(tokens.word(at + 1), "st" | "nd" | "rd" | "th") && tokens.glued(at + 1);
    if !suffix || tokens.glued(at) {
        return None;
    }
    let number: u32 = tokens.number(at).replace(',', "").parse().ok()?;
    (!tells_stones(tokens, at)).then_some((number, at + 2))
}

/// Whether the "st" behind the number at `at` are stones: in "14st", and in "21st 6lb"; not in "21st", nor in the
/// "4st time" of a slip.
pub(super) fn tells_stones(tokens: &Tokens<'_>, at: usize) -> bool {
    let number = tokens.number(at);
    let first = number.ends_with('1') && !number.ends_with("11");
    let pounds = tokens.is_number(at + 2) && matches!(tokens.word(at + 3), "lb" | "lbs");
    let closes = !tokens.is_word(at + 2) || noun::ends_phrase(tokens.word(at + 2));
    tokens.word(at + 1) == "st" && (pounds || !first && closes)
}

/// The place a "No." gives what it ranks: "the No. 2 seed", "ranked No. 1". Behind a thing ("Flight No. 370",
/// "Symphony No. 9") and before a street it is part of a name.
fn ranked(tokens: &Tokens<'_>, at: usize) -> Option<(u32, usize)> {
    if !(tokens.word(at) == "no" && tokens.is_mark(at + 1, '.')) {
        return None;
    }
    let place = tokens.number(at + 2).parse().ok().filter(|place| (1..=LAST_PLACE).contains(place))?;
    let of_thing = at.checked_sub(1).is_some_and(|before| is_numbered(tokens, before));
    let address = (1..=3).any(|ahead| STREETS.contains(&tokens.word(at + 2 + ahead)));
    let end = at + 3;
    // "No. 1: Be kind" numbers a rule, "No. 18-1023" a case; "the No. 2-ranking senator" has a place.
    let code = tokens.is_mark(end, ':') || tokens.is_number(end + 1) && runs_on(tokens, end);
    (!of_thing && !address && !code).then_some((place, end))
}

/// Whether the word before a "No." is a thing with a number. The capitals of a headline make none of "Takes" and "Still".
fn is_numbered(tokens: &Tokens<'_>, before: usize) -> bool {
    let word = tokens.word(before);
    let named = tokens.is_capitalised(before) && before > 0 && word == tokens.stem(before);
    let thing = named && !noun::ends_phrase(word) || NUMBERED_THINGS.contains(&word);
    thing && !RANKING.contains(&word)
}

/// Words before a "No." that make a rank of it all the more.
#[rustfmt::skip]
static RANKING: &[&str] = &[
    "claims", "grabs", "hit", "hits", "nabs", "rank", "ranked", "ranks", "reach", "reaches", "retains", "seed", "tops",
];

/// "number two", "#2": a place in a list.
fn in_a_list(tokens: &Tokens<'_>, at: usize) -> Option<(u32, usize)> {
    let before = at.checked_sub(1)?;
    let spelled = tokens.word(before) == "number";
    let signed = tokens.is_mark(before, '#') && tokens.glued(at);
    if !(spelled || signed) || runs_on(tokens, at + 1) {
        return None;
    }
    let place = tokens.number(at).parse().ok().or_else(|| numeral::cardinal(tokens.word(at)))?;
    (1..=LAST_PLACE).contains(&place).then_some((place, at + 1))
}

/// Beyond this a number in a list is a code.
const LAST_PLACE: u32 = 500;

/// Whether letters or digits touch a number from behind.
fn runs_on(tokens: &Tokens<'_>, end: usize) -> bool {
    let joint =
        usize::from(matches!(tokens.kind(end), Some(TokenKind::Mark('.' | ',' | ':' | '/') | TokenKind::Hyphen)));
    tokens.glued(end) && tokens.glued(end + joint) && (tokens.is_word(end + joint) || tokens.is_number(end + joint))
}

fn in_words(tokens: &Tokens<'_>, at: usize) -> Option<(u32, usize)> {
    let next = at + 1 + usize::from(tokens.is_hyphen(at + 1));
    if let Some(tens) = numeral::cardinal(tokens.word(at)).filter(|n| (20..100).contains(n))
        && let Some(ones) = word(tokens.word(next)).filter(|n| *n < 10)
    {
        return Some((tens + ones, next + 1));
    }
    let value = word(tokens.word(at))?;
    (!is_idiom(tokens, at)).then_some((value, at + 1))
}

fn word(word: &str) -> Option<u32> {
    ORDINALS.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
}

/// "at first", "first of all", "second-hand", "a split second", "first and foremost".
fn is_idiom(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| tokens.word(before));
    let hyphenated =
        (tokens.is_hyphen(at + 1) && tokens.glued(at + 1)) || (at > 0 && tokens.is_hyphen(at - 1) && tokens.glued(at));
    let idiom = matches!(before, "at" | "split" | "come" | "came" | "comes" | "per" | "a")
        && matches!(tokens.word(at), "first" | "second");
    let aside = matches!(tokens.word(at + 1), "of" | "and" | "hand") || tokens.is_mark(at + 1, ',') && at == 0;
    hyphenated || idiom || (tokens.word(at) == "first" && aside)
}
