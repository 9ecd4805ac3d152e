//! Assignment: which candidates are bound, where figures and slots compete.

use std::collections::{BTreeMap, BTreeSet};

use super::candidate::{Candidate, SAME_CLAUSE};
use super::value::{is_exact, is_telling};
use super::{Binding, Ground};
use crate::check::prepared::Prepared;
use crate::check::slip;

/// So many words of a subject in one passage are no coincidence.
const WORDY: usize = 4;

/// Of a claim's slots in one passage: where one agrees, no other figure conflicts with that slot; and where several
/// slots find figures and none agrees, the passage speaks of something else.
pub(super) fn keep_credible(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    let settled: BTreeSet<usize> = candidates.iter().filter(|c| c.settles).map(|c| c.binding.expected).collect();
    let company: Vec<(usize, i32)> =
        candidates.iter().filter(|c| c.settles).map(|c| (c.binding.expected, c.way)).collect();
    candidates.retain(|c| !c.needs_company || has_company(c, &company));
    candidates.retain(|c| c.binding.relation.holds() || !settled.contains(&c.binding.expected));
    let disputed: BTreeSet<usize> =
        candidates.iter().filter(|c| !c.binding.relation.holds()).map(|c| c.binding.expected).collect();
    if settled.is_empty() && disputed.len() > 1 {
        candidates.retain(|c| c.binding.relation.holds());
    }
    candidates
}

fn has_company(candidate: &Candidate, agreeing: &[(usize, i32)]) -> bool {
    let beside = |way: i32| (way - candidate.way).abs() <= SAME_CLAUSE;
    agreeing.iter().any(|&(expected, way)| expected != candidate.binding.expected && beside(way))
}

/// Binds the best pair first. A figure stands for one claim, but may support several. Where the figure that would fill
/// a slot already conflicts with another claim, the slot is done with: it does not reach for the next figure.
pub(super) fn assign(mut candidates: Vec<Candidate>) -> Vec<Binding> {
    candidates.sort_by_key(|c| (-c.binding.score, c.binding.figure, c.binding.claim, c.binding.expected));
    let mut bound: Vec<Binding> = Vec::new();
    let mut slots = BTreeSet::new();
    let mut figures: BTreeMap<usize, bool> = BTreeMap::new();
    for Candidate { binding, .. } in candidates {
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
        bound.push(binding);
    }
    bound
}

/// Where one passage agrees with a claim given as a sentence, another that speaks of it in different words most likely
/// speaks of something else: it conflicts only if it says as much of the subject, or its figure looks like a slip.
pub(super) fn retain_equally_plain(claims: &[Prepared<'_>], ground: &Ground<'_>, bindings: &mut Vec<Binding>) {
    let mut plainest: BTreeMap<(usize, usize), i32> = BTreeMap::new();
    let expected = |binding: &Binding| claims.get(binding.claim)?.claim.expected.get(binding.expected);
    let found = |binding: &Binding| ground.figures.get(binding.figure);
    let agrees = |binding: &&Binding| {
        expected(binding).zip(found(binding)).is_some_and(|(e, f)| is_exact(binding.relation, &e.quantity, &f.quantity))
    };
    let sentence = |binding: &Binding| found(binding).map(|figure| figure.sentence);
    let mut company: BTreeSet<(usize, Option<usize>)> = BTreeSet::new();
    for binding in bindings.iter().filter(agrees) {
        if found(binding).is_some_and(|figure| is_telling(&figure.quantity) || figure.quantity.days().is_some()) {
            company.insert((binding.claim, sentence(binding)));
        }
        let best = plainest.entry((binding.claim, binding.expected)).or_default();
        *best = (*best).max(binding.strength);
    }
    bindings.retain(|binding| {
        let Some(prepared) = claims.get(binding.claim) else { return false };
        let Some(&best) = plainest.get(&(binding.claim, binding.expected)) else { return true };
        let pair = expected(binding).zip(found(binding));
        let slipped = pair.is_some_and(|(e, f)| slip::between(&e.quantity, &f.quantity).is_some());
        let plain = binding.strength >= best && binding.evidence.len() >= WORDY;
        let plain = plain || company.contains(&(binding.claim, sentence(binding)));
        prepared.subject.strict || binding.relation.holds() || plain || (slipped && binding.strength + 10 >= best)
    });
}
