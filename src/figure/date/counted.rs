//! Dates counted off in steps of the calendar: "two weeks ago", "three days from now", "two weeks before Christmas".
//!
//! How long something takes is a duration and no date: only what is counted from a day that is named, or plainly from
//! today, is read here.

use jiff::civil::Date;

use super::super::english::calendar::{LOOSE, PARTS_OF_A_CENTURY, PLURAL_UNITS, UNITS, WEEKDAYS, find};
use super::super::english::roles::Roles;
use super::super::lexer::TokenKind;
use super::tense::{self, Tense};
use super::{COUNTED_ELSEWHERE, NO_PUBLICATION, Phrase, Place, Reader, forms, small};
use crate::quantity::{Grain, Hedge, Period, moved, weekday_from, weekday_until};

/// A number of steps of the calendar: "two weeks", "2 years, 1 month and 21 days".
#[derive(Clone, Copy)]
struct Steps {
    /// The single steps, in the order of the text; unused ones are of no length.
    list: [(i64, Grain); MOST],
    taken: usize,
    hedge: Hedge,
    end: usize,
}

/// As many units as anybody strings together: years, months, weeks, days.
const MOST: usize = 4;

impl Steps {
    fn read(reader: Reader<'_>, at: usize) -> Option<Self> {
        let (hedge, start) = loose(reader, at);
        if let Some((years, end)) = part_of_a_century(reader, start) {
            let hedge = if hedge == Hedge::None { Hedge::About } else { hedge };
            return Some(Self { list: [(years, Grain::Year); MOST], taken: 1, hedge, end });
        }
        let first = one_step(reader, start)?;
        let mut steps = Self { list: [(0, Grain::Day); MOST], taken: 0, hedge, end: first.1 };
        let mut next = Some(first);
        while let Some((step, end)) = next.filter(|_| steps.taken < MOST) {
            steps.list[steps.taken] = step;
            (steps.taken, steps.end) = (steps.taken + 1, end);
            let joined = usize::from(reader.tokens.is_mark(end, ',') || reader.tokens.word(end) == "and");
            // What is joined on is of a smaller unit.
            next = one_step(reader, end + joined).filter(|((_, grain), _)| *grain < step.1);
        }
        Some(steps)
    }

    /// The only step there is.
    fn single(self) -> Option<(i64, Grain)> {
        (self.taken == 1).then_some(self.list[0])
    }

    fn moved(self, date: Date, direction: i64) -> Option<Date> {
        let mut steps = self.list.iter().take(self.taken);
        steps.try_fold(date, |date, &(count, grain)| moved(date, grain, count.checked_mul(direction)?))
    }

    /// The days from the first of a period on, for as long as the steps are.
    fn lasting_from(self, days: Period) -> Option<Period> {
        Period::new(days.first(), self.moved(days.first(), 1)?.yesterday().ok()?)
    }

    /// A period so many steps away, as long as it was.
    fn moving(self, days: Period, direction: i64) -> Option<Period> {
        Period::new(self.moved(days.first(), direction)?, self.moved(days.last(), direction)?)
    }
}

/// Whether steps could stand at `at`, by two words; asked of every hedge and every "in", so it must be cheap.
pub(super) fn may_be_steps(reader: Reader<'_>, at: usize) -> bool {
    let tokens = reader.tokens;
    let roles = tokens.roles(at);
    if roles.any(Roles::LOOSE) {
        let than = tokens.word(at + 1) == "than";
        let start = at + 1 + usize::from(than);
        return (than || tokens.word(at) != "more")
            && !tokens.roles(start).any(Roles::LOOSE)
            && may_be_steps(reader, start);
    }
    let unit = Roles::STEP | Roles::CARDINAL | Roles::NOON;
    let counted =
        || tokens.roles(at + 1).any(unit) || tokens.is_hyphen(at + 1) || tokens.word(at + 1).starts_with("fortnight");
    roles.any(Roles::NOON) || roles.any(Roles::COUNT | Roles::ARTICLE) && counted()
}

/// Whether anything could be counted off in the steps that end before `at`; asked of every length, so it must be cheap.
pub(super) fn may_be_off(reader: Reader<'_>, at: usize) -> bool {
    let word = reader.tokens.word(at);
    let joined = usize::from(reader.tokens.is_mark(at, ',') || word == "and");
    matches!(word, "ago" | "earlier" | "or" | "from" | "after" | "before" | "starting" | "beginning" | "commencing")
        || may_be_steps(reader, at + joined)
}

