//! The command line: the one room that touches files, clock, terminal and environment.
//!
//! It turns arguments into lists of files, hands bytes to the rooms that know what to do with them, and turns what
//! comes back into reports and an exit status. It decides nothing about figures or claims.

mod annotate;
mod args;
mod baseline;
mod check;
mod claims;
mod compare;
mod course;
mod exit;
mod explain;
mod figures;
mod files;
mod gate;
mod in_order;
mod init;
mod jsonl;
mod left_out;
mod outlets;
mod progress;
mod since;
mod terminal;
mod test;
mod trouble;

use std::ffi::OsString;
use std::io::{self, Write};

use jiff::civil::Date;
use jiff::tz::TimeZone;

use args::{Command, CommandLine, Output};
pub use exit::Exit;
use trouble::Trouble;

use crate::finding::{Run, Severity};
use crate::report::{self, Format, Settings};

/// Runs the program as called with these arguments, its own name first, and says how it ended.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Exit {
    match CommandLine::read(arguments) {
        Ok(line) => dispatch(&line),
        Err(error) => usage(&error),
    }
}

fn dispatch(line: &CommandLine) -> Exit {
    terminal::set_colour(line.colour);
    match &line.command {
        Command::Check(options) => check::run(options),
        Command::Figures(options) => figures::run(options),
        Command::Compare(options) => compare::run(options),
        Command::Init(options) => init::run(options),
        Command::Test(options) => test::run(options),
        Command::Explain(options) => explain::explain(options),
        Command::Schema => explain::schema(),
        Command::Completions(options) => explain::completions(options),
        Command::Man(options) => explain::man(options),
    }
}

/// Help and version are asked for and no error; anything else is one.
fn usage(error: &clap::Error) -> Exit {
    let printed = terminal::until_closed(error.print());
    if error.use_stderr() { Exit::Unusable } else { settled(printed) }
}

/// Says what keeps the run from being done as asked.
fn refuse(troubles: &[Trouble]) -> Exit {
    for trouble in troubles {
        terminal::trouble(trouble);
    }
    Exit::Unusable
}

/// The exit status of having written something, or not.
fn settled(written: Result<(), Trouble>) -> Exit {
    match written {
        Ok(()) => Exit::Clean,
        Err(trouble) => refuse(&[trouble]),
    }
}

/// Writes every report asked for; that one cannot be written keeps none of the others from it.
fn write_reports(output: &Output, render: impl Fn(Format, &Settings, &mut dyn Write) -> io::Result<()>) -> Exit {
    let written = output.reports.iter().map(|report| {
        let path = report.path.as_deref();
        let settings = terminal::settings(path);
        settled(terminal::write(path, |out| render(report.format, &settings, out)))
    });
    written.max().unwrap_or_default()
}

/// Writes every report asked for of a whole run, which fails from that severity on.
fn write_run(run: &Run, output: &Output, fails_from: Option<Severity>) -> Exit {
    write_reports(output, |format, settings, out| {
        report::render(run, format, &Settings { fails_from, ..*settings }, out)
    })
}

/// Nothing has that name; perhaps something nearly has.
fn unknown<'a>(what: &str, name: &str, known: impl Iterator<Item = &'a str>) -> Trouble {
    let trouble = Trouble::new(format!("there is no {what} {name}"));
    match nearest(name, known) {
        Some(nearest) => trouble.remedy(format!("did you mean {nearest}?")),
        None => trouble,
    }
}

fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    /// Below this likeness a guess confuses more than it helps.
    const LIKENESS: f64 = 0.7;
    known
        .map(|candidate| (strsim::jaro_winkler(name, candidate), candidate))
        .filter(|(likeness, _)| *likeness > LIKENESS)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, candidate)| candidate)
}

/// "1 claim", "2 claims".
fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// The day a run takes place, by which claims expire. The only look at the clock.
fn today() -> Date {
    jiff::Timestamp::now().to_zoned(TimeZone::UTC).date()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_not_plural() {
        assert_eq!(plural(1, "claim"), "1 claim");
        assert_eq!(plural(0, "claim"), "0 claims");
    }

    #[test]
    fn a_slip_of_the_hand_is_understood() {
        let codes = ["conflicting-figure", "missing-claim"];
        assert_eq!(nearest("conflicting-figures", codes.into_iter()), Some("conflicting-figure"));
        assert_eq!(nearest("xyz", codes.into_iter()), None);
    }
}
