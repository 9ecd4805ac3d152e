//! Movements: "from A to B, up P", in whatever order a sentence tells it.

use super::sentence::{Mention, Sentence, ends_with_word, meant, number, starts_with_word};
use crate::quantity::{Change, Decimal, Interval, Kind, Quantity, Scale, Unit};

/// A value that moved from one number to another, and by how much it is said to have moved.
pub(super) struct Movement<'c> {
    pub from: Quantity,
    pub to: Quantity,
    pub stated: Mention<'c>,
    /// The figures the two ends stand in; one and the same for "from $2 to $5".
    pub ends: Vec<Mention<'c>>,
}

/// The movements of a sentence. Dates are passed over: "from 200 in 2010 to 250 in 2020".
pub(super) fn all<'c>(sentence: &Sentence<'c>) -> Vec<Movement<'c>> {
    let passed = |mention: &&Mention<'c>| !matches!(mention.kind(), Kind::Date | Kind::Time | Kind::Ordinal);
    let numbers: Vec<Mention<'c>> = sentence.mentions.iter().filter(passed).copied().collect();
    let of_three = numbers.windows(3).filter_map(|three| Movement::of_three(sentence, three));
    let of_two = numbers.windows(2).filter_map(|two| Movement::of_range(sentence, two));
    of_three.chain(of_two).collect()
}

impl<'c> Movement<'c> {
    fn of_three(sentence: &Sentence<'c>, three: &[Mention<'c>]) -> Option<Self> {
        let &[one, two, three] = three else { return None };
        let orders = [(one, two, three), (two, one, three), (two, three, one), (three, two, one), (three, one, two)];
        let (from, to, stated) = orders.into_iter().find(|(from, to, stated)| is_told(sentence, from, to, stated))?;
        let ends = vec![from, to];
        Some(Self { from: from.quantity().clone(), to: to.quantity().clone(), stated, ends })
    }

    /// "doubled from $2 to $5", where the two ends are read as one figure.
    fn of_range(sentence: &Sentence<'c>, two: &[Mention<'c>]) -> Option<Self> {
        let &[one, two] = two else { return None };
        let (range, stated) = if is_movement(&one) { (two, one) } else { (one, two) };
        let written = range.quantity().written().filter(|written| written.low < written.high)?;
        let is_run = range.text.contains(" to ") && ends_with_word(&sentence.before(&range), &["from"]);
        if !(is_movement(&stated) && is_run && stands_beside(sentence, &one, &two) && is_whole(sentence, &stated)) {
            return None;
        }
        let low = super::sentence::with_number(range.quantity(), written.low);
        let high = super::sentence::with_number(range.quantity(), written.high);
        let (from, to) = if falls(&stated) { (high, low) } else { (low, high) };
        Some(Self { from, to, stated, ends: vec![range] })
    }

    /// Whether what is stated may be the way from the one end to the other, as a share of the first.
    pub(super) fn fits(&self) -> Option<bool> {
        let (from, to) = (meant(&self.from)?, meant(&self.to)?);
        Some(to.scaled(Decimal::ONE_HUNDRED)?.meets(from.times(self.grown()?)?))
    }

    /// What a hundred becomes by what is stated.
    fn grown(&self) -> Option<Interval> {
        let stated = meant(self.stated.quantity())?;
        let hundred = Interval::closed(Decimal::ONE_HUNDRED, Decimal::ONE_HUNDRED);
        match (self.stated.kind(), falls(&self.stated)) {
            (Kind::Ratio, _) => stated.scaled(Decimal::ONE_HUNDRED),
            (_, false) => hundred.plus(stated),
            (_, true) => hundred.minus(stated),
        }
    }

    /// The way from the one end to the other in percent of the first, negative for a fall.
    pub(super) fn percent(&self) -> Option<Decimal> {
        let from = number(&self.from).filter(|from| *from > Decimal::ZERO)?;
        self.way()?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(from)
    }

    /// The way from the one end to the other, negative for a fall.
    pub(super) fn way(&self) -> Option<Decimal> {
        number(&self.to)?.checked_sub(number(&self.from)?)
    }
}

