//! `--jsonl`: one record a line in, one answer a line out, in the same order and in bounded memory.
//!
//! Lines are read in batches, a batch is answered side by side, and its answers are written before the next is read.
//! A bad line is answered with what is wrong with it; the others are answered all the same.

use std::io::{self, BufRead, BufReader, IsTerminal, Read, Write};
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::Value;

use super::args::{Check, Figures};
use super::check::{dated, unusable};
use super::claims::Loaded;
use super::exit::Exit;
use super::figures::record;
use super::files;
use super::progress::Progress;
use super::terminal;
use super::trouble::Trouble;
use super::{refuse, today};
use crate::article::Article;
use crate::check::{self, Checker};
use crate::claim::{Claims, ClaimsFile};
use crate::finding::{Finding, Severity};
use crate::limit::{ARTICLE_FIGURES, Limit, RECORD_BYTES};
use crate::report::json;

/// A batch ends at so many lines …
const BATCH_LINES: usize = 1024;
/// … or so many bytes, whichever comes first.
const BATCH_BYTES: usize = 4 << 20;

/// One record as it comes in.
#[derive(Debug, Deserialize)]
struct Record {
    id: Value,
    text: String,
    published: Option<String>,
    claims: Option<Value>,
}

impl Record {
    /// The claims that come with it; an empty list is none.
    fn own_claims(&self) -> Option<&Value> {
        self.claims.as_ref().filter(|claims| claims.as_array().is_none_or(|list| !list.is_empty()))
    }
}

/// What a record came to: its line of output, and how it counts.
struct Answer {
    line: Vec<u8>,
    exit: Exit,
}

/// Answers each record with its figures.
pub(crate) fn figures(options: &Figures, records: &Path) -> Exit {
    let answer = |input: &Record| {
        let article = article(input, options.reading.date, None)?;
        let mut line = Vec::new();
        let record = record(&article, false);
        if ARTICLE_FIGURES.is_passed_by(record.figures.len()) {
            return Err(past(&ARTICLE_FIGURES));
        }
        json::figures_line(&input.id, &record, &mut line).map_err(|error| error.to_string())?;
        Ok(Answer { line, exit: Exit::Clean })
    };
    stream(records, options.output.0.path(), &answer)
}

/// Answers each record with its figures, its claims' verdicts and what was found.
pub(crate) fn check(options: &Check, records: &Path) -> Exit {
    // A record has no path that a file's `articles:` could match: only files that are named govern here.
    let loaded = if options.claims.is_empty() { Loaded::default() } else { Loaded::load(&options.claims, true) };
    if !loaded.is_usable() {
        return unusable(&loaded, &options.output, options.fail_on);
    }
    let shared = loaded.claims();
    let checker = Checker::new(&shared);
    let answer = |input: &Record| answer(input, options, &checker);
    stream(records, options.output.path(), &answer)
}

fn answer(input: &Record, options: &Check, checker: &Checker<'_>) -> Result<Answer, String> {
    let shared = checker.claims();
    let article = article(input, options.reading.date, shared.published())?;
    let verdicts = match input.own_claims() {
        Some(own) => checker.followed_by(&with_own(shared, own, &article)?).check(&article),
        None => checker.check(&article),
    };
    if let Some(limit) = verdicts.past {
        return Err(past(limit));
    }
    let today = options.reading.date.unwrap_or_else(today);
    let (findings, accepted) = check::suppress(&[&article], verdicts.findings, today).parted();
    let mut line = Vec::new();
    json::record_line(&input.id, &verdicts.record, &findings, &accepted, &mut line)
        .map_err(|error| error.to_string())?;
    Ok(Answer { line, exit: judge(&findings, options) })
}

fn judge(findings: &[Finding], options: &Check) -> Exit {
    let failing = |severity: Severity| options.fail_on.fails(severity);
    if findings.iter().any(|finding| failing(finding.severity)) { Exit::Findings } else { Exit::Clean }
}

/// The claims of the run and those of the record.
fn with_own(shared: &Claims, own: &Value, article: &Article) -> Result<Claims, String> {
    let published = article.published().map(|published| published.date);
    let file = ClaimsFile::from_json("claims", own, published).map_err(|faults| first_fault(&faults))?;
    let files = shared.files.iter().cloned().chain([Arc::new(file)]);
    Claims::new(files).map_err(|all| all.first().map(first_fault).unwrap_or_default())
}

fn first_fault(faults: &crate::claim::Faults) -> String {
    faults.faults.first().map(|fault| format!("claims: {}", fault.message)).unwrap_or_default()
}

fn article(input: &Record, asked: Option<Date>, otherwise: Option<Date>) -> Result<Article, String> {
    let own = match &input.published {
        Some(text) if !text.trim().is_empty() => {
            Some(text.parse::<Date>().map_err(|_| format!("published: {text:?} is no date like 2026-01-05"))?)
        }
        _ => None,
    };
    let name = input.id.as_str().map_or_else(|| input.id.to_string(), str::to_string);
    Ok(dated(Article::from_text(&name, &input.text), asked.or(own), otherwise))
}

/// Answers a whole stream of records.
fn stream(records: &Path, output: Option<&Path>, answer: &(impl Fn(&Record) -> Result<Answer, String> + Sync)) -> Exit {
    let lines = match open(records) {
        Ok(lines) => lines,
        Err(error) => return refuse(&[Trouble::of_path(records, "read", &error)]),
    };
    // Answers that go to the terminal themselves show how far it is.
    let progress = Progress::new("answered", None, output.is_none() && io::stdout().is_terminal());
    let mut exit = Exit::Clean;
    let written = terminal::write(output, |out| {
        exit = answer_all(lines, out, answer, &progress)?;
        Ok(())
    });
    exit.max(super::settled(written))
}

