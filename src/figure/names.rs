//! Numbers that are no figures: parts of names, codes, addresses, versions, telephone numbers and lists.
//!
//! A number inside a name says nothing an editor could check, and taken for a figure it raises a false alarm, so
//! whatever looks like a name is refused here before anything is compared.

use std::sync::LazyLock;

use crate::quantity::{Decimal, Kind};

use super::english::grammar::{DIGITS_WITH_A_LETTER, LABELLED_BY_NUMBER, NUMBERED_THINGS, STREETS};
use super::english::inflection::is_plural;
use super::english::words::Words;
use super::lexer::{TokenKind, Tokens};
use super::magnitude;
use super::noun;
use super::numeral::{self, Numeral};
use super::unit;

static NUMBERED: LazyLock<Words<()>> = LazyLock::new(|| NUMBERED_THINGS.iter().copied().collect());

/// Why the number was taken for a name, in words for the trace.
pub(super) type Reason = &'static str;

/// Why a year is left alone that nothing around it makes one: "a 1986 film", "the '84 strike".
pub(super) const BARE_YEAR: Reason = "four bare digits that are a year elsewhere";
pub(super) const SHORT_YEAR: Reason = "an apostrophe makes it a year";

/// What is known of the number when the question is asked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub numeral: Numeral,
    /// What it is, if it is a small whole number in plain digits.
    pub small: Option<u32>,
    /// The number's first token.
    pub first: usize,
    /// The token after its unit, or after the number where it has none.
    pub end: usize,
    /// Whether a currency or another unit of a closed class was read.
    pub measured: bool,
    /// Whether a noun was read that the number counts.
    pub counts: bool,
    pub hedged: bool,
}

/// Why a number is part of a name, if it is.
pub(super) fn reason(tokens: &Tokens<'_>, candidate: &Candidate) -> Option<Reason> {
    let marked = touched_before(tokens, candidate)
        .or_else(|| touched_behind(tokens, candidate))
        .or_else(|| leading_zero(tokens, candidate))
        .or_else(|| number_sign(tokens, candidate));
    // A sum of money or a length in metres is part of no other name.
    if marked.is_some() || candidate.measured { marked } else { reason_of_unmeasured(tokens, candidate) }
}

/// Why a bare number, or one of things, is part of a name.
fn reason_of_unmeasured(tokens: &Tokens<'_>, candidate: &Candidate) -> Option<Reason> {
    numbers_run_on(tokens, candidate)
        .or_else(|| numbered_thing(tokens, candidate))
        .or_else(|| numbered_in_a_list(tokens, candidate))
        .or_else(|| place_in_a_ranking(tokens, candidate))
        .or_else(|| named_number(tokens, candidate))
        .or_else(|| names_a_model(tokens, candidate))
        .or_else(|| named_word(tokens, candidate))
        .or_else(|| named_by_letter(tokens, candidate))
        .or_else(|| address(tokens, candidate))
        .or_else(|| list_mark(tokens, candidate))
        .or_else(|| tie_break(tokens, candidate))
        .or_else(|| reference_mark(tokens, candidate))
        .or_else(|| stamp(tokens, candidate))
        .or_else(|| frequency(tokens, candidate))
        .or_else(|| pronoun(tokens, candidate))
        .or_else(|| nothing(tokens, candidate))
        .or_else(|| anaphora(tokens, candidate))
        .or_else(|| year_like(tokens, candidate))
}

