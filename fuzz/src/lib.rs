//! What must be true of anything factlint makes of any bytes, for the fuzz targets to assert.

use std::sync::LazyLock;

use factlint::article::{Article, Format};
use factlint::check::Checked;
use factlint::claim::{Claims, ClaimsFile};
use factlint::figure::Figure;
use factlint::finding::{Finding, Run};
use factlint::source::{Source, Span};

/// What parts the claims from the article in an input that holds both.
const DIVIDER: &[u8] = b"\n%%%\n";

/// The claims that stand where an input brings none of its own.
static EXAMPLE: LazyLock<Claims> = LazyLock::new(|| {
    let yaml = include_bytes!("../../claims/korea-china-summit.yaml");
    ClaimsFile::load("claims.yaml", yaml).expect("the example is in order").into()
});

/// The claims and the article of an input: what stands before and after the divider, and the example's claims where
/// there is none or they cannot be used.
#[must_use]
pub fn claims_and_article(bytes: &[u8]) -> (Claims, &[u8]) {
    let Some(at) = bytes.windows(DIVIDER.len()).position(|window| window == DIVIDER) else {
        return (EXAMPLE.clone(), bytes);
    };
    let own = ClaimsFile::load("claims.yaml", &bytes[..at]);
    (own.map_or_else(|_| EXAMPLE.clone(), Claims::from), &bytes[at + DIVIDER.len()..])
}

/// Reads bytes as an article of a format, if they are any text, and asserts what must be true of it.
///
/// # Panics
///
/// Where it is not.
#[must_use]
pub fn sound_article(bytes: &[u8], format: Format) -> Option<Article> {
    let article = Article::read_as("article", bytes, format).ok()?;
    let mut end = 0;
    for sentence in article.sentences() {
        assert!(sentence.span.start >= end, "a sentence begins before the one before it ends");
        end = sentence.span.end;
        assert!(article.prose().get(sentence.span.range()).is_some(), "a sentence cuts a letter in two");
        assert_sound_place(article.source(), article.in_source(sentence.span), bytes);
    }
    for fault in article.faults() {
        assert_sound_place(article.source(), fault.span, bytes);
    }
    if let Some(published) = article.published() {
        assert_sound_place(article.source(), published.span, bytes);
    }
    Some(article)
}

/// Asserts that figures slice back to the prose, in order and without overlap, and say how they were read.
///
/// # Panics
///
/// Where they do not.
pub fn assert_sound_figures(figures: &[Figure], prose: &str) {
    let mut end = 0;
    for figure in figures {
        let text = prose.get(figure.span.range());
        assert!(text.is_some_and(|text| !text.trim().is_empty()), "{figure:?} slices to nothing");
        assert!(figure.span.start >= end, "{figure:?} begins before the one before it ends");
        assert!(!figure.reading.is_empty(), "{figure:?} does not say how it was read");
        assert!(figure.reading.iter().all(|step| prose.get(step.span.range()).is_some()), "a step of {figure:?}");
        end = figure.span.end;
    }
}

/// Asserts that what was found in an article can be shown in it.
///
/// # Panics
///
/// Where it cannot.
pub fn assert_sound_findings(findings: &[Finding]) {
    for finding in findings {
        let places = std::iter::once(&finding.place).chain(finding.related.iter().map(|label| &label.place));
        for place in places {
            assert!(place.source.text().get(place.span.range()).is_some(), "{finding:?} slices to nothing");
        }
        assert!(!finding.message.is_empty(), "{finding:?} says nothing");
    }
}

/// The run of one article, as the command line would put it together.
#[must_use]
pub fn run_of(claims: &Claims, checked: Checked) -> Run {
    let today = jiff::civil::date(2026, 6, 1);
    let of_run = factlint::check::whole_run(claims, std::slice::from_ref(&checked), today, false);
    let findings = checked.findings.into_iter().chain(of_run).collect();
    Run::new(vec![checked.record], findings, claims.iter().count())
}

fn assert_sound_place(source: &Source, place: Span, bytes: &[u8]) {
    assert!(source.text().get(place.range()).is_some(), "{place:?} is no place of the text");
    assert!(source.on_disk(place).end <= bytes.len(), "{place:?} lies behind the end of the file");
}
