//! What is on the page: the articles with their notes, the claims with their verdicts, and what belongs to neither.
//!
//! Everything the template shows is gathered here as plain values; how it looks is the template's and the style's
//! affair.

use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::base64;
use super::note::{Found, Note, Reference, Register, line_and_column};
use super::prose::Block;
use crate::finding::{AnnotatedCopy, ArticleRecord, ClaimNote, CopyBlock, Ending, Run, SlotRecord, SlotValue};
use crate::report::by_file::{File, files};
use crate::report::compare;
use crate::report::markdown::heading;
use crate::source::Span;

/// The verdicts of figures and what they mean, the gravest first.
const VERDICTS: [(&str, &str); 4] = [
    ("conflicting", "contradicts a claim"),
    ("unsupported", "no claim covers it"),
    ("supported", "a claim says the same"),
    ("unchecked", "nobody asked about it"),
];

#[derive(Debug, Serialize)]
pub(super) struct Page<'a> {
    heading: String,
    /// What fails the run as a whole.
    failures: Vec<Failure<'a>>,
    verdicts: Vec<Tally>,
    remarks: usize,
    articles: Vec<Article<'a>>,
    claims: Vec<Claim<'a>>,
    facts: Vec<Fact<'a>>,
    elsewhere: Vec<Elsewhere<'a>>,
}

/// A gate that was missed, or something that was not checked.
#[derive(Debug, Serialize)]
struct Failure<'a> {
    what: &'a str,
    message: &'a str,
}

fn failures(ending: &Ending) -> Vec<Failure<'_>> {
    let unchecked = ending.unchecked.iter().map(|message| Failure { what: "not checked", message });
    let missed = ending.missed.iter().map(|missed| Failure { what: missed.gate, message: &missed.message });
    unchecked.chain(missed).collect()
}

/// A verdict, and how many figures have it.
#[derive(Debug, Serialize)]
struct Tally {
    name: &'static str,
    meaning: &'static str,
    count: usize,
}

#[derive(Debug, Serialize)]
struct Article<'a> {
    /// From one.
    number: usize,
    name: &'a str,
    /// What ticks are kept by: they belong to this text and no other.
    digest: String,
    published: Option<&'a str>,
    figures: usize,
    covered: usize,
    verdicts: Vec<Tally>,
    /// The verdict of every figure, in order.
    marks: Vec<&'a str>,
    blocks: Vec<Block<'a>>,
    /// What was found in it, but at no place in its text.
    remarks: Vec<Placed<'a>>,
}

#[derive(Debug, Serialize)]
struct Claim<'a> {
    number: usize,
    id: &'a str,
    statement: Option<&'a str>,
    expected: String,
    quote: Option<&'a str>,
    note: Option<&'a str>,
    place: Option<String>,
    references: Vec<Reference<'a>>,
    /// One for each article; none where the claim does not govern it.
    cells: Vec<Option<Cell<'a>>>,
}

/// A claim's verdict in an article, and the first of its figures there, if its text is shown.
#[derive(Debug, Serialize)]
struct Cell<'a> {
    article: usize,
    verdict: &'a str,
    figure: Option<usize>,
}

/// What several articles say of one thing.
#[derive(Debug, Serialize)]
struct Fact<'a> {
    label: &'a str,
    relation: &'a str,
    values: Vec<Mention<'a>>,
}

#[derive(Debug, Serialize)]
struct Mention<'a> {
    text: &'a str,
    path: &'a str,
    /// Where the page shows it: the article's number, and the figure's index if its text is shown.
    article: Option<usize>,
    figure: Option<usize>,
}

/// What was found in a file that is no article.
#[derive(Debug, Serialize)]
struct Elsewhere<'a> {
    name: &'a str,
    findings: Vec<Placed<'a>>,
}

/// A finding that stands beside no text of the page, and the line and column it is about.
#[derive(Debug, Serialize)]
struct Placed<'a> {
    place: String,
    found: Found<'a>,
}

