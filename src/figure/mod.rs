//! Figures: mentions of quantities and dates in prose, read whole or not at all.
//!
//! This room turns sentences into figures and can say how it read each. It knows no claims: what a figure ought to be
//! is none of its business. The values in claim files are read by the same grammar, through [`read_value`].
//!
//! | the article says | kind | value | unit | hedge |
//! | --- | --- | --- | --- | --- |
//! | around $310.3 billion | money | 310,300,000,000 | USD | about |
//! | roughly 200 members | count | 200 | member | about |
//! | four‑day | duration | 4 | day | |
//! | up by 5.9 percent | percent | 5.9 (a rise) | % | |
//! | Sunday to January 7 | date | 4 to 7 January 2026, published on the 5th | | |
//!
//! ```
//! use factlint::figure::read_text;
//!
//! let figures = read_text("Exports rose to $10-15 million.", None);
//! assert_eq!(figures[0].quantity.unit.as_ref().map(ToString::to_string).as_deref(), Some("USD"));
//! ```

mod age;
mod amount;
mod change;
mod compound;
mod date;
mod elision;
mod english;
mod evidence;
mod hedge;
mod lexer;
mod magnitude;
mod meaning;
mod money;
mod names;
mod noun;
mod numeral;
mod ordinal;
mod ratio;
mod refusal;
mod sentence;
mod spelling;
mod telephone;
mod unit;

pub(crate) use self::english::calendar::{WEEKDAYS, month_names};
pub use self::meaning::Meaning;
pub use self::refusal::Refusal;

use std::fmt;

use jiff::civil::Date;

use crate::article::{Article, Sentence};
use crate::limit::ARTICLE_FIGURES;
use crate::quantity::{Currency, Period, Quantity, Value};
use crate::source::Span;
use lexer::{Scratch, Tokens};
use meaning::Taken;

/// A mention of a quantity or a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// In the article's prose.
    pub span: Span,
    /// Index into the article's sentences.
    pub sentence: usize,
    pub quantity: Quantity,
    /// How it was read, step by step; of a number only where that was asked for ([`explained`]).
    pub reading: Vec<Step>,
}

impl Figure {
    /// The words that tell the day, where a time of day stands beside it: "Friday" of "9 a.m. Friday". Of any other
    /// figure, all of its words.
    ///
    /// ```
    /// use factlint::figure::read_text;
    ///
    /// let text = "It closed at 9 a.m. Friday.";
    /// let figures = read_text(text, Some("2026-01-05".parse().expect("a date")));
    /// assert_eq!(&text[figures[0].day_words().range()], "Friday");
    /// ```
    #[must_use]
    pub fn day_words(&self) -> Span {
        match (&self.quantity.value, self.reading.first()) {
            (Value::Moment(_), Some(day)) => day.span,
            _ => self.span,
        }
    }

    /// Whether it is a date that names a day no calendar has: 30 February.
    ///
    /// ```
    /// use factlint::figure::read_text;
    ///
    /// assert!(read_text("It closed on June 31.", None)[0].is_impossible_date());
    /// assert!(!read_text("It closed on June 30.", None)[0].is_impossible_date());
    /// ```
    #[must_use]
    pub fn is_impossible_date(&self) -> bool {
        let unresolved = self.quantity.value == Value::Unresolved;
        unresolved && self.reading.iter().any(|step| step.meaning.is_no_such_day())
    }
}

/// One step of the reading of a figure: the part of the grammar that took it, the words it took, what they mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The room of the grammar: numeral, unit, hedge, range, date …
    pub rule: &'static str,
    /// The words it read, in the article's prose.
    pub span: Span,
    /// What they were taken for.
    pub meaning: Meaning,
}

impl Step {
    fn new(rule: &'static str, span: Span, taken: Taken) -> Self {
        Self { rule, span, meaning: Meaning(taken) }
    }
}

/// Finds every figure of an article, in the order of the prose. Of an article with more than [`ARTICLE_FIGURES`] it finds
/// one more than that, which shows that it is past the limit.
#[must_use]
pub fn read(article: &Article) -> Vec<Figure> {
    read_with(article, Trace::Dropped)
}

/// Hands on the same figures one by one, for whoever makes something else of each: of a long article all of them
/// together take more room than its text.
///
/// ```
/// use factlint::article::Article;
/// use factlint::figure::{each, read};
///
/// let article = Article::from_text("", "It has 14 ports and 3 cranes.");
/// let mut figures = Vec::new();
/// each(&article, |figure| figures.push(figure));
/// assert_eq!(figures, read(&article));
/// ```
pub fn each(article: &Article, tell: impl FnMut(Figure)) {
    each_with(article, Trace::Dropped, tell);
}

