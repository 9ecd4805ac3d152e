//! Explanations: why a claim got its verdict in an article, step by step.

use super::bind::{Binding, ENOUGH, Evidence};
use super::compare::{Imprecision, Relation};
use super::rules::Case;
use super::slip;
use crate::finding::ArticleRecord;
use crate::quantity::{Bound, Interval, Quantity};
use crate::source::Span;

/// What was considered for one claim in one article.
#[derive(Clone, Debug)]
pub(super) struct Explanation {
    pub claim: String,
    expects: Vec<String>,
    steps: Vec<Step>,
}

/// A figure that was bound to the claim, and why.
#[derive(Clone, Debug)]
struct Step {
    place: Span,
    sentence: String,
    subject: String,
    figure: String,
    stands_for: String,
    outcome: String,
    /// What was weighed before a conflict was called one.
    weighing: Option<String>,
}

/// One for each claim, in order.
pub(super) fn all(case: &Case<'_>) -> Vec<Explanation> {
    let of = |(claim, prepared): (usize, &super::prepared::Prepared<'_>)| Explanation {
        claim: prepared.id().to_owned(),
        expects: prepared.claim.expected.iter().map(|e| format!("{} ({})", e.text, stands_for(&e.quantity))).collect(),
        steps: case.bindings.iter().filter(|b| b.claim == claim).filter_map(|binding| step(case, binding)).collect(),
    };
    case.prepared.iter().enumerate().map(of).collect()
}

fn step(case: &Case<'_>, binding: &Binding) -> Option<Step> {
    let figure = case.figures.get(binding.figure)?;
    let expected = case.prepared.get(binding.claim)?.claim.expected.get(binding.expected)?;
    let text = |span: Span| case.article.prose().get(span.range()).unwrap_or("").to_owned();
    let words: Vec<String> = binding.words.iter().map(|&span| text(span)).collect();
    let sentence = case.article.sentences().get(figure.sentence)?;
    Some(Step {
        place: case.article.in_source(figure.span),
        sentence: text(sentence.span),
        subject: format!("speaks of it, {}%: {}", binding.strength, words.join(", ")),
        figure: text(figure.span),
        stands_for: stands_for(&figure.quantity),
        outcome: format!("held against {}: {}", expected.text, outcome(binding, &expected.quantity, &figure.quantity)),
        weighing: weighing(&binding.evidence),
    })
}

fn outcome(binding: &Binding, expected: &Quantity, found: &Quantity) -> String {
    match binding.relation {
        Relation::Agrees => "agrees".to_owned(),
        Relation::Imprecise(Imprecision::DroppedHedge) => "true, but drops the hedge".to_owned(),
        Relation::Imprecise(Imprecision::AddedHedge) => "true, but adds a hedge".to_owned(),
        Relation::Imprecise(Imprecision::TooExact) => "true, but more exact".to_owned(),
        Relation::Imprecise(Imprecision::Uninformative) => "true, but tells little".to_owned(),
        _ => conflict(expected, found),
    }
}

/// What kind of mistake it looks like, and what would have agreed.
fn conflict(expected: &Quantity, found: &Quantity) -> String {
    let slip = slip::between(expected, found).map(|slip| format!("; {}", slip.words)).unwrap_or_default();
    format!("conflicts{slip}; what meets {} would agree", stands_for(expected))
}

/// "taken for the figure meant, 92 points of 75: the passage speaks of the claim 50, words away from the subject -3".
fn weighing(evidence: &Evidence) -> Option<String> {
    let rows: Vec<String> = evidence.0.iter().map(|(name, points)| format!("{name} {points:+}")).collect();
    let total = evidence.total();
    (!rows.is_empty()).then(|| format!("taken for the figure meant, {total} of {ENOUGH} points: {}", rows.join(", ")))
}

/// The values a quantity stands for: "310,250 to 310,350 USD".
fn stands_for(quantity: &Quantity) -> String {
    if let Some(days) = quantity.days() {
        return if days.first() == days.last() {
            days.first().to_string()
        } else {
            format!("{} to {}", days.first(), days.last())
        };
    }
    let unit = quantity.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
    Interval::of(quantity).map_or_else(|| "as written".to_owned(), |interval| format!("{}{unit}", ends(interval)))
}

fn ends(interval: Interval) -> String {
    let end = |bound: Bound| match bound {
        Bound::Unbounded => "any".to_owned(),
        Bound::Closed(value) => value.normalize().to_string(),
        Bound::Open(value) => format!("{} exclusive", value.normalize()),
    };
    let (low, high) = (end(interval.low), end(interval.high));
    if low == high { low } else { format!("{low} to {high}") }
}

impl Explanation {
    /// The explanation as lines, the first naming the claim and its verdict.
    pub(super) fn lines(&self, record: &ArticleRecord) -> Vec<String> {
        let verdict =
            record.claims.iter().find(|claim| claim.id == self.claim).map_or("unmentioned", |claim| claim.verdict);
        let mut lines = vec![
            format!("{}: {} in {}", self.claim, verdict, record.source.name()),
            format!("  expects {}", self.expects.join(" and ")),
        ];
        if self.steps.is_empty() {
            lines.push("  no figure here stands where its subject is spoken of".to_owned());
        }
        for step in &self.steps {
            let position = record.source.position(step.place.start);
            lines.push(format!("  {}:{}  {}", position.line, position.column, step.sentence));
            lines.push(format!("    {}", step.subject));
            lines.push(format!("    {} stands for {}", step.figure, step.stands_for));
            lines.push(format!("    {}", step.outcome));
            lines.extend(step.weighing.iter().map(|weighing| format!("    {weighing}")));
        }
        lines
    }
}
