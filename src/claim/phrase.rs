//! Terms and phrases: text to look for, as words or as a `/regular expression/`.
//!
//! Patterns come from files and are therefore bounded in length, compiled size and number. Case does not matter in
//! them unless they say so with `(?-i)`.

use regex::{Regex, RegexBuilder};

use super::fault::Fault;
use super::{Phrase, Spanned, Term};
use crate::limit::{CLAIMS_PATTERNS, Limit, PATTERN_BYTES, PATTERN_SIZE};
use crate::source::Span;

/// Compiles the phrases of one file.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    patterns: usize,
}

impl Phrases {
    /// A term: alternatives with `|` between them.
    pub(super) fn term(&mut self, written: &Spanned<String>) -> Result<Term, Fault> {
        let alternatives = alternatives(&written.value)
            .into_iter()
            .map(|text| self.phrase(text, written.span))
            .collect::<Result<_, _>>();
        Ok(Term { alternatives: alternatives?, span: written.span })
    }

    /// A single phrase.
    pub(super) fn phrase(&mut self, text: &str, span: Span) -> Result<Phrase, Fault> {
        let text = text.trim();
        match text.strip_prefix('/') {
            None if text.chars().any(char::is_alphanumeric) || is_sign(text) => Ok(Phrase::Words(text.to_owned())),
            None => Err(empty(span, text)),
            Some(rest) => match rest.strip_suffix('/') {
                Some(pattern) => self.pattern(pattern, span).map(Phrase::Pattern),
                None => Err(unclosed(span, text)),
            },
        }
    }

    fn pattern(&mut self, pattern: &str, span: Span) -> Result<Regex, Fault> {
        self.patterns += 1;
        if CLAIMS_PATTERNS.is_passed_by(self.patterns) {
            return Err(Fault::past_limit(span, &CLAIMS_PATTERNS));
        }
        if PATTERN_BYTES.is_passed_by(pattern.len()) {
            return Err(too_large(span, &PATTERN_BYTES));
        }
        let regex = RegexBuilder::new(pattern)
            .case_insensitive(true)
            .size_limit(PATTERN_SIZE.most)
            .dfa_size_limit(PATTERN_SIZE.most)
            .build()
            .map_err(|error| broken(span, &error))?;
        if regex.is_match("") { Err(matches_all(span, pattern)) } else { Ok(regex) }
    }
}

/// Something to look for though it has no letter: `©`, `%`.
fn is_sign(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| !c.is_alphanumeric() && !c.is_whitespace() && c != '|')
}

/// Cuts a term at each `|` that does not belong to a pattern.
fn alternatives(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    loop {
        let end = alternative_len(rest);
        parts.push(&rest[..end]);
        match rest.get(end + 1..) {
            Some(next) => rest = next,
            None => return parts,
        }
    }
}

/// The length of the first alternative: to the next `|`, or, where it is a pattern, to the `|` after its closing slash.
fn alternative_len(text: &str) -> usize {
    let bar = |from: usize| text[from..].find('|').map_or(text.len(), |at| from + at);
    let blank = text.len() - text.trim_start().len();
    if !text[blank..].starts_with('/') {
        return bar(0);
    }
    bar(closing_slash(text, blank + 1).unwrap_or(text.len()))
}

/// The slash that closes a pattern: not escaped, in no character class, and followed by nothing but a `|`.
fn closing_slash(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut class = false;
    let mut at = from;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'[' => class = true,
            b']' => class = false,
            b'/' if !class && ends_alternative(bytes, at + 1) => return Some(at),
            _ => {}
        }
        at += 1;
    }
    None
}

/// Whether only blanks stand between `at` and the next `|` or the end. Looks no further than a few bytes.
fn ends_alternative(bytes: &[u8], at: usize) -> bool {
    const BLANKS: usize = 8;
    let rest = bytes.get(at..).unwrap_or_default();
    let blanks = rest.iter().take(BLANKS).take_while(|byte| byte.is_ascii_whitespace()).count();
    matches!(rest.get(blanks), None | Some(b'|'))
}

fn empty(span: Span, text: &str) -> Fault {
    if text.is_empty() {
        return Fault::bad_pattern(span, "a term is empty", "write a word on both sides of each `|`");
    }
    Fault::bad_pattern(span, "a term has no letter or digit", "write the words an article would use")
}

fn unclosed(span: Span, text: &str) -> Fault {
    let why = format!("the pattern `{text}` has no closing slash");
    Fault::bad_pattern(span, &why, "end it with `/`; to look for a slash itself write `\\/`")
}

fn too_large(span: Span, limit: &Limit) -> Fault {
    Fault::bad_pattern(span, &format!("the pattern has {limit}"), limit.remedy)
}

fn matches_all(span: Span, pattern: &str) -> Fault {
    let why = format!("the pattern `/{pattern}/` matches the empty text, and so every place");
    Fault::bad_pattern(span, &why, "let it match at least one character: `+` for `*`")
}

fn broken(span: Span, error: &regex::Error) -> Fault {
    if let regex::Error::CompiledTooBig(_) = error {
        return too_large(span, &PATTERN_SIZE);
    }
    let text = error.to_string();
    let why = text.lines().last().unwrap_or_default().trim_start_matches("error:").trim();
    Fault::bad_pattern(
        span,
        &format!("the pattern cannot be read: {why}"),
        "to look for a sign itself, put `\\` before it",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(text: &str) -> Result<Term, Fault> {
        Phrases::default().term(&Spanned { value: text.to_owned(), span: Span::new(0, text.len()) })
    }

    #[test]
    fn a_bar_parts_alternatives_but_not_inside_a_pattern() {
        assert_eq!(alternatives("delegation | business leaders"), ["delegation ", " business leaders"]);
        assert_eq!(alternatives(r"/a|b/ | c"), ["/a|b/ ", " c"]);
        assert_eq!(alternatives(r"/km\/h/|mph"), [r"/km\/h/", "mph"]);
        assert_eq!(alternatives(r"/[/|]x/|and/or"), ["/[/|]x/", "and/or"]);
        assert_eq!(alternatives("a |"), ["a ", ""]);
    }

    #[test]
    fn patterns_do_not_heed_case_unless_they_say_so() {
        let pattern = |text| match &term(text).expect("it compiles").alternatives[0] {
            Phrase::Pattern(regex) => regex.clone(),
            Phrase::Words(words) => panic!("{words} is a pattern"),
        };
        assert!(pattern("/visit(s|ed)?/").is_match("VISITED"));
        assert!(!pattern("/(?-i)Visit/").is_match("visit"));
    }

    #[test]
    fn what_cannot_be_looked_for_is_refused() {
        for bad in ["", "  ", "a | | b", "a |", "/(/", "/x*/", "//", "/open", r"/(\w{500}){500}/"] {
            assert_eq!(term(bad).expect_err(bad).code, "bad-pattern", "{bad}");
        }
        assert!(term("©").is_ok() && term("%").is_ok());
    }
}
