//! What is wrong with a text that is no YAML, or not the plain YAML a claims file is written in: places and words.
//!
//! A parser reports where it gave up; a person wants the place where the mistake is. The way from one to the other is
//! found here.

use granit_parser::{ErrorKind, ScanError};

use super::fault::Fault;
use crate::limit::CLAIMS_DEPTH;
use crate::source::Span;

/// The fault for an error of the parser. `after` is the end of the last thing it had understood, `bracket` the
/// innermost bracket it had seen open.
pub(super) fn fault(text: &str, error: &ScanError, after: usize, bracket: Option<Span>) -> Fault {
    let at = error.marker().byte_offset().unwrap_or(after).min(text.len());
    let kind = error.kind();
    match kind {
        _ if is_open_quote(kind) => match quote_after(text, after) {
            Some(quote) => with(quote, UNCLOSED_QUOTE),
            None => with(word_at(text, at), UNCLOSED_QUOTE),
        },
        _ if is_tab(kind) => with(tab_near(text, at).unwrap_or_else(|| word_at(text, at)), TAB),
        ErrorKind::MappingValueNotAllowed => colon(text, at),
        ErrorKind::UnclosedFlowCollection { .. } if text[at..].starts_with(['[', '{']) => {
            with(Span::new(at, at + 1), UNCLOSED_BRACKET)
        }
        ErrorKind::UnexpectedCharacter { character } if character.is_control() => control(text, at, *character),
        ErrorKind::InvalidTrailingDoubleQuotedScalar | ErrorKind::InvalidTrailingSingleQuotedScalar => {
            with(rest_of_line(text, at), AFTER_QUOTE)
        }
        _ => match bracket {
            Some(bracket) if is_unclosed(kind) => with(bracket, UNCLOSED_BRACKET),
            Some(bracket) if is_inside_bracket(kind) => with_kind(word_at(text, at), kind).opened(bracket),
            _ => with_kind(word_at(text, at), kind),
        },
    }
}

fn with_kind(place: Span, kind: &ErrorKind) -> Fault {
    match wording(kind) {
        Some(wording) => with(place, wording),
        None => with_message(place, &kind.to_string()),
    }
}

/// A colon where none can stand: the second of its line, or the first of a line that does not belong there.
fn colon(text: &str, at: usize) -> Fault {
    let line = text[..at].rfind('\n').map_or(0, |at| at + 1);
    let before = &text[line..at];
    if before.contains(": ") {
        return with(word_at(text, at), SECOND_COLON);
    }
    let start = line + (before.len() - before.trim_start().len());
    with(Span::new(start, (at + 1).min(text.len())), STRAY_LINE)
}

fn control(text: &str, at: usize, character: char) -> Fault {
    let start = text[at..].find(character).map_or(at, |ahead| at + ahead);
    let end = text.ceil_char_boundary(start + 1).max(start);
    Fault::syntax(
        Span::new(start, end),
        format!("the control character U+{:04X} cannot stand in YAML", u32::from(character)),
        "invisible character",
        "delete it",
    )
}

/// Message, label and help.
type Wording = (&'static str, &'static str, &'static str);

const QUOTES: &str = "put the whole text in double quotes: \"…\"";
const TAB: Wording = ("a tab cannot indent YAML", "tab", "indent with spaces");
const SECOND_COLON: Wording = ("a second colon in one line makes YAML look for a key", "this colon", QUOTES);
const STRAY_LINE: Wording = (
    "this key does not fit under the line above",
    "not expected here",
    "indent it like the keys it belongs to, or look for a colon missing above",
);
const AFTER_QUOTE: Wording = (
    "text goes on after the closing quote",
    "left over",
    "put the whole text in quotes, and write a quote inside it as \\\" (in single quotes as '')",
);
const UNCLOSED_BRACKET: Wording = ("the bracket is never closed", "opened here", "close it with ] or }");
const UNCLOSED_QUOTE: Wording = ("the quote is never closed", "opened here", "close it with the same quote sign");

fn with(span: Span, (message, label, help): Wording) -> Fault {
    Fault::syntax(span, message, label, help)
}

fn with_message(span: Span, message: &str) -> Fault {
    Fault::syntax(
        span,
        format!("the file is not YAML: {message}"),
        "here",
        "if this is text, put it in quotes; else look at the line above",
    )
}

/// The words for the mistakes people make; the parser's own for the rest.
fn wording(kind: &ErrorKind) -> Option<Wording> {
    Some(match kind {
        ErrorKind::RecursionLimitExceeded => {
            ("lists and mappings are nested too deep", "too deep", CLAIMS_DEPTH.remedy)
        }
        ErrorKind::UnexpectedCharacter { .. } => ("text cannot begin with this sign in YAML", "this sign", QUOTES),
        ErrorKind::UnknownQuotedScalarEscape => {
            ("a backslash in double quotes begins an escape, and this is none", "no escape", "use single quotes")
        }
        ErrorKind::InvalidColonPlacement | ErrorKind::InvalidFlowScalarIndent => {
            ("a bracket is still open", "still inside the bracket", "close the bracket with ] or }")
        }
        ErrorKind::MisplacedFlowCollectionEnd | ErrorKind::MismatchedFlowCollectionEnd { .. } => {
            ("this bracket closes nothing", "nothing to close", "remove it, or put the text in quotes")
        }
        ErrorKind::ExpectedFlowMappingSeparator | ErrorKind::ExpectedFlowSequenceSeparator => {
            ("a comma is missing inside the brackets", "expected a comma", "put a comma between the items")
        }
        ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::InvalidIndentation
        | ErrorKind::BlockSequenceEntryNotAllowed => (
            "the line is not indented like those it belongs to",
            "indented differently",
            "give all keys of one mapping, and all dashes of one list, the same indentation",
        ),
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => {
            ("a key without its colon", "no colon after it", "write `key: value`")
        }
        ErrorKind::DirectiveDisallowed => {
            ("YAML directives cannot be used in a claims file", "not allowed here", "remove this line")
        }
        ErrorKind::UndeclaredTagHandle => {
            ("YAML tags cannot be used in a claims file", "read as a tag", "put a text that begins with ! in quotes")
        }
        _ => return None,
    })
}

fn is_tab(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabAtBlockScalarStart
            | ErrorKind::TabInIndentation
            | ErrorKind::TabInPlainScalar
            | ErrorKind::InvalidBlockEntryWhitespace
            | ErrorKind::InvalidMappingValueWhitespace
    )
}

