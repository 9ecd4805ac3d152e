//! `conflicting-figure`: an article's figure contradicts a claim.

use super::{Case, advise, claims_value, closed};
use crate::check::bind::Binding;
use crate::check::prepared::Prepared;
use crate::check::slip::{self, Slip};
use crate::check::{compare, fit};
use crate::claim;
use crate::figure::Figure;
use crate::finding::{Code, Finding, Severity};

pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    case.bindings
        .iter()
        .filter(|binding| !binding.relation.holds())
        .filter_map(|binding| finding(case, binding))
        .collect()
}

fn finding(case: &Case<'_>, binding: &Binding) -> Option<Finding> {
    let (prepared, figure) = (case.claim_of(binding)?, case.figure_of(binding)?);
    let expected = &prepared.claim.expected.get(binding.expected)?.text;
    let found = case.text(figure.span);
    let slip = slip_of(case, binding, prepared, figure);
    let message = format!("the article says {found}, the claim `{}` says {expected}", prepared.id());
    let mut finding = Finding::new(Code::CONFLICTING_FIGURE, case.place(figure.span), message);
    finding.severity = severity(prepared);
    finding.label = format!("{found} here");
    advise(&mut finding, slip.map(|slip| closed(slip.words)), prepared);
    finding.claim = Some(prepared.id().to_owned());
    finding.slip = slip.map(|slip| slip.name);
    finding.related = claims_value(prepared, binding.expected, format!("the claim says {expected}"));
    Some(finding)
}

fn severity(prepared: &Prepared<'_>) -> Severity {
    match prepared.claim.severity {
        Some(claim::Severity::Note) => Severity::Note,
        Some(claim::Severity::Warning) => Severity::Warning,
        Some(claim::Severity::Error) => Severity::Error,
        None => Code::CONFLICTING_FIGURE.rule().severity,
    }
}

/// The number's own slip, or else that it is the right number of another fact.
fn slip_of(case: &Case<'_>, binding: &Binding, prepared: &Prepared<'_>, figure: &Figure) -> Option<Slip> {
    let expected = &prepared.claim.expected.get(binding.expected)?.quantity;
    let own = slip::between(expected, &figure.quantity);
    own.or_else(|| is_right_elsewhere(case, binding, figure).then_some(slip::WRONG_SLOT))
}

/// Of the claims that the article mentions: among thousands of others any number is right of something.
fn is_right_elsewhere(case: &Case<'_>, binding: &Binding, figure: &Figure) -> bool {
    let of_claim = |claim: usize| {
        let expected = case.prepared.get(claim).map_or(&[][..], |prepared| &prepared.claim.expected);
        expected.iter().enumerate().map(move |(slot, expected)| ((claim, slot), expected))
    };
    let mut others =
        case.mentioned().into_iter().flat_map(of_claim).filter(|&(slot, _)| slot != (binding.claim, binding.expected));
    others.any(|(_, other)| {
        fit::is_same_value(&other.quantity, &figure.quantity)
            && compare::relation(&other.quantity, None, &figure.quantity) == compare::Relation::Agrees
    })
}
