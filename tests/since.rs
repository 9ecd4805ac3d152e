//! `--since`, tried in repositories made for it: what git calls changed is checked, and nothing else.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// A repository with a claims file and three articles, all committed.
struct Repository(TempDir);

impl Repository {
    /// None where there is no git to make one with.
    fn new() -> Option<Self> {
        Command::new("git").arg("--version").output().ok()?;
        let repository = Self(TempDir::new().expect("there is room"));
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        let claims =
            "articles: ../news/**\nclaims:\n  - {id: bridge-length, about: [bridge, long], value: 312 metres}\n";
        repository.write("claims/bridge.yaml", claims);
        for name in ["a", "b", "c d"] {
            repository.write(&format!("news/{name}.txt"), "The bridge is 312 metres long.\n");
        }
        repository.commit("first");
        Some(repository)
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("it lies in the repository")).expect("there is room");
        fs::write(path, text).expect("there is room");
    }

    fn git(&self, arguments: &[&str]) {
        let known = ["-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"];
        let done = isolated("git").current_dir(self.path()).args(known).args(arguments).output().expect("git runs");
        assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    }

    fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", message]);
    }

    fn check(&self, arguments: &[&str]) -> Output {
        factlint(self.path(), &[&["check"], arguments].concat())
    }

    /// The articles a run looked at.
    fn checked(&self, revision: &str) -> Vec<String> {
        let output = self.check(&["--since", revision, "--format", "json"]);
        let run: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
        let articles = run["articles"].as_array().expect("there is a list");
        articles.iter().map(|article| article["path"].as_str().expect("it has a path").to_string()).collect()
    }
}

/// A command that no repository around the tests, and no setting of whoever runs them, reaches.
fn isolated(program: &str) -> Command {
    let mut command = Command::new(program);
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        command.env_remove(variable);
    }
    command.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CONFIG_GLOBAL", "/dev/null");
    command
}

fn factlint(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = isolated(env!("CARGO_BIN_EXE_factlint"));
    command.args(arguments).current_dir(folder).env("GIT_CEILING_DIRECTORIES", std::env::temp_dir());
    command.output().expect("the binary is built")
}

fn told(output: &Output) -> (Option<i32>, String) {
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn only_what_has_changed_is_checked() {
    let Some(repository) = Repository::new() else { return };
    repository.write("news/b.txt", "The bridge is 321 metres long.\n");
    assert_eq!(repository.checked("HEAD"), ["news/b.txt"], "an edited file");
    repository.git(&["add", "news/b.txt"]);
    assert_eq!(repository.checked("HEAD"), ["news/b.txt"], "a staged one");
    repository.write("news/new one.txt", "The bridge is 312 metres long.\n");
    assert_eq!(repository.checked("HEAD"), ["news/b.txt", "news/new one.txt"], "one that git does not know");
    repository.write(".gitignore", "new*\n");
    assert_eq!(repository.checked("HEAD"), ["news/b.txt"], "one that it is to leave alone");
    repository.commit("second");
    assert_eq!(repository.checked("HEAD~1"), ["news/b.txt"], "a committed one");
    assert_eq!(repository.check(&["--since", "HEAD~1"]).status.code(), Some(1), "and its conflict is found");
}

#[test]
fn renamed_articles_are_checked_and_deleted_ones_are_not_missed() {
    let Some(repository) = Repository::new() else { return };
    repository.git(&["mv", "news/c d.txt", "news/é.txt"]);
    fs::remove_file(repository.path().join("news/a.txt")).expect("it is there");
    assert_eq!(repository.checked("HEAD"), ["news/é.txt"]);
}

#[test]
fn a_changed_claims_file_has_its_articles_checked() {
    let Some(repository) = Repository::new() else { return };
    repository.write("claims/ferry.yaml", "articles: ../news/a*\nclaims:\n  - {id: ferry, about: ferry, value: 12}\n");
    assert_eq!(repository.checked("HEAD"), ["news/a.txt"]);
}

#[test]
fn where_branches_have_parted_only_ones_own_changes_count() {
    let Some(repository) = Repository::new() else { return };
    repository.git(&["switch", "--quiet", "--create", "desk"]);
    repository.write("news/a.txt", "The bridge is 312 metres long. So it is.\n");
    repository.commit("ours");
    repository.git(&["switch", "--quiet", "main"]);
    repository.write("news/b.txt", "The bridge is 312 metres long. So they say.\n");
    repository.commit("theirs");
    repository.git(&["switch", "--quiet", "desk"]);
    assert_eq!(repository.checked("main"), ["news/a.txt"]);
}

#[test]
fn it_works_from_within_a_folder_of_the_repository() {
    let Some(repository) = Repository::new() else { return };
    repository.write("news/b.txt", "The bridge is 321 metres long.\n");
    let folder = repository.path().join("news");
    let output = factlint(
        &folder,
        &["check", "a.txt", "b.txt", "--since", "HEAD", "--claims", "../claims", "--format", "short"],
    );
    let shown = String::from_utf8_lossy(&output.stdout);
    assert!(shown.starts_with("b.txt:1:15: error[conflicting-figure]"), "{shown}");
    assert_eq!(shown.lines().count(), 1, "{shown}");
}

#[test]
fn that_nothing_has_changed_is_said() {
    let Some(repository) = Repository::new() else { return };
    let (status, said) = told(&repository.check(&["--since", "HEAD", "--quiet"]));
    assert_eq!(status, Some(0));
    assert!(said.contains("nothing was checked: of 3 articles, none has changed since HEAD"), "{said}");
    let json = repository.check(&["--since", "HEAD", "--format", "json"]);
    assert!(serde_json::from_slice::<serde_json::Value>(&json.stdout).is_ok(), "a program is answered all the same");
    let (status, _) = told(&repository.check(&["--since", "HEAD", "news/*.md"]));
    assert_eq!(status, Some(2), "that there is nothing is another matter");
}

#[test]
fn what_git_cannot_answer_is_an_error() {
    let Some(repository) = Repository::new() else { return };
    for revision in ["no-such-branch", "--output=x", "HEAD:news/a.txt", ""] {
        let (status, said) = told(&repository.check(&[&format!("--since={revision}")]));
        assert_eq!(status, Some(2), "{revision}");
        assert!(said.contains("git knows no revision"), "{revision}: {said}");
    }
    assert!(!repository.path().join("x").exists());
}

#[test]
fn outside_a_repository_it_is_an_error() {
    let Some(_) = Repository::new() else { return };
    let folder = TempDir::new().expect("there is room");
    fs::write(folder.path().join("a.txt"), "The bridge is 312 metres long.").expect("there is room");
    let (status, said) = told(&factlint(folder.path(), &["check", "a.txt", "--since", "HEAD"]));
    assert_eq!(status, Some(2));
    assert!(said.contains("--since needs a git repository"), "{said}");
}

#[test]
fn without_git_it_is_an_error() {
    let folder = TempDir::new().expect("there is room");
    fs::write(folder.path().join("a.txt"), "The bridge is 312 metres long.").expect("there is room");
    let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
    let output =
        command.args(["check", "a.txt", "--since", "HEAD"]).current_dir(folder.path()).env("PATH", "").output();
    let (status, said) = told(&output.expect("the binary is built"));
    assert_eq!(status, Some(2));
    assert!(said.contains("git cannot be run: it is not installed"), "{said}");
}