/// "two weeks", "a year", "10 days"; and the token after.
fn one_step(reader: Reader<'_>, at: usize) -> Option<((i64, Grain), usize)> {
    let tokens = reader.tokens;
    let (count, unit_at) = match tokens.word(at) {
        "a" | "an" => (1, at + 1),
        _ => small::cardinal(reader, at)?,
    };
    // "in a week's time"
    let word = if tokens.word(unit_at + 1) == "time" { tokens.stem(unit_at) } else { tokens.word(unit_at) };
    if matches!(word, "fortnight" | "fortnights") {
        return Some(((2 * i64::from(count), Grain::Week), unit_at + 1));
    }
    if !tokens.roles(unit_at).any(Roles::STEP) {
        return None;
    }
    let grain = find(UNITS, word).or_else(|| find(PLURAL_UNITS, word))?;
    Some(((i64::from(count), grain), unit_at + 1))
}

/// The years of "half a century", "a quarter-century", and the token after.
fn part_of_a_century(reader: Reader<'_>, at: usize) -> Option<(i64, usize)> {
    let tokens = reader.tokens;
    // "half", "a", "three": digits tell no part.
    if !tokens.roles(at).any(Roles::NOON | Roles::ARTICLE | Roles::CARDINAL) {
        return None;
    }
    let past = |phrase: &str| {
        phrase.split(' ').try_fold(at, |at, word| {
            let next = at + usize::from(tokens.is_hyphen(at) && tokens.glued(at + 1));
            (tokens.word(next) == word).then_some(next + 1)
        })
    };
    PARTS_OF_A_CENTURY.iter().find_map(|&(phrase, years)| Some((years, past(phrase)?)))
}

fn loose(reader: Reader<'_>, at: usize) -> (Hedge, usize) {
    match reader.tokens.phrase(at, "more than").filter(|_| !compares(reader, at)) {
        Some(next) => (Hedge::Over, next),
        None if !reader.tokens.roles(at).any(Roles::LOOSE) => (Hedge::None, at),
        None => find(LOOSE, reader.tokens.word(at)).map_or((Hedge::None, at), |hedge| (hedge, at + 1)),
    }
}

/// "42p more than two years ago", "5% more than a decade ago": how much more it is now, behind a number and its unit.
fn compares(reader: Reader<'_>, at: usize) -> bool {
    (1..=2).any(|back| at.checked_sub(back).is_some_and(|number| reader.tokens.is_number(number)))
}

/// What is counted off in steps that stand before what they are counted from.
pub(super) fn off(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    if let Some(phrase) = weekdays_off(reader, at) {
        return Some(phrase);
    }
    let steps = Steps::read(reader, at)?;
    match reader.tokens.word(steps.end) {
        "from" | "after" => from_a_day(reader, at, steps, 1),
        "on" => on_a_weekday(reader, steps),
        "before" => from_a_day(reader, at, steps, -1),
        "starting" | "beginning" | "commencing" => starting(reader, steps),
        _ => ago(reader, at, steps),
    }
}

/// "the Friday after next": not the coming one but the one behind it.
fn weekday_after_next(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let weekday = find(WEEKDAYS, reader.tokens.word(at))?;
    let end = reader.tokens.phrase(at + 1, "after next")?;
    let days = reader.published.and_then(|date| moved(weekday_from(date.tomorrow().ok()?, weekday)?, Grain::Week, 1));
    Some(Phrase::relative(days.map(Period::day), end, "weekday so far away"))
}

/// "two Sundays ago", "three Fridays from now".
fn weekdays_off(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    // Most numbers count something else, and are asked no further.
    let (count, day_at) =
        if reader.tokens.word(at + 1).ends_with("days") { small::cardinal(reader, at) } else { None }?;
    let weekday = find(WEEKDAYS, reader.tokens.word(day_at).strip_suffix('s')?)?;
    let (end, direction) = from_publication(reader, day_at + 1)?;
    let days = reader.published.and_then(|date| {
        let nearest = if direction < 0 {
            weekday_until(date.yesterday().ok()?, weekday)?
        } else {
            weekday_from(date.tomorrow().ok()?, weekday)?
        };
        moved(nearest, Grain::Week, direction * (i64::from(count) - 1)).map(Period::day)
    });
    Some(Phrase::relative(days, end, "weekdays from now"))
}

/// A weekday told by what stands behind it: "Friday two weeks from now", "the Friday after next".
pub(super) fn weekday_away(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    match reader.tokens.word(at + 1) {
        "after" => weekday_after_next(reader, at),
        _ if reader.tokens.roles(at + 1).any(forms::STEPS) => weekday_so_far(reader, at),
        _ => None,
    }
}

/// "Friday two weeks from now", "Monday a week ago": that day of the week so far away.
fn weekday_so_far(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let weekday = find(WEEKDAYS, reader.tokens.word(at))?;
    let steps = Steps::read(reader, at + 1).filter(|steps| steps.hedge == Hedge::None)?;
    let weekly = steps.single().is_some_and(|(_, grain)| grain == Grain::Week);
    let (end, direction) = from_publication(reader, steps.end).filter(|_| weekly)?;
    let days = reader.published.and_then(|date| {
        let week = Period::around(steps.moved(date, direction)?, Grain::Week)?;
        weekday_from(week.first(), weekday).map(Period::day)
    });
    Some(Phrase::relative(days, end, "weekday so far away"))
}

