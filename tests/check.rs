//! What the check makes of claims and articles: comparisons as a table, and laws that hold whatever the figures.

use std::fmt::Write;

use factlint::article::Article;
use factlint::check::{Checked, Checker, check};
use factlint::claim::{Claims, ClaimsFile};
use proptest::prelude::*;

static COMPARISONS: &str = include_str!("corpus/compare.tsv");
static TERMS: &str = include_str!("corpus/terms.tsv");
static SENTENCES: &str = include_str!("corpus/sentences.tsv");

fn claims(yaml: &str) -> Claims {
    let file = ClaimsFile::load("claims.yaml", yaml.as_bytes()).unwrap_or_else(|faults| panic!("{faults}\n{yaml}"));
    Claims::from(file)
}

fn of_value(value: &str, further: &str) -> Claims {
    claims(&format!("claims:\n  - id: the-claim\n    about: ledger\n    value: {value}\n{further}"))
}

fn verdict(checked: &Checked) -> &'static str {
    let imprecise = checked.findings.iter().any(|finding| finding.code.name() == "imprecise-figure");
    if imprecise { "imprecise" } else { checked.record.claims.get(0).map_or("none", |record| record.verdict) }
}

fn slip(checked: &Checked) -> &'static str {
    checked.findings.iter().find_map(|finding| finding.slip).unwrap_or("")
}

#[test]
fn claims_may_be_made_ready_one_file_after_the_other() {
    let shared = claims("claims:\n  - {id: length, claim: The new bridge is 312 metres long.}\n");
    let own = claims("claims:\n  - {id: cost, claim: The new bridge cost $48.5 million.}\n");
    let both =
        Claims::new([&shared, &own].map(|claims| claims.files[0].clone())).expect("they have names of their own");
    let article = Article::from_text("a.txt", "The new bridge, 312 metres long, cost $45.8 million.");
    let told = |checker: &Checker<'_>| format!("{:?}", checker.check(&article));
    assert_eq!(told(&Checker::new(&shared).followed_by(&both)), told(&Checker::new(&both)));
    assert!(told(&Checker::new(&both)).contains("conflicting-figure"));
}

