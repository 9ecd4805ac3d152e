//! Elisions: what a sentence says once for several numbers.
//!
//! "435 homes by auction and 187 by tender", "460 vehicles, compared with 63", "280 million of the 1.5 billion shekels",
//! "four-, five- and six-cylinder": here the unit is lent by a neighbour. It stands alone because it needs the figures
//! of the whole sentence, which no other part of the grammar sees.

use crate::quantity::{Kind, Quantity, Unit, Value};

use super::english::phrases::COMPARING;
use super::lexer::Tokens;
use super::meaning::Taken;
use super::{Reading, Step, noun, numeral, unit};

/// How many figures may stand between a number and the one that lends it its unit.
const LENDER_REACH: usize = 12;

/// Gives every bare number the unit that its sentence leaves unsaid.
pub(super) fn share_units(tokens: &Tokens<'_>, readings: &mut [Reading]) {
    for index in 0..readings.len() {
        if (is_bare(&readings[index].quantity) || is_unnamed_rate(&readings[index].quantity))
            && let Some(lender) = lender(tokens, readings, index)
        {
            borrow(tokens, &mut readings[index], &lender);
        }
    }
}

/// The reading at `index`, or the one behind it where that is the "first" of "11 of their first 12 games".
fn past_rank<'f>(tokens: &Tokens<'_>, readings: &'f [Reading], index: usize) -> Option<&'f Reading> {
    let next = readings.get(index)?;
    let rank = next.quantity.kind == Kind::Ordinal && noun::BEFORE_A_NUMBER.contains(&tokens.word(next.first));
    if rank { readings.get(index + 1) } else { Some(next) }
}

fn borrow(tokens: &Tokens<'_>, reading: &mut Reading, lender: &Quantity) {
    let span = tokens.span(reading.first, reading.end);
    reading.tell(tokens, || {
        let unit = lender.unit.as_ref().map(ToString::to_string).unwrap_or_default();
        Step::new("shared unit", span, Taken::Told(unit))
    });
    match (&mut reading.quantity.unit, &lender.unit) {
        (Some(Unit::Per(of, _)), Some(unit)) => **of = unit.clone(),
        (unit, lent) => {
            unit.clone_from(lent);
            reading.quantity.kind = lender.kind;
        }
    }
}

/// "20 per week": a rate of something that was named before.
fn is_unnamed_rate(quantity: &Quantity) -> bool {
    rate_of(quantity).is_some_and(|of| *of == Unit::Noun(UNNAMED.to_owned()))
}

/// What a rate is of where nothing says it.
pub(super) const UNNAMED: &str = "unit";

/// The neighbour whose unit a bare number shares.
fn lender(tokens: &Tokens<'_>, readings: &[Reading], index: usize) -> Option<Quantity> {
    let here = &readings[index];
    let next = past_rank(tokens, readings, index + 1).filter(|next| {
        lends_ahead(&next.quantity)
            && (is_part_of(tokens, here, next) || is_suspended(tokens, here) || is_joined(tokens, here, next))
    });
    if let Some(next) = next {
        return Some(next.quantity.clone());
    }
    if is_suspended(tokens, here) {
        let last = readings[index + 1..].iter().take(LENDER_REACH).find(|later| !is_bare(&later.quantity))?;
        return lends(&last.quantity).then(|| last.quantity.clone());
    }
    if let Some(quantity) = named_once(tokens, here) {
        return Some(quantity);
    }
    let before = here.first.checked_sub(1).map_or("", |at| tokens.word(at));
    let compared = is_compared(tokens, here.first);
    let goes_on = is_repeated(tokens, here);
    if !(compared || goes_on || matches!(before, "to" | "from")) {
        return None;
    }
    let nearby = &readings[index.saturating_sub(LENDER_REACH)..index];
    let earlier = nearby.iter().rev().find(|reading| lends(&reading.quantity))?;
    let repeated = counts(&earlier.quantity) && (goes_on || is_start(tokens, earlier, here));
    let arrived = before == "to" && earlier.end + 1 == here.first;
    (compared || repeated || arrived).then(|| earlier.quantity.clone())
}

