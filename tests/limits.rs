//! Limits: what is past one is refused in words that name it, what is just within is not, and the manual lists them all.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use factlint::article::{Article, ReadError};
use factlint::check::{self, Checker};
use factlint::claim::{Claims, ClaimsFile};
use factlint::figure;
use factlint::limit::{
    ARTICLE_BYTES, ARTICLE_FIGURES, ARTICLE_PAIRS, CLAIM_VALUES, CLAIMS, CLAIMS_BYTES, CLAIMS_DEPTH, CLAIMS_FAULTS,
    CLAIMS_PATTERNS, LIMITS, Limit, PATTERN_BYTES, PATTERN_SIZE,
};

/// What is wrong with a claims file that must not load, a line a fault with its remedy.
fn faults(yaml: &str) -> String {
    let faults = ClaimsFile::load("claims.yaml", yaml.as_bytes()).map(|_| ()).expect_err("it is past a limit");
    faults.faults.iter().fold(String::new(), |mut lines, fault| {
        writeln!(lines, "{}: {}; {}", fault.code, fault.message, fault.help.as_deref().unwrap_or_default())
            .expect("a string takes all");
        lines
    })
}

fn is_loaded(yaml: &str) -> bool {
    ClaimsFile::load("claims.yaml", yaml.as_bytes()).is_ok()
}

fn assert_named(limit: &Limit, said: &str) {
    assert!(said.contains(&limit.to_string()) && said.contains(limit.remedy), "{limit} is not named in:\n{said}");
}

/// A claims file with one claim and this much else.
fn with_one_claim(rest: &str) -> String {
    format!("{rest}\nclaims:\n  - {{id: a, claim: 5 men came.}}\n")
}

#[test]
fn an_article_has_no_more_bytes() {
    let read = |len: usize| Article::read("a.txt", vec![b' '; len]);
    assert_eq!(read(ARTICLE_BYTES.most + 1).map(|_| ()), Err(ReadError::TooLarge));
    assert_named(&ARTICLE_BYTES, &ReadError::TooLarge.to_string());
    assert!(read(ARTICLE_BYTES.most / 16).is_ok());
}

#[test]
fn an_article_has_no_more_figures() {
    let article = |count: usize| Article::from_text("a.txt", &"12 men. ".repeat(count));
    let claims = Claims::default();
    let within = check::check(&claims, &article(1000));
    assert_eq!((within.past, within.record.figures.len()), (None, 1000));
    let past = article(ARTICLE_FIGURES.most + 5000);
    assert_eq!(figure::read(&past).len(), ARTICLE_FIGURES.most + 1, "no more are kept than show that there are more");
    assert_eq!(check::check(&claims, &past).past, Some(&ARTICLE_FIGURES));
}

#[test]
fn an_article_is_held_against_no_more_values() {
    let yaml = with_1000_values();
    let claims = Claims::from(ClaimsFile::load("claims.yaml", yaml.as_bytes()).expect("it is in order"));
    let checker = Checker::new(&claims);
    let check = |figures: usize| checker.check(&Article::from_text("a.txt", &"5 men came. ".repeat(figures)));
    assert_eq!(check(10).past, None);
    let past = check(ARTICLE_PAIRS.most / 1000 + 1);
    assert_eq!(past.past, Some(&ARTICLE_PAIRS));
    assert!(past.record.figures.is_empty() && past.findings.is_empty(), "nothing is said of what was not checked");
}

fn with_1000_values() -> String {
    let values = (1..=1000).map(|value| format!("{value} men")).collect::<Vec<_>>().join(", ");
    format!("claims:\n  - {{id: a, about: men, value: [{values}]}}\n")
}

