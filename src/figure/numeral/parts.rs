//! Halves, quarters and other parts: "2½", "10 and a half", "half a million", "three-quarters of a mile".
//!
//! A part belongs to the number before it or to the round word or the unit behind it; what is a share of something else
//! ("half the seats") is a ratio, and read elsewhere.

use std::sync::LazyLock;

use super::super::english::numbers::{DENOMINATORS, VULGAR_FRACTIONS};
use super::super::english::phrases::{HEDGES_BEFORE, LASTING};
use super::super::english::words::Words;
use super::super::lexer::{TokenKind, Tokens};
use super::super::spelling::MEASURE_PHRASES;
use super::digits::last_place;
use super::words::round_word;
use super::{Numeral, Shape, cardinal, plain};
use crate::quantity::{Decimal, Dimension};

pub(super) fn fraction(value: Decimal, end: usize) -> Numeral {
    plain(value, Decimal::new(1, 2), Shape::Digits, end)
}

pub(super) fn vulgar(c: char) -> Option<Decimal> {
    if c.is_ascii() {
        return None;
    }
    let (_, over, under) = VULGAR_FRACTIONS.iter().find(|(character, ..)| *character == c)?;
    Decimal::from(*over).checked_div(Decimal::from(*under))
}

/// "2½", "2 1/2", "2-1/2", "1/2", "10 and a half".
pub(super) fn with_fraction(tokens: &Tokens<'_>, number: Numeral) -> Option<Numeral> {
    let end = number.end;
    let Some(whole) = number.small_integer() else { return with_parts_of_a_cent(tokens, number) };
    if let Some((part, end)) = vulgar_at(tokens, end) {
        return Some(fraction(number.value + part, end));
    }
    let tied = is_tied(tokens, end);
    if let Some((part, end)) = slashed(tokens, end + usize::from(tied))
        && (tied || !tokens.glued(number.end))
    {
        return Some(fraction(number.value + part, end));
    }
    if tokens.is_mark(end, '/') && whole > 0 {
        let (part, end) = slashed(tokens, end - 1)?;
        return Some(fraction(part, end));
    }
    and_a_half(tokens, number)
}

/// "$11.80¾", "5.82-1/2": behind decimals a fraction is of the last place, as markets in grain have it.
fn with_parts_of_a_cent(tokens: &Tokens<'_>, number: Numeral) -> Option<Numeral> {
    let tied = || if is_tied(tokens, number.end) { slashed(tokens, number.end + 1) } else { None };
    let (part, end) = vulgar_at(tokens, number.end).filter(|_| tokens.glued(number.end)).or_else(tied)?;
    let part = part.checked_mul(number.step)?;
    let value = number.value.checked_add(part)?;
    Some(Numeral { value, step: part, end, ..number })
}

/// Whether the hyphen at `at` ties what stands on its sides.
fn is_tied(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_hyphen(at) && tokens.glued(at) && tokens.glued(at + 1)
}

/// A fraction with a character of its own, and the token after it.
fn vulgar_at(tokens: &Tokens<'_>, at: usize) -> Option<(Decimal, usize)> {
    match tokens.kind(at) {
        Some(TokenKind::Mark(mark)) => vulgar(mark).map(|part| (part, at + 1)),
        _ => None,
    }
}

/// "1/2" and its like: a small numerator under a denominator that carpenters and cooks use.
fn slashed(tokens: &Tokens<'_>, at: usize) -> Option<(Decimal, usize)> {
    let (over, under) = (tokens.number(at).parse::<u32>().ok()?, tokens.number(at + 2).parse::<u32>().ok()?);
    let glued = tokens.is_mark(at + 1, '/') && tokens.glued(at + 1) && tokens.glued(at + 2);
    let usual = matches!(under, 2 | 3 | 4 | 5 | 8 | 16 | 32) && over < under && over > 0;
    let alone = !(tokens.is_mark(at + 3, '/') && tokens.glued(at + 3));
    (glued && usual && alone).then(|| Some((Decimal::from(over).checked_div(Decimal::from(under))?, at + 3)))?
}

/// "two and a half", "three and three quarters".
pub(super) fn and_a_half(tokens: &Tokens<'_>, number: Numeral) -> Option<Numeral> {
    let past_hyphen = |at: usize| at + usize::from(tokens.is_hyphen(at) && tokens.glued(at) && tokens.glued(at + 1));
    let and = past_hyphen(number.end);
    if tokens.word(and) != "and" {
        return None;
    }
    let over_at = past_hyphen(and + 1);
    let over = match tokens.word(over_at) {
        "a" | "an" => 1,
        word => cardinal(word)?,
    };
    let at = past_hyphen(over_at + 1);
    let under = denominator(tokens.word(at)).filter(|_| tokens.word(at) != "second")?;
    let part = Decimal::from(over).checked_div(Decimal::from(under))?;
    let followed_by_of = tokens.word(at + 1) == "of";
    let value = number.value.checked_add(part.checked_mul(number.scale)?)?;
    (!followed_by_of && over < under).then(|| Numeral { value, step: number.step, end: at + 1, ..number })
}

/// The denominator a word names, singular or plural: "third", "quarters".
pub(in crate::figure) fn denominator(word: &str) -> Option<u32> {
    let singular = word.strip_suffix('s').unwrap_or(word);
    DENOMINATORS.iter().find(|(name, _)| *name == singular || *name == word).map(|(_, value)| *value)
}

