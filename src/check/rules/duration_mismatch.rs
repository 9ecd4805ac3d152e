//! `duration-mismatch`: a length of time does not fit the dates beside it.
//!
//! From Sunday to Thursday a "five-day visit" is meant, while "four days" may have passed: there both ways of counting
//! are allowed. What is rounded or hedged has the leeway that the words give it.

use jiff::civil::Date;

use super::Case;
use super::sentence::{self, Mention, Sentence, ends_with_word, meant, number};
use super::unaided::Mismatch;
use crate::finding::Code;
use crate::quantity::{Decimal, Hedge, Interval, Kind, Period, Scale};

const HELP: &str = "Count again: either the length of time or one of the dates is wrong.";

pub(super) fn mismatches(case: &Case<'_>) -> Vec<Mismatch> {
    sentence::all(case).flat_map(|sentence| in_sentence(&sentence)).collect()
}

fn in_sentence(sentence: &Sentence<'_>) -> Vec<Mismatch> {
    let pairs = sentence.mentions.windows(2);
    let of_two = pairs.flat_map(|pair| [of_run(sentence, pair), since(sentence, pair)]).flatten();
    let three = sentence.mentions.windows(3);
    let of_three = three.flat_map(|three| [after(sentence, three), of_life(sentence, three)]).flatten();
    let ages = sentence.mentions.windows(2).filter_map(|pair| of_age(sentence, pair));
    of_two.chain(of_three).chain(ages).collect()
}

/// "a four-day visit, from Sunday to Thursday".
fn of_run(sentence: &Sentence<'_>, pair: &[Mention<'_>]) -> Option<Mismatch> {
    let [one, other] = pair else { return None };
    let between = sentence.between(one, other);
    let (length, run, told) = match (one.kind(), other.kind()) {
        (Kind::Duration, Kind::Date) => (one, other, leads_to(&between)),
        (Kind::Date, Kind::Duration) => (other, one, matches!(between.as_str(), ", a" | "for a" | "on a" | ", for a")),
        _ => return None,
    };
    let days = run.quantity().days().filter(|_| told && is_run(run) && !is_long(length))?;
    if in_days(length)?.meets(counted(length, days, run.text)) || is_some_weeks_later(length, run) {
        return None;
    }
    let (said, text) = (sentence.case.text(length.span()), sentence.case.text(run.span()));
    let message = format!("{text} is {}, not “{said}”", counted_in_words(days, run.text));
    let mismatch = Mismatch::at(Code::DURATION_MISMATCH, length, message, HELP);
    Some(mismatch.labelled(counted_in_words(days, run.text)).beside(run, "counted from this"))
}

/// The days from the first to the last. What is told of a length that has passed may leave one end out; a "four-day
/// visit" counts its days.
fn counted(length: &Mention<'_>, days: Period, run: &str) -> Interval {
    let hyphened = length.text.contains(['-', '\u{2010}', '\u{2011}']);
    let is_count_of_days = hyphened && is_whole_days(length) && grain(run) == 1;
    let least = if is_count_of_days { days.days() } else { days.days() - 2 * grain(run) + 1 };
    Interval::closed(Decimal::from(least), Decimal::from(days.days()))
}

/// From one weekday to another may be a week more than it seems.
fn is_some_weeks_later(length: &Mention<'_>, run: &Mention<'_>) -> bool {
    let by_weekdays = !run.text.bytes().any(|byte| byte.is_ascii_digit());
    by_weekdays && number(length.quantity()).is_none_or(|days| days > Decimal::from(7))
}

fn counted_in_words(days: Period, text: &str) -> String {
    if grain(text) == 1 { format!("{} days", days.days()) } else { format!("about {} months", days.days() * 12 / 365) }
}

/// What is said to last decades is not meant to the day.
fn is_long(length: &Mention<'_>) -> bool {
    let unit = length.quantity().unit.as_ref().map(ToString::to_string).unwrap_or_default();
    !matches!(unit.as_str(), "day" | "week" | "month" | "year")
}

/// Whether a date is written as a run: "Sunday to Thursday", "January 4–7".
fn is_run(mention: &Mention<'_>) -> bool {
    let text = mention.text.to_lowercase();
    [" to ", " through ", " until ", " thru ", "-", "–", " and "].iter().any(|joiner| text.contains(joiner))
        && mention.quantity().hedge == Hedge::None
}

