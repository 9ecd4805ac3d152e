//! Binding: which figure speaks of which claim.
//!
//! In every passage the figures compete for the slots of the claims it speaks of, all at once, and the pair with the
//! best evidence is bound first. A figure is bound once. What is left over conflicts only where it evidently fills the
//! claim's own slot: a false alarm costs the reader's trust, so precision comes before recall.

use std::collections::{BTreeMap, BTreeSet};

use super::compare::{Imprecision, Relation, relation};
use super::fit::{self, Fit};
use super::passage::Passage;
use super::prepared::Prepared;
use super::slip;
use super::subject::Need;
use super::words::Vocabulary;
use crate::claim::Within;
use crate::figure::Figure;
use crate::quantity::{Kind, Quantity, Value};
use crate::source::Span;

/// A claim and a figure judged to speak of the same thing, with the evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// Index into the checker's claims.
    pub claim: usize,
    /// Index into the claim's expected values.
    pub expected: usize,
    /// Index into the article's figures.
    pub figure: usize,
    pub relation: Relation,
    /// How much speaks for the pair; only the order matters.
    pub score: i32,
    /// The subject's words in the passage, in the article's prose.
    pub evidence: Vec<Span>,
    /// How plainly the passage speaks of the claim, in percent.
    pub strength: i32,
}

/// An article ready for binding.
#[derive(Debug)]
pub(super) struct Ground<'a> {
    pub figures: &'a [Figure],
    pub passages: &'a [Passage<'a>],
    pub vocabulary: &'a Vocabulary,
    /// Figures that are nobody's business.
    pub ignored: &'a BTreeSet<usize>,
}

/// From what share of a sentence's subject on a figure that agrees is taken to speak of it, and one that does not.
const SUPPORTS_FROM: i32 = 20;
const SUPPORTS_EXACTLY_FROM: i32 = 5;
/// The same for a figure that agrees without being the claim's own number.
const SUPPORTS_LOOSELY_FROM: i32 = 35;
const CONFLICTS_FROM: i32 = 55;
const CONFLICTS_NEAR_FROM: i32 = 40;
/// The same for a figure whose noun does not say that it counts what the claim counts.
const OPEN_CONFLICTS_FROM: i32 = 65;
/// Beyond this many words from the subject a figure is in another clause, unless nothing parts the two.
const SAME_CLAUSE: i32 = 9;
/// What may part a figure from its subject within a clause: an "and".
const SLIGHT_BREAK: i32 = 2;
/// As near as this, no form of words can mean another figure.
const BESIDE: i32 = 4;
/// So many words of a subject in one passage are no coincidence.
const WORDY: usize = 4;
/// Distance stops counting here.
const FAR: i32 = 25;

/// Every binding of an article, in the order of its figures.
pub(super) fn bind(claims: &[Prepared<'_>], ground: &Ground<'_>) -> Vec<Binding> {
    let spoken: Vec<Spoken<'_>> = claims.iter().map(|prepared| Spoken::of(prepared, ground)).collect();
    let mut bindings = Vec::new();
    for at in 0..ground.passages.len() {
        let mut candidates = Vec::new();
        for (claim, spoken) in spoken.iter().enumerate() {
            candidates.extend(spoken.candidates(claim, at, ground));
        }
        bindings.extend(assign(candidates));
    }
    retain_equally_plain(claims, ground, &mut bindings);
    bindings.sort_by_key(|b| (b.figure, b.relation.holds(), -b.score, b.claim, b.expected));
    bindings
}

/// Where an article speaks of one claim.
struct Spoken<'p> {
    prepared: &'p Prepared<'p>,
    /// For each passage that speaks of it: how.
    passages: BTreeMap<usize, Speech>,
}

/// How one passage speaks of one claim.
#[derive(Debug)]
struct Speech {
    /// How much of the subject is there or in the context, in percent.
    strength: i32,
    /// For each need: its places in this passage, with the way to each.
    places: Vec<Vec<(i32, Span)>>,
    weights: Vec<i32>,
}

impl<'p> Spoken<'p> {
    fn of(prepared: &'p Prepared<'p>, ground: &Ground<'_>) -> Self {
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
            if strength >= SUPPORTS_EXACTLY_FROM {
                passages.insert(at, Speech { strength, places, weights: weights.clone() });
            }
        }
        Self { prepared, passages }
    }

    fn candidates(&self, claim: usize, at: usize, ground: &Ground<'_>) -> Vec<Candidate> {
        let (Some(speech), Some(passage)) = (self.passages.get(&at), ground.passages.get(at)) else {
            return Vec::new();
        };
        let mut candidates = Vec::new();
        for expected in 0..self.prepared.claim.expected.len() {
            for &figure in passage.figures.iter().filter(|figure| !ground.ignored.contains(figure)) {
                let pair = Pair { spoken: self, speech, passage, ground, claim, expected, figure };
                candidates.extend(pair.candidate());
            }
        }
        keep_credible(candidates)
    }
}

