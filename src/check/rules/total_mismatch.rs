//! `total-mismatch`: parts do not add up to the total they are said to make.
//!
//! Only where the words claim a sum: "a total of 12: 7 men and 5 women", "made up of", "for a total of". What merely
//! is included need not be all, so of it only too much is told, and only of parts that cannot overlap.

use super::Case;
use super::sentence::{self, Mention, Sentence, ends_with_word, is_own, meant, number, starts_with_word, told};
use super::unaided::Mismatch;
use crate::finding::Code;
use crate::quantity::{Bound, Decimal, Interval, Kind, Unit};

const HELP: &str = "Add the parts again from the source: one of the numbers is wrong, or a part is missing.";

/// Longer lists are no sum that a sentence tells.
const MOST_PARTS: usize = 12;

pub(super) fn mismatches(case: &Case<'_>) -> Vec<Mismatch> {
    sentence::all(case).flat_map(|sentence| in_sentence(&sentence.of_numbers())).collect()
}

fn in_sentence(sentence: &Sentence<'_>) -> Vec<Mismatch> {
    let totals = 0..sentence.mentions.len();
    totals
        .filter_map(|at| Sum::told_before(sentence, at).or_else(|| Sum::told_behind(sentence, at))?.mismatch())
        .collect()
}

/// A total and its parts.
struct Sum<'s> {
    total: &'s Mention<'s>,
    parts: &'s [Mention<'s>],
    /// Whether the parts are said to be all, and not only to be among them.
    complete: bool,
}

impl<'s> Sum<'s> {
    /// "a total of 12 people: 7 men and 5 women".
    fn told_before(sentence: &'s Sentence<'_>, at: usize) -> Option<Self> {
        let total = sentence.mentions.get(at)?;
        let first = sentence.mentions.get(at + 1)?;
        let opening = opening(&sentence.before(total), &sentence.between(total, first))?;
        let parts = list(sentence, at + 1);
        let disjoint = are_disjoint(parts);
        ((2..=MOST_PARTS).contains(&parts.len())
            && is_closed(sentence, parts)
            && (opening == Opening::Complete || disjoint))
            .then_some(Self { total, parts, complete: opening == Opening::Complete })
    }

    /// "5 cows and 6 pigs, for a total of 11 animals"; of two parts each may have words of its own: "$59 million at home and
    /// $68 million abroad, for a worldwide total of $127 million".
    fn told_behind(sentence: &'s Sentence<'_>, at: usize) -> Option<Self> {
        let total = sentence.mentions.get(at)?;
        let last = at.checked_sub(1)?;
        let between = sentence.between(sentence.mentions.get(last)?, total);
        let own = before_sum(&between)?;
        let first = if own.is_empty() { first_of_list(sentence, last)? } else { first_of_two(sentence, last, own)? };
        let parts = sentence.mentions.get(first..at)?;
        let opens = parts.first().is_some_and(|part| is_opened(&sentence.before(part)));
        ((2..=MOST_PARTS).contains(&parts.len()) && opens).then_some(Self { total, parts, complete: true })
    }

    fn mismatch(&self) -> Option<Mismatch> {
        let like = |part: &Mention<'_>| is_like(self.total, part);
        let sum = self
            .parts
            .iter()
            .try_fold(Interval::closed(Decimal::ZERO, Decimal::ZERO), |sum, part| sum.plus(meant(part.quantity())?))?;
        let total = meant(self.total.quantity())?;
        let allowed = if self.complete { total } else { Interval { low: Bound::Unbounded, ..total } };
        if !self.parts.iter().all(like) || sum.meets(allowed) {
            return None;
        }
        self.worded()
    }

    fn worded(&self) -> Option<Mismatch> {
        let numbers: Option<Vec<Decimal>> = self.parts.iter().map(|part| number(part.quantity())).collect();
        let numbers = numbers?;
        let sum = numbers.iter().try_fold(Decimal::ZERO, |sum, number| sum.checked_add(*number))?;
        let as_written = |number: &Decimal| amount_like(self.total, *number).unwrap_or_else(|| told(*number));
        let terms: Vec<String> = numbers.iter().map(as_written).collect();
        let (sum, said) = (as_written(&sum), as_written(&number(self.total.quantity())?));
        let message = format!("{} is {sum}, not {said}", terms.join(" + "));
        let mismatch = Mismatch::at(Code::TOTAL_MISMATCH, self.total, message, HELP);
        let mismatch = mismatch.labelled(format!("the parts make {sum}"));
        Some(mismatch.beside_each(self.parts, "a part"))
    }
}

