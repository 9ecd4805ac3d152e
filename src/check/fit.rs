//! Fit: whether a figure could be the one a claim's slot asks for, whatever its value.
//!
//! Kind, unit, the noun that is counted, how fine a date is: the form of a figure, judged before its number. A figure
//! of strict fit may conflict with the claim; one of loose fit may only support it.

use std::sync::OnceLock;

use super::compare::conversion;
use super::dates::{self, Told, days_between, is_run};
use super::passage::Passage;
use super::slip;
use super::synonyms;
use super::words::stem;
use crate::figure::Figure;
use crate::quantity::{Decimal, Dimension, Interval, Kind, Period, Quantity, Scale, Unit};

/// How well a figure's form matches a slot's, best last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// The two measure different things.
    None,
    /// Comparable, but not evidently the same thing.
    Loose,
    /// Nothing in its form speaks against it.
    Open,
    /// The same kind of thing, in so many words.
    Strict,
}

/// A quantity with what is asked of its form for every pair it is part of, worked out once.
#[derive(Debug)]
pub(super) struct Form<'q> {
    pub quantity: &'q Quantity,
    counted: Option<Counted>,
    digits: Option<u128>,
    /// Worked out when some date is first held against its words.
    told: OnceLock<Told>,
}

impl<'q> Form<'q> {
    pub(super) fn of(quantity: &'q Quantity) -> Self {
        let counted = counted(quantity).map(Counted::of);
        Self { quantity, counted, digits: digits(quantity), told: OnceLock::new() }
    }

    /// What the words of it say, if it is a date; always the same words.
    pub(super) fn told(&self, words: &str) -> &Told {
        self.told.get_or_init(|| Told::of(words, self.quantity))
    }

    /// Whether two numbers are written with the same digits, whatever they measure: 19 years and $19 million.
    pub(super) fn has_digits_of(&self, other: &Form<'_>) -> bool {
        self.digits.is_some() && self.digits == other.digits
    }
}

/// What is counted: two nouns count one thing when they share their head, "business leader" and "leader", or when
/// theirs are synonyms.
#[derive(Debug)]
struct Counted {
    stem: String,
    /// Where it stands in the table of synonyms.
    row: Option<usize>,
}

impl Counted {
    fn of(head: &str) -> Self {
        Self { stem: stem(head), row: synonyms::row_of(head) }
    }

    fn is_same(&self, other: &Self) -> bool {
        self.stem == other.stem || self.row.is_some() && self.row == other.row
    }
}

/// The fit of an article's figure to what a claim expects.
pub(super) fn fit(wanted: &Form<'_>, found: &Form<'_>) -> Fit {
    let (claim, article) = (wanted.quantity, found.quantity);
    if let Some((days, found)) = claim.days().zip(article.days()) {
        return of_dates(days, found);
    }
    if claim.clock().is_some() {
        return article.clock().map_or(Fit::None, |_| Fit::Strict);
    }
    if claim.kind == Kind::Date || claim.days().is_some() {
        return if article.kind == Kind::Date { Fit::Open } else { Fit::None };
    }
    if claim.kind == Kind::Money && article.kind == Kind::Money {
        return of_money(claim, article);
    }
    if is_share_for_points(claim, article) {
        return Fit::Loose;
    }
    if conversion(claim, article).is_none() {
        return Fit::None;
    }
    match claim.kind {
        Kind::Count | Kind::Ordinal => of_nouns(wanted, found),
        Kind::Duration | Kind::Age => of_durations(claim, article),
        _ if claim.kind == article.kind => Fit::Strict,
        _ => Fit::Loose,
    }
}

/// The number that stands in the other currency, or in points for percent, is a slip worth naming.
pub(super) fn is_telling_slip(claim: &Quantity, article: &Quantity) -> bool {
    let differs = slip::is_currency_slip(claim, article) || is_share_for_points(claim, article);
    differs && slip::between(claim, article).is_some()
}

fn is_share_for_points(claim: &Quantity, article: &Quantity) -> bool {
    matches!((claim.kind, article.kind), (Kind::Percent, Kind::Points) | (Kind::Points, Kind::Percent))
}

fn of_money(claim: &Quantity, article: &Quantity) -> Fit {
    match conversion(claim, article) {
        Some(_) => Fit::Strict,
        None if slip::is_currency_slip(claim, article) => Fit::Loose,
        None => Fit::None,
    }
}

/// The noun that is counted, without what it is of and what it is like.
pub(super) fn counted(quantity: &Quantity) -> Option<&str> {
    noun(quantity).map(head)
}

fn noun(quantity: &Quantity) -> Option<&str> {
    match &quantity.unit {
        Some(Unit::Noun(noun)) => Some(noun),
        _ => None,
    }
}

