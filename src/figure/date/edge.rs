//! The early, middle and late part of a date: "early January", "mid-2020s", "the end of March".

use super::super::english::calendar::{EDGES, Edge, find};
use super::{Phrase, Place, Reader, forms, longer, relative};
use crate::quantity::{Grain, Period, Third};

/// The edge of a period that begins at `at`. The days are the whole period's; the edge is kept beside them.
pub(super) fn read(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let tokens = reader.tokens;
    let start = reader.past_the(at);
    let edge = find(EDGES, tokens.word(start))?;
    // "end-June" is written as "mid-June" is.
    let tied = tokens.word(start) == "end" && tokens.is_hyphen(start + 1) && tokens.glued(start + 2);
    let adjective = tied || matches!(tokens.word(start), "early" | "mid" | "late");
    let next = if adjective {
        start + 1 + usize::from(tokens.is_hyphen(start + 1))
    } else {
        start + 1 + usize::from(tokens.word(start + 1) == "of")
    };
    let of_missing = !adjective && tokens.word(start + 1) != "of";
    // "an early 2025 deal" and "the early 1990s" are dates; "the late John Smith" fails by itself.
    let whole = if of_missing { None } else { whole(reader, next, adjective).or_else(|| bare_unit(reader, at, next)) }?;
    Some(Phrase { edge: Some(edge), ..whole })
}

/// "by end of year", "due end of month."
fn bare_unit(reader: Reader<'_>, at: usize, unit: usize) -> Option<Phrase> {
    let asked = matches!(reader.word_before(at), "by" | "at" | "until" | "before") || !reader.tokens.is_word(unit + 1);
    if asked && reader.tokens.word(unit - 1) == "of" { relative::unit_around(reader, unit) } else { None }
}

/// What has an edge.
static WHOLES: &[&forms::Forms] = &[&forms::WRITTEN, &forms::WEEKDAYS, &forms::YEARS, &forms::POINTED, &forms::PARTS];

fn whole(reader: Reader<'_>, at: usize, adjective: bool) -> Option<Phrase> {
    let named = forms::longest(reader.asked(), at, WHOLES);
    let unit = if adjective { None } else { relative::the_unit(reader, at) };
    longer(named, unit).filter(|phrase| phrase.edge.is_none())
}

/// "year-end", "year's end", "year end": the end of the year of publication.
pub(super) fn year_end(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let tokens = reader.tokens;
    let end_at = at + 1 + usize::from(tokens.is_hyphen(at + 1));
    let plain = reader.word(at) == "year" && tokens.word(end_at) == "end" && !tokens.is_hyphen(end_at + 1);
    plain.then(|| {
        let days = reader.published.and_then(|date| Period::around(date, Grain::Year));
        let place = Phrase::relative(days, end_at + 1, "end of the year");
        Phrase { edge: Some(Edge::End), ..place }
    })
}

/// The days of a phrase cut down to its edge, as the end of a range needs them.
pub(super) fn narrowed(place: Place, edge: Option<Edge>) -> Place {
    match (place, edge) {
        (Place::Days(days, ground), Some(edge)) => Place::Days(edge.of(days), ground),
        (place, _) => place,
    }
}

impl Edge {
    /// The part of `whole` this edge means, where days must stand for it.
    pub(super) fn of(self, whole: Period) -> Period {
        match self {
            Edge::Start => Period::day(whole.first()),
            Edge::Early => whole.third(Third::Early),
            Edge::Mid => whole.third(Third::Mid),
            Edge::Late => whole.third(Third::Late),
            Edge::End => Period::day(whole.last()),
        }
    }
}
