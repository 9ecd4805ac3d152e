//! The reading of one sentence: every room of the grammar is asked at every token, and the longest reading wins.
//!
//! What only the sentence as a whole can tell is settled here too: a unit said once for several numbers, a hedge that
//! reaches across a conversion.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::quantity::{CURRENCIES, Hedge, Kind, MEASURES, Quantity, Unit, Value, Written};
use crate::source::Span;

use super::english::numbers::VULGAR_FRACTIONS;
use super::english::roles::Roles;
use super::lexer::{TokenKind, Tokens};
use super::meaning::Taken;
use super::{
    Context, Figure, Reading, Refusal, Step, age, amount, date, elision, hedge, magnitude, numeral, ordinal, ratio,
    refusal, telephone,
};

/// Reads the figures of a sentence, into room that the sentences of an article take in turn.
pub(super) fn read(tokens: &Tokens<'_>, context: &Context, readings: &mut Vec<Reading>) {
    readings.clear();
    let mut at = 0;
    while let Some(begin) = tokens.next_with(Roles::ANCHOR, at) {
        at = telephone::end(tokens, begin).unwrap_or_else(|| {
            let known = readings.len();
            read_at(tokens, begin, context, readings);
            readings[known..].last().map_or(0, |last| last.end).max(begin + 1)
        });
    }
    if readings.is_empty() {
        return;
    }
    age::go_on(tokens, readings);
    elision::share_units(tokens, readings);
    elision::share_rates(tokens, readings);
    elision::go_on_in_rates(tokens, readings);
    share_hedges(tokens, readings);
    if readings.iter().any(|reading| is_upper_bound(reading.quantity.hedge)) {
        *readings = bounded(tokens, std::mem::take(readings));
    }
}

/// The numbers of a sentence that are no figures.
pub(super) fn refused(tokens: &Tokens<'_>, context: &Context, readings: &mut Vec<Reading>) -> Vec<Refusal> {
    read(tokens, context, readings);
    refusal::of(tokens, readings, context)
}

/// What was read, as a figure of that sentence of its article.
pub(super) fn figure(tokens: &Tokens<'_>, reading: Reading, sentence: usize) -> Figure {
    let span = tokens.span(reading.first, reading.end);
    let span = without_possessive(tokens, &reading, span);
    Figure { span, sentence, quantity: reading.quantity, reading: reading.steps }
}

/// "Sunday's talks" tell of Sunday, "the 12-year-old's dog" of twelve years: the ending is no part of the figure.
fn without_possessive(tokens: &Tokens<'_>, reading: &Reading, span: Span) -> Span {
    let text = tokens.text(reading.end - 1);
    let ending = ["'s", "’s"].into_iter().find(|ending| text.ends_with(ending)).map_or(0, str::len);
    Span::new(span.start, span.end - ending)
}

/// The marks a number can begin with: signs of currencies, and fractions with a character of their own.
static MARKS: LazyLock<FxHashSet<char>> = LazyLock::new(|| {
    let signs = CURRENCIES.iter().flat_map(|currency| currency.symbols).flat_map(|sign| sign.chars());
    let signs = signs.filter(|sign| *sign == '$' || !sign.is_ascii());
    let fractions = VULGAR_FRACTIONS.iter().map(|(mark, ..)| *mark);
    signs.chain(fractions).collect()
});

/// Whether a number or its currency could begin at `at`.
fn begins_number(tokens: &Tokens<'_>, at: usize) -> bool {
    match tokens.kind(at) {
        Some(TokenKind::Word) => {
            let roles = tokens.roles(at);
            roles.any(Roles::NUMBER)
                || roles.any(Roles::ARTICLE) && is_article(tokens, at)
                || roles.any(Roles::SIGNED) && begins_money(tokens, at)
        }
        Some(TokenKind::Number) => true,
        Some(TokenKind::Hyphen | TokenKind::Dash) => tokens.is_number(at + 1) || begins_sum(tokens, at + 1),
        Some(TokenKind::Mark('.')) => !tokens.glued(at) && tokens.is_number(at + 1),
        Some(TokenKind::Mark(_)) => begins_sum(tokens, at),
        None => false,
    }
}

/// Whether the "a" at `at` is one of a number: "a dozen", "a third".
fn is_article(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.roles(at + 1).any(Roles::ROUND) || numeral::is_article_of_time(tokens, at)
}

