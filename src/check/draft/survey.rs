//! The survey of an article: its figures, and which of them are worth a claim.

use super::Origin;
use crate::check::passage::{self, Passage};
use crate::check::verdict;
use crate::check::words::Vocabulary;
use crate::figure::{self, Figure};
use crate::finding::Place;

/// An article, read once for the whole draft.
#[derive(Debug)]
pub(super) struct Survey<'a> {
    pub origin: &'a Origin<'a>,
    pub figures: Vec<Figure>,
    pub passages: Vec<Passage<'a>>,
    /// The figures an editor would want vouched for, in order.
    pub worth: Vec<usize>,
}

impl<'a> Survey<'a> {
    pub(super) fn of(origin: &'a Origin<'a>) -> Self {
        let article = origin.article;
        let figures = figure::read(article);
        let passages = passage::all(article, &figures, &Vocabulary::default());
        let ignored = verdict::ignored(origin.claims, article, &passages, &figures);
        let worth = |&at: &usize| !ignored.contains(&at) && verdict::is_worth_checking(article, &figures[at]);
        let worth = (0..figures.len()).filter(worth).collect();
        Self { origin, figures, passages, worth }
    }

    /// A figure as it reads, on one line.
    pub(super) fn text(&self, figure: usize) -> String {
        one_line(self.origin.article.prose().get(self.figures[figure].span.range()).unwrap_or(""))
    }

    /// The sentence a figure stands in.
    pub(super) fn passage(&self, figure: usize) -> Option<&Passage<'a>> {
        self.passages.get(self.figures[figure].sentence)
    }

    pub(super) fn place(&self, figure: usize) -> Place {
        let article = self.origin.article;
        Place::new(article.source(), article.in_source(self.figures[figure].span))
    }
}

pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
