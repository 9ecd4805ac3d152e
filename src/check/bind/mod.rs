//! Binding: which figure speaks of which claim.
//!
//! In every passage the figures compete for the slots of the claims it speaks of, all at once, and the pair with the
//! best evidence is bound first. A figure is bound once. What is left over conflicts only where it evidently fills the
//! claim's own slot: a false alarm costs the reader's trust, so precision comes before recall.
//!
//! `speech` asks where a claim is spoken of; a `pair` is one slot and one figure there. Whether the two may be bound is
//! asked of `support` where they agree, of `terms` or `evidence` where they do not; `score` orders what is left, and
//! `assign` binds. What the words beside a figure say it is told of stands in rooms of its own: whose age (`bearer`),
//! from where (`landmark`), of which end of a life (`life`), whether it is so or was wished (`mood`).

mod assign;
mod bearer;
mod candidate;
mod company;
mod evidence;
mod headline;
mod landmark;
mod life;
mod miss;
mod mood;
mod name;
mod neighbours;
mod pair;
mod remainder;
mod score;
mod speech;
mod support;
mod terms;
mod value;

use std::collections::{BTreeMap, BTreeSet};

use super::compare::Relation;
use super::fit::Form;
use super::passage::Passage;
use super::prepared::Prepared;
use super::sightings::{Index, Sightings};
use crate::figure::Figure;
use crate::limit::{ARTICLE_PAIRS, Limit};
use crate::source::Span;
use candidate::Candidate;
pub(super) use evidence::ENOUGH;
pub use evidence::Evidence;
pub(super) use miss::{Lack, Miss, nearest};
pub(super) use neighbours::Neighbours;
use pair::Place;
use speech::Spoken;
pub(super) use value::{Ends, TellingValues};

/// A claim and a figure judged to speak of the same thing, with the evidence.
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
    pub words: Vec<Span>,
    /// How plainly the passage speaks of the claim, in percent.
    pub strength: i32,
    /// What was weighed before the figure was said to conflict with a claim given as a sentence; else nothing.
    pub evidence: Evidence,
}

/// What came of binding an article.
#[derive(Debug, Default)]
pub(super) struct Bound {
    /// In the order of the figures.
    pub bindings: Vec<Binding>,
    /// How many pairs of a claim's value and a figure were weighed for it: what it cost.
    pub pairs: usize,
}

/// An article ready for binding.
#[derive(Debug)]
pub(super) struct Ground<'a> {
    pub figures: &'a [Figure],
    /// Theirs, one each.
    pub forms: &'a [Form<'a>],
    pub passages: &'a [Passage<'a>],
    /// Where it says the words of claims.
    pub sightings: &'a Sightings,
    /// The values it has that say something by themselves.
    pub values: &'a TellingValues,
    /// Figures that are nobody's business.
    pub ignored: &'a BTreeSet<usize>,
    /// Which claims use which words.
    pub index: &'a Index,
}

/// Every binding of an article to the claims it may speak of; or the limit it is past.
pub(super) fn bind(claims: &[Prepared<'_>], ground: &Ground<'_>) -> Result<Bound, &'static Limit> {
    let mut by_passage: BTreeMap<usize, Vec<Candidate>> = BTreeMap::new();
    let (spoken_of, pairs) = spoken_of(claims, ground)?;
    for (claim, spoken) in &spoken_of {
        for &at in spoken.passages.keys() {
            let candidates = Place::of(spoken, *claim, at, ground).map_or_else(Vec::new, candidate::in_passage);
            by_passage.entry(at).or_default().extend(candidates);
        }
    }
    let bound = by_passage.into_values().flat_map(assign::assign).collect();
    let mut bindings = assign::retain_retold(claims, ground, bound);
    assign::drop_mere_dates(claims, &mut bindings);
    let left = remainder::conflicts(claims, ground, &bindings);
    bindings.extend(left);
    bindings.sort_by_key(|b| (b.figure, b.relation.holds(), -b.score, b.claim, b.expected));
    Ok(Bound { bindings, pairs })
}

/// Where an article speaks of each claim it may speak of.
type SpokenOf<'c> = Vec<(usize, Spoken<'c>)>;

/// The same with how many pairs that makes; or the limit it is past, before any pair is looked at.
fn spoken_of<'c>(claims: &'c [Prepared<'c>], ground: &Ground<'_>) -> Result<(SpokenOf<'c>, usize), &'static Limit> {
    let mut pairs = 0;
    let mut spoken_of = Vec::new();
    for claim in ground.index.spoken_of(ground) {
        let Some(prepared) = claims.get(claim) else { continue };
        let spoken = Spoken::of(prepared, ground);
        pairs += spoken.pairs(ground);
        if ARTICLE_PAIRS.is_passed_by(pairs) {
            return Err(&ARTICLE_PAIRS);
        }
        spoken_of.push((claim, spoken));
    }
    Ok((spoken_of, pairs))
}
