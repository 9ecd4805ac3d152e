//! The small numbers dates are made of: days, quarters, how many months; in digits or in words.

use std::sync::LazyLock;

use super::super::english::numbers::ORDINALS;
use super::super::english::roles::Roles;
use super::super::english::words::Words;
use super::super::numeral;
use super::Reader;

static ORDINAL: LazyLock<Words<u32>> = LazyLock::new(|| ORDINALS.iter().copied().collect());

/// A whole number in digits alone, of at most `digits` of them, up to four.
pub(super) fn digits(reader: Reader<'_>, at: usize, digits: usize) -> Option<u32> {
    debug_assert!(digits <= 4, "longer ones are told apart no further");
    if !reader.tokens.roles(at).any(Roles::SHORT | Roles::FOUR) {
        return None;
    }
    let text = reader.tokens.number(at);
    if text.len() <= digits { text.parse().ok() } else { None }
}

/// A number from 1 to 9999 in digits, or to 99 in words; and the token after it.
pub(super) fn cardinal(reader: Reader<'_>, at: usize) -> Option<(u32, usize)> {
    if let Some(number) = digits(reader, at, 4) {
        return Some((number, at + 1)).filter(|&(number, _)| number > 0);
    }
    if !reader.tokens.roles(at).any(Roles::CARDINAL) {
        return None;
    }
    let first = numeral::cardinal(reader.tokens.word(at)).filter(|&number| number > 0)?;
    let next = at + 1 + usize::from(reader.tokens.is_hyphen(at + 1));
    match numeral::cardinal(reader.tokens.word(next)) {
        Some(unit) if first >= 20 && (1..10).contains(&unit) => Some((first + unit, next + 1)),
        _ => Some((first, at + 1)),
    }
}

/// An ordinal in words ("twenty-first") or digits ("21st"); and the token after it.
pub(super) fn ordinal(reader: Reader<'_>, at: usize) -> Option<(u32, usize)> {
    if let Some(number) = digits(reader, at, 3) {
        let suffix = reader.tokens.word(at + 1);
        let fits = reader.tokens.glued(at + 1) && matches!(suffix, "st" | "nd" | "rd" | "th");
        return fits.then_some((number, at + 2));
    }
    if !reader.tokens.roles(at).any(Roles::ORDINAL | Roles::CARDINAL) {
        return None;
    }
    let word = reader.tokens.word(at);
    if let Some(&number) = ORDINAL.get(word) {
        return Some((number, at + 1));
    }
    let tens = numeral::cardinal(word).filter(|&number| number >= 20)?;
    let next = at + 1 + usize::from(reader.tokens.is_hyphen(at + 1));
    let unit = ORDINAL.get(reader.tokens.word(next)).copied().filter(|&unit| unit < 10)?;
    Some((tens + unit, next + 1))
}
