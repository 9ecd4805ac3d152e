//! Candidates: whether a figure may fill a claim's slot in a passage that speaks of the claim.

use super::score::nearest_place;
use super::speech::{Speech, Spoken};
use super::value::{is_exact, is_telling, placed_as, settles};
use super::{Binding, Ground};
use crate::check::compare::{Imprecision, Relation, relation};
use crate::check::fit::{self, Fit};
use crate::check::passage::Passage;
use crate::check::slip;
use crate::claim::Expected;
use crate::figure::Figure;
use crate::quantity::{Kind, Quantity, Value};
use crate::source::Span;

/// From what share of a sentence's subject on a figure that agrees is taken to speak of it, and one that does not.
pub(super) const SUPPORTS_EXACTLY_FROM: i32 = 5;
const SUPPORTS_FROM: i32 = 20;
/// The same for a figure that agrees without being the claim's own number.
const SUPPORTS_LOOSELY_FROM: i32 = 35;
const CONFLICTS_FROM: i32 = 55;
const CONFLICTS_NEAR_FROM: i32 = 40;
/// The same for a figure whose noun does not say that it counts what the claim counts.
const OPEN_CONFLICTS_FROM: i32 = 65;
/// Beyond this many words from the subject a figure is in another clause, unless nothing parts the two.
pub(super) const SAME_CLAUSE: i32 = 9;
/// What may part a figure from its subject within a clause: an "and".
const SLIGHT_BREAK: i32 = 2;
/// As near as this, no form of words can mean another figure.
const BESIDE: i32 = 4;
/// Distance stops counting here.
pub(super) const FAR: i32 = 25;

/// A figure that may fill a slot.
#[derive(Debug)]
pub(super) struct Candidate {
    pub binding: Binding,
    /// Whether it agrees so plainly that nothing else can be meant.
    pub settles: bool,
    /// Whether it conflicts only if another figure of the claim agrees beside it: the passage alone says too little.
    pub needs_company: bool,
    pub way: i32,
}

/// Every figure of a passage that may fill a slot of the claim.
pub(super) fn in_passage(spoken: &Spoken<'_>, claim: usize, at: usize, ground: &Ground<'_>) -> Vec<Candidate> {
    let (Some(speech), Some(passage)) = (spoken.passages.get(&at), ground.passages.get(at)) else {
        return Vec::new();
    };
    let own: Vec<usize> = passage.figures.iter().copied().filter(|figure| !ground.ignored.contains(figure)).collect();
    let place = Place { spoken, speech, passage, ground, claim };
    let slots = 0..spoken.prepared.claim.expected.len();
    let pairs = slots.flat_map(|slot| own.iter().filter_map(move |&figure| Pair::of(place, slot, figure)));
    super::assign::keep_credible(pairs.filter_map(|pair| pair.candidate()).collect())
}

/// A passage that speaks of a claim.
#[derive(Clone, Copy)]
pub(super) struct Place<'p> {
    pub spoken: &'p Spoken<'p>,
    pub speech: &'p Speech,
    pub passage: &'p Passage<'p>,
    ground: &'p Ground<'p>,
    claim: usize,
}

/// A slot of a claim and a figure of a passage that speaks of it, and what is known of the two.
pub(super) struct Pair<'p> {
    pub place: Place<'p>,
    /// Index into the claim's expected values.
    pub slot: usize,
    pub expected: &'p Expected,
    at: usize,
    pub figure: &'p Figure,
    /// The figure's quantity, its date where the claim has it if its words leave that open.
    pub found: Quantity,
    pub fit: Fit,
    pub relation: Relation,
    /// How far the figure stands from the subject's words.
    pub distance: i32,
}