/// "G20", "COVID-19", "24/7", "@1": something touches the number from the left.
fn touched_before(tokens: &Tokens<'_>, candidate: &Candidate) -> Option<Reason> {
    let first = candidate.first;
    if candidate.measured && tokens.kind(first).is_some_and(|kind| matches!(kind, TokenKind::Mark(_))) {
        return None;
    }
    if !tokens.glued(first) {
        return None;
    }
    let before = first - 1;
    let harmless = |c: char| {
        matches!(
            c,
            '(' | '['
                | '{'
                | '"'
                | '\''
                | '“'
                | '‘'
                | '”'
                | '’'
                | '«'
                | '<'
                | '>'
                | '≈'
                | '±'
                | '≤'
                | '≥'
                | '…'
                | ';'
                | '*'
                | '|'
                | '→'
                | '·'
                | '•'
        )
    };
    match tokens.kind(before)? {
        TokenKind::Word if candidate.measured && tokens.kind(first) == Some(TokenKind::Word) => None,
        TokenKind::Word | TokenKind::Number => Some("letters touch the number"),
        // "sub-500", "c.4,500"
        TokenKind::Hyphen | TokenKind::Mark('.') if candidate.hedged => None,
        TokenKind::Hyphen => prefixed(tokens, before),
        TokenKind::Dash => None,
        TokenKind::Mark('(') if tokens.glued(before) && tokens.is_mark(before - 1, ')') => {
            Some("it numbers a paragraph")
        }
        // "+2.3%"
        TokenKind::Mark('+') if !tokens.glued(before) => None,
        TokenKind::Mark('\'' | '’' | '‘') if is_short_year(tokens, candidate) => Some(SHORT_YEAR),
        TokenKind::Mark(c) => (!harmless(c)).then_some("the number is part of a code"),
    }
}

/// "'84".
fn is_short_year(tokens: &Tokens<'_>, candidate: &Candidate) -> bool {
    tokens.number(candidate.first).len() == 2 && !candidate.measured && !candidate.counts
}

/// "COVID-19", but not "sub-500" or "minus-5", whose readers begin at the word.
fn prefixed(tokens: &Tokens<'_>, hyphen: usize) -> Option<Reason> {
    (tokens.glued(hyphen) && !magnitude::is_named(tokens, hyphen + 1)).then_some("a hyphen ties the number to a name")
}

/// "3G", "737s", "5만", "12:30", "3.com", "555-1234".
fn touched_behind(tokens: &Tokens<'_>, candidate: &Candidate) -> Option<Reason> {
    let end = candidate.end;
    if !tokens.glued(end) {
        return None;
    }
    let runs_on = |at: usize| tokens.glued(at) && (tokens.is_word(at) || tokens.is_number(at));
    match tokens.kind(end)? {
        TokenKind::Word if candidate.measured && unit::rate(tokens, end, Kind::Money).is_some() => None,
        TokenKind::Word | TokenKind::Number => Some("letters or digits touch the number"),
        TokenKind::Hyphen if is_tied_to_word(tokens, candidate) => Some("a hyphen ties it to a word it does not count"),
        TokenKind::Hyphen if tokens.is_number(end + 1) && tokens.glued(end + 1) => {
            Some("digits run on behind a hyphen")
        }
        // "501(c)(3)"
        TokenKind::Mark('(') if tokens.text(end + 1).len() == 1 && tokens.is_mark(end + 2, ')') => {
            Some("it numbers a paragraph")
        }
        TokenKind::Mark('/') if candidate.measured && unit::rate(tokens, end, Kind::Measure).is_some() => None,
        // "by 20.5%.On Monday": the next sentence, for want of a space.
        TokenKind::Mark('.') if candidate.measured && tokens.is_capitalised(end + 1) => None,
        // "2'30\"", "51°30′", "the 70's"
        TokenKind::Mark('\'' | '’' | '′' | '°') if !candidate.measured && runs_on(end + 1) => {
            Some("what touches it behind its mark goes on with it")
        }
        TokenKind::Mark(')') if is_cut_off(tokens, end) => Some("a bracket parts it from what it is of"),
        TokenKind::Mark(':' | '/' | '.' | ',' | '@' | '_' | '&' | '=' | '#') if runs_on(end + 1) => {
            Some("the number is part of a code")
        }
        _ => None,
    }
}

/// "(2.3)%", "(5.2) million", as accounts have a loss.
fn is_cut_off(tokens: &Tokens<'_>, bracket: usize) -> bool {
    let percent = tokens.is_mark(bracket + 1, '%') && tokens.glued(bracket + 1);
    percent || matches!(tokens.word(bracket + 1), "thousand" | "million" | "billion" | "trillion")
}

