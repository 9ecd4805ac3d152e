//! `contradicting-articles`: two articles give the same fact different values.

use crate::finding::{Code, Finding, Label, Place};

/// `place` is the figure in the article that was named later, `against` those it contradicts, `beside` those that say the
/// same, `slot` what all are about.
pub(in crate::check) fn finding(place: Place, against: Vec<Place>, beside: Vec<Place>, slot: &str) -> Finding {
    let found = one_line(&place);
    let label = |place: Place, tail: &str| Label { text: format!("{} here{tail}", one_line(&place)), place };
    let against = against.into_iter().map(|place| label(place, ""));
    let others: Vec<Label> = against.chain(beside.into_iter().map(|place| label(place, ", too"))).collect();
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
