//! Text made safe to show: nothing an article or a claims file holds may command a terminal or a CI server, or
//! rearrange a line.
//!
//! Everything a person is shown passes through here, whichever report shows it. Machine formats must give the text back
//! as it stood: they escape by their own rules, and what those let through is escaped by the same table.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

use crate::inert::{acts, commands, inner_commands, is_hidden};

/// What stands for a character that would act instead of being read.
const REPLACEMENT: char = '\u{FFFD}';

/// How a character is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// As this character: itself, or a picture of it.
    As(char),
    /// Not at all. Joiners and selectors: harmless, but no terminal agrees on their width, and carets would slip.
    Nothing,
}

/// How to show one character in a single line of text.
pub(super) fn shown(character: char) -> Shown {
    match character {
        '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Shown::As(' '),
        '\0'..='\u{1F}' => Shown::As(control_picture(character)),
        '\u{7F}' => Shown::As('\u{2421}'),
        '\u{80}'..='\u{9F}' => Shown::As(REPLACEMENT),
        '\u{AD}' | '\u{34F}' | '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => {
            Shown::Nothing
        }
        other if is_hidden(other) => Shown::As(REPLACEMENT),
        other => Shown::As(other),
    }
}

/// The picture Unicode has of a C0 control.
fn control_picture(control: char) -> char {
    char::from_u32(0x2400 + u32::from(control)).unwrap_or(REPLACEMENT)
}

/// The text as one line that is safe to print.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    if is_plain(text) || text.chars().all(|character| shown(character) == Shown::As(character)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter_map(as_shown).collect())
}

/// Whether a text is nothing but letters and signs of ASCII, as most are; all of it is looked at, many bytes at a time.
fn is_plain(text: &str) -> bool {
    text.bytes().fold(true, |plain, byte| plain & matches!(byte, b' '..=b'~'))
}

/// The text with its own line breaks, each line safe to print.
pub(super) fn lines(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(one_line).collect();
    lines.join("\n")
}

fn as_shown(character: char) -> Option<char> {
    match shown(character) {
        Shown::As(seen) => Some(seen),
        Shown::Nothing => None,
    }
}

/// Writes lines none of which a CI server obeys, whatever text is in them and wherever it was wrapped.
pub(super) fn inert_lines(out: &mut dyn Write, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut lines = InertLines { out, line: Vec::new() };
    write(&mut lines)?;
    lines.pass()
}

/// What passes lines on once they are complete.
struct InertLines<'o> {
    out: &'o mut dyn Write,
    line: Vec<u8>,
}

impl InertLines<'_> {
    fn pass(&mut self) -> io::Result<()> {
        match std::str::from_utf8(&self.line) {
            Ok(line) => self.out.write_all(inert(line).as_bytes())?,
            Err(_) => self.out.write_all(&self.line)?,
        }
        self.line.clear();
        Ok(())
    }
}

impl Write for InertLines<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for piece in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.line.extend_from_slice(piece);
            if piece.ends_with(b"\n") {
                self.pass()?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The line, and nothing in it that a CI server obeys.
pub(super) fn inert(line: &str) -> Cow<'_, str> {
    let signs: Vec<usize> = commands(line).collect();
    if signs.is_empty() {
        return Cow::Borrowed(line);
    }
    let mut inert = line.to_owned();
    for sign in signs.into_iter().rev() {
        inert.replace_range(sign..=sign, REPLACEMENT.encode_utf8(&mut [0; 4]));
    }
    Cow::Owned(inert)
}

/// A stretch of a JSON string in which nothing acts on whoever is shown the document: the same value, escaped.
pub(super) fn json_inert(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte < 0x7F && byte != b'#') {
        return Cow::Borrowed(text);
    }
    let mut inert = String::with_capacity(text.len());
    let mut signs = inner_commands(text).peekable();
    for (at, character) in text.char_indices() {
        let is_sign = signs.next_if_eq(&at).is_some();
        if acts(character) || is_sign {
            for unit in character.encode_utf16(&mut [0; 2]) {
                write!(inert, "\\u{unit:04x}").expect("writing to a string cannot fail");
            }
        } else {
            inert.push(character);
        }
    }
    Cow::Owned(inert)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_cannot_colour_or_clear_the_screen() {
        assert_eq!(one_line("\u{1B}[2J\u{1B}[31mred"), "␛[2J␛[31mred");
        assert_eq!(one_line("\u{9B}31mred"), "\u{FFFD}31mred");
    }

    #[test]
    fn an_operating_system_command_cannot_set_the_title_or_a_link() {
        assert_eq!(one_line("\u{1B}]0;owned\u{7}"), "␛]0;owned␇");
        assert_eq!(one_line("\u{9D}8;;x\u{9C}"), "\u{FFFD}8;;x\u{FFFD}");
    }

    #[test]
    fn a_carriage_return_or_backspace_cannot_overwrite_what_was_said() {
        assert_eq!(one_line("error\rfine \u{8}"), "error fine ␈");
    }

    #[test]
    fn a_line_separator_cannot_forge_a_line() {
        assert_eq!(one_line("a\nb\u{2028}c\u{2029}d\u{85}e\u{B}f"), "a b c d e␋f");
    }

    #[test]
    fn a_direction_override_cannot_turn_a_figure_round() {
        assert_eq!(one_line("\u{202E}41\u{202C} \u{2066}x\u{2069}"), "\u{FFFD}41\u{FFFD} \u{FFFD}x\u{FFFD}");
    }

    #[test]
    fn zero_width_characters_show_or_go() {
        assert_eq!(one_line("1\u{200B}4 \u{FEFF}m"), "1\u{FFFD}4 \u{FFFD}m");
        assert_eq!(one_line("co\u{AD}operate"), "cooperate");
    }

    #[test]
    fn honest_text_of_any_script_passes_untouched() {
        for text in ["$310.3 billion – “so”", "한국은행 3.50%", "naïve £2.1bn", "東京"] {
            assert!(matches!(one_line(text), Cow::Borrowed(same) if same == text));
        }
    }

    #[test]
    fn no_line_is_a_command_of_a_ci_server() {
        for (line, expected) in [
            ("::error::x", ":\u{FFFD}error::x"),
            ("::a ##[error]x ##[b]", ":\u{FFFD}a #\u{FFFD}[error]x #\u{FFFD}[b]"),
            ("a::b ## [x] #[x]", "a::b ## [x] #[x]"),
        ] {
            assert_eq!(inert(line), expected);
        }
    }

    #[test]
    fn lines_are_inert_however_they_are_written() {
        let mut out = Vec::new();
        let pieces = ["  :", ":err", "or::x\na\n#", "#[b]"];
        inert_lines(&mut out, |out| pieces.iter().try_for_each(|piece| out.write_all(piece.as_bytes()))).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "  :\u{FFFD}error::x\na\n#\u{FFFD}[b]");
    }

    #[test]
    fn a_json_string_keeps_its_value() {
        let text = "\u{202E}14\u{9B}\u{7F} ###[x] \u{2028}\u{E0041} 한 é\u{200D}";
        let inert = json_inert(text);
        assert_eq!(serde_json::from_str::<String>(&format!("\"{inert}\"")).unwrap(), text);
        assert!(!inert.contains("##[") && !inert.chars().any(acts), "{inert}");
        assert_eq!(json_inert("## Heading"), "## Heading");
    }

    #[test]
    fn own_line_breaks_may_stay_where_they_are_wanted() {
        assert_eq!(lines("one\r\ntwo\u{1B}"), "one\ntwo␛");
    }
}
