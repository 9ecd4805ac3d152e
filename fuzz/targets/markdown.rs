//! Any bytes are Markdown, with the place of every letter.

#![no_main]

use factlint::article::Format;
use factlint_fuzz::sound_article;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = sound_article(bytes, Format::Markdown);
});
