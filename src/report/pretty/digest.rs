//! Findings of one kind, gathered: a heading and a list, so that a long article stays readable.
//!
//! Conflicts deserve a drawing each; the twentieth figure without a claim does not. What is gathered, how it is
//! introduced and how much of it is listed stands in one table.

use std::sync::Arc;

use crate::finding::{Code, Finding, Severity};
use crate::report::Settings;
use crate::report::layout::{Room, crop, fit, pad, width, wrap};
use crate::report::paint::{Ink, Marks, paint};
use crate::report::sanitize::{lines, one_line};
use crate::source::Source;

/// How findings of a code are gathered.
struct Gathering {
    code: Code,
    one: &'static str,
    many: &'static str,
    /// How many are listed before the rest is only counted.
    listed: usize,
    tells: Tells,
}

/// What the last column of a list holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tells {
    /// The text around the figure.
    Context,
    /// What the finding says.
    Message,
}

static GATHERINGS: &[Gathering] = &[
    Gathering {
        code: Code::UNSUPPORTED_FIGURE,
        one: "figure has no claim",
        many: "figures have no claim",
        listed: 10,
        tells: Tells::Context,
    },
    Gathering {
        code: Code::REPAIRED_TEXT,
        one: "garbled place was restored for reading",
        many: "garbled places were restored for reading",
        listed: 3,
        tells: Tells::Message,
    },
    Gathering {
        code: Code::INJECTED_TEXT,
        one: "foreign line was read across",
        many: "foreign lines were read across",
        listed: 3,
        tells: Tells::Message,
    },
    Gathering {
        code: Code::HIDDEN_CHARACTERS,
        one: "place holds hidden characters",
        many: "places hold hidden characters",
        listed: 3,
        tells: Tells::Message,
    },
    Gathering {
        code: Code::IMPRECISE_FIGURE,
        one: "figure says less than its claim",
        many: "figures say less than their claims",
        listed: 10,
        tells: Tells::Message,
    },
    Gathering {
        code: Code::UNMATCHED_CLAIM,
        one: "claim is mentioned by no article",
        many: "claims are mentioned by no article",
        listed: 10,
        tells: Tells::Message,
    },
];

/// The row for notes of any other code.
static OTHER_NOTES: Gathering =
    Gathering { code: Code::IMPRECISE_FIGURE, one: "note", many: "notes", listed: 10, tells: Tells::Message };

/// The widest the column of figures gets.
const FIGURE_WIDTH: usize = 26;

/// The least room in which a message is wrapped beside the other columns.
const MESSAGE_LEAST: usize = 30;

/// What a list is indented by.
const INDENT: usize = 4;

/// Findings of one code, severity and source.
pub(super) struct Digest<'a> {
    findings: Vec<&'a Finding>,
}

/// Whether the finding is shown in a list rather than drawn.
pub(super) fn is_gathered(finding: &Finding) -> bool {
    match finding.code {
        Code::UNMATCHED_CLAIM => finding.severity < Severity::Error,
        code if GATHERINGS.iter().any(|gathering| gathering.code == code) => true,
        _ => finding.severity == Severity::Note,
    }
}

/// The findings that are gathered, in lists of one code, severity and source, in the order each first occurs.
pub(super) fn gather<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<Digest<'a>> {
    let mut digests: Vec<Digest<'a>> = Vec::new();
    for finding in findings {
        // Findings come article by article, so the list to join is among the last few.
        let recent = digests.len().saturating_sub(2 * GATHERINGS.len());
        match digests[recent..].iter_mut().find(|digest| digest.takes(finding)) {
            Some(digest) => digest.findings.push(finding),
            None => digests.push(Digest { findings: vec![finding] }),
        }
    }
    digests
}

