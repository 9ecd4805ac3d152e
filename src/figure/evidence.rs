//! Evidence: what an article as a whole says about how its figures are written.
//!
//! Which dollar a bare `$` is, whether "pounds" are money, whether decimals stand behind a comma. It stands apart from
//! the reading of sentences because no single sentence can tell; and it answers the usual thing unless the article
//! leaves no doubt.

use std::sync::LazyLock;

use memchr::memmem;

use crate::article::marks;
use crate::quantity::Currency;

/// Whose dollar an article means when it says "dollars" with a country: the country's adjective and the code.
static DOLLARS: &[(&str, &str)] = &[
    ("Canadian", "CAD"),
    ("Australian", "AUD"),
    ("New Zealand", "NZD"),
    ("Singapore", "SGD"),
    ("Hong Kong", "HKD"),
    ("Taiwan", "TWD"),
];

/// What stands before "Canadian dollars" when all sums are said to be in them.
static STATEMENTS: &[&str] = &[
    "figures in ",
    "figures are in ",
    "amounts in ",
    "amounts are in ",
    "prices in ",
    "prices are in ",
    "sums in ",
    "sums are in ",
    "values are in ",
    "values in ",
    "expressed in ",
    "reported in ",
    "stated in ",
];

/// Places whose own dollar needs no prefix at home.
static DATELINES: &[(&str, &str)] = &[
    ("SYDNEY", "AUD"),
    ("MELBOURNE", "AUD"),
    ("CANBERRA", "AUD"),
    ("BRISBANE", "AUD"),
    ("PERTH", "AUD"),
    ("TORONTO", "CAD"),
    ("OTTAWA", "CAD"),
    ("VANCOUVER", "CAD"),
    ("MONTREAL", "CAD"),
    ("CALGARY", "CAD"),
    ("WELLINGTON", "NZD"),
    ("AUCKLAND", "NZD"),
    ("SINGAPORE", "SGD"),
    ("HONG KONG", "HKD"),
    ("TAIPEI", "TWD"),
];

/// How far into the prose a dateline may stand.
const DATELINE_REACH: usize = 400;

/// The dollar a bare `$` means, where the article says so: in a sentence about its figures, or by a dateline from a
/// country with a dollar together with the prefix `US$` for the other one.
pub(super) fn dollar(prose: &str) -> Option<&'static Currency> {
    stated(prose).or_else(|| at_home(prose))
}

static DOLLARS_NAMED: LazyLock<memmem::Finder<'static>> = LazyLock::new(|| memmem::Finder::new(" dollars"));
static AMERICAN: LazyLock<memmem::Finder<'static>> = LazyLock::new(|| memmem::Finder::new("US$"));

fn stated(prose: &str) -> Option<&'static Currency> {
    let code = DOLLARS_NAMED.find_iter(prose.as_bytes()).find_map(|at| {
        let before = &prose[..at];
        let (country, code) = DOLLARS.iter().find(|(country, _)| before.ends_with(country))?;
        let before = &before[..before.len() - country.len()];
        STATEMENTS.iter().any(|statement| before.ends_with(statement)).then_some(*code)
    })?;
    Currency::coded(code)
}

fn at_home(prose: &str) -> Option<&'static Currency> {
    AMERICAN.find(prose.as_bytes())?;
    let head = &prose[..prose.floor_char_boundary(DATELINE_REACH)];
    let is_dateline = |place: &str| {
        let begins_line = |at: usize| head[..at].trim_end_matches([' ', '\t']).is_empty() || head[..at].ends_with('\n');
        let ends = |at: usize| head[at..].trim_start().starts_with([',', '(', '-', '–', '—', ':']);
        head.match_indices(place).any(|(at, _)| begins_line(at) && ends(at + place.len()))
    };
    let (_, code) = DATELINES.iter().find(|(place, _)| is_dateline(place))?;
    Currency::coded(code)
}

/// Whether decimals stand behind a comma: some number can be read in no other way ("3,5", "1.234,56"), and none has
/// its decimals behind a point.
pub(super) fn decimal_comma(prose: &str) -> bool {
    let bytes = prose.as_bytes();
    let mut commas = false;
    for at in marks::behind_digits(prose) {
        let decimals = digits_from(bytes, at + 1);
        let alone =
            (1..3).contains(&decimals) && !continues(bytes, at + 1 + decimals) && !is_continued(bytes, at, bytes[at]);
        if !alone {
            continue;
        }
        if bytes[at] == b'.' {
            return false;
        }
        commas = true;
    }
    commas
}

/// How many digits stand from `at` on; three are as many as matter.
fn digits_from(bytes: &[u8], at: usize) -> usize {
    bytes.iter().skip(at).take(4).take_while(|byte| byte.is_ascii_digit()).count()
}

/// Whether a point or comma and another digit follow: a date, a list, a version.
fn continues(bytes: &[u8], at: usize) -> bool {
    let next = |at: usize| bytes.get(at).copied().unwrap_or_default();
    matches!(next(at), b'.' | b',') && next(at + 1).is_ascii_digit()
}

/// Whether the digits before the mark at `at` stand behind the same mark: the second comma of "1,2,3".
fn is_continued(bytes: &[u8], at: usize, mark: u8) -> bool {
    let digits = bytes[..at].iter().rev().take(4).take_while(|byte| byte.is_ascii_digit()).count();
    at.checked_sub(digits + 1).is_some_and(|before| bytes[before] == mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_dollar_is_the_article_s_own_only_where_it_says_so() {
        let code = |prose| dollar(prose).map(|currency| currency.code);
        assert_eq!(code("All figures are in Canadian dollars. The mill cost $5 million."), Some("CAD"));
        assert_eq!(code("SYDNEY, May 3 - It cost $5 million (US$3.3 million)."), Some("AUD"));
        assert_eq!(code("SYDNEY, May 3 - It cost $5 million."), None);
        assert_eq!(code("It cost A$5 million ($3.3 million)."), None);
        assert_eq!(code("The grant of 3 million Canadian dollars came late."), None);
    }

    #[test]
    fn decimal_commas_need_proof_and_no_point_against_them() {
        assert!(decimal_comma("Die Quote stieg auf 3,5 Prozent, in all 1.234,56."));
        assert!(!decimal_comma("It rose to 3.5 percent of 1,234."));
        assert!(!decimal_comma("Rows 1,2,3 and 1,234 seats."));
        assert!(!decimal_comma("Either 3,5 or 3.5."));
        assert!(decimal_comma("On 5.1.2026 it was 3,5."));
    }
}
