//! Blocks into sentences.
//!
//! A full stop ends a sentence less often than it seems: after `U.S.`, `Nov.` or `Co.` what comes next decides. The
//! abbreviations are a table, with what each needs to be told from the end of a sentence; the cut is made by looking
//! a few characters either way, so it takes time in proportion to the text.

use std::iter::Peekable;
use std::sync::LazyLock;

use memchr::{Memchr3, memchr3, memchr3_iter};
use rustc_hash::FxHashMap;

use super::{Block, BlockKind, Sentence};
use crate::source::Span;

/// What an abbreviation leads one to expect after its full stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expects {
    /// A name or more of the sentence; never its end: "Mr."
    More,
    /// A number, or else it was a word at the end of a sentence: "No.", "Nov."
    Number,
    /// Either: it ends the sentence only where a word follows that begins one: "Inc."
    Either,
}

/// Abbreviations. One with a capital is known only with it; the others in any case.
static ABBREVIATIONS: &[(Expects, &[&str])] = &[
    (
        Expects::More,
        &[
            "Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "Gen", "Sen", "Sens", "Rep", "Reps", "Gov", "Lt", "Col", "Sgt",
            "Capt", "Cpl", "Cmdr", "Cdr", "Adm", "Maj", "Brig", "Pvt", "Rev", "Fr", "Hon", "St", "Ste", "Messrs", "Mt",
            "Supt", "Insp", "Amb", "Atty", "Pres", "vs", "v", "cf", "viz", "approx", "ca", "e.g", "i.e",
        ],
    ),
    (
        Expects::Number,
        &[
            "No", "Nos", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "p",
            "pp", "Art", "Arts", "Sec", "Ch", "Chap", "Vol", "Fig", "Figs", "Eq", "par", "para", "Rs", "Tel", "Ext",
            "Rm", "Bldg", "pop", "c", "Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun",
        ],
    ),
    (
        Expects::Either,
        &[
            "Co", "Cos", "Ltd", "Inc", "Corp", "Bros", "Plc", "Pte", "Pty", "Jr", "Sr", "Esq", "a.m", "p.m", "Ph.D",
            "etc", "al", "Ave", "Blvd", "Rd", "Univ", "Assn", "Intl", "Natl", "Govt", "Ala", "Ariz", "Ark", "Calif",
            "Colo", "Conn", "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky", "La", "Md", "Mass", "Mich", "Minn", "Miss",
            "Mo", "Mont", "Neb", "Nev", "Okla", "Ore", "Pa", "Tenn", "Tex", "Va", "Vt", "Wash", "Wis", "Wyo", "Ont",
            "Que", "est", "dept", "ft", "lb", "oz", "sq", "mph", "hr", "hrs", "min", "mins", "yr", "yrs", "bn", "tn",
            "cu", "incl", "excl", "max", "avg",
        ],
    ),
];

/// Words that, with a capital, begin a sentence far more often than they go on with a name.
static STARTERS: &[&str] = &[
    "A",
    "About",
    "According",
    "After",
    "All",
    "Also",
    "Although",
    "Among",
    "An",
    "And",
    "Another",
    "As",
    "At",
    "Because",
    "Before",
    "Between",
    "Both",
    "But",
    "By",
    "Critics",
    "Despite",
    "During",
    "Each",
    "Earlier",
    "Even",
    "Experts",
    "Few",
    "For",
    "From",
    "Further",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "Instead",
    "It",
    "Its",
    "Last",
    "Later",
    "Many",
    "Meanwhile",
    "More",
    "Moreover",
    "Most",
    "Nearly",
    "Neither",
    "Next",
    "No",
    "None",
    "Not",
    "Now",
    "Of",
    "Officials",
    "On",
    "Once",
    "One",
    "Only",
    "Or",
    "Other",
    "Others",
    "Our",
    "Over",
    "Several",
    "She",
    "Since",
    "So",
    "Some",
    "Still",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "Through",
    "Today",
    "Two",
    "Under",
    "Unlike",
    "Until",
    "Up",
    "We",
    "What",
    "When",
    "Where",
    "Whether",
    "Which",
    "While",
    "Who",
    "Why",
    "With",
    "Within",
    "Without",
    "Yet",
    "You",
    "Your",
];

/// Verbs that give a quotation to its speaker.
static ATTRIBUTIONS: &[&str] = &[
    "said",
    "says",
    "told",
    "added",
    "asked",
    "noted",
    "wrote",
    "replied",
    "explained",
    "recalled",
    "concluded",
    "continued",
    "announced",
    "tweeted",
    "posted",
    "stressed",
    "remarked",
];

