//! House rules that the compiler does not know, kept by reading the sources.
//!
//! Which room may use which, where the outside world may be touched, that every module says what it is for.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use regex::Regex;

/// A room, the folder or file of its name under `src/`, and the rooms it may use.
const ROOMS: &[(&str, &[&str])] = &[
    ("inert", &[]),
    ("limit", &[]),
    ("source", &[]),
    ("quantity", &[]),
    ("finding", &["source"]),
    ("article", &["limit", "source"]),
    ("figure", &["limit", "source", "quantity", "article"]),
    ("claim", &["inert", "limit", "source", "quantity", "figure"]),
    ("check", &["limit", "source", "quantity", "claim", "article", "figure", "finding"]),
    ("report", &["inert", "source", "finding"]),
    ("cli", &["inert", "limit", "source", "quantity", "claim", "article", "figure", "finding", "check", "report"]),
];

/// What only one room may touch: the pattern that betrays it, the rooms allowed, and the word for it.
const KEPT_IN: &[(&str, &[&str], &str)] = &[
    (r"\bmiette\b", &["report"], "miette"),
    (r"\b(serde_yaml|granit_parser)\b", &["claim"], "the YAML crates"),
    (r"\bclap(_complete|_mangen)?::", &["cli"], "clap"),
    (r"\b(ignore|tempfile)::", &["cli"], "the walking of folders"),
    (r"\bglobset::", &["claim", "cli"], "the reading of globs"),
    (
        r"\bstd::(fs|env|net|process)\b|\bfs::\w|\benv::(args|var)|\buse std::\{[^}]*\b(fs|env|net|process)\b",
        &["cli"],
        "files and environment",
    ),
    (r"\bio::(stdin|stdout|stderr)\b|\b(e?print|e?println)!", &["cli"], "the terminal"),
    (r"\b(SystemTime|Instant|Zoned|Timestamp)::now\b", &["cli"], "the clock"),
];

/// Rooms in which a number must never go through binary floating point.
const EXACT: &[&str] = &["quantity", "figure", "claim", "check", "finding"];

struct Module {
    path: PathBuf,
    /// The first part of its path under `src/`; `lib` and `main` are the two roots.
    room: String,
    /// How many `super` lead out of its room.
    depth: usize,
    text: String,
}

impl Module {
    fn read(path: PathBuf, src: &Path) -> Self {
        let inside = path.strip_prefix(src).expect("it was found there").with_extension("");
        let parts: Vec<String> = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        let depth = parts.len() - usize::from(parts.last().is_some_and(|name| name == "mod"));
        let text = fs::read_to_string(&path).expect("sources are UTF-8");
        Self { room: parts[0].clone(), depth, text, path }
    }

    /// The lines of code with their numbers; comments may name whatever they like.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line)).filter(|(_, line)| !is_comment(line))
    }

    /// The lines before the tests.
    fn shipped(&self) -> &str {
        self.text.split("#[cfg(test)]\nmod ").next().unwrap_or_default()
    }

    fn at(&self, line: usize) -> String {
        format!("{}:{line}", self.path.display())
    }
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

