//! Evidence: how much speaks for a figure's being the one that a plain sentence means, although it differs.
//!
//! A sentence says no more than its words where its figure is to be looked for. So everything that can be seen of a
//! figure and its place is weighed, by the table below, and only what reaches [`ENOUGH`] is called a conflict. The table
//! is the whole of the decision; an explanation shows its rows.

use super::company::Company;
use super::headline;
use super::mood;
use super::neighbours;
use super::pair::{BESIDE, FAR, Pair, SLIGHT_BREAK};
use super::speech::AtLarge;
use crate::check::compare::Relation;
use crate::check::fit::{self, Fit};
use crate::quantity::{Hedge, Kind};

/// From here on a figure that differs is taken to be the one meant. Chosen so that of a hundred true statements no more
/// than three are called wrong.
pub(in crate::check) const ENOUGH: i32 = 77;

/// One thing that counts.
struct Term {
    /// As an explanation words it.
    name: &'static str,
    /// What one unit of it is worth.
    weight: i32,
    units: fn(&Sight<'_, '_>) -> i32,
}

/// What an explanation shows of a weighing: the rows that counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence(pub Vec<(&'static str, i32)>);

impl Evidence {
    pub(super) fn of<'p>(pair: &Pair<'p>, company: &Company<'p>) -> Self {
        let sight = Sight { pair, company };
        let rows = TERMS.iter().map(|term| (term.name, term.weight * (term.units)(&sight)));
        Self(rows.filter(|(_, points)| *points != 0).collect())
    }

    /// Whether it could be enough in the best of company; the company itself is not asked, for most figures fail without.
    pub(super) fn may_be_enough(pair: &Pair<'_>) -> bool {
        let sight = Sight { pair, company: &Company::default() };
        let terms = TERMS.iter().filter(|term| term.weight > 0);
        let alone: i32 = terms.map(|term| term.weight * (term.units)(&sight)).sum();
        alone + BY_COMPANY >= ENOUGH
    }

    /// The same where it will do to call the pair a conflict. What speaks for that is weighed first: of most figures it is
    /// too little, whatever speaks against it.
    pub(super) fn enough<'p>(pair: &Pair<'p>, company: &Company<'p>) -> Option<Self> {
        let sight = Sight { pair, company };
        let mut points = [0; TERMS.len()];
        for speaks_for in [true, false] {
            for (points, term) in points.iter_mut().zip(TERMS).filter(|(_, term)| (term.weight > 0) == speaks_for) {
                *points = term.weight * (term.units)(&sight);
            }
            if points.iter().sum::<i32>() < ENOUGH {
                return None;
            }
        }
        let rows = TERMS.iter().zip(points).map(|(term, points)| (term.name, points));
        Some(Self(rows.filter(|(_, points)| *points != 0).collect()))
    }

    /// Whether it will do to call the pair a conflict.
    pub(super) fn is_enough(&self) -> bool {
        self.total() >= ENOUGH
    }

    /// Whether slot and figure have only each other once the rest of the claim's figures agree.
    pub(super) fn is_left_over(&self) -> bool {
        self.0.iter().any(|(name, _)| *name == LEFT_OVER)
    }

    /// Whether it stands where headline and text differ.
    pub(super) fn is_of_headline(&self) -> bool {
        self.0.iter().any(|(name, _)| *name == HEADLINE)
    }

    /// All points together.
    #[must_use]
    pub fn total(&self) -> i32 {
        self.0.iter().map(|(_, points)| points).sum()
    }
}

/// A pair in its company, as the terms look at it.
struct Sight<'s, 'p> {
    pair: &'s Pair<'p>,
    company: &'s Company<'p>,
}

const HEADLINE: &str = "the headline and the text under it differ";
const LEFT_OVER: &str = "it is the only one left for the slot";
/// In tenths, so that a full hundred percent is worth ten units.
const TENTHS: i32 = 10;
/// Beyond this a figure that has no rival in the passage is no further away.
const FAR_WITHOUT_RIVAL: i32 = 10;
/// Less of the subject than this, in percent, is on another topic.
const LITTLE: i32 = 30;
/// More company than this says no more.
const MUCH_COMPANY: i32 = 2;
/// What each of them is worth, what it is worth to be the one that is left, and both at most.
const EACH_AGREEING: i32 = 8;
const BEING_LEFT: i32 = 10;
const BY_COMPANY: i32 = MUCH_COMPANY * EACH_AGREEING + BEING_LEFT;

