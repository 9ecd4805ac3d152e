//! `pretty`: for a person at a terminal.
//!
//! What needs settling comes first and in full, conflicts before all; what only needs counting is gathered into lists;
//! the last lines say what the run came to and what to do next.

mod diagnostic;
mod digest;
mod snippet;
mod summary;

use std::cmp::Reverse;
use std::io::{self, Write};

use super::sanitize::inert_lines;
use super::{Report, Settings, compare};
use crate::finding::{Finding, Run};

pub(super) struct Pretty;

impl Report for Pretty {
    fn render(&self, run: &Run, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
        inert_lines(out, |out| draw(run, settings, out))
    }
}

fn draw(run: &Run, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    for finding in in_full(run) {
        writeln!(out, "{}", diagnostic::draw(finding, settings))?;
    }
    let mut digests = digest::gather(run.findings.iter().filter(|finding| digest::is_gathered(finding)));
    digests.sort_by_key(|digest| Reverse(digest.severity()));
    for digest in digests {
        writeln!(out, "{}", digest.draw(settings))?;
    }
    if let Some(slots) = &run.slots {
        out.write_all(compare::draw(slots, run.articles.len(), settings).as_bytes())?;
    }
    // Where articles are held against each other alone, no claim covers anything.
    if run.slots.is_none() || run.summary.claims > 0 {
        out.write_all(summary::draw(run, settings).as_bytes())?;
    }
    Ok(())
}

/// The findings that are drawn one by one: conflicts of all articles, then the gravest.
fn in_full(run: &Run) -> Vec<&Finding> {
    let mut findings: Vec<_> = run.findings.iter().filter(|finding| !digest::is_gathered(finding)).collect();
    findings.sort_by_key(|finding| (!finding.is_conflict(), Reverse(finding.severity)));
    findings
}