/// Of a claim's slots in one passage: where one agrees, no other figure conflicts with that slot; and where several
/// slots find figures and none agrees, the passage speaks of something else.
fn keep_credible(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    let settled: BTreeSet<usize> = candidates.iter().filter(|c| c.settles).map(|c| c.binding.expected).collect();
    let company: Vec<(usize, i32)> =
        candidates.iter().filter(|c| c.settles).map(|c| (c.binding.expected, c.way)).collect();
    candidates.retain(|c| !c.needs_company || c.has_company(&company));
    candidates.retain(|c| c.binding.relation.holds() || !settled.contains(&c.binding.expected));
    let disputed: BTreeSet<usize> =
        candidates.iter().filter(|c| !c.binding.relation.holds()).map(|c| c.binding.expected).collect();
    if settled.is_empty() && disputed.len() > 1 {
        candidates.retain(|c| c.binding.relation.holds());
    }
    candidates
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

/// A figure that may fill a slot.
#[derive(Debug)]
struct Candidate {
    binding: Binding,
    /// Whether it agrees so plainly that nothing else can be meant.
    settles: bool,
    /// Whether it conflicts only if another figure of the claim agrees beside it: the passage alone says too little.
    needs_company: bool,
    way: i32,
}

impl Candidate {
    fn has_company(&self, agreeing: &[(usize, i32)]) -> bool {
        agreeing
            .iter()
            .any(|&(expected, way)| expected != self.binding.expected && (way - self.way).abs() <= SAME_CLAUSE)
    }
}

/// A slot of a claim and a figure of a passage that speaks of it.
struct Pair<'p> {
    spoken: &'p Spoken<'p>,
    speech: &'p Speech,
    passage: &'p Passage<'p>,
    ground: &'p Ground<'p>,
    claim: usize,
    expected: usize,
    figure: usize,
}

