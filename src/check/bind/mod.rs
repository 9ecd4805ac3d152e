//! Binding: which figure speaks of which claim.
//!
//! In every passage the figures compete for the slots of the claims it speaks of, all at once, and the pair with the
//! best evidence is bound first. A figure is bound once. What is left over conflicts only where it evidently fills the
//! claim's own slot: a false alarm costs the reader's trust, so precision comes before recall.
//!
//! `speech` asks where a claim is spoken of, `candidate` whether one figure may fill one slot there, `score` how much
//! speaks for that, and `assign` which of the candidates are bound.

mod assign;
mod candidate;
mod score;
mod speech;
mod value;

use std::collections::BTreeSet;

use super::compare::Relation;
use super::passage::Passage;
use super::prepared::Prepared;
use super::words::Vocabulary;
use crate::figure::Figure;
use crate::source::Span;
use speech::Spoken;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// Index into the checker's claims.
    pub claim: usize,
    /// Index into the claim's expected values.
    pub expected: usize,
    /// Index into the article's figures.
    pub figure: usize,
    pub relation: Relation,
    /// How much speaks for the pair; only the order matters.
    pub score: i32,
    /// The subject's words in the passage, in the article's prose.
    pub evidence: Vec<Span>,
    /// How plainly the passage speaks of the claim, in percent.
    pub strength: i32,
}

/// An article ready for binding.
#[derive(Debug)]
pub(super) struct Ground<'a> {
    pub figures: &'a [Figure],
    pub passages: &'a [Passage<'a>],
    pub vocabulary: &'a Vocabulary,
    /// Figures that are nobody's business.
    pub ignored: &'a BTreeSet<usize>,
}

/// Every binding of an article, in the order of its figures.
pub(super) fn bind(claims: &[Prepared<'_>], ground: &Ground<'_>) -> Vec<Binding> {
    let spoken: Vec<Spoken<'_>> = claims.iter().map(|prepared| Spoken::of(prepared, ground)).collect();
    let mut bindings = Vec::new();
    for at in 0..ground.passages.len() {
        let here = spoken.iter().enumerate();
        let candidates = here.flat_map(|(claim, spoken)| candidate::in_passage(spoken, claim, at, ground)).collect();
        bindings.extend(assign::assign(candidates));
    }
    assign::retain_equally_plain(claims, ground, &mut bindings);
    bindings.sort_by_key(|b| (b.figure, b.relation.holds(), -b.score, b.claim, b.expected));
    bindings
}
