//! Mojibake: text that was decoded with the wrong encoding somewhere on its way, undone.
//!
//! Two accidents make nearly all of it. Korean text (EUC-KR) read as Latin-1 turns `’` into `¡¯`, sometimes with a
//! second accident on top that reads part of the result as UTF-8 again; and UTF-8 read as windows-1252 turns `’` into
//! `â€™`. Both could in principle be what an author meant, so a reading is believed only when the text as a whole bears
//! it out. This module names the edits and nothing else; it knows no articles.

use encoding_rs::EUC_KR;
use memchr::{memchr_iter, memchr2_iter};

use super::draft::Edit;
use crate::source::Span;

/// How many Korean pairs a text must hold before any is believed: `Æ´` alone is Danish.
const ENOUGH_PAIRS: usize = 3;

/// How many sequences that look like UTF-8 but could be chance, where no other is beyond doubt.
const ENOUGH_SEQUENCES: usize = 3;

/// What windows-1252 has in 0x80–0x9F, with the C1 control where it has nothing.
static WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// The marks Korean typography takes from its own character set.
static KOREAN_MARKS: &[char] = &[
    '‘', '’', '“', '”', '·', '…', '―', '—', '–', '─', '~', '∼', '〈', '〉', '《', '》', '「', '」', '『', '』', '【',
    '】', '±', '×', '÷', '°', '′', '″', '℃', '▲', '△', '▶', '▷', '●', '○', '■', '□', '★', '☆', '※', '→', '←', '↑', '↓',
    '、', '。',
];

/// Every stretch of mojibake in a text and what it reads as, in order.
pub(super) fn repairs(text: &str) -> Vec<Edit> {
    // Both accidents leave such characters behind, and most texts have none.
    if next_latin_1(text, 0).is_none() {
        return Vec::new();
    }
    let mut edits = korean(text);
    edits.extend(misread_utf8(text, &edits));
    edits.sort_by_key(|edit| edit.span);
    if !edits.is_empty() {
        edits.extend(lost_dashes(text));
        edits.sort_by_key(|edit| edit.span);
    }
    disjoint(edits)
}

/// Of edits in order that overlap, the first: two readings of one character cannot both be carried out.
fn disjoint(edits: Vec<Edit>) -> Vec<Edit> {
    let mut kept: Vec<Edit> = Vec::with_capacity(edits.len());
    for edit in edits {
        if kept.last().is_none_or(|last| last.span.end <= edit.span.start) {
            kept.push(edit);
        }
    }
    kept
}

/// Stretches that were EUC-KR, if the text holds enough of them.
fn korean(text: &str) -> Vec<Edit> {
    let readings: Vec<(Span, Option<String>)> =
        runs(text).map(|span| (span, read_korean(&text[span.range()]))).collect();
    let pairs: usize = readings.iter().filter_map(|(_, read)| read.as_ref()).map(|read| read.chars().count()).sum();
    // Accented letters that read as nothing Korean speak for some other language; signs like £ and ° for none.
    let accented = |span: &Span| text[span.range()].contains(char::is_alphabetic);
    let others = readings.iter().filter(|(span, read)| read.is_none() && accented(span)).count();
    if pairs < ENOUGH_PAIRS || others > pairs {
        return Vec::new();
    }
    readings.into_iter().filter_map(|(span, read)| read.map(|read| Edit::replace(span, read))).collect()
}

/// Runs of non-ASCII characters that hold one from U+00A1 to U+00FF. Typographic marks and no-break spaces end a run.
fn runs(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let found = next_latin_1(text, at)?;
        let start = at + text[at..found].trim_end_matches(may_be_korean).len();
        at = text.len() - text[found..].trim_start_matches(may_be_korean).len();
        Some(Span::new(start, at))
    })
}

fn may_be_korean(c: char) -> bool {
    !c.is_ascii() && c > '\u{A0}' && !matches!(c, '\u{2010}'..='\u{2027}')
}

/// Where the next character from U+00A1 to U+00FF stands: its UTF-8 begins with one of two bytes.
fn next_latin_1(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let begins = |&at: &usize| bytes[at] == 0xC3 || bytes.get(at + 1).is_some_and(|&next| next >= 0xA1);
    memchr2_iter(0xC2, 0xC3, &bytes[from..]).map(|at| from + at).find(begins)
}

