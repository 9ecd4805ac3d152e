//! `failed-example`: a claim's own example does not turn out as the claim says.

use std::collections::BTreeMap;

use crate::article::Article;
use crate::check::Checker;
use crate::claim::{Claim, Claims, ClaimsFile, Spanned};
use crate::finding::{Code, Finding, Place};

/// Each example is checked as an article of its own, against its claim alone.
pub(in crate::check) fn findings(claims: &Claims) -> Vec<Finding> {
    claims.with_files().flat_map(|(file, claim)| of_claim(file, claim)).collect()
}

fn of_claim(file: &ClaimsFile, claim: &Claim) -> Vec<Finding> {
    let examples = &claim.examples;
    let kinds =
        [("supported", &examples.supports), ("conflicting", &examples.conflicts), ("unmentioned", &examples.ignores)];
    if kinds.iter().all(|(_, examples)| examples.is_empty()) {
        return Vec::new();
    }
    let alone = Claims::from(with_only(claim, file));
    let checker = Checker::new(&alone);
    let tried = kinds.into_iter().flat_map(|(wanted, examples)| examples.iter().map(move |example| (wanted, example)));
    tried.filter_map(|(wanted, example)| tried_on(&checker, file, claim, wanted, example)).collect()
}

/// The claim's file as if it held no other, and ignored nothing.
fn with_only(claim: &Claim, file: &ClaimsFile) -> ClaimsFile {
    ClaimsFile {
        source: file.source.clone(),
        topic: None,
        articles: Vec::new(),
        published: file.published,
        unsupported: file.unsupported,
        ignore: Vec::new(),
        sources: BTreeMap::new(),
        claims: vec![claim.clone()],
    }
}

fn tried_on(
    checker: &Checker<'_>,
    file: &ClaimsFile,
    claim: &Claim,
    wanted: &str,
    example: &Spanned<String>,
) -> Option<Finding> {
    let outcome = checker.check(&as_article(file, claim, &example.value));
    let verdict = outcome.record.claims.get(0).map_or("unmentioned", |record| record.verdict);
    (verdict != wanted).then(|| {
        let id = &claim.id.value;
        let message = format!("the example should be {}, but the claim `{id}` is {}", told(wanted), told(verdict));
        let mut finding = Finding::new(Code::FAILED_EXAMPLE, Place::new(&file.source, example.span), message);
        finding.label = format!("{} here", told(verdict));
        finding.help = Some(remedy(wanted).to_owned());
        finding.claim = Some(id.clone());
        finding
    })
}

/// An example is read on the day the claim was true: relative dates hang on it.
fn as_article(file: &ClaimsFile, claim: &Claim, text: &str) -> Article {
    let article = Article::from_text("example", text);
    match claim.as_of.or(file.published) {
        Some(date) => article.or_published(date),
        None => article,
    }
}

fn told(verdict: &str) -> &'static str {
    match verdict {
        "supported" => "supported",
        "conflicting" => "in conflict",
        _ => "not mentioned",
    }
}

fn remedy(wanted: &str) -> &'static str {
    match wanted {
        "unmentioned" => "Narrow the subject: add a term to `about`, or rule the passage out with `not`.",
        _ => "Look at the subject's terms and at the value: together they must fit the example's sentence.",
    }
}
