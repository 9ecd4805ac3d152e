//! Moods: whether a figure tells what is, or what was needed, wanted or expected.
//!
//! "Needed just nine points" does not contradict "scored 20 points", however many words the two share.

use super::neighbours::{self, REACH};
use super::pair::Pair;
use crate::check::words::is_listed;

/// Whether of a claim's sentence and an article's one tells what is and the other what was wished.
pub(super) fn differs(pair: &Pair<'_>) -> bool {
    let asked = neighbours::asked(pair).and_then(|asked| asked.wished);
    asked.is_some_and(|wished| wished != is_wished(pair))
}

/// Whether an article tells of a figure that it was wished, and the claim's terms ask for no wish.
pub(super) fn is_only_wished(pair: &Pair<'_>) -> bool {
    is_wished(pair) && !pair.terms().any(|term| is_wish(pair.place.passage.slice(term)))
}

fn is_wished(pair: &Pair<'_>) -> bool {
    pair.place.passage.before(pair.figure.span, REACH).any(is_wish)
}

pub(super) fn is_wish(word: &str) -> bool {
    is_listed(word, WISHES)
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
