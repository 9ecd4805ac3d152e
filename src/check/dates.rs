//! Dates compared: as sets of days where they can be placed, by their words where they cannot.
//!
//! Apart from the comparison of numbers, because a date has no precision but a grain, and because a text may leave part
//! of it open: "March 3" says nothing of the year, and yet it is not March 4.

use std::cmp::Ordering;

use jiff::civil::Date;

use super::compare::{Imprecision, Relation};
use super::words::{cut, is_function_word};
use crate::figure::{WEEKDAYS, month_names, read_value};
use crate::quantity::{Decimal, Hedge, Period, Quantity, Scale, Value};

/// A coarser date that contains the claim's supports it, a finer one says more than it vouches for. Of two runs of days
/// ("4 to 7 January") each end is a fact of its own, so they agree only when equal. A claim that only says before or
/// after which day is held to that.
pub(super) fn relation(hedge: Hedge, claim: Period, slack: i32, article_hedge: Hedge, article: Period) -> Relation {
    if ends_agree(claim, slack, article) {
        return Relation::Agrees;
    }
    match hedge {
        Hedge::Before if !is_open(article_hedge) => {
            of_sides(article.last() < claim.first(), article.first() >= claim.first())
        }
        Hedge::After if !is_open(article_hedge) => {
            of_sides(article.first() > claim.last(), article.last() <= claim.last())
        }
        _ => of_days(claim, article),
    }
}

/// Whether a date is more than a weekday or "last month": it names a month or writes a digit.
pub(super) fn is_absolute(date: &str) -> bool {
    let lower = date.to_lowercase();
    lower.bytes().any(|byte| byte.is_ascii_digit()) || month_names().any(|month| lower.contains(month))
}

/// A date that lies on the one side, on the other, or reaches over both.
fn of_sides(right: bool, wrong: bool) -> Relation {
    match (right, wrong) {
        (true, _) => Relation::Agrees,
        (_, true) => Relation::Conflicts,
        _ => Relation::Imprecise(Imprecision::Uninformative),
    }
}

fn side(holds: bool) -> Relation {
    if holds { Relation::Agrees } else { Relation::Conflicts }
}

/// Whether a hedge gives but one end of a stretch of time.
pub(super) fn is_open(hedge: Hedge) -> bool {
    matches!(hedge, Hedge::Since | Hedge::After | Hedge::Until | Hedge::Before)
}

/// Whether of two dates both or neither leave out the day they name: "before June" and "in June" are not the same.
pub(super) fn same_side(claim: Hedge, article: Hedge) -> bool {
    let leaves_out = |hedge| matches!(hedge, Hedge::Before | Hedge::After);
    leaves_out(claim) == leaves_out(article)
}

fn of_days(claim: Period, article: Period) -> Relation {
    if is_run(claim) && is_run(article) {
        return Relation::Conflicts;
    }
    if article.contains(claim) {
        return Relation::Agrees;
    }
    if claim.contains(article) {
        return Relation::Imprecise(Imprecision::TooExact);
    }
    // "1891 to 1986" contradicts neither the year it begins in nor the one it ends in.
    if holds_an_end(claim, article) {
        return Relation::Imprecise(Imprecision::Uninformative);
    }
    Relation::Conflicts
}

/// Whether a date that is no run of days holds the first or the last day of one.
pub(super) fn holds_an_end(claim: Period, article: Period) -> bool {
    let ends = [article.first(), article.last()];
    is_run(article) && !is_run(claim) && ends.iter().any(|&end| claim.contains(Period::day(end)))
}

fn ends_agree(claim: Period, slack: i32, article: Period) -> bool {
    let near = |a: Date, b: Date| days_between(a, b).abs() <= slack;
    near(claim.first(), article.first()) && near(claim.last(), article.last())
}

/// Several days that the calendar has no name for.
pub(super) fn is_run(period: Period) -> bool {
    period.first() != period.last() && !is_calendar_unit(period)
}

/// A month, a quarter, a half, a year, a decade or a century, whole.
fn is_calendar_unit(period: Period) -> bool {
    let (first, last) = (period.first(), period.last());
    if first.day() != 1 || last != last.last_of_month() {
        return false;
    }
    let start = i32::from(first.year()) * 12 + i32::from(first.month()) - 1;
    let months = i32::from(last.year()) * 12 + i32::from(last.month()) - start;
    [1, 3, 6, 12, 120, 1200].contains(&months) && (start % months == 0 || months > 12)
}

/// Days from one date to another; saturating, though no two civil dates are that far apart.
pub(super) fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}

/// Whether a date writes its year with two digits: "'44".
pub(super) fn leaves_century_open(date: &str) -> bool {
    let mut rest = date;
    while let Some((_, behind)) = rest.split_once(['\'', '\u{2018}', '\u{2019}']) {
        let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 2 {
            return true;
        }
        rest = behind;
    }
    false
}

