//! A report that is streamed takes no more memory for many articles than for few.
//!
//! Alone in its file: what is measured is the most memory this process has ever had, so nothing else may run beside it.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use factlint::cli;

/// The most memory this process has had so far, in kilobytes; none where the system does not tell.
fn peak() -> Option<usize> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}

/// How long an article is, in kilobytes.
const LENGTH: usize = 8;

/// Articles with a figure each, and much else to remember.
fn write_articles(folder: &Path, count: usize) {
    fs::create_dir(folder).expect("there is room");
    let filler = "Nobody on the quay knew what to make of it, and most went home.\n\n".repeat(LENGTH << 4);
    for at in 0..count {
        let text = format!("The bridge is {at} metres long.\n\n{filler}");
        fs::write(folder.join(format!("{at}.txt")), text).expect("there is room");
    }
}

/// By how much more memory a run with these reports took than any before it, in kilobytes.
fn growth(folder: &Path, command: &str, articles: &str, formats: &[&str]) -> usize {
    let before = peak().unwrap_or_default();
    let mut options: Vec<OsString> = vec!["factlint".into(), command.into()];
    if command == "check" {
        options.extend(["--quiet".into(), "--claims".into(), folder.join("bridge.yaml").into()]);
    }
    for format in formats {
        options.extend(["--format".into(), format.into(), "--output".into(), folder.join(format).into()]);
    }
    options.push(folder.join(articles).into());
    cli::run(options);
    for format in formats {
        assert!(fs::metadata(folder.join(format)).expect("it is written").len() > 0);
    }
    peak().unwrap_or_default() - before
}

#[test]
fn streamed_reports_take_as_much_memory_for_few_articles_as_for_many() {
    let folder = tempfile::tempdir().expect("there is room");
    let (few, many) = (256, 1024);
    write_articles(&folder.path().join("few"), few);
    write_articles(&folder.path().join("many"), many);
    let claims = "claims:\n  - {id: length, about: [bridge, long], value: 312 metres}\n";
    fs::write(folder.path().join("bridge.yaml"), claims).expect("there is room");
    if peak().is_none() {
        return;
    }
    let streamed = ["short", "jsonl", "csv", "github"];
    growth(folder.path(), "check", "few", &streamed);
    // What there is more of: six megabytes of text, and more than that once it has been read.
    let text = (many - few) * LENGTH;
    for (command, formats) in [("check", &streamed[..]), ("figures", &["pretty", "short", "jsonl", "csv"])] {
        let grown = growth(folder.path(), command, "many", formats);
        assert!(grown < text / 2, "{command}: {grown} kB more for four times as many articles");
    }
    let kept = growth(folder.path(), "check", "many", &["json"]);
    assert!(kept > text / 2, "a report that takes the whole run does not show in the measure: {kept} kB");
}
