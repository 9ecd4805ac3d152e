//! The open class of units: what a count is of, found without a dictionary.
//!
//! In English the head of "14 first-team players" is the first plural noun of the phrase. Function words, verbs and
//! punctuation end the phrase; where it holds no plural, the count is of nothing we can name, and stays bare.

use std::sync::LazyLock;

use super::english::grammar::{
    COLLECTIVE_NOUNS, ENDS_A_NOUN_PHRASE, LABELLED_BY_NUMBER, LEADING_PLURALS, MODIFYING_NOUNS, OF_COMPOUNDS,
};
use super::english::inflection::{is_plural, singular};
use super::english::roles::Roles;
use super::english::words::Words;
use super::lexer::Tokens;
use super::numeral;

/// How many words may stand before the head of a count.
const LONGEST_MODIFIER: usize = 5;

static ENDS: LazyLock<Words<()>> = LazyLock::new(|| ENDS_A_NOUN_PHRASE.iter().copied().collect());

/// Whether a word cannot stand inside a noun phrase.
pub(super) fn ends_phrase(word: &str) -> bool {
    ENDS.contains(word) || is_contraction(word)
}

/// "can't", "don’t", "they'll": an apostrophe before the last letter or two, told by its last byte, for this is asked of
/// many words. A letter of another alphabet that ends in that byte makes a contraction of no English noun.
fn is_contraction(word: &str) -> bool {
    /// The last byte of the curly one.
    const CURLY: u8 = 0x99;
    let apostrophe = |byte: &u8| matches!(*byte, b'\'' | CURLY);
    match word.as_bytes() {
        [.., mark, b't' | b'd' | b'm'] if apostrophe(mark) => true,
        [.., mark, b'l', b'l'] | [.., mark, b'r' | b'v', b'e'] => apostrophe(mark),
        _ => false,
    }
}

/// Names that are function words when they are not written in capitals: "5,000 US troops".
static NAMES_IN_CAPITALS: &[&str] = &["US", "IT", "WHO"];

/// Whether the word at `at` cannot stand inside a noun phrase; of "who's", the "who" counts.
fn ends_phrase_at(tokens: &Tokens<'_>, at: usize) -> bool {
    ends_phrase(tokens.stem(at)) && !NAMES_IN_CAPITALS.contains(&tokens.text(at))
}

/// The noun a count is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Noun {
    /// Singular, with its modifiers.
    pub name: String,
    /// The token after it.
    pub end: usize,
}

/// The head noun, with its modifiers, of a count that ends before `at`.
pub(super) fn counted(tokens: &Tokens<'_>, at: usize) -> Option<Noun> {
    let first = at + usize::from(matches!(tokens.word(at), "most" | "more" | "such"));
    // "5 million of the estimated 11 million people", "nine of its last 10 games": the next number counts them.
    let counted_behind = || tokens.is_number(first + 1) || tokens.roles(first + 1).any(Roles::CARDINAL);
    if counted_behind() && BEFORE_A_NUMBER.contains(&tokens.word(first)) {
        return None;
    }
    let head = (first..tokens.len())
        .take_while(|&next| in_phrase(tokens, first, next))
        .find(|&next| is_head(tokens, next) || is_model(tokens, first, next))
        .filter(|_| !tokens.is_number(first));
    head.map(|head| with_complement(tokens, first, head)).or_else(|| modifying(tokens, at))
}

/// The "s" of "50 Boeing 787s" and "63 F-35s": what is counted goes by the number of its model.
fn is_model(tokens: &Tokens<'_>, first: usize, at: usize) -> bool {
    tokens.word(at) == "s"
        && tokens.glued(at)
        && at > first + 1
        && tokens.is_number(at - 1)
        && tokens.is_capitalised(first)
}

/// Words that stand between a determiner and the number it belongs to.
pub(super) static BEFORE_A_NUMBER: &[&str] = &[
    "closing",
    "combined",
    "estimated",
    "final",
    "first",
    "last",
    "latest",
    "next",
    "opening",
    "other",
    "past",
    "previous",
    "remaining",
];

/// "3 cylinder engine", "11 member pact": a noun that is counted inside the name of something else.
fn modifying(tokens: &Tokens<'_>, at: usize) -> Option<Noun> {
    let modified = tokens.is_word(at + 1) && !ends_phrase_at(tokens, at + 1);
    let word = tokens.word(at);
    (modified && MODIFYING_NOUNS.contains(&word)).then(|| Noun { name: word.to_owned(), end: at + 1 })
}