/// A date moved to the century in which another begins; none where the calendar has no such day.
pub(super) fn in_century_of(other: Period, date: Period) -> Option<Period> {
    let years = (other.first().year() / 100 - date.first().year() / 100) * 100;
    let moved = |day: Date| day.with().year(day.year() + years).build().ok();
    Period::new(moved(date.first())?, moved(date.last())?)
}

/// The words of a date and what they say of it, worked out once for all that it is held against.
#[derive(Debug)]
pub(super) struct Told {
    /// In lower case, without function words.
    words: Vec<String>,
    /// None where the words say a thing twice, as those of a range do, or say nothing that has a name in the calendar.
    pub stated: Option<Stated>,
}

impl Told {
    pub(super) fn of(text: &str, quantity: &Quantity) -> Self {
        let words = cut(text).into_iter().filter(|word| !is_function_word(word.text));
        Self { words: words.map(|word| word.text.to_lowercase()).collect(), stated: Stated::of(text, quantity) }
    }

    /// Whether one date's words are all among the other's, which may only name its year, month or weekday besides:
    /// "January 21" and "January 21, 2011", but not "the quarter" and "the third quarter".
    pub(super) fn is_in_words_of(&self, other: &Self) -> bool {
        let (own, others) = (&self.words, &other.words);
        let (fewer, more) = if own.len() <= others.len() { (own, others) } else { (others, own) };
        let mut besides = more.iter().filter(|word| !fewer.contains(word));
        !fewer.is_empty()
            && fewer.iter().all(|word| more.contains(word))
            && besides.all(|word| Stated::of_words(word).is_some_and(|stated| stated.day.is_none()))
    }
}

/// What the words of a date say of it, whatever they leave open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stated {
    year: Option<i16>,
    quarter: Option<i8>,
    month: Option<i8>,
    day: Option<i8>,
    weekday: Option<usize>,
    /// How many days ago it was.
    ago: Option<Decimal>,
}

impl Stated {
    fn of(text: &str, quantity: &Quantity) -> Option<Self> {
        match quantity.value {
            Value::Days(days) if !is_counted_back(text) => Self::of_days(days),
            _ => Self::of_words(text),
        }
    }

    fn of_days(days: Period) -> Option<Self> {
        let first = days.first();
        let (year, month) = (Some(first.year()), Some(first.month()));
        match days_between(first, days.last()) {
            0 => Some(Self { year, month, day: Some(first.day()), ..Self::default() }),
            _ if is_run(days) => None,
            1..=31 => Some(Self { year, month, ..Self::default() }),
            32..=92 => Some(Self { year, quarter: Some((first.month() - 1) / 3 + 1), ..Self::default() }),
            365 | 364 => Some(Self { year, ..Self::default() }),
            _ => None,
        }
    }

    fn of_words(text: &str) -> Option<Self> {
        let lower = text.to_lowercase();
        if is_counted_back(&lower) {
            return Some(Self { ago: Some(length(lower.trim_end_matches(AGO))?), ..Self::default() });
        }
        let mut stated = Self::default();
        let words = cut(&lower);
        for (at, word) in words.iter().enumerate() {
            let next = words.get(at + 1).map_or("", |next| next.text);
            stated.take(word.text, next)?;
        }
        (stated != Self::default()).then_some(stated)
    }

    /// None if the word says again what another said.
    fn take(&mut self, word: &str, next: &str) -> Option<()> {
        let number = word.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse::<i16>().ok();
        if let Some(quarter) = quarter_of(word, next) {
            return fill(&mut self.quarter, quarter);
        }
        if let Some(weekday) = place_in(WEEKDAYS.iter().map(|&(name, _)| name), word) {
            return fill(&mut self.weekday, weekday);
        }
        if let Some(month) = place_in(month_names(), word) {
            return fill(&mut self.month, i8::try_from(month + 1).ok()?);
        }
        match number {
            Some(day @ 1..=31) => fill(&mut self.day, i8::try_from(day).ok()?),
            Some(year @ 1000..=2199) => fill(&mut self.year, year),
            _ => Some(()),
        }
    }

    /// None where nothing follows: the two share nothing, or it depends on what the words leave open.
    pub(super) fn relation(self, hedge: Hedge, article: Self, article_hedge: Hedge) -> Option<Relation> {
        match (is_open(hedge), is_open(article_hedge)) {
            (false, false) => self.same(article),
            (true, false) => self.side(hedge, article),
            _ => None,
        }
    }

    /// Whether the article's date lies before or after this one, as the hedge has it: "March 3" is before June in any
    /// year.
    fn side(self, hedge: Hedge, article: Self) -> Option<Relation> {
        let years = self.year.zip(article.year).map(|(claim, article)| article.cmp(&claim));
        let months = self.month.zip(article.month).map(|(claim, article)| article.cmp(&claim));
        let days = self.day.zip(article.day).map_or(Ordering::Equal, |(claim, article)| article.cmp(&claim));
        let order = match years {
            Some(Ordering::Equal) | None => months?.then(days),
            Some(apart) => apart,
        };
        if order.is_eq() && self.day.is_some() && article.day.is_none() {
            return None;
        }
        match hedge {
            Hedge::Before => Some(side(order.is_lt())),
            Hedge::After => Some(side(order.is_gt())),
            _ => None,
        }
    }

