//! `unmatched-claim`: none of the articles checked mentions a claim.

use std::collections::BTreeSet;

use super::claims::at_claim;
use crate::check::prepared::Prepared;
use crate::finding::{Code, Finding, Severity};

/// Of the claims those that no article has mentioned.
pub(super) fn findings(prepared: &[Prepared<'_>], mentioned: &BTreeSet<String>, strict: bool) -> Vec<Finding> {
    let unmatched = prepared.iter().filter(|prepared| !mentioned.contains(prepared.id()));
    unmatched.map(|prepared| finding(prepared, strict)).collect()
}

fn finding(prepared: &Prepared<'_>, strict: bool) -> Finding {
    let message = format!("no article checked mentions the claim `{}`", prepared.id());
    let mut finding = at_claim(Code::UNMATCHED_CLAIM, prepared, message);
    if strict {
        finding.severity = Severity::Error;
    }
    "mentioned nowhere".clone_into(&mut finding.label);
    finding.help = Some(
        "Either the articles leave it out, or its subject is worded otherwise there: `check --explain CLAIM` shows \
         which passages were considered."
            .to_owned(),
    );
    finding
}
