//! Words: what a claim's terms and an article's sentences are compared by.
//!
//! Case, inflection, hyphens and typography do not matter when one asks whether two texts speak of the same thing, so
//! they are folded away here, once, for claims and articles alike. Nothing else of the check knows spelling.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::source::Span;

/// A word's stem, known by number. Only the words of claims have one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Stem(u32);

/// The stems of all claims: what is not in here cannot matter to any of them. Copies share it until one learns more.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    stems: Arc<HashMap<String, Stem>>,
}

impl Vocabulary {
    /// The stem of a claim's word, taken in if it is new.
    pub(super) fn learn(&mut self, word: &str) -> Stem {
        self.find(word).unwrap_or_else(|| self.learn_stem(&self.stem(word)))
    }

    /// The same of a word that is one by itself.
    pub(super) fn learn_stem(&mut self, stem: &str) -> Stem {
        if let Some(known) = self.stems.get(stem) {
            return *known;
        }
        let next = Stem(u32::try_from(self.stems.len()).unwrap_or(u32::MAX));
        Arc::make_mut(&mut self.stems).insert(stem.to_owned(), next);
        next
    }

    /// The stem of an article's word, if any claim uses it.
    pub(super) fn find(&self, word: &str) -> Option<Stem> {
        if self.stems.is_empty() {
            return None;
        }
        Stems::of(word, |stem| self.stems.get(stem).copied())
    }

    /// Whether two words are inflections of one.
    pub(super) fn same(&self, a: &str, b: &str) -> bool {
        self.stem(a) == self.stem(b)
    }

    /// A word's stem in letters.
    #[expect(clippy::unused_self, reason = "what a stem is belongs to the vocabulary, whoever works it out")]
    pub(super) fn stem(&self, word: &str) -> String {
        stem(word)
    }
}

/// A word's stem in letters.
pub(super) fn stem(word: &str) -> String {
    Stems::of(word, str::to_owned)
}

/// Whether this is a word's stem.
pub(super) fn has_stem(word: &str, stem: &str) -> bool {
    Stems::of(word, |own| own == stem)
}

/// The stems worked out so far. News says the same few thousand words over and over, and finding a stem is the dearest
/// thing that is done with one. A stem depends on nothing but its word, so each thread may remember its own.
struct Stems {
    known: FxHashMap<Box<str>, Box<str>>,
    stemmer: Stemmer,
}

/// How many words a thread remembers, and how long they may be: a few megabytes, whatever the articles hold.
const REMEMBERED: usize = 1 << 15;
const REMEMBERED_LEN: usize = 32;

thread_local! {
    static STEMS: RefCell<Stems> =
        RefCell::new(Stems { known: FxHashMap::default(), stemmer: Stemmer::create(Algorithm::English) });
}

impl Stems {
    /// What an answer makes of a word's stem.
    fn of<T>(word: &str, answer: impl FnOnce(&str) -> T) -> T {
        STEMS.with_borrow_mut(|stems| match stems.known.get(word) {
            Some(stem) => answer(stem),
            None => answer(&stems.work_out(word)),
        })
    }

    fn work_out(&mut self, word: &str) -> String {
        let folded = plain(word);
        let has_endings = folded.is_ascii() && folded.len() > 3;
        let stem = if has_endings { self.stemmer.stem(&folded).into_owned() } else { folded };
        if word.len() <= REMEMBERED_LEN && self.known.len() < REMEMBERED {
            self.known.insert(word.into(), stem.as_str().into());
        }
        stem
    }
}

/// A word as cut from a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RawWord<'t> {
    /// Without a possessive 's.
    pub text: &'t str,
    pub span: Span,
    /// Whether a hyphen alone stands between it and the word before.
    pub hyphened: bool,
}

/// Cuts a text into words: letters and digits with their inner apostrophes, or dotted abbreviations ("U.S.").
pub(super) fn cut(text: &str) -> Vec<RawWord<'_>> {
    let mut words: Vec<RawWord<'_>> = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if !c.is_alphanumeric() {
            at += c.len_utf8();
            continue;
        }
        let len = word_len(&text[at..]);
        let gap = &text[words.last().map_or(at, |word| word.span.end)..at];
        let hyphened = !words.is_empty() && is_hyphen(gap);
        let word = without_possessive(&text[at..at + len]);
        words.push(RawWord { text: word, span: Span::new(at, at + len), hyphened });
        at += len;
    }
    words
}

