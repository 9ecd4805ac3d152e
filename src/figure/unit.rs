//! What a number is of: percentages, money, measures, durations, ages, multiples, or a count of things.
//!
//! The closed classes come from the tables; only where none of them answers is the number taken for a count.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::quantity::{Decimal, Dimension, Kind, Measure, Unit};

use super::english::grammar::{MEASURE_MODIFIERS, NOUN_ABBREVIATIONS, RATE_ABBREVIATIONS};
use super::english::inflection::{is_plural, singular};
use super::english::words::{Gate, Words};
use super::lexer::Tokens;
use super::noun;
use super::numeral::{self, Numeral, Setting, Shape};
use super::spelling::{MEASURE_PHRASES, MEASURE_SYMBOLS, Meant};
use super::{Context, compound, money, ordinal};

/// The unit behind a number, the kind it makes of the figure, and where it ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct UnitRead {
    pub kind: Kind,
    pub unit: Unit,
    pub end: usize,
}

impl UnitRead {
    pub(super) fn new(kind: Kind, unit: Unit, end: usize) -> Self {
        Self { kind, unit, end }
    }
}

/// Symbols of one letter that may stand after a space; the others must touch their number.
static SPACED_LETTERS: &[&str] = &["m", "g", "t", "L", "l", "W", "V", "h", "C", "F", "°"];

/// The unit that stands behind a number.
pub(super) fn after(tokens: &Tokens<'_>, numeral: Numeral, context: &Context) -> Option<UnitRead> {
    if may_be_unit(tokens, numeral.end) {
        closed(tokens, numeral, context).or_else(|| counted(tokens, numeral, context))
    } else {
        counted(tokens, numeral, context)
    }
}

/// The unit of a closed class.
fn closed(tokens: &Tokens<'_>, numeral: Numeral, context: &Context) -> Option<UnitRead> {
    percent(tokens, numeral.end)
        .or_else(|| part_of_a_point(tokens, numeral))
        .or_else(|| of_measure_or_money(tokens, numeral))
        .or_else(|| currency(tokens, numeral))
        .or_else(|| sterling(tokens, numeral, context))
        .or_else(|| measure(tokens, numeral.end))
        .or_else(|| compound::marked_feet(tokens, numeral.end))
        .or_else(|| tied_inches(tokens, numeral.end))
        .or_else(|| compound::marked_inches(tokens, numeral.end))
        .or_else(|| multiple(tokens, numeral))
        .or_else(|| abbreviated_rate(tokens, numeral.end))
        .or_else(|| abbreviated_noun(tokens, numeral.end))
        .or_else(|| years_old(tokens, numeral.end))
        .or_else(|| strength(tokens, numeral))
}

/// Whether a unit of a closed class could stand at `at`; asked of every number, so it must be cheap.
fn may_be_unit(tokens: &Tokens<'_>, at: usize) -> bool {
    !tokens.is_word(at) || CLOSED.admits(tokens.stem(at)) || money::may_be_suffix(tokens, at)
}

/// The words that units of the closed classes begin with, those of money aside.
static CLOSED: LazyLock<Gate> = LazyLock::new(|| {
    let abbreviated = RATE_ABBREVIATIONS.iter().map(|(abbreviation, ..)| *abbreviation);
    let nouns = NOUN_ABBREVIATIONS.iter().map(|(abbreviation, _)| abbreviation.to_ascii_lowercase());
    let words = MEASURE_MODIFIERS.iter().copied().chain(PERCENT_WORDS.iter().copied()).chain(abbreviated);
    let words = words.chain(["in", "of", "point", "pound", "pounds", "fold", "x", "times", "yo", "y.o."]);
    let words = words.chain(QUAKES.iter().copied()).chain(MEASURE_PHRASES.first_words());
    words.map(Cow::Borrowed).chain(nouns.chain(MEASURE_SYMBOLS.first_words()).map(Cow::Owned)).collect()
});

