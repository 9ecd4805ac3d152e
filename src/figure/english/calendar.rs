//! The calendar in English: months, weekdays, seasons, feasts, parts of the day, zones, and the words that point.
//!
//! Every table is scanned by [`find`]; which words a date or a time can begin with is told from the same tables by
//! [`super::roles`].

use jiff::civil::Weekday;

use crate::quantity::{Grain, Hedge, Season};

/// What a word means by a table; words are in lower case.
pub(crate) fn find<T: Copy>(table: &[(&str, T)], word: &str) -> Option<T> {
    if word.is_empty() {
        return None;
    }
    table.iter().find(|(spelling, _)| *spelling == word).map(|&(_, meaning)| meaning)
}

/// Words of a round of golf, whose holes are told as days of the month are: "a birdie on the 14th".
#[rustfmt::skip]
pub(crate) static OF_GOLF: &[&str] = &[
    "bogey", "bogeyed", "bogeys", "birdie", "birdied", "birdies", "eagle", "eagled", "fairway", "golf", "hole", "holed",
    "holes", "par", "putt", "putts", "tee", "teed",
];

/// Months by name and by every abbreviation in use, without the point.
pub(crate) static MONTHS: &[(&str, i8)] = &[
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("april", 4),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("october", 10),
    ("november", 11),
    ("december", 12),
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("sept", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
];

/// Month names that are also verbs, adjectives or people: alone they need a word before them that asks for a date.
pub(crate) static DOUBTFUL_MONTHS: &[&str] =
    &["may", "march", "april", "june", "august", "jan", "mar", "apr", "jun", "jul", "aug", "sep", "nov", "dec"];

/// The names of the months in full, in their order.
pub(crate) fn month_names() -> impl Iterator<Item = &'static str> {
    MONTHS.iter().take(12).map(|&(name, _)| name)
}

/// Weekdays by name.
pub(crate) static WEEKDAYS: &[(&str, Weekday)] = &[
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

/// Short weekdays: read only with a day and month behind them, for the Sun is also a newspaper.
pub(crate) static SHORT_WEEKDAYS: &[(&str, Weekday)] = &[
    ("mon", Weekday::Monday),
    ("tue", Weekday::Tuesday),
    ("tues", Weekday::Tuesday),
    ("wed", Weekday::Wednesday),
    ("thu", Weekday::Thursday),
    ("thur", Weekday::Thursday),
    ("thurs", Weekday::Thursday),
    ("fri", Weekday::Friday),
    ("sat", Weekday::Saturday),
    ("sun", Weekday::Sunday),
];

/// What makes a name of the weekday before it: the Sunday Times.
#[rustfmt::skip]
pub(crate) static AFTER_WEEKDAY_NAMES: &[&str] = &[
    "times", "telegraph", "mirror", "mail", "express", "post", "world", "tribune", "herald", "star", "business",
    "independent", "nights", "club",
];

/// What makes a name of the weekday behind it: Black Friday; or a habit: every Friday.
#[rustfmt::skip]
pub(crate) static BEFORE_WEEKDAY_NAMES: &[&str] = &[
    "black", "good", "super", "bloody", "cyber", "ash", "palm", "giving", "every", "each", "bowl", "casual",
    "easter",
];

/// Steps of the calendar, singular.
pub(crate) static UNITS: &[(&str, Grain)] = &[
    ("day", Grain::Day),
    ("week", Grain::Week),
    ("month", Grain::Month),
    ("quarter", Grain::Quarter),
    ("year", Grain::Year),
    ("decade", Grain::Decade),
    ("century", Grain::Century),
];

/// The same, plural.
pub(crate) static PLURAL_UNITS: &[(&str, Grain)] = &[
    ("days", Grain::Day),
    ("weeks", Grain::Week),
    ("months", Grain::Month),
    ("quarters", Grain::Quarter),
    ("years", Grain::Year),
    ("decades", Grain::Decade),
    ("centuries", Grain::Century),
];

/// Parts of a century, in years; hyphens may stand for the spaces.
pub(crate) static PARTS_OF_A_CENTURY: &[(&str, i64)] = &[
    ("half a century", 50),
    ("a half century", 50),
    ("a quarter of a century", 25),
    ("a quarter century", 25),
    ("three quarters of a century", 75),
];

pub(crate) static SEASONS: &[(&str, Season)] = &[
    ("spring", Season::Spring),
    ("summer", Season::Summer),
    ("autumn", Season::Autumn),
    ("fall", Season::Autumn),
    ("winter", Season::Winter),
];

/// What the years are counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Era {
    Before,
    Christian,
}

