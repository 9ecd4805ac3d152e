//! Compounds: one quantity written in two units, "6 feet 2 inches", "5-foot-6", "3 dollars and 50 cents".
//!
//! They stand alone because they are neither a range nor two figures: the second number only refines the first, so both
//! become one value in the unit that was said first.

use crate::quantity::{Currency, Decimal, Kind, Measure, Scale, Unit};

use super::english::calendar::TIMED_CUES;
use super::lexer::{TokenKind, Tokens};
use super::money;
use super::noun;
use super::numeral::{self, Numeral, Setting, Shape};
use super::unit::{self, UnitRead};

/// The refinement of an amount: the numeral of the whole, up to the token after the compound.
pub(super) fn whole(tokens: &Tokens<'_>, numeral: Numeral, unit: &UnitRead) -> Option<Numeral> {
    if unit.kind == Kind::Age {
        return None;
    }
    match &unit.unit {
        Unit::Measure(measure) => measured(tokens, numeral, measure, unit.end),
        Unit::Currency(currency) => together(numeral, small_change(tokens, currency, unit.end)?),
        _ => None,
    }
}

/// What refines the number before it.
#[derive(Clone, Copy)]
struct Part {
    value: Decimal,
    /// How many of it make one of the unit that was said first.
    per_one: Decimal,
    /// The token after it.
    end: usize,
}

/// "6 feet 2 inches", "2 years, 1 month and 21 days", "5-foot-6", "an hour and a half".
fn measured(tokens: &Tokens<'_>, numeral: Numeral, measure: &'static Measure, at: usize) -> Option<Numeral> {
    let Some((part, mut last)) = finer(tokens, measure, measure, at) else {
        let part = bare_inches(tokens, measure, at).or_else(|| half_more(tokens, at))?;
        return together(numeral, part);
    };
    let mut whole = together(numeral, part)?;
    while let Some((part, next)) = finer(tokens, measure, last, whole.end) {
        whole = refined(whole, part)?;
        last = next;
    }
    Some(whole)
}

/// How far back a quotation may have been opened, in tokens.
const QUOTATION_REACH: usize = 80;

/// What has a size that is told in inches, and the ways it is measured.
#[rustfmt::skip]
static SIZED: &[&str] = &[
    "long", "tall", "wide", "high", "deep", "thick", "across", "tv", "tvs", "screen", "screens", "display", "displays",
    "monitor", "monitors", "wheel", "wheels",
];

/// `a 55" screen`: inches by their mark alone, where the words behind tell of a size.
pub(super) fn marked_inches(tokens: &Tokens<'_>, at: usize) -> Option<UnitRead> {
    let marked = tokens.is_mark(at, '"') || tokens.is_mark(at, '”');
    let inch = Measure::named("inch").filter(|_| marked && SIZED.contains(&tokens.word(at + 1)))?;
    Some(UnitRead::new(Kind::Measure, Unit::Measure(inch), at + 1))
}

/// "at 30' when": feet by their mark alone, where no quotation is open that it could close.
pub(super) fn marked_feet(tokens: &Tokens<'_>, at: usize) -> Option<UnitRead> {
    let mark = |at: usize| matches!(tokens.kind(at), Some(TokenKind::Mark('\'' | '’' | '‘' | '′')));
    let alone = mark(at) && tokens.glued(at) && tokens.is_word(at + 1) && !tokens.glued(at + 1);
    let open = || (at.saturating_sub(QUOTATION_REACH)..at).any(mark);
    let foot = Measure::named("foot").filter(|_| alone && !open())?;
    Some(UnitRead::new(Kind::Measure, Unit::Measure(foot), at + 1))
}

/// `6'2"`, `5'11`: feet and inches by their marks.
pub(super) fn feet_and_inches(tokens: &Tokens<'_>, numeral: Numeral) -> Option<(Numeral, UnitRead)> {
    let mark = |at: usize| matches!(tokens.kind(at), Some(TokenKind::Mark('\'' | '’' | '′')));
    let at = numeral.end + 1;
    let marked = mark(numeral.end) && tokens.glued(numeral.end) && tokens.is_number(at) && tokens.glued(at);
    let inches = inches(tokens, at).filter(|_| marked)?;
    let closed = tokens.is_mark(at + 1, '"') || tokens.is_mark(at + 1, '”') || tokens.is_mark(at + 1, '″');
    let end = at + 1 + usize::from(closed && tokens.glued(at + 1));
    let foot = Measure::named("foot")?;
    let whole = together(numeral, Part { value: inches, per_one: INCHES_IN_A_FOOT, end })?;
    Some((whole, UnitRead::new(Kind::Measure, Unit::Measure(foot), end)))
}