/// How far from a count the number it came from may stand, in tokens.
const START_REACH: usize = 6;

/// "rose to 300 homes from 200": what a count came from.
fn is_start(tokens: &Tokens<'_>, earlier: &Reading, here: &Reading) -> bool {
    tokens.word(here.first - 1) == "from" && here.first - earlier.end <= START_REACH
}

/// "an hour or two", "another pick or two": the noun was said with its article.
fn named_once(tokens: &Tokens<'_>, here: &Reading) -> Option<Quantity> {
    let noun = here.first.checked_sub(2).filter(|&noun| tokens.is_word(noun) && tokens.word(noun + 1) == "or")?;
    let article = noun.checked_sub(1).map_or("", |at| tokens.word(at));
    if !matches!(article, "a" | "an" | "another") || numeral::cardinal(tokens.word(here.first)).is_none() {
        return None;
    }
    let measure = unit::measure(tokens, noun).filter(|measure| measure.end == noun + 1);
    let (kind, unit) = measure.map_or_else(
        || (Kind::Count, Unit::Noun(tokens.word(noun).to_owned())),
        |measure| (measure.kind, measure.unit),
    );
    Some(Quantity { kind, unit: Some(unit), ..here.quantity.clone() })
}

fn is_bare(quantity: &Quantity) -> bool {
    quantity.kind == Kind::Count && quantity.unit.is_none()
}

fn lends(quantity: &Quantity) -> bool {
    matches!(quantity.kind, Kind::Count | Kind::Money | Kind::Measure | Kind::Rate) && quantity.unit.is_some()
}

/// The same, and times and percentages, which a number takes from right behind it: "three and five years".
fn lends_ahead(quantity: &Quantity) -> bool {
    lends(quantity) || matches!(quantity.kind, Kind::Duration | Kind::Age | Kind::Percent)
}

/// A count or a measure; a sum of money repeats its sign.
fn counts(quantity: &Quantity) -> bool {
    matches!(quantity.kind, Kind::Count | Kind::Measure)
}

/// Whether the words right before `at` compare it with something: "compared with", "against an average of".
fn is_compared(tokens: &Tokens<'_>, at: usize) -> bool {
    let at = before_averaged(tokens, at);
    COMPARING.iter().any(|phrase| ends_before(tokens, at, phrase))
}

/// Where "an average of" and its like stand before `at`; `at` itself where none does.
fn before_averaged(tokens: &Tokens<'_>, at: usize) -> usize {
    let said = AVERAGED.iter().find(|phrase| ends_before(tokens, at, phrase));
    said.map_or(at, |phrase| at - phrase.split(' ').count())
}

static AVERAGED: &[&str] = &["an average of", "a total of", "a mere", "just", "only"];

fn ends_before(tokens: &Tokens<'_>, at: usize, phrase: &str) -> bool {
    let words = phrase.split(' ').count();
    at.checked_sub(words).is_some_and(|start| tokens.phrase(start, phrase) == Some(at))
}

/// How many words may describe the whole before its number.
const LONGEST_DESCRIPTION: usize = 2;

/// "280 million of the 1.5 billion shekels", "three of his five goals".
fn is_part_of(tokens: &Tokens<'_>, here: &Reading, next: &Reading) -> bool {
    let at = here.end + usize::from(tokens.word(here.end) == "out");
    let determined = matches!(tokens.word(at + 1), "the" | "its" | "his" | "her" | "their" | "our" | "these" | "those");
    let number = at + 1 + usize::from(determined);
    // "nine of its last 10 games", "13 of the state's 15 counties"
    let between = number..next.first;
    let described = between.len() <= LONGEST_DESCRIPTION
        && between.clone().all(|at| tokens.is_word(at) && !noun::ends_phrase(tokens.stem(at)));
    let told = described || between.len() == 1 && noun::BEFORE_A_NUMBER.contains(&tokens.word(number));
    tokens.word(at) == "of" && number <= next.first && told
}

