//! `short`: one line a finding and nothing else, so that `grep`, `sort` and editors can take it apart.

use std::io::{self, Write};

use super::late::Late;
use super::sanitize::{inert, one_line};
use super::{Report, Settings, Stream};
use crate::finding::{Finding, Part, Run};

/// `path:line:column: severity[code] message`
pub(super) struct Short;

impl Report for Short {
    fn render(&self, run: &Run, _: &Settings, out: &mut dyn Write) -> io::Result<()> {
        run.findings.iter().try_for_each(|finding| writeln!(out, "{}", line(finding)))
    }

    fn stream(&self) -> Option<Box<dyn Stream>> {
        Some(Box::<Lines>::default())
    }
}

/// The lines that have to wait until the end.
#[derive(Default)]
struct Lines(Late<String>);

impl Stream for Lines {
    fn part(&mut self, part: &Part, out: &mut dyn Write) -> io::Result<()> {
        self.0.take(part, line);
        part.findings.iter().try_for_each(|finding| writeln!(out, "{}", line(finding)))
    }

    fn end(&mut self, rest: &Run, out: &mut dyn Write) -> io::Result<()> {
        Short.render(rest, &Settings::default(), out)?;
        self.0.in_order().try_for_each(|line| writeln!(out, "{line}"))
    }
}

/// The line of a finding, without its line break.
fn line(finding: &Finding) -> String {
    let source = &finding.place.source;
    let at = source.position(finding.place.span.start);
    let (line, column) = (at.line, at.column);
    let (severity, code) = (finding.severity.name(), finding.code.name());
    let whole =
        format!("{}:{line}:{column}: {severity}[{code}] {}", one_line(source.name()), one_line(&finding.message));
    inert(&whole).into_owned()
}
