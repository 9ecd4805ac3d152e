//! Feasts: Christmas Day, Thanksgiving, Easter; placed in the nearest year or the one a word points at.

use jiff::civil::Date;

use super::super::english::calendar::{FEAST_CUES, FEASTS, FUNCTION_WORDS, Feast, SEASONAL_FEASTS};
use super::super::lexer::TokenKind;
use super::tense::{self, Tense};
use super::{Phrase, Place, Reader, relative, year};
use crate::quantity::{Grain, Period, moved};

/// The feast named at `at`, with its year where that is given: "Christmas Day 2024", "Easter last year".
pub(super) fn read(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let (feast, end) = named(reader, at)?;
    let next = end + usize::from(reader.tokens.is_mark(end, ',') || reader.tokens.word(end) == "of");
    if let Some(year) = year::number(reader, next) {
        return placed(reader, at, feast, Some(year), next + 1);
    }
    if let Some((pointed, end)) = relative::pointed_year(reader, next) {
        return Some(Phrase::relative(pointed.and_then(|year| feast.date(year)).map(Period::day), end, "feast"));
    }
    placed(reader, at, feast, None, relative::past_day_part(reader, end - 1))
}

/// "Labor Day weekend", "Thanksgiving weekend 2023": the days off around the feast.
pub(super) fn weekend(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let (feast, end) = named(reader, at).filter(|&(_, end)| reader.word(end) == "weekend")?;
    let year = year::number(reader, end + 1);
    let phrase = placed(reader, at, feast, year, end + 1 + usize::from(year.is_some()))?;
    around(phrase)
}

/// "the weekend of Halloween", "weekend of Thanksgiving 2023".
pub(super) fn weekend_of(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let next = reader.tokens.phrase(reader.past_the(at), "weekend of")?;
    around(read(reader.asked(), next)?)
}

/// A feast with the Saturday and Sunday nearest to it, and what lies between.
fn around(feast: Phrase) -> Option<Phrase> {
    let Place::Days(day, ground) = feast.place else { return Some(Phrase { rule: WEEKEND, ..feast }) };
    let day = day.first();
    let (before, after) = (Period::weekend(moved(day, Grain::Week, -1)?)?, Period::weekend(day)?);
    let weekend = if before.distance(day) < after.distance(day) { before } else { after };
    let days = Period::new(weekend.first().min(day), weekend.last().max(day))?;
    Some(Phrase { place: Place::Days(days, ground), rule: WEEKEND, ..feast })
}

const WEEKEND: &str = "weekend of a feast";

/// The feast in its year, or in the nearest one.
fn placed(reader: Reader<'_>, at: usize, feast: Feast, year: Option<i16>, end: usize) -> Option<Phrase> {
    if let Some(year) = year {
        return Some(Phrase::written(Period::day(feast.date(year)?), end, "feast"));
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
        .filter(|(name, _)| name.as_bytes().first() == first.as_bytes().first())
        .filter(|(name, _)| capital || reader.cued || name.contains(' '))
        .filter_map(|&(name, feast)| Some((name, feast, end_of(reader, at, name)?)))
        .filter(|&(name, _, end)| !SEASONAL_FEASTS.contains(&name) || is_one_day(reader, at, end))
        .map(|(_, feast, end)| (feast, end))
        .max_by_key(|&(_, end)| end)
}

/// Whether the words around ask for the day of a feast that is as often a time of the year.
fn is_one_day(reader: Reader<'_>, at: usize, end: usize) -> bool {
    let goes_on = FUNCTION_WORDS.contains(&reader.tokens.word(end)) || relative::past_day_part(reader, end - 1) > end;
    let closed = !reader.tokens.is_word(end) || goes_on;
    let asked = reader.cued || FEAST_CUES.contains(&reader.word_before(at));
    year::number(reader, end).is_some() || asked && (closed || reader.word(end) == "weekend")
}

/// The token after a feast's name, if all of it stands at `at`; the last word may be in the possessive.
fn end_of(reader: Reader<'_>, at: usize, name: &str) -> Option<usize> {
    let mut end = at;
    for word in name.split(' ') {
        let plural = word.strip_suffix('\'');
        let word = plural.unwrap_or(word);
        if !(is_spelled(reader.tokens.word(end), word) || end > at && reader.word(end) == word) {
            return None;
        }
        let apostrophe = matches!(reader.tokens.kind(end + 1), Some(TokenKind::Mark('\'' | '’')));
        end = match word {
            "st" | "jr" => reader.past_point(end + 1),
            _ => end + 1 + usize::from(plural.is_some() && apostrophe),
        };
    }
    Some(end)
}

/// Whether a word is this one, whose apostrophe is straight, however its own is written.
fn is_spelled(word: &str, straight: &str) -> bool {
    if let Some(parts) = word.split_once('’') {
        return straight.split_once('\'') == Some(parts);
    }
    // "New Years Eve" and "New Year Eve", as it is often left.
    let stem = straight.strip_suffix("'s");
    word == straight || stem.is_some_and(|stem| word.strip_suffix('s').unwrap_or(word) == stem)
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
            Feast::After(month, weekday, nth, days) => {
                moved(Feast::Nth(month, weekday, nth).date(year)?, Grain::Day, days)
            }
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
