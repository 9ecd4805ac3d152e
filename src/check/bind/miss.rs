//! Misses: of a slot that no figure was bound to, the figure that came nearest, and what it lacked.
//!
//! Nothing hangs on it but the explanation of a claim, so it is worked out only when somebody asks for one.

use super::candidate::leaves_it_open;
use super::company::Company;
use super::evidence::{ENOUGH, Evidence};
use super::pair::{Pair, Place};
use super::speech::Spoken;
use super::support::{may_support, needed};
use super::{Ground, terms};
use crate::check::compare::Relation;
use crate::check::prepared::Prepared;
use crate::source::Span;

/// A slot and the figure that nearly filled it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::check) struct Miss {
    /// Index into the claim's expected values.
    pub expected: usize,
    /// Index into the article's figures.
    pub figure: usize,
    pub relation: Relation,
    /// How plainly the passage speaks of the claim, in percent.
    pub strength: i32,
    /// The subject's words in the passage, in the article's prose.
    pub words: Vec<Span>,
    pub lack: Lack,
}

/// Why a figure was not bound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::check) enum Lack {
    /// It agrees, and the passage holds too little of the subject: so much would do, in percent.
    Subject(i32),
    /// It agrees in a form that may as well be of something else.
    Form,
    /// It differs, and too little speaks for its being the one meant.
    Evidence(Evidence),
    /// What it says cannot be held against the claim's figure.
    Measure,
    /// It is told of somebody or something else than what the claim's terms name.
    Another,
    /// It differs, and stands where the claim's terms do not reach.
    Reach,
    /// Another figure, or another claim, had more to say for itself.
    Outdone,
}

/// Points that no lack of evidence comes near: it is said last what cannot be told by points.
const BEYOND_POINTS: i32 = 1000;

/// For each slot of a claim: the figure that came nearest, if any of its kind stands where the claim is spoken of.
pub(in crate::check) fn nearest(prepared: &Prepared<'_>, claim: usize, ground: &Ground<'_>) -> Vec<Option<Miss>> {
    let spoken = Spoken::of(prepared, ground);
    let mut best: Vec<Option<(i32, Miss)>> = prepared.claim.expected.iter().map(|_| None).collect();
    for place in spoken.passages.keys().filter_map(|&at| Place::of(&spoken, claim, at, ground)) {
        for (short, miss) in in_passage(place) {
            match best.get_mut(miss.expected) {
                Some(Some((least, _))) if *least <= short => {}
                Some(slot) => *slot = Some((short, miss)),
                None => {}
            }
        }
    }
    best.into_iter().map(|best| best.map(|(_, miss)| miss)).collect()
}

/// Every pair of a passage as a miss, and by how much it falls short.
fn in_passage(place: Place<'_>) -> Vec<(i32, Miss)> {
    let pairs: Vec<Pair<'_>> = place.pairs().collect();
    let company = Company::of(&pairs);
    pairs.iter().map(|pair| miss(pair, &company)).collect()
}

fn miss<'p>(pair: &Pair<'p>, company: &Company<'p>) -> (i32, Miss) {
    let lack = lack(pair, company);
    let miss = Miss {
        expected: pair.slot,
        figure: pair.at,
        relation: pair.relation,
        strength: pair.strength(),
        words: pair.place.words(pair.figure),
        lack,
    };
    (shortfall(&miss), miss)
}

fn lack<'p>(pair: &Pair<'p>, company: &Company<'p>) -> Lack {
    if leaves_it_open(pair) {
        return Lack::Form;
    }
    if pair.is_strict() && terms::tells_of_another(pair) {
        return Lack::Another;
    }
    if pair.relation.holds() {
        return match needed(pair) {
            _ if may_support(pair, company) => Lack::Outdone,
            Some(needed) if needed > pair.strength() => Lack::Subject(needed),
            _ => Lack::Form,
        };
    }
    if pair.is_strict() {
        return if terms::may_conflict(pair) { Lack::Outdone } else { Lack::Reach };
    }
    if !pair.differs() {
        return Lack::Measure;
    }
    let evidence = Evidence::of(pair, company);
    if evidence.is_enough() { Lack::Outdone } else { Lack::Evidence(evidence) }
}

/// The less, the nearer.
fn shortfall(miss: &Miss) -> i32 {
    match &miss.lack {
        Lack::Outdone => 0,
        Lack::Subject(needed) => needed - miss.strength,
        Lack::Evidence(evidence) => ENOUGH - evidence.total(),
        Lack::Form | Lack::Measure | Lack::Another | Lack::Reach => BEYOND_POINTS - miss.strength,
    }
}
