//! Slips: what kind of mistake a conflict looks like.
//!
//! A name for the mistake helps to settle it: a million for a billion is looked up differently from a figure that was
//! swapped with its neighbour. A slip never decides whether there is a conflict.

use jiff::civil::Date;

use super::compare::conversion;
use super::dates::days_between;
use crate::quantity::{Change, Decimal, Kind, Period, Quantity, Unit, Value, Written};

/// A kind of mistake: its name in machine output, and the words for it in a report's help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slip {
    pub name: &'static str,
    pub words: &'static str,
}

const fn slip(name: &'static str, words: &'static str) -> Slip {
    Slip { name, words }
}

pub(super) const RISE_FOR_FALL: Slip =
    slip("rise-for-fall", "the direction is reversed: one says it rose, the other that it fell");
pub(super) const PERCENT_FOR_POINTS: Slip = slip(
    "percent-for-points",
    "percent and percentage points are not the same: from 2% to 3% is one point, but 50 percent",
);
pub(super) const WRONG_CURRENCY: Slip = slip("wrong-currency", "the number is right, the currency is not");
pub(super) const WRONG_SLOT: Slip =
    slip("wrong-slot", "the number belongs to another fact: a right figure in the wrong place");
pub(super) const MOVED_DECIMAL_POINT: Slip =
    slip("moved-decimal-point", "the digits are right, the decimal point is not");
pub(super) const SWAPPED_DIGITS: Slip = slip("swapped-digits", "two digits have changed places");
pub(super) const DROPPED_DIGIT: Slip = slip("dropped-digit", "a digit is missing");
pub(super) const EXTRA_DIGIT: Slip = slip("extra-digit", "there is a digit too many");
pub(super) const OFF_BY_ONE: Slip = slip("off-by-one", "one off: likely a miscount");
pub(super) const WRONG_YEAR: Slip = slip("wrong-year", "the year is wrong");
pub(super) const WRONG_MONTH: Slip = slip("wrong-month", "the month is wrong");
pub(super) const WRONG_DAY: Slip = slip("wrong-day", "the day is wrong");

/// What the article wrote, what the claim says, and the slip that makes one of the other.
static MAGNITUDES: &[(u32, u32, Slip)] = &[
    (3, 6, slip("thousand-for-million", "the digits are right: thousand was written for million")),
    (6, 3, slip("million-for-thousand", "the digits are right: million was written for thousand")),
    (6, 9, slip("million-for-billion", "the digits are right: million was written for billion")),
    (9, 6, slip("billion-for-million", "the digits are right: billion was written for million")),
    (9, 12, slip("billion-for-trillion", "the digits are right: billion was written for trillion")),
    (12, 9, slip("trillion-for-billion", "the digits are right: trillion was written for billion")),
    (6, 12, slip("million-for-trillion", "the digits are right: million was written for trillion")),
    (12, 6, slip("trillion-for-million", "the digits are right: trillion was written for million")),
    (3, 9, slip("thousand-for-billion", "the digits are right: thousand was written for billion")),
    (9, 3, slip("billion-for-thousand", "the digits are right: billion was written for thousand")),
];

/// The slip that makes the claim's quantity into the article's, if it looks like one.
#[must_use]
pub(super) fn between(claim: &Quantity, article: &Quantity) -> Option<Slip> {
    match (&claim.value, &article.value) {
        (Value::Days(claim), Value::Days(article)) => of_dates(*claim, *article),
        (Value::Number(expected), Value::Number(found)) => {
            of_units(claim, article, *expected, *found).or_else(|| of_digits(claim, article))
        }
        _ => None,
    }
}

/// The number is right and what it counts is not.
fn of_units(claim: &Quantity, article: &Quantity, expected: Written, found: Written) -> Option<Slip> {
    if expected.high.abs() != found.high.abs() {
        return None;
    }
    match (claim.kind, article.kind) {
        (Kind::Percent, Kind::Points) | (Kind::Points, Kind::Percent) => Some(PERCENT_FOR_POINTS),
        (Kind::Money, Kind::Money) if claim.unit != article.unit => Some(WRONG_CURRENCY),
        _ if has_reversed(claim.change, article.change) => Some(RISE_FOR_FALL),
        _ => None,
    }
}

fn has_reversed(claim: Option<Change>, article: Option<Change>) -> bool {
    matches!((claim, article), (Some(claim), Some(article)) if claim != article)
}

/// The numbers are compared in one unit, or digit by digit where they share it anyway.
fn of_digits(claim: &Quantity, article: &Quantity) -> Option<Slip> {
    let by = conversion(claim, article)?;
    let (of, other) = if claim.unit == article.unit { (Decimal::ONE, Decimal::ONE) } else { (by.of, by.other) };
    let (claim_written, article_written) = (claim.written()?, article.written()?);
    let expected = claim_written.high.checked_mul(of)?.abs().normalize();
    let found = article_written.high.checked_mul(other)?.abs().normalize();
    if expected == found && claim_written.low != article_written.low {
        return by_digits(claim_written.low.abs().normalize(), article_written.low.abs().normalize(), claim.kind);
    }
    by_digits(expected, found, claim.kind)
}

fn by_digits(expected: Decimal, found: Decimal, kind: Kind) -> Option<Slip> {
    if expected.is_zero() || found.is_zero() || expected == found {
        return None;
    }
    let (a, b) = (digits(expected), digits(found));
    if a == b {
        return Some(of_magnitude(expected, found));
    }
    if is_one_apart(expected, found, kind) {
        return Some(OFF_BY_ONE);
    }
    of_digit_strings(&a, &b)
}

