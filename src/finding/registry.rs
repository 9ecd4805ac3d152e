//! The registry of rules: every code, its default severity and its page. The only list of codes there is.
//!
//! A rule is a row here and a page beside it; constants, look-up and `factlint explain` are built from the rows, so a
//! finding cannot carry a code that nobody documented.

use super::Severity;

/// A code that stands in the registry.
///
/// ```
/// use factlint::finding::Code;
///
/// assert_eq!(Code::CONFLICTING_FIGURE.name(), "conflicting-figure");
/// assert_eq!(Code::find("conflicting-figure"), Some(Code::CONFLICTING_FIGURE));
/// assert_eq!(Code::find("conflicting-opinion"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(&'static str);

/// A named kind of finding.
#[derive(Debug)]
pub struct Rule {
    pub code: Code,
    pub severity: Severity,
    /// One line: what it finds.
    pub summary: &'static str,
    /// The page `factlint explain` shows, in Markdown.
    pub page: &'static str,
}

/// What the page of a finding in an article ends with: how to accept one that is to stand.
macro_rules! remark {
    ($name:literal) => {
        concat!(
            "* If it is to stand as it is, say why in a remark before its paragraph:\n  `<!-- factlint-ignore ",
            $name,
            ": reason -->`, or `# factlint-ignore ",
            $name,
            ": reason` in plain text.\n",
        )
    };
}

macro_rules! registry {
    (in articles { $($found:ident $code:literal $gravity:ident $says:literal;)* }
     elsewhere { $($constant:ident $name:literal $severity:ident $summary:literal;)* }) => {
        impl Code {
            $(#[doc = $says] pub const $found: Code = Code($code);)*
            $(#[doc = $summary] pub const $constant: Code = Code($name);)*
        }

        /// All rules, in the order of the manual: what is said of articles, then of claims, then of claims files that
        /// cannot be used at all.
        pub static REGISTRY: &[Rule] = &[
            $(Rule {
                code: Code($code),
                severity: Severity::$gravity,
                summary: $says,
                page: concat!(include_str!(concat!("pages/", $code, ".md")), remark!($code)),
            },)*
            $(Rule {
                code: Code($name),
                severity: Severity::$severity,
                summary: $summary,
                page: include_str!(concat!("pages/", $name, ".md")),
            },)*
        ];
    };
}

registry! {
    in articles {
        CONFLICTING_FIGURE "conflicting-figure" Error "A figure in an article contradicts a claim.";
        SELF_CONTRADICTION "self-contradiction" Error "An article gives the same thing two different values.";
        MISSING_CLAIM "missing-claim" Error "An article does not mention a claim it is required to.";
        IMPRECISE_FIGURE "imprecise-figure" Note "A figure agrees with its claim but is looser or firmer than it.";
        UNSUPPORTED_FIGURE "unsupported-figure" Warning "No claim covers a figure.";
        WEEKDAY_MISMATCH "weekday-mismatch" Error "A date is not the weekday it is said to be.";
        IMPOSSIBLE_DATE "impossible-date" Error "A date names a day that no calendar has.";
        DATE_ORDER "date-order" Error "Two dates run backwards.";
        DURATION_MISMATCH "duration-mismatch" Error "A length of time does not fit the dates beside it.";
        SHARE_MISMATCH "share-mismatch" Warning "A percentage is not the share that the two numbers beside it make.";
        CHANGE_MISMATCH "change-mismatch" Warning "A change is not what lies between the two values beside it.";
        TOTAL_MISMATCH "total-mismatch" Warning "Parts do not add up to the total they are said to make.";
        CONVERSION_MISMATCH "conversion-mismatch" Warning "A converted value is not what the one before it amounts to.";
        POINTS_FOR_PERCENT "points-for-percent" Warning "A difference of percentage points is called percent.";
        REPAIRED_TEXT "repaired-text" Warning "Garbled characters, or numbers pulled apart, were restored for reading.";
        INJECTED_TEXT "injected-text" Warning "A foreign line stands in the middle of an article's sentence.";
        HIDDEN_CHARACTERS "hidden-characters" Warning "An article holds characters that nobody can see.";
        CONTRADICTING_ARTICLES "contradicting-articles" Warning "Two articles give the same fact different values.";
    }
    elsewhere {
        UNUSED_SUPPRESSION "unused-suppression" Warning "A suppression in an article hides nothing.";

        UNMATCHED_CLAIM "unmatched-claim" Note "None of the articles checked mentions a claim.";
        EXPIRED_CLAIM "expired-claim" Warning "A claim is used after the day it expires.";
        OVERLAPPING_CLAIMS "overlapping-claims" Warning "Two claims look for the same thing.";
        CONTRADICTING_CLAIMS "contradicting-claims" Error "Two claims about the same thing expect different values.";
        UNREVIEWED_CLAIM "unreviewed-claim" Error "A claim is a draft that nobody has reviewed yet.";
        FAILED_EXAMPLE "failed-example" Error "A claim's own example does not turn out as the claim says.";

        CLAIMS_SYNTAX "claims-syntax" Error "A claims file is not well-formed YAML.";
        CLAIMS_ENCODING "claims-encoding" Error "A claims file is not encoded as UTF-8.";
        CLAIMS_TOO_LARGE "claims-too-large" Error "A claims file is larger than any desk would write.";
        TOO_MANY_FAULTS "too-many-faults" Error "A claims file has more faults than are listed.";
        NO_CLAIMS "no-claims" Error "A claims file holds no claims.";
        UNKNOWN_KEY "unknown-key" Error "A claims file uses a key that has no meaning there.";
        MISSING_KEY "missing-key" Error "A claims file leaves out a key that is needed.";
        DUPLICATE_KEY "duplicate-key" Error "A claims file gives the same key twice in one place.";
        WRONG_TYPE "wrong-type" Error "A key of a claims file holds the wrong sort of value.";
        BAD_ID "bad-id" Error "The id of a claim is not in kebab-case.";
        DUPLICATE_ID "duplicate-id" Error "Two claims go by the same id.";
        BAD_VALUE "bad-value" Error "The value of a claim is not a figure, or is none that can be expected.";
        BAD_DATE "bad-date" Error "A date in a claims file is not a day of the calendar.";
        BAD_PATTERN "bad-pattern" Error "A term or pattern of a claims file cannot be looked for.";
        BAD_TOLERANCE "bad-tolerance" Error "The tolerance of a claim does not fit its value.";
        BAD_GLOB "bad-glob" Error "A pattern for article files is not a valid glob.";
        UNKNOWN_SOURCE "unknown-source" Error "A claim names a source that the file does not list.";
    }
}

impl Code {
    /// The code's own name, in kebab-case.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0
    }

    /// The registered code of that name.
    #[must_use]
    pub fn find(name: &str) -> Option<Code> {
        REGISTRY.iter().map(|rule| rule.code).find(|code| code.name() == name)
    }

    /// The rule the code stands for.
    ///
    /// # Panics
    ///
    /// Never: a code can only be had from the registry.
    #[must_use]
    pub fn rule(self) -> &'static Rule {
        REGISTRY.iter().find(|rule| rule.code == self).expect("a code can only be had from the registry")
    }
}

