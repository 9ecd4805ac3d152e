//! Telephone numbers: digits to dial, which say nothing of how many.
//!
//! They stand apart from other names because they are several numbers and must be passed over whole: the halves of
//! "555-1234" look like the ends of a range, and each group of "+44 20 7946 0018" like a count.

use super::lexer::Tokens;
use super::{noun, unit};

/// The lengths of the groups of a number with its area code, and with the code for long distance before it.
static LONG_FORMS: &[&[usize]] = &[&[3, 3, 4], &[1, 3, 3, 4]];

/// Digits that are dialled alone, in an emergency.
static EMERGENCY: &[&str] = &["911", "999", "112", "988", "311", "211", "101"];

/// Words that make such digits a number to dial: before them, and behind them.
static DIALLING: &[&str] = &[
    "call", "called", "calling", "calls", "dial", "dialled", "dialed", "dialing", "dialling", "ring", "rang", "phone",
];
#[rustfmt::skip]
static DIALLED: &[&str] = &[
    "call", "calls", "caller", "callers", "dispatcher", "dispatchers", "dispatch", "operator", "operators", "tape", "tapes", "recording", "recordings", "emergency", "center", "centre",
    "hotline", "line",
];

/// How many groups a telephone number has at most.
const MOST_GROUPS: usize = 6;

/// The token after the telephone number whose digits begin at `at`.
#[inline]
pub(super) fn end(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    if tokens.is_number(at) { end_of_digits(tokens, at) } else { None }
}

fn end_of_digits(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    if is_emergency(tokens, at) {
        return Some(at + 1);
    }
    if !goes_on(tokens, at + 1) {
        return None;
    }
    let groups = groups(tokens, at);
    let last = *groups.last()?;
    let lengths: Vec<usize> = groups.iter().map(|&group| tokens.number(group).len()).collect();
    let digits: usize = lengths.iter().sum();
    let international = at > 0 && tokens.is_mark(at - 1, '+') && tokens.glued(at) && digits >= 7;
    let opens = at == 0 || !tokens.is_number(at - 1);
    let national = opens && tokens.number(at).starts_with('0') && groups.len() > 1 && (9..=12).contains(&digits);
    let dialled = international || national || LONG_FORMS.contains(&lengths.as_slice()) || is_local(tokens, &groups);
    if dialled { Some(last + 1) } else { in_letters(tokens, &lengths, last) }
}

/// "1-800-FLOWERS", "1-800-GOT-JUNK": the token after the words that stand for the rest of the digits.
fn in_letters(tokens: &Tokens<'_>, lengths: &[usize], last: usize) -> Option<usize> {
    let tied = |at: usize| tokens.is_hyphen(at) && tokens.glued(at) && tokens.glued(at + 1);
    let lettered =
        |at: usize| tied(at) && tokens.is_word(at + 1) && tokens.text(at + 1).bytes().all(|b| b.is_ascii_uppercase());
    if lengths != [1, 3] || !lettered(last + 1) {
        return None;
    }
    let words = (0..MOST_GROUPS).take_while(|word| lettered(last + 1 + 2 * word)).count();
    Some(last + 1 + 2 * words)
}

/// Whether what stands at `at` could join more digits; asked of every number, so it must be cheap.
fn goes_on(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_hyphen(at) || tokens.is_number(at) || tokens.is_mark(at, ')')
}

/// "call 911", "a 911 dispatcher".
fn is_emergency(tokens: &Tokens<'_>, at: usize) -> bool {
    if tokens.text(at).len() != 3 || !EMERGENCY.contains(&tokens.number(at)) {
        return false;
    }
    let before = at.checked_sub(1).map_or("", |before| tokens.word(before));
    DIALLED.contains(&tokens.word(at + 1)) || (DIALLING.contains(&before) && ends_here(tokens, at + 1))
}

/// Whether nothing behind the digits could be counted by them.
fn ends_here(tokens: &Tokens<'_>, at: usize) -> bool {
    !tokens.is_word(at) || noun::ends_phrase(tokens.word(at))
}

/// "555-1234": seven digits that no unit and no noun follows, and no round number, which would be a range's end.
fn is_local(tokens: &Tokens<'_>, groups: &[usize]) -> bool {
    let &[first, last] = groups else { return false };
    let tied = tokens.is_hyphen(first + 1) && tokens.glued(first + 1) && tokens.glued(last);
    let seven = tokens.number(first).len() == 3 && tokens.number(last).len() == 4;
    let round = tokens.number(last).ends_with("00");
    tied && seven && !round && !is_measured(tokens, last + 1)
}

fn is_measured(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_mark(at, '%') || unit::measure(tokens, at).is_some() || noun::counted(tokens, at).is_some()
}

/// The groups of digits from `at` on that hyphens, points, brackets or single spaces join.
fn groups(tokens: &Tokens<'_>, at: usize) -> Vec<usize> {
    let is_group = |at: usize| tokens.number(at).bytes().all(|byte| byte.is_ascii_digit()) && tokens.is_number(at);
    let mut groups = vec![at];
    let mut next = at + 1;
    while groups.len() < MOST_GROUPS && is_group(at) {
        let joined = tokens.is_hyphen(next) || tokens.is_mark(next, ')');
        let group = next + usize::from(joined);
        if !is_group(group) {
            break;
        }
        groups.push(group);
        next = group + 1;
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephone_numbers_end_where_their_digits_do() {
        for text in ["555-0142", "212-555-0142", "1-800-555-0142", "212) 555-0142", "020 7946 0018", "212 - 555 - 0142"]
        {
            let tokens = Tokens::of(text, 0);
            assert_eq!(end(&tokens, 0), Some(tokens.len()), "{text}");
        }
    }

    #[test]
    fn ranges_and_groups_of_thousands_are_not_dialled() {
        for text in ["500-1000", "200-1250 people", "816 000", "10-15", "150-1999 km", "1 234 567"] {
            assert_eq!(end(&Tokens::of(text, 0), 0), None, "{text}");
        }
    }
}
