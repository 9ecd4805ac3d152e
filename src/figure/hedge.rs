//! Hedges around a number: "upwards of", "an estimated", "or so", "-odd".

use std::sync::LazyLock;

use crate::quantity::Hedge;

use super::english::phrases::{ABBREVIATED, FILLERS, HEDGES_AFTER, HEDGES_BEFORE, LINES, PLACE_BEFORE};
use super::english::roles::Roles;
use super::lexer::{TokenKind, Tokens};
use super::spelling::{MEASURE_PHRASES, Phrases};
use super::{change, noun, numeral};

static BEFORE: LazyLock<Phrases<Hedge>> = LazyLock::new(|| Phrases::new(HEDGES_BEFORE.iter().copied()));
static AFTER: LazyLock<Phrases<Hedge>> = LazyLock::new(|| Phrases::new(HEDGES_AFTER.iter().copied()));

/// Signs that hedge the number behind them.
pub(super) static MARKS: &[(char, Hedge)] =
    &[('≈', Hedge::About), ('<', Hedge::Under), ('>', Hedge::Over), ('≤', Hedge::AtMost), ('≥', Hedge::AtLeast)];

/// The hedge that begins at `at` and the token after it and its fillers.
pub(super) fn before(tokens: &Tokens<'_>, at: usize) -> Option<(Hedge, usize)> {
    match tokens.kind(at)? {
        TokenKind::Dash if tokens.text(at) == "~" => Some((Hedge::About, at + 1)),
        TokenKind::Mark('<') if tokens.is_mark(at + 1, '=') => Some((Hedge::AtMost, at + 2)),
        TokenKind::Mark('>') if tokens.is_mark(at + 1, '=') => Some((Hedge::AtLeast, at + 2)),
        TokenKind::Mark(mark) => MARKS.iter().find(|(known, _)| *known == mark).map(|(_, hedge)| (*hedge, at + 1)),
        TokenKind::Word if tokens.roles(at).any(Roles::HEDGE) => in_words(tokens, at),
        _ => None,
    }
}

/// Whether a hedge could begin at `at` with a number behind it; asked of many words, so it must be cheap.
pub(super) fn may_begin(tokens: &Tokens<'_>, at: usize) -> bool {
    let roles = tokens.roles(at);
    if roles.any(Roles::WHOLE_HEDGE) {
        may_go_on(tokens, at + 1)
    } else if roles.any(Roles::HEDGE) {
        !tokens.is_word(at + 1) || tokens.roles(at + 1).any(Roles::HEDGING)
    } else {
        matches!(tokens.kind(at), Some(TokenKind::Mark(_)))
    }
}

/// Whether what stands at `at` could stand between the first word of a hedge and the end of its number: all but the
/// longer words that neither a hedge nor a number goes on with.
fn may_go_on(tokens: &Tokens<'_>, at: usize) -> bool {
    let known = Roles::HEDGE | Roles::HEDGING | Roles::NUMBER | Roles::ARTICLE;
    !tokens.is_word(at) || tokens.roles(at).any(known) || tokens.text(at).len() <= LONGEST_SIGN
}

/// No letters before a number that are a currency's are more.
const LONGEST_SIGN: usize = 4;

fn in_words(tokens: &Tokens<'_>, at: usize) -> Option<(Hedge, usize)> {
    let (hedge, end) = abbreviated(tokens, at).or_else(|| BEFORE.find(tokens, at)).or_else(|| sub(tokens, at))?;
    let told_place =
        at > 0 && matches!(tokens.word(at), "up" | "over" | "around") && PLACE_BEFORE.contains(&tokens.word(at - 1));
    // "a 4-under 67": golf counts so, below the par.
    let tied = at > 0 && tokens.is_hyphen(at - 1) && tokens.glued(at);
    if tied || told_place || proposes(tokens, at) || ends_a_change(tokens, at) {
        return None;
    }
    // "centres around the 37m skeleton", "below the five-year average": what is named so is exactly that.
    let named = tokens.word(end) == "the" && !is_line(tokens, end + 1);
    if named && hedge != Hedge::Nearly {
        return None;
    }
    Some(further(tokens, hedge, end))
}

