//! A finding in full, drawn by miette: the article's line with the figure underlined, then the claim's YAML likewise,
//! then how to settle it.
//!
//! Everything handed to miette is cropped and made safe beforehand; it only draws.

use std::fmt;
use std::sync::Arc;

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode, ThemeCharacters, ThemeStyles,
};

use super::snippet::{Frame, Mark, Snippet};
use crate::finding::{Finding, Label, NAME, Severity};
use crate::report::Settings;
use crate::report::layout::{fit_end, width};
use crate::report::paint::Marks;
use crate::report::sanitize::{lines, one_line};
use crate::source::Source;

/// What the header of a snippet holds besides the path: corner, brackets, line and column.
const HEADER: usize = 24;

/// A diagnostic as miette wants it.
#[derive(Debug)]
struct Drawing {
    severity: Severity,
    code: Option<String>,
    url: Option<String>,
    message: String,
    help: Option<String>,
    snippet: Snippet,
}

impl fmt::Display for Drawing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Drawing {}

impl Diagnostic for Drawing {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.code.as_ref().map(|code| Box::new(code) as Box<dyn fmt::Display>)
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Note => miette::Severity::Advice,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn url<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.url.as_ref().map(|url| Box::new(url) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.snippet)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.snippet.labels.iter().cloned()))
    }
}

/// The finding, drawn; ends with a line break.
pub(super) fn draw(finding: &Finding, settings: &Settings) -> String {
    let mut drawings = vec![article_side(finding, settings)];
    drawings.extend(other_sides(finding, settings));
    if let Some(last) = drawings.last_mut() {
        last.help = finding.help.as_deref().map(lines).filter(|help| !help.is_empty());
    }
    let handler = handler(finding.severity, settings);
    drawings.iter().map(|drawing| drawn(drawing, &handler)).collect()
}

fn drawn(drawing: &Drawing, handler: &GraphicalReportHandler) -> String {
    let mut text = String::new();
    handler.render_report(&mut text, drawing).expect("every label lies within its snippet, and strings take all");
    text
}

/// The place to be mended, with whatever related places stand in the same source.
fn article_side(finding: &Finding, settings: &Settings) -> Drawing {
    let source = &finding.place.source;
    let mut marks = vec![Mark { span: finding.place.span, text: &finding.label, primary: true }];
    marks.extend(finding.related.iter().filter(|label| within(label, source)).map(|label| mark(label, false)));
    Drawing {
        severity: finding.severity,
        code: Some(format!("{}[{}]", finding.severity.name(), finding.code.name())),
        url: settings.hyperlinks.map(|address| address.replace(NAME, finding.code.name())),
        message: one_line(&finding.message).into_owned(),
        help: None,
        snippet: snippet(source, &marks, settings),
    }
}

/// The related places in other sources, a drawing each.
fn other_sides(finding: &Finding, settings: &Settings) -> Vec<Drawing> {
    let elsewhere = finding.related.iter().filter(|label| !within(label, &finding.place.source));
    elsewhere.map(|label| other_side(finding, label, settings)).collect()
}

fn other_side(finding: &Finding, label: &Label, settings: &Settings) -> Drawing {
    let message = match &finding.claim {
        Some(id) => format!("the claim `{}`", one_line(id)),
        None => "see also".to_owned(),
    };
    Drawing {
        severity: Severity::Note,
        code: None,
        url: None,
        message,
        help: None,
        snippet: snippet(&label.place.source, &[mark(label, true)], settings),
    }
}

fn within(label: &Label, source: &Arc<Source>) -> bool {
    Arc::ptr_eq(&label.place.source, source) || label.place.source.name() == source.name()
}

fn mark(label: &Label, primary: bool) -> Mark<'_> {
    Mark { span: label.place.span, text: &label.text, primary }
}

fn snippet(source: &Source, marks: &[Mark<'_>], settings: &Settings) -> Snippet {
    let ellipsis = Marks::of(settings).ellipsis;
    let room = settings.columns().saturating_sub(HEADER).max(width(ellipsis));
    let name = fit_end(&one_line(source.name()), room, ellipsis);
    Snippet::new(source, name, marks, Frame { columns: settings.columns(), ellipsis })
}

fn handler(severity: Severity, settings: &Settings) -> GraphicalReportHandler {
    GraphicalReportHandler::new_themed(theme(severity, settings))
        .with_width(settings.columns())
        .with_context_lines(0)
        .with_links(true)
        .with_link_display_text("")
        .with_word_splitter(textwrap::WordSplitter::NoHyphenation)
        .without_syntax_highlighting()
}

/// The first label carries the colour of the severity, the others that of a note.
fn theme(severity: Severity, settings: &Settings) -> GraphicalTheme {
    let characters = if settings.unicode { ThemeCharacters::unicode() } else { ThemeCharacters::ascii() };
    let mut styles = if settings.colour { ThemeStyles::ansi() } else { ThemeStyles::none() };
    let primary = match severity {
        Severity::Error => styles.error,
        Severity::Warning => styles.warning,
        Severity::Note => styles.advice,
    };
    styles.highlights = vec![primary.bold(), styles.advice];
    if !settings.colour {
        styles.highlights = vec![primary];
    }
    GraphicalTheme { characters, styles }
}
