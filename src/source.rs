//! A text with a name, and places in it.
//!
//! Every other room points into texts; this one alone knows how an offset becomes a line and a column, and how an
//! offset in decoded text becomes a byte of the file as it lies on disk. It knows nothing of articles or claims.

use std::fmt;
use std::num::NonZeroUsize;
use std::ops::Range;

/// A byte range of some UTF-8 text, end exclusive. Which text is said by whoever hands the span out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "a span runs forwards");
        Self { start, end }
    }

    #[must_use]
    pub fn len(self) -> usize {
        self.end - self.start
    }

    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Whether `other` lies wholly inside this span.
    #[must_use]
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn join(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The same span of a text that begins `by` bytes earlier.
    #[must_use]
    pub fn shifted(self, by: usize) -> Span {
        Span::new(self.start + by, self.end + by)
    }
}

/// A line or column as people count them: from one. The type makes an off-by-one report impossible to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OneIndexed(NonZeroUsize);

impl OneIndexed {
    /// The one-indexed number of what stands at `index`, counted from zero.
    #[must_use]
    pub fn from_zero_indexed(index: usize) -> Self {
        Self(NonZeroUsize::MIN.saturating_add(index))
    }

    #[must_use]
    pub fn get(self) -> usize {
        self.0.get()
    }
}

impl fmt::Display for OneIndexed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Where a byte stands for a person: its line, and its column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    pub line: OneIndexed,
    pub column: OneIndexed,
}

/// A named text: what a file says once decoded, and the way back to the file's own bytes.
///
/// ```
/// use factlint::source::{Source, Span};
///
/// let source = Source::new("visit.txt", "Lee arrived\non Sunday.\n");
/// let sunday = Span::new(15, 21);
/// assert_eq!(source.slice(sunday), "Sunday");
/// let position = source.position(sunday.start);
/// assert_eq!((position.line.get(), position.column.get()), (2, 4));
/// assert_eq!(source.on_disk(sunday), sunday);
/// ```
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    text: String,
    line_starts: Vec<usize>,
    /// How many characters begin before each multiple of [`STRIDE`], so that a column far into a line costs no more
    /// than one near its start.
    characters: Vec<usize>,
    disk: OffsetMap,
}

/// The bytes between two counts of characters.
const STRIDE: usize = 128;

impl Source {
    /// A source whose text is, byte for byte, what lies on disk.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let disk = OffsetMap::identity(text.len());
        Self::decoded(name, text, disk)
    }

    /// A source whose text was decoded; `disk` leads from the text's offsets to the file's.
    #[must_use]
    pub fn decoded(name: impl Into<String>, text: impl Into<String>, disk: OffsetMap) -> Self {
        let text = text.into();
        let line_starts = line_starts(&text);
        let characters = character_counts(&text);
        Self { name: name.into(), text, line_starts, characters, disk }
    }

    /// The name the source goes by in reports: a path as the user gave it, or `<stdin>`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text a span covers. A span that cuts a character or runs past the end gives what of it is whole.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        let start = self.text.floor_char_boundary(span.start.min(self.text.len()));
        let end = self.text.floor_char_boundary(span.end.min(self.text.len()).max(start));
        &self.text[start..end]
    }

    /// Line and column of a byte offset; past the end of the text, where the text ends.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.text.floor_char_boundary(offset.min(self.text.len()));
        let line = self.line_starts.partition_point(|&start| start <= offset) - 1;
        let column = self.characters_between(self.line_starts[line], offset);
        Position { line: OneIndexed::from_zero_indexed(line), column: OneIndexed::from_zero_indexed(column) }
    }

    /// How many characters begin between two places, the first at the beginning of one.
    fn characters_between(&self, start: usize, end: usize) -> usize {
        if end - start < STRIDE {
            return beginnings(&self.text.as_bytes()[start..end]);
        }
        self.characters_before(end) - self.characters_before(start)
    }

    /// How many characters begin before `offset`.
    fn characters_before(&self, offset: usize) -> usize {
        let counted = offset / STRIDE;
        self.characters[counted] + beginnings(&self.text.as_bytes()[counted * STRIDE..offset])
    }

    /// The span of the line that holds `offset`, without its line break.
    #[must_use]
    pub fn line_span(&self, offset: usize) -> Span {
        let line = self.line_starts.partition_point(|&start| start <= offset.min(self.text.len())) - 1;
        let start = self.line_starts[line];
        let end = self.line_starts.get(line + 1).copied().unwrap_or(self.text.len());
        Span::new(start, start + self.text[start..end].trim_end_matches(['\n', '\r']).len())
    }

    /// The same place in the file as it lies on disk, in bytes.
    #[must_use]
    pub fn on_disk(&self, span: Span) -> Span {
        self.disk.original(span)
    }
}

