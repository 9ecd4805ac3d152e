//! Ordinals: "22nd", "the second summit", "thirty-first".

use crate::quantity::{Decimal, Hedge, Kind, Quantity, Value, Written};

use super::english::numbers::ORDINALS;
use super::lexer::Tokens;
use super::numeral;
use super::{Reading, Step};

/// Reads the ordinal that begins at `at`.
pub(super) fn read(tokens: &Tokens<'_>, at: usize) -> Option<Reading> {
    let (value, end) = in_digits(tokens, at).or_else(|| in_words(tokens, at))?;
    let value = Decimal::from(value);
    let step = Step { rule: "ordinal", span: tokens.span(at, end), meaning: format!("place {value} in a row") };
    let quantity = Quantity {
        kind: Kind::Ordinal,
        value: Value::Number(Written::exactly(value, Decimal::ONE)),
        unit: None,
        hedge: Hedge::None,
        change: None,
    };
    Some(Reading { quantity, first: at, end, steps: vec![step] })
}

fn in_digits(tokens: &Tokens<'_>, at: usize) -> Option<(u32, usize)> {
    let suffix = matches!(tokens.word(at + 1), "st" | "nd" | "rd" | "th") && tokens.glued(at + 1);
    if !suffix || tokens.glued(at) {
        return None;
    }
    let number: u32 = tokens.number(at).replace(',', "").parse().ok()?;
    Some((number, at + 2))
}

fn in_words(tokens: &Tokens<'_>, at: usize) -> Option<(u32, usize)> {
    if let Some(tens) = numeral::cardinal(tokens.word(at)).filter(|n| *n >= 20)
        && tokens.is_hyphen(at + 1)
        && let Some(ones) = word(tokens.word(at + 2)).filter(|n| *n < 10)
    {
        return Some((tens + ones, at + 3));
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