/// The token after "ago" or "from now", and which way it counts.
fn from_publication(reader: Reader<'_>, at: usize) -> Option<(usize, i64)> {
    let ahead = || ["from now", "from today"].iter().find_map(|phrase| reader.tokens.phrase(at, phrase));
    if reader.tokens.word(at) == "ago" { Some((at + 1, -1)) } else { ahead().map(|end| (end, 1)) }
}

/// "a week on Tuesday", as the British count from the next Tuesday.
fn on_a_weekday(reader: Reader<'_>, steps: Steps) -> Option<Phrase> {
    let weekly = steps.single().is_some_and(|(_, grain)| grain == Grain::Week);
    let weekday = find(WEEKDAYS, reader.tokens.word(steps.end + 1)).filter(|_| weekly)?;
    let looks_ahead = tense::of(reader.tokens, steps.end, steps.end + 2) != Tense::Past;
    let days = reader.published.and_then(|date| steps.moved(weekday_from(date, weekday)?, 1)).map(Period::day);
    looks_ahead.then(|| Phrase::relative(days, steps.end + 2, "time from a day"))
}

/// "two weeks ago", "a year or so ago", "about ten years ago"; "a year earlier" is counted from some other day.
fn ago(reader: Reader<'_>, at: usize, steps: Steps) -> Option<Phrase> {
    let so = reader.tokens.phrase(steps.end, "or so");
    let (hedge, word_at) = so.map_or((steps.hedge, steps.end), |end| (Hedge::About, end));
    let (word, end) = (reader.tokens.word(word_at), word_at + 1);
    if !matches!(word, "ago" | "earlier") {
        return None;
    }
    let yearly = steps.single() == Some((1, Grain::Year)) && tells_of_results(reader, at);
    match word {
        "ago" => {
            let back = |date| match steps.single() {
                Some((count, grain)) => steps_back(date, grain, count, yearly),
                None => steps.moved(date, -1).map(Period::day),
            };
            if let Some((days, end)) = anniversary(reader, steps, end) {
                return Some(Phrase { hedge, ..Phrase::relative(days, end, "time ago") });
            }
            Some(Phrase { hedge, ..Phrase::relative(reader.published.and_then(back), end, "time ago") })
        }
        "earlier" if yearly => {
            let days = reader.published.and_then(|date| steps_back(date, Grain::Year, 1, yearly));
            Some(Phrase::relative(days, end, "quarter a year before"))
        }
        "earlier" if steps.single().is_some_and(|(count, _)| count == 1) => {
            Some(Phrase::new(Place::Nowhere(COUNTED_ELSEWHERE), end, "time earlier"))
        }
        _ => None,
    }
}

/// "the day after Christmas", "the day before last Tuesday".
pub(super) fn a_day_off(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let end = reader.tokens.phrase(at, "the day")?;
    let direction = match reader.tokens.word(end) {
        "after" => 1,
        "before" => -1,
        _ => return None,
    };
    let steps = Steps { list: [(1, Grain::Day); MOST], taken: 1, hedge: Hedge::None, end };
    from_a_day(reader, at, steps, direction)
}

/// "a year ago today", "ten years ago this month": so many years before the day or the period that is named.
fn anniversary(reader: Reader<'_>, steps: Steps, end: usize) -> Option<(Option<Period>, usize)> {
    let tokens = reader.tokens;
    let (years, grain) = steps.single().filter(|(_, grain)| *grain == Grain::Year)?;
    let (grain, end) = match tokens.word(end) {
        "today" => (Grain::Day, end + 1),
        "this" => (find(UNITS, tokens.word(end + 1)).filter(|unit| *unit < grain)?, end + 2),
        _ => return None,
    };
    let days = reader.published.and_then(|date| Period::around(moved(date, Grain::Year, -years)?, grain));
    Some((days, end))
}

/// A decade or a century ago is a year like any other; a year ago, where results are told, is their quarter's.
fn steps_back(date: Date, grain: Grain, count: i64, yearly: bool) -> Option<Period> {
    match grain {
        Grain::Decade => Period::steps_from(date, Grain::Year, -10 * count),
        Grain::Century => Period::steps_from(date, Grain::Year, -100 * count),
        Grain::Year if yearly => Period::steps_from(date, Grain::Quarter, -5),
        _ => Period::steps_from(date, grain, -count),
    }
}

/// How far around a phrase results are looked for; bounded, for a sentence may be as long as a file.
const NEARBY: usize = 40;

