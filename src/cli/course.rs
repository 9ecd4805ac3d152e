//! The course of a run: articles are read and checked side by side, and what came of each is told in the order they
//! were named in.
//!
//! Apart from the command because of what it must not do: keep articles. What the end of a run needs of them is counted
//! as they pass; whether anything more is kept is for the reports to say.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::mem::ManuallyDrop;
use std::path::Path;

use super::annotate::{self, by_id};
use super::baseline::{Baseline, Entry, Sieve};
use super::check::{Checkers, Governed, Job, Sets, Unchecked, within_limits};
use super::exit::Exit;
use super::in_order::in_order;
use super::outlets::{Outlets, Reports};
use super::progress::Progress;
use super::trouble::Trouble;
use super::{gate, plural, refuse, terminal};
use crate::check::{self, Checker, ClaimsSeen};
use crate::claim::{Claim, Claims};
use crate::finding::{Ending, Finding, Missed, Part, Run, Summary, portable_path};

/// How many entries of the baseline that are no longer found are named.
const STALE_NAMED: usize = 10;

/// What kept articles from being checked.
#[derive(Default)]
pub(crate) struct Troubles {
    pub not_found: Vec<Trouble>,
    pub unread: Vec<Trouble>,
    /// That no claims govern some of them, where that is a trouble.
    pub ungoverned: Option<Trouble>,
    pub past: Vec<Trouble>,
}

impl Troubles {
    pub(crate) fn add(&mut self, unchecked: Unchecked) {
        match unchecked {
            Unchecked::Unread(trouble) => self.unread.push(trouble),
            Unchecked::Past(trouble) => self.past.push(trouble),
        }
    }

    /// All of them, in the order they are told.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Trouble> {
        self.not_found.iter().chain(&self.unread).chain(&self.ungoverned).chain(&self.past)
    }

    /// Tells them; the exit status of a run that had them.
    pub(crate) fn tell(&self) -> Exit {
        let all: Vec<Trouble> = self.all().cloned().collect();
        if all.is_empty() { Exit::Clean } else { refuse(&all) }
    }
}

/// A run on its way.
pub(crate) struct Course<'a> {
    job: &'a Job<'a>,
    claims: &'a Claims,
    /// None where only some of the articles are checked: what they leave unmentioned, the others may well mention.
    seen: Option<ClaimsSeen<'a>>,
    sieve: Option<Sieve>,
    outlets: Outlets<'a, Reports>,
    total: Summary,
    /// The articles that were checked, and the claims files.
    looked_at: BTreeSet<String>,
    troubles: Troubles,
}

/// What came of an article, and what there is to say of its reading.
struct Told {
    part: Part,
    read: Option<String>,
}

