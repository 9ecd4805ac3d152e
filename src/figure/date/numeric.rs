//! Dates in numbers between marks: "2026-01-05", "5.1.2026", "1/5/26", "on 11/20", "11/2016", "23/Sep/2020".
//!
//! Of a month and a day the usual order of the marks is taken, month first with slashes and day first with points,
//! unless only the other is possible.

use jiff::civil::Date;

use super::super::english::calendar::{POINTERS, SHORT_WEEKDAYS, WEEKDAYS, find};
use super::super::english::grammar::NUMBERED_THINGS;
use super::super::english::roles::Roles;
use super::super::noun;
use super::parts::Parts;
use super::{Phrase, Place, Reader, relative, small, written, year};
use crate::quantity::Period;

const RULE: &str = "date in numbers";

/// "2026-01-05", "2026/01/05", "1/5/2026", "5.1.2026", "1/5/26".
pub(super) fn full(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let (fields, end) = three_numbers(reader, at)?;
    if is_part_of_more(reader, at, end) {
        return None;
    }
    let tokens = reader.tokens;
    let day_first = tokens.text(at).contains('.');
    let slashed = tokens.is_mark(at + 1, '/');
    let parts = match fields {
        [a, b, c] if a.len() == 4 => Parts { year: year_of(a), ..month_day(b, c, false)? },
        [a, b, c] if c.len() == 4 => Parts { year: year_of(c), ..month_day(a, b, day_first)? },
        [a, b, c] if slashed => Parts { year: year_in_short(c), ..month_day(a, b, false)? },
        _ => return None,
    };
    parts.year?;
    Some(Phrase::parts(parts, end, RULE))
}

/// "20160131", as files and stamps have it.
pub(super) fn compact(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let digits = reader.tokens.number(at);
    if digits.len() != 8 || !digits.bytes().all(|byte| byte.is_ascii_digit()) || is_part_of_more(reader, at, at + 1) {
        return None;
    }
    let year = year_of(&digits[..4]).filter(|year| year::LIKELY.contains(year))?;
    let parts = Parts { year: Some(year), ..month_day(&digits[4..6], &digits[6..], false)? };
    parts.in_year(year).map(|_| Phrase::parts(parts, at + 1, RULE))
}

/// "on 11/20", "by 22/04", "on 11/20, 11/22 or 11/25": without a year only where the words before ask for a date;
/// otherwise it is a fraction.
pub(super) fn month_and_day(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let day = slashed(reader, at).filter(|_| is_asked_for(reader, at, LISTED))?;
    let attacked = reader.tokens.slice(at, day.end) == "9/11" && reader.published.is_none_or(|date| date > NINE_ELEVEN);
    Some(if attacked { Phrase::written(Period::day(NINE_ELEVEN), day.end, RULE) } else { day })
}

/// The day that "since 9/11" and "on 9/11" have meant from then on.
pub(super) const NINE_ELEVEN: Date = jiff::civil::date(2001, 9, 11);

/// A month and a day around a slash, asked for or not.
pub(super) fn slashed(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let (a, b) = around_slash(reader, at)?;
    Some(Phrase::parts(month_day(a, b, false)?, at + 3, RULE))
}

/// "this 11/20", "next 1/9": of this year, or the next to come; not "this 3/4 inch bolt".
pub(super) fn pointed(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let dated = reader.tokens.roles(at + 1).any(Roles::SHORT) && reader.tokens.is_mark(at + 2, '/');
    let steps = if dated { find(POINTERS, reader.tokens.word(at)) } else { None }?;
    let day = slashed(reader, at + 1).filter(|day| !reader.tokens.is_word(day.end))?;
    let Place::Parts(parts) = day.place else { return None };
    let in_year = |date: Date| parts.in_year(date.year());
    let days = reader.published.and_then(|date| relative::stepped(date, steps, in_year));
    Some(Phrase::relative(days, day.end, RULE))
}

/// "11/2016", "11-2016"; a capital before the hyphenated one makes it the number of a law.
pub(super) fn month_and_year(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let (month, written) = around_slash(reader, at).or_else(|| around_hyphen(reader, at))?;
    let month = if month.len() <= 2 { month.parse().ok() } else { None }.filter(|month| (1..=12).contains(month))?;
    let year = year::number(reader, at + 2).filter(|year| written.len() == 4 && year::LIKELY.contains(year))?;
    Some(Phrase::parts(Parts { month: Some(month), year: Some(year), ..Parts::default() }, at + 3, "month and year"))
}

