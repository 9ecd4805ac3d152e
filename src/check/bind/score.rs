//! Scores: how much speaks for a figure's filling a slot. Only the order of scores matters.

use super::pair::{FAR, Pair, Place};
use super::value::is_exact;
use crate::check::compare::{Imprecision, Relation};
use crate::check::fit::{self, Fit};
use crate::check::slip;
use crate::check::subject::Need;
use crate::figure::Figure;
use crate::source::Span;

impl Place<'_> {
    /// How far the figure stands from the subject's words: from the nearest, and a little from all of them.
    pub(super) fn distance(&self, figure: &Figure, slot: usize) -> i32 {
        let way = self.passage.way_to(figure.span);
        let (mut nearest, mut sum, mut total) = (FAR, 0, 0);
        for (places, weight) in self.weighed(slot) {
            let Some((distance, _)) = nearest_place(places, way) else { continue };
            let distance = distance.min(FAR);
            nearest = nearest.min(distance);
            sum += weight * distance;
            total += weight;
        }
        if total == 0 { FAR } else { nearest + sum / total / 4 }
    }

    /// How much of what stands around the slot in the claim's own sentence stands in this passage, in percent.
    pub(super) fn nearness(&self, slot: usize) -> i32 {
        let (mut here, mut total) = (0, 0);
        for (places, weight) in self.weighed(slot) {
            total += weight;
            here += if places.is_empty() { 0 } else { weight };
        }
        if total == 0 { 0 } else { here * 100 / total }
    }

    /// How far from the figure the word stands that is nearest to the slot in the claim's own sentence, and how much of
    /// the way are marks and clauses; none where the passage lacks it.
    pub(super) fn own_word(&self, slot: usize, figure: &Figure) -> Option<(i32, i32)> {
        let needs = self.spoken.prepared.subject.needs.iter().zip(&self.speech.places);
        let (_, places) = needs.min_by_key(|(need, _)| need.ways.get(slot).copied().unwrap_or(FAR))?;
        let (distance, word) = nearest_place(places, self.passage.way_to(figure.span))?;
        Some((distance, self.passage.breaks_between(word, figure.span)))
    }

    /// The places of each need, and how much it counts for the slot.
    fn weighed(&self, slot: usize) -> impl Iterator<Item = (&[(i32, Span)], i32)> {
        let needs = self.spoken.prepared.subject.needs.iter().zip(&self.spoken.weights);
        let weights = needs.map(move |(need, &weight)| slot_weight(need, weight, slot));
        self.speech.places.iter().map(Vec::as_slice).zip(weights)
    }

    /// Where the subject's words stand, of each the nearest.
    pub(super) fn words(&self, figure: &Figure) -> Vec<Span> {
        let way = self.passage.way_to(figure.span);
        self.speech.places.iter().filter_map(|places| Some(nearest_place(places, way)?.1)).collect()
    }
}

impl Pair<'_> {
    pub(super) fn score(&self) -> i32 {
        let speech = self.place.speech;
        let found = &self.figure.quantity;
        let met = speech.places.iter().filter(|places| !places.is_empty()).count();
        let specific = if self.is_strict() { 10 } else { 5 } * i32::try_from(met.min(4)).unwrap_or(4);
        let plain = if self.is_strict() { 0 } else { (speech.strength + self.place.nearness(self.slot)) / 4 - 25 };
        let form = match self.fit {
            Fit::Strict => 10,
            Fit::Open => 4,
            _ => 0,
        };
        let apart = if fit::hedge_sets_apart(self.wanted(), found) { -8 } else { 0 };
        let moved = if self.wanted().change.is_some() == found.change.is_some() { 0 } else { -6 };
        specific + plain + form + apart + moved - 2 * self.distance + self.value_score()
    }

    /// What the value itself says for the pair. A mistaken figure still resembles the right one.
    fn value_score(&self) -> i32 {
        let (wanted, found) = (self.wanted(), &self.found);
        match self.relation {
            _ if is_exact(self.relation, wanted, found) => 40,
            Relation::Agrees | Relation::Imprecise(Imprecision::TooExact) if found.days().is_some() => 4,
            Relation::Agrees => 20,
            Relation::Imprecise(_) => 12,
            _ if slip::between(wanted, found).is_some() => 8,
            _ if fit::alike_in_size(wanted, found) => 4,
            _ => 0,
        }
    }
}

/// How much a need counts for a slot: the nearer to it in the claim's own sentence, the more.
fn slot_weight(need: &Need, weight: i32, slot: usize) -> i32 {
    need.ways.get(slot).map_or(weight * 4, |&way| weight * 24 / (4 + way))
}

/// Places come in order, so the nearest is on one side or the other of where the figure would stand.
pub(super) fn nearest_place(places: &[(i32, Span)], way: i32) -> Option<(i32, Span)> {
    let at = places.partition_point(|&(place, _)| place < way);
    let beside = [at.checked_sub(1).and_then(|before| places.get(before)), places.get(at)];
    beside.into_iter().flatten().map(|&(place, span)| ((place - way).abs(), span)).min_by_key(|(distance, _)| *distance)
}