/// Whether a figure says how far something moved.
fn is_movement(mention: &Mention<'_>) -> bool {
    match mention.kind() {
        Kind::Percent | Kind::Points => mention.quantity().change.is_some(),
        Kind::Ratio => is_multiplied(mention),
        _ => false,
    }
}

/// "doubled", "halved", but not "twice" and "times", which compare more than they tell.
fn is_multiplied(mention: &Mention<'_>) -> bool {
    let text = mention.text.to_lowercase();
    let verb = ["doubl", "tripl", "quadrupl", "halv"].iter().any(|stem| text.contains(stem));
    verb && mention.quantity().unit == Some(Unit::Times)
}

pub(super) fn falls(mention: &Mention<'_>) -> bool {
    mention.quantity().change == Some(Change::Fall)
}

fn is_told(sentence: &Sentence<'_>, from: &Mention<'_>, to: &Mention<'_>, stated: &Mention<'_>) -> bool {
    is_movement(stated)
        && !is_movement(from)
        && !is_movement(to)
        && are_ends(&from.figure.quantity, &to.figure.quantity)
        && ends_with_word(&sentence.before(from), &["from"])
        && is_reached(sentence, from, to, stated)
        && is_whole(sentence, stated)
}

/// Two ends of one movement measure the same thing in the same unit.
fn are_ends(from: &Quantity, to: &Quantity) -> bool {
    let measured = matches!(from.kind, Kind::Money | Kind::Count | Kind::Measure | Kind::Rate | Kind::Percent);
    let named = from.unit.is_none() || to.unit.is_none() || from.unit == to.unit;
    let same = Scale::of(from.unit.as_ref()) == Scale::of(to.unit.as_ref());
    let positive = |quantity: &Quantity| number(quantity).is_some_and(|number| number > Decimal::ZERO);
    measured && named && same && from.kind == to.kind && positive(from) && positive(to)
}

/// Whether the words lead from the one end to the other and to what is stated of the two.
fn is_reached(sentence: &Sentence<'_>, from: &Mention<'_>, to: &Mention<'_>, stated: &Mention<'_>) -> bool {
    let led_to = ends_with_word(&sentence.before(to), &["to"]);
    let mut order = [from, to, stated];
    order.sort_by_key(|mention| mention.span());
    let [first, second, third] = order;
    if !(stands_beside(sentence, first, second) && stands_beside(sentence, second, third)) {
        return false;
    }
    // "were 120, up 20 percent from 100": only here may the reached value go without "to".
    let up_from = to.at < stated.at && stated.at < from.at && sentence.between(stated, from) == "from";
    led_to || up_from && is_directly_behind(sentence, to, stated)
}

fn is_directly_behind(sentence: &Sentence<'_>, to: &Mention<'_>, stated: &Mention<'_>) -> bool {
    let between = sentence.between(to, stated);
    matches!(between.as_str(), ", up" | ", down" | "," | "up" | "down" | ", a" | ", an increase of" | ", a decrease of")
}

/// Whether two figures stand in one clause; a few words and a comma may part them.
fn stands_beside(sentence: &Sentence<'_>, one: &Mention<'_>, other: &Mention<'_>) -> bool {
    const PARTING: &[&str] = &[
        "and", "but", "while", "with", "after", "before", "as", "which", "who", "that", "when", "then", "compared",
        "or", "than", "for", "followed", "average", "annual", "annually",
    ];
    let between = sentence.between(one, other);
    let words = || between.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let marks = between.contains([';', ':', '.', '“', '”', '"', '(', ')']) || between.matches(',').count() > 1;
    !marks && words().count() <= 7 && !words().any(|word| PARTING.contains(&word))
}

/// Whether a percentage is of the whole and of the whole time: not "a year", not "of sales".
fn is_whole(sentence: &Sentence<'_>, stated: &Mention<'_>) -> bool {
    const PARTIAL: &[&str] = &["a", "per", "each", "every", "of", "annually", "annual", "yearly", "more", "less"];
    let (before, after) = (sentence.before(stated), sentence.after(stated));
    let averaged = ["average", "annual", "compound", "year-over-year", "year-on-year"];
    !starts_with_word(&after, PARTIAL) && !averaged.iter().any(|word| before.contains(word) || after.contains(word))
}
