//! Mentions: a figure as the other articles see it, with the words that say what it counts.
//!
//! Two figures are held against each other by the words around them alone. This module gathers those words once, how
//! near each stands and how telling it is, so that lining up need not look at prose again.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::article::Article;
use crate::check::passage::{Passage, Word};
use crate::check::words::{Stem, Vocabulary, cut, is_function_word};
use crate::figure::Figure;
use crate::quantity::{Kind, Period, Quantity, Unit};
use crate::source::Span;

/// A word around a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Around {
    pub stem: Stem,
    /// Where it stands in the prose.
    pub span: Span,
    /// How far from the figure, in words; marks and clauses between them count for several.
    pub way: i32,
    pub is_name: bool,
    /// How rare it is among the sentences with figures, in half bits: 2 for a word of every second one.
    pub rarity: u32,
}

/// A figure of one of the articles, and what says which fact it gives.
#[derive(Debug)]
pub(super) struct Mention<'a> {
    /// Which of the articles.
    pub article: usize,
    pub figure: &'a Figure,
    /// In the order of their stems, each stem once, where it stands nearest.
    pub words: Vec<Around>,
    /// What a count counts, without its modifiers.
    pub head: Option<Stem>,
    /// The other words of what it counts.
    pub modifiers: Vec<Stem>,
    /// The other dates of its sentence, which may say when the figure held.
    pub dates: Vec<Period>,
    /// Every number of its kind in the sentence: an article that gives two values at once knows of both.
    pub beside: Vec<&'a Quantity>,
    pub stance: Stance,
}

/// What the words around a figure say of its standing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stance {
    /// It is said to have changed, or that it may: "rose to", "originally", "preliminary", "so far".
    pub moving: bool,
    /// It lies ahead: "expected", "will", "planned".
    pub ahead: bool,
    /// It is where a change began: "from 10".
    pub origin: bool,
    /// It is a part, an addition, a share for each: another scope than the plain number's.
    pub scope: Option<&'static str>,
}

/// What is nearer than this speaks of the figure itself.
pub(super) const NEAR: i32 = 6;

impl<'a> Mention<'a> {
    pub(super) fn quantity(&self) -> &'a Quantity {
        &self.figure.quantity
    }

    pub(super) fn kind(&self) -> Kind {
        self.figure.quantity.kind
    }

    /// The word with that stem, if it stands around the figure.
    pub(super) fn word(&self, stem: Stem) -> Option<&Around> {
        let at = self.words.binary_search_by_key(&stem, |word| word.stem).ok()?;
        self.words.get(at)
    }

    pub(super) fn weight(&self) -> u32 {
        self.words.iter().map(Around::weight).sum()
    }
}

impl Around {
    /// How much it tells: the rarer and the nearer, the more.
    pub(super) fn weight(&self) -> u32 {
        (self.rarity + 1) * nearness(self.way)
    }
}

/// Kinds that are worth lining up. An ordinal or a time of day alone is hardly ever a fact that articles dispute.
fn is_lined_up(figure: &Figure, text: &str) -> bool {
    match figure.quantity.kind {
        Kind::Ordinal | Kind::Time => false,
        Kind::Date => figure.quantity.days().is_some() && text.bytes().any(|byte| byte.is_ascii_digit()),
        _ => figure.quantity.written().is_some(),
    }
}

/// "Photo 3 of 12": the whole is no fact of its own.
fn numbers_a_part(passage: &Passage<'_>, figure: &Figure) -> bool {
    let mut before = passage.before(figure.span, 2);
    before.next() == Some("of") && before.next().is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// One article's figures and the sentences they stand in.
pub(super) struct Telling<'a> {
    pub article: &'a Article,
    pub figures: &'a [Figure],
}

/// How often words stand in the sentences that hold figures, and whether they are names.
#[derive(Default)]
struct Usage {
    /// How many there are in the articles.
    read: u64,
    sentences: BTreeMap<Stem, u32>,
    names: BTreeMap<Stem, bool>,
}

