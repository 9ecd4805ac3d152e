//! Figures built from parts, written in every style a newspaper knows, and read back.
//!
//! What is written here is never taken from a text: it is put together from a number, a magnitude, a currency or a
//! unit, a hedge and a second number, so that the answer is known before the grammar is asked.

use factlint::figure::{Figure, read_text};
use factlint::quantity::{Decimal, Hedge, Value};
use proptest::prelude::*;
use proptest::sample::select;

/// A number in digits: its value and how it is written.
#[derive(Clone, Debug)]
struct Digits {
    value: Decimal,
    text: String,
}

/// Groups of three, set apart by `separator`.
fn grouped(whole: u64, separator: &str) -> String {
    let digits = whole.to_string();
    let head = digits.len() % 3;
    let (first, rest) = digits.split_at(head);
    let groups = rest.as_bytes().chunks(3).map(|group| String::from_utf8_lossy(group).into_owned());
    let all: Vec<String> = std::iter::once(first.to_owned()).filter(|first| !first.is_empty()).chain(groups).collect();
    all.join(separator)
}

fn digits() -> impl Strategy<Value = Digits> {
    let separators = select(&[",", " ", "\u{A0}", "\u{202F}"]);
    (1_u64..10_000_000, 0_u32..100, 0_u32..=2, separators).prop_map(|(whole, fraction, places, separator)| {
        let fraction = if places == 1 { fraction / 10 } else { fraction };
        let value = Decimal::from(whole) + Decimal::new(i64::from(fraction), places);
        let (value, decimals) = match places {
            0 => (Decimal::from(whole), String::new()),
            1 => (value, format!(".{fraction}")),
            _ => (value, format!(".{fraction:02}")),
        };
        Digits { value, text: format!("{}{decimals}", grouped(whole, separator)) }
    })
}

/// Digits that a magnitude may follow.
fn small_digits() -> impl Strategy<Value = Digits> {
    (1_i64..1000, 0_u32..=1).prop_map(|(number, places)| {
        let value = Decimal::new(number, places);
        Digits { value, text: value.to_string() }
    })
}

const MAGNITUDES: &[(&str, i64)] = &[
    ("", 1),
    (" thousand", 1_000),
    (" million", 1_000_000),
    ("-million", 1_000_000),
    (" billion", 1_000_000_000),
    (" trillion", 1_000_000_000_000),
    ("m", 1_000_000),
    ("bn", 1_000_000_000),
    ("tn", 1_000_000_000_000),
    ("k", 1_000),
];

/// Groups of two before the last three, as India writes them: 12,34,567.
fn grouped_as_in_india(whole: u64) -> String {
    let digits = whole.to_string();
    let (head, last) = digits.split_at(digits.len().saturating_sub(3));
    let first = head.len() % 2;
    let pairs = head.as_bytes()[first..].chunks(2).map(|pair| String::from_utf8_lossy(pair).into_owned());
    let groups: Vec<String> = std::iter::once(head[..first].to_owned()).chain(pairs).chain([last.to_owned()]).collect();
    groups.into_iter().filter(|group| !group.is_empty()).collect::<Vec<_>>().join(",")
}

