//! `factlint check`: articles held against claims.
//!
//! What is to be checked, and with what, is found out here; how the run goes on from there is told in `course`.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::ManuallyDrop;

use jiff::civil::Date;

use super::args::{Check, FailOn, Output, Reading};
use super::claims::Loaded;
use super::course::{Course, Troubles};
use super::exit::Exit;
use super::files::{self, Found, Input};
use super::in_order::in_order;
use super::since::Changed;
use super::terminal;
use super::trouble::Trouble;
use super::{jsonl, plural, refuse, settled, today, write_run};
use crate::article::Article;
use crate::check::{Checked, Checker};
use crate::claim::Claims;
use crate::finding::Run;
use crate::limit::ARTICLE_BYTES;
use crate::report;

/// Runs the command.
pub(crate) fn run(options: &Check) -> Exit {
    if let Some(records) = &options.jsonl {
        return jsonl::check(options, records);
    }
    // As long as the run, and never taken apart.
    let loaded = ManuallyDrop::new(Loaded::load(&options.claims, !options.articles.is_empty()));
    if !loaded.is_usable() {
        return unusable(&loaded, &options.output, options.fail_on);
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
pub(crate) fn unusable(loaded: &Loaded, output: &Output, fail_on: FailOn) -> Exit {
    if !loaded.faults.is_empty() {
        let mut faults = Run::new(Vec::new(), loaded.faults.clone(), 0);
        faults.ending.exit = Some(Exit::Unusable.code());
        faults.ending.unchecked.extend(loaded.troubles.iter().map(|trouble| trouble.what().to_owned()));
        write_run(&faults, output, fail_on.least());
    }
    refuse(&loaded.troubles)
}

/// The articles to check: those named on the command line, else those the claims files name.
fn articles(options: &Check, loaded: &Loaded) -> Result<Found, Trouble> {
    let mut found = if options.articles.is_empty() {
        loaded.articles()
    } else {
        files::articles(&options.articles, options.reading.stdin_filename.as_deref())
    };
    for name in found.pass_over_reports(options.output.paths()) {
        if options.notices.verbose {
            terminal::notice(&format!("{name} is a report of factlint's own, and is passed over"));
        }
    }
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
pub(crate) struct Job<'a> {
    pub options: &'a Check,
    pub loaded: &'a Loaded,
}

/// An article that is to be checked, and the claims files that govern it.
pub(crate) struct Governed<'i> {
    pub input: &'i Input,
    pub set: Vec<usize>,
}

impl<'i> Governed<'i> {
    /// Each article with what governs it.
    pub(crate) fn all(inputs: &'i [Input], loaded: &Loaded) -> Vec<Self> {
        inputs.iter().map(|input| Self { input, set: loaded.governing(input) }).collect()
    }
}

impl AsRef<Input> for Governed<'_> {
    fn as_ref(&self) -> &Input {
        self.input
    }
}

/// The claims of every set of claims files that governs some article.
pub(crate) struct Sets(BTreeMap<Vec<usize>, Claims>);

/// The same, made ready.
pub(crate) type Checkers<'c> = BTreeMap<&'c [usize], Checker<'c>>;

impl Sets {
    pub(crate) fn of(governed: &[Governed<'_>], loaded: &Loaded) -> Self {
        let sets: BTreeSet<&Vec<usize>> = governed.iter().map(|governed| &governed.set).collect();
        Self(sets.into_iter().map(|set| (set.clone(), loaded.subset(set))).collect())
    }

    pub(crate) fn compiled(&self) -> Checkers<'_> {
        self.0.iter().map(|(set, claims)| (&**set, Checker::new(claims))).collect()
    }

    /// The claims that are held against some article. Those of another topic are no part of the run: that they are
    /// unmentioned, or drafts, says nothing of its articles.
    pub(crate) fn together(&self, loaded: &Loaded) -> Claims {
        let files: BTreeSet<usize> = self.0.keys().flatten().copied().collect();
        loaded.subset(&files.into_iter().collect::<Vec<_>>())
    }
}

/// Why an article was not checked.
pub(crate) enum Unchecked {
    Unread(Trouble),
    /// It is past a limit.
    Past(Trouble),
}

