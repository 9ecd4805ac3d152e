//! The baseline: findings a desk has accepted for now, in a file, so that only new ones are reported.
//!
//! An entry knows a finding by its fingerprint and how often it was accepted, not by its line. What stands beside that
//! in the file is for people who read its changes.

use std::collections::{BTreeMap, BTreeSet};
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
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Baseline {
    schema: u32,
    findings: Vec<Entry>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    path: String,
    code: String,
    claim: Option<String>,
    text: String,
    fingerprint: String,
    count: usize,
}

/// Findings, once the baseline has had its say.
pub(crate) struct Sifted {
    pub findings: Vec<Finding>,
    pub accepted: Vec<Accepted>,
    /// How many accepted findings of the files that were looked at are no longer there.
    pub stale: usize,
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

    /// The files of entries that are not there any more, so that nothing will be found in them again.
    pub(crate) fn files_gone(&self) -> Vec<String> {
        let paths: BTreeSet<&String> = self.findings.iter().map(|entry| &entry.path).collect();
        paths.into_iter().filter(|path| !Path::new(path).exists()).cloned().collect()
    }

    /// Takes out what is accepted, each entry as often as it says; `looked_at` are the files this run knows about.
    pub(crate) fn sift(&self, findings: Vec<Finding>, looked_at: &BTreeSet<String>) -> Sifted {
        let mut left: BTreeMap<&str, usize> = BTreeMap::new();
        for entry in self.findings.iter().filter(|entry| looked_at.contains(&entry.path)) {
            *left.entry(&entry.fingerprint).or_default() += entry.count;
        }
        let mut sifted = Sifted { findings: Vec::new(), accepted: Vec::new(), stale: 0 };
        for finding in findings {
            match left.get_mut(finding.fingerprint().as_str()).filter(|left| **left > 0 && is_acceptable(&finding)) {
                Some(left) => {
                    *left -= 1;
                    sifted.accepted.push(Accepted { finding, by: Acceptance::Baseline });
                }
                None => sifted.findings.push(finding),
            }
        }
        sifted.stale = left.into_values().sum();
        sifted
    }

    /// The baseline of what is found now; of files that were not looked at it keeps what it had.
    pub(crate) fn renewed(self, findings: &[Finding], looked_at: &BTreeSet<String>) -> Self {
        let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
        for finding in findings.iter().filter(|finding| is_acceptable(finding)) {
            let fingerprint = finding.fingerprint();
            entries.entry(fingerprint.clone()).or_insert_with(|| Entry::of(finding, fingerprint)).count += 1;
        }
        let kept = self.findings.into_iter().filter(|entry| !looked_at.contains(&entry.path));
        let mut findings: Vec<Entry> = entries.into_values().chain(kept).collect();
        findings.sort();
        Self { schema: SCHEMA, findings }
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

    #[test]
    fn what_is_accepted_once_is_accepted_as_often_as_it_was_found() {
        let files = files(&["a.txt"]);
        let baseline = Baseline::default().renewed(&findings("./a.txt", 2), &files);
        let sifted = baseline.sift(findings("a.txt", 3), &files);
        assert_eq!((sifted.findings.len(), sifted.accepted.len(), sifted.stale), (1, 2, 0));
        assert_eq!(sifted.findings[0].place.span.start, 6);
        let fewer = baseline.sift(findings("a.txt", 1), &files);
        assert_eq!((fewer.findings.len(), fewer.stale), (0, 1));
    }

    #[test]
    fn files_that_were_not_looked_at_keep_their_entries() {
        let baseline = Baseline::default().renewed(&findings("a.txt", 2), &files(&["a.txt"]));
        assert_eq!(baseline.sift(Vec::new(), &files(&["b.txt"])).stale, 0);
        let renewed = baseline.renewed(&findings("b.txt", 1), &files(&["b.txt"]));
        assert_eq!(renewed.len(), 3);
        assert_eq!(renewed.renewed(&[], &files(&["a.txt", "b.txt"])), Baseline::default());
    }

    #[test]
    fn what_is_written_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("baseline.json");
        let baseline = Baseline::default().renewed(&findings("a.txt", 2), &files(&["a.txt"]));
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
