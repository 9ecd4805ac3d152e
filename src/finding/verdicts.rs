//! The verdicts of all claims in one article.
//!
//! Of ten thousand claims an article mentions a few. So only those have a record of their own; the names of all are
//! shared by the articles, and whoever goes through them is told that the others are not mentioned.

use std::sync::Arc;

/// A claim's verdict in one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClaimRecord<'a> {
    pub id: &'a str,
    /// supported, conflicting or unmentioned.
    pub verdict: &'static str,
    /// Indices into the article's figures.
    pub figures: &'a [usize],
}

/// What an article says of one claim.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Which of the claims, by its place among all.
    pub claim: usize,
    /// supported or conflicting.
    pub verdict: &'static str,
    /// Indices into the article's figures.
    pub figures: Vec<usize>,
}

/// A record of every claim that an article was held against, in the order of the claims.
///
/// ```
/// use factlint::finding::{ClaimRecords, Mention};
///
/// let names = ["pier-length".to_owned(), "pier-cost".to_owned()];
/// let cost = Mention { claim: 1, verdict: "supported", figures: vec![0] };
/// let records = ClaimRecords::new(names.into(), vec![cost]);
/// let verdicts: Vec<&str> = records.iter().map(|record| record.verdict).collect();
/// assert_eq!(verdicts, ["unmentioned", "supported"]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct ClaimRecords {
    names: Arc<[String]>,
    /// In the order of the claims, each once.
    mentions: Vec<Mention>,
}

impl ClaimRecords {
    /// The records of the claims so named. `mentions` are put in order; of two of one claim the first counts.
    #[must_use]
    pub fn new(names: Arc<[String]>, mut mentions: Vec<Mention>) -> Self {
        mentions.sort_by_key(|mention| mention.claim);
        mentions.dedup_by_key(|mention| mention.claim);
        Self { names, mentions }
    }

    /// How many claims there are, mentioned or not.
    #[must_use]
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether no claim governs the article.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The names of all claims, in their order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// Whether these are records of the very claims that the others are of, as those of one checker are.
    #[must_use]
    pub fn share_claims_with(&self, others: &Self) -> bool {
        Arc::ptr_eq(&self.names, &others.names)
    }

    /// The record of the claim at a place among all.
    #[must_use]
    pub fn get(&self, claim: usize) -> Option<ClaimRecord<'_>> {
        let id = self.names.get(claim)?;
        let mention = self.mentions.binary_search_by_key(&claim, |mention| mention.claim).ok();
        Some(record(id, mention.map(|at| &self.mentions[at])))
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = ClaimRecord<'_>> {
        let mut mentions = self.mentions.iter().peekable();
        let names = self.names.iter().enumerate();
        names.map(move |(at, id)| record(id, mentions.next_if(|mention| mention.claim == at)))
    }

    /// Those that the article mentions.
    pub fn mentioned(&self) -> impl Iterator<Item = ClaimRecord<'_>> {
        self.mentions.iter().filter_map(|mention| Some(record(self.names.get(mention.claim)?, Some(mention))))
    }

    /// How many have a verdict.
    #[must_use]
    pub fn count(&self, verdict: &str) -> usize {
        match verdict {
            UNMENTIONED => self.len() - self.mentions.len(),
            verdict => self.mentions.iter().filter(|mention| mention.verdict == verdict).count(),
        }
    }
}

const UNMENTIONED: &str = "unmentioned";

fn record<'a>(id: &'a str, mention: Option<&'a Mention>) -> ClaimRecord<'a> {
    match mention {
        Some(Mention { verdict, figures, .. }) => ClaimRecord { id, verdict, figures },
        None => ClaimRecord { id, verdict: UNMENTIONED, figures: &[] },
    }
}
