//! `weekday-mismatch`: a date is not the weekday it is said to be.
//!
//! Only where weekday and date stand together. The reading of a date passes over its weekday, so the weekday is taken
//! from the words.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};

use super::Case;
use super::sentence::{self, Mention, Sentence};
use super::unaided::Mismatch;
use crate::figure::WEEKDAYS;
use crate::finding::Code;
use crate::quantity::Period;

/// So many days before or after publication nobody writes the year of a day.
const NEAR: i32 = 31;

const HELP: &str = "Look the date up: either the weekday or the date is wrong.";

pub(super) fn mismatches(case: &Case<'_>) -> Vec<Mismatch> {
    let years = Years::of(case);
    sentence::all(case).flat_map(|sentence| in_sentence(&sentence, &years)).collect()
}

fn in_sentence(sentence: &Sentence<'_>, years: &Years) -> Vec<Mismatch> {
    let own = sentence.mentions.iter().filter_map(|mention| before_the_date(mention, years));
    let pairs = sentence.mentions.windows(2);
    own.chain(pairs.filter_map(|pair| behind_the_date(sentence, pair, years))).collect()
}

/// "Monday, January 6, 2026".
fn before_the_date(mention: &Mention<'_>, years: &Years) -> Option<Mismatch> {
    let date = whole_date(mention)?;
    let said = weekday_of(mention.text)?;
    years.rule_out(mention, said, date).then(|| mismatch(mention, said, date))
}

/// "January 6, 2026 (Monday)", "January 6, 2026, a Monday".
fn behind_the_date(sentence: &Sentence<'_>, pair: &[Mention<'_>], years: &Years) -> Option<Mismatch> {
    let [dated, named] = pair else { return None };
    let date = whole_date(dated)?;
    let said = weekday_of(named.text).filter(|_| named.text.chars().all(char::is_alphabetic))?;
    let bracketed = sentence.between(dated, named) == "(" && sentence.after(named).starts_with(')');
    let apposed = sentence.between(dated, named) == ", a";
    let applies = (bracketed || apposed) && years.rule_out(dated, said, date);
    applies.then(|| mismatch(dated, said, date).beside(named, "the weekday"))
}

/// A single day that is written with its number, not "Monday" alone.
fn whole_date(mention: &Mention<'_>) -> Option<Date> {
    let days = mention.quantity().days()?;
    let written = mention.text.bytes().any(|byte| byte.is_ascii_digit());
    (written && days == Period::day(days.first())).then(|| days.first())
}

/// Which years a day may be of that is written without one: it is only supposed to be of the year nearest to publication.
struct Years {
    published: Option<Date>,
    /// Those the article's dates lie in.
    told: BTreeSet<i16>,
}

impl Years {
    fn of(case: &Case<'_>) -> Self {
        let days = case.figures.iter().filter_map(|figure| figure.quantity.days());
        let told = days.flat_map(|days| [days.first().year(), days.last().year()]).collect();
        Self { published: case.article.published().map(|published| published.date), told }
    }

    /// Whether the weekday is wrong for the date, and for every other year that may have been meant.
    fn rule_out(&self, mention: &Mention<'_>, said: Weekday, date: Date) -> bool {
        let in_year = |year| Date::new(year, date.month(), date.day()).ok();
        let meant = || self.beside(date).filter_map(in_year).any(|day| day.weekday() == said);
        date.weekday() != said && (states_year(mention.text) || !meant())
    }

    /// The other years around publication. A day near that of publication is of none of them, unless the article tells of
    /// one: weekdays taken over from last year's announcement are the very slip to find.
    fn beside(&self, date: Date) -> impl Iterator<Item = i16> {
        let published = self.published.unwrap_or(date);
        let is_near = (date - published).get_days().abs() <= NEAR;
        let around = [published.year() - 1, published.year(), published.year() + 1];
        around.into_iter().filter(move |year| !is_near || self.told.contains(year))
    }
}

fn states_year(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4)
}

/// The weekday a text begins with, in full or shortened; "this" and "early" may go before it.
fn weekday_of(text: &str) -> Option<Weekday> {
    const LEADING: &[&str] = &["this", "next", "last", "early", "late"];
    let mut words = text.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
    let word = words.find(|word| !LEADING.contains(&word.as_str()))?;
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
