//! Times of day: "9:30 a.m. ET", "6 pm", "noon", "2100 GMT", "9 a.m. to 5 p.m.".
//!
//! A time and the day beside it are two figures; a zone is read over and the clock kept as written.

use jiff::civil::Time;

use super::super::english::calendar::{BOUNDS, DAY_PARTS, TIME_CUES, TIMED_CUES, ZONES, find};
use super::super::english::roles::Roles;
use super::super::lexer::TokenKind;
use super::super::meaning::Taken;
use super::super::noun;
use super::super::{Reading, Step};
use super::{Reader, small};
use crate::quantity::{Clock, Kind, Quantity, Value};

/// What a time of day can begin with: "9", "9.30", "nine", "noon", "from 9".
const BEGINNING: Roles = Roles::COUNT.or(Roles::DECIMAL).or(Roles::NOON).or(Roles::RANGE);

/// Whether a time of day could begin at `at`.
pub(super) fn may_begin(reader: Reader<'_>, at: usize) -> bool {
    let roles = reader.tokens.roles(at);
    roles.any(BEGINNING) || roles.any(Roles::ARTICLE) && reader.tokens.word(at + 1) == "quarter"
}

/// The time of day, or the range of times, that begins at `at`.
pub(super) fn read(reader: Reader<'_>, at: usize) -> Option<Reading> {
    beside(reader, at, Beside::default())
}

/// What stands beside a time of day and helps to tell it.
#[derive(Clone, Copy, Default)]
pub(super) struct Beside {
    /// A day: then minutes are enough to make a time of "14:55", and an hour that begins a run of "10 and 11:30".
    day: bool,
    /// A part of that day, "Friday night", or a word before the hour that asks for one: then an hour alone is a time.
    part: bool,
    /// The hours that the part of that day puts past noon.
    afternoon: Option<(i8, i8)>,
}

impl Beside {
    pub(super) fn a_day() -> Self {
        Self { day: true, ..Self::default() }
    }

    /// A part of a day, and the hours that it puts past noon.
    pub(super) fn part_of_day(afternoon: Option<(i8, i8)>) -> Self {
        Self { day: true, part: true, afternoon }
    }

    /// The same where an hour alone is asked for.
    pub(super) fn asking_for_hours(self) -> Self {
        Self { part: true, ..self }
    }

    /// Whether it says which half of the day some hours are of.
    pub(super) fn tells_half(self) -> bool {
        self.afternoon.is_some()
    }

    /// Whether it is a part of a day.
    pub(super) fn is_part(self) -> bool {
        self.part
    }
}

/// The same by what stands beside it: the "14:55" of "23.04.2022 14:55", the "8:30" of "Saturday night at 8:30".
pub(super) fn beside(reader: Reader<'_>, at: usize, beside: Beside) -> Option<Reading> {
    if !may_begin(reader, at) {
        return None;
    }
    let opened = matches!(reader.tokens.word(at), "from" | "between");
    let first = time(reader, at + usize::from(opened), beside)?;
    let (clock, end) = range(reader, at, first, beside).or_else(|| {
        let clock = first.settled(None).filter(|_| !opened)?;
        let minutes = beside.day && first.minute_written(reader);
        let told = first.told || minutes || beside.part && first.is_hour(reader) || is_told(reader, at);
        told.then_some((Clock { low: clock, high: clock }, first.end))
    })?;
    Some(reading(reader, at, clock, end))
}

/// The time behind the "T" of "2026-01-05T09:30:00", its seconds read over.
pub(super) fn after_t(reader: Reader<'_>, at: usize) -> Option<Reading> {
    let tokens = reader.tokens;
    let (hour, minute, end) = in_range(tokens.number(at), tokens.number(at + 2), at + 3)?;
    let tight = tokens.is_mark(at + 1, ':') && (at..end).all(|at| tokens.glued(at));
    let seconds = tokens.is_mark(end, ':') && tokens.glued(end) && tokens.glued(end + 1) && tokens.is_number(end + 1);
    let end = end + if seconds { 2 } else { 0 };
    let utc = usize::from(tokens.word(end) == "z" && tokens.glued(end));
    let time = if tight { Time::new(hour, minute, 0, 0).ok() } else { None }?;
    Some(reading(reader, at, Clock { low: time, high: time }, end + utc))
}

