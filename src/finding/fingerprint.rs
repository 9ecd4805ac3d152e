//! Fingerprints: what a baseline knows a finding by.
//!
//! They stand alone because they are a promise: a fingerprint written to a baseline today must be found again after
//! the article was edited above the figure, re-wrapped, or checked out on another system.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::Finding;

/// How many bytes of the digest are kept; two findings of a project will not share sixteen by chance.
const KEPT: usize = 16;

/// Stands between the parts; no code, id, path or figure contains it.
const SEPARATOR: &str = "\0";

pub(super) fn of(finding: &Finding) -> String {
    let claim = finding.claim.as_deref().unwrap_or_default();
    let article = portable_path(finding.place.source.name());
    let figure = normalised(finding.place.text());
    let parts = [finding.code.name(), claim, &article, &figure].join(SEPARATOR);
    hexadecimal(Sha256::digest(parts).iter().take(KEPT))
}

fn hexadecimal<'a>(bytes: impl Iterator<Item = &'a u8>) -> String {
    bytes.fold(String::with_capacity(2 * KEPT), |mut digits, byte| {
        write!(digits, "{byte:02x}").expect("writing to a string cannot fail");
        digits
    })
}

/// The same name for a file whichever way its path was typed.
#[must_use]
pub fn portable_path(path: &str) -> String {
    let path = path.replace('\\', "/");
    path.strip_prefix("./").map_or(path.clone(), str::to_owned)
}

/// The figure without what a re-flow or an editor's typography changes: spacing, dashes, case.
fn normalised(figure: &str) -> String {
    let words: Vec<_> = figure.split_whitespace().collect();
    words.join(" ").chars().flat_map(char::to_lowercase).map(plain_dash).collect()
}

/// Hyphens, dashes and the minus sign as one.
fn plain_dash(character: char) -> char {
    match character {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::finding::{Code, Finding, Place};
    use crate::source::{Source, Span};

    fn fingerprint(article: &str, text: &str, figure: &str) -> String {
        let source = Arc::new(Source::new(article, text));
        let start = text.find(figure).expect("the figure is in the text");
        let place = Place::new(&source, Span::new(start, start + figure.len()));
        Finding::new(Code::UNSUPPORTED_FIGURE, place, "any wording").fingerprint()
    }

    #[test]
    fn moving_or_rewrapping_a_figure_keeps_its_fingerprint() {
        let before = fingerprint("a.txt", "It cost $6.79 billion.", "$6.79 billion");
        let after = fingerprint("./a.txt", "A new lead.\n\nIt cost $6.79\nbillion.", "$6.79\nbillion");
        assert_eq!(before, after);
        assert_eq!(before.len(), 32);
    }

    #[test]
    fn another_figure_article_or_claim_has_another_fingerprint() {
        let one = fingerprint("a.txt", "It cost $6.79 billion.", "$6.79 billion");
        assert_ne!(one, fingerprint("a.txt", "It cost $6.97 billion.", "$6.97 billion"));
        assert_ne!(one, fingerprint("b.txt", "It cost $6.79 billion.", "$6.79 billion"));
    }

    #[test]
    fn a_fingerprint_is_the_same_in_every_release() {
        assert_eq!(fingerprint("a.txt", "14 memorandums", "14"), "db773e9271d7e1288118d106ff8343dc");
    }
}