/// The longest abbreviation of the table, in bytes.
const WORD_LIMIT: usize = 6;

/// How far back an abbreviation is looked for, in bytes; longer than any in the table.
const WORD_REACH: usize = 16;

/// A sentence longer than this, in bytes, is read as several: it is a list or a table that lost its marks, and all that is
/// found in one sentence is weighed against each other.
const LONGEST: usize = 1 << 16;

/// Cuts blocks of prose into sentences, in order. Every sentence lies within its block; none is empty.
pub(super) fn sentences(prose: &str, blocks: &[Block]) -> Vec<Sentence> {
    let mut sentences = Vec::with_capacity(prose.len() / 100 + blocks.len());
    let wide = has_wide_stops(prose);
    for (index, block) in blocks.iter().enumerate() {
        let mut push = |span: Span| {
            let span = super::text::trimmed(prose, span);
            if !span.is_empty() {
                sentences.push(Sentence { span, block: index });
            }
        };
        if block.kind == BlockKind::Heading {
            pieces(prose, block.span).for_each(push);
        } else {
            let mut start = 0;
            for end in ends(&prose[block.span.range()], wide) {
                pieces(prose, Span::new(start, end).shifted(block.span.start)).for_each(&mut push);
                start = end;
            }
        }
    }
    sentences
}

/// The sentence itself, or the pieces of one that is too long.
fn pieces(prose: &str, sentence: Span) -> impl Iterator<Item = Span> {
    let mut start = sentence.start;
    std::iter::from_fn(move || {
        let rest = prose.get(start..sentence.end).filter(|rest| !rest.is_empty())?;
        let piece = Span::new(start, start + piece_len(rest));
        start = piece.end;
        Some(piece)
    })
}

/// Where a text may be cut that is too long: at a blank, or where there is none for as long again, outside any word.
fn piece_len(text: &str) -> usize {
    if text.len() <= LONGEST {
        return text.len();
    }
    let from = text.ceil_char_boundary(LONGEST);
    let reach = &text[from..text.ceil_char_boundary(2 * LONGEST)];
    let cut = reach.find(char::is_whitespace).or_else(|| reach.find(|c: char| !c.is_alphanumeric()));
    cut.map_or_else(|| from + reach.len(), |cut| from + cut)
}

/// Whether a text ends as a sentence does, or at least as no unfinished line would.
pub(super) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches(is_closer);
    text.ends_with(|c: char| is_terminal(c) || c == ':' || c == ';')
}

/// Whether a text may hold … or 。, ！ and ？, by the last byte of the first and the first bytes of the others. Most texts
/// have none of these, and then the quotation marks that begin as … does are not looked at.
fn has_wide_stops(text: &str) -> bool {
    memchr3(0xA6, 0xE3, 0xEF, text.as_bytes()).is_some()
}

/// Where the sentences of a block end; the last one at its end. `wide` tells whether the text has stops beyond ASCII.
fn ends(block: &str, wide: bool) -> impl Iterator<Item = usize> {
    let mut stops = Some(Stops::of(block, wide));
    std::iter::from_fn(move || {
        let end = stops.as_mut()?.find_map(|stop| stop.end_of_sentence(block)).unwrap_or(block.len());
        stops.take_if(|_| end == block.len());
        Some(end)
    })
}

/// A run of full stops, question and exclamation marks.
struct Stop {
    start: usize,
    end: usize,
}

/// Those of a block, in order.
struct Stops<'b> {
    block: &'b str,
    /// Where the last of them ended.
    at: usize,
    /// Where those of ASCII stand, and the bytes that …, 。, ！ and ？ begin with.
    ascii: Peekable<Memchr3<'b>>,
    wide: Peekable<Memchr3<'b>>,
}

impl<'b> Stops<'b> {
    fn of(block: &'b str, wide: bool) -> Self {
        let bytes = block.as_bytes();
        let ascii = memchr3_iter(b'.', b'!', b'?', bytes).peekable();
        let wide = memchr3_iter(0xE2, 0xE3, 0xEF, if wide { bytes } else { &[] }).peekable();
        Self { block, at: 0, ascii, wide }
    }

    /// The next place where one could begin.
    fn candidate(&mut self) -> Option<usize> {
        match (self.ascii.peek(), self.wide.peek()) {
            (Some(ascii), Some(wide)) if ascii < wide => self.ascii.next(),
            (Some(_), None) => self.ascii.next(),
            _ => self.wide.next(),
        }
    }
}

