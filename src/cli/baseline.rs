//! The baseline: findings a desk has accepted for now, in a file, so that only new ones are reported.
//!
//! An entry knows a finding by its fingerprint and how often it was accepted, not by its line. What stands beside that
//! in the file is for people who read its changes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::files::Input;
use super::terminal;
use super::trouble::Trouble;
use crate::finding::{Acceptance, Accepted, Code, Finding, portable_path};
use crate::limit::BASELINE_BYTES;

/// The version of the file's shape.
const SCHEMA: u32 = 1;

/// The findings that were accepted, by file, code and text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Baseline {
    schema: u32,
    findings: Vec<Entry>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entry {
    path: String,
    code: String,
    claim: Option<String>,
    text: String,
    fingerprint: String,
    count: usize,
}

/// A baseline at work: findings pass through it, article after article.
pub(crate) struct Sieve {
    baseline: Baseline,
    /// How many findings of each fingerprint it still accepts.
    left: BTreeMap<String, usize>,
    /// Where the baseline is to be written anew, what it will hold: everything that is found is accepted then.
    renewed: Option<BTreeMap<String, Entry>>,
}

impl Default for Baseline {
    fn default() -> Self {
        Self { schema: SCHEMA, findings: Vec::new() }
    }
}

impl Baseline {
    /// Reads a baseline; with `accept_new` there need not be one yet.
    pub(crate) fn load(path: &Path, accept_new: bool) -> Result<Self, Trouble> {
        if !path.exists() {
            let none = Trouble::of_path(path, "read the baseline", &io::ErrorKind::NotFound.into());
            let remedy = "write one from what is found now with --accept-new";
            return if accept_new { Ok(Self::default()) } else { Err(none.remedy(remedy)) };
        }
        let bytes = Input::file(path.to_path_buf()).bytes(&BASELINE_BYTES)?;
        Self::parse(&bytes).map_err(|reason| unusable(path, &reason))
    }

    fn parse(bytes: &[u8]) -> Result<Self, String> {
        let baseline: Self = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        match baseline.schema {
            SCHEMA => Ok(baseline),
            other => Err(format!("its schema is {other}, and only {SCHEMA} is known")),
        }
    }

    /// How many findings it accepts.
    pub(crate) fn len(&self) -> usize {
        self.findings.iter().map(|entry| entry.count).sum()
    }

    /// Writes it, whole or not at all.
    pub(crate) fn write(&self, path: &Path) -> Result<(), Trouble> {
        terminal::write(Some(path), |out| {
            serde_json::to_writer_pretty(&mut *out, self)?;
            out.write_all(b"\n")
        })
    }
}

impl Sieve {
    /// What lets through what the baseline does not list, or, where it is to accept what is new, nothing it could list.
    pub(crate) fn new(baseline: Baseline, accept_new: bool) -> Self {
        let mut left: BTreeMap<String, usize> = BTreeMap::new();
        for entry in &baseline.findings {
            *left.entry(entry.fingerprint.clone()).or_default() += entry.count;
        }
        Self { baseline, left, renewed: accept_new.then(BTreeMap::new) }
    }

    /// What is left of findings, and what was accepted, each entry as often as it says.
    pub(crate) fn sift(&mut self, findings: Vec<Finding>) -> (Vec<Finding>, Vec<Accepted>) {
        let (accepted, open): (Vec<Finding>, Vec<Finding>) =
            findings.into_iter().partition(|finding| self.accepts(finding));
        let accepted = accepted.into_iter().map(|finding| Accepted { finding, by: Acceptance::Baseline });
        (open, accepted.collect())
    }

    fn accepts(&mut self, finding: &Finding) -> bool {
        if !is_acceptable(finding) {
            return false;
        }
        let fingerprint = finding.fingerprint();
        if let Some(renewed) = &mut self.renewed {
            renewed.entry(fingerprint.clone()).or_insert_with(|| Entry::of(finding, fingerprint)).count += 1;
            return true;
        }
        let Some(left) = self.left.get_mut(&fingerprint).filter(|left| **left > 0) else { return false };
        *left -= 1;
        true
    }

    /// The files of entries that are not there any more, so that nothing will be found in them again.
    pub(crate) fn files_gone(&self) -> Vec<String> {
        let paths: BTreeSet<&String> = self.baseline.findings.iter().map(|entry| &entry.path).collect();
        paths.into_iter().filter(|path| !Path::new(path).exists()).cloned().collect()
    }

    /// Of the entries of files that were looked at, those that are no longer found, or not so often: each with how
    /// many findings are gone.
    pub(crate) fn stale(&self, looked_at: &BTreeSet<String>) -> Vec<(&Entry, usize)> {
        let mut told = BTreeSet::new();
        let of_files = self.baseline.findings.iter().filter(|entry| looked_at.contains(&entry.path));
        let gone = |entry: &Entry| self.left.get(&entry.fingerprint).copied().unwrap_or_default();
        of_files
            .filter(|entry| told.insert(&entry.fingerprint))
            .map(|entry| (entry, gone(entry)))
            .filter(|(_, gone)| *gone > 0)
            .collect()
    }

    /// The baseline of what was found, where it is to be written anew; of files that were not looked at it keeps what
    /// it had.
    pub(crate) fn renewed(self, looked_at: &BTreeSet<String>) -> Option<Baseline> {
        let kept = self.baseline.findings.into_iter().filter(|entry| !looked_at.contains(&entry.path));
        let mut findings: Vec<Entry> = self.renewed?.into_values().chain(kept).collect();
        findings.sort();
        Some(Baseline { schema: SCHEMA, findings })
    }
}

