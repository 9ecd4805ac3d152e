//! Quarters and halves of a year: "the third quarter of 2025", "Q3", "this year's first half", "H1 2025".

use super::super::english::calendar::{POINTERS, find};
use super::super::english::roles::Roles;
use super::super::lexer::TokenKind;
use super::super::noun;
use super::tense::{self, Tense};
use super::{NO_PUBLICATION, Phrase, Place, Reader, forms, list, longer, relative, small, year};
use crate::quantity::{Grain, Period, moved};

/// The period that "of" asks for behind a part: "2025", "last year", "the year", "December 2016".
fn whole(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let named = forms::longest(reader.asked(), at, &[&forms::WRITTEN, &forms::WEEKDAYS, &forms::YEARS]);
    longer(named, longer(relative::pointed(reader, at), relative::the_unit(reader, at)))
}

/// The days of the period named at `at`, or why there are none; and the token after.
pub(super) fn settled_whole(reader: Reader<'_>, at: usize) -> Option<(Place, usize)> {
    let whole = whole(reader, at)?;
    Some((reader.settle(&whole, at), whole.end))
}

/// The part `of` a settled period; of an unsettled one, no days.
pub(super) fn part(
    place: Place,
    end: usize,
    rule: &'static str,
    of: impl Fn(Period) -> Option<Period>,
) -> Option<Phrase> {
    let place = match place {
        Place::Days(days, ground) => Place::Days(of(days)?, ground),
        _ => Place::Nowhere(NO_PUBLICATION),
    };
    Some(Phrase::new(place, end, rule))
}

/// "the third quarter of 2025", "third-quarter", "Q3 2025", "the 1988 second quarter", "this year's first quarter".
pub(super) fn quarter(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let (owner, start) = owner(reader, at);
    let (number, after) = quarter_named(reader, start)?;
    let in_year = |year: Period| Period::quarter(year.first().year(), number);
    if let Some(owner) = owner {
        return part(owner, after, "quarter", in_year);
    }
    let last = list::last_part(reader, after, quarter_named);
    if let Some((place, end)) = owning_year(reader, last) {
        return part(place, if last == after { end } else { after }, "quarter", in_year);
    }
    // "the third quarter of the game", "a quarter of".
    if reader.tokens.word(last) == "of" && reader.tokens.is_word(last + 1) {
        return None;
    }
    let tense = tense::of(reader.tokens, at, after);
    let days = reader.published.and_then(|date| {
        let mut quarters =
            (-1..=1).filter_map(|offset| in_year(Period::around(moved(date, Grain::Year, offset)?, Grain::Year)?));
        match tense {
            Tense::Future => quarters.min_by_key(|days| days.distance(date)),
            Tense::Past | Tense::Unstated => quarters.rfind(|days| days.first() <= date),
        }
    });
    Some(Phrase::relative(days, after, "quarter"))
}

/// A year before the part: "this year's", "the 1988", "2025's".
fn owner(reader: Reader<'_>, at: usize) -> (Option<Place>, usize) {
    let tokens = reader.tokens;
    let start = reader.past_the(at);
    if find(POINTERS, tokens.word(start)).is_some()
        && reader.word(start + 1) == "year"
        && reader.is_possessive(start + 1)
        && let Some(phrase) = relative::pointed(reader, start)
    {
        return (Some(phrase.place), phrase.end);
    }
    match year::number(reader, start).or_else(|| tied_year(reader, start)).and_then(Period::year) {
        Some(days) => {
            // "2025-H1", "2025's first half", "the 1988 second quarter".
            let joined = match tokens.kind(start + 1) {
                Some(TokenKind::Hyphen) if tokens.glued(start + 1) => 1,
                Some(TokenKind::Mark('\'' | '’')) if tokens.glued(start + 1) => 2,
                _ => 0,
            };
            (Some(Place::Days(days, super::AS_WRITTEN)), start + 1 + joined)
        }
        None => (None, start),
    }
}

/// The year of "2018Q4".
fn tied_year(reader: Reader<'_>, at: usize) -> Option<i16> {
    let tokens = reader.tokens;
    let part = matches!(tokens.text(at + 1), "Q" | "H") && tokens.glued(at + 1) && tokens.glued(at + 2);
    let year = if part && tokens.roles(at).any(Roles::FOUR) { tokens.number(at).parse().ok() } else { None };
    year.filter(|year| year::LIKELY.contains(year))
}

