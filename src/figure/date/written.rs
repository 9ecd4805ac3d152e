//! Days and months by their names: "Jan. 5, 2026", "the 5th of January", "5 January", "January of 2026", "January".

use super::super::english::calendar::{CUES, DOUBTFUL_MONTHS, MONTHS, find};
use super::super::english::roles::Roles;
use super::super::noun;
use super::clock::{self, Beside};
use super::parts::Parts;
use super::{NO_SUCH_DAY, Phrase, Place, Reader, numeric, range, relative, small, year};

/// "January 5", "Jan. 5th, 2026", "January of 2026", "January".
pub(super) fn month_first(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let tokens = reader.tokens;
    let month = month_at(reader, at).filter(|_| !(tokens.glued(at + 1) && tokens.is_number(at + 1)))?;
    let after = if reader.word(at).len() <= 4 { reader.past_point(at + 1) } else { at + 1 };
    if let Some((day, end)) =
        day_behind(reader, after).or_else(|| day_behind(reader, after + 1).filter(|_| tokens.is_mark(after, ',')))
    {
        let (year, end) = year_behind(reader, end);
        let (year, end) = year.map_or_else(|| relative_year(reader, end), |year| (Some(year), end));
        let year = year.or_else(|| year_past_time(reader, end)).or_else(|| year_of_attacks(reader, (month, day), end));
        return Some(Phrase::parts(
            Parts { day: Some(day), month: Some(month), year, weekday: None },
            end,
            "month and day",
        ));
    }
    if let Some(end) = no_day_behind(reader, at, after) {
        return Some(Phrase::new(Place::Nowhere(NO_SUCH_DAY), end, "month and day"));
    }
    let (year, end) = year_behind(reader, after);
    if year.is_some() {
        return Some(Phrase::parts(Parts { month: Some(month), year, ..Parts::default() }, end, "month and year"));
    }
    if let Some((pointed, end)) = relative::pointed_year(reader, after + usize::from(tokens.word(after) == "of")) {
        let days = pointed.and_then(|year| crate::quantity::Period::month(year, month));
        return Some(Phrase::relative(days, end, OF_A_RELATIVE_YEAR));
    }
    let alone = reader.cued || month_stands_alone(reader, at);
    alone.then(|| Phrase::parts(Parts { month: Some(month), ..Parts::default() }, at + 1, "month"))
}

/// The token after the "33" of "on Nov. 33": where a day is asked for, and nothing is counted, it is one no month has.
fn no_day_behind(reader: Reader<'_>, month: usize, at: usize) -> Option<usize> {
    let past = small::digits(reader, at, 2).is_some_and(|day| day > 31);
    let ends = || range::ends_a_date(reader, at + 1) && !reader.tokens.is_joiner(at + 1);
    (reader.word_before(month) == "on" && past && ends()).then_some(at + 1)
}

/// "the Sept. 11 attacks" are those of 2001, whatever year lies nearer.
fn year_of_attacks(reader: Reader<'_>, (month, day): (i8, i8), end: usize) -> Option<i16> {
    const ATTACKS: &[&str] = &["attack", "attacks", "commission", "hijackers", "hijackings", "terror", "terrorist"];
    let named = (month, day) == (9, 11) && ATTACKS.contains(&reader.tokens.word(end));
    let since = reader.published.is_none_or(|date| date > numeric::NINE_ELEVEN);
    (named && since).then(|| numeric::NINE_ELEVEN.year())
}

pub(super) const OF_A_RELATIVE_YEAR: &str = "month of a relative year";

/// The month named at `at`: with a capital letter, or without where a day or a year stands beside it.
pub(super) fn month_at(reader: Reader<'_>, at: usize) -> Option<i8> {
    let month = reader.named(at, Roles::MONTH, MONTHS)?;
    (reader.tokens.is_capitalised(at) || is_dated(reader, at)).then_some(month)
}

