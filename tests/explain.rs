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
//! `article=NAME` names one of several articles that are held against each other, all of one role together and without
//! claims. `published=2026-01-05` gives an article its date, `escaped` has `\u{200B}` and `\xE9` stand for characters and bytes
//! that no page can hold, `repeat=100` has the last line stand there a hundred times, and `beside=bad-id` names a finding that
//! cannot but come with it.

use std::collections::{BTreeMap, BTreeSet};

use factlint::article::Article;
use factlint::check;
use factlint::claim::{Claims, ClaimsFile};
use factlint::finding::{Code, Finding, REGISTRY, Rule};
use jiff::civil::{Date, date};

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

impl Example {
    /// Whether it is an article to be held against others of the page.
    fn is_one_of_several(&self) -> bool {
        self.options.contains_key("article")
    }
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

/// The day the examples are run on.
const TODAY: Date = date(2026, 6, 1);

/// What the examples of one page are run with.
struct Page {
    rule: &'static Rule,
    examples: Vec<Example>,
}

impl Page {
    fn all() -> impl Iterator<Item = Page> {
        REGISTRY.iter().map(|rule| Page { rule, examples: examples(rule.page) })
    }

    fn with(&self, role: Role) -> Option<&Example> {
        self.examples.iter().find(|example| example.role == role)
    }