/// The year behind a part: "of 2025", "2025", "of last year", "fiscal 2025".
fn owning_year(reader: Reader<'_>, at: usize) -> Option<(Place, usize)> {
    let joined = reader.tokens.word(at) == "of" || reader.tokens.is_mark(at, ',') || reader.tokens.is_hyphen(at);
    let next = at + usize::from(joined);
    if next > at && reader.tokens.word(at) == "of" {
        return settled_whole(reader, next).filter(|(place, _)| is_year_or_unplaced(*place));
    }
    let plain = year::number(reader, next).filter(|_| !year::counts_something(reader, next)).and_then(Period::year);
    if let Some(days) = plain {
        return Some((Place::Days(days, super::AS_WRITTEN), next + 1));
    }
    let named = longer(forms::longest(reader, next, &[&forms::YEARS]), relative::pointed(reader, next))
        .filter(|_| next == at)?;
    let place = reader.settle(&named, next);
    is_year_or_unplaced(place).then_some((place, named.end))
}

fn is_year_or_unplaced(place: Place) -> bool {
    match place {
        Place::Days(days, _) => Period::around(days.first(), Grain::Year) == Some(days),
        Place::Nowhere(_) => true,
        Place::Parts(_) => false,
    }
}

/// "third quarter", "third-quarter", "fiscal first quarter", "Q3".
fn quarter_named(reader: Reader<'_>, at: usize) -> Option<(i8, usize)> {
    let tokens = reader.tokens;
    if tokens.word(at) == "q" && tokens.glued(at + 1) {
        return shorthand(reader, at, 4);
    }
    let start = at + usize::from(tokens.word(at) == "fiscal");
    let start = start + usize::from(start > at && tokens.is_hyphen(start));
    let (number, after) = small::ordinal(reader, start)?;
    let number = i8::try_from(number).ok().filter(|number| (1..=4).contains(number))?;
    if list::shares_noun(reader, after, "quarters") {
        return Some((number, after));
    }
    let noun = after + usize::from(tokens.is_hyphen(after));
    let shared = reader.word(noun) == "quarters" && matches!(reader.word_before(start), "and" | "or");
    let quarter = (reader.word(noun) == "quarter" || shared) && !tokens.is_hyphen(noun + 1);
    quarter.then_some((number, noun + 1))
}

/// "1H26", "3Q 2025", "4Q": the number before its letter, the year glued on, behind it or left out.
pub(super) fn in_short(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let tokens = reader.tokens;
    let letter = at + 1;
    let of: fn(i16, i8) -> Option<Period> = match tokens.text(letter) {
        "Q" => Period::quarter,
        "H" => Period::half,
        _ => return None,
    };
    let number = small::digits(reader, at, 1).and_then(|number| i8::try_from(number).ok())?;
    if !tokens.glued(letter) || tokens.glued(at) {
        return None;
    }
    let year_at = letter + 1 + usize::from(tokens.is_mark(letter + 1, '\'') && tokens.glued(letter + 1));
    if let Some(year) = small::digits(reader, year_at, 2).filter(|_| tokens.glued(year_at)) {
        let days = of(2000 + i16::try_from(year).ok()?, number)?;
        return Some(Phrase::written(days, year_at + 1, SHORT_RULE));
    }
    let (place, end) = owning_year(reader, letter + 1)?;
    part(place, end, SHORT_RULE, |year| of(year.first().year(), number))
}

const SHORT_RULE: &str = "quarter or half year";

/// The "3" of "Q3", "1" of "H1", with nothing glued on that makes it something else: H1N1 is no half year.
fn shorthand(reader: Reader<'_>, at: usize, most: u32) -> Option<(i8, usize)> {
    let number = small::digits(reader, at + 1, 1).filter(|number| (1..=most).contains(number))?;
    let free = begins_freely(reader, at) && ends_freely(reader, at, at + 2);
    if free { Some((i8::try_from(number).ok()?, at + 2)) } else { None }
}

