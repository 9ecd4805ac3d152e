//! Synonyms: words that news uses for one another, so that a claim and an article may each use its own.
//!
//! A plain table, and a small one: only pairs that hardly ever mean different things where figures are told. Rising is
//! in it and falling is in it, but never in one row; so no synonym can hide a conflict.

use std::cmp::Reverse;
use std::sync::{LazyLock, OnceLock};

use rustc_hash::FxHashMap;

use super::words::{RawWord, cut, plain, stem};

/// A term of the table as its words' stems, and the row it stands in.
#[derive(Debug)]
struct Entry {
    stems: Vec<String>,
    row: usize,
}

/// The two letters that a stem begins with. They are the word's own: what an ending is cut from begins as it did.
type Beginning = [u8; 2];

/// Terms whose first words begin alike.
#[derive(Debug, Default)]
struct Alike {
    terms: Vec<(&'static str, usize)>,
    /// The same, the longest first. Stems are dear, so they are worked out when the first word is asked for that begins
    /// so.
    entries: OnceLock<Vec<Entry>>,
}

static TERMS: LazyLock<FxHashMap<Beginning, Alike>> = LazyLock::new(|| {
    let mut terms: FxHashMap<Beginning, Alike> = FxHashMap::default();
    for (row, every) in ROWS.iter().enumerate() {
        for term in every.split(", ") {
            let first = term.split([' ', '-']).next().unwrap_or(term);
            if let Some(beginning) = beginning(&plain(first)) {
                terms.entry(beginning).or_default().terms.push((term, row));
            }
        }
    }
    terms
});

fn beginning(stem: &str) -> Option<Beginning> {
    stem.as_bytes().first_chunk().copied()
}

impl Alike {
    fn entries(&self) -> &[Entry] {
        self.entries.get_or_init(|| {
            let stems = |term| cut(term).iter().map(|word| stem(word.text)).collect();
            let mut entries: Vec<Entry> =
                self.terms.iter().map(|&(term, row)| Entry { stems: stems(term), row }).collect();
            entries.sort_by_key(|entry| Reverse(entry.stems.len()));
            entries
        })
    }
}

/// What the table knows of the words at a place of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Known {
    /// How many words the term takes.
    pub words: usize,
    row: usize,
}

impl Known {
    /// The longest term that begins with the first of these words.
    pub(super) fn at(words: &[RawWord<'_>]) -> Option<Self> {
        let first = stem(words.first()?.text);
        let stands = |entry: &&Entry| {
            let here = words.get(..entry.stems.len());
            entry.stems[0] == first
                && here.is_some_and(|here| {
                    here.iter().zip(&entry.stems).skip(1).all(|(word, known)| stem(word.text) == *known)
                })
        };
        let entry = TERMS.get(&beginning(&first)?)?.entries().iter().find(stands)?;
        Some(Self { words: entry.stems.len(), row: entry.row })
    }

    /// Every term that may stand for it, itself among them.
    pub(super) fn terms(self) -> impl Iterator<Item = &'static str> {
        ROWS[self.row].split(", ")
    }
}

/// The row a word stands in by itself.
pub(super) fn row_of(word: &str) -> Option<usize> {
    let words = cut(word);
    Known::at(&words).filter(|known| known.words == words.len()).map(|known| known.row)
}

