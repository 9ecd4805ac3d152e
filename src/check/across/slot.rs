//! Slots: one fact as several articles give it, and how what they say stands to each other.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::align::{Bond, Group, Link, bond, same_number};
use super::mention::Mention;
use crate::check::compare::{Relation, relation};
use crate::check::words::Stem;
use crate::quantity::{Hedge, Kind};

/// How the articles' values of one fact stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SlotRelation {
    /// All say the same.
    Agree,
    /// Alike within their hedges and rounding.
    Hedged,
    /// A later article, or one that says so, gives a newer value.
    Update,
    Contradiction,
}

impl SlotRelation {
    /// The word for it in reports and machine output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            SlotRelation::Agree => "agree",
            SlotRelation::Hedged => "hedged",
            SlotRelation::Update => "update",
            SlotRelation::Contradiction => "contradiction",
        }
    }
}

/// One fact and the mentions that give it.
#[derive(Debug)]
pub(super) struct Slot {
    pub label: String,
    pub relation: SlotRelation,
    /// Indices into the mentions, in order.
    pub members: Vec<usize>,
    /// Those that contradict each other, in order; none where time or their own words explain the difference.
    pub apart: Vec<usize>,
}

impl Slot {
    /// `published` are the articles' days, `prose` the text of the article a mention stands in.
    pub(super) fn of(group: &Group, mentions: &[Mention<'_>], published: &[Option<Date>], prose: &[&str]) -> Self {
        let members = distinct(&group.members, mentions);
        let apart = apart(group, &members, mentions, published);
        let relation = overall(group, mentions, &apart);
        Self { label: label(&members, mentions, prose), relation, members, apart }
    }
}

/// Of what an article repeats word for word, the first.
fn distinct(members: &[usize], mentions: &[Mention<'_>]) -> Vec<usize> {
    let mut kept: Vec<usize> = Vec::new();
    for &at in members {
        let repeats = |&&before: &&usize| {
            mentions[before].article == mentions[at].article && is_same(&mentions[before], &mentions[at])
        };
        if kept.iter().rev().take(4).find(repeats).is_none() {
            kept.push(at);
        }
    }
    kept
}

fn is_same(a: &Mention<'_>, b: &Mention<'_>) -> bool {
    a.quantity().value == b.quantity().value && a.quantity().hedge == b.quantity().hedge
}

/// The members that differ from another though neither time nor their own words explain it.
fn apart(group: &Group, members: &[usize], mentions: &[Mention<'_>], published: &[Option<Date>]) -> Vec<usize> {
    let mut differing = group.links.iter().filter(|link| link.bond == Bond::Apart).peekable();
    let explained = |link: &Link| is_update(&mentions[link.one], &mentions[link.other], published);
    if differing.peek().is_none() || differing.any(explained) {
        return Vec::new();
    }
    let differs =
        |&&at: &&usize| members.iter().any(|&other| bond(&mentions[at], &mentions[other]) == Some(Bond::Apart));
    members.iter().filter(differs).copied().collect()
}

fn overall(group: &Group, mentions: &[Mention<'_>], apart: &[usize]) -> SlotRelation {
    if !apart.is_empty() {
        return SlotRelation::Contradiction;
    }
    if group.links.iter().any(|link| link.bond == Bond::Apart) {
        return SlotRelation::Update;
    }
    let plain = |link: &Link| {
        let (one, other) = (&mentions[link.one], &mentions[link.other]);
        let (a, b) = (one.quantity(), other.quantity());
        let same = a.value == b.value || (relation(a, None, b) == Relation::Agrees && same_number(one, other));
        a.hedge == b.hedge && same
    };
    if group.links.iter().all(plain) { SlotRelation::Agree } else { SlotRelation::Hedged }
}

/// Whether a difference is news rather than a contradiction: another day, a word that says so, a running count, or an
/// article that knows of both values.
fn is_update(a: &Mention<'_>, b: &Mention<'_>, published: &[Option<Date>]) -> bool {
    let day = |mention: &Mention<'_>| published.get(mention.article).copied().flatten();
    let later = day(a).zip(day(b)).is_some_and(|(a, b)| a != b);
    let running = [a, b].iter().any(|mention| mention.quantity().hedge == Hedge::AtLeast);
    let moving = a.kind() != Kind::Age && (a.stance.moving || b.stance.moving);
    let forecast = a.stance.ahead != b.stance.ahead;
    later || running || forecast || moving || knows_both(a, b) || knows_both(b, a)
}

/// Whether the sentence of `a` holds the value of `b` too.
fn knows_both(a: &Mention<'_>, b: &Mention<'_>) -> bool {
    a.beside.iter().any(|other| other.kind == b.kind() && relation(other, None, b.quantity()) == Relation::Agrees)
}

/// How many words name a slot, besides what is counted.
const LABEL: usize = 3;

/// The words the mentions share, nearest first, in the order of the first article.
fn label(members: &[usize], mentions: &[Mention<'_>], prose: &[&str]) -> String {
    let Some(first) = members.first().map(|&at| &mentions[at]) else { return String::new() };
    let mut uses: BTreeMap<Stem, usize> = BTreeMap::new();
    for word in members.iter().flat_map(|&at| &mentions[at].words) {
        *uses.entry(word.stem).or_default() += 1;
    }
    let mut shared: Vec<_> = first.words.iter().filter(|word| uses.get(&word.stem).is_some_and(|&n| n > 1)).collect();
    shared.sort_by_key(|word| (Some(word.stem) != first.head, word.way, word.span.start));
    let mut spans: Vec<_> =
        shared.into_iter().take(LABEL + usize::from(first.head.is_some())).map(|w| w.span).collect();
    spans.sort_unstable();
    let text = prose.get(first.article).copied().unwrap_or("");
    let words: Vec<&str> = spans.iter().filter_map(|span| text.get(span.range())).collect();
    let mut seen = BTreeSet::new();
    words.into_iter().filter(|word| seen.insert(word.to_lowercase())).collect::<Vec<_>>().join(" ")
}