impl Iterator for Stops<'_> {
    type Item = Stop;

    fn next(&mut self) -> Option<Stop> {
        while let Some(start) = self.candidate() {
            if start >= self.at && is_one(self.block, start) {
                self.at = start + 1;
                return Some(Stop { start, end: self.at });
            }
            if start >= self.at && self.block[start..].starts_with(is_terminal) {
                let rest = self.block[start..].trim_start_matches(is_terminal);
                self.at = self.block.len() - rest.len();
                return Some(Stop { start, end: self.at });
            }
        }
        None
    }
}

/// Whether one mark of ASCII stands at `at`, and what follows it is ASCII but no other, as it mostly is.
fn is_one(block: &str, at: usize) -> bool {
    let behind = block.as_bytes().get(at + 1);
    block.as_bytes()[at].is_ascii() && behind.is_none_or(|byte| byte.is_ascii() && !is_terminal(char::from(*byte)))
}

impl Stop {
    /// Where the sentence ends that this stop belongs to, closing quotation marks included; none if it goes on.
    fn end_of_sentence(&self, block: &str) -> Option<usize> {
        if self.is_plain(block.as_bytes()) {
            let goes_on = self.is_point(block) && self.is_abbreviation(block, &block[self.end + 1..]);
            return (!goes_on).then_some(self.end);
        }
        let mut end = closed(block, self.end);
        let rest = &block[end..];
        if rest.trim_start().is_empty() {
            return Some(block.len());
        }
        if !rest.starts_with(char::is_whitespace) {
            return block[self.start..self.end].starts_with(is_wide).then_some(end);
        }
        let mut next = rest.trim_start();
        // "… engines of growth. … Artificial": the omission belongs to what stands before it.
        if let Some(after) = next.strip_prefix('…').or_else(|| next.strip_prefix("...")) {
            end = block.len() - after.len();
            next = after.trim_start();
        }
        (!self.goes_on(block, next)).then_some(end)
    }

    /// Whether it is one mark of ASCII with a space and a capital behind it, as most are: then nothing but an abbreviation
    /// keeps the sentence from ending.
    fn is_plain(&self, block: &[u8]) -> bool {
        let behind = (block.get(self.end), block.get(self.end + 1));
        self.end == self.start + 1 && matches!(behind, (Some(b' '), Some(b'A'..=b'Z')))
    }

    fn goes_on(&self, block: &str, next: &str) -> bool {
        let bare = next.trim_start_matches(is_opener);
        let quoted = self.end < block.len() && block[self.end..].starts_with(is_quote);
        bare.starts_with(char::is_lowercase)
            || (self.is_point(block) && !quoted && self.is_abbreviation(block, next))
            || (self.is_omission(block) && block[..self.start].ends_with(char::is_whitespace))
            || (quoted && is_attribution(next))
            || is_lone_parenthesis(next)
    }

    fn is_point(&self, block: &str) -> bool {
        self.end == self.start + 1 && block.as_bytes()[self.start] == b'.'
    }

    fn is_omission(&self, block: &str) -> bool {
        let stop = &block[self.start..self.end];
        stop == "…" || stop.starts_with("...")
    }

    /// Whether the point belongs to an abbreviation that does not end the sentence here.
    fn is_abbreviation(&self, block: &str, next: &str) -> bool {
        if ends_in_long_word(&block.as_bytes()[..self.start]) {
            return false;
        }
        let word = word_before(block, self.start);
        let number = next.starts_with(|c: char| c.is_ascii_digit());
        match expectation(word) {
            Some(Expects::More) => true,
            Some(Expects::Number) => number,
            Some(Expects::Either) => !number && !begins_sentence(next),
            None if is_initials(word) => !begins_sentence(next),
            // "1. The claims" at the start of a block numbers it.
            None => word.len() == self.start && !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit()),
        }
    }
}

/// Whether a text ends in more letters than any abbreviation has.
fn ends_in_long_word(text: &[u8]) -> bool {
    text.last_chunk::<{ WORD_LIMIT + 1 }>().is_some_and(|tail| tail.iter().all(u8::is_ascii_alphabetic))
}

/// The word that ends at `end`, with its inner points; only as much of it as could be an abbreviation.
fn word_before(block: &str, end: usize) -> &str {
    let from = block.floor_char_boundary(end.saturating_sub(WORD_REACH));
    let reach = &block[from..end];
    if let Some(start) = reach.bytes().rposition(|byte| !(byte.is_ascii_alphanumeric() || byte == b'.'))
        && reach.as_bytes()[start].is_ascii()
    {
        return &reach[start + 1..];
    }
    let start = reach
        .rfind(|c: char| !(c.is_alphanumeric() || c == '.'))
        .map_or(0, |at| at + reach[at..].chars().next().map_or(0, char::len_utf8));
    &reach[start..]
}