/// "how about 40 chairs?"
fn proposes(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.word(at) == "about" && at > 0 && matches!(tokens.word(at - 1), "how" | "what")
}

/// How many tokens a number may take before the word that makes a line of it.
const LINE_REACH: usize = 6;

/// "the $300 billion mark".
fn is_line(tokens: &Tokens<'_>, at: usize) -> bool {
    (at + 1..at + LINE_REACH).any(|at| LINES.contains(&tokens.word(at)))
}

/// How far before "up to" the number a change began with may stand, in tokens.
const CHANGE_REACH: usize = 12;

/// "crept from 20 mpg in 2008 up to 26": where a change came to, and no bound.
fn ends_a_change(tokens: &Tokens<'_>, at: usize) -> bool {
    let began = |from: usize| tokens.word(from) == "from" && begins_number(tokens, from + 1);
    tokens.phrase(at, "up to").is_some()
        && (at.saturating_sub(CHANGE_REACH)..at).any(|from| began(from) && change::moves(tokens, from))
}

fn begins_number(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_number(at)
        || tokens.is_number(at + 1) && !tokens.is_word(at)
        || numeral::cardinal(tokens.word(at)).is_some()
}

/// "c. 4,500", "approx. 4,600": with the point that shortens it.
fn abbreviated(tokens: &Tokens<'_>, at: usize) -> Option<(Hedge, usize)> {
    let pointed = tokens.is_mark(at + 1, '.') && tokens.glued(at + 1);
    (pointed && ABBREVIATED.contains(&tokens.word(at))).then_some((Hedge::About, at + 2))
}

/// "sub-500".
fn sub(tokens: &Tokens<'_>, at: usize) -> Option<(Hedge, usize)> {
    (tokens.word(at) == "sub" && tokens.is_hyphen(at + 1) && tokens.is_number(at + 2)).then_some((Hedge::Under, at + 2))
}

/// Over a second hedge ("about, at most") and words that change nothing ("more than another").
fn further(tokens: &Tokens<'_>, hedge: Hedge, end: usize) -> (Hedge, usize) {
    if let Some((second, after)) = BEFORE.find(tokens, end) {
        return (if second == Hedge::About { hedge } else { second }, after);
    }
    let mut next = end;
    // The "A" of "about A$5" is no article.
    while FILLERS.contains(&tokens.word(next))
        && !tokens.glued(next + 1)
        && !numeral::is_article_of_number(tokens, next)
    {
        next += 1;
    }
    (hedge, next)
}

/// The hedge that is tied to a number, before its unit: "200-odd guests", "50-plus goals", "26,000+ bombs".
pub(super) fn tied(tokens: &Tokens<'_>, at: usize) -> Option<(Hedge, usize)> {
    if tokens.is_mark(at, '+') && tokens.glued(at) {
        return Some((Hedge::AtLeast, at + 1));
    }
    if !tokens.is_hyphen(at) {
        return None;
    }
    match tokens.word(at + 1) {
        "odd" | "ish" => Some((Hedge::About, at + 2)),
        "plus" => Some((Hedge::AtLeast, at + 2)),
        _ => None,
    }
}

/// The hedge between a number and what it counts: "10 or more bullets", "three dozen or so boats".
pub(super) fn between(tokens: &Tokens<'_>, at: usize) -> Option<(Hedge, usize)> {
    let behind = if tokens.word(at) == "or" { after(tokens, at) } else { None };
    behind.filter(|&(_, end)| noun::counted(tokens, end).is_some() || MEASURE_PHRASES.find(tokens, end).is_some())
}

/// The hedge behind a number or its unit: "or so", "or more", or one tied to it.
pub(super) fn after(tokens: &Tokens<'_>, at: usize) -> Option<(Hedge, usize)> {
    if let Some(tied) = tied(tokens, at) {
        return Some(tied);
    }
    // "eight ministers and over 80 members": the hedge of what follows.
    // "5,000 or more than 4,500": so is that.
    let of_next = |end: usize| tokens.is_number(end) || numeral::cardinal(tokens.word(end)).is_some();
    AFTER.find(tokens, at).filter(|&(_, end)| !of_next(end) && tokens.word(end) != "than")
}
