//! What must hold of the claims loader whatever it is given.

use factlint::claim::{ClaimsFile, FAULT_CODES};
use proptest::prelude::*;

/// Pieces that claims files are made of, and pieces that break them.
fn fragments() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "claims:\n",
        "  - id: a\n",
        "    claim: 5 came\n",
        "    about: x | /y/\n",
        "    value: 7\n",
        "topic: t\n",
        "- ",
        "[",
        "]",
        "{",
        "}",
        ": ",
        "\"",
        "'",
        "\t",
        "\n",
        "\r\n",
        "&a ",
        "*a",
        "!t ",
        "<<: ",
        "~",
        "|\n",
        ">-\n  ",
        "# c\n",
        "---\n",
        "...\n",
        "? ",
        "무역",
        "\u{85}",
        "\u{2028}",
        "\u{FEFF}",
        "\0",
        "/(/",
        "1,234",
        "..",
        "%",
        "\\",
        "  ",
        "sources: {h: T}\n",
        "    tolerance: 1%\n",
        "    as_of: 2026-01-05\n",
        "    examples: {supports: s}\n",
        "\"\\u00e9\"",
        "@",
        "`",
        ",",
    ]);
    prop::collection::vec(pieces, 0..24).prop_map(|pieces| pieces.concat())
}

fn check(bytes: &[u8]) {
    match ClaimsFile::load("any.yaml", bytes) {
        Ok(file) => {
            assert!(!file.claims.is_empty());
            for claim in &file.claims {
                assert!(!claim.expected.is_empty());
                assert!(file.source.text().get(claim.span.range()).is_some());
                for expected in &claim.expected {
                    assert!(file.source.text().get(expected.span.range()).is_some_and(|text| !text.is_empty()));
                }
            }
        }
        Err(faults) => {
            assert!(!faults.faults.is_empty());
            let mut last = 0;
            for fault in &faults.faults {
                assert!(FAULT_CODES.contains(&fault.code));
                assert!(faults.source.text().get(fault.span.range()).is_some(), "{fault:?}");
                assert!(
                    fault.related.as_ref().is_none_or(|(span, _)| faults.source.text().get(span.range()).is_some())
                );
                assert!(last <= fault.span.start, "faults stand in the order of the file");
                last = fault.span.start;
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_give_claims_or_faults(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        check(&bytes);
    }

    #[test]
    fn any_text_gives_claims_or_faults(text in "\\PC{0,120}") {
        check(text.as_bytes());
    }

    #[test]
    fn any_mixture_of_yaml_gives_claims_or_faults(text in fragments()) {
        check(text.as_bytes());
    }

    #[test]
    fn any_value_gives_claims_or_faults(value in "[ -~–£€]{0,30}", tolerance in "[0-9.,% a-z±-]{0,12}") {
        let quote = |text: &str| format!("'{}'", text.replace('\'', "''"));
        let yaml = format!(
            "claims:\n- id: a\n  about: x\n  value: {}\n  tolerance: {}\n", quote(&value), quote(&tolerance)
        );
        check(yaml.as_bytes());
    }

    /// A sentence reaches the claim as it came, whatever characters are in it.
    #[test]
    fn a_sentence_in_a_record_is_taken_as_it_is(sentence in "[^\0-\u{1F}]{0,60}") {
        let claims = serde_json::json!([{"claim": sentence}]);
        let file = ClaimsFile::from_json("record", &claims, None).expect("a sentence is all a record needs");
        prop_assert_eq!(&file.claims[0].id.value, "claim-1");
        prop_assert_eq!(&file.claims[0].sentence.as_ref().expect("it was given").value, &sentence);
    }
}
