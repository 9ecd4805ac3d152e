//! Names: the words with a capital that stand right beside a figure, as those of a person or a place do.

use crate::check::words::{RawWord, cut, is_capitalised};

/// No name is longer, in bytes.
const REACH: usize = 80;

/// The words of a name, the nearest to the figure first; at least one.
pub(super) struct Name<'t>(Vec<&'t str>);

impl<'t> Name<'t> {
    pub(super) fn at_end(text: &'t str) -> Option<Self> {
        let near = &text[text.ceil_char_boundary(text.len().saturating_sub(REACH))..];
        Self::adjoining(near, near.len(), cut(near).iter().rev())
    }

    pub(super) fn at_start(text: &'t str) -> Option<Self> {
        let near = &text[..text.floor_char_boundary(REACH)];
        Self::adjoining(near, 0, cut(near).iter())
    }

    /// The words with a capital that follow each other from `edge` on, with nothing between them.
    fn adjoining<'w>(text: &str, mut edge: usize, words: impl Iterator<Item = &'w RawWord<'t>>) -> Option<Self>
    where
        't: 'w,
    {
        let mut name = Vec::new();
        for word in words {
            let (gap, next) = if word.span.end <= edge {
                (word.span.end..edge, word.span.start)
            } else {
                (edge..word.span.start, word.span.end)
            };
            if !(text.get(gap)?.trim().is_empty() && is_capitalised(word.text)) {
                break;
            }
            name.push(word.text);
            edge = next;
        }
        (!name.is_empty()).then_some(Self(name))
    }

    /// First name and last: in a headline the words before them have capitals too.
    pub(super) fn shortened(mut self) -> Self {
        self.0.truncate(2);
        self
    }

    pub(super) fn words(&self) -> &[&'t str] {
        &self.0
    }

    pub(super) fn shares_a_word_with(&self, other: &Self) -> bool {
        self.0.iter().any(|word| other.0.iter().any(|other| word.eq_ignore_ascii_case(other)))
    }
}
