//! The corpus of figures: every phrase is read whole and for what it says, and what is no figure is not read.

use factlint::article::Article;
use factlint::figure::{Figure, explained, read, read_text, refused};
use factlint::quantity::{CURRENCIES, Kind, MEASURES, RATE_SYMBOLS, Value};
use factlint::source::Span;

const FIGURES: &str = include_str!("corpus/figures/english.tsv");
const NOT_FIGURES: &str = include_str!("corpus/figures/not-figures.tsv");

fn rows(corpus: &str) -> impl Iterator<Item = &str> {
    corpus.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Kind, low, high, unit, hedge and change, as a row of the corpus states them.
fn stated(figure: &Figure) -> [String; 6] {
    let quantity = &figure.quantity;
    let (low, high) = match &quantity.value {
        Value::Number(written) => (written.low.normalize().to_string(), written.high.normalize().to_string()),
        Value::Days(days) => (days.first().to_string(), days.last().to_string()),
        Value::Clock(_) | Value::Moment(_) | Value::Unresolved => (String::new(), String::new()),
    };
    let unit = quantity.unit.as_ref().map(ToString::to_string).unwrap_or_default();
    let hedge = quantity.hedge.name().unwrap_or_default().to_owned();
    let change = quantity.change.map(|change| change.name().to_owned()).unwrap_or_default();
    [quantity.kind.name().to_owned(), low, high, unit, hedge, change]
}

fn fault(row: &str) -> Option<String> {
    let mut columns: Vec<&str> = row.split('\t').collect();
    columns.resize(8, "");
    let (text, phrase, expected) = (columns[0], columns[1], &columns[2..]);
    let figures = read_text(text, "2026-01-05".parse().ok());
    let Some(found) = figures.iter().find(|figure| &text[figure.span.range()] == phrase) else {
        let read: Vec<String> =
            figures.iter().map(|figure| format!("{} {:?}", &text[figure.span.range()], stated(figure))).collect();
        return Some(format!("{text}: “{phrase}” is not read, but {read:?}"));
    };
    let stated = stated(found);
    (stated != *expected).then(|| format!("{text}: “{phrase}” is read as {stated:?}, not {expected:?}"))
}

#[test]
fn figures_are_read_whole_and_for_what_they_say() {
    let faults: Vec<String> = rows(FIGURES).filter_map(fault).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_is_no_figure_is_not_read() {
    let faults: Vec<String> = rows(NOT_FIGURES)
        .filter_map(|text| {
            let figures = read_text(text, "2026-01-05".parse().ok());
            let is_amount = |figure: &&Figure| !matches!(figure.quantity.kind, Kind::Date | Kind::Time | Kind::Ordinal);
            let read: Vec<&str> = figures.iter().filter(is_amount).map(|figure| &text[figure.span.range()]).collect();
            (!read.is_empty()).then(|| format!("{text}: {read:?}"))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_step_of_a_reading_lies_in_its_sentence_and_says_something() {
    for text in rows(FIGURES).filter_map(|row| row.split('\t').next()) {
        for figure in explained(&Article::from_text("", text)) {
            assert!(!figure.reading.is_empty(), "{text}: {figure:?} does not say how it was read");
            for step in &figure.reading {
                assert!(step.span.end <= text.len() && !step.meaning.to_string().is_empty(), "{text}: {step:?}");
            }
        }
    }
}

#[test]
fn every_number_is_a_figure_or_is_refused_for_a_reason() {
    let texts = rows(FIGURES).filter_map(|row| row.split('\t').next()).chain(rows(NOT_FIGURES));
    for text in texts {
        let article = Article::from_text("", text);
        let refusals = refused(&article);
        assert!(refusals.iter().all(|refusal| !refusal.reason.is_empty()), "{text}: {refusals:?}");
        let figures = read(&article);
        let told: Vec<Span> =
            figures.iter().map(|figure| figure.span).chain(refusals.iter().map(|refusal| refusal.span)).collect();
        for (at, _) in article.prose().match_indices(|c: char| c.is_ascii_digit()) {
            assert!(told.iter().any(|span| span.range().contains(&at)), "{text}: nothing is said of the digit at {at}");
        }
    }
}

/// Where "12" and a spelling are not read as the unit of its row.
fn misread(unit: &str, text: &str) -> Option<String> {
    let figures = read_text(text, None);
    let read = figures.first().and_then(|figure| figure.quantity.unit.as_ref()).map(ToString::to_string);
    (read.as_deref() != Some(unit)).then(|| format!("{text} is of {read:?}, not of {unit}"))
}

/// Letters that are read as a measure only where the sentence speaks of warmth.
const NEEDS_MORE: &[&str] = &["C", "F"];

#[test]
fn every_spelling_of_a_measure_is_read_as_its_row() {
    let plain = MEASURES.iter().flat_map(|row| {
        let symbols = row.symbols.iter().filter(|symbol| !NEEDS_MORE.contains(symbol));
        let words = row.words.iter().map(|word| format!("The reading was 12 {word}."));
        words
            .chain(symbols.map(|symbol| format!("The reading was 12{symbol}.")))
            .map(|text| (row.name.to_owned(), text))
    });
    let rates = RATE_SYMBOLS
        .iter()
        .map(|(symbol, of, each)| (format!("{of}/{each}"), format!("The reading was 12 {symbol} then.")));
    let faults: Vec<String> = plain.chain(rates).filter_map(|(unit, text)| misread(&unit, &text)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_spelling_of_a_currency_is_read_as_its_row() {
    let texts = CURRENCIES.iter().flat_map(|row| {
        let signs = std::iter::once(&row.code).chain(row.symbols);
        let before =
            signs.flat_map(|sign| [format!("They paid {sign} 1,200 then."), format!("They paid {sign}1,200.")]);
        let behind = row.words.iter().map(|word| format!("They paid 12 {word} then."));
        before.chain(behind).map(|text| (row.code, text))
    });
    let faults: Vec<String> = texts.filter_map(|(code, text)| misread(code, &text)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
