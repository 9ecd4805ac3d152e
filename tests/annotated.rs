//! The annotated copy of the project's own example, held against the report for programs and the articles on disk.

use std::fs;
use std::process::Command;

use scraper::{Html, Selector};
use serde_json::Value;

/// The example's report in both forms, by one run.
fn reports() -> (Value, Html) {
    let folder = tempfile::tempdir().expect("there is room");
    let (json, html) = (folder.path().join("report.json"), folder.path().join("report.html"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(["check", "--quiet", "--format", "json", "-o"]).arg(&json);
    let status = command.args(["--format", "html", "-o"]).arg(&html).status().expect("the binary is built");
    assert_eq!(status.code(), Some(1), "the example has slips");
    let json = fs::read_to_string(json).expect("it was written");
    let html = fs::read_to_string(html).expect("it was written");
    (serde_json::from_str(&json).expect("it is JSON"), Html::parse_document(&html))
}

/// The text on one line: prose is shown without the line breaks of its file.
fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn offset(figure: &Value, key: &str) -> usize {
    figure[key].as_u64().and_then(|offset| usize::try_from(offset).ok()).expect("an offset")
}

#[test]
fn every_figure_is_marked_as_the_report_says_with_the_bytes_of_the_article() {
    let (json, html) = reports();
    assert_eq!(html.errors, Vec::<String>::new());
    let mut marked = 0;
    for (number, article) in json["articles"].as_array().expect("articles").iter().enumerate() {
        let disk = fs::read(article["path"].as_str().expect("a path")).expect("the article is there");
        for (index, figure) in article["figures"].as_array().expect("figures").iter().enumerate() {
            let selector = Selector::parse(&format!("#m-a{}-f{index}", number + 1)).expect("it is sound");
            let mark = html.select(&selector).next().unwrap_or_else(|| panic!("{figure} is not marked"));
            let bytes = &disk[offset(figure, "start")..offset(figure, "end")];
            let shown: String = mark.text().collect();
            assert_eq!(shown, on_one_line(&String::from_utf8_lossy(bytes)), "{figure}");
            assert!(mark.value().classes().any(|class| Some(class) == figure["verdict"].as_str()), "{figure}");
            marked += 1;
        }
    }
    assert!(marked > 60, "only {marked} figures are marked");
    assert_eq!(html.select(&Selector::parse(".figure").expect("it is sound")).count(), marked);
}

#[test]
fn every_figure_that_has_a_claim_shows_it_with_its_source() {
    let (json, html) = reports();
    for (number, article) in json["articles"].as_array().expect("articles").iter().enumerate() {
        for (index, figure) in article["figures"].as_array().expect("figures").iter().enumerate() {
            let Some(claim) = figure["claim"].as_str() else { continue };
            let selector = Selector::parse(&format!("#a{}-f{index} dl", number + 1)).expect("it is sound");
            let told: String = html.select(&selector).flat_map(|held| held.text()).collect();
            assert!(told.contains(claim) && told.contains("Source") && told.contains("Matched on"), "{figure}: {told}");
        }
    }
}

/// The help of a finding tells of the claim's source for reports that have but the finding. Here the claim stands beside it.
#[test]
fn what_is_known_of_a_claim_is_told_once_beside_a_figure() {
    let folder = tempfile::tempdir().expect("there is room");
    let known = "sources: {line: {title: Line Office, published: 2026-01-05, url: \"https://line.example/\"}}\n";
    let claims = "claims:\n  - {id: length, about: [tunnel, long], value: 27 km, source: line, quote: Bored for 27 km., \
                  note: both bores are counted}\n  - {id: cost, about: [tunnel, cost], value: $40 million, note: at prices of 2020}\n";
    fs::write(folder.path().join("c.yaml"), known.to_owned() + claims).expect("there is room");
    let article = "The tunnel is 72 km long.\n\nThe tunnel will cost $40 billion.\n";
    fs::write(folder.path().join("a.txt"), article).expect("there is room");
    let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
    let options = ["check", "--quiet", "--fail-on", "never", "--claims", "c.yaml", "--format", "html", "a.txt"];
    let output = command.current_dir(folder.path()).args(options).output().expect("the binary is built");
    let page = Html::parse_document(&String::from_utf8_lossy(&output.stdout));
    let selector = Selector::parse(".note.conflicting .more").expect("it is sound");
    let notes: Vec<String> = page.select(&selector).map(|note| note.text().collect()).collect();
    let told = ["Line Office", "https://line.example/", "Bored for 27 km.", "oth bores are counted", "changed places"];
    let told_second = ["t prices of 2020", "billion was written for million"];
    let [first, second] = notes.as_slice() else { panic!("{notes:#?}") };
    for (note, part) in told.map(|part| (first, part)).into_iter().chain(told_second.map(|part| (second, part))) {
        assert_eq!(note.to_lowercase().matches(&part.to_lowercase()).count(), 1, "{part} in {note}");
    }
}

/// Eight thousand bytes, as the longest of news reports have, and a conflict or a figure without a claim in every other
/// sentence.
#[test]
fn the_page_of_a_long_article_is_light() {
    let folder = tempfile::tempdir().expect("there is room");
    let sentence = |at: usize| {
        let filler = "Nobody on the council could say where the money had come from.";
        format!("The council of the ward paid {at} thousand dollars for it, officials said. {filler}\n\n")
    };
    let article: String = (100..158).map(sentence).collect();
    assert!(article.len() > 7_500);
    fs::write(folder.path().join("a.txt"), article).expect("there is room");
    let claims = "claims:\n  - {id: paid, about: [council, paid], value: 150 thousand dollars}\n";
    fs::write(folder.path().join("c.yaml"), claims).expect("there is room");
    let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
    let options = ["check", "--quiet", "--fail-on", "never", "--claims", "c.yaml", "--format", "html", "-o", "a.html"];
    let status = command.current_dir(folder.path()).args(options).arg("a.txt").status().expect("the binary is built");
    assert!(status.success());
    let page = fs::metadata(folder.path().join("a.html")).expect("it was written").len();
    assert!((50 << 10..150 << 10).contains(&page), "{page} bytes");
}
