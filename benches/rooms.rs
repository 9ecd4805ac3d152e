//! How long each room takes: articles into prose, prose into figures, figures against claims, findings into reports.
//!
//! `cargo bench --bench rooms -- NAME` runs those whose names hold `NAME`. Clocks differ from machine to machine and
//! from minute to minute, so compare what one run printed; `benches/compare.sh` does that against other programs.

#![allow(missing_docs, reason = "criterion writes the entry points")]

use std::fmt::Write;
use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use factlint::article::{Article, Format as Markup};
use factlint::check::Checker;
use factlint::claim::{Claims, ClaimsFile};
use factlint::figure;
use factlint::finding::Run;
use factlint::report::{self, Format, Settings};

mod news;

const ARTICLES: u64 = 50;

fn texts() -> Vec<String> {
    (0..ARTICLES).map(news::article).collect()
}

fn bytes(texts: &[String]) -> Throughput {
    Throughput::Bytes(texts.iter().map(|text| text.len() as u64).sum())
}

/// So many claims, one in ten about something that the articles might mention: most of what a large file knows is not
/// what the article at hand speaks of.
fn claims(count: u64) -> Claims {
    let mut sequence = news::Sequence::new(7);
    let mut yaml = String::from("claims:\n");
    for at in 0..count {
        let place = if at % 10 == 0 { sequence.of(news::PLACES).to_owned() } else { format!("Hollin{at} Bridge") };
        let (body, thing, number) = (sequence.of(news::BODIES), sequence.of(news::THINGS), sequence.below(900) + 2);
        writeln!(yaml, "  - id: claim-{at}\n    claim: At {place} {body} counted {number} {thing}.").expect("memory");
    }
    ClaimsFile::load("claims/made.yaml", yaml.as_bytes()).expect("what was made is well-formed").into()
}

fn reading(c: &mut Criterion) {
    let texts = texts();
    let mut group = c.benchmark_group("reading");
    group.throughput(bytes(&texts));
    for markup in [Markup::Text, Markup::Markdown, Markup::Html] {
        group.bench_function(format!("{markup:?}").to_lowercase(), |b| {
            b.iter(|| {
                for text in &texts {
                    black_box(Article::read_as("news", text.as_bytes(), markup).expect("it is UTF-8"));
                }
            });
        });
    }
}

fn figures(c: &mut Criterion) {
    let mut group = c.benchmark_group("figures");
    let whole: Vec<Article> = texts().iter().map(|text| Article::from_text("news", text)).collect();
    group.throughput(bytes(&texts()));
    group.bench_function("news", |b| b.iter(|| whole.iter().map(|article| figure::read(article).len()).sum::<usize>()));
    for kind in news::KINDS {
        let mut sequence = news::Sequence::new(3);
        let text: String = (0..1_000).map(|_| news::sentence(kind, &mut sequence)).collect();
        let article = Article::from_text("news", &text);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(kind, |b| b.iter(|| figure::read(black_box(&article)).len()));
    }
}

fn binding(c: &mut Criterion) {
    let texts = texts();
    let articles: Vec<Article> = texts.iter().map(|text| Article::from_text("news", text)).collect();
    let mut group = c.benchmark_group("check");
    group.throughput(bytes(&texts)).sample_size(10);
    for count in [1, 10, 100, 1_000, 10_000] {
        let claims = claims(count);
        let checker = Checker::new(&claims);
        group.bench_with_input(BenchmarkId::new("claims", count), &checker, |b, checker| {
            b.iter(|| articles.iter().map(|article| checker.check(article).findings.len()).sum::<usize>());
        });
    }
}

fn reports(c: &mut Criterion) {
    let claims = claims(20);
    let checker = Checker::new(&claims);
    let mut run = Run::default();
    for text in texts() {
        let outcome = checker.check(&Article::from_text("news", &text));
        run.articles.push(outcome.record);
        run.findings.extend(outcome.findings);
    }
    let mut group = c.benchmark_group("report");
    for format in Format::all() {
        group.bench_function(format.name(), |b| {
            b.iter(|| {
                let mut out = Vec::new();
                report::render(&run, format, &Settings::default(), &mut out).expect("memory takes all");
                out.len()
            });
        });
    }
}

criterion_group!(benches, reading, figures, binding, reports);
criterion_main!(benches);