/// Whether nothing touches the letter from before but its year ("2018Q4", "2018-Q4") or another part ("Q1-Q3").
fn begins_freely(reader: Reader<'_>, at: usize) -> bool {
    let tokens = reader.tokens;
    let Some(before) = at.checked_sub(1).filter(|_| tokens.glued(at)) else { return true };
    let touched = tokens.is_word(before) || tokens.is_joiner(before) || tokens.is_number(before);
    let tied = || tied_year(reader, before).is_some();
    let dated = || before > 0 && tokens.is_hyphen(before) && year::number(reader, before - 1).is_some();
    let joined = || before > 1 && tokens.is_joiner(before) && tokens.text(before - 2) == tokens.text(at);
    !touched || tied() || dated() || joined()
}

/// The same from behind: "Q3-2025", "Q1-Q3"; not "Q4-related".
fn ends_freely(reader: Reader<'_>, at: usize, end: usize) -> bool {
    let tokens = reader.tokens;
    let touched = tokens.glued(end) && (tokens.is_word(end) || tokens.is_joiner(end));
    let dated = || tokens.is_hyphen(end) && year::number(reader, end + 1).is_some();
    let joined = || tokens.is_joiner(end) && tokens.text(end + 1) == tokens.text(at) && tokens.glued(end + 2);
    !touched || dated() || joined()
}

/// "the first half of 2024", "H1 2025", "this year's second half"; a half alone is as often a football match's.
pub(super) fn half(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let (owner, start) = owner(reader, at);
    let (number, after) = half_named(reader, start)?;
    let in_year = |year: Period| Period::half(year.first().year(), number);
    let last = list::last_part(reader, after, half_named);
    match (owner, owning_year(reader, last)) {
        (Some(owner), _) => part(owner, after, "half year", in_year),
        (None, Some((place, end))) => part(place, if last == after { end } else { after }, "half year", in_year),
        (None, None) => {
            // "the last half of the '80s", "the first half of the 19th century"
            let (place, end) = settled_whole(reader, after + 1).filter(|_| reader.tokens.word(after) == "of")?;
            part(place, end, "half of a period", |days| half_of(days, number))
        }
    }
}

/// The first or the second half of some years, or of a month: up to the 15th, and from the 16th on.
fn half_of(days: Period, number: i8) -> Option<Period> {
    const HALF_A_MONTH: i64 = 15;
    let (grain, opening, closing) = if Period::around(days.first(), Grain::Month) == Some(days) {
        (Grain::Day, HALF_A_MONTH, days.days() - HALF_A_MONTH)
    } else {
        let years = i64::from(days.last().year() - days.first().year() + 1) / 2;
        (Grain::Year, years, years)
    };
    if number == 1 { days.opening(grain, opening) } else { days.closing(grain, closing) }
}

/// "the 2024 quarter", "the 2024 period": that year's quarter by the number of the one last reported.
pub(super) fn reported_in_year(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let tokens = reader.tokens;
    let year_at = reader.past_the(at);
    let year = year::number(reader, year_at).filter(|_| year_at > at)?;
    let noun = year_at + 1;
    let closed = !tokens.is_word(noun + 1) || noun::ends_phrase(tokens.word(noun + 1));
    if !matches!(tokens.word(noun), "quarter" | "period") || !closed || tokens.is_hyphen(noun + 1) {
        return None;
    }
    let days = reader.published.and_then(|date| {
        let reported = Period::steps_from(date, Grain::Quarter, -1)?;
        Period::quarter(year, (reported.first().month() - 1) / 3 + 1)
    });
    Some(Phrase::relative(days, noun + 1, "quarter of reported results"))
}

fn half_named(reader: Reader<'_>, at: usize) -> Option<(i8, usize)> {
    let tokens = reader.tokens;
    if tokens.word(at) == "h" && tokens.is_capitalised(at) && tokens.glued(at + 1) {
        return shorthand(reader, at, 2);
    }
    let number = match tokens.word(at) {
        "first" => 1,
        "second" | "latter" | "last" => 2,
        _ => return None,
    };
    let noun = at + 1 + usize::from(tokens.is_hyphen(at + 1));
    (tokens.word(noun) == "half").then_some((number, noun + 1))
}
