//! Extents in words: "310.2 to 310.4 billion USD", "more than 200, up to 220 (member)".

use rust_decimal::Decimal;

use crate::finding::{End, Extent, Scalar};

/// What large numbers are counted in, the largest first.
const MAGNITUDES: [(u64, &str); 3] =
    [(1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million")];

/// The extent as a person would say it.
pub(super) fn in_words(extent: &Extent) -> String {
    let magnitude = magnitude(extent);
    let end = |end: &End| value(&end.value, magnitude);
    let range = match (&extent.low, &extent.high) {
        (Some(low), Some(high)) if low.value == high.value => end(low),
        (Some(low), Some(high)) => between(low, high, end),
        (Some(low), None) => format!("{}{}", if low.included { "at least " } else { "more than " }, end(low)),
        (None, Some(high)) => format!("{}{}", if high.included { "up to " } else { "less than " }, end(high)),
        (None, None) => "any value".to_owned(),
    };
    let counted = magnitude.map(|(_, name)| format!(" {name}")).unwrap_or_default();
    range + &counted + &extent.unit.as_deref().map(unit).unwrap_or_default()
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
        Scalar::Number(digits) => digits.parse().ok(),
        Scalar::Text(_) => None,
    }
}

fn value(scalar: &Scalar, magnitude: Option<(Decimal, &str)>) -> String {
    let (Scalar::Number(written) | Scalar::Text(written)) = scalar;
    match (number(scalar), magnitude) {
        (Some(number), Some((size, _))) => {
            number.checked_div(size).map_or_else(|| written.clone(), |number| grouped(&number.normalize().to_string()))
        }
        (Some(_), None) => grouped(written),
        (None, _) => written.clone(),
    }
}

/// `12000.5` as `12,000.5`.
fn grouped(digits: &str) -> String {
    let (whole, rest) = digits.find('.').map_or((digits, ""), |point| digits.split_at(point));
    let (sign, whole) = whole.strip_prefix('-').map_or(("", whole), |whole| ("-", whole));
    let mut grouped = String::with_capacity(digits.len() + whole.len() / 3 + 1);
    grouped.push_str(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The ends as they are written, a bracket where the value belongs to the extent, a parenthesis where it does not.
    fn words(low: &str, high: &str, unit: &str) -> String {
        let end = |written: &str| {
            let digits = written.trim_matches(['[', ']', '(', ')']);
            let value = Scalar::Number(digits.to_owned());
            Some(End { value, included: written.contains(['[', ']']) }).filter(|_| !digits.is_empty())
        };
        let unit = Some(unit.to_owned()).filter(|unit| !unit.is_empty());
        in_words(&Extent { low: end(low), high: end(high), unit })
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
        assert_eq!(in_words(&extent), "2026-01-04 to 2026-01-07");
    }
}
