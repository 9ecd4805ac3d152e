//! What a run found, as plain records that every report renders: articles, figures, claims, totals.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::verdicts::ClaimRecords;
use super::{Annotated, AnnotatedCopy, Finding, Place, Severity};
use crate::source::{Source, Span};

/// Everything one run has to say.
#[derive(Clone, Debug, Default)]
pub struct Run {
    pub articles: Vec<ArticleRecord>,
    /// In the order reports show them.
    pub findings: Vec<Finding>,
    /// What was found too, but had been accepted before: counted and kept, and nothing to act on.
    pub accepted: Vec<Accepted>,
    pub summary: Summary,
    /// What several articles say of one fact; none where articles were not held against each other.
    pub slots: Option<Vec<SlotRecord>>,
    /// The articles themselves; none where no report was asked for that shows them.
    pub annotated: Option<Annotated>,
    /// The claims' own examples, where it was them that were tried.
    pub examples: Vec<ExampleRecord>,
    pub ending: Ending,
}

/// How a run ended, beside what it found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ending {
    /// The gates it missed.
    pub missed: Vec<Missed>,
    /// What was to be read or checked and could not be, a sentence each.
    pub unchecked: Vec<String>,
    /// The status it exits with; none where that is not known.
    pub exit: Option<u8>,
}

/// A gate that a run missed: there was too little or too much of something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed {
    /// The option that set it up: `min-coverage`.
    pub gate: &'static str,
    pub message: String,
}

/// One fact as several articles give it.
#[derive(Clone, Debug)]
pub struct SlotRecord {
    /// A few words for what it is, as the first article puts it.
    pub label: String,
    /// agree, hedged, update or contradiction.
    pub relation: &'static str,
    /// In the order of the articles.
    pub values: Vec<SlotValue>,
}

/// What one article says of the fact.
#[derive(Clone, Debug)]
pub struct SlotValue {
    pub place: Place,
    pub figure: FigureRecord,
    /// When the article was published, an ISO date, where one is known.
    pub published: Option<String>,
}

/// What a run has to say of one article by itself.
#[derive(Clone, Debug)]
pub struct Part {
    pub article: ArticleRecord,
    /// In the order reports show them.
    pub findings: Vec<Finding>,
    /// What is told after everything else of the run: the article's suppressions that hid nothing.
    pub late: Vec<Finding>,
    pub accepted: Vec<Accepted>,
    /// The article itself; none where no report was asked for that shows it.
    pub copy: Option<AnnotatedCopy>,
}

/// An article of which there is nothing to say but what it holds.
impl From<ArticleRecord> for Part {
    fn from(article: ArticleRecord) -> Self {
        Self { article, findings: Vec::new(), late: Vec::new(), accepted: Vec::new(), copy: None }
    }
}

/// An example of a claim that was tried.
#[derive(Clone, Debug)]
pub struct ExampleRecord {
    /// Where it is written.
    pub place: Place,
    /// The id of the claim.
    pub claim: String,
    /// supports, conflicts or ignores.
    pub kind: &'static str,
    pub text: String,
}

/// A finding that somebody has accepted.
#[derive(Clone, Debug)]
pub struct Accepted {
    pub finding: Finding,
    pub by: Acceptance,
}

/// How a finding was accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Acceptance {
    /// By a suppression in the article, for the reason it gives.
    Suppression { reason: String },
    /// By an entry of the baseline.
    Baseline,
}

/// One article and what was found in it.
#[derive(Clone, Debug)]
pub struct ArticleRecord {
    pub source: Arc<Source>,
    /// ISO date, where one is known.
    pub published: Option<String>,
    pub figures: Vec<FigureRecord>,
    pub claims: ClaimRecords,
    pub coverage: Coverage,
    /// The numbers that are no figures; empty where nobody asked.
    pub refused: Vec<RefusedRecord>,
}

/// A number of an article that is no figure, and why.
#[derive(Clone, Debug)]
pub struct RefusedRecord {
    /// In the source's decoded text.
    pub span: Span,
    pub reason: &'static str,
}

/// How many of an article's figures ought to be covered by a claim, and how many are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    pub figures: usize,
    pub covered: usize,
}

/// A figure in machine-readable form.
#[derive(Clone, Debug)]
pub struct FigureRecord {
    /// In the source's decoded text.
    pub span: Span,
    pub kind: &'static str,
    pub low: Option<Scalar>,
    pub high: Option<Scalar>,
    pub unit: Option<Cow<'static, str>>,
    pub hedge: Option<&'static str>,
    pub change: Option<&'static str>,
    /// supported, conflicting, unsupported or unchecked; none where nothing was checked (`figures`).
    pub verdict: Option<&'static str>,
    pub claim: Option<String>,
    /// How it was read, a line a step; empty where nobody asked.
    pub reading: Vec<String>,
}

