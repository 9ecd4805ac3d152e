//! Weeks and weekends: "the week of March 6", "Monday last week", "the week after next", "the weekend".

use jiff::civil::{Date, Weekday};

use super::super::english::calendar::{UNITS, WEEKDAYS, find};
use super::parts::Parts;
use super::tense::{self, Tense};
use super::{NO_PUBLICATION, Phrase, Place, Reader, forms, relative, small, year};
use crate::quantity::{Grain, Period, moved, weekday_from, weekday_until};

/// "the week of March 6", "the week ending 7 January", "the week starting on Feb. 4", "w/c Feb. 4".
pub(super) fn of_a_day(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let tokens = reader.tokens;
    let start = reader.past_the(at);
    let commencing = tokens.word(at) == "w" && tokens.is_mark(at + 1, '/') && tokens.word(at + 2) == "c";
    let next = match tokens.word(start + 1) {
        _ if commencing => at + 3,
        "of" | "beginning" | "starting" | "commencing" | "ending" | "ended" if tokens.word(start) == "week" => {
            start + 2
        }
        _ => return None,
    };
    let next = next + usize::from(tokens.word(next) == "on");
    let date = forms::longest(reader.asked(), next, &[&forms::WRITTEN])
        .filter(|date| matches!(date.place, Place::Parts(Parts { day: Some(_), .. })))?;
    let place = match reader.settle(&date, next) {
        Place::Days(days, ground) => Place::Days(Period::around(days.first(), Grain::Week)?, ground),
        _ => Place::Nowhere(NO_PUBLICATION),
    };
    Some(Phrase::new(place, date.end, "week of a day"))
}

/// "week 31 of 2025", "week 31, 2025": by the numbers of ISO 8601, whose first week holds 4 January.
pub(super) fn numbered(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let tokens = reader.tokens;
    let start = reader.past_the(at);
    let number_at = if tokens.word(start) == "week" { start + 1 } else { return None };
    let number = small::digits(reader, number_at, 2).filter(|number| (1..=53).contains(number))?;
    let joined = tokens.is_mark(number_at + 1, ',') || matches!(tokens.word(number_at + 1), "of" | "in");
    let year_at = number_at + 1 + usize::from(joined);
    let year = year::number(reader, year_at).filter(|year| year::LIKELY.contains(year))?;
    let first = Period::around(Date::new(year, 1, 4).ok()?, Grain::Week)?;
    let days = Period::run(moved(first.first(), Grain::Week, i64::from(number) - 1)?, Grain::Week, 1)?;
    Some(Phrase::written(days, year_at + 1, "week by its number"))
}

/// "the week after next", "the year after next", "the month before last".
pub(super) fn one_over(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let unit_at = reader.past_the(at);
    let grain = find(UNITS, reader.tokens.word(unit_at)).filter(|_| unit_at > at)?;
    let said = |phrase: &str, steps: i64| Some((reader.tokens.phrase(unit_at + 1, phrase)?, steps));
    let (end, steps) = said("after next", 2)
        .or_else(|| said("after the next", 2))
        .or_else(|| said("before last", -2).filter(|_| grain != Grain::Day))?;
    if reader.tokens.is_word(end) && find(UNITS, reader.word(end)).is_some() {
        return None;
    }
    let days = reader.published.and_then(|date| Period::steps_from(date, grain, steps));
    Some(Phrase::relative(days, end, "period one over"))
}

/// "next week on Tuesday", "last week's Monday".
pub(super) fn then_weekday(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let week = relative::pointed(reader, at).filter(|week| reader.word(week.end - 1) == "week")?;
    let day_at = week.end + usize::from(reader.tokens.word(week.end) == "on");
    let weekday = find(WEEKDAYS, reader.word(day_at))?;
    weekday_of(week.place, weekday, relative::past_day_part(reader, day_at))
}

/// "Monday last week", "Wednesday evening next week", "Tuesday of this week".
pub(super) fn of_weekday(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let weekday = find(WEEKDAYS, reader.word(at))?;
    let after = relative::past_day_part(reader, at);
    let week = relative::pointed(reader, after + usize::from(reader.tokens.word(after) == "of"))?;
    if reader.word(week.end - 1) != "week" || reader.is_possessive(week.end - 1) {
        return None;
    }
    weekday_of(week.place, weekday, week.end)
}

fn weekday_of(week: Place, weekday: Weekday, end: usize) -> Option<Phrase> {
    let day = match week {
        Place::Days(week, _) => Some(Period::day(weekday_from(week.first(), weekday)?)),
        _ => None,
    };
    Some(Phrase::relative(day, end, "weekday of a week"))
}

/// "the weekend", by the tense of the sentence.
pub(super) fn weekend(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let end = reader.tokens.phrase(at, "the weekend")?;
    let days = reader.published.and_then(|date| match tense::of(reader.tokens, at, end) {
        Tense::Future => Period::weekend(date),
        Tense::Past | Tense::Unstated => Period::weekend(weekday_until(date, Weekday::Saturday)?),
    });
    Some(Phrase::relative(days, end, "weekend"))
}