/// "half a percentage point", "three-quarters of a mile", "a quarter-point cut", "two-tenths of 1 percent": up to the
/// unit, of which one is taken apart.
pub(super) fn part_of_one(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    let tie = |at: usize| usize::from(tokens.is_hyphen(at) && tokens.glued(at) && tokens.glued(at + 1));
    let bare = denominator(tokens.word(at)).is_some();
    let (over, under_at) = match tokens.word(at) {
        _ if bare => (1, at),
        "a" | "an" => (1, at + 1),
        word => (cardinal(word).filter(|over| (1..20).contains(over))?, at + 1 + tie(at + 1)),
    };
    let under = denominator(tokens.word(under_at)).filter(|under| over < *under)?;
    let tied = tie(under_at + 1);
    let of = usize::from(tokens.word(under_at + 1) == "of");
    let one_at = under_at + 1 + tied + of;
    let one = usize::from(matches!(tokens.word(one_at), "a" | "an" | "one") || tokens.number(one_at) == "1");
    let unit_at = one_at + one;
    let point = matches!(tokens.word(unit_at), "percentage" | "percent" | "pct" | "point")
        || tokens.phrase(unit_at, "per cent").is_some();
    let quarter = matches!(tokens.word(under_at), "quarter" | "quarters") && of + one == 0;
    let measure = (of == 1 || quarter) && is_divided(tokens, unit_at);
    if !(point || measure) || of > one || bare && tied + one == 0 {
        return None;
    }
    let value = Decimal::from(over).checked_div(Decimal::from(under))?;
    Some(plain(value, last_place(value).max(Decimal::new(1, 2)), Shape::Words, unit_at))
}

/// What is told in parts of one: any measure, but of the calendar only the century, for "a quarter year" is a date.
fn is_divided(tokens: &Tokens<'_>, at: usize) -> bool {
    let measure = MEASURE_PHRASES.find(tokens, at).map(|(measure, _)| measure);
    measure.is_some_and(|measure| measure.dimension != Dimension::Calendar || measure.name == "century")
}

/// Past a hyphen that ties two words: "half-dozen".
fn past_tie(tokens: &Tokens<'_>, at: usize) -> usize {
    at + usize::from(tokens.is_hyphen(at) && tokens.glued(at) && tokens.glued(at + 1))
}

/// "half a million", "half a dozen", "half million", "half-dozen", "half-a-million".
pub(super) fn half(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    if tokens.word(at) != "half" {
        return None;
    }
    if let Some(end) = measured_half(tokens, at + 1) {
        return Some(plain(Decimal::new(5, 1), Decimal::new(1, 1), Shape::Words, end));
    }
    let next = past_tie(tokens, at + 1);
    let next = if matches!(tokens.word(next), "a" | "an") { past_tie(tokens, next + 1) } else { next };
    let (of, scale) = round_word(tokens.word(next))?;
    let value = of.checked_div(Decimal::TWO)?;
    Some(Numeral { value, step: Decimal::ONE.max(scale / Decimal::TEN), shape: Shape::Words, scale, end: next + 1 })
}

/// Where the unit stands of "half an hour", "half-mile": behind the article, or at the hyphen that ties it.
fn measured_half(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let measure = |at: usize| MEASURE_PHRASES.find(tokens, at).map(|(measure, _)| measure);
    if matches!(tokens.word(at), "a" | "an") {
        return measure(at + 1).map(|_| at + 1);
    }
    // "half-year profit", "hit a half-century": of a calendar, and of cricket; but "for a half-century".
    let unit_at = past_tie(tokens, at);
    let lasting = || {
        let before = at.checked_sub(3).map_or("", |before| tokens.word(before));
        tokens.word(at - 2) == "a" && MAKES_A_LENGTH.contains(before)
    };
    let unit = measure(unit_at).filter(|measure| {
        measure.dimension != Dimension::Calendar || matches!(measure.name, "century" | "decade") && at >= 2 && lasting()
    })?;
    (unit_at > at || unit.name == "hour").then_some(at)
}

/// "a quarter million", "three quarters of a million", "a quarter-of-a-million".
pub(super) fn quarters(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    let over = match tokens.word(at) {
        "a" | "one" => 1,
        "three" => 3,
        _ => return None,
    };
    let hyphen = usize::from(tokens.is_hyphen(at + 1));
    if !matches!(tokens.word(at + 1 + hyphen), "quarter" | "quarters") {
        return None;
    }
    let next = past_tie(tokens, at + 2 + hyphen);
    let article = past_tie(tokens, next + 1);
    let of_a =
        if tokens.word(next) == "of" && tokens.word(article) == "a" { past_tie(tokens, article + 1) } else { next };
    let (of, scale) = round_word(tokens.word(of_a)).filter(|(of, _)| *of >= Decimal::ONE_THOUSAND)?;
    let value = of.checked_mul(Decimal::new(25 * over, 2))?;
    Some(Numeral { value, step: scale / Decimal::ONE_HUNDRED, shape: Shape::Words, scale, end: of_a + 1 })
}

/// The words that make a length of "a year": the last of a hedge, and verbs of lasting.
pub(super) static MAKES_A_LENGTH: LazyLock<Words<()>> = LazyLock::new(|| {
    let hedges = HEDGES_BEFORE.iter().filter_map(|(phrase, _)| phrase.rsplit(' ').next());
    let prepositions = ["of", "to", "at", "as"];
    hedges.filter(|word| !prepositions.contains(word)).chain(LASTING.iter().copied()).chain(["for"]).collect()
});
