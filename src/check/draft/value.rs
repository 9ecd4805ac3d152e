//! Values: a figure written so that it can be read again without its article.
//!
//! "Sunday to January 7" says nothing in a claims file a year on, so dates are written out. Whatever is written is read
//! back first, and what does not come to the same is not written.

use crate::figure::read_value;
use crate::quantity::{Change, Hedge, Kind, Period, Quantity, Unit};

/// The figure as a value of a claim; none where it cannot be written without its sentence. `text` is how the article
/// writes it.
pub(super) fn written(figure: &Quantity, text: &str) -> Option<String> {
    let plain = lower_first(text, figure.kind);
    let mut forms = match figure.days() {
        Some(days) if names_year(text) => [vec![plain], dates(days, figure.hedge)].concat(),
        Some(days) => dates(days, figure.hedge),
        None => {
            let short = without_article(&plain);
            [directed(figure.change, &plain), in_lower_case(figure.unit.as_ref(), &plain), vec![plain], short].concat()
        }
    };
    let loss = forms.iter().map(|form| loss(figure, form)).collect::<Vec<_>>();
    let best = (0..forms.len()).filter(|&at| loss[at].is_some()).min_by_key(|&at| (loss[at], at))?;
    Some(forms.swap_remove(best))
}

/// How much of the figure the form loses, hedge or direction; none where it is another value.
fn loss(figure: &Quantity, form: &str) -> Option<usize> {
    let read = read_value(form, None).ok()?;
    let same = read.kind == figure.kind && read.value == figure.value && read.unit == figure.unit;
    same.then(|| usize::from(read.hedge != figure.hedge) + usize::from(read.change != figure.change))
}

fn names_year(text: &str) -> bool {
    text.as_bytes().windows(4).any(|four| four.iter().all(u8::is_ascii_digit))
}

/// A sentence may open with "About"; a value need not.
fn lower_first(text: &str, kind: Kind) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first)
            if (kind != Kind::Date || !opens_with_a_name(text)) && letters.as_str().starts_with(char::is_lowercase) =>
        {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

/// Whether a date opens with a month or a day of the week.
fn opens_with_a_name(date: &str) -> bool {
    let words = ["between", "from", "the", "early", "mid", "late"];
    !words.contains(&date.split([' ', '-']).next().unwrap_or("").to_lowercase().as_str())
}

/// A headline counts "200 Business Leaders".
fn in_lower_case(unit: Option<&Unit>, text: &str) -> Vec<String> {
    if matches!(unit, Some(Unit::Noun(_))) { vec![text.to_lowercase()] } else { Vec::new() }
}

/// "Around the $300 billion level" points at a number that is known.
fn without_article(text: &str) -> Vec<String> {
    text.split_once(" the ").map(|(hedge, number)| format!("{hedge} {number}")).into_iter().collect()
}

fn directed(change: Option<Change>, text: &str) -> Vec<String> {
    let word = match change {
        Some(Change::Rise) => "up",
        Some(Change::Fall) => "down",
        None => return Vec::new(),
    };
    vec![format!("{word} {text}")]
}

/// A date in full, in every form the calendar has for it, the shortest first.
fn dates(days: Period, hedge: Hedge) -> Vec<String> {
    let (first, last) = (days.first(), days.last());
    let day = |date: jiff::civil::Date| format!("{} {}", date.day(), date.strftime("%B %Y"));
    let plain = match () {
        () if first == last => vec![day(first)],
        () if (first.year(), first.month()) == (last.year(), last.month()) => {
            vec![first.strftime("%B %Y").to_string(), format!("{} to {}", first.day(), day(last))]
        }
        () => vec![
            first.year().to_string(),
            format!("between {} and {}", first.year(), last.year()),
            format!("{} to {}", first.strftime("%B"), last.strftime("%B %Y")),
            format!("{} to {}", day(first), day(last)),
        ],
    };
    let hedged = hedge.name().map(|hedge| plain.iter().map(|form| format!("{hedge} {form}")).collect());
    [hedged.unwrap_or_default(), plain].concat()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::figure::read_text;

    fn value(sentence: &str) -> Option<String> {
        let figure = read_text(sentence, Some(date(2026, 1, 6))).into_iter().next().expect("it has a figure");
        written(&figure.quantity, &sentence[figure.span.range()])
    }

    #[test]
    fn a_value_stands_without_its_sentence() {
        for (sentence, expected) in [
            ("About 400 people came.", "about 400 people"),
            ("It peaked at $310.3 billion.", "$310.3 billion"),
            ("Sales fell by 17% last year.", "down 17%"),
            ("It opened on Jan. 5.", "5 January 2026"),
            ("He stays from Sunday to January 7.", "4 to 7 January 2026"),
            ("It has been shut since December 2019.", "since December 2019"),
            ("Between 2021 and 2025 it was built.", "between 2021 and 2025"),
            ("It hovers at around the $300 billion level.", "around $300 billion"),
            ("City Hires 200 Bridge Wardens", "200 bridge wardens"),
            ("It grew in the first 11 months of 2025.", "the first 11 months of 2025"),
        ] {
            assert_eq!(value(sentence).as_deref(), Some(expected), "{sentence}");
        }
    }
}
