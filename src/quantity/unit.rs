//! Units: a table of measures with exact factors, and the shapes a unit can take.
//!
//! Adding a unit is adding a row. Spellings live in the row, so that the pattern which finds a unit and the factor
//! which converts it can never disagree.

use std::borrow::Cow;
use std::fmt;

use rust_decimal::Decimal;

use self::Dimension::{
    Angle, Area, Calendar, Charge, Concentration, Current, Data, Earthquake, Energy, Force, Frequency, Length,
    Loudness, Mass, Power, Pressure, Radiation, Speed, Temperature, Time, Torque, Voltage, Volume,
};
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
    Pressure,
    Force,
    Torque,
    Voltage,
    Current,
    Charge,
    Frequency,
    Angle,
    Loudness,
    /// The strength of an earthquake, on a scale of powers.
    Earthquake,
    Concentration,
    Radiation,
}

impl Dimension {
    /// Whether its measures are lengths of time, by the clock or by the calendar.
    #[must_use]
    pub fn is_time(self) -> bool {
        matches!(self, Self::Time | Self::Calendar)
    }
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

impl Unit {
    /// The name in machine output; a share of nothing named has none, as a bare number has none.
    #[must_use]
    pub fn name(&self) -> Option<Cow<'static, str>> {
        match self {
            Unit::Fraction(None) => None,
            whole => Some(whole.word().map_or_else(|| whole.to_string().into(), Cow::Borrowed)),
        }
    }

    /// The name of a unit that is of a closed class and of one part.
    fn word(&self) -> Option<&'static str> {
        match self {
            Unit::Currency(currency) => Some(currency.code),
            Unit::Percent => Some("%"),
            Unit::PercentagePoint => Some("percentage point"),
            Unit::BasisPoint => Some("basis point"),
            Unit::Measure(measure) => Some(measure.name),
            Unit::Fraction(None) => Some("fraction"),
            Unit::Times => Some("times"),
            Unit::Noun(_) | Unit::Fraction(Some(_)) | Unit::Per(..) => None,
        }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unit::Noun(noun) => f.write_str(noun),
            Unit::Fraction(Some(whole)) => write!(f, "fraction:{whole}"),
            Unit::Per(of, each) => write!(f, "{of}/{each}"),
            word => f.write_str(word.word().unwrap_or_default()),
        }
    }
}

const fn row(
    name: &'static str,
    dimension: Dimension,
    factor: &'static str,
    words: &'static [&'static str],
    symbols: &'static [&'static str],
) -> Measure {
    Measure { name, dimension, factor, words, symbols }
}

