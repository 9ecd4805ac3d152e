//! What of a text acts on whoever shows it, instead of being read: controls, hidden characters, and the signs by which
//! a line in a log commands a CI server.
//!
//! Articles, claims and paths come from anyone and are shown by reports, by notices and in drafts alike, so the question
//! is answered once for all of them. What they put in place of such a sign is their own affair: a log line needs a
//! character that is only seen, YAML and JSON one that is read back.

/// Whether a character does something to a terminal, an editor or a line instead of being read.
#[must_use]
pub fn acts(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}') || is_hidden(character)
}

/// Bidirectional controls, zero-width characters, tags and annotation marks: seen by machines only. Joiners are none of
/// them, as scripts and emoji cannot be written without.
#[must_use]
pub fn is_hidden(character: char) -> bool {
    matches!(character,
        '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// Where the second sign stands of whatever a CI server would obey in a line of its log, in the order of the line.
///
/// `::name` commands a GitHub runner where it begins the line, whatever blanks stand before it; [`inner_commands`] do so
/// anywhere.
pub fn commands(line: &str) -> impl Iterator<Item = usize> + '_ {
    let start = line.len() - line.trim_start().len();
    let begins = line[start..].strip_prefix("::").is_some_and(|name| name.starts_with(char::is_alphabetic));
    begins.then_some(start + 1).into_iter().chain(inner_commands(line))
}

/// Where the second sign stands of each command that is obeyed in the middle of a line too: `##[name`, `##vso[name`,
/// `##teamcity[name`.
///
/// ```
/// use factlint::inert::inner_commands;
///
/// assert!(inner_commands("a ##[error]x").eq([3]));
/// assert_eq!(inner_commands("## heading [1]").next(), None);
/// ```
pub fn inner_commands(text: &str) -> impl Iterator<Item = usize> + '_ {
    let opens = |at: &usize| text[at + 1..].trim_start_matches(|c: char| c.is_ascii_alphabetic()).starts_with('[');
    let pairs = text.as_bytes().windows(2).enumerate().filter(|(_, pair)| *pair == b"##");
    pairs.map(|(at, _)| at + 1).filter(opens)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_known_by_its_second_sign() {
        for (line, signs) in [
            ("::error::x", &[1][..]),
            ("  \u{A0}::add-mask::14", &[5]),
            ("a ##[error]x ##[b]", &[3, 14]),
            ("::group::##[x]", &[1, 10]),
            ("###vso[task.x]", &[2]),
            ("##teamcity[x]", &[1]),
            ("##한[x] ::1 a::b ## [x] #[x]", &[]),
        ] {
            assert_eq!(commands(line).collect::<Vec<_>>(), signs, "{line}");
        }
    }

    #[test]
    fn honest_text_of_any_script_does_not_act() {
        for text in ["$310.3 billion – “so”", "한국은행 3.50%", "می\u{200C}خواهم", "👩\u{200D}🔬"]
        {
            assert!(!text.chars().any(acts), "{text}");
        }
        assert!("\u{1B}\u{85}\u{2028}\u{202E}\u{200B}\u{E0041}".chars().all(acts));
    }
}
