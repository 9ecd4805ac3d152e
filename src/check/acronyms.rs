//! Acronyms: the names that an article shortens, as in "the Harbour Board of Trade (HBT)".
//!
//! From there on the letters stand for the name, so a claim that writes it out is spoken of by either. No list of
//! acronyms could know those of every article; the article itself says what they mean.

use rustc_hash::FxHashMap;

use super::passage::Passage;
use super::words::{Stem, is_function_word};

/// Every acronym that an article introduces in brackets behind its name, with the words of the name that some claim uses.
/// The first introduction counts.
pub(super) fn introduced<'t>(passages: &[Passage<'t>]) -> FxHashMap<&'t str, Vec<Stem>> {
    let mut names = FxHashMap::default();
    for passage in passages.iter().filter(|passage| passage.text.contains('(')) {
        for at in 0..passage.words.len() {
            if let Some((letters, stems)) = introduction(passage, at) {
                names.entry(letters).or_insert(stems);
            }
        }
    }
    names
}

fn introduction<'t>(passage: &Passage<'t>, at: usize) -> Option<(&'t str, Vec<Stem>)> {
    let span = passage.words.get(at)?.span;
    let text = passage.slice(span);
    let letters = (2..=6).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase());
    let stems = if letters && passage.is_bracketed(span) { name_behind(passage, at, text) } else { None }?;
    (!stems.is_empty()).then_some((text, stems))
}

/// In words, small ones counted.
const LONGEST_NAME: usize = 12;

/// The words before the brackets that begin with the letters, one by one; small words between them do not count.
fn name_behind(passage: &Passage<'_>, at: usize, letters: &str) -> Option<Vec<Stem>> {
    let mut left = letters.bytes().rev().peekable();
    let mut stems = Vec::new();
    for word in passage.words.get(..at)?.iter().rev().take(LONGEST_NAME) {
        let Some(&letter) = left.peek() else { break };
        let text = passage.slice(word.span);
        if text.bytes().next() == Some(letter) {
            left.next();
            stems.extend(word.stem);
        } else if !is_function_word(text) {
            return None;
        }
    }
    left.peek().is_none().then_some(stems)
}