/// Counting is what goes wrong by one; amounts and percentages are copied, not counted.
fn is_one_apart(expected: Decimal, found: Decimal, kind: Kind) -> bool {
    let counted = matches!(kind, Kind::Count | Kind::Ordinal | Kind::Age | Kind::Duration | Kind::Score);
    counted && (expected - found).abs() == Decimal::ONE
}

/// The significant digits, without point and closing zeros.
fn digits(number: Decimal) -> Vec<u8> {
    let text = number.mantissa().unsigned_abs().to_string();
    text.trim_end_matches('0').bytes().collect()
}

fn of_magnitude(expected: Decimal, found: Decimal) -> Slip {
    let (wrote, meant) = (magnitude(found), magnitude(expected));
    let row = MAGNITUDES.iter().find(|(from, to, _)| *from == wrote && *to == meant);
    match row {
        Some((_, _, slip)) if is_power_of_thousand(expected, found) => *slip,
        _ => MOVED_DECIMAL_POINT,
    }
}

fn is_power_of_thousand(a: Decimal, b: Decimal) -> bool {
    let (large, small) = (a.max(b), a.min(b));
    let mut scaled = small;
    while scaled < large {
        match scaled.checked_mul(Decimal::ONE_THOUSAND) {
            Some(next) => scaled = next,
            None => return false,
        }
    }
    scaled == large
}

/// The power of ten of the word a newspaper would write the number with: 9 for billions.
fn magnitude(number: Decimal) -> u32 {
    let mut power = 0;
    let mut scale = Decimal::ONE_THOUSAND;
    while number >= scale && power < 12 {
        power += 3;
        scale = scale.saturating_mul(Decimal::ONE_THOUSAND);
    }
    power
}

fn of_digit_strings(expected: &[u8], found: &[u8]) -> Option<Slip> {
    if expected.len() == found.len() {
        return is_transposed(expected, found).then_some(SWAPPED_DIGITS);
    }
    if expected.len() >= 2 && lacks_one(expected, found) {
        return Some(DROPPED_DIGIT);
    }
    (found.len() >= 2 && lacks_one(found, expected)).then_some(EXTRA_DIGIT)
}

/// The same digits but for two that changed places.
fn is_transposed(a: &[u8], b: &[u8]) -> bool {
    let differing: Vec<usize> = (0..a.len()).filter(|&at| a[at] != b[at]).collect();
    matches!(differing[..], [i, j] if a[i] == b[j] && a[j] == b[i])
}

/// Whether `short` is `long` with one digit left out, from three digits on: below that anything would do.
fn lacks_one(long: &[u8], short: &[u8]) -> bool {
    if long.len() < 3 || long.len() != short.len() + 1 {
        return false;
    }
    let same = long.iter().zip(short).take_while(|(a, b)| a == b).count();
    long[same + 1..] == short[same..]
}

fn of_dates(claim: Period, article: Period) -> Option<Slip> {
    let same_length = days_between(claim.first(), claim.last()) == days_between(article.first(), article.last());
    let year = |period: Period| period.first().year() == claim.first().year();
    if !year(article) {
        return Some(WRONG_YEAR);
    }
    let (a, b) = (claim.first(), article.first());
    match () {
        () if same_length && a.day() == b.day() && a.month() != b.month() => Some(WRONG_MONTH),
        () if is_long(claim) || is_long(article) => None,
        () if same_month(a, b) || days_between(a, b).abs() <= 7 => Some(WRONG_DAY),
        () => None,
    }
}

fn is_long(period: Period) -> bool {
    days_between(period.first(), period.last()) >= 27
}

fn same_month(a: Date, b: Date) -> bool {
    (a.year(), a.month()) == (b.year(), b.month())
}

/// Whether the figure is the claim's own with its digits, its magnitude or its unit miswritten: what no two different
/// facts are likely to share.
pub(super) fn is_of_the_pen(claim: &Quantity, article: &Quantity) -> bool {
    let by_chance = [OFF_BY_ONE, WRONG_YEAR, WRONG_MONTH, WRONG_DAY, RISE_FOR_FALL];
    between(claim, article).is_some_and(|slip| !by_chance.contains(&slip))
}

/// Whether the currencies differ and the number does not.
pub(super) fn is_currency_slip(claim: &Quantity, article: &Quantity) -> bool {
    let (Some(Unit::Currency(_)), Some(Unit::Currency(_))) = (&claim.unit, &article.unit) else { return false };
    between(claim, article).is_some_and(|slip| slip == WRONG_CURRENCY)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(expected: &str, found: &str, kind: Kind) -> Option<&'static str> {
        let number = |text: &str| text.parse::<Decimal>().expect("a number").normalize();
        by_digits(number(expected), number(found), kind).map(|slip| slip.name)
    }

    #[test]
    fn slips_of_the_pen_are_named() {
        assert_eq!(name("6790000000", "6790000", Kind::Money), Some("million-for-billion"));
        assert_eq!(name("147.4", "14.74", Kind::Percent), Some("moved-decimal-point"));
        assert_eq!(name("310.3", "301.3", Kind::Money), Some("swapped-digits"));
        assert_eq!(name("14", "15", Kind::Count), Some("off-by-one"));
        assert_eq!(name("17", "16", Kind::Percent), None);
        assert_eq!(name("5125", "525", Kind::Count), Some("dropped-digit"));
        assert_eq!(name("200", "20", Kind::Count), Some("moved-decimal-point"));
    }
}
