//! What the words of a step were taken for: kept as it was decided, and put into words only where somebody asks.
//!
//! Of nearly all figures nobody asks how they were read, and an article has many of them. So the rooms of the grammar
//! hand on values, and the sentences that a person reads are made of them here and nowhere else.

use std::fmt;

use jiff::civil::{Date, Time};

use super::date::{NO_SUCH_DAY, Tense};
use crate::quantity::{Clock, Decimal, Hedge, Kind, Moment, Period, Unit};

/// What some words of a figure were taken for; its words are what it displays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning(pub(super) Taken);

/// The ways there are to take words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// For what has one name.
    Named(&'static str),
    /// For what only the words themselves tell.
    Told(String),
    /// For a number, and the place of its last written digit.
    Number { value: Decimal, step: Decimal },
    /// For the unit that makes this kind of figure of a number.
    Unit(Kind, Unit),
    /// For the unit that a rate is counted by.
    Each(Unit),
    /// For two numbers that are one figure of this kind.
    Ratio(Kind),
    /// For the ends of a range.
    Range { low: Decimal, high: Decimal },
    /// For a place in a row, or several.
    Places { low: Decimal, high: Decimal },
    /// For the years of a life.
    YearsOfLife { low: Decimal, high: Decimal },
    /// For a year that only a claim may name so.
    ClaimedYear(i16),
    /// For a hedge.
    Hedge(Hedge),
    /// For days, on some ground: that of publication and of the tense only where they had a say.
    Days { hedge: Hedge, days: Period, ground: &'static str, published: Option<Date>, tense: Tense },
    /// For a date that has no place on the calendar, and why.
    Nowhere(Option<&'static str>),
    /// For times of day.
    Clock(Clock),
    /// For times on their day.
    Moment(Moment),
}

impl Meaning {
    /// Whether it is a date that no calendar has.
    pub(super) fn is_no_such_day(&self) -> bool {
        self.0 == Taken::Nowhere(Some(NO_SUCH_DAY))
    }
}

impl fmt::Display for Meaning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Taken::Named(name) => f.write_str(name),
            Taken::Told(words) => f.write_str(words),
            Taken::Number { value, step } => {
                write!(f, "{}, written to the nearest {}", legible(*value), legible(*step))
            }
            Taken::Unit(kind, unit) => of_unit(*kind, unit, f),
            Taken::Each(unit) => write!(f, "for each {unit}"),
            Taken::Ratio(kind) => write!(f, "{} of two numbers", kind.name()),
            Taken::Range { low, high } => write!(f, "from {} to {}", low.normalize(), high.normalize()),
            Taken::Places { low, high } if low == high => write!(f, "place {low} in a row"),
            Taken::Places { low, high } => write!(f, "places {low} to {high} in a row"),
            Taken::YearsOfLife { low, high } => write!(f, "from {low} to {high} years of life"),
            Taken::ClaimedYear(year) => write!(f, "the year {year}, in a claim"),
            Taken::Hedge(hedge) => f.write_str(hedge.name().unwrap_or_default()),
            Taken::Days { hedge, days, ground, published, tense } => {
                if let Some(hedge) = hedge.name() {
                    write!(f, "{hedge} ")?;
                }
                write!(f, "{days}, {ground}")?;
                published.map_or(Ok(()), |date| write!(f, " of {date}"))?;
                f.write_str(of_tense(*tense))
            }
            Taken::Nowhere(None) => f.write_str("not placed"),
            Taken::Nowhere(Some(reason)) => write!(f, "not placed: {reason}"),
            Taken::Clock(clock) => of_run(&clock.low, &clock.high, |time, f| hour_and_minute(*time, f), f),
            Taken::Moment(moment) => {
                of_run(&moment.low, &moment.high, |at, f| write!(f, "{}", at.strftime("%F %R")), f)
            }
        }
    }
}

/// What a unit makes of its number.
fn of_unit(kind: Kind, unit: &Unit, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match kind {
        Kind::Count => write!(f, "what is counted, a “{unit}” each"),
        Kind::Percent => f.write_str("a share of a hundred"),
        Kind::Ratio => f.write_str("a multiple"),
        kind => write!(f, "{}, in the unit “{unit}”", kind.name()),
    }
}

/// Twelfths of a foot have no end; the trace shows as much of them as anyone reads.
fn legible(number: Decimal) -> Decimal {
    const MOST_PLACES: u32 = 12;
    let shown = if number.scale() > MOST_PLACES { number.round_dp(4) } else { number };
    shown.normalize()
}

fn of_tense(tense: Tense) -> &'static str {
    match tense {
        Tense::Past => ", in a sentence of what has happened",
        Tense::Future => ", in a sentence of what is to come",
        Tense::Unstated => "",
    }
}

/// One time, or the first and the last of a run.
fn of_run<T: PartialEq>(
    low: &T,
    high: &T,
    wording: fn(&T, &mut fmt::Formatter<'_>) -> fmt::Result,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    wording(low, f)?;
    if low == high {
        return Ok(());
    }
    f.write_str(" to ")?;
    wording(high, f)
}

fn hour_and_minute(time: Time, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{:02}:{:02}", time.hour(), time.minute())
}
