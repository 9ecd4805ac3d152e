//! Reports take time in proportion to what they say, whatever the article looks like.

use std::sync::Arc;
use std::time::{Duration, Instant};

use factlint::finding::{
    Annotated, AnnotatedCopy, ArticleRecord, ClaimRecords, Code, CopyBlock, CopyBlockKind, Coverage, FigureNote,
    FigureRecord, Finding, Label, Place, Run,
};
use factlint::report::{self, Format, Settings};
use factlint::source::{Source, Span};

/// So many conflicts, all in the one line of an article.
fn run(count: usize) -> Run {
    let article = Arc::new(Source::new("a.txt", "It cost $5 million. ".repeat(count)));
    let claims = Arc::new(Source::new("c.yaml", "value: $6 million\n"));
    let spans: Vec<Span> = (0..count).map(|at| Span::new(20 * at + 8, 20 * at + 18)).collect();
    let conflict = |span: &Span| {
        let place = Place::new(&article, *span);
        let mut finding = Finding::new(Code::CONFLICTING_FIGURE, place, "the article says $5 million");
        finding.related = vec![Label { place: Place::new(&claims, Span::new(7, 17)), text: "expected".to_owned() }];
        finding
    };
    let findings = spans.iter().map(conflict).collect();
    let mut run = Run::new(vec![record(&article, &spans)], findings, 1);
    run.annotated = Some(Annotated { copies: vec![copy(&article, &spans)], claims: Vec::new() });
    run
}

fn record(article: &Arc<Source>, spans: &[Span]) -> ArticleRecord {
    let figure = |span: &Span| FigureRecord {
        span: *span,
        kind: "money",
        low: None,
        high: None,
        unit: None,
        hedge: None,
        change: None,
        verdict: Some("conflicting"),
        claim: None,
        reading: Vec::new(),
    };
    ArticleRecord {
        source: Arc::clone(article),
        published: None,
        figures: spans.iter().map(figure).collect(),
        refused: Vec::new(),
        claims: ClaimRecords::default(),
        coverage: Coverage::default(),
    }
}

fn copy(article: &Source, spans: &[Span]) -> AnnotatedCopy {
    let whole = Span::new(0, article.text().len());
    let block = CopyBlock { span: whole, in_source: whole, kind: CopyBlockKind::Paragraph };
    let figures = spans.iter().map(|span| FigureNote { span: *span, ..FigureNote::default() }).collect();
    AnnotatedCopy { prose: article.text().to_owned(), blocks: vec![block], figures }
}

fn time(run: &Run) -> Duration {
    let start = Instant::now();
    for format in Format::all() {
        report::render(run, format, &Settings::default(), &mut Vec::new()).expect("a vector takes all");
    }
    start.elapsed()
}

/// The quickest of three: another process may have had the machine.
fn quickest(run: &Run, format: Format) -> Duration {
    let once = || {
        let start = Instant::now();
        report::render(run, format, &Settings::default(), &mut Vec::new()).expect("a vector takes all");
        start.elapsed()
    };
    (0..3).map(|_| once()).min().unwrap_or_default()
}

/// Two seconds of the program that people run; one that is not optimised takes several times as long.
const MOST: Duration = Duration::from_secs(if cfg!(debug_assertions) { 8 } else { 2 });

#[test]
fn ten_thousand_findings_are_there_before_anybody_wonders() {
    let run = run(10_000);
    for format in [Format::Pretty, Format::Html] {
        let taken = quickest(&run, format);
        assert!(taken < MOST, "{} took {taken:?}", format.name());
    }
}

#[test]
fn many_findings_in_one_enormous_line_are_reported_in_linear_time() {
    let (few, many) = (run(200), run(2000));
    time(&few);
    let (few, many) = (time(&few), time(&many));
    assert!(many < few * 40, "{few:?} for 200 findings, {many:?} for 2000");
}