/// What a percentage or its points begin with, in words.
#[rustfmt::skip]
static PERCENT_WORDS: &[&str] = &[
    "percent", "pct", "percentage", "percents", "pc", "per", "basis", "bps", "bp", "pp", "ppt", "ppts",
];

/// "a 65in screen": the letters touch the number, which the preposition never does.
fn tied_inches(tokens: &Tokens<'_>, at: usize) -> Option<UnitRead> {
    let tied = tokens.text(at) == "in" && tokens.glued(at) && !tokens.glued(at + 1);
    let inch = if tied { Measure::named("inch") } else { None }?;
    Some(UnitRead::new(Kind::Measure, Unit::Measure(inch), at + 1))
}

/// "half a point", "0.25 of a percentage point".
fn part_of_a_point(tokens: &Tokens<'_>, numeral: Numeral) -> Option<UnitRead> {
    let of_a = tokens.phrase(numeral.end, "of a");
    let unit_at = of_a.unwrap_or(numeral.end);
    if of_a.is_none() && tokens.word(unit_at) != "point" || numeral.value >= Decimal::ONE {
        return None;
    }
    if tokens.word(unit_at) == "point" {
        return Some(UnitRead::new(Kind::Count, Unit::Noun("point".to_owned()), unit_at + 1));
    }
    percent(tokens, unit_at)
}

/// "billions of dollars", "dozens of miles": a vague number is of its unit.
fn of_measure_or_money(tokens: &Tokens<'_>, numeral: Numeral) -> Option<UnitRead> {
    let vague = numeral.shape == Shape::Vague && tokens.word(numeral.end) == "of";
    let behind = Numeral { end: numeral.end + 1, ..numeral };
    vague.then(|| currency(tokens, behind).or_else(|| measure(tokens, behind.end)))?
}

/// "15.3 ppg".
fn abbreviated_rate(tokens: &Tokens<'_>, at: usize) -> Option<UnitRead> {
    let (_, of, each) = RATE_ABBREVIATIONS.iter().find(|(abbreviation, ..)| *abbreviation == tokens.word(at))?;
    let noun = |name: &str| Unit::Noun(name.to_owned());
    Some(UnitRead::new(Kind::Rate, per(noun(of), noun(each)), at + 1))
}

/// "2 TDs", "0.5 WAR".
fn abbreviated_noun(tokens: &Tokens<'_>, at: usize) -> Option<UnitRead> {
    let (_, noun) = NOUN_ABBREVIATIONS.iter().find(|(abbreviation, _)| *abbreviation == tokens.text(at))?;
    Some(UnitRead::new(Kind::Count, Unit::Noun((*noun).to_owned()), at + 1))
}

/// "87 yo", "87 y.o.".
fn years_old(tokens: &Tokens<'_>, at: usize) -> Option<UnitRead> {
    let tied = past_hyphen(tokens, at);
    let year = if matches!(tokens.word(tied), "yo" | "y.o.") { Measure::named("year") } else { None }?;
    Some(UnitRead::new(Kind::Age, Unit::Measure(year), tied + 1))
}

/// "A 5.6 quake": nobody counts parts of one, so that it is its strength.
fn strength(tokens: &Tokens<'_>, numeral: Numeral) -> Option<UnitRead> {
    let quake = QUAKES.contains(&tokens.word(numeral.end));
    let magnitude = if quake && !numeral.value.is_integer() { Measure::named("magnitude") } else { None }?;
    Some(UnitRead::new(Kind::Measure, Unit::Measure(magnitude), numeral.end))
}

static QUAKES: &[&str] = &["aftershock", "earthquake", "quake", "temblor", "tremor"];

/// Past a hyphen that ties the number to its unit: "185-hp", "5-percent".
fn past_hyphen(tokens: &Tokens<'_>, at: usize) -> usize {
    let ties = tokens.is_hyphen(at) && tokens.glued(at) && tokens.glued(at + 1) && !tokens.is_number(at + 1);
    if ties || is_age_torn_apart(tokens, at) { at + 1 } else { at }
}

