//! Which writing system a letter belongs to, as far as it helps to tell foreign text from the article's own.

/// A writing system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Greek,
    Cyrillic,
    Hebrew,
    Arabic,
    Indic,
    Thai,
    Hangul,
    /// Chinese characters and Japanese kana.
    Han,
}

/// First and last letter of each range. A script not listed is nobody's.
static RANGES: &[(char, char, Script)] = &[
    ('A', 'Z', Script::Latin),
    ('a', 'z', Script::Latin),
    ('\u{AA}', '\u{24F}', Script::Latin),
    ('\u{370}', '\u{3FF}', Script::Greek),
    ('\u{400}', '\u{52F}', Script::Cyrillic),
    ('\u{590}', '\u{5FF}', Script::Hebrew),
    ('\u{600}', '\u{77F}', Script::Arabic),
    ('\u{8A0}', '\u{8FF}', Script::Arabic),
    ('\u{900}', '\u{DFF}', Script::Indic),
    ('\u{E00}', '\u{E7F}', Script::Thai),
    ('\u{1100}', '\u{11FF}', Script::Hangul),
    ('\u{1E00}', '\u{1EFF}', Script::Latin),
    ('\u{2E80}', '\u{2FDF}', Script::Han),
    ('\u{3005}', '\u{3007}', Script::Han),
    ('\u{3041}', '\u{30FF}', Script::Han),
    ('\u{3131}', '\u{318E}', Script::Hangul),
    ('\u{3400}', '\u{9FFF}', Script::Han),
    ('\u{AC00}', '\u{D7FB}', Script::Hangul),
    ('\u{F900}', '\u{FAFF}', Script::Han),
    ('\u{FB50}', '\u{FDFF}', Script::Arabic),
    ('\u{FE70}', '\u{FEFC}', Script::Arabic),
    ('\u{20000}', '\u{323AF}', Script::Han),
];

impl Script {
    /// The script of a letter; none of anything else.
    pub(super) fn of(c: char) -> Option<Self> {
        if c.is_ascii() {
            return c.is_ascii_alphabetic().then_some(Self::Latin);
        }
        let after = RANGES.partition_point(|&(first, _, _)| first <= c);
        let &(_, last, script) = RANGES.get(after.checked_sub(1)?)?;
        (c <= last && c.is_alphabetic()).then_some(script)
    }

    /// The script most letters of a text are in; Latin where there are none.
    pub(super) fn most_of(text: &str) -> Self {
        let mut counts = [0_usize; 9];
        for script in text.chars().filter_map(Self::of) {
            counts[script as usize] += 1;
        }
        let order = RANGES.iter().map(|&(_, _, script)| script);
        order.rev().max_by_key(|&script| counts[script as usize]).unwrap_or(Self::Latin)
    }

    /// Whether a text mainly in this script may use letters of `other` without their being foreign to it.
    pub(super) fn lives_with(self, other: Self) -> bool {
        self == other || other == Self::Latin || (self == Self::Hangul && other == Self::Han)
    }

    /// Whether it is written from right to left.
    pub(super) fn is_right_to_left(self) -> bool {
        matches!(self, Self::Hebrew | Self::Arabic)
    }

    /// Whether its letters are shaped by joiners that print as nothing.
    pub(super) fn uses_joiners(self) -> bool {
        matches!(self, Self::Arabic | Self::Indic)
    }
}

/// The bytes looked at together.
const CHUNK: usize = 32;

/// The characters of a text that are not ASCII, and where they stand.
pub(super) fn beyond_ascii(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let bytes = text.as_bytes();
        while bytes.get(at..at + CHUNK).is_some_and(<[u8]>::is_ascii) {
            at += CHUNK;
        }
        at += bytes[at..].iter().position(|byte| !byte.is_ascii())?;
        let c = text[at..].chars().next()?;
        let found = (at, c);
        at += c.len_utf8();
        Some(found)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_in_order() {
        assert!(RANGES.is_sorted_by(|a, b| a.1 < b.0));
    }

    #[test]
    fn what_is_not_ascii_is_found_wherever_it_stands() {
        for len in 0..100 {
            let text = format!("{}é{}–", "a".repeat(len), "b".repeat(70 - len.min(70)));
            let found: Vec<_> = beyond_ascii(&text).collect();
            assert_eq!(found, text.char_indices().filter(|(_, c)| !c.is_ascii()).collect::<Vec<_>>());
        }
    }

    #[test]
    fn letters_have_scripts_and_marks_have_none() {
        assert_eq!(Script::of('é'), Some(Script::Latin));
        assert_eq!(Script::of('만'), Some(Script::Hangul));
        assert_eq!(Script::of('×'), None);
        assert_eq!(Script::of('5'), None);
        assert_eq!(Script::most_of("한국어 기사의 MOU"), Script::Hangul);
        assert_eq!(Script::most_of("1234"), Script::Latin);
    }
}
