//! Text made safe to show: nothing an article or a claims file holds may command a terminal or rearrange a line.
//!
//! Everything a person is shown passes through here, whichever report shows it. Machine formats do not: they escape by
//! their own rules and must give the text back as it stood.

use std::borrow::Cow;

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

/// Bidirectional controls, zero-width characters, tags and annotation marks: seen by machines only.
fn is_hidden(character: char) -> bool {
    matches!(character,
        '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// The picture Unicode has of a C0 control.
fn control_picture(control: char) -> char {
    char::from_u32(0x2400 + u32::from(control)).unwrap_or(REPLACEMENT)
}

/// The text as one line that is safe to print.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    if text.chars().all(|character| shown(character) == Shown::As(character)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter_map(as_shown).collect())
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
    fn own_line_breaks_may_stay_where_they_are_wanted() {
        assert_eq!(lines("one\r\ntwo\u{1B}"), "one\ntwo␛");
    }
}
