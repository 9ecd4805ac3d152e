//! The rules that need no claim, tried on the tables of `tests/corpus/rules`: what they must find, and what they must
//! leave alone.

use std::path::Path;

use factlint::article::Article;
use factlint::claim::{Claims, ClaimsFile};
use factlint::finding::{Code, Finding};

/// A row of a table.
struct Row<'t> {
    text: &'t str,
    published: &'t str,
    fires: bool,
    said: &'t str,
}

impl<'t> Row<'t> {
    fn of(line: &'t str) -> Self {
        let [text, published, fires, said] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("a row has four columns: {line}")
        };
        let fires = match fires {
            "fires" => true,
            "silent" => false,
            other => panic!("a rule fires or is silent, not {other}: {line}"),
        };
        Self { text, published, fires, said }
    }

    fn findings(&self) -> Vec<Finding> {
        let published = self.published.parse().expect("a date");
        let article = Article::from_text("article.txt", self.text).with_published(published);
        factlint::check(&nothing_claimed(), &article).findings
    }
}

/// A claim that no text here speaks of.
fn nothing_claimed() -> Claims {
    let yaml = b"unsupported: off\nclaims:\n  - id: lighthouse\n    about: [lighthouse, stairs]\n    value: 311\n";
    Claims::from(ClaimsFile::load("claims.yaml", yaml).expect("the claims can be used"))
}

fn failures(table: &Path) -> Vec<String> {
    let code =
        table.file_stem().and_then(|name| name.to_str()).and_then(Code::find).expect("a table is named for a rule");
    let text = std::fs::read_to_string(table).expect("the table can be read");
    let rows = text.lines().filter(|line| !line.starts_with('#')).map(Row::of);
    rows.filter_map(|row| failure(code, &row)).collect()
}

/// What is wrong with what was found: a text that fires has its finding and no other, a silent one has none at all.
fn failure(code: Code, row: &Row<'_>) -> Option<String> {
    let findings = row.findings();
    let told: Vec<String> = findings.iter().map(|f| format!("{}: {}", f.code.name(), f.message)).collect();
    let as_wanted = match findings.as_slice() {
        [] => !row.fires,
        [finding] => row.fires && finding.code == code && finding.message.contains(row.said),
        _ => false,
    };
    (!as_wanted).then(|| format!("{} [{}]: {told:?}", row.text, code.name()))
}

#[test]
fn every_text_is_judged_as_its_table_says() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/rules");
    let mut tables: Vec<_> =
        std::fs::read_dir(folder).expect("tables").map(|entry| entry.expect("readable").path()).collect();
    tables.sort();
    assert_eq!(tables.len(), 10);
    let failures: Vec<String> = tables.iter().flat_map(|table| failures(table)).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn an_article_is_told_what_the_readme_says() {
    let readme = include_str!("../README.md");
    let section = readme.split("\n## ").find(|section| section.starts_with("Without a claim")).expect("a section");
    let rows: Vec<&str> = section.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |")).collect();
    assert!(rows.len() > 5);
    for row in &rows[2..] {
        let (text, said) = row.split_once(" | ").expect("two cells");
        let findings = Row { text, published: "2026-01-05", fires: true, said }.findings();
        let told: Vec<&str> = findings.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(told, [said], "{text}");
    }
}

#[test]
fn nothing_is_said_on_top_of_a_conflict() {
    let yaml = b"claims:\n  - id: export-value\n    about: [exports, rose]\n    value: [$120 million]\n";
    let claims = Claims::from(ClaimsFile::load("claims.yaml", yaml).expect("the claims can be used"));
    let article = Article::from_text("article.txt", "Exports rose to $150 million, up 20 percent from $100 million.");
    let codes: Vec<_> = factlint::check(&claims, &article).findings.iter().map(|finding| finding.code.name()).collect();
    assert!(codes.contains(&"conflicting-figure") && !codes.contains(&"change-mismatch"), "{codes:?}");
}