/// How many words may stand before a collective noun.
const LONGEST_COLLECTIVE: usize = 3;

/// The collective noun that a phrase from `at` on comes to: "British population", "city's workforce".
pub(super) fn collective(tokens: &Tokens<'_>, at: usize) -> Option<Noun> {
    let last = (at..=at + LONGEST_COLLECTIVE)
        .take_while(|&next| in_phrase(tokens, at, next) && !is_head(tokens, next))
        .find(|&next| COLLECTIVE_NOUNS.contains(&tokens.word(next)))?;
    Some(Noun { name: name(tokens, at, last), end: last + 1 })
}

/// The noun after "one", which is no plural: the last word of the phrase.
pub(super) fn counted_once(tokens: &Tokens<'_>, at: usize) -> Option<Noun> {
    let last = (at..tokens.len())
        .take_while(|&next| in_phrase(tokens, at, next) && !(next > at && stands_behind(tokens, next)))
        .take(4)
        .last()?;
    // "one fifth live abroad"
    if numeral::denominator(tokens.word(at)).is_some() {
        return None;
    }
    let word = tokens.word(last);
    // "one wishes" speaks of anyone; "1 innings" counts.
    let many = is_plural(word) && !tokens.is_number(at - 1);
    // "at 1 p.m."
    let abbreviated = word.ends_with('.');
    if word.is_empty() || many || abbreviated || word.ends_with("ly") || is_participle(tokens, last) {
        return None;
    }
    Some(Noun { name: name(tokens, at, last), end: last + 1 })
}

/// "one person familiar with it", "one witness referred": what says more of a noun from behind.
fn stands_behind(tokens: &Tokens<'_>, at: usize) -> bool {
    let adjective =
        matches!(tokens.word(at), "able" | "aware" | "capable" | "close" | "familiar" | "responsible" | "worth");
    adjective && ends_phrase(tokens.word(at + 1)) || is_participle(tokens, at)
}

/// "one saying", "one witness referred": a verb by its ending, with nothing behind it that it could modify.
fn is_participle(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.word(at);
    let ending = word.ends_with("ed") || word.ends_with("ing");
    let modifies = tokens.is_word(at + 1) && !ends_phrase_at(tokens, at + 1);
    ending && word.len() > 4 && !modifies && !tokens.is_capitalised(at)
}

fn in_phrase(tokens: &Tokens<'_>, first: usize, at: usize) -> bool {
    let joins = tokens.is_hyphen(at) && at > first && tokens.glued(at) && tokens.glued(at + 1);
    let name_part = tokens.is_number(at) && at > first && numbers_a_name(tokens, at);
    let number_word = at == first && numeral::cardinal(tokens.word(at)).is_some();
    let ends = || ends_phrase_at(tokens, at) && !is_of_compound(tokens, first, at);
    let word = tokens.is_word(at) && !number_word && !ends();
    at < first + 2 * LONGEST_MODIFIER && (joins || name_part || word || coordinates(tokens, first, at))
}

/// The "led" of "20 Republican-led states", the "off" of "three off-duty officers": tied to another word, no word ends a
/// phrase.
fn is_of_compound(tokens: &Tokens<'_>, first: usize, at: usize) -> bool {
    let ties = |hyphen: usize| tokens.is_hyphen(hyphen) && tokens.glued(hyphen) && tokens.glued(hyphen + 1);
    at > first && ties(at - 1) || ties(at + 1) && tokens.is_word(at + 2)
}

/// Whether the number at `at` belongs to the name of what is counted, as in "Model 3 sedans", "new 737 Max jets", "new
/// 52-week highs" and "biggest 2016 problems"; the "3,000" of "five rowed 3,000 miles" does not.
fn numbers_a_name(tokens: &Tokens<'_>, at: usize) -> bool {
    let labelled = LABELLED_BY_NUMBER.contains(&tokens.word(at - 1));
    let named = labelled || tokens.glued(at) || tokens.is_capitalised(at - 1) || tokens.is_capitalised(at + 1);
    let modifies = tokens.is_hyphen(at + 1) && tokens.glued(at + 1) || tokens.roles(at).any(Roles::FOUR);
    (named || modifies) && !tokens.text(at).contains(',')
}

