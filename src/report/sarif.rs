//! `sarif`: the Static Analysis Results Interchange Format, version 2.1.0, for code scanning and viewers in editors.
//!
//! The structures below are the part of the standard that is used, key by key. Columns count Unicode code points, and
//! byte offsets are those of the file as it lies on disk. Accepted findings are there too, as suppressed results.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{self, Write};

use serde::Serialize;

use super::json::document_to;
use super::sanitize::{lines, one_line};
use super::{Report, Settings};
use crate::finding::{Acceptance, Accepted, Code, Ending, Finding, Label, Place, REGISTRY, Rule, Run, Severity};

const VERSION: &str = "2.1.0";
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// What relative paths are relative to: the folder the run took place in, which is not for a report to tell.
const ROOT: &str = "%SRCROOT%";

pub(super) struct Sarif;

impl Report for Sarif {
    fn render(&self, run: &Run, _: &Settings, out: &mut dyn Write) -> io::Result<()> {
        let rules = rules(run);
        let open = run.findings.iter().map(|finding| result(finding, None, &rules));
        let accepted = run.accepted.iter().map(|Accepted { finding, by }| result(finding, Some(by), &rules));
        let run = RunObject {
            tool: Tool { driver: driver(&rules) },
            column_kind: "unicodeCodePoints",
            original_uri_base_ids: Bases { root: Base { description: Text::new("The folder factlint was run in.") } },
            invocations: [invocation(&run.ending)],
            results: open.chain(accepted).collect(),
        };
        document_to(out, &Log { schema: SCHEMA, version: VERSION, runs: [run] })
    }
}

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'a str,
    version: &'a str,
    runs: [RunObject<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RunObject<'a> {
    tool: Tool,
    column_kind: &'a str,
    original_uri_base_ids: Bases,
    invocations: [Invocation<'a>; 1],
    results: Vec<ResultObject<'a>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<RuleObject>,
}

#[derive(Serialize)]
struct Bases {
    #[serde(rename = "%SRCROOT%")]
    root: Base,
}

#[derive(Serialize)]
struct Base {
    description: Text,
}

/// How the run went, apart from what it found.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation<'a> {
    execution_successful: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    exit_code: Option<u8>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_execution_notifications: Vec<Notification<'a>>,
}

#[derive(Serialize)]
struct Notification<'a> {
    level: &'a str,
    message: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    descriptor: Option<Descriptor<'a>>,
}

#[derive(Serialize)]
struct Descriptor<'a> {
    id: &'a str,
}

/// What kept articles from being checked makes the run unsuccessful; a gate that was missed does not.
fn invocation(ending: &Ending) -> Invocation<'_> {
    let notification = |message: &str, gate| Notification {
        level: "error",
        message: Text::new(plain(&one_line(message))),
        descriptor: Option::map(gate, |id| Descriptor { id }),
    };
    let unchecked = ending.unchecked.iter().map(|what| notification(what, None));
    let missed = ending.missed.iter().map(|missed| notification(&missed.message, Some(missed.gate)));
    Invocation {
        execution_successful: ending.unchecked.is_empty(),
        exit_code: ending.exit,
        tool_execution_notifications: unchecked.chain(missed).collect(),
    }
}

#[derive(Serialize)]
struct Text {
    text: String,
}

