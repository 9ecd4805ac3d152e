//! `expired-claim`: a claim is used after the day it expires.

use jiff::civil::Date;

use super::claims::at_claim;
use crate::check::prepared::Prepared;
use crate::finding::{Code, Finding, Place};

pub(super) fn findings(prepared: &[Prepared<'_>], today: Date) -> Vec<Finding> {
    prepared.iter().filter_map(|prepared| finding(prepared, today)).collect()
}

fn finding(prepared: &Prepared<'_>, today: Date) -> Option<Finding> {
    let expires = prepared.claim.expires.as_ref().filter(|expires| expires.value < today)?;
    let message = format!("the claim `{}` expired on {}", prepared.id(), expires.value);
    let mut finding = at_claim(Code::EXPIRED_CLAIM, prepared, message);
    finding.place = Place::new(&prepared.file.source, expires.span);
    "past this day".clone_into(&mut finding.label);
    finding.help = Some("Establish the fact anew and move the date, or take the claim out.".to_owned());
    Some(finding)
}
