//! What the rules about claims share: where they point, and when two claims are about the same thing.

use std::collections::BTreeMap;

use crate::check::prepared::Prepared;
use crate::check::words::{Vocabulary, cut, is_function_word};
use crate::claim::{Phrase, Subject, Term, many};
use crate::finding::{Code, Finding, Label, Place};

/// A finding that points to a claim in its YAML.
pub(super) fn at_claim(code: Code, prepared: &Prepared<'_>, message: String) -> Finding {
    let mut finding = Finding::new(code, Place::new(&prepared.file.source, prepared.claim.id.span), message);
    finding.claim = Some(prepared.id().to_owned());
    finding
}

/// The other claim of a pair.
pub(super) fn other(prepared: &Prepared<'_>, text: &str) -> Vec<Label> {
    vec![Label { place: Place::new(&prepared.file.source, prepared.claim.id.span), text: text.to_owned() }]
}

/// The claims that share their subject with another, each subject's together and in their order.
pub(super) fn of_one_subject<'p, 'c>(
    prepared: &'p [Prepared<'c>],
    vocabulary: &Vocabulary,
) -> Vec<Vec<&'p Prepared<'c>>> {
    let mut by_subject: BTreeMap<Vec<String>, Vec<&Prepared<'_>>> = BTreeMap::new();
    let keys = many::each(prepared, |one| subject_key(one, vocabulary));
    for (one, key) in prepared.iter().zip(keys) {
        by_subject.entry(key).or_default().push(one);
    }
    by_subject.into_values().filter(|claims| claims.len() > 1).collect()
}

/// A claim's subject in a form that is equal for equal subjects, whatever the order and inflection of its words.
fn subject_key(prepared: &Prepared<'_>, vocabulary: &Vocabulary) -> Vec<String> {
    let mut key: Vec<String> = match &prepared.claim.subject {
        Subject::Terms { about, .. } => about.iter().map(|term| term_key(term, vocabulary)).collect(),
        Subject::Sentence { .. } => sentence_key(prepared, vocabulary),
    };
    key.sort();
    key.dedup();
    key
}

fn term_key(term: &Term, vocabulary: &Vocabulary) -> String {
    let mut alternatives: Vec<String> = term
        .alternatives
        .iter()
        .map(|phrase| match phrase {
            Phrase::Words(text) => stems(text, vocabulary).join(" "),
            Phrase::Pattern(pattern) => format!("/{}/", pattern.as_str()),
        })
        .collect();
    alternatives.sort();
    alternatives.join("|")
}

fn sentence_key(prepared: &Prepared<'_>, vocabulary: &Vocabulary) -> Vec<String> {
    let Some(sentence) = &prepared.claim.sentence else { return Vec::new() };
    let figures: Vec<_> = prepared.claim.expected.iter().filter_map(|e| Some(e.figure.as_ref()?.span)).collect();
    let outside = |span: &crate::source::Span| !figures.iter().any(|figure| figure.overlaps(*span));
    let words = cut(&sentence.value).into_iter().filter(|word| outside(&word.span) && !is_function_word(word.text));
    words.map(|word| vocabulary.stem(word.text)).collect()
}

fn stems(text: &str, vocabulary: &Vocabulary) -> Vec<String> {
    cut(text).into_iter().map(|word| vocabulary.stem(word.text)).collect()
}
