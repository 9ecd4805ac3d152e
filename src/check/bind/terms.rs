//! Conflicts with a claim whose subject was given as terms: what a figure must be like to contradict it.
//!
//! Who lists terms has said where the figure is to be looked for, so its form and its place decide, by plain rules.

use super::pair::{BESIDE, FAR, Pair, SAME_CLAUSE, SLIGHT_BREAK};
use super::value::is_telling;
use super::{bearer, landmark, mood};
use crate::check::compare::Relation;
use crate::check::fit::{self, Fit};
use crate::check::words::{has_stem, is_done, is_function_word, is_listed, stem};
use crate::quantity::{Kind, Quantity, Unit};
use crate::source::Span;

/// Whether a figure evidently speaks of something else than the terms do, though they stand in its passage.
pub(super) fn tells_of_another(pair: &Pair<'_>) -> bool {
    bearer::is_of_another(pair)
        || landmark::is_another(pair)
        || is_part(pair)
        || pair.fit == Fit::Loose && counts_beside_it(pair)
}

/// "The three men, two of them aged 29": a part of what is counted.
fn is_part(pair: &Pair<'_>) -> bool {
    let mut behind = pair.place.passage.after(pair.figure.span, 2);
    let whole = |word: &str| matches!(word, "them" | "these" | "those" | "which" | "whom");
    pair.figure.quantity.unit.is_none() && behind.next() == Some("of") && behind.next().is_some_and(whole)
}

/// "The memorandums, signed by 14 ministers": other things are counted beside those the claim counts. People may be
/// whoever is meant.
fn counts_beside_it(pair: &Pair<'_>) -> bool {
    let (passage, figure) = (pair.place.passage, pair.figure.span);
    let others = fit::counted(&pair.figure.quantity).filter(|noun| !is_function_word(noun));
    let near = || passage.before(figure, AROUND).chain(passage.after(figure, AROUND));
    let own = || fit::counted(pair.wanted()).map(stem);
    others.is_some() && own().is_some_and(|own| near().any(|word| has_stem(word, &own)))
}

/// What stands further away than so many words is not beside a figure.
const AROUND: usize = 25;

/// Whether a figure that differs may be the one the terms ask for.
pub(super) fn may_conflict(pair: &Pair<'_>) -> bool {
    let here = pair.place.speech.places.iter().any(|places| !places.is_empty());
    !tells_of_another(pair)
        && !mood::is_only_wished(pair)
        && match () {
            () if !here => is_the_only_one(pair),
            () if pair.relation == Relation::Incomparable => is_slip_of_form(pair),
            () if pair.figure.quantity.kind == Kind::Date => date_may_conflict(pair),
            () => form_allows(pair),
        }
}

/// "The council passed its budget. It comes to $1.3 billion." Where terms may stand in another sentence, only a figure
/// that is alone of its kind in the article is theirs.
fn is_the_only_one(pair: &Pair<'_>) -> bool {
    let alone = || pair.place.spoken.at_large(pair.slot, pair.place.ground).one_value;
    let dated = pair.wanted().kind == Kind::Date;
    pair.fit == Fit::Strict && !dated && pair.differs() && pair.is_plausible() && alone()
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
    names_end
        || (!is_of_another_event(pair)
            && pair.fit >= Fit::Open
            && !pair.dates_a_statement()
            && !apart
            && pair.is_in_clause())
}

/// So many words before a date tell what it dates.
const BEFORE: usize = 4;

/// "The brewery, founded by two brothers and sold in 1954": what was done right before a date is what it dates, where the
/// terms ask for something else that was done.
fn is_of_another_event(pair: &Pair<'_>) -> bool {
    let passage = pair.place.passage;
    let mut before = passage.before(pair.figure.span, BEFORE).filter(|word| !is_function_word(word));
    let terms = || pair.terms().map(|term| passage.slice(term));
    let another = |word: &str| !terms().any(|term| term.eq_ignore_ascii_case(word));
    before.next().is_some_and(|word| is_done(word) && another(word)) && terms().any(is_done)
}

/// The looser the fit, or the less the two numbers resemble each other, the closer the figure must be to the subject.
fn form_allows(pair: &Pair<'_>) -> bool {
    let is_only = |fit: Fit| pair.rivals(fit.min(Fit::Open)).next().is_none();
    let in_reach = || pair.is_in_clause() || (is_only(pair.fit) && pair.distance < FAR);
    match pair.fit {
        Fit::None => false,
        Fit::Loose => pair.is_plausible() && is_only(Fit::Loose) && may_be_one_kind(pair) && is_right_beside(pair),
        Fit::Open => in_reach() && (pair.is_plausible() || counts_a_term(pair) && is_told_at_once(pair)),
        Fit::Strict => in_reach() && (pair.is_plausible() || is_told_at_once(pair)),
    }
}

/// "Signed 200 memorandums", where the claim gives its number and leaves the noun to the terms.
fn counts_a_term(pair: &Pair<'_>) -> bool {
    fit::counted(&pair.figure.quantity).is_some() && pair.terms().any(|term| term.overlaps(pair.figure.span))
}

/// A bare number is no age and no length, though an age may be claimed by a bare number.
fn may_be_one_kind(pair: &Pair<'_>) -> bool {
    let (wanted, found) = (pair.wanted(), &pair.figure.quantity);
    wanted.kind == found.kind || wanted.kind == Kind::Count
}

/// Nothing but words of the grammar between the figure and a term: "the delegation of 300".
fn is_right_beside(pair: &Pair<'_>) -> bool {
    let passage = pair.place.passage;
    terms_outside(pair).any(|term| passage.breaks_between(term, pair.figure.span) == 0 && steps(pair, term) == 0)
}

/// At most one word between the figure and a term: "signed 200", "scored 200 points".
fn is_told_at_once(pair: &Pair<'_>) -> bool {
    let (wanted, found) = (pair.wanted(), &pair.figure.quantity);
    let same_motion = wanted.change.is_some() == found.change.is_some();
    let breaks = |term| pair.place.passage.breaks_between(term, pair.figure.span);
    let at_once = |term| steps(pair, term) <= 1 && breaks(term) <= SLIGHT_BREAK;
    same_motion && !is_in_another_measure(wanted, found) && terms_outside(pair).any(at_once)
}

fn is_in_another_measure(wanted: &Quantity, found: &Quantity) -> bool {
    matches!((&wanted.unit, &found.unit), (Some(Unit::Measure(a)), Some(Unit::Measure(b))) if a != b)
}

fn terms_outside<'p>(pair: &Pair<'p>) -> impl Iterator<Item = Span> + use<'p> {
    let own = pair.figure.span;
    pair.terms().filter(move |term| !term.overlaps(own))
}

/// How many words that mean something stand between the figure and a term.
fn steps(pair: &Pair<'_>, term: Span) -> usize {
    let between = pair.place.passage.between(term, pair.figure.span);
    between.filter(|word| !is_function_word(word) && !is_listed(word, HOLDS)).count()
}

/// In order, for the look-up. Verbs that say how many there are of their subject.
static HOLDS: &[&str] = &[
    "comprised",
    "comprises",
    "counted",
    "counts",
    "included",
    "includes",
    "numbered",
    "numbers",
    "reached",
    "totaled",
    "totalled",
    "totals",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_that_hold_are_in_order() {
        assert!(HOLDS.is_sorted());
    }
}
