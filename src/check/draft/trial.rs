//! The trial: draft claims held against the articles, all together, until each finds its own figure and no other.
//!
//! Claims compete for figures, so a claim that works alone may fail beside others; what counts is the round in which
//! all of them work at once. In each round a claim that fails by its own fault is worded anew, and one that merely lost
//! its figure to a faulty one waits.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::fact::{Fact, Mention};
use super::survey::Survey;
use crate::check::{Binding, Checker};
use crate::claim::{Claims, ClaimsFile, Draft, DraftClaim};

/// After so many rounds, what does not work by then is given up.
const ROUNDS: usize = 100;

/// The draft so far.
pub(super) struct Trial<'s> {
    surveys: &'s [Survey<'s>],
    /// For each article the claims that govern it already, compiled once for all rounds.
    ready: Vec<Checker<'s>>,
    /// What works, in the order it was found.
    pub settled: Vec<Fact>,
}

/// A figure that a claim was bound to.
#[derive(Clone, Copy, Debug)]
struct Hit {
    mention: Mention,
    holds: bool,
}

/// How a claim did in a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    /// It found its own figure and nothing else.
    Right,
    /// Another claim, which is right, covers its figure: it is not needed.
    Covered,
    /// Another claim has its figure.
    Robbed,
    /// It found nothing, or what is not its own, or what an earlier claim has found, or contradicts that one.
    Wrong,
}

impl<'s> Trial<'s> {
    pub(super) fn new(surveys: &'s [Survey<'s>]) -> Self {
        let ready = surveys.iter().map(|survey| Checker::new(survey.origin.claims)).collect();
        Self { surveys, ready, settled: Vec::new() }
    }

    pub(super) fn surveys(&self) -> &'s [Survey<'s>] {
        self.surveys
    }

    /// The figures of an article that claims cover, those that were there before and those drafted.
    pub(super) fn covered(&self, article: usize) -> BTreeSet<usize> {
        let (_, bindings) = self.bind(article, draft(self.surveys, &self.settled).as_ref());
        bindings.iter().map(|binding| binding.figure).collect()
    }

    /// Takes in the facts that come to work.
    pub(super) fn settle(&mut self, mut pending: Vec<Fact>) {
        for _ in 0..ROUNDS {
            let hits = self.hits(&pending);
            let standings: Vec<Standing> = (0..pending.len()).map(|at| self.standing(&pending, &hits, at)).collect();
            if standings.iter().all(|standing| *standing == Standing::Right) {
                break;
            }
            pending = next_round(pending, &standings);
        }
        let hits = self.hits(&pending);
        let right = |at: &usize| self.standing(&pending, &hits, *at) == Standing::Right;
        let settled: Vec<Fact> = (0..pending.len()).filter(right).map(|at| pending[at].clone()).collect();
        self.settled.extend(settled);
        self.note_articles();
    }

    /// Notes for each claim in which other articles it found a figure.
    fn note_articles(&mut self) {
        let hits = self.hits(&[]);
        for (fact, hits) in self.settled.iter_mut().zip(hits) {
            fact.also_in = hits.iter().map(|hit| hit.mention.0).filter(|article| *article != fact.article).collect();
        }
    }

    /// For each settled and each pending fact, in this order: what its claim finds in all articles.
    fn hits(&self, pending: &[Fact]) -> Vec<Vec<Hit>> {
        let facts: Vec<Fact> = self.settled.iter().chain(pending).cloned().collect();
        let mut hits: Vec<Vec<Hit>> = vec![Vec::new(); facts.len()];
        let draft = draft(self.surveys, &facts);
        for article in 0..self.surveys.len() {
            let (before, bindings) = self.bind(article, draft.as_ref());
            for binding in &bindings {
                let own = binding.claim.checked_sub(before).and_then(|claim| hits.get_mut(claim));
                if let Some(hits) = own {
                    hits.push(Hit { mention: (article, binding.figure), holds: binding.relation.holds() });
                }
            }
        }
        hits
    }

    /// An article held against the claims it is governed by and the draft; and how many the former are.
    fn bind(&self, article: usize, draft: Option<&ClaimsFile>) -> (usize, Vec<Binding>) {
        let (survey, ready) = (&self.surveys[article], &self.ready[article]);
        let mut claims: Claims = ready.claims().clone();
        let before = claims.iter().count();
        claims.files.extend(draft.cloned().map(Arc::new));
        (before, ready.followed_by(&claims).bindings(survey.origin.article, &survey.figures))
    }

    fn standing(&self, pending: &[Fact], hits: &[Vec<Hit>], at: usize) -> Standing {
        let fact = |at: usize| self.settled.get(at).or_else(|| pending.get(at - self.settled.len()));
        let faultless = |at: usize| {
            let own = |hit: &Hit| hit.holds && fact(at).is_some_and(|fact| fact.owns(hit.mention));
            hits.get(at).is_some_and(|hits| hits.iter().all(own))
        };
        let finds =
            |at: usize, mention: Mention| hits.get(at).is_some_and(|hits| hits.iter().any(|h| h.mention == mention));
        let own = self.settled.len() + at;
        let mention = (pending[at].article, pending[at].figure);
        let crowds =
            hits[own].iter().any(|hit| hit.mention != mention && (0..own).any(|other| finds(other, hit.mention)));
        let contradicts = (0..own).filter_map(fact).any(|earlier| pending[at].contradicts(earlier, self.surveys));
        let robber = (0..hits.len()).find(|&other| other != own && finds(other, mention));
        match robber {
            _ if !faultless(own) || crowds || contradicts => Standing::Wrong,
            Some(robber) if faultless(robber) && (robber < own || !finds(own, mention)) => Standing::Covered,
            _ if finds(own, mention) => Standing::Right,
            Some(_) => Standing::Robbed,
            None => Standing::Wrong,
        }
    }
}

/// What is tried next: the wrong ones in other words, and, where nothing else would change, the robbed ones too.
fn next_round(pending: Vec<Fact>, standings: &[Standing]) -> Vec<Fact> {
    let moves = standings.iter().any(|standing| matches!(standing, Standing::Wrong | Standing::Covered));
    let next = pending.into_iter().zip(standings).filter_map(|(fact, standing)| match standing {
        Standing::Right => Some(fact),
        Standing::Robbed if moves => Some(fact),
        Standing::Robbed | Standing::Wrong => fact.reworded(),
        Standing::Covered => None,
    });
    next.collect()
}

/// The facts' claims as a file that was written and read back; none where there are none.
fn draft(surveys: &[Survey<'_>], facts: &[Fact]) -> Option<ClaimsFile> {
    let claim = |(at, fact): (usize, &Fact)| {
        let worded = fact.claim(surveys);
        DraftClaim {
            id: format!("draft-{at}"),
            sources: Vec::new(),
            quote: String::new(),
            remarks: Vec::new(),
            ..worded
        }
    };
    let draft = Draft { claims: facts.iter().enumerate().map(claim).collect(), ..Draft::default() };
    ClaimsFile::load("draft", draft.to_yaml().as_bytes()).ok()
}