/// "53 - year - old": some copy comes with its hyphens set apart.
fn is_age_torn_apart(tokens: &Tokens<'_>, at: usize) -> bool {
    let hyphens = tokens.is_hyphen(at) && tokens.is_hyphen(at + 2);
    hyphens && tokens.word(at + 1) == "year" && matches!(tokens.word(at + 3), "old" | "olds")
}

fn percent(tokens: &Tokens<'_>, at: usize) -> Option<UnitRead> {
    let percent = |end| Some(UnitRead::new(Kind::Percent, Unit::Percent, end));
    let points = |unit, end| Some(UnitRead::new(Kind::Points, unit, end));
    if tokens.is_mark(at, '%') || tokens.is_mark(at, '％') {
        if matches!(tokens.word(past_hyphen(tokens, at + 1)), "points" | "point") {
            return points(Unit::PercentagePoint, past_hyphen(tokens, at + 1) + 1);
        }
        return percent(at + 1);
    }
    let at = past_hyphen(tokens, at);
    match tokens.stem(at) {
        "percent" | "pct" | "percentage" if matches!(tokens.word(past_hyphen(tokens, at + 1)), "points" | "point") => {
            points(Unit::PercentagePoint, past_hyphen(tokens, at + 1) + 1)
        }
        "percent" | "pct" | "percents" => percent(at + 1),
        "percentage" if !tokens.is_word(at + 1) => percent(at + 1),
        "pc" if tokens.glued(at) => percent(at + 1),
        "per" if matches!(tokens.word(at + 1), "cent") => percent(at + 2),
        "basis" if matches!(tokens.word(past_hyphen(tokens, at + 1)), "points" | "point") => {
            points(Unit::BasisPoint, past_hyphen(tokens, at + 1) + 1)
        }
        "bps" | "bp" => points(Unit::BasisPoint, at + 1),
        "pp" | "ppt" | "ppts" => points(Unit::PercentagePoint, at + 1),
        _ => None,
    }
}

fn currency(tokens: &Tokens<'_>, numeral: Numeral) -> Option<UnitRead> {
    let (currency, end) = money::suffix(tokens, numeral)?;
    Some(UnitRead::new(Kind::Money, Unit::Currency(currency), end))
}

/// "pounds": money where the article writes `£` or the sum is in millions, a weight elsewhere.
fn sterling(tokens: &Tokens<'_>, numeral: Numeral, context: &Context) -> Option<UnitRead> {
    let at = past_hyphen(tokens, numeral.end);
    let pounds = matches!(tokens.word(at), "pound" | "pounds");
    let money = context.pounds_are_money || numeral.scale >= Decimal::from(1_000_000);
    let currency = if pounds && money { crate::quantity::Currency::coded("GBP") } else { None }?;
    Some(UnitRead::new(Kind::Money, Unit::Currency(currency), at + 1))
}

static MODIFIERS: LazyLock<Words<()>> = LazyLock::new(|| MEASURE_MODIFIERS.iter().copied().collect());

/// A measure in words or symbols, from the table.
pub(super) fn measure(tokens: &Tokens<'_>, at: usize) -> Option<UnitRead> {
    if MODIFIERS.contains(tokens.word(at))
        && let Some((measure, end)) = MEASURE_PHRASES.find(tokens, at + 1)
    {
        // "a full year", "one more hour"; of more than one, only a plural.
        let one = at > 0 && matches!(tokens.word(at - 1), "a" | "an" | "one");
        return (one || is_plural(tokens.word(end - 1))).then(|| of_measure(measure, end));
    }
    // "not one bit"
    if tokens.word(at) == "bit" && at > 0 && tokens.word(at - 1) == "one" {
        return None;
    }
    let tied = past_hyphen(tokens, at);
    let phrase = MEASURE_PHRASES.find(tokens, tied);
    // "lb ft" is more than its "lb".
    let longer = |unit: &UnitRead| phrase.is_none_or(|(_, end)| unit.end >= end);
    let read = degrees(tokens, tied).or_else(|| symbol(tokens, tied).filter(longer)).or_else(|| {
        let (measure, end) = phrase?;
        // "during 2016 Stone said", "the 1988 quarter": a year before something in the singular.
        let dated = tokens.is_capitalised(tied) || measure.dimension == Dimension::Calendar;
        let name = dated && tied == at && !is_plural(tokens.word(end - 1)) && is_year(tokens, at);
        (!name).then(|| of_measure(measure, end))
    });
    let read = read.or_else(|| bracketed(tokens, at))?;
    Some(old(tokens, &read).unwrap_or(read))
}

