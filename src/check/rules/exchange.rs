//! Exchanges: amounts of money and what they come to in another currency.
//!
//! No rate is known here. But the conversions of one article must imply one rate, and the pair that disagrees with the
//! others is the one to look at; and no conversion can imply a rate that never was, which is how a million put for a
//! billion shows.

use std::collections::BTreeMap;

use super::conversion_mismatch::{conversions, is_bracketed, printed};
use super::sentence::{Mention, Sentence, number};
use super::unaided::Mismatch;
use crate::finding::Code;
use crate::quantity::{Decimal, Interval, Quantity, Unit, Value};

const HELP: &str = "Convert all of them again at one rate: one amount is wrong, or its million, billion or trillion.";
const HELP_UNHEARD: &str = "Convert it again: one amount is wrong, its currency, or its million, billion or trillion.";

/// An amount of money and what it comes to in another currency.
struct Exchange<'s, 'c> {
    sentence: &'s Sentence<'c>,
    amount: &'s Mention<'c>,
    converted: &'s Mention<'c>,
    /// The codes of the two currencies, in order, and the amounts in the same order.
    codes: [&'static str; 2],
    sides: [Interval; 2],
}

/// Fewer conversions do not tell which one is off.
const ENOUGH_TO_OUTVOTE: usize = 3;
/// How many conversions of two currencies are held against each other.
const MOST_EXCHANGES: usize = 50;

/// Amounts that are not at one rate with the others, and those no rate has ever led to.
pub(super) fn mismatches(sentences: &[Sentence<'_>]) -> Vec<Mismatch> {
    let exchanges: Vec<Exchange<'_, '_>> = sentences.iter().flat_map(in_sentence).collect();
    let mut by_pair: BTreeMap<[&'static str; 2], Vec<&Exchange<'_, '_>>> = BTreeMap::new();
    for exchange in exchanges.iter().filter(|exchange| !is_of_another_time(exchange.sentence)) {
        by_pair.entry(exchange.codes).or_default().push(exchange);
    }
    let odd = by_pair.values().filter_map(|exchanges| odd_ones(exchanges));
    odd.chain(exchanges.iter().filter_map(Exchange::unheard_of)).collect()
}

fn in_sentence<'s, 'c>(sentence: &'s Sentence<'c>) -> impl Iterator<Item = Exchange<'s, 'c>> {
    conversions(sentence, is_bracketed).filter_map(|(amount, converted)| Exchange::of(sentence, amount, converted))
}

impl<'s, 'c> Exchange<'s, 'c> {
    fn of(sentence: &'s Sentence<'c>, amount: &'s Mention<'c>, converted: &'s Mention<'c>) -> Option<Self> {
        let (one, other) = (code(amount.quantity())?, code(converted.quantity())?);
        let (this, that) = (printed(amount.quantity())?, printed(converted.quantity())?);
        let single = number(amount.quantity()).is_some() && number(converted.quantity()).is_some();
        let (codes, sides) = if one < other { ([one, other], [this, that]) } else { ([other, one], [that, this]) };
        (one != other && single).then_some(Self { sentence, amount, converted, codes, sides })
    }

    /// Whether one rate can lie behind both.
    fn agrees(&self, other: &Self) -> bool {
        let crossed = self.sides[0].times(other.sides[1]).zip(other.sides[0].times(self.sides[1]));
        crossed.is_none_or(|(one, other)| one.meets(other))
    }

    fn mismatch(&self, other: &Self) -> Mismatch {
        let text = |mention: &Mention<'_>| self.sentence.case.text(mention.span());
        let (amount, converted) = (text(self.amount), text(self.converted));
        let message = format!(
            "{amount} ({converted}) is not at the same rate as {} ({}) in the same article",
            text(other.amount),
            text(other.converted)
        );
        Mismatch::at(Code::CONVERSION_MISMATCH, self.converted, message, HELP)
            .labelled("at another rate")
            .beside(self.amount, "converted from this")
            .beside(other.converted, "converted at another rate")
    }
}

/// Rates change: a sentence that names another year may convert at that year's rate.
fn is_of_another_time(sentence: &Sentence<'_>) -> bool {
    let Some(published) = sentence.case.article.published() else { return false };
    let mut days = sentence.mentions.iter().filter_map(|mention| mention.quantity().days());
    days.any(|days| days.distance(published.date) > 180)
}

fn code(quantity: &Quantity) -> Option<&'static str> {
    match (&quantity.unit, &quantity.value) {
        (Some(Unit::Currency(currency)), Value::Number(_)) => Some(currency.code),
        _ => None,
    }
}

/// Of several conversions the one that disagrees with all the others, which agree; of two the
/// second.
fn odd_ones(exchanges: &[&Exchange<'_, '_>]) -> Option<Mismatch> {
    let exchanges = exchanges.get(..exchanges.len().min(MOST_EXCHANGES))?;
    if let [first, second] = exchanges {
        return (!second.agrees(first)).then(|| second.mismatch(first));
    }
    let disagreeing = |one: &Exchange<'_, '_>| exchanges.iter().filter(|other| !one.agrees(other)).count();
    let odd = exchanges.iter().position(|one| disagreeing(one) == exchanges.len() - 1)?;
    let others_agree = exchanges.iter().enumerate().all(|(at, one)| at == odd || disagreeing(one) == 1);
    let other = usize::from(odd == 0);
    let (odd, other) = (exchanges.get(odd)?, exchanges.get(other)?);
    (exchanges.len() >= ENOUGH_TO_OUTVOTE && others_agree).then(|| odd.mismatch(other))
}

/// What a dollar has been worth in a currency, and what the currency is written with when it can be no other: "francs",
/// "pounds" and "¥" are those of several countries.
struct Rates {
    code: &'static str,
    /// The first year the two ends are known of.
    since: i16,
    /// Hundredths of the currency's unit.
    least: i64,
    most: i64,
    noun: &'static str,
    written: &'static [&'static str],
}

const fn rates(
    code: &'static str,
    since: i16,
    (least, most): (i64, i64),
    noun: &'static str,
    written: &'static [&'static str],
) -> Rates {
    Rates { code, since, least, most, noun, written }
}

