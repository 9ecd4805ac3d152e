//! Ages without a unit: "Senard, 65,", "aged 53", "men aged 18 to 34", "in her 30s".

use crate::quantity::{Decimal, Kind, Measure, Quantity, Unit, Value};

use super::lexer::Tokens;
use super::{Reading, Step};

/// Nobody is older; a larger number behind a name is something else.
const OLDEST: u32 = 115;

/// Turns a bare count into an age where the words before it say so.
pub(super) fn told_before(tokens: &Tokens<'_>, mut reading: Reading) -> Reading {
    let before = |back: usize| reading.first.checked_sub(back).map_or("", |at| tokens.word(at));
    let said = matches!(before(1), "aged" | "age" | "ages")
        || (before(1) == "of" && matches!(before(2), "age" | "ages"))
        || (matches!(before(1), "turned" | "turning" | "turns") && reading.end - reading.first == 1);
    let years_said =
        said && before(1) != "turned" && reading.quantity.unit == Measure::named("year").map(Unit::Measure);
    if (said && is_bare(&reading.quantity)) || years_said {
        let step =
            Step { rule: "age", span: tokens.span(reading.first, reading.end), meaning: "an age in years".to_owned() };
        reading.steps.push(step);
        reading.quantity.kind = Kind::Age;
        reading.quantity.unit = Measure::named("year").map(Unit::Measure);
    }
    reading
}

fn is_bare(quantity: &Quantity) -> bool {
    let Value::Number(written) = &quantity.value else { return false };
    quantity.kind == Kind::Count && quantity.unit.is_none() && written.high <= Decimal::from(OLDEST)
}

/// "Kim, 53,": a plain number between commas behind a name.
pub(super) fn in_apposition(tokens: &Tokens<'_>, at: usize) -> Option<Reading> {
    let digits = tokens.number(at);
    let age: u32 = digits.parse().ok().filter(|age| (1..=OLDEST).contains(age))?;
    let behind_name =
        at >= 2 && tokens.is_mark(at - 1, ',') && tokens.is_capitalised(at - 2) && !is_calendar(tokens.word(at - 2));
    let closes = tokens.is_mark(at + 1, ',') && !tokens.glued(at + 2) && !tokens.is_number(at + 2);
    let of = matches!(tokens.word(at + 1), "of" | "who" | "from") || tokens.is_mark(at + 1, ';');
    if !(behind_name && (closes || of)) {
        return None;
    }
    let step =
        Step { rule: "age", span: tokens.span(at, at + 1), meaning: "an age between commas behind a name".to_owned() };
    let value = Decimal::from(age);
    let quantity = Quantity {
        kind: Kind::Age,
        value: Value::Number(crate::quantity::Written::exactly(value, Decimal::ONE)),
        unit: Measure::named("year").map(Unit::Measure),
        hedge: crate::quantity::Hedge::None,
        change: None,
    };
    Some(Reading { quantity, first: at, end: at + 1, steps: vec![step] })
}

/// Months and weekdays: "November 5, 12," is no age.
fn is_calendar(word: &str) -> bool {
    const BEGINNINGS: &[&str] = &[
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue", "wed", "thu",
        "fri", "sat", "sun",
    ];
    BEGINNINGS.iter().any(|beginning| word.starts_with(beginning)) && word.len() <= 9
}
