//! A time of day together with its day: "9 a.m. Friday", "tomorrow at 8:30 p.m.", "Jan. 5, 2026, 9 to 11 a.m.", and
//! the run from one to another: "10 p.m. Friday to 5 a.m. Monday".
//!
//! The two are one figure where they stand side by side and the day can be placed. Where it cannot, each is read for
//! itself, so that the time of day is not lost with it.

use super::super::english::calendar::{DAY_PARTS, TIME_CUES, find};
use super::super::english::roles::Roles;
use super::super::meaning::Taken;
use super::super::{Reading, Step};
use super::clock::Beside;
use super::{Phrase, Place, Reader, clock, forms, range, year};
use crate::quantity::{Clock, Hedge, Kind, Moment, Period, Quantity, Value};

/// The date, the time of day, or the two together that begin at `at`; the longest there is.
pub(super) fn read(reader: Reader<'_>, at: usize) -> Option<Reading> {
    let single = single(reader, at);
    if may_run(reader, at, single.as_ref()) { run(reader, at).or(single) } else { single }
}

/// Whether what was read could be the near end of a run.
fn may_run(reader: Reader<'_>, at: usize, single: Option<&Reading>) -> bool {
    let end = single.filter(|read| matches!(read.quantity.value, Value::Moment(_))).map(|read| read.end);
    let joined = |end: usize| range::is_to(reader, end + usize::from(reader.tokens.is_mark(end, ','))).is_some();
    reader.tokens.word(at) == "between" || end.is_some_and(joined)
}

fn single(reader: Reader<'_>, at: usize) -> Option<Reading> {
    let clock = clock::read(reader, at);
    let date = reader.date(at, at);
    let together = match (&clock, &date) {
        (Some(clock), _) => clock_first(reader, clock).or_else(|| run_of_a_day(reader, at)),
        (None, Some(date)) => date_first(reader, date),
        (None, None) => run_of_a_day(reader, at).or_else(|| hours_of_a_day(reader, at)),
    };
    together.or(match (clock, date) {
        (Some(clock), Some(date)) if clock.end > date.end => Some(clock),
        (clock, None) => clock,
        (_, date) => date,
    })
}

/// "9 a.m. Friday", "8 a.m. on Jan. 5", "8am this morning", "noon, Nov. 6".
fn clock_first(reader: Reader<'_>, clock: &Reading) -> Option<Reading> {
    let date = reader.date(day_behind(reader, clock.end), clock.first)?;
    let beside = beside(reader, date.end);
    let told_by_day = if beside.tells_half() { clock::beside(reader, clock.first, beside) } else { None };
    let told_by_day = told_by_day.filter(|told| told.end == clock.end);
    joined(reader, told_by_day.as_ref().unwrap_or(clock), &date, clock.first)
}

/// "between 9:45 and 11:15 on Thursday": hours that only the day behind them makes times.
fn run_of_a_day(reader: Reader<'_>, at: usize) -> Option<Reading> {
    let minutes = reader.tokens.is_mark(at + 1, ':') || reader.tokens.is_mark(at + 2, ':');
    let clock = if minutes { clock::beside(reader, at, Beside::a_day()) } else { None }?;
    let runs = clock.quantity.clock().is_some_and(|clock| clock.low != clock.high);
    if runs { clock_first(reader, &clock) } else { None }
}

/// "at 8 tonight", "between 7 and 9 last night": hours that only the part of the day behind them makes times.
fn hours_of_a_day(reader: Reader<'_>, at: usize) -> Option<Reading> {
    let (clock, date) = hours_and_day(reader, at)?;
    joined(reader, &clock, &date, at)
}

fn hours_and_day(reader: Reader<'_>, at: usize) -> Option<(Reading, Reading)> {
    let opened = matches!(reader.tokens.word(at), "between" | "from");
    let asked = opened || TIME_CUES.contains(&reader.word_before(at));
    let hours = if asked { clock::beside(reader, at, Beside::a_day().asking_for_hours()) } else { None }?;
    let date = reader.date(day_behind(reader, hours.end), at)?;
    let part = beside(reader, date.end);
    // "at 11 on Saturday"
    let told = part.is_part() || !opened && day_behind(reader, hours.end) > hours.end && tells_hours(reader, &date);
    let clock = if told { clock::beside(reader, at, part.asking_for_hours()) } else { None };
    clock.filter(|clock| clock.end == hours.end).map(|clock| (clock, date))
}

/// Where the day stands that a time of day belongs to: "9 a.m. Friday", "9 a.m., on Jan. 5".
fn day_behind(reader: Reader<'_>, at: usize) -> usize {
    let comma = at + usize::from(reader.tokens.is_mark(at, ','));
    comma + usize::from(matches!(reader.tokens.word(comma), "on" | "of"))
}

/// What a date that ends there says of the time beside it: "Friday night".
fn beside(reader: Reader<'_>, end: usize) -> Beside {
    let part = end.checked_sub(1).and_then(|last| find(DAY_PARTS, reader.word(last)));
    part.map_or_else(Beside::a_day, Beside::part_of_day)
}

