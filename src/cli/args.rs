//! The command line as it may be written: commands, options and their help, and nothing of what they do.
//!
//! The help, the manual page and the completions are all made from these types.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};

use clap::builder::PossibleValuesParser;
use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{ArgAction, ArgMatches, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::files::Input;
use super::trouble::Trouble;
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

impl CommandLine {
    /// Reads the words of a command line, the program's own name first. What is wrong with them is told with the usage of
    /// the command they are for.
    pub(crate) fn read(words: impl IntoIterator<Item = OsString>) -> Result<Self, clap::Error> {
        let mut commands = Self::command();
        let matches = commands.try_get_matches_from_mut(words)?;
        Self::from_arg_matches(&matches).map_err(|error| {
            let name = matches.subcommand_name().unwrap_or_default();
            match commands.find_subcommand_mut(name) {
                Some(command) => error.format(command),
                None => error.format(&mut commands),
            }
        })
    }
}

const EXIT_STATUS: &str = "\
Exit status: 0 when nothing was found at or above --fail-on, 1 when something was, \
2 when the command line, an article or a claims file could not be used.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Hold articles against claims and report what conflicts and what nothing supports
    Check(Check),
    /// List every figure found in articles, and how it was read
    Figures(Figures),
    /// Hold articles against each other and report where they disagree
    Compare(Compare),
    /// Draft claims for the figures of articles, for a person to review
    Init(Init),
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
    /// Fail when claims cover less than this share of the figures, in percent, or govern some article not at all
    #[arg(long, value_name = "PERCENT", value_parser = percent)]
    pub min_coverage: Option<Decimal>,
    /// Fail when more findings than this are reported, whatever their severity
    #[arg(long, value_name = "COUNT")]
    pub max_findings: Option<usize>,
    /// Check only articles that changed in git since this revision, and those whose claims did
    #[arg(long, value_name = "REVISION")]
    pub since: Option<String>,
    /// Make an error of every claim that no checked article mentions, and of every article that no claims govern
    #[arg(long)]
    pub strict: bool,
    /// Report only what this file does not list: findings that were accepted with --accept-new
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Write everything that is found now to the baseline, and drop from it what is gone
    #[arg(long, requires = "baseline", conflicts_with = "since")]
    pub accept_new: bool,
    /// Read records from a file (or - for standard input), one JSON object a line, and answer each in a line
    #[arg(long, value_name = "FILE", conflicts_with_all = ["articles", "format", "min_coverage", "explain", "stdin_filename", "baseline", "since", "max_findings", "strict"])]
    pub jsonl: Option<PathBuf>,
    /// Instead of the report, tell why this claim got its verdict in each article
    #[arg(long, value_name = "CLAIM", conflicts_with_all = ["format", "baseline"])]
    pub explain: Option<String>,
    #[command(flatten)]
    pub notices: Notices,
}

