//! Years told from counts, and the longer spans that are named by one: decades, centuries, fiscal years.

use super::super::english::calendar::{
    CUES, EVENTS, FUNCTION_WORDS, MEASURED, NAMED_BY_YEAR, NAMED_DECADES, WEAK_CUES, find,
};
use super::super::english::roles::Roles;
use super::super::lexer::TokenKind;
use super::super::numeral;
use super::parts::Parts;
use super::{Phrase, Reader, list, small};
use crate::quantity::{Grain, Period};

/// The years news may mean without saying so.
pub(super) const LIKELY: std::ops::RangeInclusive<i16> = 1900..=2099;

/// A number that could be a year by its looks: four digits without a comma.
pub(super) fn number(reader: Reader<'_>, at: usize) -> Option<i16> {
    if !reader.tokens.roles(at).any(Roles::FOUR) {
        return None;
    }
    let year = reader.tokens.number(at).parse().ok()?;
    let whole = !glued_to_more(reader, at + 1);
    (whole && (1000..=2199).contains(&year)).then_some(year)
}

/// Letters, a percent sign, or a colon or a slash with more behind, make a number part of something else.
fn glued_to_more(reader: Reader<'_>, end: usize) -> bool {
    let tokens = reader.tokens;
    let more = || match tokens.kind(end) {
        Some(TokenKind::Mark('%' | '°' | '€' | '$' | '£')) => true,
        Some(TokenKind::Mark('/' | ':')) => tokens.glued(end + 1),
        _ => tokens.is_word(end),
    };
    tokens.glued(end) && more()
}

/// A year in figures, where the words around it make it one.
pub(super) fn in_figures(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let year = number(reader, at)?;
    let strong = reader.cued || has_strong_cue(reader, at);
    let told = if LIKELY.contains(&year) {
        is_year(reader, at, strong)
    } else {
        !counts_something(reader, at) && (strong && has_old_cue(reader, at) || dates_one_thing(reader, at))
    };
    told.then(|| Phrase::parts(Parts::of_year(year), at + 1, "year"))
}

/// Before 1900 only a word that asks for nothing but a date will do.
fn has_old_cue(reader: Reader<'_>, at: usize) -> bool {
    let cued = match reader.word_before(at) {
        "since" | "until" => !is_plural_behind(reader, at + 1),
        "in" | "year" | "from" | "circa" | "early" | "late" | "between" => !is_noun_behind(reader, at + 1),
        _ => false,
    };
    cued || ends_a_range(reader, at) || reader.is_circa_before(at)
}

/// "an 1892 quarrel", "the 1892 Herring War": of one thing nobody says so how many.
fn dates_one_thing(reader: Reader<'_>, at: usize) -> bool {
    let one = reader.word_before(at) == "an" && is_noun_behind(reader, at + 1) && !is_plural_behind(reader, at + 1);
    stands_free(reader, at) && (one || opens_name_of_event(reader, at))
}

/// How many words the name of an event may have: "Great Northern Herring War".
const NAME_OF_EVENT: usize = 4;

/// "1892 Herring War": names, and the last is an event's.
fn opens_name_of_event(reader: Reader<'_>, at: usize) -> bool {
    let named = (at + 1..=at + NAME_OF_EVENT).take_while(|&at| reader.tokens.is_capitalised(at));
    named.last().is_some_and(|last| EVENTS.contains(&reader.word(last)))
}

/// "A.D. 1000 and 1260": the far end of a range whose near end was a date.
fn ends_a_range(reader: Reader<'_>, at: usize) -> bool {
    let joined =
        at > 0 && reader.tokens.is_joiner(at - 1) || matches!(reader.word_before(at), "and" | "to" | "through");
    reader.cued && joined
}

fn is_year(reader: Reader<'_>, at: usize, cued: bool) -> bool {
    if !stands_free(reader, at) || counts_something(reader, at) || opens_a_run_of_things(reader, at) {
        return false;
    }
    let weak = WEAK_CUES.contains(&reader.word_before(at)) || !cued;
    if cued && !(weak && is_plural_behind(reader, at + 1)) {
        return true;
    }
    names_an_event(reader, at)
}

