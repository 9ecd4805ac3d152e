//! `factlint check`: articles held against claims.
//!
//! Articles are read and checked side by side, and reported in the order they were named in.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rayon::prelude::*;
use rust_decimal::Decimal;

use super::annotate::annotate;
use super::args::{Check, Reading};
use super::baseline::Baseline;
use super::claims::Loaded;
use super::exit::Exit;
use super::files::{self, Found, Input};
use super::progress::Progress;
use super::since::Changed;
use super::terminal;
use super::trouble::Trouble;
use super::{jsonl, plural, refuse, today};
use crate::article::Article;
use crate::check::{self, Checked, Checker};
use crate::claim::Claims;
use crate::finding::{Accepted, Annotated, Coverage, Finding, Run, portable_path};
use crate::limit::ARTICLE_BYTES;
use crate::report::{self, Settings};

/// Runs the command.
pub(crate) fn run(options: &Check) -> Exit {
    if let Some(records) = &options.jsonl {
        return jsonl::check(options, records);
    }
    let loaded = Loaded::load(&options.claims, !options.articles.is_empty());
    if !loaded.is_usable() {
        return unusable(&loaded, options);
    }
    match articles(options, &loaded).and_then(|found| changed(found, options, &loaded)) {
        Ok(found) => Job { options, loaded: &loaded }.run(&found),
        Err(trouble) => refuse(&[trouble]),
    }
}

/// Of the articles, those that are to be checked again: all, or what has changed since the revision asked about.
fn changed(mut found: Found, options: &Check, loaded: &Loaded) -> Result<Found, Trouble> {
    let Some(revision) = &options.since else { return Ok(found) };
    let changed = Changed::since(revision)?;
    let all = found.inputs.len();
    found.inputs.retain(|input| {
        let itself = input.path.as_deref().is_none_or(|path| changed.holds(path));
        itself || loaded.is_governed_by(input, |file| changed.holds(file))
    });
    if found.inputs.is_empty() && all > 0 {
        let articles = plural(all, "article");
        terminal::notice(&format!(
            "nothing was checked: of {articles}, none has changed since {revision}, nor have the claims that govern any"
        ));
    }
    Ok(found)
}

/// Reports what is wrong with the claims, all of it, and checks nothing.
pub(crate) fn unusable(loaded: &Loaded, options: &Check) -> Exit {
    if !loaded.faults.is_empty() {
        let faults = Run::new(Vec::new(), loaded.faults.clone(), 0);
        report(&faults, options);
    }
    refuse(&loaded.troubles)
}

/// The articles to check: those named on the command line, else those the claims files name.
fn articles(options: &Check, loaded: &Loaded) -> Result<Found, Trouble> {
    let found = if options.articles.is_empty() {
        loaded.articles()
    } else {
        files::articles(&options.articles, options.reading.stdin_filename.as_deref())
    };
    if found.inputs.is_empty() && found.troubles.is_empty() { Err(nothing_to_check(loaded)) } else { Ok(found) }
}

fn nothing_to_check(loaded: &Loaded) -> Trouble {
    if loaded.is_empty() {
        return Trouble::new("there is nothing to check: no article is named, and there is no folder claims/")
            .remedy("name articles, or write claims into claims/NAME.yaml; `factlint schema` describes the format");
    }
    Trouble::new("there is nothing to check: the claims files name no articles").remedy(
        "name articles on the command line, or say in the claims file which it governs: `articles: ../news/*.txt`",
    )
}

/// What one run works with.
struct Job<'a> {
    options: &'a Check,
    loaded: &'a Loaded,
}

/// An article that was read, and the claims that govern it.
struct Governed {
    article: Article,
    set: Vec<usize>,
}

