//! The survey of an article: its figures, and which of them are worth a claim.

use std::collections::BTreeSet;

use super::Origin;
use crate::check::passage::{self, Passage};
use crate::check::verdict;
use crate::check::words::{RawWord, Vocabulary, cut};
use crate::figure::{self, Figure};
use crate::finding::Place;

/// An article, read once for the whole draft.
#[derive(Debug)]
pub(super) struct Survey<'a> {
    pub origin: &'a Origin<'a>,
    pub figures: Vec<Figure>,
    /// With the stems of all their words.
    pub passages: Vec<Passage<'a>>,
    /// The words of each passage, as cut from its text.
    pub words: Vec<Vec<RawWord<'a>>>,
    /// Figures that are nobody's business.
    pub ignored: BTreeSet<usize>,
    /// The figures an editor would want vouched for, in order.
    pub worth: Vec<usize>,
}

impl<'a> Survey<'a> {
    /// `vocabulary` takes in every word of the article, so that its passages stay as they are whatever is drafted.
    pub(super) fn of(origin: &'a Origin<'a>, vocabulary: &mut Vocabulary) -> Self {
        let article = origin.article;
        let figures = figure::read(article);
        let sentences = article.sentences().iter().filter_map(|sentence| article.prose().get(sentence.span.range()));
        let words: Vec<Vec<RawWord<'_>>> = sentences.map(cut).collect();
        for words in &words {
            learn(words, vocabulary);
        }
        let passages = passage::all(article, &figures, vocabulary);
        let ignored = verdict::ignored(origin.claims, article, &passages, &figures);
        let worth = |&at: &usize| !ignored.contains(&at) && verdict::is_worth_checking(article, &figures[at]);
        let worth = (0..figures.len()).filter(worth).collect();
        Self { origin, figures, passages, words, ignored, worth }
    }

    /// A figure as it reads, on one line.
    pub(super) fn text(&self, figure: usize) -> String {
        one_line(self.origin.article.prose().get(self.figures[figure].span.range()).unwrap_or(""))
    }

    /// The sentence a figure stands in.
    pub(super) fn passage(&self, figure: usize) -> Option<&Passage<'a>> {
        self.passages.get(self.figures[figure].sentence)
    }

    /// The words of that sentence.
    pub(super) fn words(&self, figure: usize) -> &[RawWord<'a>] {
        self.words.get(self.figures[figure].sentence).map_or(&[], Vec::as_slice)
    }

    pub(super) fn place(&self, figure: usize) -> Place {
        let article = self.origin.article;
        Place::new(article.source(), article.in_source(self.figures[figure].span))
    }
}

/// Takes in words, and those that a hyphen joins as one word too.
fn learn(words: &[RawWord<'_>], vocabulary: &mut Vocabulary) {
    for word in words {
        vocabulary.learn(word.text);
    }
    for pair in words.windows(2).filter(|pair| pair[1].hyphened) {
        vocabulary.learn(&[pair[0].text, pair[1].text].concat());
    }
}

pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