/// The same figures, each with how it was read.
///
/// ```
/// use factlint::article::Article;
/// use factlint::figure::explained;
///
/// let figures = explained(&Article::from_text("", "It has 14 ports."));
/// assert_eq!(figures[0].reading[1].meaning.to_string(), "what is counted, a “port” each");
/// ```
#[must_use]
pub fn explained(article: &Article) -> Vec<Figure> {
    read_with(article, Trace::Kept)
}

fn read_with(article: &Article, trace: Trace) -> Vec<Figure> {
    // News has a figure in every other sentence.
    let mut figures = Vec::with_capacity(article.sentences().len() / 2);
    each_with(article, trace, |figure| figures.push(figure));
    figures
}

fn each_with(article: &Article, trace: Trace, mut tell: impl FnMut(Figure)) {
    let (mut left, mut readings) = (ARTICLE_FIGURES.most + 1, Vec::new());
    each_sentence(article, trace, |index, tokens, context| {
        sentence::read(tokens, context, &mut readings);
        readings.truncate(left);
        left -= readings.len();
        readings.drain(..).for_each(|reading| tell(sentence::figure(tokens, reading, index)));
        left > 0
    });
}

/// How many sentences are cut before the first of them is read: cutting and reading are each so much code that taking
/// turns at every sentence would push the one out of the nearest memory for the other.
const BATCH: usize = 8;

/// Shows every sentence of an article with its place among them, for as long as the answer is that there is need of more.
fn each_sentence(article: &Article, trace: Trace, mut show: impl FnMut(usize, &Tokens<'_>, &Context) -> bool) {
    let context = Context::of(article);
    let mut scratches: Vec<Scratch> = Vec::new();
    for (batch, sentences) in article.sentences().chunks(BATCH).enumerate() {
        let cut = |sentence: &Sentence| {
            let text = &article.prose()[sentence.span.range()];
            let tokens = Tokens::cut(text, sentence.span.start, scratches.pop().unwrap_or_default());
            tokens.with_decimal_comma(context.decimal_comma).with_trace(trace)
        };
        let batched: Vec<Tokens<'_>> = sentences.iter().map(cut).collect();
        for (at, tokens) in batched.into_iter().enumerate() {
            if !show(batch * BATCH + at, &tokens, &context) {
                return;
            }
            scratches.push(tokens.into_scratch());
        }
    }
}

/// Finds every number of an article that is no figure, and says why: it is part of a name, a number to dial, a section …
///
/// The article is read once more for it, so that [`read`] costs nothing more.
///
/// ```
/// use factlint::article::Article;
/// use factlint::figure::refused;
///
/// let article = Article::from_text("", "Section 301 names 14 ports.");
/// let refusals = refused(&article);
/// assert_eq!(&article.prose()[refusals[0].span.range()], "301");
/// assert_eq!(refusals[0].reason, "it numbers a thing");
/// ```
#[must_use]
pub fn refused(article: &Article) -> Vec<Refusal> {
    let (mut refusals, mut readings) = (Vec::new(), Vec::new());
    each_sentence(article, Trace::Dropped, |_, tokens, context| {
        refusals.extend(sentence::refused(tokens, context, &mut readings));
        true
    });
    refusals
}

/// Finds every figure of a plain text; spans are of the text.
#[must_use]
pub fn read_text(text: &str, published: Option<Date>) -> Vec<Figure> {
    read(&as_article(text, published))
}

/// A text by itself, read as if it were an article of that day.
fn as_article(text: &str, published: Option<Date>) -> Article {
    let article = Article::from_text("", text);
    match published {
        Some(date) => article.with_published(date),
        None => article,
    }
}

/// Finds every figure of a sentence that states a claim: those of any text, and the years that stand without a word that
/// makes them one. An article has many digits that only look like a year; a claim is written to be checked.
///
/// ```
/// use factlint::figure::{read_claim, read_text};
///
/// let claim = "It is a 1986 film about the '84 strike.";
/// assert_eq!((read_claim(claim, None).len(), read_text(claim, None).len()), (2, 1));
/// ```
#[must_use]
pub fn read_claim(text: &str, published: Option<Date>) -> Vec<Figure> {
    let article = as_article(text, published);
    let (mut figures, mut readings) = (Vec::new(), Vec::new());
    each_sentence(&article, Trace::Dropped, |index, tokens, context| {
        let refusals = sentence::refused(tokens, context, &mut readings).into_iter();
        figures.extend(refusals.filter_map(|refusal| refusal.year(article.prose(), published)));
        figures.extend(readings.drain(..).map(|reading| sentence::figure(tokens, reading, index)));
        true
    });
    figures.sort_by_key(|figure| figure.span);
    figures
}

/// Reads a value as a claims file states it: the whole text must be one figure.
///
/// Four bare digits from 1000 to 2999 are a year, as they are to a newspaper; a count of that size takes its comma
/// ("2,000") or its noun ("2000 people").
///
/// # Errors
///
/// Says what keeps the text from being one figure.
///
/// ```
/// use factlint::figure::read_value;
///
/// assert!(read_value("about 200", None).is_ok());
/// assert!(read_value("plenty", None).is_err());
/// ```
pub fn read_value(text: &str, published: Option<Date>) -> Result<Quantity, Unreadable> {
    let trimmed = text.trim();
    if let Some(year) = bare_year(trimmed) {
        return Ok(year);
    }
    let context = Context { published, ..Context::default() };
    let (tokens, mut readings) = (Tokens::of(trimmed, 0), Vec::new());
    sentence::read(&tokens, &context, &mut readings);
    match readings.len() {
        0 | 1 => readings.pop().ok_or(Unreadable::NoFigure).and_then(|reading| {
            let figure = sentence::figure(&tokens, reading, 0);
            let read = &trimmed[figure.span.range()];
            if covers(trimmed, &figure) { Ok(figure.quantity) } else { Err(Unreadable::Rest(read.to_owned())) }
        }),
        count => Err(Unreadable::Several(count)),
    }
}

/// Why a text could not be taken for one figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    NoFigure,
    /// Only this part of it is a figure.
    Rest(String),
    Several(usize),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unreadable::NoFigure => f.write_str("no figure can be read in it"),
            Unreadable::Rest(read) => write!(f, "only “{read}” of it can be read as a figure"),
            Unreadable::Several(count) => write!(f, "it holds {count} figures where one is expected"),
        }
    }
}

