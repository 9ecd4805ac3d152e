//! Speech: where an article speaks of a claim, and how plainly.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::Ground;
use super::support::FOR_A_TELLING_NUMBER;
use crate::check::fit::{self, Fit, Form};
use crate::check::passage::Passage;
use crate::check::prepared::Prepared;
use crate::check::sightings::Place;
use crate::check::subject::Need;
use crate::claim::Within;
use crate::source::Span;

/// Where an article speaks of one claim.
pub(super) struct Spoken<'p> {
    pub prepared: &'p Prepared<'p>,
    /// How much each need counts.
    pub weights: Vec<i32>,
    /// For each passage that speaks of it: how.
    pub passages: BTreeMap<usize, Speech>,
    /// Whether the claim names somebody or something the article never does.
    pub lacks_a_name: bool,
    /// Whether it has names, and the article none of them.
    pub lacks_every_name: bool,
    /// Whether the article has none of its names, nor most of its words: it tells another story.
    pub is_another_story: bool,
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
}

impl<'p> Spoken<'p> {
    pub(super) fn of(prepared: &'p Prepared<'p>, ground: &Ground<'_>) -> Self {
        let needs = &prepared.subject.needs;
        let held: Vec<Held> = needs.iter().map(|need| Held::of(need, ground)).collect();
        let weights = weights(&held, ground.passages.len(), prepared.subject.strict);
        let told = ground.values.hold_any_of(prepared.claim);
        let total: i32 = weights.iter().sum();
        let mut passages = BTreeMap::new();
        let near = near(&held, ground.passages);
        let elsewhere = held_in(prepared, &held, &weights, None);
        for (at, passage) in ground.passages.iter().enumerate().filter(|(_, passage)| !passage.figures.is_empty()) {
            let held_here =
                if near[at] { held_in(prepared, &held, &weights, Some((at, passage.block))) } else { elsewhere };
            let strength = held_here / total.max(1);
            let strength = if prepared.subject.strict && strength < 100 { 0 } else { strength };
            let least = if told || near[at] && held.iter().any(|held| held.in_passage(at)) {
                FOR_A_TELLING_NUMBER
            } else {
                WITHOUT_A_WORD
            };
            if strength >= least && !prepared.subject.is_ruled_out(passage) {
                let places = held.iter().map(|held| held.with_ways(at, passage)).collect();
                passages.insert(at, Speech { strength, places });
            }
        }
        let lacks_a_name = needs.iter().zip(&held).any(|(need, held)| need.name && held.places.is_empty());
        let lacks_every_name = lacks_every_name(needs, &held);
        let is_another_story = lacks_every_name && !has_most_words(&held);
        Self {
            prepared,
            weights,
            passages,
            lacks_a_name,
            lacks_every_name,
            is_another_story,
            at_large: OnceCell::new(),
        }
    }

    /// How many pairs of a slot and a figure there are where the article speaks of it.
    pub(super) fn pairs(&self, ground: &Ground<'_>) -> usize {
        let passages = self.passages.keys().filter_map(|&at| ground.passages.get(at));
        let figures: usize = passages.map(|passage| passage.figures.len()).sum();
        figures.saturating_mul(self.prepared.claim.expected.len())
    }

    /// What the article as a whole holds for a slot.
    pub(super) fn at_large(&self, slot: usize, ground: &Ground<'_>) -> AtLarge {
        let slots = || self.prepared.forms.iter().map(|wanted| AtLarge::of(wanted, ground)).collect();
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
    fn of(wanted: &Form<'_>, ground: &Ground<'_>) -> Self {
        let fitting = ground.forms.iter().filter(|form| fit::fit(wanted, form) == Fit::Strict);
        let mut same = fitting.map(|form| form.quantity);
        let one_value = same.next().is_some_and(|first| same.all(|other| fit::is_same_value(first, other)));
        let misplaced = ground.forms.iter().any(|form| wanted.has_digits_of(form));
        Self { one_value, misplaced }
    }
}

/// Where an article holds one need of a claim.
struct Held {
    /// In the order of the text.
    places: Vec<Place>,
    /// The passages and blocks these lie in, each once, in order.
    passages: Vec<usize>,
    blocks: Vec<usize>,
}

impl Held {
    fn of(need: &Need, ground: &Ground<'_>) -> Self {
        let places = need.places(ground.sightings, ground.passages);
        let mut passages: Vec<usize> = places.iter().map(|place| place.passage).collect();
        passages.dedup();
        let mut blocks: Vec<usize> = passages.iter().filter_map(|&at| Some(ground.passages.get(at)?.block)).collect();
        blocks.dedup();
        Self { places, passages, blocks }
    }

