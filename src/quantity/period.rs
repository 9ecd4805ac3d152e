//! Calendar periods as sets of days, and times of day.
//!
//! Whatever a date phrase says, it ends as a run of days made here: "the third quarter of 2025" is the ninety-two days
//! from 1 July to 30 September. The words that lead there are none of this module's business.

use std::fmt;

use jiff::Span;
use jiff::civil::{Date, DateTime, Time, Weekday};

/// A run of days: one day, a month, a decade. Both ends belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    first: Date,
    last: Date,
}

/// The steps in which a calendar counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    Day,
    /// Monday to Sunday, as ISO 8601 has it.
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    /// The 20th century is 1900 to 1999, as newspapers count.
    Century,
}

/// A season of the northern half of the earth, in whole months; winter belongs to the year it begins in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// The thirds into which news divides a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Third {
    Early,
    Mid,
    Late,
}

impl Period {
    /// The days from `first` to `last`, or none when they run backwards.
    #[must_use]
    pub fn new(first: Date, last: Date) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// A single day.
    #[must_use]
    pub fn day(date: Date) -> Self {
        Self { first: date, last: date }
    }

    /// A calendar year; none outside the years a calendar date can have.
    #[must_use]
    pub fn year(year: i16) -> Option<Self> {
        Self::new(Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?)
    }

    /// A calendar month, counted from 1.
    #[must_use]
    pub fn month(year: i16, month: i8) -> Option<Self> {
        Self::months(year, month, 1)
    }

    /// A quarter, 1 to 4.
    #[must_use]
    pub fn quarter(year: i16, quarter: i8) -> Option<Self> {
        Self::months(year, quarter.checked_mul(3)?.checked_sub(2)?, 3)
    }

    /// A half year, 1 or 2.
    #[must_use]
    pub fn half(year: i16, half: i8) -> Option<Self> {
        Self::months(year, half.checked_mul(6)?.checked_sub(5)?, 6)
    }

    /// The season that begins in `year`.
    #[must_use]
    pub fn season(year: i16, season: Season) -> Option<Self> {
        let first_month = match season {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Autumn => 9,
            Season::Winter => 12,
        };
        Self::months(year, first_month, 3)
    }

    fn months(year: i16, first_month: i8, count: i64) -> Option<Self> {
        Self::run(Date::new(year, first_month, 1).ok()?, Grain::Month, count)
    }

    /// A century by its number: the 19th is 1800 to 1899.
    #[must_use]
    pub fn century(number: i16) -> Option<Self> {
        let first = number.checked_sub(1)?.checked_mul(100)?;
        Self::run(Date::new(first, 1, 1).ok()?, Grain::Century, 1)
    }

    /// `count` steps of the calendar from a day on: eleven months from 1 January are 1 January to 30 November.
    #[must_use]
    pub fn run(first: Date, grain: Grain, count: i64) -> Option<Self> {
        Self::new(first, moved(first, grain, count)?.yesterday().ok()?)
    }

    /// The day, week, month … that a date lies in.
    #[must_use]
    pub fn around(date: Date, grain: Grain) -> Option<Self> {
        let (year, month) = (date.year(), date.month());
        let first = match grain {
            Grain::Day => date,
            Grain::Week => moved(date, Grain::Day, -i64::from(date.weekday().to_monday_zero_offset()))?,
            Grain::Month => date.first_of_month(),
            Grain::Quarter => Date::new(year, (month - 1) / 3 * 3 + 1, 1).ok()?,
            Grain::Year => Date::new(year, 1, 1).ok()?,
            Grain::Decade => Date::new(year.div_euclid(10) * 10, 1, 1).ok()?,
            Grain::Century => Date::new(year.div_euclid(100) * 100, 1, 1).ok()?,
        };
        Self::run(first, grain, 1)
    }

    /// The day, week, month … that lies `steps` of its kind from the one around `date`; back where negative.
    #[must_use]
    pub fn steps_from(date: Date, grain: Grain, steps: i64) -> Option<Self> {
        Self::around(moved(date, grain, steps)?, grain)
    }

