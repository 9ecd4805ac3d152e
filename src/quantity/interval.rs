//! Intervals: all the values a written number honestly stands for.
//!
//! `$310.3 billion` is anything that rounds to it, `about 200` anything one would call so, `over 200` what lies above and
//! within reach. Comparing is done between intervals alone, so what a hedge or a last digit allows is decided here once.

use rust_decimal::Decimal;

use super::{Hedge, Kind, Quantity, Written};

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    Unbounded,
    /// The bound itself does not belong to the interval.
    Open(Decimal),
    Closed(Decimal),
}

impl Bound {
    fn value(self) -> Option<Decimal> {
        match self {
            Bound::Unbounded => None,
            Bound::Open(value) | Bound::Closed(value) => Some(value),
        }
    }

    /// Both bounds in one; what has no end has none afterwards, and what is left out of one is left out of the result.
    fn with(self, other: Self, reckon: fn(Decimal, Decimal) -> Option<Decimal>) -> Option<Self> {
        Some(match (self, other) {
            (Bound::Unbounded, _) | (_, Bound::Unbounded) => Bound::Unbounded,
            (Bound::Closed(a), Bound::Closed(b)) => Bound::Closed(reckon(a, b)?),
            (Bound::Open(a) | Bound::Closed(a), Bound::Open(b) | Bound::Closed(b)) => Bound::Open(reckon(a, b)?),
        })
    }

    fn scaled(self, factor: Decimal) -> Option<Bound> {
        Some(match self {
            Bound::Unbounded => Bound::Unbounded,
            Bound::Open(value) => Bound::Open(value.checked_mul(factor)?),
            Bound::Closed(value) => Bound::Closed(value.checked_mul(factor)?),
        })
    }
}

/// A lower and an upper bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    pub low: Bound,
    pub high: Bound,
}

impl Interval {
    /// Every value from `low` to `high`, both included.
    ///
    /// ```
    /// use factlint::quantity::{Decimal, Interval};
    ///
    /// let few = Interval::closed(Decimal::ONE, Decimal::TEN);
    /// assert!(few.meets(Interval::closed(Decimal::TEN, Decimal::ONE_HUNDRED)));
    /// ```
    #[must_use]
    pub fn closed(low: Decimal, high: Decimal) -> Self {
        Self { low: Bound::Closed(low), high: Bound::Closed(high) }
    }

    /// What the quantity's number stands for as written, hedge included; none when it carries no number.
    #[must_use]
    pub fn of(quantity: &Quantity) -> Option<Self> {
        let written = quantity.written()?;
        Some(match quantity.hedge {
            Hedge::About => about(written),
            Hedge::Over => Self { low: Bound::Open(written.low), high: Bound::Closed(reach_above(written)) },
            Hedge::AtLeast => Self { low: Bound::Closed(written.low), high: Bound::Closed(reach_above(written)) },
            Hedge::Under => Self { low: Bound::Closed(reach_below(written)), high: Bound::Open(written.high) },
            Hedge::AtMost => Self { low: Bound::Closed(reach_below(written)), high: Bound::Closed(written.high) },
            Hedge::Nearly => Self { low: Bound::Closed(just_below(written)), high: Bound::Open(written.high) },
            _ => rounded(written, quantity.kind),
        })
    }

    /// What would be true to the hedge, however little it told: `over 200` without an upper end. `nearly 200` is only
    /// true of what is near.
    #[must_use]
    pub fn true_to_hedge(quantity: &Quantity) -> Option<Self> {
        let fair = Self::of(quantity)?;
        Some(match quantity.hedge {
            Hedge::Over | Hedge::AtLeast => Self { high: Bound::Unbounded, ..fair },
            Hedge::Under | Hedge::AtMost => Self { low: Bound::Unbounded, ..fair },
            _ => fair,
        })
    }

