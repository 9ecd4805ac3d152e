//! `unreviewed-claim`: a draft is used before anybody has looked at it.

use super::claims::at_claim;
use crate::check::prepared::Prepared;
use crate::finding::{Code, Finding};

pub(super) fn findings(prepared: &[Prepared<'_>]) -> Vec<Finding> {
    prepared.iter().filter(|prepared| !prepared.claim.reviewed).map(finding).collect()
}

fn finding(prepared: &Prepared<'_>) -> Finding {
    let message = format!("the claim `{}` is a draft that nobody has reviewed", prepared.id());
    let mut finding = at_claim(Code::UNREVIEWED_CLAIM, prepared, message);
    "a draft".clone_into(&mut finding.label);
    finding.help = Some(
        "Hold its value against the source, mend what is wrong, and set `reviewed: true`; or delete the claim."
            .to_owned(),
    );
    finding
}
