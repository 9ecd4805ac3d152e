//! Lives: the dates of birth and death in brackets behind a name, "(10 February 1894 – 29 December 1986)".
//!
//! No word there says which date is which, only their order does. So a claim that says when somebody was born is held
//! against the first, one that says when they died against the second, and neither against the other.

use super::pair::Pair;
use crate::check::compare::Relation;
use crate::check::dates;
use crate::check::fit::End;
use crate::check::words::cut;
use crate::figure::Figure;
use crate::quantity::{Hedge, Kind, Period};
use crate::source::Span;

/// No two dates nearer to each other, in years, are taken for a life.
const SHORTEST: i16 = 10;

/// How the claim's date relates to that end of a life which it tells of; none where it tells of none, or the figure is
/// no part of one.
pub(super) fn relation(pair: &Pair<'_>) -> Option<Relation> {
    let told = told(pair)?;
    let asked = asked(pair)?;
    let told = match told {
        Told::Both(life) => end(life, asked),
        Told::One(own, date) if own == asked => date,
        Told::One(..) => return Some(Relation::Incomparable),
    };
    Some(dates::relation(pair.wanted().hedge, pair.wanted().days()?, 0, Hedge::None, told))
}

/// What a figure tells of a life.
enum Told {
    Both(Period),
    One(End, Period),
}

fn told(pair: &Pair<'_>) -> Option<Told> {
    let days = pair.figure.quantity.days()?;
    if is_life(days) {
        return pair.place.passage.is_bracketed(pair.figure.span).then_some(Told::Both(days));
    }
    let beside =
        |at: Option<usize>| pair.place.ground.figures.get(at?).filter(|other| other.quantity.kind == Kind::Date);
    let before = || beside(pair.at.checked_sub(1)).filter(|before| make_life(pair, before, pair.figure));
    let after = || beside(pair.at.checked_add(1)).filter(|after| make_life(pair, pair.figure, after));
    match () {
        () if after().is_some() => Some(Told::One(End::First, days)),
        () if before().is_some() => Some(Told::One(End::Last, days)),
        () => None,
    }
}

/// "(DATE -- DATE)".
fn make_life(pair: &Pair<'_>, birth: &Figure, death: &Figure) -> bool {
    let passage = pair.place.passage;
    let dash = || passage.slice(Span::new(birth.span.end, death.span.start)).trim();
    let life = || birth.quantity.days()?.through(death.quantity.days()?);
    birth.sentence == death.sentence
        && birth.span.end <= death.span.start
        && !dash().is_empty()
        && dash().chars().all(|mark| matches!(mark, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}'))
        && passage.is_bracketed(Span::new(birth.span.start, death.span.end))
        && life().is_some_and(is_life)
}

fn is_life(days: Period) -> bool {
    days.last().year() - days.first().year() >= SHORTEST
}

/// The first or last day of a life; its year, where only years are told.
fn end(life: Period, end: End) -> Period {
    let (first, last) = (life.first(), life.last());
    let whole_years = first.day_of_year() == 1 && last == last.last_of_year();
    let day = if end == End::First { first } else { last };
    Period::year(day.year()).filter(|_| whole_years).unwrap_or_else(|| Period::day(day))
}

/// Which end of a life the claim's date tells of, by the word that stands nearest before it, or else behind.
fn asked(pair: &Pair<'_>) -> Option<End> {
    let sentence = &pair.place.spoken.prepared.claim.sentence.as_ref()?.value;
    let date = pair.expected.figure.as_ref().filter(|figure| figure.quantity.kind == Kind::Date)?;
    let words = cut(sentence);
    let (before, behind) = words.split_at(words.partition_point(|word| word.span.end <= date.span.start));
    // "Served from 1990 until his death": the date before is no part of what comes then.
    let own = behind.iter().take_while(|word| !matches!(word.text, "until" | "till"));
    before.iter().rev().chain(own).find_map(|word| named(&word.text.to_lowercase()))
}

fn named(word: &str) -> Option<End> {
    match word {
        "born" | "birth" => Some(End::First),
        "died" | "dies" | "death" | "dead" => Some(End::Last),
        _ => None,
    }
}
