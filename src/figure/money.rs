//! Currencies around a number: `US$`, `HK $`, `RM`, `USD` before it, "Australian dollars", `€`, `p` behind it.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::quantity::{Currency, Decimal};

use super::Context;
use super::english::inflection::is_plural;
use super::english::roles::Roles;
use super::english::words::Gate;
use super::lexer::{TokenKind, Tokens};
use super::numeral::Numeral;
use super::spelling::{CURRENCY_PHRASES, CURRENCY_SYMBOLS};

/// ISO codes that are words when a headline shouts, and prefixes that are names: they need a number like an amount.
static DOUBTFUL_PREFIXES: &[&str] =
    &["ALL", "TOP", "TRY", "CUP", "PEN", "COP", "GEL", "SOS", "MAD", "BAM", "MOP", "RON", "PS", "Ft", "Dh", "SHP"];

/// Countries that say whose dollar a bare `$` was: "$500 US", "$75 U.S.".
static COUNTRY_BEHIND: &[(&str, &str)] = &[
    ("US", "USD"),
    ("U.S.", "USD"),
    ("USD", "USD"),
    ("Canadian", "CAD"),
    ("CAD", "CAD"),
    ("Cdn", "CAD"),
    ("Australian", "AUD"),
    ("AUD", "AUD"),
];

/// Heights of a picture, not prices: "1080p".
static SCREEN_LINES: &[u32] = &[240, 360, 480, 720, 1080, 1440, 2160];

/// A currency sign before a number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Prefix {
    pub currency: &'static Currency,
    /// Whether the number must look like an amount for this to be money.
    pub doubtful: bool,
    /// What the letter before a code multiplies by: a million for "MAUD 60".
    pub millions: Option<Decimal>,
    /// The token after it.
    pub end: usize,
}

/// Codes that are written in lower case too, being no words: "20 usd", "rmb 10".
static LOWER_CODES: &[(&str, &str)] = &[
    ("usd", "USD"),
    ("eur", "EUR"),
    ("gbp", "GBP"),
    ("jpy", "JPY"),
    ("cny", "CNY"),
    ("rmb", "CNY"),
    ("aud", "AUD"),
    ("cad", "CAD"),
    ("chf", "CHF"),
    ("hkd", "HKD"),
    ("sgd", "SGD"),
    ("inr", "INR"),
    ("krw", "KRW"),
];

/// The letters of a currency's code.
const CODE_LEN: usize = 3;

/// Letters before a code that are its magnitude: "MEUR", "kUSD".
static CODE_MAGNITUDES: &[(char, u32)] = &[('k', 3), ('K', 3), ('M', 6), ('B', 9)];

/// Codes that take such a letter and stay legible.
static SCALED_CODES: &[&str] = &["USD", "EUR", "GBP", "AUD", "CAD", "NZD", "CHF", "SEK", "NOK", "DKK", "SGD", "JPY"];

/// "MEUR" taken apart.
fn scaled_code(tokens: &Tokens<'_>, at: usize) -> Option<(&'static Currency, Decimal)> {
    let word = Some(tokens.text(at)).filter(|word| word.len() == 1 + CODE_LEN)?;
    let letter = word.chars().next()?;
    let (_, power) = CODE_MAGNITUDES.iter().find(|(magnitude, _)| *magnitude == letter)?;
    let code = &word[letter.len_utf8()..];
    let currency = SCALED_CODES.contains(&code).then(|| Currency::coded(code))??;
    Some((currency, Decimal::from(10_u64.pow(*power))))
}

/// "twenty MUSD": the currency, what the letter multiplies by, and the token after it.
pub(super) fn scaled_suffix(tokens: &Tokens<'_>, at: usize) -> Option<(&'static Currency, Decimal, usize)> {
    scaled_code(tokens, at).map(|(currency, scale)| (currency, scale, at + 1))
}

fn lower_code(tokens: &Tokens<'_>, at: usize) -> Option<(&'static Currency, usize)> {
    let text = Some(tokens.text(at)).filter(|text| text.len() == CODE_LEN)?;
    let (_, code) = LOWER_CODES.iter().find(|(lower, _)| *lower == text)?;
    Currency::coded(code).map(|currency| (currency, at + 1))
}

/// Whether a sign could stand at `at`: asked of every number, so it must be cheap. Behind letters that are one, nothing
/// stands but their number, its sign or a mark.
fn may_be_sign(tokens: &Tokens<'_>, at: usize) -> bool {
    match tokens.kind(at) {
        Some(TokenKind::Word) => tokens.roles(at).any(Roles::SIGNED) || tokens.is_joiner(at + 1),
        Some(TokenKind::Mark(_)) => true,
        _ => false,
    }
}