    /// Saturday and Sunday of the week around a date.
    #[must_use]
    pub fn weekend(date: Date) -> Option<Self> {
        let week = Self::around(date, Grain::Week)?;
        Self::new(moved(week.first, Grain::Day, 5)?, week.last)
    }

    /// From the first day of this period to the last of another; none when that runs backwards.
    #[must_use]
    pub fn through(self, other: Period) -> Option<Self> {
        Self::new(self.first, other.last)
    }

    /// The first `count` steps of the calendar in this period; none when it is too short for them.
    #[must_use]
    pub fn opening(self, grain: Grain, count: i64) -> Option<Self> {
        Self::run(self.first, grain, count).filter(|&part| self.contains(part))
    }

    /// The last `count` steps of the calendar in this period; none when it is too short for them.
    #[must_use]
    pub fn closing(self, grain: Grain, count: i64) -> Option<Self> {
        let next = self.last.tomorrow().ok()?;
        Self::new(moved(next, grain, -count)?, self.last).filter(|&part| self.contains(part))
    }

    /// The early, middle or late part: days 1–10, 11–20 and the rest of a month, four months of a year,
    /// the years 0–3, 4–6 and 7–9 of a decade; of other lengths a third, by days.
    #[must_use]
    pub fn third(self, third: Third) -> Self {
        let (opening, middle) = if Self::around(self.first, Grain::Month) == Some(self) {
            ((Grain::Day, 10), (Grain::Day, 10))
        } else if Self::around(self.first, Grain::Year) == Some(self) {
            ((Grain::Month, 4), (Grain::Month, 4))
        } else if Self::around(self.first, Grain::Decade) == Some(self) {
            ((Grain::Year, 4), (Grain::Year, 3))
        } else {
            let days = self.days() / 3;
            ((Grain::Day, days), (Grain::Day, days))
        };
        self.cut(opening, middle, third).unwrap_or(self)
    }

    fn cut(self, opening: (Grain, i64), middle: (Grain, i64), third: Third) -> Option<Self> {
        let early = Self::run(self.first, opening.0, opening.1)?;
        let mid = Self::run(early.last.tomorrow().ok()?, middle.0, middle.1)?;
        match third {
            Third::Early => Some(early),
            Third::Mid => Some(mid),
            Third::Late => Self::new(mid.last.tomorrow().ok()?, self.last),
        }
    }

    #[must_use]
    pub fn first(self) -> Date {
        self.first
    }

    #[must_use]
    pub fn last(self) -> Date {
        self.last
    }

    /// How many days it has.
    #[must_use]
    pub fn days(self) -> i64 {
        days_between(self.first, self.last) + 1
    }

    /// Whether every day of `other` belongs to this period.
    #[must_use]
    pub fn contains(self, other: Period) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// Whether the two share a day.
    #[must_use]
    pub fn overlaps(self, other: Period) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// How many days lie between a date and the nearest day of this period; 0 inside it.
    #[must_use]
    pub fn distance(self, date: Date) -> i64 {
        days_between(date, self.first).max(days_between(self.last, date)).max(0)
    }
}

/// `2026-01-04`, or `2026-01-04 to 2026-01-07`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last { write!(f, "{}", self.first) } else { write!(f, "{} to {}", self.first, self.last) }
    }
}

/// A date so many steps of the calendar away; the day of the month gives way where the month is too short.
#[must_use]
pub fn moved(date: Date, grain: Grain, steps: i64) -> Option<Date> {
    let span = Span::new();
    let span = match grain {
        Grain::Day => span.try_days(steps),
        Grain::Week => span.try_weeks(steps),
        Grain::Month => span.try_months(steps),
        Grain::Quarter => span.try_months(steps.checked_mul(3)?),
        Grain::Year => span.try_years(steps),
        Grain::Decade => span.try_years(steps.checked_mul(10)?),
        Grain::Century => span.try_years(steps.checked_mul(100)?),
    };
    date.checked_add(span.ok()?).ok()
}

