//! Rules: what is worth telling, and the words for it. A rule is a file; it decides nothing the bindings have not.

mod change_mismatch;
mod claims;
pub(super) mod claims_fault;
mod conflicting_figure;
pub(super) mod contradicting_articles;
mod contradicting_claims;
mod conversion_mismatch;
mod date_order;
mod duration_mismatch;
mod exchange;
mod expired_claim;
pub(super) mod failed_example;
mod impossible_date;
mod imprecise_figure;
mod lead;
mod missing_claim;
mod movement;
mod overlapping_claims;
mod points_for_percent;
mod self_contradiction;
mod sentence;
mod share_mismatch;
mod step;
mod text_faults;
mod total_mismatch;
mod unaided;
mod unmatched_claim;
mod unreviewed_claim;
mod unsupported_figure;
pub(super) mod unused_suppression;
mod weekday_mismatch;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::bind::Binding;
use super::passage::Passage;
use super::prepared::Prepared;
use super::verdict::Verdict;
use super::{Checker, words};
use crate::article::Article;
use crate::claim::Claims;
use crate::figure::Figure;
use crate::finding::{ArticleRecord, Finding, Label, Place};
use crate::source::Span;

/// One article, checked: what every rule looks at.
#[derive(Debug)]
pub(super) struct Case<'a> {
    pub prepared: &'a [Prepared<'a>],
    /// Those of them that every article must mention, by their places.
    pub required: &'a [usize],
    /// The names of all, as records share them.
    pub names: &'a Arc<[String]>,
    pub claims: &'a Claims,
    pub article: &'a Article,
    pub figures: &'a [Figure],
    pub passages: &'a [Passage<'a>],
    pub bindings: &'a [Binding],
    /// The same by their claims: those that some figure was bound to.
    pub by_claim: &'a BTreeMap<usize, Vec<&'a Binding>>,
    pub verdicts: &'a [Verdict],
}

impl<'a> Case<'a> {
    /// Where a span of the prose stands in the article's source.
    fn place(&self, span: Span) -> Place {
        Place::new(self.article.source(), self.article.in_source(span))
    }

    /// A span of the prose as it reads, on one line.
    fn text(&self, span: Span) -> String {
        let text = self.article.prose().get(span.range()).unwrap_or("");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The claims that some figure was bound to.
    pub(in crate::check) fn mentioned(&self) -> impl Iterator<Item = usize> {
        self.by_claim.keys().copied()
    }

    /// What was bound to a claim.
    pub(in crate::check) fn bindings_of(&self, claim: usize) -> impl Iterator<Item = &'a Binding> {
        self.by_claim.get(&claim).into_iter().flatten().copied()
    }

    fn claim_of(&self, binding: &Binding) -> Option<&'a Prepared<'a>> {
        self.prepared.get(binding.claim)
    }

    fn figure_of(&self, binding: &Binding) -> Option<&'a Figure> {
        self.figures.get(binding.figure)
    }
}

/// Bindings by the claims they are to, each claim's in their order.
pub(super) fn by_claim(bindings: &[Binding]) -> BTreeMap<usize, Vec<&Binding>> {
    let mut by_claim: BTreeMap<usize, Vec<&Binding>> = BTreeMap::new();
    for binding in bindings {
        by_claim.entry(binding.claim).or_default().push(binding);
    }
    by_claim
}

type ArticleRule = fn(&Case<'_>) -> Vec<Finding>;

/// The rules of one article.
static ARTICLE_RULES: &[ArticleRule] = &[
    conflicting_figure::findings,
    imprecise_figure::findings,
    unsupported_figure::findings,
    missing_claim::findings,
    self_contradiction::findings,
    unaided::findings,
    text_faults::findings,
];

/// Everything worth telling of one article.
pub(super) fn of_article(case: &Case<'_>) -> Vec<Finding> {
    ARTICLE_RULES.iter().flat_map(|rule| rule(case)).collect()
}

/// What the articles of a run show of its claims, taken in one article after the other, so that none need be kept.
#[derive(Debug)]
pub struct ClaimsSeen<'c> {
    prepared: &'c [Prepared<'c>],
    mentioned: BTreeSet<String>,
    meetings: overlapping_claims::Meetings<'c>,
    /// What is wrong with the claims whatever the articles say.
    among: Vec<Finding>,
}