/// The lowest and the highest that a dollar was traded at, rounded outwards. To be brought up to date when a currency
/// leaves them by far: what is told allows as much again as [`LEEWAY`].
#[rustfmt::skip]
static RATES: &[Rates] = &[
    rates("AUD", 1974, (67, 210), "Australian dollars", &["A$", "AU$", "australian"]),
    rates("BRL", 1995, (80, 640), "reais", &["R$", "reais"]),
    rates("CAD", 1971, (90, 162), "Canadian dollars", &["C$", "CA$", "canadian"]),
    rates("CHF", 1975, (70, 300), "Swiss francs", &["CHF", "swiss"]),
    rates("CNY", 1981, (150, 880), "yuan", &["yuan", "renminbi", "RMB"]),
    rates("EUR", 1999, (62, 122), "euros", &["€", "euro"]),
    rates("GBP", 1971, (37, 96), "pounds", &["£", "sterling"]),
    rates("HKD", 1972, (460, 800), "Hong Kong dollars", &["HK$", "hong kong"]),
    rates("ILS", 1991, (190, 500), "shekels", &["shekel", "NIS"]),
    rates("INR", 1991, (1_700, 10_000), "rupees", &["₹", "indian"]),
    rates("JPY", 1973, (7_500, 30_800), "yen", &["yen"]),
    rates("KRW", 1980, (57_000, 197_000), "won", &["₩", "won"]),
    rates("SEK", 1975, (390, 1_120), "Swedish kronor", &["SEK", "swedish"]),
    rates("ZAR", 1990, (250, 2_000), "rand", &["rand", "ZAR"]),
];

/// A rate may go so far beyond what it has ever been, and a dollar may be one of Canada or Australia.
const LEEWAY: Decimal = Decimal::from_parts(18, 0, 0, false, 1);

impl Exchange<'_, '_> {
    /// What is told where the amounts imply what no dollar has been worth.
    fn unheard_of(&self) -> Option<Mismatch> {
        let (rates, foreign, dollars) = self.against_dollars()?;
        let [least, most] = [rates.least, rates.most].map(|hundredths| Decimal::new(hundredths, 2));
        let paid = printed(dollars)?;
        let [low, high] = [paid.scaled(least.checked_div(LEEWAY)?)?, paid.scaled(most.checked_mul(LEEWAY)?)?];
        let known = Interval { low: low.low, high: high.high };
        if printed(foreign)?.meets(known) || self.is_older_than(rates.since) {
            return None;
        }
        let rate = number(foreign)?.checked_div(number(dollars)?)?.round_sf(3)?.normalize();
        let text = |mention: &Mention<'_>| self.sentence.case.text(mention.span());
        let message =
            format!("{} ({}) makes a dollar worth {rate} {}", text(self.amount), text(self.converted), rates.noun);
        let label = format!("since {} a dollar was worth {} to {}", rates.since, least.normalize(), most.normalize());
        let mismatch = Mismatch::at(Code::CONVERSION_MISMATCH, self.converted, message, HELP_UNHEARD);
        Some(mismatch.labelled(label).beside(self.amount, "converted from this"))
    }

    /// Whether the sentence tells of a time before a year.
    fn is_older_than(&self, year: i16) -> bool {
        self.sentence
            .mentions
            .iter()
            .filter_map(|mention| mention.quantity().days())
            .any(|days| days.first().year() < year)
    }

    /// The rates that are known of the other currency, its amount, and that in dollars.
    fn against_dollars(&self) -> Option<(&'static Rates, &Quantity, &Quantity)> {
        let sides = [(self.amount, self.converted), (self.converted, self.amount)];
        let (foreign, dollars) = sides.into_iter().find(|(_, dollars)| code(dollars.quantity()) == Some("USD"))?;
        let rates = RATES.iter().find(|rates| Some(rates.code) == code(foreign.quantity()))?;
        let (text, lower) = (foreign.text, foreign.text.to_lowercase());
        let told = rates.written.iter().any(|form| text.contains(form) || lower.contains(form));
        told.then(|| (rates, foreign.quantity(), dollars.quantity()))
    }
}
