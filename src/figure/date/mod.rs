//! Dates and times of day, read from prose and placed on the calendar.
//!
//! | phrase, published Monday 5 January 2026 | days |
//! | --- | --- |
//! | Nov. 1 · the 1st of November · 1 November | 2025-11-01 |
//! | Jan 05, 2026 · 5.1.2026 · 1/5/2026 · 2026-01-05 | 2026-01-05 |
//! | 4–7 January · from Jan. 4 to 7 · Sunday to January 7 | 2026-01-04 to 2026-01-07 |
//! | said Sunday · will visit on Wednesday | 2026-01-04 · 2026-01-07 |
//! | last month · earlier this year · two years ago | December 2025 · 2026 · 2024 |
//! | the first 11 months of 2025 · the third quarter · fiscal 2025 | January to November 2025 · July to September 2025 · 2025 |
//! | mid-2020s · early January · until mid-August | hedged: mid, early, until |
//!
//! The room stands alone because dates have a grammar of their own, in which the sentence's tense and the day of
//! publication take part. What it cannot read whole it does not read; what it can read but not place for want of a
//! publication date is a date all the same, with no days.

mod clock;
mod counted;
mod edge;
mod ended;
mod era;
mod feast;
mod forms;
mod list;
mod moment;
mod numbered;
mod numeric;
mod part_of;
mod parts;
mod range;
mod relative;
mod season;
mod small;
mod tense;
mod week;
mod weekday;
mod written;
mod year;

use jiff::civil::Date;

use super::english::calendar::{self, Edge, find};
use super::english::roles::Roles;
use super::lexer::Tokens;
use super::meaning::Taken;
use super::{Context, Reading, Step};
use crate::quantity::{Hedge, Kind, Period, Quantity, Value};
use parts::Parts;
pub(super) use tense::Tense;

/// Reads the date or the time of day that begins at `at`; the longest there is.
pub(super) fn read(tokens: &Tokens<'_>, at: usize, context: &Context) -> Option<Reading> {
    let reader = Reader { tokens, published: context.published, cued: false };
    if !reader.may_open(at)
        || !(forms::may_begin(reader, at) || clock::may_begin(reader, at) || range::opens(reader, at))
    {
        return None;
    }
    moment::read(reader, at)
}

/// Whether a date or a time could begin at `at`; asked of every anchor, so it must be cheap.
#[inline]
pub(super) fn may_begin(tokens: &Tokens<'_>, at: usize) -> bool {
    Reader { tokens, published: None, cued: false }.may_open(at)
}

/// A sentence as the readers of this room see it.
#[derive(Clone, Copy)]
struct Reader<'r> {
    tokens: &'r Tokens<'r>,
    published: Option<Date>,
    /// Whether the words before ask for a date: behind "between", at the far end of a range.
    cued: bool,
}

/// A date phrase: what it says, and where it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Phrase {
    place: Place,
    /// The token after its last.
    end: usize,
    /// The part of its days it picks out, by a word of its own: "early", "the end of".
    edge: Option<Edge>,
    /// By a word of its own: "about two years ago".
    hedge: Hedge,
    rule: &'static str,
}

/// Where a phrase lies on the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// As far as it is written out; the rest is still to be supplied, by the other end of a range or by publication.
    Parts(Parts),
    /// Settled, and on what ground.
    Days(Period, &'static str),
    /// It would need a publication date, or names no day that exists.
    Nowhere(&'static str),
}

const AS_WRITTEN: &str = "as written";
const BY_PUBLICATION: &str = "counted from publication";
pub(super) const NO_SUCH_DAY: &str = "the calendar has no such day";
const NO_PUBLICATION: &str = "no publication date to count from";
const COUNTED_ELSEWHERE: &str = "counted from a day named elsewhere";

/// Years that are told by another date.
static OTHER_YEARS: &[&str] =
    &["that year", "that same year", "the same year", "the following year", "the year before", "the previous year"];

impl Phrase {
    fn new(place: Place, end: usize, rule: &'static str) -> Self {
        Self { place, end, edge: None, hedge: Hedge::None, rule }
    }

    fn parts(parts: Parts, end: usize, rule: &'static str) -> Self {
        Self::new(Place::Parts(parts), end, rule)
    }

    fn written(days: Period, end: usize, rule: &'static str) -> Self {
        Self::new(Place::Days(days, AS_WRITTEN), end, rule)
    }

    /// A phrase that lies where publication puts it, if there is one.
    fn relative(days: Option<Period>, end: usize, rule: &'static str) -> Self {
        let place = days.map_or(Place::Nowhere(NO_PUBLICATION), |days| Place::Days(days, BY_PUBLICATION));
        Self::new(place, end, rule)
    }
}

/// The longer of two readings from the same token; the first where they are equal.
fn longer(one: Option<Phrase>, other: Option<Phrase>) -> Option<Phrase> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if other.end > one.end { other } else { one }),
        (one, other) => one.or(other),
    }
}

