//! Facts: figures that a draft wants a claim for, and what other articles say of the same.

use std::collections::{BTreeMap, BTreeSet};

use super::survey::{Survey, one_line};
use super::wording::Usage;
use super::{Compared, value};
use crate::check::SlotRelation;
use crate::check::compare::{Relation, relation};
use crate::check::fit::{Fit, Form, fit, is_same_value};
use crate::claim::DraftClaim;
use crate::quantity::Quantity;

/// A figure of one of the articles: which article, which figure.
pub(super) type Mention = (usize, usize);

/// The longest quotation, in characters.
const LONGEST_QUOTE: usize = 400;

/// Something an article states, on its way to be a claim.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    pub article: usize,
    pub figure: usize,
    /// The figures of the article that say the same, this one among them.
    pub alike: Vec<usize>,
    pub kind: &'static str,
    value: String,
    accept: Vec<String>,
    remarks: Vec<String>,
    quote: String,
    /// What may be said to be its subject, the best first.
    subjects: Vec<Vec<String>>,
    /// Which of them is being tried.
    tried: usize,
    /// Whether its claim may also find what an earlier claim finds, for want of a better subject.
    pub may_crowd: bool,
    /// The other articles in which its claim found a figure.
    pub also_in: BTreeSet<usize>,
}