fn reading(reader: Reader<'_>, at: usize, clock: Clock, end: usize) -> Reading {
    let end = past_zone(reader, end);
    let hedge = find(BOUNDS, reader.word_before(at)).unwrap_or_default();
    let steps = vec![Step::new("time of day", reader.tokens.span(at, end), Taken::Clock(clock))];
    let quantity = Quantity { kind: Kind::Time, value: Value::Clock(clock), unit: None, hedge, change: None };
    Reading { quantity, first: at, end, steps }
}

/// Hour and minute as written, before noon and midnight are told apart.
#[derive(Clone, Copy)]
struct Written {
    hour: i8,
    minute: i8,
    half: Option<Half>,
    /// Whether the words say that this is a time and nothing else.
    told: bool,
    end: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

impl Written {
    /// The time, with the half of the day another time lends it.
    fn settled(self, lent: Option<Half>) -> Option<Time> {
        let hour = match (self.half.or(lent), self.hour) {
            (Some(_), 0 | 13..) if self.half.is_some() => return None,
            (Some(Half::Morning), 12) => 0,
            (Some(Half::Afternoon), hour @ 1..=11) => hour + 12,
            (_, hour) => hour,
        };
        Time::new(hour, self.minute, 0, 0).ok()
    }
}

/// "9 a.m. to 5 p.m.", "9-11 a.m.", "5 to 6pm", "14:00-16:30", "between 9.30-4.30pm": the range whose first time was
/// read, perhaps behind a word at `at` that opens it.
fn range(reader: Reader<'_>, at: usize, first: Written, beside: Beside) -> Option<(Clock, usize)> {
    let tokens = reader.tokens;
    // "9 a.m. ET to 5 p.m. ET"
    let joint = if tokens.is_capitalised(first.end) { past_zone(reader, first.end) } else { first.end };
    let joined = tokens.is_joiner(joint)
        || match tokens.word(at) {
            "between" => tokens.word(joint) == "and",
            _ => matches!(tokens.word(joint), "to" | "until" | "till"),
        };
    let last = if joined { time(reader, joint + 1, beside) } else { None }?;
    let clock = Clock { low: first.settled(last.half)?, high: last.settled(None)? };
    let hours = || beside.part && first.is_hour(reader) && last.is_hour(reader);
    let told = last.told || last.minute_written(reader) && (first.told || beside.day) || hours();
    // "9-11 a.m." lends its half of the day backwards, unless that made the range run backwards: "11-2 p.m.".
    let low =
        if clock.low > clock.high && first.half.is_none() { first.settled(Some(Half::Morning))? } else { clock.low };
    told.then_some((Clock { low, ..clock }, last.end))
}

impl Written {
    fn minute_written(self, reader: Reader<'_>) -> bool {
        self.end >= 2 && reader.tokens.is_mark(self.end - 2, ':')
    }