/// "two-way"; not "200-odd" or "ten- to twelve-year".
fn is_tied_to_word(tokens: &Tokens<'_>, candidate: &Candidate) -> bool {
    let behind = tokens.word(candidate.end + 1);
    let goes_on = matches!(behind, "" | "odd" | "plus" | "ish" | "strong" | "to" | "or" | "and" | "a" | "per");
    tokens.glued(candidate.end + 1) && !goes_on && !candidate.measured && !candidate.counts
}

/// "Agent 007", "020", and the "000" that a refused number leaves behind.
fn leading_zero(tokens: &Tokens<'_>, candidate: &Candidate) -> Option<Reason> {
    let at = if tokens.is_number(candidate.first) { candidate.first } else { candidate.first + 1 };
    let digits = tokens.number(at).as_bytes();
    let code = digits.len() > 1 && digits[0] == b'0' && digits[1].is_ascii_digit() && candidate.first > 0;
    // "03:38 long"
    let timed = candidate.measured && tokens.is_mark(at + 1, ':');
    (code && !timed).then_some("a zero stands before its digits")
}

/// "7946 0018": digits beside digits that no grammar joined are a number to dial or a row of a table.
fn numbers_run_on(tokens: &Tokens<'_>, candidate: &Candidate) -> Option<Reason> {
    let bare = !candidate.counts && tokens.is_number(candidate.first);
    (bare && tokens.is_number(candidate.end)).then_some("another number follows at once")
}

/// "#4".
fn number_sign(tokens: &Tokens<'_>, candidate: &Candidate) -> Option<Reason> {
    let before = candidate.first.checked_sub(1)?;
    tokens.is_mark(before, '#').then_some("a number sign stands before it")
}

/// "Section 301", "page 12", "Boeing 787", "S&P 500".
fn numbered_thing(tokens: &Tokens<'_>, candidate: &Candidate) -> Option<Reason> {
    candidate.small?;
    let mut before = candidate.first.checked_sub(1)?;
    if tokens.is_mark(before, '.') && tokens.glued(before) {
        before = before.checked_sub(1)?;
    }
    let index = before >= 2 && tokens.text(before) == "P" && tokens.is_mark(before - 1, '&');
    let ordinary_after_all = || {
        candidate.counts && !tokens.text(before).contains(char::is_uppercase) && !is_label(tokens, candidate, before)
    };
    let numbered = NUMBERED.contains(owner(tokens.word(before))) && !ordinary_after_all();
    // "the Group of 20", "the Gang of Eight".
    let grouped = before > 0
        && tokens.word(before) == "of"
        && matches!(tokens.text(before - 1), "Group" | "Gang")
        && !(candidate.counts && tokens.text(candidate.numeral.end).starts_with(char::is_lowercase));
    (numbered || index || grouped).then_some("it numbers a thing")
}

/// How many members of a list of numbered things are looked back over; bounded, for a list may be as long as a file.
const LISTED: usize = 6;

/// The "33" of "junctions 31 and 33", the "5" of "sections 3, 4 and 5".
fn numbered_in_a_list(tokens: &Tokens<'_>, candidate: &Candidate) -> Option<Reason> {
    if candidate.measured || candidate.counts || !tokens.is_number(candidate.first) {
        return None;
    }
    let member_before = |at: usize| {
        let joined = at >= 2 && (matches!(tokens.word(at - 1), "and" | "or" | "to") || tokens.is_mark(at - 1, ','));
        let comma = usize::from(joined && tokens.is_mark(at - 2, ','));
        at.checked_sub(2 + comma).filter(|&before| joined && tokens.is_number(before))
    };
    let members = std::iter::successors(member_before(candidate.first), |&at| member_before(at));
    let things = members.take(LISTED).last()?.checked_sub(1).map(|at| tokens.word(at))?;
    (is_plural(things) && NUMBERED.contains(things)).then_some("it numbers a thing")
}

/// "phase 3 trials", "a category one hurricane": the number tells which, whatever is named behind it. "At this stage
/// 12 teams" begins anew.
fn is_label(tokens: &Tokens<'_>, candidate: &Candidate, thing: usize) -> bool {
    let few = candidate.small.is_some_and(|n| n <= 10) && !candidate.hedged;
    let pointed = thing > 0 && matches!(tokens.word(thing - 1), "this" | "that" | "each" | "every" | "which");
    few && !pointed && LABELLED_BY_NUMBER.contains(&tokens.word(thing))
}

