//! Dates that hang on the day of publication: "yesterday", "last month", "two years ago", "over the weekend".

use jiff::civil::{Date, Weekday};

use super::super::english::calendar::{
    DAY_PARTS, DAYS, LOOSE, MONTHS, PLURAL_UNITS, POINTERS, SEASONS, UNITS, WEEKDAYS, find,
};
use super::parts::Parts;
use super::tense::{self, Tense};
use super::{NO_PUBLICATION, Phrase, Place, Reader, feast, longer, small, written, year};
use crate::quantity::{Grain, Hedge, Period, Season, moved, weekday_from, weekday_until};

/// The relative date that begins at `at`.
pub(super) fn read(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    // All the others begin with a word.
    if reader.tokens.is_number(at) {
        return ago(reader, at);
    }
    let by_word = longer(day_word(reader, at), pointed(reader, at));
    let counted = longer(ago(reader, at), weekend(reader, at));
    let named = longer(season(reader, at), longer(week_of(reader, at), shifted(reader, at)));
    let weekday = longer(week_then_weekday(reader, at), weekday_then_week(reader, at));
    longer(longer(by_word, counted), longer(named, longer(weekday, reported(reader, at))))
}

/// "next week on Tuesday", "last week's Monday".
fn week_then_weekday(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let week = pointed(reader, at).filter(|week| reader.word(week.end - 1) == "week")?;
    let day_at = week.end + usize::from(reader.tokens.word(week.end) == "on");
    let weekday = find(WEEKDAYS, reader.word(day_at))?;
    weekday_of(week.place, weekday, past_day_part(reader, day_at))
}