fn modules() -> Vec<Module> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![src.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("it can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(Module::read(path, &src));
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn allowed(room: &str) -> Option<&'static [&'static str]> {
    ROOMS.iter().find(|(name, _)| *name == room).map(|(_, rooms)| *rooms)
}

fn pattern(regex: &str) -> Regex {
    Regex::new(regex).expect("a pattern of this file")
}

#[track_caller]
fn assert_none(breaches: &[String], rule: &str) {
    assert!(breaches.is_empty(), "{rule}:\n  {}", breaches.join("\n  "));
}

/// The rooms a line of code names.
fn rooms_named(line: &str) -> Vec<String> {
    static NAMED: LazyLock<Regex> = LazyLock::new(|| pattern(r"\bcrate::(\w+|\{)"));
    NAMED.captures_iter(line).map(|found| found[1].to_string()).collect()
}

#[test]
fn rooms_use_only_the_rooms_below_them() {
    let mut breaches = Vec::new();
    for module in modules().iter().filter(|module| !matches!(module.room.as_str(), "lib" | "main")) {
        let Some(below) = allowed(&module.room) else {
            breaches.push(format!("{} is a room the table does not know", module.path.display()));
            continue;
        };
        for (line, text) in module.code() {
            for room in rooms_named(text) {
                if room != module.room && !below.contains(&room.as_str()) {
                    breaches.push(format!("{} uses `{room}`", module.at(line)));
                }
            }
        }
    }
    assert_none(&breaches, "a room uses one that is not below it");
}

#[test]
fn no_room_is_left_by_way_of_super() {
    let mut breaches = Vec::new();
    let chain = pattern(r"\b(?:super::)+");
    for module in modules().iter().filter(|module| module.depth > 0) {
        for (line, text) in module.code() {
            let nested = usize::from(text.starts_with(' '));
            let climbed = chain.find_iter(text).map(|found| found.len() / "super::".len()).max().unwrap_or(0);
            if climbed >= module.depth + nested {
                breaches.push(format!("{} climbs out of its room", module.at(line)));
            }
        }
    }
    assert_none(&breaches, "`crate::…` is how one room names another");
}

#[test]
fn the_outside_world_is_touched_in_one_place() {
    let mut breaches = Vec::new();
    for (betrayed_by, rooms, what) in KEPT_IN {
        let betrays = pattern(betrayed_by);
        for module in modules().iter().filter(|module| module.room != "main" && !rooms.contains(&module.room.as_str()))
        {
            let shipped = module.shipped().lines().count();
            for (line, text) in module.code().filter(|(line, text)| *line <= shipped && betrays.is_match(text)) {
                breaches.push(format!("{}: {what} in `{}`: {}", module.at(line), module.room, text.trim()));
            }
        }
    }
    assert_none(&breaches, "something is used outside the room it is kept in");
}

#[test]
fn every_module_opens_with_what_it_is_for() {
    let silent: Vec<String> = modules()
        .iter()
        .filter(|module| module.room != "main" && !module.text.starts_with("//! "))
        .map(|module| module.path.display().to_string())
        .collect();
    assert_none(&silent, "a module must open with `//!`");
}

#[test]
fn figures_never_pass_through_floating_point() {
    let float = pattern(r"\bf(32|64)\b");
    let mut breaches = Vec::new();
    for module in modules().iter().filter(|module| EXACT.contains(&module.room.as_str())) {
        breaches.extend(module.code().filter(|(_, text)| float.is_match(text)).map(|(line, _)| module.at(line)));
    }
    assert_none(&breaches, "numbers are exact decimals");
}

#[test]
fn nothing_is_unsafe() {
    let word = pattern(r"\bunsafe\b");
    let mut breaches = Vec::new();
    for module in modules() {
        breaches.extend(module.code().filter(|(_, text)| word.is_match(text)).map(|(line, _)| module.at(line)));
    }
    assert_none(&breaches, "no unsafe code");
}

#[test]
fn the_binary_is_thin() {
    let modules = modules();
    let main = modules.iter().find(|module| module.room == "main").expect("there is a binary");
    assert!(main.text.lines().count() <= 20, "main.rs hands over to the cli room and does nothing else");
}

/// The lengths of the functions outside tests, from `fn` to the closing brace.
fn function_lengths(text: &str) -> Vec<usize> {
    let opening = pattern(r"^(\s*)(?:pub(?:\([^)]*\))? )?(?:const )?fn ");
    let lines: Vec<&str> = text.lines().collect();
    let mut lengths = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(found) = opening.captures(line) else { continue };
        let closing = format!("{}}}", &found[1]);
        let end = lines[at..].iter().position(|later| *later == closing).unwrap_or(0);
        lengths.push(end + 1);
    }
    lengths
}

