//! Headlines: whether one tells another number than the article under it.
//!
//! Whoever writes a headline takes its number from the text, so one that the text tells nowhere, while it tells the
//! claim's, was miswritten: the slip that most readers see. And the sentence under a headline tells it again.

use super::pair::Pair;
use crate::check::compare::relation;
use crate::check::fit::{self, Fit, Form};
use crate::check::passage::Passage;
use crate::quantity::Quantity;

/// A headline is no longer than this, in words.
const MOST_WORDS: usize = 20;

/// What has more figures than this is a table or a list, whose first line is no headline of the rest; and every figure of
/// headline and lead is held against all others.
const MOST_FIGURES: usize = 200;

/// Whether headline and text tell the claim's number and another, this one.
pub(super) fn differs(pair: &Pair<'_>) -> bool {
    let is_news = pair.place.ground.figures.len() <= MOST_FIGURES;
    is_news && (tells_another(pair) || is_told_again_otherwise(pair))
}

/// Whether the figure stands in the headline and nowhere under it, where the claim's number does.
fn tells_another(pair: &Pair<'_>) -> bool {
    let Some((headline, text)) = pair.place.ground.passages.split_first() else { return false };
    let stands_in_it = pair.fit == Fit::Strict && headline.span.contains(pair.figure.span);
    if !(stands_in_it && is_headline(headline, text)) {
        return false;
    }
    let told: Vec<&Form<'_>> = text.iter().flat_map(|passage| told_in(pair, passage)).collect();
    told.iter().any(|form| agree(pair.wanted(), form)) && !told.iter().any(|form| agree(&pair.found, form))
}

/// Whether the figure stands in the sentence under a headline that tells the claim's number, and that sentence does not:
/// it tells the headline again, and gives it another number.
fn is_told_again_otherwise(pair: &Pair<'_>) -> bool {
    let [headline, lead, text @ ..] = pair.place.ground.passages else { return false };
    let stands_in_it = pair.fit == Fit::Strict && lead.span.contains(pair.figure.span);
    if !(stands_in_it && is_headline(headline, std::slice::from_ref(lead))) {
        return false;
    }
    let tells = |passage: &Passage<'_>, wanted: &Quantity| told_in(pair, passage).any(|form| agree(wanted, form));
    let elsewhere = || text.iter().chain([headline]).any(|passage| tells(passage, &pair.found));
    tells(headline, pair.wanted()) && !tells(lead, pair.wanted()) && !elsewhere()
}

fn is_headline(first: &Passage<'_>, text: &[Passage<'_>]) -> bool {
    let is_sentence = first.text.trim_end().ends_with(['.', '!', '?', '"', '”', ')']);
    let apart = text.first().is_some_and(|next| next.block != first.block);
    apart && !is_sentence && first.words.len() <= MOST_WORDS
}

/// The figures of a passage that measure what the claim's does.
fn told_in<'p>(pair: &Pair<'p>, passage: &'p Passage<'p>) -> impl Iterator<Item = &'p Form<'p>> {
    let (wanted, ground) = (pair.form(), pair.place.ground);
    let forms = passage.figures.iter().filter_map(|&at| ground.forms.get(at));
    forms.filter(move |form| wanted.is_some_and(|wanted| fit::fit(wanted, form) == Fit::Strict))
}

fn agree(one: &Quantity, form: &Form<'_>) -> bool {
    relation(one, None, form.quantity).holds() || relation(form.quantity, None, one).holds()
}
