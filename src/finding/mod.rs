//! Findings: verdicts worth showing, and what a whole run came to.
//!
//! A finding is plain data: its code, its places, its words. Who decided it (the check) and who prints it (a report)
//! know of findings; findings know of neither. They know only sources, so that a place can be shown.

mod copy;
mod extent;
mod fingerprint;
mod record;
mod registry;
mod verdicts;

use std::cmp::Reverse;
use std::sync::Arc;

pub use copy::{Annotated, AnnotatedCopy, ClaimNote, Comparison, CopyBlock, CopyBlockKind, FigureNote, ReferenceNote};
pub use extent::{End, Extent, grouped};
pub use fingerprint::portable_path;
pub use record::{
    Acceptance, Accepted, ArticleRecord, Coverage, Ending, ExampleRecord, FigureRecord, Missed, Part, RefusedRecord,
    Run, Scalar, SlotRecord, SlotValue, Summary,
};
pub use registry::{Code, MANUAL, NAME, REGISTRY, Rule};
pub use verdicts::{ClaimRecord, ClaimRecords, Mention};

use crate::source::{Source, Span};

/// How much a finding weighs. The order is the order of gravity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Note,
    Warning,
    Error,
}

impl Severity {
    /// The word for it in reports and machine output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// A place in a source, in the source's own decoded text.
#[derive(Clone, Debug)]
pub struct Place {
    pub source: Arc<Source>,
    pub span: Span,
}

impl Place {
    #[must_use]
    pub fn new(source: &Arc<Source>, span: Span) -> Self {
        Self { source: Arc::clone(source), span }
    }

    /// The text that stands there.
    #[must_use]
    pub fn text(&self) -> &str {
        self.source.slice(self.span)
    }
}

/// A place that helps to understand a finding, and what is to be seen there.
#[derive(Clone, Debug)]
pub struct Label {
    pub place: Place,
    pub text: String,
}

/// A verdict worth showing.
#[derive(Clone, Debug)]
pub struct Finding {
    pub code: Code,
    pub severity: Severity,
    /// Where it is to be mended, as a rule the figure in the article.
    pub place: Place,
    /// The one sentence that must stand alone where only one can be shown.
    pub message: String,
    /// A few words for under the figure itself: "the article says 15".
    pub label: String,
    /// How to settle it: the claim's source and note, the likely slip.
    pub help: Option<String>,
    /// What the help ends with about where the claim comes from; a report that shows the claim beside it leaves it out.
    pub provenance: Option<String>,
    /// The id of the claim it is about.
    pub claim: Option<String>,
    /// The kind of slip it looks like, in kebab-case: `million-for-billion`.
    pub slip: Option<&'static str>,
    /// Further places: the claim's value in its YAML, the other mention of a contradiction.
    pub related: Vec<Label>,
}

impl Finding {
    /// A finding with the severity of its rule and nothing else to say yet.
    #[must_use]
    pub fn new(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.rule().severity,
            place,
            message: message.into(),
            label: String::new(),
            help: None,
            provenance: None,
            claim: None,
            slip: None,
            related: Vec::new(),
        }
    }

    /// What a baseline knows the finding by: the same for as long as code, claim, article and figure text stay the
    /// same, wherever in the article the figure moves. Hexadecimal, 32 digits.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        fingerprint::of(self)
    }

    /// The help without where the claim comes from.
    #[must_use]
    pub fn advice(&self) -> Option<&str> {
        let help = self.help.as_deref()?;
        let advice = self.provenance.as_deref().and_then(|provenance| help.strip_suffix(provenance));
        Some(advice.map_or(help, str::trim_end)).filter(|advice| !advice.is_empty())
    }

    /// Whether it says that an article contradicts what is established.
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        self.code == Code::CONFLICTING_FIGURE
    }
}

/// Puts the findings of one article in the order reports show them: conflicts first, then the gravest, then as they
/// stand in the text.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by_key(|finding| {
        let span = finding.place.span;
        (!finding.is_conflict(), Reverse(finding.severity), span, finding.code)
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(code: Code, start: usize) -> Finding {
        let source = Arc::new(Source::new("a.txt", "0123456789"));
        Finding::new(code, Place::new(&source, Span::new(start, start + 1)), "")
    }

    #[test]
    fn advice_ends_where_the_claim_is_told_of() {
        let told = |help: &str, provenance: Option<&str>| {
            let mut finding = finding(Code::CONFLICTING_FIGURE, 0);
            (finding.help, finding.provenance) = (Some(help.to_owned()), provenance.map(str::to_owned));
            finding.advice().map(str::to_owned)
        };
        let source = "Source: Line Office. Both bores.";
        assert_eq!(told(&format!("Off by ten. {source}"), Some(source)).as_deref(), Some("Off by ten."));
        assert_eq!(told(source, Some(source)), None);
        assert_eq!(told("Off by ten.", None).as_deref(), Some("Off by ten."));
    }

    #[test]
    fn conflicts_come_first_then_the_gravest_then_text_order() {
        let mut findings = [
            finding(Code::IMPRECISE_FIGURE, 0),
            finding(Code::UNSUPPORTED_FIGURE, 5),
            finding(Code::UNSUPPORTED_FIGURE, 2),
            finding(Code::MISSING_CLAIM, 1),
            finding(Code::CONFLICTING_FIGURE, 9),
        ];
        findings[4].severity = Severity::Note;
        sort(&mut findings);
        let order: Vec<_> = findings.iter().map(|f| (f.code.name(), f.place.span.start)).collect();
        let expected = [
            ("conflicting-figure", 9),
            ("missing-claim", 1),
            ("unsupported-figure", 2),
            ("unsupported-figure", 5),
            ("imprecise-figure", 0),
        ];
        assert_eq!(order, expected);
    }
}
