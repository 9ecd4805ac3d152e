//! Findings of one kind, gathered: a heading and a list, so that a long article stays readable.
//!
//! Conflicts deserve a drawing each; the twentieth figure without a claim does not. What is gathered, how it is
//! introduced and how much of it is listed stands in one table.

use std::iter;
use std::sync::Arc;

use crate::finding::{Code, Finding, Place, Severity};
use crate::report::Settings;
use crate::report::layout::{Room, crop, fit, pad, width, wrap};
use crate::report::paint::{Ink, Marks, paint};
use crate::report::sanitize::{lines, one_line};
use crate::source::Source;

/// How findings of a code are gathered.
struct Gathering {
    code: Code,
    /// How several are introduced: so many …
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
    /// What is to be seen at the place.
    Label,
    /// Both.
    MessageAndLabel,
}

static GATHERINGS: &[Gathering] = &[
    Gathering { code: Code::UNSUPPORTED_FIGURE, many: "figures have no claim", listed: 10, tells: Tells::Context },
    Gathering { code: Code::REPAIRED_TEXT, many: "passages were restored for reading", listed: 3, tells: Tells::Label },
    Gathering { code: Code::INJECTED_TEXT, many: "foreign lines were read across", listed: 3, tells: Tells::Label },
    Gathering { code: Code::HIDDEN_CHARACTERS, many: "runs of hidden characters", listed: 3, tells: Tells::Label },
    Gathering {
        code: Code::IMPRECISE_FIGURE,
        many: "figures are right, but looser or firmer than their claims",
        listed: 10,
        tells: Tells::MessageAndLabel,
    },
    Gathering {
        code: Code::UNMATCHED_CLAIM,
        many: "claims are mentioned by no article",
        listed: 10,
        tells: Tells::Label,
    },
    Gathering { code: Code::EXPIRED_CLAIM, many: "claims are past their day", listed: 10, tells: Tells::Message },
    Gathering {
        code: Code::UNREVIEWED_CLAIM,
        many: "claims are drafts that nobody has reviewed",
        listed: 10,
        tells: Tells::Label,
    },
];

/// The row for notes of any other code.
static OTHER_NOTES: Gathering =
    Gathering { code: Code::IMPRECISE_FIGURE, many: "notes", listed: 10, tells: Tells::Message };

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
        Code::CONFLICTING_FIGURE => false,
        Code::UNMATCHED_CLAIM => finding.severity < Severity::Error,
        code if GATHERINGS.iter().any(|gathering| gathering.code == code) => true,
        _ => finding.severity == Severity::Note,
    }
}

/// The findings given, in lists of one code, severity and source, in the order each first occurs.
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
        let entries: Vec<_> = shown.iter().flat_map(|finding| self.entries(finding)).collect();
        drawn += &rows(&entries, settings);
        let rest = self.findings.len() - shown.len();
        if rest > 0 {
            let words = format!("{:INDENT$}and {rest} more; `--format short` lists them all", "");
            drawn += &paint(&words, Ink::Faint, settings);
            drawn.push('\n');
        }
        drawn + &self.help(settings)
    }

    /// The finding's own place, and whatever further places of the same text it points to.
    fn entries<'f>(&self, finding: &'f Finding) -> Vec<Entry<'f>> {
        let told = match (self.gathering().tells, self.is_single()) {
            (Tells::Context, _) => None,
            (Tells::Label, _) | (_, true) => Some(finding.label.clone()).filter(|label| !label.is_empty()),
            (Tells::Message, false) => Some(finding.message.clone()),
            (Tells::MessageAndLabel, false) => Some(format!("{}; {}", finding.message, finding.label)),
        };
        let own = Entry { place: &finding.place, name: named(finding), told };
        let others = finding.related.iter().filter(|label| Arc::ptr_eq(&label.place.source, &finding.place.source));
        let others = others.map(|label| Entry { place: &label.place, name: None, told: Some(label.text.clone()) });
        iter::once(own).chain(others).collect()
    }

    fn is_single(&self) -> bool {
        self.findings.len() == 1
    }

    /// `warning[unsupported-figure]`, and what the list is of.
    fn heading(&self, settings: &Settings) -> String {
        let (first, gathering) = (self.first(), self.gathering());
        let ink = Ink::from(first.severity);
        let code = format!("{}[{}]", first.severity.name(), first.code.name());
        let mark = Marks::of(settings).severity(first.severity);
        let words = match self.findings.as_slice() {
            [only] => only.message.clone(),
            several => format!("{} {}", several.len(), gathering.many),
        };
        let subject = format!("{}: {}", one_line(self.source().name()), one_line(&words));
        let columns = settings.columns().saturating_sub(4);
        let subject = wrap(&subject, columns, "", "    ");
        format!("{}\n\n  {} {subject}\n", paint(&code, ink, settings), paint(mark, ink, settings))
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

/// A line of a list, before it is laid out.
struct Entry<'a> {
    place: &'a Place,
    /// What to call the place by, where its own text would not do.
    name: Option<&'a str>,
    /// What is said of it; none where the text around it speaks for itself.
    told: Option<String>,
}