/// The steps in which a run of dates is told, in days, as long as they can be.
fn grain(text: &str) -> i64 {
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let day_told = numbers.clone().any(|digits| digits.len() <= 2) || text.to_lowercase().contains("day");
    let month_told = text.chars().any(char::is_alphabetic)
        && text.split(|c: char| !c.is_alphabetic()).any(|word| word.len() >= 3 && word.starts_with(char::is_uppercase));
    match () {
        () if day_told => 1,
        () if month_told => 31,
        () => 366,
    }
}

/// Whether the words from a length of time to a run of dates say that it is the length of just that run.
fn leads_to(between: &str) -> bool {
    const OTHERS: &[&str] = &[
        "and", "but", "after", "before", "ago", "earlier", "later", "since", "which", "who", "that", "when", "while",
        "during", "by", "of", "or", "at", "as", "with", "old", "was", "were", "is", "had", "has", "said", "between",
    ];
    let words = || between.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let marks = between.contains([';', ':', '.', '“', '”', '"']);
    ends_with_word(between, &["from", ",", "("]) | between.ends_with([',', '('])
        && !marks
        && words().count() <= 6
        && !words().any(|word| OTHERS.contains(&word))
}

/// A length of time in days, with the leeway its words give it.
fn in_days(length: &Mention<'_>) -> Option<Interval> {
    let scale = Scale::of(length.quantity().unit.as_ref());
    let days = scale.in_days()?;
    let told = meant(length.quantity())?;
    match number(length.quantity()) {
        Some(number) if is_whole_days(length) => Some(Interval::closed(number, number)),
        _ => told.scaled(days),
    }
}

fn is_whole_days(length: &Mention<'_>) -> bool {
    let quantity = length.quantity();
    quantity.hedge == Hedge::None && Scale::of(quantity.unit.as_ref()).in_days() == Some(Decimal::ONE)
}

/// "on January 1, two months after November 1".
fn after(sentence: &Sentence<'_>, three: &[Mention<'_>]) -> Option<Mismatch> {
    let [date, length, anchor] = three else { return None };
    let (here, there) = (absolute(date)?, absolute(anchor)?);
    let later = match sentence.between(length, anchor).as_str() {
        "after" => true,
        "before" => false,
        _ => return None,
    };
    let linked = matches!(sentence.between(date, length).as_str(), "," | ", just" | ", only" | ", exactly" | "—" | "–");
    let way = if later { days_from(there, here) } else { days_from(here, there) };
    let leeway = Decimal::from(grain(date.text) + grain(anchor.text) - 1);
    let passed = Interval::closed(Decimal::from(way) - leeway, Decimal::from(way) + leeway);
    let stated = in_days(length).filter(|_| length.kind() == Kind::Duration)?;
    if !linked || stated.meets(passed) {
        return None;
    }
    let text = |mention: &Mention<'_>| sentence.case.text(mention.span());
    let (from, to) = if later { (text(anchor), text(date)) } else { (text(date), text(anchor)) };
    let message = format!("from {from} to {to} is {way} days, not “{}”", text(length));
    let mismatch = Mismatch::at(Code::DURATION_MISMATCH, length, message, HELP).labelled(format!("{way} days"));
    Some(mismatch.beside(date, "one date").beside(anchor, "the other"))
}

/// A date that does not hang on publication: it names its year.
fn absolute(mention: &Mention<'_>) -> Option<Period> {
    let year_told = mention.text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
    mention.quantity().days().filter(|_| year_told)
}

fn days_from(from: Period, to: Period) -> i64 {
    let (from, to) = (from.first(), to.first());
    from.duration_until(to).as_hours() / 24
}

/// "20 years since 2001", counted to the day of publication.
fn since(sentence: &Sentence<'_>, pair: &[Mention<'_>]) -> Option<Mismatch> {
    let [length, anchor] = pair else { return None };
    let from = absolute(anchor).filter(|_| length.kind() == Kind::Duration && !is_long(length))?;
    let published = sentence.case.article.published()?.date;
    let told = sentence.between(length, anchor) == "since" && from.last() < published;
    if !told || !has_one_date(sentence) {
        return None;
    }
    let passed = Interval::closed(years(from.last(), published), years(from.first(), published));
    let stated = in_years(length)?;
    if stated.meets(passed) {
        return None;
    }
    let whole = published.year() - from.first().year();
    let text = |mention: &Mention<'_>| sentence.case.text(mention.span());
    let message = format!("from {} to {} are {whole} years, not “{}”", text(anchor), published.year(), text(length));
    let mismatch = Mismatch::at(Code::DURATION_MISMATCH, length, message, HELP);
    Some(mismatch.labelled(format!("{whole} years at publication")).beside(anchor, "counted from this"))
}

