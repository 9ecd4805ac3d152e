//! What a draft of claims leaves out, in words: nobody misses what is not there.
//!
//! Why a figure was left out is decided where claims are drafted; here it is told, one by one as long as that is read.

use std::collections::BTreeMap;

use super::plural;
use crate::check::{LeftOut, Omission};

/// How many figures are named one by one.
const NAMED: usize = 10;

/// A line for each of the first figures without a claim, and one for each reason why the others have none.
pub(super) fn told(left_out: &[LeftOut]) -> Vec<String> {
    let mut others: BTreeMap<Omission, usize> = BTreeMap::new();
    for figure in left_out.iter().skip(NAMED) {
        *others.entry(figure.why).or_default() += 1;
    }
    let others = others.into_iter().map(|(why, count)| {
        let are = if count == 1 { "is" } else { "are" };
        format!("{} more {are} left out: {}", plural(count, "figure"), reason(why, count))
    });
    left_out.iter().take(NAMED).map(line).chain(others).collect()
}

fn line(figure: &LeftOut) -> String {
    let place = &figure.place;
    let at = place.source.position(place.span.start);
    let text = place.text().split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{}:{}:{}: {text} is left out: {}", place.source.name(), at.line, at.column, reason(figure.why, 1))
}

fn reason(why: Omission, count: usize) -> &'static str {
    match (why, count) {
        (Omission::Indistinct, 1) => "no words near it find it and nothing else",
        (Omission::Indistinct, _) => "no words near them find them and nothing else",
        (Omission::Unwritable, 1) => "its value cannot be written without its sentence",
        (Omission::Unwritable, _) => "their values cannot be written without their sentences",
        (Omission::Untried, _) => "only so many are tried at a time; run this again once the others have claims",
    }
}

/// What is said of a draft without claims.
pub(super) fn nothing_drafted(left_out: usize) -> String {
    let why = match left_out {
        0 => "no figure worth checking is without a claim",
        1 => "the only figure without a claim is left out",
        _ => "all figures without a claim are left out",
    };
    format!("nothing was drafted: {why}")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::finding::Place;
    use crate::source::{Source, Span};

    fn left_out(why: Omission) -> LeftOut {
        let source = Arc::new(Source::new("a.txt", "It has 14 rooms."));
        LeftOut { place: Place::new(&source, Span::new(7, 9)), why }
    }

    #[test]
    fn each_figure_says_why_it_has_no_claim() {
        let lines = told(&[left_out(Omission::Unwritable)]);
        assert_eq!(lines, ["a.txt:1:8: 14 is left out: its value cannot be written without its sentence"]);
    }

    #[test]
    fn of_many_no_reason_is_kept_back() {
        let many = [vec![Omission::Indistinct; NAMED + 2], vec![Omission::Untried]].concat();
        let lines = told(&many.into_iter().map(left_out).collect::<Vec<_>>());
        assert_eq!(lines.len(), NAMED + 2);
        assert_eq!(lines[NAMED], "2 figures more are left out: no words near them find them and nothing else");
        assert!(lines[NAMED + 1].starts_with("1 figure more is left out: only so many are tried"), "{lines:?}");
    }
}