impl Rule {
    /// Where its page is found on the web; none where the project names no repository.
    #[must_use]
    pub fn address(&self) -> Option<String> {
        MANUAL.map(|manual| manual.replace(NAME, self.code.name()))
    }
}

/// Stands for the name of a code in [`MANUAL`].
pub const NAME: &str = "CODE";

/// Where the pages of this release are found on the web, with [`NAME`] for the code.
pub const MANUAL: Option<&str> = {
    let manual = concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/v", env!("CARGO_PKG_VERSION"), "/docs/findings/CODE.md");
    if env!("CARGO_PKG_REPOSITORY").is_empty() { None } else { Some(manual) }
};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The headings every page has, in this order.
    const SECTIONS: [&str; 3] = ["## Why it matters", "## Example", "## How to settle it"];

    #[test]
    fn codes_are_unique_and_kebab_case() {
        let names: BTreeSet<_> = REGISTRY.iter().map(|rule| rule.code.name()).collect();
        assert_eq!(names.len(), REGISTRY.len());
        for name in names {
            let words: Vec<_> = name.split('-').collect();
            let plain = |word: &&str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
            assert!(words.iter().all(plain), "{name} is not kebab-case");
        }
    }

    #[test]
    fn a_summary_is_one_sentence_that_fits_a_line() {
        for rule in REGISTRY {
            assert!(rule.summary.ends_with('.') && rule.summary.matches(". ").count() == 0, "{}", rule.summary);
            assert!(rule.summary.len() <= 80, "{}", rule.summary);
        }
    }

    #[test]
    fn every_page_opens_with_its_code_and_summary() {
        for rule in REGISTRY {
            let opening = format!("# {}\n\n{}", rule.code.name(), rule.summary);
            assert!(rule.page.starts_with(&opening), "the page of {} must open with:\n{opening}", rule.code.name());
        }
    }

    #[test]
    fn every_page_has_the_sections_in_order() {
        for rule in REGISTRY {
            let places: Vec<_> = SECTIONS.iter().map(|&section| rule.page.find(section)).collect();
            assert!(places.iter().all(Option::is_some), "{}: {places:?}", rule.code.name());
            assert!(places.is_sorted(), "{}: {places:?}", rule.code.name());
        }
    }

    #[test]
    fn an_address_is_of_the_repository_the_project_names() {
        let rule = Code::DATE_ORDER.rule();
        match env!("CARGO_PKG_REPOSITORY") {
            "" => assert_eq!(rule.address(), None),
            repository => {
                let address = rule.address().expect("there is one");
                assert!(address.starts_with(repository) && address.ends_with("/docs/findings/date-order.md"));
            }
        }
    }

    #[test]
    fn no_page_is_left_over() {
        let pages = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/finding/pages")).expect("pages exist");
        for page in pages {
            let name = page.expect("readable").file_name().into_string().expect("plain");
            assert!(Code::find(name.trim_end_matches(".md")).is_some(), "{name} belongs to no rule");
        }
    }

    #[test]
    fn a_code_leads_to_its_rule() {
        for rule in REGISTRY {
            assert_eq!(rule.code.rule().summary, rule.summary);
            assert_eq!(Code::find(rule.code.name()), Some(rule.code));
        }
    }
}
