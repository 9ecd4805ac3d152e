//! Numerals: the digits and number words alone, read whole or not at all.
//!
//! "1,234.5", "two and a half million", "a dozen", "1.2m", "£2.1bn", "28 lakh". What the number is *of* is for others
//! to say; this room only has to know whether money or a count follows where a letter could mean either.

mod digits;
mod parts;
mod words;

use std::sync::LazyLock;

use crate::quantity::{Decimal, Written};

use super::english::grammar::RACING;
use super::english::inflection::is_plural;
use super::english::numbers::{CARDINALS, GLUED_MAGNITUDES, MAGNITUDES};
use super::english::roles::Roles;
use super::english::words::Words;
use super::lexer::{TokenKind, Tokens};
use super::spelling::{CURRENCY_PHRASES, MEASURE_SYMBOLS, Meant};
pub(super) use parts::denominator;
pub(super) use words::{is_article_of_number, is_article_of_time, round_word};

/// A number as it was written, and where it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    pub value: Decimal,
    /// The place of the last written digit.
    pub step: Decimal,
    pub shape: Shape,
    /// What a magnitude word multiplied it by; one where none stood.
    pub scale: Decimal,
    /// The token after it.
    pub end: usize,
}

/// How a numeral was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Digits, with or without a magnitude.
    Digits,
    /// Words from "zero" on, "a dozen" and "a million" included.
    Words,
    /// "dozens", "hundreds of thousands": at least so many.
    Vague,
}

impl Numeral {
    /// As the extent of a quantity.
    pub(super) fn written(self) -> Written {
        Written::exactly(self.value, self.step)
    }

    /// The same digits under another numeral's magnitude: the "10" of "10 to 15 million".
    pub(super) fn scaled(self, scale: Decimal) -> Option<Numeral> {
        let (value, step) = (self.value.checked_mul(scale)?, self.step.checked_mul(scale)?);
        Some(Numeral { value, step, scale, ..self })
    }

    /// Whether it is a whole number below a thousand million in plain digits, as names and scores are.
    pub(super) fn small_integer(self) -> Option<u32> {
        if self.is_scaled() || !self.is_whole() {
            return None;
        }
        let whole = if self.value.scale() == 0 { self.value } else { self.value.trunc() };
        u32::try_from(whole.mantissa()).ok()
    }

    /// Whether a magnitude multiplied it. Scales are whole powers of ten, so that no other number is written as one is.
    fn is_scaled(self) -> bool {
        self.scale.mantissa() != 1
    }

    /// Whether nothing but zeros stands behind its point.
    pub(super) fn is_whole(self) -> bool {
        let places = self.value.scale();
        if places == 0 {
            return true;
        }
        // Few digits and few places are told without arithmetic on more than one machine word.
        match (u64::try_from(self.value.mantissa().unsigned_abs()), 10_u64.checked_pow(places)) {
            (Ok(digits), Some(power)) => digits % power == 0,
            _ => self.value.fract().is_zero(),
        }
    }
}

/// What stands around a numeral and decides what a glued letter means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    /// After a currency sign, `m` is a million.
    Money,
    Plain,
}

/// Reads the numeral that begins at `at`.
pub(super) fn read(tokens: &Tokens<'_>, at: usize, setting: Setting) -> Option<Numeral> {
    match tokens.kind(at)? {
        TokenKind::Number => digits::read(tokens, at)
            .map(|number| digits::round_plural(tokens, number).unwrap_or(number))
            .and_then(|number| with_magnitudes(tokens, number, setting))
            .map(|number| words::with_dozens(tokens, number)),
        // Most words begin no number.
        TokenKind::Word if !tokens.roles(at).any(Roles::NUMBER | Roles::ARTICLE) => None,
        TokenKind::Word => negative(tokens, at, setting)
            .or_else(|| words::read(tokens, at))
            .or_else(|| words::vague(tokens, at))
            .or_else(|| words::several(tokens, at)),
        TokenKind::Hyphen | TokenKind::Dash => signed(tokens, at, setting),
        TokenKind::Mark('.') => digits::leading_point(tokens, at),
        TokenKind::Mark(c) => parts::vulgar(c).map(|value| parts::fraction(value, at + 1)),
    }
}

