//! Words, numbers and marks: the tokens every other room of the grammar reads.
//!
//! The lexer decides nothing about meaning. It only says what stands next to what, and whether a space stands between,
//! for `1.2m` and `1.2 m` are different things to a newspaper. It takes one sentence at a time.

use super::Trace;
use super::english::roles::{Roles, Vocabulary, possessor};
use super::english::words::{FEW, Letters};
use crate::source::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters with their inner apostrophes ("Lee's"), or a dotted abbreviation ("U.S.", "p.m.").
    Word,
    /// Digits with their inner points and commas: "310.3", "1,234", "2026.01.05".
    Number,
    /// Any hyphen, no-break and soft ones included.
    Hyphen,
    /// En dash, em dash, minus sign, tilde between figures, or two hyphens.
    Dash,
    /// Anything else, a character a token.
    Mark(char),
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub kind: TokenKind,
    roles: Roles,
    start: usize,
    end: usize,
    spaced: bool,
}

/// Memory for the tokens of a sentence and its lower case, which an article's sentences take in turn.
#[derive(Default)]
pub(crate) struct Scratch {
    list: Vec<Token>,
    lower: String,
}

/// The tokens of one sentence.
pub(crate) struct Tokens<'t> {
    text: &'t str,
    /// The same bytes with ASCII letters in lower case, so that offsets agree, and [`PADDING`] behind them.
    lower: String,
    /// Where the sentence begins in the prose.
    base: usize,
    list: Vec<Token>,
    decimal_comma: bool,
    trace: Trace,
}

impl<'t> Tokens<'t> {
    /// Cuts a sentence that begins at `base` of its prose.
    pub(crate) fn of(text: &'t str, base: usize) -> Self {
        Self::cut(text, base, Scratch::default())
    }

    /// The same in the memory of a sentence that is done with.
    pub(crate) fn cut(text: &'t str, base: usize, Scratch { mut list, mut lower }: Scratch) -> Self {
        lower.clear();
        lower.push_str(text);
        lower.push_str(PADDING);
        // Only whole blocks: the bytes behind the last of them would be looked at one by one.
        lower[..text.len().next_multiple_of(PADDING.len())].make_ascii_lowercase();
        list.clear();
        list.reserve(text.len() / 5 + 1);
        lex(text, &lower, &mut list);
        Self { text, lower, base, list, decimal_comma: false, trace: Trace::Dropped }
    }

    /// The memory for another sentence's tokens.
    pub(crate) fn into_scratch(self) -> Scratch {
        Scratch { list: self.list, lower: self.lower }
    }

    /// The same tokens where the article writes its decimals behind commas.
    pub(crate) fn with_decimal_comma(self, decimal_comma: bool) -> Self {
        Self { decimal_comma, ..self }
    }

    /// The same tokens where the steps of readings are kept, or are not.
    pub(crate) fn with_trace(self, trace: Trace) -> Self {
        Self { trace, ..self }
    }

    #[inline]
    pub(crate) fn trace(&self) -> Trace {
        self.trace
    }

