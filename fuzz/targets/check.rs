//! Any article can be held against any claims and against itself, and what is found can be shown in it.

#![no_main]

use factlint::article::Format;
use factlint::check::{self, Checker};
use factlint_fuzz::{assert_sound_figures, assert_sound_findings, claims_and_article, run_of, sound_article};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let (claims, bytes) = claims_and_article(bytes);
    let Some(article) = sound_article(bytes, Format::of("article", &String::from_utf8_lossy(bytes))) else { return };
    assert_sound_figures(&factlint::figure::explained(&article), article.prose());
    let checked = Checker::new(&claims).check(&article);
    for figure in &checked.record.figures {
        assert!(article.source().text().get(figure.span.range()).is_some(), "{figure:?} slices to nothing");
    }
    let today = jiff::civil::date(2026, 6, 1);
    let suppressed = check::suppress(&[&article], run_of(&claims, checked).findings, today);
    assert_sound_findings(&suppressed.parted().0);
    assert_sound_findings(&check::compare(&[article.clone(), article]).findings);
});