fn expectation(word: &str) -> Option<Expects> {
    if word.is_empty() || word.len() > WORD_LIMIT {
        return None;
    }
    let mut lower = [0; WORD_LIMIT];
    let lower = &mut lower[..word.len()];
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    let known = KNOWN.get(&*lower)?;
    (!known.capital || word.starts_with(|c: char| c.is_ascii_uppercase())).then_some(known.expects)
}

/// What is known of an abbreviation.
#[derive(Clone, Copy, Debug)]
struct Known {
    expects: Expects,
    /// Whether it is written with a capital only.
    capital: bool,
}

/// The table by abbreviation, in lower case.
static KNOWN: LazyLock<FxHashMap<Vec<u8>, Known>> = LazyLock::new(|| {
    let rows = ABBREVIATIONS.iter().flat_map(|&(expects, words)| words.iter().map(move |&word| (word, expects)));
    let known = |expects, word: &str| Known { expects, capital: word.starts_with(|c: char| c.is_ascii_uppercase()) };
    rows.map(|(word, expects)| (word.to_ascii_lowercase().into_bytes(), known(expects, word))).collect()
});

/// "J", "U.S", "D.C": capitals, a point after each but the last.
fn is_initials(word: &str) -> bool {
    if word.as_bytes().get(1).is_some_and(|second| *second != b'.') {
        return false;
    }
    let mut letters = word.split('.');
    letters.all(|letter| letter.len() == 1 && letter.starts_with(|c: char| c.is_ascii_uppercase()))
}

fn begins_sentence(next: &str) -> bool {
    if next.starts_with(is_opener) {
        return true;
    }
    let word = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    STARTERS.binary_search(&word).is_ok()
}

/// "Lee said." after a quotation: up to four words of a name, a verb, and no sentence of its own after it.
fn is_attribution(next: &str) -> bool {
    let head = &next[..next.floor_char_boundary(80)];
    let mut words = head.split(' ').take(6);
    let verb = words.by_ref().skip(1).find(|word| ATTRIBUTIONS.contains(&word.trim_end_matches(['.', ','])));
    match verb {
        Some(verb) if verb.ends_with(['.', ',']) => true,
        Some(_) => words.next().is_some_and(|after| matches!(after, "on" | "in" | "at" | "during" | "after")),
        None => false,
    }
}

/// A short parenthesis with which the block ends, as the credit of a picture does.
fn is_lone_parenthesis(next: &str) -> bool {
    next.len() <= 60 && next.starts_with('(') && next.trim_end().ends_with(')')
}

/// The end of the closing marks, and of a footnote's number in brackets, that follow at `at`.
fn closed(block: &str, at: usize) -> usize {
    let rest = block[at..].trim_start_matches(is_closer);
    let note = rest.strip_prefix('[').map(|inner| inner.trim_start_matches(|c: char| c.is_ascii_digit()));
    let rest = note.and_then(|inner| inner.strip_prefix(']')).unwrap_or(rest);
    block.len() - rest.len()
}

fn is_terminal(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？')
}

/// Marks after which no space is written.
fn is_wide(c: char) -> bool {
    matches!(c, '。' | '！' | '？')
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '」' | '』')
}

fn is_closer(c: char) -> bool {
    is_quote(c) || matches!(c, ')' | ']')
}

fn is_opener(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '«' | '「' | '『' | '(' | '[')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn starters_are_in_order() {
        assert!(STARTERS.is_sorted());
    }

    #[test]
    fn what_never_ends_is_read_in_pieces() {
        for text in ["12 dogs ", "€5%", "1", "ㅎ"].map(|text| text.repeat(3 * LONGEST)) {
            let pieces: Vec<&str> = pieces(&text, Span::new(0, text.len())).map(|piece| &text[piece.range()]).collect();
            assert_eq!(pieces.concat(), text);
            assert!(pieces.len() > 1 && pieces.iter().all(|piece| piece.len() <= 2 * LONGEST + 4));
        }
        assert_eq!(pieces("Short.", Span::new(0, 6)).collect::<Vec<_>>(), [Span::new(0, 6)]);
    }

    #[test]
    fn every_abbreviation_stands_once_and_within_reach() {
        let rows: Vec<&str> = ABBREVIATIONS.iter().flat_map(|(_, words)| *words).copied().collect();
        assert_eq!(KNOWN.len(), rows.len(), "each stands once, whatever its case");
        assert!(rows.iter().all(|word| word.len() <= WORD_LIMIT));
    }
}
