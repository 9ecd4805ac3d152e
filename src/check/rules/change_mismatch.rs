//! `change-mismatch`: a change is not what lies between the two values beside it.

use super::Case;
use super::movement::{self, Movement};
use super::sentence::{self, Sentence, meant, rounded_like, told};
use super::step::{self, Step};
use super::unaided::Mismatch;
use crate::finding::Code;
use crate::quantity::{Decimal, Interval, Kind, Quantity, Scale};

const HELP: &str = "Reckon it again from the source: one of the three figures is wrong.";

pub(super) fn mismatches(case: &Case<'_>) -> Vec<Mismatch> {
    sentence::all(case).flat_map(|sentence| in_sentence(&sentence)).collect()
}

fn in_sentence(sentence: &Sentence<'_>) -> Vec<Mismatch> {
    let (movements, steps) = (movement::all(sentence), step::all(sentence));
    let moved = movements.iter().filter_map(|movement| mismatch(sentence, movement));
    moved.chain(steps.iter().filter_map(|step| of_step(sentence, step))).collect()
}

/// "fell 5 cents, or 7 percent, to $2.45".
fn of_step(sentence: &Sentence<'_>, step: &Step<'_>) -> Option<Mismatch> {
    if step.fits()? {
        return None;
    }
    let share = rounded_like(step.percent()?, step.stated.quantity());
    let [by, to, said] = [&step.by, &step.to, &step.stated].map(|mention| sentence.case.text(mention.span()));
    let direction = if step.falls { "fall" } else { "rise" };
    let message = format!("a {direction} of {by} to {to} is {share} percent, not “{said}”");
    let mismatch = Mismatch::at(Code::CHANGE_MISMATCH, &step.stated, message, HELP);
    let mismatch = mismatch.labelled(format!("a {direction} of {share} percent"));
    Some(mismatch.beside_each([&step.by, &step.to], "reckoned from this"))
}

fn mismatch(sentence: &Sentence<'_>, movement: &Movement<'_>) -> Option<Mismatch> {
    let fits = match movement.stated.kind() {
        Kind::Points => points_fit(movement)?,
        _ => movement.fits()?,
    };
    if fits { None } else { worded(sentence, movement) }
}

/// Percentage points are the plain difference of two percentages.
fn points_fit(movement: &Movement<'_>) -> Option<bool> {
    if movement.from.kind != Kind::Percent {
        return None;
    }
    let scale = Scale::of(movement.stated.quantity().unit.as_ref());
    let stated = meant(movement.stated.quantity())?.scaled(scale.factor)?;
    let (from, to) = (meant(&movement.from)?, meant(&movement.to)?);
    let way = if movement::falls(&movement.stated) { from.minus(to)? } else { to.minus(from)? };
    Some(way.meets(stated))
}

fn worded(sentence: &Sentence<'_>, movement: &Movement<'_>) -> Option<Mismatch> {
    let way = extent(movement)?;
    let said = sentence.case.text(movement.stated.span());
    let direction = if movement.way()?.is_sign_negative() { "fall" } else { "rise" };
    let (from, to) = (ends(sentence, movement).0, ends(sentence, movement).1);
    let message = format!("from {from} to {to} is a {direction} of {way}, not “{said}”");
    let mismatch = Mismatch::at(Code::CHANGE_MISMATCH, &movement.stated, message, HELP);
    let mismatch = mismatch.labelled(format!("a {direction} of {way}"));
    Some(mismatch.beside_each(&movement.ends, "reckoned from this"))
}

/// How far it really is, in the measure of what is stated.
fn extent(movement: &Movement<'_>) -> Option<String> {
    let stated = movement.stated.quantity();
    Some(match stated.kind {
        Kind::Points => format!("{} percentage points", told(movement.way()?.abs())),
        _ => format!("{} percent", rounded_like(movement.percent()?.abs(), stated)),
    })
}

/// The two ends as they read.
pub(super) fn ends(sentence: &Sentence<'_>, movement: &Movement<'_>) -> (String, String) {
    match movement.ends.as_slice() {
        [from, to] => (sentence.case.text(from.span()), sentence.case.text(to.span())),
        _ => (plain(&movement.from), plain(&movement.to)),
    }
}

fn plain(quantity: &Quantity) -> String {
    told(sentence::number(quantity).unwrap_or_default())
}

/// The interval of a stated change by itself, for whoever compares exact numbers with it.
pub(super) fn stated_interval(movement: &Movement<'_>) -> Option<Interval> {
    meant(movement.stated.quantity())
}

/// A single value as an interval.
pub(super) fn just(number: Decimal) -> Interval {
    Interval::closed(number, number)
}