/// "7:42 left in the half", "a clip 03:38 long", "in a time of 2:07:41": a length of time between colons, where the words
/// around it say that it is one and no time of day.
pub(super) fn timed(tokens: &Tokens<'_>, numeral: Numeral) -> Option<(Numeral, UnitRead)> {
    let first = numeral.end.checked_sub(1).filter(|&first| tokens.is_number(first))?;
    let (value, end) = sixtieths(tokens, numeral.end)?;
    let (unit, whole) = match sixtieths(tokens, end) {
        None => ("minute", together(numeral, Part { value, per_one: SIXTY, end })?),
        Some((seconds, end)) => {
            let hours = together(numeral, Part { value, per_one: SIXTY, end })?;
            ("hour", refined(hours, Part { value: seconds, per_one: SIXTY.checked_mul(SIXTY)?, end })?)
        }
    };
    // No time of day has tenths of a second, and few are told by hours, minutes and seconds.
    let raced = unit == "hour" || !value.fract().is_zero();
    if !(is_timed_behind(tokens, whole.end) || is_timed_before(tokens, first, raced)) {
        return None;
    }
    Some((whole, UnitRead::new(Kind::Duration, Unit::Measure(Measure::named(unit)?), whole.end)))
}

/// The minutes or seconds behind a colon, two digits and perhaps their decimals, and the token after them.
fn sixtieths(tokens: &Tokens<'_>, colon: usize) -> Option<(Decimal, usize)> {
    let tied = tokens.is_mark(colon, ':') && tokens.glued(colon) && tokens.glued(colon + 1);
    let digits = tokens.number(colon + 1);
    let two = tied && digits.split('.').next().is_some_and(|whole| whole.len() == 2);
    let value: Decimal = if two { digits.parse().ok() } else { None }?;
    (value < SIXTY).then_some((value, colon + 2))
}

/// "7:42 left", "7:42 to play", "3:38 long", "3:38 in length".
fn is_timed_behind(tokens: &Tokens<'_>, end: usize) -> bool {
    let next = tokens.word(end + 1);
    match tokens.word(end) {
        "left" | "remaining" | "long" => true,
        "to" => matches!(next, "go" | "play"),
        "in" => next == "length",
        _ => tokens.is_hyphen(end) && tokens.glued(end) && next == "long",
    }
}

/// "clocked 3:38", "a running time of 3:38"; of what looks like a race, "in 2:07:41".
fn is_timed_before(tokens: &Tokens<'_>, first: usize, raced: bool) -> bool {
    let before = |back: usize| first.checked_sub(back).map_or("", |at| tokens.word(at));
    match before(1) {
        "of" => matches!(before(2), "time" | "length" | "duration" | "best" | "record"),
        "in" => raced,
        word => TIMED_CUES.contains(&word),
    }
}

const SIXTY: Decimal = Decimal::from_parts(60, 0, 0, false, 0);
const INCHES_IN_A_FOOT: Decimal = Decimal::from_parts(12, 0, 0, false, 0);

/// A whole number of the first unit, and what refines it.
fn together(numeral: Numeral, part: Part) -> Option<Numeral> {
    let whole_number = numeral.value.fract().is_zero() && numeral.shape != Shape::Vague;
    if whole_number { refined(numeral, part) } else { None }
}

fn refined(numeral: Numeral, part: Part) -> Option<Numeral> {
    let value = numeral.value.checked_add(part.value.checked_div(part.per_one)?)?;
    let step = Decimal::ONE.checked_div(part.per_one)?;
    (part.value < part.per_one).then_some(Numeral { value, step, end: part.end, ..numeral })
}

/// The part in a unit that is finer than the last one said, and that unit.
fn finer(
    tokens: &Tokens<'_>,
    coarse: &'static Measure,
    last: &'static Measure,
    at: usize,
) -> Option<(Part, &'static Measure)> {
    let numeral = numeral::read(tokens, past_joiner(tokens, at), Setting::Plain)?;
    let unit = minutes(tokens, last, numeral.end).or_else(|| unit::measure(tokens, numeral.end))?;
    let Unit::Measure(fine) = unit.unit else { return None };
    let divides = divisor(last, fine).is_some_and(|per_one| per_one > Decimal::ONE && numeral.value < per_one);
    // "one year and three months old", but not "two years and a three-month-old".
    let aged = unit.kind == Kind::Age && tokens.is_hyphen(unit.end - 2);
    let apart = tokens.is_mark(at, ',') && counts_to_another_day(tokens, unit.end);
    let part = Part { value: numeral.value, per_one: divisor(coarse, fine)?, end: unit.end };
    (divides && !apart && !aged).then_some((part, fine))
}