impl Job<'_> {
    fn run(&self, found: &Found) -> Exit {
        if let Some(trouble) = self.options.output.overwrites(&found.inputs, self.loaded.names()) {
            return refuse(&[trouble]);
        }
        if found.inputs.is_empty() {
            return if found.troubles.is_empty() { self.report_nothing() } else { refuse(&found.troubles) };
        }
        let governed = Governed::all(&found.inputs, self.loaded);
        let ungoverned = self.notices(&governed);
        let troubles = Troubles { not_found: found.troubles.clone(), ungoverned, ..Troubles::default() };
        if self.options.notices.verbose {
            self.tell_claims();
        }
        let sets = Sets::of(&governed, self.loaded);
        let (answered, troubles) = match &self.options.explain {
            Some(claim) => self.explain(claim, &governed, &sets.compiled(), troubles),
            None => Course::run(self, &governed, &sets, troubles),
        };
        answered.max(troubles.tell())
    }

    /// What a program reads has to be there even where nothing had changed; a person has been told.
    fn report_nothing(&self) -> Exit {
        let run = Run::new(Vec::new(), Vec::new(), self.loaded.claims().iter().count());
        super::write_reports(&self.options.output, |format, settings, out| {
            if format.is_for_programs() { report::render(&run, format, settings, out) } else { Ok(()) }
        })
    }

    pub(crate) fn notice(&self, text: &str) {
        if !self.options.notices.quiet {
            terminal::notice(text);
        }
    }

    fn tell_claims(&self) {
        for file in self.loaded.claims().files {
            terminal::notice(&format!("{} holds {}", file.source.name(), plural(file.claims.len(), "claim")));
        }
    }

    /// "a.txt, published 2026-01-05, has 3 sentences and is held against claims/bridge.yaml"
    pub(crate) fn told(&self, article: &Article, set: &[usize]) -> String {
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
    fn notices(&self, governed: &[Governed<'_>]) -> Option<Trouble> {
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

    pub(crate) fn read(&self, governed: &Governed<'_>, claims: &Claims) -> Result<Article, Unchecked> {
        read(governed.input, &self.options.reading, claims.published()).map_err(Unchecked::Unread)
    }

    pub(crate) fn today(&self) -> Date {
        self.options.reading.date.unwrap_or_else(today)
    }

    fn explain(
        &self,
        claim: &str,
        governed: &[Governed<'_>],
        checkers: &Checkers<'_>,
        mut troubles: Troubles,
    ) -> (Exit, Troubles) {
        let claims = self.loaded.claims();
        if !claims.iter().any(|known| known.id.value == claim) {
            let unknown = super::unknown("claim", claim, claims.iter().map(|known| known.id.value.as_str()));
            return (refuse(&[unknown]), troubles);
        }
        let lines = self.explanation(claim, governed, checkers, &mut troubles);
        if lines.is_empty() {
            let unasked = troubles.all().next().is_none().then(|| ungoverned(claim));
            return (unasked.map_or(Exit::Clean, |trouble| refuse(&[trouble])), troubles);
        }
        let path = self.options.output.path();
        let settings = terminal::settings(path);
        let written = terminal::write(path, |out| report::print(&lines, &settings, out));
        (settled(written), troubles)
    }

    /// Why the claim got its verdict in each article, in their order.
    fn explanation(
        &self,
        claim: &str,
        governed: &[Governed<'_>],
        checkers: &Checkers<'_>,
        troubles: &mut Troubles,
    ) -> Vec<String> {
        let explain = |governed: &Governed<'_>| {
            let checker = &checkers[&*governed.set];
            let article = self.read(governed, checker.claims())?;
            within_limits(checker.check(&article)).map_err(Unchecked::Past)?;
            Ok(checker.explain(&article, claim))
        };
        let mut lines = Vec::new();
        in_order(governed, explain, |ready| {
            for explained in ready {
                match explained {
                    Ok(explained) => lines.extend(explained),
                    Err(unchecked) => troubles.add(unchecked),
                }
            }
        });
        lines
    }
}

/// A claim of another topic has no verdict to tell the reason of.
fn ungoverned(claim: &str) -> Trouble {
    Trouble::new(format!("the file of the claim {claim} governs none of these articles, so it has no verdict in them"))
        .remedy("name an article that it governs, or name the file with --claims, which lets it govern every article")
}

/// Reads one article as the options say.
pub(crate) fn read(input: &Input, reading: &Reading, published: Option<Date>) -> Result<Article, Trouble> {
    let bytes = input.bytes(&ARTICLE_BYTES)?;
    let article = Article::read(&input.name, bytes)
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
