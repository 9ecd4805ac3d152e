//! Reading takes time in proportion to the text, whatever the text: articles are hostile.
//!
//! Each class of bytes is one that a careless reader goes over again and again. It is read at one size and at twice
//! that size; twice the text may take twice the time, and a generous share more for a busy machine, but never four
//! times.

use std::hint::black_box;
use std::time::{Duration, Instant};

use factlint::article::{Article, Format};
use factlint::check::Origin;
use factlint::claim::{Claims, ClaimsFile};
use factlint::finding::{Code, Finding, Place};
use factlint::{check, figure};
use jiff::civil::date;

/// How much longer the double may take. In proportion it is two; going over everything again makes it four.
const BOUND: u32 = 3;

/// The time a reading must take for its measure to mean something.
const LEAST: Duration = Duration::from_millis(50);

/// Where the doubling of a class that is read in no time ends, in bytes.
const LARGEST: usize = 1 << 20;

/// The same of a draft, in sentences.
const MOST_SENTENCES: usize = 1 << 10;

/// What is repeated, and the format it is read as.
static CLASSES: &[(&str, Format)] = &[
    ("A. ", Format::Markdown),
    ("*a _b ", Format::Markdown),
    ("&", Format::Html),
    ("<", Format::Html),
    ("<p>1 man", Format::Html),
    ("\n", Format::Text),
    ("1 ", Format::Text),
    ("100 ", Format::Text),
    ("1-", Format::Text),
    ("one ", Format::Text),
    ("one thousand ", Format::Text),
    ("Jan ", Format::Text),
    ("Sunday to ", Format::Text),
    ("between 1 and ", Format::Text),
    ("from 1 to ", Format::Text),
    ("about ", Format::Text),
    ("about the ", Format::Text),
    ("the last quarter of ", Format::Text),
    ("12 dogs ", Format::Text),
    ("He saw 12 dogs.\n\n", Format::Text),
    ("He said. \"", Format::Text),
    ("it â€™s ", Format::Text),
    ("1\u{200B}", Format::Text),
    ("# factlint-ignore unsupported-figure: x\n", Format::Text),
    ("# factlint-ignore unsupported-figure: x\n12 dogs\n\n", Format::Text),
    ("<!-- factlint-ignore unsupported-figure: x --> ", Format::Markdown),
    ("<p>12 dogs <!-- factlint-ignore unsupported-figure: x -->", Format::Html),
    ("12 dogs <!-- factlint-ignore-file unsupported-figure: x -->", Format::Html),
    ("He went to the big old house and then saw\n릴게임 바다 g the other.\n", Format::Text),
];

fn text_of(piece: &str, size: usize) -> String {
    piece.repeat(size / piece.len() + 1)
}

fn time_to_read(text: &str, format: Format) -> Duration {
    let begun = Instant::now();
    let article = Article::read_as("article", text.as_bytes(), format).expect("it is UTF-8");
    let figures = figure::read(&article);
    let place = |span| Place::new(article.source(), article.in_source(span));
    let findings = figures.iter().map(|figure| Finding::new(Code::UNSUPPORTED_FIGURE, place(figure.span), "none"));
    black_box(check::suppress(&[&article], findings.collect(), date(2026, 6, 1)));
    begun.elapsed()
}

type Sentence = fn(usize) -> String;

/// Sentences with a figure in each, by their place, and what stands between them: what a draft of claims is made of.
static DRAFTED: &[(Sentence, &str)] = &[
    (|at| format!("The council approved {} new homes last night.", 100 + at), "\n\n"),
    (|at| format!("The council approved {} new homes in ward {} last night.", 100 + at, name(at % 8)), "\n\n"),
    (|at| format!("The plant made {} tonnes of steel.", 1000 + 7 * at), " "),
    (|at| format!("the plant made {} tonnes of steel", 1000 + 7 * at), ", "),
    (|at| format!("The {} guild of {} hired {} men.", name(at), name(at * at + 1), 11 + at), " "),
];

/// A name for a number: no two have the same.
fn name(number: usize) -> String {
    let letters = number.to_string().into_bytes().into_iter().map(|digit| char::from(digit - b'0' + b'b'));
    format!("T{}a", letters.collect::<String>())
}

fn time_to_draft(sentence: Sentence, between: &str, count: usize) -> Duration {
    let text = (0..count).map(sentence).collect::<Vec<_>>().join(between);
    let (article, claims) = (Article::from_text("article", &text), Claims::default());
    let begun = Instant::now();
    black_box(check::draft(&[Origin { article: &article, claims: &claims, source: "article" }], |_| false));
    begun.elapsed()
}

/// Whether twice as much takes no more than [`BOUND`] times as long, from the least size that can be measured.
fn is_in_proportion(time: impl Fn(usize) -> Duration, least: usize, largest: usize) -> bool {
    let mut size = least;
    let mut single = time(size);
    while single < LEAST && size < largest {
        size *= 2;
        single = time(size);
    }
    time(2 * size) <= single * BOUND
}

#[test]
fn twice_the_text_takes_twice_the_time() {
    let reads_in_proportion =
        |piece: &str, format| is_in_proportion(|size| time_to_read(&text_of(piece, size), format), 1 << 13, LARGEST);
    // Another process may have had the machine; it will not have it every time.
    let is_slow = |&&(piece, format): &&(&str, Format)| (0..3).all(|_| !reads_in_proportion(piece, format));
    let slow: Vec<_> = CLASSES.iter().filter(is_slow).collect();
    assert!(slow.is_empty(), "these take longer than in proportion: {slow:?}");
}

#[test]
fn twice_the_figures_take_twice_the_time_to_draft() {
    let drafts_in_proportion =
        |sentence, between| is_in_proportion(|count| time_to_draft(sentence, between, count), 32, MOST_SENTENCES);
    for &(sentence, between) in DRAFTED {
        assert!((0..3).any(|_| drafts_in_proportion(sentence, between)), "longer than in proportion: {}", sentence(0));
    }
}

#[test]
fn twice_the_figures_under_a_headline_take_twice_the_time() {
    let yaml = b"claims:\n  - id: loot\n    claim: Thieves took watches worth $2.6 million from a jeweller in Aske.\n";
    let claims = Claims::from(ClaimsFile::load("claims.yaml", yaml).expect("the claims can be used"));
    let time = |count: usize| {
        let amounts: Vec<String> = (0..count).map(|at| format!("${}.{} million", 3 + at / 10, at % 10)).collect();
        let lead = format!("Thieves took watches worth {} from a jeweller in Aske.", amounts.join(", "));
        let article = Article::from_text("article", &format!("Crooks take $2.6 million in Aske\n\n{lead}"));
        let begun = Instant::now();
        black_box(check(&claims, &article));
        begun.elapsed()
    };
    assert!((0..3).any(|_| is_in_proportion(time, 512, 1 << 12)), "longer than in proportion");
}
