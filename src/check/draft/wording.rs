//! Wording: which words of a sentence tell what one of its figures is of.
//!
//! The best subject is short, stands close to the figure and in few other sentences. Which pair of words is unique
//! cannot be seen here; this module only puts what might be said in a sensible order for the trial.

use std::collections::{BTreeMap, BTreeSet};

use super::survey::Survey;
use crate::check::passage::Passage;
use crate::check::words::{RawWord, Vocabulary, cut, is_function_word, is_irregular, is_speech};
use crate::figure::Figure;
use crate::quantity::{Quantity, Unit};
use crate::source::Span;

/// A subject is made of the best so many terms of the sentence for either part.
const TERMS: usize = 6;
/// How many subjects are tried before a figure is left out.
const SUBJECTS: usize = 40;
/// The longest name or compound that is taken as one term.
const LONGEST: usize = 3;

/// A subject all of whose words stand beside more figures than this tells none of them from the others, and trying it
/// costs a look at each.
const WIDEST: usize = 100;

/// So many words on either side of a figure may be of its subject.
const AROUND: usize = 40;

/// From so many letters on, a word has a capital in a headline.
const LONG_WORD: usize = 5;

/// Further away than this, one word is as far as another.
const FAR: i32 = 20;
/// Verbs of saying, words that say how, and those of the calendar tell next to nothing.
const EMPTY: i32 = 15;
/// What a word costs as a role for each doubling of the sentences it stands in, and what it gains as a topic.
const COMMON: i32 = 3;
/// What a word gains for standing beside the figure where it is repeated, too.
const REPEATED: i32 = 6;
/// Nobody names a topic by what was done, and by a name only for want of a noun.
const VERB_AS_TOPIC: i32 = 10;
const NAME_AS_TOPIC: i32 = 8;
/// What is going on beside a figure says less of it than what is done or what there is.
const GERUND_AS_ROLE: i32 = 5;
/// What is counted is what is spoken of.
const COUNTED_AS_TOPIC: i32 = -20;
/// Two terms make the best subject: one alone soon meets another figure, unless it is a compound, and a third is a
/// third to be found.
const THIRD_TERM: i32 = 8;
const ALONE: i32 = 40;
const COMPOUND_ALONE: i32 = 10;

/// How an article uses its words.
pub(super) struct Usage {
    vocabulary: Vocabulary,
    /// In how many sentences each stem stands.
    sentences: BTreeMap<String, i32>,
    /// How many figures stand in its sentences.
    figures: BTreeMap<String, usize>,
    /// How often two stems stand side by side.
    pairs: BTreeMap<(String, String), i32>,
    /// Words with a capital within a sentence, and words without one anywhere.
    capital: BTreeSet<String>,
    lower: BTreeSet<String>,
}

/// A term of a subject, and what it costs to have it say what is spoken of (the topic) or what of that is given (the
/// role): of "trade peaked at $310.3 billion", trade is the topic and peaked the role.
#[derive(Clone, Debug)]
struct Term {
    text: String,
    at: usize,
    topic: i32,
    role: i32,
    alone: i32,
}

impl Usage {
    pub(super) fn of(survey: &Survey<'_>) -> Self {
        let mut usage = Self {
            vocabulary: Vocabulary::default(),
            sentences: BTreeMap::new(),
            figures: BTreeMap::new(),
            pairs: BTreeMap::new(),
            capital: BTreeSet::new(),
            lower: BTreeSet::new(),
        };
        for (passage, words) in
            survey.passages.iter().zip(&survey.words).filter(|(passage, _)| !passage.figures.is_empty())
        {
            usage.count_figures(passage.figures.len(), words);
        }
        let mut seen = BTreeSet::new();
        // A headline or caption that stands there twice says nothing new.
        let sentences = survey.passages.iter().zip(&survey.words).filter(|(passage, _)| seen.insert(passage.text));
        sentences.for_each(|(passage, words)| usage.count(passage, words));
        usage
    }