/// "the bottom three", "in the top 10".
fn place_in_a_ranking(tokens: &Tokens<'_>, candidate: &Candidate) -> Option<Reason> {
    let bare = !candidate.counts;
    let few = candidate.small.is_some_and(|n| n <= 100);
    let end = candidate.first.checked_sub(1).filter(|&end| matches!(tokens.word(end), "top" | "bottom"))?;
    // "cases top 90"
    let named = end.checked_sub(1).is_some_and(|before| noun::ends_phrase(tokens.word(before)));
    (bare && few && named).then_some("it tells a place in a ranking")
}

/// The word whose possessive this is, however often it was made one; the word itself where it is none.
fn owner(word: &str) -> &str {
    if word.ends_with('s') { word.trim_end_matches("'s").trim_end_matches("’s") } else { word }
}

/// "iPhone 14", "Formula 1": a capital before a plain number that counts nothing.
fn named_number(tokens: &Tokens<'_>, candidate: &Candidate) -> Option<Reason> {
    let before = candidate.first.checked_sub(1)?;
    // "Python 3.11"
    let version = candidate.numeral.scale == Decimal::ONE && !candidate.numeral.is_whole();
    let short = version || candidate.small.is_some_and(|n| n < 10_000);
    let plain = short && !candidate.counts && !candidate.hedged;
    let digits = tokens.is_number(candidate.first) && !tokens.number(candidate.first).contains(',');
    if !plain || !digits {
        return None;
    }
    let named = is_named(tokens, candidate.first) || is_named_again(tokens, candidate.first);
    let opens_sentence = before == 0 && !tokens.text(before).chars().skip(1).any(char::is_uppercase);
    (named && !opens_sentence).then_some("a capitalised name stands before it")
}

fn is_named(tokens: &Tokens<'_>, number: usize) -> bool {
    number.checked_sub(1).is_some_and(|before| {
        tokens.text(before).chars().any(char::is_uppercase) && !noun::ends_phrase(tokens.word(before))
    })
}

/// "the 737 Max", "its own 787 Dreamliner": a number behind a determiner with a capital behind it, where nothing is
/// counted.
fn names_a_model(tokens: &Tokens<'_>, candidate: &Candidate) -> Option<Reason> {
    let plain = tokens.is_number(candidate.first) && !candidate.counts && !candidate.hedged;
    if !plain {
        return None;
    }
    let before = candidate.first.checked_sub(1).map_or("", |before| tokens.word(before));
    let pointed = matches!(before, "the" | "a" | "an" | "its" | "his" | "her" | "their" | "own" | "new");
    let short = candidate.small.is_some_and(|n| (100..10_000).contains(&n));
    let end = candidate.numeral.end;
    let named = tokens.is_capitalised(end) && !tokens.word(end).ends_with('s') && !noun::ends_phrase(tokens.word(end));
    (pointed && short && named && end == candidate.first + 1).then_some("a capitalised name stands behind it")
}

/// How far back a name may have been given its number, in tokens.
const NAME_REACH: usize = 12;

/// "the Orion 11 and 11 Pro": the number of a name, said again shortly after it.
fn is_named_again(tokens: &Tokens<'_>, number: usize) -> bool {
    let mut near = number.saturating_sub(NAME_REACH)..number;
    near.any(|at| tokens.is_number(at) && tokens.number(at) == tokens.number(number) && is_named(tokens, at))
}

/// "Pick Six", "the Big Ten": a number word with a capital inside a sentence that has small letters elsewhere.
fn named_word(tokens: &Tokens<'_>, candidate: &Candidate) -> Option<Reason> {
    let first = candidate.first;
    let before = first.checked_sub(1)?;
    let word = tokens.is_capitalised(first) && numeral::cardinal(tokens.word(first)).is_some();
    let name = tokens.is_capitalised(before) && before > 0 && !noun::ends_phrase(tokens.word(before));
    let title = tokens.is_capitalised(candidate.end);
    (word && name && !title).then_some("it is a word of a name")
}

