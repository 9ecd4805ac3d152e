//! Bearers: whose age a figure tells, where its form names them: "Ada Holm, 53, said", "a 53-year-old miller".
//!
//! No other words of a sentence matter then: the age beside another name is another's, however near the claim's own
//! words stand, and the one beside the same name is the one meant. A thing's age is nobody's.

use super::pair::Pair;
use crate::check::words::{RawWord, cut, is_capitalised, is_done, is_function_word, is_listed, writes_names_apart};
use crate::figure::Figure;
use crate::quantity::Kind;

/// Whether claim and figure each name the bearer of an age, and the same; none where one of them names nobody.
pub(super) fn is_same(pair: &Pair<'_>) -> Option<bool> {
    let is_age = |figure: &Figure| figure.quantity.kind == Kind::Age;
    let asked = pair.expected.figure.as_ref().filter(|asked| is_age(asked) && is_age(pair.figure))?;
    let sentence = &pair.place.spoken.prepared.claim.sentence.as_ref()?.value;
    let passage = pair.place.passage;
    let own = Bearer::of(sentence, asked.span.start, asked.span.end).filter(|_| writes_names_apart(&cut(sentence)))?;
    let at = |offset: usize| offset.saturating_sub(passage.span.start);
    let told = Bearer::of(passage.text, at(pair.figure.span.start), at(pair.figure.span.end))?;
    Some(own.shares_a_word_with(&told))
}

/// Whether an age is told of somebody or something else than what a claim's terms name: of another name, unless a term
/// stands right before it ("the suspect, Per Lund, 41"), or of a thing that is no term ("a 41-year-old case").
pub(super) fn is_of_another(pair: &Pair<'_>) -> bool {
    let is_age = pair.figure.quantity.kind == Kind::Age;
    is_age && (is_of_another_name(pair) || is_of_a_thing(pair))
}

fn is_of_another_name(pair: &Pair<'_>) -> bool {
    let (passage, figure) = (pair.place.passage, pair.figure.span);
    let at = |offset: usize| offset.saturating_sub(passage.span.start);
    let told = Bearer::of(passage.text, at(figure.start), at(figure.end)).filter(|told| !told.0.is_empty());
    let Some(Bearer(name)) = told else { return false };
    let stands_before = passage.before(figure, name.len()).eq(name.iter().copied());
    let called = passage.before(figure, if stands_before { name.len() } else { 0 } + 1).last();
    let asks_for_name = pair.place.spoken.prepared.subject.needs.iter().any(|need| need.name);
    asks_for_name && !name.into_iter().chain(called).any(|word| is_term(pair, word))
}

/// What follows "41-year-old" says whose age it is: "murder case", "police officer shot on Sunday", or nobody's where it
/// goes on with what was done.
fn is_of_a_thing(pair: &Pair<'_>) -> bool {
    let ends = |word: &str| is_function_word(word) || is_done(word);
    let behind = || pair.place.passage.after(pair.figure.span, BEHIND).take_while(|word| !ends(word));
    let borne = |word: &str| is_capitalised(word) || is_listed(word, PERSONS) || is_term(pair, word);
    let last = behind().last().filter(|_| pair.text().ends_with("-old"));
    last.is_some_and(|last| !is_doer(last) && !behind().any(borne))
}

fn is_term(pair: &Pair<'_>, word: &str) -> bool {
    let mut terms = pair.terms().map(|term| pair.place.passage.slice(term));
    terms.any(|term| term.split([' ', '-']).any(|part| part.eq_ignore_ascii_case(word)))
}

/// So many words behind an age tell whose it is.
const BEHIND: usize = 3;

fn is_doer(word: &str) -> bool {
    DOERS.iter().any(|ending| word.ends_with(ending))
}

/// How words end that say what somebody does.
static DOERS: [&str; 8] = ["er", "or", "ist", "ian", "man", "woman", "ee", "ant"];

/// In order, for the look-up.
#[rustfmt::skip]
static PERSONS: &[&str] = &[
    "actress", "athlete", "aunt", "baby", "boy", "boyfriend", "bride", "brother", "captain", "chef", "chief", "child",
    "clerk", "coach", "colleague", "cousin", "dad", "daughter", "father", "female", "friend", "gentleman", "girl",
    "girlfriend", "graduate", "grandchild", "grandfather", "grandmother", "grandson", "groom", "guard", "guy",
    "heir", "husband", "infant", "kid", "king", "lad", "lady", "male", "migrant", "model", "mom", "mother", "mum",
    "native", "nephew", "niece", "nurse", "patient", "pensioner", "person", "pilot", "president", "prince", "princess",
    "pupil", "queen", "refugee", "resident", "singer", "sister", "son", "spouse", "star", "student", "suspect", "teen",
    "toddler", "twin", "uncle", "victim", "widow", "wife", "witness", "youth",
];

/// No name is longer, in bytes.
const REACH: usize = 80;

/// The words of a name.
struct Bearer<'t>(Vec<&'t str>);

impl<'t> Bearer<'t> {
    /// The name that stands right before or behind the age from `start` to `end`.
    fn of(text: &'t str, start: usize, end: usize) -> Option<Self> {
        let before = text.get(..start)?.trim_end().strip_suffix([',', '(']);
        before.and_then(Self::at_end).or_else(|| Self::at_start(text.get(end..)?))
    }

    fn at_end(text: &'t str) -> Option<Self> {
        let near = &text[text.ceil_char_boundary(text.len().saturating_sub(REACH))..];
        let words = cut(near);
        Self::adjoining(near, near.len(), words.iter().rev()).filter(|name| !name.0.is_empty())
    }

    /// One word alone may be where somebody comes from.
    fn at_start(text: &'t str) -> Option<Self> {
        let near = &text[..text.floor_char_boundary(REACH)];
        let words = cut(near);
        Self::adjoining(near, 0, words.iter()).filter(|name| name.0.len() > 1)
    }

    /// The words with a capital that follow each other from `edge` on, with nothing between them.
    fn adjoining<'w>(text: &str, mut edge: usize, words: impl Iterator<Item = &'w RawWord<'t>>) -> Option<Self>
    where
        't: 'w,
    {
        let mut name = Vec::new();
        for word in words {
            let (gap, next) = if word.span.end <= edge {
                (word.span.end..edge, word.span.start)
            } else {
                (edge..word.span.start, word.span.end)
            };
            if !(text.get(gap)?.trim().is_empty() && is_capitalised(word.text)) {
                break;
            }
            name.push(word.text);
            edge = next;
        }
        Some(Self(name))
    }

    fn shares_a_word_with(&self, other: &Self) -> bool {
        self.0.iter().any(|word| other.0.iter().any(|other| word.eq_ignore_ascii_case(other)))
    }
}
