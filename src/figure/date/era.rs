//! Years and centuries with their era: "300 BC", "A.D. 70", "between 300 and 250 BCE", "the 3rd century BC".
//!
//! A number with an era is a year whatever its size, which is why these forms ask for none of the words that tell other
//! years from counts. There is no year 0: the year before 1 AD is 1 BC, which the calendar numbers 0.

use super::super::english::calendar::{ERAS, Era, find};
use super::{Phrase, Reader, small, year};
use crate::quantity::Period;

/// "300 BC", "476 AD", "10,000 BC", "300-250 BC"; of a range only the later end needs its era.
pub(super) fn behind_a_year(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    if let Some((era, end)) = era_at(reader, at + 1) {
        return Some(Phrase::written(year_of(number(reader, at)?, era)?, end, RULE));
    }
    let joined = joins_years(reader, at);
    let (era, end) = if joined { era_at(reader, at + 3) } else { None }?;
    let (from, to) = (year_of(number(reader, at)?, era)?, year_of(number(reader, at + 2)?, era)?);
    Some(Phrase::written(from.through(to)?, end, "range of dates"))
}

/// "AD 70", "A.D. 1000".
pub(super) fn before_a_year(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let (era, number_at) = era_at(reader, at)?;
    let counted = year::counts_something(reader, number_at);
    let number = number(reader, number_at).filter(|_| era == Era::Christian && !counted)?;
    Some(Phrase::written(year_of(number, era)?, number_at + 1, RULE))
}

/// "the 3rd century BC", "first-century AD".
pub(super) fn century(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let (number, noun) = year::century_named(reader, at)?;
    let (era, end) = era_at(reader, noun + 1)?;
    let number = i16::try_from(number).ok()?;
    let days = match era {
        Era::Christian => Period::century(number)?,
        Era::Before => {
            let oldest = number.checked_mul(100)?;
            Period::year(1 - oldest)?.through(Period::year(100 - oldest)?)?
        }
    };
    Some(Phrase::written(days, end, "century"))
}

const RULE: &str = "year of an era";

/// The era named at `at`, in capitals or with its points, and the token after; not the AD of an advertisement or the
/// BC of a province, before what a number could count.
fn era_at(reader: Reader<'_>, at: usize) -> Option<(Era, usize)> {
    let era = find(ERAS, reader.tokens.word(at))?;
    let text = reader.tokens.text(at);
    let written = text.contains('.') || text.bytes().all(|byte| byte.is_ascii_uppercase());
    (written && !year::is_plural_behind(reader, at + 1)).then_some((era, at + 1))
}

/// "300-250 BC", "300 to 250 BC", "between 300 and 250 BC".
fn joins_years(reader: Reader<'_>, at: usize) -> bool {
    let word = reader.tokens.word(at + 1);
    let opened = || word == "and" && reader.word_before(at) == "between";
    (word == "to" || reader.tokens.is_joiner(at + 1) || opened()) && reader.tokens.is_number(at + 2)
}

/// The number of a year, with the comma that only the oldest take: "10,000".
fn number(reader: Reader<'_>, at: usize) -> Option<u32> {
    let plain = small::digits(reader, at, 4);
    let grouped = || reader.tokens.number(at).replace(',', "").parse().ok();
    plain.or_else(grouped).filter(|year| (1..=10_000).contains(year))
}

fn year_of(number: u32, era: Era) -> Option<Period> {
    let number = i16::try_from(number).ok()?;
    Period::year(match era {
        Era::Christian => number,
        Era::Before => 1 - number,
    })
}