impl Pair<'_> {
    fn candidate(&self) -> Option<Candidate> {
        let figure = self.ground.figures.get(self.figure)?;
        let expected = &self.spoken.prepared.claim.expected.get(self.expected)?.quantity;
        let fit = fit::fit(expected, &figure.quantity, self.ground.vocabulary);
        if fit == Fit::None {
            return None;
        }
        let relation = self.relation(expected, figure);
        let distance = self.distance(figure);
        let eligible = if relation.holds() {
            self.may_support(relation, expected, figure)
        } else {
            self.may_conflict(relation, fit, expected, figure, distance)
        };
        eligible.then(|| Candidate {
            way: self.passage.way_to(figure.span),
            needs_company: !relation.holds() && !self.speaks_plainly(),
            settles: settles(relation, fit, expected, &placed_as(expected, figure, self.text(figure))),
            binding: Binding {
                claim: self.claim,
                expected: self.expected,
                figure: self.figure,
                relation: if relation.holds() { relation } else { Relation::Conflicts },
                score: self.score(relation, fit, expected, figure, distance),
                evidence: self.evidence(figure),
                strength: self.speech.strength,
            },
        })
    }

    /// The best relation to the expected value or any other that is also right.
    fn relation(&self, expected: &Quantity, figure: &Figure) -> Relation {
        let claim = self.spoken.prepared.claim;
        let tolerance = claim.tolerance.as_ref();
        let to = |quantity: &Quantity| relation(quantity, tolerance, &placed_as(quantity, figure, self.text(figure)));
        if let Some(relation) = self.relation_of_words(figure) {
            return relation;
        }
        let first = self.relation_to_end(expected, figure).unwrap_or_else(|| to(expected));
        let others = claim.accept.iter().map(|accepted| to(&accepted.quantity)).filter(|relation| relation.holds());
        others.chain([first]).min().unwrap_or(first)
    }

    /// A date that cannot be placed agrees when it is written in the same words; it never conflicts.
    fn relation_of_words(&self, figure: &Figure) -> Option<Relation> {
        let expected = self.spoken.prepared.claim.expected.get(self.expected)?;
        let unplaced = |value: &Value| matches!(value, Value::Unresolved);
        if !(unplaced(&expected.quantity.value) || unplaced(&figure.quantity.value)) {
            return None;
        }
        let same = fit::same_date_words(&expected.text, self.text(figure));
        Some(if same { Relation::Agrees } else { Relation::Incomparable })
    }

    /// A single day of a visit, named as the one it began on, is held against the first.
    fn relation_to_end(&self, expected: &Quantity, figure: &Figure) -> Option<Relation> {
        let (run, day) = (expected.days()?, figure.quantity.days()?);
        if run.first() == run.last() || day.first() != day.last() {
            return None;
        }
        let end = fit::end_of(run, fit::end_named(self.passage, figure)?);
        Some(if end == day || fit::may_be_same_days(end, day, self.text(figure)) {
            Relation::Imprecise(Imprecision::TooExact)
        } else {
            Relation::Conflicts
        })
    }

    /// The figure as it stands in the article.
    fn text(&self, figure: &Figure) -> &str {
        self.passage.slice(figure.span)
    }

    fn may_support(&self, relation: Relation, expected: &Quantity, figure: &Figure) -> bool {
        if figure.quantity.kind == Kind::Date && self.passage.dates_a_statement(figure.span) {
            return false;
        }
        let strict = self.spoken.prepared.subject.strict;
        let placed = placed_as(expected, figure, self.text(figure));
        let exact = is_exact(relation, expected, &placed);
        let from = match () {
            () if exact && is_telling(&figure.quantity) => SUPPORTS_EXACTLY_FROM,
            () if exact => SUPPORTS_FROM,
            () if strict => return true,
            () if figure.quantity.kind == Kind::Date => {
                return self.speaks_plainly() && fit::is_coarser_or_inside_unit(expected, &placed);
            }
            () => return self.speech.strength >= SUPPORTS_LOOSELY_FROM && self.nearness() >= SUPPORTS_LOOSELY_FROM,
        };
        strict || self.speech.strength >= from
    }

    fn may_conflict(&self, relation: Relation, fit: Fit, expected: &Quantity, figure: &Figure, distance: i32) -> bool {
        let here = self.speech.places.iter().any(|places| !places.is_empty());
        if !here || !(self.speaks_plainly() || self.speaks_in_company()) {
            return false;
        }
        if relation == Relation::Incomparable {
            let reach = if is_telling(&figure.quantity) { FAR } else { SAME_CLAUSE };
            return fit == Fit::Loose && distance <= reach && fit::is_telling_slip(expected, &figure.quantity);
        }
        if figure.quantity.kind == Kind::Date {
            return self.date_may_conflict(fit, expected, figure, distance);
        }
        self.form_allows(fit, expected, figure, distance)
    }

    fn speaks_plainly(&self) -> bool {
        let subject = &self.spoken.prepared.subject;
        if subject.strict {
            return true;
        }
        let met = self.speech.places.iter().filter(|places| !places.is_empty()).count();
        let enough = met >= 2 || met == self.speech.places.len();
        enough && self.speech.strength >= CONFLICTS_FROM && self.nearness() >= CONFLICTS_NEAR_FROM
    }

    /// Whether the passage says enough for a conflict when another of the claim's figures agrees beside it.
    fn speaks_in_company(&self) -> bool {
        self.spoken.prepared.claim.expected.len() > 1 && self.speech.strength >= SUPPORTS_FROM
    }

    /// The looser the fit, the nearer to the subject and to the claim's number a figure must be.
    fn form_allows(&self, fit: Fit, expected: &Quantity, figure: &Figure, distance: i32) -> bool {
        let plausible =
            fit::alike_in_size(expected, &figure.quantity) || slip::between(expected, &figure.quantity).is_some();
        let in_reach = self.is_in_clause(figure, distance) || (self.is_only_candidate(fit) && distance < FAR);
        let strict = self.spoken.prepared.subject.strict;
        let named = strict || (self.speech.strength >= OPEN_CONFLICTS_FROM && self.nearness() >= OPEN_CONFLICTS_FROM);
        match fit {
            Fit::None => false,
            Fit::Open | Fit::Loose if !named => false,
            Fit::Loose => distance <= BESIDE + 2 && plausible && self.is_only_candidate(Fit::Loose),
            Fit::Open => (in_reach && plausible) || (strict && distance <= BESIDE),
            Fit::Strict => in_reach,
        }
    }

    fn date_may_conflict(&self, fit: Fit, expected: &Quantity, figure: &Figure, distance: i32) -> bool {
        let names_end = self.relation_to_end(expected, figure).is_some();
        let stated = self.passage.dates_a_statement(figure.span);
        let apart = fit::hedge_sets_apart(expected, &figure.quantity) && distance > BESIDE;
        if fit::is_another_week(expected, &figure.quantity, self.text(figure)) {
            return false;
        }
        names_end || (fit >= Fit::Open && !stated && !apart && self.is_in_clause(figure, distance))
    }

    /// Whether nothing of weight stands between the figure and some word of the subject.
    fn is_in_clause(&self, figure: &Figure, distance: i32) -> bool {
        let way = self.passage.way_to(figure.span);
        let parted = |places: &Vec<(i32, Span)>| {
            nearest_place(places, way)
                .is_none_or(|(_, place)| self.passage.breaks_between(place, figure.span) > SLIGHT_BREAK)
        };
        distance <= SAME_CLAUSE || (distance < FAR && !self.speech.places.iter().all(parted))
    }

    /// Whether no other figure of the passage fits the slot as well.
    fn is_only_candidate(&self, fit: Fit) -> bool {
        let Some(expected) = self.spoken.prepared.claim.expected.get(self.expected) else { return false };
        let others = self.passage.figures.iter().filter(|&&other| other != self.figure);
        let mut rivals = others.filter_map(|&other| self.ground.figures.get(other));
        !rivals.any(|other| fit::fit(&expected.quantity, &other.quantity, self.ground.vocabulary) >= fit.min(Fit::Open))
    }

    /// How far the figure stands from the subject's words: from the nearest, and a little from all of them.
    fn distance(&self, figure: &Figure) -> i32 {
        let way = self.passage.way_to(figure.span);
        let needs = &self.spoken.prepared.subject.needs;
        let (mut nearest, mut sum, mut total) = (FAR, 0, 0);
        for (need, places) in self.speech.places.iter().enumerate() {
            let Some((distance, _)) = nearest_place(places, way) else { continue };
            let distance = distance.min(FAR);
            let weight = slot_weight(&needs[need], self.speech.weights[need], self.expected);
            nearest = nearest.min(distance);
            sum += weight * distance;
            total += weight;
        }
        if total == 0 { FAR } else { nearest + sum / total / 4 }
    }

    /// How much of what stands around the slot in the claim's own sentence stands in this passage, in percent.
    fn nearness(&self) -> i32 {
        let needs = &self.spoken.prepared.subject.needs;
        let (mut here, mut total) = (0, 0);
        for (need, places) in self.speech.places.iter().enumerate() {
            let weight = slot_weight(&needs[need], self.speech.weights[need], self.expected);
            total += weight;
            here += if places.is_empty() { 0 } else { weight };
        }
        if total == 0 { 0 } else { here * 100 / total }
    }

    fn score(&self, relation: Relation, fit: Fit, expected: &Quantity, figure: &Figure, distance: i32) -> i32 {
        let found = &figure.quantity;
        let met = self.speech.places.iter().filter(|places| !places.is_empty()).count();
        let strict = self.spoken.prepared.subject.strict;
        let specific = if strict { 10 } else { 5 } * i32::try_from(met.min(4)).unwrap_or(4);
        let plain = if strict { 0 } else { (self.speech.strength + self.nearness()) / 4 - 25 };
        let form = match fit {
            Fit::Strict => 10,
            Fit::Open => 4,
            _ => 0,
        };
        let apart = if fit::hedge_sets_apart(expected, found) { -8 } else { 0 };
        let moved = if expected.change.is_some() == found.change.is_some() { 0 } else { -6 };
        specific + plain + form + apart + moved - 2 * distance + self.value_score(relation, expected, figure)
    }

    /// What the value itself says for the pair. A mistaken figure still resembles the right one.
    fn value_score(&self, relation: Relation, expected: &Quantity, figure: &Figure) -> i32 {
        let found = &placed_as(expected, figure, self.text(figure));
        match relation {
            _ if relation.holds() && is_exact(relation, expected, found) => 40,
            Relation::Agrees | Relation::Imprecise(Imprecision::TooExact) if found.days().is_some() => 4,
            Relation::Agrees => 20,
            Relation::Imprecise(_) => 12,
            _ if slip::between(expected, found).is_some() => 8,
            _ if fit::alike_in_size(expected, found) => 4,
            _ => 0,
        }
    }

    fn evidence(&self, figure: &Figure) -> Vec<Span> {
        let way = self.passage.way_to(figure.span);
        self.speech.places.iter().filter_map(|places| Some(nearest_place(places, way)?.1)).collect()
    }
}

