//! Notes: what stands beside a figure, or beside a paragraph that something was found in.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::finding::{
    Acceptance, Accepted, ArticleRecord, ClaimNote, Code, Comparison, FigureNote, FigureRecord, Finding, Label, Place,
    ReferenceNote,
};

/// The claims by id, each with its number on the page.
pub(super) type Register<'a> = BTreeMap<&'a str, (usize, Option<&'a ClaimNote>)>;

/// What stands beside the text.
#[derive(Debug, Serialize)]
pub(super) struct Note<'a> {
    /// By which it is linked to, inside its article: `f3` is that of the fourth figure, `r0` that of the first remark.
    anchor: String,
    /// By which a tick is kept: where the figure begins in the file. None for what cannot be ticked off.
    tick: Option<usize>,
    verdict: &'a str,
    /// The figure, or the kind of remark.
    title: &'a str,
    /// The rest of the line that is always seen.
    gist: String,
    /// Line and column.
    place: String,
    /// Whether there is something to act on.
    is_finding: bool,
    reading: Option<String>,
    comparisons: Vec<Held<'a>>,
    findings: Vec<Found<'a>>,
    /// Where it belongs, in the source's text.
    #[serde(skip)]
    pub at: usize,
}

/// A claim that a figure was held against.
#[derive(Debug, Serialize)]
struct Held<'a> {
    claim: &'a str,
    /// The claim's number on the page.
    number: Option<usize>,
    statement: Option<&'a str>,
    expected: &'a str,
    extent: Option<String>,
    evidence: String,
    references: Vec<Reference<'a>>,
    quote: Option<&'a str>,
    note: Option<&'a str>,
}

/// Where a claim comes from.
#[derive(Debug, Serialize)]
pub(super) struct Reference<'a> {
    title: &'a str,
    published: Option<&'a str>,
    url: Option<&'a str>,
    /// Whether the address may be followed: one of the web, and nothing that would run.
    is_link: bool,
}

/// A finding, as it is told beside the text.
#[derive(Debug, Serialize)]
pub(super) struct Found<'a> {
    code: &'static str,
    severity: &'static str,
    message: Vec<Word<'a>>,
    help: Vec<Word<'a>>,
    related: Vec<Related<'a>>,
    /// How it was accepted, if it was.
    accepted: Option<String>,
    #[serde(skip)]
    finding: &'a Finding,
}

#[derive(Debug, Serialize)]
struct Related<'a> {
    label: &'a str,
    place: String,
}

impl<'a> Note<'a> {
    /// What there is to say of a figure.
    pub(super) fn of_figure(
        index: usize,
        article: &'a ArticleRecord,
        copy: Option<&'a FigureNote>,
        findings: Vec<Found<'a>>,
        register: &Register<'a>,
    ) -> Option<Self> {
        let figure = article.figures.get(index)?;
        let place = Place::new(&article.source, figure.span);
        let comparisons = copy.map(|copy| copy.comparisons.as_slice()).unwrap_or_default();
        Some(Self {
            anchor: format!("f{index}"),
            tick: Some(article.source.on_disk(figure.span).start),
            verdict: figure.verdict.unwrap_or("unchecked"),
            title: article.source.slice(figure.span),
            gist: gist(figure, comparisons, &findings),
            place: line_and_column(&place),
            is_finding: findings.iter().any(Found::is_open),
            reading: copy.and_then(|copy| reading(figure, copy)),
            comparisons: comparisons.iter().map(|comparison| Held::of(comparison, register)).collect(),
            findings: findings.into_iter().map(|found| found.beside(comparisons, register)).collect(),
            at: figure.span.start,
        })
    }

    /// What was found where no figure stands.
    pub(super) fn of_remark(index: usize, found: Found<'a>) -> Self {
        let place = &found.finding.place;
        Self {
            anchor: format!("r{index}"),
            tick: None,
            verdict: "remark",
            title: found.code,
            gist: place.text().to_owned(),
            place: line_and_column(place),
            is_finding: found.is_open(),
            reading: None,
            comparisons: Vec::new(),
            at: place.span.start,
            findings: vec![found],
        }
    }

    /// Whether it stands beside the text as a whole and not beside a figure.
    pub(super) fn is_remark(&self) -> bool {
        self.tick.is_none()
    }
}