    fn count_figures(&mut self, figures: usize, words: &[RawWord<'_>]) {
        let stems: BTreeSet<String> = words.iter().map(|word| self.vocabulary.stem(word.text)).collect();
        for stem in stems {
            *self.figures.entry(stem).or_default() += figures;
        }
    }

    fn count(&mut self, passage: &Passage<'_>, words: &[RawWord<'_>]) {
        let stems: Vec<String> = words.iter().map(|word| self.vocabulary.stem(word.text)).collect();
        for (pair, stems) in words.windows(2).zip(stems.windows(2)) {
            if is_beside(passage.text, pair) {
                *self.pairs.entry((stems[0].clone(), stems[1].clone())).or_default() += 1;
            }
        }
        for stem in stems.into_iter().collect::<BTreeSet<_>>() {
            *self.sentences.entry(stem).or_default() += 1;
        }
        let (lower, capital): (Vec<RawWord<'_>>, Vec<RawWord<'_>>) =
            words.iter().skip(1).partition(|word| word.text.starts_with(char::is_lowercase));
        // A headline has capitals everywhere, and so tells nothing of names.
        let long = lower.iter().filter(|word| word.text.len() >= LONG_WORD).count();
        if capital.len() <= 4 * long {
            self.capital.extend(capital.iter().map(|word| word.text.to_lowercase()));
        }
        self.lower.extend(lower.iter().map(|word| word.text.to_lowercase()));
    }

    /// What may be said to be the subject of a figure, the best first. `alike` are the figures of the article that
    /// say the same.
    pub(super) fn subjects(&self, survey: &Survey<'_>, figure: usize, alike: &[usize]) -> Vec<Vec<String>> {
        let Some(passage) = survey.passage(figure) else { return Vec::new() };
        let sentence = Sentence { usage: self, passage, survey, figure: &survey.figures[figure] };
        let runs = sentence.runs(sentence.words_around(survey.words(figure)));
        if runs.is_empty() {
            return Vec::new();
        }
        let subjects = combined(&sentence.terms(&runs, &self.stems_beside(survey, figure, alike)));
        subjects.into_iter().filter(|subject| !self.is_wide(subject)).collect()
    }

    fn is_wide(&self, subject: &[String]) -> bool {
        let beside = |stem: &str| self.figures.get(stem).copied().unwrap_or(0);
        let words = subject.iter().flat_map(|term| cut(term));
        words.map(|word| beside(&self.vocabulary.stem(word.text))).min().is_some_and(|fewest| fewest > WIDEST)
    }

    /// The words of the other sentences that hold the figure.
    fn stems_beside(&self, survey: &Survey<'_>, figure: usize, alike: &[usize]) -> BTreeSet<String> {
        let sentences: BTreeSet<usize> = alike.iter().map(|&other| survey.figures[other].sentence).collect();
        let others = sentences.into_iter().filter(|&sentence| sentence != survey.figures[figure].sentence);
        let words = others.filter_map(|sentence| survey.words.get(sentence)).flatten();
        words.map(|word| self.vocabulary.stem(word.text)).collect()
    }

    fn is_name(&self, word: &str) -> bool {
        let lower = word.to_lowercase();
        word.starts_with(char::is_uppercase) && self.capital.contains(&lower) && !self.lower.contains(&lower)
    }

