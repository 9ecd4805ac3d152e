//! An article's prose, cut into pieces of plain text and of figures.

use serde::Serialize;

use super::note::Note;
use crate::finding::{AnnotatedCopy, CopyBlock, CopyBlockKind, FigureNote};
use crate::source::Span;

/// A paragraph or heading and what is noted beside it.
#[derive(Debug, Serialize)]
pub(super) struct Block<'a> {
    kind: &'static str,
    pieces: Vec<Piece<'a>>,
    pub notes: Vec<Note<'a>>,
}

/// A stretch of text, and the figure it is, if it is one.
#[derive(Debug, Serialize)]
struct Piece<'a> {
    text: &'a str,
    /// Index into the article's figures.
    figure: Option<usize>,
}

impl<'a> Block<'a> {
    /// The blocks of a copy, nothing noted yet.
    pub(super) fn all(copy: &'a AnnotatedCopy) -> Vec<Self> {
        let mut figures = copy.figures.iter().enumerate().peekable();
        let mut blocks = Vec::with_capacity(copy.blocks.len());
        for block in &copy.blocks {
            let mut inside = Vec::new();
            while let Some(figure) = figures.next_if(|(_, figure)| figure.span.start < block.span.end) {
                inside.push(figure);
            }
            blocks.push(Self {
                kind: kind(*block),
                pieces: pieces(&copy.prose, block.span, &inside),
                notes: Vec::new(),
            });
        }
        blocks
    }

    /// A block for notes that stand beside no text.
    pub(super) fn without_text(notes: Vec<Note<'a>>) -> Self {
        Self { kind: "none", pieces: Vec::new(), notes }
    }
}

fn kind(block: CopyBlock) -> &'static str {
    match block.kind {
        CopyBlockKind::Paragraph => "paragraph",
        CopyBlockKind::Heading => "heading",
        CopyBlockKind::Caption => "caption",
    }
}

/// The text of a block, in order and without a gap, whatever the spans of the figures are.
fn pieces<'a>(prose: &'a str, block: Span, figures: &[(usize, &FigureNote)]) -> Vec<Piece<'a>> {
    let mut pieces = Vec::with_capacity(2 * figures.len() + 1);
    let mut at = block.start;
    for (index, figure) in figures {
        let (start, end) = (figure.span.start.max(at), figure.span.end.min(block.end));
        if start < end {
            pieces.push(Piece { text: slice(prose, at, start), figure: None });
            pieces.push(Piece { text: slice(prose, start, end), figure: Some(*index) });
            at = end;
        }
    }
    pieces.push(Piece { text: slice(prose, at, block.end), figure: None });
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

fn slice(prose: &str, start: usize, end: usize) -> &str {
    prose.get(start..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pieces_of_a_block_are_its_text() {
        let prose = "In 2022 it cost $5 million, or 5 million dollars.";
        let figure = |start, end| FigureNote { span: Span::new(start, end), ..FigureNote::default() };
        let figures = [figure(3, 7), figure(16, 26), figure(19, 26), figure(31, 400)];
        let figures: Vec<(usize, &FigureNote)> = figures.iter().enumerate().collect();
        let pieces = pieces(prose, Span::new(0, prose.len()), &figures);
        assert_eq!(pieces.iter().map(|piece| piece.text).collect::<String>(), prose);
        let marked: Vec<_> = pieces.iter().filter_map(|piece| Some((piece.figure?, piece.text))).collect();
        assert_eq!(marked, [(0, "2022"), (1, "$5 million"), (3, "5 million dollars.")]);
    }
}
