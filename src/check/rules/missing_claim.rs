//! `missing-claim`: an article does not mention a claim it is required to.

use super::{Case, advise};
use crate::check::prepared::Prepared;
use crate::finding::{Code, Finding, Label, Place};
use crate::source::Span;

pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    let missing = case.required.iter().filter(|claim| !case.by_claim.contains_key(claim));
    missing.filter_map(|&claim| Some(finding(case, case.prepared.get(claim)?))).collect()
}

/// It is shown at the article's first line: there is no better place for what is not there.
fn finding(case: &Case<'_>, prepared: &Prepared<'_>) -> Finding {
    let values: Vec<&str> = prepared.claim.expected.iter().map(|expected| expected.text.as_str()).collect();
    let values = values.join(", ");
    let source = case.article.source();
    let first =
        case.article.sentences().first().map_or(Span::default(), |sentence| case.article.in_source(sentence.span));
    let message = format!("the article does not mention the claim `{}` ({values})", prepared.id());
    let mut finding = Finding::new(Code::MISSING_CLAIM, Place::new(source, first), message);
    "nowhere in this article".clone_into(&mut finding.label);
    advise(&mut finding, None, prepared);
    finding.claim = Some(prepared.id().to_owned());
    let place = Place::new(&prepared.file.source, prepared.claim.id.span);
    finding.related = vec![Label { place, text: "required here".to_owned() }];
    finding
}
