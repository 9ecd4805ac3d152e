//! Numbers in digits: groups, decimals and the marks between them.
//!
//! Apart from the words, because what marks mean hangs on the article: where decimals stand behind commas, points set
//! the groups apart.

use super::super::lexer::Tokens;
use super::{Numeral, Shape, parts, plain, power_of_ten};
use crate::quantity::Decimal;

/// ".534" where no digit stands before the point.
pub(super) fn leading_point(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    let digits = tokens.number(at + 1);
    if tokens.glued(at) || !tokens.glued(at + 1) || digits.is_empty() || !is_digits(digits) {
        return None;
    }
    let value: Decimal = format!("0.{digits}").parse().ok()?;
    Some(plain(value, last_place(value), Shape::Digits, at + 2))
}

pub(super) fn last_place(value: Decimal) -> Decimal {
    Decimal::new(1, value.scale())
}

/// A number in digits, with groups, decimals and a fraction behind it.
pub(super) fn read(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    if is_group_of_more(tokens, at) {
        return None;
    }
    let comma = tokens.decimal_comma();
    let (value, end) = match spaced_groups(tokens, at) {
        // Groups that make no number together make none apart either.
        Some((grouped, end)) => (ungrouped(&grouped, comma)?, end),
        None => (ungrouped(tokens.number(at), comma)?, at + 1),
    };
    let number = plain(value, last_place(value), Shape::Digits, end);
    Some(parts::with_fraction(tokens, number).unwrap_or(number))
}

/// "100s of seats", "1,000s of fans".
pub(super) fn round_plural(tokens: &Tokens<'_>, number: Numeral) -> Option<Numeral> {
    let plural = tokens.text(number.end) == "s" && tokens.glued(number.end) && tokens.word(number.end + 1) == "of";
    let power = |power| power_of_ten(power) == number.value;
    (plural && (1..=6).any(power)).then_some(Numeral { shape: Shape::Vague, end: number.end + 1, ..number })
}

/// The decimal a run of digits, points and commas stands for, or none where its groups do not add up:
/// "1,234.5" and "12,34,567" (Indian groups) are numbers, "1,23" and "3.11.2" are not. Where the article writes
/// its decimals behind commas, points set the groups apart.
fn ungrouped(text: &str, decimal_comma: bool) -> Option<Decimal> {
    if text.bytes().any(|byte| byte == b'\'' || !byte.is_ascii()) {
        return ungrouped(&respelled(text, decimal_comma)?, decimal_comma);
    }
    let (point, group) = if decimal_comma { (',', '.') } else { ('.', ',') };
    let (whole, decimals) = split_decimals(text, decimal_comma);
    if decimals.contains([point, group]) || !well_grouped(whole, group) {
        return None;
    }
    few_digits(whole, decimals).or_else(|| text.replace(group, "").replace(point, ".").parse().ok())
}

/// A number with the article's own marks in place of a raised point and of apostrophes between groups; none where both
/// kinds of a mark are mixed.
fn respelled(text: &str, decimal_comma: bool) -> Option<String> {
    let (point, group) = if decimal_comma { (',', '.') } else { ('.', ',') };
    let (raised, apart) = (text.contains('·'), text.contains(['\'', '’']));
    let mixed = raised && text.contains(point) || apart && text.contains(group);
    let marked = |mark| match mark {
        '·' => point,
        '\'' | '’' => group,
        other => other,
    };
    (!mixed).then(|| text.chars().map(marked).collect())
}

/// As many digits as an integer holds whatever they are.
const FEW_DIGITS: usize = 18;

/// The decimal of so few digits, put together without writing it out again; marks between them are passed over.
fn few_digits(whole: &str, decimals: &str) -> Option<Decimal> {
    if whole.is_empty() || whole.len() + decimals.len() > FEW_DIGITS {
        return None;
    }
    let digits = whole.bytes().chain(decimals.bytes()).filter(u8::is_ascii_digit);
    let all = digits.fold(0_i64, |all, digit| all * 10 + i64::from(digit - b'0'));
    Some(Decimal::new(all, u32::try_from(decimals.len()).ok()?))
}

/// Groups of three from the right, or a three and twos as in India.
fn well_grouped(whole: &str, group: char) -> bool {
    if is_digits(whole) {
        return true;
    }
    let mut groups = whole.rsplit(group);
    let last = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let Some((first, middle)) = rest.split_last() else {
        return true;
    };
    let western = first.len() <= 3 && middle.iter().all(|group| group.len() == 3);
    let indian = first.len() <= 2 && middle.iter().all(|group| group.len() == 2);
    last.len() == 3 && !first.is_empty() && (western || indian)
}

/// How many groups of three may follow the first: no decimal holds more digits.
const MOST_GROUPS: usize = 9;

/// "816 000", "1 234 567.89": groups of three set apart by spaces, as one run of digits and the token after them.
/// A group that opens with a zero belongs to the one before it even behind a comma: "80, 000".
fn spaced_groups(tokens: &Tokens<'_>, at: usize) -> Option<(String, usize)> {
    let first = tokens.number(at);
    let opens = !first.is_empty() && first.len() <= 3 && !first.starts_with('0') && is_digits(first);
    if !opens || group_behind(tokens, at + 1).is_none() {
        return None;
    }
    let mut whole = first.to_owned();
    let mut end = at + 1;
    while let Some(group_at) = group_behind(tokens, end) {
        whole.push_str(tokens.number(group_at));
        end = group_at + 1;
        // Past its decimals, or past what any decimal holds: a row of numbers, which the reader then refuses.
        if !is_digits(tokens.number(group_at)) || end > at + 2 * MOST_GROUPS {
            break;
        }
    }
    (end > at + 1).then_some((whole, end))
}

/// Whether the groups before `at` belong to the same number, which then was refused whole.
fn is_group_of_more(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| tokens.number(before));
    let short = !before.is_empty() && before.len() <= 3 && is_digits(before);
    short && group_behind(tokens, at) == Some(at)
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// Where the next group of three stands, if one does.
fn group_behind(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let group_at = at + usize::from(tokens.is_mark(at, ',') && tokens.glued(at));
    if !tokens.is_number(group_at) {
        return None;
    }
    let (whole, decimals) = split_decimals(tokens.number(group_at), tokens.decimal_comma());
    let group = whole.len() == 3 && is_digits(whole) && is_digits(decimals) && !tokens.glued(group_at);
    (group && (group_at == at || whole.starts_with('0'))).then_some(group_at)
}

fn split_decimals(text: &str, decimal_comma: bool) -> (&str, &str) {
    let point = if decimal_comma { b',' } else { b'.' };
    // A search that is set up for longer texts would take longer than this.
    let at = text.bytes().position(|byte| byte == point);
    at.map_or((text, ""), |at| (&text[..at], &text[at + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_digits_are_put_together_as_they_are_parsed() {
        for text in ["0", "007", "1234", "1.50", "0.0", "310.3", "999999999999999999", "0.00000000000000001"] {
            let (whole, decimals) = split_decimals(text, false);
            let (read, parsed): (_, Decimal) = (few_digits(whole, decimals).unwrap(), text.parse().unwrap());
            assert_eq!((read, read.scale()), (parsed, parsed.scale()), "{text}");
        }
        assert_eq!(few_digits("1,234", "5"), Some(Decimal::new(12345, 1)));
        assert_eq!(few_digits("1234567890123456789", ""), None);
    }
}
