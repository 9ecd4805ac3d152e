//! `markdown`: for a comment on a pull request, or the summary of a CI job.
//!
//! Such a place shows Markdown with the rights of whoever posts it: it notifies people who are mentioned and links
//! what looks like an address. Text from articles and claims is therefore written so that it can be nothing but text.

use std::cmp::Reverse;
use std::fmt::Write as _;
use std::io::{self, Write};

use super::sanitize::one_line;
use super::{Report, Settings, compare};
use crate::finding::{
    Acceptance, Accepted, ArticleRecord, Code, Ending, Finding, Place, Run, Severity, SlotRecord, SlotValue,
};

/// By which such a report is known for one; nobody is shown it.
pub(super) const MARK: &str = "<!-- report of factlint -->";

/// How many findings are listed one by one; a comment may not be longer than 65,536 characters.
const LISTED: usize = 50;

/// How many figures without a claim are listed, and how many articles.
const FIGURES: usize = 100;
const ARTICLES: usize = 50;

/// How many facts that several articles give, and how many of their values.
const FACTS: usize = 25;
const VALUES: usize = 10;

/// The most characters of a text that are shown.
const SHOWN: usize = 300;

pub(super) struct Markdown;

impl Report for Markdown {
    fn render(&self, run: &Run, _: &Settings, out: &mut dyn Write) -> io::Result<()> {
        let (uncovered, others): (Vec<&Finding>, Vec<&Finding>) =
            sorted(run).into_iter().partition(|finding| finding.code == Code::UNSUPPORTED_FIGURE);
        writeln!(out, "{MARK}\n### factlint: {}", heading(run))?;
        failures(&run.ending, out)?;
        findings(&others, out)?;
        figures(&uncovered, out)?;
        accepted(&run.accepted, out)?;
        if let Some(slots) = &run.slots {
            facts(slots, run.articles.len(), out)?;
        }
        // Articles that were held against each other alone have no claims to count.
        if run.slots.is_none() || run.summary.claims > 0 {
            articles(&run.articles, out)?;
        }
        Ok(())
    }
}

/// What fails the run as a whole: a line each.
fn failures(ending: &Ending, out: &mut dyn Write) -> io::Result<()> {
    let unchecked = ending.unchecked.iter().map(|what| ("not checked".to_owned(), what));
    let missed = ending.missed.iter().map(|missed| (missed.gate.to_owned(), &missed.message));
    unchecked.chain(missed).try_for_each(|(what, message)| writeln!(out, "\n✘ **{what}**: {}", text(message)))
}

/// Conflicts first, then the gravest, each in the order of the run.
fn sorted(run: &Run) -> Vec<&Finding> {
    let mut findings: Vec<&Finding> = run.findings.iter().collect();
    findings.sort_by_key(|finding| (!finding.is_conflict(), Reverse(finding.severity)));
    findings
}

/// `2 errors, 1 warning; 1 suppressed`
pub(super) fn heading(run: &Run) -> String {
    let summary = &run.summary;
    let counts = [(summary.errors, "error"), (summary.warnings, "warning"), (summary.notes, "note")];
    let found: Vec<String> =
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, name)| plural(*count, name)).collect();
    let mut heading = if found.is_empty() { "no findings".to_owned() } else { found.join(", ") };
    for (count, word) in [(summary.suppressed, "suppressed"), (summary.baselined, "in the baseline")] {
        if count > 0 {
            write!(heading, "; {count} {word}").expect("writing to a string cannot fail");
        }
    }
    heading
}

fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

fn findings(findings: &[&Finding], out: &mut dyn Write) -> io::Result<()> {
    if findings.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n| | finding | where |\n| --- | --- | --- |")?;
    for finding in findings.iter().take(LISTED) {
        let help = finding.help.as_ref().map(|help| format!("<br>{}", text(help))).unwrap_or_default();
        let (mark, code) = (mark(finding.severity), finding.code.name());
        writeln!(out, "| {mark} | **{code}**: {}{help} | {} |", text(&finding.message), place(finding))?;
    }
    rest(findings.len(), LISTED, out)
}

/// A mark and a word: the one for the eye, the other for everybody.
fn mark(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "✘ error",
        Severity::Warning => "⚠ warning",
        Severity::Note => "ℹ note",
    }
}

fn place(finding: &Finding) -> String {
    at(&finding.place)
}

fn at(place: &Place) -> String {
    let at = place.source.position(place.span.start);
    format!("{}:{}:{}", text(place.source.name()), at.line, at.column)
}

/// The figures no claim covers, folded away: they are many, and none of them is wrong for that.
fn figures(findings: &[&Finding], out: &mut dyn Write) -> io::Result<()> {
    if findings.is_empty() {
        return Ok(());
    }
    let has = if findings.len() == 1 { "has" } else { "have" };
    let figures = plural(findings.len(), "figure");
    writeln!(out, "\n<details><summary>{figures} {has} no claim</summary>\n\n| figure | where |\n| --- | --- |")?;
    for finding in findings.iter().take(FIGURES) {
        writeln!(out, "| {} | {} |", text(finding.place.text()), place(finding))?;
    }
    rest(findings.len(), FIGURES, out)?;
    writeln!(out, "\n</details>")
}