impl<'a> Page<'a> {
    pub(super) fn of(run: &'a Run) -> Self {
        let register = register(run);
        let copies = run.annotated.as_ref().map(|annotated| annotated.copies.as_slice()).unwrap_or_default();
        let mut articles = Vec::with_capacity(run.articles.len());
        let mut elsewhere = Vec::new();
        for (name, file) in files(run) {
            match file.article {
                Some(record) => {
                    articles.push(Article::of(articles.len(), record, copies.get(articles.len()), &file, &register));
                }
                None => elsewhere.push(Elsewhere { name, findings: placed(&file) }),
            }
        }
        Self {
            heading: heading(run),
            failures: failures(&run.ending),
            verdicts: tallies(&run.articles),
            remarks: articles.iter().map(Article::notes_without_figure).sum(),
            articles,
            claims: claims(run, &register),
            facts: facts(run),
            elsewhere,
        }
    }
}

/// Every claim of the run: those written down first, then any that only a record names.
fn register(run: &Run) -> Register<'_> {
    let mut register = Register::new();
    for note in run.annotated.iter().flat_map(|annotated| &annotated.claims) {
        let number = register.len() + 1;
        register.entry(&note.id).or_insert((number, Some(note)));
    }
    for claim in run.articles.iter().flat_map(|article| article.claims.iter()) {
        let number = register.len() + 1;
        register.entry(claim.id).or_insert((number, None));
    }
    register
}

fn tallies(articles: &[ArticleRecord]) -> Vec<Tally> {
    let figures = || articles.iter().flat_map(|article| &article.figures);
    let count = |name: &str| figures().filter(|figure| figure.verdict.unwrap_or("unchecked") == name).count();
    VERDICTS.iter().map(|(name, meaning)| Tally { name, meaning, count: count(name) }).collect()
}

fn placed<'a>(file: &File<'a>) -> Vec<Placed<'a>> {
    found(file).map(Placed::of).collect()
}

impl<'a> Placed<'a> {
    fn of(found: Found<'a>) -> Self {
        Self { place: line_and_column(found.place()), found }
    }
}

/// Everything found in a file, what was accepted last.
fn found<'a, 'f>(file: &'f File<'a>) -> impl Iterator<Item = Found<'a>> + 'f {
    let accepted = file.accepted.iter().map(|accepted| Found::of_accepted(accepted));
    file.findings.iter().map(|finding| Found::of(finding)).chain(accepted)
}

impl<'a> Article<'a> {
    fn of(
        index: usize,
        record: &'a ArticleRecord,
        copy: Option<&'a AnnotatedCopy>,
        file: &File<'a>,
        register: &Register<'a>,
    ) -> Self {
        let (notes, remarks) = notes(record, copy, file, register);
        Self {
            number: index + 1,
            name: record.source.name(),
            digest: base64(&Sha256::digest(record.source.text())),
            published: record.published.as_deref(),
            figures: record.coverage.figures,
            covered: record.coverage.covered,
            verdicts: tallies(std::slice::from_ref(record)),
            marks: record.figures.iter().map(|figure| figure.verdict.unwrap_or("unchecked")).collect(),
            blocks: blocks(notes, copy),
            remarks,
        }
    }

    fn notes_without_figure(&self) -> usize {
        self.blocks.iter().flat_map(|block| &block.notes).filter(|note| note.is_remark()).count()
    }
}

/// The notes of an article in the order of its text, and what was found at no place in it.
fn notes<'a>(
    record: &'a ArticleRecord,
    copy: Option<&'a AnnotatedCopy>,
    file: &File<'a>,
    register: &Register<'a>,
) -> (Vec<Note<'a>>, Vec<Placed<'a>>) {
    let mut at_figures: BTreeMap<usize, Vec<Found<'a>>> = BTreeMap::new();
    let (mut remarks, mut apart) = (Vec::new(), Vec::new());
    for found in found(file) {
        match figure_at(record, found.place().span) {
            Some(figure) => at_figures.entry(figure).or_default().push(found),
            None if found.place().span.is_empty() => apart.push(Placed::of(found)),
            None => remarks.push(Note::of_remark(remarks.len(), found)),
        }
    }
    let of_figure = |index: usize| {
        let findings = at_figures.remove(&index).unwrap_or_default();
        Note::of_figure(index, record, copy.and_then(|copy| copy.figures.get(index)), findings, register)
    };
    let mut notes: Vec<Note<'a>> = (0..record.figures.len()).filter_map(of_figure).collect();
    notes.append(&mut remarks);
    notes.sort_by_key(|note| note.at);
    (notes, apart)
}

