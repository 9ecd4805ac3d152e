//! Pairs: a slot of a claim and a figure of a passage that speaks of it, and all that is known of the two.
//!
//! Nothing is decided here. What makes a pair support or conflict is asked of it in `support`, `terms` and `evidence`.

use super::score::nearest_place;
use super::speech::{Speech, Spoken};
use super::value::{is_vague, placed_as};
use std::borrow::Cow;

use super::{Ground, bearer, landmark, life};
use crate::check::compare::{Imprecision, Relation, relation};
use crate::check::dates;
use crate::check::fit::{self, Fit, Form};
use crate::check::passage::Passage;
use crate::check::slip;
use crate::claim::Expected;
use crate::figure::Figure;
use crate::quantity::{Kind, Quantity, Value};
use crate::source::Span;

/// Beyond this many words from the subject a figure is in another clause, unless nothing parts the two.
pub(super) const SAME_CLAUSE: i32 = 9;
/// What may part a figure from its subject within a clause: an "and".
pub(super) const SLIGHT_BREAK: i32 = 2;
/// As near as this, no form of words can mean another figure.
pub(super) const BESIDE: i32 = 4;
/// Distance stops counting here.
pub(super) const FAR: i32 = 25;

/// A passage that speaks of a claim.
#[derive(Clone, Copy)]
pub(super) struct Place<'p> {
    pub spoken: &'p Spoken<'p>,
    pub speech: &'p Speech,
    pub passage: &'p Passage<'p>,
    pub ground: &'p Ground<'p>,
    /// Index into the checker's claims.
    pub claim: usize,
}

/// A slot of a claim and a figure that measures the same kind of thing.
pub(super) struct Pair<'p> {
    pub place: Place<'p>,
    /// Index into the claim's expected values.
    pub slot: usize,
    pub expected: &'p Expected,
    /// Index into the article's figures.
    pub at: usize,
    pub figure: &'p Figure,
    /// The figure's quantity, its date where the claim has it if its words leave that open.
    pub found: Cow<'p, Quantity>,
    pub fit: Fit,
    pub relation: Relation,
    /// How the claim's date relates to the end of a life that the figure tells of, if it tells of one.
    pub life: Option<Relation>,
    /// Whether claim and figure name the bearer of an age, and the same.
    pub same_bearer: bool,
    /// How far the figure stands from the subject's words.
    pub distance: i32,
}

impl<'p> Place<'p> {
    /// None where the passage does not speak of the claim.
    pub(super) fn of(spoken: &'p Spoken<'p>, claim: usize, at: usize, ground: &'p Ground<'p>) -> Option<Self> {
        let (speech, passage) = spoken.passages.get(&at).zip(ground.passages.get(at))?;
        Some(Self { spoken, speech, passage, ground, claim })
    }

    /// How well the form of a figure matches a slot's.
    pub(super) fn fit(self, slot: usize, figure: usize) -> Fit {
        self.forms(slot, figure).map_or(Fit::None, |(wanted, found)| fit::fit(wanted, found))
    }

    /// The forms of a slot and of a figure.
    fn forms(self, slot: usize, figure: usize) -> Option<(&'p Form<'p>, &'p Form<'p>)> {
        self.spoken.prepared.forms.get(slot).zip(self.ground.forms.get(figure))
    }

    /// Every slot of the claim with every figure of the passage that could fill it by its form.
    pub(super) fn pairs(self) -> impl Iterator<Item = Pair<'p>> {
        let slots = 0..self.spoken.prepared.claim.expected.len();
        let own = self.passage.figures.iter().filter(move |figure| !self.ground.ignored.contains(figure));
        slots.flat_map(move |slot| own.clone().filter_map(move |&figure| Pair::of(self, slot, figure)))
    }
}

