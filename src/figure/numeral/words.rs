//! Numbers in words: cardinals added and multiplied, articles that are a one, dozens, and words that only say "many".
//!
//! Apart from the digits, because a number in words has a grammar: what may follow "twenty" may not follow "seven".

use super::super::compound;
use super::super::english::inflection::is_plural;
use super::super::english::numbers::{COLLECTIVES, VAGUE_PLURALS};
use super::super::english::roles::Roles;
use super::super::lexer::Tokens;
use super::super::noun;
use super::super::spelling::MEASURE_PHRASES;
use super::parts::{MAKES_A_LENGTH, and_a_half, denominator, half, part_of_one, quarters};
use super::{MAGNITUDE, Numeral, Setting, Shape, cardinal, plain, power_of_ten, with_magnitudes};
use crate::quantity::Decimal;

/// A number in words: "twenty-eight thousand six hundred forty-two", "a dozen", "half a million", "two and a half".
pub(super) fn read(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    let begun = part_of_one(tokens, at)
        .or_else(|| half(tokens, at))
        .or_else(|| quarters(tokens, at))
        .or_else(|| article(tokens, at))
        .or_else(|| sum_of_words(tokens, at))?;
    let begun = and_a_half(tokens, begun).unwrap_or(begun);
    with_magnitudes(tokens, begun, Setting::Plain)
}

/// "a million", "a hundred", "a dozen".
pub(super) fn article(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    if !matches!(tokens.word(at), "a" | "an") {
        return None;
    }
    if is_article_of_time(tokens, at) {
        return Some(plain(Decimal::ONE, Decimal::ONE, Shape::Words, at + 1));
    }
    let (value, scale) = round_word(tokens.word(at + 1))?;
    Some(Numeral { value, step: scale, shape: Shape::Words, scale, end: at + 2 })
}

/// "more than a decade", "took a year", "a year and a half", "a year and two months": the article is a one. "A year ago" is a date.
pub(in crate::figure) fn is_article_of_time(tokens: &Tokens<'_>, at: usize) -> bool {
    let whole = usize::from(matches!(tokens.word(at + 1), "full" | "whole"));
    let Some((measure, end)) = MEASURE_PHRASES.find(tokens, at + 1 + whole) else { return false };
    let time = measure.dimension.is_time() && measure.name != "quarter";
    let part = compound::half_named(tokens, end).map(|part| tokens.word(part));
    let and_a_half = matches!(part, Some("half" | "quarter"));
    let and_more = tokens.word(end) == "and"
        && (tokens.is_number(end + 1) || tokens.roles(end + 1).any(Roles::CARDINAL))
        && MEASURE_PHRASES.find(tokens, end + 2).is_some_and(|(finer, _)| finer.dimension.is_time());
    let alone = !tokens.is_word(end) || noun::ends_phrase(tokens.word(end));
    let lasting = || at.checked_sub(1).is_some_and(|before| MAKES_A_LENGTH.contains(tokens.word(before)));
    !tokens.is_hyphen(end) && (and_a_half || time && (and_more || alone && (whole > 0 || lasting())))
}

pub(in crate::figure) fn round_word(word: &str) -> Option<(Decimal, Decimal)> {
    if let Some((_, value)) = COLLECTIVES.iter().find(|(name, _)| *name == word) {
        return Some((Decimal::from(*value), Decimal::ONE));
    }
    let power = MAGNITUDE.get(word).filter(|_| word.len() > 3 && !is_plural(word))?;
    Some((power_of_ten(*power), power_of_ten(*power)))
}

/// Cardinals added and multiplied as English does. The step is that of the smallest part said.
fn sum_of_words(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    let mut sum = Sum::default();
    let mut next = at;
    loop {
        let joined = if next > at { skip_joiner(tokens, next, &sum) } else { next };
        let Some(taken) = sum.take(tokens.word(joined)) else { break };
        sum = taken;
        next = joined + 1;
    }
    let value = sum.total.checked_add(sum.group)?;
    (next > at).then(|| {
        let number = Numeral { value, step: sum.step, shape: Shape::Words, scale: sum.scale(), end: next };
        pointed(tokens, number).unwrap_or_else(|| with_dozens(tokens, number))
    })
}

