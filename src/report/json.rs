//! `json`: everything a run found, for programs, in the shape of schema 1.
//!
//! The structures below are that shape, key by key and in order; nothing else decides what machine output looks like.
//! Offsets are bytes of the file as it lies on disk. Numbers are written digit by digit as they were read, never
//! through a float and never with an exponent.

use std::io::{self, BufWriter, Write};

use serde::ser::Error;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use super::indent::{Compact, Indented};
use super::{Report, Settings};
use crate::finding::{
    Acceptance, Accepted, ArticleRecord, ClaimRecord, FigureRecord, Finding, Label, Missed, Place, RefusedRecord, Run,
    Scalar, SlotRecord, SlotValue,
};
use crate::source::{Source, Span};

/// The version of the shape. A key added keeps it; a key changed or dropped raises it.
pub const SCHEMA: u32 = 1;

pub(super) struct Json;

impl Report for Json {
    fn render(&self, run: &Run, _: &Settings, out: &mut dyn Write) -> io::Result<()> {
        let document = Document {
            schema: SCHEMA,
            articles: run.articles.iter().map(article_value).collect(),
            findings: run.findings.iter().map(finding_value).collect(),
            accepted: run.accepted.iter().map(accepted_value).collect(),
            summary: summary_value(run),
            slots: slot_values(run),
        };
        document_to(out, &document)
    }
}

/// A whole document: indented for the eye, ended by a line break.
pub(super) fn document_to(out: &mut dyn Write, document: &impl Serialize) -> io::Result<()> {
    // Documents are written a few bytes at a time, which must not go through a virtual call each.
    let mut out = BufWriter::new(out);
    document.serialize(&mut serde_json::Serializer::with_formatter(&mut out, Indented::default()))?;
    out.write_all(b"\n")?;
    out.flush()
}

/// Writes what was found in one record of a batch as one line; what was accepted before only where there is any.
///
/// # Errors
///
/// Those of writing.
pub fn record_line(
    id: &impl Serialize,
    article: &ArticleRecord,
    findings: &[Finding],
    accepted: &[Accepted],
    out: &mut dyn Write,
) -> io::Result<()> {
    let (figures, claims) = (figure_values(article), claim_values(article));
    let findings = findings.iter().map(finding_value).collect();
    let accepted = accepted.iter().map(accepted_value).collect();
    line_to(out, &Record { id, figures, claims, findings, accepted })
}

/// Writes the figures of one record of a batch as one line.
///
/// # Errors
///
/// Those of writing.
pub fn figures_line(id: &impl Serialize, article: &ArticleRecord, out: &mut dyn Write) -> io::Result<()> {
    line_to(out, &FiguresRecord { id, figures: figure_values(article) })
}

/// Writes what is wrong with one record of a batch as one line; an id that could not be read is null.
///
/// # Errors
///
/// Those of writing.
pub fn error_line(id: &impl Serialize, error: &str, out: &mut dyn Write) -> io::Result<()> {
    line_to(out, &ErrorRecord { id, error })
}

/// A document as one line.
pub(super) fn line_to(out: &mut dyn Write, record: &impl Serialize) -> io::Result<()> {
    let mut line = Vec::new();
    record.serialize(&mut serde_json::Serializer::with_formatter(&mut line, Compact))?;
    line.push(b'\n');
    out.write_all(&line)
}

#[derive(Serialize)]
struct Document<'a> {
    schema: u32,
    articles: Vec<ArticleValue<'a>>,
    findings: Vec<FindingValue<'a>>,
    accepted: Vec<AcceptedValue<'a>>,
    summary: SummaryValue<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    slots: Option<Vec<SlotOf<'a>>>,
}

/// One fact as several articles give it.
#[derive(Serialize)]
pub(super) struct SlotOf<'a> {
    label: &'a str,
    relation: &'a str,
    values: Vec<ValueOf<'a>>,
}

#[derive(Serialize)]
struct ValueOf<'a> {
    path: &'a str,
    #[serde(flatten)]
    extent: Extent,
    text: &'a str,
    low: Option<ScalarValue<'a>>,
    high: Option<ScalarValue<'a>>,
    unit: Option<&'a str>,
    hedge: Option<&'a str>,
    published: Option<&'a str>,
}

/// What articles say of one fact, where they were held against each other.
pub(super) fn slot_values(run: &Run) -> Option<Vec<SlotOf<'_>>> {
    run.slots.as_ref().map(|slots| slots.iter().map(slot_value).collect())
}

fn slot_value(slot: &SlotRecord) -> SlotOf<'_> {
    SlotOf { label: &slot.label, relation: slot.relation, values: slot.values.iter().map(value_of).collect() }
}

fn value_of(value: &SlotValue) -> ValueOf<'_> {
    let Place { source, span } = &value.place;
    ValueOf {
        path: source.name(),
        extent: extent(source, *span),
        text: value.place.text(),
        low: value.figure.low.as_ref().map(ScalarValue),
        high: value.figure.high.as_ref().map(ScalarValue),
        unit: value.figure.unit.as_deref(),
        hedge: value.figure.hedge,
        published: value.published.as_deref(),
    }
}