/// The "m" of "2h 30m", which are no metres.
fn minutes(tokens: &Tokens<'_>, last: &Measure, at: usize) -> Option<UnitRead> {
    let minute =
        Measure::named("minute").filter(|_| last.name == "hour" && tokens.text(at) == "m" && tokens.glued(at))?;
    Some(UnitRead::new(Kind::Duration, Unit::Measure(minute), at + 1))
}

/// How many of a finer unit make one of a coarser: a whole number but between months and days, where the mean month
/// of the calendar stands for all.
fn divisor(coarse: &'static Measure, fine: &'static Measure) -> Option<Decimal> {
    let conversion = Scale::between(Some(&Unit::Measure(coarse)), Some(&Unit::Measure(fine)))?;
    let per_one = conversion.of.checked_div(conversion.other)?;
    (!conversion.exact || per_one.fract().is_zero()).then_some(per_one)
}

/// "jailed for ten years, 5 months after the raid": the second length is counted from something else.
fn counts_to_another_day(tokens: &Tokens<'_>, end: usize) -> bool {
    matches!(tokens.word(end), "after" | "before" | "later" | "earlier" | "from" | "since" | "into")
}

/// "5-foot-6", "6ft 2": inches that are not called so.
fn bare_inches(tokens: &Tokens<'_>, coarse: &Measure, at: usize) -> Option<Part> {
    let tied = tokens.is_hyphen(at) && tokens.glued(at) && tokens.glued(at + 1);
    let number = at + usize::from(tied);
    let named = tokens.word(number + 1) == "in";
    let short = tokens.text(at - 1) == "ft" && (named || !tokens.is_word(number + 1));
    let inches = inches(tokens, number).filter(|_| coarse.name == "foot" && (tied || short))?;
    Some(Part { value: inches, per_one: INCHES_IN_A_FOOT, end: number + 1 + usize::from(named && !tied) })
}

/// Where the part is named behind "and a" or "and": "an hour and a half", "an hour and half".
pub(super) fn half_named(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    tokens.phrase(at, "and a").or_else(|| tokens.phrase(at, "and").filter(|&half| tokens.word(half) == "half"))
}

/// "an hour and a half", "two miles and a quarter"; not the pint of "an hour and a half pint".
fn half_more(tokens: &Tokens<'_>, at: usize) -> Option<Part> {
    let end = half_named(tokens, at)? + 1;
    let parts = numeral::denominator(tokens.word(end - 1)).filter(|parts| matches!(parts, 2 | 4))?;
    let named = matches!(tokens.word(end + 1), "the" | "its" | "his" | "her" | "their" | "our" | "this" | "that");
    let of_a_part = tokens.word(end) == "of" && named;
    let closed = !tokens.is_word(end) || (noun::ends_phrase(tokens.word(end)) && !of_a_part);
    closed.then(|| Part { value: Decimal::ONE, per_one: Decimal::from(parts), end })
}

fn inches(tokens: &Tokens<'_>, at: usize) -> Option<Decimal> {
    let inches: u32 = tokens.number(at).parse().ok().filter(|inches| *inches < 12)?;
    Some(Decimal::from(inches))
}

/// "3 dollars and 50 cents", "two pounds 40 pence".
fn small_change(tokens: &Tokens<'_>, currency: &Currency, at: usize) -> Option<Part> {
    let numeral = numeral::read(tokens, past_joiner(tokens, at), Setting::Plain)?;
    let Some((change, end)) = money::suffix(tokens, numeral) else {
        return bare_change(tokens, numeral);
    };
    let own = match change.code {
        "GBX" => currency.code == "GBP",
        "USc" => !matches!(currency.code, "GBP" | "GBX" | "USc"),
        _ => false,
    };
    own.then_some(Part { value: numeral.value, per_one: Decimal::ONE_HUNDRED, end })
}

/// "15 dollars 50": two digits at the end of what is said.
fn bare_change(tokens: &Tokens<'_>, numeral: Numeral) -> Option<Part> {
    let closes = numeral.end == tokens.len() || (tokens.is_mark(numeral.end, '.') && numeral.end + 1 == tokens.len());
    let two_digits = numeral.small_integer().is_some_and(|n| (10..100).contains(&n));
    (closes && two_digits).then_some(Part { value: numeral.value, per_one: Decimal::ONE_HUNDRED, end: numeral.end })
}

/// Past an "and", a comma or a hyphen between the two numbers.
fn past_joiner(tokens: &Tokens<'_>, at: usize) -> usize {
    let tied = tokens.is_hyphen(at) && tokens.glued(at) && tokens.glued(at + 1);
    let joined = tokens.word(at) == "and" || tokens.is_mark(at, ',') || tied;
    at + usize::from(joined)
}