    pub(crate) fn decimal_comma(&self) -> bool {
        self.decimal_comma
    }

    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    #[inline]
    pub(crate) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.list.get(at).map(|token| token.kind)
    }

    /// The token as it stands in the text; empty past the end.
    #[inline]
    pub(crate) fn text(&self, at: usize) -> &'t str {
        self.list.get(at).map_or("", |token| &self.text[token.start..token.end])
    }

    /// The word at `at` in ASCII lower case; empty where no word stands.
    #[inline]
    pub(crate) fn word(&self, at: usize) -> &str {
        match self.list.get(at) {
            Some(token) if token.kind == TokenKind::Word => &self.lower[token.start..token.end],
            _ => "",
        }
    }

    /// Whether the token at `at` is a word, in ASCII lower case this one.
    #[inline]
    pub(crate) fn is(&self, at: usize, word: &str) -> bool {
        let Some(token) = self.list.get(at) else { return false };
        let bytes = &self.lower.as_bytes()[token.start..token.end];
        token.kind == TokenKind::Word && bytes == word.as_bytes()
    }

    /// The parts the token at `at` can take at the beginning of a figure or a date.
    #[inline]
    pub(crate) fn roles(&self, at: usize) -> Roles {
        self.list.get(at).map_or(Roles::NONE, |token| token.roles)
    }

    /// The next token from `at` on that can take one of some parts.
    #[inline]
    pub(crate) fn next_with(&self, roles: Roles, at: usize) -> Option<usize> {
        let rest = self.list.get(at..)?;
        rest.iter().position(|token| token.roles.any(roles)).map(|ahead| at + ahead)
    }

    /// The word at `at` in ASCII lower case without a possessive ending; empty where no word stands.
    #[inline]
    pub(crate) fn stem(&self, at: usize) -> &str {
        let word = self.word(at);
        possessor(word).unwrap_or(word)
    }

    /// The digits at `at`, with their inner points and commas; empty where no number stands.
    #[inline]
    pub(crate) fn number(&self, at: usize) -> &'t str {
        if self.is_number(at) { self.text(at) } else { "" }
    }

    #[inline]
    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word)
    }

    #[inline]
    pub(crate) fn is_number(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Number)
    }

    #[inline]
    pub(crate) fn is_hyphen(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Hyphen)
    }

    /// A hyphen or a dash: whatever joins the ends of a range.
    #[inline]
    pub(crate) fn is_joiner(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(TokenKind::Hyphen | TokenKind::Dash))
    }

    #[inline]
    pub(crate) fn is_mark(&self, at: usize, mark: char) -> bool {
        self.kind(at) == Some(TokenKind::Mark(mark))
    }

    /// Whether the word at `at` begins with a capital letter.
    pub(crate) fn is_capitalised(&self, at: usize) -> bool {
        self.is_word(at) && self.text(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether nothing, not even a space, stands between `at` and the token before it.
    #[inline]
    pub(crate) fn glued(&self, at: usize) -> bool {
        at > 0 && self.list.get(at).is_some_and(|token| !token.spaced)
    }

    /// The prose span of the tokens from `first` up to, not including, `end`.
    pub(crate) fn span(&self, first: usize, end: usize) -> Span {
        let start = self.list[first].start;
        Span::new(start, self.list[end - 1].end).shifted(self.base)
    }

    /// The text of the tokens from `first` up to, not including, `end`, as it stands.
    pub(crate) fn slice(&self, first: usize, end: usize) -> &'t str {
        &self.text[self.list[first].start..self.list[end - 1].end]
    }

    /// How many of the words of `phrase`, split at spaces, stand from `at` on: all of them or none.
    /// Answers the index after the phrase.
    pub(crate) fn phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        // Most phrases fail at once, and are not even cut.
        if !self.is_word(at) || !phrase.starts_with(self.word(at)) {
            return None;
        }
        let mut next = at;
        for word in phrase.split(' ') {
            if !self.is(next, word) {
                return None;
            }
            next += 1;
        }
        Some(next)
    }
}

/// Blanks behind the text, so that as many bytes as are looked at together stand behind each of its own.
const PADDING: &str = "                                ";
const _: () = assert!(PADDING.len() > FEW);

fn lex(text: &str, lower: &str, list: &mut Vec<Token>) {
    let bytes = lower.as_bytes();
    let (mut at, mut spaced) = (0, true);
    loop {
        (at, spaced) = lex_words(lower, at, spaced, list);
        if at >= text.len() {
            return;
        }
        let (kind, len) = match bytes[at] {
            b' ' => (None, 1),
            b',' => (Some(TokenKind::Mark(',')), 1),
            b'0'..=b'9' => (Some(TokenKind::Number), number_len(&bytes[at..])),
            _ => next_token(&text[at..]),
        };
        let end = at + len;
        if let Some(kind) = kind {
            if may_follow_letters(kind, &bytes[end..text.len()])
                && let Some(last) = list.last_mut()
            {
                last.roles = last.roles | Roles::SIGNED;
            }
            let roles = roles(kind, &lower[at..end], spaced);
            list.push(Token { kind, roles, start: at, end, spaced });
        }
        (at, spaced) = (end, kind.is_none());
    }
}

