//! A date as far as it is written out, and the rules that supply the rest.
//!
//! Pure calendar: a range hands the parts of its one end to the other, publication and tense settle what is then
//! still missing.

use jiff::civil::{Date, Weekday};

use super::tense::Tense;
use super::{AS_WRITTEN, BY_PUBLICATION, NO_PUBLICATION, NO_SUCH_DAY, Place};
use crate::quantity::{Grain, Period, moved, weekday_from, weekday_until};

/// What a written date states of itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    pub(super) weekday: Option<Weekday>,
    pub(super) day: Option<i8>,
    pub(super) month: Option<i8>,
    pub(super) year: Option<i16>,
}

const NEAREST: &str = "in the year nearest to publication";
const BY_TENSE_BACK: &str = "the last one up to publication";
const BY_TENSE_ON: &str = "the next one from publication";

/// How many times as far from publication the year that fits the tense may lie and still be preferred to the nearest.
const OVERRULED_WITHIN: i64 = 3;

impl Parts {
    pub(super) fn of_year(year: i16) -> Self {
        Self { year: Some(year), ..Self::default() }
    }

    pub(super) fn of_weekday(weekday: Weekday) -> Self {
        Self { weekday: Some(weekday), ..Self::default() }
    }

    /// Only a weekday.
    pub(super) fn is_bare_weekday(self) -> bool {
        self.weekday.is_some() && self.day.is_none() && self.month.is_none() && self.year.is_none()
    }

    /// The period these parts name, by what publication and tense add to them.
    pub(super) fn placed(self, published: Option<Date>, tense: impl Fn() -> Tense) -> Place {
        if let Some(year) = self.year {
            return or_no_such_day(self.in_year(year), AS_WRITTEN);
        }
        if self.is_in_no_year() {
            return Place::Nowhere(NO_SUCH_DAY);
        }
        let Some(published) = published else { return Place::Nowhere(NO_PUBLICATION) };
        match (self.month, self.day, self.weekday) {
            (Some(_), ..) => or_no_such_day(self.nearest(published, tense()), NEAREST),

            (None, None, Some(weekday)) => weekday_by_tense(weekday, published, tense()),
            _ => Place::Nowhere(NO_PUBLICATION),
        }
    }

    /// A day that not even a leap year has: 31 June.
    fn is_in_no_year(self) -> bool {
        const LEAP_YEAR: i16 = 2024;
        self.month.is_some() && self.day.is_some() && self.in_year(LEAP_YEAR).is_none()
    }

    /// The day, month or year these parts name, given the year.
    pub(super) fn in_year(self, year: i16) -> Option<Period> {
        match (self.month, self.day) {
            (Some(month), Some(day)) => Date::new(year, month, day).ok().map(Period::day),
            (Some(month), None) => Period::month(year, month),
            (None, None) => Period::year(year),
            (None, Some(_)) => None,
        }
    }

    /// The years around publication in which these parts name something; 29 February needs to look further.
    fn around(self, published: Date) -> impl Iterator<Item = Period> {
        let reach = if (self.month, self.day) == (Some(2), Some(29)) { 4 } else { 1 };
        (-reach..=reach).filter_map(move |offset| self.in_year(published.year().checked_add(offset)?))
    }

    fn nearest(self, published: Date, tense: Tense) -> Option<Period> {
        let nearest = self.around(published).min_by_key(|days| days.distance(published))?;
        let fitting = match tense {
            Tense::Past => self.last(published),
            Tense::Future => self.next(published),
            Tense::Unstated => None,
        };
        let reach = nearest.distance(published).saturating_mul(OVERRULED_WITHIN);
        Some(fitting.filter(|days| days.distance(published) <= reach).unwrap_or(nearest))
    }

    /// The last of its name that had begun by a date.
    pub(super) fn last(self, date: Date) -> Option<Period> {
        self.around(date).filter(|days| days.first() <= date).last()
    }

    /// The next of its name that is not over by a date.
    pub(super) fn next(self, date: Date) -> Option<Period> {
        self.around(date).find(|days| days.last() >= date)
    }
}