static CARDINAL: LazyLock<Words<u32>> = LazyLock::new(|| CARDINALS.iter().copied().collect());
static MAGNITUDE: LazyLock<Words<u32>> = LazyLock::new(|| MAGNITUDES.iter().copied().collect());

/// The value of a cardinal word below a hundred.
pub(super) fn cardinal(word: &str) -> Option<u32> {
    CARDINAL.get(word).copied()
}

fn power_of_ten(power: u32) -> Decimal {
    Decimal::from(10_u64.pow(power))
}

fn plain(value: Decimal, step: Decimal, shape: Shape, end: usize) -> Numeral {
    Numeral { value, step, shape, scale: Decimal::ONE, end }
}

/// "-10" after a space, "−0.5"; a hyphen glued to what stands before it joins and does not negate.
fn signed(tokens: &Tokens<'_>, at: usize, setting: Setting) -> Option<Numeral> {
    let minus = is_minus(tokens, at) && tokens.is_number(at + 1);
    minus.then(|| read(tokens, at + 1, setting).map(negated))?
}

/// Whether the dash at `at` negates what touches it.
pub(super) fn is_minus(tokens: &Tokens<'_>, at: usize) -> bool {
    let minus = tokens.is_joiner(at) && matches!(tokens.text(at), "-" | "\u{2212}" | "\u{2013}" | "\u{2011}");
    let opens = !tokens.glued(at) || tokens.kind(at.wrapping_sub(1)).is_some_and(is_opening);
    minus && opens && tokens.glued(at + 1)
}

fn is_opening(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Mark('(' | '[' | '<' | '>' | '≤' | '≥' | '=' | '$' | '£' | '€' | '¥'))
}

/// "minus 5", "minus-260", "negative 2.5".
fn negative(tokens: &Tokens<'_>, at: usize, setting: Setting) -> Option<Numeral> {
    if !matches!(tokens.word(at), "minus" | "negative") {
        return None;
    }
    let number = if tokens.is_hyphen(at + 1) { at + 2 } else { at + 1 };
    let twice = matches!(tokens.word(number), "minus" | "negative");
    // "plus or minus 2.5 points" is to either side.
    let either = at >= 2 && tokens.word(at - 1) == "or" && tokens.word(at - 2) == "plus";
    (!twice && !either).then(|| read(tokens, number, setting))?.map(negated)
}

pub(super) fn negated(numeral: Numeral) -> Numeral {
    Numeral { value: -numeral.value, ..numeral }
}

/// Multiplies a number by the magnitude words and letters behind it: "310.3 billion", "4 hundred million", "1.2m".
fn with_magnitudes(tokens: &Tokens<'_>, number: Numeral, setting: Setting) -> Option<Numeral> {
    let mut read = number;
    while let Some((power, end)) = magnitude(tokens, read, setting) {
        let factor = power_of_ten(power);
        let scale = read.scale.checked_mul(factor)?;
        read = Numeral { scale, end, ..read.scaled(factor)? };
        if let Some(half) = parts::and_a_half(tokens, read) {
            read = half;
        }
    }
    Some(read)
}

fn magnitude(tokens: &Tokens<'_>, number: Numeral, setting: Setting) -> Option<(u32, usize)> {
    let mut at = number.end;
    if tokens.is_hyphen(at) && tokens.glued(at) && tokens.glued(at + 1) {
        at += 1;
    }
    let word = tokens.word(at);
    if let Some(power) = MAGNITUDE.get(word) {
        let letters = matches!(word, "mm" | "mn" | "cr") || word == "mil" && !words::closes(tokens, at + 1);
        let letters_only_when_money = letters && setting == Setting::Plain;
        return (!letters_only_when_money).then_some((*power, at + 1));
    }
    if number.is_scaled() { None } else { letter(tokens, at, setting) }
}

/// How far behind "400m" a word of racing may stand.
const RACE_REACH: usize = 3;