/// Words near "35C" that tell it from "Boeing 777F".
#[rustfmt::skip]
static WARMTH: &[&str] = &[
    "temperature", "temperatures", "heat", "hot", "hotter", "cold", "colder", "warm", "warmer", "warming", "weather", "high", "highs", "low", "lows", "oven", "bake", "cool", "cooler",
    "freezing", "frost", "boil", "boils", "melts", "fever", "degrees", "thermometer", "mercury", "climate", "summer", "winter", "preheat", "roast", "target", "pre-industrial", "preindustrial", "water", "melting", "melt", "boiling", "celsius", "fahrenheit", "minus", "zero",
];

/// How far from the number a word of warmth may stand, in tokens.
const WARMTH_REACH: usize = 12;

fn tells_of_warmth(tokens: &Tokens<'_>, at: usize) -> bool {
    let near = at.saturating_sub(WARMTH_REACH)..(at + WARMTH_REACH).min(tokens.len());
    near.into_iter().any(|at| WARMTH.contains(&tokens.word(at)))
}

/// The "Model 3" before the "s" of "Model 3s"; nothing is named by a number with a point.
fn is_model(tokens: &Tokens<'_>, at: usize) -> bool {
    at > 1 && tokens.is_capitalised(at - 2) && !tokens.number(at - 1).contains('.')
}

/// "It was 41 C in Delhi", "-12C", and the "41 C" of a claims file: nothing behind it, and nothing before that it could be
/// the number of.
fn is_told_warm(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(number) = at.checked_sub(1).filter(|&number| tokens.is_number(number)) else { return false };
    let ends = !tokens.is_hyphen(at + 1) && (!tokens.is_word(at + 1) || noun::ends_phrase(tokens.word(at + 1)));
    let below = number > 0 && numeral::is_minus(tokens, number - 1);
    let read_off = number == 0 || BEFORE_WARMTH.contains(&tokens.word(number - 1));
    ends && (below || read_off)
}

/// Words before what a thermometer shows.
#[rustfmt::skip]
static BEFORE_WARMTH: &[&str] = &[
    "about", "above", "around", "at", "be", "below", "hit", "is", "near", "of", "over", "reached", "to", "under", "was", "were",
];

/// "lows in the 60s", "into the high 80s": tens of degrees, of years or of points, and no seconds.
fn is_round_behind_the(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(number) = at.checked_sub(1).filter(|&number| number > 0) else { return false };
    let named = matches!(tokens.word(number - 1), "the" | "low" | "mid" | "middle" | "high" | "upper" | "lower");
    let tied = number >= 2 && tokens.is_hyphen(number - 1) && tokens.word(number - 2) == "mid";
    (named || tied) && tokens.number(number).len() <= 3 && tokens.number(number).ends_with('0')
}

/// Whether the number that ends before `at` is four bare digits, as years are.
fn is_year(tokens: &Tokens<'_>, at: usize) -> bool {
    let digits = at.checked_sub(1).map_or("", |number| tokens.number(number));
    digits.parse::<u32>().is_ok_and(|year| (1900..2100).contains(&year))
}

