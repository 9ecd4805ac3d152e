//! Extents: all that a written number stands for, and how a person says it: "310.2 to 310.4 billion USD", "more than 200,
//! up to 220 (member)".

use std::fmt;

use rust_decimal::Decimal;

use super::Scalar;

/// All the values that would honestly be written so; an end that is none is open to that side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extent {
    pub low: Option<End>,
    pub high: Option<End>,
    pub unit: Option<String>,
}

/// One end of an extent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    pub value: Scalar,
    /// Whether the value itself belongs to it.
    pub included: bool,
}

/// What large numbers are counted in, the largest first.
const MAGNITUDES: [(u64, &str); 3] =
    [(1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million")];

impl fmt::Display for Extent {
    /// As a person would say it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let magnitude = magnitude(self);
        let end = |end: &End| value(&end.value, magnitude);
        let range = match (&self.low, &self.high) {
            (Some(low), Some(high)) if low.value == high.value => end(low),
            (Some(low), Some(high)) => between(low, high, end),
            (Some(low), None) => format!("{}{}", if low.included { "at least " } else { "more than " }, end(low)),
            (None, Some(high)) => format!("{}{}", if high.included { "up to " } else { "less than " }, end(high)),
            (None, None) => "any value".to_owned(),
        };
        let counted = magnitude.map(|(_, name)| format!(" {name}")).unwrap_or_default();
        let unit = self.unit.as_deref().map(unit).unwrap_or_default();
        write!(f, "{range}{counted}{unit}")
    }
}

fn between(low: &End, high: &End, end: impl Fn(&End) -> String) -> String {
    let (from, to) = (end(low), end(high));
    match (low.included, high.included) {
        (true, true) => format!("{from} to {to}"),
        (true, false) => format!("{from} to just below {to}"),
        (false, true) => format!("more than {from}, up to {to}"),
        (false, false) => format!("more than {from}, less than {to}"),
    }
}

/// Behind the number: a sign joins it, a currency follows, a noun stands apart since it is kept in the singular.
fn unit(unit: &str) -> String {
    match unit {
        "%" => "%".to_owned(),
        code if code.len() == 3 && code.starts_with(|first: char| first.is_ascii_uppercase()) => format!(" {code}"),
        noun => format!(" ({noun})"),
    }
}

/// The magnitude that the larger end is counted in.
fn magnitude(extent: &Extent) -> Option<(Decimal, &'static str)> {
    let ends = [&extent.low, &extent.high].into_iter().flatten();
    let largest = ends.filter_map(|end| number(&end.value)).map(|number| number.abs()).max()?;
    let (size, name) = MAGNITUDES.iter().find(|(size, _)| largest >= Decimal::from(*size))?;
    Some((Decimal::from(*size), name))
}

fn number(scalar: &Scalar) -> Option<Decimal> {
    match scalar {
        Scalar::Number(number) => Some(*number),
        Scalar::Text(_) => None,
    }
}

fn value(scalar: &Scalar, magnitude: Option<(Decimal, &str)>) -> String {
    let Scalar::Number(number) = scalar else { return scalar.to_string() };
    let counted = magnitude.and_then(|(size, _)| number.checked_div(size)).map(|number| number.normalize());
    grouped(&counted.unwrap_or(*number).to_string())
}

/// Digits as a person reads them, in groups of three before the point.
///
/// ```
/// assert_eq!(factlint::finding::grouped("-12000.50"), "-12,000.50");
/// ```
#[must_use]
pub fn grouped(digits: &str) -> String {
    let (whole, fraction) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let (sign, whole) = whole.split_at(usize::from(whole.starts_with('-')));
    let mut grouped = String::with_capacity(digits.len() * 4 / 3 + 1);
    grouped.push_str(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped + fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The ends as they are written, a bracket where the value belongs to the extent, a parenthesis where it does not.
    fn words(low: &str, high: &str, unit: &str) -> String {
        let end = |written: &str| {
            let digits = written.trim_matches(['[', ']', '(', ')']);
            let value = Scalar::Number(digits.parse().ok()?);
            Some(End { value, included: written.contains(['[', ']']) })
        };
        let unit = Some(unit.to_owned()).filter(|unit| !unit.is_empty());
        Extent { low: end(low), high: end(high), unit }.to_string()
    }

    #[test]
    fn extents_are_said_as_people_say_them() {
        assert_eq!(words("[310200000000", "310400000000]", "USD"), "310.2 to 310.4 billion USD");
        assert_eq!(words("[14", "14]", "memorandum"), "14 (memorandum)");
        assert_eq!(words("(200", "220]", "member"), "more than 200, up to 220 (member)");
        assert_eq!(words("[66.5", "67.5)", "%"), "66.5 to just below 67.5%");
        assert_eq!(words("[-12000.5", "", ""), "at least -12,000.5");
        assert_eq!(words("", "999999)", ""), "less than 999,999");
    }

    #[test]
    fn days_are_left_as_they_are() {
        let day = |text: &str| Some(End { value: Scalar::Text(text.to_owned()), included: true });
        let extent = Extent { low: day("2026-01-04"), high: day("2026-01-07"), unit: None };
        assert_eq!(extent.to_string(), "2026-01-04 to 2026-01-07");
    }

    #[test]
    fn digits_are_grouped_exactly() {
        for (digits, expected) in [
            ("0", "0"),
            ("310300000000", "310,300,000,000"),
            ("-1000", "-1,000"),
            ("999", "999"),
            ("2655.280", "2,655.280"),
        ] {
            assert_eq!(grouped(digits), expected);
        }
    }
}
