//! `weekday-mismatch`: a date is not the weekday it is said to be.
//!
//! Only where weekday and date stand together. The reading of a date passes over its weekday, so the weekday is taken
//! from the words.

use jiff::civil::{Date, Weekday};

use super::Case;
use super::sentence::{self, Mention, Sentence};
use super::unaided::Mismatch;
use crate::figure::WEEKDAYS;
use crate::finding::Code;
use crate::quantity::Period;

const HELP: &str = "Look the date up: either the weekday or the date is wrong.";

pub(super) fn mismatches(case: &Case<'_>) -> Vec<Mismatch> {
    sentence::all(case).flat_map(|sentence| in_sentence(&sentence)).collect()
}

fn in_sentence(sentence: &Sentence<'_>) -> Vec<Mismatch> {
    let own = sentence.mentions.iter().filter_map(|mention| before_the_date(sentence, mention));
    let pairs = sentence.mentions.windows(2);
    own.chain(pairs.filter_map(|pair| behind_the_date(sentence, pair))).collect()
}

/// "Monday, January 6, 2026".
fn before_the_date(sentence: &Sentence<'_>, mention: &Mention<'_>) -> Option<Mismatch> {
    let date = whole_date(mention)?;
    let said = weekday_of(mention.text)?;
    wrong(sentence, mention, said, date).then(|| mismatch(mention, said, date))
}

/// "January 6, 2026 (Monday)", "January 6, 2026, a Monday".
fn behind_the_date(sentence: &Sentence<'_>, pair: &[Mention<'_>]) -> Option<Mismatch> {
    let [dated, named] = pair else { return None };
    let date = whole_date(dated)?;
    let said = weekday_of(named.text).filter(|_| named.text.chars().all(char::is_alphabetic))?;
    let bracketed = sentence.between(dated, named) == "(" && sentence.after(named).starts_with(')');
    let apposed = sentence.between(dated, named) == ", a";
    let applies = (bracketed || apposed) && wrong(sentence, dated, said, date);
    applies.then(|| mismatch(dated, said, date).beside(named, "the weekday"))
}

/// A single day that is written with its number, not "Monday" alone.
fn whole_date(mention: &Mention<'_>) -> Option<Date> {
    let days = mention.quantity().days()?;
    let written = mention.text.bytes().any(|byte| byte.is_ascii_digit());
    (written && days == Period::day(days.first())).then(|| days.first())
}

/// Where the year is not written it is only supposed; then the weekday must be wrong for the years around it as well.
fn wrong(sentence: &Sentence<'_>, mention: &Mention<'_>, said: Weekday, date: Date) -> bool {
    if states_year(mention.text) {
        return date.weekday() != said;
    }
    let published = sentence.case.article.published().map_or(date, |published| published.date);
    let years = [date.year(), published.year() - 1, published.year(), published.year() + 1];
    years.into_iter().filter_map(|year| Date::new(year, date.month(), date.day()).ok()).all(|day| day.weekday() != said)
}

fn states_year(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4)
}

/// The weekday a text begins with, in full or shortened.
fn weekday_of(text: &str) -> Option<Weekday> {
    let word = text.split(|c: char| !c.is_alphabetic()).next()?.to_lowercase();
    let known = |(name, _): &&(&str, Weekday)| word.len() >= 3 && name.starts_with(&word);
    WEEKDAYS.iter().find(known).map(|(_, weekday)| *weekday)
}

fn mismatch(mention: &Mention<'_>, said: Weekday, date: Date) -> Mismatch {
    let is = date.strftime("%A");
    let day = date.strftime("%B %-d, %Y");
    let message = format!("{day} is a {is}, not a {}", name(said));
    Mismatch::at(Code::WEEKDAY_MISMATCH, mention, message, HELP).labelled(format!("this day is a {is}"))
}

fn name(weekday: Weekday) -> String {
    // Any week will do: 1 January 2024 was a Monday.
    let day = Date::constant(2024, 1, 1).nth_weekday(1, weekday).ok();
    day.map(|day| day.strftime("%A").to_string()).unwrap_or_default()
}
