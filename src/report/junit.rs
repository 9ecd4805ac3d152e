//! `junit`: a test suite an article and a test case a claim, for CI servers that show and keep test results; where the
//! claims themselves are tried, a suite a claims file and a case an example.
//!
//! A claim that an article contradicts is a failure, one it does not mention is skipped: neither must look like a pass.
//! What is found apart from claims is a case of its own, a failure if the run fails for it and skipped otherwise.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use super::by_file::{File, files};
use super::escape::escaped;
use super::sanitize::{lines, one_line};
use super::{Report, Settings};
use crate::finding::{Acceptance, Accepted, ClaimRecord, Code, Ending, ExampleRecord, Finding, Run, Severity};
use crate::source::Span;

pub(super) struct Junit;

impl Report for Junit {
    fn render(&self, run: &Run, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
        let bar = Bar(settings.fails_from);
        let of_files = files(run).into_iter().map(|(path, file)| Suite::of(path, &file, bar));
        let suites: Vec<Suite> = of_files.chain(Suite::of_run(&run.ending)).collect();
        let all = suites.iter().fold(Tally::default(), |sum, suite| sum.and(suite.tally()));
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        writeln!(out, "<testsuites name=\"factlint\" {all}>")?;
        suites.iter().try_for_each(|suite| suite.write(out))?;
        writeln!(out, "</testsuites>")
    }
}

/// The cases of one file.
struct Suite {
    name: String,
    cases: Vec<Case>,
}

/// One test case, and how it ended.
struct Case {
    name: String,
    outcome: Outcome,
}

enum Outcome {
    /// Passed, perhaps with something to add.
    Passed(Option<String>),
    Skipped(String),
    Failed {
        code: &'static str,
        message: String,
        detail: String,
    },
}

/// How many cases there are, and how many did not pass.
#[derive(Clone, Copy, Default)]
struct Tally {
    tests: usize,
    failures: usize,
    skipped: usize,
}

impl Tally {
    fn and(self, other: Self) -> Self {
        Self {
            tests: self.tests + other.tests,
            failures: self.failures + other.failures,
            skipped: self.skipped + other.skipped,
        }
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { tests, failures, skipped } = self;
        write!(f, "tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"{skipped}\"")
    }
}

impl Suite {
    fn of(path: &str, file: &File<'_>, bar: Bar) -> Self {
        let claims: Vec<ClaimRecord<'_>> =
            file.article.map_or_else(Vec::new, |article| article.claims.iter().collect());
        let (failed, findings) = by_example(&file.examples, &file.findings);
        let (mut of_claims, apart) = by_claim(&claims, &findings);
        let accepted = accepted_by_claim(&file.accepted);
        let mut cases: Vec<Case> = claims
            .iter()
            .map(|claim| {
                let findings = of_claims.remove(claim.id).unwrap_or_default();
                of_claim(claim, &findings, accepted.get(claim.id).copied(), bar)
            })
            .collect();
        if file.article.is_some() && claims.is_empty() {
            let outcome = Outcome::Skipped("no claim governs this article".to_owned());
            cases.push(Case { name: "claims".to_owned(), outcome });
        }
        cases.extend(file.examples.iter().zip(failed).map(|(example, failed)| of_example(example, failed)));
        cases.extend(apart.into_iter().map(|finding| of_finding(finding, bar)));
        Self { name: path.to_owned(), cases }
    }

    /// What fails the run as a whole, if anything does: gates it missed, and what could not be checked.
    fn of_run(ending: &Ending) -> Option<Self> {
        let failed = |name: &str, code, message: &str| {
            let outcome = Outcome::Failed { code, message: message.to_owned(), detail: message.to_owned() };
            Case { name: name.to_owned(), outcome }
        };
        let unchecked = ending.unchecked.iter().map(|what| failed("unchecked", "unchecked", what));
        let missed = ending.missed.iter().map(|missed| failed(missed.gate, missed.gate, &missed.message));
        let cases: Vec<Case> = unchecked.chain(missed).collect();
        (!cases.is_empty()).then(|| Self { name: "factlint".to_owned(), cases })
    }

    fn tally(&self) -> Tally {
        let count = |wanted: fn(&Outcome) -> bool| self.cases.iter().filter(|case| wanted(&case.outcome)).count();
        Tally {
            tests: self.cases.len(),
            failures: count(|outcome| matches!(outcome, Outcome::Failed { .. })),
            skipped: count(|outcome| matches!(outcome, Outcome::Skipped(_))),
        }
    }

    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let name = attribute(&self.name);
        writeln!(out, "  <testsuite name=\"{name}\" {}>", self.tally())?;
        self.cases.iter().try_for_each(|case| case.write(&name, out))?;
        writeln!(out, "  </testsuite>")
    }
}

impl Case {
    /// Writes the case; `class` is the name of its suite, escaped.
    fn write(&self, class: &str, out: &mut dyn Write) -> io::Result<()> {
        let open = format!("    <testcase classname=\"{class}\" name=\"{}\"", attribute(&self.name));
        match &self.outcome {
            Outcome::Passed(None) => writeln!(out, "{open}/>"),
            Outcome::Passed(Some(remark)) => {
                writeln!(out, "{open}>\n      <system-out>{}</system-out>\n    </testcase>", text(remark))
            }
            Outcome::Skipped(why) => {
                writeln!(out, "{open}>\n      <skipped message=\"{}\"/>\n    </testcase>", attribute(why))
            }
            Outcome::Failed { code, message, detail } => writeln!(
                out,
                "{open}>\n      <failure type=\"{code}\" message=\"{}\">{}</failure>\n    </testcase>",
                attribute(message),
                text(detail)
            ),
        }
    }
}

