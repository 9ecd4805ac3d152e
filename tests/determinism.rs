//! The same input gives the same bytes: over runs, over numbers of threads, and in whatever order files and claims stand.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use factlint::report::Format;

/// Articles that disagree with the claims, with each other and with themselves.
const ARTICLES: &[(&str, &str)] = &[
    ("a.txt", "The bridge cost $5 million. It is 312 metres long, and 14 ships passed under it on Monday."),
    ("b.md", "# The bridge\n\nThe bridge cost *$6 million*, and took 2 years.\n\nIt is 321 metres long.\n"),
    ("c.html", "<p>The bridge cost $5 billion, and 15 ships passed.</p><p>Of 20 ships, 5 (30%) were late.</p>"),
    ("d.txt", "Nothing in it.\n\n# factlint-ignore unsupported-figure: as it was told\nThere were 7 dogs."),
];

const CLAIMS: &[&str] = &[
    "  - {id: bridge-cost, claim: The bridge cost $5 million.}\n",
    "  - {id: bridge-length, about: [bridge | it, long], value: 312 metres}\n",
    "  - {id: bridge-span, about: [bridge | it, long], value: 313 metres}\n",
    "  - {id: ship-count, about: ships, value: 14 ships, note: Counted twice.}\n",
    "  - {id: never-said, about: ferry, value: 3 ferries}\n",
];

fn folder(claims: impl Iterator<Item = &'static str>) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("there is room");
    for (name, text) in ARTICLES {
        fs::write(folder.path().join(name), text).expect("there is room");
    }
    let claims: String = claims.collect();
    fs::write(folder.path().join("claims.yaml"), format!("claims:\n{claims}")).expect("there is room");
    folder
}

/// Every report of one run, in one run.
fn reports(folder: &Path, threads: &str, command: &str) -> Vec<(&'static str, String)> {
    let name = |line, name| format!("{line} --format {name} --output out.{name}");
    let line = Format::all().map(Format::name).fold(command.to_owned(), name);
    let mut factlint = Command::new(env!("CARGO_BIN_EXE_factlint"));
    factlint.args(line.split_whitespace()).current_dir(folder).env("RAYON_NUM_THREADS", threads);
    let status = factlint.output().expect("the binary is built").status;
    assert!(status.code().is_some_and(|code| code < 2), "{line}");
    let read = |name: &'static str| (name, fs::read_to_string(folder.join(format!("out.{name}"))).expect(name));
    Format::all().map(Format::name).map(read).collect()
}

const CHECK: &str = "check --date 2026-01-05 --claims claims.yaml a.txt b.md c.html d.txt";
const COMPARE: &str = "compare --date 2026-01-05 --claims claims.yaml a.txt b.md c.html d.txt";

#[test]
fn every_run_on_any_number_of_threads_writes_the_same_bytes() {
    let folder = folder(CLAIMS.iter().copied());
    for command in [CHECK, COMPARE] {
        let once = reports(folder.path(), "1", command);
        assert!(once.iter().all(|(name, report)| !report.is_empty() || panic!("{name} says nothing")));
        for threads in ["1", "2", "7"] {
            for ((name, one), (_, other)) in once.iter().zip(reports(folder.path(), threads, command)) {
                assert!(*one == other, "{name} differs on {threads} threads");
            }
        }
    }
}

#[test]
fn a_folder_is_read_in_one_order_however_its_files_were_made() {
    let (forth, back) = (folder(CLAIMS.iter().copied()), tempfile::tempdir().expect("there is room"));
    for name in ["d.txt", "claims.yaml", "c.html", "a.txt", "b.md"] {
        fs::copy(forth.path().join(name), back.path().join(name)).expect("there is room");
    }
    let command = "check --date 2026-01-05 --claims claims.yaml .";
    assert_eq!(reports(forth.path(), "2", command), reports(back.path(), "2", command));
}

#[test]
fn what_is_found_does_not_hang_on_the_order_of_articles_or_claims() {
    let (forth, back) = (folder(CLAIMS.iter().copied()), folder(CLAIMS.iter().rev().copied()));
    let reversed = "check --date 2026-01-05 --claims claims.yaml d.txt c.html b.md a.txt";
    let lines = |folder: &Path, command: &str| -> BTreeSet<String> {
        let reports = reports(folder, "2", command);
        let short = reports.iter().find(|(name, _)| *name == "short").expect("it is a format");
        let of_articles = |line: &&str| !line.starts_with("claims.yaml");
        short.1.lines().filter(of_articles).map(str::to_owned).collect()
    };
    let found = lines(forth.path(), CHECK);
    assert!(found.len() > 5, "{found:?}");
    assert_eq!(found, lines(forth.path(), reversed), "the order of articles");
    assert_eq!(found, lines(back.path(), CHECK), "the order of claims");
}
