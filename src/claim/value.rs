//! Values, tolerances and dates: the parts of a claim that are measured.
//!
//! A value is read by the grammar that reads articles. Only what no article writes is read here: a range with two
//! points (`180..220`), the form of a tolerance, and the ISO day.

use jiff::civil::Date;

use super::fault::Fault;
use super::{Expected, Spanned, Tolerance};
use crate::figure::read_value;
use crate::quantity::{Decimal, Hedge, Kind, Period, Quantity, Unit, Value, Written};

/// The figure a claim expects, as written in `value` or `accept`. Relative dates are read from `day`.
pub(super) fn expected(written: &Spanned<String>, day: Option<Date>) -> Result<Expected, Fault> {
    let text = written.value.trim();
    let quantity = match text.split_once("..") {
        Some((low, high)) => range(written, low.trim(), high.trim_start_matches('.').trim(), day)?,
        None => read_value(text, day).map_err(|why| Fault::bad_value(written.span, text, &why.to_string()))?,
    };
    Ok(Expected { quantity, text: text.to_owned(), span: written.span, figure: None })
}

/// `low..high`. Newspapers have ranges too, and share units and magnitudes between their ends; so that reading is
/// tried first, and the ends are read one by one where it is none.
fn range(written: &Spanned<String>, low: &str, high: &str, day: Option<Date>) -> Result<Quantity, Fault> {
    if let Ok(quantity) = read_value(&format!("{low} to {high}"), day)
        && is_range(&quantity.value)
    {
        return Ok(quantity);
    }
    let end = |text: &str| read_value(text, day).map_err(|why| Fault::bad_value(written.span, text, &why.to_string()));
    let (low, high) = (end(low)?, end(high)?);
    let (low, high) = same_unit(low, high).ok_or_else(|| Fault::mixed_range(written.span, &written.value))?;
    let value = span_of(low.value, high.value).ok_or_else(|| Fault::backward_range(written.span, &written.value))?;
    Ok(Quantity { value, ..high })
}

fn is_range(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.low < number.high,
        Value::Days(days) => days.first() < days.last(),
        Value::Clock(clock) => clock.low < clock.high,
        Value::Unresolved => false,
    }
}

/// Gives an end that has no unit the unit of the other; none when the two measure different things.
fn same_unit(mut low: Quantity, mut high: Quantity) -> Option<(Quantity, Quantity)> {
    if is_bare(&low) {
        (low.kind, low.unit) = (high.kind, high.unit.clone());
    } else if is_bare(&high) {
        (high.kind, high.unit) = (low.kind, low.unit.clone());
    }
    (low.kind == high.kind && low.unit == high.unit).then_some((low, high))
}

fn is_bare(quantity: &Quantity) -> bool {
    quantity.kind == Kind::Count && quantity.unit.is_none()
}

/// From one value to another; none when they run backwards or cannot be joined.
fn span_of(low: Value, high: Value) -> Option<Value> {
    match (low, high) {
        (Value::Number(low), Value::Number(high)) => {
            let step = low.step.min(high.step);
            (low.low <= high.high).then_some(Value::Number(Written { low: low.low, high: high.high, step }))
        }
        (Value::Days(low), Value::Days(high)) => Period::new(low.first(), high.last()).map(Value::Days),
        (Value::Clock(low), Value::Clock(high)) => {
            (low.low <= high.high).then_some(Value::Clock(crate::quantity::Clock { low: low.low, high: high.high }))
        }
        _ => None,
    }
}

/// How far off a figure may be: `0.5`, `2 days`, `1%`. It must be of use for `values`.
pub(super) fn tolerance(written: &Spanned<String>, values: &[Expected]) -> Result<Tolerance, Fault> {
    let text = written.value.trim().trim_start_matches('±').trim_start();
    let fault = |why: &str| Fault::bad_tolerance(written.span, &written.value, why);
    if let Some(percent) = percent(text) {
        let percent = plain_number(percent).filter(|percent| *percent <= Decimal::ONE_HUNDRED);
        let percent = percent.ok_or_else(|| fault("a share is a plain number with `%`, up to 100"))?;
        return Ok(Tolerance::Relative(percent / Decimal::ONE_HUNDRED));
    }
    if let Some(number) = plain_number(text) {
        return Ok(Tolerance::Absolute(number));
    }
    if text.starts_with(['-', '−', '+']) {
        return Err(fault("it has no sign, for it holds both ways"));
    }
    let quantity = read_value(text, None).map_err(|why| fault(&why.to_string()))?;
    if !matches!(quantity.value, Value::Number(number) if number.low == number.high) || quantity.hedge != Hedge::None {
        return Err(fault("it must be one plain amount"));
    }
    if is_bare(&quantity) {
        return Err(fault("write the number in digits"));
    }
    if !values.iter().any(|value| fits(&quantity, &value.quantity)) {
        return Err(fault("it measures something else than the claim's figure"));
    }
    Ok(Tolerance::Quantity(quantity))
}

/// What stands before a percent sign at the end.
fn percent(text: &str) -> Option<&str> {
    ["%", "percent", "per cent"].iter().find_map(|sign| text.strip_suffix(sign)).map(str::trim_end)
}

/// Digits with at most one point, and commas between thousands; no sign.
fn plain_number(text: &str) -> Option<Decimal> {
    let digits = text.replace(',', "");
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if plain { Decimal::from_str_exact(&digits).ok() } else { None }
}

fn fits(tolerance: &Quantity, value: &Quantity) -> bool {
    match tolerance.kind {
        Kind::Duration => matches!(value.kind, Kind::Date | Kind::Time | Kind::Duration | Kind::Age),
        Kind::Points => matches!(value.kind, Kind::Percent | Kind::Points),
        Kind::Count => matches!(value.kind, Kind::Count | Kind::Ordinal | Kind::Score | Kind::Ratio),
        kind => kind == value.kind && same_currency(tolerance, value),
    }
}

fn same_currency(one: &Quantity, other: &Quantity) -> bool {
    match (&one.unit, &other.unit) {
        (Some(Unit::Currency(one)), Some(Unit::Currency(other))) => one.code == other.code,
        _ => true,
    }
}

/// An ISO day: `2026-01-05`.
pub(super) fn day(written: &Spanned<String>) -> Result<Date, Fault> {
    let text = written.value.trim();
    iso_day(text).ok_or_else(|| Fault::bad_date(written.span, text, meant_day(text)))
}

fn iso_day(text: &str) -> Option<Date> {
    let form = text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() });
    if form { text.parse().ok() } else { None }
}

/// The day that was meant, where the text is one as newspapers write it.
fn meant_day(text: &str) -> Option<String> {
    match read_value(text, None).ok()?.value {
        Value::Days(days) if days.first() == days.last() => Some(days.first().to_string()),
        _ => None,
    }
}