/// Cuts the words of plain letters from `at` on that a space sets apart from each other, which is most of a text; tells
/// where they end, and whether behind a space. A loop of its own, for it takes most of the time there is to save.
#[inline(never)]
fn lex_words(lower: &str, mut at: usize, mut spaced: bool, list: &mut Vec<Token>) -> (usize, bool) {
    let vocabulary = Vocabulary::known();
    while let Some(here) = lower.as_bytes().get(at..) {
        let letters = Letters::of(here);
        let before_space = here.get(letters.count) == Some(&b' ');
        if letters.count == 0 || !before_space && !is_word(letters, &here[letters.count..]) {
            break;
        }
        let end = at + letters.count;
        let roles = vocabulary.of_letters(letters, || &lower[at..end]);
        list.push(Token { kind: TokenKind::Word, roles, start: at, end, spaced });
        spaced = before_space;
        at = end + usize::from(spaced);
        if !spaced {
            break;
        }
    }
    (at, spaced)
}

/// Whether the letters of a currency could stand before such a token: "USD 10", "HK$5", "Rs. 500". The point behind
/// them stands before no letter and not at the end.
fn may_follow_letters(kind: TokenKind, behind: &[u8]) -> bool {
    match kind {
        TokenKind::Number | TokenKind::Mark('$' | '=') => true,
        TokenKind::Mark('.') => {
            behind.iter().find(|byte| **byte != b' ').is_some_and(|byte| !byte.is_ascii_lowercase())
        }
        TokenKind::Mark(mark) => !mark.is_ascii() && !is_punctuation(mark),
        _ => false,
    }
}

/// Quotation marks, dashes and the like: what is not ASCII and no sign of anything.
fn is_punctuation(mark: char) -> bool {
    matches!(mark, '\u{2000}'..='\u{206F}')
}

/// Whether so many plain letters, at least one, are a word by themselves: no other letter, apostrophe or point goes on with it.
#[inline]
fn is_word(letters: Letters, behind: &[u8]) -> bool {
    match behind {
        [b'.', ..] => letters.count > 1,
        // A quotation mark or a dash, but for the one that is an apostrophe as well.
        [0xE2, 0x80, mark, ..] => *mark != 0x99,
        [b'\'' | 0x80.., ..] => false,
        _ => true,
    }
}

/// The parts of a token that is no word of plain letters.
fn roles(kind: TokenKind, lower: &str, spaced: bool) -> Roles {
    match kind {
        TokenKind::Word => Roles::of(lower),
        TokenKind::Number => Roles::of_number(lower),
        // The point of ".5"; no number begins with one that ends a word.
        TokenKind::Mark('.') if !spaced => Roles::NONE,
        TokenKind::Mark('\'' | '’' | '‘') => Roles::APOSTROPHE | Roles::SIGN,
        TokenKind::Mark('$' | '.' | '<' | '>') | TokenKind::Hyphen | TokenKind::Dash => Roles::SIGN,
        TokenKind::Mark(mark) => {
            if mark.is_ascii() || is_punctuation(mark) {
                Roles::NONE
            } else {
                Roles::SIGN
            }
        }
    }
}

/// White space, and the characters that print as nothing.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// What a text begins with, and its length in bytes; no kind where it is blank. It is not empty and begins with no
/// digit.
fn next_token(rest: &str) -> (Option<TokenKind>, usize) {
    match rest.as_bytes()[0] {
        b'a'..=b'z' | b'A'..=b'Z' => (Some(TokenKind::Word), word_len(rest, Letters::of(rest.as_bytes()).count)),
        b' ' | b'\t'..=b'\r' => (None, 1),
        b'-' if rest.starts_with("--") => (Some(TokenKind::Dash), rest.len() - rest.trim_start_matches('-').len()),
        b'-' => (Some(TokenKind::Hyphen), 1),
        b'~' => (Some(TokenKind::Dash), 1),
        byte if byte.is_ascii() => (Some(TokenKind::Mark(char::from(byte))), 1),
        _ => rest.chars().next().map_or((None, 1), |first| beyond_ascii(rest, first)),
    }
}

