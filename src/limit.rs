//! Limits: how much of anything is read at most, in one table.
//!
//! Articles and claims come from anyone. What is past a limit is refused in words that say which limit it was and what
//! to do, and never cut short in silence. Whatever has no limit here costs no more than in proportion to its length: a
//! line may be as long as its article, and markup may be nested as deep as it is long.

use std::fmt;

/// The most there may be of something.
#[derive(Debug, PartialEq, Eq)]
pub struct Limit {
    pub most: usize,
    /// What is counted: "bytes".
    pub of: &'static str,
    /// What may have no more of it: "an article".
    pub holder: &'static str,
    /// What to do where there is more.
    pub remedy: &'static str,
}

macro_rules! limits {
    ($($(#[$doc:meta])* $name:ident $most:expr, $of:literal, $holder:literal, $remedy:literal;)*) => {
        $($(#[$doc])* pub static $name: Limit = Limit { most: $most, of: $of, holder: $holder, remedy: $remedy };)*

        /// Every limit, in the order of the manual.
        pub static LIMITS: &[&Limit] = &[$(&$name),*];
    };
}

limits! {
    /// Real articles are a thousandth of it; what is larger is a dump, not an article.
    ARTICLE_BYTES 64 << 20, "bytes", "an article", "split the file, or feed its articles one by one with --jsonl";
    /// A figure takes some seven hundred bytes to keep, and a page of prose holds thirty.
    ARTICLE_FIGURES 100_000, "figures", "an article", "split the file, or feed its articles one by one with --jsonl";
    /// A pair takes some three hundred bytes to weigh, and all pairs of a passage are weighed against each other.
    ARTICLE_PAIRS 2_000_000, "pairs of a figure and a value of a claim its passage speaks of", "an article",
        "name the claims files it is to be held against with --claims, or split it";
    RECORD_BYTES 64 << 20, "bytes", "a line of --jsonl", "split the record";
    FOLDER_FILES 1_000_000, "files", "a folder or a glob", "name a narrower one";
    BASELINE_BYTES 64 << 20, "bytes", "a baseline", "settle some findings, or keep one baseline a folder";
    /// Some fifty thousand claims, far beyond what a desk can keep up.
    CLAIMS_BYTES 8 << 20, "bytes", "a claims file", "split it into several files";
    CLAIMS 20_000, "claims", "a claims file", "split it into several files";
    /// All values of a claim are weighed against each other.
    CLAIM_VALUES 1000, "values", "a claim", "split it into several claims";
    /// The format itself needs five.
    CLAIMS_DEPTH 32, "lists and mappings in one another", "a claims file", "a claims file needs no more than five levels";
    /// Compiling is what costs, so the sum is bounded.
    CLAIMS_PATTERNS 500, "patterns", "a claims file", "use words where words will do, or split the file";
    PATTERN_BYTES 1000, "bytes", "a pattern", "make it shorter, or split it with `|`";
    PATTERN_SIZE 256 << 10, "bytes once compiled", "a pattern", "make it shorter, or split it with `|`";
    /// Whoever has so much to mend begins at the top; a file that is no claims file has millions.
    CLAIMS_FAULTS 100, "faults", "a report of one claims file", "mend those listed first, then run it again";
}

impl Limit {
    /// Whether so many are too many.
    #[must_use]
    pub fn is_passed_by(&self, count: usize) -> bool {
        count > self.most
    }

    /// The number with its thousands set apart.
    #[must_use]
    pub fn number(&self) -> String {
        let digits = self.most.to_string();
        let groups: Vec<&str> =
            digits.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
        groups.join(",")
    }
}

/// "more than 500 patterns, the most a claims file may have"
impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "more than {} {}, the most {} may have", self.number(), self.of, self.holder)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_says_what_it_is() {
        assert_eq!(CLAIMS_PATTERNS.to_string(), "more than 500 patterns, the most a claims file may have");
        assert_eq!(CLAIMS_BYTES.number(), "8,388,608");
        assert!(CLAIMS.is_passed_by(20_001) && !CLAIMS.is_passed_by(20_000));
    }
}
