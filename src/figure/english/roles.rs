//! The parts a word can take at the beginning of a figure or a date, as one vocabulary made from all the tables.
//!
//! Of every hundred words of a text some ninety stand in no table. So each word is looked up once, when the text is
//! cut into tokens, and what the readers of figures and dates then ask of it is the test of a bit.

use std::ops::BitOr;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::calendar::{
    AFTER_A_DATE, AFTER_DIGITS, DAY_PARTS, DAYS, EDGES, ERAS, FEASTS, LOOSE, MONTHS, NAMED_DECADES, PLURAL_UNITS,
    POINTERS, SEASONS, SHORT_WEEKDAYS, UNITS, WEEKDAYS,
};
use super::numbers::{
    CARDINALS, COLLECTIVES, DECADES_OF_LIFE, DENOMINATORS, MAGNITUDES, MULTIPLES, MULTIPLIERS, ORDINALS, VAGUE_PLURALS,
};
use super::phrases::{FILLERS, HEDGES_BEFORE};
use super::words::{FewLetters, Letters, Words};

/// A set of parts, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Roles(u64);

impl Roles {
    pub(crate) const NONE: Self = Self(0);

    // How a word can begin a figure.
    /// As a number does.
    pub(crate) const NUMBER: Self = Self(1);
    /// "a", "an": if the next word is a round number or a part of something.
    pub(crate) const ARTICLE: Self = Self(1 << 1);
    /// As the first word of a hedge.
    pub(crate) const HEDGE: Self = Self(1 << 2);
    /// What "a" makes a number of: "a dozen", "a million", "a third".
    pub(crate) const ROUND: Self = Self(1 << 3);

    // How a word can begin a date or a time.
    /// By itself.
    pub(crate) const OPENER: Self = Self(1 << 4);
    /// If the next word can be in a date too.
    pub(crate) const LEAD: Self = Self(1 << 5);
    /// Never, but it can be the second.
    pub(crate) const SECOND: Self = Self(1 << 6);

    // Which table of the calendar or of the numbers a word stands in.
    pub(crate) const MONTH: Self = Self(1 << 7);
    pub(crate) const WEEKDAY: Self = Self(1 << 8);
    pub(crate) const UNIT: Self = Self(1 << 9);
    pub(crate) const SEASON: Self = Self(1 << 10);
    /// "today", "tomorrow".
    pub(crate) const DAY: Self = Self(1 << 11);
    pub(crate) const EDGE: Self = Self(1 << 12);
    pub(crate) const DECADE: Self = Self(1 << 13);
    pub(crate) const CARDINAL: Self = Self(1 << 14);
    pub(crate) const ORDINAL: Self = Self(1 << 15);
    /// The first word of a feast's name.
    pub(crate) const FEAST: Self = Self(1 << 16);
    /// "last", "this", "next".
    pub(crate) const POINTER: Self = Self(1 << 17);
    /// A hedge of a time gone by.
    pub(crate) const LOOSE: Self = Self(1 << 18);

    // Words that are no table's, by what they begin.
    /// "fiscal", "FY": a year that is not the calendar's.
    pub(crate) const FISCAL: Self = Self(1 << 19);
    /// The one letter of "Q3", "H1", "w/c".
    pub(crate) const LETTER: Self = Self(1 << 20);
    /// "earlier", "later", "past", "rest": what part of a period is meant.
    pub(crate) const SHIFT: Self = Self(1 << 21);
    /// "first", "opening", "final": which of several.
    pub(crate) const RANK: Self = Self(1 << 22);
    pub(crate) const WEEKEND: Self = Self(1 << 23);
    /// "now", "the present", "date": where a range ends at publication.
    pub(crate) const NOW: Self = Self(1 << 24);
    /// "noon", "half past", "quarter to": what a time of day begins with that is no number.
    pub(crate) const NOON: Self = Self(1 << 25);
    /// "between", "from": what opens a range.
    pub(crate) const RANGE: Self = Self(1 << 26);
    pub(crate) const IN: Self = Self(1 << 27);
    pub(crate) const THE: Self = Self(1 << 28);

    // What is no word.
    pub(crate) const DIGITS: Self = Self(1 << 29);
    /// The apostrophe of "'90s".
    pub(crate) const APOSTROPHE: Self = Self(1 << 30);

