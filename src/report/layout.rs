//! Text fitted into columns: cropped, cut, padded, wrapped.
//!
//! Articles are pasted from everywhere, and a paragraph is often one line of a thousand characters. The cost of a crop is
//! that of what is shown, never that of the line. What comes out of it is safe to print.

use std::ops::Range;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::sanitize::{Shown, shown};
use crate::source::{Source, Span};

/// How far a cut may move so as not to fall inside a word, in columns.
const WORD: usize = 12;

/// How many characters are looked at for each column to be filled: many characters can share one.
const CROWD: usize = 4;

/// A stretch of a line, as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Crop {
    pub text: String,
    /// Where each of the spans asked for came to stand in `text`, in bytes.
    pub spans: Vec<Range<usize>>,
}

/// The room there is for a crop, in columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    pub width: usize,
    /// How many columns may stand before the spans, however long the line.
    pub before: usize,
}

/// Columns a text takes.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

fn char_width(character: char) -> usize {
    character.width().unwrap_or(0)
}

/// The stretch of `source` around `spans` that fits `room`. The spans are in order, do not overlap and ought to fit;
/// where they do not, the last ones are cut short. A line break inside them is shown as a space.
pub(super) fn crop(source: &Source, spans: &[Span], room: Room, ellipsis: &str) -> Crop {
    let (Some(first), Some(last)) = (spans.first(), spans.last()) else {
        return Crop { text: String::new(), spans: Vec::new() };
    };
    let head = Span::new(source.line_span(first.start).start.min(first.start), first.start);
    let tail = Span::new(last.end, source.line_span(last.end).end.max(last.end));
    let core = width_of(source, first.join(*last), room.width);
    let around = Around { head: source.slice(head), tail: source.slice(tail) };
    let (before, after) = around.share(core, room, width(ellipsis));
    let head = around.cut_head(before, ellipsis);
    // What a cut between words left unused goes to the tail.
    let unused = before.saturating_sub(width(&head).saturating_sub(width(ellipsis)));
    let tail = around.cut_tail(after + unused, ellipsis);
    build(source, spans, (&head, &tail), room.width, ellipsis)
}

/// The columns a span takes when shown, counted no further than `limit`.
fn width_of(source: &Source, span: Span, limit: usize) -> usize {
    measure(source.slice(span).chars(), limit)
}

fn measure(characters: impl Iterator<Item = char>, limit: usize) -> usize {
    let mut columns = 0;
    for character in characters.filter_map(visible).take(limit * CROWD) {
        columns += char_width(character);
        if columns >= limit {
            break;
        }
    }
    columns
}

fn visible(character: char) -> Option<char> {
    match shown(character) {
        Shown::As(seen) => Some(seen),
        Shown::Nothing => None,
    }
}

/// What stands on the line before and after the spans.
struct Around<'a> {
    head: &'a str,
    tail: &'a str,
}

impl Around<'_> {
    /// How many columns of head and tail are shown.
    fn share(&self, core: usize, room: Room, ellipsis: usize) -> (usize, usize) {
        let head = measure(self.head.chars().rev(), room.width + 1);
        let tail = measure(self.tail.chars(), room.width + 1);
        if head <= room.before && head + core + tail <= room.width {
            return (head, tail);
        }
        let free = room.width.saturating_sub(core + 2 * ellipsis);
        let most_before = room.before.min(free);
        let before = head.min(most_before).min((free * 2 / 5).max(free.saturating_sub(tail)));
        (before, tail.min(free - before))
    }

    /// The last `columns` columns of the head, cut between words where one is near.
    fn cut_head(&self, columns: usize, ellipsis: &str) -> String {
        let kept = take(self.head.chars().rev(), columns);
        let whole = kept.bytes == self.head.len();
        let text: String = kept.text.chars().rev().collect();
        if whole { text } else { format!("{ellipsis}{}", after_first_space(&text)) }
    }

    /// The first `columns` columns of the tail, cut between words where one is near.
    fn cut_tail(&self, columns: usize, ellipsis: &str) -> String {
        let kept = take(self.tail.chars(), columns);
        let whole = kept.bytes == self.tail.len();
        if whole { kept.text } else { format!("{}{ellipsis}", before_last_space(&kept.text)) }
    }
}

struct Taken {
    text: String,
    /// How much of the original it stands for.
    bytes: usize,
}

fn take(characters: impl Iterator<Item = char>, columns: usize) -> Taken {
    let mut taken = Taken { text: String::new(), bytes: 0 };
    let mut used = 0;
    for character in characters.take((columns + 1) * CROWD) {
        let seen = visible(character);
        used += seen.map_or(0, char_width);
        if used > columns {
            break;
        }
        taken.text.extend(seen);
        taken.bytes += character.len_utf8();
    }
    taken
}

fn after_first_space(text: &str) -> &str {
    match text.find(' ') {
        Some(at) if width(&text[..at]) <= WORD => &text[at + 1..],
        _ => text,
    }
}

