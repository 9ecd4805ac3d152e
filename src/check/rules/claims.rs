//! What the rules about claims share: where they point, and when two claims are about the same thing.

use std::collections::{BTreeMap, BTreeSet};

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

/// A subject that may be worded in more ways than these is told from others as a whole.
const WORDINGS: usize = 16;

/// The claims that share their subject with another, each subject's together and in their order. A claim whose terms
/// have alternatives is there once for each subject that they make.
pub(super) fn of_one_subject<'p, 'c>(
    prepared: &'p [Prepared<'c>],
    vocabulary: &Vocabulary,
) -> Vec<Vec<&'p Prepared<'c>>> {
    let mut by_subject: BTreeMap<Vec<String>, Vec<&Prepared<'_>>> = BTreeMap::new();
    let keys = many::each(prepared, |one| subject_keys(one, vocabulary));
    for (one, keys) in prepared.iter().zip(keys) {
        for key in keys {
            by_subject.entry(key).or_default().push(one);
        }
    }
    by_subject.into_values().filter(|claims| claims.len() > 1).collect()
}

/// A claim's subjects in a form that is equal for equal subjects, whatever the order and inflection of its words.
fn subject_keys(prepared: &Prepared<'_>, vocabulary: &Vocabulary) -> BTreeSet<Vec<String>> {
    let keys = match &prepared.claim.subject {
        Subject::Terms { about, .. } => wordings(about, vocabulary),
        Subject::Sentence { .. } => vec![sentence_key(prepared, vocabulary)],
    };
    let in_order = |mut key: Vec<String>| {
        key.sort();
        key.dedup();
        key
    };
    keys.into_iter().map(in_order).collect()
}

/// Every way to take one alternative of each term; the terms as they are where there are too many ways.
fn wordings(about: &[Term], vocabulary: &Vocabulary) -> Vec<Vec<String>> {
    let terms: Vec<Vec<String>> = about.iter().map(|term| alternatives(term, vocabulary)).collect();
    let ways = terms.iter().fold(1_usize, |ways, term| ways.saturating_mul(term.len()));
    if ways > WORDINGS {
        return vec![terms.into_iter().map(|term| term.join("|")).collect()];
    }
    terms.iter().fold(vec![Vec::new()], |keys: Vec<Vec<String>>, term| {
        keys.iter().flat_map(|key| term.iter().map(|one| [&key[..], std::slice::from_ref(one)].concat())).collect()
    })
}

fn alternatives(term: &Term, vocabulary: &Vocabulary) -> Vec<String> {
    let text = |phrase: &Phrase| match phrase {
        Phrase::Words(text) => stems(text, vocabulary).join(" "),
        Phrase::Pattern(pattern) => format!("/{}/", pattern.as_str()),
    };
    let mut alternatives: Vec<String> = term.alternatives.iter().map(text).collect();
    alternatives.sort();
    alternatives.dedup();
    alternatives
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