fn open(records: &Path) -> io::Result<Box<dyn BufRead>> {
    Ok(if records == Path::new("-") {
        Box::new(io::stdin().lock())
    } else {
        Box::new(BufReader::with_capacity(1 << 16, files::open(records)?))
    })
}

fn answer_all(
    mut lines: impl BufRead,
    out: &mut dyn Write,
    answer: &(impl Fn(&Record) -> Result<Answer, String> + Sync),
    progress: &Progress<'_>,
) -> io::Result<Exit> {
    let mut exit = Exit::Clean;
    loop {
        let batch = batch(&mut lines)?;
        if batch.is_empty() {
            return Ok(exit);
        }
        let answers: Vec<Answer> = batch.par_iter().map(|line| answer_line(line, answer)).collect();
        for answer in answers {
            out.write_all(&answer.line)?;
            exit = exit.max(answer.exit);
        }
        out.flush()?;
        progress.add(batch.len());
    }
}

fn answer_line(line: &[u8], answer: &impl Fn(&Record) -> Result<Answer, String>) -> Answer {
    let answered = parse(line).and_then(|record| answer(&record));
    answered.unwrap_or_else(|error| bad_line(line, &error))
}

fn parse(line: &[u8]) -> Result<Record, String> {
    if RECORD_BYTES.is_passed_by(line.len()) {
        return Err(past(&RECORD_BYTES));
    }
    if is_list(line) {
        return Err("no record: it is a list, and not an object in braces".to_string());
    }
    let record: Record = serde_json::from_slice(line).map_err(|error| format!("no record: {error}"))?;
    match record.id {
        Value::String(_) | Value::Number(_) => Ok(record),
        _ => Err("id: must be a string or a number".to_string()),
    }
}

/// Whether the line is a list, which serde would take for the fields of a record in their order.
fn is_list(line: &[u8]) -> bool {
    line.trim_ascii_start().starts_with(b"[")
}

/// What is answered in place of a record that is past a limit.
fn past(limit: &Limit) -> String {
    format!("there are {limit}: {}", limit.remedy)
}

fn bad_line(line: &[u8], error: &str) -> Answer {
    #[derive(Deserialize)]
    struct OnlyId {
        id: Value,
    }
    let read = if is_list(line) { None } else { serde_json::from_slice(line).ok() };
    let id = read.map_or(Value::Null, |OnlyId { id }| id);
    let mut answer = Vec::new();
    // Writing to memory cannot fail.
    let _ = json::error_line(&id, error, &mut answer);
    Answer { line: answer, exit: Exit::Unusable }
}

/// The next lines, without blank ones; none at the end.
fn batch(lines: &mut impl BufRead) -> io::Result<Vec<Vec<u8>>> {
    let mut batch: Vec<Vec<u8>> = Vec::new();
    let mut bytes = 0;
    while batch.len() < BATCH_LINES && bytes < BATCH_BYTES {
        let Some(line) = next_line(lines)? else { break };
        bytes += line.len();
        if !line.trim_ascii().is_empty() {
            batch.push(line);
        }
    }
    Ok(batch)
}

/// One line. Of a line that is too long, no more is kept than shows that it is.
fn next_line(lines: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    lines.take(RECORD_BYTES.most as u64 + 1).read_until(b'\n', &mut line)?;
    if RECORD_BYTES.is_passed_by(line.len()) && line.last() != Some(&b'\n') {
        lines.skip_until(b'\n')?;
    }
    Ok((!line.is_empty()).then_some(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(lines: &[u8]) -> (String, Exit) {
        let echo = |record: &Record| Ok(Answer { line: format!("{}\n", record.id).into_bytes(), exit: Exit::Clean });
        let mut out = Vec::new();
        let exit = answer_all(lines, &mut out, &echo, &Progress::new("", None, true)).unwrap();
        (String::from_utf8(out).unwrap(), exit)
    }

    #[test]
    fn order_is_kept_over_many_batches() {
        let ids = 0..3 * BATCH_LINES;
        let lines: Vec<String> = ids.clone().map(|id| format!(r#"{{"id": {id}, "text": ""}}"#)).collect();
        let (out, exit) = answers(lines.join("\n").as_bytes());
        assert!(out.lines().eq(ids.map(|id| id.to_string())));
        assert_eq!(exit, Exit::Clean);
    }

    #[test]
    fn a_bad_line_is_answered_and_the_others_too() {
        let (out, exit) =
            answers(b"{\"id\": \"a\", \"text\": \"\"}\n\nnonsense\n{\"id\": \"b\"}\n{\"id\": \"c\", \"text\": \"\"}");
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(lines.len(), 4);
        assert!(lines[1].starts_with("{\"id\":null,\"error\":"));
        assert!(lines[2].starts_with("{\"id\":\"b\",\"error\":"));
        assert_eq!(lines[3], "\"c\"");
        assert_eq!(exit, Exit::Unusable);
    }

    #[test]
    fn a_line_that_is_no_text_is_answered() {
        let (out, exit) = answers(b"{\"id\": \"a\", \"text\": \"\xff\"}\n");
        assert!(out.contains("error"));
        assert_eq!(exit, Exit::Unusable);
    }
}
