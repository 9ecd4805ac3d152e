//! Articles: bytes of any of the usual encodings and formats, made into prose that can be read.
//!
//! The room decodes, repairs, leaves markup out, cuts sentences and finds the publication date, and keeps the way back
//! from every byte of prose to the file. It knows nothing of figures or claims: it could serve any reader of news.

use std::sync::Arc;

use jiff::civil::Date;

use crate::source::{OffsetMap, Source, Span};

/// One input document, ready to be read.
#[derive(Clone, Debug)]
pub struct Article {
    source: Arc<Source>,
    prose: String,
    map: OffsetMap,
    blocks: Vec<Block>,
    sentences: Vec<Sentence>,
    published: Option<Published>,
    faults: Vec<TextFault>,
}

/// A paragraph, heading, caption, table cell or list item: text that no sentence crosses. Spans are of the prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    pub span: Span,
    pub kind: BlockKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    Paragraph,
    Heading,
    Caption,
}

/// A sentence of the prose and the block it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub span: Span,
    /// Index into the article's blocks.
    pub block: usize,
}

/// When the article says it was published, and where it says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    pub date: Date,
    /// In the source's text.
    pub span: Span,
}

/// Something done to the text, or seen in it, that the reader of a report must know of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextFault {
    pub kind: TextFaultKind,
    /// In the source's text.
    pub span: Span,
    /// What it reads as once mended, or what it is called: `“` or `U+202E right-to-left override`.
    pub note: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextFaultKind {
    /// Mojibake that was undone.
    Repaired,
    /// A foreign line spliced into the prose, read across.
    Injected,
    /// Bidirectional controls and zero-width characters.
    Hidden,
}

impl Article {
    /// The file as decoded, and the way to its bytes.
    #[must_use]
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }

    /// The text to be read: repaired, without markup.
    #[must_use]
    pub fn prose(&self) -> &str {
        &self.prose
    }

    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    #[must_use]
    pub fn published(&self) -> Option<Published> {
        self.published
    }

    #[must_use]
    pub fn faults(&self) -> &[TextFault] {
        &self.faults
    }

    /// Where a span of the prose stands in the source's text.
    #[must_use]
    pub fn in_source(&self, span: Span) -> Span {
        self.map.original(span)
    }
}
