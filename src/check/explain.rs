//! Explanations: why a claim got its verdict in an article, step by step.
//!
//! What was bound is shown with the words it was bound by; of a slot that nothing was bound to, the figure that came
//! nearest and what it lacked, so that a claim which is not mentioned can be told from one that is not recognised.

use super::bind::{Binding, ENOUGH, Evidence, Ground, Lack, Miss, nearest};
use super::compare::{Imprecision, Relation};
use super::extent::extent;
use super::prepared::Prepared;
use super::record;
use super::rules::Case;
use super::slip;
use crate::claim::Expected;
use crate::figure::Figure;
use crate::quantity::Quantity;
use crate::source::Span;

/// The explanation of every claim of that name, the first line of each naming it and its verdict.
pub(super) fn lines(case: &Case<'_>, ground: &Ground<'_>, claim: &str) -> Vec<String> {
    let named = (0..case.prepared.len()).filter(|&at| case.prepared[at].id() == claim);
    named.flat_map(|at| of_claim(case, ground, at)).collect()
}

fn of_claim(case: &Case<'_>, ground: &Ground<'_>, claim: usize) -> Vec<String> {
    let prepared = &case.prepared[claim];
    let verdict = record::verdict(case, claim);
    let expects = prepared.claim.expected.iter().map(|e| format!("{} [{}]", e.text, stands_for(&e.quantity)));
    let mut lines = vec![
        format!("{}: {} in {}", prepared.id(), verdict, case.article.source().name()),
        format!("  expects {}", expects.collect::<Vec<_>>().join(" and ")),
    ];
    let bound: Vec<&Binding> = case.bindings_of(claim).collect();
    if bound.is_empty() {
        lines.push("  no figure here is taken to speak of it".to_owned());
    }
    lines.extend(bound.iter().flat_map(|binding| step(case, binding)));
    if !ground.index.spoken_of(ground).contains(&claim) {
        lines.push(another_story(prepared));
        return lines;
    }
    let misses = nearest(prepared, claim, ground).into_iter();
    for (slot, (expected, miss)) in prepared.claim.expected.iter().zip(misses).enumerate() {
        if !bound.iter().any(|binding| binding.expected == slot) {
            lines.extend(unbound(case, expected, miss.as_ref()));
        }
    }
    lines
}

/// Why a claim is not even looked for.
fn another_story(prepared: &Prepared<'_>) -> String {
    let lack = if prepared.subject.strict {
        "some term of its subject stands nowhere in the article"
    } else {
        "the article has too few of its words, or none of its names, to be about it"
    };
    format!("  it is not looked for: {lack}")
}

fn step(case: &Case<'_>, binding: &Binding) -> Vec<String> {
    let Some(figure) = case.figures.get(binding.figure) else { return Vec::new() };
    let Some(expected) = case.prepared[binding.claim].claim.expected.get(binding.expected) else { return Vec::new() };
    let mut lines = seen(case, figure, binding.strength, &binding.words);
    let outcome = outcome(binding.relation, &expected.quantity, &figure.quantity);
    lines.push(format!("    held against {}: {outcome}", expected.text));
    lines.extend(weighing(&binding.evidence));
    lines
}

/// A figure where it stands, and by which words its passage speaks of the claim.
fn seen(case: &Case<'_>, figure: &Figure, strength: i32, words: &[Span]) -> Vec<String> {
    let text = |span: Span| case.article.prose().get(span.range()).unwrap_or("");
    let position = case.article.source().position(case.article.in_source(figure.span).start);
    let sentence = case.article.sentences().get(figure.sentence).map_or("", |sentence| text(sentence.span));
    let words: Vec<&str> = words.iter().map(|&span| text(span)).collect();
    vec![
        format!("  {}:{}  {sentence}", position.line, position.column),
        format!("    speaks of it, {strength}%: {}", words.join(", ")),
        format!("    {} stands for {}", text(figure.span), stands_for(&figure.quantity)),
    ]
}

/// A slot without a figure: what came nearest, and why it was not taken.
fn unbound(case: &Case<'_>, expected: &Expected, miss: Option<&Miss>) -> Vec<String> {
    let near = miss.and_then(|miss| Some((miss, case.figures.get(miss.figure)?)));
    let Some((miss, figure)) = near else {
        return vec![format!("  nothing like {} stands where a word of its subject does", expected.text)];
    };
    let mut lines = vec![format!("  nothing was taken for {}; nearest to it comes", expected.text)];
    lines.extend(seen(case, figure, miss.strength, &miss.words));
    lines.push(format!("    not taken: {}", lacks(miss, &expected.quantity, &figure.quantity)));
    lines
}

fn lacks(miss: &Miss, expected: &Quantity, found: &Quantity) -> String {
    match &miss.lack {
        Lack::Subject(needed) => {
            let outcome = outcome(miss.relation, expected, found);
            format!("it {outcome}, but only {}% of the subject is there, of {needed}% needed", miss.strength)
        }
        Lack::Form => "it would be true, but in this form it may as well be said of something else".to_owned(),
        Lack::Evidence(evidence) => format!(
            "it differs, and too little speaks for its being the figure meant, {} of {ENOUGH} points: {}",
            evidence.total(),
            rows(evidence)
        ),
        Lack::Measure => "what it says cannot be held against the claim's figure".to_owned(),
        Lack::Another => "it tells of somebody or something else than the claim's terms name".to_owned(),
        Lack::Reach => "it differs, but stands too far from the terms to be the figure they ask for".to_owned(),
        Lack::Outdone => "another figure, or another claim, had more to say for itself".to_owned(),
    }
}

fn outcome(relation: Relation, expected: &Quantity, found: &Quantity) -> String {
    match relation {
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

/// "taken for the figure meant by 92 points, where 77 are enough: the passage speaks of the claim +50, words away from
/// the subject -3".
fn weighing(evidence: &Evidence) -> Option<String> {
    let total = evidence.total();
    (!evidence.0.is_empty()).then(|| {
        format!("    taken for the figure meant by {total} points, where {ENOUGH} are enough: {}", rows(evidence))
    })
}

fn rows(evidence: &Evidence) -> String {
    let rows: Vec<String> = evidence.0.iter().map(|(name, points)| format!("{name} {points:+}")).collect();
    rows.join(", ")
}

/// The values a quantity stands for: "310.25 to just below 310.35 billion USD".
fn stands_for(quantity: &Quantity) -> String {
    extent(quantity).map_or_else(|| "as written".to_owned(), |extent| extent.to_string())
}
