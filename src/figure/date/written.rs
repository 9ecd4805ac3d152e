//! Dates as they are written out: "Monday, Jan. 5, 2026", "the 5th of January", "2026-01-05", "5.1.2026".

use super::super::english::calendar::{
    AFTER_WEEKDAY_NAMES, BEFORE_WEEKDAY_NAMES, CUES, DOUBTFUL_MONTHS, MONTHS, SHORT_WEEKDAYS, WEEKDAYS, find,
};
use super::parts::Parts;
use super::{Phrase, Reader, longer, relative, small, year};

/// The written date that begins at `at`. `cued`: the words before it ask for a date.
pub(super) fn read(reader: Reader<'_>, at: usize, cued: bool) -> Option<Phrase> {
    if reader.tokens.is_number(at) {
        return longer(longer(numeric(reader, at), day_month(reader, at)), month_slash_day(reader, at));
    }
    let unweekdayed = longer(month_first(reader, at, cued), day_month(reader, at));
    longer(unweekdayed, with_weekday(reader, at))
}

/// "Monday", "Monday, Jan. 5", "Fri 2 January".
fn with_weekday(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let tokens = reader.tokens;
    let word = reader.word(at);
    let long = find(WEEKDAYS, word);
    let weekday = long.or_else(|| find(SHORT_WEEKDAYS, word).filter(|_| tokens.is_capitalised(at)))?;
    let after = if long.is_some() { at + 1 } else { reader.past_point(at + 1) };
    let next = after + usize::from(tokens.is_mark(after, ','));
    if let Some(date) = dated(reader, next) {
        let super::Place::Parts(parts) = date.place else { return Some(date) };
        return Some(Phrase::parts(Parts { weekday: Some(weekday), ..parts }, date.end, "weekday and date"));
    }
    let names = AFTER_WEEKDAY_NAMES.contains(&reader.word(at + 1)) && tokens.is_capitalised(at + 1)
        || BEFORE_WEEKDAY_NAMES.contains(&reader.word_before(at));
    let bare = long.is_some() && !names;
    bare.then(|| Phrase::parts(Parts::of_weekday(weekday), relative::past_day_part(reader, at), "weekday"))
}

/// A day of a month in any order, without a weekday.
fn dated(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let date = longer(month_first(reader, at, true), longer(day_month(reader, at), numeric(reader, at)))?;
    let has_day = matches!(date.place, super::Place::Parts(Parts { day: Some(_), .. }));
    has_day.then_some(date)
}

/// "January 5", "Jan. 5th, 2026", "January of 2026", "January".
fn month_first(reader: Reader<'_>, at: usize, cued: bool) -> Option<Phrase> {
    let tokens = reader.tokens;
    let month = month_at(reader, at).filter(|_| !(tokens.glued(at + 1) && tokens.is_number(at + 1)))?;
    let after = if reader.word(at).len() <= 4 { reader.past_point(at + 1) } else { at + 1 };
    if let Some((day, end)) =
        day_behind(reader, after).or_else(|| day_behind(reader, after + 1).filter(|_| tokens.is_mark(after, ',')))
    {
        let (year, end) = year_behind(reader, end);
        return Some(Phrase::parts(
            Parts { day: Some(day), month: Some(month), year, weekday: None },
            end,
            "month and day",
        ));
    }
    let (year, end) = year_behind(reader, after);
    if year.is_some() {
        return Some(Phrase::parts(Parts { month: Some(month), year, ..Parts::default() }, end, "month and year"));
    }
    if let Some((pointed, end)) = relative::pointed_year(reader, after + usize::from(tokens.word(after) == "of")) {
        let days = pointed.and_then(|year| crate::quantity::Period::month(year, month));
        return Some(Phrase::relative(days, end, "month of a relative year"));
    }
    let alone = cued || month_stands_alone(reader, at);
    alone.then(|| Phrase::parts(Parts { month: Some(month), ..Parts::default() }, at + 1, "month"))
}

/// The month named at `at`: with a capital letter, or without where a day or a year stands beside it.
pub(super) fn month_at(reader: Reader<'_>, at: usize) -> Option<i8> {
    let month = find(MONTHS, reader.word(at))?;
    (reader.tokens.is_capitalised(at) || is_dated(reader, at)).then_some(month)
}

/// Whether a month in lower case can be no other word: "june of 1992", "26 june", "on 5th may".
fn is_dated(reader: Reader<'_>, at: usize) -> bool {
    let tokens = reader.tokens;
    if !DOUBTFUL_MONTHS.contains(&reader.word(at)) {
        return reader.word(at).len() > 3;
    }
    let next = at + 1 + usize::from(matches!(tokens.word(at + 1), "of" | "in"));
    let day_behind = small::ordinal(reader, next).is_some_and(|(day, _)| day <= 31);
    let verb = matches!(reader.word(at), "may" | "march");
    let day_before = at.checked_sub(1).is_some_and(|day| {
        matches!(tokens.word(day), "st" | "nd" | "rd" | "th") || !verb && small::digits(reader, day, 2).is_some()
    });
    day_before || day_behind || year::number(reader, next).is_some()
}

