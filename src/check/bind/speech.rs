//! Speech: where an article speaks of a claim, and how plainly.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::Ground;
use super::support::FOR_A_TELLING_NUMBER;
use crate::check::fit::{self, Fit};
use crate::check::passage::Passage;
use crate::check::prepared::Prepared;
use crate::check::subject::Need;
use crate::claim::Within;
use crate::figure::Figure;
use crate::quantity::Quantity;
use crate::source::Span;

/// Where an article speaks of one claim.
pub(super) struct Spoken<'p> {
    pub prepared: &'p Prepared<'p>,
    /// For each passage that speaks of it: how.
    pub passages: BTreeMap<usize, Speech>,
    /// Whether the claim names somebody or something the article never does.
    pub lacks_a_name: bool,
    /// What the article as a whole holds for each slot; looked for when first asked.
    at_large: OnceCell<Vec<AtLarge>>,
}

/// How one passage speaks of one claim.
#[derive(Debug)]
pub(super) struct Speech {
    /// How much of the subject is there or in the context, in percent.
    pub strength: i32,
    /// For each need: its places in this passage, with the way to each.
    pub places: Vec<Vec<(i32, Span)>>,
    /// How much each need counts.
    pub weights: Vec<i32>,
}

impl<'p> Spoken<'p> {
    pub(super) fn of(prepared: &'p Prepared<'p>, ground: &Ground<'_>) -> Self {
        let needs = &prepared.subject.needs;
        let found: Vec<Vec<Vec<(i32, Span)>>> =
            ground.passages.iter().map(|passage| needs.iter().map(|need| places(need, passage)).collect()).collect();
        let weights = weights(needs, &found, prepared.subject.strict);
        let context = Context::of(&found, ground.passages);
        let mut passages = BTreeMap::new();
        for (at, places) in found.into_iter().enumerate() {
            let Some(passage) = ground.passages.get(at) else { continue };
            if passage.figures.is_empty() || prepared.subject.is_ruled_out(passage) {
                continue;
            }
            let strength = strength(prepared, &places, &weights, &context, at, passage.block);
            if strength >= FOR_A_TELLING_NUMBER {
                passages.insert(at, Speech { strength, places, weights: weights.clone() });
            }
        }
        let lacks_a_name = (0..needs.len()).any(|need| needs[need].name && !context.article.contains(&need));
        Self { prepared, passages, lacks_a_name, at_large: OnceCell::new() }
    }

    /// What the article as a whole holds for a slot.
    pub(super) fn at_large(&self, slot: usize, ground: &Ground<'_>) -> AtLarge {
        let slots = || self.prepared.claim.expected.iter().map(|slot| AtLarge::of(&slot.quantity, ground)).collect();
        self.at_large.get_or_init(slots).get(slot).copied().unwrap_or_default()
    }
}

/// What an article as a whole holds for one slot of a claim.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct AtLarge {
    /// Whether all figures that measure its very thing have one value.
    pub one_value: bool,
    /// Whether its number stands somewhere, though for something else.
    pub misplaced: bool,
}

impl AtLarge {
    fn of(wanted: &Quantity, ground: &Ground<'_>) -> Self {
        let fitting = |figure: &&Figure| fit::fit(wanted, &figure.quantity, ground.vocabulary) == Fit::Strict;
        let mut same = ground.figures.iter().filter(fitting).map(|figure| &figure.quantity);
        let one_value = same.next().is_some_and(|first| same.all(|other| fit::is_same_value(first, other)));
        let misplaced = ground.figures.iter().any(|figure| fit::has_digits_of(wanted, &figure.quantity));
        Self { one_value, misplaced }
    }
}

fn places(need: &Need, passage: &Passage<'_>) -> Vec<(i32, Span)> {
    need.places(passage).into_iter().map(|span| (passage.way_to(span), span)).collect()
}

/// How much each need counts: words the article uses everywhere tell little. Terms all count the same.
fn weights(needs: &[Need], found: &[Vec<Vec<(i32, Span)>>], strict: bool) -> Vec<i32> {
    let passages = found.len().max(1);
    (0..needs.len())
        .map(|need| {
            let holding = found.iter().filter(|places| !places[need].is_empty()).count();
            if strict || holding == 0 {
                return 2;
            }
            2 + i32::try_from((passages / holding).max(1).ilog2()).unwrap_or(0).min(4)
        })
        .collect()
}

/// Which passages and blocks hold which need.
struct Context {
    blocks: BTreeMap<usize, BTreeSet<usize>>,
    passages: Vec<BTreeSet<usize>>,
    article: BTreeSet<usize>,
}

impl Context {
    fn of(found: &[Vec<Vec<(i32, Span)>>], passages: &[Passage<'_>]) -> Self {
        let mut context = Self { blocks: BTreeMap::new(), passages: Vec::new(), article: BTreeSet::new() };
        for (places, passage) in found.iter().zip(passages) {
            let held: BTreeSet<usize> = (0..places.len()).filter(|&need| !places[need].is_empty()).collect();
            context.blocks.entry(passage.block).or_default().extend(&held);
            context.article.extend(&held);
            context.passages.push(held);
        }
        context
    }

    fn in_block(&self, need: usize, block: usize) -> bool {
        self.blocks.get(&block).is_some_and(|held| held.contains(&need))
    }

    fn just_before(&self, need: usize, at: usize) -> bool {
        at.checked_sub(1).and_then(|before| self.passages.get(before)).is_some_and(|held| held.contains(&need))
    }

    fn in_lead(&self, need: usize) -> bool {
        self.passages.iter().take(2).any(|held| held.contains(&need))
    }
}

/// How much of the subject a passage and what stands around it hold, in percent.
fn strength(
    prepared: &Prepared<'_>,
    places: &[Vec<(i32, Span)>],
    weights: &[i32],
    context: &Context,
    at: usize,
    block: usize,
) -> i32 {
    let subject = &prepared.subject;
    let share = |need: usize| match subject.within {
        _ if !places[need].is_empty() => 100,
        Within::Paragraph if context.in_block(need, block) => 100,
        Within::Article if context.article.contains(&need) => 100,
        _ if subject.strict => 0,
        _ if context.just_before(need, at) || context.in_block(need, block) => 60,
        _ if context.in_lead(need) => 45,
        _ if context.article.contains(&need) => 15,
        _ => 0,
    };
    let total: i32 = weights.iter().sum();
    let here: i32 = (0..weights.len()).map(|need| weights[need] * share(need)).sum();
    let percent = here / total.max(1);
    if subject.strict && percent < 100 { 0 } else { percent }
}
