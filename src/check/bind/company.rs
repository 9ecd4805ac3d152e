//! Company: what the other figures of a passage have to say about a claim's slots.
//!
//! Counted once for a passage, so that a sentence full of figures is not gone through again for each of them.

use std::collections::{BTreeMap, BTreeSet};

use super::pair::{FAR, Pair};
use super::value::settles;
use crate::check::fit::{self, Fit, is_same_value};
use crate::quantity::{Decimal, Hedge, Kind, Quantity};

/// More rivals than this say no more.
const MANY_RIVALS: usize = 3;

/// By so many words another figure is the one meant.
const MUCH_NEARER: i32 = 3;

/// The figures of a passage, seen from one claim.
#[derive(Debug, Default)]
pub(super) struct Company<'p> {
    /// Slots that agree with some figure so plainly that nothing else can be meant.
    settled: BTreeSet<usize>,
    /// For each slot how near a figure of some form stands that agrees with it, though it may tell little, and one that
    /// does not.
    nearest: BTreeMap<(usize, Fit, bool), i32>,
    /// The same for a figure that differs, is written as exactly as the slot's and may be it, miswritten.
    exact_rival: BTreeMap<(usize, Fit), i32>,
    /// Figures, each with the slots it agrees with.
    agreeing: BTreeMap<usize, BTreeSet<usize>>,
    /// Different values that could fill a slot, at least so well: of each a few.
    values: BTreeMap<(usize, Fit), Vec<&'p Quantity>>,
    /// How many figures are open to a slot, and how many slots to a figure, once those that agree have each other.
    open_to_slot: BTreeMap<usize, usize>,
    open_to_figure: BTreeMap<usize, usize>,
    /// The lengths of time told here, in years.
    years: BTreeSet<Decimal>,
}

