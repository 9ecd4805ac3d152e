//! Streams: what is written article by article is what is written of the whole run.

use super::*;
use crate::finding::{Accepted, Part};

/// The run taken apart: what it says of each article, and the rest.
fn taken_apart(run: &Run) -> (Vec<Part>, Run) {
    let mut rest = run.clone();
    let mut of_name = |name: &str| {
        let (own, others): (Vec<Finding>, Vec<Finding>) =
            rest.findings.drain(..).partition(|finding| finding.place.source.name() == name);
        rest.findings = others;
        let (late, findings) = own.into_iter().partition(|finding| finding.code == Code::UNUSED_SUPPRESSION);
        (findings, late)
    };
    let parts = run.articles.iter().map(|article| {
        let name = article.source.name();
        let (findings, late) = of_name(name);
        let own = |accepted: &&Accepted| accepted.finding.place.source.name() == name;
        let accepted = run.accepted.iter().filter(own).cloned().collect();
        Part { article: article.clone(), findings, late, accepted, copy: None }
    });
    let parts = parts.collect();
    (parts, Run { articles: Vec::new(), accepted: Vec::new(), ..rest })
}

/// The sample, with what is told last of the second article before that of the first.
fn run() -> Run {
    let mut run = sample::run();
    let mut names: Vec<_> = run.articles.iter().map(|article| Arc::clone(&article.source)).collect();
    names.sort_by(|one, other| one.name().cmp(other.name()));
    for source in names {
        let place = Place::new(&source, Span::new(0, 1));
        run.findings.push(Finding::new(Code::UNUSED_SUPPRESSION, place, "it hides nothing"));
    }
    run
}

#[test]
fn a_stream_writes_what_the_whole_run_would() {
    let run = run();
    let (parts, rest) = taken_apart(&run);
    let streams = Format::all().filter_map(|format| Some((format, format.stream()?)));
    let streamed: Vec<&str> = streams
        .map(|(format, mut stream)| {
            let mut out = Vec::new();
            stream.begin(&mut out).expect("a vector takes all");
            for part in &parts {
                stream.part(part, &mut out).expect("a vector takes all");
            }
            stream.end(&rest, &mut out).expect("a vector takes all");
            assert_eq!(String::from_utf8(out).expect("reports are text"), rendered(&run, format, &PLAIN));
            format.name()
        })
        .collect();
    assert_eq!(streamed, ["short", "jsonl", "github", "csv"]);
}

#[test]
fn a_run_put_aside_part_by_part_is_the_run_again() {
    let run = run();
    let (parts, rest) = taken_apart(&run);
    assert_eq!(rendered(&rest.after(parts), Format::Json, &PLAIN), rendered(&run, Format::Json, &PLAIN));
}
