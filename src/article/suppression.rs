//! Suppressions: remarks to factlint in an article, which are no part of its prose.
//!
//! Only where they stand and what they say is known here; what they allow is judged where findings are made.

use super::draft::Edit;
use super::text::lines;
use crate::source::Span;

/// What a remark to factlint begins with.
const MARK: &str = "factlint-ignore";

/// A remark that accepts a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// What it says after its mark: `conflicting-figure trade-peak: reason, until 2026-03-01`.
    pub text: String,
    /// The whole comment, in the source's text.
    pub span: Span,
}

impl Suppression {
    /// Of the inside of a comment that takes up `span`, if it is a remark to factlint.
    pub(super) fn of_comment(inside: &str, span: Span) -> Option<Self> {
        let text = inside.trim().strip_prefix(MARK)?;
        text.is_empty()
            .then_some("")
            .or_else(|| text.strip_prefix([' ', '\t', '\r', '\n']))
            .map(|text| Self { text: text.trim().to_owned(), span })
    }
}

/// The suppressions of plain text, a line each behind a `#`, and the edits that take them out.
pub(super) fn in_text(text: &str) -> (Vec<Suppression>, Vec<Edit>) {
    if memchr::memmem::find(text.as_bytes(), MARK.as_bytes()).is_none() {
        return (Vec::new(), Vec::new());
    }
    let of_line = |span: Span| Suppression::of_comment(text[span.range()].strip_prefix('#')?, span);
    let found: Vec<Suppression> = lines(text).into_iter().filter_map(of_line).collect();
    let edits = found.iter().map(|suppression| Edit::remove(suppression.span)).collect();
    (found, edits)
}

/// The inside of an HTML comment, as Markdown hands it on.
pub(super) fn in_html_comment(comment: &str, span: Span) -> Option<Suppression> {
    Suppression::of_comment(comment.trim().strip_prefix("<!--")?.strip_suffix("-->")?, span)
}