/// A run as EUC-KR, if it is nothing but Hangul and Korean marks. What is valid UTF-8 throughout is left to the other
/// reading.
fn read_korean(run: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(run.len());
    for c in run.chars() {
        match u8::try_from(u32::from(c)) {
            Ok(byte) => bytes.push(byte),
            // The trace of the second accident: two bytes or three that happened to be UTF-8.
            Err(_) => bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    if !bytes.len().is_multiple_of(2) || bytes.iter().any(|&byte| byte < 0xA1) || std::str::from_utf8(&bytes).is_ok() {
        return None;
    }
    let read = EUC_KR.decode_without_bom_handling_and_without_replacement(&bytes)?;
    read.chars().all(|c| is_syllable(c) || KOREAN_MARKS.contains(&c)).then(|| read.into_owned())
}

fn is_syllable(c: char) -> bool {
    matches!(c, '가'..='힣')
}

/// A sequence that was UTF-8.
struct Sequence {
    edit: Edit,
    /// Whether nobody writes such a thing on purpose.
    certain: bool,
}

/// Stretches that were UTF-8, outside those already accounted for.
fn misread_utf8(text: &str, taken: &[Edit]) -> Vec<Edit> {
    let mut sequences: Vec<Sequence> = Vec::new();
    let mut at = 0;
    while let Some(found) = next_lead(text, at) {
        at = found;
        if let Some(edit) = taken.get(taken.partition_point(|edit| edit.span.end <= at)).filter(|e| e.span.start <= at)
        {
            at = edit.span.end;
            continue;
        }
        match sequence(text, at) {
            Some(sequence) => {
                at = sequence.edit.span.end;
                sequences.push(sequence);
            }
            None => at += 2,
        }
    }
    let believed = sequences.iter().any(|sequence| sequence.certain) || sequences.len() >= ENOUGH_SEQUENCES;
    if believed { sequences.into_iter().map(|sequence| sequence.edit).collect() } else { Vec::new() }
}

/// Where the next character stands that a lead byte of UTF-8 is read as, from U+00C2 to U+00F4.
fn next_lead(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let leads = |&at: &usize| matches!(bytes.get(at + 1), Some(0x82..=0xB4));
    memchr_iter(0xC3, &bytes[from..]).map(|at| from + at).find(leads)
}

/// The UTF-8 sequence that begins at `at`, where a lead byte's character stands.
fn sequence(text: &str, at: usize) -> Option<Sequence> {
    let mut bytes = [0; 4];
    let mut chars = text[at..].chars();
    let lead = byte_of(chars.next()?)?;
    let len = match lead {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    bytes[0] = lead;
    for slot in &mut bytes[1..len] {
        *slot = chars.next().and_then(byte_of).unwrap_or(0);
    }
    let end = text.len() - chars.as_str().len();
    let Ok(read) = std::str::from_utf8(&bytes[..len]) else { return lost_quote(text, at) };
    let c = read.chars().next()?;
    let certain = lead <= 0xC3 || is_mark(c) || len == 4;
    (certain || c.is_alphabetic()).then(|| Sequence { edit: Edit::replace(Span::new(at, end), read), certain })
}

/// `â€` without a third character: the closing quotation mark, whose last byte windows-1252 does not have.
fn lost_quote(text: &str, at: usize) -> Option<Sequence> {
    let rest = text[at..].strip_prefix("â€")?;
    let ends = rest.starts_with(|c: char| c.is_whitespace() || c.is_ascii_punctuation()) || rest.is_empty();
    ends.then(|| Sequence { edit: Edit::replace(Span::new(at, text.len() - rest.len()), "”"), certain: false })
}

/// The byte windows-1252 has for a character.
fn byte_of(c: char) -> Option<u8> {
    if matches!(c, '\u{80}'..='\u{FF}') {
        return u8::try_from(u32::from(c)).ok();
    }
    let at = WINDOWS_1252.iter().position(|&special| special == c)?;
    u8::try_from(0x80 + at).ok()
}

/// Typographic marks, currency and mathematical signs, and the byte order mark.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{2000}'..='\u{22FF}' | '\u{FEFF}' | '\u{FB00}'..='\u{FB06}')
}

/// Question marks that once were dashes: in the middle of a sentence, after a space, before a letter.
fn lost_dashes(text: &str) -> Vec<Edit> {
    let lost = |&at: &usize| {
        let Some(before) = text[..at].strip_suffix(' ') else { return false };
        let after = &text[at + 1..];
        let after = after.strip_prefix(' ').unwrap_or(after);
        before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | ')' | '%'))
            && after.starts_with(char::is_alphanumeric)
    };
    memchr_iter(b'?', text.as_bytes()).filter(lost).map(|at| Edit::replace(Span::new(at, at + 1), "—")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repaired(text: &str) -> String {
        let mut out = String::new();
        let mut at = 0;
        for edit in repairs(text) {
            out.push_str(&text[at..edit.span.start]);
            out.push_str(&edit.text);
            at = edit.span.end;
        }
        out + &text[at..]
    }

    #[test]
    fn korean_marks_read_as_latin_1_are_undone() {
        assert_eq!(repaired("¡°We agreed,¡± the minister¡¯s aide said."), "“We agreed,” the minister’s aide said.");
    }

    #[test]
    fn half_reread_korean_is_undone() {
        assert_eq!(repaired("¹Ù´ÙÀ̾߱â"), "바다이야기");
        assert_eq!(repaired("¾ß¸¶Å俬Ÿ"), "야마토연타");
    }

    #[test]
    fn utf_8_read_as_windows_1252_is_undone() {
        assert_eq!(repaired("Itâ€™s â€œnewâ€\u{9d} â€“ Â£3m, cafÃ©"), "It’s “new” – £3m, café");
        assert_eq!(repaired("the â€œpactâ€, he said"), "the “pact”, he said");
        assert_eq!(repaired("ì„œìš¸ ì‹œ"), "서울 시");
    }

    #[test]
    fn honest_accents_stay() {
        for text in
            ["café naïve Æ´ £3m", "SÃO PAULO, ÉCOLE À", "„Ä“", "It’s “new” – 5°", "Is it ? Yes, é", "«Ça va ?» dit-il"]
        {
            assert_eq!(repaired(text), text);
        }
    }

    #[test]
    fn a_question_mark_between_words_was_a_dash_where_more_is_broken() {
        assert_eq!(
            repaired("SEOUL ?Exports rose, the bank¡¯s data ? seen Monday ? shows. ¡°Why?¡± he said."),
            "SEOUL —Exports rose, the bank’s data — seen Monday — shows. “Why?” he said."
        );
    }
}
