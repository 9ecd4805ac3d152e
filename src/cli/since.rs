//! What has changed since a revision, as git tells it: `--since` checks that and nothing else.
//!
//! Git is asked and never taught: its binary is run, nothing is written to the repository. What counts as changed is
//! what a reviewer would call so: edited, added, renamed to, and files git does not know yet. What is gone is gone.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::trouble::Trouble;

/// The files that are not as they were at a revision.
#[derive(Debug)]
pub(crate) struct Changed {
    /// As the file system knows them.
    paths: BTreeSet<PathBuf>,
}

impl Changed {
    /// Asks git about the repository one is in. Where the revision and the present have gone apart, only what the
    /// present has changed counts, as it does in a pull request.
    pub(crate) fn since(revision: &str) -> Result<Self, Trouble> {
        let top = top_of_repository()?;
        let git = |arguments: &[&str]| run(&top, arguments);
        let revision = verified(&git, revision)?;
        let base = git(&["merge-base", &revision, "HEAD"]).ok().filter(|found| found.status.success());
        let base = base.map_or(revision, |found| line(&found.stdout));
        let differing = ["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--diff-filter=d", &base, "--"];
        let unknown = ["ls-files", "--others", "--exclude-standard", "-z"];
        let mut paths = BTreeSet::new();
        for arguments in [&differing[..], &unknown[..]] {
            let answer = git(arguments).and_then(|answer| successful(answer, arguments))?;
            paths.extend(names(&answer.stdout).map(|name| top.join(name)).filter_map(|path| resolved(&path)));
        }
        Ok(Self { paths })
    }

    /// Whether a file is among them.
    pub(crate) fn holds(&self, path: &Path) -> bool {
        resolved(path).is_some_and(|path| self.paths.contains(&path))
    }
}

fn top_of_repository() -> Result<PathBuf, Trouble> {
    let found = run(Path::new("."), &["rev-parse", "--show-toplevel"])?;
    if found.status.success() {
        return Ok(PathBuf::from(line(&found.stdout)));
    }
    let why = "--since needs a git repository, and the folder the command is run in is in none";
    Err(Trouble::new(why).remedy("run it inside the repository, or leave out --since to check every article"))
}

/// The commit a revision names.
fn verified(git: &impl Fn(&[&str]) -> Result<Output, Trouble>, revision: &str) -> Result<String, Trouble> {
    let commit = format!("{revision}^{{commit}}");
    let found = git(&["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])?;
    if found.status.success() {
        return Ok(line(&found.stdout));
    }
    Err(Trouble::new(format!("git knows no revision {revision}"))
        .remedy("name a commit, a branch or a tag; a shallow clone may lack it: `git fetch --unshallow` gets it"))
}

fn run(folder: &Path, arguments: &[&str]) -> Result<Output, Trouble> {
    let mut command = Command::new("git");
    // A hook sets these, and they would lead git elsewhere.
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX"] {
        command.env_remove(variable);
    }
    command.arg("-C").arg(folder).args(arguments).env("GIT_OPTIONAL_LOCKS", "0").output().map_err(|error| {
        let why =
            if error.kind() == io::ErrorKind::NotFound { "it is not installed".to_owned() } else { error.to_string() };
        Trouble::new(format!("--since asks git what has changed, and git cannot be run: {why}"))
            .remedy("install git, or leave out --since to check every article")
    })
}

fn successful(answer: Output, arguments: &[&str]) -> Result<Output, Trouble> {
    if answer.status.success() {
        return Ok(answer);
    }
    let what = arguments.first().copied().unwrap_or_default();
    Err(Trouble::new(format!("git {what} failed: {}", line(&answer.stderr))))
}

/// The first line of what git says.
fn line(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).lines().next().unwrap_or_default().to_owned()
}

/// Names, each closed by a zero.
fn names(bytes: &[u8]) -> impl Iterator<Item = PathBuf> + '_ {
    bytes.split(|byte| *byte == 0).filter(|name| !name.is_empty()).map(path_of)
}

#[cfg(unix)]
fn path_of(name: &[u8]) -> PathBuf {
    PathBuf::from(<OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(name))
}

#[cfg(not(unix))]
fn path_of(name: &[u8]) -> PathBuf {
    PathBuf::from(OsStr::new(&*String::from_utf8_lossy(name)))
}

/// One path for a file however its folder is reached. A link is itself and not what it leads to: so git sees it.
fn resolved(path: &Path) -> Option<PathBuf> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Some(folder.canonicalize().ok()?.join(path.file_name()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_end_at_zeros_and_may_hold_anything_else() {
        let read: Vec<PathBuf> = names(b"a b.txt\0new\nline.txt\0").collect();
        assert_eq!(read, [PathBuf::from("a b.txt"), PathBuf::from("new\nline.txt")]);
    }

    #[test]
    fn one_file_has_one_path() {
        assert_eq!(resolved(Path::new("src/../Cargo.toml")), resolved(Path::new("./Cargo.toml")));
        assert_eq!(resolved(Path::new("no/such/folder/a.txt")), None);
    }
}
