//! Figures: mentions of quantities and dates in prose, read whole or not at all.
//!
//! This room turns sentences into figures and can say how it read each. It knows no claims: what a figure ought to be
//! is none of its business. The values in claim files are read by the same grammar, through [`read_value`].

mod english;
mod lexer;
mod numeral;

use jiff::civil::Date;

use crate::quantity::{Currency, Quantity};
use crate::source::Span;

/// A mention of a quantity or a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// In the article's prose.
    pub span: Span,
    /// Index into the article's sentences.
    pub sentence: usize,
    pub quantity: Quantity,
    /// How it was read, step by step.
    pub reading: Vec<Step>,
}

/// One step of the reading of a figure: the part of the grammar that took it, the words it took, what they mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The room of the grammar: numeral, unit, hedge, range, date …
    pub rule: &'static str,
    /// The words it read, in the article's prose.
    pub span: Span,
    /// What they were taken for.
    pub meaning: String,
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

/// What the article as a whole says about how its figures are to be read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context {
    /// Relative dates hang on it.
    pub published: Option<Date>,
    /// What a bare `$` means here.
    pub dollar: &'static Currency,
}
