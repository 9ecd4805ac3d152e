//! Annotated copies: articles as their readers see them, and beside each figure what it was held against.
//!
//! Apart from the records of a run because only a report that shows whole articles needs them; whoever has the articles
//! and the claims at hand adds them to the run.

use super::{Extent, Place};
use crate::source::Span;

/// What a run can show beside its records.
#[derive(Clone, Debug, Default)]
pub struct Annotated {
    /// One for each article of the run, in the same order.
    pub copies: Vec<AnnotatedCopy>,
    /// Every claim, in the order of the files.
    pub claims: Vec<ClaimNote>,
}

/// An article's prose: repaired, without markup.
#[derive(Clone, Debug, Default)]
pub struct AnnotatedCopy {
    pub prose: String,
    /// In order; text between them is white space.
    pub blocks: Vec<CopyBlock>,
    /// One for each figure of the article's record, in the same order.
    pub figures: Vec<FigureNote>,
}

/// A stretch of the prose that is set apart from the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CopyBlock {
    /// In the prose.
    pub span: Span,
    /// In the source's decoded text.
    pub in_source: Span,
    pub kind: CopyBlockKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyBlockKind {
    Paragraph,
    Heading,
    Caption,
}

/// A figure, and the claims that it was held against.
#[derive(Clone, Debug, Default)]
pub struct FigureNote {
    /// In the prose.
    pub span: Span,
    /// The sentence it stands in, in the prose.
    pub sentence: Span,
    /// What it stands for; none where it has no value to compare.
    pub extent: Option<Extent>,
    pub comparisons: Vec<Comparison>,
}

/// A figure held against one value of a claim.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The id of the claim.
    pub claim: String,
    /// The value expected, as the claim writes it.
    pub expected: String,
    /// What that stands for.
    pub extent: Option<Extent>,
    /// The words by which the passage speaks of the claim, in the order of the text.
    pub evidence: Vec<String>,
}

/// A claim as its desk wrote it down.
#[derive(Clone, Debug)]
pub struct ClaimNote {
    pub id: String,
    /// The claim's sentence, or the terms of its subject.
    pub statement: String,
    /// The values it expects, as written.
    pub expected: Vec<String>,
    pub references: Vec<ReferenceNote>,
    /// The words of the source.
    pub quote: Option<String>,
    pub note: Option<String>,
    /// Where it is written.
    pub place: Place,
}

/// Where a claim comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferenceNote {
    pub title: String,
    /// ISO date, where one is known.
    pub published: Option<String>,
    /// As written: whether it can be followed is for the report to judge.
    pub url: Option<String>,
}
