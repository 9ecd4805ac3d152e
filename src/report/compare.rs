//! The facts that several articles give, side by side: who says what, how hedged, and when.
//!
//! Apart from the diagnostics because a row that agrees is worth seeing too: it shows what was held against what.

use super::Settings;
use super::layout::{Room, crop, fit, fit_end, pad, width, wrap};
use super::paint::{Ink, Marks, paint};
use super::sanitize::one_line;
use crate::finding::{SlotRecord, SlotValue};

/// The relations in the order they are shown, the word for several of them, and their colour.
static RELATIONS: &[(&str, &str, Ink)] = &[
    ("contradiction", "contradictory", Ink::Warning),
    ("update", "updated", Ink::Note),
    ("hedged", "alike within their hedges", Ink::Good),
    ("agree", "in agreement", Ink::Good),
];

/// Columns of an ISO date.
const DATE: usize = 10;

/// The most columns the place and the figure get.
const PLACE: usize = 36;
const FIGURE: usize = 32;

/// Every slot with its values, contradictions first, and how many there are of each relation; ends with a line break.
pub(super) fn draw(slots: &[SlotRecord], articles: usize, settings: &Settings) -> String {
    let mut drawn = String::new();
    for (slot, ink) in told(slots) {
        drawn += &table(slot, ink, settings);
        drawn.push('\n');
    }
    let total = wrap(&total(slots, articles), settings.columns() - 2, "  ", "  ");
    drawn + &total + "\n"
}

/// The slots in the order they are shown.
pub(super) fn in_order(slots: &[SlotRecord]) -> impl Iterator<Item = &SlotRecord> {
    told(slots).map(|(slot, _)| slot)
}

/// The same with the colour of each.
fn told(slots: &[SlotRecord]) -> impl Iterator<Item = (&SlotRecord, Ink)> {
    RELATIONS
        .iter()
        .flat_map(|(relation, _, ink)| slots.iter().filter(|slot| slot.relation == *relation).map(|slot| (slot, *ink)))
}

/// A slot: its name, then two lines a value.
fn table(slot: &SlotRecord, ink: Ink, settings: &Settings) -> String {
    let label = fit(&one_line(&slot.label), settings.columns() / 2, Marks::of(settings).ellipsis);
    let mut drawn = format!("{}: {}\n", paint(&label, Ink::Strong, settings), paint(slot.relation, ink, settings));
    let places: Vec<String> = slot.values.iter().map(|value| place(value, settings)).collect();
    let widest = places.iter().map(|place| width(place)).max().unwrap_or(0);
    for (value, place) in slot.values.iter().zip(&places) {
        drawn += &["  ", &date(value), "  ", &pad(place, widest), "  ", &figure(value, settings), "\n"].concat();
        drawn += &paint(&format!("{:DATE$}    {}", "", passage(value, settings)), Ink::Faint, settings);
        drawn.push('\n');
    }
    drawn
}

fn date(value: &SlotValue) -> String {
    pad(value.published.as_deref().unwrap_or("undated"), DATE)
}

/// `path:line:column`, its end where it is long.
fn place(value: &SlotValue, settings: &Settings) -> String {
    let source = &value.place.source;
    let at = source.position(value.place.span.start);
    let place = format!("{}:{}:{}", one_line(source.name()), at.line, at.column);
    fit_end(&place, PLACE.min(settings.columns() / 2), Marks::of(settings).ellipsis)
}

/// The figure as written, and how it is hedged.
fn figure(value: &SlotValue, settings: &Settings) -> String {
    let text = fit(&one_line(value.place.text()), FIGURE, Marks::of(settings).ellipsis);
    value.figure.hedge.map_or(text.clone(), |hedge| format!("{text} ({hedge})"))
}

/// What stands around it.
fn passage(value: &SlotValue, settings: &Settings) -> String {
    let columns = settings.columns().saturating_sub(DATE + 4);
    let room = Room { width: columns, before: columns / 2 };
    crop(&value.place.source, &[value.place.span], room, Marks::of(settings).ellipsis).text
}

/// "5 articles, 3 facts that several of them give: 1 contradictory, 2 in agreement".
pub(super) fn total(slots: &[SlotRecord], articles: usize) -> String {
    let counted = |(relation, word, _): &(&str, &str, Ink)| {
        let count = slots.iter().filter(|slot| slot.relation == *relation).count();
        (count > 0).then(|| format!("{count} {word}"))
    };
    let counts: Vec<String> = RELATIONS.iter().filter_map(counted).collect();
    if articles == 1 {
        return "1 article, and none to compare it with: name two or more.".to_owned();
    }
    match slots.len() {
        0 => format!("{articles} articles: no figure could be recognised as the same fact in two of them."),
        1 => format!("{articles} articles, 1 fact that several of them give: {}", counts.join(", ")),
        facts => format!("{articles} articles, {facts} facts that several of them give: {}", counts.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::finding::{FigureRecord, Place};
    use crate::source::{Source, Span};

    fn value(name: &str, text: &str, figure: &str, hedge: Option<&'static str>) -> SlotValue {
        let source = Arc::new(Source::new(name, text));
        let start = text.find(figure).expect("in the text");
        let span = Span::new(start, start + figure.len());
        let record = FigureRecord {
            span,
            kind: "count",
            low: None,
            high: None,
            unit: None,
            hedge,
            change: None,
            verdict: None,
            claim: None,
            reading: Vec::new(),
        };
        SlotValue { place: Place::new(&source, span), figure: record, published: Some("2026-01-05".to_owned()) }
    }

    fn slot(relation: &'static str) -> SlotRecord {
        let values = vec![
            value("a.txt", "They will sign about 15 pacts.", "about 15 pacts", Some("about")),
            value("b.txt", "They signed 14 pacts \u{1B}[2J.", "14 pacts", None),
        ];
        SlotRecord { label: "signed pacts".to_owned(), relation, values }
    }

    #[test]
    fn a_value_shows_date_place_figure_hedge_and_sentence() {
        let drawn = draw(&[slot("hedged")], 2, &Settings::default());
        assert!(
            drawn.starts_with("signed pacts: hedged\n  2026-01-05  a.txt:1:16  about 15 pacts (about)\n"),
            "{drawn}"
        );
        assert!(drawn.contains("They signed 14 pacts"), "{drawn}");
    }

    #[test]
    fn contradictions_come_first() {
        let drawn = draw(&[slot("agree"), slot("contradiction")], 2, &Settings::default());
        assert!(drawn.find("contradiction") < drawn.find("agree"), "{drawn}");
        assert!(drawn.ends_with("give: 1 contradictory, 1 in\n  agreement\n"), "{drawn}");
    }

    #[test]
    fn no_article_can_command_the_terminal() {
        assert!(!draw(&[slot("agree")], 2, &Settings::default()).contains('\u{1B}'));
    }

    #[test]
    fn nothing_in_common_is_said_so() {
        assert!(draw(&[], 2, &Settings::default()).contains("no figure could be recognised"));
    }
}
