//! `overlapping-claims`: two claims look for the same thing.

use std::collections::BTreeMap;

use super::claims::{at_claim, other, subject_key};
use crate::check::prepared::Prepared;
use crate::check::words::Vocabulary;
use crate::finding::{Code, Finding};

/// Claims that share their subject and expect the same values, figure by figure.
pub(super) fn findings(prepared: &[Prepared<'_>], vocabulary: &Vocabulary) -> Vec<Finding> {
    let mut seen: BTreeMap<(Vec<String>, Vec<String>), &Prepared<'_>> = BTreeMap::new();
    let mut findings = Vec::new();
    for one in prepared {
        match seen.get(&(subject_key(one, vocabulary), values(one))) {
            Some(first) => findings.push(finding(first, one)),
            None => drop(seen.insert((subject_key(one, vocabulary), values(one)), one)),
        }
    }
    findings
}

fn values(prepared: &Prepared<'_>) -> Vec<String> {
    let mut values: Vec<String> = prepared.claim.expected.iter().map(|e| format!("{:?}", e.quantity)).collect();
    values.sort();
    values
}

fn finding(first: &Prepared<'_>, second: &Prepared<'_>) -> Finding {
    let message = format!("the claims `{}` and `{}` look for the same thing", first.id(), second.id());
    let mut finding = at_claim(Code::OVERLAPPING_CLAIMS, second, message);
    "says what another claim says".clone_into(&mut finding.label);
    finding.help = Some("Keep one of the two, or make their subjects differ.".to_owned());
    finding.related = other(first, "and so does this one");
    finding
}
