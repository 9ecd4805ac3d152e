//! Subjects: whether, and how plainly, a sentence speaks of what a claim is about.
//!
//! A subject is compiled once and asked of every sentence. A subject given as terms is there or not; one given as a
//! plain sentence is there by degrees, its rare words counting more than those the article uses everywhere.

use std::ops::Range;

use regex::Regex;

use super::passage::Passage;
use super::sightings::{Place, Sightings};
use super::synonyms::Known;
use super::words::{RawWord, Stem, Vocabulary, cut, is_capitalised, is_function_word, stem, writes_names_apart};
use crate::claim::{Claim, Expected, Phrase, Subject, Term, Within};
use crate::source::Span;

/// A claim's subject, ready to be looked for.
#[derive(Debug)]
pub(super) struct CompiledSubject {
    pub needs: Vec<Need>,
    pub ruled_out_by: Vec<Need>,
    pub within: Within,
    /// Whether every need must be met: the subject was given as terms.
    pub strict: bool,
}

/// Something a passage must hold: any of the alternatives.
#[derive(Debug)]
pub(super) struct Need {
    alternatives: Vec<Matcher>,
    /// How near it stands to each expected figure in the claim's own sentence; empty for terms.
    pub ways: Vec<i32>,
    /// Whether the claim writes it as a name.
    pub name: bool,
}

#[derive(Debug)]
enum Matcher {
    Phrase(Vec<Stem>),
    Pattern(Regex),
}

impl CompiledSubject {
    /// `contents` are those of the claim's sentence, which need no vocabulary to be told.
    pub(super) fn of(claim: &Claim, contents: Vec<Content>, vocabulary: &mut Vocabulary) -> Self {
        let terms = |terms: &[Term], vocabulary: &mut Vocabulary| -> Vec<Need> {
            terms.iter().map(|term| Need::of_term(term, vocabulary)).collect()
        };
        match &claim.subject {
            Subject::Terms { about, not, within } => Self {
                needs: terms(about, vocabulary),
                ruled_out_by: terms(not, vocabulary),
                within: *within,
                strict: true,
            },
            Subject::Sentence { not, within } => Self {
                needs: contents.into_iter().map(|content| Need::of_content(content, vocabulary)).collect(),
                ruled_out_by: terms(not, vocabulary),
                within: *within,
                strict: false,
            },
        }
    }

    /// Whether a passage holds something the claim says it does not mean.
    pub(super) fn is_ruled_out(&self, passage: &Passage<'_>) -> bool {
        self.ruled_out_by.iter().any(|need| need.is_in(passage))
    }
}

impl Need {
    fn of_term(term: &Term, vocabulary: &mut Vocabulary) -> Self {
        let alternatives = term.alternatives.iter().flat_map(|phrase| Matcher::of(phrase, vocabulary)).collect();
        let name = |phrase: &Phrase| matches!(phrase, Phrase::Words(words) if is_capitalised(words));
        Self { alternatives, ways: Vec::new(), name: term.alternatives.iter().any(name) }
    }

    fn of_content(content: Content, vocabulary: &mut Vocabulary) -> Self {
        let mut learn = |stems: &[String]| stems.iter().map(|stem| vocabulary.learn_stem(stem)).collect();
        let mut phrases: Vec<Vec<Stem>> = content.others.iter().map(|stems| learn(stems)).collect();
        phrases.push(learn(&content.stems));
        phrases.sort_unstable();
        phrases.dedup();
        let alternatives = phrases.into_iter().map(Matcher::Phrase).collect();
        Self { alternatives, ways: content.ways, name: content.name }
    }

    /// Where it stands in an article, in the order of the text.
    pub(super) fn places(&self, sightings: &Sightings, passages: &[Passage<'_>]) -> Vec<Place> {
        let mut places: Vec<Place> = Vec::new();
        for matcher in &self.alternatives {
            match matcher {
                Matcher::Phrase(stems) => places.extend(sightings.of_phrase(stems, passages)),
                Matcher::Pattern(regex) => {
                    places.extend(passages.iter().enumerate().flat_map(|(at, p)| found(regex, at, p)));
                }
            }
        }
        places.sort_unstable();
        places.dedup();
        places
    }

    /// The stems that its phrases begin with.
    pub(super) fn first_stems(&self) -> impl Iterator<Item = Stem> + '_ {
        self.alternatives.iter().filter_map(|matcher| match matcher {
            Matcher::Phrase(stems) => stems.first().copied(),
            Matcher::Pattern(_) => None,
        })
    }

    pub(super) fn has_pattern(&self) -> bool {
        self.alternatives.iter().any(|matcher| matches!(matcher, Matcher::Pattern(_)))
    }

    pub(super) fn is_in(&self, passage: &Passage<'_>) -> bool {
        self.alternatives.iter().any(|matcher| matcher.is_in(passage))
    }
}