#[derive(Serialize)]
struct Record<'a, I> {
    id: &'a I,
    figures: Vec<FigureValue<'a>>,
    claims: Vec<ClaimValue<'a>>,
    findings: Vec<FindingValue<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    accepted: Vec<AcceptedValue<'a>>,
}

#[derive(Serialize)]
struct FiguresRecord<'a, I> {
    id: &'a I,
    figures: Vec<FigureValue<'a>>,
}

#[derive(Serialize)]
struct ErrorRecord<'a, I> {
    id: &'a I,
    error: &'a str,
}

/// An article as machine output gives it.
#[derive(Serialize)]
pub(super) struct ArticleValue<'a> {
    path: &'a str,
    published: Option<&'a str>,
    figures: Vec<FigureValue<'a>>,
    claims: Vec<ClaimValue<'a>>,
    coverage: CoverageValue,
}

/// The article as machine output gives it.
pub(super) fn article_value(article: &ArticleRecord) -> ArticleValue<'_> {
    let coverage = CoverageValue { figures: article.coverage.figures, covered: article.coverage.covered };
    ArticleValue {
        path: article.source.name(),
        published: article.published.as_deref(),
        figures: figure_values(article),
        claims: claim_values(article),
        coverage,
    }
}

#[derive(Serialize)]
struct CoverageValue {
    figures: usize,
    covered: usize,
}

#[derive(Serialize)]
struct ClaimValue<'a> {
    id: &'a str,
    verdict: &'a str,
    figures: &'a [usize],
}

fn claim_values(article: &ArticleRecord) -> Vec<ClaimValue<'_>> {
    article.claims.iter().map(|ClaimRecord { id, verdict, figures }| ClaimValue { id, verdict, figures }).collect()
}

/// Where something stands: bytes on disk, and line and column as people count them.
#[derive(Serialize)]
pub(super) struct Extent {
    pub start: usize,
    pub end: usize,
    pub line: usize,
    pub column: usize,
}

/// The extent of a span of a source's text.
pub(super) fn extent(source: &Source, span: Span) -> Extent {
    let disk = source.on_disk(span);
    let at = source.position(span.start);
    Extent { start: disk.start, end: disk.end, line: at.line.get(), column: at.column.get() }
}

/// A figure as machine output gives it.
#[derive(Serialize)]
pub(super) struct FigureValue<'a> {
    // As an [`Extent`] has them: there are so many figures that taking it apart each time would show.
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    text: &'a str,
    kind: &'a str,
    low: Option<ScalarValue<'a>>,
    high: Option<ScalarValue<'a>>,
    unit: Option<&'a str>,
    hedge: Option<&'a str>,
    change: Option<&'a str>,
    verdict: Option<&'a str>,
    claim: Option<&'a str>,
    /// Where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    reading: Option<&'a [String]>,
}

/// The figure as machine output gives it; `source` is the article it stands in.
pub(super) fn figure_value<'a>(figure: &'a FigureRecord, source: &'a Source) -> FigureValue<'a> {
    let Extent { start, end, line, column } = extent(source, figure.span);
    FigureValue {
        start,
        end,
        line,
        column,
        text: source.slice(figure.span),
        kind: figure.kind,
        low: figure.low.as_ref().map(ScalarValue),
        high: figure.high.as_ref().map(ScalarValue),
        unit: figure.unit.as_deref(),
        hedge: figure.hedge,
        change: figure.change,
        verdict: figure.verdict,
        claim: figure.claim.as_deref(),
        reading: None,
    }
}

fn figure_values(article: &ArticleRecord) -> Vec<FigureValue<'_>> {
    article.figures.iter().map(|figure| figure_value(figure, &article.source)).collect()
}

/// One end of a figure: a JSON number, digit by digit as read, or a string.
struct ScalarValue<'a>(&'a Scalar);

impl Serialize for ScalarValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Scalar::Number(number) => match u64::try_from(number.mantissa()) {
                Ok(whole) if number.scale() == 0 => serializer.serialize_u64(whole),
                _ => serialize_digits(number.to_string(), serializer),
            },
            Scalar::Text(text) => serializer.serialize_str(text),
        }
    }
}

fn serialize_digits<S: Serializer>(digits: String, serializer: S) -> Result<S::Ok, S::Error> {
    RawValue::from_string(digits).map_err(S::Error::custom)?.serialize(serializer)
}

/// A finding as machine output gives it.
#[derive(Serialize)]
pub(super) struct FindingValue<'a> {
    code: &'a str,
    severity: &'a str,
    path: &'a str,
    #[serde(flatten)]
    extent: Extent,
    text: &'a str,
    message: &'a str,
    help: Option<&'a str>,
    claim: Option<&'a str>,
    slip: Option<&'a str>,
    related: Vec<RelatedValue<'a>>,
    fingerprint: String,
}