/// "two point five", "zero point zero eight": decimals spoken digit by digit.
fn pointed(tokens: &Tokens<'_>, number: Numeral) -> Option<Numeral> {
    if tokens.word(number.end) != "point" || number.value >= Decimal::ONE_THOUSAND {
        return None;
    }
    if let Some(tens) = cardinal(tokens.word(number.end + 1)).filter(|tens| (10..20).contains(tens)) {
        let value = number.value.checked_add(Decimal::new(i64::from(tens), 2))?;
        return Some(Numeral { value, step: Decimal::new(1, 2), scale: Decimal::ONE, end: number.end + 2, ..number });
    }
    let digit = |at: usize| cardinal(tokens.word(at)).filter(|digit| *digit < 10);
    let mut value = number.value;
    let mut step = Decimal::ONE;
    let mut end = number.end + 1;
    while let Some(digit) = digit(end) {
        step = step.checked_div(Decimal::TEN).filter(|step| !step.is_zero())?;
        value = value.checked_add(step.checked_mul(Decimal::from(digit))?)?;
        end += 1;
    }
    (end > number.end + 1).then_some(Numeral { value, step, scale: Decimal::ONE, end, ..number })
}

/// Whether nothing stands at `at` that what is before it could belong to.
pub(super) fn closes(tokens: &Tokens<'_>, at: usize) -> bool {
    !tokens.is_word(at) || noun::ends_phrase(tokens.word(at))
}

/// "two dozen", "3 dozens"; "five grand", but not "five grand pianos".
pub(super) fn with_dozens(tokens: &Tokens<'_>, number: Numeral) -> Numeral {
    let word = tokens.word(number.end);
    let singular = word.strip_suffix('s').unwrap_or(word);
    let grand = word == "grand" && closes(tokens, number.end + 1);
    let collective = COLLECTIVES.iter().find(|(name, _)| *name == singular).map(|(_, value)| *value);
    let Some(value) = collective.or(grand.then_some(1000)) else {
        return number;
    };
    let dozens = number.value.checked_mul(Decimal::from(value));
    dozens.map_or(number, |value| Numeral { value, end: number.end + 1, ..number })
}

/// A hyphen inside "twenty-eight", an "and" inside "one hundred and five", a comma inside "two thousand, four hundred".
fn skip_joiner(tokens: &Tokens<'_>, at: usize, sum: &Sum) -> usize {
    let glued = [tokens.glued(at), tokens.glued(at + 1)];
    // Some transcripts write "twenty - five".
    let inside = tokens.is_hyphen(at) && (glued == [true; 2] || glued == [false; 2] && sum.room == Decimal::TEN);
    let and = |at: usize| tokens.word(at) == "and" && sum.ends_in_magnitude;
    // "two-hundred-and-forty"
    if inside && and(at + 1) && tokens.is_hyphen(at + 2) {
        return at + 3;
    }
    if inside || and(at) { at + 1 } else { at }
}

/// The running sum of a number in words.
#[derive(Clone, Copy, Debug)]
struct Sum {
    total: Decimal,
    group: Decimal,
    step: Decimal,
    /// What the next word must stay under: after "twenty" only units, after "thousand" only hundreds.
    room: Decimal,
    /// What the next magnitude above a hundred must stay under.
    ceiling: Decimal,
    ends_in_magnitude: bool,
    started: bool,
}

impl Default for Sum {
    fn default() -> Self {
        Self {
            total: Decimal::ZERO,
            group: Decimal::ZERO,
            step: Decimal::ONE,
            room: Decimal::from(100),
            ceiling: Decimal::from(1_000_000_000_000_000_000_i64),
            ends_in_magnitude: false,
            started: false,
        }
    }
}

