//! Assignment: which candidates are bound, where figures and slots compete.

use std::collections::{BTreeMap, BTreeSet};

use super::candidate::Candidate;
use super::evidence::ENOUGH;
use super::value::is_exact;
use super::{Binding, Ground};
use crate::check::prepared::Prepared;
use crate::check::slip;

/// So many points above what is enough leave no doubt.
const CLEARLY: i32 = 15;
/// So much less of a subject, in percent, is still as much.
const NEARLY: i32 = 10;

/// Of a claim's slots in one passage: where one agrees, no other figure conflicts with that slot; and where several
/// slots given by terms find figures and none agrees, the passage speaks of something else.
pub(super) fn keep_credible(mut candidates: Vec<Candidate>, by_terms: bool) -> Vec<Candidate> {
    let settled: BTreeSet<usize> = candidates.iter().filter(|c| c.settles).map(|c| c.binding.expected).collect();
    candidates.retain(|c| c.binding.relation.holds() || !settled.contains(&c.binding.expected));
    let disputed: BTreeSet<usize> =
        candidates.iter().filter(|c| !c.binding.relation.holds()).map(|c| c.binding.expected).collect();
    if by_terms && settled.is_empty() && disputed.len() > 1 {
        candidates.retain(|c| c.binding.relation.holds());
    }
    candidates
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

/// Where one passage agrees with a claim given as a sentence, another that differs most likely speaks of something else:
/// it conflicts only if it tells the same again with another figure, or its figure is the claim's, miswritten.
pub(super) fn retain_retold(claims: &[Prepared<'_>], ground: &Ground<'_>, bindings: &mut Vec<Binding>) {
    let pair = |binding: &Binding| {
        let expected = claims.get(binding.claim)?.claim.expected.get(binding.expected)?;
        Some((&expected.quantity, &ground.figures.get(binding.figure)?.quantity))
    };
    let agrees = |binding: &&Binding| pair(binding).is_some_and(|(e, found)| is_exact(binding.relation, e, found));
    let mut plainest: BTreeMap<(usize, usize), i32> = BTreeMap::new();
    for binding in bindings.iter().filter(agrees) {
        let best = plainest.entry((binding.claim, binding.expected)).or_default();
        *best = (*best).max(binding.strength);
    }
    bindings.retain(|binding| {
        let by_terms = claims.get(binding.claim).is_none_or(|prepared| prepared.subject.strict);
        let Some(&best) = plainest.get(&(binding.claim, binding.expected)) else { return true };
        let miswritten = pair(binding).is_some_and(|(expected, found)| slip::is_of_the_pen(expected, found));
        let nearly = binding.strength + NEARLY >= best || binding.evidence.is_left_over();
        by_terms || binding.relation.holds() || retells_it(binding, best) || (miswritten && nearly)
    });
}

/// Whether the passage of a conflict says all that the plainest says which agrees, other figures included, so that only
/// this one is left for the slot.
fn retells_it(binding: &Binding, best: i32) -> bool {
    binding.strength >= best && binding.evidence.is_left_over() && binding.evidence.total() >= ENOUGH + CLEARLY
}
