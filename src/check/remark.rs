//! Remarks: what a suppression says, taken apart.
//!
//! ```text
//! conflicting-figure trade-peak, imprecise-figure: the minister is quoted as he spoke, until 2026-03-01
//! ```
//!
//! Apart from where remarks apply, because what they say can be wrong in ways of its own.

use jiff::civil::Date;

use crate::finding::Code;

/// What a suppression accepts, why, and until when.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Remark<'a> {
    /// Never empty.
    pub accepted: Vec<Kind<'a>>,
    pub reason: &'a str,
    /// The last day it holds.
    pub until: Option<Date>,
}

/// A kind of finding: a code, of any claim or of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Kind<'a> {
    pub code: Code,
    pub claim: Option<&'a str>,
}

/// Why a suppression cannot be understood.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Misread<'a> {
    NoCode,
    UnknownCode(&'a str),
    /// More than a code and a claim.
    ManyWords(&'a str),
    NoReason,
    BadDate(&'a str),
}

/// What introduces the last day.
const UNTIL: &str = "until";

impl<'a> Remark<'a> {
    /// Reads what follows the mark.
    pub(super) fn read(text: &'a str) -> Result<Self, Misread<'a>> {
        let (head, reason) = text.split_once(':').unwrap_or((text, ""));
        if head.trim().is_empty() {
            return Err(Misread::NoCode);
        }
        let accepted = head.split(',').map(kind).collect::<Result<_, _>>()?;
        let (reason, until) = until(reason.trim())?;
        if reason.is_empty() { Err(Misread::NoReason) } else { Ok(Self { accepted, reason, until }) }
    }
}

fn kind(entry: &str) -> Result<Kind<'_>, Misread<'_>> {
    let mut words = entry.split_whitespace();
    let name = words.next().ok_or(Misread::NoCode)?;
    let code = Code::find(name).ok_or(Misread::UnknownCode(name))?;
    let claim = words.next();
    if words.next().is_some() { Err(Misread::ManyWords(entry.trim())) } else { Ok(Kind { code, claim }) }
}

/// The reason, and the day after the last `until`, where a day is what follows it: "until the vote" is a reason. Digits
/// behind an `until` that stands by itself were meant for a day, and one that cannot be read must not hold for ever.
fn until(reason: &str) -> Result<(&str, Option<Date>), Misread<'_>> {
    let Some((before, behind)) = reason.rsplit_once(UNTIL) else { return Ok((reason, None)) };
    let day = behind.trim_start_matches([':', ' ']).trim_end_matches(['.', ' ']);
    let is_word = !before.ends_with(char::is_alphanumeric) && behind.starts_with([':', ' ']);
    let by_itself = before.trim_end().is_empty() || before.trim_end().ends_with([',', ';', '.']);
    let meant = looks_like_a_day(day) || by_itself && day.bytes().any(|byte| byte.is_ascii_digit());
    if !(is_word && meant) {
        return Ok((reason, None));
    }
    let date = day.parse().map_err(|_| Misread::BadDate(day))?;
    Ok((before.trim_end_matches([',', ';', ' ', '\n']), Some(date)))
}

fn looks_like_a_day(text: &str) -> bool {
    let (year, rest) = text.split_at(text.find('-').unwrap_or(0));
    year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) && !rest.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn read(text: &str) -> Result<Remark<'_>, Misread<'_>> {
        Remark::read(text)
    }

    #[test]
    fn codes_claims_reason_and_day_are_told_apart() {
        let conflict = Kind { code: Code::CONFLICTING_FIGURE, claim: Some("trade-peak") };
        let imprecise = Kind { code: Code::IMPRECISE_FIGURE, claim: None };
        let remark = read("conflicting-figure trade-peak, imprecise-figure: as quoted: so, until 2026-03-01.");
        let expected =
            Remark { accepted: vec![conflict, imprecise], reason: "as quoted: so", until: Some(date(2026, 3, 1)) };
        assert_eq!(remark, Ok(expected));
    }

    #[test]
    fn a_day_is_one_only_where_a_day_stands() {
        let of = |text| read(text).map(|remark| (remark.reason, remark.until));
        let reason = "it holds until the vote";
        assert_eq!(of("repaired-text: it holds until the vote"), Ok((reason, None)));
        assert_eq!(of("repaired-text: open until 5 p.m."), Ok(("open until 5 p.m.", None)));
        assert_eq!(of("repaired-text: x, until 2026-02-30"), Err(Misread::BadDate("2026-02-30")));
        assert_eq!(of("repaired-text: x, until 1 March 2026"), Err(Misread::BadDate("1 March 2026")));
        assert_eq!(of("repaired-text: x, until: 2026-03-01"), Ok(("x", Some(date(2026, 3, 1)))));
    }

    #[test]
    fn what_cannot_be_understood_says_why() {
        assert_eq!(read(""), Err(Misread::NoCode));
        assert_eq!(read(": why"), Err(Misread::NoCode));
        assert_eq!(read("conflicting-figure"), Err(Misread::NoReason));
        assert_eq!(read("conflicting-figure: "), Err(Misread::NoReason));
        assert_eq!(read("conflicting-figure: until 2026-03-01"), Err(Misread::NoReason));
        assert_eq!(read("conflicting-figures: x"), Err(Misread::UnknownCode("conflicting-figures")));
        assert_eq!(read("repaired-text a b: x"), Err(Misread::ManyWords("repaired-text a b")));
    }
}