/// "four-" of "four-, five- and six-cylinder".
fn is_suspended(tokens: &Tokens<'_>, here: &Reading) -> bool {
    tokens.is_hyphen(here.end)
        && tokens.glued(here.end)
        && !(tokens.glued(here.end + 1) && tokens.is_word(here.end + 1))
}

/// "3 and 5 kilometres": two numbers of one closed unit, nothing but "and" or "or" between them.
fn is_joined(tokens: &Tokens<'_>, here: &Reading, next: &Reading) -> bool {
    let joined = matches!(tokens.word(here.end), "and" | "or") && here.end + 1 == next.first;
    let unscaled = |reading: &Reading| match &reading.quantity.value {
        Value::Number(written) => written.step <= crate::quantity::Decimal::ONE,
        _ => false,
    };
    let closed = matches!(next.quantity.unit, Some(Unit::Measure(_) | Unit::Percent | Unit::Per(..)));
    joined && closed && unscaled(here) && unscaled(next)
}

/// "… and 187 by tender", "including 12 in Ohio": a bare number that goes on counting what was counted before.
fn is_repeated(tokens: &Tokens<'_>, here: &Reading) -> bool {
    let before = here.first.checked_sub(1).map_or("", |at| tokens.word(at));
    let behind = tokens.word(here.end);
    let goes_on = matches!(behind, "by" | "in" | "at" | "from" | "for" | "during" | "on" | "under");
    before == "including" || (matches!(before, "and" | "with" | "another") && goes_on)
}

/// "from $75 per barrel to $46", "from $75 to $46 a barrel": what the one sum is for each of, the other is, too.
pub(super) fn go_on_in_rates(tokens: &Tokens<'_>, readings: &mut [Reading]) {
    for index in 1..readings.len() {
        let (before, here) = (&readings[index - 1], &readings[index]);
        let joined = before.end + 1 == here.first && matches!(tokens.word(before.end), "to" | "from");
        let came_from = || before.first > 0 && tokens.word(before.first - 1) == "from";
        let (rated, other) = match (rate_of(&before.quantity), rate_of(&here.quantity)) {
            (Some(_), None) => (index - 1, index),
            (None, Some(_)) if tokens.word(before.end) == "from" || came_from() => (index, index - 1),
            _ => continue,
        };
        let same = rate_of(&readings[rated].quantity).is_some_and(|of| is_of(&readings[other].quantity, of));
        if joined && same {
            let rate = readings[rated].quantity.clone();
            borrow(tokens, &mut readings[other], &rate);
        }
    }
}

/// What a rate is of.
fn rate_of(quantity: &Quantity) -> Option<&Unit> {
    match &quantity.unit {
        Some(Unit::Per(of, _)) => Some(of),
        _ => None,
    }
}

/// Whether it is of that unit, or a bare number where a rate names none.
fn is_of(quantity: &Quantity, of: &Unit) -> bool {
    quantity.unit.as_ref() == Some(of) || is_bare(quantity) && *of == Unit::Noun(UNNAMED.to_owned())
}

/// "9 billion shekels ($2.4 billion) a year": what is said behind a bracket is said of both sums.
pub(super) fn share_rates(tokens: &Tokens<'_>, readings: &mut [Reading]) {
    for index in 1..readings.len() {
        let (before, here) = (&readings[index - 1], &readings[index]);
        let bracketed =
            tokens.is_mark(before.end, '(') && here.first == before.end + 1 && tokens.is_mark(here.end, ')');
        let converted = bracketed
            && before.quantity.kind == here.quantity.kind
            && matches!(here.quantity.kind, Kind::Money | Kind::Measure);
        if !converted {
            continue;
        }
        if let Some((each, end)) = unit::rate(tokens, here.end + 1, here.quantity.kind) {
            let span = tokens.span(here.end + 1, end);
            for reading in &mut readings[index - 1..=index] {
                let Some(of) = reading.quantity.unit.take() else { continue };
                reading.tell(tokens, || Step::new("rate", span, Taken::Each(each.clone())));
                reading.quantity.unit = Some(Unit::Per(Box::new(of), Box::new(each.clone())));
                reading.quantity.kind = Kind::Rate;
            }
        }
    }
}