impl Sum {
    /// The sum with one more word, or none where the word does not continue the number.
    fn take(self, word: &str) -> Option<Sum> {
        if let Some(value) = cardinal(word) {
            return self.add(Decimal::from(value));
        }
        let power = MAGNITUDE.get(word).filter(|_| self.started && word.len() > 3 && !is_plural(word))?;
        if *power == 2 { self.hundred() } else { self.magnitude(power_of_ten(*power)) }
    }

    fn add(self, value: Decimal) -> Option<Sum> {
        if value >= self.room || (value.is_zero() && self.started) {
            return None;
        }
        let tens = value >= Decimal::from(20) && (value % Decimal::TEN).is_zero();
        let room = if tens { Decimal::TEN } else { Decimal::ZERO };
        let group = self.group + value;
        Some(Sum { group, room, step: Decimal::ONE, ends_in_magnitude: false, started: true, ..self })
    }

    fn hundred(self) -> Option<Sum> {
        let hundred = Decimal::from(100);
        let takes = self.group > Decimal::ZERO && self.group < hundred;
        let group = self.group * hundred;
        takes.then_some(Sum { group, room: hundred, step: hundred, ends_in_magnitude: true, ..self })
    }

    fn magnitude(self, factor: Decimal) -> Option<Sum> {
        let takes = self.group > Decimal::ZERO && factor < self.ceiling;
        let total = self.total.checked_add(self.group.checked_mul(factor)?)?;
        takes.then_some(Sum {
            total,
            group: Decimal::ZERO,
            room: Decimal::from(100),
            step: factor,
            ceiling: factor,
            ends_in_magnitude: true,
            started: true,
        })
    }

    /// The magnitude the whole number ends in, so that "four to five thousand" can share it.
    fn scale(self) -> Decimal {
        if self.ends_in_magnitude { self.step } else { Decimal::ONE }
    }
}

/// "dozens", "tens of thousands", "hundreds of millions".
pub(super) fn vague(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    let value = |word: &str| VAGUE_PLURALS.iter().find(|(plural, _)| *plural == word).map(|(_, value)| *value);
    if tokens.word(at) == "scores" && !is_twenties(tokens, at) {
        return None;
    }
    let first = if tokens.word(at) == "tens" { 10 } else { value(tokens.word(at))? };
    if tokens.word(at + 1) == "of"
        && let Some(second) = value(tokens.word(at + 2))
    {
        let product = Decimal::from(first) * Decimal::from(second);
        return Some(plain(product, product, Shape::Vague, at + 3));
    }
    (tokens.word(at) != "tens").then(|| plain(Decimal::from(first), Decimal::from(first), Shape::Vague, at + 1))
}

/// "several hundred", "a few dozen", "several hundred thousand": at least one of them, as "hundreds" are.
pub(super) fn several(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    let round_at = match tokens.word(at) {
        "several" => at + 1,
        "a" if tokens.word(at + 1) == "few" => at + 2,
        _ => return None,
    };
    let (first, _) = round_word(tokens.word(round_at))?;
    let (mut value, mut end) = (first, round_at + 1);
    while let Some(power) = MAGNITUDE.get(tokens.word(end)) {
        (value, end) = (value.checked_mul(power_of_ten(*power))?, end + 1);
    }
    Some(plain(value, value, Shape::Vague, end))
}

/// "scores of", "left scores injured": not the scores of a test or a game.
fn is_twenties(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| tokens.word(before));
    if before == "the" {
        return false;
    }
    let counted = matches!(before, "left" | "leaving" | "killing" | "killed" | "injuring" | "wounding");
    counted || tokens.word(at + 1) == "of"
}

/// Whether the article at `at` begins a number of its own: "a dozen", "a third", "a million".
pub(in crate::figure) fn is_article_of_number(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.word(at + 1);
    let counts = matches!(tokens.word(at), "a" | "an")
        && (round_word(word).is_some() || (denominator(word).is_some() && word != "second"));
    (counts && !tokens.is_hyphen(at + 2)) || is_article_of_time(tokens, at)
}