impl<'r> Reader<'r> {
    /// Whether a date or a time could begin here at all. Almost every token of a text is turned away by this.
    fn may_open(self, at: usize) -> bool {
        let (roles, next) = (self.tokens.roles(at), at + 1);
        if roles.any(Roles::LOOSE) {
            return counted::may_be_steps(self, at);
        }
        if roles.any(Roles::LEAD) {
            let season = roles.any(Roles::THE) && self.tokens.roles(next).any(Roles::SEASON);
            return if season { season::may_begin(self, next) } else { self.may_stand_second(next) };
        }
        if roles.any(Roles::IN) {
            return counted::may_be_steps(self, next);
        }
        if roles.any(Roles::SEASON) {
            return season::may_begin(self, at);
        }
        if roles.any(Roles::SHORT | Roles::CARDINAL) && self.tokens.roles(next).any(Roles::UNITS) {
            return counted::may_be_off(self, next + 1);
        }
        roles.any(Roles::OPENER)
            || roles.any(Roles::DIGITS) && self.tokens.text(at).len() <= 10 && !self.is_count(at)
            || roles.any(Roles::APOSTROPHE) && self.tokens.is_number(at + 1)
    }

    /// Whether the digits at `at` are of no date because of what follows: a percent sign, or behind digits that are no
    /// date by themselves a word that no date goes on with.
    fn is_count(self, at: usize) -> bool {
        let tokens = self.tokens;
        let whole = Roles::FOUR | Roles::EIGHT | Roles::POINTED;
        let plain = || {
            let of_no_date = tokens.is_word(at + 1) && !tokens.roles(at + 1).may_go_on_a_date();
            of_no_date && !tokens.glued(at + 1) && !tokens.is_capitalised(at + 1)
        };
        tokens.is_mark(at + 1, '%') || !tokens.roles(at).any(whole) && plain()
    }

    /// Whether what stands at `at` could go on a date that "the", "a" or "between" begins.
    fn may_stand_second(self, at: usize) -> bool {
        let words = Roles::OPENING | Roles::DIGITS | Roles::APOSTROPHE;
        self.tokens.roles(at).any(words) || self.tokens.is_hyphen(at)
    }

    /// The same reader where the words before ask for a date.
    fn asked(self) -> Self {
        Self { cued: true, ..self }
    }

    /// What a table makes of the word at `at`, a possessive ending aside; `role` is that of the table's words, so that
    /// no other is looked up.
    fn named<T: Copy>(self, at: usize, role: Roles, table: &[(&str, T)]) -> Option<T> {
        if self.tokens.roles(at).any(role) { find(table, self.word(at)) } else { None }
    }