/// The month named at `at`, whatever its letters: "aug" of "2019-aug-1".
pub(super) fn month_named(reader: Reader<'_>, at: usize) -> Option<i8> {
    find(MONTHS, reader.tokens.word(at))
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
    // Behind "in" stands no verb; but people march in march time.
    let asked = matches!(reader.word_before(at), "in" | "since" | "until") && reader.word(at) != "march";
    let day_before = at.checked_sub(1).is_some_and(|day| {
        matches!(tokens.word(day), "st" | "nd" | "rd" | "th") || !verb && small::digits(reader, day, 2).is_some()
    });
    asked || day_before || day_behind || year::number(reader, next).is_some()
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
        || at >= 2 && reader.tokens.roles(at - 2).any(Roles::MONTH) && matches!(before, "and" | "or");
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
pub(super) fn day_behind(reader: Reader<'_>, at: usize) -> Option<(i8, usize)> {
    let tokens = reader.tokens;
    let (day, end) = small::ordinal(reader, at)
        .or_else(|| Some((small::digits(reader, at, 2)?, at + 1)))
        .or_else(|| day_in_words(reader, at))?;
    // "Jan. 5:30", "March 3-2", "May 5%", "June 10am" are something else.
    let broken = tokens.glued(end)
        && (tokens.is_word(end)
            || tokens.is_mark(end, '%')
            || tokens.is_mark(end, ':') && tokens.glued(end + 1)
            || tokens.is_mark(end, '/'));
    if broken { None } else { day_number(day).map(|day| (day, end)) }
}

/// "twenty-two" behind a month, where nothing behind could be counted by it: "January twenty-two, 2018".
fn day_in_words(reader: Reader<'_>, at: usize) -> Option<(u32, usize)> {
    let (day, end) = small::cardinal(reader, at).filter(|_| reader.tokens.is_word(at))?;
    let behind_month = at.checked_sub(1).is_some_and(|month| find(MONTHS, reader.tokens.word(month)).is_some());
    let free = !reader.tokens.is_word(end) && !reader.tokens.is_hyphen(end) || year::in_words(reader, end).is_some();
    (behind_month && free).then_some((day, end))
}

pub(super) fn day_number(day: u32) -> Option<i8> {
    i8::try_from(day).ok().filter(|day| (1..=31).contains(day))
}

/// The year behind a month, or behind a month and day: "2026", ", 2026", "of 2026", "nineteen ninety-six".
pub(super) fn year_behind(reader: Reader<'_>, at: usize) -> (Option<i16>, usize) {
    let tokens = reader.tokens;
    let joined = tokens.is_mark(at, ',') || matches!(tokens.word(at), "of" | "in");
    let next = at + usize::from(joined);
    match year::number(reader, next).filter(|_| !year::counts_something(reader, next)) {
        Some(year) => (Some(year), next + 1),
        None => (year::short(reader, next))
            .or_else(|| year::in_words(reader, next))
            .or_else(|| year::short_behind_of(reader, at))
            .or_else(|| Some((year_of_period(reader, at)?, at)))
            .map_or((None, at), |(year, end)| (Some(year), end)),
    }
}

/// The "next year" of "June 5 next year", where publication is known; and the token after.
pub(super) fn relative_year(reader: Reader<'_>, at: usize) -> (Option<i16>, usize) {
    let of = at + usize::from(reader.tokens.word(at) == "of");
    let pointed = relative::pointed_year(reader, of).filter(|&(_, end)| !reader.is_possessive(end - 1));
    pointed.and_then(|(year, end)| Some((Some(year?), end))).unwrap_or((None, at))
}

/// The year behind what months make together: "the July-September period of 2023".
fn year_of_period(reader: Reader<'_>, at: usize) -> Option<i16> {
    let period = matches!(reader.tokens.word(at), "period" | "quarter" | "half" | "season");
    let of = at + 1 + usize::from(reader.tokens.word(at + 1) == "of");
    if period { year::number(reader, of) } else { None }
}

/// The year of a stamp, which stands behind its time: "Oct 26 15:50:06 2016".
fn year_past_time(reader: Reader<'_>, at: usize) -> Option<i16> {
    let time = clock::beside(reader, at, Beside::a_day()).filter(|_| reader.tokens.is_mark(at + 1, ':'))?;
    year::number(reader, time.end)
}

/// "5 January", "the 5th of January 2026", "5 Jan. 2026".
pub(super) fn day_month(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let tokens = reader.tokens;
    let start = reader.past_the(at);
    let spelled = || small::cardinal(reader, start).filter(|&(day, _)| tokens.is_word(start) && day > 1);
    let in_figures = day_behind(reader, start);
    let (day, after) = in_figures.or_else(|| spelled().and_then(|(day, after)| Some((day_number(day)?, after))))?;
    let pointed = reader.past_point(after);
    let after = if is_month_of_year(reader, pointed) { pointed } else { after };
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
    let (year, dated_end) = year.map_or_else(|| relative_year(reader, end), |year| (Some(year), dated_end));
    let end = if year.is_some() { dated_end } else { of + 1 };
    // The next number is this month's own day: "on page 5 May 7", but "by 5 May 20 people". In words only a year makes it a
    // day: "ten May Days".
    let next_day = || day_behind(reader, of + 1).is_some_and(|(_, end)| range::ends_a_date(reader, end));
    if year.is_none() && (in_figures.is_none() || next_day()) || is_wickets(reader, start) {
        return None;
    }
    // "two October 2012 debates"
    if in_figures.is_none() && tokens.is_word(end) && !noun::ends_phrase(tokens.word(end)) {
        return None;
    }
    Some(Phrase::parts(Parts { day: Some(day), month: Some(month), year, weekday: None }, end, "day and month"))
}

/// Whether a month stands at `at` and its year behind: the point in "16. Nov. 2016" ends no sentence.
fn is_month_of_year(reader: Reader<'_>, at: usize) -> bool {
    let next = || reader.past_point(at + 1);
    reader.tokens.is_capitalised(at) && month_at(reader, at).is_some() && year::number(reader, next()).is_some()
}

/// The "7" of "312-7 dec.", behind more than any month has days.
fn is_wickets(reader: Reader<'_>, at: usize) -> bool {
    let tokens = reader.tokens;
    let tied = at >= 2 && tokens.is_joiner(at - 1) && tokens.glued(at - 1) && tokens.glued(at);
    tied && tokens.number(at - 2).parse::<u32>().is_ok_and(|runs| (32..1000).contains(&runs))
}

/// A day of the month alone, as the short end of a range: the "7" of "Jan. 4-7".
pub(super) fn lone_day(reader: Reader<'_>, at: usize) -> Option<(i8, usize)> {
    day_behind(reader, at)
}

/// A month's name, as the long end of a range: the "January 2026" of "4–7 January 2026"; the year is optional.
pub(super) fn month_behind(reader: Reader<'_>, at: usize) -> Option<(Parts, usize)> {
    let of = at + usize::from(reader.tokens.word(at) == "of");
    let month = month_at(reader, of).or_else(|| month_named(reader, of).filter(|_| of > at))?;
    let after = if reader.word(of).len() <= 4 { reader.past_point(of + 1) } else { of + 1 };
    let (year, end) = year_behind(reader, after);
    let end = if year.is_some() { end } else { of + 1 };
    Some((Parts { month: Some(month), year, ..Parts::default() }, end))
}
