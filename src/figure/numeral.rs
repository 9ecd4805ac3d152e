//! Numerals: the digits and number words alone, read whole or not at all.
//!
//! "1,234.5", "two and a half million", "a dozen", "1.2m", "£2.1bn", "28 lakh". What the number is *of* is for others
//! to say; this room only has to know whether money or a count follows where a letter could mean either.

use std::sync::LazyLock;

use crate::quantity::{Decimal, Dimension, Written};

use super::compound;
use super::english::grammar::RACING;
use super::english::inflection::is_plural;
use super::english::numbers::{
    CARDINALS, COLLECTIVES, DENOMINATORS, GLUED_MAGNITUDES, MAGNITUDES, VAGUE_PLURALS, VULGAR_FRACTIONS,
};
use super::english::phrases::{HEDGES_BEFORE, LASTING};
use super::english::roles::Roles;
use super::english::words::Words;
use super::lexer::{TokenKind, Tokens};
use super::noun;
use super::spelling::{CURRENCY_PHRASES, MEASURE_PHRASES, MEASURE_SYMBOLS, Meant};

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
        TokenKind::Number => digits(tokens, at)
            .map(|number| round_plural(tokens, number).unwrap_or(number))
            .and_then(|number| with_magnitudes(tokens, number, setting))
            .map(|number| with_dozens(tokens, number)),
        // Most words begin no number.
        TokenKind::Word if !tokens.roles(at).any(Roles::NUMBER | Roles::ARTICLE) => None,
        TokenKind::Word => negative(tokens, at, setting)
            .or_else(|| words(tokens, at))
            .or_else(|| vague(tokens, at))
            .or_else(|| several(tokens, at)),
        TokenKind::Hyphen | TokenKind::Dash => signed(tokens, at, setting),
        TokenKind::Mark('.') => leading_point(tokens, at),
        TokenKind::Mark(c) => vulgar(c).map(|value| fraction(value, at + 1)),
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

fn fraction(value: Decimal, end: usize) -> Numeral {
    plain(value, Decimal::new(1, 2), Shape::Digits, end)
}

