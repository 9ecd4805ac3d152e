//! Passages: a sentence as the check sees it, its words and figures with the distance between any two of them.
//!
//! Distance is counted in words, and stepping over a comma, a bracket or into a subordinate clause costs several, so
//! that "the nearest figure" means the nearest in the same clause. A figure counts as one word however it is written.

use super::words::{RawWord, Stem, Vocabulary, cut, is_listed, is_speech};
use crate::article::{Article, Sentence};
use crate::figure::Figure;
use crate::source::Span;

/// A word of a passage, where it stands, and how far along it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub span: Span,
    pub stem: Option<Stem>,
    /// The stem of this word and the one before written as one: "co-operation".
    pub compound: Option<Stem>,
    /// The way from the start of the passage, in words.
    pub way: i32,
    /// How much of that way was spent on stepping over marks and into clauses.
    pub breaks: i32,
}

/// A sentence, ready to be asked what it speaks of. Spans are of the prose.
#[derive(Clone, Debug)]
pub(super) struct Passage<'t> {
    pub text: &'t str,
    pub span: Span,
    pub block: usize,
    pub words: Vec<Word>,
    /// The figures that stand in it, as indices into the article's.
    pub figures: Vec<usize>,
}

/// What it costs to step over a mark or into a clause, in words.
const COMMA: i32 = 5;
const STRONG_MARK: i32 = 7;
const CLAUSE: i32 = 6;
const CONJUNCTION: i32 = 2;

static CONJUNCTIONS: &[&str] = &["and", "or", "with"];

/// In order. Words that open a clause, unless a figure follows: "after peaking" does, "after 2022" does not.
static CLAUSE_OPENERS: &[&str] = &[
    "after",
    "although",
    "as",
    "because",
    "before",
    "but",
    "compared",
    "despite",
    "followed",
    "following",
    "that",
    "though",
    "unless",
    "until",
    "versus",
    "when",
    "whereas",
    "which",
    "while",
    "who",
    "whose",
];

impl<'t> Passage<'t> {
    /// Reads a sentence whose text begins at `span.start`. `figures` are those of the article, `own` the ones in it.
    pub(super) fn read(
        text: &'t str,
        span: Span,
        block: usize,
        figures: &[Figure],
        own: Vec<usize>,
        vocabulary: &Vocabulary,
    ) -> Self {
        let spans: Vec<Span> = own.iter().filter_map(|&at| figures.get(at)).map(|figure| figure.span).collect();
        let raw = cut(text);
        let mut words = Vec::with_capacity(raw.len());
        let mut pace = Pace { text, base: span.start, figures: &spans, next: 0, way: 0, breaks: 0 };
        for (at, word) in raw.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|before| raw.get(before));
            pace.step(before, word, raw.get(at + 1));
            let compound = before.filter(|_| word.hyphened).and_then(|before| joined(before, word, vocabulary));
            let span = word.span.shifted(span.start);
            words.push(Word { span, stem: vocabulary.find(word.text), compound, way: pace.way, breaks: pace.breaks });
        }
        Self { text, span, block, words, figures: own }
    }

    /// How far along a span of the prose stands.
    pub(super) fn way_to(&self, span: Span) -> i32 {
        self.word_at(span).map_or(0, |word| word.way)
    }

    /// What it costs to step over the marks and clauses between two spans.
    pub(super) fn breaks_between(&self, a: Span, b: Span) -> i32 {
        let breaks = |span| self.word_at(span).map_or(0, |word| word.breaks);
        (breaks(a) - breaks(b)).abs()
    }

    fn word_at(&self, span: Span) -> Option<&Word> {
        let at = self.words.partition_point(|word| word.span.end <= span.start);
        self.words.get(at).or(self.words.last())
    }

    /// The words of the prose just before a span, nearest first.
    pub(super) fn before(&self, span: Span, count: usize) -> impl Iterator<Item = &'t str> + '_ {
        let at = self.words.partition_point(|word| word.span.end <= span.start);
        self.words[..at].iter().rev().take(count).map(|word| self.slice(word.span))
    }

    /// The words of the prose just after a span.
    pub(super) fn after(&self, span: Span, count: usize) -> impl Iterator<Item = &'t str> + '_ {
        let at = self.words.partition_point(|word| word.span.start < span.end);
        self.words[at..].iter().take(count).map(|word| self.slice(word.span))
    }

    /// The words of the prose that lie between two spans, whichever comes first.
    pub(super) fn between(&self, a: Span, b: Span) -> impl Iterator<Item = &'t str> + '_ {
        let (first, second) = if a.start < b.start { (a, b) } else { (b, a) };
        let from = self.words.partition_point(|word| word.span.start < first.end);
        self.words[from..]
            .iter()
            .take_while(move |word| word.span.end <= second.start)
            .map(|word| self.slice(word.span))
    }

    /// Whether a date tells when something was said rather than when it happened: "said Tuesday", "on Monday noted".
    pub(super) fn dates_a_statement(&self, span: Span) -> bool {
        self.before(span, 2).any(is_speech) || self.after(span, 1).any(is_speech)
    }

    /// Whether a span of the prose is all that stands in a pair of brackets.
    pub(super) fn is_bracketed(&self, span: Span) -> bool {
        let own = self.own(span);
        let before = self.text.get(..own.start).unwrap_or("");
        let behind = self.text.get(own.end..).unwrap_or("");
        before.ends_with('(') && behind.starts_with(')')
    }

    /// The text of a span of the prose that lies in this passage.
    pub(super) fn slice(&self, span: Span) -> &'t str {
        self.text.get(self.own(span).range()).unwrap_or("")
    }

    /// A span of the prose as one of the passage's own text.
    pub(super) fn own(&self, span: Span) -> Span {
        let at = |offset: usize| offset.saturating_sub(self.span.start);
        Span::new(at(span.start), at(span.end))
    }
}

