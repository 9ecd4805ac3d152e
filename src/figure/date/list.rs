//! Lists of dates, whose members share what only one of them states: "Jan. 4, 5 and 6", "2 and 3 January", "July and
//! August 2023".
//!
//! Apart from ranges because every member stays a date of its own. How far a list is followed is bounded, for one may be
//! as long as a file.

use super::super::english::calendar::CUES;
use super::parts::Parts;
use super::written::{day_behind, day_month, day_number, month_at, year_behind};
use super::{Phrase, Place, Reader, forms, range, small};

/// How many members of a list are looked at.
const LISTED: usize = 6;

/// A day whose month stands at the head of a list: the "6" of "Jan. 4, 5 and 6", the "25" of "April 24 and 25".
pub(super) fn day_behind_month(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let tokens = reader.tokens;
    let listed = at > 0 && (tokens.is_mark(at - 1, ',') || tokens.is_word(at - 1));
    let (day, end) = if listed { day_behind(reader, at) } else { None }?;
    let goes_on = matches!(tokens.word(end), "and" | "or") || tokens.is_mark(end, ',');
    let closes_list = matches!(reader.word_before(at), "and" | "or") && range::ends_a_date(reader, end);
    let (month, before) = head(reader, at, LISTED).filter(|_| goes_on || closes_list)?;
    let grows = before < day && (closes_list || day_behind_month(reader, next(reader, end)?).is_some());
    grows.then(|| {
        let (year, end) = year_behind(reader, end);
        let parts = Parts { day: Some(day), month: Some(month), year, weekday: None };
        Phrase::parts(parts, end, RULE)
    })
}

const RULE: &str = "day of a list";

/// The month at the head of a list of days that goes on at `at`, and the day before that.
fn head(reader: Reader<'_>, at: usize, listed: usize) -> Option<(i8, i8)> {
    let tokens = reader.tokens;
    let day_at = member_before(reader, at)?;
    let day = small::digits(reader, day_at, 2).and_then(day_number)?;
    let pointed = usize::from(day_at > 0 && tokens.is_mark(day_at - 1, '.'));
    let named = day_at.checked_sub(1 + pointed).and_then(|at| month_at(reader, at));
    let month = match named {
        Some(month) => month,
        None => head(reader, day_at, listed.checked_sub(1)?)?.0,
    };
    Some((month, day))
}

/// A day whose month stands at the foot of a list: the "2" of "on 2, 3 and 4 January".
pub(super) fn day_before_month(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let (day, end) = day_behind(reader, reader.past_the(at)).filter(|_| opens_or_goes_on(reader, at, LISTED))?;
    let month = foot(reader, end, day, LISTED)?;
    Some(Phrase::parts(Parts { day: Some(day), ..month }, end, RULE))
}

/// The month, and its year if it has one, behind the rest of a list of days that grow from `day` on.
fn foot(reader: Reader<'_>, end: usize, day: i8, listed: usize) -> Option<Parts> {
    let at = next(reader, end)?;
    if let Some(Place::Parts(last)) = day_month(reader, at).map(|last| last.place) {
        let closes = matches!(reader.word_before(at), "and" | "or");
        return Some(last).filter(|last| closes && last.day > Some(day));
    }
    let (later, end) = day_behind(reader, at).filter(|&(later, _)| later > day)?;
    foot(reader, end, later, listed.checked_sub(1)?)
}

/// Whether a word asks for the list of days that `at` stands in: "on 2, 3 and 4 January".
fn opens_or_goes_on(reader: Reader<'_>, at: usize, listed: usize) -> bool {
    let asked = reader.cued || matches!(reader.word_before(at), "the") || CUES.contains(&reader.word_before(at));
    let before = || member_before(reader, at).filter(|&day| small::digits(reader, day, 2).is_some());
    asked || listed > 0 && before().is_some_and(|day| opens_or_goes_on(reader, day, listed - 1))
}

/// The last token of the member before, across what joins it to the one at `at`.
fn member_before(reader: Reader<'_>, at: usize) -> Option<usize> {
    let word = usize::from(matches!(reader.word_before(at), "and" | "or"));
    let comma = usize::from(at > word && reader.tokens.is_mark(at - word - 1, ','));
    at.checked_sub(word + comma + 1).filter(|_| word + comma > 0)
}

/// The next member of a list, behind what joins it.
pub(super) fn next(reader: Reader<'_>, at: usize) -> Option<usize> {
    let comma = at + usize::from(reader.tokens.is_mark(at, ','));
    let next = comma + usize::from(matches!(reader.tokens.word(comma), "and" | "or"));
    (next > at).then_some(next)
}

/// The year that the last member of a list states for those before: "July and August 2023", "Jan. 2 and 3, 2023".
pub(super) fn year_ahead(reader: Reader<'_>, end: usize) -> Option<i16> {
    let mut end = end;
    for _ in 0..LISTED {
        let at = next(reader, end)?;
        let member = forms::longest(reader.asked(), at, &[&forms::WRITTEN, &forms::WEEKDAYS])?;
        let year = match member.place {
            Place::Parts(parts) => parts.month.and(parts.year),
            Place::Days(days, _) if member.rule == super::written::OF_A_RELATIVE_YEAR => Some(days.first().year()),
            _ => return None,
        };
        if year.is_some() {
            return year.filter(|_| matches!(reader.word_before(at), "and" | "or"));
        }
        end = member.end;
    }
    None
}

/// The token after the last of a list of parts of a year, of which one ends at `end`: "Q1 and Q2", "Q1 to Q3".
pub(super) fn last_part(reader: Reader<'_>, end: usize, named: fn(Reader<'_>, usize) -> Option<(i8, usize)>) -> usize {
    let mut end = end;
    for _ in 0..LISTED {
        let Some(at) = next(reader, end).or_else(|| range::is_to(reader, end)) else { break };
        let Some((_, after)) = named(reader, reader.past_the(at)) else { break };
        end = after;
    }
    end
}

/// Whether an ordinal that ends before `at` shares the noun of the next one: "first and second quarters".
pub(super) fn shares_noun(reader: Reader<'_>, at: usize, plural: &str) -> bool {
    let next = next(reader, at).map(|at| at + usize::from(matches!(reader.tokens.word(at), "early" | "mid" | "late")));
    let ordinal = next.and_then(|at| small::ordinal(reader, reader.past_the(at)));
    ordinal.is_some_and(|(_, end)| reader.word(end) == plural)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::super::lexer::Tokens;
    use super::*;

    #[test]
    fn a_list_is_followed_only_so_far() {
        let year = |text: &str| {
            let tokens = Tokens::of(text, 0);
            year_ahead(Reader { tokens: &tokens, published: Some(date(2026, 1, 5)), cued: false }, 1)
        };
        assert_eq!(year("July and August 2023"), Some(2023));
        assert_eq!(year("July, August and September 2023"), Some(2023));
        // Only "and" makes one list of them.
        assert_eq!(year("July, August 2023"), None);
        assert_eq!(year("May, May, May, May, May, May, May and May 2023"), None);
    }
}
