//! Sentences as the rules without claims read them: figures in a row, and the words between them.
//!
//! Those rules all ask the same few questions of a sentence (which figure comes next, what words lead to it), so the
//! questions are asked here once. Only neighbours are looked at, so a sentence costs no more than its length.

use super::Case;
use crate::check::passage::Passage;
use crate::figure::Figure;
use crate::finding::grouped;
use crate::quantity::{Decimal, Hedge, Interval, Kind, Quantity, Value};
use crate::source::Span;

/// How much of the text before or behind a figure is looked at, in bytes.
const REACH: usize = 60;

/// A sentence with its figures, in order.
pub(super) struct Sentence<'c> {
    pub case: &'c Case<'c>,
    pub span: Span,
    pub mentions: Vec<Mention<'c>>,
    /// What is passed over: none of its figures is among the mentions, none of its words among the words.
    asides: Vec<Span>,
}

/// A figure where it stands.
#[derive(Clone, Copy)]
pub(super) struct Mention<'c> {
    /// Index into the article's figures.
    pub at: usize,
    pub figure: &'c Figure,
    /// As it reads, of a time on its day the day alone; in lower case letters only where the text has them.
    pub text: &'c str,
}

impl Mention<'_> {
    pub(super) fn quantity(&self) -> &Quantity {
        &self.figure.quantity
    }

    pub(super) fn kind(&self) -> Kind {
        self.figure.quantity.kind
    }

    pub(super) fn span(&self) -> Span {
        self.figure.span
    }
}

/// Every sentence of an article that has figures.
pub(super) fn all<'c>(case: &'c Case<'c>) -> impl Iterator<Item = Sentence<'c>> {
    case.passages.iter().filter(|passage| !passage.figures.is_empty()).map(|passage| Sentence::of(case, passage))
}

impl<'c> Sentence<'c> {
    fn of(case: &'c Case<'c>, passage: &Passage<'_>) -> Self {
        let mention = |&at: &usize| {
            let figure = case.figures.get(at)?;
            let text = case.article.prose().get(figure.day_words().range())?;
            Some(Mention { at, figure, text })
        };
        let mentions = passage.figures.iter().filter_map(mention).collect();
        Self { case, span: passage.span, mentions, asides: Vec::new() }
    }

    /// The same, but for what is said in passing, in order.
    pub(super) fn without(&self, asides: Vec<Span>) -> Self {
        let is_aside = |mention: &Mention<'_>| asides.iter().any(|aside| aside.contains(mention.span()));
        let mentions = self.mentions.iter().filter(|mention| !is_aside(mention)).copied().collect();
        Self { case: self.case, span: self.span, mentions, asides }
    }

    /// The same, but for figures that are part of no sum: the words of dates stay, but nobody asks what they say.
    pub(super) fn of_numbers(&self) -> Self {
        const PASSED: &[Kind] = &[Kind::Date, Kind::Time, Kind::Ordinal, Kind::Duration, Kind::Age];
        let is_number = |mention: &&Mention<'_>| !PASSED.contains(&mention.kind());
        let mentions = self.mentions.iter().filter(is_number).copied().collect();
        Self { case: self.case, span: self.span, mentions, asides: self.asides.clone() }
    }

    /// The words between two figures, in lower case and with single spaces.
    pub(super) fn between(&self, first: &Mention<'_>, second: &Mention<'_>) -> String {
        self.words(first.span().end, second.span().start)
    }

    /// The words before a figure, as far as the one before it.
    pub(super) fn before(&self, mention: &Mention<'_>) -> String {
        let end = mention.span().start;
        let place = self.mentions.partition_point(|other| other.span().start < end);
        let earlier = place.checked_sub(1).and_then(|place| self.mentions.get(place)).map(|other| other.span().end);
        let prose = self.case.article.prose();
        let reach = prose.ceil_char_boundary(end.saturating_sub(REACH));
        self.words(earlier.unwrap_or(self.span.start).max(reach).min(end), end)
    }

    /// The words behind a figure, as far as the next one.
    pub(super) fn after(&self, mention: &Mention<'_>) -> String {
        let start = mention.span().end;
        let place = self.mentions.partition_point(|other| other.span().start < start);
        let later = self.mentions.get(place).map(|other| other.span().start);
        let prose = self.case.article.prose();
        let reach = prose.floor_char_boundary(start.saturating_add(REACH));
        self.words(start, later.unwrap_or(self.span.end).min(reach))
    }

    fn words(&self, start: usize, end: usize) -> String {
        let prose = |start: usize, end: usize| self.case.article.prose().get(start..end).unwrap_or("");
        let (mut text, mut read) = (String::new(), start);
        for aside in self.asides.iter().filter(|aside| aside.start < end && start < aside.end) {
            text.push_str(prose(read, aside.start));
            read = aside.end;
        }
        text.push_str(prose(read, end));
        text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Whether the last word of a text is one of these.
pub(super) fn ends_with_word(text: &str, words: &[&str]) -> bool {
    words.contains(&text.rsplit(' ').next().unwrap_or(""))
}

/// Whether the first word of a text is one of these; marks behind it do not matter.
pub(super) fn starts_with_word(text: &str, words: &[&str]) -> bool {
    let word = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    words.contains(&word)
}

/// Whether words are so few, and so little parted by marks, that they still belong to the figure before them.
pub(super) fn is_own(words: &str, most: usize) -> bool {
    words.split_whitespace().count() <= most && !words.contains([',', ';', ':', '(', '—', '–', '“', '”'])
}

/// All that an honest writer may have meant by a figure, to reckon with. A round count is taken as roughly so, for
/// "200,000 voters" is seldom meant to the last one, and so are percentages past a hundred; what is over or under a
/// number has no other end.
pub(super) fn meant(quantity: &Quantity) -> Option<Interval> {
    if is_round(quantity) {
        return Interval::of(&Quantity { hedge: Hedge::About, ..quantity.clone() });
    }
    Interval::true_to_hedge(quantity)
}

fn is_round(quantity: &Quantity) -> bool {
    let Some(written) = quantity.written().filter(|_| quantity.hedge == Hedge::None) else { return false };
    let divides = |unit: Decimal| !written.low.is_zero() && (written.low % unit).is_zero();
    match quantity.kind {
        Kind::Count => divides(Decimal::ONE_HUNDRED),
        Kind::Percent => written.low > Decimal::ONE_HUNDRED && divides(Decimal::TEN),
        _ => false,
    }
}

/// The one number of a figure that is no range.
pub(super) fn number(quantity: &Quantity) -> Option<Decimal> {
    let written = quantity.written()?;
    (written.low == written.high).then_some(written.low)
}

/// The same quantity with one end of its range for its number.
pub(super) fn with_number(quantity: &Quantity, number: Decimal) -> Quantity {
    let value = match quantity.value {
        Value::Number(written) => Value::Number(crate::quantity::Written { low: number, high: number, ..written }),
        ref other => other.clone(),
    };
    Quantity { value, ..quantity.clone() }
}

/// A number for a message, without idle zeros.
pub(super) fn told(number: Decimal) -> String {
    grouped(&number.normalize().to_string())
}

/// The same with no more decimals than the written one beside it.
pub(super) fn rounded_like(number: Decimal, like: &Quantity) -> String {
    let places = like.written().map_or(0, |written| written.step.normalize().scale());
    told(number.round_dp(places.max(1)))
}
