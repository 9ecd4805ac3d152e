//! What a run came to, at a glance: a line an article, the totals, and what to do next.

use std::collections::BTreeMap;

use crate::finding::{ArticleRecord, Code, Coverage, Finding, Run, Severity};
use crate::report::Settings;
use crate::report::layout::{fit_end, pad, width, wrap};
use crate::report::paint::{Ink, Marks, paint};
use crate::report::sanitize::one_line;

/// How many articles get a line of their own.
const LISTED: usize = 20;

/// Cells of the bar that shows how many figures are covered.
const BAR: usize = 12;

/// The least and the most columns the name of an article gets.
const NAME_WIDTH: (usize, usize) = (12, 44);

/// How many claims came to each verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub supported: usize,
    pub conflicting: usize,
    pub unmentioned: usize,
}

impl Tally {
    fn of<'a>(verdicts: impl Iterator<Item = &'a str>) -> Self {
        verdicts.fold(Self::default(), |mut tally, verdict| {
            match verdict {
                "supported" => tally.supported += 1,
                "conflicting" => tally.conflicting += 1,
                _ => tally.unmentioned += 1,
            }
            tally
        })
    }

    fn article(article: &ArticleRecord) -> Self {
        let [supported, conflicting, unmentioned] =
            ["supported", "conflicting", "unmentioned"].map(|verdict| article.claims.count(verdict));
        Self { supported, conflicting, unmentioned }
    }

    /// Over all articles: a claim conflicts if it does anywhere, and is supported if it is somewhere and conflicts
    /// nowhere.
    fn run(run: &Run) -> Self {
        let mut verdicts: BTreeMap<&str, &str> = BTreeMap::new();
        // Most articles share their claims, and mention few of them.
        for of_others in run.articles.chunk_by(|one, next| one.claims.share_claims_with(&next.claims)) {
            let names = of_others.first().into_iter().flat_map(|article| article.claims.names());
            verdicts.extend(names.map(|name| (name, "unmentioned")));
        }
        for claim in run.articles.iter().flat_map(|article| article.claims.mentioned()) {
            let verdict = verdicts.entry(claim.id).or_insert(claim.verdict);
            if gravity(claim.verdict) > gravity(verdict) {
                *verdict = claim.verdict;
            }
        }
        Self::of(verdicts.into_values())
    }
}

fn gravity(verdict: &str) -> usize {
    match verdict {
        "conflicting" => 2,
        "supported" => 1,
        _ => 0,
    }
}

/// The summary, ending with a line break.
pub(super) fn draw(run: &Run, settings: &Settings) -> String {
    let mut drawn = String::new();
    if !run.articles.is_empty() {
        drawn += &table(run, settings);
        drawn.push('\n');
    }
    let gravest = run.findings.iter().map(|finding| finding.severity).max();
    drawn += &wrapped(&claims(run, settings), None, settings);
    drawn += &wrapped(&findings(run), Some(gravest.map_or(Ink::Good, Ink::from)), settings);
    drawn + &wrapped(&next_step(run), None, settings)
}

fn wrapped(text: &str, ink: Option<Ink>, settings: &Settings) -> String {
    if text.is_empty() {
        return String::new();
    }
    let wrapped = wrap(text, settings.columns() - 2, "  ", "  ");
    ink.map_or(wrapped.clone(), |ink| paint(&wrapped, ink, settings)) + "\n"
}

/// A line an article, then one for all of them.
fn table(run: &Run, settings: &Settings) -> String {
    let listed = listed(run);
    let names: Vec<_> = listed.iter().map(|article| one_line(article.source.name())).collect();
    let total = format!("{} articles", run.articles.len());
    let widest = names.iter().map(|name| width(name)).chain([width(&total)]).max().unwrap_or(0);
    let fixed = 2 + 2 + columns_of_counts() + 2 + BAR + 2 + COVERED;
    let name_width = widest.clamp(NAME_WIDTH.0, NAME_WIDTH.1).min(settings.columns().saturating_sub(fixed)).max(8);
    let ellipsis = Marks::of(settings).ellipsis;
    let line = |name: &str, tally, coverage| {
        let name = pad(&fit_end(name, name_width, ellipsis), name_width);
        format!("  {name}  {}  {}\n", counts(tally, settings), covered(coverage, settings))
    };
    let heading = format!("  {}  {}  {}", pad("", name_width), pad("claims", columns_of_counts()), "figures covered");
    let mut table = paint(&heading, Ink::Faint, settings) + "\n";
    for (article, name) in listed.iter().zip(&names) {
        table += &line(name, Tally::article(article), article.coverage);
    }
    let rest = run.articles.len() - listed.len();
    if rest > 0 {
        table += &paint(&format!("  and {rest} more\n"), Ink::Faint, settings);
    }
    if run.articles.len() > 1 {
        table += &line(&total, Tally::run(run), run.summary.coverage);
    }
    table
}

/// `n of m`, with room for hundreds.
const COVERED: usize = 10;

/// The articles that get a line: all, or those with conflicts first while there is room; in their order.
fn listed(run: &Run) -> Vec<&ArticleRecord> {
    let conflicting = |article: &&ArticleRecord| Tally::article(article).conflicting > 0;
    let mut order: Vec<_> = run.articles.iter().enumerate().collect();
    order.sort_by_cached_key(|(at, article)| (!conflicting(article), *at));
    order.truncate(LISTED);
    order.sort_by_key(|(at, _)| *at);
    order.into_iter().map(|(_, article)| article).collect()
}

