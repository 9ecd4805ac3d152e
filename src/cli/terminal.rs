//! The streams of a run: reports to standard output or a file, troubles and notices to standard error.
//!
//! Whatever has to be asked of the terminal or the environment is asked here and handed on as plain settings.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::path::{Path, PathBuf};

use anstream::{AutoStream, ColorChoice};
use tempfile::{Builder, NamedTempFile};

use super::trouble::{Trouble, visible};
use crate::finding::MANUAL;
use crate::report::Settings;

/// Wider than this no report is easy to read.
const WIDEST: usize = 120;

/// Takes over what the command line says of colour.
pub(crate) fn set_colour(colour: colorchoice_clap::Color) {
    colour.write_global();
}

/// Says something worth knowing that is no fault of anybody's.
pub(crate) fn notice(text: &str) {
    // Standard error may be closed; a notice nobody can hear is not worth failing for.
    let _ = writeln!(io::stderr().lock(), "note: {}", visible(text));
}

/// Says what could not be done.
pub(crate) fn trouble(trouble: &Trouble) {
    let _ = writeln!(io::stderr().lock(), "{trouble}");
}

/// How a report may look where it goes.
pub(crate) fn settings(output: Option<&Path>) -> Settings {
    let colour = match output {
        Some(_) => ColorChoice::global() == ColorChoice::Always,
        None => AutoStream::choice(&io::stdout()) != ColorChoice::Never,
    };
    let width = output.is_none().then(columns).flatten();
    let hyperlinks = MANUAL.filter(|_| output.is_none() && colour && follows_links());
    Settings { colour, width: width.unwrap_or(Settings::default().width), hyperlinks, ..Settings::default() }
}

/// Whether the terminal is one that is known to make something of a link; others would show its escapes.
fn follows_links() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let programs = ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper"];
    let program = std::env::var("TERM_PROGRAM").unwrap_or_default();
    let known = ["KITTY_WINDOW_ID", "WT_SESSION", "DOMTERM", "KONSOLE_VERSION"].into_iter().any(is_set);
    io::stdout().is_terminal() && (known || programs.contains(&program.as_str()) || has_links_of_vte())
}

/// The terminals of GNOME and its kin know links from release 0.50 on.
fn has_links_of_vte() -> bool {
    std::env::var("VTE_VERSION")
        .ok()
        .and_then(|version| version.parse::<u32>().ok())
        .is_some_and(|version| version >= 5000)
}