impl<'a> Course<'a> {
    /// Runs it from beginning to end.
    pub(crate) fn run(job: &Job<'_>, governed: &[Governed<'_>], sets: &Sets, troubles: Troubles) -> (Exit, Troubles) {
        let claims = sets.together(job.loaded);
        let sieve = match sieve(job) {
            Ok(sieve) => sieve,
            Err(trouble) => return (refuse(&[trouble]), troubles),
        };
        // It goes with the process: to take ten thousand claims apart first would only hold up whoever waits.
        let checkers = ManuallyDrop::new(sets.compiled());
        // Nearly always some article is held against all of them together.
        let together = checkers.values().find(|checker| checker.claims().files.len() == claims.files.len());
        let own = OnceCell::new();
        let all = || together.unwrap_or_else(|| own.get_or_init(|| Checker::new(&claims)));
        let seen = job.options.since.is_none().then(|| ClaimsSeen::new(all(), job.today()));
        let mut course = Course::new(job, &claims, seen, sieve, troubles);
        let progress = Progress::new("checked", Some(governed.len()), job.options.notices.quiet);
        let known = by_id(&claims);
        let check = |governed: &Governed<'_>| {
            progress.add(1);
            told(job, governed, &checkers, &known)
        };
        in_order(governed, check, |ready| course.take(ready));
        drop(progress);
        course.end()
    }

    fn new(
        job: &'a Job<'a>,
        claims: &'a Claims,
        seen: Option<ClaimsSeen<'a>>,
        sieve: Option<Sieve>,
        troubles: Troubles,
    ) -> Self {
        let options = job.options;
        Self {
            job,
            claims,
            seen,
            sieve,
            outlets: Outlets::new(&options.output, Reports { fails_from: options.fail_on.least() }),
            total: Summary { claims: claims.iter().count(), ..Summary::default() },
            looked_at: claims.files.iter().map(|file| portable_path(file.source.name())).collect(),
            troubles,
        }
    }

    fn take(&mut self, ready: Vec<Result<Told, Unchecked>>) {
        for told in ready {
            match told {
                Ok(told) => self.tell(told),
                Err(unchecked) => self.troubles.add(unchecked),
            }
        }
        self.outlets.flush();
    }

    fn tell(&mut self, Told { mut part, read }: Told) {
        if let Some(read) = read {
            terminal::notice(&read);
        }
        self.looked_at.insert(portable_path(part.article.source.name()));
        if let Some(seen) = &mut self.seen {
            seen.see(&part.article);
        }
        if let Some(sieve) = &mut self.sieve {
            for findings in [&mut part.findings, &mut part.late] {
                let (open, accepted) = sieve.sift(std::mem::take(findings));
                *findings = open;
                part.accepted.extend(accepted);
            }
        }
        self.total.count_part(&part);
        self.outlets.add(part);
    }

    fn end(mut self) -> (Exit, Troubles) {
        if self.total.articles == 0 {
            return (Exit::Clean, self.troubles);
        }
        let examples = check::examples(self.claims);
        let broken = !examples.is_empty();
        let mut run = self.rest(examples);
        if let Err(trouble) = self.settle_baseline() {
            return (refuse(&[trouble]), self.troubles);
        }
        let missed = gate::missed(&run.summary, self.job.options);
        let failing = run.summary.gravest().is_some_and(|gravest| self.job.options.fail_on.fails(gravest));
        let judged = match () {
            () if broken => Exit::Unusable,
            () if failing || !missed.is_empty() => Exit::Findings,
            () => Exit::Clean,
        };
        run.ending = self.ending(&missed, judged);
        let written = self.outlets.end(run);
        for (_, trouble) in &missed {
            terminal::trouble(trouble);
        }
        (written.max(judged), self.troubles)
    }

    fn ending(&self, missed: &[(&'static str, Trouble)], judged: Exit) -> Ending {
        let unchecked: Vec<String> = self.troubles.all().map(|trouble| trouble.what().to_owned()).collect();
        let exit = if unchecked.is_empty() { judged } else { Exit::Unusable };
        let missed = missed.iter().map(|(gate, trouble)| Missed { gate, message: trouble.what().to_owned() });
        Ending { missed: missed.collect(), unchecked, exit: Some(exit.code()) }
    }

    /// What the run has to say apart from articles, and its totals.
    fn rest(&mut self, examples: Vec<Finding>) -> Run {
        let options = self.job.options;
        let mut findings = match self.seen.take() {
            Some(seen) => seen.into_findings(options.strict),
            None => check::claims(self.claims, self.job.today()),
        };
        findings.extend(examples);
        let (findings, accepted) = match &mut self.sieve {
            Some(sieve) => sieve.sift(findings),
            None => (findings, Vec::new()),
        };
        for finding in &findings {
            self.total.count(finding.severity);
        }
        let annotated = options.output.shows_articles().then(|| annotate::notes(self.claims));
        Run { findings, annotated, summary: self.total, ..Run::default() }.with_accepted(accepted)
    }

    /// Writes the baseline anew if it is to accept what is new, and tells what of it is no longer found.
    fn settle_baseline(&mut self) -> Result<(), Trouble> {
        let (Some(sieve), Some(path)) = (self.sieve.take(), &self.job.options.baseline) else { return Ok(()) };
        self.looked_at.extend(sieve.files_gone());
        if !self.job.options.accept_new {
            self.tell_stale(&sieve.stale(&self.looked_at), path);
            return Ok(());
        }
        let Some(baseline) = sieve.renewed(&self.looked_at) else { return Ok(()) };
        baseline.write(path)?;
        self.job.notice(&format!("{} accepts {}", path.display(), plural(baseline.len(), "finding")));
        Ok(())
    }

    /// A run over some of the articles leaves the others' findings unfound.
    fn tell_stale(&self, stale: &[(&Entry, usize)], path: &Path) {
        if stale.is_empty() || self.job.options.since.is_some() {
            return;
        }
        let count = stale.iter().map(|(_, gone)| gone).sum();
        let (path, findings) = (path.display(), plural(count, "finding"));
        let them = if count == 1 { "it" } else { "them" };
        self.job.notice(&format!("{path} accepts {findings} that can no longer be found; --accept-new drops {them}"));
        for (entry, gone) in stale.iter().take(STALE_NAMED) {
            let times = if *gone > 1 { format!(", {gone} times") } else { String::new() };
            self.job.notice(&format!("no longer found: {entry}{times}"));
        }
        if stale.len() > STALE_NAMED {
            self.job.notice(&format!("and {} more are no longer found", stale.len() - STALE_NAMED));
        }
    }
}

/// What findings have to pass, where there is a baseline.
fn sieve(job: &Job<'_>) -> Result<Option<Sieve>, Trouble> {
    let accept_new = job.options.accept_new;
    let Some(path) = &job.options.baseline else { return Ok(None) };
    Ok(Some(Sieve::new(Baseline::load(path, accept_new)?, accept_new)))
}

/// Reads and checks one article, and applies its suppressions.
fn told(
    job: &Job<'_>,
    governed: &Governed<'_>,
    checkers: &Checkers<'_>,
    known: &BTreeMap<&str, &Claim>,
) -> Result<Told, Unchecked> {
    let checker = &checkers[&*governed.set];
    let article = job.read(governed, checker.claims())?;
    let outcome = within_limits(checker.check(&article)).map_err(Unchecked::Past)?;
    let read = job.options.notices.verbose.then(|| job.told(&article, &governed.set));
    let copy = job.options.output.shows_articles().then(|| annotate::copy(&article, &outcome, known));
    let suppressed = check::suppress(&[&article], outcome.findings, job.today());
    let (findings, late, accepted) = (suppressed.findings, suppressed.unused, suppressed.accepted);
    Ok(Told { part: Part { article: outcome.record, findings, late, accepted, copy }, read })
}
