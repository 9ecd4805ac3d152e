//! Records: the check's outcome in the plain form every report reads.

use std::sync::Arc;

use jiff::civil::Date;

use super::rules::Case;
use super::verdict::Verdict;
use crate::article::Article;
use crate::figure::Figure;
use crate::finding::{ArticleRecord, ClaimRecords, Coverage, FigureRecord, Mention, Scalar};
use crate::quantity::{Decimal, Unit, Value};

/// An article with its figures, claims and coverage.
pub(super) fn of_article(case: &Case<'_>) -> ArticleRecord {
    ArticleRecord {
        source: case.article.source().clone(),
        published: case.article.published().map(|published| published.date.to_string()),
        figures: figures(case),
        claims: claims(case),
        coverage: coverage(case),
        refused: Vec::new(),
    }
}

fn claims(case: &Case<'_>) -> ClaimRecords {
    let mentions = case.mentioned().map(|claim| mention(case, claim)).collect();
    ClaimRecords::new(Arc::clone(case.names), mentions)
}

/// An article of which nothing is known but its text.
pub(super) fn unchecked(article: &Article) -> ArticleRecord {
    ArticleRecord {
        source: article.source().clone(),
        published: article.published().map(|published| published.date.to_string()),
        figures: Vec::new(),
        claims: ClaimRecords::default(),
        coverage: Coverage::default(),
        refused: Vec::new(),
    }
}

fn figures(case: &Case<'_>) -> Vec<FigureRecord> {
    let mut records: Vec<FigureRecord> =
        case.figures.iter().map(|figure| figure_record(figure, case.article)).collect();
    for (record, verdict) in records.iter_mut().zip(case.verdicts) {
        record.verdict = Some(verdict.name());
    }
    for binding in case.bindings.iter().rev() {
        if let (Some(record), Some(claim)) = (records.get_mut(binding.figure), case.prepared.get(binding.claim)) {
            record.claim = Some(claim.id().to_owned());
        }
    }
    records
}

/// What became of a claim that some figure was bound to.
fn mention(case: &Case<'_>, claim: usize) -> Mention {
    let mut figures: Vec<usize> = case.bindings_of(claim).map(|binding| binding.figure).collect();
    figures.dedup();
    Mention { claim, verdict: verdict(case, claim), figures }
}

/// What an article says of a claim: one conflict outweighs all that agrees.
pub(super) fn verdict(case: &Case<'_>, claim: usize) -> &'static str {
    match () {
        () if case.bindings_of(claim).any(|binding| !binding.relation.holds()) => "conflicting",
        () if case.bindings_of(claim).next().is_some() => "supported",
        () => "unmentioned",
    }
}

fn coverage(case: &Case<'_>) -> Coverage {
    let count = |wanted: &[Verdict]| case.verdicts.iter().filter(|verdict| wanted.contains(verdict)).count();
    let covered = [Verdict::Supported, Verdict::Conflicting];
    Coverage { figures: count(&covered) + count(&[Verdict::Unsupported]), covered: count(&covered) }
}

/// A figure in machine-readable form, not yet checked against anything.
#[must_use]
pub fn figure_record(figure: &Figure, article: &Article) -> FigureRecord {
    let quantity = &figure.quantity;
    let (low, high) = ends(&quantity.value);
    FigureRecord {
        span: article.in_source(figure.span),
        kind: quantity.kind.name(),
        low,
        high,
        unit: quantity.unit.as_ref().and_then(Unit::name),
        hedge: quantity.hedge.name(),
        change: quantity.change.map(crate::quantity::Change::name),
        verdict: None,
        claim: None,
        reading: Vec::new(),
    }
}

/// The same with the steps of its reading.
#[must_use]
pub fn explained_record(figure: &Figure, article: &Article) -> FigureRecord {
    let reading = figure.reading.iter().map(|step| reading(step, article)).collect();
    FigureRecord { reading, ..figure_record(figure, article) }
}

fn reading(step: &crate::figure::Step, article: &Article) -> String {
    let words = article.prose().get(step.span.range()).unwrap_or("");
    format!("{}: “{words}” is {}", step.rule, step.meaning)
}

fn ends(value: &Value) -> (Option<Scalar>, Option<Scalar>) {
    match value {
        Value::Number(written) => both(&written.low, &written.high, |end| number(*end)),
        Value::Days(days) => both(&days.first(), &days.last(), |day| day_in_figures(*day)),
        Value::Clock(clock) => both(&clock.low, &clock.high, |end| text(&end.strftime("%H:%M"))),
        // What programs are given of a date are its days, whether or not the hour is told as well.
        Value::Moment(moment) => both(&moment.low.date(), &moment.high.date(), |day| day_in_figures(*day)),
        Value::Unresolved => (None, None),
    }
}

/// The two ends written out; where they are one, as of most figures, it is written once.
fn both<T: PartialEq>(low: &T, high: &T, written: impl Fn(&T) -> Scalar) -> (Option<Scalar>, Option<Scalar>) {
    let first = written(low);
    let last = if low == high { first.clone() } else { written(high) };
    (Some(first), Some(last))
}

fn number(value: Decimal) -> Scalar {
    // Nearly all have few digits, whose zeros behind the point are soon cut off.
    let Ok(mut digits) = i64::try_from(value.mantissa()) else { return Scalar::Number(value.normalize()) };
    let mut scale = value.scale();
    while scale > 0 && digits % 10 == 0 {
        (digits, scale) = (digits / 10, scale - 1);
    }
    Scalar::Number(Decimal::new(digits, scale))
}

/// A day of the common era, as nearly all are, put together digit by digit: `2026-01-05`.
fn day_in_figures(day: Date) -> Scalar {
    let parts = (u16::try_from(day.year()), u16::try_from(day.month()), u16::try_from(day.day()));
    let (Ok(year), Ok(month), Ok(date)) = parts else { return text(&day) };
    let digit = |number: u16| b'0' + u8::try_from(number % 10).unwrap_or_default();
    let [thousands, hundreds, tens, ones] = [1000, 100, 10, 1].map(|place| digit(year / place));
    let two = |number: u16| [digit(number / 10), digit(number)];
    let ([early, month], [late, date]) = (two(month), two(date));
    let digits = [thousands, hundreds, tens, ones, b'-', early, month, b'-', late, date];
    Scalar::Text(String::from_utf8_lossy(&digits).into_owned())
}

fn text(value: &impl ToString) -> Scalar {
    Scalar::Text(value.to_string())
}