impl Job<'_> {
    fn run(&self, found: &Found) -> Exit {
        if let Some(trouble) = self.overwrites(&found.inputs) {
            return refuse(&[trouble]);
        }
        let (governed, mut troubles) = self.read(&found.inputs);
        troubles.splice(..0, found.troubles.iter().cloned());
        if governed.is_empty() {
            return if troubles.is_empty() { self.report_nothing() } else { refuse(&troubles) };
        }
        troubles.extend(self.notices(&governed));
        if self.options.notices.verbose {
            self.tell_what_was_read(&governed);
        }
        let (within, past) = self.check(governed);
        troubles.extend(past);
        if within.is_empty() {
            return refuse(&troubles);
        }
        let (governed, checked): (Vec<Governed>, Vec<Checked>) = within.into_iter().unzip();
        let answered = match &self.options.explain {
            Some(claim) => self.explain(claim, &governed),
            None => self.report(&governed, &checked),
        };
        let refused = if troubles.is_empty() { Exit::Clean } else { refuse(&troubles) };
        answered.max(refused)
    }

    /// A report that would take the place of what it is about.
    fn overwrites(&self, inputs: &[Input]) -> Option<Trouble> {
        let articles = inputs.iter().filter_map(|input| input.path.as_deref());
        let read: BTreeSet<PathBuf> =
            articles.chain(self.loaded.names().map(Path::new)).filter_map(|path| path.canonicalize().ok()).collect();
        let mut written = self.options.output.reports.iter().filter_map(|report| report.path.as_deref());
        let path = written.find(|path| path.canonicalize().is_ok_and(|path| read.contains(&path)))?;
        let what = format!("the report would overwrite {}, which it is about", path.display());
        Some(Trouble::new(what).remedy("give --output another name"))
    }

    fn read(&self, inputs: &[Input]) -> (Vec<Governed>, Vec<Trouble>) {
        let read = |input: &Input| {
            let set = self.loaded.governing(input);
            let published = self.loaded.subset(&set).files.iter().find_map(|file| file.published);
            let article = read(input, &self.options.reading, published)?;
            Ok(Governed { article, set })
        };
        let read: Vec<Result<Governed, Trouble>> = inputs.par_iter().map(read).collect();
        part(read)
    }

    /// What a program reads has to be there even where nothing had changed; a person has been told.
    fn report_nothing(&self) -> Exit {
        let run = Run::new(Vec::new(), Vec::new(), self.loaded.claims().iter().count());
        super::write_reports(&self.options.output, |format, settings, out| {
            if format.is_for_programs() { report::render(&run, format, settings, out) } else { Ok(()) }
        })
    }

    fn notice(&self, text: &str) {
        if !self.options.notices.quiet {
            terminal::notice(text);
        }
    }

    fn tell_what_was_read(&self, governed: &[Governed]) {
        for file in self.loaded.claims().files {
            terminal::notice(&format!("{} holds {}", file.source.name(), plural(file.claims.len(), "claim")));
        }
        for governed in governed {
            terminal::notice(&self.told(governed));
        }
    }

    /// "a.txt, published 2026-01-05, has 3 sentences and is held against claims/bridge.yaml"
    fn told(&self, Governed { article, set }: &Governed) -> String {
        let name = article.source().name();
        let published = article.published().map_or_else(
            || "without a day of publication".to_owned(),
            |published| format!("published {}", published.date),
        );
        let sentences = plural(article.sentences().len(), "sentence");
        let claims = self.loaded.subset(set);
        let files: Vec<&str> = claims.files.iter().map(|file| file.source.name()).collect();
        let against = if files.is_empty() { "no claims".to_owned() } else { files.join(", ") };
        format!("{name}, {published}, has {sentences} and is held against {against}")
    }

    /// Says what is not checked; it must never look like a pass.
    ///
    /// Not even a quiet run keeps it to itself, and one that asks for coverage or is strict cannot do without claims.
    fn notices(&self, governed: &[Governed]) -> Option<Trouble> {
        let free = governed.iter().filter(|governed| governed.set.is_empty()).count();
        let unchecked = match free {
            0 => return None,
            _ if self.loaded.is_empty() => "there are no claims, so no figure is held against any".to_owned(),
            _ => format!("no claims file governs {}, whose figures are unchecked", plural(free, "article")),
        };
        if self.options.strict || self.options.min_coverage.is_some() {
            let remedy = "say in a claims file which articles it governs, or name the file with --claims";
            return Some(Trouble::new(unchecked).remedy(remedy));
        }
        terminal::notice(&unchecked);
        None
    }

    /// The articles with what came of each, and those that are past a limit.
    fn check(&self, governed: Vec<Governed>) -> (Vec<(Governed, Checked)>, Vec<Trouble>) {
        let sets = self.sets(&governed);
        let checkers = compiled(&sets);
        let progress = Progress::new("checked", Some(governed.len()), self.options.notices.quiet);
        let check = |governed: Governed| {
            progress.add(1);
            let checked = within_limits(checkers[&*governed.set].check(&governed.article))?;
            Ok((governed, checked))
        };
        part(governed.into_par_iter().map(check).collect())
    }

    /// Every set of claims files that governs some article, with its claims.
    fn sets(&self, governed: &[Governed]) -> BTreeMap<Vec<usize>, Claims> {
        let sets: BTreeSet<&Vec<usize>> = governed.iter().map(|governed| &governed.set).collect();
        sets.into_iter().map(|set| (set.clone(), self.loaded.subset(set))).collect()
    }

    fn report(&self, governed: &[Governed], checked: &[Checked]) -> Exit {
        let claims = self.loaded.claims();
        let examples = check::examples(&claims);
        let broken = !examples.is_empty();
        let found = self.findings(&claims, checked, examples);
        let articles: Vec<&Article> = governed.iter().map(|governed| &governed.article).collect();
        let suppressed = check::suppress(&articles, found, self.today());
        let (findings, baselined) = match self.sift(suppressed.findings, &articles) {
            Ok(sifted) => sifted,
            Err(trouble) => return refuse(&[trouble]),
        };
        let records = checked.iter().map(|checked| checked.record.clone()).collect();
        let run = Run::new(records, findings, claims.iter().count());
        let mut run = run.with_accepted(suppressed.accepted).with_accepted(baselined);
        run.annotated = self.annotated(&articles, checked, &claims);
        let written = report(&run, self.options);
        let judged = written.max(self.judge(&run));
        if broken { Exit::Unusable } else { judged }
    }

    /// The articles themselves, where some report shows them.
    fn annotated(&self, articles: &[&Article], checked: &[Checked], claims: &Claims) -> Option<Annotated> {
        let shown = self.options.output.shows_articles();
        shown.then(|| annotate(articles.iter().copied().zip(checked), claims))
    }

    fn findings(&self, claims: &Claims, checked: &[Checked], examples: Vec<Finding>) -> Vec<Finding> {
        let mut findings: Vec<Finding> = checked.iter().flat_map(|checked| checked.findings.clone()).collect();
        // What only some of the articles leave unmentioned, the others may well mention.
        findings.extend(match self.options.since {
            Some(_) => check::claims(claims, self.today()),
            None => check::whole_run(claims, checked, self.today(), self.options.strict),
        });
        findings.extend(examples);
        findings
    }

    fn today(&self) -> Date {
        self.options.reading.date.unwrap_or_else(today)
    }

    /// What the baseline leaves to report, and what it accepts.
    fn sift(&self, findings: Vec<Finding>, articles: &[&Article]) -> Result<(Vec<Finding>, Vec<Accepted>), Trouble> {
        let Some(path) = &self.options.baseline else { return Ok((findings, Vec::new())) };
        let mut baseline = Baseline::load(path, self.options.accept_new)?;
        let names = articles.iter().map(|article| article.source().name()).chain(self.loaded.names());
        let mut looked_at: BTreeSet<String> = names.map(portable_path).collect();
        looked_at.extend(baseline.files_gone());
        if self.options.accept_new {
            baseline = baseline.renewed(&findings, &looked_at);
            baseline.write(path)?;
            self.notice(&format!("{} accepts {}", path.display(), plural(baseline.len(), "finding")));
        }
        let sifted = baseline.sift(findings, &looked_at);
        if sifted.stale > 0 && self.options.since.is_none() {
            let (path, stale) = (path.display(), plural(sifted.stale, "finding"));
            self.notice(&format!("{path} accepts {stale} that can no longer be found; --accept-new drops them"));
        }
        Ok((sifted.findings, sifted.accepted))
    }

    fn judge(&self, run: &Run) -> Exit {
        let failing = run.findings.iter().any(|finding| self.options.fail_on.fails(finding.severity));
        let uncovered = self.options.min_coverage.and_then(|wanted| too_little_covered(run, wanted));
        let excess = self.options.max_findings.and_then(|most| too_many(run, most));
        uncovered.iter().chain(&excess).for_each(terminal::trouble);
        if failing || uncovered.is_some() || excess.is_some() { Exit::Findings } else { Exit::Clean }
    }

    fn explain(&self, claim: &str, governed: &[Governed]) -> Exit {
        let claims = self.loaded.claims();
        if !claims.iter().any(|known| known.id.value == claim) {
            return refuse(&[super::unknown("claim", claim, claims.iter().map(|known| known.id.value.as_str()))]);
        }
        let sets = self.sets(governed);
        let checkers = compiled(&sets);
        let explain = |governed: &Governed| checkers[&*governed.set].explain(&governed.article, claim);
        let lines: Vec<String> = governed.iter().flat_map(explain).collect();
        super::print(&(lines.join("\n") + "\n"), self.options.output.path())
    }
}

