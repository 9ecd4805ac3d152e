//! Parts of a period by their number: "the first 11 months of 2025", "the second week of May", "the first Friday of
//! July", "the 20th of next month".
//!
//! Weeks run from Monday to Sunday and belong to the month or year that holds their Thursday, as in ISO 8601.

use jiff::civil::Weekday;

use super::super::english::calendar::{PLURAL_UNITS, POINTERS, UNITS, WEEKDAYS, find};
use super::{Phrase, Place, Reader, part_of, relative, small};
use crate::quantity::{Grain, Period, moved, weekday_from, weekday_until};

/// "the second week of May", "the third month of 2025".
pub(super) fn unit(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let (number, unit_at) =
        small::ordinal(reader, reader.past_the(at)).filter(|&(number, _)| (2..=60).contains(&number))?;
    let grain = find(UNITS, reader.tokens.word(unit_at)).filter(|&grain| grain < Grain::Quarter)?;
    if reader.tokens.word(unit_at + 1) != "of" {
        return None;
    }
    let (place, end) = part_of::settled_whole(reader, unit_at + 2)?;
    let number = i64::from(number);
    part_of::part(place, end, "part by its number", |days| {
        let before = opening(days, grain, number - 1)?;
        Period::new(before.last().tomorrow().ok()?, opening(days, grain, number)?.last())
    })
}

/// "the first 11 months of 2025", "the last week of May", "the opening two quarters of the year".
pub(super) fn first_or_last(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let tokens = reader.tokens;
    let start = reader.past_the(at);
    let from_the_front = match tokens.word(start) {
        "first" | "opening" => true,
        "last" | "final" | "closing" => false,
        _ => return None,
    };
    let (count, unit_at) = small::cardinal(reader, start + 1).unwrap_or((1, start + 1));
    let grain = find(UNITS, tokens.word(unit_at)).or_else(|| find(PLURAL_UNITS, tokens.word(unit_at)))?;
    let of = usize::from(matches!(tokens.word(unit_at + 1), "of" | "in"));
    if of == 0 && find(POINTERS, tokens.word(unit_at + 1)).is_none() {
        return None;
    }
    let (place, end) = part_of::settled_whole(reader, unit_at + 1 + of)?;
    let count = i64::from(count);
    part_of::part(place, end, "first or last part", |days| {
        if from_the_front { opening(days, grain, count) } else { closing(days, grain, count) }
    })
}

/// The first `count` units of a period.
fn opening(days: Period, grain: Grain, count: i64) -> Option<Period> {
    match grain {
        Grain::Week => Period::run(first_week(days)?.first(), Grain::Week, count),
        _ => days.opening(grain, count),
    }
}

/// The last `count` units of a period.
fn closing(days: Period, grain: Grain, count: i64) -> Option<Period> {
    match grain {
        Grain::Week => {
            let last = Period::around(weekday_until(days.last(), Weekday::Thursday)?, Grain::Week)?;
            Period::new(moved(last.first(), Grain::Week, 1 - count)?, last.last())
        }
        _ => days.closing(grain, count),
    }
}

/// The week of a period's first Thursday.
fn first_week(days: Period) -> Option<Period> {
    Period::around(weekday_from(days.first(), Weekday::Thursday)?, Grain::Week)
}

/// "the first Friday of July", "the last Monday in May", "the second Tuesday of next month", "the last weekend of May".
pub(super) fn weekday(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let tokens = reader.tokens;
    let start = reader.past_the(at);
    let (number, day_at) = match tokens.word(start) {
        "last" | "final" => (-1, start + 1),
        _ => small::ordinal(reader, start).and_then(|(number, after)| Some((i8::try_from(number).ok()?, after)))?,
    };
    let weekend = tokens.word(day_at) == "weekend";
    let named = if weekend { Some(Weekday::Saturday) } else { find(WEEKDAYS, tokens.word(day_at)) };
    let weekday = named.filter(|_| (-1..=5).contains(&number))?;
    if !matches!(tokens.word(day_at + 1), "of" | "in") {
        return None;
    }
    let (place, end) = part_of::settled_whole(reader, day_at + 2)?;
    part_of::part(place, end, "weekday by its number", |days| {
        let month = Period::around(days.first(), Grain::Month).filter(|month| *month == days)?;
        let day = month.first().nth_weekday_of_month(number, weekday).ok()?;
        if weekend { Period::weekend(day) } else { Some(Period::day(day)) }
    })
}

/// "the 20th of next month", "the 15th of the month".
pub(super) fn day(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let (number, after) = small::ordinal(reader, reader.past_the(at))?;
    let month_at = after + 1;
    if reader.tokens.word(after) != "of" {
        return None;
    }
    let month = relative::pointed(reader, month_at).filter(|month| reader.word(month.end - 1) == "month")?;
    let day = i8::try_from(number).ok()?;
    let place = match month.place {
        Place::Days(days, ground) => Place::Days(Period::day(days.first().with().day(day).build().ok()?), ground),
        place => place,
    };
    Some(Phrase::new(place, month.end, "day of a month"))
}