impl Matcher {
    /// A phrase with a hyphen may also be written as one word.
    fn of(phrase: &Phrase, vocabulary: &mut Vocabulary) -> Vec<Matcher> {
        match phrase {
            Phrase::Pattern(regex) => vec![Matcher::Pattern(regex.clone())],
            Phrase::Words(text) => {
                let words = cut(text);
                let apart = words.iter().map(|word| vocabulary.learn(word.text)).collect();
                let mut matchers = vec![Matcher::Phrase(apart)];
                if words.len() > 1 && words[1..].iter().all(|word| word.hyphened) {
                    let joined: String = words.iter().map(|word| word.text).collect();
                    matchers.push(Matcher::Phrase(vec![vocabulary.learn(&joined)]));
                }
                matchers
            }
        }
    }

    fn is_in(&self, passage: &Passage<'_>) -> bool {
        match self {
            Matcher::Phrase(stems) => holds_phrase(stems, passage),
            Matcher::Pattern(regex) => regex.is_match(passage.text),
        }
    }
}

fn holds_phrase(stems: &[Stem], passage: &Passage<'_>) -> bool {
    let Some((&first, rest)) = stems.split_first() else { return false };
    let compound = rest.is_empty() && passage.words.iter().any(|word| word.compound == Some(first));
    let mut runs = passage.words.windows(stems.len());
    compound || runs.any(|run| run.iter().zip(stems).all(|(word, &stem)| word.stem == Some(stem)))
}

/// The matches of a pattern in the passage of that index.
fn found(regex: &Regex, at: usize, passage: &Passage<'_>) -> Vec<Place> {
    let place = |found: regex::Match<'_>| Span::new(found.start(), found.end()).shifted(passage.span.start);
    regex.find_iter(passage.text).map(|found| Place { passage: at, span: place(found) }).collect()
}

/// A word of a claim's sentence that says what it is about, or several that are one term; as its stems in letters.
#[derive(Debug)]
pub(super) struct Content {
    stems: Vec<String>,
    /// Those of whatever else it is called.
    others: Vec<Vec<String>>,
    ways: Vec<i32>,
    name: bool,
}

impl Content {
    /// Those of a claim that is given as a plain sentence.
    pub(super) fn of(claim: &Claim) -> Vec<Self> {
        match (&claim.subject, &claim.sentence) {
            (Subject::Sentence { .. }, Some(sentence)) => contents(&sentence.value, &claim.expected),
            _ => Vec::new(),
        }
    }
}

/// The words of a claim's sentence but function words and its own figures.
fn contents(sentence: &str, expected: &[Expected]) -> Vec<Content> {
    let figures: Vec<Span> = expected.iter().filter_map(|e| Some(e.figure.as_ref()?.span)).collect();
    let numbers: Vec<Span> = expected.iter().filter_map(|e| number_words(sentence, e)).collect();
    let places: Vec<usize> = (0..figures.len()).collect();
    let every: Vec<_> = expected.iter().filter_map(|e| e.figure.clone()).collect();
    let whole = Span::new(0, sentence.len());
    let passage = Passage::read(sentence, whole, 0, &every, places, &Vocabulary::default());
    let words = cut(sentence);
    let shows_names = writes_names_apart(&words);
    let is_left_out =
        |word: &RawWord<'_>| is_function_word(word.text) || numbers.iter().any(|number| number.overlaps(word.span));
    let mut contents: Vec<Content> = Vec::new();
    for (at, known) in terms(&words, is_left_out) {
        let (Some(first), Some(raw)) = (passage.words.get(at.start), words.get(at.start)) else { continue };
        let ways: Vec<i32> = figures.iter().map(|&figure| (passage.way_to(figure) - first.way).abs()).collect();
        let stems = stems_of(&words[at]);
        if let Some(same) = contents.iter_mut().find(|content| content.stems == stems) {
            same.ways.iter_mut().zip(ways).for_each(|(way, other)| *way = (*way).min(other));
            continue;
        }
        let name = shows_names && is_capitalised(raw.text) && raw.span.start > 0;
        let others = known.into_iter().flat_map(Known::terms).map(|term| stems_of(&cut(term))).collect();
        contents.push(Content { stems, others, ways, name });
    }
    contents
}

fn stems_of(words: &[RawWord<'_>]) -> Vec<String> {
    words.iter().map(|word| stem(word.text)).collect()
}

/// The words of a sentence one by one, but those together that the table of synonyms knows as one term.
fn terms(words: &[RawWord<'_>], is_left_out: impl Fn(&RawWord<'_>) -> bool) -> Vec<(Range<usize>, Option<Known>)> {
    let mut terms = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        if is_left_out(word) {
            at += 1;
            continue;
        }
        let known = Known::at(&words[at..]);
        let end = at + known.map_or(1, |known| known.words);
        terms.push((at..end, known));
        at = end;
    }
    terms
}

/// The part of a figure of the sentence that is its number and not its noun: "200" of "200 members".
fn number_words(sentence: &str, expected: &Expected) -> Option<Span> {
    use crate::quantity::Unit;
    let span = expected.figure.as_ref()?.span;
    let Some(Unit::Noun(noun)) = &expected.quantity.unit else { return Some(span) };
    let first = noun.split(' ').next().unwrap_or(noun);
    let text = sentence.get(span.range())?.to_lowercase();
    let noun_at = text.find(&first.to_lowercase()).filter(|&at| at > 0)?;
    Some(Span::new(span.start, span.start + noun_at))
}
