//! Any text has figures that slice back to it, in order, without overlap, each with a reading.

#![no_main]

use factlint::article::Article;
use factlint::figure;
use factlint_fuzz::assert_sound_figures;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let undated = Article::from_text("article", text);
    let dated = undated.clone().with_published(jiff::civil::date(2026, 1, 5));
    for article in [undated, dated] {
        assert_sound_figures(&figure::explained(&article), article.prose());
        for refusal in figure::refused(&article) {
            assert!(article.prose().get(refusal.span.range()).is_some(), "{refusal:?} slices to nothing");
        }
    }
    let _ = figure::read_value(text, None);
});