/// Every sentence of an article, with its figures.
pub(super) fn all<'a>(article: &'a Article, figures: &[Figure], vocabulary: &Vocabulary) -> Vec<Passage<'a>> {
    let mut own: Vec<Vec<usize>> = vec![Vec::new(); article.sentences().len()];
    for (at, figure) in figures.iter().enumerate() {
        if let Some(sentence) = own.get_mut(figure.sentence) {
            sentence.push(at);
        }
    }
    let sentences = article.sentences().iter().zip(own);
    let read = |(sentence, own): (&Sentence, Vec<usize>)| {
        let text = article.prose().get(sentence.span.range()).unwrap_or("");
        Passage::read(text, sentence.span, sentence.block, figures, own, vocabulary)
    };
    sentences.map(read).collect()
}

fn joined(before: &RawWord<'_>, word: &RawWord<'_>, vocabulary: &Vocabulary) -> Option<Stem> {
    vocabulary.find(&format!("{}{}", before.text, word.text))
}

/// Counts the way along a passage.
struct Pace<'p> {
    text: &'p str,
    base: usize,
    figures: &'p [Span],
    /// The figure to come, or the one being passed.
    next: usize,
    way: i32,
    breaks: i32,
}

impl Pace<'_> {
    fn step(&mut self, before: Option<&RawWord<'_>>, word: &RawWord<'_>, after: Option<&RawWord<'_>>) {
        let inside = self.figure_at(word.span);
        let stays = inside.is_some() && before.is_some_and(|before| self.covers(inside, before.span));
        if !stays {
            let gap = before.map_or("", |before| &self.text[before.span.end..word.span.start]);
            let opens = inside.is_none() && !after.is_some_and(|after| self.begins_figure(after.span));
            let marks = if self.passes_opening_figure(before) { marks(gap).min(1) } else { marks(gap) };
            let breaks = marks + if opens { opening(word.text) } else { 0 };
            self.breaks += breaks;
            self.way += 1 + breaks;
        }
    }

    /// "In 2022, exports fell": the comma behind an opening date parts nothing.
    fn passes_opening_figure(&self, before: Option<&RawWord<'_>>) -> bool {
        self.way <= 2
            && before.is_some_and(|before| {
                self.figures.first().is_some_and(|figure| figure.overlaps(before.span.shifted(self.base)))
            })
    }

    /// The figure a word of the sentence stands in. Words come in order, so the figures are walked once.
    fn figure_at(&mut self, word: Span) -> Option<usize> {
        let word = word.shifted(self.base);
        while self.figures.get(self.next).is_some_and(|figure| figure.end <= word.start) {
            self.next += 1;
        }
        self.figures.get(self.next).filter(|figure| figure.overlaps(word)).map(|_| self.next)
    }

    fn covers(&self, figure: Option<usize>, word: Span) -> bool {
        figure.and_then(|at| self.figures.get(at)).is_some_and(|figure| figure.overlaps(word.shifted(self.base)))
    }

    fn begins_figure(&self, word: Span) -> bool {
        self.figures.get(self.next).is_some_and(|figure| figure.overlaps(word.shifted(self.base)))
    }
}

fn marks(gap: &str) -> i32 {
    gap.chars()
        .map(|mark| match mark {
            ',' => COMMA,
            ';' | ':' | '(' | ')' | '[' | ']' | '\u{2013}' | '\u{2014}' | '\u{2026}' => STRONG_MARK,
            _ => 0,
        })
        .max()
        .unwrap_or(0)
}

fn opening(word: &str) -> i32 {
    if is_listed(word, CONJUNCTIONS) {
        return CONJUNCTION;
    }
    if is_listed(word, CLAUSE_OPENERS) { CLAUSE } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_lists_are_in_order() {
        assert!(CONJUNCTIONS.is_sorted() && CLAUSE_OPENERS.is_sorted());
    }

    fn way(text: &str, from: &str, to: &str) -> i32 {
        let passage = Passage::read(text, Span::new(0, text.len()), 0, &[], Vec::new(), &Vocabulary::default());
        let at = |word: &str| {
            let start = text.find(word).expect("in the text");
            passage.way_to(Span::new(start, start + word.len()))
        };
        (at(to) - at(from)).abs()
    }

    #[test]
    fn a_clause_is_further_away_than_its_words_count() {
        let text = "Exports, which had grown since 2015, peaked at 12 units in 2022 before sinking in 2023";
        assert!(way(text, "peaked", "2022") < way(text, "peaked", "2015"));
        assert!(way(text, "peaked", "2022") < way(text, "peaked", "2023"));
        assert!(way("it hovered near 300 after peaking in 2022", "peaking", "300") > 6);
    }
}