/// Whether capitals tell names here: in a headline every word has one.
pub(super) fn writes_names_apart(words: &[RawWord<'_>]) -> bool {
    let content = || words.iter().filter(|word| !is_function_word(word.text));
    let plain = content().filter(|word| word.text.starts_with(char::is_lowercase)).count();
    plain * 3 > content().count()
}

pub(super) fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

fn word_len(rest: &str) -> usize {
    let dotted = dotted_len(rest);
    if dotted > 0 {
        return dotted;
    }
    let plain = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    match rest.as_bytes().get(plain) {
        Some(next) if !next.is_ascii() || *next == b'\'' => inflected_len(rest),
        _ => plain,
    }
}

/// The length of a word that is more than ASCII letters and digits.
fn inflected_len(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let joins = is_inside_word(c) && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if !(c.is_alphanumeric() || joins) {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// Single letters each followed by a point, at least two of them.
fn dotted_len(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut at = 0;
    while bytes.get(at).is_some_and(u8::is_ascii_alphabetic) && bytes.get(at + 1) == Some(&b'.') {
        at += 2;
    }
    if at >= 4 { at } else { 0 }
}

/// Apostrophes, and the soft hyphens and joiners that typesetting leaves inside a word.
fn is_inside_word(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{00AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}')
}

fn is_hyphen(gap: &str) -> bool {
    matches!(gap, "-" | "\u{2010}" | "\u{2011}" | "\u{2013}")
}

fn without_possessive(word: &str) -> &str {
    if !word.ends_with(['s', 'S']) {
        return word;
    }
    let stem = ["'s", "\u{2019}s", "'S", "\u{2019}S"].iter().find_map(|ending| word.strip_suffix(ending));
    stem.filter(|stem| !stem.is_empty()).unwrap_or(word)
}

/// Lower case, without what stands inside a word; the country is kept apart from the pronoun.
fn fold(word: &str) -> String {
    if matches!(word, "US" | "U.S." | "U.S") {
        return "u.s.".to_owned();
    }
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return word.to_ascii_lowercase();
    }
    word.chars().filter(|&c| c != '.' && !is_inside_word(c)).flat_map(char::to_lowercase).collect()
}

/// A word as its stem is taken from: in lower case, and an irregular form as the word it belongs to.
pub(super) fn plain(word: &str) -> String {
    regular(fold(word))
}

/// The plain form of an inflection that no rule finds.
fn regular(folded: String) -> String {
    match IRREGULAR.binary_search_by_key(&folded.as_str(), |(form, _)| form) {
        Ok(at) => IRREGULAR[at].1.to_owned(),
        Err(_) => folded,
    }
}

/// Whether a word is a form of another that no rule finds; all but a few such are of verbs.
pub(super) fn is_irregular(word: &str) -> bool {
    IRREGULAR.binary_search_by_key(&word, |(form, _)| form).is_ok()
}

/// Whether a word looks like what somebody did: "founded", "began".
pub(super) fn is_done(word: &str) -> bool {
    word.ends_with("ed") || is_irregular(word)
}

/// Irregular forms and the word they belong to, in order, for the look-up.
#[rustfmt::skip]
static IRREGULAR: &[(&str, &str)] = &[
    ("began", "begin"), ("begun", "begin"), ("bought", "buy"), ("broke", "break"), ("broken", "break"),
    ("brought", "bring"), ("built", "build"), ("caught", "catch"), ("children", "child"), ("chose", "choose"),
    ("chosen", "choose"), ("death", "die"), ("deaths", "die"), ("drew", "draw"), ("drove", "drive"),
    ("fallen", "fall"), ("fell", "fall"), ("fought", "fight"), ("found", "find"), ("gave", "give"), ("given", "give"),
    ("grew", "grow"), ("grown", "grow"), ("kept", "keep"), ("knew", "know"), ("known", "know"), ("led", "lead"),
    ("left", "leave"), ("lost", "lose"), ("men", "man"), ("met", "meet"), ("paid", "pay"), ("ran", "run"),
    ("risen", "rise"), ("rose", "rise"), ("sank", "sink"), ("saw", "see"), ("seen", "see"), ("sent", "send"),
    ("shot", "shoot"), ("sold", "sell"), ("spent", "spend"), ("stole", "steal"), ("stolen", "steal"),
    ("struck", "strike"), ("taught", "teach"), ("thought", "think"), ("threw", "throw"), ("women", "woman"),
    ("won", "win"), ("written", "write"), ("wrote", "write"),
];

/// Whether a word carries no subject of its own: articles, prepositions, pronouns, auxiliaries, and the verbs and
/// adverbs with which any sentence reports anything.
pub(super) fn is_function_word(word: &str) -> bool {
    let mut letters = [0; LONGEST_LISTED];
    lower_case(word, &mut letters).is_some_and(|lower| FUNCTION_WORDS_KNOWN.contains(lower))
}

/// Looked up by the hundred thousand, where there are many claims.
static FUNCTION_WORDS_KNOWN: LazyLock<FxHashSet<&[u8]>> =
    LazyLock::new(|| FUNCTION_WORDS.iter().map(|word| word.as_bytes()).collect());

#[rustfmt::skip]
static FUNCTION_WORDS: &[&str] = &[
    "a", "about", "above", "according", "across", "after", "again", "against", "ago", "all", "almost", "along",
    "already", "also", "although", "am", "amid", "among", "an", "and", "another", "any", "approximately", "are",
    "around", "as", "at", "be", "became", "because", "become", "been", "before", "being", "below", "between", "both",
    "but", "by", "came", "can", "come", "could", "did", "do", "does", "down", "during", "each", "either", "estimated",
    "even", "ever", "every", "for", "from", "further", "get", "go", "goes", "going", "got", "had", "has", "have",
    "having", "he", "held", "her", "here", "him", "his", "hold", "holds", "how", "however", "if", "in", "including",
    "into", "is", "it", "its", "itself", "just", "least", "less", "like", "made", "make", "many", "may", "me",
    "meanwhile", "might", "more", "most", "much", "must", "my", "near", "nearly", "no", "nor", "not", "now", "of",
    "off", "on", "once", "one", "only", "onto", "or", "other", "our", "out", "over", "own", "people", "per", "person",
    "persons", "roughly", "said", "same", "say", "saying", "says", "she", "should", "since", "so", "some", "still",
    "such", "take", "taken", "takes", "than", "that", "the", "their", "them", "then", "there", "these", "they",
    "this", "those", "through", "to", "told", "too", "took", "total", "toward", "towards", "under", "until", "up",
    "upon", "us", "very", "was", "we", "went", "were", "what", "when", "where", "whether", "which", "while", "who",
    "whom", "whose", "why", "will", "with", "within", "without", "would", "yet", "you", "your",
];

/// Whether a list holds a word in any case. The lists are of plain English words in order, none of them longer than the
/// room that is made for its letters.
pub(super) fn is_listed(word: &str, list: &[&str]) -> bool {
    let mut letters = [0; LONGEST_LISTED];
    let lower = lower_case(word, &mut letters);
    lower.is_some_and(|lower| list.binary_search_by(|listed| listed.as_bytes().cmp(lower)).is_ok())
}

/// The word in lower case, unless it takes more room than there is.
fn lower_case<'l>(word: &str, letters: &'l mut [u8; LONGEST_LISTED]) -> Option<&'l [u8]> {
    let lower = letters.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    Some(lower)
}

