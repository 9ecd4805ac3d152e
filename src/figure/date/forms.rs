//! The forms of a date, a row each: what is asked at a token where a date could begin, and of which the longest wins.
//!
//! The tables stand apart from the readers so that a form is one function and one row, and so that "the end of …" or
//! "the third week of …" can ask for just the forms that may stand behind them.

use super::{Phrase, Reader, counted, edge, ended, feast, numbered, numeric, part_of, relative, season, week, weekday};
use super::{written, year};

/// One way of writing a date.
pub(super) struct Form {
    begins: Begins,
    read: fn(Reader<'_>, usize) -> Option<Phrase>,
}

/// What stands first in a form; most tokens are spared most forms by it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Begins {
    Word,
    Number,
    Either,
}

const fn word(read: fn(Reader<'_>, usize) -> Option<Phrase>) -> Form {
    Form { begins: Begins::Word, read }
}

const fn number(read: fn(Reader<'_>, usize) -> Option<Phrase>) -> Form {
    Form { begins: Begins::Number, read }
}

const fn either(read: fn(Reader<'_>, usize) -> Option<Phrase>) -> Form {
    Form { begins: Begins::Either, read }
}

/// Days and months by their names and numbers.
pub(super) static WRITTEN: &[Form] = &[
    word(written::month_first),
    either(written::day_month),
    number(written::listed_day),
    number(numeric::full),
    number(numeric::month_and_day),
    number(numeric::month_and_year),
    either(numeric::with_named_month),
];

/// Weekdays, alone and before a date.
pub(super) static WEEKDAYS: &[Form] = &[word(weekday::alone), word(weekday::with_date), word(weekday::with_day)];

/// Years, and what is named by one.
pub(super) static YEARS: &[Form] =
    &[number(year::in_figures), word(year::spelled), word(year::fiscal), either(year::decade), either(year::century)];

/// What is told by pointing from the day of publication.
pub(super) static POINTED: &[Form] = &[
    word(relative::day_word),
    word(relative::pointed),
    word(relative::shifted),
    word(relative::reported),
    word(relative::past),
    word(relative::now),
    word(relative::rest),
    word(relative::to_date),
    word(season::read),
    word(ended::read),
    word(week::of_a_day),
    word(week::one_over),
    word(week::then_weekday),
    word(week::of_weekday),
    word(week::weekend),
];

/// What is counted off in days, weeks, months or years.
pub(super) static COUNTED: &[Form] =
    &[either(counted::ago), either(counted::from_a_day), either(counted::starting), word(counted::ahead)];

/// Parts of a larger period.
pub(super) static PARTS: &[Form] = &[
    either(part_of::quarter),
    either(part_of::half),
    word(numbered::first_or_last),
    either(numbered::unit),
    either(numbered::weekday),
    either(numbered::day),
];

/// Edges of a period, and feasts.
pub(super) static EDGES: &[Form] = &[word(edge::read), word(edge::year_end)];
pub(super) static FEASTS: &[Form] = &[word(feast::read), word(feast::weekend), word(feast::weekend_of)];

/// Every form of a single date.
static ALL: &[&[Form]] = &[WRITTEN, WEEKDAYS, YEARS, POINTED, COUNTED, PARTS, EDGES, FEASTS];

/// The longest single date that begins at `at`; the first of those as long.
pub(super) fn single(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    longest(reader, at, ALL)
}

/// The longest date of some forms that begins at `at`.
pub(super) fn longest(reader: Reader<'_>, at: usize, tables: &[&[Form]]) -> Option<Phrase> {
    let spared = if reader.tokens.is_number(at) { Begins::Word } else { Begins::Number };
    let forms = tables.iter().flat_map(|table| table.iter()).filter(|form| form.begins != spared);
    forms.filter_map(|form| (form.read)(reader, at)).reduce(|best, next| if next.end > best.end { next } else { best })
}
