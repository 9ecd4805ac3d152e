//! News that nobody wrote: articles made from a seed, with about as many figures as the real thing has.
//!
//! Benchmarks need more text than anybody may publish, and the same text on every machine. Every sentence is put
//! together from parts, so that no two articles are alike and nothing can be remembered from one to the next; names,
//! amounts and dates come from a fixed sequence, and so the same seed gives the same bytes everywhere.

use std::fmt::Write;

/// A sequence of numbers that looks like none: xorshift, as Marsaglia gave it (2003).
#[derive(Debug)]
pub(crate) struct Sequence(u64);

impl Sequence {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub(crate) fn draw(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.draw() % end
    }

    pub(crate) fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        let at = self.below(words.len() as u64);
        words[usize::try_from(at).expect("it is below a length")]
    }
}

pub(crate) const PLACES: &[&str] =
    &["Harwick", "Ostrava", "Port Elian", "Vallmora", "the Senn valley", "Brackwater", "Nordhaven", "Tessaly"];
pub(crate) const BODIES: &[&str] =
    &["the port authority", "the city council", "Meridian Rail", "the health ministry", "Osprey Foods", "the union"];
const PEOPLE: &[&str] = &["Ilse Marant", "Tomas Okoro", "Chief Engineer Ruiz", "Minister Halvorsen", "Dana Whitlock"];
const SUBJECTS: &[&str] = &["exports", "freight", "visitors to the museum", "grain", "ticket sales", "the river ferry"];
pub(crate) const THINGS: &[&str] =
    &["workers", "memorandums of understanding", "delegates", "buses", "homes", "complaints"];
const DOINGS: &[&str] = &["opened", "postponed", "approved", "questioned", "welcomed", "abandoned"];
const MATTERS: &[&str] =
    &["a plan for the old harbour", "the winter timetable", "a settlement with its suppliers", "the new rules"];
const MONTHS: &[&str] = &["January", "Feb.", "March", "June", "August", "Sept.", "October", "Nov.", "December"];
const HEDGES: &[&str] = &["", "", "", "", "about ", "nearly ", "more than ", "some "];

/// What a figure can be; each is written in the styles that newspapers use.
pub(crate) const KINDS: [&str; 5] = ["money", "count", "percent", "date", "duration"];

/// A phrase that is one figure of the kind.
///
/// # Panics
///
/// Where the kind is none of [`KINDS`].
pub(crate) fn figure(kind: &str, sequence: &mut Sequence) -> String {
    let hedge = sequence.of(HEDGES);
    let (small, large, part) = (sequence.below(40) + 2, sequence.below(900) + 100, sequence.below(10));
    let month = sequence.of(MONTHS);
    let style = sequence.below(4);
    match (kind, style) {
        ("money", 0) => format!("{hedge}${small}.{part} billion"),
        ("money", 1) => format!("{hedge}{large} million euros"),
        ("money", 2) => format!("€{large},{:03}", large % 1000),
        ("money", _) => format!("{hedge}£{small}.{part}m"),
        ("count", 0) => format!("{hedge}{small},{large} {}", sequence.of(THINGS)),
        ("count", 1) => format!("{hedge}{large} {}", sequence.of(THINGS)),
        ("count", _) => format!("{hedge}{small} {}", sequence.of(THINGS)),
        ("percent", 0) => format!("{hedge}{small} percent"),
        ("percent", _) => format!("{small}.{part}%"),
        ("date", 0) => format!("on {month} {}", small % 28 + 1),
        ("date", 1) => format!("in {month} {}", 2000 + small % 26),
        ("date", 2) => format!("in {}", 1980 + small),
        ("date", _) => "last month".to_owned(),
        ("duration", 0) => format!("{hedge}three decades"),
        ("duration", _) => format!("{hedge}{small} days"),
        (other, _) => panic!("`{other}` is no kind of figure"),
    }
}

/// One sentence with a figure of the kind in it.
pub(crate) fn sentence(kind: &str, sequence: &mut Sequence) -> String {
    let figure = figure(kind, sequence);
    let (body, place, subject) = (sequence.of(BODIES), sequence.of(PLACES), sequence.of(SUBJECTS));
    let doing = sequence.of(DOINGS);
    match kind {
        "money" => format!("In {place} {body} spent {figure} on {subject}. "),
        "count" => format!("At {place} {figure} were affected when {body} {doing} the line. "),
        "percent" => format!("The share of {subject} in {place} rose by {figure}, {body} reported. "),
        "date" => format!("Work at {place} began {figure}, according to {body}. "),
        _ => format!("The closure of {place} lasted {figure}, and {subject} suffered. "),
    }
}

/// One sentence without a figure.
fn plain(sequence: &mut Sequence) -> String {
    let (person, body) = (sequence.of(PEOPLE), sequence.of(BODIES));
    let (doing, matter, place) = (sequence.of(DOINGS), sequence.of(MATTERS), sequence.of(PLACES));
    match sequence.below(4) {
        0 => format!("“We never {doing} {matter},” said {person}, who speaks for {body} in {place}. "),
        1 => format!("Critics of {body} say that {matter} was {doing} without asking anybody in {place}. "),
        2 => format!("{person} {doing} {matter} after talks in {place}. "),
        _ => format!("Neither {person} nor {body} would say why {matter} had to wait. "),
    }
}

/// An article of a headline and a dozen paragraphs, about four thousand bytes.
pub(crate) fn article(seed: u64) -> String {
    let mut sequence = Sequence::new(seed + 1);
    let mut text = String::new();
    let (body, doing, matter) = (sequence.of(BODIES), sequence.of(DOINGS), sequence.of(MATTERS));
    let _ = writeln!(text, "News: {body} {doing} {matter}\n\nPublished: 2026-01-05\n");
    for _ in 0..12 {
        for _ in 0..4 {
            text.push_str(&match sequence.below(10) {
                0..=4 => sentence(sequence.of(&KINDS), &mut sequence),
                _ => plain(&mut sequence),
            });
        }
        text.push_str("\n\n");
    }
    text
}