impl<'p> Pair<'p> {
    /// None where the figure measures something else.
    fn of(place: Place<'p>, slot: usize, at: usize) -> Option<Self> {
        let figure = place.ground.figures.get(at)?;
        let expected = place.spoken.prepared.claim.expected.get(slot)?;
        let fit = fit::fit(&expected.quantity, &figure.quantity, place.ground.vocabulary);
        if fit == Fit::None {
            return None;
        }
        let found = placed_as(&expected.quantity, figure, place.passage.slice(figure.span));
        let distance = place.distance(figure, slot);
        let mut pair =
            Self { place, slot, expected, at, figure, found, fit, relation: Relation::Incomparable, distance };
        pair.relation = pair.best_relation();
        Some(pair)
    }

    fn candidate(&self) -> Option<Candidate> {
        let holds = self.relation.holds();
        let eligible = if holds { self.may_support() } else { self.may_conflict() };
        eligible.then(|| Candidate {
            way: self.place.passage.way_to(self.figure.span),
            needs_company: !holds && !self.speaks_plainly(),
            settles: settles(self.relation, self.fit, self.wanted(), &self.found),
            binding: Binding {
                claim: self.place.claim,
                expected: self.slot,
                figure: self.at,
                relation: if holds { self.relation } else { Relation::Conflicts },
                score: self.score(),
                evidence: self.place.evidence(self.figure),
                strength: self.place.speech.strength,
            },
        })
    }

