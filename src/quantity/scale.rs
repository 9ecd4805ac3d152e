//! Scales: which units measure the same thing, and how one is turned into the other.
//!
//! Inside a dimension the factors are exact. Only months and longer against days and shorter have none that is, and
//! that is said so, for an approximate factor must never be the reason for a conflict.

use rust_decimal::Decimal;

use super::{Dimension, Unit};

/// What remains of a unit once its factor is taken out: two quantities compare when their bases are equal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Base {
    /// By ISO code: currencies do not convert.
    Currency(&'static str),
    Share,
    Points,
    Measured(Dimension),
    /// A unit no factor converts, by name: degrees.
    Named(&'static str),
    Counted,
    Times,
    Per(Box<Base>, Box<Base>),
}

/// A base, and how many of it one of a unit is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    pub base: Base,
    pub factor: Decimal,
}

/// The factors that bring two quantities of different units to one base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conversion {
    pub of: Decimal,
    pub other: Decimal,
    /// Whether the factors are exact; those from months to days are not.
    pub exact: bool,
}

/// A Gregorian year is 365.2425 days; its twelfth, in seconds.
const SECONDS_IN_A_MONTH: Decimal = Decimal::from_parts(2_629_746, 0, 0, false, 0);
const SECONDS_IN_A_DAY: Decimal = Decimal::from_parts(86_400, 0, 0, false, 0);

impl Scale {
    /// The scale of a unit, or of a bare number.
    #[must_use]
    pub fn of(unit: Option<&Unit>) -> Self {
        let exactly = |base, factor| Self { base, factor };
        match unit {
            None | Some(Unit::Noun(_)) => exactly(Base::Counted, Decimal::ONE),
            Some(Unit::Currency(currency)) => currency_scale(currency.code),
            Some(Unit::Percent) => exactly(Base::Share, Decimal::new(1, 2)),
            Some(Unit::Fraction(_)) => exactly(Base::Share, Decimal::ONE),
            Some(Unit::PercentagePoint) => exactly(Base::Points, Decimal::ONE),
            Some(Unit::BasisPoint) => exactly(Base::Points, Decimal::new(1, 2)),
            Some(Unit::Times) => exactly(Base::Times, Decimal::ONE),
            Some(Unit::Measure(measure)) => measure_scale(measure.name, measure.dimension, measure.factor),
            Some(Unit::Per(of, each)) => Self::of(Some(of)).per(Self::of(Some(each))),
        }
    }

    /// How quantities of these two units compare, if they do.
    #[must_use]
    pub fn between(of: Option<&Unit>, other: Option<&Unit>) -> Option<Conversion> {
        let (of, other) = (Self::of(of), Self::of(other));
        if of.base == other.base {
            return Some(Conversion { of: of.factor, other: other.factor, exact: true });
        }
        Some(Conversion { of: of.seconds()?, other: other.seconds()?, exact: false })
    }

    /// How many days one of the unit is, where it measures time.
    #[must_use]
    pub fn in_days(&self) -> Option<Decimal> {
        self.seconds()?.checked_div(SECONDS_IN_A_DAY)
    }

    /// The factor to seconds of any measure of time, roughly for the calendar's.
    fn seconds(&self) -> Option<Decimal> {
        match self.base {
            Base::Measured(Dimension::Time) => Some(self.factor),
            Base::Measured(Dimension::Calendar) => self.factor.checked_mul(SECONDS_IN_A_MONTH),
            _ => None,
        }
    }

    fn per(self, each: Self) -> Self {
        let base = Base::Per(Box::new(self.base), Box::new(each.base));
        let factor = self.factor.checked_div(each.factor).unwrap_or(Decimal::ONE);
        Self { base, factor }
    }
}

/// Pence and cents are hundredths of their currencies.
fn currency_scale(code: &'static str) -> Scale {
    let (code, factor) = match code {
        "GBX" => ("GBP", Decimal::new(1, 2)),
        "USc" => ("USD", Decimal::new(1, 2)),
        code => (code, Decimal::ONE),
    };
    Scale { base: Base::Currency(code), factor }
}

fn measure_scale(name: &'static str, dimension: Dimension, factor: &'static str) -> Scale {
    match factor.parse::<Decimal>() {
        Ok(factor) => Scale { base: Base::Measured(dimension), factor },
        Err(_) => Scale { base: Base::Named(name), factor: Decimal::ONE },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_basis_point_is_a_hundredth_of_a_point() {
        let (point, basis) = (Scale::of(Some(&Unit::PercentagePoint)), Scale::of(Some(&Unit::BasisPoint)));
        assert_eq!(point.base, basis.base);
        assert_eq!(point.factor, basis.factor * Decimal::ONE_HUNDRED);
    }

    #[test]
    fn a_bare_number_counts_anything() {
        assert_eq!(Scale::of(None), Scale::of(Some(&Unit::Noun("member".into()))));
    }
}