fn compiled(sets: &BTreeMap<Vec<usize>, Claims>) -> BTreeMap<&[usize], Checker<'_>> {
    sets.iter().map(|(set, claims)| (&**set, Checker::new(claims))).collect()
}

/// Reads one article as the options say.
pub(crate) fn read(input: &Input, reading: &Reading, published: Option<Date>) -> Result<Article, Trouble> {
    let bytes = input.bytes(&ARTICLE_BYTES)?;
    let article = Article::read(&input.name, &bytes)
        .map_err(|error| Trouble::new(format!("cannot read {}: {error}", input.name)))?;
    Ok(dated(article, reading.date, published))
}

/// What came of an article, or that it is past a limit.
pub(crate) fn within_limits(checked: Checked) -> Result<Checked, Trouble> {
    match checked.past {
        Some(limit) => Err(Trouble::of_limit(checked.record.source.name(), "check", limit)),
        None => Ok(checked),
    }
}

/// The article with the date it is to be read from: the one asked for, its own, or the claims files'.
pub(crate) fn dated(article: Article, asked: Option<Date>, otherwise: Option<Date>) -> Article {
    match (asked, otherwise) {
        (Some(date), _) => article.with_published(date),
        (None, Some(date)) => article.or_published(date),
        (None, None) => article,
    }
}

