//! Currencies by ISO 4217 code, with the symbols and words newspapers write them with.

/// A row of the table of currencies.
#[derive(Debug, PartialEq, Eq)]
pub struct Currency {
    /// ISO 4217, or `GBX` for pence and `USc` for cents.
    pub code: &'static str,
    /// Symbols and prefixes that name this currency and no other: `US$`, `£`.
    pub symbols: &'static [&'static str],
    /// English words for it, singular.
    pub words: &'static [&'static str],
}

/// The currencies.
pub static CURRENCIES: &[Currency] = &[Currency { code: "USD", symbols: &["US$"], words: &["dollar", "US dollar"] }];
