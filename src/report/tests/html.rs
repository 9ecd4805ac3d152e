//! The page read back by a browser's own grammar: what is marked, what it may load, and what article text becomes.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html, Selector};
use sha2::{Digest, Sha256};

use super::*;
use crate::finding::{Annotated, ReferenceNote, SlotRecord, SlotValue};

fn page(run: &Run) -> Html {
    let page = Html::parse_document(&rendered(run, Format::Html, &PLAIN));
    assert_eq!(page.errors, Vec::<String>::new(), "the page is well formed");
    page
}

fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).expect("a selector of this file")).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect()
}

/// The sample as an article and claims that try to break out of every place they are shown in.
fn hostile_copy() -> Run {
    let article = File::new("evil\"><script>alert(1)</script>.txt", &HOSTILE.replace('\n', " "));
    let claims = File::new("claims\n.yaml", "id: '\"><img src=x onerror=alert(1)>'\nvalue: 15\u{9B}\n");
    let id = "'\"><img src=x onerror=alert(1)>'";
    let mut run = sample::run();
    run.articles.truncate(1);
    let record = &mut run.articles[0];
    record.source = Arc::clone(&article.0);
    record.figures.truncate(1);
    record.figures[0].span = article.place("14").span;
    record.figures[0].claim = Some(id.to_owned());
    record.claims = sample::claims(&[(id, Some("conflicting"), 0)]);
    let mut finding = sample::conflict(&article, "14", &claims, id, "15\u{9B}");
    finding.help = Some(HOSTILE.to_owned());
    let note = &mut run.annotated.as_mut().expect("the sample is annotated").claims[0];
    (note.id, note.statement, note.expected) = (id.to_owned(), HOSTILE.to_owned(), vec![HOSTILE.to_owned()]);
    (note.quote, note.note) = (Some(HOSTILE.to_owned()), Some(HOSTILE.to_owned()));
    note.references = ["javascript:alert(1)", "https://a.example/\"onclick=\"alert(1)", HOSTILE]
        .map(|url| ReferenceNote { title: HOSTILE.to_owned(), published: None, url: Some(url.to_owned()) })
        .to_vec();
    let mut copy = sample::copy(&run.articles[0]);
    copy.figures[0].comparisons[0].evidence = vec![HOSTILE.to_owned()];
    let claims = vec![note.clone()];
    run.annotated = Some(Annotated { copies: vec![copy], claims });
    run.findings = vec![finding];
    run
}

pub(super) fn with_slots() -> Run {
    let mut run = sample::run();
    let value = |article: usize, figure: usize| SlotValue {
        place: Place::new(&run.articles[article].source, run.articles[article].figures[figure].span),
        figure: run.articles[article].figures[figure].clone(),
        published: None,
    };
    let values = vec![value(0, 3), value(1, 1)];
    run.slots = Some(vec![SlotRecord { label: "fares".to_owned(), relation: "contradiction", values }]);
    run
}

fn without_copies() -> Run {
    Run { annotated: None, ..sample::run() }
}

fn every_run() -> Vec<Run> {
    vec![sample::run(), hostile_copy(), hostile_run(), with_slots(), without_copies(), Run::default()]
}

#[test]
fn every_figure_of_the_report_is_marked_with_its_verdict() {
    for run in [sample::run(), with_slots(), hostile_copy()] {
        let page = page(&run);
        let document = json_of(&run);
        let mut marked = 0;
        for (number, article) in document["articles"].as_array().expect("articles").iter().enumerate() {
            for (index, figure) in article["figures"].as_array().expect("figures").iter().enumerate() {
                let marks = select(&page, &format!("#m-a{}-f{index}", number + 1));
                let [mark] = marks.as_slice() else { panic!("{figure} is marked {} times", marks.len()) };
                let classes: Vec<&str> = mark.value().classes().collect();
                assert!(classes.contains(&figure["verdict"].as_str().expect("a verdict")), "{figure}");
                assert_eq!(text(*mark), figure["text"].as_str().expect("text"));
                marked += 1;
            }
        }
        assert_eq!(select(&page, ".figure").len(), marked);
        assert_eq!(select(&page, ".note:not(.remark)").len(), marked);
    }
}

#[test]
fn the_article_is_shown_whole() {
    let run = sample::run();
    let page = page(&run);
    for (number, article) in run.articles.iter().enumerate() {
        let shown = select(&page, &format!("#a{} .block > p", number + 1));
        let shown: Vec<String> = shown.into_iter().map(text).collect();
        let lines: Vec<&str> = article.source.text().lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(shown, lines);
    }
}

#[test]
fn every_finding_is_told() {
    for run in [sample::run(), with_slots(), without_copies()] {
        let page = page(&run);
        let shown = text(page.root_element());
        for finding in run.findings.iter().chain(run.accepted.iter().map(|accepted| &accepted.finding)) {
            assert!(shown.contains(&finding.message.replace('`', "")), "{}", finding.message);
        }
        assert!(shown.contains("Suppressed: a figure of speech, the desk"));
        assert!(shown.contains("Accepted in the baseline."));
    }
}

#[test]
fn beside_a_figure_stand_claim_source_interval_and_reason() {
    let page = page(&sample::run());
    let [more] = select(&page, "#a1-f0")[..] else { panic!("the first figure has its note") };
    let shown = text(more);
    let told = ["tunnel-cost", "about tunnel · cost", "The ministry, 2026-06-03", "6.79 million USD", "delegation"];
    for told in told.iter().chain(&["million for billion?", "Line 3:152."]) {
        assert!(shown.contains(told), "{told}\n{shown}");
    }
}