impl Digest<'_> {
    fn first(&self) -> &Finding {
        self.findings[0]
    }

    fn source(&self) -> &Arc<Source> {
        &self.first().place.source
    }

    fn takes(&self, finding: &Finding) -> bool {
        let first = self.first();
        (first.code, first.severity) == (finding.code, finding.severity)
            && Arc::ptr_eq(self.source(), &finding.place.source)
    }

    pub(super) fn severity(&self) -> Severity {
        self.first().severity
    }

    fn gathering(&self) -> &'static Gathering {
        GATHERINGS.iter().find(|gathering| gathering.code == self.first().code).unwrap_or(&OTHER_NOTES)
    }

    /// The list, ending with a line break.
    pub(super) fn draw(&self, settings: &Settings) -> String {
        let mut drawn = self.heading(settings);
        let shown = &self.findings[..self.findings.len().min(self.gathering().listed)];
        drawn += &self.rows(shown, settings);
        let rest = self.findings.len() - shown.len();
        if rest > 0 {
            let words = format!("{:INDENT$}and {rest} more; `--format short` lists them all", "");
            drawn += &paint(&words, Ink::Faint, settings);
            drawn.push('\n');
        }
        drawn + &self.help(settings)
    }

    /// `warning[unsupported-figure]`, and what the list is of.
    fn heading(&self, settings: &Settings) -> String {
        let (first, gathering) = (self.first(), self.gathering());
        let ink = Ink::from(first.severity);
        let code = format!("{}[{}]", first.severity.name(), first.code.name());
        let mark = Marks::of(settings).severity(first.severity);
        let count = self.findings.len();
        let words = if count == 1 { gathering.one } else { gathering.many };
        let subject = format!("{}: {count} {words}", one_line(self.source().name()));
        let columns = settings.columns().saturating_sub(4);
        let subject = wrap(&subject, columns, "", "    ");
        format!("{}\n\n  {} {subject}\n", paint(&code, ink, settings), paint(mark, ink, settings))
    }

    fn rows(&self, shown: &[&Finding], settings: &Settings) -> String {
        let rows: Vec<_> = shown.iter().map(|finding| Row::of(finding, settings)).collect();
        let at = rows.iter().map(|row| width(&row.at)).max().unwrap_or(0);
        let figure = rows.iter().map(|row| width(&row.figure)).max().unwrap_or(0);
        let indent = INDENT + at + figure + 4;
        let draw = |(row, finding): (&Row, &&Finding)| {
            let told = self.told(finding, indent, settings);
            let (at, figure) = (right(&row.at, at), pad(&row.figure, figure));
            let line = format!("{:INDENT$}{}  {}  {told}", "", paint(&at, Ink::Faint, settings), figure);
            format!("{}\n", line.trim_end())
        };
        rows.iter().zip(shown).map(draw).collect()
    }

    /// The last column of a row, which begins at column `indent`.
    fn told(&self, finding: &Finding, indent: usize, settings: &Settings) -> String {
        let columns = settings.columns().saturating_sub(indent);
        match self.gathering().tells {
            Tells::Context => context(finding, columns, settings),
            Tells::Message => message(finding, indent, settings),
        }
    }

    /// The help all the findings share; where each has its own, none.
    fn help(&self, settings: &Settings) -> String {
        let help = self.first().help.as_deref().map(lines);
        let shared = self.findings.iter().all(|finding| finding.help == self.first().help);
        let Some(help) = help.filter(|_| shared) else { return String::new() };
        let opening = format!("  {} ", paint("help:", Ink::Note, settings));
        let wrapped = wrap(&help, settings.columns() - 2, &opening, "        ");
        wrapped + "\n"
    }
}

/// The first columns of a row of a list.
struct Row {
    at: String,
    figure: String,
}

impl Row {
    fn of(finding: &Finding, settings: &Settings) -> Self {
        let at = finding.place.source.position(finding.place.span.start);
        let text = finding.place.text();
        let named = finding.code == Code::UNMATCHED_CLAIM || width_exceeds(text, 2 * FIGURE_WIDTH);
        let figure = finding.claim.as_deref().filter(|_| named).unwrap_or(text);
        let figure = fit(&one_line(head(figure)), FIGURE_WIDTH, Marks::of(settings).ellipsis);
        Self { at: format!("{}:{}", at.line, at.column), figure }
    }
}

/// Whether a text has more characters than fit; looks no further than it must.
fn width_exceeds(text: &str, columns: usize) -> bool {
    text.chars().nth(columns).is_some()
}

/// As much of a text as could ever be shown in a column.
fn head(text: &str) -> &str {
    text.char_indices().nth(8 * FIGURE_WIDTH).map_or(text, |(at, _)| &text[..at])
}

fn right(text: &str, columns: usize) -> String {
    let blanks = columns.saturating_sub(width(text));
    format!("{:blanks$}{text}", "")
}

/// The text around the figure, the figure itself standing out.
fn context(finding: &Finding, columns: usize, settings: &Settings) -> String {
    let room = Room { width: columns, before: columns };
    let crop = crop(&finding.place.source, &[finding.place.span], room, Marks::of(settings).ellipsis);
    let Some(figure) = crop.spans.first() else { return crop.text };
    let (before, rest) = crop.text.split_at(figure.start);
    let (figure, after) = rest.split_at(figure.len());
    format!("{before}{}{after}", paint(figure, Ink::Strong, settings))
}

/// What the finding says, wrapped beside the other columns, or below them where they leave no room.
fn message(finding: &Finding, indent: usize, settings: &Settings) -> String {
    let columns = settings.columns();
    let message = one_line(&finding.message);
    let (opening, indent) =
        if columns.saturating_sub(indent) < MESSAGE_LEAST { ("\n", 2 * INDENT) } else { ("", indent) };
    let indent = " ".repeat(indent);
    let wrapped = wrap(&message, columns, &indent, &indent);
    if opening.is_empty() { wrapped.trim_start().to_owned() } else { format!("{opening}{wrapped}") }
}
