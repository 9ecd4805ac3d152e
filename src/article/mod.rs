//! Articles: bytes of any of the usual encodings and formats, made into prose that can be read.
//!
//! The room decodes, repairs, leaves markup out, cuts sentences and finds the publication date, and keeps the way back
//! from every byte of prose to the file. It knows nothing of figures or claims: it could serve any reader of news.

mod decode;
mod draft;
mod extract;
mod hidden;
mod html;
mod injected;
mod markdown;
pub(crate) mod marks;
mod published;
mod repair;
mod script;
mod sentence;
mod suppression;
mod text;
mod torn;

use std::borrow::Cow;
use std::cmp::Reverse;
use std::sync::Arc;

use jiff::civil::Date;

pub use decode::ReadError;
pub use suppression::Suppression;

use crate::source::{OffsetMap, Source, Span};
use draft::{Draft, Edit};
use extract::Extract;

/// One input document, ready to be read.
#[derive(Clone, Debug)]
pub struct Article {
    source: Arc<Source>,
    /// None where it is the source's text just as it is.
    prose: Option<String>,
    map: OffsetMap,
    blocks: Vec<Block>,
    sentences: Vec<Sentence>,
    published: Option<Published>,
    faults: Vec<TextFault>,
    suppressions: Vec<Suppression>,
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
    /// In the source's text; empty where the date was given from outside.
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
    /// A number that was pulled apart, read as one.
    Torn,
    /// A foreign line spliced into the prose, read across.
    Injected,
    /// Bidirectional controls and zero-width characters.
    Hidden,
}

/// How an article is marked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Text,
    Markdown,
    Html,
}

/// File name extensions in lower case, and what they stand for.
static EXTENSIONS: &[(&str, Format)] = &[
    ("txt", Format::Text),
    ("text", Format::Text),
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("html", Format::Html),
    ("htm", Format::Html),
    ("xhtml", Format::Html),
];

impl Format {
    /// By the extension of the name, or else by how the text begins.
    #[must_use]
    pub fn of(name: &str, text: &str) -> Self {
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        let known = EXTENSIONS.iter().find(|(known, _)| known.eq_ignore_ascii_case(extension));
        known.map_or_else(|| Self::sniff(text), |(_, format)| *format)
    }

    /// The file name extensions of every format, in lower case.
    pub fn extensions() -> impl Iterator<Item = &'static str> {
        EXTENSIONS.iter().map(|(extension, _)| *extension)
    }

    fn extract(self, text: &str) -> Extract<'_> {
        match self {
            Self::Text => Extract::of_text(text),
            Self::Markdown => markdown::extract(text),
            Self::Html => html::extract(text),
        }
    }

    fn sniff(text: &str) -> Self {
        let begins = |tag: &str| text.trim_start().get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag));
        if begins("<!doctype html") || begins("<html") { Self::Html } else { Self::Text }
    }
}

impl Article {
    /// Reads a file's bytes, in the format its name or its text tells.
    ///
    /// # Errors
    ///
    /// Why the bytes are no text that could be read.
    pub fn read<'b>(name: &str, bytes: impl Into<Cow<'b, [u8]>>) -> Result<Self, ReadError> {
        let source = decode::source(name, bytes.into())?;
        let format = Format::of(name, source.text());
        Ok(Self::of_source(source, format))
    }

    /// Reads a file's bytes in a given format.
    ///
    /// # Errors
    ///
    /// Why the bytes are no text that could be read.
    pub fn read_as(name: &str, bytes: &[u8], format: Format) -> Result<Self, ReadError> {
        Ok(Self::of_source(decode::source(name, bytes.into())?, format))
    }

    /// Reads plain text that is already decoded.
    #[must_use]
    pub fn from_text(name: &str, text: &str) -> Self {
        Self::of_source(Source::new(name, text), Format::Text)
    }

    fn of_source(source: Source, format: Format) -> Self {
        let Extract { mut draft, published, suppressions } = format.extract(source.text());
        let faults = mend(&mut draft);
        if format == Format::Text {
            draft.blocks = text::blocks(&draft.text);
        }
        draft.apply(&text::unwrap_lines(&draft));
        let published = published.or_else(|| {
            let (date, span) = published::in_prose(&draft.text, &draft.blocks)?;
            Some(Published { date, span: draft.map.original(span) })
        });
        let sentences = sentence::sentences(&draft.text, &draft.blocks);
        let Draft { text, map, blocks } = draft;
        let prose = match text {
            Cow::Borrowed(_) => None,
            Cow::Owned(prose) => Some(prose),
        };
        Self { source: Arc::new(source), prose, map, blocks, sentences, published, faults, suppressions }
    }

    /// The same article, published on `date` whatever it says itself. Its own date line remains one.
    #[must_use]
    pub fn with_published(mut self, date: Date) -> Self {
        let span = self.published.map_or_else(Span::default, |published| published.span);
        self.published = Some(Published { date, span });
        self
    }

    /// The same article, published on `date` if it does not say.
    #[must_use]
    pub fn or_published(self, date: Date) -> Self {
        if self.published.is_some() { self } else { self.with_published(date) }
    }

    /// The file as decoded, and the way to its bytes.
    #[must_use]
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }

    /// The text to be read: repaired, without markup.
    #[must_use]
    pub fn prose(&self) -> &str {
        self.prose.as_deref().unwrap_or(self.source.text())
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

    /// The remarks to factlint, in order.
    #[must_use]
    pub fn suppressions(&self) -> &[Suppression] {
        &self.suppressions
    }

    /// Where a span of the prose stands in the source's text.
    #[must_use]
    pub fn in_source(&self, span: Span) -> Span {
        self.map.original(span)
    }
}