    pub(super) fn wanted(&self) -> &'p Quantity {
        &self.expected.quantity
    }

    pub(super) fn is_strict(&self) -> bool {
        self.place.spoken.prepared.subject.strict
    }

    /// The best relation to the expected value or any other that is also right.
    fn best_relation(&self) -> Relation {
        let claim = self.place.spoken.prepared.claim;
        let tolerance = claim.tolerance.as_ref();
        let to = |quantity: &Quantity| relation(quantity, tolerance, &placed_as(quantity, self.figure, self.text()));
        if let Some(relation) = self.relation_of_words() {
            return relation;
        }
        let first = self.relation_to_end().unwrap_or_else(|| to(self.wanted()));
        let others = claim.accept.iter().map(|accepted| to(&accepted.quantity)).filter(|relation| relation.holds());
        others.chain([first]).min().unwrap_or(first)
    }

    /// A date that cannot be placed agrees when it is written in the same words; it never conflicts.
    fn relation_of_words(&self) -> Option<Relation> {
        let unplaced = |value: &Value| matches!(value, Value::Unresolved);
        if !(unplaced(&self.wanted().value) || unplaced(&self.figure.quantity.value)) {
            return None;
        }
        let same = fit::same_date_words(&self.expected.text, self.text());
        Some(if same { Relation::Agrees } else { Relation::Incomparable })
    }

    /// A single day of a visit, named as the one it began on, is held against the first.
    fn relation_to_end(&self) -> Option<Relation> {
        let (run, day) = (self.wanted().days()?, self.figure.quantity.days()?);
        if run.first() == run.last() || day.first() != day.last() {
            return None;
        }
        let end = fit::end_of(run, fit::end_named(self.place.passage, self.figure)?);
        Some(if end == day || fit::may_be_same_days(end, day, self.text()) {
            Relation::Imprecise(Imprecision::TooExact)
        } else {
            Relation::Conflicts
        })
    }

    /// The figure as it stands in the article; of a time on its day, the day.
    fn text(&self) -> &'p str {
        self.place.passage.slice(self.figure.day_words())
    }

    fn may_support(&self) -> bool {
        if self.figure.quantity.kind == Kind::Date && self.place.passage.dates_a_statement(self.figure.span) {
            return false;
        }
        let exact = is_exact(self.relation, self.wanted(), &self.found);
        let from = match () {
            () if exact && is_telling(&self.figure.quantity) => SUPPORTS_EXACTLY_FROM,
            () if exact => SUPPORTS_FROM,
            () if self.is_strict() => return true,
            () if self.figure.quantity.kind == Kind::Date => {
                return self.speaks_plainly() && fit::is_coarser_or_inside_unit(self.wanted(), &self.found);
            }
            () => {
                let near = self.place.nearness(self.slot) >= SUPPORTS_LOOSELY_FROM;
                return near && self.place.speech.strength >= SUPPORTS_LOOSELY_FROM;
            }
        };
        self.is_strict() || self.place.speech.strength >= from
    }

    fn may_conflict(&self) -> bool {
        let here = self.place.speech.places.iter().any(|places| !places.is_empty());
        if !here || !(self.speaks_plainly() || self.speaks_in_company()) {
            return false;
        }
        if self.relation == Relation::Incomparable {
            let reach = if is_telling(&self.figure.quantity) { FAR } else { SAME_CLAUSE };
            return self.fit == Fit::Loose
                && self.distance <= reach
                && fit::is_telling_slip(self.wanted(), &self.figure.quantity);
        }
        if self.figure.quantity.kind == Kind::Date { self.date_may_conflict() } else { self.form_allows() }
    }

    fn speaks_plainly(&self) -> bool {
        if self.is_strict() {
            return true;
        }
        let places = &self.place.speech.places;
        let met = places.iter().filter(|places| !places.is_empty()).count();
        let enough = met >= 2 || met == places.len();
        enough && self.place.speech.strength >= CONFLICTS_FROM && self.place.nearness(self.slot) >= CONFLICTS_NEAR_FROM
    }

    /// Whether the passage says enough for a conflict when another of the claim's figures agrees beside it.
    fn speaks_in_company(&self) -> bool {
        self.place.spoken.prepared.claim.expected.len() > 1 && self.place.speech.strength >= SUPPORTS_FROM
    }

    /// The looser the fit, the nearer to the subject and to the claim's number a figure must be.
    fn form_allows(&self) -> bool {
        let plausible = fit::alike_in_size(self.wanted(), &self.figure.quantity)
            || slip::between(self.wanted(), &self.figure.quantity).is_some();
        let in_reach = self.is_in_clause() || (self.is_only_candidate(self.fit) && self.distance < FAR);
        let named = self.is_strict()
            || (self.place.speech.strength >= OPEN_CONFLICTS_FROM
                && self.place.nearness(self.slot) >= OPEN_CONFLICTS_FROM);
        match self.fit {
            Fit::None => false,
            Fit::Open | Fit::Loose if !named => false,
            Fit::Loose => self.distance <= BESIDE + 2 && plausible && self.is_only_candidate(Fit::Loose),
            Fit::Open => (in_reach && plausible) || (self.is_strict() && self.distance <= BESIDE),
            Fit::Strict => in_reach,
        }
    }

    fn date_may_conflict(&self) -> bool {
        let names_end = self.relation_to_end().is_some();
        let stated = self.place.passage.dates_a_statement(self.figure.span);
        let apart = fit::hedge_sets_apart(self.wanted(), &self.figure.quantity) && self.distance > BESIDE;
        if fit::is_another_week(self.wanted(), &self.figure.quantity, self.text()) {
            return false;
        }
        names_end || (self.fit >= Fit::Open && !stated && !apart && self.is_in_clause())
    }

    /// Whether nothing of weight stands between the figure and some word of the subject.
    fn is_in_clause(&self) -> bool {
        let passage = self.place.passage;
        let way = passage.way_to(self.figure.span);
        let parted = |places: &Vec<(i32, Span)>| {
            nearest_place(places, way)
                .is_none_or(|(_, place)| passage.breaks_between(place, self.figure.span) > SLIGHT_BREAK)
        };
        self.distance <= SAME_CLAUSE || (self.distance < FAR && !self.place.speech.places.iter().all(parted))
    }

    /// Whether no other figure of the passage fits the slot as well.
    fn is_only_candidate(&self, fit: Fit) -> bool {
        let ground = self.place.ground;
        let others = self.place.passage.figures.iter().filter(|&&other| other != self.at);
        let mut rivals = others.filter_map(|&other| ground.figures.get(other));
        !rivals.any(|other| fit::fit(self.wanted(), &other.quantity, ground.vocabulary) >= fit.min(Fit::Open))
    }
}