fn is_open_quote(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::UnclosedQuotedScalar
            | ErrorKind::InvalidQuotedScalarIndent
            | ErrorKind::DocumentIndicatorInQuotedScalar
    )
}

fn is_unclosed(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::UnclosedFlowCollection { .. }
            | ErrorKind::UnexpectedEofFlowSequence
            | ErrorKind::UnexpectedEofFlowMapping
            | ErrorKind::UnexpectedEofImplicitFlowMapping
    )
}

fn is_inside_bracket(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::InvalidColonPlacement
            | ErrorKind::InvalidFlowScalarIndent
            | ErrorKind::ExpectedFlowMappingSeparator
            | ErrorKind::ExpectedFlowSequenceSeparator
            | ErrorKind::MismatchedFlowCollectionEnd { .. }
    )
}

pub(super) fn anchor(span: Span) -> Fault {
    Fault::refused(span, "a YAML anchor", "write the value out; put a text that begins with & in quotes")
}

pub(super) fn alias(span: Span) -> Fault {
    Fault::refused(span, "a YAML alias", "write the value out; put a text that begins with * in quotes")
}

pub(super) fn tag(span: Span) -> Fault {
    Fault::refused(span, "a YAML tag", "remove it; put a text that begins with ! in quotes")
}

pub(super) fn merge_key(span: Span) -> Fault {
    Fault::refused(span, "the merge key `<<`", "write the keys out in every claim")
}

pub(super) fn odd_key(span: Span) -> Fault {
    Fault::refused(span, "a key that is not a single word", "put text that begins with a bracket in quotes")
}

pub(super) fn second_document(span: Span) -> Fault {
    Fault::refused(span, "a second YAML document", "remove the `---`, or make it a file of its own")
}

/// Two YAML readers disagree on what stands here.
pub(super) fn ambiguous(span: Span) -> Fault {
    Fault::syntax(
        span,
        "YAML readers disagree on this text",
        "ambiguous",
        "put it in quotes, and write unusual line breaks and control characters as escapes",
    )
}

/// The second reader gave up at `at`, where the first did not.
pub(super) fn disputed(text: &str, at: usize) -> Fault {
    ambiguous(word_at(text, at.min(text.len())))
}

/// The first visible stretch at or after `at` in its line; else the last one before it.
fn word_at(text: &str, at: usize) -> Span {
    let at = text.floor_char_boundary(at);
    let line_end = text[at..].find(['\n', '\r']).map_or(text.len(), |len| at + len);
    let ahead = &text[at..line_end];
    let Some(skip) = ahead.find(|c: char| !c.is_whitespace()) else {
        return visible(text, Span::new(at, at));
    };
    let start = at + skip;
    let len = text[start..line_end].find(char::is_whitespace).unwrap_or(line_end - start);
    Span::new(start, start + len)
}

/// The last visible stretch before an empty span, so that there is something to underline.
pub(super) fn visible(text: &str, span: Span) -> Span {
    if !span.is_empty() {
        return span;
    }
    let before = text[..text.floor_char_boundary(span.start)].trim_end();
    let start = before.rfind(char::is_whitespace).map_or(0, |at| text.ceil_char_boundary(at + 1));
    Span::new(start, before.len())
}

/// The opening quote after `from`, with what follows it in its line.
fn quote_after(text: &str, from: usize) -> Option<Span> {
    let start = from + text.get(from..)?.find(['"', '\''])?;
    let line = text[start..].lines().next()?.trim_end();
    Some(Span::new(start, start + line.len()))
}

/// What stands from `at` to the end of its line.
fn rest_of_line(text: &str, at: usize) -> Span {
    let start = word_at(text, at).start;
    let line = text[start..].lines().next().unwrap_or_default().trim_end();
    Span::new(start, start + line.len())
}

/// The tab at `at`, the nearest before it in its line, or the next that indents a line.
fn tab_near(text: &str, at: usize) -> Option<Span> {
    let bytes = text.as_bytes();
    let is_tab = |&at: &usize| bytes.get(at) == Some(&b'\t');
    let line = text.get(..at)?.rfind('\n').map_or(0, |at| at + 1);
    let tab = Some(at).filter(is_tab).or_else(|| (line..at).find(is_tab)).or_else(|| indenting_tab(text, at))?;
    Some(Span::new(tab, tab + 1))
}

fn indenting_tab(text: &str, at: usize) -> Option<usize> {
    let next = at + text[at..].find('\n')? + 1;
    let mut start = next;
    for line in text[next..].split_inclusive('\n') {
        let blank = line.len() - line.trim_start_matches([' ', '\t']).len();
        if let Some(tab) = line[..blank].find('\t') {
            return Some(start + tab);
        }
        start += line.len();
    }
    None
}

/// The last line that says anything; nothing in an empty text.
pub(super) fn last_line(text: &str) -> Span {
    let end = text.trim_end().len();
    let line = text[..end].rfind('\n').map_or(0, |at| at + 1);
    let start = line + text[line..end].len() - text[line..end].trim_start().len();
    Span::new(start.min(end), end)
}
