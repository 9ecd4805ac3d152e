//! The rules that need no claim: an article's figures held against the calendar, against arithmetic and each other.
//!
//! Each rule is a file and says what does not fit; here it is decided what of that is told. An article with one slip
//! gets one finding, so nothing is said of a figure that contradicts a claim, or that another rule has spoken of.

use std::collections::BTreeSet;

use super::sentence::Mention;
use super::{
    Case, change_mismatch, conversion_mismatch, date_order, duration_mismatch, impossible_date, points_for_percent,
    share_mismatch, total_mismatch, weekday_mismatch,
};
use crate::check::verdict::Verdict;
use crate::finding::{Code, Finding, Label};
use crate::source::Span;

/// Figures that do not fit each other, or the calendar.
pub(super) struct Mismatch {
    pub code: Code,
    /// The place to look at first, in the article's prose.
    pub span: Span,
    /// The figures it hangs on, as indices into the article's.
    pub figures: Vec<usize>,
    pub message: String,
    pub label: String,
    pub help: &'static str,
    /// The other figures of the sum, and what is to be seen there.
    pub related: Vec<(Span, String)>,
}

impl Mismatch {
    /// A mismatch at one figure.
    pub(super) fn at(code: Code, mention: &Mention<'_>, message: String, help: &'static str) -> Self {
        let (span, figures) = (mention.span(), vec![mention.at]);
        Self { code, span, figures, message, label: String::new(), help, related: Vec::new() }
    }

    pub(super) fn labelled(self, label: impl Into<String>) -> Self {
        Self { label: label.into(), ..self }
    }

    /// The same with a further figure that it hangs on.
    pub(super) fn beside(mut self, mention: &Mention<'_>, label: impl Into<String>) -> Self {
        self.figures.push(mention.at);
        self.related.push((mention.span(), label.into()));
        self
    }

    /// The same with further figures that have one part in it.
    pub(super) fn beside_each<'m, 'c: 'm>(
        self,
        mentions: impl IntoIterator<Item = &'m Mention<'c>>,
        label: &str,
    ) -> Self {
        mentions.into_iter().fold(self, |mismatch, mention| mismatch.beside(mention, label))
    }

    fn finding(self, case: &Case<'_>) -> Finding {
        let mut finding = Finding::new(self.code, case.place(self.span), self.message);
        finding.label = self.label;
        finding.help = Some(self.help.to_owned());
        let label = |(span, text)| Label { place: case.place(span), text };
        finding.related = self.related.into_iter().map(label).collect();
        finding
    }
}

type UnaidedRule = fn(&Case<'_>) -> Vec<Mismatch>;

/// In the order in which they have the say over a figure.
static UNAIDED_RULES: &[UnaidedRule] = &[
    impossible_date::mismatches,
    weekday_mismatch::mismatches,
    date_order::mismatches,
    duration_mismatch::mismatches,
    conversion_mismatch::mismatches,
    points_for_percent::mismatches,
    change_mismatch::mismatches,
    share_mismatch::mismatches,
    total_mismatch::mismatches,
];

pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    let is_conflict = |at: &usize| case.verdicts.get(*at) == Some(&Verdict::Conflicting);
    let mut spoken_of: BTreeSet<usize> = (0..case.figures.len()).filter(is_conflict).collect();
    let mut findings = Vec::new();
    for mismatch in UNAIDED_RULES.iter().flat_map(|rule| rule(case)) {
        if mismatch.figures.iter().any(|at| spoken_of.contains(at)) {
            continue;
        }
        spoken_of.extend(&mismatch.figures);
        findings.push(mismatch.finding(case));
    }
    findings
}
