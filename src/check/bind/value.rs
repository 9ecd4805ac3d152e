//! Values: what a figure's number or date alone says about being a claim's own.

use std::borrow::Cow;

use jiff::civil::Date;
use rustc_hash::FxHashSet;

use crate::check::compare::{Imprecision, Relation};
use crate::check::dates;
use crate::check::fit::{self, Fit};
use crate::claim::{Claim, Expected};
use crate::figure::Figure;
use crate::quantity::{Decimal, Quantity, Value};

/// The figure's quantity, its date moved to where the claim has it if only the reading put it elsewhere: a weekday may
/// be of the next week or the last, a day and month of another year. What an article leaves open it cannot get wrong.
pub(super) fn placed_as<'f>(expected: &Expected, figure: &'f Figure, text: &str) -> Cow<'f, Quantity> {
    let placed = |days| Cow::Owned(Quantity { value: Value::Days(days), ..figure.quantity.clone() });
    match (expected.quantity.days(), figure.quantity.days()) {
        (Some(claim), Some(found)) if fit::may_be_same_days(claim, found, text) => placed(claim),
        (Some(claim), Some(found))
            if dates::leaves_century_open(&expected.text) || dates::leaves_century_open(text) =>
        {
            placed(dates::in_century_of(claim, found).unwrap_or(found))
        }
        _ => Cow::Borrowed(&figure.quantity),
    }
}

pub(super) fn is_exact(relation: Relation, expected: &Quantity, found: &Quantity) -> bool {
    if !relation.holds() {
        return false;
    }
    match (&expected.value, &found.value) {
        (Value::Number(a), Value::Number(b)) => {
            (a.low, a.high) == (b.low, b.high) || relation == Relation::Agrees && is_converted(expected, found)
        }
        _ if expected.days().is_none() && expected.clock().is_some() => expected.clock() == found.clock(),
        (a, b) => a == b,
    }
}

/// Whether a number in another unit comes to the claim's: a score for 20.
fn is_converted(expected: &Quantity, found: &Quantity) -> bool {
    let size = || fit::size_in(expected, found);
    expected.unit != found.unit && size().is_none_or(|size| fit::stands_for(expected, size))
}

/// Whether a value says something by itself: with three digits or a day it is hardly met by chance.
pub(super) fn is_telling(quantity: &Quantity) -> bool {
    match quantity.value {
        Value::Number(written) => {
            written.high.normalize().mantissa().unsigned_abs().to_string().trim_end_matches('0').len() >= 2
        }
        Value::Days(days) => days.first() == days.last(),
        Value::Moment(_) => true,
        _ => false,
    }
}

/// The ends of a value, by which the very same one is found elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::check) enum Ends {
    Numbers(Decimal, Decimal),
    Days(Date, Date),
}

impl Ends {
    fn of(quantity: &Quantity) -> Option<Self> {
        match (&quantity.value, quantity.days()) {
            (Value::Number(written), _) => Some(Self::Numbers(written.low, written.high)),
            (_, days) => days.map(|days| Self::Days(days.first(), days.last())),
        }
    }

    /// Those of the values that a claim expects or accepts.
    pub(in crate::check) fn of_claim(claim: &Claim) -> impl Iterator<Item = Self> {
        claim.expected.iter().chain(&claim.accept).filter_map(|expected| Self::of(&expected.quantity))
    }
}

/// The values of an article's figures that say something by themselves.
#[derive(Debug, Default)]
pub(in crate::check) struct TellingValues(FxHashSet<Ends>);

impl TellingValues {
    pub(in crate::check) fn of(figures: &[Figure]) -> Self {
        let quantities = figures.iter().map(|figure| &figure.quantity);
        Self(quantities.filter(|quantity| is_telling(quantity)).filter_map(Ends::of).collect())
    }

    /// Each of them once, in no order.
    pub(in crate::check) fn each(&self) -> impl Iterator<Item = &Ends> {
        self.0.iter()
    }

    /// Whether some figure has exactly a value of the claim's.
    pub(in crate::check) fn hold_any_of(&self, claim: &Claim) -> bool {
        Ends::of_claim(claim).any(|ends| self.0.contains(&ends))
    }
}

/// Whether a number is told in words that leave open how many: "dozens", "hundreds of thousands".
pub(super) fn is_vague(text: &str) -> bool {
    const VAGUE: [&str; 7] = ["billions", "dozens", "hundreds", "millions", "scores", "tens", "thousands"];
    let first = text.split(' ').next().unwrap_or(text);
    VAGUE.iter().any(|word| first.eq_ignore_ascii_case(word))
}

/// An agreement that leaves no room for another figure in the same slot.
pub(super) fn settles(relation: Relation, fit: Fit, expected: &Quantity, found: &Quantity) -> bool {
    let dated = found.days().is_some();
    let tells = relation != Relation::Imprecise(Imprecision::Uninformative);
    relation.holds()
        && (is_exact(relation, expected, found)
            || (!dated && tells && fit >= Fit::Open)
            || fit::is_inside_unit(expected, found))
}
