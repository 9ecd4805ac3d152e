//! Foreign lines spliced into a sentence: a hard line break, words of another script, and then the sentence goes on.
//!
//! Advertisements are smuggled into copied articles this way, and they cut words in two and bring digits that are
//! nobody's figures. A caption in another script on a line of its own is no such thing. Reading across a splice means
//! deciding whether it fell between two words or inside one; the article's other words tell.

use std::collections::HashMap;

use memchr::memchr_iter;

use super::draft::Edit;
use super::script::Script;
use super::sentence::ends_sentence;
use crate::source::Span;

/// How far into a line foreign words are looked for, in bytes.
const REACH: usize = 300;

/// A line without a full stop that is this long, in bytes, is no headline.
const LONG_LINE: usize = 60;

/// Words that any sentence may hold and none ends with.
static FUNCTION_WORDS: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had", "has", "have", "he", "her",
    "his", "in", "into", "is", "it", "its", "more", "no", "not", "of", "on", "or", "our", "over", "she", "some",
    "than", "that", "the", "their", "they", "this", "to", "was", "we", "were", "which", "while", "who", "will", "with",
    "would",
];

/// What the second half of a cut word often is.
static WORD_ENDINGS: &[&str] = &[
    "able", "al", "ally", "ance", "ans", "ation", "ations", "ed", "ence", "er", "ers", "es", "ese", "ful", "ian",
    "ible", "ies", "ight", "ing", "ings", "ion", "ions", "ish", "ism", "ist", "ists", "ities", "ity", "ive", "ized",
    "ld", "ly", "lly", "ment", "ments", "nce", "ness", "ng", "nt", "ous", "rd", "rs", "rship", "ship", "sion", "st",
    "tal", "ted", "ter", "th", "ting", "tion", "tional", "tions", "tive", "ts", "ty", "ual", "ure", "ward",
];

/// A spliced line: the edit that reads across it, and the foreign words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Splice {
    pub edit: Edit,
    pub words: String,
}

/// The splices of a text, in order. `regions` are the stretches no sentence crosses.
pub(super) fn splices(text: &str, regions: &[Span]) -> Vec<Splice> {
    if text.is_ascii() {
        return Vec::new();
    }
    let mut vocabulary = None;
    let mut main = None;
    let mut found = Vec::new();
    for region in regions {
        let body = &text[region.range()];
        let mut line_start = 0;
        for newline in memchr_iter(b'\n', body.as_bytes()) {
            let last = &body[line_start..newline];
            line_start = newline + 1;
            let after = &body[newline + 1..];
            if !begins_unlike_latin(after) {
                continue;
            }
            if let Some(seam) = Seam::new(last, after, *main.get_or_insert_with(|| Script::most_of(text))) {
                let vocabulary = vocabulary.get_or_insert_with(|| Vocabulary::of(text));
                found.push(seam.read_across(region.start + newline, vocabulary));
            }
        }
    }
    found
}

/// Whether the first letter of a line is of another script than Latin: the quick test that most lines fail.
fn begins_unlike_latin(line: &str) -> bool {
    let first = line.chars().take(12).find_map(Script::of);
    first.is_some_and(|script| script != Script::Latin)
}

/// Where a foreign line was let into a sentence.
struct Seam<'t> {
    /// The line before, as it stands.
    last: &'t str,
    /// The foreign words, with what white space stands before them.
    foreign: &'t str,
    /// The white space after them.
    gap: usize,
    /// What the sentence goes on with.
    rest: &'t str,
}

impl<'t> Seam<'t> {
    fn new(last: &'t str, after: &'t str, main: Script) -> Option<Self> {
        let before = last.trim();
        if before.is_empty() || ends_sentence(before) {
            return None;
        }
        let line = &after[..memchr::memchr(b'\n', &after.as_bytes()[..after.len().min(REACH)])
            .unwrap_or_else(|| after.floor_char_boundary(REACH))];
        let foreign = &line[..foreign_len(line, main)?];
        let tail = &line[foreign.len()..];
        let rest = tail.trim_start();
        let seam = Seam { last, foreign, gap: tail.len() - rest.len(), rest };
        (seam.gap > 0 && seam.goes_on(before)).then_some(seam)
    }

    /// Whether what follows the foreign words reads as the rest of the sentence.
    fn goes_on(&self, before: &str) -> bool {
        let last_word = before.rsplit(' ').next().unwrap_or_default();
        let open = before.len() >= LONG_LINE || before.ends_with(',') || FUNCTION_WORDS.contains(&last_word);
        let several_words = before.split_whitespace().nth(2).is_some();
        let capital = self.rest.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase);
        several_words && (open || !capital)
    }

    /// The edit that leaves the foreign words out. `newline` is where the line before ends.
    fn read_across(&self, newline: usize, vocabulary: &Vocabulary) -> Splice {
        let before = self.last.trim_end();
        let spaced = before.len() < self.last.trim_end_matches('\r').len();
        let joined = !spaced && vocabulary.makes_one_word(before, self.rest);
        let start = newline - (self.last.len() - before.len());
        let span = Span::new(start, newline + 1 + self.foreign.len() + self.gap);
        let edit = Edit::replace(span, if joined { "" } else { " " });
        Splice { edit, words: self.foreign.trim().to_owned() }
    }
}

