//! Drafts: claims on their way into a file, for a person to go through.
//!
//! It is the other direction of this room and stands apart from it: what is written here is meant to be read by people
//! first. Whatever an article says, it comes out as a scalar that our own reader takes back letter by letter.

use jiff::civil::Date;

use super::id::kebab;
use crate::inert::{acts, inner_commands};

/// A claims file to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// What a person should know before going through it, a line each.
    pub remarks: Vec<String>,
    /// Globs, relative to the file.
    pub articles: Vec<String>,
    pub published: Option<Date>,
    pub sources: Vec<DraftSource>,
    pub claims: Vec<DraftClaim>,
}

/// Where draft claims come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftSource {
    /// The name claims refer to it by.
    pub key: String,
    pub title: String,
    pub published: Option<Date>,
}

/// A claim that nobody has reviewed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftClaim {
    pub id: String,
    pub about: Vec<String>,
    pub value: String,
    /// What others say instead.
    pub accept: Vec<String>,
    /// The sentence it was drawn from.
    pub quote: String,
    /// Keys of sources.
    pub sources: Vec<String>,
    /// Comments above it.
    pub remarks: Vec<String>,
}

/// A name for a claim about these words that nobody has: the first telling ones, and where that name is taken
/// `otherwise` or a number behind it.
#[must_use]
pub fn name_of(about: &str, otherwise: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let name = kebab(about).or_else(|| kebab(otherwise)).unwrap_or_else(|| "claim".to_owned());
    let second = kebab(otherwise).map(|otherwise| format!("{name}-{otherwise}"));
    let numbered = (2_usize..).map(|number| format!("{name}-{number}"));
    let mut names = [name.clone()].into_iter().chain(second).chain(numbered);
    names.find(|name| !is_taken(name)).unwrap_or_default()
}

impl Draft {
    /// The file.
    ///
    /// ```
    /// use factlint::claim::{ClaimsFile, Draft, DraftClaim};
    ///
    /// let claim = DraftClaim {
    ///     id: "bridge-length".to_owned(),
    ///     about: vec!["bridge".to_owned(), "long".to_owned()],
    ///     value: "312 metres".to_owned(),
    ///     quote: "The new bridge: 312 metres long.".to_owned(),
    ///     ..DraftClaim::default()
    /// };
    /// let yaml = Draft { claims: vec![claim], ..Draft::default() }.to_yaml();
    ///
    /// let file = ClaimsFile::load("draft.yaml", yaml.as_bytes()).unwrap();
    /// assert_eq!(file.claims[0].expected[0].text, "312 metres");
    /// assert!(!file.claims[0].reviewed);
    /// ```
    #[must_use]
    pub fn to_yaml(&self) -> String {
        let mut parts = vec![comments(&self.remarks, "") + &self.governing()];
        if !self.sources.is_empty() {
            parts.push(format!("sources:\n{}", self.source_lines("  ")));
        }
        parts.push(format!("claims:\n{}", self.claim_lines("  ")));
        parts.retain(|part| !part.is_empty());
        parts.join("\n")
    }

    fn governing(&self) -> String {
        let mut yaml = String::new();
        if !self.articles.is_empty() {
            yaml.push_str("articles:\n");
            self.articles.iter().for_each(|glob| line(&mut yaml, &format!("  - {}", scalar(glob))));
        }
        if let Some(day) = self.published {
            line(&mut yaml, &format!("published: {day}"));
        }
        yaml
    }

    /// The sources as lines under `sources`, indented so far.
    pub(super) fn source_lines(&self, indent: &str) -> String {
        self.sources.iter().fold(String::new(), |mut yaml, source| {
            let published = source.published.map_or_else(String::new, |day| format!(", published: {day}"));
            line(&mut yaml, &format!("{indent}{}: {{title: {}{published}}}", source.key, scalar(&source.title)));
            yaml
        })
    }

    /// The claims as items of a list, indented so far.
    pub(super) fn claim_lines(&self, indent: &str) -> String {
        let claims: Vec<String> = self.claims.iter().map(|claim| claim.lines(indent)).collect();
        claims.join("\n")
    }
}

impl DraftClaim {
    fn lines(&self, indent: &str) -> String {
        let mut yaml = comments(&self.remarks, indent);
        line(&mut yaml, &format!("{indent}- id: {}", self.id));
        let mut key = |key: &str, value: &str| line(&mut yaml, &format!("{indent}  {key}: {value}"));
        key("about", &list(&self.about));
        key("value", &scalar(&self.value));
        if !self.accept.is_empty() {
            key("accept", &list(&self.accept));
        }
        if !self.quote.is_empty() {
            key("quote", &quoted(&self.quote));
        }
        match &self.sources[..] {
            [] => {}
            [only] => key("source", &scalar(only)),
            several => key("sources", &list(several)),
        }
        key("reviewed", "false");
        yaml
    }
}

fn line(yaml: &mut String, text: &str) {
    yaml.push_str(text);
    yaml.push('\n');
}

fn comments(remarks: &[String], indent: &str) -> String {
    remarks.iter().fold(String::new(), |mut yaml, remark| {
        line(&mut yaml, format!("{indent}# {}", escaped(remark)).trim_end());
        yaml
    })
}

