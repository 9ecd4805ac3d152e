//! The open class of units: what a count is of, found without a dictionary.
//!
//! In English the head of "14 first-team players" is the first plural noun of the phrase. Function words, verbs and
//! punctuation end the phrase; where it holds no plural, the count is of nothing we can name, and stays bare.

use std::sync::LazyLock;

use super::english::grammar::{ENDS_A_NOUN_PHRASE, LEADING_PLURALS, OF_COMPOUNDS};
use super::english::inflection::{is_plural, singular};
use super::english::words::Words;
use super::lexer::Tokens;

/// How many words may stand before the head of a count.
const LONGEST_MODIFIER: usize = 5;

static ENDS: LazyLock<Words<()>> = LazyLock::new(|| ENDS_A_NOUN_PHRASE.iter().copied().collect());

/// Whether a word cannot stand inside a noun phrase.
pub(super) fn ends_phrase(word: &str) -> bool {
    ENDS.contains(word)
}

/// The noun a count is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Noun {
    /// Singular, with its modifiers.
    pub name: String,
    /// The token after it.
    pub end: usize,
}

/// The head noun, with its modifiers, of a count that ends before `at`.
pub(super) fn counted(tokens: &Tokens<'_>, at: usize) -> Option<Noun> {
    let head =
        (at..tokens.len()).take_while(|&next| in_phrase(tokens, at, next)).find(|&next| is_head(tokens, next))?;
    Some(with_complement(tokens, at, head))
}

/// The noun after "one", which is no plural: the last word of the phrase.
pub(super) fn counted_once(tokens: &Tokens<'_>, at: usize) -> Option<Noun> {
    let last = (at..tokens.len()).take_while(|&next| in_phrase(tokens, at, next)).take(4).last()?;
    if !tokens.is_word(last) || is_plural(tokens.word(last)) {
        return None;
    }
    Some(Noun { name: tokens.slice(at, last + 1).to_lowercase(), end: last + 1 })
}

fn in_phrase(tokens: &Tokens<'_>, first: usize, at: usize) -> bool {
    let joins = tokens.is_hyphen(at) && at > first && tokens.glued(at) && tokens.glued(at + 1);
    let name_part = tokens.is_number(at) && at > first;
    let word = tokens.is_word(at) && !ends_phrase(tokens.word(at));
    at < first + 2 * LONGEST_MODIFIER && (joins || name_part || word)
}

fn is_head(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.word(at);
    let hyphenated_on = tokens.is_hyphen(at + 1) && tokens.glued(at + 1);
    let leads = LEADING_PLURALS.contains(&word) && tokens.is_word(at + 1) && !ends_phrase(tokens.word(at + 1));
    is_plural(word) && !hyphenated_on && !leads
}

fn with_complement(tokens: &Tokens<'_>, first: usize, head: usize) -> Noun {
    let word = tokens.word(head);
    let modifiers = if head > first { tokens.slice(first, head) } else { "" };
    let spaced = if modifiers.is_empty() || tokens.glued(head) { "" } else { " " };
    let name = format!("{modifiers}{spaced}{}", singular(word)).to_lowercase();
    let compound = OF_COMPOUNDS.iter().find(|(noun, _)| *noun == word || *noun == singular(word));
    match compound.and_then(|(_, of)| tokens.phrase(head + 1, of).map(|end| (of, end))) {
        Some((of, end)) => Noun { name: format!("{name} {of}"), end },
        None => Noun { name, end: head + 1 },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_is_the_first_plural() {
        for (text, name) in [
            ("memorandums of understanding, spanning", "memorandum of understanding"),
            ("first-team players left the club", "first-team player"),
            ("Model 3 sedans", "model 3 sedan"),
            ("public housing properties", "public housing property"),
            ("people were", "people"),
            ("sports teams", "sports team"),
        ] {
            assert_eq!(counted(&Tokens::of(text, 0), 0).map(|noun| noun.name).as_deref(), Some(name), "{text}");
        }
    }

    #[test]
    fn a_function_word_ends_the_phrase() {
        assert_eq!(counted(&Tokens::of("of the members", 0), 0), None);
        assert_eq!(counted(&Tokens::of("were killed in clashes", 0), 0), None);
    }
}
