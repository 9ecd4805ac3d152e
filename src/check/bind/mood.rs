//! Moods: whether a figure tells what is, or what was needed, wanted or expected.
//!
//! "Needed just nine points" does not contradict "scored 20 points", however many words the two share.

use super::pair::Pair;
use crate::check::words::{cut, is_listed};

/// A word that wishes stands no more than so many words before the figure.
const REACH: usize = 4;
/// And no more than so many bytes.
const NEAR: usize = 60;

/// Whether of a claim's sentence and an article's one tells what is and the other what was wished.
pub(super) fn differs(pair: &Pair<'_>) -> bool {
    let asked = pair.expected.figure.as_ref().zip(pair.place.spoken.prepared.claim.sentence.as_ref());
    asked.is_some_and(|(asked, sentence)| is_wished_in(&sentence.value, asked.span.start) != is_wished(pair))
}

/// Whether an article tells of a figure that it was wished, and the claim's terms ask for no wish.
pub(super) fn is_only_wished(pair: &Pair<'_>) -> bool {
    is_wished(pair) && !pair.terms().any(|term| is_listed(pair.place.passage.slice(term), WISHES))
}

fn is_wished(pair: &Pair<'_>) -> bool {
    pair.place.passage.before(pair.figure.span, REACH).any(|word| is_listed(word, WISHES))
}

fn is_wished_in(sentence: &str, figure: usize) -> bool {
    let before = sentence.get(..figure).unwrap_or("");
    let near = &before[before.ceil_char_boundary(before.len().saturating_sub(NEAR))..];
    cut(near).iter().rev().take(REACH).any(|word| is_listed(word.text, WISHES))
}

/// In order, for the look-up.
#[rustfmt::skip]
static WISHES: &[&str] = &[
    "aim", "aimed", "aims", "anticipated", "demanded", "expect", "expected", "expecting", "expects", "forecast",
    "forecasts", "goal", "hope", "hoped", "hopes", "need", "needed", "needing", "needs", "plan", "planned", "plans",
    "predict", "predicted", "projected", "proposed", "require", "required", "requires", "seek", "seeking", "seeks",
    "sought", "target", "targeted", "targets", "want", "wanted", "wants",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wishes_are_in_order() {
        assert!(WISHES.is_sorted());
    }
}
