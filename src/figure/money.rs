//! Currencies around a number: `US$`, `HK $`, `RM`, `USD` before it, "Australian dollars", `€`, `p` behind it.

use crate::quantity::Currency;

use super::Context;
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
    /// The token after it.
    pub end: usize,
}

/// The currency sign, code or prefix that stands at `at`.
pub(super) fn prefix(tokens: &Tokens<'_>, at: usize, context: &Context) -> Option<Prefix> {
    let (currency, end) = bare_dollar(tokens, at, context)
        .or_else(|| spaced_dollar(tokens, at))
        .or_else(|| CURRENCY_SYMBOLS.find(tokens, at))?;
    let end = if tokens.is_mark(end, '.') && tokens.glued(end) && tokens.is_word(at) { end + 1 } else { end };
    let doubtful = DOUBTFUL_PREFIXES.contains(&tokens.text(at));
    begins_number(tokens, end).then_some(Prefix { currency, doubtful, end })
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
    let letters = tokens.text(at).replace('.', "");
    CURRENCY_SYMBOLS.get(&format!("{letters}$")).map(|currency| (currency, at + 2))
}

/// Whether a number could be an amount after a prefix that is often something else.
pub(super) fn looks_like_amount(numeral: Numeral) -> bool {
    numeral.small_integer().is_none_or(|n| n >= 1000)
}

/// The currency named behind a number: "dollars", "€", "JPY", "p".
pub(super) fn suffix(tokens: &Tokens<'_>, numeral: Numeral) -> Option<(&'static Currency, usize)> {
    let at = if tokens.is_hyphen(numeral.end) { numeral.end + 1 } else { numeral.end };
    CURRENCY_PHRASES.find(tokens, at).or_else(|| symbol_behind(tokens, numeral)).or_else(|| pence(tokens, numeral))
}

fn symbol_behind(tokens: &Tokens<'_>, numeral: Numeral) -> Option<(&'static Currency, usize)> {
    let at = numeral.end;
    let (currency, end) = CURRENCY_SYMBOLS.find(tokens, at)?;
    let sign = matches!(tokens.kind(at), Some(TokenKind::Mark(_)));
    let code = tokens.text(at) == currency.code && !DOUBTFUL_PREFIXES.contains(&currency.code);
    // A sign between two numbers belongs to the second unless it touches the first.
    let own = if sign { tokens.glued(at) && !tokens.is_number(end) } else { code };
    own.then_some((currency, end))
}

/// "164p".
fn pence(tokens: &Tokens<'_>, numeral: Numeral) -> Option<(&'static Currency, usize)> {
    let at = numeral.end;
    let screen = numeral.small_integer().is_some_and(|n| SCREEN_LINES.contains(&n));
    let alone = !(tokens.glued(at + 1) && tokens.is_number(at + 1));
    let pence = tokens.text(at) == "p" && tokens.glued(at) && alone && !screen;
    pence.then(|| Currency::coded("GBX").map(|currency| (currency, at + 1)))?
}

/// The country behind an amount that had a bare sign before it.
pub(super) fn country_behind(tokens: &Tokens<'_>, at: usize) -> Option<(&'static Currency, usize)> {
    let (_, code) = COUNTRY_BEHIND.iter().find(|(country, _)| *country == tokens.text(at))?;
    // "$5 million US aid" speaks of American aid.
    let closes = !tokens.is_word(at + 1)
        || matches!(tokens.word(at + 1), "per" | "a" | "an" | "to" | "in" | "for" | "bail" | "and");
    closes.then(|| Currency::coded(code).map(|currency| (currency, at + 1)))?
}