const LONGEST_LISTED: usize = 16;

/// Verbs of saying: a date beside one tells when it was said, not when what was said took place.
pub(super) fn is_speech(word: &str) -> bool {
    is_listed(word, SPEECH)
}

/// In order, for the look-up.
static SPEECH: &[&str] = &[
    "added",
    "announced",
    "argued",
    "called",
    "claimed",
    "commented",
    "confirmed",
    "declared",
    "disclosed",
    "emphasized",
    "explained",
    "highlighted",
    "insisted",
    "noted",
    "pointed",
    "quoted",
    "remarked",
    "reported",
    "reports",
    "revealed",
    "said",
    "saying",
    "says",
    "stated",
    "stressed",
    "tells",
    "told",
    "tweeted",
    "underscored",
    "urged",
    "vowed",
    "warned",
    "wrote",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        cut(text).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn words_are_cut_at_hyphens_and_freed_of_possessives() {
        assert_eq!(texts("Lee’s four‑day, U.S.-led visit"), ["Lee", "four", "day", "U.S.", "led", "visit"]);
        assert!(cut("four‑day")[1].hyphened && !cut("four day")[1].hyphened);
    }

    #[test]
    fn inflection_and_case_do_not_matter() {
        let mut vocabulary = Vocabulary::default();
        let peak = vocabulary.learn("peak");
        for word in ["Peaked", "peaking", "peaks"] {
            assert_eq!(vocabulary.find(word), Some(peak), "{word}");
        }
        assert_eq!(vocabulary.find("speak"), None);
        let country = vocabulary.learn("U.S.");
        assert_eq!((vocabulary.find("US"), vocabulary.find("us")), (Some(country), None));
    }

    #[test]
    fn the_word_lists_are_in_order() {
        assert!(FUNCTION_WORDS.is_sorted() && SPEECH.is_sorted() && IRREGULAR.is_sorted());
        let fits = |word: &&str| word.is_ascii() && word.len() <= LONGEST_LISTED;
        assert!(FUNCTION_WORDS.iter().chain(SPEECH).all(fits));
    }
}
