//! `github`: workflow commands, which GitHub Actions turns into annotations on the lines of a pull request.
//!
//! A command is a line `::error file=…,line=…,title=…::message`. Whatever comes from an article or a claims file is
//! escaped as the runner unescapes it, so that no text can end its command or begin one of its own.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Write};

use super::late::Late;
use super::sanitize::{inert, lines, one_line};
use super::{Report, Settings, Stream};
use crate::finding::{Ending, Finding, Part, Run, Severity};
use crate::source::Position;

pub(super) struct Github;

impl Report for Github {
    fn render(&self, run: &Run, _: &Settings, out: &mut dyn Write) -> io::Result<()> {
        let mut commands = Commands::default();
        commands.extend(&run.findings);
        commands.write(&run.ending, out)
    }

    fn stream(&self) -> Option<Box<dyn Stream>> {
        Some(Box::<Waiting>::default())
    }
}

/// What decides which command comes first: of the annotations of one step only the first ten of a kind are shown.
type Order = (bool, Reverse<Severity>);

fn order(finding: &Finding) -> Order {
    (!finding.is_conflict(), Reverse(finding.severity))
}

/// Commands, the gravest first.
#[derive(Default)]
struct Commands(BTreeMap<Order, String>);

impl Commands {
    fn extend<'a>(&mut self, findings: impl IntoIterator<Item = &'a Finding>) {
        findings.into_iter().for_each(|finding| self.push(order(finding), &command(finding)));
    }

    fn push(&mut self, order: Order, command: &str) {
        let same = self.0.entry(order).or_default();
        same.push_str(command);
        same.push('\n');
    }

    /// Writes them, after what fails the run as a whole.
    fn write(&self, ending: &Ending, out: &mut dyn Write) -> io::Result<()> {
        for what in &ending.unchecked {
            writeln!(out, "{}", of_run("unchecked", what))?;
        }
        for missed in &ending.missed {
            writeln!(out, "{}", of_run(missed.gate, &missed.message))?;
        }
        self.0.values().try_for_each(|commands| out.write_all(commands.as_bytes()))
    }
}

/// The commands of a run that goes on: any article may hold the gravest, so all of them wait, but not their articles.
#[derive(Default)]
struct Waiting {
    commands: Commands,
    late: Late<(Order, String)>,
}

impl Stream for Waiting {
    fn part(&mut self, part: &Part, _: &mut dyn Write) -> io::Result<()> {
        self.commands.extend(&part.findings);
        self.late.take(part, |finding| (order(finding), command(finding)));
        Ok(())
    }

    fn end(&mut self, rest: &Run, out: &mut dyn Write) -> io::Result<()> {
        self.commands.extend(&rest.findings);
        for (order, command) in self.late.in_order() {
            self.commands.push(*order, command);
        }
        self.commands.write(&rest.ending, out)
    }
}

/// What GitHub calls a severity.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    }
}

fn command(finding: &Finding) -> String {
    let properties: Vec<String> =
        properties(finding).into_iter().map(|(name, value)| format!("{name}={}", property(&value))).collect();
    let command = format!("::{} {}", level(finding.severity), properties.join(","));
    // The runner takes the line for one command; where another server shows it, there must be none in it.
    format!("{command}::{}", inert(&data(&message(finding))))
}

/// A command that belongs to no line of a file.
fn of_run(title: &str, message: &str) -> String {
    format!("::error title={}::{}", property(title), inert(&data(&one_line(message))))
}

fn properties(finding: &Finding) -> Vec<(&'static str, String)> {
    let source = &finding.place.source;
    let (start, end) = (source.position(finding.place.span.start), source.position(finding.place.span.end));
    let mut properties = vec![("file", portable(source.name())), ("line", start.line.to_string())];
    properties.extend(extent(start, end));
    properties.push(("title", finding.code.name().to_owned()));
    properties
}

/// Columns are understood only within one line.
fn extent(start: Position, end: Position) -> Vec<(&'static str, String)> {
    let end_line = ("endLine", end.line.to_string());
    if start.line != end.line {
        return vec![end_line];
    }
    vec![("col", start.column.to_string()), end_line, ("endColumn", end.column.to_string())]
}

fn portable(path: &str) -> String {
    one_line(path).replace('\\', "/")
}

/// What the annotation says: the finding, then how to settle it.
fn message(finding: &Finding) -> String {
    let message = one_line(&finding.message).into_owned();
    finding.help.as_ref().map_or(message.clone(), |help| format!("{message}\n{}", lines(help)))
}

/// A message as a command carries it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property: what ends a property or the list of them is escaped too.
fn property(text: &str) -> String {
    inert(&data(text)).replace(':', "%3A").replace(',', "%2C")
}
