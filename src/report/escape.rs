//! Text as XML and HTML hold it: between tags and between quotes alike, it can be nothing but text.

/// The text with every sign that could begin markup written as a reference.
///
/// `>` too, lest text end a section it never began; the second of two signs that could begin a command of a CI server
/// in whose log the markup is shown; and the characters that both forbid even as references.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut before = ' ';
    for character in text.chars() {
        match character {
            ':' if before == ':' => escaped.push_str("&#58;"),
            '#' if before == '#' => escaped.push_str("&#35;"),
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            other if is_noncharacter(other) => escaped.push(char::REPLACEMENT_CHARACTER),
            other => escaped.push(other),
        }
        before = character;
    }
    escaped
}

/// Code points that Unicode keeps for programs' own use: U+FDD0 to U+FDEF, and the last two of every plane.
fn is_noncharacter(character: char) -> bool {
    matches!(character, '\u{FDD0}'..='\u{FDEF}') || u32::from(character) & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_text_is_markup() {
        assert_eq!(escaped("</a b='c' d=\"e\">&amp;"), "&lt;/a b=&apos;c&apos; d=&quot;e&quot;&gt;&amp;amp;");
    }

    #[test]
    fn nothing_of_a_text_is_a_command() {
        assert_eq!(escaped("::error:: ##[x]"), ":&#58;error:&#58; #&#35;[x]");
    }

    #[test]
    fn noncharacters_are_replaced() {
        for character in ['\u{FDD0}', '\u{FFFE}', '\u{FFFF}', '\u{1FFFE}', '\u{10FFFF}'] {
            assert_eq!(escaped(&character.to_string()), "\u{FFFD}");
        }
        assert_eq!(escaped("한 é 𝟙 \u{FFFD}"), "한 é 𝟙 \u{FFFD}");
    }
}