/// The figure's quantity, its date moved to where the claim has it if only the reading put it elsewhere: a weekday may
/// be of the next week or the last, a day and month of another year. What an article leaves open it cannot get wrong.
fn placed_as(expected: &Quantity, figure: &Figure, text: &str) -> Quantity {
    match (expected.days(), figure.quantity.days()) {
        (Some(claim), Some(found)) if fit::may_be_same_days(claim, found, text) => {
            Quantity { value: Value::Days(claim), ..figure.quantity.clone() }
        }
        _ => figure.quantity.clone(),
    }
}

/// How much a need counts for a slot: the nearer to it in the claim's own sentence, the more.
fn slot_weight(need: &Need, weight: i32, expected: usize) -> i32 {
    need.ways.get(expected).map_or(weight * 4, |&way| weight * 24 / (4 + way))
}

/// Places come in order, so the nearest is on one side or the other of where the figure would stand.
fn nearest_place(places: &[(i32, Span)], way: i32) -> Option<(i32, Span)> {
    let at = places.partition_point(|&(place, _)| place < way);
    let beside = [at.checked_sub(1).and_then(|before| places.get(before)), places.get(at)];
    beside.into_iter().flatten().map(|&(place, span)| ((place - way).abs(), span)).min_by_key(|(distance, _)| *distance)
}