/// Not part of a name, an amount or a longer number.
fn stands_free(reader: Reader<'_>, at: usize) -> bool {
    let tokens = reader.tokens;
    let Some(before) = at.checked_sub(1) else { return true };
    match tokens.kind(before) {
        Some(TokenKind::Mark('.')) => reader.is_circa_before(at),
        Some(
            TokenKind::Number | TokenKind::Mark('$' | '£' | '€' | '¥' | '₩' | '#' | '/' | ':' | '@' | '+' | '=' | '*'),
        ) => false,
        Some(TokenKind::Hyphen | TokenKind::Dash) if tokens.glued(at) => {
            before > 0 && matches!(reader.tokens.word(before - 1), "mid" | "late" | "early" | "end" | "pre" | "post")
        }
        Some(TokenKind::Word) => !tokens.glued(at),
        _ => true,
    }
}

fn has_strong_cue(reader: Reader<'_>, at: usize) -> bool {
    let tokens = reader.tokens;
    let Some(before) = at.checked_sub(1) else { return false };
    if CUES.contains(&tokens.word(before))
        || opens_a_run(reader, at)
        || tells_how_late(reader, at)
        || reader.is_circa_before(at)
    {
        return true;
    }
    match tokens.kind(before) {
        Some(TokenKind::Mark('(')) => tokens.is_mark(at + 1, ')') || tokens.is_joiner(at + 1),
        // "2021, 2022 and 2023", "2021 & 2025": a list of years, if the one before is a year in looks.
        Some(TokenKind::Mark(',' | '&')) => {
            before > 0 && number(reader, before - 1).is_some_and(|year| LIKELY.contains(&year))
        }
        _ => {
            matches!(tokens.word(before), "and" | "or" | "versus" | "vs")
                && before > 0
                && number(reader, before - 1).is_some_and(|year| LIKELY.contains(&year))
        }
    }
}

/// "as recently as 1976".
fn tells_how_late(reader: Reader<'_>, at: usize) -> bool {
    let asked = |at: usize| matches!(reader.tokens.word(at), "early" | "late" | "recently" | "back");
    reader.word_before(at) == "as" && at >= 2 && asked(at - 2)
}

/// "2014 to 2018": the one year asks for the other.
fn opens_a_run(reader: Reader<'_>, at: usize) -> bool {
    let joined = matches!(reader.tokens.word(at + 1), "to" | "through") || reader.tokens.is_joiner(at + 1);
    let lasting = reader.tokens.word(at + 2) == "present" && !reader.tokens.is_word(at + 3);
    let later =
        number(reader, at).zip(number(reader, at + 2)).is_some_and(|(from, to)| from < to && LIKELY.contains(&to));
    joined && (lasting || later && !counts_something(reader, at + 2) && !is_plural_behind(reader, at + 3))
}

/// "2000 to 2500 workers": the one count makes the other a count.
fn opens_a_run_of_things(reader: Reader<'_>, at: usize) -> bool {
    let joined = matches!(reader.tokens.word(at + 1), "to" | "or" | "and") || reader.tokens.is_joiner(at + 1);
    let counted =
        || counts_something(reader, at + 2) || is_plural_behind(reader, at + 3) || number(reader, at + 2).is_none();
    joined && reader.tokens.number(at + 2).len() >= 4 && counted()
}

