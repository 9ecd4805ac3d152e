//! Any bytes are an article or an error: decoding, repair, sentences, and every span leads back to the bytes on disk.

#![no_main]

use factlint::article::Format;
use factlint_fuzz::sound_article;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = sound_article(bytes, Format::Text);
});
