//! Outputs that fail: full disks, closed pipes, runs that are interrupted. The old file stays as it was.

use std::fs::{self, File};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::Stdio;
use std::time::Duration;

use crate::sandbox::{Sandbox, finish};

/// Where every write fails for want of room.
const FULL: &str = "/dev/full";

const COMMANDS: &[&str] = &[
    "check --fail-on never a.txt",
    "check --fail-on never --format json a.txt",
    "check --fail-on never --format html a.txt",
    "check --fail-on never --explain dog-count a.txt",
    "figures a.txt",
    "compare a.txt a.txt",
    "init --date 2026-01-05 --output - b.txt",
    "explain",
    "schema",
    "man",
    "completions bash",
    "check --jsonl records.jsonl",
    "--help",
];

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox
        .write("a.txt", "It saw 13 dogs. ".repeat(500))
        .write("records.jsonl", "{\"id\": \"a\", \"text\": \"12 dogs\"}\n");
    sandbox.write("b.txt", "The town spent $4 million to feed 17 cats in 2024.");
    sandbox.write("claims/c.yaml", "claims:\n  - {id: dog-count, about: dogs, value: 12 dogs}\n");
    sandbox
}

#[test]
fn a_full_disk_is_told() {
    let sandbox = sandbox();
    for words in COMMANDS {
        let full = File::options().write(true).open(FULL).expect("it is everywhere");
        let child = sandbox.command(words).stdout(full).spawn().expect("the binary is built");
        let outcome = finish(child, words);
        assert_eq!(outcome.status, 2, "{words}: {outcome:?}");
        assert!(outcome.stderr.contains("No space left"), "{words}: {outcome:?}");
    }
    sandbox.run(&format!("check a.txt --format json --output {FULL}")).assert_refused("cannot write /dev/full");
}

#[test]
fn a_closed_pipe_is_the_end_of_it_and_no_error() {
    let sandbox = sandbox();
    for words in COMMANDS {
        let mut child = sandbox.command(words).spawn().expect("the binary is built");
        drop(child.stdout.take());
        let outcome = finish(child, words);
        assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""), "{words}");
    }
    let child = sandbox.command("check a.txt missing.txt").stderr(Stdio::null()).stdout(Stdio::null()).spawn();
    assert_eq!(finish(child.expect("the binary is built"), "without ears").status, 2);
}

#[test]
fn what_cannot_be_written_leaves_what_was_there() {
    let sandbox = sandbox();
    sandbox.write("out/old.json", "old");
    sandbox.run("check a.txt --format json --output out").assert_refused("cannot write out");
    sandbox.run("check a.txt --format json --output no/such/folder.json").assert_refused("cannot write no/such");
    sandbox.run("check missing.txt --format json --output out/old.json").assert_refused("missing.txt");
    assert_eq!(sandbox.read("out/old.json"), "old", "nothing was checked, so nothing is written over");
    assert_eq!(fs::read_dir(sandbox.path("out")).expect("it is there").count(), 1);
}

#[test]
fn a_link_stays_a_link_and_a_file_as_open_as_it_was() {
    let sandbox = sandbox();
    sandbox.write("out/old.json", "old");
    let mode = |mode| fs::Permissions::from_mode(mode);
    fs::set_permissions(sandbox.path("out/old.json"), mode(0o640)).expect("it is ours");
    symlink("out/old.json", sandbox.path("link.json")).expect("links can be made");
    sandbox.run("check a.txt --format json --output link.json").assert_read();
    assert!(sandbox.path("link.json").is_symlink());
    assert!(sandbox.read("out/old.json").starts_with('{'));
    let kept = fs::metadata(sandbox.path("out/old.json")).expect("it is there").permissions();
    assert_eq!(kept.mode() & 0o777, 0o640);
    symlink("nowhere/new.json", sandbox.path("broken.json")).expect("links can be made");
    sandbox.run("check a.txt --format json --output broken.json").assert_read();
    assert!(sandbox.read("broken.json").starts_with('{'), "a link that leads nowhere gives way");
}

#[test]
fn an_interrupted_run_leaves_the_old_file() {
    let sandbox = sandbox();
    let record = "{\"id\": \"a\", \"text\": \"It saw 12 dogs and 13 cats.\"}\n";
    sandbox.write("records.jsonl", record.repeat(20_000)).write("out/answers.jsonl", "old");
    let words = "check --jsonl records.jsonl --output out/answers.jsonl";
    let mut child = sandbox.command(words).spawn().expect("the binary is built");
    // It is in the midst of writing once its draft lies beside the old file.
    let drafted = || fs::read_dir(sandbox.path("out")).expect("it is there").count() > 1;
    while !drafted() && child.try_wait().expect("it can be waited for").is_none() {
        std::thread::sleep(Duration::from_micros(200));
    }
    child.kill().expect("it is ours");
    let ended = child.wait().expect("it ends");
    assert!(!ended.success(), "it was interrupted before its end");
    assert_eq!(sandbox.read("out/answers.jsonl"), "old");
    sandbox.run(words).assert_read();
    assert_eq!(sandbox.read("out/answers.jsonl").lines().count(), 20_000);
}