/// "Monday last week", "Wednesday evening next week", "Tuesday of this week".
fn weekday_then_week(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let weekday = find(WEEKDAYS, reader.word(at))?;
    let after = past_day_part(reader, at);
    let week = pointed(reader, after + usize::from(reader.tokens.word(after) == "of"))?;
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

/// The quarter that results were last told of: "the quarter", "the latest quarter", "the year-ago quarter".
fn reported(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let tokens = reader.tokens;
    let start = reader.past_the(at);
    let (steps, noun) = match tokens.word(start) {
        "latest" => (-1, start + 1),
        "year" if tokens.is_hyphen(start + 1) && matches!(tokens.word(start + 2), "ago" | "earlier") => (-5, start + 3),
        "quarter"
            if start > at
                && matches!(reader.word_before(at), "in" | "for" | "during")
                && tokens.word(start + 1) != "of" =>
        {
            (-1, start)
        }
        _ => return None,
    };
    let ordinal =
        small::ordinal(reader, noun).filter(|(number, _)| (1..=4).contains(number)).map_or(noun, |(_, after)| after);
    let named = matches!(reader.word(ordinal), "quarter" | "period") && (start > at || steps == -5);
    let bare = steps == -5 && start + 3 == noun && !named;
    let end = if bare { noun } else { ordinal + 1 };
    (named || bare).then(|| {
        let days = reader.published.and_then(|date| Period::steps_from(date, Grain::Quarter, steps));
        Phrase::relative(days, end, "quarter of reported results")
    })
}

/// The token after a part of the day, should one follow the day at `at`: "Friday night", "Sunday's morning session".
pub(super) fn past_day_part(reader: Reader<'_>, at: usize) -> usize {
    at + 1 + usize::from(DAY_PARTS.contains(&reader.word(at + 1)) && !reader.is_possessive(at))
}

/// "today", "yesterday morning", "the day before yesterday".
fn day_word(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let tokens = reader.tokens;
    let start = reader.past_the(at);
    let beyond = |phrase: &str, word: &str, days: i64| {
        let end = tokens.phrase(start, phrase)?;
        (reader.word(end) == word).then_some((days, end))
    };
    let (days, word_at) = beyond("day before", "yesterday", -2)
        .or_else(|| beyond("day after", "tomorrow", 2))
        .or_else(|| find(DAYS, reader.word(at)).map(|days| (days, at)))?;
    // USA Today is a newspaper; "today's readers" are those of the age.
    let a_name = word_at > 0 && tokens.is_capitalised(word_at) && tokens.is_capitalised(word_at - 1);
    let a_name = a_name || tokens.word(word_at).starts_with("today") && is_of_the_age(reader, word_at);
    let day = reader.published.and_then(|published| moved(published, Grain::Day, days));
    (!a_name).then(|| Phrase::relative(day.map(Period::day), past_day_part(reader, word_at), "day from today"))
}

/// Whether "today's" stands before what belongs to no single day.
fn is_of_the_age(reader: Reader<'_>, at: usize) -> bool {
    let next = reader.tokens.word(at + 1);
    let age = matches!(
        next,
        "world" | "youth" | "society" | "economy" | "era" | "age" | "generation" | "market" | "environment" | "supply"
    );
    reader.is_possessive(at) && (age || next.len() > 3 && next.ends_with('s') && !next.ends_with("ss"))
}

/// "last month", "this Sunday", "the next quarter", "last night", "this coming Friday", "next spring".
pub(super) fn pointed(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let tokens = reader.tokens;
    let start = reader.past_the(at);
    let (mut steps, mut noun) = (find(POINTERS, tokens.word(start))?, start + 1);
    // "This Week" is a programme.
    if tokens.is_capitalised(noun) && find(UNITS, reader.word(noun)).is_some() && tokens.is_capitalised(start) {
        return None;
    }
    // "this coming Sunday", "this past Wednesday".
    if steps == 0 && matches!(tokens.word(noun), "coming" | "past" | "next") {
        steps = if tokens.word(noun) == "past" { -1 } else { 1 };
        noun += 1;
    }
    noun +=
        usize::from(tokens.word(noun) == "fiscal" || tokens.word(noun) == "calendar" || tokens.word(noun) == "full");
    if tokens.is_hyphen(noun + 1)
        || tokens.word(start) == "previous"
            && reader.word_before(start) == "the"
            && find(WEEKDAYS, reader.word(noun)).is_none()
    {
        return None;
    }
    let published = reader.published;
    let with = |days: Option<Period>, end| Some(Phrase::relative(days, end, "period from now"));
    let word = reader.word(noun);
    if let Some(grain) = find(UNITS, word).filter(|&grain| grain != Grain::Day) {
        return with(published.and_then(|date| Period::steps_from(date, grain, steps)), noun + 1);
    }
    if let Some(weekday) = find(WEEKDAYS, word) {
        let day = published.and_then(|date| match steps {
            -1 => weekday_until(date.yesterday().ok()?, weekday),
            0 => weekday_from(date, weekday),
            // "next Tuesday" is next week's, "this coming Tuesday" the nearest one.
            _ if tokens.word(noun - 1) == "next" => {
                weekday_from(Period::steps_from(date, Grain::Week, 1)?.first(), weekday)
            }
            _ => weekday_from(date.tomorrow().ok()?, weekday),
        });
        return with(day.map(Period::day), past_day_part(reader, noun));
    }
    if let Some(month) = written::month_at(reader, noun).filter(|_| find(MONTHS, word).is_some()) {
        if small::ordinal(reader, reader.past_point(noun + 1)).is_some()
            || small::digits(reader, reader.past_point(noun + 1), 2).is_some()
        {
            return None;
        }
        let parts = Parts { month: Some(month), ..Parts::default() };
        return with(published.and_then(|date| stepped(date, steps, |date| parts.in_year(date.year()))), noun + 1);
    }
    if let Some(season) = find(SEASONS, word) {
        return with(
            published.and_then(|date| stepped(date, steps, |date| Period::season(date.year(), season))),
            noun + 1,
        );
    }
    if word == "weekend" {
        return with(published.and_then(|date| Period::weekend(moved(date, Grain::Week, steps)?)), noun + 1);
    }
    let day_part = DAY_PARTS.contains(&word) && (steps == 0 || matches!(word, "night" | "evening") && steps == -1);
    if day_part && start == at {
        return with(published.and_then(|date| moved(date, Grain::Day, steps)).map(Period::day), noun + 1);
    }
    feast::pointed(reader, noun, steps)
}

/// Of a period that comes once a year: this year's, the last one over, or the next one to begin.
pub(super) fn stepped(date: Date, steps: i64, in_year: impl Fn(Date) -> Option<Period>) -> Option<Period> {
    let mut years = (-1..=1).filter_map(|offset| in_year(moved(date, Grain::Year, offset)?));
    match steps {
        0 => in_year(date),
        -1 => years.filter(|days| days.last() < date).last(),
        _ => years.find(|days| days.first() > date),
    }
}

/// "this year", "last year", "the year", as the year they are, if publication is known; and the token after.
pub(super) fn pointed_year(reader: Reader<'_>, at: usize) -> Option<(Option<i16>, usize)> {
    let pointer = find(POINTERS, reader.tokens.word(at)).filter(|_| reader.word(at + 1) == "year")?;
    let year = reader.published.and_then(|date| moved(date, Grain::Year, pointer)).map(Date::year);
    Some((year, at + 2))
}

/// "earlier this month", "later Friday", "earlier in the week".
fn shifted(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let tokens = reader.tokens;
    if !matches!(tokens.word(at), "earlier" | "later") {
        return None;
    }
    if let Some(unit_at) = tokens.phrase(at + 1, "in the") {
        return the_unit(reader, unit_at - 1).map(|phrase| clipped(reader, phrase, at));
    }
    let base = longer(pointed(reader, at + 1), day_word(reader, at + 1));
    let base = longer(base, written::weekday_alone(reader, at + 1))?;
    Some(clipped(reader, base, at))
}

/// Of a period around publication, what lies before it for "earlier" and what lies after it for "later".
fn clipped(reader: Reader<'_>, phrase: Phrase, at: usize) -> Phrase {
    let (Place::Days(days, ground), Some(published)) = (phrase.place, reader.published) else { return phrase };
    let part = match reader.tokens.word(at) {
        "earlier" => Period::new(days.first(), days.last().min(published)),
        _ => Period::new(days.first().max(published), days.last()),
    };
    Phrase { place: Place::Days(part.unwrap_or(days), ground), ..phrase }
}

/// "the year", "the month", "the week" … as the one publication lies in.
pub(super) fn the_unit(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let start = reader.past_the(at);
    let fiscal = usize::from(matches!(reader.tokens.word(start), "fiscal" | "calendar" | "full"));
    let grain = find(UNITS, reader.word(start + fiscal)).filter(|&grain| grain != Grain::Day)?;
    (start > at).then(|| {
        let days = reader.published.and_then(|date| Period::around(date, grain));
        Phrase::relative(days, start + fiscal + 1, "period around now")
    })
}

/// "two weeks ago", "a year ago", "about ten years ago"; "a year earlier" is counted from some other day.
fn ago(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let tokens = reader.tokens;
    let (hedge, start) = loose(reader, at);
    let (count, unit_at) = match tokens.word(start) {
        "a" | "an" => (1, start + 1),
        _ => small::cardinal(reader, start)?,
    };
    let grain = find(UNITS, tokens.word(unit_at)).or_else(|| find(PLURAL_UNITS, tokens.word(unit_at)))?;
    let end = unit_at + 2;
    match tokens.word(unit_at + 1) {
        "ago" => {
            let days = reader.published.and_then(|date| steps_back(reader, at, date, grain, i64::from(count)));
            Some(Phrase { hedge, ..Phrase::relative(days, end, "time ago") })
        }
        "earlier" if count == 1 && grain == Grain::Year && tells_of_results(reader, at) => {
            let days = reader.published.and_then(|date| steps_back(reader, at, date, grain, 1));
            Some(Phrase::relative(days, end, "quarter a year before"))
        }
        "earlier" if count == 1 => {
            Some(Phrase::new(Place::Nowhere("counted from a day named elsewhere"), end, "time earlier"))
        }
        _ => None,
    }
}

/// A decade or a century ago is a year like any other; a year ago, where results are told, is their quarter's.
fn steps_back(reader: Reader<'_>, at: usize, date: Date, grain: Grain, count: i64) -> Option<Period> {
    match grain {
        Grain::Decade => Period::steps_from(date, Grain::Year, -10 * count),
        Grain::Century => Period::steps_from(date, Grain::Year, -100 * count),
        Grain::Year if count == 1 && tells_of_results(reader, at) => Period::steps_from(date, Grain::Quarter, -5),
        _ => Period::steps_from(date, grain, -count),
    }
}

/// How far around a phrase results are looked for; bounded, for a sentence may be as long as a file.
const NEARBY: usize = 40;

/// Whether the words around report a company's results, which are told against "a year earlier".
fn tells_of_results(reader: Reader<'_>, at: usize) -> bool {
    (at.saturating_sub(NEARBY)..at + NEARBY)
        .any(|at| matches!(reader.word(at), "quarter" | "share" | "earnings" | "profit" | "revenue" | "sales" | "net"))
}

fn loose(reader: Reader<'_>, at: usize) -> (Hedge, usize) {
    match reader.tokens.phrase(at, "more than") {
        Some(next) => (Hedge::Over, next),
        None => find(LOOSE, reader.tokens.word(at)).map_or((Hedge::None, at), |hedge| (hedge, at + 1)),
    }
}

/// "the weekend", by the tense of the sentence.
fn weekend(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let end = reader.tokens.phrase(at, "the weekend")?;
    let days = reader.published.and_then(|date| match tense::of(reader.tokens, at, end) {
        Tense::Future => Period::weekend(date),
        Tense::Past | Tense::Unstated => Period::weekend(weekday_until(date, Weekday::Saturday)?),
    });
    Some(Phrase::relative(days, end, "weekend"))
}

/// "spring 2024", "the summer of 2023", "the fall of last year".
fn season(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let start = reader.past_the(at);
    let season: Season = find(SEASONS, reader.tokens.word(start))?;
    let next = start + 1 + usize::from(reader.tokens.word(start + 1) == "of");
    if let Some(number) = year::number(reader, next).filter(|_| !year::counts_something(reader, next)) {
        return Some(Phrase::written(Period::season(number, season)?, next + 1, "season"));
    }
    // "prices fall next year"
    let (pointed, end) = pointed_year(reader, next).filter(|_| next > start + 1 || start > at)?;
    Some(Phrase::relative(pointed.and_then(|year| Period::season(year, season)), end, "season"))
}

/// "the week of March 6", "the week ending 7 January".
fn week_of(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let start = reader.past_the(at);
    if reader.tokens.word(start) != "week"
        || !matches!(reader.tokens.word(start + 1), "of" | "beginning" | "ending" | "ended")
    {
        return None;
    }
    let date = written::read(reader, start + 2, true)
        .filter(|date| matches!(date.place, Place::Parts(Parts { day: Some(_), .. })))?;
    let place = match reader.settle(&date, start + 2) {
        Place::Days(days, ground) => Place::Days(Period::around(days.first(), Grain::Week)?, ground),
        _ => Place::Nowhere(NO_PUBLICATION),
    };
    Some(Phrase::new(place, date.end, "week of a day"))
}