/// What else can be said of a figure in half a line: the claim's value or its name, and the kinds of what was found.
fn gist(figure: &FigureRecord, comparisons: &[Comparison], findings: &[Found<'_>]) -> String {
    let told = [Code::CONFLICTING_FIGURE, Code::UNSUPPORTED_FIGURE];
    let codes = findings.iter().filter(|found| !told.contains(&found.finding.code)).map(|found| found.code);
    let accepted = findings.iter().any(|found| !found.is_open()).then_some("accepted");
    let verdict = in_short(figure, comparisons, findings);
    let parts: Vec<&str> = std::iter::once(verdict.as_str()).chain(codes).chain(accepted).collect();
    parts.join(" · ")
}

fn in_short(figure: &FigureRecord, comparisons: &[Comparison], findings: &[Found<'_>]) -> String {
    match figure.verdict {
        Some("conflicting") => {
            let contradicted = contradicted(comparisons, findings);
            contradicted.map_or("conflicts".to_owned(), |claim| format!("the claim says {}", claim.expected))
        }
        Some("supported") => figure.claim.clone().unwrap_or_default(),
        Some("unsupported") => "no claim".to_owned(),
        _ => "not checked".to_owned(),
    }
}

/// Of several claims a figure was held against, the one it contradicts.
fn contradicted<'c>(comparisons: &'c [Comparison], findings: &[Found<'_>]) -> Option<&'c Comparison> {
    let conflict = findings.iter().find(|found| found.finding.is_conflict())?;
    comparisons.iter().find(|comparison| conflict.finding.claim.as_ref() == Some(&comparison.claim))
}

/// The figure's kind and what it stands for.
fn reading(figure: &FigureRecord, copy: &FigureNote) -> Option<String> {
    Some(format!("{}, {}", figure.kind, copy.extent.as_ref()?))
}

impl<'a> Held<'a> {
    fn of(comparison: &'a Comparison, register: &Register<'a>) -> Self {
        let known = register.get(comparison.claim.as_str());
        let note = known.and_then(|(_, note)| *note);
        Self {
            claim: &comparison.claim,
            number: known.map(|(number, _)| *number),
            statement: note.map(|note| note.statement.as_str()).filter(|statement| !statement.is_empty()),
            expected: &comparison.expected,
            extent: comparison.extent.as_ref().map(ToString::to_string),
            evidence: comparison.evidence.join(", "),
            references: note.map(|note| Reference::all(&note.references)).unwrap_or_default(),
            quote: note.and_then(|note| note.quote.as_deref()),
            note: note.and_then(|note| note.note.as_deref()),
        }
    }
}

impl<'a> Reference<'a> {
    pub(super) fn all(references: &'a [ReferenceNote]) -> Vec<Self> {
        references.iter().map(Self::of).collect()
    }

    fn of(reference: &'a ReferenceNote) -> Self {
        let url = reference.url.as_deref();
        Self {
            title: &reference.title,
            published: reference.published.as_deref(),
            url,
            is_link: url.is_some_and(is_web_address),
        }
    }
}

/// Whether following it can do nothing but open a page.
fn is_web_address(url: &str) -> bool {
    let begins = |scheme: &str| url.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme));
    (begins("https://") || begins("http://")) && !url.chars().any(|c| c.is_control() || c.is_whitespace())
}

impl<'a> Found<'a> {
    pub(super) fn of(finding: &'a Finding) -> Self {
        Self {
            code: finding.code.name(),
            severity: finding.severity.name(),
            message: worded(&finding.message),
            help: finding.help.as_deref().map(worded).unwrap_or_default(),
            related: finding.related.iter().map(related).collect(),
            accepted: None,
            finding,
        }
    }

    pub(super) fn of_accepted(accepted: &'a Accepted) -> Self {
        let by = match &accepted.by {
            Acceptance::Suppression { reason } => format!("Suppressed: {reason}"),
            Acceptance::Baseline => "Accepted in the baseline.".to_owned(),
        };
        Self { accepted: Some(by), ..Self::of(&accepted.finding) }
    }

    /// Where it was found.
    pub(super) fn place(&self) -> &'a Place {
        &self.finding.place
    }

    /// Without what is told of its claim beside it: where it is written, and what is known of its source.
    fn beside(mut self, comparisons: &[Comparison], register: &Register<'a>) -> Self {
        let told = |claim: &&str| comparisons.iter().any(|comparison| comparison.claim == *claim);
        if let Some(claim) = self.finding.claim.as_deref().filter(told) {
            self.related.clear();
            if register.get(claim).is_some_and(|(_, note)| note.is_some()) {
                self.help = self.finding.advice().map(worded).unwrap_or_default();
            }
        }
        self
    }

    fn is_open(&self) -> bool {
        self.accepted.is_none()
    }
}

/// A stretch of a message; a name is what stands between backticks.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Word<'a> {
    text: &'a str,
    is_name: bool,
}

/// The message with its names set apart; where a backtick has no other, all of them stand as they are.
fn worded(message: &str) -> Vec<Word<'_>> {
    let stretches: Vec<&str> = message.split('`').collect();
    if stretches.len().is_multiple_of(2) {
        return vec![Word { text: message, is_name: false }];
    }
    let words = stretches.into_iter().enumerate().map(|(at, text)| Word { text, is_name: at % 2 == 1 });
    words.filter(|word| !word.text.is_empty()).collect()
}

fn related(label: &Label) -> Related<'_> {
    let place = format!("{}:{}", label.place.source.name(), line_and_column(&label.place));
    Related { label: &label.text, place }
}

pub(super) fn line_and_column(place: &Place) -> String {
    let at = place.source.position(place.span.start);
    format!("{}:{}", at.line, at.column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_set_apart_from_words() {
        let told = |message| worded(message).iter().map(|word| (word.text, word.is_name)).collect::<Vec<_>>();
        assert_eq!(told("the claim `rate` says"), [("the claim ", false), ("rate", true), (" says", false)]);
        assert_eq!(told("one ` alone"), [("one ` alone", false)]);
        assert!(told("").is_empty());
    }

    #[test]
    fn only_pages_of_the_web_can_be_followed() {
        assert!(is_web_address("https://news.example/a?b=c#d") && is_web_address("HTTP://news.example"));
        for url in ["javascript:alert(1)", "data:text/html,x", "//news.example", "https://a b", "java\nscript:x", ""] {
            assert!(!is_web_address(url), "{url}");
        }
    }
}