pub(crate) static ERAS: &[(&str, Era)] = &[
    ("bc", Era::Before),
    ("b.c.", Era::Before),
    ("bce", Era::Before),
    ("b.c.e.", Era::Before),
    ("ad", Era::Christian),
    ("a.d.", Era::Christian),
    ("ce", Era::Christian),
    ("c.e.", Era::Christian),
];

/// Parts of a day; they belong to the date before them and do not narrow it. Of the hours beside them they make those
/// from the first number to the second ones of the afternoon.
pub(crate) static DAY_PARTS: &[(&str, Option<(i8, i8)>)] = &[
    ("morning", None),
    ("afternoon", Some((1, 6))),
    ("evening", Some((4, 11))),
    ("night", Some((6, 11))),
    ("tonight", Some((6, 11))),
];

/// Words that are a day by themselves, in days from publication.
pub(crate) static DAYS: &[(&str, i64)] =
    &[("today", 0), ("tonight", 0), ("yesterday", -1), ("tomorrow", 1), ("tmrw", 1)];

/// Words that point at the period before, around or after publication.
pub(crate) static POINTERS: &[(&str, i64)] =
    &[("last", -1), ("previous", -1), ("this", 0), ("current", 0), ("next", 1), ("coming", 1), ("upcoming", 1)];

/// A part of a period that a word picks out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edge {
    Start,
    Early,
    Mid,
    Late,
    End,
}

/// The part of a period a word picks out.
pub(crate) static EDGES: &[(&str, Edge)] = &[
    ("early", Edge::Early),
    ("mid", Edge::Mid),
    ("late", Edge::Late),
    ("beginning", Edge::Start),
    ("start", Edge::Start),
    ("middle", Edge::Mid),
    ("end", Edge::End),
    ("close", Edge::End),
];

/// Words before a date that say how it bounds something. They are no part of the date's own words.
pub(crate) static BOUNDS: &[(&str, Hedge)] = &[
    ("since", Hedge::Since),
    ("starting", Hedge::Since),
    ("beginning", Hedge::Since),
    ("after", Hedge::After),
    ("until", Hedge::Until),
    ("till", Hedge::Until),
    ("through", Hedge::Until),
    ("by", Hedge::Until),
    ("before", Hedge::Before),
    ("around", Hedge::About),
    ("about", Hedge::About),
    ("circa", Hedge::About),
];

/// Words before a number of years, months … ago that make it loose; they belong to the phrase.
pub(crate) static LOOSE: &[(&str, Hedge)] = &[
    ("about", Hedge::About),
    ("around", Hedge::About),
    ("roughly", Hedge::About),
    ("some", Hedge::About),
    ("nearly", Hedge::Nearly),
    ("almost", Hedge::Nearly),
    ("over", Hedge::Over),
];

/// Words that ask for a date behind them.
#[rustfmt::skip]
pub(crate) static CUES: &[&str] = &[
    "in", "into", "both", "since", "of", "by", "until", "till", "from", "during", "after", "before", "early", "mid",
    "late", "through", "throughout", "on", "for", "last", "this", "next", "past", "between", "around", "about",
    "circa", "every", "each", "to", "starting", "beginning", "ending", "ended", "year", "years", "dated", "earlier",
    "later",
];