/// Columns of three counts of up to three digits with their marks.
fn columns_of_counts() -> usize {
    3 * COUNT + 2
}

/// A mark, a blank and three digits.
const COUNT: usize = 5;

/// `✔ 9   ✘ 1   ○ 5`; what is zero stays faint.
fn counts(tally: Tally, settings: &Settings) -> String {
    let marks = Marks::of(settings);
    let count = |mark: &str, count: usize, ink| {
        let ink = if count == 0 { Ink::Faint } else { ink };
        paint(&pad(&format!("{mark} {count}"), COUNT), ink, settings)
    };
    [
        count(marks.supported, tally.supported, Ink::Good),
        count(marks.conflicting, tally.conflicting, Ink::Error),
        count(marks.unmentioned, tally.unmentioned, Ink::Note),
    ]
    .join(" ")
}

/// A bar and the numbers it stands for.
fn covered(coverage: Coverage, settings: &Settings) -> String {
    let marks = Marks::of(settings);
    let Coverage { figures, covered } = coverage;
    // Rounded down, so that only a full count fills the bar.
    let full = (covered * BAR).checked_div(figures).unwrap_or(0).min(BAR);
    let bar = paint(&marks.full.repeat(full), Ink::Good, settings)
        + &paint(&marks.empty.repeat(BAR - full), Ink::Faint, settings);
    format!("{bar}  {covered} of {figures}")
}

/// `✔ 9 claims supported, ✘ 1 conflicting, ○ 5 unmentioned`: the totals, and what the marks of the table mean.
fn claims(run: &Run, settings: &Settings) -> String {
    let tally = Tally::run(run);
    if tally == Tally::default() {
        return String::new();
    }
    let marks = Marks::of(settings);
    let supported = format!("{} {} supported", marks.supported, number(tally.supported, "claim"));
    let conflicting = format!("{} {} conflicting", marks.conflicting, tally.conflicting);
    format!("{supported}, {conflicting}, {} {} unmentioned", marks.unmentioned, tally.unmentioned)
}

/// `2 errors, 3 warnings and 1 note; 2 suppressed`.
fn findings(run: &Run) -> String {
    let accepted = [(run.summary.suppressed, "suppressed"), (run.summary.baselined, "in the baseline")];
    let accepted = accepted.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("; {count} {word}"));
    open_findings(run) + &accepted.collect::<String>()
}

fn open_findings(run: &Run) -> String {
    let of = |severity| run.findings.iter().filter(|finding| finding.severity == severity).count();
    let counted: Vec<_> = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .map(|severity| (of(severity), severity.name()))
        .filter(|(count, _)| *count > 0)
        .map(|(count, name)| number(count, name))
        .collect();
    match counted.split_last() {
        None => "no findings".to_owned(),
        Some((only, [])) => only.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
    }
}

/// `1 error`, `2 errors`.
fn number(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// What to do next, by the gravest thing there is.
fn next_step(run: &Run) -> String {
    let tally = Tally::run(run);
    let has = |code| run.findings.iter().any(|finding| finding.code == code);
    let error = run.findings.iter().find(|finding| finding.severity == Severity::Error);
    if has(Code::CONFLICTING_FIGURE) {
        return "Settle the conflicts first: correct the article, or the claim where it is the one that is wrong."
            .into();
    }
    if let Some(error) = error {
        return format!("`factlint explain {}` says how to settle it.", error.code.name());
    }
    if run.articles.is_empty() {
        return String::new();
    }
    if tally == Tally::default() {
        let unconfirmed = "No claim governs these articles, so nothing has been confirmed.";
        return format!("{unconfirmed} `factlint init` drafts claims from articles, for you to review.");
    }
    format!("{}{}", agreement(tally), settling_warnings(run, tally))
}

/// What has been confirmed where nothing open is an error.
fn agreement(tally: Tally) -> &'static str {
    match tally {
        Tally { conflicting, supported: 0, .. } if conflicting > 0 => "The conflicts have been accepted.",
        Tally { conflicting, .. } if conflicting > 0 => {
            "The conflicts have been accepted; whatever else the claims cover agrees."
        }
        Tally { supported: 0, .. } => "None of the claims is mentioned, so nothing has been confirmed.",
        _ => "What the claims cover agrees.",
    }
}

/// What to do about the warnings that are left; figures without a claim are the last to be seen to.
fn settling_warnings(run: &Run, tally: Tally) -> String {
    let of = |finding: &&Finding| finding.severity == Severity::Warning;
    let (uncovered, others): (Vec<_>, Vec<_>) =
        run.findings.iter().filter(of).map(|finding| finding.code).partition(|code| *code == Code::UNSUPPORTED_FIGURE);
    match others.first() {
        Some(code) => format!(" `factlint explain {}` says how to settle what is left.", code.name()),
        None if !uncovered.is_empty() && tally.supported > 0 => {
            " Write claims for the other figures that matter.".to_owned()
        }
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_full_only_when_all_is_covered() {
        let settings = Settings::default();
        assert_eq!(covered(Coverage { figures: 100, covered: 99 }, &settings), "███████████░  99 of 100");
        assert_eq!(covered(Coverage { figures: 0, covered: 0 }, &settings), "░░░░░░░░░░░░  0 of 0");
    }

    #[test]
    fn nothing_checked_is_never_called_agreement() {
        let run = Run { articles: Vec::new(), ..Run::default() };
        assert_eq!(next_step(&run), "");
        assert_eq!(claims(&run, &Settings::default()), "");
    }
}
