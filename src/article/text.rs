//! Plain text: which lines are a paragraph, a heading or a caption, and which only go on from the line before.
//!
//! News arrives one line a paragraph, with blank lines between paragraphs, or wrapped at some width. The file itself
//! tells which: a line was wrapped if the next word would not have fitted on it.

use memchr::{memchr, memchr_iter, memchr2_iter};

use super::draft::{Draft, Edit};
use super::sentence::ends_sentence;
use super::{Block, BlockKind};
use crate::source::Span;

/// The widths, in characters, that text is wrapped at by people and their programs.
const WRAP_WIDTHS: std::ops::RangeInclusive<usize> = 40..=110;

/// Longer than any headline.
const HEADING_LIMIT: usize = 150;

/// What tells the credit of a picture; lower case.
static CREDITS: &[&str] = &[
    "photo",
    "yonhap",
    "reuters",
    "afp",
    "ap",
    "epa",
    "getty",
    "xinhua",
    "newsis",
    "bloomberg",
    "pool",
    "courtesy",
    "screenshot",
    "image",
    "file",
];

/// The lines of a text, without the white space around them; a blank line is an empty span.
pub(super) fn lines(text: &str) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = 0;
    for end in memchr2_iter(b'\n', b'\r', text.as_bytes()) {
        // The line between the two characters of "\r\n" is none.
        if !(start == end && end > 0 && text.as_bytes()[end] == b'\n' && text.as_bytes()[end - 1] == b'\r') {
            lines.push(trimmed(text, Span::new(start, end)));
        }
        start = end + 1;
    }
    lines.push(trimmed(text, Span::new(start, text.len())));
    lines
}

/// The span without the white space at its ends; empty at its start if there is nothing else.
pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let whole = &text[span.range()];
    if let [first, .., last] = whole.as_bytes()
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        return span;
    }
    let body = whole.trim_start();
    let start = if body.is_empty() { span.start } else { span.end - body.len() };
    Span::new(start, start + body.trim_end().len())
}

/// Gathers the lines of plain text into blocks.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let lines = lines(text);
    let wrapped = wrap_width(text, &lines);
    let mut blocks = Vec::new();
    let mut open: Option<(Span, Span)> = None;
    for &line in &lines {
        open = match open {
            _ if line.is_empty() => close(text, open, &mut blocks),
            Some((whole, last)) if goes_on(text, last, line, wrapped) => Some((whole.join(line), line)),
            _ => {
                close(text, open, &mut blocks);
                Some((line, line))
            }
        };
    }
    close(text, open, &mut blocks);
    blocks
}

fn close(text: &str, open: Option<(Span, Span)>, blocks: &mut Vec<Block>) -> Option<(Span, Span)> {
    let (span, _) = open?;
    match dateline_after_credit(&text[span.range()]) {
        Some(at) => {
            let caption = trimmed(text, Span::new(span.start, span.start + at));
            blocks.push(Block { span: caption, kind: BlockKind::Caption });
            blocks.push(Block { span: Span::new(span.start + at, span.end), kind: BlockKind::Paragraph });
        }
        None => blocks.push(Block { span, kind: kind_of(&text[span.range()]) }),
    }
    None
}

/// Where a caption and the article's dateline were run together, "… (Agency) SEOUL, South Korea — …": where the
/// dateline begins.
fn dateline_after_credit(block: &str) -> Option<usize> {
    let at = memchr_iter(b')', block.as_bytes()).find(|at| block.as_bytes().get(at + 1) == Some(&b' '))? + 2;
    let rest = &block[at..];
    let place = rest.split([' ', ',']).next()?;
    let shouted = place.len() >= 3 && place.chars().all(char::is_uppercase);
    let head = &rest[..rest.floor_char_boundary(60)];
    let dashed = [" — ", " – ", " -- ", " - "].iter().any(|dash| head.contains(dash));
    (shouted && dashed && has_credit(&block[..at])).then_some(at)
}