/// "2019-aug-1", "23/Sep/2020", "Sep-23-2020", "Dec/2018".
pub(super) fn with_named_month(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let day = |at: usize| small::digits(reader, at, 2).and_then(|day| i8::try_from(day).ok()).filter(|day| *day <= 31);
    let month = |at: usize| written::month_named(reader, at);
    let year = |at: usize| year::number(reader, at);
    if let Some(end) = between_same_marks(reader, at, 3).filter(|&end| !is_part_of_more(reader, at, end)) {
        let (a, b, c) = (at, at + 2, at + 4);
        let whole = |year: Option<i16>, month: Option<i8>, day: Option<i8>| {
            Some(Parts { year: Some(year?), month: Some(month?), day: Some(day?), weekday: None })
        };
        let parts = whole(year_before_more(reader, a), month(b), day(c))
            .or_else(|| whole(year(c), month(b), day(a)))
            .or_else(|| whole(year(c), month(a), day(b)))?;
        return Some(Phrase::parts(parts, end, RULE));
    }
    let end = between_same_marks(reader, at, 2).filter(|_| reader.tokens.is_mark(at + 1, '/'))?;
    let (month, year) = (month(at)?, year(at + 2)?);
    Some(Phrase::parts(Parts { month: Some(month), year: Some(year), ..Parts::default() }, end, "month and year"))
}

/// The year at `at`, with another field right behind it.
fn year_before_more(reader: Reader<'_>, at: usize) -> Option<i16> {
    let text = reader.tokens.number(at);
    if text.len() == 4 { year_of(text) } else { None }
}

/// How many members of a list of dates are looked back over; bounded, for a list may be as long as a file.
const LISTED: usize = 6;

/// Whether the word before asks for a date, or the list of dates before does.
fn is_asked_for(reader: Reader<'_>, at: usize, listed: usize) -> bool {
    let before = reader.word_before(at);
    let tokens = reader.tokens;
    let asked = matches!(before, "on" | "by" | "until" | "since" | "before" | "after")
        || find(WEEKDAYS, before).or_else(|| find(SHORT_WEEKDAYS, before)).is_some();
    let in_list =
        at >= 4 && (tokens.is_mark(at - 1, ',') || matches!(before, "or" | "and")) && tokens.is_mark(at - 3, '/');
    asked
        || reader.cued && (before == "to" || ends_a_run(reader, at))
        || opens_a_run(reader, at + 3)
        || in_list && listed > 0 && is_asked_for(reader, at - 4, listed - 1)
}

/// "10/1-11/2/2017": the date it runs to has its year. Without one, "11/20-12/15" is a run and "3/13-5/16 inches" none.
fn opens_a_run(reader: Reader<'_>, end: usize) -> bool {
    let tokens = reader.tokens;
    let dashed = tokens.is_joiner(end) && tokens.glued(end) && tokens.glued(end + 1);
    let joined = tokens.is_joiner(end) || tokens.word(end) == "to";
    joined && full(reader.asked(), end + 1).is_some() || dashed && closes_a_run(reader, end + 1)
}

/// A month and a day at the far end of a run, where nothing behind is counted in such fractions.
fn closes_a_run(reader: Reader<'_>, at: usize) -> bool {
    let tokens = reader.tokens;
    let fields = tokens.is_number(at) && tokens.is_mark(at + 1, '/') && tokens.is_number(at + 2);
    let dated = fields && month_day(tokens.number(at), tokens.number(at + 2), false).is_some();
    let free = !tokens.is_word(at + 3) || noun::ends_phrase(tokens.word(at + 3));
    dated && free && !tokens.glued(at + 3) | tokens.is_mark(at + 3, '.')
}

/// The far end of such a run.
fn ends_a_run(reader: Reader<'_>, at: usize) -> bool {
    at >= 4 && reader.tokens.is_joiner(at - 1) && reader.tokens.is_mark(at - 3, '/') && closes_a_run(reader, at)
}

/// The numbers on both sides of a slash that stands by itself.
fn around_slash(reader: Reader<'_>, at: usize) -> Option<(&str, &str)> {
    let tokens = reader.tokens;
    let end = between_same_marks(reader, at, 2).filter(|_| tokens.is_mark(at + 1, '/'))?;
    let tied = tokens.glued(at) && at > 0 && (tokens.is_mark(at - 1, '/') || tokens.is_joiner(at - 1));
    let apart = !tied || reader.cued && ends_a_run(reader, at);
    let whole = !(tokens.glued(end) && (tokens.is_word(end) || tokens.is_mark(end, '/') || tokens.is_mark(end, '%')));
    let plain = |at: usize| tokens.is_number(at) && !tokens.text(at).contains(['.', ',']);
    (apart && whole && plain(at) && plain(at + 2)).then(|| (tokens.text(at), tokens.text(at + 2)))
}

