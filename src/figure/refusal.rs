//! Refusals: the numbers of a text that are no figures, and why.
//!
//! They stand apart from the reading because nobody pays for them who did not ask: a text is read as ever, and only
//! then every number that no figure took is asked once more what it is instead.

use jiff::civil::{Date, date};

use crate::quantity::{Period, Quantity};
use crate::source::Span;

use super::lexer::Tokens;
use super::meaning::Taken;
use super::names::{BARE_YEAR, SHORT_YEAR};
use super::{Context, Figure, Reading, Step, amount, numeral, telephone};

/// A number that stands in the prose and is no figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// In the article's prose.
    pub span: Span,
    /// Why, in words that complete "it is no figure:".
    pub reason: &'static str,
}

impl Refusal {
    /// The year it would be if nothing were to be said against it, with the digits of the text it stands in.
    pub(super) fn year(&self, text: &str, published: Option<Date>) -> Option<Figure> {
        let digits: i16 = text.get(self.span.range())?.parse().ok()?;
        let year = match self.reason {
            BARE_YEAR => digits,
            SHORT_YEAR => of_this_century(digits, published),
            _ => return None,
        };
        let days = Period::new(date(year, 1, 1), date(year, 12, 31))?;
        let step = Step::new("year", self.span, Taken::ClaimedYear(year));
        Some(Figure { span: self.span, sentence: 0, quantity: Quantity::of_days(days), reading: vec![step] })
    }
}

/// How far ahead of its publication a text may mean a year it writes with two digits.
const YEARS_AHEAD: i16 = 5;
/// From here on two digits are of the last century where no publication tells.
const LATEST_SHORT_YEAR: i16 = 30;

fn of_this_century(digits: i16, published: Option<Date>) -> i16 {
    let latest = published.map_or(2000 + LATEST_SHORT_YEAR, |day| day.year() + YEARS_AHEAD);
    if 2000 + digits <= latest { 2000 + digits } else { 1900 + digits }
}

/// The numbers of a sentence outside its readings, in their order.
pub(super) fn of(tokens: &Tokens<'_>, readings: &[Reading], context: &Context) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let taken = readings.iter().find(|reading| (reading.first..reading.end).contains(&at));
        at = if let Some(reading) = taken {
            reading.end
        } else if is_number(tokens, at) {
            let (end, reason) = why(tokens, at, context);
            refusals.push(Refusal { span: tokens.span(at, end), reason });
            end
        } else {
            at + 1
        };
    }
    refusals
}

fn is_number(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_number(at) || numeral::cardinal(tokens.word(at)).is_some()
}

/// What the number at `at` is instead of a figure, and the token after it.
fn why(tokens: &Tokens<'_>, at: usize, context: &Context) -> (usize, &'static str) {
    if let Some(end) = telephone::end(tokens, at) {
        return (end, "it is a number to dial");
    }
    match amount::refused(tokens, at, context) {
        Some((end, reason)) => (end.max(at + 1), reason),
        None => (at + 1, "its digits and marks make no whole number"),
    }
}
