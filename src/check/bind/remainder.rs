//! The remainder: of a claim that an article bears out in part, the figure that was left without its own.
//!
//! Who tells all the rest of a claim most likely tells this figure, too. So once the others agree, wherever they stand,
//! less is needed to take one that differs for the one meant. It is asked last, for it hangs on what else was bound.

use std::collections::BTreeSet;

use super::candidate::bind;
use super::company::Company;
use super::evidence::{ENOUGH, Evidence};
use super::pair::{Pair, Place};
use super::speech::Spoken;
use super::value::is_exact;
use super::{Binding, Ground};
use crate::check::fit::{self, Fit};
use crate::check::prepared::Prepared;
use crate::quantity::{Kind, Quantity};

/// So many points fewer are enough.
const LESS: i32 = 9;

/// Of each claim with some figures that agree and one that has none: the conflict that is left, if there is one.
pub(super) fn conflicts(claims: &[Prepared<'_>], ground: &Ground<'_>, bindings: &[Binding]) -> Vec<Binding> {
    let borne_out: BTreeSet<usize> = bindings.iter().filter(|b| agrees(claims, ground, b)).map(|b| b.claim).collect();
    borne_out.into_iter().filter_map(|claim| conflict(claim, claims.get(claim)?, ground, bindings)).collect()
}

fn agrees(claims: &[Prepared<'_>], ground: &Ground<'_>, binding: &Binding) -> bool {
    let pair = || {
        let expected = claims.get(binding.claim)?.claim.expected.get(binding.expected)?;
        Some((&expected.quantity, &ground.figures.get(binding.figure)?.quantity))
    };
    pair().is_some_and(|(expected, found)| is_exact(binding.relation, expected, found))
}

fn conflict(claim: usize, prepared: &Prepared<'_>, ground: &Ground<'_>, bindings: &[Binding]) -> Option<Binding> {
    let own = || bindings.iter().filter(|binding| binding.claim == claim);
    let mut open = (0..prepared.claim.expected.len()).filter(|slot| !own().any(|binding| binding.expected == *slot));
    let slot = open.next().filter(|_| open.next().is_none())?;
    if prepared.subject.strict || !own().all(|b| b.relation.holds()) || !tells(&prepared.claim.expected[slot].quantity)
    {
        return None;
    }
    let taken: BTreeSet<usize> = bindings.iter().map(|binding| binding.figure).collect();
    let spoken = Spoken::of(prepared, ground);
    let places = spoken.passages.keys().filter_map(|&at| Place::of(&spoken, claim, at, ground));
    let found = places.flat_map(|place| in_passage(place, slot, &taken));
    found.max_by_key(|binding| (binding.evidence.total(), std::cmp::Reverse(binding.figure)))
}

/// A place in a row and a bare count may be of anything.
fn tells(wanted: &Quantity) -> bool {
    wanted.kind != Kind::Ordinal && (wanted.kind != Kind::Count || wanted.unit.is_some())
}

/// A weekday, or a date that is open to one side, is not what a plain date was mistaken for.
fn is_unlike(pair: &Pair<'_>) -> bool {
    let found = &pair.figure.quantity;
    found.kind == Kind::Date && (fit::hedge_sets_apart(pair.wanted(), found) || pair.is_fleeting_on_one_side())
}

fn in_passage(place: Place<'_>, slot: usize, taken: &BTreeSet<usize>) -> Vec<Binding> {
    let pairs: Vec<Pair<'_>> = place.pairs().collect();
    let company = Company::of(&pairs);
    let left = pairs.iter().filter(|pair| {
        pair.slot == slot && pair.fit == Fit::Strict && pair.differs() && !is_unlike(pair) && !taken.contains(&pair.at)
    });
    let weighed = left.map(|pair| (pair, Evidence::of(pair, &company)));
    let enough = weighed.filter(|(_, evidence)| evidence.total() >= ENOUGH - LESS);
    enough.map(|(pair, evidence)| bind(pair, evidence)).collect()
}
