//! Feasts: Christmas Day, Thanksgiving, Easter; placed in the nearest year or the one a word points at.

use jiff::civil::Date;

use super::super::english::calendar::{FEASTS, Feast};
use super::tense::{self, Tense};
use super::{Phrase, Reader, relative, year};
use crate::quantity::{Grain, Period, moved};

/// The feast named at `at`, with its year where that is given: "Christmas Day 2024", "Easter last year".
pub(super) fn read(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let (feast, end) = named(reader, at)?;
    let next = end + usize::from(reader.tokens.is_mark(end, ',') || reader.tokens.word(end) == "of");
    if let Some(year) = year::number(reader, next) {
        return Some(Phrase::written(Period::day(feast.date(year)?), next + 1, "feast"));
    }
    if let Some((pointed, end)) = relative::pointed_year(reader, next) {
        return Some(Phrase::relative(pointed.and_then(|year| feast.date(year)).map(Period::day), end, "feast"));
    }
    let days = reader.published.and_then(|date| nearest(feast, date, tense::of(reader.tokens, at, end)));
    Some(Phrase::relative(days, end, "feast"))
}

/// The feast after "last", "this" or "next".
pub(super) fn pointed(reader: Reader<'_>, at: usize, steps: i64) -> Option<Phrase> {
    let (feast, end) = named(reader, at)?;
    let in_year = |date: Date| feast.date(date.year()).map(Period::day);
    Some(Phrase::relative(reader.published.and_then(|date| relative::stepped(date, steps, in_year)), end, "feast"))
}

/// The longest name of a feast that begins at `at`, and the token after it.
fn named(reader: Reader<'_>, at: usize) -> Option<(Feast, usize)> {
    let first = reader.tokens.word(at);
    let capital = reader.tokens.is_capitalised(at);
    FEASTS
        .iter()
        .filter(|(name, _)| name.as_bytes().first() == first.as_bytes().first() && (capital || name.contains(' ')))
        .filter_map(|&(name, feast)| Some((feast, end_of(reader, at, name)?)))
        .max_by_key(|&(_, end)| end)
}

/// The token after a feast's name, if all of it stands at `at`; the last word may be in the possessive.
fn end_of(reader: Reader<'_>, at: usize, name: &str) -> Option<usize> {
    let mut end = at;
    for word in name.split(' ') {
        if !(is_spelled(reader.tokens.word(end), word) || end > at && reader.word(end) == word) {
            return None;
        }
        end += 1;
    }
    Some(end)
}

/// Whether a word is this one, whose apostrophe is straight, however its own is written.
fn is_spelled(word: &str, straight: &str) -> bool {
    match word.split_once('’') {
        Some((before, after)) => straight.split_once('\'') == Some((before, after)),
        None => word == straight,
    }
}

/// The one nearest to publication, unless the sentence's tense is plainly against it.
fn nearest(feast: Feast, published: Date, tense: Tense) -> Option<Period> {
    let in_year = |date: Date| feast.date(date.year()).map(Period::day);
    let around = (-1..=1).filter_map(|offset| in_year(moved(published, Grain::Year, offset)?));
    around
        .filter(|day| match tense {
            Tense::Past => day.first() <= published,
            Tense::Future => day.last() >= published,
            Tense::Unstated => true,
        })
        .min_by_key(|day| day.distance(published))
}

impl Feast {
    fn date(self, year: i16) -> Option<Date> {
        match self {
            Feast::Fixed(month, day) => Date::new(year, month, day).ok(),
            Feast::Nth(month, weekday, nth) => Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok(),
            Feast::Easter(offset) => moved(easter(year)?, Grain::Day, offset),
        }
    }
}

/// Easter Sunday by the Gregorian reckoning (the "anonymous" algorithm of 1876).
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let (leaps, over) = (century / 4, century % 4);
    let shift = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - leaps - shift + 15) % 30;
    let weekday = (32 + 2 * over + 2 * (rest / 4) - epact - rest % 4) % 7;
    let correction = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * correction + 114;
    Date::new(i16::try_from(year).ok()?, i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn easter_falls_where_the_almanac_has_it() {
        for (year, month, day) in
            [(1999, 4, 4), (2000, 4, 23), (2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2038, 4, 25)]
        {
            assert_eq!(easter(year), Some(date(year, month, day)));
        }
        assert_eq!(Feast::Nth(11, jiff::civil::Weekday::Thursday, 4).date(2025), Some(date(2025, 11, 27)));
    }
}
