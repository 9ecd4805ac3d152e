//! Findings: verdicts worth showing, and what a whole run came to.
//!
//! A finding is plain data: its code, its places, its words. Who decided it (the check) and who prints it (a report)
//! know of findings; findings know of neither. They know only sources, so that a place can be shown.

mod record;
mod registry;

use std::sync::Arc;

pub use record::{ArticleRecord, ClaimRecord, Coverage, FigureRecord, Run, Scalar, Summary};
pub use registry::{Code, REGISTRY, Rule};

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
    /// The id of the claim it is about.
    pub claim: Option<String>,
    /// The kind of slip it looks like, in kebab-case: `million-for-billion`.
    pub slip: Option<&'static str>,
    /// Further places: the claim's value in its YAML, the other mention of a contradiction.
    pub related: Vec<Label>,
}
