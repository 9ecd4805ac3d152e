//! `factlint test`: claims files tried by themselves, without any article.

use super::args::Test;
use super::claims::Loaded;
use super::exit::Exit;
use super::trouble::Trouble;
use super::{plural, refuse, today};
use crate::check;
use crate::claim::{Claim, Claims, ClaimsFile, Examples, Spanned};
use crate::finding::{ExampleRecord, Finding, Place, Run};
use crate::report::{self, Settings};

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
    let judged = judge(&loaded.faults, &failed, &among, options);
    let judged = if loaded.troubles.is_empty() { judged } else { Exit::Unusable };
    let mut run = Run::new(Vec::new(), findings, claims.iter().count());
    run.examples = examples(&claims);
    run.ending.exit = Some(judged.code());
    run.ending.unchecked = loaded.troubles.iter().map(|trouble| trouble.what().to_owned()).collect();
    let written = write(&claims, &run, failed.len(), &loaded, options);
    if loaded.troubles.is_empty() { written.max(judged) } else { refuse(&loaded.troubles) }
}

/// A file that cannot be used or does not do what its examples say leaves articles unchecked; claims past their day or
/// in each other's way are findings like any other.
fn judge(faults: &[Finding], failed: &[Finding], among: &[Finding], options: &Test) -> Exit {
    if !(faults.is_empty() && failed.is_empty()) {
        return Exit::Unusable;
    }
    let wrong = among.iter().any(|finding| options.fail_on.fails(finding.severity));
    if wrong { Exit::Findings } else { Exit::Clean }
}

/// The examples of claims, in the order they are tried.
fn examples(claims: &Claims) -> Vec<ExampleRecord> {
    claims.with_files().flat_map(|(file, claim)| of_claim(file, claim)).collect()
}

fn of_claim(file: &ClaimsFile, claim: &Claim) -> Vec<ExampleRecord> {
    let Examples { supports, conflicts, ignores } = &claim.examples;
    let kinds = [("supports", supports), ("conflicts", conflicts), ("ignores", ignores)];
    let record = |kind, example: &Spanned<String>| ExampleRecord {
        place: Place::new(&file.source, example.span),
        claim: claim.id.value.clone(),
        kind,
        text: example.value.clone(),
    };
    kinds.iter().flat_map(|(kind, examples)| examples.iter().map(|example| record(kind, example))).collect()
}

fn no_claims() -> Trouble {
    Trouble::new("there are no claims to try: none are named, and there is no folder claims/")
        .remedy("name claims files or folders of them: factlint test desk/summit.yaml")
}

fn write(claims: &Claims, run: &Run, failed: usize, loaded: &Loaded, options: &Test) -> Exit {
    let quiet = run.findings.is_empty();
    let fails_from = options.fail_on.least();
    super::write_reports(&options.output, |format, settings, out| {
        if format.is_for_programs() || !quiet {
            report::render(run, format, &Settings { fails_from, ..*settings }, out)?;
        }
        if !format.is_for_programs() && loaded.faults.is_empty() && !loaded.is_empty() {
            writeln!(out, "{}", tally(claims, run.examples.len(), failed))?;
        }
        Ok(())
    })
}

/// "17 claims, 43 examples: all hold". Where there are none, nothing holds.
fn tally(claims: &Claims, examples: usize, failed: usize) -> String {
    let outcome = match (examples, failed) {
        (0, _) => "nothing was tried; write some under `examples:`".to_owned(),
        (_, 0) => "all hold".to_owned(),
        (_, failed) => format!("{failed} failed"),
    };
    format!("{}, {}: {outcome}", plural(claims.iter().count(), "claim"), plural(examples, "example"))
}