/// "100° Celsius".
fn degrees(tokens: &Tokens<'_>, at: usize) -> Option<UnitRead> {
    if !tokens.is_mark(at, '°') {
        return None;
    }
    if let Some((Meant::Measure(scale), end)) = MEASURE_SYMBOLS.find(tokens, at + 1).filter(|_| !tokens.glued(at + 1)) {
        return (scale.dimension == Dimension::Temperature).then(|| of_measure(scale, end));
    }
    let (measure, end) = MEASURE_PHRASES.find(tokens, at + 1)?;
    (measure.dimension == Dimension::Temperature).then(|| of_measure(measure, end))
}

/// "10 degrees below zero", "20 below zero".
pub(super) fn below_zero(
    tokens: &Tokens<'_>,
    numeral: Numeral,
    unit: Option<&UnitRead>,
) -> Option<(Numeral, Option<UnitRead>)> {
    let end = tokens.phrase(unit.map_or(numeral.end, |unit| unit.end), "below zero")?;
    let measure = match unit.map(|unit| &unit.unit) {
        None => Measure::named("degree")?,
        Some(Unit::Measure(measure)) if measure.name == "degree" || measure.dimension == Dimension::Temperature => {
            measure
        }
        _ => return None,
    };
    Some((numeral::negated(numeral), Some(of_measure(measure, end))))
}

/// "20 (kg)", as tables and recipes have it.
fn bracketed(tokens: &Tokens<'_>, at: usize) -> Option<UnitRead> {
    let (_, close) = BRACKETS.iter().find(|(open, _)| tokens.is_mark(at, *open))?;
    let (meant, end) = MEASURE_SYMBOLS.find(tokens, at + 1).filter(|(_, end)| tokens.is_mark(*end, *close))?;
    let Meant::Measure(measure) = meant else { return None };
    (tokens.text(at + 1).len() > 1).then(|| of_measure(measure, end + 1))
}

static BRACKETS: &[(char, char)] = &[('(', ')'), ('[', ']'), ('{', '}'), ('<', '>')];

fn symbol(tokens: &Tokens<'_>, at: usize) -> Option<UnitRead> {
    let (meant, end) = MEASURE_SYMBOLS.find(tokens, at)?;
    let touches = tokens.glued(at);
    let runs_on = tokens.glued(end) && (tokens.is_word(end) || tokens.is_number(end));
    let letter = tokens.text(at).chars().count() == 1 && end == at + 1;
    // "2018s", "Model 3s": an ending, no seconds.
    let ending =
        tokens.text(at) == "s" && (is_year(tokens, at) || is_model(tokens, at) || is_round_behind_the(tokens, at));
    // "816 000 t of flour", but not "816 T. Smith": a point is an initial's unless the sentence ends with it.
    let initial = tokens.is_mark(end, '.') && end + 1 < tokens.len();
    let spaced_letter = SPACED_LETTERS.contains(&tokens.text(at)) && !tokens.is_capitalised(end) && !initial;
    let place = tokens.text(at) == "st" && !(at > 0 && ordinal::tells_stones(tokens, at - 1));
    let bare_degrees =
        matches!(tokens.text(at), "C" | "F") && !tells_of_warmth(tokens, at) && !is_told_warm(tokens, at);
    if runs_on || ending || place || bare_degrees || (letter && !touches && !spaced_letter) {
        return None;
    }
    Some(match meant {
        Meant::Measure(measure) => of_measure(measure, end),
        Meant::Rate(of, each) => UnitRead::new(Kind::Rate, per(Unit::Measure(of), Unit::Measure(each)), end),
    })
}

fn of_measure(measure: &'static Measure, end: usize) -> UnitRead {
    let kind = if measure.dimension.is_time() { Kind::Duration } else { Kind::Measure };
    UnitRead::new(kind, Unit::Measure(measure), end)
}

fn per(of: Unit, each: Unit) -> Unit {
    Unit::Per(Box::new(of), Box::new(each))
}