/// The first figure that shares text with a span.
fn figure_at(record: &ArticleRecord, span: Span) -> Option<usize> {
    let at = record.figures.partition_point(|figure| figure.span.end <= span.start);
    record.figures.get(at).filter(|figure| figure.span.overlaps(span)).map(|_| at)
}

/// The blocks of the text, each with the notes that begin in it or between it and the next.
fn blocks<'a>(notes: Vec<Note<'a>>, copy: Option<&'a AnnotatedCopy>) -> Vec<Block<'a>> {
    let Some(copy) = copy.filter(|copy| !copy.blocks.is_empty()) else {
        return vec![Block::without_text(notes)];
    };
    let mut blocks = Block::all(copy);
    for note in notes {
        if let Some(block) = blocks.get_mut(block_at(&copy.blocks, note.at)) {
            block.notes.push(note);
        }
    }
    blocks
}

fn block_at(blocks: &[CopyBlock], at: usize) -> usize {
    blocks.partition_point(|block| block.in_source.start <= at).saturating_sub(1)
}

fn claims<'a>(run: &'a Run, register: &Register<'a>) -> Vec<Claim<'a>> {
    let mut claims: Vec<Claim<'a>> =
        register.iter().map(|(id, (number, note))| Claim::of(id, *number, *note, run.articles.len())).collect();
    claims.sort_by_key(|claim| claim.number);
    for (index, article) in run.articles.iter().enumerate() {
        for record in article.claims.iter() {
            let claim = register.get(record.id).and_then(|(number, _)| claims.get_mut(number - 1));
            if let Some(cell) = claim.and_then(|claim| claim.cells.get_mut(index)) {
                let figure = record.figures.first().copied().filter(|_| run.annotated.is_some());
                *cell = Some(Cell { article: index + 1, verdict: record.verdict, figure });
            }
        }
    }
    claims
}

impl<'a> Claim<'a> {
    fn of(id: &'a str, number: usize, note: Option<&'a ClaimNote>, articles: usize) -> Self {
        Self {
            number,
            id,
            statement: note.map(|note| note.statement.as_str()).filter(|statement| !statement.is_empty()),
            expected: note.map(|note| note.expected.join(" and ")).unwrap_or_default(),
            quote: note.and_then(|note| note.quote.as_deref()),
            note: note.and_then(|note| note.note.as_deref()),
            place: note.map(|note| format!("{}:{}", note.place.source.name(), line_and_column(&note.place))),
            references: note.map(|note| Reference::all(&note.references)).unwrap_or_default(),
            cells: std::iter::repeat_with(|| None).take(articles).collect(),
        }
    }
}

fn facts(run: &Run) -> Vec<Fact<'_>> {
    let numbered = run.articles.iter().enumerate();
    let articles: BTreeMap<&str, Numbered<'_>> =
        numbered.map(|(at, article)| (article.source.name(), (at + 1, article))).collect();
    let slots = run.slots.as_deref().unwrap_or_default();
    compare::in_order(slots).map(|slot| Fact::of(slot, &articles, run.annotated.is_some())).collect()
}

/// An article and its number on the page.
type Numbered<'a> = (usize, &'a ArticleRecord);

impl<'a> Fact<'a> {
    fn of(slot: &'a SlotRecord, articles: &BTreeMap<&str, Numbered<'_>>, shown: bool) -> Self {
        let values = slot.values.iter().map(|value| Mention::of(value, articles, shown)).collect();
        Self { label: &slot.label, relation: slot.relation, values }
    }
}

impl<'a> Mention<'a> {
    fn of(value: &'a SlotValue, articles: &BTreeMap<&str, Numbered<'_>>, shown: bool) -> Self {
        let path = value.place.source.name();
        let article = articles.get(path);
        let figure = article.and_then(|(_, article)| figure_at(article, value.place.span)).filter(|_| shown);
        Self { text: value.place.text(), path, article: article.map(|(number, _)| *number), figure }
    }
}