static TERMS: &[Term] = &[
    // Half of what is needed can come from the passage as a whole, half from the words beside the slot: either alone is
    // met by any sentence on the same topic.
    Term { name: "the passage speaks of the claim", weight: 5, units: |s| s.pair.strength() / TENTHS },
    Term {
        name: "the words beside the slot stand here",
        weight: 5,
        units: |s| s.pair.place.nearness(s.pair.slot) / TENTHS,
    },
    // A count of the same noun, money for money: what else should the passage mean by it?
    Term { name: "it measures the very same", weight: 34, units: |s| i32::from(s.pair.fit == Fit::Strict) },
    Term { name: "nothing in its form speaks against it", weight: 10, units: |s| i32::from(s.pair.fit == Fit::Open) },
    // A day stands for its year as well as a year does; a bare number may count anything.
    Term {
        name: "it is a date of another grain",
        weight: 12,
        units: |s| i32::from(s.pair.fit == Fit::Open && s.is(Kind::Date)),
    },
    Term {
        name: "it may count something else",
        weight: -20,
        units: |s| i32::from(s.pair.fit == Fit::Open && s.is(Kind::Count)),
    },
    Term { name: "it measures something else", weight: -26, units: |s| i32::from(s.pair.fit == Fit::Loose) },
    Term { name: "it cannot be compared", weight: -40, units: |s| i32::from(s.is_incomparable()) },
    // The nearest figure is the one meant; without another to be mistaken for, distance means less.
    Term { name: "words away from the subject", weight: -1, units: |s| s.distance() },
    Term { name: "figures here that fit as well", weight: -3, units: |s| s.rivals() },
    Term { name: "the article has no other figure of this kind", weight: 30, units: |s| i32::from(s.is_alone()) },
    // Whoever retells a fact keeps its nearest word by its figure.
    Term { name: "the claim's nearest word stands beside it", weight: 6, units: |s| i32::from(s.is_beside_its_word()) },
    Term {
        name: "the claim's neighbours stand right beside it",
        weight: 10,
        units: |s| if s.is_little() { 0 } else { neighbours::shared(s.pair) },
    },
    Term {
        name: "the claim's nearest word stands in another clause",
        weight: -6,
        units: |s| i32::from(s.is_parted_from_its_word()),
    },
    Term {
        name: "it is the birth or death the claim tells of",
        weight: 30,
        units: |s| i32::from(s.pair.life.is_some()),
    },
    Term { name: "it is the age of the one the claim names", weight: 30, units: |s| i32::from(s.pair.same_bearer) },
    // A right number in the wrong place.
    Term {
        name: "the claim's number stands here for something else",
        weight: 18,
        units: |s| i32::from(s.is_misplaced()),
    },
    // Figures of one sentence keep together: where the others agree, the one that is left is the slip.
    Term { name: "other figures of the claim agree here", weight: EACH_AGREEING, units: |s| s.company() },
    Term { name: LEFT_OVER, weight: BEING_LEFT, units: |s| i32::from(s.is_left_over()) },
    Term { name: "it agrees with another slot", weight: -40, units: |s| i32::from(s.is_taken()) },
    // "150 million in May and 250 million in June" do not contradict "over 200 million".
    Term {
        name: "another figure here keeps to the bound",
        weight: -40,
        units: |s| i32::from(s.company.is_outdone(s.pair)),
    },
    Term { name: HEADLINE, weight: 30, units: |s| i32::from(headline::differs(s.pair)) },
    // A headline gives the sum, the sentence under it the parts.
    Term { name: "figures here make up the claim's", weight: -100, units: |s| i32::from(s.company.make_up(s.pair)) },
    // A mistaken figure still resembles the right one.
    Term {
        name: "it is of another order of size",
        weight: -16,
        units: |s| i32::from(!s.pair.is_plausible() && !s.is_misplaced()),
    },
    Term {
        name: "one tells of a change, the other does not",
        weight: -5,
        units: |s| i32::from(s.is_of_other_motion()),
    },
    Term {
        name: "one tells what is, the other what was wished",
        weight: -30,
        units: |s| i32::from(mood::differs(s.pair)),
    },
    // A figure cut off instead of rounded is still that figure.
    Term { name: "one is the other cut short", weight: -40, units: |s| i32::from(s.is_cut_short()) },
    // Dates of something else: of when it was said, of since when.
    Term { name: "it dates what was said", weight: -15, units: |s| i32::from(s.pair.dates_a_statement()) },
    Term {
        name: "one names its day by the week it was written in",
        weight: -15,
        units: |s| i32::from(s.is_fleeting_alone()),
    },
    Term { name: "it lies in another week", weight: -20, units: |s| i32::from(s.is_another_week()) },
    Term { name: "one of the two is an open date", weight: -8, units: |s| i32::from(s.is_set_apart()) },
    // One word in common is any sentence's, and a name the article does not know makes it another story.
    Term { name: "little of the claim is told here", weight: -14, units: |s| i32::from(s.is_little()) },
    Term { name: "hardly a word of the claim stands here", weight: -5, units: |s| i32::from(s.is_barely_met()) },
    Term { name: "the article lacks a name of the claim", weight: -3, units: |s| i32::from(s.lacks_a_name()) },
    Term { name: "the article has none of the claim's names", weight: -15, units: |s| i32::from(s.lacks_every_name()) },
    Term { name: "nor more than half of its words", weight: -45, units: |s| i32::from(s.is_another_story()) },
];

