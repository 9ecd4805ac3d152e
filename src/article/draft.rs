//! A text on its way to being prose, and the way back to the source from every byte of it.
//!
//! Each step (markup, repair, spliced lines, hidden characters, line breaks) names the edits it wants; only this
//! module carries them out, so that text, offset map and blocks can never disagree.

use std::borrow::Cow;

use super::Block;
use crate::source::{OffsetMap, Span};

/// A stretch of a draft, and what is to stand in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    pub span: Span,
    pub text: String,
}

impl Edit {
    pub(super) fn remove(span: Span) -> Self {
        Self { span, text: String::new() }
    }

    pub(super) fn replace(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }
}

/// The text so far. Spans of blocks are of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft<'t> {
    /// Borrowed for as long as it is the original just as it is.
    pub text: Cow<'t, str>,
    pub map: OffsetMap,
    pub blocks: Vec<Block>,
}

impl<'t> Draft<'t> {
    /// A text taken over whole.
    pub(super) fn whole(text: &'t str) -> Self {
        Self { text: text.into(), map: OffsetMap::identity(text.len()), blocks: Vec::new() }
    }

    /// The stretches no sentence crosses: the blocks, or all of a text whose blocks are still to be found.
    pub(super) fn regions(&self) -> Vec<Span> {
        if self.blocks.is_empty() {
            return vec![Span::new(0, self.text.len())];
        }
        self.blocks.iter().map(|block| block.span).collect()
    }

    /// Takes over the bytes of `original` that `span` covers.
    pub(super) fn keep(&mut self, original: &str, span: Span) {
        self.text.to_mut().push_str(&original[span.range()]);
        self.map.keep(span.start, span.len());
    }

    /// Writes `text` in place of what `span` covers in the original.
    pub(super) fn write(&mut self, text: &str, span: Span) {
        self.text.to_mut().push_str(text);
        self.map.replace(text.len(), span.start, span.len());
    }

    /// Carries out edits, which are in order and do not overlap.
    pub(super) fn apply(&mut self, edits: &[Edit]) {
        if edits.is_empty() {
            return;
        }
        let mut next = Draft { text: String::with_capacity(self.text.len()).into(), ..Draft::default() };
        let mut at = 0;
        for edit in edits {
            next.take(self, Span::new(at, edit.span.start));
            let original = self.map.original(edit.span);
            next.write(&edit.text, original);
            at = edit.span.end;
        }
        next.take(self, Span::new(at, self.text.len()));
        next.blocks = moved(&self.blocks, edits);
        *self = next;
    }

    fn take(&mut self, from: &Draft<'_>, span: Span) {
        self.text.to_mut().push_str(&from.text[span.range()]);
        self.map.keep_through(&from.map, span);
    }
}

/// The blocks where they stand after the edits. Both lists are in order.
fn moved(blocks: &[Block], edits: &[Edit]) -> Vec<Block> {
    let mut shift = Shift { edits, grown: 0, shrunk: 0 };
    let mut place = |block: &Block| {
        let start = shift.to(block.span.start);
        let end = shift.to(block.span.end).max(start);
        Block { span: Span::new(start, end), kind: block.kind }
    };
    blocks.iter().map(&mut place).collect()
}

/// How far the edits before a place, asked for in order, have moved it.
struct Shift<'e> {
    edits: &'e [Edit],
    grown: usize,
    shrunk: usize,
}

impl Shift<'_> {
    fn to(&mut self, offset: usize) -> usize {
        while let Some((edit, rest)) = self.edits.split_first()
            && edit.span.end <= offset
        {
            self.grown += edit.text.len();
            self.shrunk += edit.span.len();
            self.edits = rest;
        }
        // A place inside an edit falls to where the edit begins.
        let offset = self.edits.first().map_or(offset, |edit| offset.min(edit.span.start));
        offset + self.grown - self.shrunk
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::BlockKind;

    #[test]
    fn edits_move_text_map_and_blocks_together() {
        let mut draft = Draft::whole("ab cd ef");
        let block = |start, end| Block { span: Span::new(start, end), kind: BlockKind::Paragraph };
        draft.blocks = vec![block(0, 2), block(3, 8)];
        draft.apply(&[Edit::remove(Span::new(0, 1)), Edit::replace(Span::new(4, 5), "xyz")]);
        assert_eq!(draft.text, "b cxyz ef");
        assert_eq!(draft.blocks, [block(0, 1), block(2, 9)]);
        assert_eq!(draft.map.original(Span::new(3, 6)), Span::new(4, 5));
        draft.apply(&[Edit::remove(Span::new(1, 2))]);
        assert_eq!(draft.text, "bcxyz ef");
        assert_eq!(draft.map.original(Span::new(2, 5)), Span::new(4, 5));
        assert_eq!(draft.map.original(Span::new(0, 2)), Span::new(1, 4));
    }
}