const UNDER_TWENTY: &[&str] = &[
    "",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: &[&str] = &["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

fn below_a_hundred(number: u64) -> String {
    let (tens, ones) = (usize::try_from(number / 10).unwrap_or(0), usize::try_from(number % 10).unwrap_or(0));
    match (tens, ones) {
        (0 | 1, _) => UNDER_TWENTY[tens * 10 + ones].to_owned(),
        (_, 0) => TENS[tens].to_owned(),
        _ => format!("{}-{}", TENS[tens], UNDER_TWENTY[ones]),
    }
}

fn below_a_thousand(number: u64, and: &str) -> String {
    match (number / 100, number % 100) {
        (0, rest) => below_a_hundred(rest),
        (hundreds, 0) => format!("{} hundred", below_a_hundred(hundreds)),
        (hundreds, rest) => format!("{} hundred{and} {}", below_a_hundred(hundreds), below_a_hundred(rest)),
    }
}

/// A number as it is said; `and` stands before its last two digits or not at all.
fn in_words(number: u64, and: &str) -> String {
    let parts = [(1_000_000_000, " billion"), (1_000_000, " million"), (1_000, " thousand"), (1, "")];
    let said = parts.iter().filter_map(|(size, name)| {
        let group = number / size % 1000;
        (group > 0).then(|| format!("{}{name}", below_a_thousand(group, and)))
    });
    said.collect::<Vec<_>>().join(" ")
}

/// What stands before and behind a sum, and the code it gives.
const CURRENCIES: &[(&str, &str, &str)] = &[
    ("$", "", "USD"),
    ("US$", "", "USD"),
    ("US $", "", "USD"),
    ("$US", "", "USD"),
    ("USD ", "", "USD"),
    ("USD", "", "USD"),
    ("A$", "", "AUD"),
    ("C$", "", "CAD"),
    ("HK$", "", "HKD"),
    ("£", "", "GBP"),
    ("€", "", "EUR"),
    ("EUR ", "", "EUR"),
    ("¥", "", "JPY"),
    ("₩", "", "KRW"),
    ("₹", "", "INR"),
    ("RM", "", "MYR"),
    ("", " euros", "EUR"),
    ("", " dollars", "USD"),
    ("", " Australian dollars", "AUD"),
    ("", " yuan", "CNY"),
    ("", " won", "KRW"),
    ("", " USD", "USD"),
];

const HEDGES: &[(&str, Hedge)] = &[
    ("", Hedge::None),
    ("about ", Hedge::About),
    ("some ", Hedge::About),
    ("more than ", Hedge::Over),
    ("nearly ", Hedge::Nearly),
    ("at least ", Hedge::AtLeast),
    ("as much as ", Hedge::AtMost),
    ("less than ", Hedge::Under),
];

const CARRIERS: &[(&str, &str)] = &[
    ("The council set aside ", " for the harbour."),
    ("According to the mayor, ", " was lost."),
    ("The plan (worth ", ") was dropped."),
    ("“It took ", ",” she said."),
    ("The total — ", " — surprised nobody."),
    ("It came to ", ""),
    ("", " may not be enough."),
];

/// The one figure of a text, which must be the whole phrase.
fn only<'f>(text: &str, phrase: &str, figures: &'f [Figure]) -> Result<&'f Figure, TestCaseError> {
    let read: Vec<&str> = figures.iter().map(|figure| &text[figure.span.range()]).collect();
    prop_assert_eq!(&read, &vec![phrase], "in {}", text);
    Ok(&figures[0])
}

fn ends(figure: &Figure) -> Option<(Decimal, Decimal)> {
    match figure.quantity.value {
        Value::Number(written) => Some((written.low.normalize(), written.high.normalize())),
        _ => None,
    }
}

fn unit(figure: &Figure) -> Option<String> {
    figure.quantity.unit.as_ref().map(ToString::to_string)
}