/// The nearest such weekday on or after a date.
#[must_use]
pub fn weekday_from(date: Date, weekday: Weekday) -> Option<Date> {
    moved(date, Grain::Day, i64::from(date.weekday().until(weekday)))
}

/// The nearest such weekday on or before a date.
#[must_use]
pub fn weekday_until(date: Date, weekday: Weekday) -> Option<Date> {
    moved(date, Grain::Day, -i64::from(date.weekday().since(weekday)))
}

/// Negative when `to` lies before `from`.
fn days_between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}

/// A time of day as written, in its own zone: the hour and minute, or a range of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Clock {
    pub low: Time,
    pub high: Time,
}

/// A time of day on its day, in its own zone, or the run from one to another: "9 a.m. Friday".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    pub low: DateTime,
    pub high: DateTime,
}

impl Moment {
    /// A clock's times on the days of a period: its beginning on the first of them, its end on the last.
    #[must_use]
    pub fn of(days: Period, clock: Clock) -> Self {
        Self { low: days.first.to_datetime(clock.low), high: days.last.to_datetime(clock.high) }
    }

    /// The days it lies on.
    #[must_use]
    pub fn days(self) -> Option<Period> {
        Period::new(self.low.date(), self.high.date())
    }

    /// The times of day it lies between.
    #[must_use]
    pub fn clock(self) -> Clock {
        Clock { low: self.low.time(), high: self.high.time() }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn text(period: Option<Period>) -> String {
        period.map_or_else(|| "none".to_owned(), |period| period.to_string())
    }

    #[test]
    fn periods_end_where_the_calendar_says() {
        assert_eq!(text(Period::month(2024, 2)), "2024-02-01 to 2024-02-29");
        assert_eq!(text(Period::quarter(2025, 3)), "2025-07-01 to 2025-09-30");
        assert_eq!(text(Period::half(2025, 2)), "2025-07-01 to 2025-12-31");
        assert_eq!(text(Period::season(2024, Season::Winter)), "2024-12-01 to 2025-02-28");
        assert_eq!(text(Period::century(19)), "1800-01-01 to 1899-12-31");
        assert_eq!(text(Period::around(date(2026, 1, 5), Grain::Week)), "2026-01-05 to 2026-01-11");
        assert_eq!(text(Period::weekend(date(2026, 1, 5))), "2026-01-10 to 2026-01-11");
        assert_eq!(text(Period::steps_from(date(2026, 1, 5), Grain::Quarter, -1)), "2025-10-01 to 2025-12-31");
    }

    #[test]
    fn parts_stay_inside_their_whole() {
        let year = Period::year(2025).unwrap();
        assert_eq!(text(year.opening(Grain::Month, 11)), "2025-01-01 to 2025-11-30");
        assert_eq!(text(year.closing(Grain::Week, 1)), "2025-12-25 to 2025-12-31");
        assert_eq!(text(year.opening(Grain::Month, 13)), "none");
        assert_eq!(text(Some(year.third(Third::Mid))), "2025-05-01 to 2025-08-31");
        assert_eq!(text(Period::month(2025, 8).map(|month| month.third(Third::Late))), "2025-08-21 to 2025-08-31");
    }

    #[test]
    fn nothing_runs_off_the_calendar() {
        assert_eq!(Period::year(i16::MAX), None);
        assert_eq!(Period::quarter(2025, 5), None);
        assert_eq!(Period::quarter(2025, 100), None);
        assert_eq!(Period::century(i16::MIN), None);
        assert_eq!(moved(date(9999, 12, 31), Grain::Century, i64::MAX), None);
        assert_eq!(Period::run(date(9999, 12, 1), Grain::Month, 1), None);
    }

    #[test]
    fn a_distance_is_of_the_nearest_day() {
        let month = Period::month(2026, 1).unwrap();
        assert_eq!(month.distance(date(2026, 1, 9)), 0);
        assert_eq!(month.distance(date(2025, 12, 31)), 1);
        assert_eq!(month.distance(date(2026, 2, 3)), 3);
    }
}
