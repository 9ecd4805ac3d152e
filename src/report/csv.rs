//! `csv`: a row a figure, a row a claim and article, and a row a figure of a fact that several articles give, for
//! spreadsheets and data frames.
//!
//! A spreadsheet takes a cell that begins with `=` for a formula and runs it; text that could begin one is led by an
//! apostrophe, which spreadsheets take for "this is text". Numbers stay numbers, below zero too.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};

use csv::{Writer, WriterBuilder};

use super::by_file::{File, files};
use super::sanitize::{inert, one_line};
use super::{Report, Settings, Stream, compare};
use crate::finding::{
    Acceptance, Accepted, ArticleRecord, ClaimRecord, FigureRecord, Finding, Part, Run, Scalar, SlotRecord, SlotValue,
};
use crate::source::{Source, Span};

/// The heads of the columns.
const HEADS: [&str; 19] = [
    "row",
    "path",
    "published",
    "line",
    "column",
    "start",
    "end",
    "text",
    "kind",
    "low",
    "high",
    "unit",
    "hedge",
    "change",
    "verdict",
    "claim",
    "code",
    "message",
    "accepted",
];

pub(super) struct Csv;

impl Report for Csv {
    fn render(&self, run: &Run, _: &Settings, out: &mut dyn Write) -> io::Result<()> {
        let mut rows = Rows::begin(out)?;
        for (_, file) in files(run) {
            rows.file(&file)?;
        }
        rows.facts(run)?;
        rows.end()
    }

    fn stream(&self) -> Option<Box<dyn Stream>> {
        Some(Box::new(Csv))
    }
}

impl Stream for Csv {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        heads(out)
    }

    fn part(&mut self, part: &Part, out: &mut dyn Write) -> io::Result<()> {
        let mut rows = Rows::more(out);
        rows.file(&part.into())?;
        rows.end()
    }

    fn end(&mut self, rest: &Run, out: &mut dyn Write) -> io::Result<()> {
        let mut rows = Rows::more(out);
        rows.facts(rest)?;
        rows.end()
    }
}

/// Writes the heads of the columns.
pub(super) fn heads(out: &mut dyn Write) -> io::Result<()> {
    Rows::begin(out)?.end()
}

/// Writes the figures of an article that nothing was held against.
pub(super) fn figures(article: &ArticleRecord, out: &mut dyn Write) -> io::Result<()> {
    let mut rows = Rows::more(out);
    rows.file(&File { article: Some(article), ..File::default() })?;
    rows.end()
}

type Row<'a> = BTreeMap<&'static str, Cow<'a, str>>;

struct Rows<'a> {
    writer: Writer<&'a mut dyn Write>,
}

impl<'a> Rows<'a> {
    fn begin(out: &'a mut dyn Write) -> io::Result<Self> {
        let mut rows = Self::more(out);
        rows.writer.write_record(HEADS)?;
        Ok(rows)
    }

    /// Rows below others.
    fn more(out: &'a mut dyn Write) -> Self {
        Self { writer: WriterBuilder::new().from_writer(out) }
    }

    fn file(&mut self, file: &File<'_>) -> io::Result<()> {
        let Some(article) = file.article else { return Ok(()) };
        let told = told(file);
        let (at_figures, of_claims) = (at_spans(&told), of_claims(&told));
        for figure in &article.figures {
            self.write(&of_figure(figure, article, at_figures.get(&figure.span).copied()))?;
        }
        for claim in article.claims.iter() {
            self.write(&of_claim(claim, article, of_claims.get(claim.id).copied()))?;
        }
        Ok(())
    }

    /// What several articles say of one fact.
    fn facts(&mut self, run: &Run) -> io::Result<()> {
        for slot in compare::in_order(run.slots.as_deref().unwrap_or_default()) {
            slot.values.iter().try_for_each(|value| self.write(&of_fact(slot, value)))?;
        }
        Ok(())
    }

    fn write(&mut self, row: &Row<'_>) -> io::Result<()> {
        let cells = HEADS.iter().map(|head| row.get(head).map(|text| cell(text).into_owned()).unwrap_or_default());
        Ok(self.writer.write_record(cells)?)
    }

    fn end(mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// What is told of a figure or a claim: what was found, and how it was accepted if it was.
#[derive(Clone, Copy)]
struct Told<'a> {
    finding: &'a Finding,
    accepted: Option<&'a Acceptance>,
}

/// What there is to tell of a file, what is open before what was accepted.
fn told<'a>(file: &File<'a>) -> Vec<Told<'a>> {
    let open = file.findings.iter().map(|finding| Told { finding, accepted: None });
    let accepted = file.accepted.iter().map(|Accepted { finding, by }| Told { finding, accepted: Some(by) });
    open.chain(accepted).collect()
}

