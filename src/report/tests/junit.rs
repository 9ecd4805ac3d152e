//! XML read back by a parser of its own, and counted again.

use roxmltree::{Document, Node};

use super::*;

fn elements<'a>(node: Node<'a, 'a>, name: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    node.descendants().filter(move |node| node.has_tag_name(name))
}

fn number(node: Node<'_, '_>, attribute: &str) -> usize {
    node.attribute(attribute).and_then(|text| text.parse().ok()).expect("a number")
}

fn assert_tally(node: Node<'_, '_>) {
    for (attribute, element) in [("tests", "testcase"), ("failures", "failure"), ("skipped", "skipped")] {
        assert_eq!(number(node, attribute), elements(node, element).count(), "{attribute}");
    }
}

#[test]
fn the_numbers_are_those_of_the_cases() {
    for run in [sample::run(), hostile_run(), Run::default()] {
        let report = rendered(&run, Format::Junit, &PLAIN);
        let document = Document::parse(&report).expect("it is XML");
        assert_tally(document.root_element());
        elements(document.root(), "testsuite").for_each(assert_tally);
    }
}

#[test]
fn every_claim_of_every_article_is_a_case() {
    let run = sample::run();
    let report = rendered(&run, Format::Junit, &PLAIN);
    let document = Document::parse(&report).expect("it is XML");
    for article in &run.articles {
        for claim in article.claims.iter() {
            let is_it = |case: &Node<'_, '_>| {
                case.attribute("classname") == Some(article.source.name()) && case.attribute("name") == Some(claim.id)
            };
            let case = elements(document.root(), "testcase").find(is_it).expect("the claim has a case");
            let ending = case.children().find(Node::is_element).map(|child| child.tag_name().name());
            let expected = match claim.verdict {
                "conflicting" => Some("failure"),
                "unmentioned" => Some("skipped"),
                _ => ending.filter(|ending| *ending == "system-out"),
            };
            assert_eq!(ending, expected, "{}", claim.id);
        }
    }
}

#[test]
fn nothing_found_apart_from_claims_looks_like_a_pass() {
    let report = rendered(&sample::run(), Format::Junit, &PLAIN);
    let document = Document::parse(&report).expect("it is XML");
    let apart: Vec<_> = elements(document.root(), "testcase")
        .filter(|case| case.attribute("name").is_some_and(|name| name.contains(" at ")))
        .collect();
    assert_eq!(apart.len(), 7, "five figures without a claim, a repair and a claim nobody mentions");
    assert!(apart.iter().all(|case| case.children().any(|child| child.has_tag_name("skipped"))));
}

#[test]
fn text_is_nothing_but_text() {
    let run = hostile_run();
    let report = rendered(&run, Format::Junit, &PLAIN);
    let document = Document::parse(&report).expect("it is XML");
    let known = ["testsuites", "testsuite", "testcase", "failure", "skipped", "system-out"];
    assert!(document.descendants().filter(Node::is_element).all(|node| known.contains(&node.tag_name().name())));
    assert_eq!(elements(document.root(), "testcase").count(), run.findings.len());
    let failure = elements(document.root(), "failure").next().expect("a failure");
    assert!(failure.text().expect("text").contains("]]><script>alert('1')</script>"));
}

#[test]
fn an_article_without_claims_is_no_pass() {
    let mut run = sample::run();
    run.findings.clear();
    run.articles[1].claims = sample::claims(&[]);
    let report = rendered(&run, Format::Junit, &PLAIN);
    assert!(report.contains("<skipped message=\"no claim governs this article\"/>"), "{report}");
}

#[test]
fn what_was_accepted_is_skipped_and_says_why() {
    let mut run = sample::run();
    let conflict = run.findings.remove(0);
    let by = crate::finding::Acceptance::Suppression { reason: "agreed with the ministry".to_owned() };
    run = run.with_accepted(vec![crate::finding::Accepted { finding: conflict, by }]);
    let report = rendered(&run, Format::Junit, &PLAIN);
    let skipped = "<skipped message=\"conflicting, but suppressed: agreed with the ministry\"/>";
    assert!(report.contains(skipped), "{report}");
}
