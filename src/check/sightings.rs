//! Sightings: where an article says the words that claims use.
//!
//! Gone through once for an article, so that a claim costs what the article says of it and not the article's length; and
//! a claim of which it says too little costs nothing, so that ten thousand claims can be held against every article.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::acronyms::introduced;
use super::bind::{Ends, Ground};
use super::passage::Passage;
use super::prepared::Prepared;
use super::subject::CompiledSubject;
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
        let mut sightings = Self { by_stem };
        sightings.see_names(&introduced(passages), passages);
        sightings
    }

    /// Wherever the letters of an acronym stand, the words of its name do.
    fn see_names(&mut self, names: &FxHashMap<&str, Vec<Stem>>, passages: &[Passage<'_>]) {
        if names.is_empty() {
            return;
        }
        for (at, passage) in passages.iter().enumerate() {
            for (word, letters) in passage.words.iter().enumerate() {
                for &stem in names.get(passage.slice(letters.span)).map_or(&[][..], Vec::as_slice) {
                    self.by_stem.entry(stem).or_default().push(Sighting { passage: at, word, compound: false });
                }
            }
        }
        let stems: BTreeSet<Stem> = names.values().flatten().copied().collect();
        for stem in stems {
            if let Some(seen) = self.by_stem.get_mut(&stem) {
                seen.sort_by_key(|sighting| (sighting.passage, sighting.word));
            }
        }
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
        let alone = !self.compound || rest.is_empty();
        (whole && alone).then(|| Place { passage: self.passage, span: words[0].span.join(words[rest.len()].span) })
    }
}

/// Which claims use which stems, compiled once for all articles.
#[derive(Debug)]
pub(super) struct Index {
    /// For each stem that a phrase begins with: the claims, and the bits of their needs.
    by_stem: FxHashMap<Stem, Vec<(usize, u64)>>,
    /// What is asked of an article before it is looked through for a claim: one for each.
    gates: Vec<Gate>,
    /// The claims that have a need no stem begins.
    unknown: Vec<usize>,
    /// The claims that expect or accept a value.
    by_value: FxHashMap<Ends, Vec<usize>>,
}

/// What an article must have of one claim.
#[derive(Clone, Copy, Debug, Default)]
struct Gate {
    /// The bits of the needs that no stem begins, and that are only found by looking.
    unknown: u64,
    /// The bits of the needs that are names.
    names: u64,
    /// How many needs there are.
    needs: u32,
    /// Whether the subject was given as terms.
    strict: bool,
}

impl Index {
    pub(super) fn of(claims: &[Prepared<'_>]) -> Self {
        let mut by_stem: FxHashMap<Stem, Vec<(usize, u64)>> = FxHashMap::default();
        for (at, prepared) in claims.iter().enumerate() {
            for (need, bit) in prepared.subject.needs.iter().zip((0..).map(bit_of)) {
                for stem in need.first_stems() {
                    by_stem.entry(stem).or_default().push((at, bit));
                }
            }
        }
        let gates: Vec<Gate> = claims.iter().map(|prepared| Gate::of(&prepared.subject)).collect();
        let unknown = (0..gates.len()).filter(|&claim| gates[claim].unknown != 0).collect();
        let mut by_value: FxHashMap<Ends, Vec<usize>> = FxHashMap::default();
        for (at, prepared) in claims.iter().enumerate() {
            for ends in Ends::of_claim(prepared.claim) {
                by_value.entry(ends).or_default().push(at);
            }
        }
        Self { by_stem, gates, unknown, by_value }
    }

    /// The claims an article may speak of, in order.
    pub(super) fn spoken_of(&self, ground: &Ground<'_>) -> Vec<usize> {
        let (met, touched) = self.met(ground.sightings);
        let is_short = ground.passages.len() < LONG;
        let valued: FxHashSet<usize> =
            ground.values.each().filter_map(|ends| self.by_value.get(ends)).flatten().copied().collect();
        // Of a sentence one need will do in a short article, or where its own telling value stands.
        let told = |gate: &Gate, met: u64, claim: usize| is_short || !gate.is_unnamed(met) && valued.contains(&claim);
        let enough = |gate: &Gate, met: u64, claim: usize| {
            met.count_ones() >= gate.least(met) || !gate.strict && told(gate, met, claim)
        };
        let mut spoken_of: Vec<usize> =
            touched.into_iter().filter(|&claim| enough(&self.gates[claim], met[claim], claim)).collect();
        spoken_of.sort_unstable();
        spoken_of
    }

    /// The bits of the needs that an article meets, claim by claim, and the claims of which it meets any: few of many.
    fn met(&self, sightings: &Sightings) -> (Vec<u64>, Vec<usize>) {
        let mut met = vec![0; self.gates.len()];
        let mut touched = self.unknown.clone();
        for &claim in &self.unknown {
            met[claim] = self.gates[claim].unknown;
        }
        for stem in sightings.by_stem.keys() {
            for &(claim, bit) in self.by_stem.get(stem).map_or(&[][..], Vec::as_slice) {
                if met[claim] == 0 {
                    touched.push(claim);
                }
                met[claim] |= bit;
            }
        }
        (met, touched)
    }
}

/// From so many sentences on, an article holds any one word by chance.
const LONG: usize = 8;

impl Gate {
    fn of(subject: &CompiledSubject) -> Self {
        let needs = u32::try_from(subject.needs.len()).unwrap_or(u32::MAX).min(u64::BITS);
        let mut gate = Self { needs, strict: subject.strict, ..Self::default() };
        for (need, bit) in subject.needs.iter().zip((0..).map(bit_of)) {
            gate.unknown |= if need.has_pattern() { bit } else { 0 };
            gate.names |= if need.name { bit } else { 0 };
        }
        gate
    }

    /// Whether the claim has names and the article none of them.
    fn is_unnamed(&self, met: u64) -> bool {
        self.names != 0 && self.names & met == 0
    }

    /// How many needs an article must meet: of terms all; of a sentence two words, for one is any story's, unless the
    /// sentence has no more; and more than half of them where the article has none of the names that the sentence has.
    fn least(&self, met: u64) -> u32 {
        match self.needs {
            all if self.strict => all,
            all if self.is_unnamed(met) => all / 2 + 1,
            0..=2 => 1,
            _ => 2,
        }
    }
}

/// The bit of a need; those beyond the last bit share it, which only lets a claim through that need not be.
fn bit_of(need: u32) -> u64 {
    1 << need.min(u64::BITS - 1)
}
