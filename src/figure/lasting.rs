//! A single unit of time that a hedge makes a duration: "nearly an hour", "more than a year", "within a week".
//!
//! "A year" alone is as often a rate ("$2 a year") or no length at all ("a year of change"), so it is left unread; with
//! a hedge before it, it can only be how long something lasts.

use crate::quantity::{Decimal, Hedge, Kind, Measure, Quantity, Unit, Value, Written};

use super::english::phrases::TIME_UNITS;
use super::lexer::Tokens;
use super::{Reading, Step, hedge};

/// The hedged unit of time that begins at `at`.
pub(super) fn read(tokens: &Tokens<'_>, at: usize) -> Option<Reading> {
    let (hedge, unit_at) = match tokens.word(at) {
        "within" => (Hedge::AtMost, at + 2),
        _ => hedge::before(tokens, at)?,
    };
    let article = unit_at.checked_sub(1).is_some_and(|at| matches!(tokens.word(at), "a" | "an"));
    let unit = Some(tokens.word(unit_at)).filter(|unit| article && TIME_UNITS.contains(unit))?;
    // "about a day-long talk" and "over a year of work" tell of something else, "higher than a year ago" of a date.
    if tokens.is_hyphen(unit_at + 1) || matches!(tokens.word(unit_at + 1), "of" | "ago" | "earlier") {
        return None;
    }
    let quantity = Quantity {
        kind: Kind::Duration,
        value: Value::Number(Written::exactly(Decimal::ONE, Decimal::ONE)),
        unit: Measure::named(unit).map(Unit::Measure),
        hedge,
        change: None,
    };
    let end = unit_at + 1;
    let step = Step { rule: "duration", span: tokens.span(at, end), meaning: format!("one {unit}") };
    Some(Reading { quantity, first: at, end, steps: vec![step] })
}