/// Whether a sign of a currency stands at `at`, or a fraction with a character of its own.
fn begins_sum(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.kind(at), Some(TokenKind::Mark(mark)) if (mark == '$' || !mark.is_ascii()) && MARKS.contains(&mark))
}

/// A word before a number or a `$` could be a currency: "USD 10", "HK$5", "Rs. 500".
#[inline]
fn begins_money(tokens: &Tokens<'_>, at: usize) -> bool {
    let behind = match tokens.kind(at + 1) {
        Some(TokenKind::Number | TokenKind::Mark('$' | '=')) => true,
        Some(TokenKind::Mark('.')) => tokens.is_number(at + 2),
        Some(TokenKind::Mark(mark)) => !mark.is_ascii() && MARKS.contains(&mark),
        _ => false,
    };
    behind && tokens.text(at).len() <= 4
}

/// Adds the best reading of what begins at `at`, if anything does: the longest; of equals, the one whose room is asked
/// first. A date goes before any count: it is told from one by what stands around it, and no noun behind it makes it one
/// again.
fn read_at(tokens: &Tokens<'_>, at: usize, context: &Context, readings: &mut Vec<Reading>) {
    let date = if date::may_begin(tokens, at) { date::read(tokens, at, context) } else { None };
    let Some(opening) = opening(tokens, at) else {
        if let Some(date) = date {
            readings.push(age::decade_of_life(tokens, at).unwrap_or(date));
        }
        return;
    };
    let known = readings.len();
    read_other_at(tokens, at, opening, context, readings);
    let Some(date) = date else {
        if hides_a_date(tokens, &readings[known..], context) {
            readings.truncate(known);
        }
        return;
    };
    let longer = |last: &Reading| last.end > date.end && last.quantity.kind != Kind::Count;
    let decade = age::decade_of_life(tokens, at);
    if decade.is_some() || !readings[known..].last().is_some_and(longer) {
        readings.truncate(known);
        readings.push(decade.unwrap_or(date));
    }
}

/// What a number begins with: the hedge before it, and the token after that.
pub(super) type Opening = Option<(Hedge, usize)>;

/// What a figure that is no date could begin with at `at`; none where it could not.
fn opening(tokens: &Tokens<'_>, at: usize) -> Option<Opening> {
    if !tokens.roles(at).any(Roles::NUMERIC) {
        return None;
    }
    let plain = begins_number(tokens, at);
    let hedged = if plain || hedge::may_begin(tokens, at) { hedge::before(tokens, at) } else { None };
    (plain || hedged.is_some_and(|(_, next)| begins_number(tokens, next))).then_some(hedged)
}

/// Whether what looks like a hedged count is a word before a date: "about 2019", "over March 4"; or a length the
/// beginning of one: "higher than a year ago".
fn hides_a_date(tokens: &Tokens<'_>, readings: &[Reading], context: &Context) -> bool {
    let [reading] = readings else { return false };
    let least = match reading.quantity.kind {
        Kind::Count | Kind::Ordinal => reading.end,
        Kind::Duration => reading.end + 1,
        _ => return false,
    };
    let hidden = |at| date::read(tokens, at, context).is_some_and(|date| date.end >= least);
    (reading.first + 1..reading.end).any(hidden)
}

/// Adds the best reading of what begins at `at` and is no date.
fn read_other_at(tokens: &Tokens<'_>, at: usize, opening: Opening, context: &Context, readings: &mut Vec<Reading>) {
    let known = readings.len();
    let told = SINGLE.iter().filter_map(|room| room(tokens, at));
    let single = hedged_ratio(tokens, at, opening).into_iter().chain(told).reduce(longer);
    amount::read(tokens, at, opening, context, readings);
    let end = readings[known..].last().map_or(0, |reading| reading.end);
    if let Some(reading) = single.filter(|reading| reading.end >= end) {
        readings.truncate(known);
        readings.push(reading);
        return;
    }
    for reading in &mut readings[known..] {
        // A bare number is what the words before it say: an age, a magnitude.
        age::told_before(tokens, reading);
        magnitude::told_before(tokens, reading);
    }
}

