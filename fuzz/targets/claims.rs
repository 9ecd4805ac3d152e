//! Any bytes are claims or faults that say where, and claims can be held against an article made of the same bytes.

#![no_main]

use factlint::article::Article;
use factlint::check;
use factlint::claim::{Claims, ClaimsFile};
use factlint_fuzz::assert_sound_findings;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    match ClaimsFile::load("claims.yaml", bytes) {
        Ok(claims) => {
            let text = String::from_utf8_lossy(bytes);
            let claims = Claims::from(claims);
            assert_sound_findings(&check::check(&claims, &Article::from_text("article", &text)).findings);
            assert_sound_findings(&check::examples(&claims));
        }
        Err(faults) => {
            let findings = check::faults(&faults);
            assert!(!findings.is_empty(), "the file is refused without a reason");
            assert_sound_findings(&findings);
        }
    }
});