    /// Its places in one passage, with the way to each.
    fn with_ways(&self, at: usize, passage: &Passage<'_>) -> Vec<(i32, Span)> {
        let first = self.places.partition_point(|place| place.passage < at);
        let here = self.places[first..].iter().take_while(|place| place.passage == at);
        here.map(|place| (passage.way_to(place.span), place.span)).collect()
    }

    fn in_passage(&self, at: usize) -> bool {
        self.passages.binary_search(&at).is_ok()
    }

    fn in_block(&self, block: usize) -> bool {
        self.blocks.binary_search(&block).is_ok()
    }

    fn just_before(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.in_passage(before))
    }

    fn in_lead(&self) -> bool {
        self.passages.first().is_some_and(|&first| first < LEAD)
    }

    fn in_article(&self) -> bool {
        !self.passages.is_empty()
    }
}

/// Whether an article has none of a claim's names, if the claim has any.
fn lacks_every_name(needs: &[Need], held: &[Held]) -> bool {
    let mut names = needs.iter().zip(held).filter(|(need, _)| need.name).map(|(_, held)| held).peekable();
    names.peek().is_some() && !names.any(Held::in_article)
}

/// Whether an article has more than half of a claim's words.
fn has_most_words(held: &[Held]) -> bool {
    2 * held.iter().filter(|held| held.in_article()).count() > held.len()
}

/// How much of its subject must stand around a passage that holds no word of a claim, in percent.
const WITHOUT_A_WORD: i32 = 20;

/// The headline and the sentence under it say what the whole article is about.
const LEAD: usize = 2;

/// How much each need counts: words the article uses everywhere tell little. Terms all count the same.
fn weights(held: &[Held], passages: usize, strict: bool) -> Vec<i32> {
    let weight = |held: &Held| match held.passages.len() {
        holding if strict || holding == 0 => 2,
        holding => 2 + i32::try_from((passages / holding).max(1).ilog2()).unwrap_or(0).min(4),
    };
    held.iter().map(weight).collect()
}

/// For each passage whether it has a need in its block or right before it. To most it matters only whether the article
/// has one at all, and those are not looked through for each.
fn near(held: &[Held], passages: &[Passage<'_>]) -> Vec<bool> {
    let mut near = vec![false; passages.len()];
    for held in held {
        for &at in &held.passages {
            near[at..passages.len().min(at + 2)].fill(true);
        }
        for block in &held.blocks {
            let first = passages.partition_point(|passage| passage.block < *block);
            let end = passages.partition_point(|passage| passage.block <= *block);
            near[first..end].fill(true);
        }
    }
    near
}

/// How much of the subject a passage and what stands around it hold, a hundred for each unit of its weight: the passage
/// in its block, or one that is near none of it.
fn held_in(prepared: &Prepared<'_>, held: &[Held], weights: &[i32], passage: Option<(usize, usize)>) -> i32 {
    let subject = &prepared.subject;
    let in_passage = |held: &Held| passage.is_some_and(|(at, _)| held.in_passage(at));
    let just_before = |held: &Held| passage.is_some_and(|(at, _)| held.just_before(at));
    let in_block = |held: &Held| passage.is_some_and(|(_, block)| held.in_block(block));
    let share = |held: &Held| match subject.within {
        _ if in_passage(held) => 100,
        Within::Paragraph if in_block(held) => 100,
        Within::Article if held.in_article() => 100,
        _ if subject.strict => 0,
        _ if just_before(held) || in_block(held) => 60,
        _ if held.in_lead() => 45,
        _ if held.in_article() => 15,
        _ => 0,
    };
    held.iter().zip(weights).map(|(held, weight)| weight * share(held)).sum()
}