/// Whether the words around report a company's results, which are told against "a year earlier".
fn tells_of_results(reader: Reader<'_>, at: usize) -> bool {
    (at.saturating_sub(NEARBY)..at + NEARBY)
        .any(|at| matches!(reader.word(at), "quarter" | "share" | "earnings" | "profit" | "revenue" | "sales" | "net"))
}

/// "three weeks from tomorrow", "2 weeks before Christmas", "10 days from now". Beside a date that is written out, the
/// time is a figure of its own: both can be checked, and whether they agree with a third.
fn from_a_day(reader: Reader<'_>, at: usize, steps: Steps, direction: i64) -> Option<Phrase> {
    let tokens = reader.tokens;
    let anchor_at = steps.end + 1;
    if matches!(tokens.word(anchor_at), "now") && direction == 1 {
        // Without a day to count from it is still a duration.
        let days = steps.moved(reader.published?, 1).map(Period::day);
        return Some(Phrase { hedge: steps.hedge, ..Phrase::relative(days, anchor_at + 1, "time from now") });
    }
    // "500,000 cars a year from 2023"
    let anchors = if tokens.word(steps.end) == "from" { DAYS } else { UNWRITTEN };
    let anchor = forms::longest(reader.asked(), anchor_at, anchors)?;
    // "two weeks after the Jan. 6 attack" tells of the attack.
    if tokens.is_word(anchor.end) && !tokens.glued(anchor.end) && tokens.word(anchor_at) == "the" {
        return None;
    }
    let lasting = direction == 1 && reader.word_before(at) == "for" && tokens.word(steps.end) == "from";
    let anchored = match (anchor.place, reader.published) {
        // "a week from Tuesday" is counted from the next one, whatever the tense.
        (Place::Parts(parts), Some(_)) if parts.is_bare_weekday() && tokens.word(steps.end) == "from" => {
            parts.placed(reader.published, || Tense::Future)
        }
        _ => reader.settle(&anchor, anchor_at),
    };
    let place = match anchored {
        Place::Days(days, ground) if lasting => Place::Days(steps.lasting_from(days)?, ground),
        Place::Days(days, ground) => Place::Days(steps.moving(days, direction)?, ground),
        _ => Place::Nowhere(NO_PUBLICATION),
    };
    Some(Phrase { hedge: steps.hedge, ..Phrase::new(place, anchor.end, "time from a day") })
}

/// "three days starting next Monday", "two weeks beginning on May 20".
fn starting(reader: Reader<'_>, steps: Steps) -> Option<Phrase> {
    let anchor_at = steps.end + 1 + usize::from(matches!(reader.tokens.word(steps.end + 1), "on" | "from"));
    let anchor = forms::longest(reader.asked(), anchor_at, ANCHORS)?;
    let place = match reader.settle(&anchor, anchor_at) {
        Place::Days(days, ground) => Place::Days(steps.lasting_from(days)?, ground),
        _ => Place::Nowhere(NO_PUBLICATION),
    };
    Some(Phrase { hedge: steps.hedge, ..Phrase::new(place, anchor.end, "time from a day on") })
}

/// What time is counted from, and what of that is not a date written out.
static ANCHORS: &[&forms::Forms] = &[&forms::WRITTEN, &forms::WEEKDAYS, &forms::YEARS, &forms::FEASTS, &forms::POINTED];
static DAYS: &[&forms::Forms] = &[&forms::WEEKDAYS, &forms::FEASTS, &forms::POINTED];
static UNWRITTEN: &[&forms::Forms] = &[&forms::WEEKDAYS, &forms::YEARS, &forms::FEASTS, &forms::POINTED];

/// "in two weeks", "in three months' time", where the sentence looks ahead.
pub(super) fn ahead(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let tokens = reader.tokens;
    let steps = Steps::read(reader, at + 1).filter(|_| tokens.word(at) == "in")?;
    let time_at = steps.end + usize::from(matches!(tokens.kind(steps.end), Some(TokenKind::Mark('\'' | '’'))));
    let from_now = tokens.word(time_at) == "time" && (time_at > steps.end || reader.is_possessive(steps.end - 1));
    let end = if from_now { time_at + 1 } else { steps.end };
    let near = steps.single().is_some_and(|(_, grain)| grain <= Grain::Month);
    let told = from_now || near && tense::of(tokens, at, end) == Tense::Future;
    if !told {
        return None;
    }
    let published = reader.published?;
    let days = match steps.single() {
        Some((count, grain)) if grain >= Grain::Year => Period::steps_from(published, grain, count),
        _ => steps.moved(published, 1).map(Period::day),
    };
    Some(Phrase { hedge: steps.hedge, ..Phrase::relative(days, end, "time ahead") })
}
