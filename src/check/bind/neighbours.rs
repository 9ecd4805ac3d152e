//! Neighbours: the words right before and right behind a figure, function words left out.
//!
//! Whoever retells a fact keeps its words beside its number, though all the rest be told in other words: "a cholera that
//! infects 7,000", "had by then infected more than 60,000 people".

use super::pair::Pair;
use crate::check::words::{RawWord, cut, is_function_word, stem};
use crate::source::Span;

/// A neighbour stands no more than so many words away.
const REACH: usize = 4;

/// On how many sides, of two, the figure has the neighbour that the claim's has in its own sentence.
pub(super) fn shared(pair: &Pair<'_>) -> i32 {
    let asked = pair.expected.figure.as_ref().zip(pair.place.spoken.prepared.claim.sentence.as_ref());
    let Some((asked, sentence)) = asked else { return 0 };
    let words = cut(&sentence.value);
    let (passage, span) = (pair.place.passage, pair.figure.span);
    let before = is_shared(before(&words, asked.span), passage.before(span, REACH));
    let behind = is_shared(behind(&words, asked.span), passage.after(span, REACH));
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

fn is_shared<'a, 'b>(asked: impl Iterator<Item = &'a str>, told: impl Iterator<Item = &'b str>) -> bool {
    let (asked, told) = (nearest(asked), nearest(told));
    asked.zip(told).is_some_and(|(asked, told)| stem(asked) == stem(told))
}

fn nearest<'w>(mut words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    words.find(|word| !is_function_word(word))
}