/// Counts of one noun are the same thing; a count of nothing named may be of anything.
fn of_nouns(claim: &Form<'_>, article: &Form<'_>) -> Fit {
    match (&claim.counted, &article.counted) {
        (Some(a), Some(b)) if a.is_same(b) => Fit::Strict,
        (Some(_), Some(_)) => Fit::Loose,
        _ => Fit::Open,
    }
}

/// "memorandum" of "memorandum of understanding", "leader" of "business leader".
fn head(noun: &str) -> &str {
    let before_of = noun.split(" of ").next().unwrap_or(noun);
    before_of.rsplit([' ', '-']).next().unwrap_or(before_of)
}

/// Days and years are both durations, and yet nobody means one by the other.
fn of_durations(claim: &Quantity, article: &Quantity) -> Fit {
    let calendar = |quantity: &Quantity| match quantity.unit {
        Some(Unit::Measure(measure)) => Some(measure.dimension == Dimension::Calendar),
        _ => None,
    };
    let same_unit = Scale::of(claim.unit.as_ref()) == Scale::of(article.unit.as_ref());
    match () {
        () if claim.kind != article.kind => Fit::Loose,
        () if same_unit => Fit::Strict,
        () if calendar(claim) == calendar(article) => Fit::Open,
        () => Fit::Loose,
    }
}

/// How fine a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Grain {
    Day,
    /// A run of days, weeks or months that the calendar has no name for.
    Run,
    Month,
    /// A quarter or a half.
    Season,
    Year,
    /// Several years, or a run of them.
    Years,
}

fn grain(period: Period) -> Grain {
    let length = days_between(period.first(), period.last()) + 1;
    match length {
        1 => Grain::Day,
        365 | 366 => Grain::Year,
        367.. => Grain::Years,
        _ if is_run(period) => Grain::Run,
        ..=31 => Grain::Month,
        _ => Grain::Season,
    }
}

fn of_dates(claim: Period, article: Period) -> Fit {
    match (grain(claim), grain(article)) {
        (a, b) if a == b => Fit::Strict,
        (Grain::Day, Grain::Month)
        | (Grain::Month, Grain::Day | Grain::Year)
        | (Grain::Year | Grain::Season, Grain::Day | Grain::Month) => Fit::Open,
        _ => Fit::Loose,
    }
}

/// Whether two periods are the same as far as the words of the second say: "Sunday" names no week, "Nov. 1" no year.
pub(super) fn may_be_same_days(claim: Period, found: Period, text: &str) -> bool {
    let names_year = text.as_bytes().windows(4).any(|four| four.iter().all(u8::is_ascii_digit));
    let names_day = text.bytes().any(|byte| byte.is_ascii_digit());
    let ends = [(claim.first(), found.first()), (claim.last(), found.last())];
    let same_day_of_year = ends.iter().all(|(a, b)| (a.month(), a.day()) == (b.month(), b.day()));
    let same_weekday = ends.iter().all(|(a, b)| a.weekday() == b.weekday() && days_between(*a, *b).abs() <= 7);
    let dated = days_between(found.first(), found.last()) < 28;
    dated && ((!names_year && names_day && same_day_of_year) || (!names_day && same_weekday))
}

/// Whether a date without a figure in it ("Monday", "last month") lies further from the claim's than such words reach.
pub(super) fn is_another_week(claim: &Quantity, found: &Quantity, text: &str) -> bool {
    let bare = !text.bytes().any(|byte| byte.is_ascii_digit());
    let (Some(claim), Some(found)) = (claim.days(), found.days()) else { return false };
    let apart = days_between(claim.first(), found.first()).abs().min(days_between(claim.last(), found.last()).abs());
    bare && grain(found) == Grain::Day && apart > 7
}

/// Whether a claim's day, month or year holds the first or the last day of a run of days.
pub(super) fn is_end_of_run(claim: &Quantity, found: &Quantity) -> bool {
    claim.days().zip(found.days()).is_some_and(|(claim, found)| dates::holds_an_end(claim, found))
}

/// Whether a claim's month or year holds the article's date: it says the same, only more exactly.
pub(super) fn is_inside_unit(claim: &Quantity, found: &Quantity) -> bool {
    let (Some(claim), Some(found)) = (claim.days(), found.days()) else { return false };
    claim.contains(found) && !is_run(claim)
}

/// Whether the hedge of a date sets it apart from a claim that has none: "since 2015" is not when something peaked.
pub(super) fn hedge_sets_apart(claim: &Quantity, article: &Quantity) -> bool {
    dates::is_open(article.hedge) != dates::is_open(claim.hedge)
}

/// Which end of a span of days a date tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    First,
    Last,
}

