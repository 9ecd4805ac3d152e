//! The lines of a source that a diagnostic shows, cropped and safe, in the form miette reads them.
//!
//! miette shows whole lines, counts columns in bytes and scans a source from its start for every label. A snippet holds
//! only what is to be seen, in an offset space of its own, and remembers the true line and column of each label.

use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use crate::report::layout::{Crop, Room, crop, width, wrap};
use crate::report::sanitize::one_line;
use crate::source::{Position, Source, Span};

/// Kept between the lines of a snippet, so that no label of one can touch the next.
const GAP: usize = 2;

/// What miette draws between caret and label: `╰── `.
const CARET_TO_LABEL: usize = 4;

/// The widest a label gets before it is broken into lines.
const LABEL_WIDTH: usize = 44;

/// The narrowest a label is broken to.
const LABEL_LEAST: usize = 16;

/// A place to be marked, and what is said under it.
#[derive(Clone, Debug)]
pub(super) struct Mark<'a> {
    pub span: Span,
    pub text: &'a str,
    pub primary: bool,
}

/// How snippets are to be cut.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// Columns of the terminal.
    pub columns: usize,
    pub ellipsis: &'static str,
}

/// Cropped lines of one source, and the labels on them.
#[derive(Debug)]
pub(super) struct Snippet {
    name: String,
    lines: Vec<Line>,
    pub labels: Vec<LabeledSpan>,
}

#[derive(Debug)]
struct Line {
    /// Where the line begins in the snippet's own offsets.
    start: usize,
    text: String,
    /// Start of each label in the snippet's own offsets, and where it truly stands.
    places: Vec<(usize, Position)>,
}

impl Snippet {
    /// The lines of `source` the marks stand on. A mark that overlaps the one before it is left out.
    pub(super) fn new(source: &Source, name: String, marks: &[Mark<'_>], frame: Frame) -> Self {
        let mut snippet = Self { name, lines: Vec::new(), labels: Vec::new() };
        for group in grouped(source, apart(marks), frame) {
            snippet.add_line(source, &group, frame);
        }
        snippet
    }

    fn add_line(&mut self, source: &Source, marks: &[Mark<'_>], frame: Frame) {
        let spans: Vec<_> = marks.iter().map(|mark| mark.span).collect();
        let crop = crop(source, &spans, room(source, marks, frame), frame.ellipsis);
        let start = self.lines.last().map_or(0, |line| line.start + line.text.len() + GAP);
        let mut places = Vec::with_capacity(marks.len());
        for (mark, place) in marks.iter().zip(&crop.spans) {
            let at = width(crop.text.get(..place.start).unwrap_or_default());
            let marked = width(crop.text.get(place.clone()).unwrap_or_default());
            let free = text_width(source, marks, frame).saturating_sub(at + marked / 2 + CARET_TO_LABEL);
            let label = wrapped(mark.text, free.clamp(LABEL_LEAST, LABEL_WIDTH));
            self.labels.push(labelled(label, start + place.start, place.len(), mark.primary));
            places.push((start + place.start, source.position(mark.span.start)));
        }
        self.lines.push(Line { start, text: with_caret_room(crop), places });
    }
}

/// The text of a crop; with a blank at its end where an empty label, or the line being empty, needs one to stand on.
fn with_caret_room(crop: Crop) -> String {
    let end = crop.text.len();
    let needed = end == 0 || crop.spans.iter().any(|span| span.is_empty() && span.start == end);
    if needed { crop.text + " " } else { crop.text }
}

fn labelled(text: Option<String>, offset: usize, len: usize, primary: bool) -> LabeledSpan {
    let span = SourceSpan::new(offset.into(), len);
    if primary { LabeledSpan::new_primary_with_span(text, span) } else { LabeledSpan::new_with_span(text, span) }
}

fn wrapped(text: &str, columns: usize) -> Option<String> {
    let text = one_line(text);
    (!text.is_empty()).then(|| wrap(&text, columns, "", ""))
}

/// The marks in order, without those that overlap an earlier one; of two that do, the primary one stays.
fn apart<'a>(marks: &[Mark<'a>]) -> Vec<Mark<'a>> {
    let mut sorted = marks.to_vec();
    sorted.sort_by_key(|mark| (mark.span, !mark.primary));
    let mut kept: Vec<Mark<'a>> = Vec::with_capacity(sorted.len());
    for mark in sorted {
        match kept.last_mut() {
            Some(last) if mark.span.start < last.span.end || mark.span == last.span => {
                if mark.primary {
                    *last = mark;
                }
            }
            _ => kept.push(mark),
        }
    }
    kept
}

/// The marks that can be shown together in one line of the snippet.
fn grouped<'a>(source: &Source, marks: Vec<Mark<'a>>, frame: Frame) -> Vec<Vec<Mark<'a>>> {
    let mut groups: Vec<Vec<Mark<'a>>> = Vec::new();
    for mark in marks {
        match groups.last_mut() {
            Some(group) if fits(source, group, &mark, frame) => group.push(mark),
            _ => groups.push(vec![mark]),
        }
    }
    groups
}

fn fits(source: &Source, group: &[Mark<'_>], mark: &Mark<'_>, frame: Frame) -> bool {
    let first = group[0].span;
    let together = first.join(mark.span);
    // Bytes are an upper bound of columns that costs nothing; a wide character has three for its two.
    together.len() <= frame.columns / 2 && source.line_span(first.start) == source.line_span(mark.span.start)
}

/// The columns there are for text: the frame without line number, bars and the blank at the end.
fn text_width(source: &Source, marks: &[Mark<'_>], frame: Frame) -> usize {
    let line = marks.last().map_or(1, |mark| source.position(mark.span.start).line.get());
    frame.columns.saturating_sub(line.to_string().len() + 6)
}

fn room(source: &Source, marks: &[Mark<'_>], frame: Frame) -> Room {
    let columns = text_width(source, marks, frame);
    let label = marks.iter().map(|mark| width(mark.text).min(LABEL_WIDTH)).max().unwrap_or(0);
    let caret = marks
        .first()
        .zip(marks.last())
        .map_or(0, |(first, last)| last.span.start.saturating_sub(first.span.start) + last.span.len().min(columns) / 2);
    let before = columns.saturating_sub(label + CARET_TO_LABEL + caret + 1);
    Room { width: columns, before: before.max(columns / 4) }
}

impl SourceCode for Snippet {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        _before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let end = span.offset() + span.len();
        let holds = |line: &&Line| line.start <= span.offset() && end <= line.start + line.text.len();
        let line = self.lines.iter().find(holds).ok_or(MietteError::OutOfBounds)?;
        let at = line.places.iter().rfind(|(start, _)| *start <= span.offset()).or(line.places.first());
        let (_, at) = at.ok_or(MietteError::OutOfBounds)?;
        let whole = SourceSpan::new(line.start.into(), line.text.len());
        let (number, column) = (at.line.get() - 1, at.column.get() - 1);
        let contents = MietteSpanContents::new_named(self.name.clone(), line.text.as_bytes(), whole, number, column, 1);
        Ok(Box::new(contents))
    }
}