/// The currency sign, code or prefix that stands at `at`.
pub(super) fn prefix(tokens: &Tokens<'_>, at: usize, context: &Context) -> Option<Prefix> {
    if !may_be_sign(tokens, at) {
        return None;
    }
    let (currency, end) = bare_dollar(tokens, at, context)
        .or_else(|| spaced_dollar(tokens, at))
        .or_else(|| CURRENCY_SYMBOLS.find(tokens, at))
        .or_else(|| lower_code(tokens, at))
        .or_else(|| scaled_code(tokens, at).map(|(currency, _)| (currency, at + 1)))?;
    let millions = scaled_code(tokens, at).map(|(_, scale)| scale).filter(|_| end == at + 1);
    let end = if tokens.is_mark(end, '.') && tokens.glued(end) && tokens.is_word(at) { end + 1 } else { end };
    let doubtful = DOUBTFUL_PREFIXES.contains(&tokens.text(at));
    begins_number(tokens, end).then_some(Prefix { currency, doubtful, millions, end })
}

/// Whether the tokens from `at` on could be the number a currency sign belongs to.
fn begins_number(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_number(at) || (tokens.is_joiner(at) && tokens.is_number(at + 1)) || tokens.is_mark(at, '.')
}

/// `$` alone: whichever dollar the article means. `$US17m` is no bare dollar.
fn bare_dollar(tokens: &Tokens<'_>, at: usize, context: &Context) -> Option<(&'static Currency, usize)> {
    (tokens.is_mark(at, '$') && begins_number(tokens, at + 1)).then_some((context.dollar, at + 1))
}

/// "US $58.24", "HK $5.4m": a country's letters set apart from the sign.
fn spaced_dollar(tokens: &Tokens<'_>, at: usize) -> Option<(&'static Currency, usize)> {
    if !(tokens.is_word(at) && tokens.is_mark(at + 1, '$')) {
        return None;
    }
    let lower = matches!(tokens.text(at), "c" | "hk" | "nz" | "nt");
    // "A $50m deal" opens with an article.
    if tokens.text(at) == "A" && !tokens.glued(at + 1) && (at == 0 || !tokens.is_word(at - 1)) {
        return None;
    }
    let letters = tokens.text(at).replace('.', "");
    let letters = if lower { letters.to_uppercase() } else { letters };
    CURRENCY_SYMBOLS.get(&format!("{letters}$")).map(|currency| (currency, at + 2))
}

/// Whether a number could be an amount after a prefix that is often something else.
pub(super) fn looks_like_amount(numeral: Numeral) -> bool {
    numeral.small_integer().is_none_or(|n| n >= 1000)
}

/// Whether a currency could be named at `at` behind a number; asked of every number, so it must be cheap.
pub(super) fn may_be_suffix(tokens: &Tokens<'_>, at: usize) -> bool {
    !tokens.is_word(at) || NAMED_BEHIND.admits(tokens.word(at))
}

/// The words that a currency behind its number begins with.
static NAMED_BEHIND: LazyLock<Gate> = LazyLock::new(|| {
    let codes = LOWER_CODES.iter().map(|(code, _)| *code);
    let signs = SIGNS_OF_A_PRICE.iter().map(|(sign, _)| sign.to_ascii_lowercase());
    let words = CURRENCY_PHRASES.first_words().chain(codes).chain(["p", "c"]);
    words.map(Cow::Borrowed).chain(CURRENCY_SYMBOLS.first_words().chain(signs).map(Cow::Owned)).collect()
});

/// The currency named behind a number: "dollars", "€", "JPY", "p".
pub(super) fn suffix(tokens: &Tokens<'_>, numeral: Numeral) -> Option<(&'static Currency, usize)> {
    let at = if tokens.is_hyphen(numeral.end) { numeral.end + 1 } else { numeral.end };
    if !may_be_suffix(tokens, at) {
        return None;
    }
    CURRENCY_PHRASES
        .find(tokens, at)
        .filter(|&(_, end)| !is_name(tokens, at, end))
        .or_else(|| symbol_behind(tokens, numeral))
        .or_else(|| lower_code(tokens, at))
        .or_else(|| pence(tokens, numeral))
        .or_else(|| cents(tokens, numeral))
        .or_else(|| told_by_price(tokens, at))
}

/// The currency said again behind a number that had its sign: "$5 million dollars", "$5 million Australian dollars".
/// Another sign or code there belongs to what follows.
pub(super) fn repeated(
    tokens: &Tokens<'_>,
    numeral: Numeral,
    sign: &'static Currency,
) -> Option<(&'static Currency, usize)> {
    let (named, end) = suffix(tokens, numeral)?;
    (named == sign || (sign.code == "USD" && named.words.iter().any(|word| word.ends_with("dollar"))))
        .then_some((if sign.code == "USD" { named } else { sign }, end))
}