/// "53-year-old", "53 years old", "years of age": a duration that is an age.
fn old(tokens: &Tokens<'_>, duration: &UnitRead) -> Option<UnitRead> {
    if duration.kind != Kind::Duration {
        return None;
    }
    let next = if tokens.is_hyphen(duration.end) { duration.end + 1 } else { duration.end };
    let end = match tokens.stem(next) {
        "old" | "olds" => next + 1,
        "of" if tokens.word(next + 1) == "age" => next + 2,
        _ => return None,
    };
    Some(UnitRead::new(Kind::Age, duration.unit.clone(), end))
}

/// "three times", "fivefold", "10x".
fn multiple(tokens: &Tokens<'_>, numeral: Numeral) -> Option<UnitRead> {
    let tied = past_hyphen(tokens, numeral.end);
    // Nobody comes one and a half times.
    let broken = !numeral.is_whole();
    let compared = |word: &str| {
        matches!(
            word,
            "as" | "more"
                | "less"
                | "higher"
                | "lower"
                | "greater"
                | "larger"
                | "bigger"
                | "the"
                | "its"
                | "their"
                | "faster"
                | "longer"
                | "that"
        )
    };
    match tokens.word(tied) {
        "fold" => Some(UnitRead::new(Kind::Ratio, Unit::Times, tied + 1)),
        "x" if compared(tokens.word(tied + 1)) || tokens.glued(tied) && !tokens.glued(tied + 1) => {
            Some(UnitRead::new(Kind::Ratio, Unit::Times, tied + 1))
        }
        "times"
            if broken
                || is_of_a_year(tokens, tied + 1)
                || compared(tokens.word(tied + 1))
                || tokens.is_word(tied + 1) && !noun::ends_phrase(tokens.word(tied + 1)) =>
        {
            Some(UnitRead::new(Kind::Ratio, Unit::Times, tied + 1))
        }
        "times" => Some(UnitRead::new(Kind::Count, Unit::Noun("time".to_owned()), tied + 1)),
        _ => None,
    }
}

/// "14 times next year's earnings": what is multiplied, and no time it happens at.
fn is_of_a_year(tokens: &Tokens<'_>, at: usize) -> bool {
    let pointed = matches!(tokens.word(at), "last" | "next" | "this");
    pointed && tokens.stem(at + 1).len() < tokens.word(at + 1).len()
}

fn counted(tokens: &Tokens<'_>, numeral: Numeral, context: &Context) -> Option<UnitRead> {
    let at = numeral.end;
    if let Some(noun) = sized(tokens, of_the(tokens, at), context) {
        return Some(UnitRead::new(Kind::Count, Unit::Noun(noun.name), at));
    }
    if tokens.is_hyphen(at) {
        return tied_noun(tokens, at);
    }
    // "1.2m" is not "1.2" of "m": whatever touches a number is its unit or makes it a name.
    if tokens.glued(at) {
        return None;
    }
    let at = of_the(tokens, at);
    let found =
        if numeral.value == Decimal::ONE { noun::counted_once(tokens, at)? } else { noun::counted(tokens, at)? };
    Some(UnitRead::new(Kind::Count, Unit::Noun(found.name), found.end))
}

/// The bottles of "two 250ml bottles", the bills of "five $100 bills": the size between is a figure of its own.
fn sized(tokens: &Tokens<'_>, at: usize, context: &Context) -> Option<noun::Noun> {
    if tokens.glued(at) {
        return None;
    }
    let sign = money::prefix(tokens, at, context);
    let setting = if sign.is_some() { Setting::Money } else { Setting::Plain };
    let size = numeral::read(tokens, sign.map_or(at, |sign| sign.end), setting)?;
    let end = match sign {
        Some(sign) => money::repeated(tokens, size, sign.currency).map_or(size.end, |(_, end)| end),
        None => measure(tokens, size.end)
            .map(|unit| unit.end)
            .or_else(|| money::suffix(tokens, size).map(|(_, end)| end))?,
    };
    noun::counted(tokens, past_hyphen(tokens, end))
}