/// How many words each modifier may have that "and" joins to another: "Model S and Model X vehicles".
const LONGEST_COORDINATED: usize = 2;

/// Whether the "and" at `at` joins two modifiers of one noun, both names or neither: "digital and physical sales".
fn coordinates(tokens: &Tokens<'_>, first: usize, at: usize) -> bool {
    if tokens.word(at) != "and" || at == first || at > first + LONGEST_COORDINATED {
        return false;
    }
    let plain = |next: usize| {
        tokens.is_word(next)
            && !ends_phrase_at(tokens, next)
            && numeral::cardinal(tokens.word(next)).is_none()
            && (tokens.is_capitalised(next) == tokens.is_capitalised(first) || is_country(tokens.text(next)))
    };
    let behind = (at + 1..at + 2 + LONGEST_COORDINATED).take_while(|&next| plain(next) && !is_head(tokens, next));
    let head = at + 1 + behind.count();
    plain(at + 1) && head > at + 1 && is_head(tokens, head) && !ends_phrase_at(tokens, head)
}

/// Countries by their letters, which stand among small words: "current and former U.S. officials".
fn is_country(word: &str) -> bool {
    matches!(word, "U.S." | "US" | "U.K." | "UK" | "EU" | "E.U.")
}

fn is_head(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.word(at);
    let hyphenated_on = tokens.is_hyphen(at + 1) && tokens.glued(at + 1);
    if !is_plural(word) || hyphenated_on {
        return false;
    }
    let next = tokens.word(at + 1);
    let leads = LEADING_PLURALS.contains(&word) && !next.is_empty() && !ends_phrase(next)
        || is_plural(next) && singular(word) == word;
    !leads
}

fn with_complement(tokens: &Tokens<'_>, first: usize, head: usize) -> Noun {
    let word = tokens.word(head);
    let name = name(tokens, first, head);
    if !tokens.roles(head + 1).any(Roles::ODDS) {
        return Noun { name, end: head + 1 };
    }
    let one = singular(word);
    let compound = OF_COMPOUNDS.iter().find(|(noun, _)| *noun == word || *noun == one);
    match compound.and_then(|(_, of)| tokens.phrase(head + 1, of).map(|end| (of, end))) {
        Some((of, end)) => Noun { name: format!("{name} {of}"), end },
        None => Noun { name, end: head + 1 },
    }
}

/// The noun at `head` in the singular behind its modifiers from `first` on, without what only joins them: "Kia and
/// Hyundai vehicles" are of the unit "kia hyundai vehicle", "Ito's deputies" of "ito deputy".
fn name(tokens: &Tokens<'_>, first: usize, head: usize) -> String {
    let mut name = String::new();
    for at in (first..head).filter(|&at| tokens.word(at) != "and" || tokens.glued(at)) {
        if !tokens.glued(at) && !name.is_empty() {
            name.push(' ');
        }
        name.push_str(if tokens.is_word(at) { tokens.stem(at) } else { tokens.text(at) });
    }
    if !is_model(tokens, first, head) {
        if !tokens.glued(head) && !name.is_empty() {
            name.push(' ');
        }
        name.push_str(&singular(tokens.word(head)));
    }
    // The tokens' words are in lower case as far as they are of ASCII.
    if name.is_ascii() { name } else { name.to_lowercase() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_is_the_first_plural() {
        for (text, name) in [
            ("memorandums of understanding, spanning", "memorandum of understanding"),
            ("first-team players left the club", "first-team player"),
            ("Model 3 sedans", "model 3 sedan"),
            ("public housing properties", "public housing property"),
            ("people were", "people"),
            ("sports teams", "sports team"),
            ("US troops", "us troop"),
            ("Kia and Hyundai vehicles", "kia hyundai vehicle"),
            ("Ito's deputies", "ito deputy"),
            ("Boeing 787s in May", "boeing 787"),
            ("F-35s", "f-35"),
        ] {
            assert_eq!(counted(&Tokens::of(text, 0), 0).map(|noun| noun.name).as_deref(), Some(name), "{text}");
        }
    }

    #[test]
    fn a_function_word_ends_the_phrase() {
        assert_eq!(counted(&Tokens::of("of the members", 0), 0), None);
        assert_eq!(counted(&Tokens::of("were killed in clashes", 0), 0), None);
    }
}
