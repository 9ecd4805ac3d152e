//! The forms of a date, a row each: what is asked at a token where a date could begin, and of which the longest wins.
//!
//! The tables stand apart from the readers so that a form is one function and one row, and so that "the end of …" or
//! "the third week of …" can ask for just the forms that may stand behind them.

use super::super::english::roles::Roles;
use super::{
    Phrase, Reader, counted, edge, ended, era, feast, list, numbered, numeric, part_of, relative, season, week, weekday,
};
use super::{written, year};

/// One way of writing a date.
pub(super) struct Form {
    /// What it can begin with; most forms are spared most tokens by it.
    begins: Roles,
    /// Whether "the" may stand before that.
    behind_the: bool,
    /// Whether the few digits it may begin with need something tied to them: a mark, an "s", a "th".
    ties_digits: bool,
    read: fn(Reader<'_>, usize) -> Option<Phrase>,
}

const fn form(begins: Roles, read: fn(Reader<'_>, usize) -> Option<Phrase>) -> Form {
    Form { begins, behind_the: false, ties_digits: false, read }
}

impl Form {
    const fn behind_the(self) -> Self {
        Self { behind_the: true, ..self }
    }

    const fn tying_digits(self) -> Self {
        Self { ties_digits: true, ..self }
    }

    /// Whether the form could begin so.
    #[cfg(test)]
    fn admits(&self, beginning: Beginning) -> bool {
        !(self.ties_digits && beginning.loose_digits)
            && (self.begins.any(beginning.here)
                || self.behind_the && beginning.here.any(Roles::THE) && self.begins.any(beginning.behind))
    }
}

/// What is seen at a glance of a place where a date could begin.
#[derive(Clone, Copy)]
struct Beginning {
    /// The parts of its first two tokens.
    here: Roles,
    behind: Roles,
    /// Whether one to three digits stand there, perhaps behind "the", that nothing is tied to.
    loose_digits: bool,
}

impl Beginning {
    fn of(reader: Reader<'_>, at: usize) -> Self {
        let (here, behind) = (reader.tokens.roles(at), reader.tokens.roles(at + 1));
        let loose = |roles: Roles, next: usize| roles.any(Roles::SHORT) && !reader.tokens.glued(next);
        let loose_digits = if here.any(Roles::THE) { loose(behind, at + 2) } else { loose(here, at + 1) };
        Self { here, behind, loose_digits }
    }
}

/// Forms that belong together.
pub(super) struct Forms {
    list: &'static [Form],
    /// What any of them can begin with, and what those can that "the" may stand before.
    begin: Roles,
    begin_behind_the: Roles,
    /// Which of them begin with a part, by its number.
    by_part: [Chosen; Roles::MOST],
    /// Those that "the" may stand before, and those that need something tied to their digits.
    behind_the: Chosen,
    ties_digits: Chosen,
}

/// Some of the forms of a table, a bit each.
type Chosen = u32;

const fn forms(list: &'static [Form]) -> Forms {
    let (mut begin, mut begin_behind_the) = (Roles::NONE, Roles::NONE);
    let (mut by_part, mut behind_the, mut ties_digits) = ([0; Roles::MOST], 0, 0);
    let mut at = 0;
    while at < list.len() {
        begin = begin.or(list[at].begins);
        if list[at].behind_the {
            begin_behind_the = begin_behind_the.or(list[at].begins);
            behind_the |= 1 << at;
        }
        if list[at].ties_digits {
            ties_digits |= 1 << at;
        }
        let mut part = 0;
        while part < Roles::MOST {
            if list[at].begins.has(part) {
                by_part[part] |= 1 << at;
            }
            part += 1;
        }
        at += 1;
    }
    Forms { list, begin, begin_behind_the, by_part, behind_the, ties_digits }
}

impl Forms {
    /// Whether any of them could begin so.
    fn admit(&self, beginning: Beginning) -> bool {
        admit((self.begin, self.begin_behind_the), beginning)
    }

    /// Those that could begin so, in their order.
    fn admitted(&self, beginning: Beginning) -> impl Iterator<Item = &'static Form> {
        let mut chosen = self.beginning_with(beginning.here);
        if beginning.here.any(Roles::THE) {
            chosen |= self.beginning_with(beginning.behind) & self.behind_the;
        }
        if beginning.loose_digits {
            chosen &= !self.ties_digits;
        }
        let list = self.list;
        std::iter::from_fn(move || {
            let form = list.get(chosen.trailing_zeros() as usize)?;
            chosen &= chosen - 1;
            Some(form)
        })
    }

    fn beginning_with(&self, roles: Roles) -> Chosen {
        roles.each().fold(0, |chosen, part| chosen | self.by_part[part])
    }
}

/// Whether forms could begin so that begin with these parts, and behind "the" with those.
fn admit((begin, behind_the): (Roles, Roles), beginning: Beginning) -> bool {
    begin.any(beginning.here) || beginning.here.any(Roles::THE) && behind_the.any(beginning.behind)
}

/// An ordinal in words or digits: "the 21st", "the twenty-first".
const ORDINAL: Roles = Roles::SHORT.or(Roles::CARDINAL).or(Roles::ORDINAL);
/// What stands between the marks of a date in numbers.
const FIELD: Roles = Roles::SHORT.or(Roles::FOUR);
/// A number of steps of the calendar: "about two weeks".
pub(super) const STEPS: Roles = Roles::COUNT.or(Roles::ARTICLE).or(Roles::LOOSE);
/// The year that a part belongs to, or the part itself: "this year's first half", "Q3".
const PART: Roles = ORDINAL.or(Roles::FOUR).or(Roles::POINTER).or(Roles::FISCAL).or(Roles::LETTER).or(Roles::RANK);

/// Days and months by their names and numbers.
pub(super) static WRITTEN: Forms = forms(&[
    form(Roles::MONTH, written::month_first),
    form(ORDINAL, written::day_month).behind_the(),
    form(Roles::SHORT, list::day_behind_month),
    form(ORDINAL, list::day_before_month).behind_the(),
    form(FIELD.or(Roles::POINTED), numeric::full).tying_digits(),
    form(Roles::EIGHT, numeric::compact),
    form(Roles::SHORT, numeric::month_and_day).tying_digits(),
    form(Roles::POINTER, numeric::pointed),
    form(Roles::SHORT, numeric::month_and_year).tying_digits(),
    form(FIELD.or(Roles::MONTH), numeric::with_named_month).tying_digits(),
]);

/// Weekdays, alone and before a date.
pub(super) static WEEKDAYS: Forms = forms(&[
    form(Roles::WEEKDAY, weekday::alone),
    form(Roles::WEEKDAY, weekday::with_date),
    form(Roles::WEEKDAY, weekday::with_day),
    form(Roles::POINTER, weekday::pointed_with_date),
    form(Roles::SHORT, weekday::day_alone).behind_the(),
]);

/// Years, and what is named by one.
pub(super) static YEARS: Forms = forms(&[
    form(Roles::FOUR, year::in_figures),
    form(Roles::APOSTROPHE, year::in_short),
    form(Roles::CARDINAL, year::spelled),
    form(Roles::FISCAL.or(Roles::UNIT), year::fiscal),
    form(Roles::COUNT.or(Roles::DECADE).or(Roles::APOSTROPHE), year::decade).behind_the().tying_digits(),
    form(ORDINAL, year::century).behind_the().tying_digits(),
    form(Roles::DIGITS, era::behind_a_year),
    form(Roles::ERA, era::before_a_year),
    form(ORDINAL, era::century).behind_the().tying_digits(),
]);

/// What is told by pointing from the day of publication.
pub(super) static POINTED: Forms = forms(&[
    form(Roles::DAY.or(Roles::UNIT), relative::day_word).behind_the(),
    form(Roles::POINTER, relative::pointed).behind_the(),
    form(Roles::SHIFT, relative::shifted),
    form(Roles::UNIT.or(Roles::SECOND), relative::reported).behind_the(),
    form(Roles::SHIFT, relative::past).behind_the(),
    form(Roles::SHIFT.or(Roles::POINTER), relative::fortnight).behind_the(),
    form(Roles::SHIFT.or(Roles::POINTER), relative::counted).behind_the(),
    form(Roles::NOW, relative::now).behind_the(),
    form(Roles::SHIFT, relative::rest).behind_the(),
    form(Roles::UNIT, relative::to_date),
    form(Roles::SEASON, season::read).behind_the(),
    form(Roles::FISCAL.or(Roles::UNIT), ended::read).behind_the(),
    form(Roles::LETTER.or(Roles::UNIT), week::of_a_day).behind_the(),
    form(Roles::UNIT, week::one_over).behind_the(),
    form(Roles::UNIT, week::numbered).behind_the(),
    form(Roles::POINTER, week::then_weekday).behind_the(),
    form(Roles::WEEKDAY, week::of_weekday),
    form(Roles::WEEKEND, week::weekend).behind_the(),
]);

/// What is counted off in days, weeks, months or years.
pub(super) static COUNTED: Forms = forms(&[
    form(STEPS.or(Roles::NOON), counted::off),
    form(Roles::UNIT, counted::a_day_off).behind_the(),
    form(Roles::IN, counted::ahead),
    form(Roles::WEEKDAY, counted::weekday_away),
]);

/// Parts of a larger period.
pub(super) static PARTS: Forms = forms(&[
    form(PART, part_of::quarter).behind_the().tying_digits(),
    form(PART, part_of::half).behind_the().tying_digits(),
    form(Roles::FOUR, part_of::reported_in_year).behind_the(),
    form(Roles::SHORT, part_of::in_short).tying_digits(),
    form(Roles::RANK, numbered::first_or_last).behind_the(),
    form(ORDINAL, numbered::unit).behind_the().tying_digits(),
    form(ORDINAL.or(Roles::RANK), numbered::weekday).behind_the().tying_digits(),
    form(ORDINAL, numbered::day).behind_the().tying_digits(),
]);

/// Edges of a period, and feasts.
pub(super) static EDGES: Forms =
    forms(&[form(Roles::EDGE, edge::read).behind_the(), form(Roles::UNIT, edge::year_end)]);
pub(super) static FEASTS: Forms = forms(&[
    form(Roles::FEAST, feast::read),
    form(Roles::FEAST, feast::weekend),
    form(Roles::WEEKEND, feast::weekend_of).behind_the(),
]);

/// Every form of a single date.
static ALL: &[&Forms] = &[&WRITTEN, &WEEKDAYS, &YEARS, &POINTED, &COUNTED, &PARTS, &EDGES, &FEASTS];

/// What any form can begin with, and what those can that "the" may stand before.
const ANY: (Roles, Roles) = {
    let (mut begin, mut behind_the) = (Roles::NONE, Roles::NONE);
    let mut at = 0;
    while at < ALL.len() {
        (begin, behind_the) = (begin.or(ALL[at].begin), behind_the.or(ALL[at].begin_behind_the));
        at += 1;
    }
    (begin, behind_the)
};

/// Whether any form could begin at `at`.
pub(super) fn may_begin(reader: Reader<'_>, at: usize) -> bool {
    admit(ANY, Beginning::of(reader, at))
}

/// The longest single date that begins at `at`; the first of those as long.
pub(super) fn single(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    longest(reader, at, ALL)
}

/// The longest date of some forms that begins at `at`.
pub(super) fn longest(reader: Reader<'_>, at: usize, tables: &[&Forms]) -> Option<Phrase> {
    let beginning = Beginning::of(reader, at);
    let mut best: Option<Phrase> = None;
    for table in tables.iter().filter(|table| table.admit(beginning)) {
        for form in table.admitted(beginning) {
            if let Some(next) = (form.read)(reader, at)
                && best.is_none_or(|best| next.end > best.end)
            {
                best = Some(next);
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::super::super::lexer::Tokens;
    use super::*;

    /// The phrases of the corpora, and what only the names of the calendar begin.
    const TEXTS: [&str; 4] = [
        include_str!("../../../tests/corpus/figures/dates.tsv"),
        include_str!("../../../tests/corpus/figures/not-dates.tsv"),
        include_str!("../../../tests/corpus/figures/english.tsv"),
        include_str!("../../../tests/corpus/sentences.tsv"),
    ];

    #[test]
    fn nothing_is_read_where_nothing_may_open() {
        for line in TEXTS.iter().flat_map(|text| text.lines()) {
            let tokens = Tokens::of(line, 0);
            let reader = Reader { tokens: &tokens, published: Some(jiff::civil::date(2026, 1, 5)), cued: false };
            for at in (0..tokens.len()).filter(|&at| !reader.may_open(at)) {
                assert_eq!(super::super::moment::read(reader, at), None, "“{}” of: {line}", tokens.text(at));
            }
        }
    }

    #[test]
    fn no_form_reads_what_it_is_said_not_to_begin_with() {
        for line in TEXTS.iter().flat_map(|text| text.lines()) {
            let tokens = Tokens::of(line, 0);
            let reader = Reader { tokens: &tokens, published: Some(jiff::civil::date(2026, 1, 5)), cued: false };
            for (at, form) in
                (0..tokens.len()).flat_map(|at| ALL.iter().flat_map(|forms| forms.list).map(move |form| (at, form)))
            {
                let spared = !form.admits(Beginning::of(reader, at));
                for reader in [reader, reader.asked()] {
                    let read = if spared { (form.read)(reader, at) } else { None };
                    assert_eq!(read, None, "“{}” of: {line}", tokens.text(at));
                }
            }
        }
    }
}