/// How much of a line's beginning is foreign words: up to the last of them before the first word of the article's own
/// script. None where the line does not begin with them or nothing follows.
fn foreign_len(line: &str, main: Script) -> Option<usize> {
    let mut end = None;
    let mut letters = 0;
    for (at, word) in words(line) {
        let foreign = word.chars().filter_map(Script::of).filter(|&script| !main.lives_with(script)).count();
        if foreign > 0 {
            letters += foreign;
            end = Some(at + word.len());
        } else if word.chars().any(|c| Script::of(c).is_some()) {
            return end.filter(|_| letters >= 2);
        }
    }
    None
}

/// The words of a line and where they begin.
fn words(line: &str) -> impl Iterator<Item = (usize, &str)> {
    line.split(char::is_whitespace).scan(0, |at, word| {
        let start = *at;
        // The white space after a word may be wider than a byte; the next word is found from the text itself.
        *at = start + word.len() + line[start + word.len()..].chars().next().map_or(0, char::len_utf8);
        Some((start, word))
    })
}

/// How often each word stands in an article, in lower case.
struct Vocabulary(HashMap<String, usize>);

impl Vocabulary {
    fn of(text: &str) -> Self {
        let mut counts = HashMap::new();
        for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
            *counts.entry(word.to_lowercase()).or_insert(0) += 1;
        }
        Self(counts)
    }

    fn count(&self, word: &str) -> usize {
        self.0.get(&word.to_lowercase()).copied().unwrap_or(0)
    }

    /// Whether a word stands elsewhere too: once it was counted where it is now.
    fn knows(&self, word: &str) -> bool {
        self.count(word) > 1 || FUNCTION_WORDS.contains(&word.to_lowercase().as_str())
    }

    /// Whether the end of `before` and the beginning of `rest` are the halves of one word or number.
    fn makes_one_word(&self, before: &str, rest: &str) -> bool {
        let left = &before[before.trim_end_matches(char::is_alphabetic).len()..];
        let right = &rest[..rest.len() - rest.trim_start_matches(char::is_alphabetic).len()];
        if left.is_empty() || right.is_empty() {
            let digits = |c: char| c.is_ascii_digit();
            return rest.starts_with([',', '.', ';', ')', '’', '”'])
                || (before.ends_with(digits) && rest.starts_with(digits));
        }
        let lone = |part: &str| part.chars().nth(1).is_none() && !matches!(part, "a" | "A" | "I");
        if self.count(&format!("{left}{right}")) > 0 {
            true
        } else if right.starts_with(char::is_uppercase) || (self.knows(left) && self.knows(right)) {
            false
        } else {
            lone(left) || lone(right) || (!self.knows(right) && WORD_ENDINGS.contains(&right))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let mut out = String::new();
        let mut at = 0;
        for splice in splices(text, &[Span::new(0, text.len())]) {
            out.push_str(&text[at..splice.edit.span.start]);
            out.push_str(&splice.edit.text);
            at = splice.edit.span.end;
        }
        out + &text[at..]
    }

    #[test]
    fn cut_words_are_joined_and_whole_ones_are_not() {
        assert_eq!(
            read("The minister will be meetin\n바다이야기 g her peers."),
            "The minister will be meeting her peers."
        );
        assert_eq!(
            read("They met Lee on Nov. 1,\n릴게임5만 in the first round."),
            "They met Lee on Nov. 1, in the first round."
        );
        assert_eq!(read("A treaty on sea\nказино онлайн trade was signed."), "A treaty on sea trade was signed.");
        assert_eq!(read("He spoke to X\n온라인 게임 i after Xi rose."), "He spoke to Xi after Xi rose.");
        assert_eq!(read("Exports came to 2\n게임장 00 tonnes."), "Exports came to 200 tonnes.");
    }

    #[test]
    fn lines_of_their_own_stay() {
        for text in [
            "Heavy hitters\n한국 중국 포럼\nThe forum opened.",
            "The talks ended.\n한국 대통령 President Lee spoke.",
            "Big names at forum\n한국 대통령 President Lee spoke.",
            "그는 어제 서울에서\n北京 회담을 열었다",
            "They flew in from\n\n서울 on Monday",
        ] {
            assert_eq!(read(text), text);
        }
    }
}
