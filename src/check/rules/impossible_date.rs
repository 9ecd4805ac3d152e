//! `impossible-date`: a date names a day that no calendar has.

use super::Case;
use super::sentence::{self, Mention};
use super::unaided::Mismatch;
use crate::finding::Code;

pub(super) fn mismatches(case: &Case<'_>) -> Vec<Mismatch> {
    let sentences = sentence::all(case);
    sentences
        .flat_map(|sentence| sentence.mentions)
        .filter(|mention| mention.figure.is_impossible_date())
        .map(|mention| mismatch(case, &mention))
        .collect()
}

fn mismatch(case: &Case<'_>, mention: &Mention<'_>) -> Mismatch {
    let message = format!("there is no such day as {}", case.text(mention.span()));
    Mismatch::at(Code::IMPOSSIBLE_DATE, mention, message, "Look the date up in the source.").labelled("no such day")
}