    /// Whether some value belongs to both.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        reaches(self.low, other.high) && reaches(other.low, self.high)
    }

    /// Whether no value of this interval lies outside `other`.
    #[must_use]
    pub fn within(self, other: Self) -> bool {
        starts_inside(self.low, other.low) && ends_inside(self.high, other.high)
    }

    /// From end to end; none when an end is open to infinity.
    #[must_use]
    pub fn width(self) -> Option<Decimal> {
        self.high.value()?.checked_sub(self.low.value()?)
    }

    /// Every sum of a value of this interval and one of the other; none on overflow.
    ///
    /// ```
    /// use factlint::quantity::{Decimal, Interval};
    ///
    /// let few = Interval::closed(Decimal::ONE, Decimal::TWO);
    /// assert_eq!(few.plus(few), Some(Interval::closed(Decimal::TWO, Decimal::from(4))));
    /// ```
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let sum = Decimal::checked_add;
        Some(Self { low: self.low.with(other.low, sum)?, high: self.high.with(other.high, sum)? })
    }

    /// Every difference of a value of this interval and one of the other; none on overflow.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        let difference = Decimal::checked_sub;
        Some(Self { low: self.low.with(other.high, difference)?, high: self.high.with(other.low, difference)? })
    }

    /// Every product of two values that are not negative; none on overflow.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        let product = Decimal::checked_mul;
        let (this, other) = (self.not_negative(), other.not_negative());
        Some(Self { low: this.low.with(other.low, product)?, high: this.high.with(other.high, product)? })
    }

    fn not_negative(self) -> Self {
        let below_zero = self.low.value().is_none_or(|low| low < Decimal::ZERO);
        if below_zero { Self { low: Bound::Closed(Decimal::ZERO), ..self } } else { self }
    }

    /// Every value multiplied by a positive factor; none on overflow.
    #[must_use]
    pub fn scaled(self, factor: Decimal) -> Option<Self> {
        Some(Self { low: self.low.scaled(factor)?, high: self.high.scaled(factor)? })
    }
}

/// Whether something can lie at or above `low` and at or below `high`.
fn reaches(low: Bound, high: Bound) -> bool {
    match (low, high) {
        (Bound::Unbounded, _) | (_, Bound::Unbounded) => true,
        (Bound::Closed(low), Bound::Closed(high)) => low <= high,
        (Bound::Open(low) | Bound::Closed(low), Bound::Open(high) | Bound::Closed(high)) => low < high,
    }
}

fn starts_inside(inner: Bound, outer: Bound) -> bool {
    match (inner, outer) {
        (_, Bound::Unbounded) => true,
        (Bound::Unbounded, _) => false,
        (Bound::Closed(inner), Bound::Open(outer)) => inner > outer,
        (Bound::Open(inner) | Bound::Closed(inner), Bound::Open(outer) | Bound::Closed(outer)) => inner >= outer,
    }
}

fn ends_inside(inner: Bound, outer: Bound) -> bool {
    match (inner, outer) {
        (_, Bound::Unbounded) => true,
        (Bound::Unbounded, _) => false,
        (Bound::Closed(inner), Bound::Open(outer)) => inner < outer,
        (Bound::Open(inner) | Bound::Closed(inner), Bound::Open(outer) | Bound::Closed(outer)) => inner <= outer,
    }
}

/// Half a unit either side of the last written digit, where rounding is the custom; a plain count is only itself.
fn rounded(written: Written, kind: Kind) -> Interval {
    let plain = written.step == Decimal::ONE && written.low.fract().is_zero() && written.high.fract().is_zero();
    if plain && is_counted(kind) {
        return Interval::closed(written.low, written.high);
    }
    let half = half_step(written, kind);
    Interval { low: Bound::Closed(written.low - half), high: Bound::Open(written.high.saturating_add(half)) }
}

fn is_counted(kind: Kind) -> bool {
    matches!(kind, Kind::Count | Kind::Ordinal | Kind::Score | Kind::Age)
}

/// A fraction in words ("a third") is no more exact than a hundredth of itself.
fn half_step(written: Written, kind: Kind) -> Decimal {
    let half = written.step / Decimal::TWO;
    if kind == Kind::Ratio { half.max(written.low.abs() / Decimal::ONE_HUNDRED) } else { half }
}

