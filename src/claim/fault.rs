//! Faults: everything that can keep a claims file from being used, and the words for it.
//!
//! The other modules decide that something is wrong and where; the sentence a person reads is written here and nowhere
//! else, so that all faults speak alike.

use std::fmt;
use std::sync::Arc;

use crate::limit::{CLAIMS_FAULTS, Limit};
use crate::source::{Source, Span};

/// Something wrong with a claims file that keeps it from being used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The finding code: `claims-syntax`, `unknown-key`, `bad-value` …
    pub code: &'static str,
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// A few words for under the span.
    pub label: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Another place in the same file that belongs to it: the first use of a duplicate key.
    pub related: Option<(Span, String)>,
}

/// Every fault of one claims file, in the order of the file.
#[derive(Clone, Debug)]
pub struct Faults {
    pub source: Arc<Source>,
    pub faults: Vec<Fault>,
}

impl Faults {
    /// The faults of a source, put in the order of the file and each shown in one line of it. Where there are more than
    /// are listed, the last says so.
    pub(super) fn new(source: Arc<Source>, faults: FaultList) -> Self {
        let FaultList(mut faults) = faults;
        for fault in &mut faults {
            fault.span = first_line(&source, fault.span);
        }
        faults.sort_by_key(|fault| fault.span);
        if let Some(last) = faults.get(CLAIMS_FAULTS.most).map(|fault| fault.span) {
            faults.truncate(CLAIMS_FAULTS.most);
            faults.push(Fault::too_many_faults(last));
        }
        Self { source, faults }
    }
}

/// Faults as they are found. A file may hold a million of them, so that of each stage no more are kept than are listed,
/// and one that shows that there are more.
#[derive(Debug, Default)]
pub(super) struct FaultList(Vec<Fault>);

impl FaultList {
    pub(super) fn push(&mut self, fault: Fault) {
        if !self.is_full() {
            self.0.push(fault);
        }
    }

    /// Takes over what another stage found.
    pub(super) fn append(&mut self, mut more: FaultList) {
        self.0.append(&mut more.0);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn is_full(&self) -> bool {
        CLAIMS_FAULTS.is_passed_by(self.0.len())
    }
}

impl From<Fault> for FaultList {
    fn from(fault: Fault) -> Self {
        Self(vec![fault])
    }
}

impl FromIterator<Fault> for FaultList {
    fn from_iter<I: IntoIterator<Item = Fault>>(faults: I) -> Self {
        Self(faults.into_iter().take(CLAIMS_FAULTS.most + 1).collect())
    }
}

/// The part of a span that stands in its first line.
fn first_line(source: &Source, span: Span) -> Span {
    let line = source.slice(span).split(['\n', '\r']).next().unwrap_or_default();
    Span::new(span.start, span.start + line.len())
}

/// One line a fault: where, what, which code.
impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.faults.iter().enumerate() {
            let place = self.source.position(fault.span.start);
            let break_ = if index == 0 { "" } else { "\n" };
            write!(f, "{break_}{}:{}:{}: ", self.source.name(), place.line, place.column)?;
            write!(f, "[{}] {}", fault.code, fault.message)?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}

/// The codes of faults, in the order of the manual.
pub static FAULT_CODES: &[&str] = &[
    SYNTAX,
    ENCODING,
    TOO_LARGE,
    TOO_MANY_FAULTS,
    UNKNOWN_KEY,
    DUPLICATE_KEY,
    MISSING_KEY,
    WRONG_TYPE,
    NO_CLAIMS,
    BAD_ID,
    DUPLICATE_ID,
    BAD_VALUE,
    BAD_TOLERANCE,
    BAD_DATE,
    BAD_PATTERN,
    BAD_GLOB,
    UNKNOWN_SOURCE,
];

const SYNTAX: &str = "claims-syntax";
const ENCODING: &str = "claims-encoding";
const TOO_LARGE: &str = "claims-too-large";
const TOO_MANY_FAULTS: &str = "too-many-faults";
const UNKNOWN_KEY: &str = "unknown-key";
const DUPLICATE_KEY: &str = "duplicate-key";
const MISSING_KEY: &str = "missing-key";
const WRONG_TYPE: &str = "wrong-type";
const NO_CLAIMS: &str = "no-claims";
const BAD_ID: &str = "bad-id";
const DUPLICATE_ID: &str = "duplicate-id";
const BAD_VALUE: &str = "bad-value";
const BAD_TOLERANCE: &str = "bad-tolerance";
const BAD_DATE: &str = "bad-date";
const BAD_PATTERN: &str = "bad-pattern";
const BAD_GLOB: &str = "bad-glob";
const UNKNOWN_SOURCE: &str = "unknown-source";

/// Text longer than this is cut where a message quotes it.
const QUOTED: usize = 60;

impl Fault {
    fn new(code: &'static str, span: Span, message: impl Into<String>, label: impl Into<String>) -> Self {
        Self { code, span, message: message.into(), label: label.into(), help: None, related: None }
    }

    fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    fn with_related(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related = Some((span, label.into()));
        self
    }

    pub(super) fn syntax(span: Span, message: impl Into<String>, label: &str, help: &str) -> Self {
        Self::new(SYNTAX, span, message, label).with_help(help)
    }

    /// A syntax fault that began earlier: the bracket or quote that was never closed.
    pub(super) fn opened(self, span: Span) -> Self {
        self.with_related(span, "opened here")
    }

    pub(super) fn refused(span: Span, what: &str, help: &str) -> Self {
        Self::syntax(span, format!("{what} cannot be used in a claims file"), "not allowed here", help)
    }

    pub(super) fn encoding(span: Span, message: &str, label: &str) -> Self {
        Self::new(ENCODING, span, message, label).with_help("save the file as UTF-8")
    }

    /// `span` is the first thing that is past the limit.
    pub(super) fn past_limit(span: Span, limit: &Limit) -> Self {
        Self::new(TOO_LARGE, span, format!("there are {limit}"), "one too many").with_help(limit.remedy)
    }

    /// What stands in place of the faults from here on.
    fn too_many_faults(span: Span) -> Self {
        let message = format!("there are {CLAIMS_FAULTS}; from here on they are not listed");
        Self::new(TOO_MANY_FAULTS, span, message, "and so on").with_help(CLAIMS_FAULTS.remedy)
    }

    pub(super) fn unknown_key(span: Span, key: &str, meant: Option<&str>, known: &[String]) -> Self {
        let fault = Self::new(UNKNOWN_KEY, span, format!("unknown key `{}`", quoted(key)), "unknown key");
        fault.with_help(match meant {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("the keys that can stand here are {}", listed(known, "and")),
        })
    }

    pub(super) fn duplicate_key(span: Span, key: &str, first: Span) -> Self {
        Self::new(DUPLICATE_KEY, span, format!("the key `{}` stands here twice", quoted(key)), "second time")
            .with_help("keep one of the two; for several values write a list")
            .with_related(first, "first time")
    }

    pub(super) fn missing_id(span: Span, suggestion: Option<String>) -> Self {
        let suggestion = suggestion.unwrap_or_else(|| "trade-peak".to_owned());
        Self::new(MISSING_KEY, span, "a claim has no `id`", "this claim")
            .with_help(format!("every claim needs a name of its own; add `id: {suggestion}`"))
    }

    pub(super) fn missing_key(span: Span, key: &str) -> Self {
        Self::new(MISSING_KEY, span, format!("`{key}` is missing"), "in this mapping")
            .with_help(format!("add `{key}:` and its value"))
    }

    pub(super) fn missing_subject(span: Span) -> Self {
        Self::new(MISSING_KEY, span, "the claim has a `value` but does not say of what", "this claim")
            .with_help("add `about:`, the words an article uses for it, or `claim:`, a sentence")
    }

    pub(super) fn missing_value(span: Span) -> Self {
        Self::new(MISSING_KEY, span, "the claim says what it is about but has no `value`", "this claim")
            .with_help("add `value:`, the figure as a newspaper would write it")
    }

    pub(super) fn missing_statement(span: Span) -> Self {
        Self::new(MISSING_KEY, span, "the claim states nothing", "this claim")
            .with_help("add `claim:`, a plain sentence with its figures, or `about:` and `value:`")
    }

    pub(super) fn empty_key(span: Span, key: &str) -> Self {
        Self::new(WRONG_TYPE, span, format!("{key} has no value"), "nothing stands here")
            .with_help("write its value, or leave it out")
    }

    pub(super) fn wrong_type(span: Span, what: &str, expected: &str, found: &str, help: &str) -> Self {
        Self::new(WRONG_TYPE, span, format!("{what} must be {expected}, not {found}"), format!("{found} here"))
            .with_help(help)
    }

    pub(super) fn not_a_flag(span: Span, what: &str) -> Self {
        Self::new(WRONG_TYPE, span, format!("{what} must be true or false"), "neither of them")
            .with_help("write `true` or `false`, without quotes")
    }

    pub(super) fn not_a_choice(span: Span, what: &str, meant: Option<&str>, choices: &[String]) -> Self {
        let fault =
            Self::new(WRONG_TYPE, span, format!("{what} must be one of {}", listed(choices, "or")), "none of them");
        match meant {
            Some(meant) => fault.with_help(format!("did you mean `{meant}`?")),
            None => fault,
        }
    }

    pub(super) fn no_claims(span: Span) -> Self {
        Self::new(NO_CLAIMS, span, "the file holds no claims", "no claims")
            .with_help("add `claims:` and under it a list, each item with an `id` and a `claim`")
    }