#[test]
fn comparisons_turn_out_as_the_table_says() {
    let mut failures = String::new();
    for row in COMPARISONS.lines().filter(|row| !row.starts_with('#')) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [value, words, relation, named] = cells[..] else { panic!("four cells: {row}") };
        let article = Article::from_text("a.txt", &format!("The ledger shows {words}."));
        let checked = check(&of_value(value, ""), &article);
        if (verdict(&checked), slip(&checked)) != (relation, named) {
            let _ = writeln!(failures, "{row}\n   came out {} {}", verdict(&checked), slip(&checked));
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn terms_turn_out_as_the_table_says() {
    let mut failures = String::new();
    for row in TERMS.lines().filter(|row| !row.starts_with('#')) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [terms, value, text, expected, _why] = cells[..] else { panic!("five cells: {row}") };
        let claims = claims(&format!("claims:\n  - {{id: the-claim, about: {terms}, value: {value:?}}}\n"));
        let found = check(&claims, &Article::from_text("a.txt", text)).record.claims.get(0).unwrap().verdict;
        if found != expected {
            let _ = writeln!(failures, "{row}\n   came out {found}");
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn plain_sentences_turn_out_as_the_table_says() {
    let mut failures = String::new();
    for row in SENTENCES.lines().filter(|row| !row.starts_with('#')) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [sentence, text, expected, _why] = cells[..] else { panic!("four cells: {row}") };
        let text = &text.replace(" ¶ ", "\n\n");
        let claims = claims(&format!("claims:\n  - {{id: the-claim, claim: {sentence:?}}}\n"));
        let found = check(&claims, &Article::from_text("a.txt", text)).record.claims.get(0).unwrap().verdict;
        if found != expected {
            let _ = writeln!(failures, "{row}\n   came out {found}");
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn a_conflict_with_a_sentence_shows_what_was_weighed() {
    let claims = claims("claims:\n  - {id: mill, claim: The mill ground 342 tonnes of rye.}\n");
    let article = Article::from_text("a.txt", "The mill ground 324 tonnes of rye.");
    let lines = Checker::new(&claims).explain(&article, "mill").join("\n");
    for part in
        ["two digits have changed places", "would agree", "where 77 are enough", "it measures the very same +34"]
    {
        assert!(lines.contains(part), "{part} is not in\n{lines}");
    }
}

#[test]
fn a_claim_that_is_not_mentioned_shows_what_came_nearest() {
    let claims = claims("claims:\n  - {id: mill, claim: The mill at Aske ground 342 tonnes of rye.}\n");
    let explain = |text: &str| Checker::new(&claims).explain(&Article::from_text("a.txt", text), "mill").join("\n");
    let other = explain("Bakers in Aske ate 15 tonnes of bread.");
    for part in ["unmentioned", "nearest to it comes", "15 tonnes", "too little speaks", "of 77 points", "Aske"] {
        assert!(other.contains(part), "{part} is not in\n{other}");
    }
    let none = explain("The mill at Aske ground rye.");
    assert!(none.contains("nothing like 342 tonnes"), "{none}");
    let elsewhere = explain("Bakers ate 15 loaves of bread.");
    assert!(elsewhere.contains("it is not looked for: the article has too few of its words"), "{elsewhere}");
}

/// Claims that get in each other's way if anything does: one subject holds the other, the values are near.
const RIVALS: [&str; 3] = [
    "  - {id: peak, about: [exports, peaked], value: [$512.4 billion, 2019]}\n",
    "  - {id: level, about: [exports], value: about $500 billion}\n",
    "  - {id: staff, about: [exports, staff], value: 40}\n",
];

fn rivals(order: [usize; 3]) -> Claims {
    let listed: String = order.iter().map(|&at| RIVALS[at]).collect();
    claims(&format!("claims:\n{listed}"))
}

fn outcome(checked: &Checked) -> Vec<(&str, Option<&str>)> {
    checked.findings.iter().map(|finding| (finding.code.name(), finding.claim.as_deref())).collect()
}

#[test]
fn each_changed_figure_is_one_conflict_at_its_place() {
    let text = "Exports, which had grown since 2010, peaked at $512.4 billion in 2019 before sinking from 2020. \
                Exports have since hovered around $500 billion, with a staff of 40.";
    let rivals = rivals([0, 1, 2]);
    let desk = Checker::new(&rivals);
    let conflicts = |text: &str| -> Vec<(String, String)> {
        let checked = desk.check(&Article::from_text("a.txt", text));
        let conflicts = checked.findings.iter().filter(|finding| finding.is_conflict());
        conflicts.map(|f| (f.claim.clone().unwrap_or_default(), f.place.text().to_owned())).collect()
    };
    assert_eq!(conflicts(text), []);
    for (right, wrong, claim) in [
        ("$512.4 billion", "$521.4 billion", "peak"),
        ("$512.4 billion", "$500.4 billion", "peak"),
        ("$512.4 billion", "$512.4 million", "peak"),
        ("in 2019", "in 2018", "peak"),
        ("around $500 billion", "around $50 billion", "level"),
        ("of 40", "of 41", "staff"),
    ] {
        let found = conflicts(&text.replace(right, wrong));
        assert_eq!(found.len(), 1, "{right} -> {wrong}: {found:?}");
        let (by, place) = &found[0];
        assert!(by == claim && wrong.ends_with(place.as_str()), "{right} -> {wrong}: {found:?}");
    }
}

#[test]
fn a_figure_of_another_subject_is_left_alone() {
    let claims = claims("claims:\n  - {id: delegation, about: delegation, value: about 200}\n");
    let article = Article::from_text("a.txt", "The delegation arrived early. About 400 guests attended the forum.");
    assert_eq!(check(&claims, &article).record.claims.get(0).unwrap().verdict, "unmentioned");
}

#[test]
fn one_word_in_a_long_story_is_not_the_claim() {
    let claims = claims(
        "claims:\n  - {id: pier, claim: The Fenwick pier sheltered 60 families in 1995.}\n  - {id: pear, claim: The \
         Fenwick orchard sold 417 tons of pears.}\n",
    );
    let filler = "The council met again on the plan and heard from the mayor. ";
    let story = format!("{}At least 45 families lost power. The firm sold 417 tons of salt.", filler.repeat(8));
    let verdicts = |text: &str| -> Vec<&str> {
        check(&claims, &Article::from_text("a.txt", text)).record.claims.iter().map(|claim| claim.verdict).collect()
    };
    // A made-up bound on one common noun bears nothing out; the claim's own telling number still may.
    assert_eq!(verdicts(&story)[0], "unmentioned");
    assert_ne!(verdicts(&format!("The Fenwick pier took in 60 families. {story}"))[0], "unmentioned");
    assert_ne!(verdicts(&format!("The Fenwick orchard did well. {story}"))[1], "unmentioned");
}

#[test]
fn claims_that_an_article_does_not_speak_of_change_nothing() {
    // Names that no two claims share.
    let name = |at: u32| [at / 26, at % 26].iter().filter_map(|&n| char::from_digit(n + 10, 36)).collect::<String>();
    let one = |at: u32| format!("  - {{id: c{at}, claim: The Quo{0} zum{0} kept {1} vab{0}.}}\n", name(at), at + 20);
    let yaml = |count: u32| format!("claims:\n{}", (0..count).map(one).collect::<String>());
    let article = Article::from_text("a.txt", "The Quoah zumah kept 27 vabah, and the Quoaj zumaj kept 30 vabaj.");
    let mentioned = |count: u32| -> Vec<(String, &'static str)> {
        let records = check(&claims(&yaml(count)), &article).record.claims;
        records.mentioned().map(|record| (record.id.to_owned(), record.verdict)).collect()
    };
    assert_eq!(mentioned(10), [("c7".to_owned(), "supported"), ("c9".to_owned(), "conflicting")]);
    assert_eq!(mentioned(500), mentioned(10));
}

#[test]
fn what_the_day_was_said_on_is_not_the_day_it_happened() {
    let claims = claims("published: 2026-01-07\nclaims:\n  - {id: summit, about: summit, value: 5 January 2026}\n");
    let article = Article::from_text("a.txt", "The president said Tuesday that the summit would help.");
    let published = article.with_published("2026-01-07".parse().expect("a date"));
    assert_eq!(check(&claims, &published).record.claims.get(0).unwrap().verdict, "unmentioned");
}

proptest! {
    #[test]
    fn a_wider_tolerance_never_makes_a_conflict(value in 1u32..5_000, found in 1u32..5_000, narrow in 0u32..50, wider in 0u32..50) {
        let article = Article::from_text("a.txt", &format!("The ledger shows {found} entries."));
        let conflicts = |percent: u32| {
            let claims = of_value(&format!("{value} entries"), &format!("    tolerance: {percent}%\n"));
            check(&claims, &article).record.claims.get(0).unwrap().verdict == "conflicting"
        };
        prop_assert!(conflicts(narrow) || !conflicts(narrow + wider));
    }

    #[test]
    fn the_order_of_claims_changes_nothing(peak in 450u32..600, year in 2015u32..2022, staff in 30u32..50) {
        let text = format!("Exports peaked at ${peak} billion in {year}. The exports staff is {staff}.");
        let article = Article::from_text("a.txt", &text);
        let (first, last) = (rivals([0, 1, 2]), rivals([2, 1, 0]));
        let (first, last) = (check(&first, &article), check(&last, &article));
        prop_assert_eq!(outcome(&first), outcome(&last));
    }

    #[test]
    fn every_finding_points_to_what_it_says(text in "(The ledger shows [0-9$%.,]{1,6} ?(million|days|percent)?[.\n] ?){0,6}\\PC{0,40}") {
        let claims = of_value("14", "    required: true\n");
        let article = Article::from_text("a.txt", &text);
        for finding in check(&claims, &article).findings {
            prop_assert!(finding.place.span.end <= finding.place.source.text().len());
            let place = finding.place.text().split_whitespace().collect::<Vec<_>>().join(" ");
            if finding.is_conflict() {
                prop_assert!(finding.message.contains(&place), "{} lacks {place}", finding.message);
            }
        }
    }
}
