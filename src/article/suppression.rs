//! Suppressions: remarks to factlint in an article, which are no part of its prose.
//!
//! Only where they stand and what they say is known here; what they allow is judged where findings are made.

use super::draft::Edit;
use super::text::lines;
use crate::source::Span;

/// What a remark to factlint begins with.
const MARK: &str = "factlint-ignore";

/// What follows the mark where the remark is meant for the whole file.
const WHOLE_FILE: &str = "-file";

/// A remark that accepts a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// What it says after its mark: `conflicting-figure trade-peak: reason, until 2026-03-01`.
    pub text: String,
    /// Whether it is meant for the whole file: its mark is `factlint-ignore-file`.
    pub whole_file: bool,
    /// The whole comment, in the source's text.
    pub span: Span,
}

impl Suppression {
    /// Of the inside of a comment that takes up `span`, if it is a remark to factlint.
    pub(super) fn of_comment(inside: &str, span: Span) -> Option<Self> {
        let rest = inside.trim().strip_prefix(MARK)?;
        let (text, whole_file) = rest.strip_prefix(WHOLE_FILE).map_or((rest, false), |text| (text, true));
        let is_apart = text.is_empty() || text.starts_with([' ', '\t', '\r', '\n']);
        is_apart.then(|| Self { text: text.trim().to_owned(), whole_file, span })
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