/// The first that is told of each place.
fn at_spans<'a>(told: &[Told<'a>]) -> BTreeMap<Span, Told<'a>> {
    told.iter().rev().map(|told| (told.finding.place.span, *told)).collect()
}

/// The first that is told of each claim.
fn of_claims<'a>(told: &[Told<'a>]) -> BTreeMap<&'a str, Told<'a>> {
    told.iter().rev().filter_map(|told| Some((told.finding.claim.as_deref()?, *told))).collect()
}

fn of_figure<'a>(figure: &'a FigureRecord, article: &'a ArticleRecord, told: Option<Told<'a>>) -> Row<'a> {
    let mut row = row("figure", &article.source, article.published.as_deref());
    tell(&mut row, told);
    say(&mut row, figure, &article.source);
    row.insert("verdict", figure.verdict.unwrap_or_default().into());
    row.insert("claim", figure.claim.as_deref().unwrap_or_default().into());
    row
}

/// A figure of a fact, with what the articles come to and the name of the fact in the place of verdict and claim.
fn of_fact<'a>(slot: &'a SlotRecord, value: &'a SlotValue) -> Row<'a> {
    let mut row = row("fact", &value.place.source, value.published.as_deref());
    say(&mut row, &value.figure, &value.place.source);
    row.insert("verdict", slot.relation.into());
    row.insert("claim", (&*slot.label).into());
    row
}

/// Where a figure stands and what it is read as.
fn say<'a>(row: &mut Row<'a>, figure: &'a FigureRecord, source: &'a Source) {
    let (at, disk) = (source.position(figure.span.start), source.on_disk(figure.span));
    row.insert("line", at.line.to_string().into());
    row.insert("column", at.column.to_string().into());
    row.insert("start", disk.start.to_string().into());
    row.insert("end", disk.end.to_string().into());
    row.insert("text", source.slice(figure.span).into());
    row.insert("kind", figure.kind.into());
    row.insert("low", figure.low.as_ref().map(Scalar::to_string).unwrap_or_default().into());
    row.insert("high", figure.high.as_ref().map(Scalar::to_string).unwrap_or_default().into());
    row.insert("unit", figure.unit.as_deref().unwrap_or_default().into());
    row.insert("hedge", figure.hedge.unwrap_or_default().into());
    row.insert("change", figure.change.unwrap_or_default().into());
}

fn of_claim<'a>(claim: ClaimRecord<'a>, article: &'a ArticleRecord, told: Option<Told<'a>>) -> Row<'a> {
    let texts = claim.figures.iter().filter_map(|&at| article.figures.get(at));
    let texts: Vec<&str> = texts.map(|figure| article.source.slice(figure.span)).collect();
    let mut row = row("claim", &article.source, article.published.as_deref());
    tell(&mut row, told);
    row.insert("text", texts.join("; ").into());
    row.insert("verdict", claim.verdict.into());
    row.insert("claim", claim.id.into());
    row
}

/// What every row says of its article.
fn row<'a>(kind: &'a str, source: &'a Source, published: Option<&'a str>) -> Row<'a> {
    let mut row = Row::new();
    row.insert("row", kind.into());
    row.insert("path", source.name().into());
    row.insert("published", published.unwrap_or_default().into());
    row
}

/// What was found, if anything was.
fn tell<'a>(row: &mut Row<'a>, told: Option<Told<'a>>) {
    row.insert("code", told.map_or("", |told| told.finding.code.name()).into());
    row.insert("message", told.map_or("", |told| &told.finding.message).into());
    row.insert("accepted", told.and_then(|told| told.accepted).map_or(Cow::Borrowed(""), accepted));
}

/// How it was accepted: "baseline", or "suppression: as the minister put it".
fn accepted(by: &Acceptance) -> Cow<'_, str> {
    match by {
        Acceptance::Suppression { reason } => Cow::Owned(format!("suppression: {reason}")),
        Acceptance::Baseline => Cow::Borrowed("baseline"),
    }
}

/// The text as a cell: on one line, and nothing that a spreadsheet would run.
fn cell(text: &str) -> Cow<'_, str> {
    let text = inert(&one_line(text)).into_owned();
    if is_formula(&text) { Cow::Owned(format!("'{text}")) } else { Cow::Owned(text) }
}

/// Whether a spreadsheet might take it for a formula, behind blanks or in full-width signs too.
fn is_formula(text: &str) -> bool {
    let begins = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    begins && !is_number(text)
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.starts_with(|first: char| first.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_cannot_be_a_formula() {
        for text in ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", " =1", "＝1", "-", "-1.2%"] {
            assert!(cell(text).starts_with('\''), "{text}");
        }
    }

    #[test]
    fn numbers_dates_and_words_stay_as_they_are() {
        for text in ["-17", "-3.50", "6790000", "2026-01-05", "$6.79 million", "", "14 open points"] {
            assert_eq!(cell(text), text);
        }
    }
}