impl Fact {
    /// The claim as it is worded now, without a name.
    pub(super) fn claim(&self, surveys: &[Survey<'_>]) -> DraftClaim {
        let articles = [self.article].into_iter().chain(self.also_in.iter().copied());
        DraftClaim {
            id: String::new(),
            about: self.about().to_vec(),
            value: self.value.clone(),
            accept: self.accept.clone(),
            quote: self.quote.clone(),
            sources: articles.map(|at| surveys[at].origin.source.to_owned()).collect(),
            remarks: self.remarks.clone(),
        }
    }

    fn about(&self) -> &[String] {
        self.subjects.get(self.tried).map_or(&[], Vec::as_slice)
    }

    /// The fact with its next subject, all of them once more with less asked of them; none when there is no other.
    pub(super) fn reworded(mut self) -> Option<Self> {
        self.tried += 1;
        if self.tried == self.subjects.len() && !self.may_crowd {
            self.tried = 0;
            self.may_crowd = true;
        }
        (self.tried < self.subjects.len()).then_some(self)
    }

    /// Whether its claim, as it is worded now, has the subject of the other's and another value for the same thing.
    pub(super) fn contradicts(&self, other: &Self, surveys: &[Survey<'_>]) -> bool {
        let (own, others) = (self.about(), other.about());
        let is_one_subject = own.len() == others.len() && own.iter().all(|term| others.contains(term));
        let (own, others) = ((self.article, self.figure), (other.article, other.figure));
        let form = |mention: Mention| Form::of(quantity(surveys, mention));
        is_one_subject && fit(&form(own), &form(others)) == Fit::Strict && conflict(surveys, own, others)
    }

    /// Whether a claim for it may speak of that figure.
    pub(super) fn owns(&self, (article, figure): Mention) -> bool {
        article != self.article || self.alike.contains(&figure)
    }
}

/// The first so many facts of an article that are worth a claim and not among the `covered` ones; of figures that say
/// the same, the first.
pub(super) fn uncovered(
    surveys: &[Survey<'_>],
    article: usize,
    covered: &BTreeSet<usize>,
    disputes: &Disputes,
    most: usize,
) -> Vec<Fact> {
    let survey = &surveys[article];
    let usage = Usage::of(survey);
    let mut facts: Vec<Fact> = Vec::new();
    let mut said: BTreeSet<usize> = BTreeSet::new();
    for &figure in survey.worth.iter().filter(|figure| !covered.contains(figure)) {
        if facts.len() == most {
            break;
        }
        if said.contains(&figure) {
            continue;
        }
        let alike = alike(survey, figure);
        said.extend(&alike);
        let subjects = usage.subjects(survey, figure, &alike);
        let Some(value) = value_of(survey, figure).filter(|_| !subjects.is_empty()) else { continue };
        let others = disputes.others(surveys, (article, figure));
        facts.push(Fact {
            article,
            figure,
            alike,
            kind: survey.figures[figure].quantity.kind.name(),
            remarks: remarks(surveys, (article, figure), &others),
            accept: accepted(surveys, &value, &others),
            value,
            quote: quote(survey, figure),
            subjects,
            tried: 0,
            may_crowd: false,
            also_in: BTreeSet::new(),
        });
    }
    facts
}

fn value_of(survey: &Survey<'_>, figure: usize) -> Option<String> {
    value::written(&survey.figures[figure].quantity, &survey.text(figure))
}

/// The figures of an article with that figure's value, whatever their hedges.
fn alike(survey: &Survey<'_>, figure: usize) -> Vec<usize> {
    let quantity = |at: usize| -> &Quantity { &survey.figures[at].quantity };
    let same = |&other: &usize| {
        quantity(other).kind == quantity(figure).kind && is_same_value(quantity(figure), quantity(other))
    };
    (0..survey.figures.len()).filter(same).collect()
}

/// The sentence of a figure; of a very long one, what stands around the figure.
fn quote(survey: &Survey<'_>, figure: usize) -> String {
    let Some(passage) = survey.passage(figure) else { return String::new() };
    let sentence = one_line(passage.text);
    if sentence.chars().count() <= LONGEST_QUOTE {
        return sentence;
    }
    let at = survey.figures[figure].span.start.saturating_sub(passage.span.start);
    let before = passage.text.get(..at).unwrap_or("").chars().count();
    let from = before.saturating_sub(LONGEST_QUOTE / 2);
    let part: String = passage.text.chars().skip(from).take(LONGEST_QUOTE).collect();
    format!("… {} …", one_line(&part))
}

fn accepted(surveys: &[Survey<'_>], value: &str, others: &[Mention]) -> Vec<String> {
    let mut accepted: Vec<String> = Vec::new();
    for &(article, figure) in others {
        accepted
            .extend(value_of(&surveys[article], figure).filter(|other| other != value && !accepted.contains(other)));
    }
    accepted
}

fn remarks(surveys: &[Survey<'_>], own: Mention, others: &[Mention]) -> Vec<String> {
    if others.is_empty() {
        return Vec::new();
    }
    let opening = if others.iter().any(|&other| conflict(surveys, own, other)) {
        "The articles disagree. Keep the value that is right, and delete the others:"
    } else {
        "The articles do not put it alike. Keep the most exact value, and delete the others:"
    };
    let voices = [own].into_iter().chain(others.iter().copied()).map(|mention| voice(surveys, mention));
    [opening.to_owned()].into_iter().chain(voices).collect()
}

fn voice(surveys: &[Survey<'_>], (article, figure): Mention) -> String {
    let survey = &surveys[article];
    let day = survey.origin.article.published().map_or_else(String::new, |day| format!(", {}", day.date));
    format!("“{}” ({}{day})", survey.text(figure), survey.origin.source)
}

fn quantity<'s>(surveys: &'s [Survey<'_>], (article, figure): Mention) -> &'s Quantity {
    &surveys[article].figures[figure].quantity
}

fn conflict(surveys: &[Survey<'_>], one: Mention, other: Mention) -> bool {
    relation(quantity(surveys, one), None, quantity(surveys, other)) == Relation::Conflicts
}

/// The facts that several articles give, and not all with the same value.
#[derive(Debug, Default)]
pub(super) struct Disputes {
    slots: Vec<Vec<Mention>>,
    of: BTreeMap<Mention, usize>,
}

impl Disputes {
    pub(super) fn of(surveys: &[Survey<'_>], compared: &Compared) -> Self {
        let known = mentions(surveys);
        let mut disputes = Self::default();
        for slot in compared.slots.iter().filter(|slot| slot.relation != SlotRelation::Agree.name()) {
            let places = slot.values.iter().map(|value| (value.place.source.name(), value.place.span.start));
            let slot: Vec<Mention> = places.filter_map(|place| known.get(&place).copied()).collect();
            disputes.of.extend(slot.iter().map(|&mention| (mention, disputes.slots.len())));
            disputes.slots.push(slot);
        }
        disputes
    }

    /// The other figures of the fact that have another value.
    fn others(&self, surveys: &[Survey<'_>], own: Mention) -> Vec<Mention> {
        let slot = self.of.get(&own).and_then(|&at| self.slots.get(at));
        let differs = |other: &&Mention| !is_same_value(quantity(surveys, own), quantity(surveys, **other));
        slot.into_iter().flatten().filter(differs).copied().collect()
    }
}

/// Every figure, by the article's name and where it begins in its source.
fn mentions<'s>(surveys: &'s [Survey<'_>]) -> BTreeMap<(&'s str, usize), Mention> {
    let of = |(article, survey): (usize, &'s Survey<'_>)| {
        let place = move |figure: usize| {
            let read = survey.origin.article;
            let start = read.in_source(survey.figures[figure].span).start;
            ((read.source().name(), start), (article, figure))
        };
        (0..survey.figures.len()).map(place).collect::<Vec<_>>()
    };
    surveys.iter().enumerate().flat_map(of).collect()
}