/// Signs that are something else where nothing is said of a price: knots, or Republicans.
static SIGNS_OF_A_PRICE: &[(&str, &str)] = &[("kn", "HRK"), ("R", "ZAR"), ("c", "USc")];

/// Words that say a number near them is a price.
#[rustfmt::skip]
static PRICE_WORDS: &[&str] = &[
    "price", "prices", "priced", "cost", "costs", "costing", "pay", "pays", "paid", "fee", "fees", "fare", "fares", "worth", "bought", "charge", "charges", "charged", "rent", "salary",
    "wage", "wages", "currency", "spent",
];

/// How far before a number such a word may stand, in tokens.
const PRICE_REACH: usize = 12;

/// "The ticket cost 150 kn", "the price is 18 R".
fn told_by_price(tokens: &Tokens<'_>, at: usize) -> Option<(&'static Currency, usize)> {
    let (_, code) = SIGNS_OF_A_PRICE.iter().find(|(sign, _)| *sign == tokens.text(at))?;
    let priced = (at.saturating_sub(PRICE_REACH)..at).any(|at| PRICE_WORDS.contains(&tokens.word(at)));
    let closes = !tokens.is_word(at + 1) || !tokens.is_capitalised(at + 1);
    (priced && closes).then(|| Currency::coded(code).map(|currency| (currency, at + 1)))?
}

/// "12 Rand Paul": a capital on a currency's only word, and another name behind it.
fn is_name(tokens: &Tokens<'_>, at: usize, end: usize) -> bool {
    let small = tokens.text(at).contains(char::is_lowercase);
    end == at + 1 && small && tokens.is_capitalised(at) && tokens.is_capitalised(end) && !is_plural(tokens.word(at))
}

fn symbol_behind(tokens: &Tokens<'_>, numeral: Numeral) -> Option<(&'static Currency, usize)> {
    let at = numeral.end;
    let (currency, end) = CURRENCY_SYMBOLS.find(tokens, at)?;
    let sign = matches!(tokens.kind(at), Some(TokenKind::Mark(_))) || !tokens.text(at).is_ascii();
    let code = tokens.text(at) == currency.code && !DOUBTFUL_PREFIXES.contains(&currency.code);
    // A sign between two numbers belongs to the second unless it touches the first; set apart from both, to neither.
    let repeated = CURRENCY_SYMBOLS.find(tokens, end + 1).is_some_and(|(next, _)| next == currency);
    let free = !tokens.is_number(end) || repeated;
    let leans_on = tokens.glued(end) && tokens.is_number(end);
    let own = if sign { free && (tokens.glued(at) || !leans_on) } else { code };
    own.then_some((currency, end))
}

/// "164p".
fn pence(tokens: &Tokens<'_>, numeral: Numeral) -> Option<(&'static Currency, usize)> {
    let at = numeral.end;
    let screen = || numeral.small_integer().is_some_and(|n| SCREEN_LINES.contains(&n));
    let alone = !(tokens.glued(at + 1) && tokens.is_number(at + 1));
    let pence = tokens.text(at) == "p" && tokens.glued(at) && alone && !screen();
    pence.then(|| Currency::coded("GBX").map(|currency| (currency, at + 1)))?
}

/// "345c/kg", "189.9c a litre", "12¼c": what has a price for each, or parts of one, is no warmth.
fn cents(tokens: &Tokens<'_>, numeral: Numeral) -> Option<(&'static Currency, usize)> {
    let at = numeral.end;
    let letter = tokens.text(at) == "c" && tokens.glued(at) && !(tokens.glued(at + 1) && tokens.is_word(at + 1));
    let each = || tokens.is_mark(at + 1, '/') || matches!(tokens.word(at + 1), "a" | "per");
    let parts = || matches!(tokens.kind(at - 1), Some(TokenKind::Mark(_)));
    (letter && (each() || parts())).then(|| Currency::coded("USc").map(|currency| (currency, at + 1)))?
}

/// The country behind an amount that had a bare sign before it.
pub(super) fn country_behind(tokens: &Tokens<'_>, at: usize) -> Option<(&'static Currency, usize)> {
    let (_, code) = COUNTRY_BEHIND.iter().find(|(country, _)| *country == tokens.text(at))?;
    // "$5 million US aid" speaks of American aid.
    let closes = !tokens.is_word(at + 1)
        || matches!(tokens.word(at + 1), "per" | "a" | "an" | "to" | "in" | "for" | "bail" | "and");
    closes.then(|| Currency::coded(code).map(|currency| (currency, at + 1)))?
}