fn before_last_space(text: &str) -> &str {
    match text.rfind(' ') {
        Some(at) if width(&text[at..]) <= WORD => &text[..at],
        _ => text,
    }
}

/// Puts head, spans with what stands between them, and tail together.
fn build(source: &Source, spans: &[Span], (head, tail): (&str, &str), columns: usize, ellipsis: &str) -> Crop {
    let mut crop = Crop { text: head.to_owned(), spans: Vec::with_capacity(spans.len()) };
    let mut reached = spans[0].start;
    for span in spans {
        let left = columns.saturating_sub(width(&crop.text));
        crop.text += &take(source.slice(Span::new(reached, span.start.max(reached))).chars(), left).text;
        let start = crop.text.len();
        let left = columns.saturating_sub(width(&crop.text));
        crop.text += &fit(source.slice(*span), left, ellipsis);
        crop.spans.push(start..crop.text.len());
        reached = span.end;
    }
    crop.text += &take(tail.chars(), columns.saturating_sub(width(&crop.text))).text;
    crop
}

/// The text cut to `columns`, marked where it was cut.
pub(super) fn fit(text: &str, columns: usize, ellipsis: &str) -> String {
    let kept = take(text.chars(), columns);
    match columns.checked_sub(width(ellipsis)) {
        Some(less) if kept.bytes < text.len() => take(text.chars(), less).text + ellipsis,
        _ => kept.text,
    }
}

/// The end of the text cut to `columns`: of a path, the part that tells files apart.
pub(super) fn fit_end(text: &str, columns: usize, ellipsis: &str) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let kept = take(text.chars().rev(), columns.saturating_sub(width(ellipsis)));
    format!("{ellipsis}{}", kept.text.chars().rev().collect::<String>())
}

/// The text with blanks up to `columns`.
pub(super) fn pad(text: &str, columns: usize) -> String {
    let blanks = columns.saturating_sub(width(text));
    format!("{text}{:blanks$}", "")
}

/// The text wrapped between words, with an indent for its first line and one for the others. Ids and codes are not
/// broken at their hyphens: they are there to be copied.
pub(super) fn wrap(text: &str, columns: usize, first: &str, others: &str) -> String {
    let options = textwrap::Options::new(columns).initial_indent(first).subsequent_indent(others);
    textwrap::fill(text, options.word_splitter(textwrap::WordSplitter::NoHyphenation))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Room = Room { width: 40, before: 30 };

    fn cropped(text: &str, figure: &str) -> Crop {
        let source = Source::new("a.txt", text);
        let start = text.find(figure).expect("in the text");
        crop(&source, &[Span::new(start, start + figure.len())], ROOM, "…")
    }

    #[test]
    fn a_line_that_fits_is_shown_whole() {
        let crop = cropped("Lee arrived.\nThey signed 14 memorandums.\nHe left.", "14");
        assert_eq!(crop.text, "They signed 14 memorandums.");
        assert_eq!(crop.text.get(crop.spans[0].clone()), Some("14"));
    }

    #[test]
    fn a_long_line_is_cut_between_words_around_the_figure() {
        let text =
            format!("{} exports reached $6.79 billion in the year {}", "before ".repeat(90), "after ".repeat(90));
        let crop = cropped(&text, "$6.79 billion");
        assert_eq!(crop.text, "…reached $6.79 billion in the year…");
        assert_eq!(crop.text.get(crop.spans[0].clone()), Some("$6.79 billion"));
    }

    #[test]
    fn wide_characters_count_for_two() {
        let text = format!("{}연 3.70%로 동결했다고 밝혔으며{}", "가나다라".repeat(40), "마바사아".repeat(40));
        let crop = cropped(&text, "3.70%");
        assert!(width(&crop.text) <= 40, "{}", crop.text);
        assert_eq!(crop.text.get(crop.spans[0].clone()), Some("3.70%"));
    }

    #[test]
    fn a_figure_across_a_line_break_is_shown_in_one_line() {
        let crop = cropped("It cost $6.79\nbillion to build.", "$6.79\nbillion");
        assert_eq!(crop.text, "It cost $6.79 billion to build.");
    }

    #[test]
    fn an_enormous_line_costs_no_more_than_what_is_shown() {
        let text = format!("{}14 memorandums{}", "\u{301}".repeat(1_000_000), "a".repeat(1_000_000));
        assert!(cropped(&text, "14").text.len() < 1000);
    }

    #[test]
    fn a_figure_wider_than_the_room_is_cut() {
        let text = "9".repeat(300);
        assert_eq!(cropped(&text, &text).text, "9".repeat(39) + "…");
    }

    #[test]
    fn a_path_keeps_its_end() {
        assert_eq!(fit_end("articles/2026/january/herald.txt", 12, "…"), "…/herald.txt");
        assert_eq!(fit("articles/2026", 9, "…"), "articles…");
    }
}
