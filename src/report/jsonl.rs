//! `jsonl`: what `json` says, a line an article, for programs that read while the run is being written.
//!
//! Every article is a line with its figures, claims, coverage and findings. A file that is no article but in which
//! something was found (a claims file) is a line with its path and findings. The last line holds the totals, and what
//! articles say of one fact where they were held against each other: a report without it was cut off.

use std::io::{self, Write};

use serde::Serialize;

use super::by_file::{File, files};
use super::json::{
    AcceptedValue, ArticleValue, FindingValue, SlotOf, SummaryValue, accepted_value, article_value, finding_value,
    line_to, slot_values, summary_value,
};
use super::{Report, Settings, Stream};
use crate::finding::{Part, Run};

pub(super) struct Jsonl;

impl Report for Jsonl {
    fn render(&self, run: &Run, _: &Settings, out: &mut dyn Write) -> io::Result<()> {
        for (path, file) in files(run) {
            line_of(path, &file, out)?;
        }
        line_to(out, &Totals { summary: summary_value(run), slots: slot_values(run) })
    }

    fn stream(&self) -> Option<Box<dyn Stream>> {
        Some(Box::new(Jsonl))
    }
}

impl Stream for Jsonl {
    fn part(&mut self, part: &Part, out: &mut dyn Write) -> io::Result<()> {
        line_of(part.article.source.name(), &part.into(), out)
    }

    /// What is left is a run without articles.
    fn end(&mut self, rest: &Run, out: &mut dyn Write) -> io::Result<()> {
        self.render(rest, &Settings::default(), out)
    }
}

fn line_of(path: &str, file: &File<'_>, out: &mut dyn Write) -> io::Result<()> {
    let found = Found {
        findings: file.findings.iter().map(|finding| finding_value(finding)).collect(),
        accepted: file.accepted.iter().map(|accepted| accepted_value(accepted)).collect(),
    };
    match file.article {
        Some(article) => line_to(out, &ArticleLine { article: article_value(article), found }),
        None => line_to(out, &OtherLine { path, found }),
    }
}

#[derive(Serialize)]
struct Found<'a> {
    findings: Vec<FindingValue<'a>>,
    accepted: Vec<AcceptedValue<'a>>,
}

#[derive(Serialize)]
struct ArticleLine<'a> {
    #[serde(flatten)]
    article: ArticleValue<'a>,
    #[serde(flatten)]
    found: Found<'a>,
}

#[derive(Serialize)]
struct OtherLine<'a> {
    path: &'a str,
    #[serde(flatten)]
    found: Found<'a>,
}

#[derive(Serialize)]
struct Totals<'a> {
    summary: SummaryValue<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    slots: Option<Vec<SlotOf<'a>>>,
}
