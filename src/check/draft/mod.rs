//! Drafting: claims made of what articles say, for a person to go through.
//!
//! ```text
//! Article ► survey ► facts ► wording ► trial ► draft claims
//! ```
//!
//! A draft is of use only if each of its claims finds its own figure and no other. So nothing is handed out untried:
//! the claims are written, read back by the reader of claims files and held against the articles by the check itself,
//! and one that catches another figure is worded anew.

mod fact;
mod survey;
mod trial;
mod value;
mod wording;

use std::collections::BTreeSet;

use super::across::{Compared, compare};
use crate::article::Article;
use crate::claim::{Claims, DraftClaim, name_of};
use crate::finding::Place;
use fact::{Disputes, Fact};
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
    /// Figures worth checking for which no claim could be drafted.
    pub left_out: Vec<Place>,
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
    let surveys: Vec<Survey<'_>> = origins.iter().map(Survey::of).collect();
    let disputes = Disputes::of(&surveys, &compared(origins));
    let mut trial = Trial::new(&surveys);
    for at in 0..surveys.len() {
        for _ in 0..PASSES {
            let room = MOST_CLAIMS.saturating_sub(trial.settled.len());
            let facts = fact::uncovered(&surveys, at, &trial.covered(at), &disputes, room);
            if facts.is_empty() {
                break;
            }
            trial.settle(facts);
        }
    }
    Drafted { claims: named(&trial, is_taken), left_out: left_out(&surveys, &trial) }
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

fn left_out(surveys: &[Survey<'_>], trial: &Trial<'_>) -> Vec<Place> {
    let uncovered = |at: usize| {
        let covered = trial.covered(at);
        let survey = &surveys[at];
        let left = survey.worth.iter().filter(move |figure| !covered.contains(figure));
        left.map(|&figure| survey.place(figure)).collect::<Vec<_>>()
    };
    (0..surveys.len()).flat_map(uncovered).collect()
}
