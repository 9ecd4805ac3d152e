//! Torn numbers: blanks left inside figures by a program that took a text apart, "about 3, 800 km", "98. 7 per cent".
//!
//! A number read in part is another number, and behind a torn decimal a sentence would seem to begin. Yet numbers stand
//! in lists as well, and sentences end in numbers. So a tear is believed only where something asks for one number: what
//! stands before groups of three digits, or what stands behind decimals.

use super::draft::Edit;
use super::marks;
use crate::source::Span;

/// Before these no list begins.
static LEADS: &[&str] = &["about", "almost", "approximately", "around", "nearly", "over", "roughly", "some", "than"];

/// Before these nobody ends a sentence and begins the next.
static TAILS: &[&str] = &["per cent", "percent", "%", "million", "billion", "trillion"];

/// No longer run of digits is the whole part of a torn number.
const LONGEST: usize = 3;
/// How far back a lead may begin, in bytes.
const REACH: usize = 16;

/// Every torn number of a text and how it reads, in order.
pub(super) fn torn(text: &str) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    for at in marks::behind_digits(text).filter(|&at| is_tear(text.as_bytes(), at)) {
        let mended = edits.last().map_or(0, |last| last.span.end);
        if let Some(span) = number_around(text, at).filter(|span| span.start >= mended) {
            edits.push(Edit::replace(span, text[span.range()].replace(' ', "")));
        }
    }
    edits
}

/// The number that a mark tears apart.
fn number_around(text: &str, mark: usize) -> Option<Span> {
    let start = start_of_whole(text, mark)?;
    let end = if text[mark..].starts_with('.') {
        end_of_decimals(text, mark)?
    } else {
        end_of_groups(text, mark).filter(|_| is_led(&text[..start]))?
    };
    Some(Span::new(start, end))
}

/// A mark behind a digit, a blank, and a digit.
fn is_tear(bytes: &[u8], at: usize) -> bool {
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    bytes.get(at + 1) == Some(&b' ') && digit(at + 2) && at.checked_sub(1).is_some_and(digit)
}

/// Where the digits before a mark begin, if they can be the whole part of a number.
fn start_of_whole(text: &str, mark: usize) -> Option<usize> {
    let digits = text[..mark].bytes().rev().take_while(u8::is_ascii_digit).take(LONGEST + 1).count();
    let start = mark - digits;
    let before = text[..start].chars().next_back();
    let stands_alone = before.is_none_or(|c| !(c.is_alphanumeric() || matches!(c, '.' | ',' | '-' | '/' | ':')));
    (digits <= LONGEST && stands_alone).then_some(start)
}

/// Where the groups of three behind a comma end, if there are any.
fn end_of_groups(text: &str, comma: usize) -> Option<usize> {
    let mut end = comma;
    while let Some(rest) = text[end..].strip_prefix(", ") {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).take(LONGEST + 1).count();
        if digits != LONGEST {
            break;
        }
        end += ", ".len() + digits;
    }
    (end > comma).then_some(end)
}

/// Whether what stands before a number asks for one, and not for a list.
fn is_led(before: &str) -> bool {
    let from = before.floor_char_boundary(before.len().saturating_sub(REACH));
    let near = before[from..].trim_end_matches(' ');
    let word = near.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    near.ends_with(['$', '£', '€', '¥']) || LEADS.iter().any(|lead| word.eq_ignore_ascii_case(lead))
}

/// Where the one or two digits behind a point end, if what stands behind them makes them decimals.
fn end_of_decimals(text: &str, point: usize) -> Option<usize> {
    let rest = &text[point + ". ".len()..];
    let digits = rest.bytes().take_while(u8::is_ascii_digit).take(LONGEST).count();
    let behind = rest[digits..].trim_start_matches(' ');
    let goes_on = |tail: &&str| behind.strip_prefix(*tail).is_some_and(|rest| !rest.starts_with(char::is_alphabetic));
    (digits < LONGEST && TAILS.iter().any(goes_on)).then_some(point + ". ".len() + digits)
}