/// The numbers on both sides of a hyphen that no name and no count stands around: "12-2015", not "Law 12-2015".
fn around_hyphen(reader: Reader<'_>, at: usize) -> Option<(&str, &str)> {
    let tokens = reader.tokens;
    let end = between_same_marks(reader, at, 2).filter(|_| tokens.is_hyphen(at + 1))?;
    let named = at > 0 && tokens.is_capitalised(at - 1) || NUMBERED_THINGS.contains(&reader.word_before(at));
    let whole = !is_part_of_more(reader, at, end) && !tokens.is_joiner(end) && !year::counts_something(reader, at + 2);
    let plain = |at: usize| tokens.is_number(at) && !tokens.text(at).contains(['.', ',']);
    (!named && whole && plain(at) && plain(at + 2)).then(|| (tokens.text(at), tokens.text(at + 2)))
}

/// The token after so many fields with the same mark, a hyphen or a slash, tight between them.
fn between_same_marks(reader: Reader<'_>, at: usize, fields: usize) -> Option<usize> {
    let tokens = reader.tokens;
    let marks = || (0..fields - 1).map(|field| at + 1 + 2 * field);
    let same = marks().all(|mark| tokens.is_hyphen(mark)) || marks().all(|mark| tokens.is_mark(mark, '/'));
    let end = at + 2 * fields - 1;
    (same && (at + 1..end).all(|at| tokens.glued(at))).then_some(end)
}

/// Three runs of digits with the same mark between them, and the token after.
fn three_numbers(reader: Reader<'_>, at: usize) -> Option<([&str; 3], usize)> {
    let tokens = reader.tokens;
    let text = tokens.number(at);
    if text.contains(',') {
        return None;
    }
    let mut dotted = text.split('.');
    if let (Some(a), Some(b), Some(c), None) = (dotted.next(), dotted.next(), dotted.next(), dotted.next()) {
        return Some(([a, b, c], at + 1));
    }
    let plain = |at: usize| tokens.is_number(at) && !tokens.text(at).contains(['.', ',']);
    let end = between_same_marks(reader, at, 3)?;
    (plain(at) && plain(at + 2) && plain(at + 4)).then(|| ([text, tokens.text(at + 2), tokens.text(at + 4)], end))
}

/// Letters or digits glued before or behind make fields a part of something longer; the "T" of a time does not.
fn is_part_of_more(reader: Reader<'_>, at: usize, end: usize) -> bool {
    let tokens = reader.tokens;
    let time = tokens.word(end) == "t" && tokens.glued(end + 1) && tokens.is_number(end + 1);
    let behind =
        tokens.glued(end) && (tokens.is_word(end) && !time || tokens.is_number(end) || tokens.is_mark(end, '/'));
    let before = tokens.glued(at)
        && (tokens.is_word(at - 1)
            || tokens.is_number(at - 1)
            || tokens.is_mark(at - 1, '/')
            || tokens.is_hyphen(at - 1))
        && !reader.cued;
    behind || before
}

fn year_of(digits: &str) -> Option<i16> {
    digits.parse().ok().filter(|year| (1000..=2999).contains(year))
}

fn year_in_short(digits: &str) -> Option<i16> {
    if digits.len() == 2 { digits.parse().ok().map(year::in_full) } else { None }
}

/// A month and a day in numbers, in the order that is possible; where both are, the usual one.
fn month_day(a: &str, b: &str, day_first: bool) -> Option<Parts> {
    let number = |text: &str| if text.len() <= 2 { text.parse::<i8>().ok() } else { None };
    let (a, b) = (number(a)?, number(b)?);
    let fits = |month: i8, day: i8| (1..=12).contains(&month) && (1..=31).contains(&day);
    let (month, day) = match (fits(a, b), fits(b, a)) {
        (true, true) if day_first => (b, a),
        (true, _) => (a, b),
        (false, true) => (b, a),
        (false, false) => return None,
    };
    Some(Parts { month: Some(month), day: Some(day), ..Parts::default() })
}
