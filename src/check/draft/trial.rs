//! The trial: draft claims held against the articles, all together, until each finds its own figure and no other.
//!
//! Claims compete for figures, so a claim that works alone may fail beside others; what counts is the round in which
//! all of them work at once. In each round a claim that fails by its own fault is worded anew, and one that merely lost
//! its figure to a faulty one waits.

use std::collections::BTreeSet;

use super::fact::{Fact, Mention};
use super::round::{Round, Rounds};
use super::survey::Survey;
use crate::check::words::Vocabulary;

/// After so many rounds, what does not work by then is given up.
const ROUNDS: usize = 100;

/// How many pairs of a claim and a figure are weighed for each figure before that. Articles take one or two in most
/// cases, and hardly ever so many; where every sentence is like the others, no words will tell them apart.
const PAIRS_A_FIGURE: usize = 200;

/// Rounds without the claims that were given up: the others must work without them.
const LAST_ROUNDS: usize = 8;

/// The draft so far.
pub(super) struct Trial<'s> {
    surveys: &'s [Survey<'s>],
    rounds: Rounds<'s>,
    /// What works, in the order it was found.
    pub settled: Vec<Fact>,
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
    pub(super) fn new(surveys: &'s [Survey<'s>], vocabulary: Vocabulary) -> Self {
        Self { surveys, rounds: Rounds::new(surveys, vocabulary), settled: Vec::new() }
    }

    pub(super) fn surveys(&self) -> &'s [Survey<'s>] {
        self.surveys
    }

    /// The figures of an article that claims cover, those that were there before and those drafted.
    pub(super) fn covered(&self, article: usize) -> BTreeSet<usize> {
        self.rounds.covered(article, self.settled.iter())
    }

    /// Takes in the facts that come to work, and tells whether there were any.
    pub(super) fn settle(&mut self, mut pending: Vec<Fact>) -> bool {
        let figures: usize = self.surveys.iter().map(|survey| survey.figures.len()).sum();
        let mut left = figures.saturating_mul(PAIRS_A_FIGURE);
        let mut last = 0;
        for round in 0.. {
            let came = self.rounds.run(self.settled.iter().chain(&pending));
            let standings = self.standings(&pending, &came);
            if last == LAST_ROUNDS || standings.iter().all(|standing| *standing == Standing::Right) {
                pending = right(pending, &standings);
                break;
            }
            left = left.saturating_sub(came.pairs);
            pending = if round >= ROUNDS || left == 0 {
                last += 1;
                right(pending, &standings)
            } else {
                next_round(pending, &standings)
            };
        }
        let settles = !pending.is_empty();
        self.settled.extend(pending);
        self.note_articles();
        settles
    }

    /// Notes for each claim in which other articles it found a figure.
    fn note_articles(&mut self) {
        let round = self.rounds.run(self.settled.iter());
        for (at, fact) in self.settled.iter_mut().enumerate() {
            let articles = round.hits(at).iter().map(|hit| hit.mention.0);
            fact.also_in = articles.filter(|article| *article != fact.article).collect();
        }
    }

    fn standings(&self, pending: &[Fact], round: &Round) -> Vec<Standing> {
        let faultless =
            |(at, fact): (usize, &Fact)| round.hits(at).iter().all(|hit| hit.holds && fact.owns(hit.mention));
        let faultless: Vec<bool> = self.settled.iter().chain(pending).enumerate().map(faultless).collect();
        let standing =
            |(at, fact): (usize, &Fact)| standing(round, &faultless, self.settled.len() + at, fact.mention());
        pending.iter().enumerate().map(standing).collect()
    }
}

/// How the claim of a figure did, where these are the claims that found nothing but what is right and their own.
fn standing(round: &Round, faultless: &[bool], claim: usize, own: Mention) -> Standing {
    match round.robber(claim, own) {
        _ if !faultless[claim] || round.crowds(claim, own) || round.contradicts_an_earlier(claim) => Standing::Wrong,
        Some(robber) if faultless[robber] && (robber < claim || !round.finds(claim, own)) => Standing::Covered,
        _ if round.finds(claim, own) => Standing::Right,
        Some(_) => Standing::Robbed,
        None => Standing::Wrong,
    }
}

fn right(pending: Vec<Fact>, standings: &[Standing]) -> Vec<Fact> {
    let right = pending.into_iter().zip(standings).filter(|(_, standing)| **standing == Standing::Right);
    right.map(|(fact, _)| fact).collect()
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
