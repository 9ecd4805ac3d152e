//! Bytes into text: byte order marks, UTF-8, and the legacy encodings newsrooms still send.
//!
//! Decoding keeps, for every character, the bytes it was read from, because a span is worth nothing unless it can be
//! shown in the file itself. Nothing is repaired here: what the bytes say is what comes out.

use std::borrow::Cow;
use std::str;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, DecoderResult, EUC_KR, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use thiserror::Error;

use crate::limit::ARTICLE_BYTES;
use crate::source::{OffsetMap, Source, Span};

/// What stands for bytes that mean nothing in their encoding.
const REPLACEMENT: &str = "\u{FFFD}";

/// How files of other kinds begin, and what to call them.
static MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xD0\xCF\x11\xE0", "an old office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xFF\xD8\xFF", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"{\\rtf", "a rich text document"),
];

/// Why bytes cannot be read as an article.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ReadError {
    #[error("this is {0}, not text: save its text as UTF-8 and check that")]
    OtherKind(&'static str),
    #[error("this is binary data (a NUL character at byte {0}), not text: save the article as UTF-8 text")]
    Binary(usize),
    #[error("it has {}: {}", ARTICLE_BYTES, ARTICLE_BYTES.remedy)]
    TooLarge,
    #[error("the text makes no sense in any known encoding ({0} was tried): save it as UTF-8")]
    Undecodable(&'static str),
}

/// Decodes a file. The source's text is as the file has it, without its byte order mark.
pub(super) fn source(name: &str, bytes: Cow<'_, [u8]>) -> Result<Source, ReadError> {
    if ARTICLE_BYTES.is_passed_by(bytes.len()) {
        return Err(ReadError::TooLarge);
    }
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(ReadError::OtherKind(kind));
    }
    let (encoding, decoded) = match Encoding::for_bom(&bytes) {
        Some((encoding, mark)) => (encoding, decode(&bytes, mark, encoding)),
        None => unmarked(bytes.into_owned()),
    };
    if let Some(at) = memchr::memchr(0, decoded.text.as_bytes()) {
        return Err(ReadError::Binary(decoded.map.original(Span::new(at, at)).start));
    }
    if decoded.malformed > 4 && decoded.malformed > decoded.text.len() / 10 {
        return Err(ReadError::Undecodable(encoding.name()));
    }
    Ok(Source::decoded(name, decoded.text, decoded.map))
}

/// What a file without a byte order mark says, and in which encoding. Whatever is valid UTF-8 is UTF-8, and becomes the
/// text it holds without a copy.
fn unmarked(bytes: Vec<u8>) -> (&'static Encoding, Decoded) {
    String::from_utf8(bytes).map_or_else(
        |other| {
            let guessed = guess(other.as_bytes());
            (guessed, decode(other.as_bytes(), 0, guessed))
        },
        |text| (UTF_8, Decoded::whole(text, 0)),
    )
}

/// What bytes that are no whole UTF-8 are written in.
fn guess(bytes: &[u8]) -> &'static Encoding {
    if is_damaged_utf8(bytes) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guessed = detector.guess(None, Utf8Detection::Deny);
    match guessed.is_single_byte() {
        true if only_signs(bytes) => WINDOWS_1252,
        false if only_symbols(bytes) => EUC_KR,
        _ => guessed,
    }
}

/// Whether all that is beyond ASCII are quotation marks, dashes, currencies and the like: no detector can tell the
/// European encodings apart by them, and only one of them is in wide use.
fn only_signs(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| matches!(byte, 0..=0x89 | 0x8B | 0x91..=0x99 | 0x9B | 0xA0..=0xBF | 0xD7 | 0xF7))
}

/// UTF-8 but for a few bytes, as when a file was cut inside a character.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 4 * bad
}

/// Whether the only double bytes are quotation marks and the like, which stand in the same rows of all East Asian
/// sets: an English text with Korean typography, most likely.
fn only_symbols(bytes: &[u8]) -> bool {
    let mut high = bytes.iter().filter(|byte| !byte.is_ascii());
    let mut any = false;
    while let Some(&lead) = high.next() {
        if lead != 0xA1 || high.next().is_none() {
            return false;
        }
        any = true;
    }
    any
}

/// A text, the way to its bytes, and how many stretches of them meant nothing.
#[derive(Default)]
struct Decoded {
    text: String,
    map: OffsetMap,
    malformed: usize,
}

fn decode(bytes: &[u8], mark: usize, encoding: &'static Encoding) -> Decoded {
    let body = &bytes[mark..];
    if encoding == UTF_8 {
        return decode_utf8(body, mark);
    }
    debug_assert!(mark == 0 || encoding == UTF_16LE || encoding == UTF_16BE);
    ByteByByte { out: Decoded::default(), decoder: encoding.new_decoder_without_bom_handling(), from: mark, to: mark }
        .run(body, encoding.is_ascii_compatible())
}

fn decode_utf8(body: &[u8], mark: usize) -> Decoded {
    if let Ok(text) = str::from_utf8(body) {
        return Decoded::whole(text.to_owned(), mark);
    }
    let mut out = Decoded::default();
    out.text.reserve(body.len());
    let mut at = mark;
    for chunk in body.utf8_chunks() {
        let (valid, invalid) = (chunk.valid(), chunk.invalid());
        out.text.push_str(valid);
        out.map.keep(at, valid.len());
        at += valid.len();
        if !invalid.is_empty() {
            out.malformed(at, invalid.len());
            at += invalid.len();
        }
    }
    out
}

