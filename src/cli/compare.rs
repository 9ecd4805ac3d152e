//! `factlint compare`: articles held against each other, and against claims where there are any.

use rayon::prelude::*;

use super::annotate::annotate;
use super::args::Compare;
use super::check::{Governed, Sets, part, read, unusable, within_limits};
use super::claims::Loaded;
use super::exit::Exit;
use super::files;
use super::trouble::Trouble;
use super::{refuse, today, write_run};
use crate::article::Article;
use crate::check::{self, Checked, Checker};
use crate::claim::Claims;
use crate::finding::{Finding, Run};

/// Runs the command.
pub(crate) fn run(options: &Compare) -> Exit {
    let loaded = if options.claims.is_empty() { Loaded::default() } else { Loaded::load(&options.claims, true) };
    if !loaded.is_usable() {
        return unusable(&loaded, &options.output, options.fail_on);
    }
    let mut found = files::articles(&options.articles, options.reading.stdin_filename.as_deref());
    found.pass_over_reports(options.output.paths());
    if let Some(trouble) = options.output.overwrites(&found.inputs, loaded.names()) {
        return refuse(&[trouble]);
    }
    let governed = Governed::all(&found.inputs, &loaded);
    let sets = Sets::of(&governed, &loaded);
    let checkers = sets.compiled();
    let (checked, unread) =
        part(governed.par_iter().map(|governed| held(governed, &checkers[&*governed.set], options)).collect());
    let troubles = [found.troubles, unread].concat();
    if checked.is_empty() {
        return refuse(&troubles);
    }
    let answered = answer(checked, &sets.together(&loaded), &troubles, options);
    let refused = if troubles.is_empty() { Exit::Clean } else { refuse(&troubles) };
    answered.max(refused)
}

/// An article, read and held against the claims that govern it.
fn held(governed: &Governed<'_>, checker: &Checker<'_>, options: &Compare) -> Result<(Article, Checked), Trouble> {
    let article = read(governed.input, &options.reading, checker.claims().published())?;
    let outcome = within_limits(checker.check(&article))?;
    Ok((article, outcome))
}

fn answer(checked: Vec<(Article, Checked)>, claims: &Claims, troubles: &[Trouble], options: &Compare) -> Exit {
    let (articles, checked): (Vec<Article>, Vec<Checked>) = checked.into_iter().unzip();
    let compared = check::compare(&articles);
    let mut findings = compared.findings;
    if !claims.files.is_empty() {
        findings.extend(of_claims(&checked, claims, options));
    }
    let annotated = options.output.shows_articles().then(|| annotate(articles.iter().zip(&checked), claims));
    let records = checked.into_iter().map(|checked| checked.record).collect();
    let today = options.reading.date.unwrap_or_else(today);
    let suppressed = check::suppress(&articles.iter().collect::<Vec<_>>(), findings, today);
    let (findings, accepted) = suppressed.parted();
    let mut run = Run::new(records, findings, claims.iter().count()).with_accepted(accepted);
    run.annotated = annotated;
    run.slots = Some(compared.slots);
    let failing = run.findings.iter().any(|finding| options.fail_on.fails(finding.severity));
    let judged = if failing { Exit::Findings } else { Exit::Clean };
    run.ending.unchecked = troubles.iter().map(|trouble| trouble.what().to_owned()).collect();
    run.ending.exit = Some(if troubles.is_empty() { judged } else { Exit::Unusable }.code());
    write_run(&run, &options.output, options.fail_on.least()).max(judged)
}

/// What `check` would say of the same articles and claims.
fn of_claims(checked: &[Checked], claims: &Claims, options: &Compare) -> Vec<Finding> {
    let today = options.reading.date.unwrap_or_else(today);
    let mut findings: Vec<Finding> = checked.iter().flat_map(|checked| checked.findings.clone()).collect();
    findings.extend(check::whole_run(claims, checked, today, false));
    findings
}
