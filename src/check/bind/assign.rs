//! Assignment: which candidates are bound, where figures and slots compete.

use std::collections::{BTreeMap, BTreeSet};

use super::candidate::Candidate;
use super::value::is_exact;
use super::{Binding, Ground};
use crate::check::fit::Fit;
use crate::check::prepared::Prepared;
use crate::check::slip;
use crate::quantity::{Kind, Quantity};

/// So much less of the claim and of the slot's own words, in percent of each, is still as much.
const NEARLY: i32 = 20;
/// So much more of the claim and of the slot's own words, in percent each, leaves no doubt where the claim is told.
const FAR_PLAINER: i32 = 60;

/// Where so much of a claim stands, in percent, its date is told of it.
const PLAINLY: i32 = 90;

/// Of a claim's slots in one passage: where one agrees, no other figure conflicts with that slot; and where several
/// slots given by terms find figures and none agrees, the passage speaks of something else.
pub(super) fn keep_credible(mut candidates: Vec<Candidate>, by_terms: bool) -> Vec<Candidate> {
    let settled: BTreeSet<usize> = candidates.iter().filter(|c| c.settles).map(|c| c.binding.expected).collect();
    let stands = |c: &Candidate| c.binding.relation.holds() || c.same_bearer || !settled.contains(&c.binding.expected);
    candidates.retain(stands);
    let disputed: BTreeSet<usize> =
        candidates.iter().filter(|c| !c.binding.relation.holds()).map(|c| c.binding.expected).collect();
    if by_terms && settled.is_empty() && disputed.len() > 1 {
        candidates.retain(|c| c.binding.relation.holds());
    }
    candidates
}

/// Binds the best pair first. A figure stands for one claim, but may support several. Where the figure that would fill
/// a slot already conflicts with another claim, the slot is done with: it does not reach for the next figure.
pub(super) fn assign(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by_key(|Candidate { binding: b, .. }| (-b.score, b.figure, b.claim, b.expected));
    let mut bound: Vec<Candidate> = Vec::new();
    let mut slots = BTreeSet::new();
    let mut figures: BTreeMap<usize, bool> = BTreeMap::new();
    for candidate in candidates {
        let binding = &candidate.binding;
        let slot = (binding.claim, binding.expected);
        let holds = binding.relation.holds();
        if slots.contains(&slot) {
            continue;
        }
        match figures.get(&binding.figure) {
            None => {}
            Some(true) if holds => {}
            Some(true) => continue,
            Some(false) => {
                slots.insert(slot);
                continue;
            }
        }
        slots.insert(slot);
        figures.entry(binding.figure).or_insert(holds);
        bound.push(candidate);
    }
    bound
}

/// Where one passage agrees with a claim given as a sentence, another that differs most likely speaks of something else:
/// it conflicts only if it tells the same again with another figure, all of it or word for word, or its figure is the
/// claim's, miswritten. Unless it is the one that agrees which speaks of something else.
pub(super) fn retain_retold(claims: &[Prepared<'_>], ground: &Ground<'_>, bound: Vec<Candidate>) -> Vec<Binding> {
    let mut slots: BTreeMap<(usize, usize), Vec<Candidate>> = BTreeMap::new();
    for candidate in bound {
        slots.entry((candidate.binding.claim, candidate.binding.expected)).or_default().push(candidate);
    }
    let retained = slots.into_iter().flat_map(|((claim, slot), candidates)| {
        let by_terms = claims.get(claim).is_none_or(|prepared| prepared.subject.strict);
        let expected = claims.get(claim).and_then(|prepared| prepared.claim.expected.get(slot));
        match expected.filter(|_| !by_terms) {
            Some(expected) => Slot { expected: &expected.quantity, ground, candidates }.retained(),
            None => candidates,
        }
    });
    retained.map(|candidate| candidate.binding).collect()
}

/// Drops what is bound of a claim given as a sentence where that is nothing but a date, though the claim has a number to
/// tell: a year stands in every article, and says nothing for a number that does not.
pub(super) fn drop_mere_dates(claims: &[Prepared<'_>], bindings: &mut Vec<Binding>) {
    let is_date = |claim: usize, slot: usize| {
        let expected = claims.get(claim).and_then(|prepared| prepared.claim.expected.get(slot));
        expected.is_some_and(|expected| expected.quantity.kind == Kind::Date)
    };
    let told: BTreeSet<usize> =
        bindings.iter().filter(|b| !b.relation.holds() || !is_date(b.claim, b.expected)).map(|b| b.claim).collect();
    let tells_number = |prepared: &Prepared<'_>| {
        let number = |kind: Kind| !matches!(kind, Kind::Date | Kind::Ordinal);
        !prepared.subject.strict && prepared.claim.expected.iter().any(|slot| number(slot.quantity.kind))
    };
    let plain = |b: &Binding| b.strength >= PLAINLY;
    bindings.retain(|b| told.contains(&b.claim) || plain(b) || !claims.get(b.claim).is_some_and(tells_number));
}

/// All that was bound to one slot of a claim given as a sentence.
struct Slot<'p> {
    expected: &'p Quantity,
    ground: &'p Ground<'p>,
    candidates: Vec<Candidate>,
}