impl<'p> Pair<'p> {
    /// None where the figure measures something else.
    fn of(place: Place<'p>, slot: usize, at: usize) -> Option<Self> {
        let figure = place.ground.figures.get(at)?;
        let expected = place.spoken.prepared.claim.expected.get(slot)?;
        let fit = place.fit(slot, at);
        if fit == Fit::None {
            return None;
        }
        let found = placed_as(expected, figure, place.passage.slice(figure.span));
        let distance = place.distance(figure, slot);
        let mut pair = Self {
            place,
            slot,
            expected,
            at,
            figure,
            found,
            fit,
            relation: Relation::Incomparable,
            life: None,
            same_bearer: false,
            distance,
        };
        if landmark::is_same(&pair) == Some(false) {
            return None;
        }
        pair.same_bearer = match bearer::is_same(&pair) {
            Some(false) => return None,
            same => same.is_some(),
        };
        pair.life = life::relation(&pair);
        if pair.life.is_some() {
            pair.fit = Fit::Strict;
        }
        pair.relation = pair.best_relation();
        Some(pair)
    }

    pub(super) fn wanted(&self) -> &'p Quantity {
        &self.expected.quantity
    }

    /// The form of what the claim expects.
    pub(super) fn form(&self) -> Option<&'p Form<'p>> {
        self.place.spoken.prepared.forms.get(self.slot)
    }

    /// Whether the claim's subject was given as terms.
    pub(super) fn is_strict(&self) -> bool {
        self.place.spoken.prepared.subject.strict
    }

    /// The figure as it stands in the article; of a time on its day, the day.
    pub(super) fn text(&self) -> &'p str {
        self.place.passage.slice(self.figure.day_words())
    }

    /// Where the subject's words stand that are nearest to the figure: in it, and of each the last before and the first
    /// behind.
    pub(super) fn terms(&self) -> impl Iterator<Item = Span> + use<'p> {
        let own = self.figure.span;
        self.place.speech.places.iter().flat_map(move |places| {
            let first = places.partition_point(|(_, place)| place.end <= own.start).saturating_sub(1);
            let behind = places.partition_point(|(_, place)| place.start < own.end);
            places[first..places.len().min(behind + 1)].iter().map(|&(_, place)| place)
        })
    }

    /// Whether a word is one of the subject's, or of its phrases.
    pub(super) fn is_term(&self, word: &str) -> bool {
        let mut terms = self.terms().map(|term| self.place.passage.slice(term));
        terms.any(|term| term.split([' ', '-']).any(|part| part.eq_ignore_ascii_case(word)))
    }

    /// Whether the claim names somebody or something.
    pub(super) fn asks_for_name(&self) -> bool {
        self.place.spoken.prepared.subject.needs.iter().any(|need| need.name)
    }

    /// How much of the subject the passage and what stands around it hold, in percent.
    pub(super) fn strength(&self) -> i32 {
        self.place.speech.strength
    }

    /// The best relation to the expected value or any other that is also right.
    fn best_relation(&self) -> Relation {
        let claim = self.place.spoken.prepared.claim;
        let tolerance = claim.tolerance.as_ref();
        let found = |expected: &Expected| placed_as(expected, self.figure, self.text());
        let to = |expected: &Expected| relation(&expected.quantity, tolerance, &found(expected));
        if let Some(relation) = self.relation_of_words() {
            return relation;
        }
        let first = self.relation_to_end().unwrap_or_else(|| to(self.expected));
        let others = claim.accept.iter().map(to).filter(|relation| relation.holds());
        others.chain([first]).min().unwrap_or(first)
    }

    /// A date that cannot be placed is held to what its words say.
    fn relation_of_words(&self) -> Option<Relation> {
        let unplaced = |value: &Value| matches!(value, Value::Unresolved);
        if !(unplaced(&self.wanted().value) || unplaced(&self.figure.quantity.value)) {
            return None;
        }
        let (wanted, found) = (self.wanted(), &self.figure.quantity);
        let (claim, article) = self.place.forms(self.slot, self.at)?;
        let (claim, article) = (claim.told(&self.expected.text), article.told(self.text()));
        if dates::same_side(wanted.hedge, found.hedge) && claim.is_in_words_of(article) {
            return Some(Relation::Agrees);
        }
        let told = claim.stated.zip(article.stated);
        let relation = told.and_then(|(claim, article)| claim.relation(wanted.hedge, article, found.hedge));
        Some(relation.unwrap_or(Relation::Incomparable))
    }

    /// A date that tells one end of a stretch of time is held against that.
    pub(super) fn relation_to_end(&self) -> Option<Relation> {
        self.relation_to_named_end().or(self.life)
    }

    /// A single day of a visit, named as the one it began on, is held against the first.
    fn relation_to_named_end(&self) -> Option<Relation> {
        let (run, day) = (self.wanted().days()?, self.figure.quantity.days()?);
        if !dates::is_run(run) || day.first() != day.last() {
            return None;
        }
        let end = fit::end_of(run, fit::end_named(self.place.passage, self.figure)?);
        Some(if end == day || fit::may_be_same_days(end, day, self.text()) {
            Relation::Imprecise(Imprecision::TooExact)
        } else {
            Relation::Conflicts
        })
    }

    /// Whether the two say different things of one measure. The number in another currency, or in points for percent, is
    /// the slip itself.
    pub(super) fn differs(&self) -> bool {
        let told =
            !is_vague(&self.expected.text) && !self.is_age_and_duration() && self.relation == Relation::Conflicts;
        told || fit::is_telling_slip(self.wanted(), &self.figure.quantity)
    }

    /// An age is no duration and no count, though either may be written for it.
    pub(super) fn is_one_kind(&self) -> bool {
        (self.wanted().kind == Kind::Age) == (self.figure.quantity.kind == Kind::Age)
    }

    fn is_age_and_duration(&self) -> bool {
        let kinds = [self.wanted().kind, self.figure.quantity.kind];
        kinds.contains(&Kind::Age) && kinds.contains(&Kind::Duration)
    }

    /// Whether the two numbers resemble each other enough for the one to be the other miswritten.
    pub(super) fn is_plausible(&self) -> bool {
        fit::alike_in_size(self.wanted(), &self.figure.quantity)
            || slip::between(self.wanted(), &self.figure.quantity).is_some()
    }

    /// Whether the date tells when something was said, and not when it happened.
    pub(super) fn dates_a_statement(&self) -> bool {
        self.figure.quantity.kind == Kind::Date && self.place.passage.dates_a_statement(self.figure.span)
    }

    /// "Today" is the day a text was written, "May 3" the day it tells of: whether only one of the two dates is fleeting.
    pub(super) fn is_fleeting_on_one_side(&self) -> bool {
        dates::is_absolute(self.text()) != dates::is_absolute(&self.expected.text)
    }

    /// Whether nothing of weight stands between the figure and some word of the subject.
    pub(super) fn is_in_clause(&self) -> bool {
        let passage = self.place.passage;
        let way = passage.way_to(self.figure.span);
        let parted = |places: &Vec<(i32, Span)>| {
            nearest_place(places, way)
                .is_none_or(|(_, place)| passage.breaks_between(place, self.figure.span) > SLIGHT_BREAK)
        };
        self.distance <= SAME_CLAUSE || (self.distance < FAR && !self.place.speech.places.iter().all(parted))
    }

    /// The other figures of the passage that fit the slot at least so well.
    pub(super) fn rivals(&self, fit: Fit) -> impl Iterator<Item = &'p Figure> {
        let ground = self.place.ground;
        let others = self.place.passage.figures.iter().filter(move |&&other| other != self.at);
        let fitting = others.filter(move |&&other| self.place.fit(self.slot, other) >= fit);
        fitting.filter_map(|&other| ground.figures.get(other))
    }
}