    /// "AD", before its year.
    pub(crate) const ERA: Self = Self(1 << 31);
    /// The units of the calendar in the plural: "weeks".
    pub(crate) const UNITS: Self = Self(1 << 32);

    // How many digits there are, which is what a date asks first.
    /// One to three, as days and small numbers have.
    pub(crate) const SHORT: Self = Self(1 << 33);
    /// As years have.
    pub(crate) const FOUR: Self = Self(1 << 34);
    /// As a date has that is written in one: "20160131".
    pub(crate) const EIGHT: Self = Self(1 << 35);
    /// With one point among them, as times have: "9.30".
    pub(crate) const DECIMAL: Self = Self(1 << 36);
    /// With two, as a date has: "5.1.2026".
    pub(crate) const POINTED: Self = Self(1 << 37);
    /// What may go on with a date or a time behind the digits it begins with, and is nothing else: "p.m.", "BC".
    pub(crate) const GOES_ON: Self = Self(1 << 38);

    /// The second word of a hedge, or one between a hedge and its number.
    pub(crate) const HEDGING: Self = Self(1 << 39);

    /// A word with a number or a sign behind it: it could be the letters of a currency.
    pub(crate) const SIGNED: Self = Self(1 << 40);

    /// A hedge by itself: "about".
    pub(crate) const WHOLE_HEDGE: Self = Self(1 << 41);

    /// What is neither word nor number, and a figure can begin with all the same: of money, of decimals, of hedges, of
    /// years.
    pub(crate) const SIGN: Self = Self(1 << 42);
    /// "of", "out": what joins the two numbers of odds, as "in" does.
    pub(crate) const ODDS: Self = Self(1 << 43);

    /// The number of steps or of an hour, in digits or in words.
    pub(crate) const COUNT: Self = Self(Self::SHORT.0 | Self::FOUR.0 | Self::CARDINAL.0);
    /// A unit of the calendar, one or several.
    pub(crate) const STEP: Self = Self(Self::UNIT.0 | Self::UNITS.0);
    /// Any of the ways to begin a figure by a word.
    pub(crate) const STARTER: Self = Self(Self::NUMBER.0 | Self::ARTICLE.0 | Self::HEDGE.0);
    /// Any of the ways to take part in the beginning of a date.
    pub(crate) const OPENING: Self = Self(Self::OPENER.0 | Self::LEAD.0 | Self::SECOND.0);
    /// Whatever a figure can begin with that is no date.
    pub(crate) const NUMERIC: Self = Self(Self::STARTER.0 | Self::SIGNED.0 | Self::DIGITS.0 | Self::SIGN.0);
    /// Whatever a figure or a date can begin with.
    pub(crate) const ANCHOR: Self = Self(Self::NUMERIC.0 | Self::OPENING.0);

    /// The parts of a word in lower case. Of one in the possessive, those of the word itself, for "Sunday's talks" tell
    /// of Sunday; but a number in the possessive counts nothing.
    pub(crate) fn of(word: &str) -> Self {
        let vocabulary = Vocabulary::known();
        if let Some(&roles) = vocabulary.words.get(word) {
            return roles;
        }
        let owner = possessor(word).and_then(|owner| vocabulary.words.get(owner));
        owner.map_or(Self::NONE, |roles| roles.without(Self::STARTER))
    }

    /// Whether a date could go on with a word: it stands in some table, and not only in those of a number's magnitude.
    pub(crate) fn may_go_on_a_date(self) -> bool {
        self.without(Self::SIGNED | Self::NUMBER | Self::ROUND | Self::ODDS) != Self::NONE
    }

    /// The parts of a number in digits, with its inner points and commas.
    pub(crate) fn of_number(digits: &str) -> Self {
        let (mut points, mut commas) = (0, 0);
        for byte in digits.bytes() {
            points += u32::from(byte == b'.');
            commas += u32::from(byte == b',');
        }
        let shape = match (points, commas, digits.len()) {
            (0, 0, 1..=3) => Self::SHORT,
            (0, 0, 4) => Self::FOUR,
            (0, 0, 8) => Self::EIGHT,
            (1, 0, _) => Self::DECIMAL,
            (2, 0, _) => Self::POINTED,
            _ => Self::NONE,
        };
        Self::DIGITS.or(shape)
    }

