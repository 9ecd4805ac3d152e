//! The gates of a run: what it may not fall short of or exceed, besides the severity of its findings.

use rust_decimal::Decimal;

use super::args::Check;
use super::plural;
use super::trouble::Trouble;
use crate::finding::{Coverage, Summary};

/// The gates a run has missed, each by the name of its option.
pub(crate) fn missed(total: &Summary, options: &Check) -> Vec<(&'static str, Trouble)> {
    let uncovered = options.min_coverage.and_then(|wanted| too_little_covered(total.coverage, wanted));
    let excess = options.max_findings.and_then(|most| too_many(total.findings(), most));
    let uncovered = uncovered.map(|trouble| ("min-coverage", trouble));
    uncovered.into_iter().chain(excess.map(|trouble| ("max-findings", trouble))).collect()
}

fn too_many(count: usize, most: usize) -> Option<Trouble> {
    (count > most).then(|| {
        Trouble::new(format!("{} reported, more than the {most} allowed", plural(count, "finding")))
            .remedy("settle some of them, or accept them with --baseline FILE --accept-new")
    })
}

fn too_little_covered(coverage: Coverage, wanted: Decimal) -> Option<Trouble> {
    let Coverage { figures, covered } = coverage;
    if Decimal::from(covered) * Decimal::ONE_HUNDRED >= wanted * Decimal::from(figures) {
        return None;
    }
    let what = format!("claims cover {covered} of {figures} figures, less than the {wanted}% asked for");
    Some(Trouble::new(what).remedy("write claims for the figures reported as unsupported-figure, or ask for less"))
}
