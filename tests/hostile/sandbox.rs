//! A folder to run the program in, with a deadline.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// No run may take longer, however slow the build and however busy the machine.
const DEADLINE: Duration = Duration::from_mins(1);

/// How a run ended.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Outcome {
    /// Asserts that it ended with 2 and said why.
    #[track_caller]
    pub(crate) fn assert_refused(&self, why: &str) {
        assert_eq!(self.status, 2, "{self:?}");
        let said = format!("{}{}", self.stdout, self.stderr);
        assert!(said.contains(why), "it does not say `{why}`: {said}");
    }

    /// Asserts that all was read.
    #[track_caller]
    pub(crate) fn assert_read(&self) {
        assert!(self.status == 0 || self.status == 1, "{self:?}");
        assert_eq!(self.stderr.matches("error:").count(), 0, "{self:?}");
    }
}

/// A folder that goes with the test.
pub(crate) struct Sandbox {
    folder: tempfile::TempDir,
}

impl Sandbox {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("there is room") }
    }

    pub(crate) fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("there is room");
        fs::write(path, bytes).expect("there is room");
        self
    }

    pub(crate) fn read(&self, name: &str) -> String {
        String::from_utf8(fs::read(self.path(name)).expect(name)).expect("reports are UTF-8")
    }

    /// The program, to be run in the folder.
    pub(crate) fn command(&self, words: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
        command.args(words.split_whitespace()).current_dir(self.folder.path());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs the program with these words.
    #[track_caller]
    pub(crate) fn run(&self, words: &str) -> Outcome {
        finish(self.command(words).spawn().expect("the binary is built"), words)
    }
}

/// Waits for a run to end.
#[track_caller]
pub(crate) fn finish(mut child: Child, what: &str) -> Outcome {
    let stdout = child.stdout.take().map(|stream| thread::spawn(|| drained(stream)));
    let stderr = child.stderr.take().map(|stream| thread::spawn(|| drained(stream)));
    let begun = Instant::now();
    let status = loop {
        match child.try_wait().expect("it can be waited for") {
            Some(status) => break status,
            None if begun.elapsed() > DEADLINE => {
                child.kill().expect("it is ours");
                panic!("{what} does not end");
            }
            None => thread::sleep(Duration::from_millis(2)),
        }
    };
    let text =
        |stream: Option<thread::JoinHandle<String>>| stream.map_or_else(String::new, |it| it.join().expect("read"));
    let outcome = Outcome { status: status.code().unwrap_or(-1), stdout: text(stdout), stderr: text(stderr) };
    assert!((0..=2).contains(&outcome.status), "{what} was ended otherwise: {}", outcome.stderr);
    assert!(!outcome.stderr.contains("panicked"), "{what}: {}", outcome.stderr);
    outcome
}

fn drained(mut stream: impl Read) -> String {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("a pipe can be read");
    String::from_utf8(bytes).expect("what is written is UTF-8")
}