    /// The two sets together, where a constant must be made.
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the sets share a part.
    #[inline]
    pub(crate) const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// The parts one by one, by their numbers.
    pub(crate) fn each(self) -> impl Iterator<Item = usize> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let part = rest.trailing_zeros() as usize;
            (rest != 0).then(|| rest &= rest - 1).map(|()| part)
        })
    }

    /// Whether the part of that number is among them.
    pub(crate) const fn has(self, part: usize) -> bool {
        self.0 >> part & 1 != 0
    }

    /// How many parts there can be.
    pub(crate) const MOST: usize = u64::BITS as usize;

    const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

impl BitOr for Roles {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.or(other)
    }
}

/// The word whose possessive this is.
pub(crate) fn possessor(word: &str) -> Option<&str> {
    if word.as_bytes().last() != Some(&b's') {
        return None;
    }
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"))
}

/// Every word of the tables with its parts.
pub(crate) struct Vocabulary {
    words: Words<Roles>,
    /// The words of few letters among them, which most words of a text could be.
    short: FewLetters<Roles>,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let mut all: FxHashMap<&'static str, Roles> = FxHashMap::default();
    for (word, roles) in rows() {
        let known = all.entry(word).or_default();
        *known = *known | roles;
    }
    let short = FewLetters::of(all.iter().map(|(word, roles)| (*word, *roles)));
    Vocabulary { words: all.into_iter().collect(), short }
});

impl Vocabulary {
    /// The one there is, for whoever has many words to ask it for.
    pub(crate) fn known() -> &'static Self {
        &VOCABULARY
    }

    /// The parts of a word that is nothing but these letters; `lower` answers with that word in lower case.
    #[inline]
    pub(crate) fn of_letters<'w>(&self, letters: Letters, lower: impl FnOnce() -> &'w str) -> Roles {
        self.short.get(letters).unwrap_or_else(|| self.words.get(lower()).copied().unwrap_or_default())
    }
}

/// Every word with what one of its tables makes it.
fn rows() -> impl Iterator<Item = (&'static str, Roles)> {
    numbers().chain(calendar()).chain(single_words())
}

fn numbers() -> impl Iterator<Item = (&'static str, Roles)> {
    let tables: [(&'static [(&'static str, u32)], Roles); 9] = [
        (CARDINALS, Roles::NUMBER | Roles::CARDINAL | Roles::OPENER),
        (ORDINALS, Roles::NUMBER | Roles::ORDINAL | Roles::OPENER),
        (VAGUE_PLURALS, Roles::NUMBER),
        (DENOMINATORS, Roles::NUMBER | Roles::ROUND),
        (MAGNITUDES, Roles::NUMBER | Roles::ROUND),
        (DECADES_OF_LIFE, Roles::NUMBER),
        (COLLECTIVES, Roles::ROUND),
        (&[("sub", 0)], Roles::HEDGE | Roles::WHOLE_HEDGE),
        (&[("approx", 0), ("c", 0), ("ca", 0)], Roles::HEDGE),
    ];
    let multiples = MULTIPLES.iter().chain(MULTIPLIERS).map(|&(word, _)| (word, Roles::NUMBER));
    let hedges = HEDGES_BEFORE.iter().map(|&(phrase, _)| {
        let first = first_word(phrase);
        (first, if first == phrase { Roles::HEDGE | Roles::WHOLE_HEDGE } else { Roles::HEDGE })
    });
    let behind = HEDGES_BEFORE.iter().filter_map(|(phrase, _)| phrase.split(' ').nth(1));
    let hedging = behind.chain(FILLERS.iter().copied()).map(|word| (word, Roles::HEDGING));
    tables.into_iter().flat_map(|(table, roles)| words_of(table, roles)).chain(multiples).chain(hedges).chain(hedging)
}

