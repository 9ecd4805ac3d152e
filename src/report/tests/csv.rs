//! Rows read back, and held against the records they were made of.

use super::*;

fn rows(run: &Run) -> Vec<std::collections::HashMap<String, String>> {
    let report = rendered(run, Format::Csv, &PLAIN);
    let mut reader = ::csv::Reader::from_reader(report.as_bytes());
    reader.deserialize().map(|row| row.expect("every row has every column")).collect()
}

#[test]
fn every_figure_and_every_claim_of_an_article_is_a_row() {
    let run = sample::run();
    let rows = rows(&run);
    let of = |kind: &str| rows.iter().filter(|row| row["row"] == kind).count();
    assert_eq!(of("figure"), run.articles.iter().map(|article| article.figures.len()).sum::<usize>());
    assert_eq!(of("claim"), run.articles.iter().map(|article| article.claims.len()).sum::<usize>());
}

#[test]
fn a_figure_slices_back_from_its_offsets() {
    let run = sample::run();
    for row in rows(&run).iter().filter(|row| row["row"] == "figure") {
        let article = run.articles.iter().find(|article| article.source.name() == row["path"]).expect("an article");
        let offset = |key: &str| row[key].parse::<usize>().expect("a number");
        assert_eq!(article.source.text().get(offset("start")..offset("end")), Some(row["text"].as_str()));
    }
}

#[test]
fn a_figure_names_what_was_found_of_it() {
    let rows = rows(&sample::run());
    let of = |text: &str| rows.iter().find(|row| row["row"] == "figure" && row["text"] == text).expect("a row");
    assert_eq!(of("$6.79 million")["code"], "conflicting-figure");
    assert_eq!(of("200 engineers")["code"], "imprecise-figure");
    assert_eq!(of("2.1%")["low"], "2.1");
}

#[test]
fn no_cell_is_a_formula() {
    let mut run = sample::run();
    let evil = File::new("=cmd|'/C calc'!A0", "+1+1 people, @SUM(A1)\r\n=1");
    run.articles[0].source = Arc::clone(&evil.0);
    run.articles[0].figures.truncate(1);
    run.articles[0].figures[0].span = Span::new(0, 11);
    run.articles[0].claims = sample::claims(&[("-1+1", Some("conflicting"), 0)]);
    let report = rendered(&run, Format::Csv, &PLAIN);
    let mut reader = ::csv::Reader::from_reader(report.as_bytes());
    for row in reader.records() {
        for cell in &row.expect("a row") {
            let number = cell.parse::<rust_decimal::Decimal>().is_ok();
            assert!(number || !cell.trim_start().starts_with(['=', '+', '-', '@']), "{cell}");
        }
    }
}

#[test]
fn a_fact_of_several_articles_is_a_row_for_each_of_them() {
    let rows = rows(&html::with_slots());
    let facts: Vec<_> = rows.iter().filter(|row| row["row"] == "fact").collect();
    assert_eq!(facts.len(), 2);
    assert!(facts.iter().all(|row| row["claim"] == "fares" && row["verdict"] == "contradiction"), "{facts:?}");
    assert!(facts[0]["path"] != facts[1]["path"] && !facts[0]["text"].is_empty(), "{facts:?}");
}