/// Whether a month without day or year can only be the month: not the verb, the adjective or somebody's name.
fn month_stands_alone(reader: Reader<'_>, at: usize) -> bool {
    let tokens = reader.tokens;
    if tokens.is_hyphen(at + 1) && tokens.glued(at + 1) && tokens.word(at + 2) == "a" {
        return false;
    }
    let before = reader.word_before(at);
    let owned = matches!(before, "the" | "a" | "an" | "its" | "their")
        && tokens.is_word(at + 1)
        && !tokens.is_capitalised(at + 1);
    let asked = owned
        || CUES.contains(&before)
        || at >= 2 && find(MONTHS, reader.word(at - 2)).is_some() && matches!(before, "and" | "or");
    if reader.word(at).len() <= 4 && !is_abbreviation(reader, at) {
        return false;
    }
    let runs_on = matches!(tokens.word(at + 1), "to" | "through") || tokens.is_joiner(at + 1);
    if runs_on && month_at(reader, at + 2).is_some() {
        return true;
    }
    let doubtful = DOUBTFUL_MONTHS.contains(&reader.word(at));
    asked
        && !(doubtful
            && tokens.is_capitalised(at + 1)
            && matches!(before, "by" | "of" | "for" | "to" | "from" | "about"))
        || !doubtful
}

/// Whether a short month is written as one: "Feb", but not the OCT of a device or the Oct4 of a gene.
fn is_abbreviation(reader: Reader<'_>, at: usize) -> bool {
    let tokens = reader.tokens;
    let title = tokens.text(at).chars().skip(1).all(char::is_lowercase);
    let apart =
        !tokens.glued(at) || !(tokens.is_word(at - 1) || tokens.is_number(at - 1) || tokens.is_mark(at - 1, '/'));
    title && apart && !(tokens.glued(at + 1) && tokens.is_number(at + 1))
}

/// A day of the month: "5", "05", "5th", "fifth", "twenty-first".
fn day_behind(reader: Reader<'_>, at: usize) -> Option<(i8, usize)> {
    let tokens = reader.tokens;
    let (day, end) = small::ordinal(reader, at).or_else(|| Some((small::digits(reader, at, 2)?, at + 1)))?;
    // "Jan. 5:30", "March 3-2", "May 5%", "June 10am" are something else.
    let broken = tokens.glued(end)
        && (tokens.is_word(end)
            || tokens.is_mark(end, '%')
            || tokens.is_mark(end, ':') && tokens.glued(end + 1)
            || tokens.is_mark(end, '/'));
    if broken { None } else { day_number(day).map(|day| (day, end)) }
}

fn day_number(day: u32) -> Option<i8> {
    i8::try_from(day).ok().filter(|day| (1..=31).contains(day))
}

/// The year behind a month, or behind a month and day: "2026", ", 2026", "of 2026", "nineteen ninety-six".
fn year_behind(reader: Reader<'_>, at: usize) -> (Option<i16>, usize) {
    let tokens = reader.tokens;
    let joined = tokens.is_mark(at, ',') || matches!(tokens.word(at), "of" | "in");
    let next = at + usize::from(joined);
    match year::number(reader, next).filter(|_| !year::counts_something(reader, next)) {
        Some(year) => (Some(year), next + 1),
        None => year::in_words(reader, next).map_or((None, at), |(year, end)| (Some(year), end)),
    }
}

/// "5 January", "the 5th of January 2026", "5 Jan. 2026".
fn day_month(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let tokens = reader.tokens;
    let start = reader.past_the(at);
    let (day, after) = day_behind(reader, start)?;
    let of = after + usize::from(tokens.word(after) == "of");
    if of == after && start > at {
        return None;
    }
    let of = of + usize::from(tokens.is_hyphen(of) && tokens.glued(of + 1));
    let month = month_at(reader, of)?;
    // "the second May took office", "on page 5 March said".
    let abbreviated = reader.word(of).len() <= 4;
    let end = if abbreviated { reader.past_point(of + 1).min(tokens.len()) } else { of + 1 };
    let (year, dated_end) = year_behind(reader, end);
    let end = if year.is_some() { dated_end } else { of + 1 };
    // The next number is this month's own day: "on page 5 May 7".
    if year.is_none() && day_behind(reader, of + 1).is_some() {
        return None;
    }
    Some(Phrase::parts(Parts { day: Some(day), month: Some(month), year, weekday: None }, end, "day and month"))
}

