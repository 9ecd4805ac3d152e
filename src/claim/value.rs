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
        Value::Moment(moment) => moment.low < moment.high,
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::source::Span;

    fn written(text: &str) -> Spanned<String> {
        Spanned { value: text.to_owned(), span: Span::new(0, text.len()) }
    }

    fn read(text: &str) -> Quantity {
        expected(&written(text), Some(date(2026, 1, 5))).unwrap_or_else(|fault| panic!("{fault:?}")).quantity
    }

    /// Kind, ends, unit.
    fn ends(text: &str) -> (Kind, String, String, String) {
        let quantity = read(text);
        let unit = quantity.unit.map(|unit| unit.to_string()).unwrap_or_default();
        let (low, high) = match quantity.value {
            Value::Number(number) => (number.low.normalize().to_string(), number.high.normalize().to_string()),
            Value::Days(days) => (days.first().to_string(), days.last().to_string()),
            other => panic!("{text}: {other:?}"),
        };
        (quantity.kind, low, high, unit)
    }

    fn is(text: &str, kind: Kind, low: &str, high: &str, unit: &str) {
        assert_eq!(ends(text), (kind, low.to_owned(), high.to_owned(), unit.to_owned()), "{text}");
    }

    #[test]
    fn a_value_is_what_a_newspaper_writes() {
        is("$310.3 billion", Kind::Money, "310300000000", "310300000000", "USD");
        is("14", Kind::Count, "14", "14", "");
        is("310.30", Kind::Count, "310.3", "310.3", "");
        is("about 200 members", Kind::Count, "200", "200", "member");
        is("41 C", Kind::Measure, "41", "41", "celsius");
        is("a record 5,000", Kind::Count, "5000", "5000", "");
        is("on 5 January 2026", Kind::Date, "2026-01-05", "2026-01-05", "");
        is("an increase of 5%", Kind::Percent, "5", "5", "%");
        is("5% higher", Kind::Percent, "5", "5", "%");
        assert_eq!(read("about 200").hedge, Hedge::About);
    }

    #[test]
    fn two_points_make_a_range() {
        is("180..220", Kind::Count, "180", "220", "");
        is("180 .. 220 members", Kind::Count, "180", "220", "member");
        is("$10..15 million", Kind::Money, "10000000", "15000000", "USD");
        is("$9 million..$11 million", Kind::Money, "9000000", "11000000", "USD");
        is("10..15%", Kind::Percent, "10", "15", "%");
        is("10%..15%", Kind::Percent, "10", "15", "%");
    }

    #[test]
    fn a_range_has_two_ends_of_one_kind_in_their_order() {
        for bad in ["220..180", "10%..$5", "..5", "5..", "..", "1..2..3", "a..b"] {
            assert_eq!(expected(&written(bad), None).expect_err(bad).code, "bad-value", "{bad}");
        }
    }

    #[test]
    fn a_tolerance_is_a_number_an_amount_or_a_share() {
        let values = |text: &str| vec![expected(&written(text), None).unwrap_or_else(|fault| panic!("{fault:?}"))];
        let of = |text: &str, value: &str| tolerance(&written(text), &values(value));
        let decimal = |text: &str| Decimal::from_str_exact(text).expect("it is a number");
        assert_eq!(of("0.5", "14"), Ok(Tolerance::Absolute(decimal("0.5"))));
        assert_eq!(of("± 1,000", "14,000"), Ok(Tolerance::Absolute(decimal("1000"))));
        assert_eq!(of("1%", "14"), Ok(Tolerance::Relative(decimal("0.01"))));
        assert_eq!(of("2.5 percent", "14"), Ok(Tolerance::Relative(decimal("0.025"))));
        assert!(matches!(of("2 days", "four days"), Ok(Tolerance::Quantity(_))));
        assert!(matches!(of("$1 million", "$310 million"), Ok(Tolerance::Quantity(_))));
        for (bad, value) in
            [("2 days", "$5"), ("€1", "$5"), ("about 5", "14"), ("5-6", "14"), ("101%", "14"), ("-1", "14")]
        {
            assert_eq!(of(bad, value).expect_err(bad).code, "bad-tolerance", "{bad}");
        }
    }

    #[test]
    fn a_day_is_written_the_iso_way() {
        assert_eq!(day(&written("2026-01-05")), Ok(date(2026, 1, 5)));
        for bad in ["2026-1-5", "20260105", "2026-02-30", "5 January 2026", "2026-01-05T00:00", "+02026-01-05"] {
            assert_eq!(day(&written(bad)).expect_err(bad).code, "bad-date", "{bad}");
        }
    }
}