    pub(super) fn bad_id(span: Span, id: &str, suggestion: Option<String>) -> Self {
        let message = format!("`{}` is not an id: lower-case letters, digits and hyphens only", quoted(id));
        let fault = Self::new(BAD_ID, span, message, "not kebab-case");
        match suggestion {
            Some(suggestion) => fault.with_help(format!("write `{suggestion}`")),
            None => fault.with_help("write something like `trade-peak`"),
        }
    }

    pub(super) fn duplicate_id(span: Span, id: &str, first: Span) -> Self {
        Self::new(DUPLICATE_ID, span, format!("the id `{}` is used twice", quoted(id)), "second use")
            .with_help("give one of the two claims another id")
            .with_related(first, "first use")
    }

    /// The first use stands in another file, at `place`.
    pub(super) fn duplicate_id_elsewhere(span: Span, id: &str, place: &str) -> Self {
        Self::new(DUPLICATE_ID, span, format!("the id `{}` is already used in {place}", quoted(id)), "second use")
            .with_help("give one of the two claims another id: ids are unique over all claims files of a run")
    }

    pub(super) fn bad_value(span: Span, text: &str, why: &str) -> Self {
        Self::new(BAD_VALUE, span, format!("`{}` cannot be read as a figure: {why}", quoted(text)), "no figure")
            .with_help("write it as a newspaper would: `about 200 members`, `$310.3 billion`, `4–7 January 2026`")
    }

    pub(super) fn backward_range(span: Span, text: &str) -> Self {
        Self::new(BAD_VALUE, span, format!("the range `{}` runs backwards", quoted(text)), "runs backwards")
            .with_help("write the lower end first")
    }

    pub(super) fn mixed_range(span: Span, text: &str) -> Self {
        let message = format!("the two ends of `{}` are not of one kind", quoted(text));
        Self::new(BAD_VALUE, span, message, "ends of different kinds").with_help("give both ends the same unit")
    }

    pub(super) fn empty_list(span: Span, what: &str) -> Self {
        if what == "`claims`" {
            return Self::no_claims(span);
        }
        Self::new(WRONG_TYPE, span, format!("{what} is an empty list"), "nothing in it")
            .with_help("write at least one item")
    }

    pub(super) fn cut_number(span: Span, whole: &str) -> Self {
        let message = format!("YAML cuts `{}` in two at its comma", quoted(whole));
        Self::new(BAD_VALUE, span, message, "two items of the list")
            .with_help(format!("put the figure in quotes: \"{}\"", quoted(whole)))
    }

    pub(super) fn no_figure(span: Span) -> Self {
        Self::new(BAD_VALUE, span, "the claim has no figure to check", "no figure in it")
            .with_help("state the figure in the sentence, or add `about:` and `value:`")
    }

    pub(super) fn bad_tolerance(span: Span, text: &str, why: &str) -> Self {
        Self::new(BAD_TOLERANCE, span, format!("`{}` is no tolerance: {why}", quoted(text)), "no tolerance")
            .with_help("write how far off a figure may be: `0.5`, `2 days` or `1%`")
    }

    pub(super) fn bad_date(span: Span, text: &str, meant: Option<String>) -> Self {
        let fault = Self::new(BAD_DATE, span, format!("`{}` is no date", quoted(text)), "no date");
        match meant {
            Some(meant) => fault.with_help(format!("write it as `{meant}`")),
            None => fault.with_help("write year, month and day: `2026-01-05`"),
        }
    }

    pub(super) fn expired_at_birth(span: Span, as_of: Span) -> Self {
        Self::new(BAD_DATE, span, "the claim expires before the day it was established", "expires here")
            .with_help("set `expires` to a day after `as_of`")
            .with_related(as_of, "established here")
    }

    pub(super) fn bad_pattern(span: Span, why: &str, help: &str) -> Self {
        Self::new(BAD_PATTERN, span, why, "cannot be searched for").with_help(help)
    }

    pub(super) fn bad_glob(span: Span, text: &str, why: &str) -> Self {
        Self::new(BAD_GLOB, span, format!("`{}` is no file pattern: {why}", quoted(text)), "no file pattern")
            .with_help("write a path relative to this file; `*` stands for any name, `**` for any folders")
    }

    pub(super) fn unknown_source(span: Span, name: &str, meant: Option<&str>) -> Self {
        let fault =
            Self::new(UNKNOWN_SOURCE, span, format!("there is no source `{}`", quoted(name)), "not among `sources`");
        fault.with_help(match meant {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "list it under `sources:` at the top of the file, with its title".to_owned(),
        })
    }
}

/// Text as a message may quote it: one line, of a length that can be read.
fn quoted(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(QUOTED) {
        Some((cut, _)) => format!("{}…", &line[..cut]),
        None => line,
    }
}

/// "a, b and c".
fn listed(words: &[String], last: &str) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}
