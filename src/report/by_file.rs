//! Findings sorted by the file they stand in, for formats that tell a file's story in one place.
//!
//! Apart from the formats because three of them ask the same: what was found in this article, and what is left that
//! stands in none.

use std::collections::BTreeMap;

use crate::finding::{Accepted, ArticleRecord, ExampleRecord, Finding, Part, Run};

/// What was found in one file, in the order reports show it.
#[derive(Debug, Default)]
pub(super) struct File<'a> {
    pub article: Option<&'a ArticleRecord>,
    pub findings: Vec<&'a Finding>,
    pub accepted: Vec<&'a Accepted>,
    /// Of a claims file.
    pub examples: Vec<&'a ExampleRecord>,
}

impl<'a> From<&'a Part> for File<'a> {
    fn from(part: &'a Part) -> Self {
        Self {
            article: Some(&part.article),
            findings: part.findings.iter().chain(&part.late).collect(),
            accepted: part.accepted.iter().collect(),
            examples: Vec::new(),
        }
    }
}

/// Every article in the order of the run, then every other file in which something was found or tried, in the order of
/// names.
pub(super) fn files(run: &Run) -> Vec<(&str, File<'_>)> {
    let mut found: BTreeMap<&str, File<'_>> = BTreeMap::new();
    for finding in &run.findings {
        found.entry(finding.place.source.name()).or_default().findings.push(finding);
    }
    for accepted in &run.accepted {
        found.entry(accepted.finding.place.source.name()).or_default().accepted.push(accepted);
    }
    for example in &run.examples {
        found.entry(example.place.source.name()).or_default().examples.push(example);
    }
    let mut files: Vec<(&str, File<'_>)> = run.articles.iter().map(|article| of_article(article, &mut found)).collect();
    files.extend(found);
    files
}

fn of_article<'a>(article: &'a ArticleRecord, found: &mut BTreeMap<&'a str, File<'a>>) -> (&'a str, File<'a>) {
    let name = article.source.name();
    (name, File { article: Some(article), ..found.remove(name).unwrap_or_default() })
}
