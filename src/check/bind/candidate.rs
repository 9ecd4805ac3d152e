//! Candidates: the pairs of a claim's slots and a passage's figures that may be bound.

use super::Binding;
use super::company::Company;
use super::evidence::{ENOUGH, Evidence};
use super::pair::{Pair, Place};
use super::value::settles;
use super::{support, terms};
use crate::check::compare::{Imprecision, Relation};
use crate::check::fit::Fit;
use crate::quantity::{Hedge, Kind};

/// So many points above what is enough leave no doubt.
const CLEARLY: i32 = 15;

/// Who has so much of a claim and of the slot's own words, in percent of each, repeats it; unless it has so few words
/// that any sentence on the topic has them all.
const WORD_FOR_WORD: i32 = 180;
const FEW_WORDS: usize = 3;
/// So much more of both leaves no doubt which of two passages repeats it.
const PLAINER: i32 = 10;

/// A figure that may fill a slot.
#[derive(Debug)]
pub(super) struct Candidate {
    pub binding: Binding,
    /// Whether it agrees so plainly that nothing else can be meant.
    pub settles: bool,
    pub fit: Fit,
    /// How much of what stands around the slot in the claim's sentence stands in the passage, in percent.
    pub nearness: i32,
    /// Whether it says the claim's number more or less exactly.
    pub rounds: bool,
    /// Whether claim and figure name the bearer of an age, and the same.
    pub same_bearer: bool,
}

impl Candidate {
    /// How plainly the passage speaks of the claim and of the slot, in percent of each.
    pub(super) fn context(&self) -> i32 {
        self.binding.strength + self.nearness
    }

    /// Whether the passage of a conflict repeats the claim, and the one that agrees does not: what is told word for word
    /// twice was so at two times.
    pub(super) fn is_word_for_word(&self, best: i32) -> bool {
        let plainer = self.context() >= WORD_FOR_WORD.max(best + PLAINER);
        plainer && self.binding.words.len() > FEW_WORDS
    }

    /// Whether the passage of a conflict says all that the plainest says which agrees, other figures included, so that
    /// only this one is left for the slot.
    pub(super) fn retells_it(&self, best: i32) -> bool {
        let evidence = &self.binding.evidence;
        self.context() >= best && evidence.is_left_over() && evidence.total() >= ENOUGH + CLEARLY
    }
}

/// Every figure of a passage that may fill a slot of the claim.
pub(super) fn in_passage(place: Place<'_>) -> Vec<Candidate> {
    let pairs: Vec<Pair<'_>> = place.pairs().collect();
    if !pairs.iter().any(may_be_bound) {
        return Vec::new();
    }
    let company = Company::of(&pairs);
    let candidates = pairs.iter().filter_map(|pair| candidate(pair, &company)).collect();
    super::assign::keep_credible(candidates, place.spoken.prepared.subject.strict)
}

/// Whether a pair could be a candidate in some company: most are turned away before theirs is looked at.
fn may_be_bound(pair: &Pair<'_>) -> bool {
    pair.relation.holds() || pair.is_strict() || Evidence::may_be_enough(pair)
}

/// None where the figure is not taken to speak of the claim.
fn candidate<'p>(pair: &Pair<'p>, company: &Company<'p>) -> Option<Candidate> {
    if leaves_it_open(pair) {
        return None;
    }
    let evidence = if pair.relation.holds() {
        support::may_support(pair, company).then(Evidence::default)
    } else if pair.is_strict() {
        terms::may_conflict(pair).then(Evidence::default)
    } else if pair.differs() {
        Evidence::enough(pair, company)
    } else {
        None
    };
    evidence.map(|evidence| Candidate {
        settles: settles(pair.relation, pair.fit, pair.wanted(), &pair.found),
        fit: pair.fit,
        nearness: pair.place.nearness(pair.slot),
        rounds: rounds(pair),
        same_bearer: pair.same_bearer,
        binding: bind(pair, evidence),
    })
}

/// A bare number, or one of other things, is another number.
fn rounds(pair: &Pair<'_>) -> bool {
    let tells = pair.relation.holds() && pair.relation != Relation::Imprecise(Imprecision::Uninformative);
    tells && (pair.fit == Fit::Strict || pair.wanted().kind != Kind::Count)
}

/// A sentence that says 34 is neither borne out by "at least two" nor contradicted. One that says "at least two" is borne
/// out by 34.
pub(super) fn leaves_it_open(pair: &Pair<'_>) -> bool {
    let told = matches!(pair.wanted().hedge, Hedge::None | Hedge::About);
    let vague = pair.relation == Relation::Imprecise(Imprecision::Uninformative);
    vague && told && !pair.is_strict()
}

/// The two taken to speak of one thing.
pub(super) fn bind(pair: &Pair<'_>, evidence: Evidence) -> Binding {
    Binding {
        claim: pair.place.claim,
        expected: pair.slot,
        figure: pair.at,
        relation: if pair.relation.holds() { pair.relation } else { Relation::Conflicts },
        score: pair.score(),
        words: pair.place.words(pair.figure),
        strength: pair.strength(),
        evidence,
    }
}