/// Every mention of every article, in order, and what singles one sentence out among all of theirs, in half bits.
pub(super) fn all<'a>(tellings: &[Telling<'a>]) -> (Vec<Mention<'a>>, u32) {
    let mut vocabulary = Vocabulary::default();
    for telling in tellings {
        learn(telling, &mut vocabulary);
    }
    let read: Vec<Vec<Passage<'a>>> = tellings.iter().map(|telling| passages(telling, &vocabulary)).collect();
    let mut usage = Usage::default();
    read.iter().flatten().for_each(|passage| usage.count(passage));
    let gather = |(at, (telling, passages)): (usize, (&Telling<'a>, &Vec<Passage<'a>>))| {
        let context = Context { article: at, figures: telling.figures, vocabulary: &vocabulary, usage: &usage };
        passages.iter().flat_map(|passage| context.mentions(passage)).collect::<Vec<_>>()
    };
    (tellings.iter().zip(&read).enumerate().flat_map(gather).collect(), half_bits(usage.total(), 1))
}

fn sentences_with_figures(figures: &[Figure]) -> BTreeMap<usize, Vec<usize>> {
    let mut sentences: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, figure) in figures.iter().enumerate() {
        sentences.entry(figure.sentence).or_default().push(at);
    }
    sentences
}

fn learn(telling: &Telling<'_>, vocabulary: &mut Vocabulary) {
    for &sentence in sentences_with_figures(telling.figures).keys() {
        for word in cut(sentence_text(telling.article, sentence).0) {
            vocabulary.learn(standard(word.text));
        }
    }
}

fn passages<'a>(telling: &Telling<'a>, vocabulary: &Vocabulary) -> Vec<Passage<'a>> {
    let read = |(sentence, own)| {
        let (text, span) = sentence_text(telling.article, sentence);
        Passage::read(text, span, 0, telling.figures, own, vocabulary)
    };
    sentences_with_figures(telling.figures).into_iter().map(read).collect()
}

fn sentence_text(article: &Article, sentence: usize) -> (&str, Span) {
    let span = article.sentences().get(sentence).map_or_else(Span::default, |sentence| sentence.span);
    (article.prose().get(span.range()).unwrap_or(""), span)
}

/// Spellings that no stemmer brings together, and the one they are counted as.
static STANDARD: &[(&str, &str)] =
    &[("jewellery", "jewel"), ("jewelry", "jewel"), ("temblor", "quake"), ("earthquake", "quake")];

fn standard(word: &str) -> &str {
    STANDARD.iter().find(|(variant, _)| variant.eq_ignore_ascii_case(word)).map_or(word, |(_, standard)| standard)
}

