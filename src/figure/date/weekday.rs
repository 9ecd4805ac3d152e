//! Weekdays: alone, before a date, and with the number of their day: "Monday", "Monday, Jan. 5", "Friday the 15th".

use jiff::civil::{Date, Weekday};

use super::super::english::calendar::{
    AFTER_WEEKDAY_NAMES, BEFORE_WEEKDAY_NAMES, DAY_PARTS, OF_GOLF, POINTERS, SHORT_WEEKDAYS, WEEKDAYS, find,
};
use super::super::lexer::TokenKind;
use super::super::noun;
use super::parts::Parts;
use super::tense::{self, Tense};
use super::{COUNTED_ELSEWHERE, Phrase, Place, Reader, forms, numeric, relative, small};
use crate::quantity::{Grain, Period, moved};

/// "Friday", "Friday night"; not the day of the Sunday Times or of Black Friday.
pub(super) fn alone(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let weekday = find(WEEKDAYS, reader.word(at))?;
    let names = AFTER_WEEKDAY_NAMES.contains(&reader.word(at + 1)) && reader.tokens.is_capitalised(at + 1)
        || BEFORE_WEEKDAY_NAMES.contains(&reader.word_before(at));
    let end = relative::past_day_part(reader, at);
    let place = if is_counted_elsewhere(reader, at) || is_of_a_date(reader, at, end) {
        Place::Nowhere(COUNTED_ELSEWHERE)
    } else {
        Place::Parts(Parts::of_weekday(weekday))
    };
    (!names).then(|| Phrase::new(place, end, "weekday"))
}

/// "the following Friday", "the third Tuesday": the one behind another day, or of a month told elsewhere.
fn is_counted_elsewhere(reader: Reader<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let ranked = || matches!(reader.tokens.word(before), "first" | "second" | "third" | "fourth" | "fifth");
    reader.tokens.word(before) == "following" || ranked() && reader.word_before(before) == "the"
}

/// "Feb. 13 (Thursday)", "Thursday (Feb. 13)": the day that the date beside it in brackets tells.
fn is_of_a_date(reader: Reader<'_>, at: usize, end: usize) -> bool {
    let tokens = reader.tokens;
    let bracketed = at >= 2 && tokens.is_mark(at - 1, '(') && tokens.is_mark(end, ')') && tokens.is_number(at - 2);
    let dated = || dated(reader, end + 1).is_some_and(|date| tokens.is_mark(date.end, ')'));
    bracketed || tokens.is_mark(end, '(') && dated()
}

/// "Monday, Jan. 5", "Fri 2 January", "Friday 5/12".
pub(super) fn with_date(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let (weekday, after) = named(reader, at)?;
    let next = after + usize::from(reader.tokens.is_mark(after, ','));
    let date = dated(reader, next).or_else(|| numeric::slashed(reader, next))?;
    let Place::Parts(parts) = date.place else { return Some(date) };
    Some(Phrase::parts(Parts { weekday: Some(weekday), ..parts }, date.end, "weekday and date"))
}

/// "next Friday, Jan. 16", "this Sunday 1/4": of the two, the date tells which.
pub(super) fn pointed_with_date(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    find(POINTERS, reader.tokens.word(at)).and_then(|_| with_date(reader, at + 1))
}

/// "Friday the 15th", "Mon 13th", "Sunday 31": the nearest such day of a month.
pub(super) fn with_day(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let (weekday, after) = named(reader, at)?;
    let comma = after + usize::from(reader.tokens.is_mark(after, ','));
    let start = reader.past_the(comma);
    let after = if start > comma { comma } else { after };
    let start = if start > comma { start } else { after };
    let (day, end) = small::ordinal(reader, start).or_else(|| lone_number(reader, start).filter(|_| start == after))?;
    let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
    // "Monday the 13th floor", "Friday the 13th" the saying.
    let counted = reader.tokens.is_word(end) && !noun::ends_phrase(reader.tokens.word(end));
    if counted || (weekday, day) == (Weekday::Friday, 13) && start > after {
        return None;
    }
    let days = reader.published.and_then(|date| nearest(date, weekday, day)).map(Period::day);
    Some(Phrase::relative(days, end, "weekday and day"))
}

