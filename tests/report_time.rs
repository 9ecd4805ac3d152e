//! Reports take time in proportion to what they say, whatever the article looks like.

use std::sync::Arc;
use std::time::{Duration, Instant};

use factlint::finding::{Code, Finding, Label, Place, Run};
use factlint::report::{self, Format, Settings};
use factlint::source::{Source, Span};

/// So many conflicts, all in the one line of an article.
fn run(count: usize) -> Run {
    let article = Arc::new(Source::new("a.txt", "It cost $5 million. ".repeat(count)));
    let claims = Arc::new(Source::new("c.yaml", "value: $6 million\n"));
    let conflict = |at: usize| {
        let place = Place::new(&article, Span::new(20 * at + 8, 20 * at + 18));
        let mut finding = Finding::new(Code::CONFLICTING_FIGURE, place, "the article says $5 million");
        finding.related = vec![Label { place: Place::new(&claims, Span::new(7, 17)), text: "expected".to_owned() }];
        finding
    };
    Run { findings: (0..count).map(conflict).collect(), ..Run::default() }
}

fn time(run: &Run) -> Duration {
    let start = Instant::now();
    for format in Format::all() {
        report::render(run, format, &Settings::default(), &mut Vec::new()).expect("a vector takes all");
    }
    start.elapsed()
}

#[test]
fn many_findings_in_one_enormous_line_are_reported_in_linear_time() {
    let (few, many) = (run(200), run(2000));
    time(&few);
    let (few, many) = (time(&few), time(&many));
    assert!(many < few * 40, "{few:?} for 200 findings, {many:?} for 2000");
}