/// What had been accepted before, folded away, with who accepts it and why.
fn accepted(accepted: &[Accepted], out: &mut dyn Write) -> io::Result<()> {
    if accepted.is_empty() {
        return Ok(());
    }
    let has = if accepted.len() == 1 { "has" } else { "have" };
    let findings = plural(accepted.len(), "finding");
    writeln!(
        out,
        "\n<details><summary>{findings} {has} been accepted</summary>\n\n| accepted | finding | where |\n| --- | --- | --- |"
    )?;
    for Accepted { finding, by } in accepted.iter().take(LISTED) {
        let (code, message) = (finding.code.name(), text(&finding.message));
        writeln!(out, "| {} | **{code}**: {message} | {} |", acceptance(by), place(finding))?;
    }
    rest(accepted.len(), LISTED, out)?;
    writeln!(out, "\n</details>")
}

fn acceptance(by: &Acceptance) -> String {
    match by {
        Acceptance::Suppression { reason } => format!("suppressed: {}", text(reason)),
        Acceptance::Baseline => "in the baseline".to_owned(),
    }
}

/// What several articles say of one fact, contradictions first.
fn facts(slots: &[SlotRecord], articles: usize, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n{}", compare::total(slots, articles))?;
    if slots.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n| fact | the articles | what they say |\n| --- | --- | --- |")?;
    for slot in compare::in_order(slots).take(FACTS) {
        let more =
            slot.values.len().checked_sub(VALUES).filter(|more| *more > 0).map(|more| format!("and {more} more"));
        let values: Vec<String> = slot.values.iter().take(VALUES).map(value).chain(more).collect();
        writeln!(out, "| {} | {} | {} |", text(&slot.label), slot.relation, values.join("<br>"))?;
    }
    rest(slots.len(), FACTS, out)
}

/// `about 15 memorandums – report.txt:29:54, 2026-01-05`
fn value(value: &SlotValue) -> String {
    let published = value.published.as_ref().map_or_else(String::new, |day| format!(", {day}"));
    format!("{} – {}{published}", text(value.place.text()), at(&value.place))
}

fn articles(articles: &[ArticleRecord], out: &mut dyn Write) -> io::Result<()> {
    if articles.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n| article | ✔ supported | ✘ conflicting | ○ unmentioned | figures covered |")?;
    writeln!(out, "| --- | ---: | ---: | ---: | ---: |")?;
    for article in articles.iter().take(ARTICLES) {
        let count = |verdict: &str| article.claims.count(verdict);
        let [supported, conflicting, unmentioned] = ["supported", "conflicting", "unmentioned"].map(count);
        let (name, coverage) = (text(article.source.name()), article.coverage);
        let covered = format!("{} of {}", coverage.covered, coverage.figures);
        writeln!(out, "| {name} | {supported} | {conflicting} | {unmentioned} | {covered} |")?;
    }
    rest(articles.len(), ARTICLES, out)
}

fn rest(count: usize, shown: usize, out: &mut dyn Write) -> io::Result<()> {
    if count > shown { writeln!(out, "\nand {} more", count - shown) } else { Ok(()) }
}

/// What parts a character from the next without being seen. Mentions, references and addresses are looked for after
/// Markdown has been read, so that escaping their signs would not help.
const BREAK: &str = "&#8203;";

/// The text so that Markdown shows it as it stands, or its beginning.
fn text(text: &str) -> String {
    let shown = one_line(text);
    let mut escaped = String::with_capacity(shown.len());
    let mut rest = shown.char_indices();
    for (at, character) in rest.by_ref().take(SHOWN) {
        if begins_a_link(&shown[..at], character) {
            escaped.push_str(BREAK);
        }
        push_escaped(&mut escaped, character);
    }
    if rest.next().is_some() {
        escaped.push('…');
    }
    escaped
}

/// Whether the character could begin something that notifies or links: `@name`, `#12`, `://`, `:name:`, `www.`, `GH-1`.
fn begins_a_link(before: &str, character: char) -> bool {
    match (before.chars().next_back(), character) {
        (Some('@' | '#'), _) => character.is_alphanumeric(),
        (Some(':'), _) => !character.is_whitespace() && !character.is_ascii_digit(),
        (_, '.') => ends_with_word(before, "www"),
        (_, '-') => ends_with_word(before, "gh"),
        _ => false,
    }
}

/// Whether a text ends with that word, in letters of either case: "preview" does not end with "www".
fn ends_with_word(text: &str, word: &str) -> bool {
    let mut letters = text.bytes().rev();
    let is_word = word.bytes().rev().all(|letter| letters.next().is_some_and(|own| own.eq_ignore_ascii_case(&letter)));
    is_word && !letters.next().is_some_and(|before| before.is_ascii_alphanumeric())
}

fn push_escaped(escaped: &mut String, character: char) {
    match character {
        '<' => escaped.push_str("&lt;"),
        '>' => escaped.push_str("&gt;"),
        '&' => escaped.push_str("&amp;"),
        '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' => escaped.extend(['\\', character]),
        other => escaped.push(other),
    }
}
