//! Landmarks: the place that a distance is told from: "14 miles north-northeast of Trent".
//!
//! The way from another place is another way, though every other word of the two sentences be the same.

use super::name::Name;
use super::pair::Pair;
use crate::figure::Figure;
use crate::quantity::{Dimension, Unit};
use crate::source::Span;

/// So many words may say in which direction.
const DIRECTION: usize = 3;

/// Whether claim and figure each name the place a distance is told from, and the same; none where one names none.
pub(super) fn is_same(pair: &Pair<'_>) -> Option<bool> {
    let asked = pair.expected.figure.as_ref().filter(|asked| is_distance(asked) && is_distance(pair.figure))?;
    let sentence = &pair.place.spoken.prepared.claim.sentence.as_ref()?.value;
    Some(named(sentence, asked.span)?.shares_a_word_with(&told(pair)?))
}

/// Whether a distance is told from another place than those that the claim's terms name.
pub(super) fn is_another(pair: &Pair<'_>) -> bool {
    let name = told(pair).filter(|_| is_distance(pair.figure) && pair.asks_for_name());
    name.is_some_and(|name| !name.words().iter().any(|word| pair.is_term(word)))
}

fn is_distance(figure: &Figure) -> bool {
    matches!(figure.quantity.unit, Some(Unit::Measure(measure)) if measure.dimension == Dimension::Length)
}

fn told<'p>(pair: &Pair<'p>) -> Option<Name<'p>> {
    let passage = pair.place.passage;
    named(passage.text, passage.own(pair.figure.span))
}

/// The name behind "of" or "from", and that behind a direction: "10 miles of Aske Road" are told from nowhere.
fn named(text: &str, distance: Span) -> Option<Name<'_>> {
    let mut rest = text.get(distance.end..)?.trim_start();
    for step in 0..=DIRECTION {
        let (word, behind) = rest.split_once(' ')?;
        if word == "from" || step > 0 && word == "of" {
            return Name::at_start(behind);
        }
        if !word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') {
            return None;
        }
        rest = behind;
    }
    None
}