/// How often text is repaired: what was misread twice needs two rounds.
const ROUNDS: usize = 2;

/// Repairs a draft, takes hidden characters out of it and reads across spliced lines; tells what was done, in order.
fn mend(draft: &mut Draft<'_>) -> Vec<TextFault> {
    let mut faults = Vec::new();
    for _ in 0..ROUNDS {
        let repairs = repair::repairs(&draft.text);
        if repairs.is_empty() {
            break;
        }
        faults.extend(repaired(draft, &repairs, TextFaultKind::Repaired));
        draft.apply(&repairs);
    }
    let torn = torn::torn(&draft.text);
    faults.extend(repaired(draft, &torn, TextFaultKind::Torn));
    draft.apply(&torn);
    let hidden = hidden::hidden(&draft.text);
    faults.extend(hidden.iter().filter_map(|hidden| {
        let span = draft.map.original(hidden.edit.span);
        Some(TextFault { kind: TextFaultKind::Hidden, span, note: hidden.name.clone()? })
    }));
    draft.apply(&hidden.into_iter().map(|hidden| hidden.edit).collect::<Vec<_>>());

    let splices = injected::splices(&draft.text, &draft.regions());
    for splice in &splices {
        let (span, note) = (draft.map.original(visible(&draft.text, splice.edit.span)), splice.words.clone());
        faults.push(TextFault { kind: TextFaultKind::Injected, span, note });
    }
    draft.apply(&splices.into_iter().map(|splice| splice.edit).collect::<Vec<_>>());
    outermost(faults)
}

/// What repairs of a draft, in order, are to be told as: those that touch, as one.
fn repaired(draft: &Draft<'_>, repairs: &[Edit], kind: TextFaultKind) -> Vec<TextFault> {
    let runs = repairs.chunk_by(|one, next| one.span.end == next.span.start);
    let told = runs.map(|run| {
        let span = run.iter().map(|edit| edit.span).reduce(Span::join).unwrap_or_default();
        let note = run.iter().map(|edit| edit.text.as_str()).collect();
        TextFault { kind, span: draft.map.original(span), note }
    });
    told.collect()
}

/// The part of a span that can be seen: a spliced line is shown where its words begin, not at the break before it.
fn visible(text: &str, span: Span) -> Span {
    let covered = &text[span.range()];
    let start = span.start + (covered.len() - covered.trim_start().len());
    Span::new(start, start + covered.trim().len())
}

/// Faults in order, without those that lie within another; of two on one span, the later.
fn outermost(mut faults: Vec<TextFault>) -> Vec<TextFault> {
    faults.sort_by_key(|fault| (fault.span.start, Reverse(fault.span.end)));
    let mut kept: Vec<TextFault> = Vec::with_capacity(faults.len());
    for fault in faults {
        match kept.last_mut() {
            Some(last) if last.span == fault.span => *last = fault,
            Some(last) if last.span.contains(fault.span) => {}
            _ => kept.push(fault),
        }
    }
    kept
}
