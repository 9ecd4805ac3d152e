//! The strength of an earthquake where the word stands before the number: "magnitude 7.1", "a magnitude of at least 6".
//!
//! Behind the number ("a 7.1-magnitude quake") it is a unit like any other, from the table.

use crate::quantity::{Kind, Measure, Unit};

use super::lexer::Tokens;
use super::meaning::Taken;
use super::numeral::{self, Setting};
use super::{Reading, Step};

/// Turns a bare number into a measure where the words before it say so.
pub(super) fn told_before(tokens: &Tokens<'_>, reading: &mut Reading) {
    // "magnitude-5.8 tremors" are no 5.8 tremors.
    let counts = reading.quantity.kind == Kind::Count;
    if counts && is_named(tokens, reading.first) {
        reading.end = numeral::read(tokens, reading.first, Setting::Plain).map_or(reading.end, |number| number.end);
        let (span, taken) = (tokens.span(reading.first, reading.end), Taken::Named("the strength of an earthquake"));
        reading.tell(tokens, || Step::new("unit", span, taken));
        reading.quantity.kind = Kind::Measure;
        reading.quantity.unit = Measure::named("magnitude").map(Unit::Measure);
    }
}

/// Whether "magnitude", or "magnitude of", stands right before the number at `at`.
pub(super) fn is_named(tokens: &Tokens<'_>, at: usize) -> bool {
    let named = |back: usize| at.checked_sub(back).is_some_and(|word| tokens.word(word) == "magnitude");
    let joined = || at > 0 && (tokens.word(at - 1) == "of" || tokens.is_hyphen(at - 1));
    named(1) || (joined() && named(2))
}