/// Whether nothing in the sentence speaks of another time. Asked last: with a single date there is a single pair to ask
/// for, and a second one is soon found.
fn has_one_date(sentence: &Sentence<'_>) -> bool {
    sentence.mentions.iter().filter(|mention| mention.kind() == Kind::Date).nth(1).is_none()
}

/// Years that have begun may be counted, or only those that are full.
fn in_years(length: &Mention<'_>) -> Option<Interval> {
    let of_unit = Scale::of(length.quantity().unit.as_ref()).in_days()?;
    let in_years = meant(length.quantity())?.scaled(of_unit.checked_div(Decimal::new(3_652_425, 4))?)?;
    in_years.plus(Interval::closed(Decimal::ZERO, Decimal::new(5, 1)))
}

fn years(from: Date, to: Date) -> Decimal {
    let days = from.duration_until(to).as_hours() / 24;
    Decimal::from(days).checked_div(Decimal::new(3_652_425, 4)).unwrap_or_default()
}

/// "Kim, 53, who was born in 1980", or the other way about: the age at publication.
fn of_age(sentence: &Sentence<'_>, pair: &[Mention<'_>]) -> Option<Mismatch> {
    let [one, other] = pair else { return None };
    let (age, born) = if one.kind() == Kind::Age { (one, other) } else { (other, one) };
    let told = age.kind() == Kind::Age && is_now(sentence, age) && is_birth(sentence, born);
    let published = sentence.case.article.published()?.date;
    let birth = absolute(born).filter(|_| told && has_one_date(sentence))?;
    age_mismatch(age, birth, Period::day(published))
}

/// An age between commas is that of the day; "at 17" or "when he was 25" is not.
fn is_now(sentence: &Sentence<'_>, age: &Mention<'_>) -> bool {
    sentence.before(age).ends_with(',') && sentence.after(age).starts_with(',')
}

fn is_birth(sentence: &Sentence<'_>, date: &Mention<'_>) -> bool {
    let before = sentence.before(date);
    ["born", "born in", "born on", "(born", "(born in"].iter().any(|words| before.ends_with(words))
}

/// "born in 1920, she died in 1990 at 65".
fn of_life(sentence: &Sentence<'_>, three: &[Mention<'_>]) -> Option<Mismatch> {
    let [born, died, age] = three else { return None };
    let (birth, death) = (absolute(born)?, absolute(died)?);
    let death_told = ends_with_word(&sentence.before(died), &["died"])
        || sentence.before(died).ends_with("died in")
        || sentence.before(died).ends_with("died on");
    let at_age =
        matches!(sentence.between(died, age).as_str(), "at" | "aged" | ", aged" | "at age" | "at the age of" | ", at");
    let told = is_birth(sentence, born) && death_told && at_age && age.kind() == Kind::Age;
    if told { age_mismatch(age, birth, death) } else { None }
}

fn age_mismatch(age: &Mention<'_>, birth: Period, at: Period) -> Option<Mismatch> {
    let stated = number(age.quantity()).filter(|_| age.quantity().hedge == Hedge::None)?;
    let (least, most) = (full_years(birth.last(), at.first()), full_years(birth.first(), at.last()));
    if stated >= least && stated <= most {
        return None;
    }
    let range = if least == most { least.to_string() } else { format!("{least} or {most}") };
    let when = if at.days() == 1 { format!("on {}", at.first()) } else { format!("in {}", at.first().year()) };
    let message = format!("whoever was born in {} was {range} {when}, not {stated}", birth.first().year());
    Some(Mismatch::at(Code::DURATION_MISMATCH, age, message, HELP).labelled(format!("{range} by the year of birth")))
}

fn full_years(from: Date, to: Date) -> Decimal {
    let reached = (to.month(), to.day()) >= (from.month(), from.day());
    Decimal::from(i32::from(to.year()) - i32::from(from.year()) - i32::from(!reached))
}
