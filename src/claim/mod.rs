//! Claims: what a desk has established, as it wrote it down.
//!
//! This room turns YAML into [`Claims`] and knows the byte span of every key and value, so that a fault can be shown
//! where it stands. It judges nothing: what an article says of a claim is the check's affair.

mod addition;
mod decode;
mod draft;
mod fault;
mod id;
mod load;
pub(crate) mod many;
mod outline;
mod phrase;
mod read;
mod shape;
mod syntax;
mod typed;
mod value;
mod values;
mod written;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use regex::Regex;
use schemars::JsonSchema;
use serde::Deserialize;

pub use addition::Unfit;
pub use draft::{Draft, DraftClaim, DraftSource, name_of};
pub use fault::{FAULT_CODES, Fault, Faults};
pub use shape::schema;

use crate::figure::Figure;
use crate::quantity::{Decimal, Quantity};
use crate::source::{Source, Span};

/// Every claims file of a run.
#[derive(Clone, Debug, Default)]
pub struct Claims {
    /// Shared: every article asks for those that govern it.
    pub files: Vec<Arc<ClaimsFile>>,
}

/// One claims file. All spans in it and in its claims are of its source's text.
#[derive(Clone, Debug)]
pub struct ClaimsFile {
    pub source: Arc<Source>,
    pub topic: Option<String>,
    /// Globs relative to the file: which articles these claims govern. Empty: all.
    pub articles: Vec<Spanned<String>>,
    /// The publication date of articles that state none.
    pub published: Option<Date>,
    pub unsupported: Unsupported,
    /// Text whose figures are nobody's business.
    pub ignore: Vec<Phrase>,
    pub sources: BTreeMap<String, Reference>,
    pub claims: Vec<Claim>,
}

/// What becomes of a figure that no claim covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Unsupported {
    Error,
    #[default]
    Warning,
    Note,
    Off,
}

/// Where a claim comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    pub title: String,
    pub published: Option<Date>,
    pub url: Option<String>,
}

/// A value and the place in the YAML where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    pub value: T,
    pub span: Span,
}

/// One definition: a subject, the values expected of it, and where they come from.
#[derive(Clone, Debug)]
pub struct Claim {
    pub id: Spanned<String>,
    /// The plain sentence, if the claim is given as one.
    pub sentence: Option<Spanned<String>>,
    pub subject: Subject,
    /// The figures expected, in the order written. Never empty in a claims file; a claim that comes with a single text
    /// to be checked may hold no figure, and then nothing can mention it.
    pub expected: Vec<Expected>,
    /// Further values that are also right.
    pub accept: Vec<Expected>,
    pub tolerance: Option<Tolerance>,
    /// Keys into the file's sources.
    pub sources: Vec<String>,
    pub as_of: Option<Date>,
    pub expires: Option<Spanned<Date>>,
    pub note: Option<String>,
    /// What the source says, word for word.
    pub quote: Option<String>,
    pub required: bool,
    /// Of a conflict.
    pub severity: Option<Severity>,
    pub examples: Examples,
    /// False for a draft that nobody has looked at yet.
    pub reviewed: bool,
    /// The whole mapping.
    pub span: Span,
}

/// The severity a claim gives its own conflicts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Note,
    Warning,
    Error,
}

/// What tells that a passage speaks of a claim.
#[derive(Clone, Debug)]
pub enum Subject {
    /// `about`: every term must be found, none of `not`.
    Terms { about: Vec<Term>, not: Vec<Term>, within: Within },
    /// `claim` alone: the words of the sentence. `not` and `within` apply here too.
    Sentence { not: Vec<Term>, within: Within },
}

/// A term of a subject: found when any of its alternatives is.
#[derive(Clone, Debug)]
pub struct Term {
    pub alternatives: Vec<Phrase>,
    pub span: Span,
}

/// Text to look for.
#[derive(Clone, Debug)]
pub enum Phrase {
    /// Words as written; case, inflection, hyphens and typography do not matter.
    Words(String),
    /// `/regex/`, compiled.
    Pattern(Regex),
}

/// How far around a subject its figure may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Within {
    #[default]
    Sentence,
    Paragraph,
    Article,
}

/// A figure a claim expects.
#[derive(Clone, Debug)]
pub struct Expected {
    pub quantity: Quantity,
    /// As written.
    pub text: String,
    /// In the YAML.
    pub span: Span,
    /// For a figure of the claim's sentence: its reading there, with spans of the sentence as a string.
    pub figure: Option<Figure>,
}

/// How far an article's value may lie from the claim's and still be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tolerance {
    /// In the claim's own unit.
    Absolute(Decimal),
    /// With a unit of its own: "2 days".
    Quantity(Quantity),
    /// A share of the claim's value: 0.01 for `1%`.
    Relative(Decimal),
}

/// Sentences a claim is tried on by `factlint test`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Examples {
    pub supports: Vec<Spanned<String>>,
    pub conflicts: Vec<Spanned<String>>,
    pub ignores: Vec<Spanned<String>>,
}

/// Where claims come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    /// A file the desk keeps: every claim has a name and something to check.
    File,
    /// A record of a batch: claims without a name are numbered, one without a figure is let pass.
    Record,
}
