//! Ages without a unit: "Senard, 65,", "aged 53", "men aged 18 to 34", "in her 30s".

use crate::quantity::{Decimal, Hedge, Kind, Measure, Quantity, Unit, Value, Written};

use super::english::numbers::DECADES_OF_LIFE;
use super::english::roles::Roles;

use super::lexer::Tokens;
use super::meaning::Taken;
use super::{Reading, Step, noun, steps};

/// Nobody is older; a larger number behind a name is something else.
const OLDEST: u32 = 115;

/// Turns a bare count into an age where the words before it say so.
pub(super) fn told_before(tokens: &Tokens<'_>, reading: &mut Reading) {
    let years = matches!(&reading.quantity.unit, Some(Unit::Measure(measure)) if measure.name == "year");
    if !years && !is_bare(&reading.quantity) {
        return;
    }
    let first = reading.first;
    let before = |back: usize| first.checked_sub(back).map_or("", |at| tokens.word(at));
    let said = matches!(before(1), "aged" | "age" | "ages")
        || (before(1) == "between" && matches!(before(2), "aged" | "age" | "ages"))
        || (before(1) == "both" && is_between_commas_of(tokens, reading))
        || (before(1) == "of" && matches!(before(2), "age" | "ages"))
        || (matches!(before(1), "turn" | "turned" | "turning" | "turns") && reading.end - reading.first == 1)
        || (before(1) == "at" && matches!(before(2), "die" | "dies" | "died" | "dying" | "dead" | "death"))
        || (before(1) == "to" && matches!(before(2), "live" | "lives" | "lived"))
        || is_age_of_a_step(tokens, reading)
        || (reading.first..reading.end).any(|at| matches!(tokens.word(at), "age" | "older" | "younger"))
        || is_predicate(tokens, reading)
        || bounds_persons(tokens, reading);
    if said && !(years && before(1) == "turned") {
        make_age(tokens, reading);
    }
}

fn make_age(tokens: &Tokens<'_>, reading: &mut Reading) {
    let span = tokens.span(reading.first, reading.end);
    reading.tell(tokens, || Step::new("age", span, Taken::Named("an age in years")));
    reading.quantity.kind = Kind::Age;
    reading.quantity.unit = Measure::named("year").map(Unit::Measure);
}

/// What people do at an age: "retired at 65", "left school at 14".
#[rustfmt::skip]
static STEPS_OF_LIFE: &[&str] = &[
    "college", "debuted", "enlisted", "married", "marry", "orphaned", "pregnant", "retire", "retired", "retires", "retiring",
    "school", "widowed",
];

fn is_age_of_a_step(tokens: &Tokens<'_>, reading: &Reading) -> bool {
    let before = |back: usize| reading.first.checked_sub(back).map_or("", |at| tokens.word(at));
    let closed = !tokens.is_word(reading.end) || noun::ends_phrase(tokens.word(reading.end));
    before(1) == "at" && closed && (2..=3).any(|back| STEPS_OF_LIFE.contains(&before(back)))
}

/// ", both 44,"
fn is_between_commas_of(tokens: &Tokens<'_>, reading: &Reading) -> bool {
    let closed = tokens.is_mark(reading.end, ',') || tokens.is_mark(reading.end, '.');
    reading.first >= 2 && tokens.is_mark(reading.first - 2, ',') && closed
}

/// "aged 12, 14 and 17", "boys aged 3-6 and 7-9": the numbers that go on behind an age told by such a word are ages.
pub(super) fn go_on(tokens: &Tokens<'_>, readings: &mut [Reading]) {
    let mut goes_on = false;
    for index in 0..readings.len() {
        let told = is_told(tokens, &readings[index]);
        goes_on = told || goes_on && index > 0 && follows(tokens, &readings[index - 1], &readings[index]);
        if goes_on && !told {
            make_age(tokens, &mut readings[index]);
        }
    }
}

/// Whether an age has "aged" or its like before it.
fn is_told(tokens: &Tokens<'_>, reading: &Reading) -> bool {
    let before = |at: usize| matches!(tokens.word(at), "aged" | "age" | "ages");
    reading.quantity.kind == Kind::Age && reading.first.checked_sub(1).is_some_and(before)
}

