//! `contradicting-claims`: two claims about the same thing expect different values.

use std::collections::BTreeSet;

use super::claims::{at_claim, other};
use crate::check::compare::{Relation, relation};
use crate::check::fit::{Fit, fit};
use crate::check::prepared::Prepared;
use crate::finding::{Code, Finding};

/// A claim is held against so many before it on its subject: no desk writes more, and a hostile file must not cost the
/// square of its size.
const NEIGHBOURS: usize = 32;

pub(super) fn findings(of_one_subject: &[Vec<&Prepared<'_>>]) -> Vec<Finding> {
    pairs(of_one_subject).into_iter().map(|(first, second)| finding(first, second)).collect()
}

/// Each claim that contradicts earlier ones, once, behind the first of those.
pub(super) fn pairs<'p, 'c>(of_one_subject: &[Vec<&'p Prepared<'c>>]) -> Vec<(&'p Prepared<'c>, &'p Prepared<'c>)> {
    let of_subject = |claims: &Vec<&'p Prepared<'c>>| {
        let first = |at: usize| {
            let earlier = claims[at.saturating_sub(NEIGHBOURS)..at].iter().find(|other| contradict(other, claims[at]));
            earlier.map(|earlier| (*earlier, claims[at]))
        };
        (0..claims.len()).filter_map(first).collect::<Vec<_>>()
    };
    let mut told = BTreeSet::new();
    of_one_subject.iter().flat_map(of_subject).filter(|(_, later)| told.insert(later.id())).collect()
}

/// Whether two claims of one subject expect different values of one thing. Only claims of one figure each are sure to
/// mean the same slot.
fn contradict(first: &Prepared<'_>, second: &Prepared<'_>) -> bool {
    let ([a], [b]) = (&first.claim.expected[..], &second.claim.expected[..]) else { return false };
    let ([form], [other_form]) = (&first.forms[..], &second.forms[..]) else { return false };
    let apart = |a, b, tolerance| relation(a, tolerance, b) == Relation::Conflicts;
    let same_thing = fit(form, other_form) == Fit::Strict && a.quantity.change == b.quantity.change;
    same_thing
        && apart(&a.quantity, &b.quantity, first.claim.tolerance.as_ref())
        && apart(&b.quantity, &a.quantity, second.claim.tolerance.as_ref())
}

fn finding(first: &Prepared<'_>, second: &Prepared<'_>) -> Finding {
    let expects = |prepared: &Prepared<'_>| prepared.claim.expected.first().map_or("", |value| &*value.text).to_owned();
    let (one, other_one) = (expects(first), expects(second));
    let (id, earlier) = (second.id(), first.id());
    let message = format!("the claims `{earlier}` and `{id}` have one subject but expect {one} and {other_one}");
    let mut finding = at_claim(Code::CONTRADICTING_CLAIMS, second, message);
    finding.label = format!("expects {other_one}");
    finding.help = Some("Keep the one that is right, or give each a subject of its own.".to_owned());
    finding.related = other(first, &format!("expects {one}"));
    finding
}