impl Entry<'_> {
    /// `3:12`
    fn at(&self) -> String {
        let at = self.place.source.position(self.place.span.start);
        format!("{}:{}", at.line, at.column)
    }

    fn figure(&self, ellipsis: &str) -> String {
        fit(one_line(head(self.name.unwrap_or(self.place.text()))).trim(), FIGURE_WIDTH, ellipsis)
    }
}

/// The id of the claim, for a finding about a claim and not about a figure.
fn named(finding: &Finding) -> Option<&str> {
    let about_claim = finding.code == Code::UNMATCHED_CLAIM || exceeds(finding.place.text(), 2 * FIGURE_WIDTH);
    finding.claim.as_deref().filter(|_| about_claim)
}

/// Whether a text has more characters than that; looks no further than it must.
fn exceeds(text: &str, characters: usize) -> bool {
    text.chars().nth(characters).is_some()
}

/// As much of a text as could ever be shown in a column.
fn head(text: &str) -> &str {
    text.char_indices().nth(8 * FIGURE_WIDTH).map_or(text, |(at, _)| &text[..at])
}

/// The entries in columns: place, figure, and what is to be said of it.
fn rows(entries: &[Entry<'_>], settings: &Settings) -> String {
    let ellipsis = Marks::of(settings).ellipsis;
    let starts: Vec<_> = entries.iter().map(|entry| (entry.at(), entry.figure(ellipsis))).collect();
    let at_width = starts.iter().map(|(at, _)| width(at)).max().unwrap_or(0);
    let figure_width = starts.iter().map(|(_, figure)| width(figure)).max().unwrap_or(0);
    let indent = INDENT + at_width + figure_width + 4;
    let row = |((at, figure), entry): (&(String, String), &Entry<'_>)| {
        let told = told(entry, indent, settings);
        let (at, figure) = (paint(&right(at, at_width), Ink::Faint, settings), pad(figure, figure_width));
        let line = format!("{:INDENT$}{at}  {figure}  {told}", "");
        format!("{}\n", line.trim_end())
    };
    starts.iter().zip(entries).map(row).collect::<Vec<_>>().concat()
}

fn right(text: &str, columns: usize) -> String {
    let blanks = columns.saturating_sub(width(text));
    format!("{:blanks$}{text}", "")
}

/// The last column of a row, which begins at column `indent`.
fn told(entry: &Entry<'_>, indent: usize, settings: &Settings) -> String {
    match &entry.told {
        Some(words) => beside(&one_line(words), indent, settings.columns()),
        None => context(entry.place, settings.columns().saturating_sub(indent), settings),
    }
}

/// The text around the figure, the figure itself standing out.
fn context(place: &Place, columns: usize, settings: &Settings) -> String {
    let room = Room { width: columns, before: columns };
    let crop = crop(&place.source, &[place.span], room, Marks::of(settings).ellipsis);
    let Some(figure) = crop.spans.first() else { return crop.text };
    let (before, rest) = crop.text.split_at(figure.start);
    let (figure, after) = rest.split_at(figure.len());
    format!("{before}{}{after}", paint(figure, Ink::Strong, settings))
}

/// Words wrapped beside the other columns, or below them where those leave no room.
fn beside(words: &str, indent: usize, columns: usize) -> String {
    let crowded = columns.saturating_sub(indent) < MESSAGE_LEAST;
    let blanks = " ".repeat(if crowded { 2 * INDENT } else { indent });
    let wrapped = wrap(words, columns, &blanks, &blanks);
    if crowded { format!("\n{wrapped}") } else { wrapped.trim_start().to_owned() }
}