#[test]
fn functions_answer_one_question() {
    let mut lengths: Vec<usize> = modules().iter().flat_map(|module| function_lengths(module.shipped())).collect();
    lengths.sort_unstable();
    let share = |percent: usize| lengths[(lengths.len() - 1) * percent / 100];
    assert!(share(50) <= 12, "half of all functions stay within a dozen lines, not {}", share(50));
    assert!(share(90) <= 30, "nine in ten functions stay within 30 lines, not {}", share(90));
}

#[test]
fn the_reader_of_sources_sees_what_it_must() {
    assert_eq!(rooms_named("use crate::check::Checker; crate::claim::schema()"), ["check", "claim"]);
    assert_eq!(rooms_named("use crate::{check, claim};"), ["{"]);
    assert_eq!(function_lengths("fn a() {\n    b();\n}\n    pub(crate) fn c() {}\n"), [3, 1]);
}

#[test]
fn every_dependency_has_its_reason() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name: &str| fs::read_to_string(root.join(name)).expect("it is in the repository");
    let (manifest, reasons) = (read("Cargo.toml"), read("docs/dependencies.md"));
    let mut used = Vec::new();
    for section in manifest.split("\n[").filter(|section| section.contains("dependencies]")) {
        used.extend(section.lines().filter_map(|line| line.split_once(" = ")).map(|(name, _)| name.to_owned()));
    }
    let mut explained: Vec<&str> =
        reasons.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    let (_, tests) = reasons.split_once("For tests").expect("the chapter ends with them");
    explained.extend(tests.split('`').skip(1).step_by(2));
    used.sort();
    explained.sort_unstable();
    assert_eq!(used, explained, "Cargo.toml and docs/dependencies.md name different crates");
}

/// The rooms in whose code, tests left out, a crate is named.
fn rooms_with(modules: &[Module], name: &str) -> BTreeSet<String> {
    let named = pattern(&format!(r"\b{}::", name.replace('-', "_")));
    let is_test =
        |module: &&Module| module.path.components().any(|part| part.as_os_str().to_string_lossy().starts_with("tests"));
    let shipped = |module: &&Module| module.shipped().lines().any(|line| !is_comment(line) && named.is_match(line));
    modules.iter().filter(|module| !is_test(module)).filter(shipped).map(|module| module.room.clone()).collect()
}

#[test]
fn every_dependency_is_used_where_its_row_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let reasons = fs::read_to_string(root.join("docs/dependencies.md")).expect("it is in the repository");
    let modules = modules();
    let rows = reasons.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | "));
    let breaches: Vec<String> = rows
        .filter_map(|(name, rest)| {
            let told: BTreeSet<String> = rest.split(" | ").next()?.split(", ").map(str::to_owned).collect();
            let used = rooms_with(&modules, name);
            (told != used).then(|| format!("{name} is used in {used:?}"))
        })
        .collect();
    assert_none(&breaches, "docs/dependencies.md names the rooms that use a crate");
}

/// The pages that tell which Rust is needed, and what stands before the version there.
const TELL_OF_RUST: &[(&str, &str)] =
    &[("README.md", "\nRust "), ("docs/dependencies.md", "\n| Rust | "), ("docs/pipelines.md", "image: rust:")];

#[test]
fn every_page_asks_for_the_same_rust() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name: &str| fs::read_to_string(root.join(name)).expect("it is in the repository");
    let version = pattern(r"^\d+\.\d+");
    let told = |page: &str, before: &str| {
        let (_, behind) = page.split_once(before).expect("the page tells of Rust");
        version.find(behind).expect("by its version").as_str().to_owned()
    };
    let asked = told(&read("Cargo.toml"), "rust-version = \"");
    for (page, before) in TELL_OF_RUST {
        assert_eq!(told(&read(page), before), asked, "{page} and Cargo.toml ask for different versions of Rust");
    }
}
