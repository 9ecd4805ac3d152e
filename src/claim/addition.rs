//! Additions: draft claims put into a file that people have written, every byte of which stays.
//!
//! Only whole lines are put in, behind what is there. Where the file is laid out so that this cannot be done, it is
//! refused: rewriting a person's file is not this program's affair.

use std::fmt;

use super::outline::{Node, NodeKind, outline};
use super::{ClaimsFile, Draft};
use crate::source::Span;

/// Why a draft cannot be added to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// The claims or the sources stand in brackets, with no line of their own.
    InBrackets,
    /// What would come out could not be read, or would say something else.
    Unreadable,
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Unfit::InBrackets => "its claims or sources are written in brackets, where no line can be added",
            Unfit::Unreadable => "it is laid out in a way that leaves no place for another claim",
        })
    }
}

impl Draft {
    /// The text of a claims file with the draft's sources and claims added to its own.
    ///
    /// # Errors
    ///
    /// Says why nothing can be added.
    pub fn added_to(&self, text: &str) -> Result<String, Unfit> {
        let places = Places::of(text).ok_or(Unfit::InBrackets)?;
        let mut added = text.to_owned();
        for (at, lines) in places.insertions(self) {
            added.insert_str(at, &in_style_of(text, at, lines));
        }
        if is_extension(text, &added, self.claims.len()) { Ok(added) } else { Err(Unfit::Unreadable) }
    }
}

/// Where lines can be put in, and how far they are indented.
struct Places {
    claims: Place,
    sources: Option<Place>,
    /// The line of the key `claims`.
    before_claims: usize,
}

struct Place {
    at: usize,
    indent: String,
}

impl Places {
    fn of(text: &str) -> Option<Self> {
        let root = outline(text).ok()?.root?;
        let NodeKind::Mapping(entries) = &root.kind else { return None };
        let at = |name: &str| entries.iter().position(|entry| entry.key.value == name);
        let claims = at("claims")?;
        let is_last = claims + 1 == entries.len();
        let items = list_place(text, &entries[claims].value, is_last)?;
        let sources = match at("sources").map(|at| &entries[at].value) {
            Some(node) => Some(mapping_place(text, node)?),
            None => None,
        };
        Some(Self { claims: items, sources, before_claims: line_start(text, entries[claims].key.span.start) })
    }

    /// What is to be put in where, the last place first.
    fn insertions(&self, draft: &Draft) -> Vec<(usize, String)> {
        let mut insertions = vec![(self.claims.at, format!("\n{}", draft.claim_lines(&self.claims.indent)))];
        if !draft.sources.is_empty() {
            insertions.push(match &self.sources {
                Some(place) => (place.at, draft.source_lines(&place.indent)),
                None => (self.before_claims, format!("sources:\n{}\n", draft.source_lines("  "))),
            });
        }
        insertions.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
        insertions
    }
}

/// Behind the last item of a list whose items have lines of their own; at the end of the file where nothing follows.
fn list_place(text: &str, node: &Node, is_last: bool) -> Option<Place> {
    let NodeKind::List(items) = &node.kind else { return None };
    let item = items.last()?.span;
    let before = text.get(line_start(text, item.start)..item.start)?;
    let indent = before.trim_end().strip_suffix('-').filter(|indent| indent.trim().is_empty())?;
    let at = if is_last { text.len() } else { line_end(text, item) };
    Some(Place { at, indent: indent.to_owned() })
}

/// Behind the last key of a mapping whose keys have lines of their own.
fn mapping_place(text: &str, node: &Node) -> Option<Place> {
    let NodeKind::Mapping(entries) = &node.kind else { return None };
    let last = entries.last()?;
    let indent = text.get(line_start(text, last.key.span.start)..last.key.span.start)?;
    let at = line_end(text, last.key.span.join(last.value.span));
    indent.trim().is_empty().then(|| Place { at, indent: indent.to_owned() })
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

/// Where the line begins that follows the last one of what stands at a span.
fn line_end(text: &str, span: Span) -> usize {
    let end = span.start + text[span.range()].trim_end().len();
    text[end..].find('\n').map_or(text.len(), |at| end + at + 1)
}

/// The lines as the file ends its own, and on a line of their own.
fn in_style_of(text: &str, at: usize, lines: String) -> String {
    let lines = if at > 0 && !text[..at].ends_with('\n') { format!("\n{lines}") } else { lines };
    if text.contains("\r\n") { lines.replace('\n', "\r\n") } else { lines }
}

/// Whether the new text can be used, and says all the old one did.
fn is_extension(text: &str, added: &str, claims: usize) -> bool {
    let load = |text: &str| ClaimsFile::load("", text.as_bytes()).ok();
    let (Some(old), Some(new)) = (load(text), load(added)) else { return false };
    let ids = |file: &ClaimsFile| file.claims.iter().map(|claim| claim.id.value.clone()).collect::<Vec<_>>();
    let (old_ids, new_ids) = (ids(&old), ids(&new));
    new_ids.len() == old_ids.len() + claims
        && new_ids.starts_with(&old_ids)
        && old.sources.iter().all(|(key, source)| new.sources.get(key) == Some(source))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{DraftClaim, DraftSource};

    fn draft() -> Draft {
        let source = DraftSource { key: "b".to_owned(), title: "B".to_owned(), published: None };
        let claim = DraftClaim {
            id: "new".to_owned(),
            about: vec!["pier".to_owned()],
            value: "14".to_owned(),
            sources: vec!["b".to_owned()],
            ..DraftClaim::default()
        };
        Draft { sources: vec![source], claims: vec![claim], ..Draft::default() }
    }

    const NEW: &str = "- id: new\n  about: pier\n  value: 14\n  source: b\n  reviewed: false\n";

    fn indented(by: &str) -> String {
        format!("{by}{}\n", NEW.trim_end().replace('\n', &format!("\n{by}")))
    }

    #[test]
    fn claims_are_added_behind_and_nothing_is_touched() {
        let old = "# ours\nclaims:\n  - {id: a, about: x, value: 1}   # a remark\n  # the end";
        let new = format!(
            "# ours\nsources:\n  b: {{title: B}}\n\n{}\n\n{}",
            old.trim_start_matches("# ours\n"),
            indented("  ")
        );
        assert_eq!(draft().added_to(old), Ok(new));
    }

    #[test]
    fn sources_join_the_sources_and_claims_need_not_come_last() {
        let old = "claims:\n- id: a\n  about: x\n  value: 1\n\nsources:\n   a: A\n\ntopic: T\n";
        let new = format!(
            "claims:\n- id: a\n  about: x\n  value: 1\n\n{NEW}\nsources:\n   a: A\n   b: {{title: B}}\n\ntopic: T\n"
        );
        assert_eq!(draft().added_to(old), Ok(new));
    }

    #[test]
    fn lines_end_as_those_of_the_file() {
        let old = "claims:\r\n  - id: a\r\n    about: x\r\n    value: 1\r\n";
        let new = draft().added_to(old).expect("it can be added to");
        assert_eq!(new.matches('\n').count(), new.matches("\r\n").count());
    }

    #[test]
    fn what_leaves_no_line_is_refused() {
        let one_line = "claims: [{id: a, about: x, value: 1}]\n";
        let braces = "sources: {a: A}\nclaims:\n  - {id: a, about: x, value: 1}\n";
        assert_eq!(draft().added_to(one_line), Err(Unfit::InBrackets));
        assert_eq!(draft().added_to(braces), Err(Unfit::InBrackets));
        assert_eq!(draft().added_to("claims:\n  - {id: new, about: x, value: 1}\n"), Err(Unfit::Unreadable));
    }
}