fn beyond_ascii(rest: &str, first: char) -> (Option<TokenKind>, usize) {
    let kind = match first {
        c if is_blank(c) => None,
        '\u{2010}' | '\u{2011}' | '\u{00AD}' => Some(TokenKind::Hyphen),
        '\u{2012}'..='\u{2015}' | '\u{2212}' | '\u{301C}' => Some(TokenKind::Dash),
        c if is_letter(c) => return (Some(TokenKind::Word), word_len(rest, 0)),
        c => Some(TokenKind::Mark(c)),
    };
    (kind, first.len_utf8())
}

fn is_letter(c: char) -> bool {
    // Quotation marks and dashes are by far the most of what is not ASCII.
    c.is_ascii_alphabetic() || (!c.is_ascii() && !is_punctuation(c) && c.is_alphabetic())
}

/// Digits, and any point or comma that stands between two digits; the raised point of "1·5", and the apostrophes that
/// set groups of three apart, as the Swiss do.
fn number_len(bytes: &[u8]) -> usize {
    let mut at = 0;
    loop {
        at += match &bytes[at..] {
            [b'0'..=b'9', ..] => 1,
            [b'.' | b',', b'0'..=b'9', ..] => 2,
            [0xC2, 0xB7, b'0'..=b'9', ..] => 3,
            [b'\'', behind @ ..] if begins_group(behind) => 4,
            [0xE2, 0x80, 0x99, behind @ ..] if begins_group(behind) => 6,
            _ => return at,
        };
    }
}

/// Whether three digits and no more stand first.
fn begins_group(bytes: &[u8]) -> bool {
    bytes.len() > 3 && bytes[..3].iter().all(u8::is_ascii_digit) && !bytes[3].is_ascii_digit()
}

/// Letters, apostrophes between letters, and the powers of a unit (km²); or a dotted abbreviation. So many plain letters
/// stand first.
fn word_len(rest: &str, letters: usize) -> usize {
    match rest.as_bytes().get(letters) {
        Some(b'.') if letters == 1 => abbreviation_len(rest).unwrap_or(1),
        Some(b'\'' | 0x80..) => mixed_len(rest),
        _ => letters,
    }
}

/// The same of a word that is not all plain letters.
fn mixed_len(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let inner = matches!(c, '\'' | '\u{2019}') && chars.peek().is_some_and(|&(_, next)| is_letter(next));
        if !(is_letter(c) || matches!(c, '²' | '³') || (inner && at > 0)) {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// Single letters each followed by a point, at least two of them: "U.S.", "p.m.".
fn abbreviation_len(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let mut at = 0;
    while bytes.get(at).is_some_and(u8::is_ascii_alphabetic) && bytes.get(at + 1) == Some(&b'.') {
        at += 2;
    }
    (at >= 4).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let tokens = Tokens::of(text, 0);
        (0..tokens.len()).map(|at| tokens.text(at)).collect()
    }

    #[test]
    fn tokens_are_what_stands_next_to_what() {
        assert_eq!(
            cut("£1.2m, or US$1.43 trillion."),
            ["£", "1.2", "m", ",", "or", "US", "$", "1.43", "trillion", "."]
        );
        assert_eq!(cut("Lee’s four‑day visit"), ["Lee’s", "four", "‑", "day", "visit"]);
        assert_eq!(
            cut("at 11:44 p.m. in the U.S. on Nov. 1"),
            ["at", "11", ":", "44", "p.m.", "in", "the", "U.S.", "on", "Nov", ".", "1"]
        );
        assert_eq!(cut("12 km², 5만"), ["12", "km²", ",", "5", "만"]);
    }

    #[test]
    fn a_token_knows_whether_a_space_stands_before_it() {
        let tokens = Tokens::of("COVID-19 in 19 states", 0);
        assert!(tokens.glued(1) && tokens.glued(2) && !tokens.glued(3) && !tokens.glued(4));
    }

    #[test]
    fn spans_are_of_the_prose() {
        let tokens = Tokens::of("about 200 members", 100);
        assert_eq!(tokens.span(1, 3), Span::new(106, 117));
        assert_eq!(tokens.slice(1, 3), "200 members");
        assert_eq!(tokens.phrase(0, "about"), Some(1));
    }
}
