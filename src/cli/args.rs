//! The command line as it may be written: commands, options and their help, and nothing of what they do.
//!
//! The help, the manual page and the completions are all made from these types.

use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::finding::Severity;
use crate::report::Format;

/// A linter for facts: checks the figures of articles against the claims a desk has established.
#[derive(Debug, Parser)]
#[command(name = "factlint", version, after_help = EXIT_STATUS, disable_help_subcommand = true)]
pub(crate) struct CommandLine {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub colour: colorchoice_clap::Color,
}

const EXIT_STATUS: &str = "\
Exit status: 0 when nothing was found at or above --fail-on, 1 when something was,
2 when the command line, an article or a claims file could not be used.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Hold articles against claims and report what conflicts and what nothing supports
    Check(Check),
    /// List every figure found in articles, and how it was read
    Figures(Figures),
    /// Hold articles against each other and report where they disagree
    Compare(Compare),
    /// Try the claims' own examples, and report the faults of claims files
    Test(Test),
    /// Show the page of a finding code; without one, list them all
    Explain(Explain),
    /// Print the JSON Schema of the claims format, for editors to complete and check
    Schema,
    /// Print completions for a shell
    Completions(Completions),
    /// Print the manual page, of factlint or of one of its commands
    Man(Man),
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Articles to check: files, folders, globs, or - for standard input [default: those the claims files name]
    #[arg(value_name = "ARTICLE")]
    pub articles: Vec<PathBuf>,
    /// Claims files, or folders of them; may be given several times [default: claims/]
    #[arg(long, value_name = "PATH")]
    pub claims: Vec<PathBuf>,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub output: Output,
    /// Fail on findings at least this severe
    #[arg(long, value_name = "SEVERITY", value_enum, default_value_t = FailOn::Error)]
    pub fail_on: FailOn,
    /// Fail when claims cover less than this share of the figures, in percent
    #[arg(long, value_name = "PERCENT", value_parser = percent)]
    pub min_coverage: Option<Decimal>,
    /// Make an error of every claim that no checked article mentions
    #[arg(long)]
    pub strict: bool,
    /// Read records from a file (or - for standard input), one JSON object a line, and answer each in a line
    #[arg(long, value_name = "FILE", conflicts_with_all = ["articles", "format", "min_coverage", "explain", "stdin_filename"])]
    pub jsonl: Option<PathBuf>,
    /// Instead of the report, tell why this claim got its verdict in each article
    #[arg(long, value_name = "CLAIM", conflicts_with = "format")]
    pub explain: Option<String>,
    /// Leave out notices; the report and errors stay
    #[arg(short, long)]
    pub quiet: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Figures {
    /// Articles to read: files, folders, globs, or - for standard input
    #[arg(value_name = "ARTICLE", required_unless_present = "jsonl")]
    pub articles: Vec<PathBuf>,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub output: Output,
    /// Show how each figure was read, step by step
    #[arg(long)]
    pub explain: bool,
    /// Read records from a file (or - for standard input), one JSON object a line, and answer each in a line
    #[arg(long, value_name = "FILE", conflicts_with_all = ["articles", "format", "explain", "stdin_filename"])]
    pub jsonl: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Compare {
    /// Articles to compare: files, folders, globs, or - for standard input
    #[arg(value_name = "ARTICLE", required = true)]
    pub articles: Vec<PathBuf>,
    /// Claims files, or folders of them, to hold the articles against as well; may be given several times
    #[arg(long, value_name = "PATH")]
    pub claims: Vec<PathBuf>,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub output: Output,
    /// Fail on findings at least this severe
    #[arg(long, value_name = "SEVERITY", value_enum, default_value_t = FailOn::Error)]
    pub fail_on: FailOn,
}

#[derive(Debug, Args)]
pub(crate) struct Test {
    /// Claims files, or folders of them [default: claims/]
    #[arg(value_name = "CLAIMS")]
    pub claims: Vec<PathBuf>,
    #[command(flatten)]
    pub output: Output,
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// A finding code, such as conflicting-figure
    pub code: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell to write them for
    pub shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub(crate) struct Man {
    /// The command whose page is wanted
    pub command: Option<String>,
}

/// How articles are to be read.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct Reading {
    /// The publication date, whatever the articles say; relative dates are read from it (YYYY-MM-DD)
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub date: Option<Date>,
    /// The name standard input goes by in reports; its ending tells the format
    #[arg(long, value_name = "NAME")]
    pub stdin_filename: Option<PathBuf>,
}

/// Where a report goes, and in what form.
#[derive(Clone, Debug, Args)]
pub(crate) struct Output {
    /// The form of the report
    #[arg(long, value_name = "FORMAT", default_value = "pretty", value_parser = formats())]
    pub format: String,
    /// Write the report to this file, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

impl Output {
    /// The format asked for.
    pub(crate) fn format(&self) -> Format {
        Format::find(&self.format).unwrap_or_default()
    }

    /// The file asked for; none is standard output.
    pub(crate) fn path(&self) -> Option<&Path> {
        self.output.as_deref()
    }
}

/// From which severity on a run fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    Error,
    Warning,
    Note,
    Never,
}

impl FailOn {
    /// Whether a finding of this severity makes the run fail.
    pub(crate) fn fails(self, severity: Severity) -> bool {
        match self {
            FailOn::Error => severity >= Severity::Error,
            FailOn::Warning => severity >= Severity::Warning,
            FailOn::Note => true,
            FailOn::Never => false,
        }
    }
}

fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(Format::all().map(Format::name))
}

fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "write it as 2026-01-05".to_string())
}

fn percent(text: &str) -> Result<Decimal, String> {
    let number: Decimal = text.trim_end_matches('%').parse().map_err(|_| "write it as 80 or 80%".to_string())?;
    if (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&number) {
        Ok(number)
    } else {
        Err("a share lies between 0 and 100 percent".to_string())
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        CommandLine::command().debug_assert();
    }

    #[test]
    fn a_share_is_a_percentage() {
        assert_eq!(percent("80"), percent("80%"));
        assert!(percent("101").is_err());
        assert!(percent("-1").is_err());
        assert!(percent("most").is_err());
    }

    #[test]
    fn a_date_is_a_day_of_the_calendar() {
        assert!(date("2026-01-05").is_ok());
        assert!(date("2026-02-30").is_err());
        assert!(date("Monday").is_err());
    }

    #[test]
    fn failing_starts_at_the_severity_named() {
        assert!(FailOn::Warning.fails(Severity::Error));
        assert!(FailOn::Warning.fails(Severity::Warning));
        assert!(!FailOn::Warning.fails(Severity::Note));
        assert!(!FailOn::Never.fails(Severity::Error));
    }
}
