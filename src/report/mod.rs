//! Reports: what a run found, as bytes.
//!
//! A format is a file in this room and a row in its table. Every format gets the same [`Run`] and the same
//! [`Settings`]; none of them knows how a verdict came about, and none reads the terminal, the environment or a file:
//! width and colour are given, and the same run always renders to the same bytes.

mod by_file;
mod claimreview;
mod compare;
mod csv;
mod escape;
pub mod explain;
pub mod figures;
mod github;
mod html;
mod indent;
pub mod json;
mod jsonl;
mod junit;
mod late;
mod layout;
mod listing;
mod markdown;
mod paint;
mod pretty;
#[cfg(test)]
mod sample;
mod sanitize;
mod sarif;
mod short;
#[cfg(test)]
mod tests;

use std::io::{self, Write};

use crate::finding::{Part, Run, Severity};

/// How a report may look. What is true of the output device is found out by whoever owns it and handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Columns of the terminal, or of the page to be filled. Less than 40 is taken for 40.
    pub width: usize,
    /// Whether colours may be written. Nothing is ever said by colour alone.
    pub colour: bool,
    /// Whether lines and marks may be drawn with more than ASCII. The article's own text is shown as it is.
    pub unicode: bool,
    /// Where the page of a rule is found on the web, `CODE` standing for the rule: codes become links.
    pub hyperlinks: Option<&'static str>,
    /// The least severity for which the run fails; none where it fails for nothing.
    pub fails_from: Option<Severity>,
}

impl Default for Settings {
    /// What a file or a pipe can take: 80 columns, no colour, no links.
    fn default() -> Self {
        Self { width: 80, colour: false, unicode: true, hyperlinks: None, fails_from: Some(Severity::Error) }
    }
}

impl Settings {
    /// The width to fill; below a certain one nothing can be shown legibly.
    pub(crate) fn columns(&self) -> usize {
        self.width.max(40)
    }
}

/// What every format can do.
trait Report: Sync {
    fn render(&self, run: &Run, settings: &Settings, out: &mut dyn Write) -> io::Result<()>;

    /// The same report while the run goes on; none where its beginning depends on how the run ends.
    fn stream(&self) -> Option<Box<dyn Stream>> {
        None
    }
}

/// A report that is written while the run goes on: what a [`Part`] says of its article is written and forgotten.
///
/// What comes out is, byte for byte, what [`render`] makes of the whole run.
pub trait Stream {
    /// What comes before everything else.
    ///
    /// # Errors
    ///
    /// Those of writing, here and below.
    fn begin(&mut self, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    /// The next article of the run.
    fn part(&mut self, part: &Part, out: &mut dyn Write) -> io::Result<()>;

    /// The end: `rest` holds what was found apart from articles, and the totals of the whole run.
    fn end(&mut self, rest: &Run, out: &mut dyn Write) -> io::Result<()>;
}

/// The formats a run can be reported in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Format {
    /// For a person at a terminal.
    #[default]
    Pretty,
    /// One line a finding, for `grep` and editors.
    Short,
    /// Everything, for programs.
    Json,
    /// The same a line an article, for programs that read as it is written.
    Jsonl,
    /// Annotations in GitHub Actions.
    Github,
    /// Test results of a CI server.
    Junit,
    /// Code scanning, and viewers in editors.
    Sarif,
    /// A comment on a pull request.
    Markdown,
    /// Spreadsheets.
    Csv,
    /// The articles themselves with every figure marked, for an editor's browser.
    Html,
    /// Reviews in schema.org's terms, for a desk that publishes its checks.
    ClaimReview,
}

struct Row {
    format: Format,
    name: &'static str,
    report: &'static dyn Report,
}

static FORMATS: &[Row] = &[
    Row { format: Format::Pretty, name: "pretty", report: &pretty::Pretty },
    Row { format: Format::Short, name: "short", report: &short::Short },
    Row { format: Format::Json, name: "json", report: &json::Json },
    Row { format: Format::Jsonl, name: "jsonl", report: &jsonl::Jsonl },
    Row { format: Format::Github, name: "github", report: &github::Github },
    Row { format: Format::Junit, name: "junit", report: &junit::Junit },
    Row { format: Format::Sarif, name: "sarif", report: &sarif::Sarif },
    Row { format: Format::Markdown, name: "markdown", report: &markdown::Markdown },
    Row { format: Format::Csv, name: "csv", report: &csv::Csv },
    Row { format: Format::Html, name: "html", report: &html::Html },
    Row { format: Format::ClaimReview, name: "claimreview", report: &claimreview::ClaimReview },
];

impl Format {
    /// Every format, in the order of the manual.
    pub fn all() -> impl Iterator<Item = Format> {
        FORMATS.iter().map(|row| row.format)
    }

    /// The name it is asked for by.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The format of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<Format> {
        Self::all().find(|format| format.name() == name)
    }

    /// Whether a program reads it, so that nothing may be written beside the report.
    #[must_use]
    pub fn is_for_programs(self) -> bool {
        !matches!(self, Format::Pretty | Format::Short)
    }

    /// Whether figures that nothing was held against can be listed in it.
    #[must_use]
    pub fn lists_figures(self) -> bool {
        matches!(self, Format::Pretty | Format::Short | Format::Json | Format::Jsonl | Format::Csv)
    }

    /// Whether it shows more of articles and claims than their verdicts, and so needs the run's annotated copies.
    #[must_use]
    pub fn shows_articles(self) -> bool {
        matches!(self, Format::Html | Format::ClaimReview)
    }

    /// The report in this format, to be written while the run goes on; none where it takes the whole run.
    #[must_use]
    pub fn stream(self) -> Option<Box<dyn Stream>> {
        self.row().report.stream()
    }

    fn row(self) -> &'static Row {
        FORMATS.iter().find(|row| row.format == self).expect("every format has its row")
    }
}

/// Whether a file that begins so is a report of ours, in a format that could be taken for an article.
#[must_use]
pub fn is_report(beginning: &str) -> bool {
    beginning.starts_with(markdown::MARK) || beginning.starts_with("<!DOCTYPE html>") && beginning.contains(html::MARK)
}

/// Writes lines of text that are no report, with nothing in them that a terminal or a CI server obeys. A line that does
/// not fit goes on below, a little further in than it begins.
///
/// # Errors
///
/// Those of writing.
pub fn print(lines: &[String], settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    let hung = |line: &String| hung(&sanitize::one_line(line), settings.columns());
    sanitize::inert_lines(out, |out| lines.iter().try_for_each(|line| writeln!(out, "{}", hung(line))))
}

fn hung(line: &str, columns: usize) -> String {
    let text = line.trim_start();
    let first = &line[..line.len() - text.len()];
    layout::wrap(text, columns, first, &format!("{first}  "))
}

/// Writes the report of a run.
///
/// ```
/// use factlint::finding::Run;
/// use factlint::report::{self, Format, Settings};
///
/// let mut out = Vec::new();
/// report::render(&Run::default(), Format::Short, &Settings::default(), &mut out)?;
/// assert!(out.is_empty(), "nothing was found, so nothing is said");
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// Only those of writing to `out`; a closed pipe is for the caller to bear.
pub fn render(run: &Run, format: Format, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    format.row().report.render(run, settings, out)
}