/// Each row one idea. Inflections need not be listed.
#[rustfmt::skip]
static ROWS: &[&str] = &[
    // countries, with their people and their short names
    "US, USA, United States, United States of America, America, American",
    "UK, United Kingdom, Britain, Great Britain, British",
    "EU, European Union",
    "UN, United Nations",
    "UAE, United Arab Emirates",
    "Afghanistan, Afghan",
    "Argentina, Argentine, Argentinian",
    "Australia, Australian",
    "Austria, Austrian",
    "Belgium, Belgian",
    "Brazil, Brazilian",
    "Canada, Canadian",
    "Chile, Chilean",
    "China, Chinese",
    "Colombia, Colombian",
    "Cuba, Cuban",
    "Denmark, Danish",
    "Egypt, Egyptian",
    "England, English",
    "Europe, European",
    "Finland, Finnish",
    "France, French, Frenchman",
    "Germany, German",
    "Greece, Greek",
    "India, Indian",
    "Indonesia, Indonesian",
    "Iran, Iranian",
    "Iraq, Iraqi",
    "Ireland, Irish",
    "Israel, Israeli",
    "Italy, Italian",
    "Japan, Japanese",
    "Jordan, Jordanian",
    "Korea, Korean",
    "Lebanon, Lebanese",
    "Libya, Libyan",
    "Malaysia, Malaysian",
    "Mexico, Mexican",
    "Netherlands, Dutch",
    "Nigeria, Nigerian",
    "Norway, Norwegian",
    "Pakistan, Pakistani",
    "Philippines, Philippine, Filipino",
    "Poland, Polish",
    "Portugal, Portuguese",
    "Russia, Russian",
    "Saudi, Saudi Arabia, Saudi Arabian",
    "Scotland, Scottish",
    "South Africa, South African",
    "Spain, Spanish",
    "Sweden, Swedish",
    "Switzerland, Swiss",
    "Syria, Syrian",
    "Taiwan, Taiwanese",
    "Thailand, Thai",
    "Turkey, Turkish",
    "Ukraine, Ukrainian",
    "Vietnam, Vietnamese",
    "Wales, Welsh",
    // places and bodies by their short names
    "California, Calif",
    "DC, Washington DC",
    "LA, Los Angeles",
    "NY, New York",
    "NYC, New York City",
    "San Francisco, SF",
    "Fed, Federal Reserve",
    "GOP, Republican",
    "Democrat, Democratic, Dem",
    "IMF, International Monetary Fund",
    "WHO, World Health Organization",
    "NATO, North Atlantic Treaty Organization",
    "government, govt",
    "department, dept",
    "international, intl",
    "CEO, chief executive, chief executive officer",
    "CFO, chief financial officer",
    "PM, prime minister",
    "senator, sen",
    "World War II, WWII, Second World War, World War Two",
    "World War I, WWI, First World War, World War One",
    "television, TV",
    "COVID, coronavirus",
    "GDP, gross domestic product",
    "carbon dioxide, CO2",
    // people
    "child, kid, youngster",
    "teenager, teen",
    "police officer, police, policeman, cop, officer",
    "man, guy",
    "mother, mom, mum",
    "father, dad",
    "doctor, physician",
    "lawyer, attorney",
    "actor, actress",
    "fan, supporter",
    "inhabitant, resident, population",
    "worker, employee, staff, staffer, workforce",
    "student, pupil",
    "soldier, troop, serviceman",
    "suspect, accused",
    "boss, chief, head",
    "founder, founded, establish, set up",
    "customer, client",
    "pal, friend",
    "celebrity, celeb",
    "author, writer, write",
    "scientist, researcher",
    "protester, demonstrator, protest, demonstration",
    // work and money
    "company, firm, corporation, business",
    "buy, purchase, acquire, acquisition",
    "sell, sale",
    "revenue, turnover, sales",
    "profit, earnings",
    "pay, payment",
    "earn, gross, take in",
    "cost, price",
    "job, position, post",
    "lay off, layoff, slash, cut, axe",
    "hire, recruit",
    "fine, penalty",
    "donate, donation, give",
    "factory, plant",
    "vehicle, car, automobile",
    "property, home, house",
    "loan, lend",
    "tax, taxation",
    "deal, agreement, accord, pact, agree",
    "invest, investment",
    "YoY, year over year, year on year",
    "produce, production, manufacture",
    "launch, start, begin, open, kick off",
    "end, finish, conclude, close",
    // up and down, each in its own row
    "rise, increase, climb, jump, surge, grow, growth, soar, gain",
    "fall, decrease, decline, drop, plunge, slump, shrink",
    "peak, record high",
    // life and death, crime and accident
    "die, dead, death, kill, fatal, perish, fatality, toll, slay",
    "hurt, injure, injury, wound",
    "born, birth, birthday",
    "marry, marriage, wed, wedding",
    "pregnant, pregnancy, expect",
    "jail, prison, imprison, sentence, prison term, behind bars",
    "arrest, detain, detention, custody",
    "charge, accuse, indict",
    "murder, homicide",
    "steal, theft, rob, robbery",
    "attack, assault",
    "bomb, bombing, explosion, blast",
    "shoot, gunman, gun down, shot, shooting",
    "crash, collide, collision",
    "quake, earthquake, temblor",
    "blaze, fire, wildfire",
    "flood, flooding",
    "flee, displace, evacuate",
    "rescue, save",
    "miss, missing, disappear, vanish",
    "plane, aircraft, jet, airplane, airliner",
    "ship, vessel, boat",
    "drug, narcotic",
    "refugee, asylum seeker",
    // art and sport
    "film, movie, picture",
    "song, track, single",
    "novel, book",
    "release, come out, debut, premiere, publish",
    "star, appear, cast",
    "award, prize, win",
    "game, match",
    "beat, defeat",
    "score, goal",
    "championship, title",
    // the rest
    "country, nation",
    "city, town",
    "worldwide, global, globally, world",
    "study, research, survey, poll",
    "election, elect, vote, poll",
    "visit, trip, tour, travel",
    "meet, meeting, summit, talk",
    "situated, located, lie",
    "approve, approval, pass",
    "big, large, huge",
    "oldest, ancient, old",
    "weigh, weight, heavy",
    "tall, height, high",
    "length, long",
    "deep, depth",
    "wide, width",
    "language, tongue",
    "review, critic",
    "building, structure",
    "include, comprise, consist",
    "reveal, disclose, announce, unveil",
    "show, display",
    "plan, plot, scheme",
    "ask, request, seek",
    "warn, warning, caution",
    "ban, bar, prohibit, outlaw",
    "quit, resign, step down",
    "help, aid, assist",
    "delay, postpone",
    "fix, repair",
    "need, require",
    "try, attempt",
    "use, user",
    "want, wish",
    "return, come back",
    "abandon, leave",
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_term_is_found_by_any_form_and_with_all_its_words() {
        let known = |text: &str| Known::at(&cut(text));
        assert_eq!(known("United States troops").map(|known| known.words), Some(2));
        assert!(known("films").is_some_and(|known| known.terms().any(|term| term == "movie")));
        assert_eq!(known("united front"), None);
        let are_one = |a, b| row_of(a).is_some() && row_of(a) == row_of(b);
        assert!(are_one("teens", "teenager") && !are_one("rise", "fall"));
    }

    #[test]
    fn every_term_is_found() {
        for (row, terms) in ROWS.iter().enumerate() {
            for term in terms.split(", ") {
                let words = cut(term);
                let known = Known::at(&words);
                assert!(known.is_some_and(|known| known.words == words.len() && known.row <= row), "{term}");
            }
        }
    }

    #[test]
    fn no_term_stands_twice_in_a_row() {
        for row in ROWS {
            let terms: Vec<&str> = row.split(", ").collect();
            let different: BTreeSet<&str> = terms.iter().copied().collect();
            assert!(terms.len() > 1 && different.len() == terms.len(), "{row}");
        }
    }
}
