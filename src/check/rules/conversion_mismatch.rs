//! `conversion-mismatch`: a converted value is not what the one before it amounts to.
//!
//! Measures have exact factors. Currencies have none; what can be said of those is asked of [`super::exchange`].

use super::Case;
use super::exchange;
use super::sentence::{self, Mention, Sentence, number, with_number};
use super::unaided::Mismatch;
use crate::finding::Code;
use crate::quantity::{Decimal, Hedge, Interval, Kind, Quantity, Scale, Unit};

const HELP: &str = "Convert it again: one of the two values, or its unit, is wrong.";

pub(super) fn mismatches(case: &Case<'_>) -> Vec<Mismatch> {
    let sentences: Vec<Sentence<'_>> = sentence::all(case).collect();
    let measures = sentences.iter().flat_map(of_measures);
    measures.chain(exchange::mismatches(&sentences)).collect()
}

/// A value and the same in another unit, told in so many words.
pub(super) type Conversion<'s, 'c> = (&'s Mention<'c>, &'s Mention<'c>);

pub(super) fn conversions<'s, 'c>(
    sentence: &'s Sentence<'c>,
    is_told: fn(&Sentence<'_>, Conversion<'_, '_>) -> bool,
) -> impl Iterator<Item = Conversion<'s, 'c>> {
    sentence.mentions.windows(2).filter_map(move |pair| {
        let [value, converted] = pair else { return None };
        (value.kind() == converted.kind() && is_told(sentence, (value, converted))).then_some((value, converted))
    })
}

/// "100 km (60 miles)".
pub(super) fn is_bracketed(sentence: &Sentence<'_>, (value, converted): Conversion<'_, '_>) -> bool {
    matches!(sentence.between(value, converted).as_str(), "(" | "(or") && sentence.after(converted).starts_with(')')
}

/// "100 km, or 60 miles, away". Without the commas it may be a choice.
fn is_apposed(sentence: &Sentence<'_>, (value, converted): Conversion<'_, '_>) -> bool {
    sentence.between(value, converted) == ", or" && sentence.after(converted).starts_with([',', '.'])
}

fn of_measures(sentence: &Sentence<'_>) -> Vec<Mismatch> {
    let is_told =
        |sentence: &Sentence<'_>, pair: Conversion<'_, '_>| is_bracketed(sentence, pair) || is_apposed(sentence, pair);
    let pairs = conversions(sentence, is_told);
    let pairs = pairs.filter(|(value, _)| matches!(value.kind(), Kind::Measure | Kind::Rate) && !is_price(value));
    pairs.filter_map(|(value, converted)| of_measure(sentence, value, converted)).collect()
}

/// What is paid by the year is seldom twelve times what is paid by the month.
fn is_price(value: &Mention<'_>) -> bool {
    matches!(&value.quantity().unit, Some(Unit::Per(of, _)) if matches!(**of, Unit::Currency(_)))
}

fn of_measure(sentence: &Sentence<'_>, value: &Mention<'_>, converted: &Mention<'_>) -> Option<Mismatch> {
    let (written, other) = (value.quantity().written()?, converted.quantity().written()?);
    let low = converts(value.quantity(), written.low, converted.quantity(), other.low)?;
    let high = converts(value.quantity(), written.high, converted.quantity(), other.high)?;
    if low && high {
        return None;
    }
    let told = amount(value.quantity(), converted.quantity())?;
    let (text, said) = (sentence.case.text(value.span()), sentence.case.text(converted.span()));
    let unit = converted.quantity().unit.as_ref()?;
    let message = format!("{text} is {told} {}, not {said}", plural(unit));
    let mismatch = Mismatch::at(Code::CONVERSION_MISMATCH, converted, message, HELP);
    Some(mismatch.labelled(format!("it would be {told}")).beside(value, "converted from this"))
}

fn plural(unit: &Unit) -> String {
    match unit {
        Unit::Measure(measure) if measure.name == "foot" => "feet".to_owned(),
        Unit::Measure(measure) if measure.name == "inch" => "inches".to_owned(),
        Unit::Measure(measure) if measure.name == "celsius" => "degrees Celsius".to_owned(),
        Unit::Measure(measure) if measure.name == "fahrenheit" => "degrees Fahrenheit".to_owned(),
        Unit::Measure(measure) => format!("{}s", measure.name),
        Unit::Per(of, each) => format!("{} per {each}", plural(of)),
        other => other.to_string(),
    }
}

/// Whether one number may be the other in its unit, either of them rounded; none where no exact factor leads from the
/// one to the other.
fn converts(value: &Quantity, number: Decimal, converted: &Quantity, other: Decimal) -> Option<bool> {
    let (value, converted) = (with_number(value, number), with_number(converted, other));
    let to_rounded = amounts_to(&value, printed(&value)?, &converted, roughly(&converted)?)?;
    Some(to_rounded || amounts_to(&value, roughly(&value)?, &converted, printed(&converted)?)?)
}

fn amounts_to(value: &Quantity, one: Interval, converted: &Quantity, other: Interval) -> Option<bool> {
    if let Some(degrees) = Degrees::between(value, converted) {
        return Some(degrees.readings(one)?.into_iter().any(|reading| reading.meets(other)));
    }
    let units = Scale::between(value.unit.as_ref(), converted.unit.as_ref())?;
    let apart = value.unit != converted.unit && units.exact;
    apart.then_some(one.scaled(units.of)?.meets(other.scaled(units.other)?))
}

/// What the first value is in the unit of the second, to be told.
fn amount(value: &Quantity, converted: &Quantity) -> Option<String> {
    let one = number(value)?;
    let like = sentence::rounded_like;
    if let Some(degrees) = Degrees::between(value, converted) {
        return Some(like(degrees.on_the_scale(one)?, converted));
    }
    let units = Scale::between(value.unit.as_ref(), converted.unit.as_ref())?;
    Some(like(one.checked_mul(units.of)?.checked_div(units.other)?, converted))
}

/// What rounds to the number as printed. Its hedge is left out: nobody converts "over 100 km" to anything but what
/// 100 km are.
pub(super) fn printed(quantity: &Quantity) -> Option<Interval> {
    let hedge = if quantity.hedge == Hedge::About { Hedge::About } else { Hedge::None };
    Interval::of(&Quantity { kind: Kind::Measure, hedge, ..quantity.clone() })
}

/// A converted number is often rounded to its last digit that is not a zero: 60 miles for 62.1.
fn roughly(quantity: &Quantity) -> Option<Interval> {
    let around = Interval::of(&Quantity { hedge: Hedge::About, ..quantity.clone() })?;
    let printed = printed(quantity)?;
    Some(if printed.within(around) { around } else { printed })
}

/// Degrees of one scale against those of the other, whose zeros differ.
enum Degrees {
    ToFahrenheit,
    ToCelsius,
}

impl Degrees {
    fn between(value: &Quantity, converted: &Quantity) -> Option<Self> {
        match (degree(value)?, degree(converted)?) {
            ("celsius", "fahrenheit") => Some(Self::ToFahrenheit),
            ("fahrenheit", "celsius") => Some(Self::ToCelsius),
            _ => None,
        }
    }

    /// As a temperature, and as a difference of temperatures.
    fn readings(&self, degrees: Interval) -> Option<[Interval; 2]> {
        let (factor, zero) = (Decimal::new(18, 1), Interval::closed(Decimal::from(32), Decimal::from(32)));
        Some(match self {
            Self::ToFahrenheit => [degrees.scaled(factor)?.plus(zero)?, degrees.scaled(factor)?],
            Self::ToCelsius => {
                let ninth = Decimal::from(5).checked_div(Decimal::from(9))?;
                [degrees.minus(zero)?.scaled(ninth)?, degrees.scaled(ninth)?]
            }
        })
    }

    fn on_the_scale(&self, degrees: Decimal) -> Option<Decimal> {
        let (five, nine, zero) = (Decimal::from(5), Decimal::from(9), Decimal::from(32));
        match self {
            Self::ToFahrenheit => degrees.checked_mul(nine)?.checked_div(five)?.checked_add(zero),
            Self::ToCelsius => degrees.checked_sub(zero)?.checked_mul(five)?.checked_div(nine),
        }
    }
}

fn degree(quantity: &Quantity) -> Option<&'static str> {
    match &quantity.unit {
        Some(Unit::Measure(measure)) => Some(measure.name),
        _ => None,
    }
}
