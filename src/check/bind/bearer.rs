//! Bearers: whose age a figure tells, where its form names them: "Ada Holm, 53, said", "a 53-year-old miller".
//!
//! No other words of a sentence matter then: the age beside another name is another's, however near the claim's own
//! words stand, and the one beside the same name is the one meant. A thing's age is nobody's.

use super::name::Name;
use super::pair::Pair;
use crate::check::words::{cut, is_capitalised, is_done, is_function_word, is_listed, writes_names_apart};
use crate::figure::Figure;
use crate::quantity::Kind;
use crate::source::Span;

/// Whether claim and figure each name the bearer of an age, and the same; none where one of them names nobody.
pub(super) fn is_same(pair: &Pair<'_>) -> Option<bool> {
    let is_age = |figure: &Figure| figure.quantity.kind == Kind::Age;
    let asked = pair.expected.figure.as_ref().filter(|asked| is_age(asked) && is_age(pair.figure))?;
    let sentence = &pair.place.spoken.prepared.claim.sentence.as_ref()?.value;
    let passage = pair.place.passage;
    let own = named(sentence, asked.span).filter(|_| writes_names_apart(&cut(sentence)))?;
    let told = named(passage.text, passage.own(pair.figure.span))?;
    Some(own.shares_a_word_with(&told))
}

/// The name that stands right before or behind an age, or before the words that somebody died at it. One word alone
/// behind may be where somebody comes from.
fn named(text: &str, age: Span) -> Option<Name<'_>> {
    let before = text.get(..age.start)?.trim_end();
    let apposed = || before.strip_suffix([',', '(']).and_then(Name::at_end);
    let behind = || Name::at_start(text.get(age.end..)?).filter(|name| name.words().len() > 1);
    apposed().or_else(|| Some(Name::at_end(before_death(before)?)?.shortened())).or_else(behind)
}

/// What goes before "dies at", "has died on Tuesday at the age of", "who was found dead at".
fn before_death(words: &str) -> Option<&str> {
    const AT: &[&str] = &["at", "aged", "at the age of", "at age"];
    const WHO: &[&str] = &["who", "who has", "who had", "who was found"];
    const HELPERS: &[&str] = &["has", "had", "is", "was found"];
    let words = AT.iter().find_map(|at| without_last(words, at))?;
    let mut rest = words;
    for _ in 0..=MOST_BETWEEN {
        let (before, word) = rest.rsplit_once(' ').unwrap_or(("", rest));
        if DYING.contains(&word.to_lowercase().as_str()) {
            let of_whom = WHO.iter().find_map(|who| without_last(before, who)?.strip_suffix(','));
            let helped = || HELPERS.iter().find_map(|helper| without_last(before, helper));
            return of_whom.or_else(|| before_apposition(before)).or_else(helped).or(Some(before));
        }
        rest = before;
    }
    None
}

/// "Ada Holm, known strike baker," says of the name who that is, in a few words.
fn before_apposition(words: &str) -> Option<&str> {
    const MOST_WORDS: usize = 6;
    let (before, apposed) = words.strip_suffix(',')?.rsplit_once(',')?;
    (apposed.split_whitespace().count() <= MOST_WORDS).then_some(before)
}

/// So many words may tell where and when somebody died.
const MOST_BETWEEN: usize = 3;

static DYING: [&str; 3] = ["dies", "died", "dead"];

/// The words without the last of them, if those are these.
fn without_last<'t>(words: &'t str, last: &str) -> Option<&'t str> {
    let rest = words.len().checked_sub(last.len()).and_then(|at| words.split_at_checked(at))?;
    (rest.1.eq_ignore_ascii_case(last) && !rest.0.ends_with(char::is_alphanumeric)).then(|| rest.0.trim_end())
}

/// Whether an age is told of somebody or something else than what a claim's terms name: of another name, unless a term
/// stands right before it ("the suspect, Per Lund, 41"), or of a thing that is no term ("a 41-year-old case").
pub(super) fn is_of_another(pair: &Pair<'_>) -> bool {
    let is_age = pair.figure.quantity.kind == Kind::Age;
    is_age && (is_of_another_name(pair) || is_of_a_thing(pair))
}

fn is_of_another_name(pair: &Pair<'_>) -> bool {
    let (passage, figure) = (pair.place.passage, pair.figure.span);
    let Some(name) = named(passage.text, passage.own(figure)) else { return false };
    let name = name.words();
    let stands_before = passage.before(figure, name.len()).eq(name.iter().copied());
    let called = passage.before(figure, if stands_before { name.len() } else { 0 } + 1).last();
    pair.asks_for_name() && !name.iter().copied().chain(called).any(|word| pair.is_term(word))
}

/// What follows "41-year-old" says whose age it is: "murder case", "police officer shot on Sunday", or nobody's where it
/// goes on with what was done.
fn is_of_a_thing(pair: &Pair<'_>) -> bool {
    let ends = |word: &str| is_function_word(word) || is_done(word);
    let behind = || pair.place.passage.after(pair.figure.span, BEHIND).take_while(|word| !ends(word));
    let borne = |word: &str| is_capitalised(word) || is_listed(word, PERSONS) || pair.is_term(word);
    let last = behind().last().filter(|_| pair.text().ends_with("-old"));
    last.is_some_and(|last| !is_doer(last) && !behind().any(borne))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_are_in_order() {
        assert!(PERSONS.is_sorted());
    }
}