/// One end of a figure: an exact decimal, an ISO date or a clock time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scalar {
    /// Written with the zeros it has behind its point, and never with an exponent.
    Number(Decimal),
    Text(String),
}

impl fmt::Display for Scalar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => f.write_str(text),
        }
    }
}

/// The totals of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub articles: usize,
    pub claims: usize,
    pub figures: usize,
    pub supported: usize,
    pub conflicting: usize,
    pub unsupported: usize,
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
    /// Findings accepted by suppressions.
    pub suppressed: usize,
    /// Findings accepted by the baseline.
    pub baselined: usize,
    /// Of all articles together.
    pub coverage: Coverage,
}

impl Summary {
    /// Counts an article with its figures.
    pub fn count_article(&mut self, article: &ArticleRecord) {
        self.articles += 1;
        self.coverage.figures += article.coverage.figures;
        self.coverage.covered += article.coverage.covered;
        article.figures.iter().for_each(|figure| self.count_figure(figure));
    }

    /// Counts what a run has to say of one article.
    pub fn count_part(&mut self, part: &Part) {
        self.count_article(&part.article);
        part.findings.iter().chain(&part.late).for_each(|finding| self.count(finding.severity));
        part.accepted.iter().for_each(|accepted| self.count_accepted(&accepted.by));
    }

    /// How many findings there are.
    #[must_use]
    pub fn findings(&self) -> usize {
        self.errors + self.warnings + self.notes
    }

    /// The gravest there is of what was found.
    #[must_use]
    pub fn gravest(&self) -> Option<Severity> {
        let counts = [(self.errors, Severity::Error), (self.warnings, Severity::Warning), (self.notes, Severity::Note)];
        counts.into_iter().find(|(count, _)| *count > 0).map(|(_, severity)| severity)
    }

    /// Counts one finding.
    pub fn count(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Note => self.notes += 1,
        }
    }
}

impl Run {
    /// A run of so many claims: its records, findings and their totals.
    #[must_use]
    pub fn new(articles: Vec<ArticleRecord>, findings: Vec<Finding>, claims: usize) -> Self {
        let mut summary = Summary { claims, ..Summary::default() };
        for article in &articles {
            summary.count_article(article);
        }
        for finding in &findings {
            summary.count(finding.severity);
        }
        Self { articles, findings, accepted: Vec::new(), summary, ..Self::default() }
    }

    /// The run with what had been accepted before.
    #[must_use]
    pub fn with_accepted(mut self, accepted: Vec<Accepted>) -> Self {
        for accepted in &accepted {
            self.summary.count_accepted(&accepted.by);
        }
        self.accepted.extend(accepted);
        self
    }

    /// The run whose articles had been put aside part by part: what is told late comes last, in the order of the
    /// articles' names, and what was suppressed comes before what is in the baseline.
    #[must_use]
    pub fn after(mut self, parts: Vec<Part>) -> Self {
        let mut findings = Vec::new();
        let mut late = Vec::new();
        let mut accepted = Vec::new();
        for part in parts {
            findings.extend(part.findings);
            late.extend(part.late);
            accepted.extend(part.accepted);
            self.articles.push(part.article);
            if let Some(annotated) = &mut self.annotated {
                annotated.copies.extend(part.copy);
            }
        }
        late.sort_by(|one: &Finding, other| one.place.source.name().cmp(other.place.source.name()));
        findings.append(&mut self.findings);
        findings.append(&mut late);
        accepted.append(&mut self.accepted);
        accepted.sort_by_key(|accepted| accepted.by == Acceptance::Baseline);
        Self { findings, accepted, ..self }
    }
}

impl Summary {
    fn count_accepted(&mut self, by: &Acceptance) {
        match by {
            Acceptance::Suppression { .. } => self.suppressed += 1,
            Acceptance::Baseline => self.baselined += 1,
        }
    }

    /// Counts one figure, by its verdict.
    fn count_figure(&mut self, figure: &FigureRecord) {
        self.figures += 1;
        match figure.verdict {
            Some("supported") => self.supported += 1,
            Some("conflicting") => self.conflicting += 1,
            Some("unsupported") => self.unsupported += 1,
            _ => {}
        }
    }
}
