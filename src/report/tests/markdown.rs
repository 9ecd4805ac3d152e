//! Markdown read back: what an article says must come out as text, and only our own markup as markup.

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::*;

fn events(report: &str) -> Vec<Event<'_>> {
    // Quotes and dashes are to come out as they went in; everything else a page might make of a text is looked for.
    Parser::new_ext(report, Options::all() - Options::ENABLE_SMART_PUNCTUATION).collect()
}

/// The text of a report as it is shown, without the breaks that nobody sees.
fn shown(report: &str) -> String {
    let texts = events(report).into_iter().filter_map(|event| match event {
        Event::Text(text) => Some(text.into_string()),
        Event::SoftBreak | Event::HardBreak | Event::End(_) => Some(" ".to_owned()),
        _ => None,
    });
    texts.collect::<String>().replace('\u{200B}', "")
}

#[test]
fn what_was_found_can_be_read() {
    let run = sample::run();
    let shown = shown(&rendered(&run, Format::Markdown, &PLAIN));
    for finding in run.findings.iter().filter(|finding| finding.code != Code::UNSUPPORTED_FIGURE) {
        assert!(shown.contains(&finding.message), "{}\n{shown}", finding.message);
    }
    for text in ["14 open points", "3.5%", "articles/기준금리.txt", "2 errors, 6 warnings, 2 notes"] {
        assert!(shown.contains(text), "{text}\n{shown}");
    }
}

#[test]
fn nothing_of_an_article_is_markup() {
    let run = hostile_run();
    let report = rendered(&run, Format::Markdown, &PLAIN);
    let ours = ["<br>", "<details>", "</details>", "<summary>", "</summary>", crate::report::markdown::MARK];
    for event in events(&report) {
        match event {
            Event::Start(
                Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::Emphasis | Tag::Strikethrough,
            )
            | Event::Code(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => panic!("{event:?}\n{report}"),
            Event::Html(html) | Event::InlineHtml(html) => {
                let left = ours.iter().fold(html.to_string(), |left, tag| left.replace(tag, ""));
                assert!(!left.contains('<'), "{html}");
            }
            _ => {}
        }
    }
    let shown = shown(&report);
    assert!(shown.contains("<script>alert('1')</script>"), "{shown}");
    assert!(shown.contains("@desk #14 `code` [a](https://x.example)"), "{shown}");
}

/// GitHub looks for these in the text once Markdown has been read, so no escape in the source helps.
#[test]
fn nobody_is_notified_and_nothing_is_linked() {
    let report = rendered(&hostile_run(), Format::Markdown, &PLAIN);
    let texts = events(&report).into_iter().filter_map(|event| match event {
        Event::Text(text) => Some(text.into_string()),
        _ => None,
    });
    let linked = regex::Regex::new(r"@\w|#\d|://|(?i)www\.|GH-\d|:[a-z]+:").expect("the pattern is sound");
    let text: String = texts.collect();
    assert_eq!(linked.find(&text).map(|found| found.as_str()), None, "{text}");
}

#[test]
fn a_table_has_as_many_cells_in_every_row() {
    let mut cells = Vec::new();
    for event in events(&rendered(&hostile_run(), Format::Markdown, &PLAIN)) {
        match event {
            Event::Start(Tag::TableHead | Tag::TableRow) => cells.push(0),
            Event::Start(Tag::TableCell) => *cells.last_mut().expect("a cell stands in a row") += 1,
            _ => {}
        }
    }
    assert!(cells.len() > REGISTRY.len() / 2, "{cells:?}");
    assert!(cells.iter().all(|count| [2, 3].contains(count)), "{cells:?}");
}

#[test]
fn a_comment_is_never_too_long() {
    let mut run = hostile_run();
    let many = std::iter::repeat_n(run.findings, 40).flatten().collect();
    run = Run { findings: many, ..Run::default() };
    let report = rendered(&run, Format::Markdown, &PLAIN);
    assert!(report.chars().count() < 65_536, "{}", report.len());
    assert!(report.contains("\nand "), "{report}");
}

#[test]
fn a_file_is_named_as_it_is() {
    let mut run = sample::run();
    let source = Arc::new(Source::new("news/preview.txt", "A high-speed line of 12 km."));
    run.findings[0].place = Place::new(&source, Span::new(21, 23));
    let report = rendered(&run, Format::Markdown, &PLAIN);
    assert!(report.contains("news/preview.txt:1:22"), "{report}");
}

#[test]
fn articles_held_against_each_other_show_their_facts_and_no_claims() {
    let run = html::with_slots();
    let report = rendered(&Run { summary: crate::finding::Summary::default(), ..run }, Format::Markdown, &PLAIN);
    assert!(report.contains("| fares | contradiction |"), "{report}");
    assert!(!report.contains("✔ supported"), "{report}");
}