#[test]
fn the_claims_lead_into_the_articles() {
    let page = page(&sample::run());
    let rows = select(&page, ".matrix tbody tr");
    assert_eq!(rows.len(), 4, "a row a claim");
    let cells = |row: &ElementRef<'_>| row.select(&Selector::parse(".cell").expect("sound")).count();
    assert!(rows.iter().all(|row| cells(row) == 2), "a cell an article");
    let [conflict] = select(&page, ".matrix a[href='#m-a1-f0']")[..] else { panic!("the conflict is linked once") };
    assert_eq!(text(conflict), "conflicting in article 1");
}

#[test]
fn every_link_inside_the_page_leads_somewhere() {
    for run in every_run() {
        let page = page(&run);
        let ids: Vec<&str> = select(&page, "[id]").iter().filter_map(|element| element.attr("id")).collect();
        let known: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(known.len(), ids.len(), "ids are unique");
        for attribute in ["href", "aria-describedby", "aria-labelledby"] {
            for element in select(&page, &format!("[{attribute}]")) {
                let target = element.attr(attribute).unwrap_or_default();
                let id = target.strip_prefix('#').unwrap_or(target);
                assert!(known.contains(id) || target.starts_with("https://"), "{target}");
            }
        }
    }
}

/// What the template writes, and nothing that could load anything or run.
const ELEMENTS: &[&str] = &[
    "a", "article", "b", "body", "button", "code", "dd", "details", "div", "dl", "dt", "footer", "h1", "h2", "head",
    "header", "html", "i", "input", "kbd", "label", "li", "main", "meta", "meter", "nav", "p", "q", "script",
    "section", "span", "style", "summary", "table", "tbody", "td", "th", "thead", "title", "tr", "ul",
];

#[test]
fn nothing_is_loaded_and_nothing_of_an_article_is_markup() {
    for run in every_run() {
        let page = page(&run);
        for element in select(&page, "*") {
            let value = element.value();
            assert!(ELEMENTS.contains(&value.name()), "<{}>", value.name());
            for (name, content) in value.attrs() {
                assert!(!name.starts_with("on") && !["src", "style", "action", "srcset"].contains(&name), "{name}");
                let inside = content.starts_with('#') || element.attr("rel").is_some_and(|rel| rel.contains("noref"));
                assert!(name != "href" || inside, "{content}");
            }
        }
        assert_eq!((select(&page, "script").len(), select(&page, "style").len()), (1, 1));
    }
}

#[test]
fn hostile_text_is_there_to_be_read() {
    let page = page(&hostile_copy());
    let shown = text(page.root_element());
    assert!(shown.contains("]]><script>alert('1')</script><!-- &amp; -->"), "{shown}");
    assert!(shown.contains("javascript:alert(1)"), "an address that cannot be followed is still told");
    let away: Vec<&str> = select(&page, "a[rel]").iter().filter_map(|link| link.attr("href")).collect();
    assert!(away.iter().all(|link| *link == "https://a.example/\"onclick=\"alert(1)"), "{away:?}");
}

/// The bytes that digits of base 64 stand for.
fn bytes(digits: &str) -> Vec<u8> {
    let value = |digit: u8| match digit {
        b'A'..=b'Z' => u32::from(digit - b'A'),
        b'a'..=b'z' => u32::from(digit - b'a') + 26,
        b'0'..=b'9' => u32::from(digit - b'0') + 52,
        b'+' => 62,
        b'/' => 63,
        _ => panic!("{digit} is no digit"),
    };
    let digits: Vec<u32> = digits.trim_end_matches('=').bytes().map(value).collect();
    let group = |group: &[u32]| {
        let bits = (0..4).fold(0, |bits, at| bits << 6 | group.get(at).copied().unwrap_or(0));
        bits.to_be_bytes()[1..group.len()].to_vec()
    };
    digits.chunks(4).flat_map(group).collect()
}

#[test]
fn the_policy_names_the_style_and_the_script_and_nothing_else() {
    let page = page(&sample::run());
    let [policy] = select(&page, "meta[http-equiv='Content-Security-Policy']")[..] else { panic!("one policy") };
    let policy = policy.attr("content").expect("it says something");
    assert!(policy.starts_with("default-src 'none'; "), "{policy}");
    for name in ["style", "script"] {
        let [element] = select(&page, name)[..] else { panic!("one {name}") };
        let directive = policy.split("; ").find(|directive| directive.starts_with(name)).expect("it is named");
        let digest = directive.split_once("'sha256-").and_then(|(_, rest)| rest.strip_suffix('\'')).expect("a digest");
        assert_eq!(bytes(digest), Sha256::digest(text(element)).to_vec(), "{name}");
    }
    let lax = ["inline", "eval", "hashes", "http", "*", "data:", "self"];
    assert!(lax.iter().all(|word| !policy.contains(word)), "{policy}");
    assert!(rendered(&sample::run(), Format::Html, &PLAIN).find("Content-Security-Policy") < Some(200), "before all");
}

#[test]
fn what_is_ticked_is_known_by_the_text_and_the_place() {
    let run = sample::run();
    let page = page(&run);
    let keys: Vec<&str> = select(&page, "#a1 .tick").iter().filter_map(|tick| tick.attr("data-key")).collect();
    let starts: Vec<String> =
        run.articles[0].figures.iter().map(|figure| figure.span.start.to_string()).collect::<Vec<_>>();
    assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), starts.len());
    assert!(starts.iter().all(|start| keys.contains(&start.as_str())));
    let digests: BTreeSet<_> = select(&page, "article").iter().map(|article| article.attr("data-digest")).collect();
    assert_eq!(digests.len(), 2, "each text has a digest of its own");
}