impl<'p> Company<'p> {
    pub(super) fn of(pairs: &[Pair<'p>]) -> Self {
        let dated = pairs.iter().find(|pair| pair.wanted().kind == Kind::Date);
        let years = dated.map(lengths).unwrap_or_default();
        let mut company = Self { years, ..Self::default() };
        for pair in pairs {
            company.see(pair);
        }
        for pair in pairs {
            company.count(pair);
        }
        company
    }

    fn count(&mut self, pair: &Pair<'p>) {
        if pair.fit >= Fit::Open && self.is_open(pair) {
            *self.open_to_slot.entry(pair.slot).or_default() += 1;
            *self.open_to_figure.entry(pair.at).or_default() += 1;
        }
    }

    fn see(&mut self, pair: &Pair<'p>) {
        if settles(pair.relation, pair.fit, pair.wanted(), &pair.found) {
            self.settled.insert(pair.slot);
            self.agreeing.entry(pair.at).or_default().insert(pair.slot);
        }
        let rival = is_exact_rival(pair);
        for fit in [Fit::Loose, Fit::Open, Fit::Strict].into_iter().filter(|&fit| fit <= pair.fit) {
            let nearest = self.nearest.entry((pair.slot, fit, pair.relation.holds())).or_insert(FAR);
            *nearest = (*nearest).min(pair.distance);
            if rival {
                let nearest = self.exact_rival.entry((pair.slot, fit)).or_insert(FAR);
                *nearest = (*nearest).min(pair.distance);
            }
            let values = self.values.entry((pair.slot, fit)).or_default();
            let quantity = &pair.figure.quantity;
            if values.len() <= MANY_RIVALS && !values.iter().any(|value| is_same_value(value, quantity)) {
                values.push(quantity);
            }
        }
    }

    /// How many other values fit the slot as well, up to [`MANY_RIVALS`].
    pub(super) fn rivals(&self, pair: &Pair<'_>) -> usize {
        let values = self.fitting(pair.slot, pair.fit).iter();
        values.filter(|value| !is_same_value(value, &pair.figure.quantity)).take(MANY_RIVALS).count()
    }

    /// Whether a figure in a form as good, and as near the claim's words, keeps to the bound that the pair's breaks; or
    /// breaks the one it keeps to.
    pub(super) fn is_outdone(&self, pair: &Pair<'_>) -> bool {
        let other = self.nearest.get(&(pair.slot, pair.fit, !pair.relation.holds()));
        let lead = if pair.relation.holds() { MUCH_NEARER } else { 0 };
        is_bounded(pair.wanted()) && other.is_some_and(|distance| distance + lead <= pair.distance)
    }

    /// Whether a figure that only rounds the slot's stands further off than one in a form as good that tells it as
    /// exactly, and otherwise: "4.3 million tonnes, up from 4 million".
    pub(super) fn is_rounder_than_another(&self, pair: &Pair<'_>) -> bool {
        let rounds = !fit::is_as_exact(pair.wanted(), &pair.figure.quantity);
        let other = self.exact_rival.get(&(pair.slot, pair.fit)).filter(|_| rounds);
        other.is_some_and(|distance| *distance < pair.distance)
    }

    /// Whether two figures here make what the slot asks for, together or the one without the other: "28 were killed and
    /// 45 hurt", "200 of its 1,000 looms stand still", "in 1994, 12 years after its defeat".
    pub(super) fn make_up(&self, pair: &Pair<'_>) -> bool {
        if pair.wanted().kind == Kind::Date { self.lead_to_year(pair) } else { self.make_sum_or_rest(pair) }
    }

    /// Whether a length of time here leads from the figure's year to the claim's.
    fn lead_to_year(&self, pair: &Pair<'_>) -> bool {
        let year = |quantity: &Quantity| quantity.days().map(|days| i32::from(days.first().year()));
        let apart = year(pair.wanted()).zip(year(&pair.figure.quantity)).map(|(claim, found)| (claim - found).abs());
        apart.is_some_and(|apart| apart > 0 && self.years.contains(&Decimal::from(apart)))
    }

    fn make_sum_or_rest(&self, pair: &Pair<'_>) -> bool {
        let size = |part: &Quantity| fit::size_in(pair.wanted(), part);
        let Some(own) = size(&pair.figure.quantity) else { return false };
        let makes = |made: Option<Decimal>| made.is_some_and(|made| fit::stands_for(pair.wanted(), made));
        let either = |a: Decimal, b: Decimal| makes(a.checked_add(b)) || makes(a.checked_sub(b).map(|left| left.abs()));
        let others = self.fitting(pair.slot, Fit::Loose).iter().filter_map(|part| size(part));
        others.filter(|other| *other != own).any(|other| either(own, other))
    }

    fn fitting(&self, slot: usize, fit: Fit) -> &[&'p Quantity] {
        self.values.get(&(slot, fit)).map_or(&[][..], Vec::as_slice)
    }

    /// How many other slots agree here.
    pub(super) fn others_settled(&self, slot: usize) -> usize {
        self.settled.len() - usize::from(self.settled.contains(&slot))
    }

    /// Whether the figure is what another slot asks for.
    pub(super) fn is_taken(&self, slot: usize, figure: usize) -> bool {
        self.agreeing.get(&figure).is_some_and(|slots| slots.len() > usize::from(slots.contains(&slot)))
    }

    /// Whether, once the slots that agree have their figures, this slot and this figure have only each other.
    pub(super) fn leaves_only(&self, pair: &Pair<'_>) -> bool {
        let own = usize::from(pair.fit >= Fit::Open);
        let alone = |open: Option<&usize>| open.copied().unwrap_or(0) <= own;
        self.others_settled(pair.slot) > 0
            && self.is_open(pair)
            && alone(self.open_to_slot.get(&pair.slot))
            && alone(self.open_to_figure.get(&pair.at))
    }

    fn is_open(&self, pair: &Pair<'_>) -> bool {
        !self.settled.contains(&pair.slot) && !self.agreeing.contains_key(&pair.at)
    }
}

fn is_exact_rival(pair: &Pair<'_>) -> bool {
    let differs = !pair.relation.holds() && pair.is_plausible();
    differs && fit::is_as_exact(pair.wanted(), &pair.figure.quantity)
}

/// Whether a claim says no more of its number than on which side of one it lies: every other number keeps to that.
fn is_bounded(wanted: &Quantity) -> bool {
    matches!(wanted.hedge, Hedge::Over | Hedge::Under | Hedge::AtLeast | Hedge::AtMost)
}

/// The lengths of time that stand in the passage of some pair, in years.
fn lengths(pair: &Pair<'_>) -> BTreeSet<Decimal> {
    let figures = pair.place.passage.figures.iter().filter_map(|&at| pair.place.ground.figures.get(at));
    figures.filter_map(|figure| fit::in_years(&figure.quantity)).collect()
}
