//! Ranges of dates, whose ends share what only one of them states: "4–7 January 2026", "between March and May 2024".

use super::super::english::calendar::AFTER_A_DATE;
use super::super::english::roles::Roles;
use super::super::lexer::TokenKind;
use super::super::noun;
use super::parts::{self, Parts};
use super::{
    Hedge, NO_PUBLICATION, NO_SUCH_DAY, Phrase, Place, Reader, edge, forms, longer, relative, small, tense, written,
    year,
};
use crate::quantity::{Period, weekday_until};

/// The date or range of dates that begins at `at`.
pub(super) fn read(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    if reader.tokens.word(at) == "between" {
        return opened(reader, at, is_and);
    }
    let single = forms::single(reader, at);
    let run = single.and_then(|first| with_tail(reader, at, first, is_to));
    longer(longer(run, single), longer(day_run(reader, at), year_run(reader, at)))
}

/// Whether a range that no single date begins could open at `at`.
pub(super) fn opens(reader: Reader<'_>, at: usize) -> bool {
    reader.tokens.word(at) == "between" || begins_with_day(reader, at)
}

/// Whether a day alone could stand at `at`, perhaps behind "the".
fn begins_with_day(reader: Reader<'_>, at: usize) -> bool {
    let roles = reader.tokens.roles(at);
    roles.any(Roles::SHORT)
        || roles.any(Roles::THE) && reader.tokens.roles(at + 1).any(Roles::SHORT | Roles::CARDINAL | Roles::ORDINAL)
}

