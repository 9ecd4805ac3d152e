//! `imprecise-figure`: a true figure, written less carefully than its claim warrants.

use super::{Case, advise, claims_value};
use crate::check::bind::Binding;
use crate::check::compare::{Imprecision, Relation};
use crate::finding::{Code, Finding};

pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    case.bindings.iter().filter_map(|binding| finding(case, binding)).collect()
}

fn finding(case: &Case<'_>, binding: &Binding) -> Option<Finding> {
    let Relation::Imprecise(imprecision) = binding.relation else { return None };
    let (prepared, figure) = (case.claim_of(binding)?, case.figure_of(binding)?);
    if figure.quantity.days().is_some() && imprecision == Imprecision::TooExact {
        // A day inside the claim's days is what any report of them is full of.
        return None;
    }
    let expected = &prepared.claim.expected.get(binding.expected)?.text;
    let found = case.text(figure.span);
    let message = format!("the article says {found}, the claim `{}` says {expected}", prepared.id());
    let mut finding = Finding::new(Code::IMPRECISE_FIGURE, case.place(figure.span), message);
    manner(imprecision).clone_into(&mut finding.label);
    advise(&mut finding, None, prepared);
    finding.claim = Some(prepared.id().to_owned());
    finding.related = claims_value(prepared, binding.expected, format!("the claim says {expected}"));
    Some(finding)
}

fn manner(imprecision: Imprecision) -> &'static str {
    match imprecision {
        Imprecision::DroppedHedge => "the claim's hedge is dropped here",
        Imprecision::AddedHedge => "the claim has no such hedge",
        Imprecision::TooExact => "more exact than the claim",
        Imprecision::Uninformative => "true, but far from the claim's value",
    }
}