fn vulgar(c: char) -> Option<Decimal> {
    if c.is_ascii() {
        return None;
    }
    let (_, over, under) = VULGAR_FRACTIONS.iter().find(|(character, ..)| *character == c)?;
    Decimal::from(*over).checked_div(Decimal::from(*under))
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

/// ".534" where no digit stands before the point.
fn leading_point(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    let digits = tokens.number(at + 1);
    if tokens.glued(at) || !tokens.glued(at + 1) || digits.is_empty() || !is_digits(digits) {
        return None;
    }
    let value: Decimal = format!("0.{digits}").parse().ok()?;
    Some(plain(value, last_place(value), Shape::Digits, at + 2))
}

fn last_place(value: Decimal) -> Decimal {
    Decimal::new(1, value.scale())
}

/// A number in digits, with groups, decimals and a fraction behind it.
fn digits(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    if is_group_of_more(tokens, at) {
        return None;
    }
    let comma = tokens.decimal_comma();
    let (value, end) = match spaced_groups(tokens, at) {
        // Groups that make no number together make none apart either.
        Some((grouped, end)) => (ungrouped(&grouped, comma)?, end),
        None => (ungrouped(tokens.number(at), comma)?, at + 1),
    };
    let number = plain(value, last_place(value), Shape::Digits, end);
    Some(with_fraction(tokens, number).unwrap_or(number))
}

/// "100s of seats", "1,000s of fans".
fn round_plural(tokens: &Tokens<'_>, number: Numeral) -> Option<Numeral> {
    let plural = tokens.text(number.end) == "s" && tokens.glued(number.end) && tokens.word(number.end + 1) == "of";
    let power = |power| power_of_ten(power) == number.value;
    (plural && (1..=6).any(power)).then_some(Numeral { shape: Shape::Vague, end: number.end + 1, ..number })
}

/// The decimal a run of digits, points and commas stands for, or none where its groups do not add up:
/// "1,234.5" and "12,34,567" (Indian groups) are numbers, "1,23" and "3.11.2" are not. Where the article writes
/// its decimals behind commas, points set the groups apart.
fn ungrouped(text: &str, decimal_comma: bool) -> Option<Decimal> {
    if text.bytes().any(|byte| byte == b'\'' || !byte.is_ascii()) {
        return ungrouped(&respelled(text, decimal_comma)?, decimal_comma);
    }
    let (point, group) = if decimal_comma { (',', '.') } else { ('.', ',') };
    let (whole, decimals) = split_decimals(text, decimal_comma);
    if decimals.contains([point, group]) || !well_grouped(whole, group) {
        return None;
    }
    few_digits(whole, decimals).or_else(|| text.replace(group, "").replace(point, ".").parse().ok())
}

/// A number with the article's own marks in place of a raised point and of apostrophes between groups; none where both
/// kinds of a mark are mixed.
fn respelled(text: &str, decimal_comma: bool) -> Option<String> {
    let (point, group) = if decimal_comma { (',', '.') } else { ('.', ',') };
    let (raised, apart) = (text.contains('·'), text.contains(['\'', '’']));
    let mixed = raised && text.contains(point) || apart && text.contains(group);
    let marked = |mark| match mark {
        '·' => point,
        '\'' | '’' => group,
        other => other,
    };
    (!mixed).then(|| text.chars().map(marked).collect())
}

/// As many digits as an integer holds whatever they are.
const FEW_DIGITS: usize = 18;

/// The decimal of so few digits, put together without writing it out again; marks between them are passed over.
fn few_digits(whole: &str, decimals: &str) -> Option<Decimal> {
    if whole.is_empty() || whole.len() + decimals.len() > FEW_DIGITS {
        return None;
    }
    let digits = whole.bytes().chain(decimals.bytes()).filter(u8::is_ascii_digit);
    let all = digits.fold(0_i64, |all, digit| all * 10 + i64::from(digit - b'0'));
    Some(Decimal::new(all, u32::try_from(decimals.len()).ok()?))
}

/// Groups of three from the right, or a three and twos as in India.
fn well_grouped(whole: &str, group: char) -> bool {
    if is_digits(whole) {
        return true;
    }
    let mut groups = whole.rsplit(group);
    let last = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let Some((first, middle)) = rest.split_last() else {
        return true;
    };
    let western = first.len() <= 3 && middle.iter().all(|group| group.len() == 3);
    let indian = first.len() <= 2 && middle.iter().all(|group| group.len() == 2);
    last.len() == 3 && !first.is_empty() && (western || indian)
}

/// How many groups of three may follow the first: no decimal holds more digits.
const MOST_GROUPS: usize = 9;

/// "816 000", "1 234 567.89": groups of three set apart by spaces, as one run of digits and the token after them.
/// A group that opens with a zero belongs to the one before it even behind a comma: "80, 000".
fn spaced_groups(tokens: &Tokens<'_>, at: usize) -> Option<(String, usize)> {
    let first = tokens.number(at);
    let opens = !first.is_empty() && first.len() <= 3 && !first.starts_with('0') && is_digits(first);
    if !opens || group_behind(tokens, at + 1).is_none() {
        return None;
    }
    let mut whole = first.to_owned();
    let mut end = at + 1;
    while let Some(group_at) = group_behind(tokens, end) {
        whole.push_str(tokens.number(group_at));
        end = group_at + 1;
        // Past its decimals, or past what any decimal holds: a row of numbers, which the reader then refuses.
        if !is_digits(tokens.number(group_at)) || end > at + 2 * MOST_GROUPS {
            break;
        }
    }
    (end > at + 1).then_some((whole, end))
}

/// Whether the groups before `at` belong to the same number, which then was refused whole.
fn is_group_of_more(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| tokens.number(before));
    let short = !before.is_empty() && before.len() <= 3 && is_digits(before);
    short && group_behind(tokens, at) == Some(at)
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// Where the next group of three stands, if one does.
fn group_behind(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let group_at = at + usize::from(tokens.is_mark(at, ',') && tokens.glued(at));
    if !tokens.is_number(group_at) {
        return None;
    }
    let (whole, decimals) = split_decimals(tokens.number(group_at), tokens.decimal_comma());
    let group = whole.len() == 3 && is_digits(whole) && is_digits(decimals) && !tokens.glued(group_at);
    (group && (group_at == at || whole.starts_with('0'))).then_some(group_at)
}

fn split_decimals(text: &str, decimal_comma: bool) -> (&str, &str) {
    let point = if decimal_comma { b',' } else { b'.' };
    // A search that is set up for longer texts would take longer than this.
    let at = text.bytes().position(|byte| byte == point);
    at.map_or((text, ""), |at| (&text[..at], &text[at + 1..]))
}

/// "2½", "2 1/2", "2-1/2", "1/2", "10 and a half".
fn with_fraction(tokens: &Tokens<'_>, number: Numeral) -> Option<Numeral> {
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
fn and_a_half(tokens: &Tokens<'_>, number: Numeral) -> Option<Numeral> {
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
pub(super) fn denominator(word: &str) -> Option<u32> {
    let singular = word.strip_suffix('s').unwrap_or(word);
    DENOMINATORS.iter().find(|(name, _)| *name == singular || *name == word).map(|(_, value)| *value)
}

/// Multiplies a number by the magnitude words and letters behind it: "310.3 billion", "4 hundred million", "1.2m".
fn with_magnitudes(tokens: &Tokens<'_>, number: Numeral, setting: Setting) -> Option<Numeral> {
    let mut read = number;
    while let Some((power, end)) = magnitude(tokens, read, setting) {
        let factor = power_of_ten(power);
        let scale = read.scale.checked_mul(factor)?;
        read = Numeral { scale, end, ..read.scaled(factor)? };
        if let Some(half) = and_a_half(tokens, read) {
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
        let letters = matches!(word, "mm" | "mn" | "cr") || word == "mil" && !closes(tokens, at + 1);
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

/// A number in words: "twenty-eight thousand six hundred forty-two", "a dozen", "half a million", "two and a half".
fn words(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    let begun = part_of_one(tokens, at)
        .or_else(|| half(tokens, at))
        .or_else(|| quarters(tokens, at))
        .or_else(|| article(tokens, at))
        .or_else(|| sum_of_words(tokens, at))?;
    let begun = and_a_half(tokens, begun).unwrap_or(begun);
    with_magnitudes(tokens, begun, Setting::Plain)
}

/// "half a percentage point", "three-quarters of a mile", "a quarter-point cut", "two-tenths of 1 percent": up to the
/// unit, of which one is taken apart.
fn part_of_one(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
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
fn half(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
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
fn quarters(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
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

/// "a million", "a hundred", "a dozen".
fn article(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    if !matches!(tokens.word(at), "a" | "an") {
        return None;
    }
    if is_article_of_time(tokens, at) {
        return Some(plain(Decimal::ONE, Decimal::ONE, Shape::Words, at + 1));
    }
    let (value, scale) = round_word(tokens.word(at + 1))?;
    Some(Numeral { value, step: scale, shape: Shape::Words, scale, end: at + 2 })
}

/// The words that make a length of "a year": the last of a hedge, and verbs of lasting.
static MAKES_A_LENGTH: LazyLock<Words<()>> = LazyLock::new(|| {
    let hedges = HEDGES_BEFORE.iter().filter_map(|(phrase, _)| phrase.rsplit(' ').next());
    let prepositions = ["of", "to", "at", "as"];
    hedges.filter(|word| !prepositions.contains(word)).chain(LASTING.iter().copied()).chain(["for"]).collect()
});

/// "more than a decade", "took a year", "a year and a half", "a year and two months": the article is a one. "A year ago" is a date.
pub(super) fn is_article_of_time(tokens: &Tokens<'_>, at: usize) -> bool {
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

pub(super) fn round_word(word: &str) -> Option<(Decimal, Decimal)> {
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
fn closes(tokens: &Tokens<'_>, at: usize) -> bool {
    !tokens.is_word(at) || noun::ends_phrase(tokens.word(at))
}

/// "two dozen", "3 dozens"; "five grand", but not "five grand pianos".
fn with_dozens(tokens: &Tokens<'_>, number: Numeral) -> Numeral {
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
fn vague(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
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
fn several(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
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
pub(super) fn is_article_of_number(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.word(at + 1);
    let counts = matches!(tokens.word(at), "a" | "an")
        && (round_word(word).is_some() || (denominator(word).is_some() && word != "second"));
    (counts && !tokens.is_hyphen(at + 2)) || is_article_of_time(tokens, at)
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

    #[test]
    fn few_digits_are_put_together_as_they_are_parsed() {
        for text in ["0", "007", "1234", "1.50", "0.0", "310.3", "999999999999999999", "0.00000000000000001"] {
            let (whole, decimals) = split_decimals(text, false);
            let (read, parsed): (_, Decimal) = (few_digits(whole, decimals).unwrap(), text.parse().unwrap());
            assert_eq!((read, read.scale()), (parsed, parsed.scale()), "{text}");
        }
        assert_eq!(few_digits("1,234", "5"), Some(Decimal::new(12345, 1)));
        assert_eq!(few_digits("1234567890123456789", ""), None);
    }
}