/// How much is said beside the report.
#[derive(Debug, Args)]
pub(crate) struct Notices {
    /// Leave out notices and progress; the report and errors stay
    #[arg(short, long)]
    pub quiet: bool,
    /// Tell which claims and articles were read, and which of them were held against each other
    #[arg(short, long, conflicts_with = "quiet")]
    pub verbose: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Figures {
    /// Articles to read: files, folders, globs, or - for standard input
    #[arg(value_name = "ARTICLE", required_unless_present = "jsonl")]
    pub articles: Vec<PathBuf>,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub output: Listing,
    /// Show how each figure was read, step by step, and why other numbers are no figures
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
pub(crate) struct Init {
    /// Articles to draw claims from: files, folders or globs
    #[arg(value_name = "ARTICLE", required = true)]
    pub articles: Vec<PathBuf>,
    /// Claims files, or folders of them, whose figures need no draft; may be given several times [default: claims/]
    #[arg(long, value_name = "PATH")]
    pub claims: Vec<PathBuf>,
    /// The publication date, whatever the articles say; relative dates are read from it (YYYY-MM-DD)
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub date: Option<Date>,
    /// The file to write, or - for standard output; a claims file that is there is added to [default: claims/ARTICLE.yaml]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Test {
    /// Claims files, or folders of them [default: claims/]
    #[arg(value_name = "CLAIMS")]
    pub claims: Vec<PathBuf>,
    #[command(flatten)]
    pub output: Output,
    /// Fail on findings at least this severe, such as claims past their day; examples that do not hold always fail
    #[arg(long, value_name = "SEVERITY", value_enum, default_value_t = FailOn::Error)]
    pub fail_on: FailOn,
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

/// Where reports go, and in what form, as it is written.
#[derive(Clone, Debug, Args)]
struct WrittenOutput {
    /// The form of the report; with several, each has its own --output and one may do without
    #[arg(long, value_name = "FORMAT", value_parser = formats(), action = ArgAction::Append, default_value = "pretty")]
    format: Vec<String>,
    /// Write the report to this file, whole or not at all
    #[arg(short, long, value_name = "FILE", action = ArgAction::Append)]
    output: Vec<PathBuf>,
}

/// One report: its form, and its file; none is standard output.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Destination {
    pub format: Format,
    pub path: Option<PathBuf>,
}

/// The reports a run is to write, each to a place of its own.
#[derive(Clone, Debug)]
pub(crate) struct Output {
    pub reports: Vec<Destination>,
}

impl Output {
    /// The file of the first report; none is standard output.
    pub(crate) fn path(&self) -> Option<&Path> {
        self.reports.first()?.path.as_deref()
    }

    /// The files that are written.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &Path> {
        self.reports.iter().filter_map(|report| report.path.as_deref())
    }

    /// A report that would take the place of an article or a claims file it is about.
    pub(crate) fn overwrites<'n>(
        &self,
        articles: &'n [Input],
        claims: impl Iterator<Item = &'n str>,
    ) -> Option<Trouble> {
        let written: Vec<(&Path, PathBuf)> =
            self.paths().filter_map(|path| Some((path, path.canonicalize().ok()?))).collect();
        if written.is_empty() {
            return None;
        }
        let articles = articles.iter().filter_map(|input| input.path.as_deref());
        let read: BTreeSet<PathBuf> =
            articles.chain(claims.map(Path::new)).filter_map(|path| path.canonicalize().ok()).collect();
        let (path, _) = written.iter().find(|(_, written)| read.contains(written))?;
        let what = format!("the report would overwrite {}, which it is about", path.display());
        Some(Trouble::new(what).remedy("give --output another name"))
    }

    /// Whether some report shows whole articles.
    pub(crate) fn shows_articles(&self) -> bool {
        self.reports.iter().any(|report| report.format.shows_articles())
    }

    /// Pairs formats and files, which come in the order they were written in: what stands next to each other belongs
    /// together.
    fn pair(written: Vec<Written>) -> Result<Self, &'static str> {
        let mut pairs: Vec<(Option<Format>, Option<PathBuf>)> = Vec::new();
        for word in written {
            match (word, pairs.last_mut()) {
                (Written::Format(format), Some((open @ None, _))) => *open = Some(format),
                (Written::Path(path), Some((_, open @ None))) => *open = Some(path),
                (Written::Format(format), _) => pairs.push((Some(format), None)),
                (Written::Path(path), _) => pairs.push((None, Some(path))),
            }
        }
        if pairs.len() > 1 && pairs.iter().any(|(format, _)| format.is_none()) {
            return Err("with several reports, each --output needs the --format of its own");
        }
        let of = |(format, path): (Option<Format>, _)| Destination { format: format.unwrap_or_default(), path };
        Self::apart(pairs.into_iter().map(of).collect())
    }

    fn apart(mut reports: Vec<Destination>) -> Result<Self, &'static str> {
        for report in &mut reports {
            report.path = report.path.take().filter(|path| path != Path::new("-"));
        }
        if reports.is_empty() {
            reports.push(Destination::default());
        }
        // The components of "./a.json" and "a.json" are the same but for the first dot.
        let components =
            |path: &PathBuf| path.components().filter(|part| *part != Component::CurDir).collect::<PathBuf>();
        let paths: BTreeSet<_> = reports.iter().map(|report| report.path.as_ref().map(components)).collect();
        let on_stdout = reports.iter().filter(|report| report.path.is_none()).count();
        match () {
            () if on_stdout > 1 => Err("only one report can go to standard output; give the others an --output"),
            () if paths.len() < reports.len() => Err("two reports cannot go to one file"),
            () => Ok(Self { reports }),
        }
    }
}