/// A list in brackets; a single text needs none.
fn list(texts: &[String]) -> String {
    match texts {
        [only] => scalar(only),
        several => format!("[{}]", several.iter().map(|text| scalar(text)).collect::<Vec<_>>().join(", ")),
    }
}

/// A text as it may stand anywhere, in brackets too: bare where every YAML reader takes it for the text it is.
fn scalar(text: &str) -> String {
    let bare = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | '/' | '%' | '$' | '£' | '€' | '–' | '’');
    let opens = text.starts_with(|c: char| c.is_alphabetic() || matches!(c, '$' | '£' | '€'));
    let number = text.starts_with(|c: char| c.is_ascii_digit());
    let words = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    let plain = text.chars().all(bare) && !text.ends_with(' ') && !words.contains(&text.to_lowercase().as_str());
    if plain && (opens || number) { text.to_owned() } else { quoted(text) }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(&text.replace('\\', "\\\\").replace('"', "\\\"")))
}

/// What no editor shows as it is, what ends a line for some reader, and what would make the text a command of the CI
/// server in whose log a draft is shown, written out. A command that must begin its line cannot come about, as a key or a
/// `#` always stands before a text.
fn escaped(text: &str) -> String {
    let mut signs = inner_commands(text).peekable();
    text.char_indices().fold(String::with_capacity(text.len()), |mut shown, (at, c)| {
        let is_sign = signs.next_if_eq(&at).is_some();
        if is_sign || is_unseen(c) {
            shown.push_str(&escape(c));
        } else {
            shown.push(c);
        }
        shown
    })
}

/// A character by its number, as YAML writes it.
fn escape(c: char) -> String {
    let number = u32::from(c);
    if number > 0xFFFF { format!("\\U{number:08X}") } else { format!("\\u{number:04X}") }
}

/// What acts instead of being read, what has no width, and what YAML does not allow.
fn is_unseen(c: char) -> bool {
    acts(c) || matches!(c, '\u{AD}' | '\u{200C}' | '\u{200D}' | '\u{FFFE}' | '\u{FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{ClaimsFile, Phrase, Subject};

    fn claim(id: &str) -> DraftClaim {
        DraftClaim { id: id.to_owned(), about: vec!["x".to_owned()], value: "14".to_owned(), ..DraftClaim::default() }
    }

    #[test]
    fn whatever_an_article_says_is_read_back() {
        let texts = [
            "“Quoted”: it's \"14\" # not a comment",
            "back\\slash \\u0041 \u{7}\u{85}\u{2028}\u{202E}\u{FEFF}\u{180E}\u{E0041}",
            "- [a, {b: c}]",
            "no",
            "무역 😀",
            "*x &y !z %",
        ];
        for text in texts {
            let title = DraftSource { key: "a".to_owned(), title: text.to_owned(), published: None };
            let mut claim = claim("a-b");
            claim.quote = text.to_owned();
            claim.about.push(text.replace(['|', '/'], ""));
            claim.remarks.push(text.to_owned());
            let draft = Draft { sources: vec![title], claims: vec![claim.clone()], ..Draft::default() };
            let file = ClaimsFile::load("draft.yaml", draft.to_yaml().as_bytes()).unwrap_or_else(|e| panic!("{e}"));
            assert_eq!(file.claims[0].quote.as_deref(), Some(text));
            assert_eq!(file.sources["a"].title, text);
            let Subject::Terms { about, .. } = &file.claims[0].subject else { panic!("it has terms") };
            let Phrase::Words(words) = &about[1].alternatives[0] else { panic!("they are words") };
            assert_eq!(words.trim(), claim.about[1].trim());
        }
    }

    #[test]
    fn a_draft_commands_no_ci_server_and_is_read_back_all_the_same() {
        let text = "::error::x ##[error]y\n::warning::z ###vso[task.z] ## heading [1] #[x]";
        let mut claim = claim("a-b");
        claim.quote = text.to_owned();
        claim.remarks.push(text.to_owned());
        let source = DraftSource { key: "a".to_owned(), title: text.to_owned(), published: None };
        let draft =
            Draft { sources: vec![source], claims: vec![claim], articles: vec![text.to_owned()], ..Draft::default() };
        let yaml = draft.to_yaml();
        assert!(!yaml.contains("##[") && !yaml.contains("##vso["), "{yaml}");
        assert!(yaml.contains("## heading [1] #[x]"), "what is no command stays as it is: {yaml}");
        assert!(yaml.lines().all(|line| !line.trim_start().starts_with("::")), "{yaml}");
        let file = ClaimsFile::load("draft.yaml", yaml.as_bytes()).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(file.claims[0].quote.as_deref(), Some(text));
        assert_eq!(file.sources["a"].title, text);
    }

    #[test]
    fn a_name_is_taken_once() {
        let taken = ["trade-peaked", "trade-peaked-money"];
        let name = |known: usize| name_of("trade peaked", "money", |name| taken[..known].contains(&name));
        assert_eq!((&*name(0), &*name(1), &*name(2)), ("trade-peaked", "trade-peaked-money", "trade-peaked-2"));
        assert_eq!(name_of("무역", "날짜", |_| false), "claim");
    }
}