/// "the 2025 summit", "2024 election", "2025 APEC summit", "2025 was": a year by what follows it.
fn names_an_event(reader: Reader<'_>, at: usize) -> bool {
    let tokens = reader.tokens;
    let before = reader.word_before(at);
    let hedged = matches!(
        before,
        "some"
            | "about"
            | "around"
            | "over"
            | "than"
            | "nearly"
            | "almost"
            | "least"
            | "most"
            | "to"
            | "only"
            | "just"
            | "by"
            | "no"
    );
    let owned = matches!(before, "the" | "its" | "their" | "his" | "her" | "our" | "that" | "this" | "a")
        || at > 0 && reader.is_possessive(at - 1);
    let follows_name = at > 0 && tokens.is_capitalised(at - 1) && at > 1 && !owned;
    if names_its_year(reader, at) {
        return true;
    }
    if hedged || follows_name {
        return false;
    }
    if owned && before != "a" {
        return is_noun_behind(reader, at + 1);
    }
    // "a 2016 movie": one thing cannot be that many; a round number may measure it ("a 2000 word essay").
    let one_thing = before == "a" && is_noun_behind(reader, at + 1) && !is_plural_behind(reader, at + 1);
    if one_thing && !tokens.text(at).ends_with("00") {
        return true;
    }
    let opens = at == 0 || !tokens.is_word(at - 1) || matches!(before, "and" | "but" | "because" | "while");
    tokens.is_capitalised(at + 1) && !tokens.glued(at + 1) && !tokens.roles(at + 1).any(Roles::MONTH)
        || EVENTS.contains(&reader.word(at + 1))
        || EVENTS.contains(&reader.word(at + 2)) && is_noun_behind(reader, at + 1)
        || opens
            && matches!(
                tokens.word(at + 1),
                "was" | "is" | "will" | "saw" | "has" | "had" | "brought" | "began" | "ended" | "marked"
            )
}

/// "Election 2012", "Euro 2004".
fn names_its_year(reader: Reader<'_>, at: usize) -> bool {
    let name = at.checked_sub(1).filter(|&before| reader.tokens.is_capitalised(before));
    name.is_some_and(|name| NAMED_BY_YEAR.contains(&reader.tokens.word(name))) && !is_plural_behind(reader, at + 1)
}

fn is_noun_behind(reader: Reader<'_>, at: usize) -> bool {
    reader.tokens.is_word(at) && !FUNCTION_WORDS.contains(&reader.tokens.word(at))
}

pub(super) fn is_plural_behind(reader: Reader<'_>, at: usize) -> bool {
    let word = reader.tokens.word(at);
    let looks_plural = word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !word.ends_with("is");
    let plural = looks_plural
        || matches!(word, "people" | "men" | "women" | "children" | "police" | "new" | "more" | "other" | "jobs");
    plural && !EVENTS.contains(&word) && !FUNCTION_WORDS.contains(&word)
}

/// A unit, a magnitude, or a round number of people: what stands behind makes the number a count.
pub(super) fn counts_something(reader: Reader<'_>, at: usize) -> bool {
    let tokens = reader.tokens;
    let word = tokens.word(at + 1);
    if tokens.is_mark(at + 1, '%') || MEASURED.contains(&word) {
        return true;
    }
    let round = tokens.text(at).ends_with("00");
    round && is_plural_behind(reader, at + 1)
}

/// "in '06", "the class of '98".
pub(super) fn in_short(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let (year, end) = short(reader, at).filter(|_| reader.cued || has_strong_cue(reader, at))?;
    Some(Phrase::parts(Parts::of_year(year), end, "year"))
}

/// Two digits behind an apostrophe that stands for the hundreds, and the token after.
pub(super) fn short(reader: Reader<'_>, at: usize) -> Option<(i16, usize)> {
    let tokens = reader.tokens;
    let digits = small::digits(reader, at + 1, 2).filter(|_| tokens.text(at + 1).len() == 2)?;
    let marked = tokens.roles(at).any(Roles::APOSTROPHE) && tokens.glued(at + 1);
    let apart = !(tokens.glued(at) || tokens.glued(at + 2) && tokens.is_word(at + 2));
    let counts = is_plural_behind(reader, at + 2) || MEASURED.contains(&tokens.word(at + 2));
    (marked && apart && !counts).then_some((in_full(i16::try_from(digits).ok()?), at + 2))
}

/// "15 April of 87": two digits behind "of" and nothing behind them that they could count.
pub(super) fn short_behind_of(reader: Reader<'_>, of: usize) -> Option<(i16, usize)> {
    let tokens = reader.tokens;
    let digits = small::digits(reader, of + 1, 2).filter(|_| tokens.word(of) == "of")?;
    let alone = matches!(tokens.kind(of + 2), None | Some(TokenKind::Mark('.' | ',' | ';' | ')' | '!' | '?')));
    (alone && tokens.text(of + 1).len() == 2).then_some((in_full(i16::try_from(digits).ok()?), of + 2))
}