/// "conflicting-figure of tunnel-cost in news/a.txt: “$6.79 million”"
impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let claim = self.claim.as_ref().map(|claim| format!(" of {claim}")).unwrap_or_default();
        let text = self.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = if text.is_empty() { text } else { format!(": “{text}”") };
        write!(f, "{}{claim} in {}{text}", self.code, self.path)
    }
}

impl Entry {
    /// An entry for a finding, not yet counted.
    fn of(finding: &Finding, fingerprint: String) -> Self {
        Self {
            path: portable_path(finding.place.source.name()),
            code: finding.code.name().to_owned(),
            claim: finding.claim.clone(),
            text: finding.place.text().to_owned(),
            fingerprint,
            count: 0,
        }
    }
}

/// A claims file that does not do what it says is never acceptable: what it would check stays unchecked.
fn is_acceptable(finding: &Finding) -> bool {
    finding.code != Code::FAILED_EXAMPLE
}

fn unusable(path: &Path, reason: &str) -> Trouble {
    Trouble::new(format!("cannot use the baseline {}: {reason}", path.display()))
        .remedy("mend it, or delete it and write it anew with --accept-new")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::finding::Place;
    use crate::source::{Source, Span};

    fn findings(path: &str, count: usize) -> Vec<Finding> {
        let source = Arc::new(Source::new(path, "14 ".repeat(count)));
        let place = |at: usize| Place::new(&source, Span::new(3 * at, 3 * at + 2));
        (0..count).map(|at| Finding::new(Code::UNSUPPORTED_FIGURE, place(at), "no claim covers 14")).collect()
    }

    fn files(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(ToString::to_string).collect()
    }

    fn renewed(baseline: Baseline, found: Vec<Finding>, looked_at: &BTreeSet<String>) -> Baseline {
        let mut sieve = Sieve::new(baseline, true);
        assert!(sieve.sift(found).0.is_empty());
        sieve.renewed(looked_at).unwrap()
    }

    /// How many findings are left, accepted and gone.
    fn sifted(baseline: &Baseline, found: Vec<Finding>, looked_at: &BTreeSet<String>) -> (usize, usize, usize) {
        let mut sieve = Sieve::new(baseline.clone(), false);
        let (open, accepted) = sieve.sift(found);
        (open.len(), accepted.len(), sieve.stale(looked_at).iter().map(|(_, gone)| gone).sum())
    }

    #[test]
    fn what_is_accepted_once_is_accepted_as_often_as_it_was_found() {
        let files = files(&["a.txt"]);
        let baseline = renewed(Baseline::default(), findings("./a.txt", 2), &files);
        assert_eq!(sifted(&baseline, findings("a.txt", 3), &files), (1, 2, 0));
        assert_eq!(sifted(&baseline, findings("a.txt", 1), &files), (0, 1, 1));
        let open = Sieve::new(baseline, false).sift(findings("a.txt", 3)).0;
        assert_eq!(open[0].place.span.start, 6, "the first ones are those accepted");
    }

    #[test]
    fn findings_of_one_article_after_the_other_draw_on_the_same_entries() {
        let baseline = renewed(Baseline::default(), findings("a.txt", 3), &files(&["a.txt"]));
        let mut sieve = Sieve::new(baseline, false);
        let open = [2, 2].map(|count| sieve.sift(findings("a.txt", count)).0.len());
        assert_eq!(open, [0, 1]);
    }

    #[test]
    fn what_is_gone_is_named() {
        let files = files(&["a.txt"]);
        let sieve = Sieve::new(renewed(Baseline::default(), findings("a.txt", 1), &files), false);
        let named: Vec<String> = sieve.stale(&files).iter().map(|(entry, _)| entry.to_string()).collect();
        assert_eq!(named, ["unsupported-figure in a.txt: “14”"]);
    }

    #[test]
    fn files_that_were_not_looked_at_keep_their_entries() {
        let baseline = renewed(Baseline::default(), findings("a.txt", 2), &files(&["a.txt"]));
        assert_eq!(sifted(&baseline, Vec::new(), &files(&["b.txt"])), (0, 0, 0));
        let both = renewed(baseline, findings("b.txt", 1), &files(&["b.txt"]));
        assert_eq!(both.len(), 3);
        assert_eq!(renewed(both, Vec::new(), &files(&["a.txt", "b.txt"])), Baseline::default());
    }

    #[test]
    fn what_is_written_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("baseline.json");
        let baseline = renewed(Baseline::default(), findings("a.txt", 2), &files(&["a.txt"]));
        baseline.write(&path).unwrap();
        assert_eq!(Baseline::load(&path, false), Ok(baseline));
    }

    #[test]
    fn a_baseline_that_is_none_is_refused() {
        let missing = Path::new("no/such/baseline.json");
        assert!(Baseline::load(missing, false).is_err());
        assert_eq!(Baseline::load(missing, true), Ok(Baseline::default()));
        for text in ["", "[]", "{\"schema\": 2, \"findings\": []}", "{\"schema\": 1, \"findings\": [{\"count\": -1}]}"]
        {
            assert!(Baseline::parse(text.as_bytes()).is_err(), "{text}");
        }
    }
}