/// A number of money as an amount beside it is written: "$121 million" beside "$141 million".
fn amount_like(beside: &Mention<'_>, number: Decimal) -> Option<String> {
    let is_numeral = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let start = beside.text.find(|c: char| c.is_ascii_digit()).filter(|_| beside.kind() == Kind::Money)?;
    let end = beside.text[start..].find(|c: char| !is_numeral(c)).map_or(beside.text.len(), |len| start + len);
    let numeral = &beside.text[start..end];
    let digits: Decimal = numeral.replace(',', "").parse().ok()?;
    let multiplier = sentence::number(beside.quantity())?.checked_div(digits)?;
    // Beside "million" a comma may be a decimal one.
    if numeral.contains(',') && multiplier != Decimal::ONE {
        return None;
    }
    let shown = told(number.checked_div(multiplier)?);
    Some(format!("{}{shown}{}", &beside.text[..start], &beside.text[end..]))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Opening {
    Complete,
    Including,
}

/// What the words around a total say of the figures behind it.
fn opening(before: &str, between: &str) -> Option<Opening> {
    const MAKING: &[&str] =
        &["comprising", "consisting of", "made up of", "composed of", "comprised of", "which comprises"];
    let words = between.trim_start_matches([',', ' ']);
    let announced = ends_with_word(before, &["of"]) && before.ends_with("total of");
    match words {
        ":" | "—" | "–" | "-" if announced => Some(Opening::Complete),
        words if MAKING.iter().any(|making| words.ends_with(making) && words.len() <= making.len() + 8) => {
            Some(Opening::Complete)
        }
        "including" | "" | "(" | "—" | "–" | "-" | "--" => Some(Opening::Including),
        _ => None,
    }
}

/// The figures from one on that are told as a list: "7 men, 5 women and 2 children".
fn list<'s>(sentence: &'s Sentence<'_>, first: usize) -> &'s [Mention<'s>] {
    let reach = sentence.mentions.len().min(first + MOST_PARTS + 1);
    let more = (first..reach).take_while(|&at| at == first || is_joined(sentence, at - 1)).count();
    sentence.mentions.get(first..first + more).unwrap_or_default()
}

/// What goes before "for a total of", if that is what the words end with; of what kind it is may be said.
fn before_sum(words: &str) -> Option<&str> {
    let (own, kind) = words.strip_suffix("total of")?.rsplit_once("for a ")?;
    (kind.split_whitespace().count() <= 2).then(|| own.trim_end_matches([' ', ',']))
}

/// Where the list begins that ends with a figure.
fn first_of_list(sentence: &Sentence<'_>, last: usize) -> Option<usize> {
    (0..=last).rev().take(MOST_PARTS + 1).take_while(|&part| part == last || is_joined(sentence, part)).last()
}

/// The first of two parts that have words of their own, of which these stand behind the second.
fn first_of_two(sentence: &Sentence<'_>, last: usize, own: &str) -> Option<usize> {
    let first = last.checked_sub(1)?;
    let between = sentence.between(sentence.mentions.get(first)?, sentence.mentions.get(last)?);
    let joined = between.strip_suffix("and").map(|own| own.trim_end_matches([' ', ',']));
    (joined.is_some_and(is_where_or_when) && is_where_or_when(own)).then_some(first)
}

/// Whether words say no more of a part than where or when.
fn is_where_or_when(words: &str) -> bool {
    const MOST_WORDS: usize = 8;
    const CLAUSES: &[&str] =
        &["that", "which", "who", "while", "but", "after", "before", "when", "from", "to", "than", "makes", "cost"];
    is_own(words, MOST_WORDS) && !words.split_whitespace().any(|word| CLAUSES.contains(&word))
}

/// Whether a figure and the next are joined as members of a list.
fn is_joined(sentence: &Sentence<'_>, at: usize) -> bool {
    let (Some(one), Some(other)) = (sentence.mentions.get(at), sentence.mentions.get(at + 1)) else { return false };
    matches!(sentence.between(one, other).as_str(), "," | "and" | ", and" | "plus" | ", plus" | "&")
}

/// Whether nothing more can belong to the list: what follows is no further member without a figure.
fn is_closed(sentence: &Sentence<'_>, parts: &[Mention<'_>]) -> bool {
    let Some(last) = parts.last() else { return false };
    let after = sentence.after(last);
    let runs_on =
        starts_with_word(after.trim_start_matches([',', ' ']), &["and", "or", "plus", "as", "with", "including"]);
    let joined = parts.len() < 2 || {
        let before_last = &parts[parts.len() - 2];
        sentence.between(before_last, last) != ","
    };
    let ends = after.is_empty() || after.starts_with(['.', ',', ';', ')', '—', '–', '?', '!']);
    joined && ends && !runs_on
}

/// Whether a list begins here: no member without a figure goes before it.
fn is_opened(before: &str) -> bool {
    !before.ends_with(',') && !ends_with_word(before, &["and", "plus", "another", "or"])
}

fn is_like(total: &Mention<'_>, part: &Mention<'_>) -> bool {
    let (total, part) = (total.quantity(), part.quantity());
    let summed = match total.kind {
        Kind::Money => total.unit == part.unit,
        kind => kind == Kind::Count,
    };
    summed && total.kind == part.kind && number(total).is_some() && number(part).is_some()
}

/// Sets of words for people of whom nobody is two at once.
static PARTITIONS: &[&[&str]] = &[
    &["man", "woman", "child", "boy", "girl"],
    &["male", "female"],
    &["adult", "child", "minor", "teenager"],
    &["democrat", "republican", "independent"],
];

fn are_disjoint(parts: &[Mention<'_>]) -> bool {
    let noun = |part: &Mention<'_>| match &part.quantity().unit {
        Some(Unit::Noun(noun)) => noun.to_lowercase(),
        _ => String::new(),
    };
    let nouns: Vec<String> = parts.iter().map(noun).collect();
    let distinct = (1..nouns.len()).all(|at| !nouns[..at].contains(&nouns[at]));
    distinct && nouns.len() <= 5 && PARTITIONS.iter().any(|set| nouns.iter().all(|noun| set.contains(&noun.as_str())))
}
