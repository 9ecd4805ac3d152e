//! `conflicting-figure`: an article's figure contradicts a claim.

use std::cell::LazyCell;

use rustc_hash::FxHashMap;

use super::{Case, advise, claims_value, closed};
use crate::check::bind::Binding;
use crate::check::compare::Relation;
use crate::check::fit::ValueKey;
use crate::check::prepared::Prepared;
use crate::check::slip::{self, Slip};
use crate::check::{compare, fit};
use crate::claim;
use crate::figure::Figure;
use crate::finding::{Code, Finding, Label, Severity};
use crate::quantity::Quantity;

pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    let expectations = LazyCell::new(|| Expectations::of(case));
    let conflicts = case.bindings.iter().filter(|binding| !binding.relation.holds());
    conflicts.filter_map(|binding| finding(case, binding, &expectations)).collect()
}

fn finding(case: &Case<'_>, binding: &Binding, expectations: &Expectations<'_>) -> Option<Finding> {
    let (prepared, figure) = (case.claim_of(binding)?, case.figure_of(binding)?);
    let expected = &prepared.claim.expected.get(binding.expected)?.text;
    let found = case.text(figure.span);
    let slip = slip_of(binding, prepared, figure, expectations);
    let message = format!("the article says {found}, the claim `{}` says {expected}", prepared.id());
    let mut finding = Finding::new(Code::CONFLICTING_FIGURE, case.place(figure.span), message);
    finding.severity = severity(prepared);
    finding.label = format!("{found} here");
    advise(&mut finding, slip.map(|slip| closed(slip.words)), prepared);
    finding.claim = Some(prepared.id().to_owned());
    finding.slip = slip.map(|slip| slip.name);
    finding.related = claims_value(prepared, binding.expected, format!("the claim says {expected}"));
    finding.related.extend(said_rightly(case, binding));
    Some(finding)
}

/// Where the article itself says what the claim does: the quickest proof of which is right.
fn said_rightly(case: &Case<'_>, binding: &Binding) -> Option<Label> {
    let mut same = case.bindings_of(binding.claim).filter(|other| other.expected == binding.expected);
    let figure = case.figure_of(same.find(|other| other.relation == Relation::Agrees)?)?;
    Some(Label { place: case.place(figure.span), text: format!("{} here", case.text(figure.span)) })
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
fn slip_of(
    binding: &Binding,
    prepared: &Prepared<'_>,
    figure: &Figure,
    expectations: &Expectations<'_>,
) -> Option<Slip> {
    let expected = &prepared.claim.expected.get(binding.expected)?.quantity;
    let own = slip::between(expected, &figure.quantity);
    own.or_else(|| expectations.hold_elsewhere(binding, &figure.quantity).then_some(slip::WRONG_SLOT))
}

/// What the claims expect that the article mentions, by value: among thousands of others any number is right of
/// something.
struct Expectations<'a>(FxHashMap<ValueKey, Vec<(Slot, &'a Quantity)>>);

/// A claim and one of its values, by their places.
type Slot = (usize, usize);

impl<'a> Expectations<'a> {
    fn of(case: &Case<'a>) -> Self {
        let mut by_value: FxHashMap<ValueKey, Vec<(Slot, &Quantity)>> = FxHashMap::default();
        for claim in case.mentioned() {
            let expected = case.prepared.get(claim).map_or(&[][..], |prepared| &prepared.claim.expected);
            for (slot, expected) in expected.iter().enumerate() {
                if let Some(key) = ValueKey::of(&expected.quantity) {
                    by_value.entry(key).or_default().push(((claim, slot), &expected.quantity));
                }
            }
        }
        Self(by_value)
    }

    /// Whether the figure is what another slot expects than the one it was bound to.
    fn hold_elsewhere(&self, binding: &Binding, found: &Quantity) -> bool {
        let alike = ValueKey::of(found).and_then(|key| self.0.get(&key));
        let mut others = alike.into_iter().flatten().filter(|(slot, _)| *slot != (binding.claim, binding.expected));
        others.any(|(_, other)| {
            fit::is_same_value(other, found) && compare::relation(other, None, found) == Relation::Agrees
        })
    }
}