    /// The lower-case word at `at` without a possessive ending; empty where no word stands.
    fn word(self, at: usize) -> &'r str {
        self.tokens.stem(at)
    }

    /// The word before `at`; empty where none stands.
    fn word_before(self, at: usize) -> &'r str {
        at.checked_sub(1).map_or("", |before| self.tokens.word(before))
    }

    fn is_possessive(self, at: usize) -> bool {
        self.word(at).len() < self.tokens.word(at).len()
    }

    /// The token after an optional word "the".
    fn past_the(self, at: usize) -> usize {
        at + usize::from(self.tokens.word(at) == "the")
    }

    /// The token after an optional point that closes an abbreviation.
    fn past_point(self, at: usize) -> usize {
        at + usize::from(self.tokens.is_mark(at, '.') && self.tokens.glued(at))
    }

    /// The date that begins at `at`, as a reading. A time of day in front of it begins at `first`: what stands before
    /// that says the tense and the bound.
    fn date(self, at: usize, first: usize) -> Option<Reading> {
        let phrase = range::read(self, at)?;
        let bound = self.bound_before(first);
        let settled = self.settle(&phrase, first);
        let value = match settled {
            Place::Days(days, _) => Value::Days(match (bound, phrase.edge) {
                // Two hedges: the outer one is kept as such, the inner one becomes days.
                (Hedge::None | Hedge::About, _) | (_, None) => days,
                (_, Some(edge)) => edge.of(days),
            }),
            _ => Value::Unresolved,
        };
        let hedge = if matches!(bound, Hedge::None | Hedge::About) {
            phrase.edge.map_or(if phrase.hedge == Hedge::None { bound } else { phrase.hedge }, hedge_of)
        } else {
            bound
        };
        let taken = self.taken(&value, settled, hedge, first, phrase.end);
        let steps = vec![Step::new(phrase.rule, self.tokens.span(at, phrase.end), taken)];
        let quantity = Quantity { kind: Kind::Date, value, unit: None, hedge, change: None };
        Some(Reading { quantity, first: at, end: phrase.end, steps })
    }

    /// The days of a phrase, once nothing more of the text can be added to it.
    fn settle(self, phrase: &Phrase, at: usize) -> Place {
        match phrase.place {
            Place::Parts(parts) if parts.year.is_none() && self.is_of_another_year(phrase.end) => {
                Place::Nowhere(COUNTED_ELSEWHERE)
            }
            Place::Parts(parts) => {
                let month_alone = parts.month.is_some() && parts.year.is_none();
                let shared = if month_alone { list::year_ahead(self, phrase.end) } else { None };
                let parts = Parts { year: parts.year.or(shared), ..parts };
                if let Some(place) = self.looked_back_to(parts, at) {
                    return place;
                }
                parts.placed(self.published, || tense::of(self.tokens, at, phrase.end))
            }
            settled => settled,
        }
    }

    /// "since March": the last of its name, however much nearer the next one is.
    fn looked_back_to(self, parts: Parts, at: usize) -> Option<Place> {
        let back = self.word_before(at) == "since" && parts.month.is_some() && parts.year.is_none();
        let days = if back { parts.last(self.published?) } else { None }?;
        Some(Place::Days(days, BY_PUBLICATION))
    }

    /// "in June of that year", "on May 5 the following year": what lies in a year that is told elsewhere.
    fn is_of_another_year(self, end: usize) -> bool {
        let start = end + usize::from(self.tokens.word(end) == "of");
        OTHER_YEARS.iter().any(|phrase| self.tokens.phrase(start, phrase).is_some())
    }

    /// What a date was taken for, and on what ground: the day of publication and the tense, where they had a say.
    fn taken(self, value: &Value, settled: Place, hedge: Hedge, first: usize, end: usize) -> Taken {
        match (value, settled) {
            (Value::Days(days), Place::Days(_, ground)) if ground == AS_WRITTEN => {
                Taken::Days { hedge, days: *days, ground, published: None, tense: Tense::Unstated }
            }
            (Value::Days(days), Place::Days(_, ground)) => {
                let tense = tense::of(self.tokens, first, end);
                Taken::Days { hedge, days: *days, ground, published: self.published, tense }
            }
            (_, Place::Nowhere(reason)) => Taken::Nowhere(Some(reason)),
            _ => Taken::Nowhere(None),
        }
    }

    /// "since", "until" … before the phrase.
    fn bound_before(self, at: usize) -> Hedge {
        if self.is_circa_before(at) {
            return Hedge::About;
        }
        find(calendar::BOUNDS, self.word_before(at)).unwrap_or_default()
    }

    /// "c. 1850", "ca. 1850".
    fn is_circa_before(self, at: usize) -> bool {
        at >= 2 && self.tokens.is_mark(at - 1, '.') && matches!(self.tokens.text(at - 2), "c" | "ca")
    }
}

fn hedge_of(edge: Edge) -> Hedge {
    match edge {
        Edge::Start | Edge::Early => Hedge::Early,
        Edge::Mid => Hedge::Mid,
        Edge::Late | Edge::End => Hedge::Late,
    }
}