/// A letter for a magnitude: any case after a currency sign; elsewhere `k` and `M`, and `m` where a plural
/// follows, for otherwise it is a metre.
fn letter(tokens: &Tokens<'_>, at: usize, setting: Setting) -> Option<(u32, usize)> {
    if tokens.text(at).len() != 1 {
        return None;
    }
    let (_, power) = GLUED_MAGNITUDES.iter().find(|(letter, _)| *letter == tokens.word(at))?;
    let glued = tokens.glued(at);
    let money = CURRENCY_PHRASES.find(tokens, at + 1).is_some();
    let raced = (at + 1..=at + RACE_REACH).any(|next| RACING.contains(&tokens.word(next)));
    let counted = money
        || sells(tokens, at)
        || measures(tokens, at + 1)
        || (!raced && (is_plural(tokens.word(at + 1)) || is_plural(tokens.word(at + 2))));
    let meant = match (setting, tokens.text(at)) {
        // "$4.5 m": nobody measures money in metres.
        (Setting::Money, "B" | "M" | "b" | "m") => true,
        (Setting::Money, _) | (Setting::Plain, "k" | "K" | "M") => glued,
        (Setting::Plain, "B") => counted,
        (Setting::Plain, "m" | "b") => glued && counted,
        _ => false,
    };
    meant.then_some((*power, at + 1))
}

/// "2.2m ha", "1.3m b/d": the unit stands apart from what can only be a million then.
fn measures(tokens: &Tokens<'_>, at: usize) -> bool {
    let meant = if tokens.glued(at) { None } else { MEASURE_SYMBOLS.find(tokens, at) };
    match meant {
        Some((Meant::Measure(measure), end)) => {
            let ends = !(tokens.glued(end) && (tokens.is_word(end) || tokens.is_number(end)));
            (tokens.text(at).len() > 1 || tokens.text(at) == "t") && !measure.dimension.is_time() && ends
        }
        Some((Meant::Rate(..), _)) => true,
        None => false,
    }
}

/// "sold 2m in a week": what is sold by the million, and not by the metre. The letter stands at `letter`.
fn sells(tokens: &Tokens<'_>, letter: usize) -> bool {
    letter
        .checked_sub(2)
        .is_some_and(|verb| matches!(tokens.word(verb), "sold" | "sells" | "sell" | "selling" | "shipped"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<(String, usize)> {
        let tokens = Tokens::of(text, 0);
        read(&tokens, 0, Setting::Plain).map(|n| (n.value.normalize().to_string(), tokens.len() - n.end))
    }

    #[test]
    fn numerals_are_read_whole() {
        for (text, number) in [
            ("310.3 billion", "310300000000"),
            ("1,234.5", "1234.5"),
            ("12,34,567", "1234567"),
            ("816 000", "816000"),
            ("two and a half million", "2500000"),
            ("twenty-eight thousand six hundred forty-two", "28642"),
            ("one hundred and five", "105"),
            ("half a million", "500000"),
            ("a dozen", "12"),
            ("two dozen", "24"),
            ("4 hundred million", "400000000"),
            ("25k", "25000"),
            ("2½", "2.5"),
            ("10 and a half", "10.5"),
            ("minus-260", "-260"),
            ("tens of thousands", "10000"),
            ("28 lakh", "2800000"),
            ("thirty", "30"),
            ("1 234 567.89", "1234567.89"),
            ("80, 000", "80000"),
            ("two point five", "2.5"),
            ("three quarters of a million", "750000"),
            ("negative 5", "-5"),
            ("three-and-a-half", "3.5"),
            ("2-1/2", "2.5"),
            (".534", "0.534"),
        ] {
            assert_eq!(value(text), Some((number.to_owned(), 0)), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_not_read() {
        for text in ["3.11.2", "...", "1,23", "12,3456", "a", "hundred"] {
            assert_eq!(value(text), None, "{text}");
        }
    }

    #[test]
    fn a_number_too_long_for_exact_arithmetic_is_refused_whole() {
        assert_eq!(value(&"9".repeat(40)), None);
        assert_eq!(value(&format!("{} trillion", "9".repeat(28))), None);
        assert_eq!(value(&format!("7{}", " 816".repeat(12))), None);
    }

    #[test]
    fn the_step_is_the_place_of_the_last_written_digit() {
        let step = |text| read(&Tokens::of(text, 0), 0, Setting::Plain).map(|n| n.step.normalize().to_string());
        assert_eq!(step("310.3 billion").as_deref(), Some("100000000"));
        assert_eq!(step("200").as_deref(), Some("1"));
        assert_eq!(step("two million").as_deref(), Some("1000000"));
    }
}