impl<'c> ClaimsSeen<'c> {
    /// The claims of a checker, of which no article has said anything yet, on the day `today`.
    #[must_use]
    pub fn new(checker: &'c Checker<'c>, today: Date) -> Self {
        let prepared = &checker.prepared;
        let among = among(prepared, &checker.vocabulary, today);
        let meetings = overlapping_claims::Meetings::new(prepared, &among);
        Self { prepared, mentioned: BTreeSet::new(), meetings, among }
    }

    /// Takes in what came of an article.
    pub fn see(&mut self, record: &ArticleRecord) {
        for claim in record.claims.mentioned() {
            if !self.mentioned.contains(claim.id) {
                self.mentioned.insert(claim.id.to_owned());
            }
        }
        self.meetings.see(self.prepared, record);
    }

    /// What can only be said once all articles are checked: claims nobody mentions, claims past their day, claims that
    /// get in each other's way. `strict` makes an unmatched claim an error.
    #[must_use]
    pub fn into_findings(self, strict: bool) -> Vec<Finding> {
        let mut findings = unmatched_claim::findings(self.prepared, &self.mentioned, strict);
        findings.extend(self.meetings.into_findings());
        findings.extend(self.among);
        findings
    }
}

/// Everything that can be told of claims without any article: those past their day, and those in each other's way.
pub(super) fn of_claims(claims: &Claims, today: Date) -> Vec<Finding> {
    let checker = Checker::new(claims);
    among(&checker.prepared, &checker.vocabulary, today)
}

fn among(prepared: &[Prepared<'_>], vocabulary: &words::Vocabulary, today: Date) -> Vec<Finding> {
    let mut findings = expired_claim::findings(prepared, today);
    findings.extend(unreviewed_claim::findings(prepared));
    let of_one_subject = claims::of_one_subject(prepared, vocabulary);
    findings.extend(contradicting_claims::findings(&of_one_subject));
    findings.extend(overlapping_claims::findings(&of_one_subject));
    findings
}

/// The names of the claims that contradict one before them.
pub(super) fn contradicting<'p>(prepared: &'p [Prepared<'_>], vocabulary: &words::Vocabulary) -> BTreeSet<&'p str> {
    let of_one_subject = claims::of_one_subject(prepared, vocabulary);
    contradicting_claims::pairs(&of_one_subject).into_iter().map(|(_, later)| later.id()).collect()
}

/// The claim's value in its YAML, to show beside a finding in an article.
fn claims_value(prepared: &Prepared<'_>, expected: usize, text: impl Into<String>) -> Vec<Label> {
    let value = prepared.claim.expected.get(expected);
    let span = value.map_or(prepared.claim.id.span, |expected| expected.span);
    vec![Label { place: Place::new(&prepared.file.source, span), text: text.into() }]
}

/// Gives a finding its help: what may have gone wrong, then where the claim comes from.
fn advise(finding: &mut Finding, advice: Option<String>, prepared: &Prepared<'_>) {
    finding.provenance = provenance(prepared);
    let lines: Vec<String> = advice.into_iter().chain(finding.provenance.clone()).collect();
    finding.help = (!lines.is_empty()).then(|| lines.join(" "));
}

/// Where a claim comes from, and what the desk noted beside it.
fn provenance(prepared: &Prepared<'_>) -> Option<String> {
    let named = prepared.references().map(|reference| match reference.published {
        Some(date) => format!("{}, {date}", reference.title),
        None => reference.title.clone(),
    });
    let named: Vec<String> = named.collect();
    let mut lines = Vec::new();
    if !named.is_empty() {
        lines.push(format!("Source: {}.", named.join("; ")));
    }
    lines.extend(prepared.claim.quote.as_ref().map(|quote| format!("It says: “{quote}”")));
    lines.extend(prepared.claim.note.as_ref().map(|note| closed(note)));
    (!lines.is_empty()).then(|| lines.join(" "))
}

/// A sentence with its full stop, and its first letter in upper case.
fn closed(sentence: &str) -> String {
    let sentence = sentence.trim();
    let mut letters = sentence.chars();
    let capital: String = letters.next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
    let stop = if sentence.ends_with(['.', '!', '?', '”', '"']) { "" } else { "." };
    format!("{capital}{}{stop}", letters.as_str())
}
