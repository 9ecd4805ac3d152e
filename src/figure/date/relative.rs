//! Dates that point from the day of publication: "yesterday", "last month", "next spring", "earlier this year".

use jiff::civil::Date;

use super::super::english::calendar::{
    DAY_PARTS, DAYS, MONTHS, PLURAL_UNITS, POINTERS, SEASONS, UNITS, WEEKDAYS, find,
};
use super::super::english::roles::Roles;
use super::parts::Parts;
use super::{Phrase, Place, Reader, feast, forms, longer, small, weekday, written};
use crate::quantity::{Grain, Period, moved, weekday_from, weekday_until};

/// The quarter that results were last told of: "the quarter", "the latest quarter", "the year-ago quarter".
pub(super) fn reported(reader: Reader<'_>, at: usize) -> Option<Phrase> {
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
    // "the quarter ended Sept. 30" is told by its last day.
    let dated = matches!(tokens.word(ordinal + 1), "ended" | "ending");
    let named = matches!(reader.word(ordinal), "quarter" | "period") && (start > at || steps == -5) && !dated;
    let bare = steps == -5 && start + 3 == noun && !named;
    let end = if bare { noun } else { ordinal + 1 };
    (named || bare).then(|| {
        let days = reader.published.and_then(|date| Period::steps_from(date, Grain::Quarter, steps));
        Phrase::relative(days, end, "quarter of reported results")
    })
}

/// The token after a part of the day, should one follow the day at `at`: "Friday night", "Sunday late evening",
/// "Tuesday in the morning", but not "Sunday's morning session".
pub(super) fn past_day_part(reader: Reader<'_>, at: usize) -> usize {
    let shade = usize::from(matches!(reader.word(at + 1), "early" | "late"));
    let in_the = reader.tokens.phrase(at + 1, "in the");
    let part = in_the.unwrap_or(at + 1 + shade);
    if is_day_part(reader, part) && !reader.is_possessive(at) { part + 1 } else { at + 1 }
}

fn is_day_part(reader: Reader<'_>, at: usize) -> bool {
    find(DAY_PARTS, reader.word(at)).is_some()
}

