//! What a quantity stands for, put so that a person can be told.

use crate::finding::{End, Extent, Scalar};
use crate::quantity::{Bound, Interval, Period, Quantity, Value};

/// All the values a quantity stands for; none where it has none to compare.
#[must_use]
pub fn extent(quantity: &Quantity) -> Option<Extent> {
    let unit = quantity.unit.as_ref().map(ToString::to_string);
    let (low, high) = match &quantity.value {
        Value::Number(_) => Interval::of(quantity).map(|interval| (end(interval.low), end(interval.high)))?,
        Value::Days(days) => of_days(*days),
        Value::Clock(clock) => (Some(time(clock.low)), Some(time(clock.high))),
        Value::Moment(moment) => (Some(moment_text(moment.low)), Some(moment_text(moment.high))),
        Value::Unresolved => return None,
    };
    Some(Extent { low, high, unit })
}

fn end(bound: Bound) -> Option<End> {
    let (value, included) = match bound {
        Bound::Unbounded => return None,
        Bound::Open(value) => (value, false),
        Bound::Closed(value) => (value, true),
    };
    Some(End { value: Scalar::Number(value.normalize()), included })
}

fn of_days(days: Period) -> (Option<End>, Option<End>) {
    (Some(text(days.first().to_string())), Some(text(days.last().to_string())))
}

fn time(time: jiff::civil::Time) -> End {
    text(time.strftime("%H:%M").to_string())
}

fn moment_text(moment: jiff::civil::DateTime) -> End {
    text(moment.strftime("%Y-%m-%d %H:%M").to_string())
}

fn text(value: String) -> End {
    End { value: Scalar::Text(value), included: true }
}