/// The token after what joins the ends of a range.
type Joiner = fn(Reader<'_>, usize) -> Option<usize>;

/// The "and" behind "between".
pub(super) fn is_and(reader: Reader<'_>, at: usize) -> Option<usize> {
    let and = at + usize::from(reader.tokens.is_mark(at, ','));
    (reader.tokens.word(and) == "and").then_some(and + 1)
}

/// "to", "through", a hyphen or an en dash; a long dash joins sentences, not dates.
pub(super) fn is_to(reader: Reader<'_>, at: usize) -> Option<usize> {
    let tokens = reader.tokens;
    let word = matches!(tokens.word(at), "to" | "through" | "thru" | "until" | "till");
    let dash = tokens.is_joiner(at)
        && !matches!(tokens.text(at), "—" | "--" | "―")
        && tokens.glued(at) == tokens.glued(at + 1);
    (word || dash).then_some(at + 1)
}

/// "between … and …". The "from" before a range is left out of it, as "in" is before a date.
fn opened(reader: Reader<'_>, at: usize, joiner: Joiner) -> Option<Phrase> {
    let first = forms::single(reader.asked(), at + 1);
    let run = first.and_then(|first| with_tail(reader, at + 1, first, joiner));
    longer(run, longer(day_run_by(reader, at + 1, joiner), year_run(reader, at + 1)))
}

/// A range whose first end is read already.
fn with_tail(reader: Reader<'_>, at: usize, first: Phrase, joiner: Joiner) -> Option<Phrase> {
    let next = joiner(reader, first.end)?;
    let full = forms::single(reader.asked(), next).and_then(|last| joined(reader, at, first, last));
    longer(full, short_tail(reader, at, first, next))
}

/// The range from one date to another, which share what only one of them states.
pub(super) fn joined(reader: Reader<'_>, at: usize, first: Phrase, last: Phrase) -> Option<Phrase> {
    if first.hedge != Hedge::None || last.hedge != Hedge::None {
        return None;
    }
    let (from, to) = match (first.place, last.place) {
        (Place::Parts(from), Place::Parts(to)) => {
            parts::ends(from, to, reader.published, || tense::of(reader.tokens, at, last.end))?
        }
        (Place::Parts(from), Place::Days(to, ground)) => (before(from, to, ground), last.place),
        _ => (reader.settle(&first, at), reader.settle(&last, at)),
    };
    let place = match (edge::narrowed(from, first.edge), edge::narrowed(to, last.edge)) {
        (Place::Days(from, _), Place::Days(to, ground)) => Place::Days(from.through(to)?, ground),
        _ => Place::Nowhere(NO_PUBLICATION),
    };
    Some(Phrase::new(place, last.end, "range of dates"))
}

/// The beginning of a range whose end is placed: where it lacks its year, the last of its name before that.
fn before(from: Parts, to: Period, ground: &'static str) -> Place {
    let days = match (from.year, from.weekday) {
        (Some(year), _) => from.in_year(year),
        (None, Some(weekday)) if from.is_bare_weekday() => weekday_until(to.first(), weekday).map(Period::day),
        (None, _) => from.last(to.last()),
    };
    days.map_or(Place::Nowhere(NO_SUCH_DAY), |days| Place::Days(days, ground))
}

/// "Jan. 4-7", "January 4 to 7, 2026": the second end is a day alone.
fn short_tail(reader: Reader<'_>, at: usize, first: Phrase, next: usize) -> Option<Phrase> {
    let Place::Parts(from @ Parts { month: Some(_), day: Some(_), .. }) = first.place else { return None };
    let (day, end) = written::lone_day(reader, next).filter(|&(_, end)| ends_a_date(reader, end))?;
    let (year, end) = match year::number(reader, end + 1).filter(|_| reader.tokens.is_mark(end, ',')) {
        Some(year) => (Some(year), end + 2),
        None => written::relative_year(reader, end),
    };
    let from = Parts { weekday: None, ..from };
    joined(
        reader,
        at,
        Phrase::parts(from, first.end, "day"),
        Phrase::parts(Parts { day: Some(day), year, ..Parts::default() }, end, "day"),
    )
}

/// Whether a bare day can end here: what follows does not make it a count of something.
pub(super) fn ends_a_date(reader: Reader<'_>, at: usize) -> bool {
    let tokens = reader.tokens;
    match tokens.kind(at) {
        None | Some(TokenKind::Dash) => true,
        Some(TokenKind::Word) => {
            let word = tokens.word(at);
            AFTER_A_DATE.contains(&word) || noun::ends_phrase(word) || tokens.is_capitalised(at)
        }
        Some(TokenKind::Mark(mark)) => !matches!(mark, '%' | ':' | '/' | '°' | '$' | '€' | '£'),
        _ => false,
    }
}

/// "4–7 January 2026", "4 to 7 January", "the 4th to the 7th of this month"
fn day_run(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    day_run_by(reader, at, is_to)
}

fn day_run_by(reader: Reader<'_>, at: usize, joiner: Joiner) -> Option<Phrase> {
    if !begins_with_day(reader, at) {
        return None;
    }
    let start = reader.past_the(at);
    let (from, after) = written::lone_day(reader, start)?;
    let next = reader.past_the(joiner(reader, after)?);
    let (to, month_at) = small::ordinal(reader, next).or_else(|| Some((small::digits(reader, next, 2)?, next + 1)))?;
    let to = i8::try_from(to).ok().filter(|day| (1..=31).contains(day))?;
    let (month, end) =
        written::month_behind(reader, month_at).or_else(|| relative::month_pointed_at(reader, month_at))?;
    let first = Phrase::parts(Parts { day: Some(from), ..Parts::default() }, after, "day");
    joined(reader, at, first, Phrase::parts(Parts { day: Some(to), ..month }, end, "day and month"))
}

/// "2021–2025", "2008-09", "2019/20"; and "2026-01", which is a month.
fn year_run(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let tokens = reader.tokens;
    if !tokens.roles(at).any(Roles::FOUR) {
        return None;
    }
    // "Mozart (1756–91)": in a bracket stand the years of a life.
    let earliest = if at > 0 && tokens.is_mark(at - 1, '(') { 1000 } else { 1800 };
    let from: i16 = tokens.number(at).parse().ok().filter(|year| (earliest..=2099).contains(year))?;
    let tight =
        tokens.glued(at + 1) && tokens.glued(at + 2) && (tokens.is_joiner(at + 1) || tokens.is_mark(at + 1, '/'));
    let apart = at > 0
        && tokens.glued(at)
        && !matches!(tokens.kind(at - 1), Some(TokenKind::Mark('(' | '"' | '“' | '‘' | '\'' | '[')));
    let open_ended = tokens.glued(at + 3)
        && (tokens.is_word(at + 3)
            || tokens.is_joiner(at + 3)
            || tokens.is_number(at + 3)
            || tokens.is_mark(at + 3, '/'));
    if !tight || apart || open_ended || year::counts_something(reader, at + 2) {
        return None;
    }
    let digits = tokens.number(at + 2);
    let last: i16 = if matches!(digits.len(), 2 | 4) { digits.parse().ok() } else { None }?;
    let to = if digits.len() == 2 { from / 100 * 100 + last } else { last };
    let next_season = tokens.is_mark(at + 1, '/') && to != from + 1;
    if from < to && to <= 2199 && !next_season {
        let (first, last) =
            (Phrase::parts(Parts::of_year(from), at + 1, "year"), Phrase::parts(Parts::of_year(to), at + 3, "year"));
        return joined(reader, at, first, last);
    }
    let month = i8::try_from(last)
        .ok()
        .filter(|month| (1..=12).contains(month) && digits.len() == 2 && tokens.is_hyphen(at + 1))?;
    Some(Phrase::parts(Parts { month: Some(month), year: Some(from), ..Parts::default() }, at + 3, "year and month"))
}