impl Text {
    fn new(text: impl Into<String>) -> Self {
        Self { text: text.into() }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RuleObject {
    id: &'static str,
    short_description: Text,
    full_description: Text,
    help: Help,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_uri: Option<String>,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Help {
    text: &'static str,
    markdown: &'static str,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

/// The rules there are results of, in the order of the manual: each comes with its page, which nobody need carry about
/// for nothing.
fn rules(run: &Run) -> Vec<&'static Rule> {
    let accepted = run.accepted.iter().map(|accepted| &accepted.finding);
    let codes: BTreeSet<Code> = run.findings.iter().chain(accepted).map(|finding| finding.code).collect();
    REGISTRY.iter().filter(|rule| codes.contains(&rule.code)).collect()
}

fn driver(rules: &[&Rule]) -> Driver {
    let rules = rules.iter().map(|of| rule(of)).collect();
    Driver { name: "factlint", version: env!("CARGO_PKG_VERSION"), rules }
}

fn rule(rule: &Rule) -> RuleObject {
    RuleObject {
        id: rule.code.name(),
        short_description: Text::new(rule.summary),
        full_description: Text::new(opening(rule.page)),
        help: Help { text: rule.page, markdown: rule.page },
        help_uri: rule.address(),
        default_configuration: Configuration { level: level(rule.severity) },
    }
}

/// The first paragraph of a page, below its heading.
fn opening(page: &str) -> &str {
    page.split("\n\n").nth(1).unwrap_or(page)
}

/// What the standard calls a severity: the same.
fn level(severity: Severity) -> &'static str {
    severity.name()
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultObject<'a> {
    rule_id: &'a str,
    rule_index: usize,
    level: &'a str,
    message: Text,
    locations: [LocationObject<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<LocationObject<'a>>,
    partial_fingerprints: Fingerprints,
    #[serde(skip_serializing_if = "Option::is_none")]
    suppressions: Option<[Suppression<'a>; 1]>,
    properties: Properties<'a>,
}

/// Under a name with a version, so that another way of making them can stand beside it.
#[derive(Serialize)]
struct Fingerprints {
    #[serde(rename = "factlint/v1")]
    own: String,
}

#[derive(Serialize)]
struct Suppression<'a> {
    kind: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    justification: Option<&'a str>,
}

#[derive(Serialize)]
struct Properties<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    claim: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    slip: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
}

fn result<'a>(finding: &'a Finding, accepted: Option<&'a Acceptance>, rules: &[&Rule]) -> ResultObject<'a> {
    ResultObject {
        rule_id: finding.code.name(),
        rule_index: rules.iter().position(|rule| rule.code == finding.code).expect("its rule is listed"),
        level: level(finding.severity),
        message: Text::new(message(finding)),
        locations: [location(&finding.place, None, None)],
        related_locations: finding.related.iter().enumerate().map(related).collect(),
        partial_fingerprints: Fingerprints { own: finding.fingerprint() },
        suppressions: accepted.map(|by| [suppression(by)]),
        properties: Properties { claim: finding.claim.as_deref(), slip: finding.slip, help: finding.help.as_deref() },
    }
}

fn suppression(by: &Acceptance) -> Suppression<'_> {
    match by {
        Acceptance::Suppression { reason } => Suppression { kind: "inSource", justification: Some(reason) },
        Acceptance::Baseline => Suppression { kind: "external", justification: None },
    }
}

/// The finding and how to settle it, as viewers show it.
fn message(finding: &Finding) -> String {
    let message = plain(&one_line(&finding.message));
    finding.help.as_ref().map_or(message.clone(), |help| format!("{message}\n{}", plain(&lines(help))))
}

/// Text in which no brackets make a link and no braces a placeholder.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | '[' | ']' => plain.extend(['\\', character]),
            '{' | '}' => plain.extend([character, character]),
            other => plain.push(other),
        }
    }
    plain
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LocationObject<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalLocation<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation<'a> {
    artifact_location: ArtifactLocation,
    region: Region<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactLocation {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region<'a> {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    byte_offset: usize,
    byte_length: usize,
    snippet: Snippet<'a>,
}

#[derive(Serialize)]
struct Snippet<'a> {
    text: &'a str,
}

fn location(place: &Place, id: Option<usize>, message: Option<Text>) -> LocationObject<'_> {
    let physical_location =
        PhysicalLocation { artifact_location: artifact_location(place.source.name()), region: region(place) };
    LocationObject { id, physical_location, message }
}

fn related((at, label): (usize, &Label)) -> LocationObject<'_> {
    location(&label.place, Some(at), Some(Text::new(plain(&one_line(&label.text)))))
}

fn region(place: &Place) -> Region<'_> {
    let Place { source, span } = place;
    let (start, end) = (source.position(span.start), source.position(span.end));
    let disk = source.on_disk(*span);
    Region {
        start_line: start.line.get(),
        start_column: start.column.get(),
        end_line: end.line.get(),
        end_column: end.column.get(),
        byte_offset: disk.start,
        byte_length: disk.len(),
        snippet: Snippet { text: place.text() },
    }
}

/// A path as a URI: an absolute one as a file's, any other relative to the folder of the run.
fn artifact_location(path: &str) -> ArtifactLocation {
    let path = path.replace('\\', "/");
    let drive = path.as_bytes().get(1) == Some(&b':') && path.as_bytes()[0].is_ascii_alphabetic();
    match (path.starts_with('/'), drive) {
        (true, _) => ArtifactLocation { uri: format!("file://{}", encoded(&path)), uri_base_id: None },
        (_, true) => ArtifactLocation { uri: format!("file:///{}", encoded(&path)), uri_base_id: None },
        _ => ArtifactLocation { uri: encoded(path.strip_prefix("./").unwrap_or(&path)), uri_base_id: Some(ROOT) },
    }
}

/// A path with everything percent-encoded that a URI may not hold, and colons, which could make a scheme.
fn encoded(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            write!(uri, "%{byte:02X}").expect("writing to a string cannot fail");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_relative_to_the_folder_of_the_run() {
        let of = |path: &str| (artifact_location(path).uri, artifact_location(path).uri_base_id);
        assert_eq!(of("./news/a b.txt"), ("news/a%20b.txt".to_owned(), Some(ROOT)));
        assert_eq!(of("news\\기.txt"), ("news/%EA%B8%B0.txt".to_owned(), Some(ROOT)));
        assert_eq!(of("javascript:x"), ("javascript%3Ax".to_owned(), Some(ROOT)));
        assert_eq!(of("<stdin>"), ("%3Cstdin%3E".to_owned(), Some(ROOT)));
        assert_eq!(of("/news/a.txt"), ("file:///news/a.txt".to_owned(), None));
    }

    #[test]
    fn a_message_makes_no_link_and_no_placeholder() {
        assert_eq!(plain("[here](https://x) {0}"), "\\[here\\](https://x) {{0}}");
    }
}