    fn same(self, article: Self) -> Option<Relation> {
        let parts = [
            shared(self.year, article.year),
            shared(self.quarter, article.quarter),
            shared(self.month, article.month),
            shared(self.day, article.day),
            shared(self.weekday, article.weekday),
            shared(self.ago, article.ago),
        ];
        let mut told = parts.into_iter().flatten().peekable();
        told.peek()?;
        Some(side(told.all(|same| same)))
    }
}

const AGO: &str = " ago";

/// Whether a date is told by how long ago it was; placed or not, its number is what was told.
fn is_counted_back(text: &str) -> bool {
    text.ends_with(AGO)
}

/// A plain length of time in days: "twenty-five years", but not "about 25 years".
fn length(text: &str) -> Option<Decimal> {
    let read = read_value(text, None).ok().filter(|quantity| quantity.hedge == Hedge::None)?;
    let written = read.written().filter(|written| written.low == written.high)?;
    Scale::of(read.unit.as_ref()).in_days()?.checked_mul(written.high)
}

fn shared<T: PartialEq>(a: Option<T>, b: Option<T>) -> Option<bool> {
    Some(a? == b?)
}

fn fill<T>(part: &mut Option<T>, value: T) -> Option<()> {
    part.replace(value).is_none().then_some(())
}

/// "Q3", or "third" before "quarter".
fn quarter_of(word: &str, next: &str) -> Option<i8> {
    let named = ["first", "second", "third", "fourth"].iter().position(|name| *name == word && next == "quarter");
    let short = ["q1", "q2", "q3", "q4"].iter().position(|name| *name == word);
    i8::try_from(named.or(short)? + 1).ok()
}

/// Names may be cut after three letters.
fn place_in(mut names: impl Iterator<Item = &'static str>, word: &str) -> Option<usize> {
    names.position(|name| word.len() >= 3 && (name.starts_with(word) || word == "sept" && name == "september"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(first: &str, last: &str) -> Period {
        let date = |text: &str| text.parse().expect("a date");
        Period::new(date(first), date(last)).expect("in order")
    }

    #[test]
    fn before_and_after_are_held_to_their_side() {
        let (year, march) = (period("2016-01-01", "2016-12-31"), period("2015-03-01", "2015-03-31"));
        assert_eq!(relation(Hedge::Before, year, 0, Hedge::None, march), Relation::Agrees);
        assert_eq!(relation(Hedge::After, year, 0, Hedge::None, march), Relation::Conflicts);
        let vague = Relation::Imprecise(Imprecision::Uninformative);
        let around = period("2015-01-01", "2015-12-31");
        assert_eq!(relation(Hedge::Before, march, 0, Hedge::None, around), vague);
        assert_eq!(relation(Hedge::Before, year, 0, Hedge::Before, year), Relation::Agrees);
    }

    #[test]
    fn what_the_words_of_a_date_say_is_compared_part_by_part() {
        let of = |text| Stated::of_words(text).expect("a date");
        let told = |a, b| of(a).relation(Hedge::None, of(b), Hedge::None);
        assert_eq!(told("March 3", "3 March 1970"), Some(Relation::Agrees));
        assert_eq!(told("June 27th", "Jun. 26"), Some(Relation::Conflicts));
        assert_eq!(told("Tuesday night", "Saturday"), Some(Relation::Conflicts));
        assert_eq!(told("Q2", "the second quarter"), Some(Relation::Agrees));
        assert_eq!(told("Friday", "June 26"), None);
        let side = |hedge, a, b| of(a).relation(hedge, of(b), Hedge::None);
        assert_eq!(side(Hedge::Before, "June", "20 March 1963"), Some(Relation::Agrees));
        assert_eq!(side(Hedge::After, "July", "July 4, 1981"), Some(Relation::Conflicts));
        assert_eq!(side(Hedge::After, "January 13", "January"), None);
        assert_eq!(Stated::of_words("May 3 to May 7"), None);
        assert_eq!(Stated::of_words("yesterday"), None);
    }

    #[test]
    fn words_besides_may_only_place_a_date() {
        let told = |text: &str| Told::of(text, &Quantity::of_days(period("2016-03-01", "2016-03-31")));
        let same_words = |one: &str, other: &str| told(one).is_in_words_of(&told(other));
        assert!(same_words("January 21", "January 21, 2011") && same_words("Tuesday", "on Tuesday"));
        assert!(
            !same_words("the quarter", "the third quarter") && !same_words("twenty years ago", "twenty-five years ago")
        );
    }
}
