//! Verdicts: what becomes of every figure of an article once the bindings are known.

use std::collections::BTreeSet;

use super::bind::Binding;
use super::dates;
use super::passage::Passage;
use crate::article::Article;
use crate::claim::{Claims, Phrase, Unsupported};
use crate::figure::Figure;
use crate::quantity::{Kind, Value};
use crate::source::Span;

/// What was made out about a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Supported,
    Conflicting,
    Unsupported,
    /// A kind or a text the claims leave alone.
    Unchecked,
}

impl Verdict {
    /// The word for it in reports and machine output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Supported => "supported",
            Verdict::Conflicting => "conflicting",
            Verdict::Unsupported => "unsupported",
            Verdict::Unchecked => "unchecked",
        }
    }
}

/// The verdict of each figure, in order.
pub(super) fn of_figures(
    claims: &Claims,
    article: &Article,
    figures: &[Figure],
    bindings: &[Binding],
    ignored: &BTreeSet<usize>,
) -> Vec<Verdict> {
    let mut verdicts: Vec<Verdict> = figures
        .iter()
        .enumerate()
        .map(|(at, figure)| unbound(claims, article, figure, ignored.contains(&at)))
        .collect();
    for binding in bindings {
        if let Some(verdict) = verdicts.get_mut(binding.figure) {
            *verdict = bound(*verdict, binding);
        }
    }
    verdicts
}

fn bound(before: Verdict, binding: &Binding) -> Verdict {
    if before == Verdict::Conflicting || !binding.relation.holds() { Verdict::Conflicting } else { Verdict::Supported }
}

fn unbound(claims: &Claims, article: &Article, figure: &Figure, ignored: bool) -> Verdict {
    let asked = claims.files.iter().any(|file| file.unsupported != Unsupported::Off);
    if asked && !ignored && is_worth_checking(article, figure) { Verdict::Unsupported } else { Verdict::Unchecked }
}

/// Whether an editor would want the figure vouched for: not the time of day, not "second", not each "Monday".
pub(super) fn is_worth_checking(article: &Article, figure: &Figure) -> bool {
    let kind_counts = match figure.quantity.kind {
        Kind::Time | Kind::Ordinal => false,
        Kind::Date => dates::is_absolute(article.prose().get(figure.day_words().range()).unwrap_or("")),
        _ => true,
    };
    kind_counts && !matches!(figure.quantity.value, Value::Unresolved)
}

/// The figures that stand in text the claims files leave alone: in a match of a pattern, or in a sentence that holds a
/// phrase.
pub(super) fn ignored(
    claims: &Claims,
    article: &Article,
    passages: &[Passage<'_>],
    figures: &[Figure],
) -> BTreeSet<usize> {
    let mut ignored = in_date_line(article, figures);
    for phrase in claims.files.iter().flat_map(|file| &file.ignore) {
        match phrase {
            Phrase::Words(words) => ignored.extend(beside_words(words, passages)),
            Phrase::Pattern(pattern) => {
                let matches: Vec<Span> =
                    pattern.find_iter(article.prose()).map(|found| Span::new(found.start(), found.end())).collect();
                ignored.extend(inside(&matches, figures));
            }
        }
    }
    ignored
}

/// The article's own date line says when it appeared, and nothing else.
fn in_date_line(article: &Article, figures: &[Figure]) -> BTreeSet<usize> {
    let Some(published) = article.published().filter(|published| !published.span.is_empty()) else {
        return BTreeSet::new();
    };
    let stands_there = |figure: &Figure| published.span.overlaps(article.in_source(figure.span));
    (0..figures.len()).filter(|&at| figures.get(at).is_some_and(stands_there)).collect()
}

fn beside_words(words: &str, passages: &[Passage<'_>]) -> Vec<usize> {
    let words = words.to_lowercase();
    let holding =
        passages.iter().filter(|passage| !passage.figures.is_empty() && passage.text.to_lowercase().contains(&words));
    holding.flat_map(|passage| passage.figures.clone()).collect()
}

/// Figures and matches both come in order, so each is walked once.
fn inside(matches: &[Span], figures: &[Figure]) -> Vec<usize> {
    let mut next = 0;
    let mut inside = Vec::new();
    for (at, figure) in figures.iter().enumerate() {
        while matches.get(next).is_some_and(|found| found.end <= figure.span.start) {
            next += 1;
        }
        if matches.get(next).is_some_and(|found| found.overlaps(figure.span)) {
            inside.push(at);
        }
    }
    inside
}
