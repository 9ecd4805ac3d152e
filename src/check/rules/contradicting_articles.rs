//! `contradicting-articles`: two articles give the same fact different values.

use crate::finding::{Code, Finding, Label, Place};

/// One of the values that are contradicted, in another article.
pub(in crate::check) fn label(place: Place) -> Label {
    let text = format!("{} here", one_line(&place));
    Label { place, text }
}

/// `place` is the figure in the article that was named later, `others` those it contradicts, `slot` what it is about.
pub(in crate::check) fn finding(place: Place, others: Vec<Label>, slot: &str) -> Finding {
    let found = one_line(&place);
    let against = others
        .first()
        .map_or_else(String::new, |other| format!("{} says {}", other.place.source.name(), one_line(&other.place)));
    let message = format!("{} says {found}, {against} ({slot})", place.source.name());
    let mut finding = Finding::new(Code::CONTRADICTING_ARTICLES, place, message);
    finding.label = format!("{found} here");
    finding.help = Some("Find out which is right, and correct the other; a claim keeps it so.".to_owned());
    finding.related = others;
    finding
}

fn one_line(place: &Place) -> String {
    place.text().split_whitespace().collect::<Vec<_>>().join(" ")
}