/// Of those, the ones that ask for a number of things no less than for a year: "a crowd of 2000 people".
pub(crate) static WEAK_CUES: &[&str] =
    &["of", "by", "from", "for", "to", "around", "about", "after", "between", "through"];

/// When a feast falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Feast {
    /// Month and day.
    Fixed(i8, i8),
    /// Month, weekday, and which of them: -1 is the last.
    Nth(i8, Weekday, i8),
    /// So many days after such a weekday.
    After(i8, Weekday, i8, i64),
    /// Days from Easter Sunday.
    Easter(i64),
}

/// Feasts that name a time of the year as often as a day; a word before them must ask for the day.
#[rustfmt::skip]
pub(crate) static SEASONAL_FEASTS: &[&str] = &[
    "christmas", "pentecost", "black friday", "cyber monday", "earth day", "groundhog day", "mother's day",
    "father's day", "international women's day", "international workers' day",
];

/// Words that ask for the day of such a feast.
#[rustfmt::skip]
pub(crate) static FEAST_CUES: &[&str] = &[
    "on", "before", "after", "by", "since", "until", "last", "this", "next", "mark", "marks", "marked", "marking",
    "celebrate", "celebrates", "celebrated", "celebrating", "observe", "observes", "observed",
];

/// Feasts that news places events by. Apostrophes are written straight here.
pub(crate) static FEASTS: &[(&str, Feast)] = &[
    ("new year's day", Feast::Fixed(1, 1)),
    ("martin luther king day", Feast::Nth(1, Weekday::Monday, 3)),
    ("martin luther king jr day", Feast::Nth(1, Weekday::Monday, 3)),
    ("mlk day", Feast::Nth(1, Weekday::Monday, 3)),
    ("groundhog day", Feast::Fixed(2, 2)),
    ("presidents' day", Feast::Nth(2, Weekday::Monday, 3)),
    ("ash wednesday", Feast::Easter(-46)),
    ("palm sunday", Feast::Easter(-7)),
    ("international women's day", Feast::Fixed(3, 8)),
    ("st patrick's day", Feast::Fixed(3, 17)),
    ("saint patrick's day", Feast::Fixed(3, 17)),
    ("april fools' day", Feast::Fixed(4, 1)),
    ("earth day", Feast::Fixed(4, 22)),
    ("anzac day", Feast::Fixed(4, 25)),
    ("international workers' day", Feast::Fixed(5, 1)),
    ("mother's day", Feast::Nth(5, Weekday::Sunday, 2)),
    ("ascension day", Feast::Easter(39)),
    ("pentecost", Feast::Easter(49)),
    ("whit monday", Feast::Easter(50)),
    ("juneteenth", Feast::Fixed(6, 19)),
    ("father's day", Feast::Nth(6, Weekday::Sunday, 3)),
    ("canada day", Feast::Fixed(7, 1)),
    ("fourth of july", Feast::Fixed(7, 4)),
    ("bastille day", Feast::Fixed(7, 14)),
    ("indigenous peoples' day", Feast::Nth(10, Weekday::Monday, 2)),
    ("guy fawkes night", Feast::Fixed(11, 5)),
    ("armistice day", Feast::Fixed(11, 11)),
    ("remembrance sunday", Feast::Nth(11, Weekday::Sunday, 2)),
    ("black friday", Feast::After(11, Weekday::Thursday, 4, 1)),
    ("cyber monday", Feast::After(11, Weekday::Thursday, 4, 4)),
    ("christmas", Feast::Fixed(12, 25)),
    ("new year's eve", Feast::Fixed(12, 31)),
    ("valentine's day", Feast::Fixed(2, 14)),
    ("good friday", Feast::Easter(-2)),
    ("easter sunday", Feast::Easter(0)),
    ("easter monday", Feast::Easter(1)),
    ("easter", Feast::Easter(0)),
    ("may day", Feast::Fixed(5, 1)),
    ("memorial day", Feast::Nth(5, Weekday::Monday, -1)),
    ("independence day", Feast::Fixed(7, 4)),
    ("labor day", Feast::Nth(9, Weekday::Monday, 1)),
    ("columbus day", Feast::Nth(10, Weekday::Monday, 2)),
    ("halloween", Feast::Fixed(10, 31)),
    ("veterans day", Feast::Fixed(11, 11)),
    ("thanksgiving day", Feast::Nth(11, Weekday::Thursday, 4)),
    ("thanksgiving", Feast::Nth(11, Weekday::Thursday, 4)),
    ("christmas eve", Feast::Fixed(12, 24)),
    ("christmas day", Feast::Fixed(12, 25)),
    ("boxing day", Feast::Fixed(12, 26)),
];

