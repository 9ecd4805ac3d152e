//! Characters that print as nothing or turn the text around: they can make a figure read one way to a person and
//! another to a program, so they are left out of the prose and reported.
//!
//! Where a script cannot be written without them they stay: joiners in Arabic, Indic and emoji, direction marks beside
//! letters that run from right to left.

use super::draft::Edit;
use super::script::{Script, beyond_ascii};
use crate::source::Span;

/// What prints as nothing, and its name.
static HIDDEN: &[(char, char, &str)] = &[
    ('\u{61C}', '\u{61C}', "Arabic letter mark"),
    ('\u{115F}', '\u{1160}', "Hangul filler"),
    ('\u{180E}', '\u{180E}', "Mongolian vowel separator"),
    ('\u{200B}', '\u{200B}', "zero-width space"),
    ('\u{200C}', '\u{200C}', "zero-width non-joiner"),
    ('\u{200D}', '\u{200D}', "zero-width joiner"),
    ('\u{200E}', '\u{200E}', "left-to-right mark"),
    ('\u{200F}', '\u{200F}', "right-to-left mark"),
    ('\u{202A}', '\u{202A}', "left-to-right embedding"),
    ('\u{202B}', '\u{202B}', "right-to-left embedding"),
    ('\u{202C}', '\u{202C}', "pop directional formatting"),
    ('\u{202D}', '\u{202D}', "left-to-right override"),
    ('\u{202E}', '\u{202E}', "right-to-left override"),
    ('\u{2060}', '\u{2060}', "word joiner"),
    ('\u{2061}', '\u{2064}', "invisible operator"),
    ('\u{2066}', '\u{2066}', "left-to-right isolate"),
    ('\u{2067}', '\u{2067}', "right-to-left isolate"),
    ('\u{2068}', '\u{2068}', "first strong isolate"),
    ('\u{2069}', '\u{2069}', "pop directional isolate"),
    ('\u{3164}', '\u{3164}', "Hangul filler"),
    ('\u{FEFF}', '\u{FEFF}', "zero-width no-break space"),
    ('\u{FFA0}', '\u{FFA0}', "Hangul filler"),
    ('\u{E0000}', '\u{E007F}', "tag character"),
];

/// A break opportunity that publishing systems put into long words. It goes, and is nobody's fault.
const SOFT_HYPHEN: char = '\u{AD}';

/// A run of hidden characters, and what to call it; no name where it is not worth a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hidden {
    pub edit: Edit,
    pub name: Option<String>,
}

/// Every run of hidden characters of a text, in order.
pub(super) fn hidden(text: &str) -> Vec<Hidden> {
    let mut found: Vec<Hidden> = Vec::new();
    if !beyond_ascii(text).any(|(_, c)| c == SOFT_HYPHEN || entry(c).is_some()) {
        return found;
    }
    let mut before = None;
    for (at, c) in text.char_indices() {
        if !c.is_ascii() && is_left_out(c, before, &text[at + c.len_utf8()..]) {
            let span = Span::new(at, at + c.len_utf8());
            let name = (c != SOFT_HYPHEN).then(|| name_of(c)).flatten();
            match found.last_mut() {
                Some(last) if last.edit.span.end == at => last.extend(span, name),
                _ => found.push(Hidden { edit: Edit::remove(span), name }),
            }
        } else {
            before = Some(c);
        }
    }
    found
}

impl Hidden {
    fn extend(&mut self, span: Span, name: Option<String>) {
        self.edit.span = self.edit.span.join(span);
        // A long run is named by its first characters.
        if let Some(name) = name
            && self.name.as_ref().is_none_or(|known| known.len() < 80 && !known.contains(&name))
        {
            self.name = Some(self.name.take().map_or(name.clone(), |known| format!("{known}, {name}")));
        }
    }
}

fn is_left_out(c: char, before: Option<char>, after: &str) -> bool {
    c == SOFT_HYPHEN || (entry(c).is_some() && !is_needed(c, before, after.chars().next()))
}

/// Whether the text around a hidden character cannot be written without it.
fn is_needed(c: char, before: Option<char>, after: Option<char>) -> bool {
    let scripts = [before, after].map(|beside| beside.and_then(Script::of));
    let beside = |test: fn(Script) -> bool| scripts.into_iter().flatten().any(test);
    match c {
        '\u{200C}' => beside(Script::uses_joiners),
        '\u{200D}' => beside(Script::uses_joiners) || before.is_some_and(is_pictograph),
        '\u{200E}' | '\u{200F}' | '\u{61C}' => beside(Script::is_right_to_left),
        '\u{E0020}'..='\u{E007F}' => before.is_some_and(is_pictograph),
        _ => false,
    }
}

/// Emoji, their variation selector and skin tones.
fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{1F000}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}' | '\u{2300}'..='\u{23FF}' | '\u{FE0F}' | '\u{E0020}'..='\u{E007F}')
}

fn entry(c: char) -> Option<&'static str> {
    let after = HIDDEN.partition_point(|&(first, _, _)| first <= c);
    let &(_, last, name) = HIDDEN.get(after.checked_sub(1)?)?;
    (c <= last).then_some(name)
}

fn name_of(c: char) -> Option<String> {
    entry(c).map(|name| format!("U+{:04X} {name}", u32::from(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        hidden(text).into_iter().filter_map(|hidden| hidden.name).collect()
    }

    #[test]
    fn the_table_is_in_order() {
        assert!(HIDDEN.is_sorted_by(|a, b| a.1 < b.0));
    }

    #[test]
    fn controls_are_named() {
        assert_eq!(names("a\u{202E}b"), ["U+202E right-to-left override"]);
        assert_eq!(names("1\u{200B}\u{200B}4"), ["U+200B zero-width space"]);
        assert_eq!(names("x\u{FEFF}y\u{2066}z").len(), 2);
    }

    #[test]
    fn what_a_script_needs_stays() {
        assert!(hidden("👩\u{200D}🔬").is_empty());
        assert!(hidden("می\u{200C}خواهم").is_empty());
        assert_eq!(hidden("15\u{200D}0").len(), 1);
    }

    #[test]
    fn soft_hyphens_go_without_a_word() {
        assert_eq!(hidden("mem\u{AD}o").len(), 1);
        assert!(names("mem\u{AD}o").is_empty());
    }
}
