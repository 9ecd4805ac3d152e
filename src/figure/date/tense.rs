//! What a sentence tells of around a date: what has happened, or what is to come.
//!
//! The nearest verb decides, looked for before the date and then behind it, first in its own clause and then in the
//! sentence. A few words of each kind are enough for news; a sentence without them says nothing.

use std::sync::LazyLock;

use super::super::english::calendar::{AHEAD, FUTURE_WITH_TO, FUTURE_WORDS, PAST_WORDS};
use super::super::english::words::Words;
use super::super::lexer::{TokenKind, Tokens};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::figure) enum Tense {
    Past,
    Future,
    Unstated,
}

/// How many tokens are looked at to either side.
const REACH: usize = 30;

/// The tense around the tokens from `first` up to `end`.
pub(super) fn of(tokens: &Tokens<'_>, first: usize, end: usize) -> Tense {
    let before = || (first.saturating_sub(REACH)..first).rev();
    let after = || end..tokens.len().min(end + REACH);
    let in_clause = |at: &usize| !closes_clause(tokens, *at);
    let tense = |at: usize| of_word(tokens, at);
    if looks_ahead(tokens, first) {
        return Tense::Future;
    }
    (before().take_while(in_clause).find_map(tense))
        .or_else(|| after().take_while(in_clause).find_map(tense))
        .or_else(|| before().find_map(tense))
        .or_else(|| after().find_map(tense))
        .unwrap_or(Tense::Unstated)
}

/// "until Tuesday", "as early as Friday", "is due on the 26th", "is set for Friday"; but not "had filed reports by Friday".
fn looks_ahead(tokens: &Tokens<'_>, first: usize) -> bool {
    let before = |back: usize| first.checked_sub(back).map_or("", |at| tokens.word(at));
    let adverb = before(1) == "as" && matches!(before(2), "early" | "soon" | "late");
    let word_ahead = AHEAD.contains(&before(1)) && !(before(1) == "by" && was_done_by_then(tokens, first - 1));
    let planned = matches!((before(2), before(1)), ("due", "on" | "in" | "at") | ("set", "for")) && before(3) != "been";
    word_ahead || adverb || planned
}

/// Verbs that another stands behind, which then is no past: "had asked for more, but could not finish by Friday".
static MODALS: &[&str] = &["can", "could", "may", "might", "must", "should", "to", "will", "would"];

/// Whether something had been done before the time that "by" names: "By Friday, the fire had burned two barns".
fn was_done_by_then(tokens: &Tokens<'_>, by: usize) -> bool {
    let past = |word: &str| PAST_WORDS.contains(&word) || is_regular_past(word);
    let had_done = |at: usize| tokens.word(at) == "had" && past(tokens.word(at + 1));
    let opens_clause = by.checked_sub(1).is_none_or(|before| closes_clause(tokens, before));
    let of_clause = |at: &usize| !closes_clause(tokens, *at) && !MODALS.contains(&tokens.word(*at));
    let mut clause = (by.saturating_sub(REACH)..by).rev().take_while(of_clause);
    clause.any(had_done) || opens_clause && (by..by + REACH).any(had_done)
}

fn closes_clause(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.kind(at), Some(TokenKind::Dash | TokenKind::Mark(',' | ';' | ':' | '"' | '“' | '”' | '`')))
}

/// What a word says of the tense.
#[derive(Clone, Copy)]
enum Sense {
    Past,
    Future,
    /// Only with "to" behind it.
    FutureWithTo,
}

/// The tables by word, for the many words that are asked around every date.
static SENSES: LazyLock<Words<Sense>> = LazyLock::new(|| {
    let rows = [(PAST_WORDS, Sense::Past), (FUTURE_WITH_TO, Sense::FutureWithTo), (FUTURE_WORDS, Sense::Future)];
    rows.into_iter().flat_map(|(words, sense)| words.iter().map(move |word| (*word, sense))).collect()
});

fn of_word(tokens: &Tokens<'_>, at: usize) -> Option<Tense> {
    let word = tokens.word(at);
    if word.is_empty() {
        return None;
    }
    // "had been scheduled" tells of what did not come to pass.
    let undone = at > 0 && tokens.word(at - 1) == "been";
    match SENSES.get(word) {
        Some(Sense::Future) if !undone => Some(Tense::Future),
        Some(Sense::FutureWithTo) if !undone && tokens.word(at + 1) == "to" => Some(Tense::Future),
        // "will be held", "may be signed": what something will be is told by the word before.
        _ if at > 0 && tokens.word(at - 1) == "be" => None,
        // "will have talks", "to have signed": what comes before decides.
        _ if word == "have" && at > 0 && BEFORE_HAVE.contains(&tokens.word(at - 1)) => None,
        Some(Sense::Past) => Some(Tense::Past),
        _ if word.ends_with("'ll") || word.ends_with("’ll") => Some(Tense::Future),
        _ => is_regular_past(word).then_some(Tense::Past),
    }
}

/// Words behind which "have" is no past.
static BEFORE_HAVE: &[&str] = &["will", "won't", "won’t", "shall", "to", "not"];

/// "signed", but not "need" or "United", which the lower case hides.
fn is_regular_past(word: &str) -> bool {
    word.len() > 4
        && word.ends_with("ed")
        && !matches!(word, "united" | "hundred" | "indeed" | "speed" | "exceed" | "proceed")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tense(sentence: &str, of_date: &str) -> Tense {
        let tokens = Tokens::of(sentence, 0);
        let at = (0..tokens.len()).find(|&at| tokens.text(at) == of_date).unwrap();
        of(&tokens, at, at + 1)
    }

    #[test]
    fn the_nearest_verb_decides() {
        assert_eq!(tense("The minister said Sunday that talks will go on.", "Sunday"), Tense::Past);
        assert_eq!(tense("She will fly to Oslo on Sunday.", "Sunday"), Tense::Future);
        assert_eq!(tense("On Sunday, the two will sign the accord.", "Sunday"), Tense::Future);
        assert_eq!(tense("The fair, which opened Monday, is due to end Friday.", "Monday"), Tense::Past);
        assert_eq!(tense("The fair, which opened Monday, is due to end Friday.", "Friday"), Tense::Future);
        assert_eq!(tense("Sunday in the park", "Sunday"), Tense::Unstated);
    }
}
