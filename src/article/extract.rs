//! What a format makes of a file before its prose is mended: text with its blocks, and what was set beside it.

use super::draft::Draft;
use super::suppression::{self, Suppression};
use super::text::trimmed;
use super::{Block, BlockKind, Published};
use crate::source::Span;

/// A file without its markup.
#[derive(Clone, Debug, Default)]
pub(super) struct Extract<'t> {
    pub draft: Draft<'t>,
    /// From metadata; the prose is still to be asked.
    pub published: Option<Published>,
    pub suppressions: Vec<Suppression>,
}

impl<'t> Extract<'t> {
    /// Plain text: all of it but the remarks to factlint. Its blocks are found once it is mended.
    pub(super) fn of_text(text: &'t str) -> Self {
        let mut draft = Draft::whole(text);
        let (suppressions, edits) = suppression::in_text(text);
        draft.apply(&edits);
        Self { draft, published: None, suppressions }
    }
}

/// Sets text block by block, with white space made narrow: what HTML and Markdown have in common.
#[derive(Debug)]
pub(super) struct BlockWriter<'t> {
    original: &'t str,
    draft: Draft<'t>,
    /// Where the open block begins in the draft.
    start: usize,
    /// White space that counts only if more text follows in the block.
    gap: Option<Span>,
}

impl<'t> BlockWriter<'t> {
    pub(super) fn new(original: &'t str) -> Self {
        Self { original, draft: Draft::default(), start: 0, gap: None }
    }

    /// The text set so far in the open block.
    pub(super) fn open_text(&self) -> &str {
        &self.draft.text[self.start..]
    }

    /// Takes over a stretch of the original that holds no white space to be narrowed.
    pub(super) fn keep(&mut self, span: Span) {
        self.fill_gap();
        self.draft.keep(self.original, span);
    }

    /// Writes `text` for a stretch of the original.
    pub(super) fn write(&mut self, text: &str, span: Span) {
        self.fill_gap();
        self.draft.write(text, span);
    }

    /// Takes over a stretch of the original, white space narrowed.
    pub(super) fn keep_narrowed(&mut self, span: Span) {
        let text = &self.original[span.range()];
        let mut at = 0;
        while at < text.len() {
            let plain = plain_len(&text.as_bytes()[at..]);
            if plain > 0 {
                self.keep(Span::new(at, at + plain).shifted(span.start));
                at += plain;
            }
            let blank = text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            if blank > 0 {
                self.space(Span::new(at, at + blank).shifted(span.start));
                at += blank;
            }
        }
    }

    /// White space, to be written as one space or line break if more text follows.
    pub(super) fn space(&mut self, span: Span) {
        if !self.open_text().is_empty() {
            self.gap = Some(self.gap.map_or(span, |gap| gap.join(span)));
        }
    }

    fn fill_gap(&mut self) {
        if let Some(gap) = self.gap.take() {
            // A line break is kept as one until foreign lines have been looked for.
            let broken = self.original[gap.range()].contains(['\n', '\r', '<']);
            self.draft.write(if broken { "\n" } else { " " }, gap);
        }
    }

    /// Closes the open block; one without text is none. Tells whether there was one.
    pub(super) fn end_block(&mut self, kind: BlockKind) -> bool {
        self.gap = None;
        let end = self.draft.text.len();
        let span = trimmed(&self.draft.text, Span::new(self.start, end));
        if !span.is_empty() {
            self.draft.blocks.push(Block { span, kind });
        }
        if end > self.start {
            let at = self.draft.map.original(Span::new(end - 1, end)).end;
            self.draft.write("\n", Span::new(at, at));
        }
        self.start = self.draft.text.len();
        !span.is_empty()
    }

    pub(super) fn finish(self) -> Draft<'t> {
        self.draft
    }
}

/// The length of the bytes up to white space that is more than one space between two words.
fn plain_len(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let single = byte == b' ' && at > 0 && bytes.get(at + 1).is_some_and(|next| !next.is_ascii_whitespace());
        if byte.is_ascii_whitespace() && !single {
            break;
        }
        at += 1;
    }
    at
}
