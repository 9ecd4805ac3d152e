//! The outline of a YAML text: every list, mapping and scalar with the bytes it stands in.
//!
//! This is the guard. It reads events, so it is linear and bounded in depth whatever the bytes are, and it refuses
//! what a claims file has no use for (anchors, aliases, merge keys, tags, several documents) before any value is built.

use granit_parser::{Event, Options, Parser, ScalarStyle, Span as Marks, options};

use super::Spanned;
use super::fault::FaultList;
use super::syntax;
use crate::limit::CLAIMS_DEPTH;
use crate::source::Span;

/// The key that YAML merges by.
pub(super) const MERGE: &str = "<<";

/// One value of the file and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub span: Span,
    pub kind: NodeKind,
}

#[derive(Clone, Debug)]
pub(super) enum NodeKind {
    /// A scalar; `plain` when it stands there without quotes.
    Text {
        text: String,
        plain: bool,
    },
    /// A key without a value, `~` or `null`.
    Nothing,
    List(Vec<Node>),
    Mapping(Vec<Entry>),
    /// An alias, refused already: what would stand here is not known.
    Refused,
}

/// A key and its value.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub key: Spanned<String>,
    pub value: Node,
}

/// What the guard made of a file.
#[derive(Debug)]
pub(super) struct Outline {
    /// None for a file without any value.
    pub root: Option<Node>,
    /// What it refused. The outline is whole nevertheless, so that the rest can be looked at.
    pub refused: FaultList,
}

/// Reads the outline, or says at which place the text stops being YAML.
pub(super) fn outline(text: &str) -> Result<Outline, FaultList> {
    let mut builder = Builder::new(text);
    for event in Parser::new_from_str_with_options(text, limits()) {
        match event {
            Ok((event, marks)) => builder.take(&event, &marks),
            Err(error) => return Err(syntax::fault(text, &error, builder.last, builder.innermost_bracket()).into()),
        }
        if builder.documents > 1 || builder.refused.is_full() {
            break;
        }
    }
    Ok(Outline { root: builder.root, refused: builder.refused })
}

fn limits() -> Options {
    options! {
        emit_comments: false,
        emit_anchor_events: true,
        emit_unresolved_aliases: true,
        disallow_directives: true,
        flow_nesting_limit: CLAIMS_DEPTH.most,
        block_nesting_limit: CLAIMS_DEPTH.most,
    }
}

/// A list or mapping whose end has not been seen.
enum Open {
    List { start: Span, items: Vec<Node> },
    Mapping { start: Span, entries: Vec<Entry>, key: Option<Key> },
}

enum Key {
    Named(Spanned<String>),
    /// Brings keys from elsewhere; which, is not looked at.
    Merge(Span),
    /// A key that is no scalar: its value is read over.
    Refused,
}

struct Builder<'t> {
    text: &'t str,
    open: Vec<Open>,
    root: Option<Node>,
    refused: FaultList,
    documents: usize,
    /// Where the last event ended.
    last: usize,
}

impl<'t> Builder<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, open: Vec::new(), root: None, refused: FaultList::default(), documents: 0, last: 0 }
    }

    fn take(&mut self, event: &Event<'_>, marks: &Marks) {
        let span = self.span(marks);
        self.refuse(event, marks, span);
        match event {
            Event::Scalar(value, style, ..) => self.scalar(value, *style, span),
            Event::Alias(_) | Event::UnresolvedAlias(_) => self.place(Node { span, kind: NodeKind::Refused }),
            Event::SequenceStart(..) => self.open.push(Open::List { start: span, items: Vec::new() }),
            Event::MappingStart(..) => self.open.push(Open::Mapping { start: span, entries: Vec::new(), key: None }),
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            _ => {}
        }
        self.last = self.last.max(span.end);
    }

    fn span(&self, marks: &Marks) -> Span {
        let range = marks.byte_range().unwrap_or(self.last..self.last);
        Span::new(range.start, range.end.max(range.start))
    }

    /// What may not stand in a claims file, though YAML has it.
    fn refuse(&mut self, event: &Event<'_>, marks: &Marks, span: Span) {
        if let Some(tag) = marks.tag_span() {
            self.refused.push(syntax::tag(self.span(&tag)));
        }
        match event {
            Event::Anchor(..) => self.refused.push(syntax::anchor(span)),
            Event::Alias(_) | Event::UnresolvedAlias(_) => self.refused.push(syntax::alias(span)),
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.refused.push(syntax::second_document(syntax::visible(self.text, span)));
                }
            }
            _ => {}
        }
    }

    fn scalar(&mut self, value: &str, style: ScalarStyle, span: Span) {
        let plain = style == ScalarStyle::Plain;
        if plain && (span.is_empty() || is_null(value)) {
            let span = if span.is_empty() { syntax::visible(self.text, span) } else { span };
            return self.place(Node { span, kind: NodeKind::Nothing });
        }
        let trimmed = self.text.get(span.range()).map_or(span.len(), |raw| raw.trim_end().len());
        let span = Span::new(span.start, span.start + trimmed);
        self.place(Node { span, kind: NodeKind::Text { text: value.to_owned(), plain } });
    }

    /// Puts a finished node where it belongs: into the innermost open list or mapping, or at the root.
    fn place(&mut self, node: Node) {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Mapping { entries, key, .. }) => match key.take() {
                Some(Key::Named(key)) => entries.push(Entry { key, value: node }),
                Some(Key::Merge(span)) => entries.push(merged(span)),
                Some(Key::Refused) => {}
                None => *key = Some(key_of(node, &mut self.refused)),
            },
        }
    }

    fn close(&mut self, end: Span) {
        let Some(open) = self.open.pop() else { return };
        let node = match open {
            Open::List { start, items } => {
                let last = items.last().map(|node| node.span);
                Node { span: extent(start, last, end), kind: NodeKind::List(items) }
            }
            Open::Mapping { start, entries, .. } => {
                let last = entries.last().map(|entry| entry.key.span.join(entry.value.span));
                Node { span: extent(start, last, end), kind: NodeKind::Mapping(entries) }
            }
        };
        self.place(node);
    }

    /// The bracket that is open where an error struck.
    fn innermost_bracket(&self) -> Option<Span> {
        self.open.iter().rev().find_map(|open| match open {
            Open::List { start, .. } | Open::Mapping { start, .. } => (!start.is_empty()).then_some(*start),
        })
    }
}

/// From the opening bracket to the closing one; of a block, from its first key or item to the end of its last.
fn extent(start: Span, last: Option<Span>, end: Span) -> Span {
    match last {
        _ if !start.is_empty() => start.join(end),
        Some(last) => Span::new(start.start, last.end.max(start.start)),
        None => start,
    }
}

fn key_of(node: Node, refused: &mut FaultList) -> Key {
    match node.kind {
        NodeKind::Text { text, plain } if plain && text == MERGE => {
            refused.push(syntax::merge_key(node.span));
            Key::Merge(node.span)
        }
        NodeKind::Text { text, .. } => Key::Named(Spanned { value: text, span: node.span }),
        NodeKind::Refused => Key::Refused,
        NodeKind::Nothing | NodeKind::List(_) | NodeKind::Mapping(_) => {
            refused.push(syntax::odd_key(node.span));
            Key::Refused
        }
    }
}

/// What remains of a merge: its key, so that the keys it brings are not missed.
fn merged(span: Span) -> Entry {
    Entry { key: Spanned { value: MERGE.to_owned(), span }, value: Node { span, kind: NodeKind::Refused } }
}

fn is_null(plain: &str) -> bool {
    matches!(plain, "" | "~" | "null" | "Null" | "NULL")
}
