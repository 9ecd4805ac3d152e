//! Accounting periods told by their last day: "the year ended Sept. 30", "the fiscal year ending June 30, 1990".
//!
//! Only "the year" is the figure, as long as a year up to that day; the day is a figure of its own behind it.

use super::super::english::calendar::{UNITS, find};
use super::{NO_PUBLICATION, Phrase, Place, Reader, forms};
use crate::quantity::{Grain, Period, moved};

/// A year, quarter or month with the day it ended on behind it.
pub(super) fn read(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let tokens = reader.tokens;
    let start = reader.past_the(at);
    let unit_at = start + usize::from(matches!(tokens.word(start), "fiscal" | "financial" | "full"));
    let grain = find(UNITS, tokens.word(unit_at)).filter(|&grain| grain >= Grain::Month && unit_at > at)?;
    let day_at = unit_at + 2;
    let told = matches!(tokens.word(unit_at + 1), "ended" | "ending" | "to");
    let last = if told { forms::longest(reader.asked(), day_at, &[&forms::WRITTEN]) } else { None }?;
    let place = match reader.settle(&last, day_at) {
        Place::Days(last, ground) => Place::Days(up_to(last, grain)?, ground),
        _ => Place::Nowhere(NO_PUBLICATION),
    };
    Some(Phrase::new(place, unit_at + 1, "period by its last day"))
}

/// So much of the calendar up to the last day of a period: of 30 June, the year from 1 July on.
fn up_to(last: Period, grain: Grain) -> Option<Period> {
    Period::new(moved(last.last().tomorrow().ok()?, grain, -1)?, last.last())
}