/// "2026-01-05", "2026/01/05", "1/5/2026", "5.1.2026"; of month and day, the American order unless it cannot be.
fn numeric(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let tokens = reader.tokens;
    let (fields, end) = fields(reader, at)?;
    let glued_behind = tokens.glued(end) && (tokens.is_word(end) || tokens.is_number(end));
    let glued_before =
        tokens.glued(at) && (tokens.is_word(at - 1) || tokens.is_number(at - 1) || tokens.is_joiner(at - 1));
    if glued_behind || glued_before {
        return None;
    }
    let day_first = tokens.text(at).contains('.');
    let parts = match fields {
        [a, b, c] if a.len() == 4 => Parts { year: year_of(a), ..month_day(b, c, false)? },
        [a, b, c] if c.len() == 4 => Parts { year: year_of(c), ..month_day(a, b, day_first)? },
        _ => return None,
    };
    parts.year?;
    Some(Phrase::parts(parts, end, "date in numbers"))
}

/// "on 11/20", "by 22/04": without a year only where the word before asks for a date; otherwise it is a fraction.
fn month_slash_day(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let tokens = reader.tokens;
    let asked = matches!(reader.word_before(at), "on" | "by" | "until" | "since" | "before" | "after")
        || find(WEEKDAYS, reader.word_before(at)).is_some();
    let tight = tokens.is_mark(at + 1, '/') && tokens.glued(at + 1) && tokens.glued(at + 2) && tokens.is_number(at + 2);
    let whole =
        !tokens.glued(at + 3) || !(tokens.is_word(at + 3) || tokens.is_number(at + 3) || tokens.is_mark(at + 3, '/'));
    if !(asked && tight && whole) {
        return None;
    }
    let parts = month_day(tokens.text(at), tokens.text(at + 2), false)?;
    Some(Phrase::parts(parts, at + 3, "date in numbers"))
}

/// Three runs of digits with the same mark between them, and the token after.
fn fields(reader: Reader<'_>, at: usize) -> Option<([&str; 3], usize)> {
    let tokens = reader.tokens;
    let text = tokens.number(at);
    if text.contains(',') {
        return None;
    }
    let mut dotted = text.split('.');
    if let (Some(a), Some(b), Some(c), None) = (dotted.next(), dotted.next(), dotted.next(), dotted.next()) {
        return Some(([a, b, c], at + 1));
    }
    let same = tokens.is_hyphen(at + 1) && tokens.is_hyphen(at + 3)
        || tokens.is_mark(at + 1, '/') && tokens.is_mark(at + 3, '/');
    let tight = (1..5).all(|offset| tokens.glued(at + offset));
    let plain = |at: usize| tokens.is_number(at) && !tokens.text(at).contains(['.', ',']);
    (same && tight && plain(at) && plain(at + 2) && plain(at + 4))
        .then(|| ([text, tokens.text(at + 2), tokens.text(at + 4)], at + 5))
}

fn year_of(digits: &str) -> Option<i16> {
    digits.parse().ok().filter(|year| (1000..=2999).contains(year))
}

/// A month and a day in numbers, in the order that is possible; where both are, the usual one.
fn month_day(a: &str, b: &str, day_first: bool) -> Option<Parts> {
    let number = |text: &str| if text.len() <= 2 { text.parse::<i8>().ok() } else { None };
    let (a, b) = (number(a)?, number(b)?);
    let fits = |month: i8, day: i8| (1..=12).contains(&month) && (1..=31).contains(&day);
    let (month, day) = match (fits(a, b), fits(b, a)) {
        (true, true) if day_first => (b, a),
        (true, _) => (a, b),
        (false, true) => (b, a),
        (false, false) => return None,
    };
    Some(Parts { month: Some(month), day: Some(day), ..Parts::default() })
}

/// A day of the month alone, as the short end of a range: the "7" of "Jan. 4-7".
pub(super) fn lone_day(reader: Reader<'_>, at: usize) -> Option<(i8, usize)> {
    day_behind(reader, at)
}

/// A month's name, as the long end of a range: the "January 2026" of "4–7 January 2026"; the year is optional.
pub(super) fn month_behind(reader: Reader<'_>, at: usize) -> Option<(Parts, usize)> {
    let of = at + usize::from(reader.tokens.word(at) == "of");
    let month = month_at(reader, of)?;
    let after = if reader.word(of).len() <= 4 { reader.past_point(of + 1) } else { of + 1 };
    let (year, end) = year_behind(reader, after);
    let end = if year.is_some() { end } else { of + 1 };
    Some((Parts { month: Some(month), year, ..Parts::default() }, end))
}

/// A weekday alone: "Friday", "Friday night".
pub(super) fn weekday_alone(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    with_weekday(reader, at).filter(|date| matches!(date.place, super::Place::Parts(parts) if parts.is_bare_weekday()))
}
