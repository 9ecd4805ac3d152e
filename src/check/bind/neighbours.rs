//! Neighbours: the words right before and right behind a figure, function words left out.
//!
//! Whoever retells a fact keeps its words beside its number, though all the rest be told in other words: "a cholera that
//! infects 7,000", "had by then infected more than 60,000 people".

use super::mood::is_wish;
use super::pair::Pair;
use crate::check::words::{RawWord, cut, has_stem, is_function_word, stem};
use crate::claim::{Claim, Expected};
use crate::source::Span;

/// A neighbour stands no more than so many words away.
pub(super) const REACH: usize = 4;

/// The stems of the words beside one figure of a claim in its own sentence.
#[derive(Debug, Default)]
pub(in crate::check) struct Neighbours {
    before: Option<String>,
    behind: Option<String>,
    /// Whether the words before tell that the figure was wished; none where the claim has no sentence to say.
    pub wished: Option<bool>,
}

impl Neighbours {
    /// Those of every figure that a claim expects.
    fn of_claim(claim: &Claim) -> Vec<Self> {
        let sentence = claim.sentence.as_ref().map_or("", |sentence| &sentence.value);
        let words = cut(sentence);
        claim.expected.iter().map(|expected| Self::of(expected, &words)).collect()
    }

    fn of(expected: &Expected, words: &[RawWord<'_>]) -> Self {
        let Some(figure) = &expected.figure else { return Self::default() };
        let stem = |word: Option<&str>| word.map(stem);
        Self {
            before: stem(nearest(before(words, figure.span))),
            behind: stem(nearest(behind(words, figure.span))),
            wished: (!words.is_empty()).then(|| before(words, figure.span).any(is_wish)),
        }
    }
}

/// Those of the claim's figure.
pub(super) fn asked<'p>(pair: &Pair<'p>) -> Option<&'p Neighbours> {
    let prepared = pair.place.spoken.prepared;
    prepared.neighbours.get_or_init(|| Neighbours::of_claim(prepared.claim)).get(pair.slot)
}

/// On how many sides, of two, the figure has the neighbour that the claim's has in its own sentence.
pub(super) fn shared(pair: &Pair<'_>) -> i32 {
    let Some(asked) = asked(pair) else { return 0 };
    let (passage, span) = (pair.place.passage, pair.figure.span);
    let before = is_shared(asked.before.as_deref(), passage.before(span, REACH));
    let behind = is_shared(asked.behind.as_deref(), passage.after(span, REACH));
    i32::from(before) + i32::from(behind)
}

fn before<'w>(words: &'w [RawWord<'w>], span: Span) -> impl Iterator<Item = &'w str> {
    let end = words.partition_point(|word| word.span.end <= span.start);
    words[..end].iter().rev().take(REACH).map(|word| word.text)
}

fn behind<'w>(words: &'w [RawWord<'w>], span: Span) -> impl Iterator<Item = &'w str> {
    let start = words.partition_point(|word| word.span.start < span.end);
    words[start..].iter().take(REACH).map(|word| word.text)
}

fn is_shared<'t>(asked: Option<&str>, told: impl Iterator<Item = &'t str>) -> bool {
    asked.is_some_and(|asked| nearest(told).is_some_and(|told| has_stem(told, asked)))
}

fn nearest<'w>(mut words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    words.find(|word| !is_function_word(word))
}