fn or_no_such_day(days: Option<Period>, ground: &'static str) -> Place {
    days.map_or(Place::Nowhere(NO_SUCH_DAY), |days| Place::Days(days, ground))
}

fn weekday_by_tense(weekday: Weekday, published: Date, tense: Tense) -> Place {
    match tense {
        Tense::Future => or_no_such_day(weekday_from(published, weekday).map(Period::day), BY_TENSE_ON),
        Tense::Past | Tense::Unstated => {
            or_no_such_day(weekday_until(published, weekday).map(Period::day), BY_TENSE_BACK)
        }
    }
}

/// The two ends of a range, each supplied with what only the other states: "4–7 January 2026", "March and May 2024".
fn shared(first: Parts, last: Parts) -> (Parts, Parts) {
    let month_for = |parts: Parts, other: Parts| parts.month.or(if parts.day.is_some() { other.month } else { None });
    let (from, to) = (month_for(first, last), month_for(last, first));
    // "November to February 2017" runs over a new year.
    let crosses = i16::from(from.is_some() && to.is_some() && (from, first.day) > (to, last.day.or(first.day)));
    let year_for = |parts: Parts, month: Option<i8>, other: Option<i16>, offset: i16| {
        parts.year.or(if month.is_some() { other.and_then(|year| year.checked_add(offset)) } else { None })
    };
    (
        Parts { month: from, year: year_for(first, from, last.year, -crosses), ..first },
        Parts { month: to, year: year_for(last, to, first.year, crosses), ..last },
    )
}

/// The two ends of a written range, placed; none where they do not make one.
pub(super) fn ends(
    first: Parts,
    last: Parts,
    published: Option<Date>,
    tense: impl Fn() -> Tense,
) -> Option<(Place, Place)> {
    // "a revision Friday to December's figures" is no range.
    let monthly = |parts: Parts| parts.month.is_some() && parts.day.is_none();
    if first.is_bare_weekday() && monthly(last) || last.is_bare_weekday() && monthly(first) {
        return None;
    }
    let (first, last) = shared(first, last);
    let nowhere = Some((Place::Nowhere(NO_PUBLICATION), Place::Nowhere(NO_PUBLICATION)));
    let placed = |from: Period, to: Period, ground| Some((Place::Days(from, ground), Place::Days(to, ground)));
    match (bare_weekday(first), bare_weekday(last)) {
        (Some(from), Some(to)) => {
            let Some(published) = published else { return nowhere };
            let run = weekdays_between(from, to, published, tense())?;
            placed(Period::day(run.first()), Period::day(run.last()), BY_PUBLICATION)
        }
        (Some(from), None) => {
            let Place::Days(end, ground) = last.placed(published, &tense) else { return nowhere };
            placed(Period::day(weekday_until(end.first(), from)?), end, ground)
        }
        (None, Some(to)) => {
            let Place::Days(start, ground) = first.placed(published, &tense) else { return nowhere };
            placed(start, Period::day(weekday_from(start.last(), to)?), ground)
        }
        (None, None) if published.is_none() && (first.year, last.year) == (None, None) => nowhere,
        (None, None) => {
            let Place::Days(start, ground) = first.placed(published, &tense) else { return None };
            let end = |start: Period| match last.year {
                Some(year) => last.in_year(year),
                None => last.next(start.last()),
            };
            let to = end(start)?;
            let year_before = first.in_year(start.first().year() - 1).and_then(|start| Some((start, end(start)?)));
            let earlier =
                |before: Period| ended(before, to, published, &tense) || runs_on(start, before, published, &tense);
            let (start, to) = year_before.filter(|(_, to)| last.year.is_none() && earlier(*to)).unwrap_or((start, to));
            placed(start, to, ground)
        }
    }
}

/// Whether what is told as past came to its end a year before the one it would be put into: what rose "from January to
/// November" did so by the November that lies nearer, and not by the one to come.
fn ended(before: Period, end: Period, published: Option<Date>, tense: impl Fn() -> Tense) -> bool {
    let nearer = |published: Date| end.first() > published && before.distance(published) < end.distance(published);
    published.is_some_and(nearer) && tense() == Tense::Past
}

