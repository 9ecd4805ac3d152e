//! Refusals: the numbers of a text that are no figures, and why.
//!
//! They stand apart from the reading because nobody pays for them who did not ask: a text is read as ever, and only
//! then every number that no figure took is asked once more what it is instead.

use crate::source::Span;

use super::lexer::Tokens;
use super::{Context, Reading, amount, numeral, telephone};

/// A number that stands in the prose and is no figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// In the article's prose.
    pub span: Span,
    /// Why, in words that complete "it is no figure:".
    pub reason: &'static str,
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
