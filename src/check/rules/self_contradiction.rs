//! `self-contradiction`: an article gives the same thing two different values.

use std::collections::{BTreeMap, BTreeSet};

use super::Case;
use crate::check::bind::Binding;
use crate::check::compare::{Relation, relation};
use crate::check::passage::Passage;
use crate::check::verdict::Verdict;
use crate::check::words::{cut, is_function_word};
use crate::figure::Figure;
use crate::finding::{Code, Finding, Label};
use crate::quantity::{Hedge, Kind};

/// Two sentences say the same when the words of the one are at least this share, in percent, of the other's.
const SAME_FROM: usize = 80;
/// Shorter sentences repeat each other by chance.
const LEAST_WORDS: usize = 5;

/// Only sentences that repeat each other almost word for word are held against each other.
pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    let told: Vec<Told<'_>> = case.passages.iter().filter_map(|passage| Told::of(case, passage)).collect();
    pairs(&told).into_iter().filter_map(|(a, b)| finding(case, &told[a], &told[b])).collect()
}

/// A sentence with figures, as the set of its words.
struct Told<'a> {
    figures: Vec<&'a Figure>,
    words: BTreeSet<String>,
    /// Whether one of its figures is reported as a conflict already, or a claim gives it leeway.
    settled: bool,
}

impl<'a> Told<'a> {
    fn of(case: &Case<'a>, passage: &Passage<'_>) -> Option<Self> {
        let figures: Vec<&Figure> = passage.figures.iter().filter_map(|&at| case.figures.get(at)).collect();
        if figures.is_empty() {
            return None;
        }
        // The figures stand in order, so the only one a place can lie in is found without asking them all.
        let inside = |start: usize| {
            let place = start + passage.span.start;
            let next = figures.partition_point(|figure| figure.span.end <= place);
            figures.get(next).is_some_and(|figure| figure.span.start <= place)
        };
        let words: BTreeSet<String> = cut(passage.text)
            .into_iter()
            .filter(|word| !inside(word.span.start) && !is_function_word(word.text))
            .map(|word| word.text.to_lowercase())
            .collect();
        let settled = passage.figures.iter().any(|&at| is_settled(case, at));
        (words.len() >= LEAST_WORDS).then_some(Self { figures, words, settled })
    }

    /// Whether one says what the other does, and perhaps a little more. A word in place of another makes it another thing:
    /// the women's team for the men's.
    fn says_the_same(&self, other: &Self) -> bool {
        let (fewer, more) = if self.words.len() < other.words.len() { (self, other) } else { (other, self) };
        fewer.words.is_subset(&more.words) && fewer.words.len() * 100 >= more.words.len() * SAME_FROM
    }
}

/// A figure that conflicts is reported as that; one whose claim is hedged or tolerant may differ from another as right.
fn is_settled(case: &Case<'_>, figure: usize) -> bool {
    let bound = || case.bindings.iter().filter(move |binding| binding.figure == figure);
    let lenient = |binding: &Binding| {
        let claim = case.claim_of(binding)?.claim;
        let hedge = claim.expected.get(binding.expected)?.quantity.hedge;
        Some(claim.tolerance.is_some() || hedge != Hedge::None)
    };
    case.verdicts.get(figure) == Some(&Verdict::Conflicting) || bound().any(|binding| lenient(binding).unwrap_or(false))
}

/// Sentences that say the same, the earlier first. Only those that share their rarest words are compared, so that an
/// article of a thousand sentences costs a thousand comparisons.
fn pairs(told: &[Told<'_>]) -> Vec<(usize, usize)> {
    let mut seen: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
    let mut pairs = BTreeSet::new();
    for (at, one) in told.iter().enumerate() {
        for key in keys(&one.words) {
            match seen.get(&key) {
                Some(&before) if told[before].says_the_same(one) => drop(pairs.insert((before, at))),
                _ => drop(seen.insert(key, at)),
            }
        }
    }
    pairs.into_iter().collect()
}

/// The longest words but one each: two sentences that differ in a word still share a key.
fn keys(words: &BTreeSet<String>) -> Vec<Vec<&str>> {
    let mut longest: Vec<&str> = words.iter().map(String::as_str).collect();
    longest.sort_by_key(|word| (std::cmp::Reverse(word.len()), *word));
    longest.truncate(4);
    longest.sort_unstable();
    let without = |out: usize| longest.iter().enumerate().filter(|(at, _)| *at != out).map(|(_, word)| *word).collect();
    (0..longest.len()).map(without).collect()
}

/// The sentences must hold as many figures, all but one equal, and that one of the same kind and evidently apart.
fn finding(case: &Case<'_>, before: &Told<'_>, after: &Told<'_>) -> Option<Finding> {
    if before.settled || after.settled || before.figures.len() != after.figures.len() {
        return None;
    }
    if before.figures.iter().zip(&after.figures).any(|(a, b)| a.quantity.kind != b.quantity.kind) {
        return None;
    }
    let mut apart = before.figures.iter().zip(&after.figures).filter(|(a, b)| differ(a, b));
    let (first, second) = apart.next()?;
    let alone = apart.next().is_none() && first.quantity.kind == second.quantity.kind;
    // Of another day, or of another place in a row, it is another thing.
    let names = first.quantity.days().is_some() || first.quantity.kind == Kind::Ordinal;
    (alone && !names).then(|| contradiction(case, first, second))
}

fn differ(a: &Figure, b: &Figure) -> bool {
    let there = relation(&a.quantity, None, &b.quantity);
    let back = relation(&b.quantity, None, &a.quantity);
    matches!((there, back), (Relation::Conflicts, Relation::Conflicts))
}

fn contradiction(case: &Case<'_>, first: &Figure, second: &Figure) -> Finding {
    let (before, after) = (case.text(first.span), case.text(second.span));
    let message = format!("the article says {after} here and {before} in the same words elsewhere");
    let mut finding = Finding::new(Code::SELF_CONTRADICTION, case.place(second.span), message);
    finding.label = format!("{after} here");
    finding.help = Some("One of the two is wrong: look up which, and correct it.".to_owned());
    finding.related = vec![Label { place: case.place(first.span), text: format!("{before} here") }];
    finding
}
