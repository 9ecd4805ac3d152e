//! Sightings: where an article says the words that claims use.
//!
//! Gone through once for an article, so that a claim costs what the article says of it and not the article's length; and
//! a claim of which it says too little costs nothing, so that ten thousand claims can be held against every article.

use rustc_hash::FxHashMap;

use super::passage::Passage;
use super::prepared::Prepared;
use super::words::Stem;
use crate::source::Span;

/// A word of an article that some claim uses.
#[derive(Clone, Copy, Debug)]
struct Sighting {
    /// Index into the article's passages, and into that passage's words.
    passage: usize,
    word: usize,
    /// Whether it is this word and the one before, written as one.
    compound: bool,
}

/// A place where a term or a word of a claim stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// Index into the article's passages.
    pub passage: usize,
    /// In the article's prose.
    pub span: Span,
}

/// Every word of an article that some claim uses, by its stem, in the order of the text.
#[derive(Debug, Default)]
pub(super) struct Sightings {
    by_stem: FxHashMap<Stem, Vec<Sighting>>,
}

impl Sightings {
    pub(super) fn of(passages: &[Passage<'_>]) -> Self {
        let mut by_stem: FxHashMap<Stem, Vec<Sighting>> = FxHashMap::default();
        let words = passages
            .iter()
            .enumerate()
            .flat_map(|(at, passage)| passage.words.iter().enumerate().map(move |word| (at, word)));
        for (passage, (at, word)) in words {
            let mut see =
                |stem, compound| by_stem.entry(stem).or_default().push(Sighting { passage, word: at, compound });
            if let Some(stem) = word.stem {
                see(stem, false);
            }
            if let Some(stem) = word.compound.filter(|compound| Some(*compound) != word.stem) {
                see(stem, true);
            }
        }
        Self { by_stem }
    }

    /// Where a phrase stands, in the order of the text.
    pub(super) fn of_phrase<'s>(
        &'s self,
        phrase: &'s [Stem],
        passages: &'s [Passage<'_>],
    ) -> impl Iterator<Item = Place> + 's {
        let sightings = phrase.split_first().and_then(|(first, rest)| Some((self.by_stem.get(first)?, rest)));
        sightings.into_iter().flat_map(move |(sightings, rest)| {
            sightings.iter().filter_map(move |sighting| sighting.followed_by(rest, passages))
        })
    }
}

impl Sighting {
    /// The place of a phrase that begins here, if the rest of it follows.
    fn followed_by(&self, rest: &[Stem], passages: &[Passage<'_>]) -> Option<Place> {
        let words = passages.get(self.passage)?.words.get(self.word..=self.word + rest.len())?;
        let whole = words[1..].iter().zip(rest).all(|(word, &stem)| word.stem == Some(stem));
        let stands = whole && !(self.compound && !rest.is_empty());
        stands.then(|| Place { passage: self.passage, span: words[0].span.join(words[rest.len()].span) })
    }
}

/// Which claims use which stems, compiled once for all articles.
#[derive(Debug)]
pub(super) struct Index {
    /// For each stem that a phrase begins with: the claims, and the bits of their needs.
    by_stem: FxHashMap<Stem, Vec<(usize, u64)>>,
    /// For each claim: the bits of its needs that no stem begins and that are only found by looking, and how many of
    /// all its needs an article must meet.
    claims: Vec<(u64, u32)>,
}

impl Index {
    pub(super) fn of(claims: &[Prepared<'_>]) -> Self {
        let mut index = Self { by_stem: FxHashMap::default(), claims: Vec::with_capacity(claims.len()) };
        for (at, prepared) in claims.iter().enumerate() {
            let mut unknown = 0;
            for (need, bit) in prepared.subject.needs.iter().zip((0..).map(bit_of)) {
                if need.has_pattern() {
                    unknown |= bit;
                }
                for stem in need.first_stems() {
                    index.by_stem.entry(stem).or_default().push((at, bit));
                }
            }
            index.claims.push((unknown, prepared.subject.least_needs()));
        }
        index
    }

    /// The claims an article may speak of, in order.
    pub(super) fn spoken_of(&self, sightings: &Sightings) -> Vec<usize> {
        let mut met: Vec<u64> = self.claims.iter().map(|&(unknown, _)| unknown).collect();
        for stem in sightings.by_stem.keys() {
            for &(claim, bit) in self.by_stem.get(stem).map_or(&[][..], Vec::as_slice) {
                met[claim] |= bit;
            }
        }
        let enough = |&(_, (met, (_, least))): &(usize, (u64, &(u64, u32)))| met.count_ones() >= *least;
        met.into_iter().zip(&self.claims).enumerate().filter(enough).map(|(claim, _)| claim).collect()
    }
}

/// The bit of a need; those beyond the last bit share it, which only lets a claim through that need not be.
fn bit_of(need: u32) -> u64 {
    1 << need.min(u64::BITS - 1)
}