/// Line breaks are `\n`, `\r\n` and a lone `\r`, as editors count them.
fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let ends = memchr::memchr2_iter(b'\n', b'\r', bytes);
    let own = ends.filter(|&at| bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'));
    std::iter::once(0).chain(own.map(|at| at + 1)).collect()
}

/// The count at every multiple of [`STRIDE`], the first being none at the start.
fn character_counts(text: &str) -> Vec<usize> {
    let mut counts = vec![0];
    let mut count = 0;
    for chunk in text.as_bytes().chunks_exact(STRIDE) {
        count += beginnings(chunk);
        counts.push(count);
    }
    counts
}

/// How many characters begin in a stretch of UTF-8, which may cut some.
fn beginnings(bytes: &[u8]) -> usize {
    bytes.chunks(STRIDE).map(|chunk| usize::from(beginnings_in_chunk(chunk))).sum()
}

/// The same of at most [`STRIDE`] bytes, which a byte can count: many at a time.
fn beginnings_in_chunk(bytes: &[u8]) -> u8 {
    bytes.iter().map(|&byte| u8::from(byte & 0b1100_0000 != 0b1000_0000)).sum()
}

/// Where each stretch of a derived text came from in the text it was made of.
///
/// A derived text is the original with stretches left out (markup, spliced lines) or replaced (repaired or decoded
/// characters). Stretches taken over unchanged map byte by byte; a replaced stretch maps only as a whole, so that a
/// span can never point into half of a repaired character.
///
/// ```
/// use factlint::source::{OffsetMap, Span};
///
/// let mut map = OffsetMap::default();
/// map.keep(0, 4);          // "some" as it stood
/// map.replace(1, 9, 6);    // one byte, written as six at offset 9
/// assert_eq!(map.original(Span::new(0, 4)), Span::new(0, 4));
/// assert_eq!(map.original(Span::new(4, 5)), Span::new(9, 15));
/// assert_eq!(map.original(Span::new(2, 5)), Span::new(2, 15));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetMap {
    stretches: Vec<Stretch>,
}

/// A run of characters (or of replaced pieces) that all have one size in the derived text and one in the original.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stretch {
    derived: usize,
    derived_len: usize,
    original: usize,
    original_len: usize,
    /// The sizes of one piece; a span takes pieces whole.
    piece: (usize, usize),
}

impl Stretch {
    fn derived_end(&self) -> usize {
        self.derived + self.derived_len
    }

    fn start_of(&self, offset: usize) -> usize {
        self.original + (offset - self.derived) / self.piece.0 * self.piece.1
    }

    fn end_of(&self, offset: usize) -> usize {
        self.original + (offset - self.derived).div_ceil(self.piece.0) * self.piece.1
    }
}

impl OffsetMap {
    /// The map of a text taken over whole.
    #[must_use]
    pub fn identity(len: usize) -> Self {
        let mut map = Self::default();
        map.keep(0, len);
        map
    }

    /// The length of the derived text so far.
    #[must_use]
    pub fn derived_len(&self) -> usize {
        self.stretches.last().map_or(0, Stretch::derived_end)
    }

    /// Takes over `len` bytes that stand at `original`, unchanged.
    pub fn keep(&mut self, original: usize, len: usize) {
        self.push(len, original, len, (1, 1));
    }