impl std::error::Error for Unreadable {}

fn bare_year(text: &str) -> Option<Quantity> {
    let digits = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    let year: i16 = text.parse().ok().filter(|year| digits && (1000..3000).contains(year))?;
    let days = Period::new(jiff::civil::date(year, 1, 1), jiff::civil::date(year, 12, 31))?;
    Some(Quantity::of_days(days))
}

/// Words before a value that say nothing of it.
static INTRODUCING: &[&str] =
    &["a", "an", "at", "exactly", "from", "in", "just", "of", "on", "only", "record", "total"];

/// Whether a figure leaves nothing of the text but words that introduce it ("in", "a record"), its direction ("up", "fell
/// by", "5% higher"), the side of a date that is meant ("since", "before") and a closing point.
fn covers(text: &str, figure: &Figure) -> bool {
    let introduces = |word: &&str| INTRODUCING.contains(&word.to_ascii_lowercase().as_str());
    let before = text[..figure.span.start].split_whitespace().skip_while(introduces).collect::<Vec<_>>().join(" ");
    let moved = figure.quantity.change.is_some();
    let side = figure.quantity.hedge.name().filter(|_| figure.quantity.days().is_some());
    let sided = side.is_some_and(|side| before.eq_ignore_ascii_case(side));
    let directed = moved && change::says_only_direction(&before);
    let behind = text[figure.span.end..].trim_matches(|c: char| c.is_whitespace() || c == '.');
    let closed = behind.is_empty() || moved && change::says_direction_behind(behind);
    (before.is_empty() || directed || sided) && closed
}

/// What a room of the grammar made of some tokens of a sentence: the longest reading from `first` wins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    pub quantity: Quantity,
    /// The first token it took, and the one after its last.
    pub first: usize,
    pub end: usize,
    pub steps: Vec<Step>,
}

/// Whether the steps of a reading are kept. Of nearly all figures nobody asks how they were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trace {
    Kept,
    Dropped,
}

/// The steps of the reading of a number, where they are kept.
fn steps<const COUNT: usize>(tokens: &Tokens<'_>, told: impl FnOnce() -> [Step; COUNT]) -> Vec<Step> {
    match tokens.trace() {
        Trace::Kept => told().into(),
        Trace::Dropped => Vec::new(),
    }
}

impl Reading {
    /// Adds a step, where they are kept.
    fn tell(&mut self, tokens: &Tokens<'_>, told: impl FnOnce() -> Step) {
        self.steps.extend(steps(tokens, || [told()]));
    }
}

/// What the article as a whole says about how its figures are to be read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context {
    /// Relative dates hang on it.
    pub published: Option<Date>,
    /// What a bare `$` means here.
    pub dollar: &'static Currency,
    /// Whether "pounds" are money here, because the article writes `£`.
    pub pounds_are_money: bool,
    /// Whether the article writes its decimals behind commas.
    pub decimal_comma: bool,
}

impl Default for Context {
    fn default() -> Self {
        let dollar = Currency::coded("USD").expect("the dollar stands in the table");
        Self { published: None, dollar, pounds_are_money: false, decimal_comma: false }
    }
}

impl Context {
    fn of(article: &Article) -> Self {
        let published = article.published().map(|published| published.date);
        let usual = Self::default();
        let prose = article.prose();
        Self {
            published,
            dollar: evidence::dollar(prose).unwrap_or(usual.dollar),
            pounds_are_money: memchr::memmem::find(prose.as_bytes(), "£".as_bytes()).is_some(),
            decimal_comma: evidence::decimal_comma(prose),
        }
    }
}
