//! Seasons with their year: "spring 2024", "the summer of 2023", "the fall of last year".
//!
//! A season alone is as often the weather; "last summer" is read where other pointed periods are.

use super::super::english::calendar::{SEASONS, find};
use super::super::english::roles::Roles;
use super::{Phrase, Reader, relative, small, year};
use crate::quantity::{Period, Season};

/// Whether the season at `at` could have its year behind it; asked of every one, so it must be cheap.
pub(super) fn may_begin(reader: Reader<'_>, at: usize) -> bool {
    let next = at + 1 + usize::from(reader.tokens.word(at + 1) == "of");
    reader.tokens.roles(next).any(Roles::FOUR | Roles::APOSTROPHE | Roles::POINTER | Roles::THE)
}

/// The token after the "-25" of "winter 2024-25", or after the year at `at`.
fn past_next_year(reader: Reader<'_>, at: usize, year: i16) -> usize {
    let tokens = reader.tokens;
    let tied =
        tokens.glued(at + 1) && tokens.glued(at + 2) && (tokens.is_joiner(at + 1) || tokens.is_mark(at + 1, '/'));
    let next = small::digits(reader, at + 2, 4).filter(|_| tied).and_then(|next| i16::try_from(next).ok());
    let follows = next.is_some_and(|next| next == year + 1 || next == (year + 1) % 100);
    at + if follows { 3 } else { 1 }
}

/// A season with a year behind it, or with a word that points at one.
pub(super) fn read(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let start = reader.past_the(at);
    let season: Season = find(SEASONS, reader.tokens.word(start))?;
    let next = start + 1 + usize::from(reader.tokens.word(start + 1) == "of");
    if let Some(number) = year::number(reader, next).filter(|_| !year::counts_something(reader, next)) {
        let end = past_next_year(reader, next, number);
        return Some(Phrase::written(Period::season(number, season)?, end, "season"));
    }
    if let Some((number, end)) = year::short(reader, next) {
        return Some(Phrase::written(Period::season(number, season)?, end, "season"));
    }
    // "prices fall next year"
    let (pointed, end) = relative::pointed_year(reader, next).filter(|_| next > start + 1 || start > at)?;
    Some(Phrase::relative(pointed.and_then(|year| Period::season(year, season)), end, "season"))
}