/// The end that the words before a day name: "which began Sunday".
pub(super) fn end_named(passage: &Passage<'_>, figure: &Figure) -> Option<End> {
    passage.before(figure.span, 3).find_map(|word| {
        let word = word.to_lowercase();
        let is = |stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
        if is(&["began", "begin", "start", "opened", "kicked", "arriv"]) {
            return Some(End::First);
        }
        is(&["ended", "ending", "ends", "conclud", "wrapp", "closed"]).then_some(End::Last)
    })
}

/// What an article's day is to be held against: the end of the claim's run of days that its words name, or the whole.
pub(super) fn end_of(claim: Period, end: End) -> Period {
    match end {
        End::First => Period::day(claim.first()),
        End::Last => Period::day(claim.last()),
    }
}

/// Whether two quantities carry one and the same value, hedges apart.
pub(super) fn is_same_value(a: &Quantity, b: &Quantity) -> bool {
    match (a.written(), b.written()) {
        (Some(x), Some(y)) => (x.low, x.high) == (y.low, y.high) && a.unit == b.unit,
        _ => a.days().is_some() && a.days() == b.days(),
    }
}

/// What quantities of one value share: what to look such a quantity up by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum ValueKey {
    Number(Decimal, Decimal),
    Days(Period),
}

impl ValueKey {
    /// None where there is no value to share.
    pub(super) fn of(quantity: &Quantity) -> Option<Self> {
        let number = quantity.written().map(|written| Self::Number(written.low, written.high));
        number.or_else(|| quantity.days().map(Self::Days))
    }
}

/// The significant digits of one number.
fn digits(quantity: &Quantity) -> Option<u128> {
    let written = quantity.written().filter(|written| written.low == written.high && !written.high.is_zero())?;
    let mut digits = written.high.normalize().mantissa().unsigned_abs();
    while digits.is_multiple_of(10) {
        digits /= 10;
    }
    Some(digits)
}

/// Whether one of two numbers is the other with its last digits cut off instead of rounded: $33 million for $33.8
/// million. Careless, and yet nobody means another figure.
pub(super) fn is_cut_short(claim: &Quantity, article: &Quantity) -> bool {
    let cut = || {
        let by = conversion(claim, article)?;
        let (of, other) = (claim.written()?, article.written()?);
        let (claim, step) = (of.high.checked_mul(by.of)?.abs(), of.step.checked_mul(by.of)?);
        let (article, article_step) = (other.high.checked_mul(by.other)?.abs(), other.step.checked_mul(by.other)?);
        let (short, long, unit) =
            if step > article_step { (claim, article, step) } else { (article, claim, article_step) };
        Some(long > short && long.checked_sub(short)? < unit && step != article_step)
    };
    cut().unwrap_or(false)
}

/// Whether an article's number is written at least as exactly as the claim's.
pub(super) fn is_as_exact(claim: &Quantity, article: &Quantity) -> bool {
    let steps = || {
        let by = conversion(claim, article)?;
        Some((claim.written()?.step.checked_mul(by.of)?, article.written()?.step.checked_mul(by.other)?))
    };
    steps().is_some_and(|(claim, article)| article <= claim)
}

/// How much a figure is in the claim's unit, where it is one number.
pub(super) fn size_in(claim: &Quantity, article: &Quantity) -> Option<Decimal> {
    let by = conversion(claim, article)?;
    let written = article.written().filter(|written| written.low == written.high)?;
    written.high.checked_mul(by.other)?.checked_div(by.of)
}

/// Whether a claim's number stands for a value in its unit, or is that value behind a hedge.
pub(super) fn stands_for(claim: &Quantity, value: Decimal) -> bool {
    let is_it = claim.written().is_some_and(|written| written.low == value && written.high == value);
    is_it || Interval::of(claim).is_some_and(|interval| interval.meets(Interval::closed(value, value)))
}

/// How many years a length of time is, where it is told in years.
pub(super) fn in_years(length: &Quantity) -> Option<Decimal> {
    let told = length.kind == Kind::Duration && matches!(length.unit, Some(Unit::Measure(unit)) if unit.name == "year");
    let written = length.written().filter(|written| told && written.low == written.high)?;
    Some(written.high)
}

/// Whether two numbers are of one order: neither is more than three times the other.
pub(super) fn alike_in_size(claim: &Quantity, article: &Quantity) -> bool {
    let Some(by) = conversion(claim, article) else { return true };
    let sizes = || {
        let claim = claim.written()?.high.checked_mul(by.of)?.abs();
        let article = article.written()?.high.checked_mul(by.other)?.abs();
        Some((claim.checked_mul(Decimal::from(3))?, article.checked_mul(Decimal::from(3))?, claim, article))
    };
    sizes()
        .is_none_or(|(thrice_claim, thrice_article, claim, article)| claim <= thrice_article && article <= thrice_claim)
}