/// The finding as machine output gives it.
pub(super) fn finding_value(finding: &Finding) -> FindingValue<'_> {
    let Place { source, span } = &finding.place;
    FindingValue {
        code: finding.code.name(),
        severity: finding.severity.name(),
        path: source.name(),
        extent: extent(source, *span),
        text: finding.place.text(),
        message: &finding.message,
        help: finding.help.as_deref(),
        claim: finding.claim.as_deref(),
        slip: finding.slip,
        related: finding.related.iter().map(related_value).collect(),
        fingerprint: finding.fingerprint(),
    }
}

/// A finding that was accepted before, and by what.
#[derive(Serialize)]
pub(super) struct AcceptedValue<'a> {
    by: &'a str,
    reason: Option<&'a str>,
    finding: FindingValue<'a>,
}

/// The accepted finding as machine output gives it.
pub(super) fn accepted_value(accepted: &Accepted) -> AcceptedValue<'_> {
    let (by, reason) = match &accepted.by {
        Acceptance::Suppression { reason } => ("suppression", Some(reason.as_str())),
        Acceptance::Baseline => ("baseline", None),
    };
    AcceptedValue { by, reason, finding: finding_value(&accepted.finding) }
}

#[derive(Serialize)]
struct RelatedValue<'a> {
    path: &'a str,
    #[serde(flatten)]
    extent: Extent,
    label: &'a str,
}

fn related_value(related: &Label) -> RelatedValue<'_> {
    let Place { source, span } = &related.place;
    RelatedValue { path: source.name(), extent: extent(source, *span), label: &related.text }
}

#[derive(Serialize)]
pub(super) struct SummaryValue<'a> {
    articles: usize,
    claims: usize,
    figures: usize,
    supported: usize,
    conflicting: usize,
    unsupported: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    suppressed: usize,
    baselined: usize,
    /// Where there are any, as below.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    missed: Vec<MissedValue<'a>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    unchecked: &'a [String],
}

#[derive(Serialize)]
struct MissedValue<'a> {
    gate: &'a str,
    message: &'a str,
}

/// The totals as machine output gives them.
pub(super) fn summary_value(run: &Run) -> SummaryValue<'_> {
    let Run { summary, ending, .. } = run;
    SummaryValue {
        articles: summary.articles,
        claims: summary.claims,
        figures: summary.figures,
        supported: summary.supported,
        conflicting: summary.conflicting,
        unsupported: summary.unsupported,
        errors: summary.errors,
        warnings: summary.warnings,
        notes: summary.notes,
        suppressed: summary.suppressed,
        baselined: summary.baselined,
        missed: ending.missed.iter().map(|Missed { gate, message }| MissedValue { gate, message }).collect(),
        unchecked: &ending.unchecked,
    }
}

/// The figures of articles as a document of their own, for when nothing was checked.
#[derive(Serialize)]
struct FiguresDocument<'a> {
    schema: u32,
    articles: Vec<FiguresOf<'a>>,
}

#[derive(Serialize)]
struct FiguresOf<'a> {
    path: &'a str,
    published: Option<&'a str>,
    figures: Vec<FigureValue<'a>>,
    /// Where they were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    refused: Option<Vec<RefusedValue<'a>>>,
}

#[derive(Serialize)]
struct RefusedValue<'a> {
    #[serde(flatten)]
    extent: Extent,
    text: &'a str,
    reason: &'static str,
}

/// Writes the figures of articles as one document, with the steps of their reading if `explain` asks for them.
pub(super) fn figures_document(articles: &[ArticleRecord], explain: bool, out: &mut dyn Write) -> io::Result<()> {
    let articles = articles.iter().map(|article| figures_of(article, explain)).collect();
    document_to(out, &FiguresDocument { schema: SCHEMA, articles })
}

/// Writes the figures of an article as one line.
pub(super) fn figures_of_article(article: &ArticleRecord, explain: bool, out: &mut dyn Write) -> io::Result<()> {
    line_to(out, &figures_of(article, explain))
}

fn figures_of(article: &ArticleRecord, explain: bool) -> FiguresOf<'_> {
    let figures = article.figures.iter().map(|figure| read_figure(figure, &article.source, explain)).collect();
    let refused = explain.then(|| article.refused.iter().map(|it| refused_value(it, &article.source)).collect());
    FiguresOf { path: article.source.name(), published: article.published.as_deref(), figures, refused }
}

fn refused_value<'a>(refused: &RefusedRecord, source: &'a Source) -> RefusedValue<'a> {
    RefusedValue { extent: extent(source, refused.span), text: source.slice(refused.span), reason: refused.reason }
}

fn read_figure<'a>(figure: &'a FigureRecord, source: &'a Source, explain: bool) -> FigureValue<'a> {
    FigureValue { reading: explain.then_some(figure.reading.as_slice()), ..figure_value(figure, source) }
}