impl Decoded {
    /// A text that stands behind `mark` bytes just as it is.
    fn whole(text: String, mark: usize) -> Self {
        let mut map = OffsetMap::default();
        map.keep(mark, text.len());
        Self { text, map, malformed: 0 }
    }

    fn malformed(&mut self, at: usize, len: usize) {
        self.text.push_str(REPLACEMENT);
        self.map.replace(REPLACEMENT.len(), at, len);
        self.malformed += 1;
    }
}

/// A decoder fed one byte at a time, so that whatever comes out is known to come from the bytes since the last output.
struct ByteByByte {
    out: Decoded,
    decoder: Decoder,
    /// The first byte that nothing has come out for yet, and the one after the last byte fed.
    from: usize,
    to: usize,
}

impl ByteByByte {
    fn run(mut self, body: &[u8], ascii_compatible: bool) -> Decoded {
        let base = self.to;
        while let Some(rest) = body.get(self.to - base..).filter(|rest| !rest.is_empty()) {
            let ascii = if ascii_compatible && self.from == self.to { Encoding::ascii_valid_up_to(rest) } else { 0 };
            if let Ok(plain) = str::from_utf8(&rest[..ascii])
                && ascii > 0
            {
                self.out.text.push_str(plain);
                self.out.map.keep(self.to, ascii);
                self.to += ascii;
                self.from = self.to;
            } else {
                self.feed(&rest[..1], false);
            }
        }
        self.feed(&[], true);
        self.out
    }

    fn feed(&mut self, mut bytes: &[u8], last: bool) {
        loop {
            let mut buffer = [0; 16];
            let (result, read, written) = self.decoder.decode_to_utf8_without_replacement(bytes, &mut buffer, last);
            bytes = &bytes[read..];
            self.to += read;
            self.put(&buffer[..written]);
            let DecoderResult::Malformed(len, after) = result else { return };
            let end = self.to - usize::from(after);
            let start = (end - usize::from(len)).max(self.from);
            self.out.malformed(start, end - start);
            self.from = end;
        }
    }

    fn put(&mut self, written: &[u8]) {
        let Ok(text) = str::from_utf8(written) else { return };
        if text.is_empty() {
            return;
        }
        self.out.text.push_str(text);
        self.out.map.replace(text.len(), self.from, self.to - self.from);
        self.from = self.to;
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{BIG5, EUC_JP, GB18030, SHIFT_JIS};
    use proptest::prelude::*;

    use super::*;

    static ENCODINGS: &[&Encoding] =
        &[UTF_8, UTF_16LE, UTF_16BE, EUC_KR, WINDOWS_1252, SHIFT_JIS, EUC_JP, GB18030, BIG5];

    fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
        match encoding {
            e if e == UTF_16LE => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            e if e == UTF_16BE => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            _ => encoding.encode(text).0.into_owned(),
        }
    }

    proptest! {
        /// The characters are those the whole file decodes to at once, and their bytes follow one another.
        #[test]
        fn any_bytes_decode_as_they_do_at_once(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            for &encoding in ENCODINGS {
                let decoded = decode(&bytes, 0, encoding);
                prop_assert_eq!(&decoded.text, &encoding.decode_without_bom_handling(&bytes).0, "{}", encoding.name());
                let mut end = 0;
                for (at, c) in decoded.text.char_indices() {
                    let span = decoded.map.original(Span::new(at, at + c.len_utf8()));
                    prop_assert!(span.end <= bytes.len() && span.end >= end, "{}", encoding.name());
                    end = span.end;
                }
            }
        }

        /// Every character maps to exactly the bytes that it was written with.
        #[test]
        fn every_character_maps_to_its_own_bytes(text in "[a-z0-9 .가-힣£é“”\u{1F600}中文]{0,60}") {
            for &encoding in ENCODINGS {
                let bytes = encoded(&text, encoding);
                let decoded = decode(&bytes, 0, encoding);
                for (at, c) in decoded.text.char_indices() {
                    let span = decoded.map.original(Span::new(at, at + c.len_utf8()));
                    let alone = encoding.decode_without_bom_handling(&bytes[span.range()]).0;
                    prop_assert!(alone.chars().eq([c]), "{} {:?} is {:?}", encoding.name(), c, alone);
                }
            }
        }
    }

    #[test]
    fn malformed_bytes_are_replaced_where_they_stand() {
        let decoded = decode(b"ab\xFFcd", 0, UTF_8);
        assert_eq!(decoded.text, "ab\u{FFFD}cd");
        assert_eq!(decoded.map.original(Span::new(2, 5)), Span::new(2, 3));
        assert_eq!(decoded.map.original(Span::new(5, 6)), Span::new(3, 4));
        let lone = decode(&[0x00, 0xD8, b'a', 0], 0, UTF_16LE);
        assert_eq!(lone.text, "\u{FFFD}a");
        assert_eq!(lone.map.original(Span::new(0, 3)), Span::new(0, 2));
        assert_eq!(lone.map.original(Span::new(3, 4)), Span::new(2, 4));
    }

    #[test]
    fn a_cut_file_is_still_utf_8() {
        assert_eq!(guess("무역은 늘었다. 수출도".as_bytes().split_last().unwrap().1), UTF_8);
        assert_eq!(guess(b"Sales were \xA31.2m."), WINDOWS_1252);
        assert_eq!(guess(b"the bank\xA1\xAFs \xA1\xB0gain\xA1\xB1 of 5% was seen by all"), EUC_KR);
    }
}