proptest! {
    #[test]
    fn sums_are_read_back(
        number in small_digits(),
        (magnitude, factor) in select(MAGNITUDES),
        (before, behind, code) in select(CURRENCIES),
        (hedge, meant) in select(HEDGES),
        (open, close) in select(CARRIERS),
    ) {
        // A letter for a magnitude belongs to a sign, not to a word.
        prop_assume!(behind.is_empty() || magnitude.len() > 2 || magnitude.is_empty());
        let phrase = format!("{hedge}{before}{}{magnitude}{behind}", number.text);
        let text = format!("{open}{phrase}{close}");
        let figures = read_text(&text, None);
        let figure = only(&text, &phrase, &figures)?;
        let value = (number.value * Decimal::from(factor)).normalize();
        prop_assert_eq!(ends(figure), Some((value, value)), "in {}", text);
        prop_assert_eq!(unit(figure), Some(code.to_owned()), "in {}", text);
        prop_assert_eq!(figure.quantity.hedge, meant, "in {}", text);
    }

    #[test]
    fn long_numbers_are_read_whole(
        number in digits(),
        (open, close) in select(CARRIERS),
        (noun, name) in select(&[("tonnes", "tonne"), ("kilometres", "kilometre"), ("voters", "voter"), ("km", "kilometre")]),
    ) {
        let phrase = format!("{} {noun}", number.text);
        let text = format!("{open}{phrase}{close}");
        let figures = read_text(&text, None);
        let figure = only(&text, &phrase, &figures)?;
        let value = number.value.normalize();
        prop_assert_eq!(ends(figure), Some((value, value)), "in {}", text);
        prop_assert_eq!(unit(figure), Some(name.to_owned()), "in {}", text);
    }

    #[test]
    fn ranges_are_read_back(
        low in 1_u32..500,
        more in 1_u32..500,
        (magnitude, factor) in select(&[(" million", 1_000_000_i64), (" billion", 1_000_000_000), ("bn", 1_000_000_000)]),
        joiner in select(&["–", "-", " to ", "—"]),
        (sign, again, code) in select(&[("$", "", "USD"), ("$", "$", "USD"), ("£", "", "GBP"), ("£", "£", "GBP"), ("€", "", "EUR")]),
    ) {
        let high = low + more;
        let phrase = format!("{sign}{low}{joiner}{again}{high}{magnitude}");
        let text = format!("The council set aside {phrase} for the harbour.");
        let figures = read_text(&text, None);
        let figure = only(&text, &phrase, &figures)?;
        let scaled = |number: u32| (Decimal::from(number) * Decimal::from(factor)).normalize();
        prop_assert_eq!(ends(figure), Some((scaled(low), scaled(high))), "in {}", text);
        prop_assert_eq!(unit(figure), Some(code.to_owned()), "in {}", text);
    }

    #[test]
    fn ranges_of_things_and_shares_are_read_back(
        low in 1_u32..500,
        more in 1_u32..500,
        (before, between, behind) in select(&[
            ("", "-", ""), ("", "–", ""), ("", " to ", ""), ("between ", " and ", ""), ("from ", " to ", ""), ("between ", "% and ", "%"), ("", "%–", "%"), ("", "% to ", "%"),
        ]),
        (noun, name) in select(&[(" tonnes", "tonne"), (" voters", "voter"), (" days", "day"), (" percent", "%")]),
    ) {
        let high = low + more;
        let (noun, name) = if behind.is_empty() { (noun, name) } else { ("", "%") };
        let phrase = format!("{low}{between}{high}{behind}{noun}");
        let text = format!("The council expects {before}{phrase} by then.");
        let figures = read_text(&text, None);
        let figure = only(&text, &phrase, &figures)?;
        prop_assert_eq!(ends(figure), Some((Decimal::from(low), Decimal::from(high))), "in {}", text);
        prop_assert_eq!(unit(figure), Some(name.to_owned()), "in {}", text);
    }

    #[test]
    fn numbers_in_words_are_read_back(
        number in prop_oneof![2_u64..1_000, 2_u64..1_000_000, 2_u64..1_000_000_000_000],
        and in select(&["", " and"]),
        (open, close) in select(CARRIERS),
        (noun, name) in select(&[("voters", "voter"), ("kilometres", "kilometre"), ("euros", "EUR"), ("percent", "%")]),
    ) {
        let phrase = format!("{} {noun}", in_words(number, and));
        let text = format!("{open}{phrase}{close}");
        let figures = read_text(&text, None);
        let figure = only(&text, &phrase, &figures)?;
        let value = Decimal::from(number).normalize();
        prop_assert_eq!(ends(figure), Some((value, value)), "in {}", text);
        prop_assert_eq!(unit(figure), Some(name.to_owned()), "in {}", text);
    }

    #[test]
    fn indian_groups_and_magnitudes_are_read_back(
        whole in 1_000_u64..10_000_000_000,
        (magnitude, factor) in select(&[("", 1_i64), (" lakh", 100_000), (" crore", 10_000_000)]),
        (before, behind) in select(&[("Rs ", ""), ("Rs. ", ""), ("₹", ""), ("INR ", ""), ("", " rupees")]),
        (open, close) in select(CARRIERS),
    ) {
        let phrase = format!("{before}{}{magnitude}{behind}", grouped_as_in_india(whole));
        let text = format!("{open}{phrase}{close}");
        let figures = read_text(&text, None);
        let figure = only(&text, &phrase, &figures)?;
        let value = (Decimal::from(whole) * Decimal::from(factor)).normalize();
        prop_assert_eq!(ends(figure), Some((value, value)), "in {}", text);
        prop_assert_eq!(unit(figure), Some("INR".to_owned()), "in {}", text);
    }

    #[test]
    fn decimal_commas_are_read_back_where_the_article_shows_them(
        whole in 0_u64..10_000_000,
        tenths in 1_i64..10,
        separator in select(&[".", " ", ""]),
        (noun, name) in select(&[(" euros", "EUR"), (" km", "kilometre"), ("%", "%"), (" percent", "%")]),
        (open, close) in select(CARRIERS),
    ) {
        let phrase = format!("{},{tenths}{noun}", grouped(whole, separator));
        let text = format!("Inflation was 2,75 percent. {open}{phrase}{close}");
        let figures = read_text(&text, None);
        let figures: Vec<Figure> = figures.into_iter().filter(|figure| figure.span.start > 26).collect();
        let figure = only(&text, &phrase, &figures)?;
        let value = (Decimal::from(whole) + Decimal::new(tenths, 1)).normalize();
        prop_assert_eq!(ends(figure), Some((value, value)), "in {}", text);
        prop_assert_eq!(unit(figure), Some(name.to_owned()), "in {}", text);
    }

    #[test]
    fn negative_figures_keep_their_sign(
        number in small_digits(),
        minus in select(&["-", "−", "–"]),
        (before, behind, name) in select(&[
            ("$", " million", "USD"), ("£", "m", "GBP"), ("€", "", "EUR"), ("", "%", "%"), ("", " percent", "%"), ("", "°C", "celsius"), ("", " degrees", "degree"),
        ]),
        (open, close) in select(CARRIERS),
    ) {
        let factor = if behind.contains('m') && !before.is_empty() { 1_000_000_i64 } else { 1 };
        let phrase = format!("{minus}{before}{}{behind}", number.text);
        let text = format!("{open}{phrase}{close}");
        let figures = read_text(&text, None);
        let figure = only(&text, &phrase, &figures)?;
        let value = (number.value * Decimal::from(-factor)).normalize();
        prop_assert_eq!(ends(figure), Some((value, value)), "in {}", text);
        prop_assert_eq!(unit(figure), Some(name.to_owned()), "in {}", text);
    }

    #[test]
    fn a_noun_stays_with_a_number_that_a_hedge_is_tied_to(
        number in 2_u32..100_000,
        (tie, meant) in select(&[("-odd", Hedge::About), ("-plus", Hedge::AtLeast), ("+", Hedge::AtLeast)]),
        (open, close) in select(CARRIERS),
    ) {
        let phrase = format!("{}{tie} guests", grouped(u64::from(number), ","));
        let text = format!("{open}{phrase}{close}");
        let figures = read_text(&text, None);
        let figure = only(&text, &phrase, &figures)?;
        prop_assert_eq!(unit(figure), Some("guest".to_owned()), "in {}", text);
        prop_assert_eq!(figure.quantity.hedge, meant, "in {}", text);
    }

    #[test]
    fn any_text_is_read_without_harm(text in "\\PC{0,120}") {
        for figure in read_text(&text, None) {
            prop_assert!(!text[figure.span.range()].is_empty());
        }
    }

    #[test]
    fn any_jumble_of_figure_words_is_read_without_harm(
        words in prop::collection::vec(
            select(&[
                "$", "about", "3", "1,234", "000", "million", "bn", "-", "–", "to", "and", "a", "half", "point", "five", "of", "the", "feet", "6", "'", "\"", "%", "per", "year",
                "dollars", "cents", "between", "minus", "quarter", "hundred", "thousand", "(", ")", "kg", "old", "his", "30", "s", "early", "or", "more", "th", ".", ",", "MEUR",
                "/", "us", "c", "dozen", "in", "10", "°", "C", "trillion", "999999999999999999999999999999", "percentage", "points", "<", "=", "one", "two", "third", "thirds",
            ]),
            0..24,
        ),
        glue in prop::collection::vec(any::<bool>(), 24),
    ) {
        let text: Vec<&str> = words.iter().zip(&glue).flat_map(|(word, glued)| [*word, if *glued { "" } else { " " }]).collect();
        let text = text.concat();
        for figure in read_text(&text, None) {
            prop_assert!(!text[figure.span.range()].is_empty());
        }
    }
}