    /// Whether two words that stand side by side do so more than once.
    fn is_compound(&self, pair: &[RawWord<'_>]) -> bool {
        let pair = (self.vocabulary.stem(pair[0].text), self.vocabulary.stem(pair[1].text));
        self.pairs.get(&pair).is_some_and(|&uses| uses > 1)
    }

    /// How often the number of sentences that hold the word has doubled.
    fn commonness(&self, word: &str) -> i32 {
        let sentences = self.sentences.get(&self.vocabulary.stem(word)).copied().unwrap_or(1);
        i32::try_from(sentences.max(1).ilog2()).unwrap_or(0)
    }
}

/// Whether two words make one: nothing but a hyphen stands between them, or a blank and no possessive.
fn is_beside(text: &str, pair: &[RawWord<'_>]) -> bool {
    let possessive = pair[0].text.len() < pair[0].span.len();
    pair[1].hyphened || (!possessive && text.get(pair[0].span.end..pair[1].span.start) == Some(" "))
}

/// Words that say how, when, how many or which, and not what: nobody looks for a fact by them.
fn is_empty(word: &str) -> bool {
    let lower = word.to_lowercase();
    let reported = lower.strip_suffix("ing").is_some_and(|stem| is_speech(&format!("{stem}ed")));
    is_speech(&lower) || reported || lower.ends_with("ly") || EMPTY_WORDS.binary_search(&&*lower).is_ok()
}

/// In order, for the look-up.
#[rustfmt::skip]
static EMPTY_WORDS: &[&str] = &[
    "amount", "current", "day", "days", "dozen", "eight", "figure", "figures", "first", "five", "former", "four", "high",
    "important", "key", "large", "largest", "last", "latest", "level", "main", "major", "mark", "month", "months", "new",
    "next", "nine", "number", "numbers", "period", "previous", "recent", "second", "seven", "several", "significant",
    "six", "small", "smallest", "ten", "third", "three", "time", "times", "top", "two", "week", "weeks", "year", "years",
];

/// Whether a word looks like what was done rather than like a thing.
fn is_verbal(word: &str) -> bool {
    word.ends_with("ed") || word.ends_with("ing") || is_irregular(word)
}

/// A sentence, seen from one of its figures.
struct Sentence<'s> {
    usage: &'s Usage,
    passage: &'s Passage<'s>,
    survey: &'s Survey<'s>,
    figure: &'s Figure,
}

impl Sentence<'_> {
    /// The words that may be a term, each with those that make one with it.
    fn runs<'w>(&self, words: &'w [RawWord<'w>]) -> Vec<&'w [RawWord<'w>]> {
        let mut runs = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let run = self.run(&words[at..]);
            if run > 0 {
                runs.push(&words[at..at + run]);
            }
            at += run.max(1);
        }
        runs
    }

