//! Markdown: headings, paragraphs, list items, quotations and table cells as blocks; code, pictures, comments and the
//! targets of links left out; the date of front matter read.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::extract::{BlockWriter, Extract};
use super::suppression::in_html_comment;
use super::{BlockKind, Published, html, published};
use crate::source::Span;

/// Mathematics stays off: it would take the two dollars of "$5 to $10" for its own.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_YAML_STYLE_METADATA_BLOCKS)
    .union(Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS);

pub(super) fn extract(text: &str) -> Extract<'_> {
    let mut reader = Reader { text, writer: BlockWriter::new(text), out: Extract::default(), silent: 0 };
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        reader.take(event, range);
    }
    reader.writer.end_block(BlockKind::Paragraph);
    Extract { draft: reader.writer.finish(), ..reader.out }
}

struct Reader<'t> {
    text: &'t str,
    writer: BlockWriter<'t>,
    out: Extract<'t>,
    /// How many elements are open whose text is not read.
    silent: usize,
}

impl Reader<'_> {
    fn take(&mut self, event: Event, range: Range<usize>) {
        let span = Span::new(range.start, range.end);
        match event {
            Event::Start(tag) => self.open(&tag, span),
            Event::End(tag) => self.close(tag),
            Event::InlineHtml(tag) => self.inline_html(&tag, span),
            _ if self.silent > 0 => {}
            Event::Text(text) => self.set(&text, span),
            Event::Code(code) => self.set_code(&code, span),
            Event::SoftBreak | Event::HardBreak => self.writer.space(span),
            Event::Rule => {
                self.writer.end_block(BlockKind::Paragraph);
            }
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag, span: Span) {
        if let Tag::HtmlBlock = tag {
            self.html_block(span);
        }
        if let Tag::MetadataBlock(_) = tag {
            self.front_matter(span);
        }
        if is_silent(tag.to_end()) {
            self.silent += 1;
        }
        if is_block(tag.to_end()) {
            self.writer.end_block(BlockKind::Paragraph);
        }
    }

    fn close(&mut self, tag: TagEnd) {
        if is_silent(tag) {
            self.silent = self.silent.saturating_sub(1);
        }
        if is_block(tag) {
            let heading = matches!(tag, TagEnd::Heading(_));
            self.writer.end_block(if heading { BlockKind::Heading } else { BlockKind::Paragraph });
        }
    }

    fn set(&mut self, text: &str, span: Span) {
        if &self.text[span.range()] == text {
            self.writer.keep(span);
        } else {
            self.writer.write(text, span);
        }
    }

    /// Code within a sentence is a name in it; its marks are not.
    fn set_code(&mut self, code: &str, span: Span) {
        match self.text[span.range()].find(code) {
            Some(at) => self.writer.keep(Span::new(at, at + code.len()).shifted(span.start)),
            None => self.writer.write(code, span),
        }
    }

    fn inline_html(&mut self, tag: &str, span: Span) {
        self.out.suppressions.extend(in_html_comment(tag, span));
        if tag.get(..3).is_some_and(|head| head.eq_ignore_ascii_case("<br")) {
            self.writer.space(span);
        }
    }

    fn html_block(&mut self, span: Span) {
        self.writer.end_block(BlockKind::Paragraph);
        html::read_block(self.text, span, &mut self.writer, &mut self.out.suppressions);
    }

    fn front_matter(&mut self, span: Span) {
        let stated = published::in_front_matter(&self.text[span.range()]);
        let stated = stated.map(|(date, at)| Published { date, span: at.shifted(span.start) });
        self.out.published = self.out.published.or(stated);
    }
}

fn is_silent(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Image | TagEnd::MetadataBlock(_))
}

/// Whether text before and after a tag belongs to different blocks.
fn is_block(tag: TagEnd) -> bool {
    !matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}