/// "today", "yesterday morning", "the day before yesterday".
pub(super) fn day_word(reader: Reader<'_>, at: usize) -> Option<Phrase> {
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
        "world"
            | "youth"
            | "society"
            | "economy"
            | "era"
            | "age"
            | "generation"
            | "market"
            | "environment"
            | "supply"
            | "young"
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
        // "the last decade and a half" is a length of time.
        if tokens.phrase(noun + 1, "and a half").is_some() {
            return None;
        }
        let days = published.and_then(|date| match grain {
            // "over the coming century" begins now; the next one begins when this one ends.
            Grain::Decade | Grain::Century if tokens.word(noun - 1) == "coming" => Period::run(date, grain, 1),
            _ => Period::steps_from(date, grain, steps),
        });
        return with(days, noun + 1);
    }
    if let Some(weekday) = find(WEEKDAYS, word) {
        let day = published.and_then(|date| match steps {
            // "the previous Friday" is last week's, "last Friday" the nearest one.
            -1 if tokens.word(noun - 1) == "previous" => {
                weekday_from(Period::steps_from(date, Grain::Week, -1)?.first(), weekday)
            }
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
    let day_part = is_day_part(reader, noun) && (steps == 0 || matches!(word, "night" | "evening") && steps == -1);
    if day_part && start == at {
        return with(published.and_then(|date| moved(date, Grain::Day, steps)).map(Period::day), noun + 1);
    }
    feast::pointed(reader, noun, steps)
}

/// Of a period that comes once a year: this year's, the last one over, or the next one to begin.
pub(super) fn stepped(date: Date, steps: i64, in_year: impl Fn(Date) -> Option<Period>) -> Option<Period> {
    // A winter that is not over began the year before; the last one, the year before that.
    let mut years = (-2..=1).filter_map(|offset| in_year(moved(date, Grain::Year, offset)?));
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

/// The "of this month" behind days: "the 4th to the 22nd of this month"; and the token after.
pub(super) fn month_pointed_at(reader: Reader<'_>, at: usize) -> Option<(Parts, usize)> {
    let start = at + usize::from(reader.tokens.word(at) == "of");
    let pointer = find(POINTERS, reader.tokens.word(start)).filter(|_| reader.word(start + 1) == "month")?;
    let month = moved(reader.published?, Grain::Month, pointer)?;
    Some((Parts { month: Some(month.month()), year: Some(month.year()), ..Parts::default() }, start + 2))
}

/// "earlier this month", "later Friday", "earlier in the week".
pub(super) fn shifted(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let tokens = reader.tokens;
    if !matches!(tokens.word(at), "earlier" | "later") {
        return None;
    }
    if let Some(unit_at) = tokens.phrase(at + 1, "in the") {
        return the_unit(reader, unit_at - 1).map(|phrase| clipped(reader, phrase, at));
    }
    let base = longer(pointed(reader, at + 1), day_word(reader, at + 1));
    let base = longer(base, weekday::alone(reader, at + 1))?;
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

/// "the past year", "the past decade": so much up to publication; a past quarter is the last one over.
pub(super) fn past(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let tokens = reader.tokens;
    let start = reader.past_the(at);
    let grain =
        find(UNITS, tokens.word(start + 1)).filter(|&grain| tokens.word(start) == "past" && grain != Grain::Day)?;
    let asked = start > at || matches!(reader.word_before(at), "for" | "in" | "over" | "during" | "within");
    if !asked || tokens.is_hyphen(start + 2) {
        return None;
    }
    let days = reader.published.and_then(|date| match grain {
        Grain::Quarter => Period::steps_from(date, grain, -1),
        _ => Period::new(moved(date, grain, -1)?.tomorrow().ok()?, date),
    });
    Some(Phrase::relative(days, start + 2, "time up to now"))
}

/// "the past year and a half", "the last decade and a half": so much up to publication.
fn past_and_a_half(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let tokens = reader.tokens;
    let start = reader.past_the(at);
    let months = match tokens.word(start + 1) {
        "year" => 18,
        "decade" => 180,
        _ => return None,
    };
    let end = tokens.phrase(start + 2, "and a half").filter(|_| matches!(tokens.word(start), "past" | "last"))?;
    let days =
        reader.published.and_then(|date| Period::new(moved(date, Grain::Month, -months)?.tomorrow().ok()?, date));
    Some(Phrase::relative(days, end, "time up to now"))
}

/// "the past fortnight", "the next fortnight": two weeks up to publication, or from it on.
pub(super) fn fortnight(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let tokens = reader.tokens;
    let start = reader.past_the(at);
    if tokens.word(start + 1) != "fortnight" || tokens.is_hyphen(start + 2) {
        return None;
    }
    let run = |first: i64| {
        let date = reader.published?;
        Period::run(moved(date, Grain::Day, first)?, Grain::Week, 2)
    };
    let days = match tokens.word(start) {
        "past" | "last" => run(-13),
        "next" | "coming" => run(1),
        _ => return None,
    };
    Some(Phrase::relative(days, start + 2, "fortnight from now"))
}

/// "the past two quarters", "next three weeks", "the past year and a half": so much up to publication, or from it on.
pub(super) fn counted(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let behind = reader.tokens.roles(reader.past_the(at) + 1);
    if behind.any(Roles::COUNT) {
        return quarters(reader, at).or_else(|| bare_run(reader, at));
    }
    if behind.any(Roles::UNIT) { past_and_a_half(reader, at) } else { None }
}

/// "the past two quarters", "the next three quarters": so many whole ones up to the one of publication, or from it on.
fn quarters(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let start = reader.past_the(at);
    let (direction, count, grain, end) = several(reader, start).filter(|&(.., grain, _)| grain == Grain::Quarter)?;
    let days = reader.published.and_then(|date| {
        let first = Period::steps_from(date, grain, if direction < 0 { -count } else { 1 })?;
        Period::run(first.first(), grain, count)
    });
    Some(Phrase::relative(days, end, "quarters from now"))
}

/// "away next three weeks", with no word that would ask how long: the days from tomorrow on, or those up to yesterday.
/// "Over the next three weeks" is a length of time, "last three weeks" may be what the talks do, and "held past 20 days"
/// is beyond them.
fn bare_run(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    if matches!(reader.tokens.word(at), "last" | "past") {
        return None;
    }
    let (direction, count, grain, end) = several(reader, at)?;
    let owned = at > 0 && reader.is_possessive(at - 1);
    if owned || ASKS_HOW_LONG.contains(&reader.word_before(at)) {
        return None;
    }
    let days = reader.published.and_then(|date| {
        let first = if direction < 0 { moved(date, grain, -count) } else { date.tomorrow().ok() };
        Period::run(first?, grain, count)
    });
    Some(Phrase::relative(days, end, "days from now"))
}

/// Words behind which so many weeks are a length of time.
#[rustfmt::skip]
static ASKS_HOW_LONG: &[&str] = &[
    "a", "about", "across", "after", "at", "by", "during", "every", "for", "her", "his", "in", "its", "my", "of", "our",
    "over", "the", "their", "these", "this", "those", "through", "throughout", "to", "until", "within", "your",
];

/// "next three weeks", "past two quarters": which way, how many of what, and the token after.
fn several(reader: Reader<'_>, at: usize) -> Option<(i64, i64, Grain, usize)> {
    let direction = match reader.tokens.word(at) {
        "past" | "last" | "previous" => -1,
        "next" | "coming" => 1,
        _ => return None,
    };
    let (count, noun) = small::cardinal(reader, at + 1).filter(|&(count, _)| count > 1)?;
    let grain = find(PLURAL_UNITS, reader.tokens.word(noun))?;
    (reader.tokens.word(noun + 1) != "of").then_some((direction, i64::from(count), grain, noun + 1))
}

/// The open end of a range: "between Jan. 22 and now", "from March to date", "2019 to the present".
pub(super) fn now(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let tokens = reader.tokens;
    let noun = reader.past_the(at);
    let noun = noun + usize::from(tokens.word(noun) == "current");
    let word = matches!(reader.word_before(at), "and" | "to" | "until" | "till" | "through");
    let joined = reader.cued && (word || at > 0 && tokens.is_joiner(at - 1));
    let named =
        matches!(tokens.word(noun), "now" | "present") || tokens.word(noun) == "date" && !tokens.is_word(noun + 1);
    (joined && named).then(|| Phrase::relative(reader.published.map(Period::day), noun + 1, "now"))
}

/// "the rest of the year", "the remainder of 2026": from publication on.
pub(super) fn rest(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let tokens = reader.tokens;
    let start = reader.past_the(at);
    let named = matches!(tokens.word(start), "rest" | "remainder") && tokens.word(start + 1) == "of";
    if !named {
        return None;
    }
    let told = longer(pointed(reader, start + 2), the_unit(reader, start + 2));
    let whole = longer(told, forms::longest(reader.asked(), start + 2, &[&forms::WRITTEN, &forms::YEARS]))?;
    let whole = Phrase { place: reader.settle(&whole, start + 2), ..whole };
    let place = match (whole.place, reader.published) {
        (Place::Days(days, ground), Some(date)) => {
            Place::Days(Period::new(days.first().max(date), days.last())?, ground)
        }
        (place, _) => place,
    };
    Some(Phrase { place, rule: "rest of a period", ..whole })
}

/// "year to date", "month-to-date": from the beginning of the period to publication.
pub(super) fn to_date(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let tokens = reader.tokens;
    let grain = find(UNITS, tokens.word(at)).filter(|&grain| grain != Grain::Day)?;
    let to = at + 1 + usize::from(tokens.is_hyphen(at + 1));
    let date_at = to + 1 + usize::from(tokens.is_hyphen(to + 1));
    let told = tokens.word(to) == "to" && tokens.word(date_at) == "date";
    told.then(|| {
        let days = reader.published.and_then(|date| Period::new(Period::around(date, grain)?.first(), date));
        Phrase::relative(days, date_at + 1, "period to date")
    })
}

/// "the year", "the month", "the week" … as the one publication lies in.
pub(super) fn the_unit(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let start = reader.past_the(at);
    if start > at { unit_around(reader, start) } else { None }
}

/// The unit named at `start` that publication lies in.
pub(super) fn unit_around(reader: Reader<'_>, start: usize) -> Option<Phrase> {
    let fiscal = usize::from(matches!(reader.tokens.word(start), "fiscal" | "calendar" | "full"));
    let grain = find(UNITS, reader.word(start + fiscal)).filter(|&grain| grain != Grain::Day)?;
    let days = reader.published.and_then(|date| Period::around(date, grain));
    Some(Phrase::relative(days, start + fiscal + 1, "period around now"))
}