/// Writes a report to where the options say.
pub(crate) fn write(
    output: Option<&Path>,
    report: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Trouble> {
    let mut sink = Sink::open(output)?;
    sink.add(report)?;
    sink.close()
}

/// Where a report goes, while it is being written.
///
/// A file comes into being whole or not at all: with [`Sink::close`]. A closed pipe is no error: whoever reads has seen
/// enough.
pub(crate) struct Sink {
    /// None: standard output.
    path: Option<PathBuf>,
    /// None once nobody reads any more.
    out: Option<Out>,
}

enum Out {
    Stdout(BufWriter<StdoutLock<'static>>),
    /// A device or a pipe, which cannot be replaced by renaming.
    Device(BufWriter<File>),
    /// A draft, and the file whose place it is to take.
    Draft(BufWriter<NamedTempFile>, PathBuf),
}

impl Sink {
    pub(crate) fn open(path: Option<&Path>) -> Result<Self, Trouble> {
        let out = match path {
            None => Ok(Out::Stdout(BufWriter::new(io::stdout().lock()))),
            Some(path) => Out::file(path),
        };
        let path = path.map(Path::to_path_buf);
        match out {
            Ok(out) => Ok(Self { path, out: Some(out) }),
            Err(error) => Err(trouble_at(path.as_deref(), &error)),
        }
    }

    /// Writes something more of the report.
    pub(crate) fn add(&mut self, more: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Trouble> {
        let Some(out) = &mut self.out else { return Ok(()) };
        let written = more(out.writer());
        self.settle(written)
    }

    /// Lets whoever reads see what has been written so far.
    pub(crate) fn flush(&mut self) -> Result<(), Trouble> {
        self.add(|out| out.flush())
    }

    /// Ends the report; what is written to a file takes its place now.
    pub(crate) fn close(mut self) -> Result<(), Trouble> {
        self.flush()?;
        let closed = match self.out.take() {
            Some(Out::Draft(draft, path)) => put_in_place(draft, &path),
            _ => Ok(()),
        };
        self.settle(closed)
    }

    fn settle(&mut self, written: io::Result<()>) -> Result<(), Trouble> {
        let Err(error) = written else { return Ok(()) };
        self.out = None;
        match &self.path {
            None => until_closed(Err(error)),
            path => Err(trouble_at(path.as_deref(), &error)),
        }
    }
}

impl Out {
    fn file(path: &Path) -> io::Result<Self> {
        if path.metadata().is_ok_and(|found| !found.is_file()) {
            return Ok(Self::Device(BufWriter::new(File::options().write(true).open(path)?)));
        }
        // What a link leads to is written anew; the link itself stays.
        let path = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        Ok(Self::Draft(BufWriter::new(draft_beside(&path)?), path))
    }

    fn writer(&mut self) -> &mut dyn Write {
        match self {
            Out::Stdout(out) => out,
            Out::Device(out) => out,
            Out::Draft(out, _) => out,
        }
    }
}

fn trouble_at(path: Option<&Path>, error: &io::Error) -> Trouble {
    match path {
        Some(path) => Trouble::of_path(path, "write", error),
        None => Trouble::new(format!("cannot write the report: {error}")),
    }
}

/// Writes a text to standard output.
pub(crate) fn print(text: &str) -> Result<(), Trouble> {
    write(None, |out| out.write_all(text.as_bytes()))
}

/// The columns of the terminal, where there is one.
fn columns() -> Option<usize> {
    if !io::stdout().is_terminal() {
        return None;
    }
    let (width, _) = terminal_size::terminal_size()?;
    Some(usize::from(width.0).min(WIDEST))
}

/// Whoever reads has seen enough when the pipe is closed.
pub(crate) fn until_closed(written: io::Result<()>) -> Result<(), Trouble> {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(trouble_at(None, &error)),
        _ => Ok(()),
    }
}

fn put_in_place(draft: BufWriter<NamedTempFile>, path: &Path) -> io::Result<()> {
    let file = draft.into_inner().map_err(io::IntoInnerError::into_error)?;
    if let Ok(old) = path.metadata() {
        file.as_file().set_permissions(old.permissions())?;
    }
    file.persist(path)?;
    Ok(())
}

/// A file in the same folder, so that renaming it cannot fail for crossing file systems.
fn draft_beside(path: &Path) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut draft = Builder::new();
    draft.prefix(".factlint-");
    #[cfg(unix)]
    draft.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    draft.tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_that_fails_leaves_the_old_file_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.txt");
        write(Some(&path), |out| out.write_all(b"old")).unwrap();
        let failed = write(Some(&path), |out| out.write_all(b"new").and(Err(io::Error::other("full"))));
        assert!(failed.is_err());
        assert_eq!(std::fs::read(&path).unwrap(), b"old");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no draft is left behind");
    }

    #[test]
    fn a_report_takes_its_place_once_it_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.txt");
        let mut sink = Sink::open(Some(&path)).unwrap();
        for line in [b"one\n", b"two\n"] {
            sink.add(|out| out.write_all(line)).unwrap();
            sink.flush().unwrap();
            assert!(!path.exists());
        }
        sink.close().unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"one\ntwo\n");
    }

    #[test]
    fn a_closed_pipe_is_no_trouble() {
        assert_eq!(until_closed(Err(io::ErrorKind::BrokenPipe.into())), Ok(()));
        assert!(until_closed(Err(io::ErrorKind::StorageFull.into())).is_err());
    }
}
