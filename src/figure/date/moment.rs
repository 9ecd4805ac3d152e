//! A time of day together with its day: "9 a.m. Friday", "tomorrow at 8:30 p.m.", "Jan. 5, 2026, 9 to 11 a.m.".
//!
//! The two are one figure where they stand side by side and the day can be placed. Where it cannot, each is read for
//! itself, so that the time of day is not lost with it.

use super::super::meaning::Taken;
use super::super::{Reading, Step};
use super::{Reader, clock};
use crate::quantity::{Clock, Hedge, Moment, Period, Quantity, Value};

/// The date, the time of day, or the two together that begin at `at`; the longest there is.
pub(super) fn read(reader: Reader<'_>, at: usize) -> Option<Reading> {
    let clock = clock::read(reader, at);
    let date = reader.date(at, at);
    let together = match (&clock, &date) {
        (Some(clock), _) => clock_first(reader, clock),
        (None, Some(date)) => date_first(reader, date),
        (None, None) => None,
    };
    together.or(match (clock, date) {
        (Some(clock), Some(date)) if clock.end > date.end => Some(clock),
        (clock, None) => clock,
        (_, date) => date,
    })
}

/// "9 a.m. Friday", "8 a.m. on Jan. 5", "8am this morning", "noon, Nov. 6".
fn clock_first(reader: Reader<'_>, clock: &Reading) -> Option<Reading> {
    let tokens = reader.tokens;
    let comma = usize::from(tokens.is_mark(clock.end, ','));
    let on = usize::from(matches!(tokens.word(clock.end + comma), "on" | "of"));
    let date = reader.date(clock.end + comma + on, clock.first)?;
    joined(reader, clock, &date, clock.first)
}

/// "Friday at 9 a.m.", "Jan. 5, 9 a.m.", "tomorrow from 9 to 11 a.m.", "2026-01-05T09:00".
fn date_first(reader: Reader<'_>, date: &Reading) -> Option<Reading> {
    let tokens = reader.tokens;
    let comma = date.end + usize::from(tokens.is_mark(date.end, ','));
    let iso = tokens.word(comma) == "t" && tokens.glued(comma);
    let clock = if iso {
        clock::after_t(reader, comma + 1)
    } else {
        let at = comma + usize::from(matches!(tokens.word(comma), "at" | "around" | "about" | "@"));
        clock::read(reader, at).or_else(|| clock::beside_a_day(reader, at))
    }?;
    joined(reader, &clock, date, date.first)
}

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

/// The times on their day; a run past midnight ends on the next.
fn on_day(day: Period, times: Clock) -> Option<Moment> {
    let last = if times.low <= times.high { day.last() } else { day.last().tomorrow().ok()? };
    Some(Moment::of(Period::new(day.first(), last)?, times))
}