/// One unit of the last significant digit either side, but never more than a tenth of the value.
fn about(written: Written) -> Interval {
    let widening = |value: Decimal| {
        let unit = last_significant_unit(value, written.step);
        unit.min(value.abs() / Decimal::TEN).max(written.step / Decimal::TWO)
    };
    Interval::closed(
        written.low.saturating_sub(widening(written.low)),
        written.high.saturating_add(widening(written.high)),
    )
}

/// The furthest value that is still fairly described as over this one: half as much again, or one unit of the last
/// significant digit, for "over a million" may well be 1.9 million.
fn reach_above(written: Written) -> Decimal {
    let unit = last_significant_unit(written.high, written.step);
    written.high.saturating_add(unit.max(written.high.abs() / Decimal::TWO))
}

/// The mirror image: half the value.
fn reach_below(written: Written) -> Decimal {
    written.low.saturating_sub(written.low.abs() / Decimal::TWO)
}

/// "Nearly" and "almost" stay within a tenth, or one unit of the last significant digit where that is less; of a number
/// with few digits, within what rounds up to it.
fn just_below(written: Written) -> Decimal {
    let unit = last_significant_unit(written.low, written.step);
    written.low.saturating_sub(unit.min(written.low.abs() / Decimal::TEN).max(written.step / Decimal::TWO))
}

/// The place of the last digit that is not a zero: 100 for 200, 1 for 15, a hundred million for 310.3 billion.
fn last_significant_unit(value: Decimal, step: Decimal) -> Decimal {
    let value = value.abs();
    let mut unit = step;
    while let Some(next) = unit.checked_mul(Decimal::TEN) {
        if unit.is_zero() || next > value || !(value % next).is_zero() {
            break;
        }
        unit = next;
    }
    unit
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::Value;

    fn decimal(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    fn quantity(hedge: Hedge, kind: Kind, number: &str, step: &str) -> Quantity {
        let value = Value::Number(Written::exactly(decimal(number), decimal(step)));
        Quantity { kind, value, unit: None, hedge, change: None }
    }

    fn ends(hedge: Hedge, kind: Kind, number: &str, step: &str) -> (Decimal, Decimal) {
        let interval = Interval::of(&quantity(hedge, kind, number, step)).expect("a number");
        (interval.low.value().expect("bounded"), interval.high.value().expect("bounded"))
    }

    #[test]
    fn a_number_stands_for_what_rounds_to_it() {
        assert_eq!(ends(Hedge::None, Kind::Money, "310.3", "0.1"), (decimal("310.25"), decimal("310.35")));
        assert_eq!(ends(Hedge::None, Kind::Percent, "17", "1"), (decimal("16.5"), decimal("17.5")));
        assert_eq!(ends(Hedge::None, Kind::Count, "14", "1"), (decimal("14"), decimal("14")));
        assert_eq!(ends(Hedge::None, Kind::Count, "2000000", "1000000"), (decimal("1500000"), decimal("2500000")));
    }

    #[test]
    fn about_widens_by_the_last_significant_digit_and_at_most_a_tenth() {
        assert_eq!(ends(Hedge::About, Kind::Count, "200", "1"), (decimal("180"), decimal("220")));
        assert_eq!(ends(Hedge::About, Kind::Count, "15", "1"), (decimal("14"), decimal("16")));
        assert_eq!(ends(Hedge::About, Kind::Money, "310.3", "0.1"), (decimal("310.2"), decimal("310.4")));
    }

    #[test]
    fn neighbours_do_not_meet() {
        let four = Interval::of(&quantity(Hedge::None, Kind::Duration, "4", "1")).expect("a number");
        let five = Interval::of(&quantity(Hedge::None, Kind::Duration, "5", "1")).expect("a number");
        assert!(!four.meets(five) && four.meets(four) && !five.meets(four));
    }

    #[test]
    fn over_excludes_its_own_bound_and_what_is_out_of_reach() {
        let over = Interval::of(&quantity(Hedge::Over, Kind::Count, "200", "1")).expect("a number");
        let exactly = |n: &str| Interval::closed(decimal(n), decimal(n));
        assert!(exactly("201").within(over) && exactly("300").within(over));
        assert!(!exactly("200").meets(over) && !exactly("1000").meets(over));
    }
}