/// "3M", "4K television": digits and a letter that are a name together, and no thousands or millions.
fn named_by_letter(tokens: &Tokens<'_>, candidate: &Candidate) -> Option<Reason> {
    let letter = candidate.first + 1;
    let glued = tokens.is_number(candidate.first) && tokens.glued(letter) && candidate.numeral.end == letter + 1;
    let name = || tokens.slice(candidate.first, letter + 1);
    (glued && DIGITS_WITH_A_LETTER.contains(&name())).then_some("it is a name with its letter")
}

/// "575 Wilbraham Road", "CA 90049".
fn address(tokens: &Tokens<'_>, candidate: &Candidate) -> Option<Reason> {
    candidate.small?;
    let begins = candidate.end.max(candidate.numeral.end);
    let street = [candidate.numeral.end, begins].into_iter().any(|begins| {
        tokens.is_capitalised(begins)
            && (1..=3).any(|ahead| {
                let at = begins + ahead;
                (begins..=at).all(|at| tokens.is_capitalised(at)) && STREETS.contains(&tokens.word(at))
            })
    });
    // "CA 90049": a postcode behind its state.
    let before = candidate.first.checked_sub(1).map_or("", |at| tokens.text(at));
    let postcode = !candidate.counts
        && tokens.number(candidate.first).len() == 5
        && before.len() == 2
        && before.bytes().all(|b| b.is_ascii_uppercase());
    (street || postcode).then_some("it is part of an address")
}

/// "1. First of all", "2) …", "(3) Why …".
fn list_mark(tokens: &Tokens<'_>, candidate: &Candidate) -> Option<Reason> {
    let end = candidate.end;
    let closes = tokens.is_mark(end, ')') || (tokens.is_mark(end, '.') && tokens.is_capitalised(end + 1));
    let small = candidate.small.is_some_and(|n| n < 100);
    let opens = candidate.first == 0 || candidate.first == 1 && tokens.is_mark(0, '(') && tokens.is_mark(end, ')');
    let inside =
        || tokens.is_mark(end, ')') && tokens.is_number(candidate.first) && !is_bracketed(tokens, candidate.first);
    ((opens || inside()) && small && closes).then_some("it numbers a line of a list")
}

/// The "(5)" of "7-6 (5)".
fn tie_break(tokens: &Tokens<'_>, candidate: &Candidate) -> Option<Reason> {
    let set = candidate.first.checked_sub(4)?;
    let bracketed = tokens.is_mark(set + 3, '(') && tokens.is_mark(candidate.end, ')');
    let behind_set = tokens.is_number(set) && tokens.is_joiner(set + 1) && tokens.is_number(set + 2);
    (bracketed && behind_set && !candidate.measured).then_some("it tells a tie-break")
}

/// As many digits as nobody writes in a row for a number of things.
const DIGITS_OF_A_STAMP: usize = 12;

/// "190908111911229": digits without a mark between them that count nothing.
fn stamp(tokens: &Tokens<'_>, candidate: &Candidate) -> Option<Reason> {
    let digits = tokens.number(candidate.first);
    let plain = digits.len() >= DIGITS_OF_A_STAMP && !digits.contains([',', '.', '\'', '’']);
    let alone = candidate.first == 0 && tokens.kind(candidate.end).is_none();
    (plain && !candidate.counts && !candidate.hedged && !alone).then_some("so many digits in a row are a code")
}

/// "90.1 FM".
fn frequency(tokens: &Tokens<'_>, candidate: &Candidate) -> Option<Reason> {
    (tokens.text(candidate.numeral.end) == "FM").then_some("it is a frequency on the radio")
}

/// The "[2]" of "4,500[2]", which points at a note.
fn reference_mark(tokens: &Tokens<'_>, candidate: &Candidate) -> Option<Reason> {
    let bracket = candidate.first.checked_sub(1)?;
    let marks = tokens.is_mark(bracket, '[') && tokens.glued(bracket) && tokens.is_mark(candidate.end, ']');
    marks.then_some("it points at a note")
}

/// How far back a bracket may have been opened, in tokens.
const BRACKET_REACH: usize = 60;

