//! Across articles: one fact as several articles give it, and whether they give it alike.
//!
//! ```text
//! Article ► figures ► mentions ► align ► slots ► relation ► findings
//! ```
//!
//! No claim is needed: what the articles say is held against each other. It stands apart from the check of one article
//! because here nobody is right by definition, and because a fact must first be recognised as the same one.

mod align;
mod mention;
mod slot;

use jiff::civil::Date;

pub use slot::SlotRelation;

use super::record::figure_record;
use super::rules::contradicting_articles;
use crate::article::Article;
use crate::figure::{self, Figure};
use crate::finding::{Finding, Place, SlotRecord, SlotValue};
use align::Bond;
use mention::{Mention, Telling};
use slot::Slot;

/// What came of holding articles against each other.
#[derive(Clone, Debug, Default)]
pub struct Compared {
    /// The facts that several articles give, in the order of the articles.
    pub slots: Vec<SlotRecord>,
    /// In the same order.
    pub findings: Vec<Finding>,
}

/// Lines up the facts that several articles give, and tells where they contradict each other.
///
/// ```
/// use factlint::article::Article;
///
/// let articles = [
///     Article::from_text("a.txt", "The new Elm Street bridge cost $48.5 million to build, the council said."),
///     Article::from_text("b.txt", "The council said the Elm Street bridge had cost $45.8 million to build."),
/// ];
/// let compared = factlint::check::compare(&articles);
///
/// assert_eq!(compared.slots[0].relation, "contradiction");
/// assert_eq!(compared.findings[0].place.text(), "$45.8 million");
/// ```
#[must_use]
pub fn compare(articles: &[Article]) -> Compared {
    let figures: Vec<Vec<Figure>> = articles.iter().map(figure::read).collect();
    let tellings: Vec<Telling<'_>> =
        articles.iter().zip(&figures).map(|(article, figures)| Telling { article, figures }).collect();
    let (mentions, ground) = mention::all(&tellings);
    let table = Table { articles, mentions: &mentions, ground };
    let slots = table.slots();
    Compared {
        slots: slots.iter().map(|slot| table.record(slot)).collect(),
        findings: slots.iter().filter_map(|slot| table.finding(slot)).collect(),
    }
}

/// The articles and their mentions, from which slots are read off.
struct Table<'t, 'a> {
    articles: &'a [Article],
    mentions: &'t [Mention<'a>],
    ground: u32,
}

impl Table<'_, '_> {
    fn slots(&self) -> Vec<Slot> {
        let published: Vec<Option<Date>> = self.articles.iter().map(|a| a.published().map(|p| p.date)).collect();
        let prose: Vec<&str> = self.articles.iter().map(Article::prose).collect();
        align::groups(self.mentions, self.ground)
            .iter()
            .map(|group| Slot::of(group, self.mentions, &published, &prose))
            .collect()
    }

    fn place(&self, mention: &Mention<'_>) -> Place {
        let article = &self.articles[mention.article];
        Place::new(article.source(), article.in_source(mention.figure.span))
    }

    fn record(&self, slot: &Slot) -> SlotRecord {
        let value = |&at: &usize| self.value(&self.mentions[at]);
        SlotRecord {
            label: slot.label.clone(),
            relation: slot.relation.name(),
            values: slot.members.iter().map(value).collect(),
        }
    }

    fn value(&self, mention: &Mention<'_>) -> SlotValue {
        let article = &self.articles[mention.article];
        SlotValue {
            place: self.place(mention),
            figure: figure_record(mention.figure, article),
            published: article.published().map(|published| published.date.to_string()),
        }
    }

    /// What the slot's last article contradicts, and what it says again.
    fn finding(&self, slot: &Slot) -> Option<Finding> {
        let (&last, others) = slot.apart.split_last()?;
        let place = |at: usize| self.place(&self.mentions[at]);
        let differs = |&at: &usize| align::bond(&self.mentions[at], &self.mentions[last]) == Some(Bond::Apart);
        let (differing, agreeing): (Vec<usize>, Vec<usize>) = others.iter().partition(|at| differs(at));
        let places = |mentions: Vec<usize>| mentions.into_iter().map(place).collect();
        Some(contradicting_articles::finding(place(last), places(differing), places(agreeing), &slot.label))
    }
}