/// "dozens of people", "two of the members", "hundreds of the cars".
fn of_the(tokens: &Tokens<'_>, at: usize) -> usize {
    if tokens.word(at) != "of" {
        return at;
    }
    match tokens.word(at + 1) {
        "the" | "its" | "his" | "her" | "their" | "our" | "these" | "those" | "my" | "your" => at + 2,
        _ => at + 1,
    }
}

/// "11-member agreement", "four-cylinder engine": the noun tied to its number by a hyphen.
fn tied_noun(tokens: &Tokens<'_>, hyphen: usize) -> Option<UnitRead> {
    let at = hyphen + 1;
    let tied = tokens.glued(hyphen) && tokens.glued(at) && tokens.is_word(at);
    let word = tokens.word(at);
    let noun = tied
        && word.len() > 2
        && !NOT_COUNTED.contains(&word)
        && !noun::ends_phrase(word)
        && numeral::cardinal(word).is_none();
    noun.then(|| UnitRead::new(Kind::Count, Unit::Noun(singular(word)), at + 1))
}

/// Words tied to a number by a hyphen that it does not count: "two-way", "one-off".
static NOT_COUNTED: &[&str] = &[
    "way",
    "off",
    "sided",
    "time",
    "handed",
    "eyed",
    "hander",
    "fold",
    "figure",
    "sum",
    "free",
    "odd",
    "plus",
    "ish",
    "something",
    "strong",
];

/// Nouns that make a rate of "a" and "an": "$3 a barrel". Others need "per".
#[rustfmt::skip]
static EACH: &[&str] = &[
    "acre", "barrel", "bottle", "bushel", "copy", "day", "dozen", "gallon", "game", "head", "hectare", "hour",
    "household", "kilo", "kilogram", "kilometer", "kilometre", "lb", "liter", "litre", "meter", "metre", "mile", "minute",
    "month", "night", "ounce", "person", "piece", "pint", "plate", "pop", "pound", "quarter", "room", "season",
    "seat", "second", "share", "square", "therm", "ticket", "ton", "tonne", "unit", "week", "worker", "year",
];

/// Nouns that do so of a sum or a measure, but not of people, who may be given one: "$20 a ride", "3 metres a stride".
#[rustfmt::skip]
static EACH_OF_AMOUNTS: &[&str] = &[
    "adult", "bag", "box", "bunch", "bushel", "call", "car", "carry", "carton", "case", "catch", "child", "click", "crate",
    "cup", "customer", "decade", "dish", "dose", "download", "employee", "family", "fortnight", "glass", "home", "house",
    "inch", "jar", "journey", "lap", "lesson", "line", "loaf", "match", "meal", "member", "pack", "packet", "page", "pair",
    "passenger", "patient", "portion", "post", "pupil", "race", "ride", "roll", "round", "serving", "session", "sheet",
    "shift", "slice", "stem", "stride", "student", "term", "throw", "trip", "user", "vehicle", "visit", "visitor", "word",
    "yard",
];

/// What may tell the ton or the share of a rate: "$104 a dry tonne", "$5.57 per diluted share".
static KINDS: &[&str] =
    &["adjusted", "basic", "common", "diluted", "dry", "fully", "long", "metric", "ordinary", "short", "wet"];

/// Past the words that tell the kind of ton or share that stands behind them.
fn past_kind(tokens: &Tokens<'_>, at: usize) -> usize {
    let told = (at..at + 2).take_while(|&kind| KINDS.contains(&tokens.word(kind))).count();
    let of = matches!(tokens.stem(at + told), "share" | "ton" | "tonne" | "unit");
    if of { at + told } else { at }
}

/// After "a day", these words make it a time and not a rate: "two people a day later".
static WHEN: &[&str] = &["after", "before", "earlier", "later", "ago", "from"];