    /// Whether it is an hour of a dial alone, which nothing behind it makes a number of something.
    fn is_hour(self, reader: Reader<'_>) -> bool {
        let tokens = reader.tokens;
        let counts = match tokens.kind(self.end) {
            Some(TokenKind::Word) => {
                let word = tokens.word(self.end);
                tokens.glued(self.end)
                    || !noun::ends_phrase(word) && !opens_day(reader, self.end)
                    || NO_HOUR.contains(&word)
            }
            Some(TokenKind::Mark(mark)) => !matches!(mark, '.' | ',' | ';' | ')' | '!' | '?' | '"' | '”'),
            Some(TokenKind::Number) => true,
            _ => false,
        };
        (1..=12).contains(&self.hour) && self.minute == 0 && !self.minute_written(reader) && !counts
    }
}

/// Words behind a number that goes on as no hour does.
static NO_HOUR: &[&str] = &["of", "or", "out", "per", "percent", "than", "times"];

/// Whether a day is named at `at`: "8 tonight", "9 last night".
fn opens_day(reader: Reader<'_>, at: usize) -> bool {
    reader.tokens.roles(at).any(Roles::DAY | Roles::POINTER | Roles::WEEKDAY)
}

fn time(reader: Reader<'_>, at: usize, beside: Beside) -> Option<Written> {
    let time = named(reader, at).or_else(|| in_steps(reader, at)).or_else(|| in_figures(reader, at, beside))?;
    let past_noon = beside.afternoon.is_some_and(|(first, last)| (first..=last).contains(&time.hour));
    Some(if past_noon { Written { half: time.half.or(Some(Half::Afternoon)), ..time } } else { time })
}

/// "half past six", "a quarter to four", "20 minutes past eight"; "ten past nine" where a time is asked for.
fn in_steps(reader: Reader<'_>, at: usize) -> Option<Written> {
    let tokens = reader.tokens;
    let (minutes, side) = steps(reader, at)?;
    let back = match tokens.word(side) {
        "past" => false,
        "to" => tokens.word(side - 1) != "half",
        _ => return None,
    };
    let hour = named(reader, side + 1)
        .or_else(|| in_figures(reader, side + 1, Beside::default()))
        .filter(|hour| hour.minute == 0)?;
    let hour = match part_of_day(reader, hour.end) {
        Some((half, end)) if hour.half.is_none() => Written { half: Some(half), end, ..hour },
        _ => hour,
    };
    let counts = tokens.is_word(hour.end) && !noun::ends_phrase(tokens.word(hour.end)) && hour.half.is_none();
    let whole = if back { (hour.hour + 23) % 24 } else { hour.hour };
    let minute = if back { 60 - minutes } else { minutes };
    let written = Written { hour: if whole == 0 && hour.hour == 1 { 12 } else { whole }, minute, told: true, ..hour };
    ((1..60).contains(&minutes) && !counts).then_some(written)
}

/// How many minutes, and the token that says whether they are past or to the hour.
fn steps(reader: Reader<'_>, at: usize) -> Option<(i8, usize)> {
    let tokens = reader.tokens;
    let start = at + usize::from(tokens.word(at) == "a");
    match tokens.word(start) {
        "half" if tokens.word(start + 1) == "past" => return Some((30, start + 1)),
        "quarter" => return Some((15, start + 1)),
        _ => {}
    }
    let (minutes, end) = small::cardinal(reader, at)?;
    let said = matches!(tokens.word(end), "minute" | "minutes");
    let asked = tokens.word(end) == "past" && tokens.is_word(at) && TIME_CUES.contains(&reader.word_before(at));
    (said || asked).then_some((i8::try_from(minutes).ok()?, end + usize::from(said)))
}

/// "noon", "midnight", "12 noon".
fn named(reader: Reader<'_>, at: usize) -> Option<Written> {
    let start = at + usize::from(reader.tokens.number(at) == "12");
    let hour = match reader.tokens.word(start) {
        "noon" | "midday" => 12,
        "midnight" => 0,
        _ => return None,
    };
    Some(Written { hour, minute: 0, half: None, told: true, end: start + 1 })
}

/// "9", "9:30", "9.30", "0930", "nine", and what follows that makes it a time.
fn in_figures(reader: Reader<'_>, at: usize, beside: Beside) -> Option<Written> {
    let tokens = reader.tokens;
    if at > 0
        && tokens.glued(at)
        && (tokens.is_word(at - 1)
            || tokens.is_mark(at - 1, '$')
            || tokens.is_mark(at - 1, ':')
            || tokens.is_mark(at - 1, '/'))
    {
        return None;
    }
    let (hour, minute, end) = digits(reader, at, beside)?;
    let written = Written { hour, minute, half: None, told: false, end };
    if let Some((half, end)) = half_behind(reader, end) {
        return Some(Written { half: Some(half), told: true, end, ..written });
    }
    if matches!(tokens.word(end), "o'clock" | "o’clock") && hour <= 12 {
        return Some(Written { told: true, end: end + 1, ..written });
    }
    let whole = tokens.number(at).len() == 4 || end > at + 1;
    if whole && is_of_hours(reader, at, end) {
        return Some(Written { told: true, end: end + 1, ..written });
    }
    let asked = TIME_CUES.contains(&reader.word_before(at));
    let zoned = || asked && (1..=12).contains(&hour) && is_zone(reader, end);
    let cued = tokens.word(at + 1) == "h" && asked || zoned();
    Some(Written { told: cued || whole && past_zone(reader, end) > end, ..written })
}

/// Hour, minute, and the token after.
fn digits(reader: Reader<'_>, at: usize, beside: Beside) -> Option<(i8, i8, usize)> {
    let tokens = reader.tokens;
    let text = tokens.number(at);
    if tokens.is_mark(at + 1, ':') && tokens.glued(at + 1) && tokens.glued(at + 2) && tokens.number(at + 2).len() == 2 {
        let end = at + 3;
        // "1:02:30" is a time of a race as often as one of day; its seconds are read over where something tells.
        let seconds =
            usize::from(tokens.is_mark(end, ':') && tokens.glued(end + 1) && tokens.number(end + 1).len() == 2) * 2;
        let told = seconds == 0 || beside.day || half_behind(reader, end + seconds).is_some();
        return if told { in_range(text, tokens.number(at + 2), end + seconds) } else { None };
    }
    if tokens.is_mark(at + 1, ':') && tokens.glued(at + 1) && tokens.is_number(at + 2) {
        return None;
    }
    if let Some((hour, minute)) = text.split_once('.') {
        let told = half_behind(reader, at + 1).is_some() || tokens.is_joiner(at + 1) && is_pointed_time(reader, at + 2);
        return (minute.len() == 2 && told).then(|| in_range(hour, minute, at + 1))?;
    }
    if tokens.word(at + 1) == "h" {
        let tight = (at + 1..at + 3).all(|at| tokens.glued(at)) && tokens.number(at + 2).len() == 2;
        return if tight { in_range(text, tokens.number(at + 2), at + 3) } else { None };
    }
    if text.len() == 4
        && (past_zone(reader, at + 1) > at + 1
            || half_behind(reader, at + 1).is_some()
            || is_of_hours(reader, at, at + 1))
    {
        return in_range(&text[..2], &text[2..], at + 1);
    }
    if text.is_empty() {
        let (hour, end) = small::cardinal(reader, at).filter(|&(hour, _)| hour <= 12)?;
        return Some((i8::try_from(hour).ok()?, 0, end));
    }
    in_range(text, "0", at + 1)
}

/// "1530 hrs", "at 1530 hours"; not the hours of "trained for 1530 hours".
fn is_of_hours(reader: Reader<'_>, at: usize, end: usize) -> bool {
    let asked = matches!(reader.word_before(at), "at" | "around" | "about" | "from" | "until" | "till" | "to");
    match reader.tokens.word(end) {
        "hrs" => true,
        "hours" => asked && reader.tokens.word(end + 1) != "of",
        _ => false,
    }
}

/// The "4.30pm" that makes a time of the "9.30" before it.
fn is_pointed_time(reader: Reader<'_>, at: usize) -> bool {
    reader.tokens.roles(at).any(Roles::DECIMAL) && half_behind(reader, at + 1).is_some()
}

fn in_range(hour: &str, minute: &str, end: usize) -> Option<(i8, i8, usize)> {
    let number = |text: &str| if text.len() <= 2 { text.parse::<i8>().ok() } else { None };
    let (hour, minute) = (number(hour)?, number(minute)?);
    ((0..=24).contains(&hour) && (0..60).contains(&minute)).then_some((hour % 24, minute, end))
}

/// "a.m.", "pm", "P.M", "a.m" with its point left to the sentence.
fn half_behind(reader: Reader<'_>, at: usize) -> Option<(Half, usize)> {
    let tokens = reader.tokens;
    // Part of a code: "3am3io".
    if tokens.glued(at + 1) && (tokens.is_word(at + 1) || tokens.is_number(at + 1)) {
        return None;
    }
    match tokens.word(at) {
        "a.m." | "am" => Some((Half::Morning, at + 1)),
        "p.m." | "pm" => Some((Half::Afternoon, at + 1)),
        "a" | "p"
            if tokens.is_mark(at + 1, '.')
                && tokens.glued(at + 1)
                && tokens.word(at + 2) == "m"
                && tokens.glued(at + 2) =>
        {
            Some((if tokens.word(at) == "a" { Half::Morning } else { Half::Afternoon }, at + 3))
        }
        // "killed four in the morning rush" needs the word before, "8:15 in the morning" none.
        "in" if at.checked_sub(2).is_some_and(|colon| tokens.is_mark(colon, ':')) => part_of_day(reader, at),
        // "5.45 in the afternoon"
        "in" if at.checked_sub(1).is_some_and(|hour| tokens.roles(hour).any(Roles::DECIMAL)) => part_of_day(reader, at),
        "in" if TIME_CUES.contains(&reader.word_before(at.saturating_sub(1))) => part_of_day(reader, at),
        "at" if tokens.word(at + 1) == "night" => Some((Half::Afternoon, at + 2)),
        _ => None,
    }
}

/// "in the morning", "in the evening".
fn part_of_day(reader: Reader<'_>, at: usize) -> Option<(Half, usize)> {
    let part = reader.tokens.phrase(at, "in the")?;
    let half = match find(DAY_PARTS, reader.tokens.word(part))? {
        None => Half::Morning,
        Some(_) => Half::Afternoon,
    };
    Some((half, part + 1))
}

/// The token after a zone: "GMT", "ET", "local time", "Eastern time", "+0100".
fn past_zone(reader: Reader<'_>, at: usize) -> usize {
    let tokens = reader.tokens;
    let signed = tokens.is_mark(at, '+') || tokens.is_hyphen(at);
    if signed && !tokens.glued(at) && tokens.glued(at + 1) && tokens.roles(at + 1).any(Roles::FOUR) {
        return at + 2;
    }
    if is_zone(reader, at) {
        return at + 1;
    }
    let named = tokens.is_capitalised(at) || tokens.word(at) == "local";
    let standard = at + 1 + usize::from(matches!(tokens.word(at + 1), "standard" | "daylight" | "summer"));
    if named && tokens.word(standard) == "time" { standard + 1 } else { at }
}

/// "GMT", "ET", in capitals.
fn is_zone(reader: Reader<'_>, at: usize) -> bool {
    let tokens = reader.tokens;
    let upper = tokens.is_word(at) && tokens.text(at).bytes().all(|byte| byte.is_ascii_uppercase());
    upper && ZONES.contains(&tokens.word(at))
}

/// Whether a bare "14:05" is a time by the words before it, or by its two digits of hour with nothing else to be.
fn is_told(reader: Reader<'_>, at: usize) -> bool {
    let tokens = reader.tokens;
    let colon = tokens.is_mark(at + 1, ':');
    let before = TIME_CUES.contains(&reader.word_before(at));
    let lasts = TIMED_CUES.contains(&reader.word_before(at)) || reader.word_before(at) == "of";
    colon
        && !lasts
        && (before
            || tokens.number(at).len() == 2 && (at == 0 || !tokens.is_capitalised(at - 1)) && !tokens.is_word(at + 3))
}
