//! Conflicts with a claim whose subject was given as terms: what a figure must be like to contradict it.
//!
//! Who lists terms has said where the figure is to be looked for, so its form and its place decide, by plain rules.

use super::pair::{BESIDE, FAR, Pair, SAME_CLAUSE};
use super::value::is_telling;
use crate::check::compare::Relation;
use crate::check::fit::{self, Fit};
use crate::quantity::Kind;

/// Whether a figure that differs may be the one the terms ask for.
pub(super) fn may_conflict(pair: &Pair<'_>) -> bool {
    let here = pair.place.speech.places.iter().any(|places| !places.is_empty());
    here && match () {
        () if pair.relation == Relation::Incomparable => is_slip_of_form(pair),
        () if pair.figure.quantity.kind == Kind::Date => date_may_conflict(pair),
        () => form_allows(pair),
    }
}

/// The right number in the wrong currency, or in points for percent.
fn is_slip_of_form(pair: &Pair<'_>) -> bool {
    let reach = if is_telling(&pair.figure.quantity) { FAR } else { SAME_CLAUSE };
    pair.fit == Fit::Loose && pair.distance <= reach && fit::is_telling_slip(pair.wanted(), &pair.figure.quantity)
}

fn date_may_conflict(pair: &Pair<'_>) -> bool {
    let apart = fit::hedge_sets_apart(pair.wanted(), &pair.figure.quantity) && pair.distance > BESIDE;
    if fit::is_another_week(pair.wanted(), &pair.figure.quantity, pair.text()) {
        return false;
    }
    let names_end = pair.relation_to_end().is_some();
    names_end || (pair.fit >= Fit::Open && !pair.dates_a_statement() && !apart && pair.is_in_clause())
}

/// The looser the fit, the nearer to the subject and to the claim's number a figure must be.
fn form_allows(pair: &Pair<'_>) -> bool {
    let is_only = |fit: Fit| pair.rivals(fit.min(Fit::Open)).next().is_none();
    let in_reach = || pair.is_in_clause() || (is_only(pair.fit) && pair.distance < FAR);
    match pair.fit {
        Fit::None => false,
        Fit::Loose => pair.distance <= BESIDE + 2 && pair.is_plausible() && is_only(Fit::Loose),
        Fit::Open => (pair.is_plausible() && in_reach()) || pair.distance <= BESIDE,
        Fit::Strict => in_reach(),
    }
}
