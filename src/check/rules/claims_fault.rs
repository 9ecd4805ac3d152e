//! The codes of claims files that cannot be used, as the claim room found them.

use crate::claim::{Fault, Faults};
use crate::finding::{Code, Finding, Label, Place};

pub(in crate::check) fn findings(faults: &Faults) -> Vec<Finding> {
    faults.faults.iter().map(|fault| finding(faults, fault)).collect()
}

fn finding(faults: &Faults, fault: &Fault) -> Finding {
    let code = Code::find(fault.code).unwrap_or(Code::CLAIMS_SYNTAX);
    let mut finding = Finding::new(code, Place::new(&faults.source, fault.span), fault.message.clone());
    finding.label.clone_from(&fault.label);
    finding.help.clone_from(&fault.help);
    finding.related = fault
        .related
        .iter()
        .map(|(span, text)| Label { place: Place::new(&faults.source, *span), text: text.clone() })
        .collect();
    finding
}
