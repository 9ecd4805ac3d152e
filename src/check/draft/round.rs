//! Rounds: what the claims of a draft find in all articles when they are held against them together.
//!
//! A draft takes many rounds, and from one to the next only claims change. So the articles are made ready once, here,
//! and each round compiles no more than its claims.

use std::collections::{BTreeMap, BTreeSet};

use super::fact::{Fact, Mention};
use super::survey::Survey;
use crate::check::bind::{Bound, Ground, TellingValues, bind};
use crate::check::fit::Form;
use crate::check::prepared::Prepared;
use crate::check::rules;
use crate::check::sightings::{Index, Sightings};
use crate::check::words::Vocabulary;
use crate::claim::{ClaimsFile, Draft, DraftClaim};

/// The articles of a draft, ready for any number of rounds.
pub(super) struct Rounds<'s> {
    surveys: &'s [Survey<'s>],
    ready: Vec<Ready<'s>>,
    /// Every word of the articles and of the claims that govern them.
    vocabulary: Vocabulary,
}

/// An article and the claims that govern it already.
struct Ready<'s> {
    survey: &'s Survey<'s>,
    forms: Vec<Form<'s>>,
    sightings: Sightings,
    values: TellingValues,
    governing: Vec<Prepared<'s>>,
}

/// What came of a round.
pub(super) struct Round {
    /// What each claim found.
    hits: Vec<Vec<Hit>>,
    /// Which claims found a figure.
    finders: BTreeMap<Mention, Vec<usize>>,
    /// The claims that contradict an earlier one.
    contradicting: BTreeSet<usize>,
    /// How many pairs of a claim and a figure were weighed.
    pub pairs: usize,
}

/// A figure that a claim was bound to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    pub mention: Mention,
    pub holds: bool,
}

impl<'s> Rounds<'s> {
    /// `vocabulary` holds every word of the articles.
    pub(super) fn new(surveys: &'s [Survey<'s>], mut vocabulary: Vocabulary) -> Self {
        let ready = surveys.iter().map(|survey| Ready::of(survey, &mut vocabulary)).collect();
        Self { surveys, ready, vocabulary }
    }

    /// Holds the claims of all facts against all articles.
    pub(super) fn run<'f>(&self, facts: impl Iterator<Item = &'f Fact>) -> Round {
        let draft = self.draft(facts);
        let drafted = self.prepared(draft.as_ref());
        let contradicting = rules::contradicting(&drafted, &self.vocabulary);
        let contradicts = |&at: &usize| contradicting.contains(drafted[at].id());
        let mut round = Round {
            hits: vec![Vec::new(); drafted.len()],
            finders: BTreeMap::new(),
            contradicting: (0..drafted.len()).filter(contradicts).collect(),
            pairs: 0,
        };
        for (article, ready) in self.ready.iter().enumerate() {
            round.take_in(article, ready.governing.len(), &ready.bind(&drafted));
        }
        round
    }

    /// The figures of an article that claims cover, those that govern it already and those of the facts.
    pub(super) fn covered<'f>(&self, article: usize, facts: impl Iterator<Item = &'f Fact>) -> BTreeSet<usize> {
        let draft = self.draft(facts);
        let bound = self.ready[article].bind(&self.prepared(draft.as_ref()));
        bound.bindings.iter().map(|binding| binding.figure).collect()
    }

    /// The facts' claims as a file that was written and read back; none where there are none.
    fn draft<'f>(&self, facts: impl Iterator<Item = &'f Fact>) -> Option<ClaimsFile> {
        let claim = |(at, fact): (usize, &Fact)| {
            let worded = fact.claim(self.surveys);
            DraftClaim {
                id: format!("draft-{at}"),
                sources: Vec::new(),
                quote: String::new(),
                remarks: Vec::new(),
                ..worded
            }
        };
        let draft = Draft { claims: facts.enumerate().map(claim).collect(), ..Draft::default() };
        ClaimsFile::load("draft", draft.to_yaml().as_bytes()).ok()
    }

    fn prepared<'d>(&self, draft: Option<&'d ClaimsFile>) -> Vec<Prepared<'d>> {
        let claims: Vec<_> =
            draft.into_iter().flat_map(|file| file.claims.iter().map(move |claim| (file, claim))).collect();
        Prepared::all(&claims, &mut self.vocabulary.clone())
    }
}

impl<'s> Ready<'s> {
    fn of(survey: &'s Survey<'s>, vocabulary: &mut Vocabulary) -> Self {
        let governing: Vec<_> = survey.origin.claims.with_files().collect();
        Self {
            survey,
            forms: survey.figures.iter().map(|figure| Form::of(&figure.quantity)).collect(),
            sightings: Sightings::of(&survey.passages),
            values: TellingValues::of(&survey.figures),
            governing: Prepared::all(&governing, vocabulary),
        }
    }

    /// Binds the article's figures to the claims that govern it and those drafted; past a limit, to none.
    fn bind(&self, drafted: &[Prepared<'_>]) -> Bound {
        let claims: Vec<Prepared<'_>> = self.governing.iter().chain(drafted).cloned().collect();
        let ground = Ground {
            figures: &self.survey.figures,
            forms: &self.forms,
            passages: &self.survey.passages,
            sightings: &self.sightings,
            values: &self.values,
            ignored: &self.survey.ignored,
            index: &Index::of(&claims),
        };
        bind(&claims, &ground).unwrap_or_default()
    }
}

impl Round {
    /// Takes in what was bound in an article, whose first claims are those that govern it already.
    fn take_in(&mut self, article: usize, governing: usize, bound: &Bound) {
        self.pairs += bound.pairs;
        for binding in &bound.bindings {
            let Some(claim) = binding.claim.checked_sub(governing) else { continue };
            let mention = (article, binding.figure);
            self.hits[claim].push(Hit { mention, holds: binding.relation.holds() });
            self.finders.entry(mention).or_default().push(claim);
        }
    }

    pub(super) fn hits(&self, claim: usize) -> &[Hit] {
        self.hits.get(claim).map_or(&[], Vec::as_slice)
    }

    pub(super) fn contradicts_an_earlier(&self, claim: usize) -> bool {
        self.contradicting.contains(&claim)
    }

    /// The claims that found a figure.
    fn finders(&self, mention: Mention) -> &[usize] {
        self.finders.get(&mention).map_or(&[], Vec::as_slice)
    }

    /// Whether a claim found the figure.
    pub(super) fn finds(&self, claim: usize, mention: Mention) -> bool {
        self.finders(mention).contains(&claim)
    }

    /// Whether the claim found, beside its own figure, what an earlier one found.
    pub(super) fn crowds(&self, claim: usize, own: Mention) -> bool {
        let others = self.hits(claim).iter().map(|hit| hit.mention).filter(|&mention| mention != own);
        others.flat_map(|mention| self.finders(mention)).any(|&other| other < claim)
    }

    /// The first other claim that found the claim's figure.
    pub(super) fn robber(&self, claim: usize, own: Mention) -> Option<usize> {
        self.finders(own).iter().copied().filter(|&other| other != claim).min()
    }
}