/// Whether a bare number goes on a list, and counts nothing behind it.
fn follows(tokens: &Tokens<'_>, before: &Reading, here: &Reading) -> bool {
    let comma = before.end + usize::from(tokens.is_mark(before.end, ','));
    let next = comma + usize::from(matches!(tokens.word(comma), "and" | "or"));
    let behind = tokens.word(here.end);
    let closed = !tokens.is_word(here.end) || noun::ends_phrase(behind) && behind != "of";
    next > before.end && next == here.first && closed && (is_bare(&here.quantity) || is_rising_pair(&here.quantity))
}

/// "women over 30", "those under 18".
fn bounds_persons(tokens: &Tokens<'_>, reading: &Reading) -> bool {
    let persons = reading.first.checked_sub(1).is_some_and(|at| PERSONS.contains(&tokens.word(at)));
    let bound = matches!(tokens.word(reading.first), "over" | "under" | "above" | "below");
    persons && bound && reading.end == reading.first + 2
}

/// Whom a bound of their age tells apart.
#[rustfmt::skip]
static PERSONS: &[&str] = &[
    "adults", "anybody", "anyone", "boys", "children", "citizens", "everybody", "everyone", "girls", "individuals",
    "kids", "men", "nobody", "patients", "people", "persons", "respondents", "students", "those", "voters", "women",
    "workers", "youths",
];

/// "who was 10.", "he will be 35 by": what a person is, where nothing follows that could be counted.
fn is_predicate(tokens: &Tokens<'_>, reading: &Reading) -> bool {
    let copula = reading.first.checked_sub(1).filter(|&at| COPULAS.contains(&tokens.word(at)));
    let Some(copula) = copula else { return tells_of_person(tokens, reading.first) };
    let person = (1..=3).any(|back| copula.checked_sub(back).is_some_and(|at| is_person(tokens.word(at))));
    let closed = !tokens.is_word(reading.end) && !tokens.is_hyphen(reading.end)
        || matches!(tokens.word(reading.end), "when" | "by" | "at" | "and" | "or" | "years" | "this" | "next" | "on");
    person && closed && reading.quantity.hedge == Hedge::None && reading.end - reading.first == 1
}

fn is_person(word: &str) -> bool {
    matches!(word, "he" | "she" | "who" | "i" | "we" | "they")
        || matches!(word, "son" | "daughter" | "mother" | "father" | "brother" | "sister" | "husband" | "wife")
        || matches!(word, "boy" | "girl" | "child" | "baby" | "victim" | "teenager" | "suspect")
}

static COPULAS: &[&str] = &["is", "was", "be", "am", "being", "were"];

/// "he's 35."
fn tells_of_person(tokens: &Tokens<'_>, first: usize) -> bool {
    let before = first.checked_sub(1).map_or("", |at| tokens.word(at));
    let person = matches!(before, "he's" | "she's" | "i'm" | "he’s" | "she’s" | "i’m");
    person && !tokens.is_word(first + 1) && !tokens.is_hyphen(first + 1)
}

/// "in her 30s", "in his early twenties": ten years of a life.
pub(super) fn decade_of_life(tokens: &Tokens<'_>, at: usize) -> Option<Reading> {
    let owned = || {
        (1..=3).any(|back| {
            at.checked_sub(back)
                .is_some_and(|at| matches!(tokens.word(at), "his" | "her" | "their" | "my" | "your" | "our"))
        })
    };
    let part = matches!(tokens.word(at), "early" | "mid" | "late");
    let first = if part { at + 1 + usize::from(tokens.is_hyphen(at + 1)) } else { at };
    let (youngest, end) = spoken_decade(tokens, first).or_else(|| written_decade(tokens, first)).filter(|_| owned())?;
    let written = Written { low: youngest, high: youngest + Decimal::from(9), step: Decimal::ONE };
    let taken = Taken::YearsOfLife { low: written.low, high: written.high };
    let quantity = Quantity {
        kind: Kind::Age,
        value: Value::Number(written),
        unit: Measure::named("year").map(Unit::Measure),
        hedge: Hedge::None,
        change: None,
    };
    let steps = steps(tokens, || [Step::new("age", tokens.span(at, end), taken)]);
    Some(Reading { quantity, first: at, end, steps })
}

fn spoken_decade(tokens: &Tokens<'_>, at: usize) -> Option<(Decimal, usize)> {
    if !tokens.roles(at).any(Roles::NUMBER) {
        return None;
    }
    let (_, youngest) = DECADES_OF_LIFE.iter().find(|(word, _)| *word == tokens.word(at))?;
    Some((Decimal::from(*youngest), at + 1))
}