/// What claims cover cannot be told of an article they cannot be held against.
#[test]
fn nothing_is_drafted_of_what_cannot_be_checked() {
    let folder = tempfile::tempdir().expect("there is room");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("it can be written");
    write("claims.yaml", &with_1000_values());
    write("a.txt", &"5 men came. ".repeat(ARTICLE_PAIRS.most / 1000 + 1));
    let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
    command.args(["init", "a.txt", "--claims", "claims.yaml", "--output", "-"]).current_dir(folder.path());
    let output = command.output().expect("it runs");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    assert_named(&ARTICLE_PAIRS, &String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_claims_file_has_no_more_bytes() {
    assert_named(&CLAIMS_BYTES, &faults(&" ".repeat(CLAIMS_BYTES.most + 1)));
    let comment = format!("#{}", " ".repeat(CLAIMS_BYTES.most - 100));
    assert!(is_loaded(&with_one_claim(&comment)));
}

#[test]
fn a_claims_file_has_no_more_claims() {
    let yaml = |count: usize| {
        let claims: Vec<String> = (0..count).map(|at| format!("- {{id: a{at}, about: men, value: 5}}")).collect();
        format!("claims:\n{}\n", claims.join("\n"))
    };
    assert_named(&CLAIMS, &faults(&yaml(CLAIMS.most + 1)));
    assert!(is_loaded(&yaml(CLAIMS.most)));
}

#[test]
fn a_claim_has_no_more_values() {
    let values = |key: &str, count: usize| {
        let values = vec!["5 men"; count].join(", ");
        format!("claims:\n  - {{id: a, about: men, value: 5 men, {key}: [{values}]}}\n")
    };
    assert_named(&CLAIM_VALUES, &faults(&values("accept", CLAIM_VALUES.most)));
    assert!(is_loaded(&values("accept", CLAIM_VALUES.most - 1)));
    let sentence = "5 men and a dog ".repeat(CLAIM_VALUES.most + 1);
    assert_named(&CLAIM_VALUES, &faults(&format!("claims:\n  - {{id: a, claim: {sentence}}}\n")));
}

#[test]
fn a_claims_file_is_nested_no_deeper() {
    let yaml = |depth: usize| with_one_claim(&format!("topic: {}{}", "[".repeat(depth), "]".repeat(depth)));
    let said = faults(&yaml(CLAIMS_DEPTH.most + 1));
    assert!(said.contains("nested too deep") && said.contains(CLAIMS_DEPTH.remedy), "{said}");
    assert!(!faults(&yaml(CLAIMS_DEPTH.most)).contains("nested too deep"), "another fault is the first to be told");
}

#[test]
fn a_claims_file_has_no_more_patterns() {
    let yaml = |count: usize| with_one_claim(&format!("ignore: [{}]", vec!["/a+/"; count].join(", ")));
    assert_named(&CLAIMS_PATTERNS, &faults(&yaml(CLAIMS_PATTERNS.most + 1)));
    assert!(is_loaded(&yaml(CLAIMS_PATTERNS.most)));
}

#[test]
fn a_pattern_is_no_longer_and_compiles_to_no_more() {
    let yaml = |pattern: &str| with_one_claim(&format!("ignore: ['/{pattern}/']"));
    assert_named(&PATTERN_BYTES, &faults(&yaml(&"a".repeat(PATTERN_BYTES.most + 1))));
    assert!(is_loaded(&yaml(&"a".repeat(PATTERN_BYTES.most))));
    assert_named(&PATTERN_SIZE, &faults(&yaml(r"\w{1000}")));
    assert_named(&PATTERN_SIZE, &faults(&yaml("((((a{100}){100}){100}){100})")));
}

#[test]
fn no_more_faults_are_listed() {
    let yaml = |count: usize| format!("claims:\n{}", "- {id: A, claim: 5 men came.}\n".repeat(count));
    let said = faults(&yaml(CLAIMS_FAULTS.most));
    assert_named(&CLAIMS_FAULTS, &said);
    assert_eq!(said.lines().count(), CLAIMS_FAULTS.most + 1);
    assert!(said.ends_with(&format!("{}\n", CLAIMS_FAULTS.remedy)), "it is said last");
    assert!(!faults(&yaml(3)).contains("too-many-faults"));
}

/// The rows of the manual's table, as the code would write them.
fn rows() -> Vec<String> {
    let row = |limit: &&Limit| format!("| {} | {} | {} | {} |", limit.holder, limit.number(), limit.of, limit.remedy);
    LIMITS.iter().map(row).collect()
}

#[test]
fn the_manual_lists_every_limit() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/limits.md");
    let manual = fs::read_to_string(path).expect("it is in the repository");
    let table: Vec<&str> = manual.lines().filter(|line| line.starts_with("| a")).collect();
    assert_eq!(table, rows(), "docs/limits.md and src/limit.rs say different things");
}
