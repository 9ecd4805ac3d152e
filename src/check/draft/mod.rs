//! Drafting: claims made of what articles say, for a person to go through.
//!
//! ```text
//! Article ► survey ► facts ► wording ► trial, in rounds ► draft claims
//! ```
//!
//! A draft is of use only if each of its claims finds its own figure and no other. So nothing is handed out untried:
//! the claims are written, read back by the reader of claims files and held against the articles by the check itself,
//! and one that catches another figure is worded anew.

mod fact;
mod round;
mod survey;
mod trial;
mod value;
mod wording;

use std::collections::BTreeSet;

use super::across::{Compared, compare};
use super::words::Vocabulary;
use crate::article::Article;
use crate::claim::{Claims, DraftClaim, name_of};
use crate::finding::Place;
use fact::{Disputes, Fact, Facts};
use survey::Survey;
use trial::Trial;

/// The most claims of one draft: more than anybody reviews at a sitting, and a bound on what a hostile article costs.
const MOST_CLAIMS: usize = 200;

/// How often an article is gone through for what the claims drafted so far leave uncovered: a figure that is repeated
/// in other words is drafted again, in those.
const PASSES: usize = 3;

/// An article to draw claims from.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    pub article: &'a Article,
    /// The claims that govern it already; what they cover is not drafted again.
    pub claims: &'a Claims,
    /// The name it goes by among the sources of the draft.
    pub source: &'a str,
}

/// What came of drafting.
#[derive(Clone, Debug, Default)]
pub struct Drafted {
    /// In the order of the articles, and in each as it runs.
    pub claims: Vec<DraftClaim>,
    /// Figures worth checking for which no claim was drafted.
    pub left_out: Vec<LeftOut>,
}

/// A figure worth checking that has no claim in the draft.
#[derive(Clone, Debug)]
pub struct LeftOut {
    pub place: Place,
    pub why: Omission,
}

/// Why a figure was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Omission {
    /// No words near it find it and nothing else.
    Indistinct,
    /// Its value says nothing apart from its sentence.
    Unwritable,
    /// There were too many others before it.
    Untried,
}

/// Drafts claims for the figures of articles that are worth checking and that no claim covers. `is_taken` tells names
/// that other claims have.
///
/// ```
/// use factlint::article::Article;
/// use factlint::check::{Origin, draft};
/// use factlint::claim::Claims;
///
/// let article = Article::from_text("bridge.txt", "The new bridge is 312 metres long. It opened on 2 March 2026.");
/// let claims = Claims::default();
/// let drafted = draft(&[Origin { article: &article, claims: &claims, source: "bridge" }], |_| false);
///
/// assert_eq!(drafted.claims[0].value, "312 metres");
/// assert_eq!(drafted.claims[0].quote, "The new bridge is 312 metres long.");
/// assert_eq!(drafted.claims.len(), 2);
/// ```
#[must_use]
pub fn draft(origins: &[Origin<'_>], is_taken: impl Fn(&str) -> bool) -> Drafted {
    let mut vocabulary = Vocabulary::default();
    let surveys: Vec<Survey<'_>> = origins.iter().map(|origin| Survey::of(origin, &mut vocabulary)).collect();
    let disputes = Disputes::of(&surveys, &compared(origins));
    let facts: Vec<Facts<'_>> = (0..surveys.len()).map(|at| Facts::of(&surveys, at, &disputes)).collect();
    let mut trial = Trial::new(&surveys, vocabulary);
    let tried: Vec<BTreeSet<usize>> = facts.iter().map(|facts| tried(facts, &mut trial)).collect();
    Drafted { claims: named(&trial, is_taken), left_out: left_out(&facts, &trial, &tried) }
}

/// Tries an article's facts, and tells the figures that were tried.
fn tried(facts: &Facts<'_>, trial: &mut Trial<'_>) -> BTreeSet<usize> {
    let mut tried = BTreeSet::new();
    let mut settles = true;
    for _ in 0..PASSES {
        let room = MOST_CLAIMS.saturating_sub(trial.settled.len());
        let pending = facts.uncovered(&trial.covered(facts.article), &tried, room);
        let has_new = pending.iter().filter(|fact| tried.insert(fact.figure)).count() > 0;
        // What failed beside the same claims will fail again.
        if pending.is_empty() || !settles && !has_new {
            break;
        }
        settles = trial.settle(pending);
    }
    tried
}

fn compared(origins: &[Origin<'_>]) -> Compared {
    let articles: Vec<Article> = origins.iter().map(|origin| origin.article.clone()).collect();
    if articles.len() > 1 { compare(&articles) } else { Compared::default() }
}

/// The claims of the facts that held, in order, each with a name of its own.
fn named(trial: &Trial<'_>, is_taken: impl Fn(&str) -> bool) -> Vec<DraftClaim> {
    let mut facts: Vec<&Fact> = trial.settled.iter().collect();
    facts.sort_by_key(|fact| (fact.article, fact.figure));
    let mut given: BTreeSet<String> = BTreeSet::new();
    let mut claims = Vec::new();
    for fact in facts {
        let claim = fact.claim(trial.surveys());
        let id = name_of(&claim.about.join(" "), fact.kind, |name| given.contains(name) || is_taken(name));
        given.insert(id.clone());
        claims.push(DraftClaim { id, ..claim });
    }
    claims
}

fn left_out(facts: &[Facts<'_>], trial: &Trial<'_>, tried: &[BTreeSet<usize>]) -> Vec<LeftOut> {
    let of_article = |(facts, tried): (&Facts<'_>, &BTreeSet<usize>)| {
        let (survey, covered) = (&trial.surveys()[facts.article], trial.covered(facts.article));
        let left = survey.worth.iter().filter(|figure| !covered.contains(figure));
        let omitted = |&figure: &usize| LeftOut { place: survey.place(figure), why: facts.omission(figure, tried) };
        left.map(omitted).collect::<Vec<_>>()
    };
    facts.iter().zip(tried).flat_map(of_article).collect()
}