/// The finding that each of these examples failed by, if it did, and the other findings.
fn by_example<'a>(
    examples: &[&ExampleRecord],
    findings: &[&'a Finding],
) -> (Vec<Option<&'a Finding>>, Vec<&'a Finding>) {
    let at = |finding: &Finding| (finding.code == Code::FAILED_EXAMPLE).then_some(finding.place.span);
    let failed: BTreeMap<Span, &Finding> =
        findings.iter().filter_map(|finding| Some((at(finding)?, *finding))).collect();
    let tried: BTreeSet<Span> = examples.iter().map(|example| example.place.span).collect();
    let others = findings.iter().filter(|finding| !at(finding).is_some_and(|span| tried.contains(&span)));
    let of_examples = examples.iter().map(|example| failed.get(&example.place.span).copied());
    (of_examples.collect(), others.copied().collect())
}

/// "bridge-length supports: The bridge is 312 metres long."
fn of_example(example: &ExampleRecord, failed: Option<&Finding>) -> Case {
    let ExampleRecord { claim, kind, text, .. } = example;
    let outcome = failed.map_or(Outcome::Passed(None), |finding| Outcome::Failed {
        code: finding.code.name(),
        message: finding.message.clone(),
        detail: told(&[finding]),
    });
    Case { name: format!("{claim} {kind}: {text}"), outcome }
}

/// The findings of each of these claims, and the others, each in order.
fn by_claim<'a>(
    claims: &[ClaimRecord<'a>],
    findings: &[&'a Finding],
) -> (BTreeMap<&'a str, Vec<&'a Finding>>, Vec<&'a Finding>) {
    let mut of_claims: BTreeMap<&str, Vec<&Finding>> = claims.iter().map(|claim| (claim.id, Vec::new())).collect();
    let mut apart = Vec::new();
    for finding in findings {
        match finding.claim.as_deref().and_then(|claim| of_claims.get_mut(claim)) {
            Some(own) => own.push(finding),
            None => apart.push(*finding),
        }
    }
    (of_claims, apart)
}

fn accepted_by_claim<'a>(accepted: &[&'a Accepted]) -> BTreeMap<&'a str, &'a Acceptance> {
    accepted.iter().filter_map(|accepted| Some((accepted.finding.claim.as_deref()?, &accepted.by))).collect()
}

fn of_claim(claim: &ClaimRecord<'_>, findings: &[&Finding], accepted: Option<&Acceptance>, bar: Bar) -> Case {
    let outcome = match findings.iter().find(|finding| bar.fails(finding)) {
        Some(first) => {
            Outcome::Failed { code: first.code.name(), message: first.message.clone(), detail: told(findings) }
        }
        None => unfailed(claim, findings, accepted),
    };
    Case { name: claim.id.to_string(), outcome }
}

fn unfailed(claim: &ClaimRecord<'_>, findings: &[&Finding], accepted: Option<&Acceptance>) -> Outcome {
    match (claim.verdict, accepted) {
        ("supported", _) => Outcome::Passed((!findings.is_empty()).then(|| told(findings))),
        (_, Some(by)) => Outcome::Skipped(format!("{}, {}", claim.verdict, acceptance(by))),
        (verdict, None) => Outcome::Skipped(verdict.to_owned()),
    }
}

fn acceptance(by: &Acceptance) -> String {
    match by {
        Acceptance::Suppression { reason } => format!("but suppressed: {reason}"),
        Acceptance::Baseline => "but in the baseline".to_owned(),
    }
}

/// The least severity that fails.
#[derive(Clone, Copy)]
struct Bar(Option<Severity>);

impl Bar {
    /// A conflict fails whatever its severity: there is no other way to show that a claim did not hold.
    fn fails(self, finding: &Finding) -> bool {
        finding.is_conflict() || self.0.is_some_and(|least| finding.severity >= least)
    }
}

fn of_finding(finding: &Finding, bar: Bar) -> Case {
    let at = finding.place.source.position(finding.place.span.start);
    let name = format!("{} at {}:{}", finding.code.name(), at.line, at.column);
    let message = finding.message.clone();
    let outcome = if bar.fails(finding) {
        Outcome::Failed { code: finding.code.name(), message, detail: told(&[finding]) }
    } else {
        Outcome::Skipped(format!("{}: {message}", finding.severity.name()))
    };
    Case { name, outcome }
}

/// Findings in full, one after the other: where, what, and how to settle it.
fn told(findings: &[&Finding]) -> String {
    let told: Vec<String> = findings.iter().map(|finding| paragraph(finding)).collect();
    told.join("\n")
}

fn paragraph(finding: &Finding) -> String {
    let source = &finding.place.source;
    let at = source.position(finding.place.span.start);
    let (path, line, column) = (source.name(), at.line, at.column);
    let help = finding.help.as_ref().map(|help| format!("\n{help}")).unwrap_or_default();
    let severity = finding.severity.name();
    format!("{}:{line}:{column}: {severity}: {}{help}", one_line(path), one_line(&finding.message))
}

/// Text between tags.
fn text(text: &str) -> String {
    escaped(&lines(text))
}

/// Text between quotes.
fn attribute(text: &str) -> String {
    escaped(&one_line(text))
}
