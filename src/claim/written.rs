//! The claims file as it is written: the one list of its keys.
//!
//! From these types serde reads the values, schemars makes the JSON Schema that editors use, and the shape of a file is
//! checked. Their docs are what an editor shows. A key is added here and nowhere else.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use super::{Severity, Spanned, Unsupported, Within};

/// Claims that factlint holds articles against.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "factlint claims file", extend("required" = ["claims"]))]
pub(super) struct WrittenFile {
    /// What these claims are about, for the reader of reports.
    pub topic: Option<Spanned<String>>,
    /// Which articles these claims govern: globs relative to this file. Without it, all that are checked.
    pub articles: Texts,
    /// Publication date (2026-01-05) of articles that state none.
    #[schemars(with = "Day")]
    pub published: Option<Spanned<String>>,
    /// The severity of a figure that no claim covers.
    pub unsupported: Unsupported,
    /// Text whose figures are nobody's business: words, or a /regular expression/.
    pub ignore: Texts,
    /// Where claims come from, by the name under which they refer to it.
    pub sources: BTreeMap<String, WrittenReference>,
    /// The claims.
    #[schemars(with = "Vec<WrittenClaim>", length(min = 1))]
    pub claims: Option<Spanned<Vec<Spanned<WrittenClaim>>>>,
}

/// One thing the desk has established: a `claim` sentence, or `about` and `value`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(extend("required" = ["id"]), extend("anyOf" = [{"required": ["claim"]}, {"required": ["about", "value"]}]))]
pub(super) struct WrittenClaim {
    /// The claim's name, unique among all claims: lower-case words joined by hyphens.
    #[schemars(with = "Id")]
    pub id: Option<Spanned<String>>,
    /// A plain sentence. Its figures are what articles must agree with, its other words tell where they speak of it.
    pub claim: Option<Spanned<String>>,
    /// Terms that must all be found where an article speaks of this; `a | b` are alternatives, /…/ is a regular expression.
    pub about: SomeTexts,
    /// The figure as a newspaper would write it, or a list of them; `180..220` is a range.
    pub value: SomeTexts,
    /// Further figures that are also right.
    pub accept: Texts,
    /// Terms that rule a passage out.
    pub not: Texts,
    /// How far apart the terms of `about` and the figure may stand.
    pub within: Within,
    /// How far off a figure may be: `0.5`, `2 days` or `1%`. Without it the printed precision decides.
    pub tolerance: Option<Spanned<String>>,
    /// Where the claim comes from: a name under `sources`.
    pub source: Texts,
    /// Where the claim comes from, if from several: names under `sources`.
    pub sources: Texts,
    /// The day (2026-01-05) as of which this is known. Relative dates in the claim are read from it.
    #[schemars(with = "Day")]
    pub as_of: Option<Spanned<String>>,
    /// The last day (2026-07-01) on which the claim may be used.
    #[schemars(with = "Day")]
    pub expires: Option<Spanned<String>>,
    /// Shown as help with every conflict.
    pub note: Option<Spanned<String>>,
    /// What the source says, word for word. Shown as help with every conflict.
    pub quote: Option<Spanned<String>>,
    /// Whether every governed article must mention it.
    pub required: bool,
    /// The severity of a conflict with this claim.
    pub severity: Option<Severity>,
    /// Sentences the claim is tried on by `factlint test`.
    pub examples: WrittenExamples,
    /// False for a draft that nobody has looked at yet.
    #[schemars(with = "bool")]
    pub reviewed: Option<bool>,
}

impl WrittenClaim {
    /// The sentence whose figures are what is expected; none where a value is written.
    pub(super) fn stating_sentence(&self) -> Option<&Spanned<String>> {
        self.claim.as_ref().filter(|_| self.value.0.is_empty())
    }
}

/// Sentences a claim must support, conflict with, or leave alone.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct WrittenExamples {
    /// Sentences the claim supports.
    pub supports: Texts,
    /// Sentences the claim conflicts with.
    pub conflicts: Texts,
    /// Sentences that are none of the claim's business.
    pub ignores: Texts,
}

/// A source: its title, or its title with date and address.
#[derive(Debug, JsonSchema)]
#[schemars(untagged)]
pub(super) enum WrittenReference {
    Title(#[schemars(with = "Spanned<String>")] String),
    Full(WrittenWork),
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(extend("required" = ["title"]))]
pub(super) struct WrittenWork {
    /// The name under which reports show it.
    pub title: Option<Spanned<String>>,
    /// The day (2026-01-05) it was published.
    #[schemars(with = "Day")]
    pub published: Option<Spanned<String>>,
    /// Where it can be read.
    pub url: Option<Spanned<String>>,
}

impl<'de> Deserialize<'de> for WrittenReference {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ReferenceVisitor)
    }
}

/// Written by hand because an untagged enum would lose the places of what is in it.
struct ReferenceVisitor;

impl<'de> Visitor<'de> for ReferenceVisitor {
    type Value = WrittenReference;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a title, or a mapping with title, published and url")
    }

    fn visit_str<E: Error>(self, title: &str) -> Result<WrittenReference, E> {
        Ok(WrittenReference::Title(title.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<WrittenReference, A::Error> {
        WrittenWork::deserialize(MapAccessDeserializer::new(map)).map(WrittenReference::Full)
    }
}

/// One text or a list of them.
#[derive(Debug, Default, Deserialize)]
#[serde(transparent)]
pub(super) struct Texts(pub Vec<Spanned<String>>);

/// One text or a list of at least one.
#[derive(Debug, Default, Deserialize)]
#[serde(transparent)]
pub(super) struct SomeTexts(pub Vec<Spanned<String>>);

impl JsonSchema for Texts {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Texts".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let text = generator.subschema_for::<Spanned<String>>();
        json_schema!({"anyOf": [text, {"type": "array", "items": text}]})
    }
}

impl JsonSchema for SomeTexts {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "SomeTexts".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let text = generator.subschema_for::<Spanned<String>>();
        json_schema!({"anyOf": [text, {"type": "array", "items": text, "minItems": 1}]})
    }
}

/// A scalar is always taken as the text it is written with, so a bare `14` will do.
impl JsonSchema for Spanned<String> {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": ["string", "number"]})
    }
}

/// A day of the calendar; read as text, so that a fault can be shown in it.
struct Day;

impl JsonSchema for Day {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})
    }
}

/// The name of a claim.
struct Id;

impl JsonSchema for Id {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Id".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": ["string", "number"], "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"})
    }
}
