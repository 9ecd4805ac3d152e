//! Bytes of a claims file into text, or a fault that says why not.
//!
//! Claims are written by the desk itself, so nothing is guessed: UTF-8 or nothing. Sizes are bounded here, before
//! anything is built from the bytes.

use std::sync::Arc;

use super::fault::{Fault, Faults};
use crate::limit::CLAIMS_BYTES;
use crate::source::{OffsetMap, Source, Span};

const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The text of the bytes, without a byte order mark.
pub(super) fn decode(name: &str, bytes: &[u8]) -> Result<Arc<Source>, Faults> {
    if CLAIMS_BYTES.is_passed_by(bytes.len()) {
        return Err(one(Source::new(name, ""), Fault::past_limit(Span::default(), &CLAIMS_BYTES)));
    }
    if is_utf16(bytes) {
        let fault = Fault::encoding(Span::default(), "the claims file is UTF-16, not UTF-8", "UTF-16");
        return Err(one(Source::new(name, ""), fault));
    }
    let body = bytes.strip_prefix(UTF8_MARK).unwrap_or(bytes);
    let mark = bytes.len() - body.len();
    match std::str::from_utf8(body) {
        Ok(text) => Ok(Arc::new(Source::decoded(name, text, moved(mark, text.len())))),
        Err(error) => Err(not_utf8(name, body, mark, error)),
    }
}

fn is_utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF")
}

/// The text stands in the file `mark` bytes further on.
fn moved(mark: usize, len: usize) -> OffsetMap {
    let mut map = OffsetMap::default();
    map.keep(mark, len);
    map
}

/// Shows the file up to its first bad byte, which is enough to find it.
fn not_utf8(name: &str, body: &[u8], mark: usize, error: std::str::Utf8Error) -> Faults {
    let valid = error.valid_up_to();
    let mut text = String::from_utf8_lossy(&body[..valid]).into_owned();
    let mut map = moved(mark, valid);
    text.push(char::REPLACEMENT_CHARACTER);
    let bad = Span::new(valid, text.len());
    map.replace(bad.len(), mark + valid, error.error_len().unwrap_or(body.len() - valid));
    let fault = Fault::encoding(bad, "the claims file is not UTF-8", "not UTF-8 from here on");
    one(Source::decoded(name, text, map), fault)
}

fn one(source: Source, fault: Fault) -> Faults {
    Faults::new(Arc::new(source), fault.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_left_out_and_offsets_know_it() {
        let source = decode("a.yaml", b"\xEF\xBB\xBFtopic: x").expect("it is UTF-8");
        assert_eq!(source.text(), "topic: x");
        assert_eq!(source.on_disk(Span::new(0, 5)), Span::new(3, 8));
    }

    #[test]
    fn the_first_bad_byte_is_shown_where_it_stands() {
        let faults = decode("a.yaml", b"topic: caf\xE9 noir\n").expect_err("it is Latin-1");
        let fault = &faults.faults[0];
        assert_eq!(fault.code, "claims-encoding");
        assert_eq!(faults.source.slice(fault.span), "\u{FFFD}");
        assert_eq!(faults.source.on_disk(fault.span), Span::new(10, 11));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let code = |bytes: &[u8]| decode("a.yaml", bytes).expect_err("it is refused").faults[0].code;
        assert_eq!(code(b"\xFF\xFEt\0"), "claims-encoding");
        assert_eq!(code(&vec![b' '; CLAIMS_BYTES.most + 1]), "claims-too-large");
    }
}
