//! Annotated copies for the reports that show whole articles: prose, figures and claims in plain form.
//!
//! Nothing is decided here. What the check bound is put beside the text it was bound in, and that only when it is
//! asked for: most reports can do without the prose.

use std::collections::BTreeMap;

use crate::article::{Article, Block, BlockKind};
use crate::check::{self, Binding, Checked};
use crate::claim::{Claim, Claims, ClaimsFile, Phrase, Subject};
use crate::figure::{self, Figure};
use crate::finding::{
    Annotated, AnnotatedCopy, ClaimNote, Comparison, CopyBlock, CopyBlockKind, FigureNote, Place, ReferenceNote,
};
use crate::source::Span;

/// The copies of articles, as each was checked, and the claims of the run.
pub(crate) fn annotate<'a>(articles: impl Iterator<Item = (&'a Article, &'a Checked)>, claims: &Claims) -> Annotated {
    let known = by_id(claims);
    let copies = articles.map(|(article, checked)| copy(article, checked, &known)).collect();
    Annotated { copies, ..notes(claims) }
}

/// Claims by their ids.
pub(crate) fn by_id(claims: &Claims) -> BTreeMap<&str, &Claim> {
    claims.iter().map(|claim| (claim.id.value.as_str(), claim)).collect()
}

/// The claims of a run, and no copies yet.
pub(crate) fn notes(claims: &Claims) -> Annotated {
    let notes = claims.with_files().map(|(file, claim)| note(claim, file));
    Annotated { copies: Vec::new(), claims: notes.collect() }
}

/// The copy of an article, as it was checked.
pub(crate) fn copy(article: &Article, checked: &Checked, claims: &BTreeMap<&str, &Claim>) -> AnnotatedCopy {
    let mut notes: Vec<FigureNote> = figure::read(article).iter().map(|figure| of_figure(figure, article)).collect();
    for binding in &checked.bindings {
        let comparison = comparison(binding, article, checked, claims);
        if let (Some(note), Some(comparison)) = (notes.get_mut(binding.figure), comparison) {
            note.comparisons.push(comparison);
        }
    }
    let blocks = article.blocks().iter().map(|block| of_block(*block, article)).collect();
    AnnotatedCopy { prose: article.prose().to_owned(), blocks, figures: notes }
}

fn of_block(block: Block, article: &Article) -> CopyBlock {
    let kind = match block.kind {
        BlockKind::Paragraph => CopyBlockKind::Paragraph,
        BlockKind::Heading => CopyBlockKind::Heading,
        BlockKind::Caption => CopyBlockKind::Caption,
    };
    CopyBlock { span: block.span, in_source: article.in_source(block.span), kind }
}

fn of_figure(figure: &Figure, article: &Article) -> FigureNote {
    let sentence = article.sentences().get(figure.sentence).map_or(figure.span, |sentence| sentence.span);
    FigureNote { span: figure.span, sentence, extent: check::extent(&figure.quantity), comparisons: Vec::new() }
}

fn comparison(
    binding: &Binding,
    article: &Article,
    checked: &Checked,
    claims: &BTreeMap<&str, &Claim>,
) -> Option<Comparison> {
    let id = checked.record.claims.get(binding.claim)?.id;
    let expected = claims.get(id)?.expected.get(binding.expected)?;
    let mut spans = binding.words.clone();
    spans.sort_unstable();
    let word = |span: &Span| article.prose().get(span.range()).map(str::to_owned);
    Some(Comparison {
        claim: id.to_owned(),
        expected: expected.text.clone(),
        extent: check::extent(&expected.quantity),
        evidence: spans.iter().filter_map(word).collect(),
    })
}

fn note(claim: &Claim, file: &ClaimsFile) -> ClaimNote {
    let references = claim.sources.iter().filter_map(|name| file.sources.get(name)).map(|reference| ReferenceNote {
        title: reference.title.clone(),
        published: reference.published.map(|date| date.to_string()),
        url: reference.url.clone(),
    });
    ClaimNote {
        id: claim.id.value.clone(),
        statement: statement(claim),
        expected: claim.expected.iter().map(|expected| expected.text.clone()).collect(),
        references: references.collect(),
        quote: claim.quote.clone(),
        note: claim.note.clone(),
        place: Place::new(&file.source, claim.id.span),
    }
}

/// The claim's own sentence, or what it says it is about.
fn statement(claim: &Claim) -> String {
    match (&claim.sentence, &claim.subject) {
        (Some(sentence), _) => sentence.value.clone(),
        (None, Subject::Terms { about, .. }) => {
            let term = |phrases: &[Phrase]| phrases.iter().map(phrase).collect::<Vec<_>>().join(" | ");
            let terms: Vec<String> = about.iter().map(|about| term(&about.alternatives)).collect();
            format!("about {}", terms.join(" · "))
        }
        (None, Subject::Sentence { .. }) => String::new(),
    }
}

fn phrase(phrase: &Phrase) -> String {
    match phrase {
        Phrase::Words(words) => words.clone(),
        Phrase::Pattern(pattern) => format!("/{pattern}/"),
    }
}