/// "on the 14th", "the evening of the 5th": such a day of the month, the next or the last one by the tense.
pub(super) fn day_alone(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let tokens = reader.tokens;
    let start = reader.past_the(at);
    let (day, end) = small::ordinal(reader, start).filter(|_| start > at && tokens.is_number(start))?;
    let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
    let part_before = || at >= 2 && find(DAY_PARTS, tokens.word(at - 2)).is_some();
    let asked = match reader.word_before(at) {
        "on" | "until" | "by" | "since" => true,
        "of" => part_before(),
        _ => false,
    };
    let goes_on = tokens.is_word(end) && (!noun::ends_phrase(tokens.word(end)) || tokens.word(end) == "of");
    let counted = goes_on || tokens.is_hyphen(end);
    let golf = || (at.saturating_sub(REACH)..end + REACH).any(|at| OF_GOLF.contains(&tokens.word(at)));
    if !asked || counted || golf() {
        return None;
    }
    let tense = tense::of(tokens, at, end);
    let days = reader.published.and_then(|published| nearest_day(published, day, tense)).map(Period::day);
    Some(Phrase::relative(days, end, "day of the month"))
}

/// How far around a day of the month is looked for what else it could be, in tokens.
const REACH: usize = 30;

/// The nearest day of that number that the tense allows.
fn nearest_day(published: Date, day: i8, tense: Tense) -> Option<Date> {
    let around = (-2..=2).filter_map(|months| {
        let month = moved(published.first_of_month(), Grain::Month, months)?;
        Date::new(month.year(), month.month(), day).ok()
    });
    let allowed = |date: &Date| match tense {
        Tense::Past => *date <= published,
        Tense::Future => *date >= published,
        Tense::Unstated => true,
    };
    around.filter(allowed).min_by_key(|date| Period::day(*date).distance(published))
}

/// A day's number that nothing behind makes a count.
fn lone_number(reader: Reader<'_>, at: usize) -> Option<(u32, usize)> {
    let tokens = reader.tokens;
    let day = small::digits(reader, at, 2)?;
    let closed = match tokens.kind(at + 1) {
        None => true,
        Some(TokenKind::Word) => matches!(tokens.word(at + 1), "at" | "from" | "between"),
        Some(TokenKind::Mark(mark)) => matches!(mark, '.' | ',' | ';' | ')' | '!' | '?'),
        _ => false,
    };
    (closed && !reader.word_before(at).is_empty()).then_some((day, at + 1))
}

/// The day of that number, within a year of publication, that is that weekday and lies nearest.
fn nearest(published: Date, weekday: Weekday, day: i8) -> Option<Date> {
    (-12..=12)
        .filter_map(|months| {
            let month = moved(published.first_of_month(), Grain::Month, months)?;
            Date::new(month.year(), month.month(), day).ok()
        })
        .filter(|date| date.weekday() == weekday)
        .min_by_key(|date| Period::day(*date).distance(published))
}

/// The weekday at `at`, in full or shortened, and the token after it.
fn named(reader: Reader<'_>, at: usize) -> Option<(Weekday, usize)> {
    let word = reader.word(at);
    if let Some(weekday) = find(WEEKDAYS, word) {
        return Some((weekday, at + 1));
    }
    let short = |weekday| (weekday, reader.past_point(at + 1));
    let dated = reader.tokens.is_capitalised(at) || word == "tues" || word == "thurs";
    find(SHORT_WEEKDAYS, word).filter(|_| dated).map(short)
}

/// A day of a month in any order, without a weekday.
fn dated(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let date = forms::longest(reader.asked(), at, &[&forms::WRITTEN])?;
    let has_day = matches!(date.place, Place::Parts(Parts { day: Some(_), .. }));
    has_day.then_some(date)
}