/// Whether what is told as to come has begun a year before: what "will run from May to September" in July runs already.
fn runs_on(start: Period, end_before: Period, published: Option<Date>, tense: impl Fn() -> Tense) -> bool {
    let within = |published: Date| start.first() > published && end_before.last() >= published;
    published.is_some_and(within) && tense() == Tense::Future
}

fn bare_weekday(parts: Parts) -> Option<Weekday> {
    parts.weekday.filter(|_| parts.is_bare_weekday())
}

/// "Sunday to Wednesday": the run that publication falls in; else the one before it or, of the future, after it.
fn weekdays_between(from: Weekday, to: Weekday, published: Date, tense: Tense) -> Option<Period> {
    let start = weekday_until(published, from)?;
    let end = weekday_from(start, to)?;
    if tense == Tense::Future && end < published {
        return Period::new(moved(start, Grain::Week, 1)?, moved(end, Grain::Week, 1)?);
    }
    Period::new(start, end)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn parts(month: Option<i8>, day: Option<i8>, year: Option<i16>) -> Parts {
        Parts { weekday: None, day, month, year }
    }

    fn days(place: Place) -> String {
        match place {
            Place::Days(days, _) => days.to_string(),
            Place::Nowhere(reason) => reason.to_owned(),
            Place::Parts(parts) => format!("{parts:?}"),
        }
    }

    #[test]
    fn the_year_is_the_nearest_one() {
        let published = Some(date(2026, 1, 5));
        let placed = |month, day, tense| days(parts(Some(month), day, None).placed(published, || tense));
        assert_eq!(placed(11, Some(1), Tense::Unstated), "2025-11-01");
        assert_eq!(placed(1, Some(7), Tense::Past), "2026-01-07");
        assert_eq!(placed(6, Some(1), Tense::Past), "2025-06-01");
        assert_eq!(placed(6, None, Tense::Future), "2026-06-01 to 2026-06-30");
        assert_eq!(placed(8, None, Tense::Past), "2025-08-01 to 2025-08-31");
        assert_eq!(placed(2, Some(30), Tense::Past), NO_SUCH_DAY);
        assert_eq!(placed(2, Some(29), Tense::Past), "2024-02-29");
    }

    #[test]
    fn the_ends_of_a_range_share_what_they_state() {
        let run = |first, last| match ends(first, last, Some(date(2026, 1, 5)), || Tense::Unstated) {
            Some((Place::Days(from, _), Place::Days(to, _))) => from.through(to).unwrap().to_string(),
            other => panic!("{other:?}"),
        };
        assert_eq!(run(parts(None, Some(4), None), parts(Some(1), Some(7), Some(2026))), "2026-01-04 to 2026-01-07");
        assert_eq!(run(parts(Some(11), Some(30), None), parts(Some(12), Some(3), None)), "2025-11-30 to 2025-12-03");
        assert_eq!(run(parts(Some(11), None, None), parts(Some(2), None, Some(2017))), "2016-11-01 to 2017-02-28");
        assert_eq!(run(parts(None, None, Some(2021)), parts(None, None, Some(2025))), "2021-01-01 to 2025-12-31");
        assert_eq!(run(Parts::of_weekday(Weekday::Sunday), parts(Some(1), Some(7), None)), "2026-01-04 to 2026-01-07");
    }

    #[test]
    fn weekdays_make_a_run_near_publication() {
        let run = |day, tense| {
            weekdays_between(Weekday::Sunday, Weekday::Wednesday, date(2026, 1, day), tense).unwrap().to_string()
        };
        assert_eq!(run(5, Tense::Past), "2026-01-04 to 2026-01-07");
        assert_eq!(run(9, Tense::Past), "2026-01-04 to 2026-01-07");
        assert_eq!(run(9, Tense::Future), "2026-01-11 to 2026-01-14");
    }
}
