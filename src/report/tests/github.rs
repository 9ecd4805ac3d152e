//! Commands read back as the runner reads them.

use std::collections::BTreeMap;

use super::*;

struct Command {
    level: String,
    properties: BTreeMap<String, String>,
    message: String,
}

/// What GitHub's runner makes of a line: a command's name, its properties and its message.
fn read(line: &str) -> Command {
    let (head, message) = line.strip_prefix("::").and_then(|rest| rest.split_once("::")).expect("a command");
    let (level, properties) = head.split_once(' ').expect("properties");
    let property = |part: &str| {
        let (name, value) = part.split_once('=').expect("a value");
        (name.to_owned(), unescaped(&value.replace("%3A", ":").replace("%2C", ",")))
    };
    let properties = properties.split(',').map(property).collect();
    Command { level: level.to_owned(), properties, message: unescaped(message) }
}

fn unescaped(text: &str) -> String {
    text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
}

fn commands(run: &Run) -> Vec<Command> {
    rendered(run, Format::Github, &PLAIN).lines().map(read).collect()
}

#[test]
fn every_finding_is_one_command_at_its_place() {
    let run = sample::run();
    let commands = commands(&run);
    assert_eq!(commands.len(), run.findings.len());
    for finding in &run.findings {
        let at = finding.place.source.position(finding.place.span.start);
        let is_it = |command: &&Command| {
            command.properties["file"] == finding.place.source.name()
                && command.properties["line"] == at.line.to_string()
                && command.properties["col"] == at.column.to_string()
                && command.properties["title"] == finding.code.name()
                && command.message.starts_with(&finding.message)
        };
        assert_eq!(commands.iter().filter(is_it).count(), 1, "{}", finding.message);
    }
}

#[test]
fn the_gravest_come_first_for_only_ten_are_shown() {
    let levels: Vec<String> = commands(&sample::run()).into_iter().map(|command| command.level).collect();
    let rank = |level: &String| ["error", "warning", "notice"].iter().position(|known| known == level);
    assert!(levels.iter().map(rank).is_sorted(), "{levels:?}");
    assert!(levels.iter().all(|level| rank(level).is_some()));
}

#[test]
fn no_text_begins_a_command_of_its_own() {
    let run = hostile_run();
    let report = rendered(&run, Format::Github, &PLAIN);
    assert_eq!(report.lines().count(), run.findings.len());
    for line in report.lines() {
        let command = read(line);
        assert_eq!(command.properties.len(), 6, "{line}");
        assert!(command.message.contains("owned%0A"), "{line}");
    }
}

#[test]
fn signs_of_the_command_itself_are_escaped() {
    let source = Arc::new(Source::new("a,b:c%.txt", "100%"));
    let finding = Finding::new(Code::UNSUPPORTED_FIGURE, Place::new(&source, Span::new(0, 4)), "100%, no: claim");
    let report = rendered(&alone(finding), Format::Github, &PLAIN);
    let expected = "::warning file=a%2Cb%3Ac%25.txt,line=1,col=1,endLine=1,endColumn=5,title=unsupported-figure\
        ::100%25, no: claim\n";
    assert_eq!(report, expected);
}

#[test]
fn a_finding_over_several_lines_names_no_columns() {
    let source = Arc::new(Source::new("a.txt", "It cost $6.79\nbillion."));
    let finding = Finding::new(Code::UNSUPPORTED_FIGURE, Place::new(&source, Span::new(8, 21)), "no claim");
    let command = commands(&alone(finding)).remove(0);
    assert_eq!((command.properties["line"].as_str(), command.properties["endLine"].as_str()), ("1", "2"));
    assert!(!command.properties.contains_key("col"));
}
