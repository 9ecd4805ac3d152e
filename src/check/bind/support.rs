//! Support: when a figure that agrees with a claim is taken to speak of it.
//!
//! The more its value tells by itself, the less the words around it need to say: nobody meets $310.3 billion by chance,
//! but every article has a two.

use super::company::Company;
use super::pair::Pair;
use super::terms;
use super::value::{is_exact, is_telling};
use crate::check::compare::{Imprecision, Relation};
use crate::check::dates;
use crate::check::fit::{self, Fit};
use crate::quantity::{Hedge, Kind};

/// How much of a sentence's subject must be there, in percent, for the claim's own number: one that tells, or any.
pub(super) const FOR_A_TELLING_NUMBER: i32 = 5;
const FOR_THE_NUMBER: i32 = 10;
/// The same for a figure that rounds the claim's telling number, or gives it more exactly.
const FOR_A_TELLING_ROUND: i32 = 20;
/// For a run of days that begins or ends when the claim says.
const FOR_AN_END: i32 = 20;
/// For a figure that agrees in other words: counts of the same noun, a day within the claim's month or year.
const FOR_THE_SAME_THING: i32 = 30;
/// For a day that every article speaks of.
const FOR_A_COMMON_DAY: i32 = 35;
/// For one that agrees and is only comparable: it may be another thing of the same size.
const FOR_ANOTHER_FORM: i32 = 60;
/// For a bound that is true and tells little.
const FOR_LITTLE: i32 = 45;
/// For a date that is coarser than the claim's.
const FOR_A_COARSE_DATE: i32 = 55;
/// For a run of days that the claim's date only lies in: it began and ended with something else.
const FOR_A_SPAN: i32 = 70;
/// How much of what stands around the slot must be there as well, in percent, where the value alone is no sign.
const NEAR: i32 = 35;

/// Whether a figure that agrees may be bound. Terms have said where to look, so that it need only stand
/// there and be of what they name.
pub(super) fn may_support<'p>(pair: &Pair<'p>, company: &Company<'p>) -> bool {
    if pair.dates_a_statement() {
        return false;
    }
    if pair.is_strict() {
        return !terms::tells_of_another(pair) && (is_exact_pair(pair) || !company.is_rounder_than_another(pair));
    }
    let outdone = !is_exact_pair(pair)
        && (company.is_outdone(pair) || company.is_taken(pair.slot, pair.at) || company.is_rounder_than_another(pair));
    !outdone && pair.strength() >= needed(pair).unwrap_or(i32::MAX)
}

fn is_exact_pair(pair: &Pair<'_>) -> bool {
    is_exact(pair.relation, pair.wanted(), &pair.found)
}

/// How much of the subject must be there, in percent; none where nothing would do.
pub(super) fn needed(pair: &Pair<'_>) -> Option<i32> {
    let near = pair.place.nearness(pair.slot) >= NEAR;
    match () {
        () if is_exact_pair(pair) && is_fleeting(pair) => near.then_some(FOR_A_COMMON_DAY),
        () if is_exact_pair(pair) && is_telling(&pair.figure.quantity) => Some(FOR_A_TELLING_NUMBER),
        () if is_exact_pair(pair) => Some(FOR_THE_NUMBER),
        () if pair.figure.quantity.kind == Kind::Date => Some(needed_for_a_date(pair)),
        () if tells_little(pair) => (pair.fit >= Fit::Open).then_some(FOR_LITTLE),
        () if pair.fit == Fit::Strict && rounds_a_telling_number(pair) => Some(FOR_A_TELLING_ROUND),
        () if pair.fit == Fit::Loose => (near && pair.is_one_kind()).then_some(FOR_ANOTHER_FORM),
        () => near.then_some(FOR_THE_SAME_THING),
    }
}

/// "Tuesday", "this week", "the quarter": days that every article speaks of.
fn is_fleeting(pair: &Pair<'_>) -> bool {
    let quantity = &pair.figure.quantity;
    quantity.kind == Kind::Date && quantity.clock().is_none() && !dates::is_absolute(pair.text())
}

/// "Around $300 billion" may be said of many amounts, and so is no rounding of $310.3 billion.
fn rounds_a_telling_number(pair: &Pair<'_>) -> bool {
    is_telling(pair.wanted()) && pair.figure.quantity.hedge == Hedge::None
}

fn needed_for_a_date(pair: &Pair<'_>) -> i32 {
    match () {
        () if fit::is_end_of_run(pair.wanted(), &pair.found) => FOR_AN_END,
        () if fit::is_inside_unit(pair.wanted(), &pair.found) => FOR_THE_SAME_THING,
        () if spans_it(pair) => FOR_A_SPAN,
        () => FOR_A_COARSE_DATE,
    }
}

fn spans_it(pair: &Pair<'_>) -> bool {
    let days = pair.wanted().days().zip(pair.found.days());
    days.is_some_and(|(claim, found)| dates::is_run(found) && !dates::is_run(claim))
}

fn tells_little(pair: &Pair<'_>) -> bool {
    pair.relation == Relation::Imprecise(Imprecision::Uninformative)
}
