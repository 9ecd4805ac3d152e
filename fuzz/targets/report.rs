//! Every report of any article is well-formed by the judgement of somebody else's parser, and holds no escape.

#![no_main]

use factlint::article::{Article, Format as Markup};
use factlint::check::{Checked, Checker};
use factlint::finding::{Annotated, AnnotatedCopy, CopyBlock, CopyBlockKind, FigureNote, Run};
use factlint::report::{self, Format, Settings};
use factlint::source::Span;
use factlint_fuzz::{claims_and_article, run_of, sound_article};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let (claims, bytes) = claims_and_article(bytes);
    let Some(article) = sound_article(bytes, Markup::Text) else { return };
    let checked = Checker::new(&claims).check(&article);
    let annotated = annotated(&article, &checked);
    let mut run = run_of(&claims, checked);
    run.annotated = Some(annotated);
    for format in Format::all() {
        assert_well_formed(format, &rendered(&run, format));
    }
});

/// The article as one paragraph; nothing is said of its figures.
fn annotated(article: &Article, checked: &Checked) -> Annotated {
    let span = Span::new(0, article.prose().len());
    let block = CopyBlock { span, in_source: article.in_source(span), kind: CopyBlockKind::Paragraph };
    let figures = factlint::figure::read(article);
    assert_eq!(figures.len(), checked.record.figures.len(), "each figure has its record");
    let note = |span: Span| FigureNote { span, ..FigureNote::default() };
    let figures = figures.iter().map(|figure| note(figure.span)).collect();
    let copy = AnnotatedCopy { prose: article.prose().to_owned(), blocks: vec![block], figures };
    Annotated { copies: vec![copy], claims: Vec::new() }
}

fn rendered(run: &Run, format: Format) -> String {
    let mut out = Vec::new();
    report::render(run, format, &Settings::default(), &mut out).expect("memory takes all");
    String::from_utf8(out).expect("reports are UTF-8")
}

fn assert_well_formed(format: Format, report: &str) {
    let hostile =
        |c: char| (c.is_control() && !matches!(c, '\n' | '\r' | '\t')) || matches!(c, '\u{202a}'..='\u{202e}');
    match format.name() {
        "json" | "sarif" | "claimreview" => assert_json(report),
        "jsonl" => report.lines().for_each(assert_json),
        "junit" => drop(roxmltree::Document::parse(report).expect("it is XML")),
        "csv" => csv::ReaderBuilder::new()
            .from_reader(report.as_bytes())
            .records()
            .for_each(|row| drop(row.expect("it is CSV"))),
        "html" => html5gum::Tokenizer::new(report).for_each(|token| drop(token.expect("memory can be read"))),
        "github" => assert!(report.lines().all(|line| line.starts_with("::")), "a line is no command: {report}"),
        "pretty" | "short" | "markdown" => assert!(!report.contains(hostile), "{format:?} lets through {report:?}"),
        other => panic!("nothing is known of {other}"),
    }
}

fn assert_json(text: &str) {
    serde_json::from_str::<serde_json::Value>(text).expect("it is JSON");
}
