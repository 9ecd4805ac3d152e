//! `contradicting-claims`: two claims about the same thing expect different values.

use super::claims::{at_claim, other};
use crate::check::compare::{Relation, relation};
use crate::check::fit::{Fit, fit};
use crate::check::prepared::Prepared;
use crate::finding::{Code, Finding};

/// A claim is held against so many before it on its subject: no desk writes more, and a hostile file must not cost the
/// square of its size.
const NEIGHBOURS: usize = 32;

/// Of each claim that contradicts earlier ones, the first of those.
pub(super) fn findings(of_one_subject: &[Vec<&Prepared<'_>>]) -> Vec<Finding> {
    let of_subject = |claims: &Vec<&Prepared<'_>>| -> Vec<Finding> {
        let first =
            |at: usize| claims[at.saturating_sub(NEIGHBOURS)..at].iter().find_map(|other| finding(other, claims[at]));
        (0..claims.len()).filter_map(first).collect()
    };
    of_one_subject.iter().flat_map(of_subject).collect()
}

/// Only claims of one figure each are sure to mean the same slot.
fn finding(first: &Prepared<'_>, second: &Prepared<'_>) -> Option<Finding> {
    let ([a], [b]) = (&first.claim.expected[..], &second.claim.expected[..]) else { return None };
    let ([form], [other_form]) = (&first.forms[..], &second.forms[..]) else { return None };
    let apart = |a, b, tolerance| relation(a, tolerance, b) == Relation::Conflicts;
    let same_thing = fit(form, other_form) == Fit::Strict && a.quantity.change == b.quantity.change;
    let conflict = apart(&a.quantity, &b.quantity, first.claim.tolerance.as_ref())
        && apart(&b.quantity, &a.quantity, second.claim.tolerance.as_ref());
    (same_thing && conflict).then(|| {
        let (id, earlier) = (second.id(), first.id());
        let message =
            format!("the claims `{earlier}` and `{id}` have one subject but expect {} and {}", a.text, b.text);
        let mut finding = at_claim(Code::CONTRADICTING_CLAIMS, second, message);
        finding.label = format!("expects {}", b.text);
        finding.help = Some("Keep the one that is right, or give each a subject of its own.".to_owned());
        finding.related = other(first, &format!("expects {}", a.text));
        finding
    })
}