/// Whether a bracket is open before `at`: what closes it is no mark of a list.
fn is_bracketed(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = (at.saturating_sub(BRACKET_REACH)..at).rev();
    before
        .into_iter()
        .find(|&at| tokens.is_mark(at, '(') || tokens.is_mark(at, ')'))
        .is_some_and(|at| tokens.is_mark(at, '('))
}

/// "one of", "no one", "this one", "one another".
fn pronoun(tokens: &Tokens<'_>, candidate: &Candidate) -> Option<Reason> {
    if tokens.word(candidate.first) != "one" || candidate.numeral.end != candidate.first + 1 {
        return None;
    }
    let before = candidate.first.checked_sub(1).map_or("", |at| tokens.word(at));
    let behind = tokens.word(candidate.first + 1);
    let pronoun = matches!(
        before,
        "no" | "this"
            | "that"
            | "the"
            | "any"
            | "every"
            | "each"
            | "which"
            | "some"
            | "another"
            | "new"
            | "old"
            | "latest"
            | "previous"
            | "by"
            | "only"
            | "first"
            | "last"
            | "day"
            | "number"
    ) || matches!(
        behind,
        "of" | "another"
            | "day"
            | "time"
            | "thing"
            | "way"
            | "is"
            | "that"
            | "who"
            | "which"
            | "by"
            | "can"
            | "could"
            | "has"
            | "was"
            | "more"
            | "reason"
            | "side"
            | "hand"
            | "point"
            | "bit"
    );
    let counts_nothing = !candidate.counts && !candidate.hedged;
    (pronoun || counts_nothing).then_some("“one” is a pronoun here")
}

/// "all for naught".
fn nothing(tokens: &Tokens<'_>, candidate: &Candidate) -> Option<Reason> {
    let word = matches!(tokens.word(candidate.first), "naught" | "nought");
    let alone = candidate.numeral.end == candidate.first + 1;
    (word && alone).then_some("it says “nothing” and counts nothing")
}

/// "the two leaders": points back at what was said, and counts nothing new.
fn anaphora(tokens: &Tokens<'_>, candidate: &Candidate) -> Option<Reason> {
    let first = candidate.first;
    let words = tokens.is_word(first) && candidate.small.is_some_and(|n| n <= 3);
    let pointed = first > 0 && matches!(tokens.word(first - 1), "the" | "these" | "those" | "both");
    (words && pointed && !candidate.hedged).then_some("it points back at what was named before")
}

/// Whether the words before `at` describe what follows, so that a year there does too: "the 2018 tariffs".
fn describes(tokens: &Tokens<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let word = tokens.word(before);
    let determiner = matches!(
        word,
        "the"
            | "these"
            | "those"
            | "this"
            | "its"
            | "their"
            | "his"
            | "her"
            | "our"
            | "my"
            | "your"
            | "several"
            | "many"
            | "most"
            | "other"
            | "all"
            | "fellow"
            | "early"
    );
    determiner || word.ends_with("'s") || word.ends_with("’s") || (before > 0 && tokens.is_capitalised(before))
}

/// A bare "2019" is a year or a name, and either way no count.
fn year_like(tokens: &Tokens<'_>, candidate: &Candidate) -> Option<Reason> {
    let digits = tokens.number(candidate.first);
    if digits.len() != 4 {
        return None;
    }
    let year = candidate.small;
    let dated = candidate.first > 0 && matches!(tokens.word(candidate.first - 1), "in" | "since" | "until" | "by");
    let bare = year.is_some_and(|n| {
        (1900..2200).contains(&n) || ((1600..1900).contains(&n) && n % 100 != 0) || (dated && (1000..1900).contains(&n))
    });
    // "the 2018 tariffs", "2020 candidates": a count of that size takes its comma, or is round, or hedged.
    let described = describes(tokens, candidate.first);
    let of_late = |n: u32| (1990..2036).contains(&n) || (described && (1950..2050).contains(&n));
    // Where nothing else is said, as in a claims file, there is nothing for a year to belong to.
    let alone = candidate.first == 0 && tokens.kind(candidate.end).is_none();
    let counted = candidate.counts && !candidate.hedged && !alone;
    let modifies = counted && year.is_some_and(|n| of_late(n) && n % 50 != 0);
    let said = modifies || (bare && !candidate.counts);
    said.then_some(BARE_YEAR)
}