    /// The codes of what is found when the example is run.
    fn codes(&self, example: &Example) -> BTreeSet<Code> {
        if example.is_one_of_several() {
            let together = self.examples.iter().filter(|other| other.role == example.role);
            let articles: Vec<Article> = together.map(read).collect();
            return check::compare(&articles).findings.iter().map(|finding| finding.code).collect();
        }
        let (claims, article) = match example.role {
            Role::Failing(Language::Yaml) | Role::Passing(Language::Yaml) => (example, self.with(Role::Article)),
            _ => (self.with(Role::Claims).expect("an article comes with claims"), Some(example)),
        };
        let codes: BTreeSet<_> = findings(claims, article).iter().map(|finding| finding.code).collect();
        // An article that says only what its rule needs may leave claims unmentioned; that is another page's subject.
        codes.into_iter().filter(|code| *code != Code::UNMATCHED_CLAIM || *code == self.rule.code).collect()
    }
}

/// All that is found in a claims file and, where it can be used, in an article.
fn findings(claims: &Example, article: Option<&Example>) -> Vec<Finding> {
    let file = match ClaimsFile::load("claims.yaml", &claims.bytes) {
        Ok(file) => file,
        Err(faults) => return check::faults(&faults),
    };
    let claims = match Claims::new(vec![file]) {
        Ok(claims) => claims,
        Err(faults) => return faults.iter().flat_map(check::faults).collect(),
    };
    let articles: Vec<_> = article.into_iter().map(read).collect();
    let checked: Vec<_> = articles.iter().map(|article| check(&claims, article)).collect();
    let mut findings = check::whole_run(&claims, &checked, TODAY, false);
    findings.extend(check::examples(&claims));
    findings.extend(checked.into_iter().flat_map(|checked| checked.findings));
    check::suppress(&articles.iter().collect::<Vec<_>>(), findings, TODAY).parted().0
}

fn read(example: &Example) -> Article {
    let name = example.options.get("article").map_or("article.txt", String::as_str);
    let article = Article::read(name, &example.bytes).expect("the article can be read");
    match example.options.get("published") {
        Some(published) => article.with_published(published.parse().expect("a date")),
        None => article,
    }
}

#[test]
fn a_failing_example_has_its_finding_and_no_other() {
    let mut wrong = Vec::new();
    for page in Page::all() {
        for example in page.examples.iter().filter(|example| matches!(example.role, Role::Failing(_))) {
            let codes = page.codes(example);
            let beside = example.options.get("beside").and_then(|code| Code::find(code));
            if codes != beside.into_iter().chain([page.rule.code]).collect() {
                wrong.push(format!("{}: {codes:?}", page.rule.code.name()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_passing_example_has_no_finding() {
    let mut wrong = Vec::new();
    for page in Page::all() {
        for example in page.examples.iter().filter(|example| matches!(example.role, Role::Passing(_))) {
            let codes = page.codes(example);
            if !codes.is_empty() {
                wrong.push(format!("{}: {codes:?}", page.rule.code.name()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The example with a remark before every paragraph.
fn accepting(example: &Example, code: Code) -> Example {
    let remark = format!("# factlint-ignore {}: it is to stand\n", code.name());
    let mut bytes = remark.clone().into_bytes();
    for (at, byte) in example.bytes.iter().enumerate() {
        bytes.push(*byte);
        if example.bytes[..=at].ends_with(b"\n\n") {
            bytes.extend(remark.as_bytes());
        }
    }
    Example { role: example.role, options: example.options.clone(), bytes }
}

#[test]
fn a_remark_accepts_what_its_page_says_it_does() {
    let mut accepted = 0;
    for page in Page::all() {
        let code = page.rule.code;
        let remark = format!("`# factlint-ignore {}: reason`", code.name());
        let failing = |example: &&Example| matches!(example.role, Role::Failing(Language::Text));
        for example in page.examples.iter().filter(failing).filter(|example| !example.is_one_of_several()) {
            let stands = page.codes(&accepting(example, code)).contains(&code);
            assert_eq!(stands, !page.rule.page.contains(&remark), "{}", code.name());
            accepted += usize::from(!stands);
        }
    }
    assert!(accepted > 15, "{accepted}");
}

#[test]
fn every_fault_of_a_claims_file_has_its_page() {
    for code in factlint::claim::FAULT_CODES {
        assert!(Code::find(code).is_some(), "{code}");
    }
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
        let alone =
            |example: &&Example| matches!(example.role, Role::Failing(Language::Text)) && !example.is_one_of_several();
        let articles = examples.iter().filter(alone).count();
        assert_eq!(articles > 0, count(&examples, |role| role == Role::Claims) == 1, "{}", rule.code.name());
    }
}

#[test]
fn options_are_known_ones() {
    for rule in REGISTRY {
        for example in page_of(rule) {
            for option in example.options.keys() {
                assert!(["article", "published", "escaped", "repeat", "beside"].contains(&option.as_str()), "{option}");
            }
        }
    }
}

#[test]
fn escapes_stand_for_what_no_page_can_hold() {
    assert_eq!(unescaped("a\\u{200B}b"), "a\u{200B}b".as_bytes());
    assert_eq!(unescaped("caf\\xE9-prices"), b"caf\xE9-prices");
}

/// The manual as it lies in `docs/findings`: a page a code, and the list of all. `SNAPSHOTS=overwrite cargo test --test
/// explain` writes it anew.
fn manual() -> BTreeMap<String, String> {
    let page =
        |rule: &Rule| (format!("{}.md", rule.code.name()), format!("{}\n[All findings](README.md)\n", rule.page));
    let row = |rule: &Rule| {
        let (name, severity) = (rule.code.name(), rule.severity.name());
        format!("| [`{name}`]({name}.md) | {severity} | {} |\n", rule.summary)
    };
    let list: String = REGISTRY.iter().map(row).collect();
    let opening =
        "# Findings\n\nWhat factlint can find. `factlint explain CODE` shows the page of one in the terminal.\n\n";
    let list = format!("{opening}| code | severity | what it says |\n| --- | --- | --- |\n{list}");
    REGISTRY.iter().map(page).chain([("README.md".to_string(), list)]).collect()
}

#[test]
fn the_manual_in_docs_says_what_explain_says() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/findings");
    let overwrite = std::env::var_os("SNAPSHOTS").is_some_and(|action| action == "overwrite");
    if overwrite {
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("the project can be written to");
        for (name, page) in manual() {
            std::fs::write(folder.join(name), page).expect("it can be written");
        }
    }
    let entries =
        std::fs::read_dir(&folder).expect("the manual is there").map(|entry| entry.expect("it can be listed"));
    let name = |entry: std::fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    let lying: BTreeMap<String, String> = entries
        .map(|entry| (entry.path(), name(entry)))
        .map(|(path, name)| (name, std::fs::read_to_string(path).expect("it is text")))
        .collect();
    let differing = manual().into_iter().filter(|(name, page)| lying.get(name) != Some(page)).map(|(name, _)| name);
    let left_over = lying.keys().filter(|name| !manual().contains_key(*name)).cloned();
    let wrong: Vec<String> = differing.chain(left_over).collect();
    assert!(wrong.is_empty(), "run SNAPSHOTS=overwrite cargo test --test explain, for these differ: {wrong:?}");
}
