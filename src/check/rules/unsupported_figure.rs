//! `unsupported-figure`: a figure that no claim covers.

use super::Case;
use crate::check::verdict::Verdict;
use crate::claim::Unsupported;
use crate::figure::Figure;
use crate::finding::{Code, Finding, Severity};

pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    let Some(severity) = severity(case) else { return Vec::new() };
    let unsupported = case.figures.iter().zip(case.verdicts).filter(|(_, verdict)| **verdict == Verdict::Unsupported);
    unsupported.map(|(figure, _)| finding(case, figure, severity)).collect()
}

/// The gravest that any claims file asks for.
fn severity(case: &Case<'_>) -> Option<Severity> {
    let asked = case.claims.files.iter().filter_map(|file| match file.unsupported {
        Unsupported::Error => Some(Severity::Error),
        Unsupported::Warning => Some(Severity::Warning),
        Unsupported::Note => Some(Severity::Note),
        Unsupported::Off => None,
    });
    asked.max()
}

fn finding(case: &Case<'_>, figure: &Figure, severity: Severity) -> Finding {
    let message = format!("no claim covers {}", case.text(figure.span));
    let mut finding = Finding::new(Code::UNSUPPORTED_FIGURE, case.place(figure.span), message);
    finding.severity = severity;
    "nobody has vouched for this".clone_into(&mut finding.label);
    finding
}