/// The number, or the date, is the claim's own.
fn is_exact(relation: Relation, expected: &Quantity, found: &Quantity) -> bool {
    if !relation.holds() {
        return false;
    }
    match (&expected.value, &found.value) {
        (Value::Number(a), Value::Number(b)) => {
            (a.low, a.high) == (b.low, b.high) || relation == Relation::Agrees && expected.unit != found.unit
        }
        (a, b) => a == b,
    }
}

/// Whether a value says something by itself: with three digits or a day it is hardly met by chance.
fn is_telling(quantity: &Quantity) -> bool {
    match quantity.value {
        Value::Number(written) => {
            written.high.normalize().mantissa().unsigned_abs().to_string().trim_end_matches('0').len() >= 2
        }
        Value::Days(days) => days.first() == days.last(),
        _ => false,
    }
}

/// An agreement that leaves no room for another figure in the same slot.
fn settles(relation: Relation, fit: Fit, expected: &Quantity, found: &Quantity) -> bool {
    let dated = found.days().is_some();
    let tells = relation != Relation::Imprecise(Imprecision::Uninformative);
    relation.holds()
        && (is_exact(relation, expected, found)
            || (!dated && tells && fit >= Fit::Open)
            || fit::is_inside_unit(expected, found))
}

/// Binds the best pair first. A figure stands for one claim, but may support several. Where the figure that would fill
/// a slot already conflicts with another claim, the slot is done with: it does not reach for the next figure.
fn assign(mut candidates: Vec<Candidate>) -> Vec<Binding> {
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

/// Where one passage agrees with a claim given as a sentence, another that speaks of it in different words most likely
/// speaks of something else: it conflicts only if it says as much of the subject, or its figure looks like a slip.
fn retain_equally_plain(claims: &[Prepared<'_>], ground: &Ground<'_>, bindings: &mut Vec<Binding>) {
    let mut plainest: BTreeMap<(usize, usize), i32> = BTreeMap::new();
    let expected = |binding: &Binding| claims.get(binding.claim)?.claim.expected.get(binding.expected);
    let found = |binding: &Binding| ground.figures.get(binding.figure);
    let agrees = |binding: &&Binding| {
        expected(binding).zip(found(binding)).is_some_and(|(e, f)| is_exact(binding.relation, &e.quantity, &f.quantity))
    };
    let sentence = |binding: &Binding| found(binding).map(|figure| figure.sentence);
    let mut company: BTreeSet<(usize, Option<usize>)> = BTreeSet::new();
    for binding in bindings.iter().filter(agrees) {
        if found(binding).is_some_and(|figure| is_telling(&figure.quantity) || figure.quantity.days().is_some()) {
            company.insert((binding.claim, sentence(binding)));
        }
        let best = plainest.entry((binding.claim, binding.expected)).or_default();
        *best = (*best).max(binding.strength);
    }
    bindings.retain(|binding| {
        let Some(prepared) = claims.get(binding.claim) else { return false };
        let Some(&best) = plainest.get(&(binding.claim, binding.expected)) else { return true };
        let pair = expected(binding).zip(found(binding));
        let slipped = pair.is_some_and(|(e, f)| slip::between(&e.quantity, &f.quantity).is_some());
        let plain = binding.strength >= best && binding.evidence.len() >= WORDY;
        let plain = plain || company.contains(&(binding.claim, sentence(binding)));
        prepared.subject.strict || binding.relation.holds() || plain || (slipped && binding.strength + 10 >= best)
    });
}