/// Headlines write every word like a name.
fn is_title(passage: &Passage<'_>) -> bool {
    let long = passage.words.iter().map(|word| passage.slice(word.span)).filter(|word| word.len() > 3);
    let (upper, all) = long.fold((0, 0), |(upper, all), word| (upper + usize::from(is_capital(word)), all + 1));
    upper * 3 > all * 2
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Sentences taken to have been seen besides those of the articles, and to hold none of their words: in two articles of
/// a sentence each, what both say is not common for that.
const UNREAD: u64 = 8;

impl Usage {
    fn count(&mut self, passage: &Passage<'_>) {
        self.read += 1;
        let stems: BTreeSet<Stem> = passage.words.iter().filter_map(|word| word.stem).collect();
        for stem in stems {
            *self.sentences.entry(stem).or_default() += 1;
        }
        if is_title(passage) {
            return;
        }
        for (at, word) in passage.words.iter().enumerate() {
            let Some(stem) = word.stem else { continue };
            match is_capital(passage.slice(word.span)) {
                true if at > 0 => drop(self.names.entry(stem).or_insert(true)),
                true => {}
                false => drop(self.names.insert(stem, false)),
            }
        }
    }

    fn total(&self) -> u64 {
        self.read + UNREAD
    }

    fn rarity(&self, stem: Stem) -> u32 {
        let sentences = u64::from(self.sentences.get(&stem).copied().unwrap_or(1).max(1));
        half_bits(self.total(), sentences)
    }

    fn is_name(&self, stem: Stem) -> bool {
        self.names.get(&stem).copied().unwrap_or(false)
    }
}

/// What it tells that a thing happens so often of so many times, in half bits.
fn half_bits(of: u64, times: u64) -> u32 {
    let (of, times) = (of.min(1 << 31), times.min(1 << 31));
    (of * of / (times * times)).max(1).ilog2()
}

/// What the mentions of one article are read with.
struct Context<'a, 'p> {
    article: usize,
    figures: &'a [Figure],
    vocabulary: &'p Vocabulary,
    usage: &'p Usage,
}

/// What of a sentence is looked at on either side of a figure: words, and other figures. Beyond that nothing speaks of
/// it, and a sentence without end costs no more than its length.
const WINDOW: usize = 40;
const FIGURES: usize = 8;

/// A sentence with its figures, and the stem of each of its words that says what it is about.
struct Scene<'a, 'p> {
    passage: &'p Passage<'a>,
    own: Vec<&'a Figure>,
    content: Vec<Option<Stem>>,
}

impl<'a> Context<'a, '_> {
    fn mentions(&self, passage: &Passage<'a>) -> Vec<Mention<'a>> {
        let own: Vec<&'a Figure> = passage.figures.iter().filter_map(|&at| self.figures.get(at)).collect();
        let scene = Scene { passage, content: self.content(passage, &own), own };
        (0..scene.own.len()).filter_map(|at| self.mention(&scene, at)).collect()
    }

    fn mention(&self, scene: &Scene<'a, '_>, at: usize) -> Option<Mention<'a>> {
        let figure = *scene.own.get(at)?;
        if !is_lined_up(figure, scene.passage.slice(figure.span)) || numbers_a_part(scene.passage, figure) {
            return None;
        }
        let (head, modifiers) = self.counted(figure);
        let others = || scene.own.iter().skip(at.saturating_sub(FIGURES)).take(2 * FIGURES + 1);
        let others = || others().filter(|other| other.span != figure.span);
        Some(Mention {
            article: self.article,
            figure,
            words: self.words(scene, figure),
            head,
            modifiers,
            dates: others().filter_map(|other| other.quantity.days()).collect(),
            beside: others().map(|other| &other.quantity).collect(),
            stance: Stance::of(scene.passage, figure),
        })
    }

    /// What a count counts: the head ("memorandum" of "memorandum of understanding") and the rest.
    fn counted(&self, figure: &Figure) -> (Option<Stem>, Vec<Stem>) {
        let Some(Unit::Noun(noun)) = &figure.quantity.unit else { return (None, Vec::new()) };
        let words: Vec<&str> =
            cut(noun).into_iter().map(|word| word.text).take_while(|w| !is_function_word(w)).collect();
        let Some((head, modifiers)) = words.split_last() else { return (None, Vec::new()) };
        let find = |word: &&str| self.vocabulary.find(standard(word));
        (find(head), modifiers.iter().filter_map(find).collect())
    }

    /// For each word its stem, unless it is a function word, a number or a unit. Figures and words come in order, so
    /// each is walked once.
    fn content(&self, passage: &Passage<'_>, own: &[&Figure]) -> Vec<Option<Stem>> {
        let counted: Vec<_> = own.iter().map(|figure| self.counted(figure)).collect();
        let mut next = 0;
        let stem = |word: &Word| {
            while own.get(next).is_some_and(|figure| figure.span.end <= word.span.start) {
                next += 1;
            }
            let stem = self.content_stem(passage.slice(word.span))?;
            let inside = own.get(next).is_some_and(|figure| figure.span.overlaps(word.span));
            let named = counted.get(next).is_some_and(|(head, rest)| *head == Some(stem) || rest.contains(&stem));
            (!inside || named).then_some(stem)
        };
        passage.words.iter().map(stem).collect()
    }

    fn content_stem(&self, word: &str) -> Option<Stem> {
        let text = cut(word).first()?.text;
        let is_content = !is_function_word(text) && !text.bytes().any(|byte| byte.is_ascii_digit());
        is_content.then(|| self.vocabulary.find(standard(text))).flatten()
    }

    /// The content words around a figure.
    fn words(&self, scene: &Scene<'_, '_>, figure: &Figure) -> Vec<Around> {
        let here = scene.passage.way_to(figure.span);
        let mut words: BTreeMap<Stem, Around> = BTreeMap::new();
        let window = window(scene.passage, figure.span);
        for (word, stem) in scene.passage.words.iter().zip(&scene.content).skip(window.start).take(window.len()) {
            let Some(stem) = *stem else { continue };
            let way = (word.way - here).abs();
            let rarity = self.usage.rarity(stem);
            let around = Around { stem, span: word.span, way, is_name: self.usage.is_name(stem), rarity };
            let known = words.entry(stem).or_insert(around);
            if known.way > way {
                *known = around;
            }
        }
        words.into_values().collect()
    }
}