/// "30s", "30's".
fn written_decade(tokens: &Tokens<'_>, at: usize) -> Option<(Decimal, usize)> {
    if !tokens.roles(at).any(Roles::SHORT) {
        return None;
    }
    let youngest: u32 = tokens.number(at).parse().ok().filter(|n| (20..=90).contains(n) && n % 10 == 0)?;
    let apostrophe = usize::from(tokens.is_mark(at + 1, '\'') || tokens.is_mark(at + 1, '’'));
    let s = at + 1 + apostrophe;
    (tokens.word(s) == "s" && tokens.glued(s)).then_some((Decimal::from(youngest), s + 1))
}

/// "7-9", which "up" or "lead" nearby made a score of.
fn is_rising_pair(quantity: &Quantity) -> bool {
    let Value::Number(pair) = &quantity.value else { return false };
    quantity.kind == Kind::Score && pair.low < pair.high && pair.high <= Decimal::from(OLDEST)
}

fn is_bare(quantity: &Quantity) -> bool {
    let Value::Number(written) = &quantity.value else { return false };
    quantity.kind == Kind::Count && quantity.unit.is_none() && written.high <= Decimal::from(OLDEST)
}

/// "Kim, 53,", "Kim (53) said": a plain number between commas or in brackets behind a name.
pub(super) fn in_apposition(tokens: &Tokens<'_>, at: usize) -> Option<Reading> {
    let digits = tokens.number(at);
    let age: u32 = digits.parse().ok().filter(|age| (1..=OLDEST).contains(age))?;
    if !(is_between_commas(tokens, at) || is_bracketed(tokens, at)) {
        return None;
    }
    let steps = steps(tokens, || [Step::new("age", tokens.span(at, at + 1), Taken::Named("an age beside a name"))]);
    let value = Decimal::from(age);
    let quantity = Quantity {
        kind: Kind::Age,
        value: Value::Number(Written::exactly(value, Decimal::ONE)),
        unit: Measure::named("year").map(Unit::Measure),
        hedge: Hedge::None,
        change: None,
    };
    Some(Reading { quantity, first: at, end: at + 1, steps })
}

fn is_between_commas(tokens: &Tokens<'_>, at: usize) -> bool {
    let behind_name = at >= 2 && tokens.is_mark(at - 1, ',') && ends_name(tokens, at - 2);
    let closes = tokens.is_mark(at + 1, ',') && !tokens.glued(at + 2) && !tokens.is_number(at + 2);
    let of = matches!(tokens.word(at + 1), "of" | "who" | "from") || tokens.is_mark(at + 1, ';');
    let last = tokens.is_mark(at + 1, '.') && at + 2 == tokens.len() || at + 1 == tokens.len();
    behind_name && (closes || of || last)
}

/// "Kim (53) said", "Ann Kim (53) of Ulsan": what a person does or is stands behind; of one whose name is a single
/// word, only what nothing but a person does, for teams and states have numbers in brackets too.
fn is_bracketed(tokens: &Tokens<'_>, at: usize) -> bool {
    let bracketed = at >= 2 && tokens.is_mark(at - 1, '(') && tokens.is_mark(at + 1, ')');
    if !bracketed || !ends_name(tokens, at - 2) {
        return false;
    }
    let full_name = at >= 3 && tokens.is_capitalised(at - 3);
    let behind = tokens.word(at + 2);
    PERSONAL.contains(&behind) || full_name && matches!(behind, "of" | "from" | "was" | "is" | "has" | "had")
}

/// What only a person does.
static PERSONAL: &[&str] =
    &["said", "says", "told", "who", "lives", "lived", "died", "pleaded", "appeared", "admitted", "denied", "works"];

/// Whether the word at `at` is a name or, as the "ji" of "Min-ji", the tail of one.
fn ends_name(tokens: &Tokens<'_>, at: usize) -> bool {
    let tied = at >= 2 && tokens.is_hyphen(at - 1) && tokens.glued(at - 1) && tokens.glued(at);
    let first = if tied { at - 2 } else { at };
    tokens.is_word(at) && tokens.is_capitalised(first) && !is_calendar(tokens.word(at))
}

/// Months and weekdays: "November 5, 12," is no age.
fn is_calendar(word: &str) -> bool {
    const BEGINNINGS: &[&str] = &[
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue", "wed", "thu",
        "fri", "sat", "sun",
    ];
    BEGINNINGS.iter().any(|beginning| word.starts_with(beginning)) && word.len() <= 9
}