    fn terms(&self, runs: &[&[RawWord<'_>]], beside: &BTreeSet<String>) -> Vec<Term> {
        let mut terms: Vec<Term> = runs.iter().map(|run| self.term(run, beside)).collect();
        let mut seen = BTreeSet::new();
        terms.sort_by_key(|term| term.role);
        terms.retain(|term| seen.insert(self.usage.vocabulary.stem(&term.text)));
        terms
    }

    /// The words on both sides of the figure; a sentence may go on for ever.
    fn words_around<'w>(&self, words: &'w [RawWord<'w>]) -> &'w [RawWord<'w>] {
        let figure = self.figure.span.start.saturating_sub(self.passage.span.start);
        let at = words.partition_point(|word| word.span.end <= figure);
        &words[at.saturating_sub(AROUND)..words.len().min(at + AROUND)]
    }

    /// How many words make one term from here: a name, a compound, the noun that is counted, a word; or none.
    fn run(&self, words: &[RawWord<'_>]) -> usize {
        let tells = words.iter().take(LONGEST + 1).take_while(|word| self.tells(word)).count();
        if tells == 0 {
            return 0;
        }
        let more = words[..tells].windows(2).take_while(|pair| self.is_joined(pair)).count();
        // What goes on for longer is rather a list of names or a headline.
        if more >= LONGEST { 1 } else { more + 1 }
    }

    fn is_joined(&self, pair: &[RawWord<'_>]) -> bool {
        let names = pair.iter().all(|word| self.usage.is_name(word.text));
        let counted = pair.iter().all(|word| self.is_counted(word));
        is_beside(self.passage.text, pair)
            && (pair[1].hyphened || names || counted || self.usage.is_compound(pair))
            && self.is_counted(&pair[0]) == self.is_counted(&pair[1])
    }

    /// Whether the word may be a term: it means something by itself, and is of no figure but for what is counted.
    fn tells(&self, word: &RawWord<'_>) -> bool {
        let short = word.text.chars().count() < 3 && !word.text.chars().all(char::is_uppercase);
        let plain = word.text.starts_with(char::is_alphabetic) && !short && !is_function_word(word.text);
        plain && (!self.is_in_figure(word) || self.is_counted(word))
    }

    fn is_in_figure(&self, word: &RawWord<'_>) -> bool {
        let span = word.span.shifted(self.passage.span.start);
        let figures = &self.passage.figures;
        let next = figures.partition_point(|&at| self.survey.figures[at].span.end <= span.start);
        figures.get(next).is_some_and(|&at| self.survey.figures[at].span.overlaps(span))
    }

    /// Whether the word is of the noun that the figure counts.
    fn is_counted(&self, word: &RawWord<'_>) -> bool {
        let inside = self.figure.span.overlaps(word.span.shifted(self.passage.span.start));
        let noun = counted(&self.figure.quantity);
        inside && noun.split([' ', '-']).any(|part| self.usage.vocabulary.same(part, word.text))
    }

    fn term(&self, run: &[RawWord<'_>], beside: &BTreeSet<String>) -> Term {
        let span = run.iter().skip(1).fold(run[0].span, |span, word| span.join(word.span));
        let text = self.passage.text.get(span.range()).unwrap_or("");
        let text = run.iter().fold(text.to_owned(), |text, word| self.in_its_case(&text, word.text));
        let least = |cost: &dyn Fn(&RawWord<'_>) -> i32| run.iter().map(cost).min().unwrap_or(FAR);
        let (topic, role) = (least(&|word| self.as_topic(word, beside)), least(&|word| self.as_role(word, beside)));
        let names = run.iter().any(|word| self.usage.is_name(word.text));
        let alone = topic + if run.len() > 1 && !names { COMPOUND_ALONE } else { ALONE };
        Term { text: without_possessive(&text, run), at: span.start, topic, role, alone }
    }

    /// What is spoken of is a thing, is what the article keeps coming back to, and may stand further off.
    fn as_topic(&self, word: &RawWord<'_>, beside: &BTreeSet<String>) -> i32 {
        if self.is_counted(word) {
            return COUNTED_AS_TOPIC;
        }
        let verb = if is_verbal(word.text) { VERB_AS_TOPIC } else { 0 };
        let name = if self.usage.is_name(word.text) { NAME_AS_TOPIC } else { 0 };
        let known = if verb + name > 0 { 0 } else { COMMON * self.usage.commonness(word.text) };
        self.way_to(word) * 2 / 3 + verb + name - known + self.bearing(word, beside)
    }

    /// What is given of it stands close to the figure and in few other sentences.
    fn as_role(&self, word: &RawWord<'_>, beside: &BTreeSet<String>) -> i32 {
        let gerund = if word.text.ends_with("ing") { GERUND_AS_ROLE } else { 0 };
        self.way_to(word) + COMMON * self.usage.commonness(word.text) + gerund + self.bearing(word, beside)
    }

    fn way_to(&self, word: &RawWord<'_>) -> i32 {
        let span = word.span.shifted(self.passage.span.start);
        let way = (self.passage.way_to(span) - self.passage.way_to(self.figure.span)).abs().min(FAR);
        if self.is_counted(word) { 0 } else { way }
    }

    fn bearing(&self, word: &RawWord<'_>, beside: &BTreeSet<String>) -> i32 {
        let repeated = if beside.contains(&self.usage.vocabulary.stem(word.text)) { REPEATED } else { 0 };
        if is_empty(word.text) { EMPTY } else { -repeated }
    }

    /// Names keep their capitals, other words have theirs from the place they stand in.
    fn in_its_case(&self, text: &str, word: &str) -> String {
        if self.usage.is_name(word) { text.to_owned() } else { text.replacen(word, &word.to_lowercase(), 1) }
    }
}

/// The noun a figure counts, without what it is of.
fn counted(quantity: &Quantity) -> &str {
    match &quantity.unit {
        Some(Unit::Noun(noun)) => noun.split(" of ").next().unwrap_or(noun),
        _ => "",
    }
}

fn without_possessive(text: &str, run: &[RawWord<'_>]) -> String {
    let last = run.last().map_or(Span::default(), |word| word.span);
    let kept = run.last().map_or(0, |word| word.text.len());
    text.get(..text.len() - last.len().saturating_sub(kept)).unwrap_or(text).to_owned()
}

/// Subjects of a topic with one role or two, the cheapest first; the terms of each as they stand in the sentence.
fn combined(terms: &[Term]) -> Vec<Vec<String>> {
    let best = |cost: fn(&Term) -> i32| {
        let mut best: Vec<&Term> = terms.iter().collect();
        best.sort_by_key(|term| (cost(term), term.at));
        best.truncate(TERMS);
        best
    };
    let (topics, roles) = (best(|term| term.topic), best(|term| term.role));
    let mut subjects: Vec<(i32, Vec<&Term>)> = Vec::new();
    for topic in topics {
        subjects.push((topic.alone, vec![topic]));
        let others: Vec<&Term> = roles.iter().copied().filter(|role| role.at != topic.at).collect();
        for (at, role) in others.iter().enumerate() {
            let cost = topic.topic + role.role;
            subjects.push((cost, vec![topic, role]));
            let thirds = others.iter().skip(at + 1);
            subjects.extend(thirds.map(|third| (cost + third.role + THIRD_TERM, vec![topic, role, third])));
        }
    }
    subjects.sort_by_key(|(cost, terms)| (*cost, terms.iter().map(|term| term.at).collect::<Vec<_>>()));
    let mut seen = BTreeSet::new();
    let ordered = subjects.into_iter().map(|(_, terms)| in_order(terms));
    ordered.filter(|subject| seen.insert(subject.clone())).take(SUBJECTS).collect()
}

fn in_order(mut terms: Vec<&Term>) -> Vec<String> {
    terms.sort_by_key(|term| term.at);
    terms.into_iter().map(|term| term.text.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::check::Origin;
    use crate::claim::Claims;

    /// The best subject of each figure, which need not be unique.
    fn subjects(text: &str) -> Vec<String> {
        let (article, claims) = (Article::from_text("a.txt", text), Claims::default());
        let origin = Origin { article: &article, claims: &claims, source: "a" };
        let survey = Survey::of(&origin, &mut Vocabulary::default());
        let usage = Usage::of(&survey);
        let best = |&figure: &usize| usage.subjects(&survey, figure, &[figure]).remove(0).join(", ");
        survey.worth.iter().map(best).collect()
    }

    #[test]
    fn a_subject_says_what_is_spoken_of_and_what_is_given_of_it() {
        let text = "Coal exports recovered slowly. In the end coal exports finally peaked at $31.2 billion.";
        assert_eq!(subjects(text), ["coal exports, peaked"]);
        assert_eq!(subjects("In Trent the two councils finally signed 14 contracts."), ["signed, contracts"]);
        assert_eq!(subjects("The Elm Street bridge is 312 metres long."), ["bridge, long"]);
    }

    #[test]
    fn a_headline_makes_no_names() {
        let text = "Mayor Opens 12 New Schools\n\nThe mayor was glad to be in Trent. She left Trent at once.";
        assert_eq!(subjects(text), ["opens, new schools"]);
    }

    #[test]
    fn the_word_list_is_in_order() {
        assert!(EMPTY_WORDS.is_sorted());
    }
}