/// What a block is, judged by its looks.
pub(super) fn kind_of(block: &str) -> BlockKind {
    if has_credit(block) || block.starts_with("Photo:") {
        BlockKind::Caption
    } else if block.len() <= HEADING_LIMIT && !ends_sentence(block) && !block.contains('@') {
        BlockKind::Heading
    } else {
        BlockKind::Paragraph
    }
}

/// Whether a text ends in the credit of a picture: "(Yonhap)", "Photo: A. Writer/GT".
fn has_credit(block: &str) -> bool {
    let tail = &block[block.floor_char_boundary(block.len().saturating_sub(80))..];
    if memchr(b'P', tail.as_bytes()).is_some() && (tail.contains("Photo:") || tail.contains("Photo by")) {
        return true;
    }
    let Some(inner) = tail.trim_end().strip_suffix(')').and_then(|tail| tail.rsplit_once('(')).map(|(_, inner)| inner)
    else {
        return false;
    };
    inner
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| CREDITS.iter().any(|credit| credit.eq_ignore_ascii_case(word)))
}

/// Whether `line` only goes on from the line before it.
fn goes_on(text: &str, last: Span, line: Span, wrapped: Option<usize>) -> bool {
    let (last, line) = (&text[last.range()], &text[line.range()]);
    if wrapped.is_some_and(|width| !would_fit(last, line, width)) {
        return !starts_item(line);
    }
    !ends_sentence(last) && line.starts_with(char::is_lowercase) && !first_word(line).contains(['@', ':', '/'])
}

fn first_word(line: &str) -> &str {
    line.split_whitespace().next().unwrap_or_default()
}

/// Whether a line begins an item of a list.
fn starts_item(line: &str) -> bool {
    ["- ", "* ", "• ", "· ", "– "].iter().any(|bullet| line.starts_with(bullet))
}

/// The width a text was wrapped at, if most of its lines break only where the next word would not have fitted.
fn wrap_width(text: &str, lines: &[Span]) -> Option<usize> {
    let pairs = || lines.windows(2).filter_map(|pair| followed(text, pair));
    let longest = pairs().map(|(line, _)| width(line)).max().filter(|width| WRAP_WIDTHS.contains(width))?;
    let (mut full, mut open, mut all) = (0, 0, 0);
    for (line, next) in pairs() {
        all += 1;
        full += usize::from(!would_fit(line, next, longest));
        open += usize::from(!ends_sentence(line));
    }
    (all >= 2 && full * 10 >= all * 6 && open * 2 >= all).then_some(longest)
}

/// A line and the line that follows it without a blank line between.
fn followed<'t>(text: &'t str, pair: &[Span]) -> Option<(&'t str, &'t str)> {
    let &[line, next] = pair else { return None };
    (!line.is_empty() && !next.is_empty()).then(|| (&text[line.range()], &text[next.range()]))
}

/// Whether the first word of `next` would have fitted at the end of `line`, with some slack for ragged wrapping.
fn would_fit(line: &str, next: &str, wrap: usize) -> bool {
    width(line) + 1 + width(first_word(next)) <= wrap - wrap / 12
}

/// Characters, counted only as far as it matters.
fn width(line: &str) -> usize {
    line.chars().take(WRAP_WIDTHS.end() + 1).count()
}

/// The edits that make every line break inside a block a space.
pub(super) fn unwrap_lines(draft: &Draft<'_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    for block in &draft.blocks {
        let text = &draft.text[block.span.range()];
        let mut done = 0;
        for at in memchr2_iter(b'\n', b'\r', text.as_bytes()) {
            if at < done {
                continue;
            }
            let start = text[..at].trim_end().len().max(done);
            done = text.len() - text[at..].trim_start().len();
            edits.push(Edit::replace(Span::new(start, done).shifted(block.span.start), " "));
        }
    }
    edits
}
