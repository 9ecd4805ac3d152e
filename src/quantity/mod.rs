//! Quantities: what a figure amounts to, without a word of the text it stood in.
//!
//! Exact decimals, units, currencies, calendar periods and the hedges that belong to a value's meaning. This room
//! knows no prose: a quantity read from an article and one read from a claim are the same thing here.

mod currency;
mod hedge;
mod interval;
mod period;
mod scale;
mod unit;

pub use currency::{CURRENCIES, Currency};
pub use hedge::{Change, Hedge};
pub use interval::{Bound, Interval};
pub use period::{Clock, Grain, Moment, Period, Season, Third, moved, weekday_from, weekday_until};
pub use rust_decimal::Decimal;
pub use scale::{Base, Conversion, Scale};
pub use unit::{Dimension, MEASURES, Measure, RATE_SYMBOLS, Unit};

/// What sort of thing a figure measures. Figures of different kinds are never compared with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Money,
    Percent,
    /// A difference between percentages: percentage points, basis points.
    Points,
    Count,
    Ordinal,
    Date,
    /// A time of day.
    Time,
    Duration,
    Age,
    Measure,
    Rate,
    /// Fractions, multiples, odds: "a third", "doubled", "one in five".
    Ratio,
    /// Of a game or a vote: "3-2".
    Score,
}

impl Kind {
    /// The word for it in reports and machine output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Kind::Money => "money",
            Kind::Percent => "percent",
            Kind::Points => "points",
            Kind::Count => "count",
            Kind::Ordinal => "ordinal",
            Kind::Date => "date",
            Kind::Time => "time",
            Kind::Duration => "duration",
            Kind::Age => "age",
            Kind::Measure => "measure",
            Kind::Rate => "rate",
            Kind::Ratio => "ratio",
            Kind::Score => "score",
        }
    }
}

/// A value as it was written: its extent, unit, hedge and direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    pub kind: Kind,
    pub value: Value,
    /// None for a bare number, a date or a time.
    pub unit: Option<Unit>,
    pub hedge: Hedge,
    /// Whether the value is said to have risen or fallen ("fell by 17%").
    pub change: Option<Change>,
}

impl Quantity {
    /// A date without hedge or direction.
    #[must_use]
    pub fn of_days(days: Period) -> Self {
        Self { kind: Kind::Date, value: Value::Days(days), unit: None, hedge: Hedge::None, change: None }
    }

    /// Its number, where it is one.
    #[must_use]
    pub fn written(&self) -> Option<Written> {
        match self.value {
            Value::Number(written) => Some(written),
            _ => None,
        }
    }

    /// Its days, where it is a date that could be placed.
    #[must_use]
    pub fn days(&self) -> Option<Period> {
        match self.value {
            Value::Days(period) => Some(period),
            Value::Moment(moment) => moment.days(),
            _ => None,
        }
    }

    /// Its time of day, where it tells one.
    #[must_use]
    pub fn clock(&self) -> Option<Clock> {
        match self.value {
            Value::Clock(clock) => Some(clock),
            Value::Moment(moment) => Some(moment.clock()),
            _ => None,
        }
    }
}

/// The extent of a quantity, exactly as written and before any allowance for rounding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Number(Written),
    /// First to last day.
    Days(Period),
    Clock(Clock),
    /// A time of day together with its day.
    Moment(Moment),
    /// A date that cannot be placed, for want of a publication date.
    Unresolved,
}

/// A number as written, or the two ends of a range ("10 to 15"; of a score, its two sides in their order).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    pub low: Decimal,
    pub high: Decimal,
    /// The place of the last written digit: 0.1 billion for "310.3 billion", 1 for "200".
    pub step: Decimal,
}

impl Written {
    /// A single number.
    #[must_use]
    pub fn exactly(number: Decimal, step: Decimal) -> Self {
        Self { low: number, high: number, step }
    }
}