/// The rooms whose figures are told by more than a number and its unit.
static SINGLE: [fn(&Tokens<'_>, usize) -> Option<Reading>; 3] =
    [age::in_apposition, age::decade_of_life, ordinal::read];

/// The longer of two readings, and the first of two as long.
fn longer(best: Reading, next: Reading) -> Reading {
    if best.end >= next.end { best } else { next }
}

fn hedged_ratio(tokens: &Tokens<'_>, at: usize, opening: Opening) -> Option<Reading> {
    if let Some(reading) = ratio::read(tokens, at) {
        return Some(with_hedge_behind(tokens, reading));
    }
    let (said, next) = opening?;
    let mut reading =
        ratio::read(tokens, next).or_else(|| ratio::half(tokens, next)).or_else(|| ratio::hedged_part(tokens, next))?;
    reading.quantity.hedge = said;
    reading.first = at;
    Some(reading)
}

/// "two in five or more".
fn with_hedge_behind(tokens: &Tokens<'_>, mut reading: Reading) -> Reading {
    if let Some((said, end)) = hedge::after(tokens, reading.end).filter(|_| reading.quantity.kind == Kind::Ratio) {
        reading.quantity.hedge = said;
        reading.end = end;
    }
    reading
}

/// "more than 100 km (60 miles)": what is said of the first is said of its conversion.
fn share_hedges(tokens: &Tokens<'_>, readings: &mut [Reading]) {
    for index in 1..readings.len() {
        let (before, here) = (&readings[index - 1], &readings[index]);
        let bracketed =
            tokens.is_mark(before.end, '(') && here.first == before.end + 1 && tokens.is_mark(here.end, ')');
        let converts = bracketed && before.quantity.kind == here.quantity.kind && is_convertible(&here.quantity);
        if converts && here.quantity.hedge == Hedge::None {
            readings[index].quantity.hedge = readings[index - 1].quantity.hedge;
        }
    }
}

fn is_convertible(quantity: &Quantity) -> bool {
    match &quantity.unit {
        Some(Unit::Currency(_)) => true,
        Some(Unit::Measure(measure)) => MEASURES.iter().any(|row| row.name == measure.name),
        _ => false,
    }
}

/// "above 100 and below 150": two bounds of one value are a range.
fn bounded(tokens: &Tokens<'_>, readings: Vec<Reading>) -> Vec<Reading> {
    let mut kept: Vec<Reading> = Vec::with_capacity(readings.len());
    for reading in readings {
        match kept.last().and_then(|before| within(tokens, before, &reading)) {
            Some(range) => *kept.last_mut().expect("it was just looked at") = range,
            None => kept.push(reading),
        }
    }
    kept
}

/// The range between a lower and an upper bound, whichever is said first, that only "and" or "but" joins.
fn within(tokens: &Tokens<'_>, said: &Reading, then: &Reading) -> Option<Reading> {
    let joined = matches!(tokens.word(said.end), "and" | "but") && said.end + 1 == then.first;
    let alike = said.quantity.kind == then.quantity.kind
        && (said.quantity.unit.is_none() || said.quantity.unit == then.quantity.unit);
    let (lower, upper) = if is_upper_bound(said.quantity.hedge) { (then, said) } else { (said, then) };
    let bounds = matches!(lower.quantity.hedge, Hedge::Over | Hedge::AtLeast) && is_upper_bound(upper.quantity.hedge);
    let (Value::Number(low), Value::Number(high)) = (&lower.quantity.value, &upper.quantity.value) else { return None };
    (joined && bounds && alike && low.high < high.low).then(|| {
        let value = Value::Number(Written { low: low.low, high: high.high, step: low.step.min(high.step) });
        let quantity = Quantity { value, hedge: Hedge::None, ..then.quantity.clone() };
        let span = tokens.span(said.first, then.end);
        let taken = Taken::Range { low: low.low, high: high.high };
        let steps = [said.steps.as_slice(), &then.steps].concat();
        let mut range = Reading { quantity, first: said.first, end: then.end, steps };
        range.tell(tokens, || Step::new("range", span, taken));
        range
    })
}

fn is_upper_bound(hedge: Hedge) -> bool {
    matches!(hedge, Hedge::Under | Hedge::AtMost)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_the_plain_marks_only_the_dollar_begins_a_number() {
        assert!(MARKS.iter().all(|mark| *mark == '$' || !mark.is_ascii() || mark.is_ascii_alphabetic()));
        let hedges = hedge::MARKS.iter().map(|(mark, _)| mark);
        let begins = |mark: &char| Tokens::of(&format!(" {mark}1"), 0).roles(0).any(Roles::SIGN);
        assert!(hedges.chain(MARKS.iter()).filter(|mark| !mark.is_alphabetic()).all(begins));
    }
}