/// "Friday at 9 a.m.", "Jan. 5, 9 a.m.", "tomorrow from 9 to 11 a.m.", "2026-01-05T09:00".
fn date_first(reader: Reader<'_>, date: &Reading) -> Option<Reading> {
    let tokens = reader.tokens;
    let comma = date.end + usize::from(tokens.is_mark(date.end, ','));
    let iso = tokens.word(comma) == "t" && tokens.glued(comma);
    let clock = if iso {
        clock::after_t(reader, comma + 1)
    } else {
        let at = comma + usize::from(matches!(tokens.word(comma), "at" | "around" | "about" | "for" | "@"));
        let about = at > comma && matches!(tokens.word(at), "around" | "about");
        let at = at + usize::from(about);
        let day = beside(reader, date.end);
        let hourly = at > comma && tells_hours(reader, date);
        clock::beside(reader, at, if hourly { day.asking_for_hours() } else { day })
    }?;
    let year_read = date.quantity.days().map(|days| days.first().year());
    let year_again = usize::from(year_read.is_some() && year::number(reader, clock.end) == year_read);
    joined(reader, &Reading { end: clock.end + year_again, ..clock }, date, date.first)
}

/// How far around a day is looked for what a number behind it could be a level of, in tokens.
const REACH: usize = 8;

/// Whether "at 8" behind a day is an hour: behind a weekday or "tomorrow", and not where shares close at a price.
fn tells_hours(reader: Reader<'_>, date: &Reading) -> bool {
    let tokens = reader.tokens;
    let last = date.end.saturating_sub(1);
    let named = tokens.roles(last).any(Roles::WEEKDAY | Roles::DAY) || find(DAY_PARTS, reader.word(last)).is_some();
    named && !(date.first.saturating_sub(REACH)..date.end + REACH).any(|at| TOLD_AT.contains(&tokens.word(at)))
}

/// What is told at a level.
#[rustfmt::skip]
static TOLD_AT: &[&str] = &[
    "close", "closed", "closes", "ended", "held", "index", "opened", "price", "priced", "prices", "ranked", "rate", "rates",
    "seeded", "settled", "shares", "stands", "stock", "stocks", "stood", "temperature", "temperatures", "traded", "trading",
    "valued", "yield",
];

/// The two as one, if the day is one day and placed.
fn joined(reader: Reader<'_>, clock: &Reading, date: &Reading, first: usize) -> Option<Reading> {
    let (Value::Clock(times), Value::Days(days)) = (&clock.quantity.value, &date.quantity.value) else { return None };
    if days.first() != days.last() {
        return None;
    }
    let moment = on_day(*days, *times)?;
    let steps = date.steps.iter().chain(&clock.steps).cloned();
    let end = clock.end.max(date.end);
    let step = Step::new("time on its day", reader.tokens.span(first, end), Taken::Moment(moment));
    let hedge = [clock.quantity.hedge, date.quantity.hedge].into_iter().find(|hedge| *hedge != Hedge::None);
    let quantity = Quantity { value: Value::Moment(moment), hedge: hedge.unwrap_or_default(), ..date.quantity.clone() };
    Some(Reading { quantity, first, end, steps: steps.chain([step]).collect() })
}

/// "10 p.m. Friday to 5 a.m. Monday", "between 4 p.m. on Jan. 1 and noon today". The "from" before is left out of it,
/// as it is before a range of dates.
fn run(reader: Reader<'_>, at: usize) -> Option<Reading> {
    let between = reader.tokens.word(at) == "between";
    let (from, from_day) = end_of_run(reader, at + usize::from(between))?;
    let comma = from_day.end + usize::from(reader.tokens.is_mark(from_day.end, ','));
    let joiner = if between { range::is_and } else { range::is_to };
    let (to, to_day) = end_of_run(reader, joiner(reader, comma)?)?;
    let Place::Days(days, _) = range::joined(reader, at, from_day, to_day)?.place else { return None };
    let moment = Moment::of(days, Clock { low: from.low, high: to.high });
    let steps =
        vec![Step::new("range of times on their days", reader.tokens.span(at, to_day.end), Taken::Moment(moment))];
    let hedge = reader.bound_before(at);
    let quantity = Quantity { kind: Kind::Date, value: Value::Moment(moment), unit: None, hedge, change: None };
    Some(Reading { quantity, first: at, end: to_day.end, steps })
}

/// A time of day and, behind it, its day.
fn end_of_run(reader: Reader<'_>, at: usize) -> Option<(Clock, Phrase)> {
    let clock = clock::read(reader, at).or_else(|| hours_and_day(reader, at).map(|(clock, _)| clock))?;
    let day = forms::single(reader.asked(), day_behind(reader, clock.end))?;
    Some((clock.quantity.clock()?, day))
}

/// The times on their day; a run past midnight ends on the next.
fn on_day(day: Period, times: Clock) -> Option<Moment> {
    let last = if times.low <= times.high { day.last() } else { day.last().tomorrow().ok()? };
    Some(Moment::of(Period::new(day.first(), last)?, times))
}