/// Words that ask for a time of day behind them.
pub(crate) static TIME_CUES: &[&str] = &["at", "until", "till", "by", "from", "around", "before", "after", "since"];

/// Words before what looks like a time of day that make a length of it: "clocked 3:38".
pub(crate) static TIMED_CUES: &[&str] = &["clocked", "clocking", "lasted", "lasting", "lasts"];

/// Time zones by their letters.
#[rustfmt::skip]
pub(crate) static ZONES: &[&str] = &[
    "gmt", "utc", "et", "est", "edt", "ct", "cst", "cdt", "mt", "mst", "mdt", "pt", "pst", "pdt", "bst", "cet",
    "cest", "eet", "eest", "kst", "jst", "ist", "aest", "aedt", "hkt", "sgt", "msk",
];

/// Words that put what a sentence tells into the future.
#[rustfmt::skip]
pub(crate) static FUTURE_WORDS: &[&str] = &[
    "will", "won't", "won’t", "shall", "upcoming", "tomorrow", "scheduled", "slated", "forthcoming", "payable",
    "begins", "starts", "ends", "expires", "convenes",
];

/// Words that do so with "to" behind them: "expects to", "is to", "set to".
#[rustfmt::skip]
pub(crate) static FUTURE_WITH_TO: &[&str] = &[
    "expected", "expects", "expect", "planned", "plans", "plan", "planning", "set", "due", "going", "intends",
    "intend", "hopes", "hoping", "hope", "ready", "likely", "is", "are", "agreed", "agreement", "vowed", "promised",
    "asked",
];

/// Words right before a date that look ahead to it, whatever the verb.
pub(crate) static AHEAD: &[&str] = &["until", "till", "by", "soon", "effective", "due"];

/// Past tenses that do not end in -ed.
#[rustfmt::skip]
pub(crate) static PAST_WORDS: &[&str] = &[
    "said", "told", "was", "were", "had", "did", "came", "went", "met", "won", "lost", "fell", "rose", "made",
    "took", "held", "gave", "got", "began", "left", "found", "saw", "sent", "spoke", "stood", "became", "brought",
    "bought", "sold", "broke", "built", "hit", "led", "paid", "put", "ran", "shot", "struck", "wrote", "grew",
    "drew", "flew", "felt", "kept", "knew", "sought", "spent", "swept", "taught", "thought", "threw", "wore",
    "been", "has", "have", "wasn't", "weren't", "didn't", "hadn't",
];

/// Decades by name, as the year they begin in.
pub(crate) static NAMED_DECADES: &[(&str, i16)] = &[
    ("twenties", 1920),
    ("thirties", 1930),
    ("forties", 1940),
    ("fifties", 1950),
    ("sixties", 1960),
    ("seventies", 1970),
    ("eighties", 1980),
    ("nineties", 1990),
    ("noughties", 2000),
];

