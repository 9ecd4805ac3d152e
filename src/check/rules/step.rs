//! Steps: "rose 23.5 points, or 1.4 percent, to 1,700.2", where it is told twice how far something moved, and then where
//! it came to. Market reports are made of them.

use super::lead;
use super::movement;
use super::sentence::{Mention, Sentence, meant, number};
use crate::quantity::{Base, Decimal, Interval, Kind, Scale, Unit};

/// How far something moved, the same as a share, and the value it came to.
pub(super) struct Step<'c> {
    pub by: Mention<'c>,
    pub stated: Mention<'c>,
    pub to: Mention<'c>,
    pub falls: bool,
}

/// The steps of a sentence.
pub(super) fn all<'c>(sentence: &Sentence<'c>) -> Vec<Step<'c>> {
    sentence.of_numbers().mentions.windows(3).filter_map(|three| Step::of(sentence, three)).collect()
}

impl<'c> Step<'c> {
    fn of(sentence: &Sentence<'c>, three: &[Mention<'c>]) -> Option<Self> {
        let &[first, second, third] = three else { return None };
        let falls = movement::falls(&first);
        let step = |by, stated, to| Self { by, stated, to, falls };
        let then_to =
            is_other_words(&sentence.between(&first, &second)) && comes_to(&sentence.between(&second, &third));
        let told = first.quantity().change.is_some() && then_to;
        [step(first, second, third), step(second, first, third)]
            .into_iter()
            .find(|step| told && step.is_measured_alike())
    }

    fn is_measured_alike(&self) -> bool {
        let [by, to] = [&self.by, &self.to].map(|mention| Scale::of(mention.quantity().unit.as_ref()).base);
        let alike = match (&by, self.by.kind()) {
            (Base::Currency(_), Kind::Money) => by == to,
            (Base::Counted, Kind::Count) => [&self.by, &self.to].into_iter().all(is_of_an_index),
            _ => false,
        };
        alike && self.by.kind() == self.to.kind() && self.stated.kind() == Kind::Percent
    }

    /// Whether the share that is stated may be the step, from where it was made.
    pub(super) fn fits(&self) -> Option<bool> {
        let (by, to) = (scaled(&self.by)?, scaled(&self.to)?);
        let from = if self.falls { to.plus(by)? } else { to.minus(by)? };
        Some(by.scaled(Decimal::ONE_HUNDRED)?.meets(from.times(meant(self.stated.quantity())?)?))
    }

    /// The step in percent of where it was made from.
    pub(super) fn percent(&self) -> Option<Decimal> {
        let of = |mention: &Mention<'_>| number(mention.quantity())?.checked_mul(factor(mention));
        let (by, to) = (of(&self.by)?, of(&self.to)?);
        let from = if self.falls { to.checked_add(by)? } else { to.checked_sub(by)? };
        by.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(from).filter(|_| from > Decimal::ZERO)
    }
}

/// Points of an index, or a number that has no name.
fn is_of_an_index(mention: &Mention<'_>) -> bool {
    mention.quantity().unit.as_ref().is_none_or(|unit| matches!(unit, Unit::Noun(noun) if &**noun == "point"))
}

fn scaled(mention: &Mention<'_>) -> Option<Interval> {
    meant(mention.quantity())?.scaled(factor(mention))
}

fn factor(mention: &Mention<'_>) -> Decimal {
    Scale::of(mention.quantity().unit.as_ref()).factor
}

/// Whether the second figure tells the first in other terms.
fn is_other_words(between: &str) -> bool {
    matches!(between, "or" | ", or" | "(" | "(or" | ",")
}

/// Whether the words lead to where it came to, and say nothing else before.
fn comes_to(between: &str) -> bool {
    const ENDS: &[&str] = &["to", "to close at", "to finish at", "to end at", "to settle at", "closing at", "at"];
    let words = between.trim_start_matches([')', ',', ' ']);
    ENDS.iter().any(|end| lead::before(words, &[end]).is_some_and(str::is_empty))
}
