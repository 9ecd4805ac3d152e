//! `date-order`: two dates run backwards.

use super::Case;
use super::sentence::{self, Mention, Sentence, ends_with_word};
use super::unaided::Mismatch;
use crate::finding::Code;

const HELP: &str = "Look both dates up: one of them is wrong, or the two have changed places.";

pub(super) fn mismatches(case: &Case<'_>) -> Vec<Mismatch> {
    sentence::all(case).flat_map(|sentence| in_sentence(&sentence)).collect()
}

fn in_sentence(sentence: &Sentence<'_>) -> Vec<Mismatch> {
    let ranges = sentence.mentions.iter().filter_map(|mention| in_range(sentence, mention));
    let pairs = sentence.mentions.windows(2);
    ranges.chain(pairs.filter_map(|pair| in_pair(sentence, pair))).collect()
}

/// "from January 7 to January 4": read as a range it would run for most of a year.
fn in_range(sentence: &Sentence<'_>, mention: &Mention<'_>) -> Option<Mismatch> {
    let days = mention.quantity().days()?;
    let (first, last) = (days.first(), days.last());
    let days_written = mention.text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let both_days = days_written.clone().count() == 2 && days_written.clone().all(|digits| digits.len() <= 2);
    let backwards = first.month() == last.month() && last.day() + 1 < first.day() && last.year() == first.year() + 1;
    let message = format!("{} runs backwards", sentence.case.text(mention.span()));
    (both_days && backwards)
        .then(|| Mismatch::at(Code::DATE_ORDER, mention, message, HELP).labelled("ends before it begins"))
}

fn in_pair(sentence: &Sentence<'_>, pair: &[Mention<'_>]) -> Option<Mismatch> {
    let [first, second] = pair else { return None };
    let (from, to) = (first.quantity().days()?, second.quantity().days()?);
    let backwards = to.last() < from.first() && states_year(first.text) && states_year(second.text);
    if !backwards {
        return None;
    }
    let (before, between) = (sentence.before(first), sentence.between(first, second));
    let (one, other) = (sentence.case.text(first.span()), sentence.case.text(second.span()));
    let message = if is_run(&before, &between) {
        format!("from {one} to {other} runs backwards")
    } else if is_life(&before, &between) {
        format!("nobody born in {one} can have died in {other}")
    } else {
        return None;
    };
    let mismatch = Mismatch::at(Code::DATE_ORDER, second, message, HELP);
    Some(mismatch.labelled(format!("before {one}")).beside(first, "the beginning"))
}

/// "from … to …", "between … and …", of a stretch of time.
fn is_run(before: &str, between: &str) -> bool {
    let run = ends_with_word(before, &["from"]) && matches!(between, "to" | "through" | "until")
        || ends_with_word(before, &["between"]) && between == "and";
    run && !UNORDERED.iter().any(|word| before.contains(word))
}

/// Beginnings of words by which two dates stand in any order: a vote is moved from June to May, years are compared.
static UNORDERED: &[&str] =
    &["advanc", "amend", "brought", "chang", "compar", "differ", "gap", "mov", "push", "reschedul", "shift", "switch"];

/// "born in … and died in …", of one person.
fn is_life(before: &str, between: &str) -> bool {
    let born = ["born", "born in", "born on"].iter().any(|words| before.ends_with(words));
    let died = ["died", "died in", "died on"].iter().any(|words| between.ends_with(words));
    born && died && between.split(' ').count() <= 6
}

fn states_year(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4)
}