/// Nouns that a bare year before them dates: "2024 election".
#[rustfmt::skip]
pub(crate) static EVENTS: &[&str] = &[
    "season", "summit", "election", "elections", "report", "survey", "census", "budget", "campaign", "race",
    "championship", "championships", "final", "finals", "edition", "model", "crisis", "war", "earthquake",
    "agreement", "treaty", "study", "law", "act", "film", "album", "novel", "book", "coup", "referendum",
    "olympics", "games", "tournament", "level", "levels", "figures", "forecast", "target", "goals", "draft",
    "class", "vintage", "invasion", "attack", "attacks", "revolution", "pandemic", "wreck", "escape", "flood",
    "floods", "fire", "storm", "crash", "disaster", "massacre", "uprising", "riots", "strike", "murder", "trial",
];

/// Events that are told apart by the year behind their name: "Euro 2004".
#[rustfmt::skip]
pub(crate) static NAMED_BY_YEAR: &[&str] = &[
    "biennale", "budget", "census", "championship", "championships", "cup", "election", "elections", "euro",
    "eurovision", "expo", "games", "oscars", "olympics",
];

/// Words that are no noun: a year with one of them behind it dates nothing by that.
#[rustfmt::skip]
pub(crate) static FUNCTION_WORDS: &[&str] = &[
    "and", "or", "in", "on", "of", "to", "the", "a", "an", "at", "by", "for", "with", "from", "as", "but", "when",
    "while", "after", "before", "that", "which", "who", "were", "was", "are", "is", "have", "had", "has", "if",
    "than", "because", "out", "up", "he", "it", "she", "they", "we",
];

/// What a four-digit number counts and a year never does.
#[rustfmt::skip]
pub(crate) static MEASURED: &[&str] = &[
    "people", "men", "women", "children", "percent", "per", "million", "billion", "trillion", "thousand", "km",
    "kilometers", "kilometres", "miles", "meters", "metres", "feet", "ft", "m", "kg", "tons", "tonnes", "dollars",
    "euros", "pounds", "yuan", "won", "yen", "hours", "minutes", "seconds", "days", "weeks", "months", "years",
    "points", "votes", "troops", "soldiers", "jobs", "workers", "employees", "residents", "students", "homes",
    "houses", "acres", "hectares", "square", "cc", "hp", "mph", "bc", "meter", "metre", "mile", "kilometer",
    "kilometre", "calories", "degrees", "barrels", "gmt", "utc", "passengers",
];

/// Words that can stand behind the last day of a range, which is thereby no count: "Jan. 4 to 7 in Busan".
#[rustfmt::skip]
pub(crate) static AFTER_A_DATE: &[&str] = &[
    "in", "at", "and", "with", "for", "to", "as", "after", "before", "when", "while", "where", "the", "a", "by",
    "during", "but", "or", "of", "visit", "trip", "meeting", "summit", "state", "were", "was", "is", "will", "that",
    "this", "last", "next",
];

/// Words that a date or a time of day may go on with behind the digits it begins with, and no other table holds.
#[rustfmt::skip]
pub(crate) static AFTER_DIGITS: &[&str] = &[
    "th", "st", "nd", "rd", "s", "through", "thru", "until", "till", "p", "am", "pm", "a.m.", "p.m.", "hrs",
    "o'clock", "o’clock", "minute", "minutes", "fortnights", "on",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn unique<T>(table: &[(&str, T)]) -> bool {
        let mut words: Vec<_> = table.iter().map(|(word, _)| *word).collect();
        words.sort_unstable();
        words.windows(2).all(|pair| pair[0] != pair[1]) && words.iter().all(|word| *word == word.to_lowercase())
    }

    #[test]
    fn every_spelling_stands_once_and_in_lower_case() {
        assert!(unique(MONTHS) && unique(WEEKDAYS) && unique(SHORT_WEEKDAYS) && unique(FEASTS));
        assert!(unique(EDGES) && unique(POINTERS) && unique(BOUNDS) && unique(UNITS) && unique(PLURAL_UNITS));
    }

    #[test]
    fn doubtful_months_are_months() {
        assert!(DOUBTFUL_MONTHS.iter().all(|word| find(MONTHS, word).is_some()));
    }
}