/// The measures, by dimension, the base unit of each having the factor 1.
///
/// Sources of the factors: the SI brochure (9th edition) and NIST SP 811, both exact. US gallons, pints and barrels.
/// A row without a factor is compared with its own kind only: a ton may be short, long or metric, and degrees shift.
#[rustfmt::skip]
pub static MEASURES: &[Measure] = &[
    // Length (metre)
    row("kilometre", Length, "1000", &["kilometre", "kilometer"], &["km"]),
    row("metre", Length, "1", &["metre", "meter"], &["m"]),
    row("decimetre", Length, "0.1", &["decimetre", "decimeter"], &["dm"]),
    row("centimetre", Length, "0.01", &["centimetre", "centimeter"], &["cm"]),
    row("millimetre", Length, "0.001", &["millimetre", "millimeter"], &["mm"]),
    row("micrometre", Length, "0.000001", &["micrometre", "micrometer", "micron"], &["µm", "μm"]),
    row("nanometre", Length, "0.000000001", &["nanometre", "nanometer"], &["nm"]),
    row("picometre", Length, "0.000000000001", &["picometre", "picometer"], &[]),
    row("mile", Length, "1609.344", &["mile"], &["mi"]),
    row("foot", Length, "0.3048", &["foot"], &["ft", "′"]),
    row("inch", Length, "0.0254", &["inch"], &["″", "ins"]),
    row("yard", Length, "0.9144", &["yard"], &["yd", "yds"]),
    row("nautical mile", Length, "1852", &["nautical mile"], &["nmi"]),
    row("light-year", Length, "9460730472580800", &["light-year", "light year"], &["ly"]),
    row("furlong", Length, "201.168", &["furlong"], &[]),
    // Area (square metre)
    row("square kilometre", Area, "1000000", &["square kilometre", "square kilometer", "sq km", "square km"], &["km²", "km2", "sqkm"]),
    row("square metre", Area, "1", &["square metre", "square meter", "sq m", "sq metre", "sq meter"], &["m²", "m2", "sqm"]),
    row("square centimetre", Area, "0.0001", &["square centimetre", "square centimeter", "sq cm"], &["cm²", "cm2"]),
    row("square millimetre", Area, "0.000001", &["square millimetre", "square millimeter", "sq mm"], &["mm²", "mm2"]),
    row("square mile", Area, "2589988.110336", &["square mile", "sq mile", "sq mi"], &["mi²", "mi2"]),
    row("square foot", Area, "0.09290304", &["square foot", "sq ft", "sq foot"], &["ft²", "ft2", "sqft"]),
    row("square inch", Area, "0.00064516", &["square inch", "sq in", "sq inch"], &["in²", "in2"]),
    row("square yard", Area, "0.83612736", &["square yard", "sq yard", "sq yd"], &["yd²"]),
    row("hectare", Area, "10000", &["hectare"], &["ha"]),
    row("acre", Area, "4046.8564224", &["acre"], &[]),
    // Volume (litre)
    row("litre", Volume, "1", &["litre", "liter"], &["L", "l"]),
    row("millilitre", Volume, "0.001", &["millilitre", "milliliter"], &["mL", "ml", "mls"]),
    row("hectolitre", Volume, "100", &["hectolitre", "hectoliter"], &["hl"]),
    row("megalitre", Volume, "1000000", &["megalitre", "megaliter"], &["ML"]),
    row("gigalitre", Volume, "1000000000", &["gigalitre", "gigaliter"], &["GL"]),
    row("centilitre", Volume, "0.01", &["centilitre", "centiliter"], &["cL", "cl"]),
    row("decilitre", Volume, "0.1", &["decilitre", "deciliter"], &["dL", "dl"]),
    row("cubic metre", Volume, "1000", &["cubic metre", "cubic meter", "cu m", "cubic m"], &["m³", "m3"]),
    row("cubic centimetre", Volume, "0.001", &["cubic centimetre", "cubic centimeter"], &["cm³", "cm3", "cc"]),
    row("cubic kilometre", Volume, "1000000000000", &["cubic kilometre", "cubic kilometer", "cubic km"], &["km³"]),
    row("cubic foot", Volume, "28.316846592", &["cubic foot", "cu ft"], &["ft³", "ft3"]),
    row("cubic inch", Volume, "0.016387064", &["cubic inch", "cu in"], &["in³"]),
    row("cubic yard", Volume, "764.554857984", &["cubic yard"], &["yd³"]),
    row("cubic mile", Volume, "", &["cubic mile"], &[]),
    row("gallon", Volume, "3.785411784", &["gallon", "us gallon"], &["gal"]),
    row("pint", Volume, "0.473176473", &["pint"], &[]),
    row("quart", Volume, "0.946352946", &["quart"], &[]),
    row("barrel", Volume, "158.987294928", &["barrel"], &["bbl"]),
    row("barrel of oil equivalent", Volume, "", &["barrel of oil equivalent"], &["boe"]),
    row("fluid ounce", Volume, "0.0295735295625", &["fluid ounce", "fl oz"], &[]),
    row("cup", Volume, "", &["cup"], &[]),
    row("tablespoon", Volume, "", &["tablespoon"], &["tbsp"]),
    row("teaspoon", Volume, "", &["teaspoon"], &["tsp"]),
    row("bushel", Volume, "35.23907016688", &["bushel"], &[]),
    // Mass (kilogram)
    row("kilogram", Mass, "1", &["kilogram", "kilogramme", "kilo"], &["kg", "kgs"]),
    row("gram", Mass, "0.001", &["gram", "gramme"], &["g"]),
    row("milligram", Mass, "0.000001", &["milligram", "milligramme"], &["mg"]),
    row("microgram", Mass, "0.000000001", &["microgram", "microgramme"], &["µg", "μg", "mcg"]),
    row("nanogram", Mass, "0.000000000001", &["nanogram", "nanogramme"], &["ng"]),
    row("tonne", Mass, "1000", &["tonne", "metric ton", "metric tonne"], &["t", "tCO2", "tCO2e"]),
    row("deadweight tonne", Mass, "", &["deadweight tonne", "deadweight ton"], &["dwt"]),
    row("ton", Mass, "", &["ton"], &[]),
    row("kilotonne", Mass, "1000000", &["kilotonne", "kiloton"], &[]),
    row("megatonne", Mass, "1000000000", &["megatonne", "megaton"], &["Mt", "MtCO2", "MtCO2e"]),
    row("gigatonne", Mass, "1000000000000", &["gigatonne", "gigaton"], &["Gt", "GtCO2", "GtCO2e"]),
    row("pound", Mass, "0.45359237", &["pound"], &["lb", "lbs"]),
    row("ounce", Mass, "0.028349523125", &["ounce"], &["oz"]),
    row("million ounces", Mass, "28349.523125", &[], &["Moz"]),
    row("stone", Mass, "6.35029318", &["stone"], &["st"]),
    row("carat", Mass, "0.0002", &["carat"], &[]),
    // Time (second)
    row("second", Time, "1", &["second", "sec"], &["s"]),
    row("millisecond", Time, "0.001", &["millisecond"], &["ms"]),
    row("microsecond", Time, "0.000001", &["microsecond"], &["µs", "μs"]),
    row("nanosecond", Time, "0.000000001", &["nanosecond"], &["ns"]),
    row("minute", Time, "60", &["minute"], &["min", "mins"]),
    row("hour", Time, "3600", &["hour"], &["h", "hr", "hrs"]),
    row("day", Time, "86400", &["day"], &[]),
    row("night", Time, "86400", &["night"], &[]),
    row("week", Time, "604800", &["week", "wk"], &[]),
    row("fortnight", Time, "1209600", &["fortnight"], &[]),
    // Calendar (month)
    row("month", Calendar, "1", &["month", "mo"], &[]),
    row("quarter", Calendar, "3", &["quarter"], &[]),
    row("season", Calendar, "", &["season"], &[]),
    row("year", Calendar, "12", &["year", "yr"], &[]),
    row("decade", Calendar, "120", &["decade"], &[]),
    row("century", Calendar, "1200", &["century"], &[]),
    row("millennium", Calendar, "12000", &["millennium"], &[]),
    // Speed
    row("knot", Speed, "", &["knot"], &["kn", "kt", "kts"]),
    // Temperature
    row("celsius", Temperature, "", &["degree celsius", "degree centigrade", "celsius", "centigrade", "degree c", "deg celsius", "deg c", "celcius", "degree celcius"], &["°C", "ºC", "˚C", "℃", "C"]),
    row("fahrenheit", Temperature, "", &["degree fahrenheit", "fahrenheit", "degree f", "deg fahrenheit", "deg f", "farenheit", "degree farenheit"], &["°F", "ºF", "˚F", "℉", "F"]),
    row("kelvin", Temperature, "", &["kelvin"], &[]),
    row("degree", Angle, "1", &["degree"], &["°"]),
    // Power (watt)
    row("watt", Power, "1", &["watt"], &["W"]),
    row("kilowatt", Power, "1000", &["kilowatt"], &["kW", "KW"]),
    row("megawatt", Power, "1000000", &["megawatt"], &["MW"]),
    row("gigawatt", Power, "1000000000", &["gigawatt"], &["GW"]),
    row("terawatt", Power, "1000000000000", &["terawatt"], &["TW"]),
    row("milliwatt", Power, "0.001", &["milliwatt"], &["mW"]),
    row("horsepower", Power, "", &["horsepower", "horse power"], &["hp", "HP"]),
    row("brake horsepower", Power, "", &["brake horsepower"], &["bhp"]),
    // Energy (watt-hour)
    row("watt-hour", Energy, "1", &["watt-hour", "watt hour"], &["Wh"]),
    row("kilowatt-hour", Energy, "1000", &["kilowatt-hour", "kilowatt hour"], &["kWh", "KWh", "kwh"]),
    row("megawatt-hour", Energy, "1000000", &["megawatt-hour", "megawatt hour"], &["MWh"]),
    row("gigawatt-hour", Energy, "1000000000", &["gigawatt-hour", "gigawatt hour"], &["GWh"]),
    row("terawatt-hour", Energy, "1000000000000", &["terawatt-hour", "terawatt hour"], &["TWh"]),
    row("british thermal unit", Energy, "", &["british thermal unit"], &["Btu", "BTU"]),
    row("million british thermal units", Energy, "", &[], &["mmBtu", "mmBTU", "MMBtu", "MMBTU", "mmbtu"]),
    row("therm", Energy, "", &["therm"], &[]),
    row("joule", Energy, "", &["joule"], &["J"]),
    row("kilojoule", Energy, "", &["kilojoule"], &["kJ"]),
    row("megajoule", Energy, "", &["megajoule"], &["MJ"]),
    row("calorie", Energy, "", &["calorie"], &["cal"]),
    row("kilocalorie", Energy, "", &["kilocalorie"], &["kcal"]),
    row("electronvolt", Energy, "", &["electronvolt"], &["eV"]),
    // Data (byte)
    row("byte", Data, "1", &["byte"], &[]),
    row("kilobyte", Data, "1000", &["kilobyte"], &["KB", "kB"]),
    row("megabyte", Data, "1000000", &["megabyte"], &["MB", "mb"]),
    row("gigabyte", Data, "1000000000", &["gigabyte", "gig"], &["GB", "gb"]),
    row("terabyte", Data, "1000000000000", &["terabyte"], &["TB"]),
    row("petabyte", Data, "1000000000000000", &["petabyte"], &["PB"]),
    row("exabyte", Data, "1000000000000000000", &["exabyte"], &["EB"]),
    row("bit", Data, "0.125", &["bit"], &[]),
    row("kilobit", Data, "125", &["kilobit"], &["kb", "kbit"]),
    row("megabit", Data, "125000", &["megabit"], &["Mb", "Mbit"]),
    row("gigabit", Data, "125000000", &["gigabit"], &["Gb", "Gbit"]),
    row("megapixel", Data, "", &["megapixel"], &["MP"]),
    row("pixel per inch", Data, "", &["pixel per inch"], &["ppi"]),
    // Pressure (pascal)
    row("pascal", Pressure, "1", &["pascal"], &["Pa"]),
    row("kilopascal", Pressure, "1000", &["kilopascal"], &["kPa"]),
    row("megapascal", Pressure, "1000000", &["megapascal"], &["MPa"]),
    row("hectopascal", Pressure, "100", &["hectopascal"], &["hPa"]),
    row("gigapascal", Pressure, "1000000000", &["gigapascal"], &["GPa"]),
    row("millimetre of mercury", Pressure, "133.322387415", &["millimetre of mercury", "millimeter of mercury"], &["mmHg"]),
    row("millibar", Pressure, "100", &["millibar"], &["mbar"]),
    row("psi", Pressure, "", &["pound per square inch"], &["psi"]),
    row("ksi", Pressure, "", &[], &["ksi"]),
    // Force and torque
    row("newton", Force, "", &["newton"], &["N"]),
    row("kilonewton", Force, "", &["kilonewton"], &["kN"]),
    row("pound-foot", Torque, "", &["pound-foot", "foot-pound", "lb ft"], &["lb-ft", "ft-lb", "lb⋅ft", "lb·ft"]),
    row("newton metre", Torque, "", &["newton metre", "newton meter", "newton-metre"], &["Nm", "N·m", "N⋅m"]),
    // Electricity
    row("volt", Voltage, "1", &["volt"], &["V"]),
    row("kilovolt", Voltage, "1000", &["kilovolt"], &["kV"]),
    row("millivolt", Voltage, "0.001", &["millivolt"], &["mV"]),
    row("ampere", Current, "1", &["ampere", "amp"], &[]),
    row("milliampere", Current, "0.001", &["milliampere", "milliamp"], &["mA"]),
    row("ampere-hour", Charge, "1", &["ampere-hour", "amp-hour"], &["Ah"]),
    row("milliampere-hour", Charge, "0.001", &["milliampere-hour", "milliamp hour"], &["mAh"]),
    // Frequency (hertz)
    row("hertz", Frequency, "1", &["hertz"], &["Hz", "HZ"]),
    row("kilohertz", Frequency, "1000", &["kilohertz"], &["kHz"]),
    row("megahertz", Frequency, "1000000", &["megahertz"], &["MHz"]),
    row("gigahertz", Frequency, "1000000000", &["gigahertz"], &["GHz", "Ghz"]),
    row("terahertz", Frequency, "1000000000000", &["terahertz"], &["THz"]),
    // The rest
    row("decibel", Loudness, "", &["decibel"], &["dB"]),
    row("magnitude", Earthquake, "", &["magnitude", "in magnitude", "on the richter scale"], &[]),
    row("parts-per-million", Concentration, "", &["part per million", "parts per million"], &["ppm"]),
    row("parts-per-billion", Concentration, "", &["part per billion", "parts per billion"], &["ppb"]),
    row("sievert", Radiation, "", &["sievert"], &["Sv"]),
    row("millisievert", Radiation, "", &["millisievert"], &["mSv"]),
    row("microsievert", Radiation, "", &["microsievert"], &["µSv"]),
];