    /// Writes `derived_len` bytes in place of the `original_len` bytes that stand at `original`.
    pub fn replace(&mut self, derived_len: usize, original: usize, original_len: usize) {
        self.push(derived_len, original, original_len, (derived_len, original_len));
    }

    /// Takes over `span` of a text that itself was derived, with `inner` the way back from it.
    pub fn keep_through(&mut self, inner: &OffsetMap, span: Span) {
        let first = inner.stretches.partition_point(|stretch| stretch.derived_end() <= span.start);
        for stretch in inner.stretches.iter().skip(first).take_while(|stretch| stretch.derived < span.end) {
            let (start, end) = (span.start.max(stretch.derived), span.end.min(stretch.derived_end()));
            let (from, to) = (stretch.start_of(start), stretch.end_of(end));
            let whole =
                (end - start) % stretch.piece.0 == 0 && (end - start) / stretch.piece.0 * stretch.piece.1 == to - from;
            let piece = if whole { stretch.piece } else { (end - start, to - from) };
            self.push(end - start, from, to - from, piece);
        }
    }

    /// Appends pieces, to the last stretch where they go on from it.
    fn push(&mut self, derived_len: usize, original: usize, original_len: usize, piece: (usize, usize)) {
        if derived_len == 0 {
            return;
        }
        let derived = self.derived_len();
        if let Some(last) = self.stretches.last_mut()
            && last.piece == piece
            && last.original + last.original_len == original
        {
            last.derived_len += derived_len;
            last.original_len += original_len;
            return;
        }
        self.stretches.push(Stretch { derived, derived_len, original, original_len, piece });
    }

    /// Where a span of the derived text stands in the original. An empty map answers with the span itself.
    #[must_use]
    pub fn original(&self, span: Span) -> Span {
        let start = self.stretch_at(span.start).map_or(span.start, |s| s.start_of(span.start.min(s.derived_end())));
        if span.is_empty() {
            return Span::new(start, start);
        }
        let end = self.stretch_at(span.end - 1).map_or(span.end, |s| s.end_of(span.end.min(s.derived_end())));
        Span::new(start.min(end), end)
    }

    fn stretch_at(&self, offset: usize) -> Option<&Stretch> {
        let after = self.stretches.partition_point(|stretch| stretch.derived <= offset);
        self.stretches.get(after.checked_sub(1)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let source = Source::new("a", "한국 14건\r\n둘째");
        assert_eq!(source.position("한국 ".len()).column.get(), 4);
        assert_eq!(source.position("한국 14건\r\n".len()).line.get(), 2);
        assert_eq!(source.slice(source.line_span(0)), "한국 14건");
    }

    #[test]
    fn a_column_far_into_a_line_is_counted_exactly() {
        let text = "첫 줄\n".to_owned() + &"한a".repeat(3000) + "\n끝";
        let source = Source::new("a", text.clone());
        for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let line_start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
            let column = text[line_start..offset].chars().count() + 1;
            assert_eq!(source.position(offset).column.get(), column);
        }
    }

    #[test]
    fn a_lone_carriage_return_ends_a_line() {
        let source = Source::new("a", "one\rtwo");
        assert_eq!(source.position(4).line.get(), 2);
    }

    #[test]
    fn an_offset_past_the_end_is_where_the_text_ends() {
        let source = Source::new("a", "ab");
        assert_eq!(source.position(99).column.get(), 3);
        assert_eq!(source.slice(Span::new(1, 99)), "b");
    }

    #[test]
    fn a_span_across_a_gap_covers_what_was_left_out() {
        let mut map = OffsetMap::default();
        map.keep(0, 3);
        map.keep(10, 3);
        assert_eq!(map.original(Span::new(1, 5)), Span::new(1, 12));
        assert_eq!(map.original(Span::new(0, 3)), Span::new(0, 3));
        assert_eq!(map.original(Span::new(3, 6)), Span::new(10, 13));
    }
}