/// A word of the command line that says where or how.
enum Written {
    Format(Format),
    Path(PathBuf),
}

impl Args for Output {
    fn augment_args(command: clap::Command) -> clap::Command {
        WrittenOutput::augment_args(command)
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        WrittenOutput::augment_args_for_update(command)
    }
}

impl FromArgMatches for Output {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let given = |name: &str| matches.value_source(name) == Some(ValueSource::CommandLine);
        let mut written = BTreeMap::new();
        if given("format") {
            let formats = matches.get_many::<String>("format").into_iter().flatten();
            let formats = formats.map(|name| Written::Format(Format::find(name).unwrap_or_default()));
            written.extend(matches.indices_of("format").into_iter().flatten().zip(formats));
        }
        if given("output") {
            let paths = matches.get_many::<PathBuf>("output").into_iter().flatten().cloned().map(Written::Path);
            written.extend(matches.indices_of("output").into_iter().flatten().zip(paths));
        }
        Self::pair(written.into_values().collect())
            .map_err(|fault| clap::Error::raw(ErrorKind::ArgumentConflict, fault))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// Where listings of figures go: as reports do, in the formats that can list them.
#[derive(Clone, Debug)]
pub(crate) struct Listing(pub Output);

impl Args for Listing {
    fn augment_args(command: clap::Command) -> clap::Command {
        let listing = Format::all().filter(|format| format.lists_figures()).map(Format::name);
        Output::augment_args(command)
            .mut_arg("format", |format| format.value_parser(PossibleValuesParser::new(listing)))
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for Listing {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        Output::from_arg_matches(matches).map(Self)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        self.0.update_from_arg_matches(matches)
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
    /// The least severity for which the run fails; none where it never does.
    pub(crate) fn least(self) -> Option<Severity> {
        match self {
            FailOn::Error => Some(Severity::Error),
            FailOn::Warning => Some(Severity::Warning),
            FailOn::Note => Some(Severity::Note),
            FailOn::Never => None,
        }
    }

    /// Whether a finding of this severity makes the run fail.
    pub(crate) fn fails(self, severity: Severity) -> bool {
        self.least().is_some_and(|least| severity >= least)
    }
}

fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(Format::all().map(Format::name))
}

fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "it must be a day of the calendar, written as 2026-01-05".to_string())
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
    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        CommandLine::command().debug_assert();
    }

    fn reports(words: &str) -> Result<Vec<(&'static str, Option<String>)>, String> {
        let line = CommandLine::try_parse_from(format!("factlint check {words}").split_whitespace());
        let Command::Check(check) = line.map_err(|error| error.to_string())?.command else { panic!("it is check") };
        let path = |path: PathBuf| path.display().to_string();
        Ok(check.output.reports.into_iter().map(|report| (report.format.name(), report.path.map(path))).collect())
    }

    #[test]
    fn a_format_and_an_output_side_by_side_belong_together() {
        let file = |name: &str| Some(name.to_string());
        assert_eq!(reports(""), Ok(vec![("pretty", None)]));
        assert_eq!(reports("-o a"), Ok(vec![("pretty", file("a"))]));
        assert_eq!(reports("-o a --format json"), Ok(vec![("json", file("a"))]));
        let two = Ok(vec![("json", file("a")), ("sarif", file("b"))]);
        assert_eq!(reports("--format json -o a --format sarif -o b"), two);
        assert_eq!(reports("-o a --format json -o b --format sarif"), two);
        assert_eq!(reports("--format short --format csv -o a"), Ok(vec![("short", None), ("csv", file("a"))]));
    }

    #[test]
    fn reports_that_would_run_into_each_other_are_refused() {
        for words in ["--format json --format short", "--format json -o a --format csv -o a", "--format json -o a -o b"]
        {
            assert!(reports(words).is_err(), "{words}");
        }
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