/// The rate a quantity of some kind turns into when something behind it says "per barrel", "a year", "/month".
pub(super) fn rate(tokens: &Tokens<'_>, at: usize, of: Kind) -> Option<(Unit, usize)> {
    if tokens.is_mark(at, '/') {
        return each(tokens, at + 1);
    }
    if tokens.word(at) == "of" {
        return rate_of_goods(tokens, at + 1, of);
    }
    // "$899pp"
    if of == Kind::Money && tokens.text(at) == "pp" {
        return Some((Unit::Noun("person".to_owned()), at + 1));
    }
    let tied = past_hyphen(tokens, at);
    match tokens.word(tied) {
        "per" if tokens.word(tied + 1) == "annum" => Measure::named("year").map(|year| (Unit::Measure(year), tied + 2)),
        "per" | "every" if tokens.word(tied + 1) != "cent" => {
            let next = past_kind(tokens, past_hyphen(tokens, tied + 1));
            each_of_many(tokens, next).or_else(|| each(tokens, next))
        }
        "a" | "an" => {
            let next = past_hyphen(tokens, tied + 1);
            let next = past_kind(tokens, next);
            let word = tokens.word(next);
            let amount = matches!(of, Kind::Money | Kind::Measure) && EACH_OF_AMOUNTS.contains(&word);
            let (unit, end) = if amount || EACH.contains(&word) { each(tokens, next) } else { None }?;
            (!WHEN.contains(&tokens.word(end))).then_some((unit, end))
        }
        _ => None,
    }
}

/// How many words may name the goods of a rate: "barrels of crude oil a day".
const LONGEST_GOODS: usize = 3;

/// "2.4 billion gallons of jet fuel a year": the rate behind what it is a rate of.
fn rate_of_goods(tokens: &Tokens<'_>, at: usize, of: Kind) -> Option<(Unit, usize)> {
    let goods = (at..at + LONGEST_GOODS)
        .take_while(|&next| tokens.is_word(next) && !noun::ends_phrase(tokens.word(next)))
        .count();
    let rated = matches!(tokens.word(at + goods), "a" | "an" | "per");
    (goods > 0 && rated).then(|| rate(tokens, at + goods, of))?
}

/// The "100,000 people" of "29.3 per 100,000 people", the "100 km" of fuel: so round a number is one with what it counts.
fn each_of_many(tokens: &Tokens<'_>, at: usize) -> Option<(Unit, usize)> {
    let (value, after) = round_word_alone(tokens, at).or_else(|| {
        let many = numeral::read(tokens, at, Setting::Plain)?;
        Some((many.value, many.end))
    })?;
    let measured = measure(tokens, after).map(|unit| unit.end);
    let end = measured.or_else(|| noun::counted(tokens, after).map(|noun| noun.end)).unwrap_or(after);
    is_round(value).then(|| (Unit::Noun(tokens.slice(at, end).to_lowercase()), end))
}

/// "per million": the word alone is one of them.
fn round_word_alone(tokens: &Tokens<'_>, at: usize) -> Option<(Decimal, usize)> {
    numeral::round_word(tokens.word(at)).map(|(value, _)| (value, at + 1))
}

/// Whether it is a hundred, a thousand, ten thousand …
fn is_round(value: Decimal) -> bool {
    let hundreds = value.checked_div(Decimal::ONE_HUNDRED).filter(Decimal::is_integer);
    hundreds.is_some_and(|hundreds| hundreds.normalize().to_string().trim_end_matches('0') == "1")
}

fn each(tokens: &Tokens<'_>, at: usize) -> Option<(Unit, usize)> {
    // "£1,301 per calendar month"
    let modified = at + usize::from(MODIFIERS.contains(tokens.word(at)));
    if let Some((measure, end)) = MEASURE_PHRASES.find(tokens, modified).or_else(|| MEASURE_PHRASES.find(tokens, at)) {
        return Some((Unit::Measure(measure), end));
    }
    if let Some((Meant::Measure(measure), end)) = MEASURE_SYMBOLS.find(tokens, at) {
        return Some((Unit::Measure(measure), end));
    }
    let word = tokens.word(at);
    let named = word.len() > 2 && !noun::ends_phrase(word) && numeral::cardinal(word).is_none();
    named.then(|| (Unit::Noun(singular(word)), at + 1))
}