impl Slot<'_> {
    fn retained(mut self) -> Vec<Candidate> {
        if self.agrees_out_of_place() {
            self.candidates.retain(|candidate| !candidate.binding.relation.holds());
            return self.candidates;
        }
        let exactly = self.plainest(|candidate| self.is_exact(candidate));
        let roughly = self.plainest(|candidate| candidate.rounds);
        let candidates = std::mem::take(&mut self.candidates);
        candidates.into_iter().filter(|candidate| self.keeps(candidate, exactly, roughly)).collect()
    }

    fn plainest(&self, of: impl Fn(&Candidate) -> bool) -> Option<i32> {
        self.candidates.iter().filter(|candidate| of(candidate)).map(Candidate::context).max()
    }

    fn keeps(&self, candidate: &Candidate, exactly: Option<i32>, roughly: Option<i32>) -> bool {
        if candidate.binding.relation.holds() {
            return true;
        }
        let outdone = exactly.is_none() && roughly.is_some_and(|best| best > candidate.context());
        !outdone && exactly.is_none_or(|best| self.tells_again(candidate, best))
    }

    fn tells_again(&self, candidate: &Candidate, best: i32) -> bool {
        let binding = &candidate.binding;
        let miswritten = self.found(binding).is_some_and(|found| slip::is_of_the_pen(self.expected, found));
        let nearly = candidate.context() + NEARLY >= best || binding.evidence.is_left_over();
        let again = candidate.retells_it(best) || candidate.is_word_for_word(best) || binding.evidence.is_of_headline();
        candidate.fit >= Fit::Open && (again || (miswritten && nearly))
    }

    fn is_exact(&self, candidate: &Candidate) -> bool {
        let binding = &candidate.binding;
        self.found(binding).is_some_and(|found| is_exact(binding.relation, self.expected, found))
    }

    fn found(&self, binding: &Binding) -> Option<&Quantity> {
        Some(&self.ground.figures.get(binding.figure)?.quantity)
    }

    /// A right number in the wrong place: what agrees may count anything, and another figure, of a form as good, stands
    /// where all the claim's words do; or is the age of the one the claim names.
    fn agrees_out_of_place(&self) -> bool {
        let (agreeing, differing): (Vec<_>, Vec<_>) =
            self.candidates.iter().partition(|candidate| candidate.binding.relation.holds());
        let of_bearer = |candidates: &[&Candidate]| candidates.iter().any(|candidate| candidate.same_bearer);
        if of_bearer(&differing) && !of_bearer(&agreeing) {
            return true;
        }
        !agreeing.is_empty()
            && differing.iter().any(|differing| {
                agreeing.iter().all(|agreeing| {
                    agreeing.fit < Fit::Strict
                        && agreeing.fit <= differing.fit
                        && agreeing.context() + FAR_PLAINER <= differing.context()
                })
            })
    }
}