/// What was read, and what could not be, each in order.
pub(crate) fn part<T>(results: Vec<Result<T, Trouble>>) -> (Vec<T>, Vec<Trouble>) {
    let mut troubles = Vec::new();
    let read = results.into_iter().filter_map(|result| result.map_err(|trouble| troubles.push(trouble)).ok()).collect();
    (read, troubles)
}

fn report(run: &Run, options: &Check) -> Exit {
    let fails_from = options.fail_on.least();
    super::write_reports(&options.output, |format, settings, out| {
        report::render(run, format, &Settings { fails_from, ..*settings }, out)
    })
}

fn too_many(run: &Run, most: usize) -> Option<Trouble> {
    let count = run.findings.len();
    (count > most).then(|| {
        Trouble::new(format!("{} reported, more than the {most} allowed", plural(count, "finding")))
            .remedy("settle some of them, or accept them with --baseline FILE --accept-new")
    })
}

fn too_little_covered(run: &Run, wanted: Decimal) -> Option<Trouble> {
    let Coverage { figures, covered } = run.coverage();
    if Decimal::from(covered) * Decimal::ONE_HUNDRED >= wanted * Decimal::from(figures) {
        return None;
    }
    let what = format!("claims cover {covered} of {figures} figures, less than the {wanted}% asked for");
    Some(Trouble::new(what).remedy("write claims for the figures reported as unsupported-figure, or ask for less"))
}
