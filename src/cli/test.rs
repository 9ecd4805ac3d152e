//! `factlint test`: claims files tried by themselves, without any article.

use super::args::Test;
use super::claims::Loaded;
use super::exit::Exit;
use super::trouble::Trouble;
use super::{plural, refuse, today};
use crate::check;
use crate::claim::Claims;
use crate::finding::{Finding, Run, Severity};
use crate::report;

/// Runs the command.
pub(crate) fn run(options: &Test) -> Exit {
    let loaded = Loaded::load(&options.claims, false);
    if loaded.is_empty() && loaded.is_usable() {
        return refuse(&[no_claims()]);
    }
    let claims = loaded.claims();
    let failed = check::examples(&claims);
    let among = check::claims(&claims, today());
    let findings = [loaded.faults.clone(), failed.clone(), among.clone()].concat();
    let judged = judge(&loaded.faults, &failed, &among);
    let written = write(&claims, findings, &failed, &loaded, options);
    if loaded.troubles.is_empty() { written.max(judged) } else { refuse(&loaded.troubles) }
}

/// A file that cannot be used or does not do what its examples say leaves articles unchecked; claims that get in each
/// other's way are findings like any other.
fn judge(faults: &[Finding], failed: &[Finding], among: &[Finding]) -> Exit {
    if !(faults.is_empty() && failed.is_empty()) {
        return Exit::Unusable;
    }
    let wrong = among.iter().any(|finding| finding.severity == Severity::Error);
    if wrong { Exit::Findings } else { Exit::Clean }
}

fn no_claims() -> Trouble {
    Trouble::new("there are no claims to try: none are named, and there is no folder claims/")
        .remedy("name claims files or folders of them: factlint test desk/summit.yaml")
}

fn write(claims: &Claims, findings: Vec<Finding>, failed: &[Finding], loaded: &Loaded, options: &Test) -> Exit {
    let quiet = findings.is_empty();
    let run = Run::new(Vec::new(), findings, claims.iter().count());
    super::write_reports(&options.output, |format, settings, out| {
        if format.is_for_programs() || !quiet {
            report::render(&run, format, settings, out)?;
        }
        if !format.is_for_programs() && loaded.faults.is_empty() {
            writeln!(out, "{}", tally(claims, failed.len()))?;
        }
        Ok(())
    })
}

/// "17 claims, 43 examples: all hold". Where there are none, nothing holds.
fn tally(claims: &Claims, failed: usize) -> String {
    let examples: usize = claims
        .iter()
        .map(|claim| {
            let examples = &claim.examples;
            examples.supports.len() + examples.conflicts.len() + examples.ignores.len()
        })
        .sum();
    let outcome = match (examples, failed) {
        (0, _) => "nothing was tried; write some under `examples:`".to_owned(),
        (_, 0) => "all hold".to_owned(),
        (_, failed) => format!("{failed} failed"),
    };
    format!("{}, {}: {outcome}", plural(claims.iter().count(), "claim"), plural(examples, "example"))
}
