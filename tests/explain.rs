//! The examples of the explain pages, run: a page that shows what a rule finds must show it truly.
//!
//! A page's fences say what they are by the words of their info string:
//!
//! | words | the fence holds |
//! | --- | --- |
//! | `yaml claims` | the claims its articles are checked with |
//! | `text failing`, `text passing` | an article that has, or has not, the finding |
//! | `yaml failing`, `yaml passing` | a claims file that has, or has not, the finding |
//! | `text article` | the article those claims are used on, where using them is what is at fault |
//!
//! `published=2026-01-05` gives an article its date, `escaped` has `\u{200B}` and `\xE9` stand for characters and bytes
//! that no page can hold, and `repeat=100` has the last line stand there a hundred times.

use std::collections::BTreeMap;

use factlint::finding::{REGISTRY, Rule};

/// A fence of a page.
#[derive(Debug)]
struct Example {
    role: Role,
    /// In the order of the words of the info string; `escaped` is there with an empty value.
    options: BTreeMap<String, String>,
    bytes: Vec<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Language {
    Text,
    Yaml,
}

/// What an example is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Claims,
    Article,
    Failing(Language),
    Passing(Language),
}

impl Role {
    fn of(language: &str, word: &str) -> Option<Role> {
        Some(match (language, word) {
            ("yaml", "claims") => Role::Claims,
            ("text", "article") => Role::Article,
            ("text", "failing") => Role::Failing(Language::Text),
            ("text", "passing") => Role::Passing(Language::Text),
            ("yaml", "failing") => Role::Failing(Language::Yaml),
            ("yaml", "passing") => Role::Passing(Language::Yaml),
            _ => return None,
        })
    }
}

/// The examples of a page, in order.
fn examples(page: &str) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if let Some(info) = line.strip_prefix("```") {
            let body: Vec<_> = lines.by_ref().take_while(|line| *line != "```").collect();
            examples.push(example(info, &body));
        }
    }
    examples
}

fn example(info: &str, body: &[&str]) -> Example {
    let mut words = info.split_whitespace();
    let role = words.next().zip(words.next()).and_then(|(language, word)| Role::of(language, word));
    let role = role.unwrap_or_else(|| panic!("`{info}` does not say what the example is there for"));
    let option = |word: &str| {
        let (key, value) = word.split_once('=').unwrap_or((word, ""));
        (key.to_owned(), value.to_owned())
    };
    let options: BTreeMap<_, _> = words.map(option).collect();
    let bytes = bytes(body, &options);
    Example { role, options, bytes }
}

fn bytes(body: &[&str], options: &BTreeMap<String, String>) -> Vec<u8> {
    let mut text = body.join("\n") + "\n";
    if let (Some(times), Some(last)) = (options.get("repeat"), body.last()) {
        let times: usize = times.parse().expect("repeat is a number");
        text += &format!("{last}\n").repeat(times - 1);
    }
    if options.contains_key("escaped") { unescaped(&text) } else { text.into_bytes() }
}

/// The bytes that text with `\u{200B}` and `\xE9` stands for.
fn unescaped(text: &str) -> Vec<u8> {
    let mut pieces = text.split('\\');
    let mut bytes = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        let rest = if let Some((code, rest)) = piece.strip_prefix("u{").and_then(|piece| piece.split_once('}')) {
            let code = u32::from_str_radix(code, 16).ok().and_then(char::from_u32).expect("a code point");
            bytes.extend(code.to_string().as_bytes());
            rest
        } else {
            let digits = piece.strip_prefix('x').and_then(|piece| piece.split_at_checked(2));
            let (code, rest) = digits.expect("an escape is \\u{…} or \\x and two digits");
            bytes.push(u8::from_str_radix(code, 16).expect("two hexadecimal digits"));
            rest
        };
        bytes.extend(rest.as_bytes());
    }
    bytes
}

fn page_of(rule: &Rule) -> Vec<Example> {
    examples(rule.page)
}

fn count(examples: &[Example], wanted: impl Fn(Role) -> bool) -> usize {
    examples.iter().filter(|example| wanted(example.role)).count()
}

#[test]
fn every_page_shows_the_finding_and_its_absence() {
    for rule in REGISTRY {
        let examples = page_of(rule);
        let failing = count(&examples, |role| matches!(role, Role::Failing(_)));
        let passing = count(&examples, |role| matches!(role, Role::Passing(_)));
        assert!(failing > 0 && passing > 0, "{}", rule.code.name());
    }
}

#[test]
fn articles_come_with_the_claims_they_are_checked_with() {
    for rule in REGISTRY {
        let examples = page_of(rule);
        let articles = count(&examples, |role| matches!(role, Role::Failing(Language::Text)));
        assert_eq!(articles > 0, count(&examples, |role| role == Role::Claims) == 1, "{}", rule.code.name());
    }
}

#[test]
fn options_are_known_ones() {
    for rule in REGISTRY {
        for example in page_of(rule) {
            for option in example.options.keys() {
                assert!(["published", "escaped", "repeat"].contains(&option.as_str()), "{option}");
            }
        }
    }
}

#[test]
fn escapes_stand_for_what_no_page_can_hold() {
    assert_eq!(unescaped("a\\u{200B}b"), "a\u{200B}b".as_bytes());
    assert_eq!(unescaped("caf\\xE9-prices"), b"caf\xE9-prices");
}
