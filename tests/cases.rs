//! The command line, tried as a person would: a folder is a case, and nothing of it is code.
//!
//! `tests/cases/NAME/` holds `command`, the line as typed; `status`, `stdout` and `stderr`, what is expected of it (an
//! absent stream: nothing); `stdin`; `files/`, what lies in the folder the command is run in; and `after/`, files it
//! must leave behind. Without `files/` the command is run in the project's own folder. `SNAPSHOTS=overwrite cargo test
//! --test cases` takes what came out for what is expected: read the difference before you commit it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use snapbox::Data;
use snapbox::assert::DEFAULT_ACTION_ENV;
use snapbox::data::DataFormat;

struct Case {
    name: String,
    folder: PathBuf,
}

impl Case {
    fn all() -> Vec<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
        let entries = fs::read_dir(root).expect("there are cases");
        let mut folders: Vec<PathBuf> = entries.map(|entry| entry.expect("it can be listed").path()).collect();
        folders.sort();
        let name = |folder: &Path| folder.file_name().expect("it has a name").to_string_lossy().into_owned();
        folders.into_iter().map(|folder| Self { name: name(&folder), folder }).collect()
    }

    fn text(&self, file: &str) -> Option<String> {
        fs::read_to_string(self.folder.join(file)).ok()
    }

    /// The words of the command line; quotes keep several together.
    fn arguments(&self) -> Vec<String> {
        let line = self.text("command").unwrap_or_else(|| panic!("{}: there is no command", self.name));
        let words = words(line.trim());
        assert_eq!(words.first().map(String::as_str), Some("factlint"), "{}: the command is ours", self.name);
        words.into_iter().skip(1).collect()
    }

    fn run(&self, folder: &Path) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
        for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "TERM"] {
            command.env_remove(variable);
        }
        command.args(self.arguments()).current_dir(folder);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the binary is built");
        let mut stdin = child.stdin.take().expect("it is piped");
        // A command that does not read its input closes it.
        let _ = stdin.write_all(&fs::read(self.folder.join("stdin")).unwrap_or_default());
        drop(stdin);
        child.wait_with_output().expect("it ends")
    }

    /// What came out otherwise than expected.
    fn differences(&self) -> Vec<String> {
        let sandbox = tempfile::tempdir().expect("there is room");
        let files = self.folder.join("files");
        let folder = if files.is_dir() { sandbox.path() } else { Path::new(env!("CARGO_MANIFEST_DIR")) };
        copy(&files, sandbox.path());
        let output = self.run(folder);
        let status = output.status.code().map_or("killed".to_string(), |code| code.to_string());
        let mut streams = vec![
            ("status".to_string(), format!("{status}\n").into_bytes()),
            ("stdout".to_string(), output.stdout),
            ("stderr".to_string(), output.stderr),
        ];
        for name in listed(&self.folder.join("after")) {
            streams.push((format!("after/{name}"), fs::read(folder.join(&name)).unwrap_or_default()));
        }
        streams.into_iter().filter_map(|(name, actual)| self.difference(&name, &actual)).collect()
    }

    fn difference(&self, stream: &str, actual: &[u8]) -> Option<String> {
        let path = self.folder.join(stream);
        if actual.is_empty() && !path.exists() {
            return None;
        }
        let actual = String::from_utf8_lossy(actual).into_owned();
        let expected = if path.exists() { Data::read_from(&path, Some(DataFormat::Text)) } else { Data::from("") };
        let actual = Data::text(actual);
        if std::env::var_os(DEFAULT_ACTION_ENV).is_some_and(|action| action == "overwrite") {
            actual.write_to_path(&path).expect("the project can be written to");
            return None;
        }
        let title = format!("{}/{stream}", self.name);
        let asserted = snapbox::Assert::new().try_eq(Some(&title), actual.raw(), expected.raw());
        asserted.err().map(|error| error.to_string())
    }
}

fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().expect("there is one").push(c),
        }
    }
    words
}

fn listed(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    entries.map(|entry| entry.expect("it can be listed").file_name().to_string_lossy().into_owned()).collect()
}

fn copy(from: &Path, to: &Path) {
    for name in listed(from) {
        let (from, to) = (from.join(&name), to.join(&name));
        if from.is_dir() {
            fs::create_dir_all(&to).expect("there is room");
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).expect("there is room");
        }
    }
}

#[test]
fn every_case_ends_as_expected() {
    let cases = Case::all();
    assert!(cases.len() >= 10, "the cases are found");
    let differences: Vec<String> = cases.iter().flat_map(Case::differences).collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn the_readme_opens_with_what_the_command_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).expect("there is one");
    let shown = readme.split("```text\n").nth(1).and_then(|rest| rest.split("\n```").next()).expect("it shows a run");
    let printed = fs::read_to_string(root.join("tests/cases/example/stdout")).expect("the case is there");
    let mut rest = printed.as_str();
    for part in shown.split("\n\n").filter(|part| *part != "[…]") {
        let at = rest.find(part).unwrap_or_else(|| panic!("the README shows what is not printed:\n{part}"));
        rest = &rest[at + part.len()..];
    }
}

#[test]
fn the_readme_shows_a_real_report_of_every_format() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).expect("there is one");
    for format in factlint::report::Format::all().map(factlint::report::Format::name) {
        let row = readme.lines().find(|line| line.starts_with(&format!("| `{format}` |")));
        let row = row.unwrap_or_else(|| panic!("the README does not say what {format} is for"));
        let linked = row.rsplit_once("](").and_then(|(_, rest)| rest.split_once(')')).expect("a link").0;
        let shown = root.join(linked);
        assert!(shown.is_file(), "{linked}");
        let case = shown.ancestors().find(|folder| folder.join("command").is_file()).expect("it is a case");
        let command = fs::read_to_string(case.join("command")).expect("it can be read");
        let asked = if format == "pretty" { "factlint check" } else { &*format!("--format {format} ") };
        assert!(command.contains(asked), "{linked} is not what {format} looks like");
    }
}

#[test]
fn two_runs_give_the_same_bytes_whatever_the_number_of_threads() {
    let run = |threads: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
        command.args(["check", "--format", "json"]).current_dir(env!("CARGO_MANIFEST_DIR"));
        command.env("RAYON_NUM_THREADS", threads).output().expect("the binary is built").stdout
    };
    let once = run("1");
    assert!(once.len() > 1000, "the example says something");
    assert!(once == run("4") && once == run("4"), "the same input gives the same bytes");
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
    command.args(["check", "--fail-on", "never"]).current_dir(env!("CARGO_MANIFEST_DIR"));
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the binary is built");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn quotes_keep_words_together() {
    assert_eq!(words("factlint check '*.txt' 'a b'"), ["factlint", "check", "*.txt", "a b"]);
}