/// Compound units that newspapers shorten: the symbol, what is counted, and for each of what.
pub static RATE_SYMBOLS: &[(&str, &str, &str)] = &[
    ("mph", "mile", "hour"),
    ("m.p.h.", "mile", "hour"),
    ("km/h", "kilometre", "hour"),
    ("kmh", "kilometre", "hour"),
    ("kph", "kilometre", "hour"),
    ("kmph", "kilometre", "hour"),
    ("mpg", "mile", "gallon"),
    ("m/s", "metre", "second"),
    ("bpd", "barrel", "day"),
    ("b/d", "barrel", "day"),
    ("boe/d", "barrel of oil equivalent", "day"),
    ("boepd", "barrel of oil equivalent", "day"),
    ("Mbps", "megabit", "second"),
    ("Gbps", "gigabit", "second"),
    ("kbps", "kilobit", "second"),
];

impl Measure {
    /// The row of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Measure> {
        MEASURES.iter().find(|measure| measure.name == name)
    }

    /// How many of the dimension's base unit one of these is, where a factor says so.
    #[must_use]
    pub fn base_units(&self) -> Option<Decimal> {
        self.factor.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_spelling_stands_twice() {
        let mut seen = HashSet::new();
        for measure in MEASURES {
            for spelling in measure.words.iter().chain(measure.symbols) {
                assert!(seen.insert(*spelling), "{spelling} stands in two rows");
            }
        }
    }

    #[test]
    fn factors_are_exact_decimals_and_every_base_unit_is_one() {
        for measure in MEASURES.iter().filter(|measure| !measure.factor.is_empty()) {
            let factor = measure.base_units().expect("a factor is a decimal");
            assert_eq!(factor.to_string(), measure.factor, "{} loses digits", measure.name);
            let base = MEASURES.iter().any(|m| m.dimension == measure.dimension && m.factor == "1");
            assert!(base, "{:?} has no base unit", measure.dimension);
        }
    }
}