/// The words around a span, as indices into the passage's.
fn window(passage: &Passage<'_>, span: Span) -> Range<usize> {
    let at = passage.words.partition_point(|word| word.span.end <= span.start);
    at.saturating_sub(WINDOW)..(at + WINDOW).min(passage.words.len()).max(at.saturating_sub(WINDOW))
}

/// From 4 for the words beside the figure down to 1 for those of another clause.
fn nearness(way: i32) -> u32 {
    match way {
        ..=3 => 4,
        4..=NEAR => 3,
        7..=10 => 2,
        _ => 1,
    }
}

/// Words that say a figure has moved, or is not the last word.
static MOVING: &[&str] = &[
    "adjusted",
    "climbed",
    "dropped",
    "earlier",
    "fell",
    "grew",
    "grown",
    "initial",
    "initially",
    "latest",
    "now",
    "originally",
    "preliminary",
    "previous",
    "previously",
    "provisional",
    "raised",
    "revised",
    "risen",
    "rose",
    "still",
    "updated",
];

/// Words that say a figure lies ahead.
static AHEAD: &[&str] = &[
    "aims",
    "could",
    "estimate",
    "estimates",
    "expected",
    "expects",
    "forecast",
    "intends",
    "likely",
    "may",
    "might",
    "plan",
    "planned",
    "plans",
    "projected",
    "proposed",
    "scheduled",
    "set",
    "should",
    "target",
    "will",
    "would",
];

/// Words that make another figure of the plain one.
static SCOPE: &[&str] = &[
    "additional",
    "average",
    "another",
    "each",
    "every",
    "extra",
    "further",
    "half",
    "more",
    "other",
    "others",
    "out",
    "per",
    "remaining",
    "rest",
];

impl Stance {
    fn of(passage: &Passage<'_>, figure: &Figure) -> Self {
        let here = passage.way_to(figure.span);
        let mut stance = Stance::default();
        for word in passage.words.get(window(passage, figure.span)).unwrap_or_default() {
            let way = (word.way - here).abs();
            if way > 2 * NEAR {
                continue;
            }
            let text = passage.slice(word.span).to_lowercase();
            stance.moving |= MOVING.contains(&text.as_str());
            stance.ahead |= AHEAD.contains(&text.as_str());
            if way <= 2 && !figure.span.overlaps(word.span) {
                stance.scope = stance.scope.or(SCOPE.iter().copied().find(|scope| *scope == text));
            }
        }
        stance.origin = passage.before(figure.span, 1).any(|word| word.eq_ignore_ascii_case("from"));
        stance
    }
}
