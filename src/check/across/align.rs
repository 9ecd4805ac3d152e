//! Aligning: which figures of different articles give the same fact.
//!
//! Two figures are one slot when the words that tell what they count are the same: for values that agree a little is
//! enough, since agreement itself is evidence; values that differ must be shown to be about the same thing, or else
//! nothing is said. Candidates come from an index of words, so that the cost grows with the articles and not with
//! their square.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::mention::{Mention, NEAR};
use crate::check::compare::{Imprecision, Relation, conversion, relation};
use crate::check::words::Stem;
use crate::quantity::{Decimal, Kind, Period};

/// How the values of two mentions stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bond {
    Alike,
    Apart,
}

/// Two mentions that speak of one fact, as indices into the mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub one: usize,
    pub other: usize,
    pub bond: Bond,
    score: u32,
}

/// Mentions that give one fact, and the links that say so.
#[derive(Debug)]
pub(super) struct Group {
    /// In order.
    pub members: Vec<usize>,
    pub links: Vec<Link>,
}

/// The figures of different articles that give one fact, in the order of the articles. `ground` is what singles one
/// sentence out among all, in half bits: the more sentences there are, the more it takes to recognise a fact again.
pub(super) fn groups(mentions: &[Mention<'_>], ground: u32) -> Vec<Group> {
    let mut links = mutual(mentions, links(mentions, ground));
    let mut events = Events::of(mentions);
    links.retain(|link| {
        link.bond == Bond::Alike || events.is_one(mentions[link.one].article, mentions[link.other].article)
    });
    let mut groups = Groups::new(mentions.len());
    for link in &links {
        groups.unite(mentions, *link);
    }
    groups.into_groups(&links)
}

/// How many of a mention's most telling words its partners are looked for by.
const KEYS: usize = 8;
/// A word that more mentions than this share tells nothing.
const COMMON: usize = 64;

/// Every pair that shares a telling word and holds, the surest first.
fn links(mentions: &[Mention<'_>], ground: u32) -> Vec<Link> {
    let mut index: BTreeMap<(Kind, Stem), Vec<usize>> = BTreeMap::new();
    let mut links = Vec::new();
    for (at, mention) in mentions.iter().enumerate() {
        let keys = keys(mention);
        let partners: BTreeSet<usize> = keys
            .iter()
            .filter_map(|&stem| index.get(&(mention.kind(), stem)))
            .flat_map(|known| known.iter().rev().take(COMMON).copied())
            .collect();
        links.extend(partners.into_iter().filter_map(|before| link(mentions, before, at, ground)));
        for stem in keys {
            index.entry((mention.kind(), stem)).or_default().push(at);
        }
    }
    links.sort_by_key(|link| (Reverse(link.score), link.one, link.other));
    links
}

fn keys(mention: &Mention<'_>) -> Vec<Stem> {
    let mut words: Vec<_> = mention.words.iter().collect();
    words.sort_by_key(|word| (Reverse(word.weight()), word.stem));
    words.into_iter().take(KEYS).map(|word| word.stem).chain(mention.head).collect()
}

fn link(mentions: &[Mention<'_>], one: usize, other: usize, ground: u32) -> Option<Link> {
    let (a, b) = (mentions.get(one)?, mentions.get(other)?);
    if a.article == b.article || a.kind() != b.kind() {
        return None;
    }
    conversion_of(a, b)?;
    let bond = bond(a, b)?;
    let evidence = Evidence::of(a, b);
    let holds = match bond {
        Bond::Alike => evidence.lines_up(a, b, ground),
        Bond::Apart => evidence.proves(a, b, ground),
    };
    holds.then_some(Link { one, other, bond, score: evidence.score(bond == Bond::Alike && same_number(a, b)) })
}

/// Dates are of one measure, numbers where their units convert.
fn conversion_of(a: &Mention<'_>, b: &Mention<'_>) -> Option<()> {
    if a.kind() == Kind::Date {
        return Some(());
    }
    conversion(a.quantity(), b.quantity()).map(drop)
}

/// Whether the values agree or are clearly apart; none where neither can be said.
pub(super) fn bond(a: &Mention<'_>, b: &Mention<'_>) -> Option<Bond> {
    let there = relation(a.quantity(), None, b.quantity());
    let back = relation(b.quantity(), None, a.quantity());
    if let (Some(one), Some(other)) = (a.quantity().days(), b.quantity().days()) {
        return days_bond(one, other);
    }
    match (there, back) {
        (Relation::Conflicts, Relation::Conflicts) => Some(Bond::Apart),
        (Relation::Imprecise(Imprecision::Uninformative), _) | (_, Relation::Imprecise(Imprecision::Uninformative)) => {
            None
        }
        _ if there.holds() || back.holds() => Some(Bond::Alike),
        _ => None,
    }
}

/// The same days are alike; days, or short runs of them, that share none are apart.
fn days_bond(one: Period, other: Period) -> Option<Bond> {
    if one == other {
        return Some(Bond::Alike);
    }
    (one.days() <= 7 && other.days() <= 7 && !one.overlaps(other)).then_some(Bond::Apart)
}

/// What two mentions have in common.
#[derive(Clone, Copy, Debug, Default)]
struct Evidence {
    /// Words around both, but what they count.
    shared: usize,
    /// Those of them that are no names and stand near both figures.
    roles: usize,
    /// Those of them that are names and stand near both figures.
    names: usize,
    same_head: bool,
    /// How unlikely it is that two sentences share them by chance, in half bits.
    told: u32,
    /// What of the lesser one's weight is shared, in percent.
    similarity: u32,
}

impl Evidence {
    fn of(a: &Mention<'_>, b: &Mention<'_>) -> Self {
        let (few, many) = if a.words.len() <= b.words.len() { (a, b) } else { (b, a) };
        let mut evidence = Evidence { same_head: a.head.is_some() && a.head == b.head, ..Evidence::default() };
        let mut weight = 0;
        for (word, other) in few.words.iter().filter_map(|word| Some((word, many.word(word.stem)?))) {
            weight += word.weight().min(other.weight());
            if Some(word.stem) == a.head && a.head == b.head {
                continue;
            }
            evidence.shared += 1;
            evidence.told += word.rarity / if word.way.max(other.way) <= 2 * NEAR { 1 } else { 2 };
            let near = word.way <= NEAR && other.way <= NEAR;
            evidence.names += usize::from(word.is_name && near);
            evidence.roles += usize::from(!word.is_name && near);
        }
        evidence.similarity = weight * 100 / a.weight().min(b.weight()).max(1);
        evidence
    }

    /// The very same number is better company than one that merely agrees.
    fn score(self, same_number: bool) -> u32 {
        self.similarity + if same_number { 50 } else { 0 }
    }

    /// Whether the words beside both figures say what they are of: an action, a property, or whose age it is.
    fn names_the_role(self, kind: Kind) -> bool {
        self.roles >= 1 || (kind == Kind::Age && self.names >= 2)
    }

    /// Enough for values that agree.
    fn lines_up(self, a: &Mention<'_>, b: &Mention<'_>, ground: u32) -> bool {
        // Articles count one thing under many names; the number itself tells as much as the words do.
        let exact = a.kind() == Kind::Count && same_number(a, b) && has_telling_number(a);
        let least = if exact { ground / 2 } else { ground };
        if self.similarity < if exact { 10 } else { 15 } || self.told < least || a.stance.origin != b.stance.origin {
            return false;
        }
        let counts = a.kind() == Kind::Count && !self.same_head;
        let telling = has_telling_number(a) && has_telling_number(b);
        match (counts, telling) {
            (true, true) => self.shared >= 3 && same_number(a, b),
            (true, false) => false,
            (false, true) => self.shared >= 2,
            (false, false) => self.shared >= 2 && self.roles >= 1,
        }
    }

    /// Enough for values that differ.
    fn proves(self, a: &Mention<'_>, b: &Mention<'_>, ground: u32) -> bool {
        let least = if a.kind() == Kind::Date { 45 } else { 30 };
        self.similarity >= least
            && self.told >= ground
            && self.shared >= 3
            && self.names_the_role(a.kind())
            && (a.kind() != Kind::Count || self.same_head || (a.head.is_none() && b.head.is_none()))
            && is_same_subject(a, b)
    }
}

/// Whether nothing speaks against two differing figures being of one fact.
fn is_same_subject(a: &Mention<'_>, b: &Mention<'_>) -> bool {
    !a.stance.origin
        && !b.stance.origin
        && a.stance.scope == b.stance.scope
        && a.quantity().change.is_some() == b.quantity().change.is_some()
        && is_one_size(a, b)
        && modifiers_agree(a, b)
        && modifiers_agree(b, a)
        && names_agree(a, b)
        && times_agree(a, b)
}

/// Values many times each other are two facts, unless it is the point that slipped.
fn is_one_size(a: &Mention<'_>, b: &Mention<'_>) -> bool {
    let Some(ratio) = ratio(a, b) else { return true };
    ratio <= Decimal::new(3, 0) || [10, 100, 1000, 1_000_000].iter().any(|&power| ratio == Decimal::from(power))
}

/// The greater number as so many times the lesser, in one unit.
fn ratio(a: &Mention<'_>, b: &Mention<'_>) -> Option<Decimal> {
    let by = conversion(a.quantity(), b.quantity())?;
    let one = a.quantity().written()?.high.abs().checked_mul(by.of)?;
    let other = b.quantity().written()?.high.abs().checked_mul(by.other)?;
    one.max(other).checked_div(one.min(other)).or(Some(Decimal::MAX))
}

/// "200 Korean companies" and "30 companies" are two things unless the other sentence is of Koreans too.
fn modifiers_agree(a: &Mention<'_>, b: &Mention<'_>) -> bool {
    a.modifiers.iter().all(|&stem| b.modifiers.contains(&stem) || b.word(stem).is_some())
}

/// Each stands beside a name that the other does not know: two places, two people.
fn names_agree(a: &Mention<'_>, b: &Mention<'_>) -> bool {
    let own = |of: &Mention<'_>, other: &Mention<'_>| {
        of.words.iter().any(|word| word.is_name && word.way <= NEAR && other.word(word.stem).is_none())
    };
    !(own(a, b) && own(b, a))
}

/// Figures of different days are different facts.
fn times_agree(a: &Mention<'_>, b: &Mention<'_>) -> bool {
    a.kind() == Kind::Date
        || a.dates.is_empty()
        || b.dates.is_empty()
        || a.dates.iter().any(|one| b.dates.iter().any(|other| one.overlaps(*other)))
}

/// Two articles do not write 47 by chance; they do write 2.
fn has_telling_number(mention: &Mention<'_>) -> bool {
    mention.kind() == Kind::Date
        || mention.quantity().written().is_some_and(|written| {
            let digits = written.high.normalize().mantissa().unsigned_abs();
            digits >= 13 || written.high.abs() >= Decimal::ONE_HUNDRED
        })
}

pub(super) fn same_number(a: &Mention<'_>, b: &Mention<'_>) -> bool {
    a.quantity().written().zip(b.quantity().written()).is_some_and(|(a, b)| (a.low, a.high) == (b.low, b.high))
}

/// Keeps of each mention, for each other article, its best partner if that one thinks likewise. A partner that is as
/// good but says something else leaves it open which is meant.
fn mutual(mentions: &[Mention<'_>], links: Vec<Link>) -> Vec<Link> {
    let article = |at: usize| mentions.get(at).map_or(0, |mention| mention.article);
    let mut best: BTreeMap<(usize, usize), u32> = BTreeMap::new();
    for link in &links {
        for (of, with) in [(link.one, link.other), (link.other, link.one)] {
            let known = best.entry((of, article(with))).or_default();
            *known = (*known).max(link.score);
        }
    }
    let is_best = |of: usize, with: usize, score: u32| best.get(&(of, article(with))) == Some(&score);
    let elsewhere = Elsewhere::of(mentions);
    let keeps = |link: &Link| {
        let (a, b) = (&mentions[link.one], &mentions[link.other]);
        let exact = link.bond == Bond::Alike && same_number(a, b);
        let best = is_best(link.one, link.other, link.score) && is_best(link.other, link.one, link.score);
        exact || (best && (link.bond == Bond::Alike || !elsewhere.explains(a, b)))
    };
    links.into_iter().filter(keeps).collect()
}

/// The numbers each article gives, by kind: one that gives both values means two things by them.
struct Elsewhere(BTreeSet<(usize, Kind, Decimal)>);

impl Elsewhere {
    fn of(mentions: &[Mention<'_>]) -> Self {
        let number = |mention: &Mention<'_>| {
            Some((mention.article, mention.kind(), mention.quantity().written()?.high.normalize()))
        };
        Self(mentions.iter().filter_map(number).collect())
    }

    /// Whether one of the articles gives the other's number too. Where the two are within a tenth of each other, it is
    /// rather the article that is at odds with itself.
    fn explains(&self, a: &Mention<'_>, b: &Mention<'_>) -> bool {
        let holds = |article: usize, of: &Mention<'_>| {
            let number = of.quantity().written().map(|written| written.high.normalize());
            number.is_some_and(|number| self.0.contains(&(article, of.kind(), number)))
        };
        let near = ratio(a, b).is_some_and(|ratio| ratio <= Decimal::new(11, 1));
        !near && (holds(a.article, b) || holds(b.article, a))
    }
}

/// What each article is about: the words around its figures and how much each tells, which is by the square of its
/// rarity, for what all articles speak of tells no events apart.
struct Events {
    words: BTreeMap<usize, BTreeMap<Stem, u32>>,
    known: BTreeMap<(usize, usize), bool>,
}

/// How much of the lesser article's words two articles on one event share, in percent of what they tell.
const ONE_EVENT: u32 = 15;

impl Events {
    fn of(mentions: &[Mention<'_>]) -> Self {
        let mut words: BTreeMap<usize, BTreeMap<Stem, u32>> = BTreeMap::new();
        for mention in mentions {
            let own = words.entry(mention.article).or_default();
            own.extend(mention.words.iter().map(|word| (word.stem, (word.rarity + 1).pow(2))));
        }
        Self { words, known: BTreeMap::new() }
    }

    /// Whether two articles tell of one event: figures of different events may differ as they like.
    fn is_one(&mut self, one: usize, other: usize) -> bool {
        let Self { words, known } = self;
        *known.entry((one, other)).or_insert_with(|| {
            let (Some(a), Some(b)) = (words.get(&one), words.get(&other)) else { return false };
            let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
            let shared: u32 = few.iter().filter(|(stem, _)| many.contains_key(stem)).map(|(_, rarity)| rarity).sum();
            let all: u32 = few.values().sum();
            shared * 100 >= all * ONE_EVENT
        })
    }
}

/// No fact is looked at in more mentions than this, so that a page that repeats one sentence for ever costs no more than
/// its length.
const LARGEST: usize = 256;

/// Mentions being put together.
struct Groups {
    group_of: Vec<usize>,
    members: Vec<Vec<usize>>,
}

impl Groups {
    fn new(count: usize) -> Self {
        Self { group_of: (0..count).collect(), members: (0..count).map(|at| vec![at]).collect() }
    }

    /// Puts the two groups together, unless an article would then contradict itself.
    fn unite(&mut self, mentions: &[Mention<'_>], link: Link) {
        let (one, other) = (self.group_of[link.one], self.group_of[link.other]);
        if one == other || !self.fit(mentions, one, other) {
            return;
        }
        let (into, from) =
            if self.members[one].len() >= self.members[other].len() { (one, other) } else { (other, one) };
        let moved = std::mem::take(&mut self.members[from]);
        for &at in &moved {
            self.group_of[at] = into;
        }
        self.members[into].extend(moved);
    }

    fn fit(&self, mentions: &[Mention<'_>], one: usize, other: usize) -> bool {
        if self.members[one].len() + self.members[other].len() > LARGEST {
            return false;
        }
        let mut by_article: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for &at in &self.members[one] {
            by_article.entry(mentions[at].article).or_default().push(at);
        }
        self.members[other].iter().all(|&at| {
            let own = by_article.get(&mentions[at].article).map_or(&[][..], Vec::as_slice);
            own.iter().all(|&before| bond(&mentions[before], &mentions[at]) == Some(Bond::Alike))
        })
    }

    fn into_groups(self, links: &[Link]) -> Vec<Group> {
        let mut linked: BTreeMap<usize, Vec<Link>> = BTreeMap::new();
        for link in links.iter().filter(|link| self.group_of[link.one] == self.group_of[link.other]) {
            linked.entry(self.group_of[link.one]).or_default().push(*link);
        }
        let mut groups: Vec<Group> = linked
            .into_iter()
            .map(|(group, links)| {
                let mut members = self.members[group].clone();
                members.sort_unstable();
                Group { members, links }
            })
            .collect();
        groups.sort_by(|a, b| a.members.cmp(&b.members));
        groups
    }
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::check::compare;

    fn relations(texts: &[&str]) -> Vec<&'static str> {
        let articles: Vec<Article> =
            texts.iter().enumerate().map(|(at, text)| Article::from_text(&format!("{at}.txt"), text)).collect();
        compare(&articles).slots.iter().map(|slot| slot.relation).collect()
    }

    #[test]
    fn the_same_words_around_other_values_are_a_contradiction() {
        let a = "The quake struck near Wendham and had a depth of 1.2 miles.";
        assert_eq!(relations(&[a, "With a depth of 12 miles, the quake struck near Wendham."]), ["contradiction"]);
        assert_eq!(
            relations(&[a, "The quake near Wendham, which struck at night, had a depth of 1.2 miles."]),
            ["agree"]
        );
    }

    #[test]
    fn another_place_is_another_fact() {
        let a = "The quake struck about 20 miles north of Wendham.";
        assert!(relations(&[a, "The quake struck about 26 miles north of Harrowgate."]).is_empty());
    }

    #[test]
    fn another_thing_counted_is_another_fact() {
        let a = "About 400 representatives took part in the business forum in Wendham.";
        assert!(relations(&[a, "Roughly 200 delegates took part in the business forum in Wendham."]).is_empty());
    }

    #[test]
    fn an_article_that_has_both_values_means_two_things() {
        let a = "Orbel agreed to buy the chipmaker Tavit for $5.4 billion in cash and stock.";
        let b = "Orbel buys the chipmaker Tavit for $4.2 billion in cash and gives stock. The price of Tavit is $5.4 billion.";
        assert!(!relations(&[a, b]).contains(&"contradiction"));
    }

    #[test]
    fn a_value_said_to_have_moved_is_an_update() {
        let a = "The quake near Wendham had a preliminary magnitude of 4.4, the survey said.";
        let b = "The quake near Wendham had a magnitude of 4.2, the survey said.";
        assert_eq!(relations(&[a, b]), ["update"]);
    }

    #[test]
    fn a_sentence_without_end_costs_no_more_than_its_length() {
        let text = "They sold 14 boats of Wendham and 15 carts, ".repeat(4000);
        assert!(relations(&[&text, &text]).len() <= 2);
    }
}
