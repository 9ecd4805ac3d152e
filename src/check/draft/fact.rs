//! Facts: figures that a draft wants a claim for, and what other articles say of the same.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::survey::{Survey, one_line};
use super::wording::Usage;
use super::{Compared, Omission, value};
use crate::check::SlotRelation;
use crate::check::compare::{Relation, relation};
use crate::check::fit::{ValueKey, is_same_value};
use crate::claim::DraftClaim;
use crate::quantity::{Kind, Quantity};

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

    pub(super) fn mention(&self) -> Mention {
        (self.article, self.figure)
    }

    /// Whether a claim for it may speak of that figure.
    pub(super) fn owns(&self, (article, figure): Mention) -> bool {
        article != self.article || self.alike.contains(&figure)
    }
}

/// What an article has to draft claims of.
pub(super) struct Facts<'s> {
    surveys: &'s [Survey<'s>],
    pub article: usize,
    disputes: &'s Disputes,
    usage: Usage,
    /// For each figure, whatever its hedge: those of one kind and value.
    alike: FxHashMap<Same, Vec<usize>>,
}

/// What figures share that say the same.
type Same = (Kind, ValueKey, Option<String>);

impl<'s> Facts<'s> {
    pub(super) fn of(surveys: &'s [Survey<'s>], article: usize, disputes: &'s Disputes) -> Self {
        let survey = &surveys[article];
        let mut alike: FxHashMap<Same, Vec<usize>> = FxHashMap::default();
        for (at, figure) in survey.figures.iter().enumerate() {
            if let Some(same) = same(&figure.quantity) {
                alike.entry(same).or_default().push(at);
            }
        }
        Self { surveys, article, disputes, usage: Usage::of(survey), alike }
    }

    /// The first so many facts that are worth a claim and not among the `covered` figures, those that were `tried`
    /// before only where there is room for them; of figures that say the same, the first.
    pub(super) fn uncovered(&self, covered: &BTreeSet<usize>, tried: &BTreeSet<usize>, most: usize) -> Vec<Fact> {
        let worth = self.surveys[self.article].worth.iter().copied().filter(|figure| !covered.contains(figure));
        let mut said: BTreeSet<usize> = BTreeSet::new();
        let mut figures: Vec<usize> = Vec::new();
        for figure in worth {
            if said.insert(figure) {
                said.extend(self.alike(figure));
                figures.push(figure);
            }
        }
        figures.sort_by_key(|figure| tried.contains(figure));
        let mut facts: Vec<Fact> = figures.into_iter().filter_map(|figure| self.fact(figure)).take(most).collect();
        facts.sort_by_key(|fact| fact.figure);
        facts
    }

    /// Why a figure has no claim, when these were `tried`.
    pub(super) fn omission(&self, figure: usize, tried: &BTreeSet<usize>) -> Omission {
        let was_tried = tried.contains(&figure) || self.alike(figure).iter().any(|alike| tried.contains(alike));
        match value_of(&self.surveys[self.article], figure) {
            None => Omission::Unwritable,
            Some(_) if was_tried || self.fact(figure).is_none() => Omission::Indistinct,
            Some(_) => Omission::Untried,
        }
    }

    /// A figure on its way to be a claim; none where its value or what it is of cannot be said.
    fn fact(&self, figure: usize) -> Option<Fact> {
        let (surveys, own) = (self.surveys, (self.article, figure));
        let survey = &surveys[self.article];
        let value = value_of(survey, figure)?;
        let alike = self.alike(figure).to_vec();
        let subjects = self.usage.subjects(survey, figure, &alike);
        if subjects.is_empty() {
            return None;
        }
        let others = self.disputes.others(surveys, own);
        Some(Fact {
            article: self.article,
            figure,
            alike,
            kind: survey.figures[figure].quantity.kind.name(),
            remarks: remarks(surveys, own, &others),
            accept: accepted(surveys, &value, &others),
            value,
            quote: quote(survey, figure),
            subjects,
            tried: 0,
            may_crowd: false,
            also_in: BTreeSet::new(),
        })
    }

    /// The figures of the article with that figure's value.
    fn alike(&self, figure: usize) -> &[usize] {
        let same = same(&self.surveys[self.article].figures[figure].quantity);
        same.and_then(|same| self.alike.get(&same)).map_or(&[], Vec::as_slice)
    }
}

fn same(quantity: &Quantity) -> Option<Same> {
    let unit = quantity.unit.as_ref().filter(|_| quantity.written().is_some());
    Some((quantity.kind, ValueKey::of(quantity)?, unit.map(ToString::to_string)))
}

fn value_of(survey: &Survey<'_>, figure: usize) -> Option<String> {
    value::written(&survey.figures[figure].quantity, &survey.text(figure))
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
