//! Reviews held against a schema written from schema.org's own terms, and counted again from the run.

use super::*;

const SCHEMA: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/schema/claimreview.json"));

fn document(run: &Run) -> Value {
    serde_json::from_str(&rendered(run, Format::ClaimReview, &PLAIN)).expect("the document is JSON")
}

#[test]
fn reviews_are_made_of_the_terms_of_schema_org() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    for run in [sample::run(), hostile_run(), Run::default()] {
        let faults: Vec<_> = validator.iter_errors(&document(&run)).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{faults:?}");
    }
    for (pointer, wrong) in [("/@graph/0/reviewRating/ratingValue", 6.into()), ("/@graph/0/@type", "Review".into())] {
        let mut document = document(&sample::run());
        *document.pointer_mut(pointer).expect("it is there") = wrong;
        assert!(!validator.is_valid(&document), "{pointer}");
    }
}

#[test]
fn a_figure_held_against_a_claim_with_a_source_has_its_review() {
    let run = sample::run();
    let reviews = document(&run)["@graph"].as_array().expect("a list").clone();
    let held: Vec<_> =
        run.articles.iter().flat_map(|article| &article.figures).filter(|it| it.claim.is_some()).collect();
    assert_eq!(reviews.len(), held.len());
    assert_eq!(reviews[0]["itemReviewed"]["name"], "$6.79 million");
    assert_eq!(reviews[0]["reviewRating"]["alternateName"], "Conflicting");
    assert_eq!(reviews[1]["reviewRating"]["ratingValue"], 5);
    assert!(reviews.iter().all(|review| review["isBasedOn"][0]["name"] == "The ministry"));
}

#[test]
fn a_claim_without_a_source_is_no_ground_for_a_review() {
    let mut run = sample::run();
    for claim in &mut run.annotated.as_mut().expect("the sample has one").claims {
        claim.references.clear();
    }
    assert_eq!(document(&run)["@graph"].as_array().map(Vec::len), Some(0));
}

#[test]
fn what_is_no_address_of_the_web_is_none() {
    let mut run = sample::run();
    for claim in &mut run.annotated.as_mut().expect("the sample has one").claims {
        claim.references[0].url = Some("javascript:alert(1)".to_owned());
    }
    assert_eq!(document(&run)["@graph"][0]["isBasedOn"][0]["url"], Value::Null);
}
