//! Reports: what a run found, as bytes.
//!
//! A format is a file in this room and a row in its table. Every format gets the same [`Run`] and the same
//! [`Settings`]; none of them knows how a verdict came about, and none reads the terminal, the environment or a file:
//! width and colour are given, and the same run always renders to the same bytes.

mod compare;
pub mod explain;
pub mod figures;
pub mod json;
mod layout;
mod paint;
mod pretty;
#[cfg(test)]
mod sample;
mod sanitize;
mod short;
#[cfg(test)]
mod tests;

use std::io::{self, Write};

use crate::finding::Run;

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
}

impl Default for Settings {
    /// What a file or a pipe can take: 80 columns, no colour, no links.
    fn default() -> Self {
        Self { width: 80, colour: false, unicode: true, hyperlinks: None }
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

    fn row(self) -> &'static Row {
        FORMATS.iter().find(|row| row.format == self).expect("every format has its row")
    }
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