impl Sight<'_, '_> {
    fn is(&self, kind: Kind) -> bool {
        self.pair.wanted().kind == kind
    }

    /// The number in another currency, or in points for percent, is the slip itself.
    fn is_incomparable(&self) -> bool {
        self.pair.relation == Relation::Incomparable
            && !fit::is_telling_slip(self.pair.wanted(), &self.pair.figure.quantity)
    }

    fn distance(&self) -> i32 {
        let cap = if self.rivals() == 0 { FAR_WITHOUT_RIVAL } else { FAR };
        self.pair.distance.min(cap)
    }

    fn rivals(&self) -> i32 {
        i32::try_from(self.company.rivals(self.pair)).unwrap_or(0)
    }

    /// Dates stand in every article for many things; of amounts and counts one is told of at a time.
    fn is_alone(&self) -> bool {
        let tells = !matches!(self.pair.wanted().kind, Kind::Date | Kind::Time | Kind::Ordinal | Kind::Score);
        tells && self.pair.fit == Fit::Strict && self.at_large().one_value
    }

    /// A number that stands nowhere for what the claim says, but somewhere for something else, was taken from there.
    fn is_misplaced(&self) -> bool {
        self.at_large().misplaced
    }

    fn at_large(&self) -> AtLarge {
        self.pair.place.spoken.at_large(self.pair.slot, self.pair.place.ground)
    }

    fn company(&self) -> i32 {
        let others = self.company.others_settled(self.pair.slot);
        i32::try_from(others).map_or(MUCH_COMPANY, |others| others.min(MUCH_COMPANY))
    }

    fn is_left_over(&self) -> bool {
        self.company.leaves_only(self.pair)
    }

    fn is_taken(&self) -> bool {
        self.company.is_taken(self.pair.slot, self.pair.at)
    }

    fn is_of_other_motion(&self) -> bool {
        self.pair.wanted().change.is_some() != self.pair.figure.quantity.change.is_some()
    }

    fn is_cut_short(&self) -> bool {
        fit::is_cut_short(self.pair.wanted(), &self.pair.figure.quantity)
    }

    fn is_another_week(&self) -> bool {
        fit::is_another_week(self.pair.wanted(), &self.pair.figure.quantity, self.pair.text())
    }

    fn is_set_apart(&self) -> bool {
        let held_to_a_side = matches!(self.pair.wanted().hedge, Hedge::Before | Hedge::After);
        !held_to_a_side && fit::hedge_sets_apart(self.pair.wanted(), &self.pair.figure.quantity)
    }

    fn is_little(&self) -> bool {
        self.pair.strength() < LITTLE
    }

    fn is_barely_met(&self) -> bool {
        let places = &self.pair.place.speech.places;
        places.len() > 2 && places.iter().filter(|places| !places.is_empty()).count() <= 1
    }

    fn is_beside_its_word(&self) -> bool {
        self.own_word().is_some_and(|(distance, _)| distance <= BESIDE)
    }

    fn is_parted_from_its_word(&self) -> bool {
        self.own_word().is_some_and(|(_, breaks)| breaks > SLIGHT_BREAK)
    }

    fn own_word(&self) -> Option<(i32, i32)> {
        self.pair.place.own_word(self.pair.slot, self.pair.figure)
    }

    fn is_fleeting_alone(&self) -> bool {
        self.is(Kind::Date) && self.pair.is_fleeting_on_one_side()
    }

    fn lacks_a_name(&self) -> bool {
        self.pair.place.spoken.lacks_a_name
    }

    fn lacks_every_name(&self) -> bool {
        self.pair.place.spoken.lacks_every_name
    }

    fn is_another_story(&self) -> bool {
        self.pair.place.spoken.is_another_story
    }
}