/// The year that two digits stand for: from 1950 to 2049.
pub(super) fn in_full(digits: i16) -> i16 {
    digits + if digits < 50 { 2000 } else { 1900 }
}

/// "1990s", "the '90s", "2020s", "the nineties".
pub(super) fn decade(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let tokens = reader.tokens;
    let start = reader.past_the(at);
    let quoted = start + usize::from(tokens.roles(start).any(Roles::APOSTROPHE));
    let named = named_decade(reader, start)
        .filter(|_| start > at || matches!(reader.word_before(at), "early" | "mid" | "late"));
    let (year, end) = named.or_else(|| in_digits(reader, quoted, quoted > start))?;
    let days = Period::run(jiff::civil::Date::new(year, 1, 1).ok()?, Grain::Decade, 1)?;
    Some(Phrase::written(days, end, "decade"))
}

/// "nineties", "nineteen seventies", "two thousands"; and the token after.
fn named_decade(reader: Reader<'_>, at: usize) -> Option<(i16, usize)> {
    let tokens = reader.tokens;
    if let Some(end) = tokens.phrase(at, "two thousands") {
        return Some((2000, end));
    }
    let named = |at: usize| {
        if tokens.roles(at).any(Roles::DECADE) { find(NAMED_DECADES, tokens.word(at)) } else { None }
    };
    if let Some(decade) = named(at) {
        return Some((decade, at + 1));
    }
    let decade = named(at + 1).filter(|decade| *decade < 2000)?;
    Some((in_hundreds(tokens.word(at))? + decade % 100, at + 2))
}

/// "1990s", or "90s" behind an apostrophe or "the".
fn in_digits(reader: Reader<'_>, at: usize, short: bool) -> Option<(i16, usize)> {
    let tokens = reader.tokens;
    let text = tokens.number(at);
    if !text.ends_with('0') || !tokens.glued(at + 1) {
        return None;
    }
    let plural = tokens.word(at + 1) == "s";
    let spoken = matches!(tokens.kind(at + 1), Some(TokenKind::Mark('\'' | '’'))) && tokens.word(at + 2) == "s";
    if !(plural || spoken) || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let end = at + if plural { 2 } else { 3 };
    let year: i16 = text.parse().ok()?;
    match text.len() {
        4 if (1500..=2190).contains(&year) => Some((year, end)),
        2 if short || reader.word_before(at) == "the" && !matches!(reader.word_before(at - 1), "in" | "into") => {
            Some((year + if year < 30 { 2000 } else { 1900 }, end))
        }
        _ => None,
    }
}

/// "the 19th century", "21st-century", "the first millennium" is left alone.
pub(super) fn century(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let (number, after) =
        small::ordinal(reader, reader.past_the(at)).filter(|(number, _)| (1..=22).contains(number))?;
    let end = match century_named(reader, at) {
        Some((_, noun)) => noun + 1,
        None if reader.word(after) == "centuries" => after + 1,
        None => after,
    };
    let named = end > after || list::shares_noun(reader, after, "centuries");
    let days = if named { Period::century(i16::try_from(number).ok()?) } else { None }?;
    Some(Phrase::written(days, end, "century"))
}

/// The number of the century named at `at`, and the token of the word "century".
pub(super) fn century_named(reader: Reader<'_>, at: usize) -> Option<(u32, usize)> {
    let (number, after) = small::ordinal(reader, reader.past_the(at))?;
    let noun = after + usize::from(reader.tokens.is_hyphen(after));
    (reader.word(noun) == "century" && (1..=22).contains(&number)).then_some((number, noun))
}

