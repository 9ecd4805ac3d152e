//! Malicious paths: links in circles, pipes nobody writes to, folders that may not be read, globs that reach far.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::process::Command;
use std::thread;

use serde_json::Value;

use crate::sandbox::{Sandbox, finish};

fn claims(glob: &str) -> String {
    format!("articles: \"{glob}\"\nclaims:\n  - {{id: dog-count, about: dogs, value: 12 dogs}}\n")
}

#[test]
fn links_to_folders_are_not_followed_round_in_circles() {
    let sandbox = Sandbox::new();
    sandbox.write("news/a.txt", "It saw 12 dogs.").write("claims/c.yaml", claims("../news/**/*.txt"));
    symlink("..", sandbox.path("news/up")).expect("links can be made");
    symlink(".", sandbox.path("news/here")).expect("links can be made");
    symlink("itself.txt", sandbox.path("news/itself.txt")).expect("links can be made");
    symlink("nowhere", sandbox.path("news/broken.txt")).expect("links can be made");
    for command in ["check --format json", "check --format json news", "check --format json news/**"] {
        let outcome = sandbox.run(command);
        outcome.assert_read();
        let report: Value = serde_json::from_str(&outcome.stdout).expect("JSON");
        assert_eq!(report["summary"]["articles"], 1, "{command}");
    }
    sandbox.run("check news/itself.txt").assert_refused("itself.txt");
    sandbox.run("check news/broken.txt").assert_refused("there is no such file or folder");
}

#[test]
fn globs_may_reach_up_but_not_begin_at_the_root() {
    let sandbox = Sandbox::new();
    sandbox.write("a.txt", "It saw 12 dogs.");
    let ends = [
        ("../a.txt", None),
        ("../../../../../../../../../../no/such/folder/*.txt", Some("no file matches")),
        ("./././../a.txt", None),
        ("../claims/../*.txt", None),
        ("", Some("bad-glob")),
        ("/etc/**", Some("bad-glob")),
        ("../[", Some("bad-glob")),
        ("../\\u0000", Some("no")),
        ("../a.txt/x/../y", Some("no")),
    ];
    for (glob, refused) in ends {
        sandbox.write("claims/c.yaml", claims(glob));
        let outcome = sandbox.run("check");
        match refused {
            Some(why) => outcome.assert_refused(why),
            None => outcome.assert_read(),
        }
    }
}

#[test]
fn a_pipe_among_the_articles_is_passed_over_and_one_that_is_named_is_read() {
    let sandbox = Sandbox::new();
    sandbox.write("news/a.txt", "It saw 12 dogs.").write("claims/c.yaml", claims("../news/*"));
    let pipe = sandbox.path("news/pipe.txt");
    let made = Command::new("mkfifo").arg(&pipe).status().expect("mkfifo is everywhere");
    assert!(made.success());
    sandbox.run("check").assert_read();
    sandbox.run("check news").assert_read();
    let writer = thread::spawn(move || fs::write(pipe, "It saw 13 dogs."));
    let outcome = sandbox.run("check --format short news/pipe.txt");
    writer.join().expect("it ends").expect("somebody reads");
    assert!(outcome.stdout.contains("conflicting-figure"), "{outcome:?}");
}

#[test]
fn devices_are_read_up_to_the_limit() {
    let sandbox = Sandbox::new();
    sandbox.write("a.txt", "It saw 12 dogs.");
    sandbox.run("figures /dev/zero").assert_refused("more than 67,108,864 bytes");
    sandbox.run("check --claims /dev/zero a.txt").assert_refused("more than 8,388,608 bytes");
    sandbox.run("check --baseline /dev/zero a.txt").assert_refused("more than 67,108,864 bytes");
    sandbox.run("figures /dev/null").assert_read();
    sandbox.run("figures --jsonl /dev/null").assert_read();
}

