//! The corpus of dates: every phrase is read whole, placed on its days, and nothing else is taken for a date.

use factlint::figure::{Figure, read_text};
use factlint::quantity::{Kind, Value};

const DATES: &str = include_str!("corpus/figures/dates.tsv");
const NOT_DATES: &str = include_str!("corpus/figures/not-dates.tsv");

fn rows(corpus: &str) -> impl Iterator<Item = &str> {
    corpus.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Kind, first, last and hedge, as a row of the corpus states them.
fn stated(figure: &Figure) -> [String; 4] {
    let (first, last) = match figure.quantity.value {
        Value::Days(days) => (days.first().to_string(), days.last().to_string()),
        Value::Clock(clock) => (clock.low.strftime("%H:%M").to_string(), clock.high.strftime("%H:%M").to_string()),
        Value::Moment(moment) => {
            let minute = "%Y-%m-%dT%H:%M";
            (moment.low.strftime(minute).to_string(), moment.high.strftime(minute).to_string())
        }
        Value::Number(_) | Value::Unresolved => (String::new(), String::new()),
    };
    let hedge = figure.quantity.hedge.name().unwrap_or_default();
    [figure.quantity.kind.name().to_owned(), first, last, hedge.to_owned()]
}

fn fault(row: &str) -> Option<String> {
    let columns: Vec<&str> = row.split('\t').collect();
    let [text, phrase, published, expected @ ..] = columns.as_slice() else { return Some(format!("{row}: too short")) };
    let figures = read_text(text, published.parse().ok());
    let Some(found) = figures.iter().find(|figure| &text[figure.span.range()] == *phrase) else {
        let read: Vec<&str> = figures.iter().map(|figure| &text[figure.span.range()]).collect();
        return Some(format!("{text}: “{phrase}” is not read, but {read:?}"));
    };
    let stated = stated(found);
    (stated != *expected).then(|| format!("{text}: “{phrase}” is read as {stated:?}, not {expected:?}"))
}

#[test]
fn dates_are_read_whole_and_placed() {
    let faults: Vec<String> = rows(DATES).filter_map(fault).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn nothing_else_is_a_date() {
    let dated = |text: &&str| {
        let figures = read_text(text, "2026-01-05".parse().ok());
        figures.iter().any(|figure| matches!(figure.quantity.kind, Kind::Date | Kind::Time))
    };
    let taken: Vec<&str> = rows(NOT_DATES).filter(dated).collect();
    assert!(taken.is_empty(), "taken for dates:\n{}", taken.join("\n"));
}
