//! Units: a table of measures with exact factors, and the shapes a unit can take.
//!
//! Adding a unit is adding a row. Spellings live in the row, so that the pattern which finds a unit and the factor
//! which converts it can never disagree.

use std::fmt;

use super::currency::Currency;

/// What a measure measures. Only measures of one dimension convert into each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    Length,
    Area,
    Volume,
    Mass,
    /// Seconds to weeks.
    Time,
    /// Months to centuries; a month has no fixed number of days.
    Calendar,
    Speed,
    Temperature,
    Power,
    Energy,
    Data,
    DataRate,
    Pressure,
    Force,
    Torque,
    Voltage,
    Current,
    Charge,
    Frequency,
    Angle,
    Loudness,
    Concentration,
    Radiation,
    Economy,
}

/// A row of the table of measures.
#[derive(Debug, PartialEq, Eq)]
pub struct Measure {
    /// The full singular name, in UK spelling: "kilometre".
    pub name: &'static str,
    pub dimension: Dimension,
    /// How many of the dimension's base unit one of these is, as an exact decimal; empty where no factor does it.
    pub factor: &'static str,
    /// Every English spelling, singular; regular plurals are derived.
    pub words: &'static [&'static str],
    /// Symbols, where case counts: km, kWh.
    pub symbols: &'static [&'static str],
}

/// The unit of a quantity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    Currency(&'static Currency),
    Percent,
    PercentagePoint,
    BasisPoint,
    Measure(&'static Measure),
    /// The singular head noun of a count with its modifiers: "memorandum of understanding".
    Noun(String),
    /// A share of something named, or of nothing named: "a third of respondents".
    Fraction(Option<String>),
    /// Multiples and folds.
    Times,
    /// A rate: so much of the first for each of the second.
    Per(Box<Unit>, Box<Unit>),
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unit::Currency(currency) => f.write_str(currency.code),
            Unit::Percent => f.write_str("%"),
            Unit::PercentagePoint => f.write_str("percentage point"),
            Unit::BasisPoint => f.write_str("basis point"),
            Unit::Measure(measure) => f.write_str(measure.name),
            Unit::Noun(noun) => f.write_str(noun),
            Unit::Fraction(Some(whole)) => write!(f, "fraction:{whole}"),
            Unit::Fraction(None) => f.write_str("fraction"),
            Unit::Times => f.write_str("times"),
            Unit::Per(of, each) => write!(f, "{of}/{each}"),
        }
    }
}

/// The measures, by dimension.
pub static MEASURES: &[Measure] =
    &[Measure { name: "second", dimension: Dimension::Time, factor: "1", words: &["second", "sec"], symbols: &["s"] }];