#[test]
fn what_may_not_be_read_is_told() {
    let sandbox = Sandbox::new();
    sandbox.write("news/a.txt", "It saw 12 dogs.").write("news/b.txt", "It saw 13 dogs.").write("news/sub/c.txt", "14");
    // The one who runs the tests may be one who may read everything; another may not.
    let binary = sandbox.path("factlint");
    fs::hard_link(env!("CARGO_BIN_EXE_factlint"), &binary)
        .or_else(|_| fs::copy(env!("CARGO_BIN_EXE_factlint"), &binary).map(|_| ()))
        .expect("there is room");
    let allow = |path: &str, mode: u32| {
        fs::set_permissions(sandbox.path(path), fs::Permissions::from_mode(mode)).expect("it is ours");
    };
    allow("", 0o755);
    allow("news/b.txt", 0o000);
    let is_root = fs::metadata("/proc/self").is_ok_and(|it| it.uid() == 0);
    let run = |words: &str| {
        let mut command = sandbox.command(words);
        let mut other = Command::new(&binary);
        other.args(command.get_args()).current_dir(sandbox.path("")).stdin(std::process::Stdio::null());
        other.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
        if is_root {
            other.uid(65_534);
            command = other;
        }
        finish(command.spawn().expect("it can be run"), words)
    };
    run("check --format short news").assert_refused("cannot read news/b.txt: permission denied");
    allow("news/b.txt", 0o644);
    allow("news/sub", 0o000);
    run("check --format short news").assert_refused("cannot list news");
    allow("news/sub", 0o755);
    run("check --format short news").assert_read();
}

#[test]
fn names_of_files_do_nothing() {
    let sandbox = Sandbox::new();
    let name = "\u{1b}[2J::error::x\u{202e}.txt";
    sandbox.write(name, "It saw 12 dogs.").write("::error title=x::.txt", "It saw 12 dogs.");
    sandbox.write("<script>alert(1)<.txt", "It saw 12 dogs.").write("]]>\n\".txt", "It saw 12 dogs.");
    let formats = "--format pretty --format short --output short --format github --output github --format junit --output \
                   junit --format html --output html --format sarif --output sarif";
    let outcome = sandbox.run(&format!("check {formats} ."));
    outcome.assert_read();
    for shown in [&outcome.stdout, &outcome.stderr, &sandbox.read("short"), &sandbox.read("github")] {
        assert!(!shown.contains(['\u{1b}', '\u{202e}']), "{shown:?}");
        assert!(shown.lines().all(|line| !line.starts_with("::error")), "{shown}");
    }
    roxmltree::Document::parse(&sandbox.read("junit")).expect("XML");
    assert!(!sandbox.read("html").contains("<script>alert"));
    serde_json::from_str::<Value>(&sandbox.read("sarif")).expect("JSON");
}

#[test]
fn a_file_that_changes_while_it_is_read_is_read_as_one_or_the_other() {
    let sandbox = Sandbox::new();
    let (short, long) = ("It saw 12 dogs.".to_owned(), "It saw 1300 dogs, and more. ".repeat(2_000));
    sandbox.write("a.txt", &short);
    let path = sandbox.path("a.txt");
    let writer = thread::spawn(move || {
        for at in 0..400 {
            fs::write(&path, if at % 2 == 0 { &long } else { &short }).expect("there is room");
        }
    });
    while !writer.is_finished() {
        let outcome = sandbox.run("check --format json a.txt");
        outcome.assert_read();
        let report: Value = serde_json::from_str(&outcome.stdout).expect("JSON");
        for figure in report["articles"][0]["figures"].as_array().into_iter().flatten() {
            let text = figure["text"].as_str().expect("a text");
            let len =
                usize::try_from(figure["end"].as_u64().expect("a number") - figure["start"].as_u64().expect("one"));
            assert_eq!(len, Ok(text.len()), "text and place are of one reading");
        }
    }
    writer.join().expect("it ends");
}
