//! Bearers: whose age a figure tells, where its form names them: "Ada Holm, 53, said", "53-year-old Ada Holm".
//!
//! No other words of a sentence matter then: the age beside another name is another's, however near the claim's own
//! words stand, and the one beside the same name is the one meant.

use super::pair::Pair;
use crate::check::words::{RawWord, cut, is_capitalised, writes_names_apart};
use crate::figure::Figure;
use crate::quantity::Kind;

/// Whether claim and figure each name the bearer of an age, and the same; none where one of them names nobody.
pub(super) fn is_same(pair: &Pair<'_>) -> Option<bool> {
    let is_age = |figure: &Figure| figure.quantity.kind == Kind::Age;
    let asked = pair.expected.figure.as_ref().filter(|asked| is_age(asked) && is_age(pair.figure))?;
    let sentence = &pair.place.spoken.prepared.claim.sentence.as_ref()?.value;
    let passage = pair.place.passage;
    let own = Bearer::of(sentence, asked.span.start, asked.span.end).filter(|_| writes_names_apart(&cut(sentence)))?;
    let at = |offset: usize| offset.saturating_sub(passage.span.start);
    let told = Bearer::of(passage.text, at(pair.figure.span.start), at(pair.figure.span.end))?;
    Some(own.shares_a_word_with(&told))
}

/// No name is longer, in bytes.
const REACH: usize = 80;

/// The words of a name.
struct Bearer<'t>(Vec<&'t str>);

impl<'t> Bearer<'t> {
    /// The name that stands right before or behind the age from `start` to `end`.
    fn of(text: &'t str, start: usize, end: usize) -> Option<Self> {
        let before = text.get(..start)?.trim_end().strip_suffix([',', '(']);
        before.and_then(Self::at_end).or_else(|| Self::at_start(text.get(end..)?))
    }

    fn at_end(text: &'t str) -> Option<Self> {
        let near = &text[text.ceil_char_boundary(text.len().saturating_sub(REACH))..];
        let words = cut(near);
        Self::adjoining(near, near.len(), words.iter().rev()).filter(|name| !name.0.is_empty())
    }

    /// One word alone may be where somebody comes from.
    fn at_start(text: &'t str) -> Option<Self> {
        let near = &text[..text.floor_char_boundary(REACH)];
        let words = cut(near);
        Self::adjoining(near, 0, words.iter()).filter(|name| name.0.len() > 1)
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
        Some(Self(name))
    }

    fn shares_a_word_with(&self, other: &Self) -> bool {
        self.0.iter().any(|word| other.0.iter().any(|other| word.eq_ignore_ascii_case(other)))
    }
}
