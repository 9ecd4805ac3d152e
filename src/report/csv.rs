//! `csv`: a row a figure and a row a claim and article, for spreadsheets and data frames.
//!
//! A spreadsheet takes a cell that begins with `=` for a formula and runs it; text that could begin one is led by an
//! apostrophe, which spreadsheets take for "this is text". Numbers stay numbers, below zero too.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};

use csv::{Writer, WriterBuilder};

use super::by_file::{File, files};
use super::sanitize::{inert, one_line};
use super::{Report, Settings, Stream};
use crate::finding::{ArticleRecord, ClaimRecord, FigureRecord, Finding, Part, Run, Scalar};
use crate::source::Span;

/// The heads of the columns.
const HEADS: [&str; 18] = [
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
];

pub(super) struct Csv;

impl Report for Csv {
    fn render(&self, run: &Run, _: &Settings, out: &mut dyn Write) -> io::Result<()> {
        let mut rows = Rows::begin(out)?;
        for (_, file) in files(run) {
            rows.file(&file)?;
        }
        rows.end()
    }

    fn stream(&self) -> Option<Box<dyn Stream>> {
        Some(Box::new(Csv))
    }
}

impl Stream for Csv {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        Rows::begin(out)?.end()
    }

    fn part(&mut self, part: &Part, out: &mut dyn Write) -> io::Result<()> {
        let mut rows = Rows::more(out);
        rows.file(&part.into())?;
        rows.end()
    }

    /// There is a row for what stands in an article only.
    fn end(&mut self, _: &Run, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// Writes the figures of articles that nothing was held against.
pub(super) fn figures(articles: &[ArticleRecord], out: &mut dyn Write) -> io::Result<()> {
    let mut rows = Rows::begin(out)?;
    for article in articles {
        rows.file(&File { article: Some(article), ..File::default() })?;
    }
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
        let (at_figures, of_claims) = (at_spans(&file.findings), of_claims(&file.findings));
        for figure in &article.figures {
            self.write(&of_figure(figure, article, at_figures.get(&figure.span).copied()))?;
        }
        for claim in article.claims.iter() {
            self.write(&of_claim(claim, article, of_claims.get(claim.id).copied()))?;
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

/// The first finding at each place.
fn at_spans<'a>(findings: &[&'a Finding]) -> BTreeMap<Span, &'a Finding> {
    findings.iter().rev().map(|finding| (finding.place.span, *finding)).collect()
}

/// The first finding about each claim.
fn of_claims<'a>(findings: &[&'a Finding]) -> BTreeMap<&'a str, &'a Finding> {
    findings.iter().rev().filter_map(|finding| Some((finding.claim.as_deref()?, *finding))).collect()
}

fn of_figure<'a>(figure: &'a FigureRecord, article: &'a ArticleRecord, finding: Option<&'a Finding>) -> Row<'a> {
    let source = &article.source;
    let (at, disk) = (source.position(figure.span.start), source.on_disk(figure.span));
    let mut row = row("figure", article, finding);
    row.insert("line", at.line.to_string().into());
    row.insert("column", at.column.to_string().into());
    row.insert("start", disk.start.to_string().into());
    row.insert("end", disk.end.to_string().into());
    row.insert("text", source.slice(figure.span).into());
    row.insert("kind", figure.kind.into());
    row.insert("low", figure.low.as_ref().map_or("", scalar).into());
    row.insert("high", figure.high.as_ref().map_or("", scalar).into());
    row.insert("unit", figure.unit.as_deref().unwrap_or_default().into());
    row.insert("hedge", figure.hedge.unwrap_or_default().into());
    row.insert("change", figure.change.unwrap_or_default().into());
    row.insert("verdict", figure.verdict.unwrap_or_default().into());
    row.insert("claim", figure.claim.as_deref().unwrap_or_default().into());
    row
}

fn of_claim<'a>(claim: ClaimRecord<'a>, article: &'a ArticleRecord, finding: Option<&'a Finding>) -> Row<'a> {
    let texts = claim.figures.iter().filter_map(|&at| article.figures.get(at));
    let texts: Vec<&str> = texts.map(|figure| article.source.slice(figure.span)).collect();
    let mut row = row("claim", article, finding);
    row.insert("text", texts.join("; ").into());
    row.insert("verdict", claim.verdict.into());
    row.insert("claim", claim.id.into());
    row
}

/// What every row says of its article, and of what was found.
fn row<'a>(kind: &'a str, article: &'a ArticleRecord, finding: Option<&'a Finding>) -> Row<'a> {
    let mut row = Row::new();
    row.insert("row", kind.into());
    row.insert("path", article.source.name().into());
    row.insert("published", article.published.as_deref().unwrap_or_default().into());
    row.insert("code", finding.map_or("", |finding| finding.code.name()).into());
    row.insert("message", finding.map_or("", |finding| &finding.message).into());
    row
}

fn scalar(scalar: &Scalar) -> &str {
    match scalar {
        Scalar::Number(text) | Scalar::Text(text) => text,
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