/// "fiscal 2025", "fiscal year 2025", "FY25", "CY 2025": taken for the calendar year of that number.
pub(super) fn fiscal(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let tokens = reader.tokens;
    let number_at = match tokens.word(at) {
        "fiscal" | "financial" => at + 1 + usize::from(tokens.word(at + 1) == "year"),
        "fy" | "cy" | "year" => at + 1,
        _ => return None,
    };
    let short = || {
        Some(2000 + i16::try_from(small::digits(reader, number_at, 2)?).ok()?)
            .filter(|_| matches!(tokens.word(at), "fy" | "cy") && tokens.text(number_at).len() == 2)
    };
    let rule = if tokens.word(at) == "year" { "year" } else { "fiscal year" };
    if let Some((years, end)) = over_new_year(reader, number_at) {
        return Some(Phrase::written(years, end, rule));
    }
    let year = number(reader, number_at).filter(|year| LIKELY.contains(year)).or_else(short)?;
    Some(Phrase::parts(Parts::of_year(year), number_at + 1, rule))
}

/// The two years of "fiscal 2024-25", "FY2024/2025", "FY24/25".
fn over_new_year(reader: Reader<'_>, at: usize) -> Option<(Period, usize)> {
    let tokens = reader.tokens;
    let tight = tokens.is_joiner(at + 1) || tokens.is_mark(at + 1, '/');
    let year = |at: usize| small::digits(reader, at, 4).filter(|_| matches!(tokens.number(at).len(), 2 | 4));
    let (first, next) = (year(at)?, year(at + 2).filter(|_| tight && tokens.glued(at + 1) && tokens.glued(at + 2))?);
    let first = if first < 100 { 2000 + first } else { first };
    let follows = next == first + 1 || next == (first + 1) % 100;
    let first = i16::try_from(first).ok().filter(|year| follows && LIKELY.contains(year))?;
    Some((Period::year(first)?.through(Period::year(first + 1)?)?, at + 3))
}

/// "nineteen ninety-six"; "two thousand and twenty" where the words before ask for a date.
pub(super) fn spelled(reader: Reader<'_>, at: usize) -> Option<Phrase> {
    let (year, end) = in_words(reader, at)?;
    let asked = reader.cued || has_strong_cue(reader, at);
    let told = reader.tokens.word(at) == "nineteen" || asked && !is_noun_behind(reader, end);
    told.then(|| Phrase::parts(Parts::of_year(year), end, "year in words"))
}

/// A year in words, and the token after: "nineteen ninety-six", "nineteen oh one", "two thousand and twenty".
pub(super) fn in_words(reader: Reader<'_>, at: usize) -> Option<(i16, usize)> {
    let tokens = reader.tokens;
    let (century, after) = match (tokens.word(at), tokens.word(at + 1)) {
        ("two", "thousand") => (2000, at + 2),
        (hundreds, "hundred") => (in_hundreds(hundreds)?, at + 2),
        (hundreds, _) => {
            let (rest, end) = rest_of_century(reader, at + 1)?;
            return Some((in_hundreds(hundreds)? + rest, end));
        }
    };
    let rest_at = after + usize::from(tokens.word(after) == "and");
    let rest = small::cardinal(reader, rest_at).filter(|&(rest, _)| rest <= 99 && tokens.is_word(rest_at));
    match rest.and_then(|(rest, end)| Some((i16::try_from(rest).ok()?, end))) {
        Some((rest, end)) => Some((century + rest, end)),
        None => Some((century, after)),
    }
}

/// "nineteen" as the year 1900.
fn in_hundreds(word: &str) -> Option<i16> {
    let hundreds = numeral::cardinal(word).filter(|hundreds| (11..=20).contains(hundreds))?;
    Some(i16::try_from(hundreds).ok()? * 100)
}

/// The two digits behind the hundreds: "eighty six", "ten", "oh one", "zero one".
fn rest_of_century(reader: Reader<'_>, at: usize) -> Option<(i16, usize)> {
    let tokens = reader.tokens;
    let zero = matches!(tokens.word(at), "oh" | "zero" | "o");
    let start = at + usize::from(zero);
    if !tokens.is_word(start) {
        return None;
    }
    let (rest, end) = small::cardinal(reader, start)?;
    let fits = if zero { (1..10).contains(&rest) } else { (10..=99).contains(&rest) };
    fits.then_some((i16::try_from(rest).ok()?, end))
}
