//! Logs held against the standard's own schema, and counted again from the text.

use super::*;

const SCHEMA: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/schema/sarif-2.1.0.json"));

fn log(run: &Run) -> Value {
    serde_json::from_str(&rendered(run, Format::Sarif, &PLAIN)).expect("the log is JSON")
}

fn number(value: &Value) -> usize {
    value.as_u64().and_then(|number| usize::try_from(number).ok()).expect("a number")
}

/// The standard's schema but for one pattern, of a key that is not used: its brackets do not match.
fn schema() -> Value {
    let mut schema: Value = serde_json::from_str(SCHEMA).expect("JSON");
    for object in ["run", "toolComponent"] {
        let language = schema["definitions"][object]["properties"]["language"].as_object_mut();
        language.expect("it knows languages").remove("pattern");
    }
    schema
}

#[test]
fn logs_follow_the_standard() {
    let validator = jsonschema::validator_for(&schema()).expect("a schema");
    for run in [sample::run(), hostile_run(), failed_run(), Run::default()] {
        let faults: Vec<_> = validator.iter_errors(&log(&run)).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{faults:?}");
    }
    let mut wrong = log(&sample::run());
    wrong["runs"][0]["results"][0]["level"] = "grave".into();
    assert!(!validator.is_valid(&wrong));
}

#[test]
fn every_result_names_a_rule_with_its_page() {
    let log = log(&hostile_run());
    let rules = &log["runs"][0]["tool"]["driver"]["rules"];
    assert_eq!(rules.as_array().map(Vec::len), Some(REGISTRY.len()));
    for result in log["runs"][0]["results"].as_array().expect("results") {
        let rule = &rules[number(&result["ruleIndex"])];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(rule["help"]["markdown"].as_str().is_some_and(|page| page.contains("## How to settle it")));
    }
}

/// What stands between two lines and columns, counted in code points from the text alone.
fn between(text: &str, region: &Value) -> String {
    let lines: Vec<&str> = text.split('\n').collect();
    let at = |line: &str, column: &str| {
        let before: usize = lines[..number(&region[line]) - 1].iter().map(|line| line.chars().count() + 1).sum();
        before + number(&region[column]) - 1
    };
    let (start, end) = (at("startLine", "startColumn"), at("endLine", "endColumn"));
    text.chars().skip(start).take(end - start).collect()
}

#[test]
fn regions_are_right_in_code_points_and_in_bytes() {
    let run = sample::run();
    let log = log(&run);
    assert_eq!(log["runs"][0]["columnKind"], "unicodeCodePoints");
    for (result, finding) in log["runs"][0]["results"].as_array().expect("results").iter().zip(&run.findings) {
        let region = &result["locations"][0]["physicalLocation"]["region"];
        let (text, shown) = (finding.place.source.text(), region["snippet"]["text"].as_str().expect("a snippet"));
        assert_eq!(between(text, region), shown);
        let start = number(&region["byteOffset"]);
        assert_eq!(text.get(start..start + number(&region["byteLength"])), Some(shown));
    }
}

#[test]
fn accepted_findings_are_suppressed_results() {
    let run = sample::run();
    let log = log(&run);
    let results = log["runs"][0]["results"].as_array().expect("results");
    assert_eq!(results.len(), run.findings.len() + run.accepted.len());
    let suppressed: Vec<_> = results.iter().filter_map(|result| result["suppressions"][0].as_object()).collect();
    assert_eq!(suppressed.len(), run.accepted.len());
    assert_eq!(suppressed[0]["kind"], "inSource");
    assert!(suppressed[0]["justification"].is_string());
    assert_eq!(suppressed[1]["kind"], "external");
}

#[test]
fn fingerprints_are_those_of_the_findings() {
    let run = sample::run();
    let log = log(&run);
    for (at, finding) in run.findings.iter().enumerate() {
        let result = &log["runs"][0]["results"][at];
        assert_eq!(result["partialFingerprints"]["factlint/v1"], finding.fingerprint());
        assert_eq!(result["relatedLocations"].as_array().map_or(0, Vec::len), finding.related.len());
    }
}

#[test]
fn a_message_of_an_article_makes_no_link() {
    for result in log(&hostile_run())["runs"][0]["results"].as_array().expect("results") {
        let message = result["message"]["text"].as_str().expect("a text");
        assert!(message.contains("\\[a\\](https://x.example)") && message.contains("{{0}}"), "{message}");
    }
}