fn calendar() -> impl Iterator<Item = (&'static str, Roles)> {
    let feasts = FEASTS.iter().map(|&(name, _)| (first_word(name.split('\'').next().unwrap_or(name)), Roles::FEAST));
    words_of(MONTHS, Roles::MONTH | Roles::OPENER)
        .chain(words_of(WEEKDAYS, Roles::WEEKDAY | Roles::OPENER))
        .chain(words_of(SHORT_WEEKDAYS, Roles::WEEKDAY | Roles::OPENER))
        .chain(words_of(UNITS, Roles::UNIT | Roles::OPENER))
        .chain(words_of(PLURAL_UNITS, Roles::UNITS))
        .chain(words_of(SEASONS, Roles::SEASON | Roles::OPENER))
        .chain(words_of(DAYS, Roles::DAY | Roles::OPENER))
        .chain(words_of(EDGES, Roles::EDGE | Roles::OPENER))
        .chain(words_of(NAMED_DECADES, Roles::DECADE | Roles::OPENER))
        .chain(feasts.map(|(word, feast)| (word, feast | Roles::OPENER)))
        .chain(words_of(LOOSE, Roles::LOOSE | Roles::LEAD))
        .chain(words_of(POINTERS, Roles::POINTER | Roles::LEAD))
        .chain(words_of(DAY_PARTS, Roles::SECOND))
        .chain(words_of(ERAS, Roles::GOES_ON))
        .chain(AFTER_A_DATE.iter().chain(AFTER_DIGITS).map(|word| (*word, Roles::GOES_ON)))
}

/// Words that stand in no table of their own.
fn single_words() -> impl Iterator<Item = (&'static str, Roles)> {
    let rows: [(&'static [&'static str], Roles); 23] = [
        (&["a", "an"], Roles::ARTICLE | Roles::LEAD),
        (&["half", "minus", "negative", "several", "tens"], Roles::NUMBER),
        (&["latest", "than", "fortnight", "years"], Roles::SECOND),
        (&["few"], Roles::ROUND),
        (&["half"], Roles::NOON | Roles::LEAD | Roles::SECOND),
        (&["quarter"], Roles::NOON),
        (&["ad", "a.d."], Roles::ERA | Roles::OPENER),
        (&["full", "calendar"], Roles::FISCAL | Roles::SECOND),
        (&["fiscal", "financial", "fy", "cy"], Roles::FISCAL | Roles::OPENER),
        (&["q", "h", "w"], Roles::LETTER | Roles::OPENER),
        (&["earlier", "later", "past", "rest", "remainder"], Roles::SHIFT | Roles::OPENER),
        (&["first", "second", "latter", "last", "final", "opening", "closing"], Roles::RANK),
        (&["latter", "final", "opening", "closing"], Roles::OPENER),
        (&["weekend"], Roles::WEEKEND | Roles::OPENER | Roles::SECOND),
        (&["noon", "midday", "midnight"], Roles::NOON | Roles::OPENER),
        (&["from", "between"], Roles::RANGE | Roles::LEAD),
        (&["now", "present", "date", "current"], Roles::NOW),
        (&["in"], Roles::IN | Roles::ODDS | Roles::OPENER),
        (&["of", "out"], Roles::ODDS),
        (&["the"], Roles::THE | Roles::LEAD),
        (&["more"], Roles::LOOSE | Roles::LEAD),
        (&["new", "good"], Roles::LEAD),
        (&["overnight", "nineteen"], Roles::OPENER),
    ];
    rows.into_iter().flat_map(|(words, roles)| words.iter().map(move |word| (*word, roles)))
}

fn words_of<T>(table: &'static [(&'static str, T)], roles: Roles) -> impl Iterator<Item = (&'static str, Roles)> {
    table.iter().map(move |(word, _)| (*word, roles))
}

fn first_word(phrase: &'static str) -> &'static str {
    phrase.split(' ').next().unwrap_or(phrase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_plays_every_part_its_tables_give_it() {
        let second = Roles::of("second");
        assert!(second.any(Roles::ORDINAL) && second.any(Roles::RANK) && second.any(Roles::NUMBER));
        assert!(Roles::of("may").any(Roles::MONTH) && Roles::of("the").any(Roles::LEAD));
        assert!(["government", "people", "president", ""].iter().all(|word| Roles::of(word) == Roles::NONE));
    }

    #[test]
    fn a_possessive_dates_but_does_not_count() {
        assert!(Roles::of("sunday's").any(Roles::WEEKDAY) && Roles::of("year’s").any(Roles::UNIT));
        assert!(!Roles::of("million's").any(Roles::STARTER));
    }
}
