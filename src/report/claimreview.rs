//! `claimreview`: schema.org's `ClaimReview` as JSON-LD, for a desk that publishes its checks.
//!
//! A review a figure that was held against a claim with a source: what the article says, whether it bears the claim out,
//! and what that rests on. A claim without a source gives none, for a review that rests on nothing is an opinion. Who
//! reviewed and where it is published only the desk knows: `author` and `url` are for it to add.

#![allow(clippy::struct_field_names, reason = "the fields are named in schema.org's terms")]

use std::collections::HashMap;
use std::io::{self, Write};

use serde::Serialize;

use super::json::document_to;
use super::sanitize;
use super::{Report, Settings};
use crate::finding::{
    AnnotatedCopy, ArticleRecord, ClaimNote, Comparison, FigureNote, FigureRecord, Finding, ReferenceNote, Run,
};
use crate::source::Span;

const CONTEXT: &str = "https://schema.org";

/// The ends of the scale. There is nothing between them: what an article says is borne out or it is not.
const WORST: u8 = 1;
const BEST: u8 = 5;

pub(super) struct ClaimReview;

impl Report for ClaimReview {
    fn render(&self, run: &Run, _: &Settings, out: &mut dyn Write) -> io::Result<()> {
        document_to(out, &Graph { context: CONTEXT, graph: reviews(run) })
    }
}

#[derive(Serialize)]
struct Graph<'a> {
    #[serde(rename = "@context")]
    context: &'a str,
    #[serde(rename = "@graph")]
    graph: Vec<Review>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "ClaimReview", rename_all = "camelCase")]
struct Review {
    /// The id of the claim it was held against.
    name: String,
    /// The sentence of the article.
    claim_reviewed: String,
    item_reviewed: Claim,
    review_rating: Rating,
    review_body: String,
    is_based_on: Vec<Work>,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct Claim {
    /// The figure.
    name: String,
    appearance: Work,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct Rating {
    rating_value: u8,
    worst_rating: u8,
    best_rating: u8,
    alternate_name: &'static str,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "CreativeWork", rename_all = "camelCase")]
struct Work {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

/// A text without anything that does something.
fn one_line(text: &str) -> String {
    sanitize::one_line(text).into_owned()
}

/// The findings that stand at a place of an article, by its name.
type Told<'a> = HashMap<(&'a str, Span), &'a Finding>;

fn reviews(run: &Run) -> Vec<Review> {
    let Some(annotated) = &run.annotated else { return Vec::new() };
    let claims: HashMap<&str, &ClaimNote> = annotated.claims.iter().map(|claim| (claim.id.as_str(), claim)).collect();
    let conflicts = run.findings.iter().filter(|finding| finding.is_conflict());
    let told: Told<'_> =
        conflicts.map(|finding| ((finding.place.source.name(), finding.place.span), finding)).collect();
    let articles = run.articles.iter().zip(&annotated.copies);
    articles.flat_map(|(article, copy)| of_article(article, copy, &claims, &told)).collect()
}

fn of_article(
    article: &ArticleRecord,
    copy: &AnnotatedCopy,
    claims: &HashMap<&str, &ClaimNote>,
    told: &Told<'_>,
) -> Vec<Review> {
    let review = |(figure, note): (&FigureRecord, &FigureNote)| {
        let claim = claims.get(figure.claim.as_deref()?)?;
        let rating = rating(figure.verdict?)?;
        let finding = told.get(&(article.source.name(), figure.span));
        let comparison = note.comparisons.iter().find(|comparison| comparison.claim == claim.id)?;
        let sentence = copy.prose.get(note.sentence.range())?;
        (!claim.references.is_empty()).then(|| Review {
            name: one_line(&claim.id),
            claim_reviewed: one_line(sentence),
            item_reviewed: Claim { name: one_line(article.source.slice(figure.span)), appearance: appearance(article) },
            review_rating: rating,
            review_body: finding.map_or_else(|| agreement(comparison), |finding| one_line(&finding.message)),
            is_based_on: claim.references.iter().map(reference).collect(),
        })
    };
    article.figures.iter().zip(&copy.figures).filter_map(review).collect()
}

/// None for a figure that was not held against anything.
fn rating(verdict: &str) -> Option<Rating> {
    let (rating_value, alternate_name) = match verdict {
        "supported" => (BEST, "Supported"),
        "conflicting" => (WORST, "Conflicting"),
        _ => return None,
    };
    Some(Rating { rating_value, worst_rating: WORST, best_rating: BEST, alternate_name })
}

fn agreement(comparison: &Comparison) -> String {
    one_line(&format!("the claim `{}` says {}", comparison.claim, comparison.expected))
}

fn appearance(article: &ArticleRecord) -> Work {
    Work { name: one_line(article.source.name()), date_published: article.published.clone(), url: None }
}

fn reference(reference: &ReferenceNote) -> Work {
    let url = reference.url.as_ref().filter(|url| url.starts_with("https://") || url.starts_with("http://"));
    Work { name: one_line(&reference.title), date_published: reference.published.clone(), url: url.cloned() }
}
