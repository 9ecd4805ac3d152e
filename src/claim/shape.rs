//! The shape of a claims file: which keys stand where, and what kind of value each takes.
//!
//! The shape is read off the JSON Schema, which is made from the types the file is read into; so a key cannot be
//! allowed in one and unknown to the other. What does not fit is reported and taken out, so that the rest can be read
//! on and every fault of a file is found in one run.

use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;
use std::sync::LazyLock;

use schemars::transform::{Transform, transform_subschemas};
use schemars::{Schema, generate::SchemaSettings};
use serde_json::Value;

use super::Origin;
use super::fault::{Fault, FaultList};
use super::id::kebab;
use super::outline::{Entry, MERGE, Node, NodeKind};
use super::written::WrittenFile;
use crate::source::Span;

/// The JSON Schema of a claims file, for editors to complete and check by.
///
/// ```
/// let schema = factlint::claim::schema();
/// assert!(schema.contains("\"tolerance\""));
/// ```
#[must_use]
pub fn schema() -> String {
    format!("{:#}\n", generated().as_value())
}

fn generated() -> Schema {
    SchemaSettings::draft2020_12().with_transform(NoNull).into_generator().into_root_schema_for::<WrittenFile>()
}

/// A key that may be absent may not therefore be null.
#[derive(Clone, Debug)]
struct NoNull;

impl Transform for NoNull {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        schema.remove("default");
        if let Some(Value::Array(kinds)) = schema.get_mut("type") {
            kinds.retain(|kind| kind != "null");
        }
        let Some(Value::Array(branches)) = schema.get_mut("anyOf") else { return };
        branches.retain(|branch| branch.get("type").is_none_or(|kind| kind != "null"));
        if let [Value::Object(only)] = branches.as_slice() {
            let only = only.clone();
            schema.remove("anyOf");
            schema.ensure_object().extend(only);
        }
    }
}

/// What may stand somewhere.
#[derive(Debug)]
enum Shape {
    Text,
    /// true or false
    Flag,
    /// One of some words.
    Choice(Vec<String>),
    List {
        of: Box<Shape>,
        may_be_empty: bool,
    },
    /// A mapping with keys of the format.
    Record(Record),
    /// A mapping with names of the writer's own.
    Table(Box<Shape>),
    Any(Vec<Shape>),
}

#[derive(Debug)]
struct Record {
    keys: Vec<String>,
    shapes: Vec<Shape>,
    required: Vec<String>,
    /// Sets of keys, one of which must be there.
    either: Vec<Vec<String>>,
}

static FILE: LazyLock<Shape> = LazyLock::new(|| {
    let schema = generated();
    Shape::of(schema.as_value(), schema.as_value())
});

/// Reports what does not fit the shape of a claims file and takes it out of the outline.
///
/// Nothing can be read on when the file as a whole is no mapping.
pub(super) fn fit(root: &mut Node, origin: Origin) -> (bool, FaultList) {
    let mut faults = FaultList::default();
    let fits = Fitting { origin, faults: &mut faults }.fit(&FILE, root, "the claims file");
    (fits, faults)
}

impl Shape {
    /// The shape a schema describes; `root` holds the definitions it refers to.
    fn of(schema: &Value, root: &Value) -> Shape {
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            let target = root.pointer(reference.trim_start_matches('#'));
            return Shape::of(target.expect("schemars defines what it refers to"), root);
        }
        if let Some(words) = choices(schema) {
            return Shape::Choice(words);
        }
        if let Some(record) = Record::of(schema, root) {
            return Shape::Record(record);
        }
        if let Some(branches) = schema.get("anyOf").and_then(Value::as_array) {
            return Shape::Any(branches.iter().map(|branch| Shape::of(branch, root)).collect());
        }
        let inner = |key: &str| Box::new(schema.get(key).map_or(Shape::Text, |inner| Shape::of(inner, root)));
        match schema.get("type").and_then(Value::as_str) {
            Some("boolean") => Shape::Flag,
            Some("array") => Shape::List { of: inner("items"), may_be_empty: schema.get("minItems").is_none() },
            Some("object") => Shape::Table(inner("additionalProperties")),
            _ => Shape::Text,
        }
    }

    /// Whether a node is of the right kind, whatever is in it.
    fn takes(&self, node: &Node) -> bool {
        match (self, &node.kind) {
            (_, NodeKind::Refused)
            | (Shape::Text | Shape::Flag | Shape::Choice(_), NodeKind::Text { .. })
            | (Shape::List { .. }, NodeKind::List(_))
            | (Shape::Record(_) | Shape::Table(_), NodeKind::Mapping(_)) => true,
            (Shape::Any(branches), _) => branches.iter().any(|branch| branch.takes(node)),
            _ => false,
        }
    }

    fn misfit(&self, node: &Node, what: &str) -> Fault {
        match &node.kind {
            NodeKind::Nothing if matches!(self, Shape::List { may_be_empty: false, .. }) => {
                Fault::empty_list(node.span, what)
            }
            NodeKind::Nothing => Fault::empty_key(node.span, what),
            kind => Fault::wrong_type(node.span, what, &self.describe(), found(kind), self.advice()),
        }
    }

    fn describe(&self) -> String {
        match self {
            Shape::Text | Shape::Choice(_) => "text".to_owned(),
            Shape::Flag => "true or false".to_owned(),
            Shape::List { of, .. } => format!("a list of {}", of.describe_many()),
            Shape::Record(_) | Shape::Table(_) => "a mapping".to_owned(),
            Shape::Any(branches) => branches.iter().map(Shape::describe).collect::<Vec<_>>().join(" or "),
        }
    }

    /// How to write what is wanted.
    fn advice(&self) -> &'static str {
        match self {
            Shape::Record(_) | Shape::Table(_) => "write `key: value`, a line each, indented under it",
            Shape::List { .. } => "begin each item with `- `, indented under it",
            Shape::Text | Shape::Flag | Shape::Choice(_) => {
                "write one text; put it in quotes when it holds brackets, braces or a colon"
            }
            Shape::Any(branches) => branches.last().map_or("", Shape::advice_for_choice),
        }
    }

    fn advice_for_choice(&self) -> &'static str {
        match self {
            Shape::Record(_) => "write a title, or `title:`, `published:` and `url:` under it",
            _ => "write one text, or several as a list: [one, two]",
        }
    }

    fn describe_many(&self) -> &'static str {
        match self {
            Shape::Record(_) | Shape::Table(_) => "mappings",
            _ => "texts",
        }
    }
}

impl Record {
    fn of(schema: &Value, root: &Value) -> Option<Record> {
        let properties = schema.get("properties")?.as_object()?;
        let keys = properties.keys().cloned().collect();
        let shapes = properties.values().map(|shape| Shape::of(shape, root)).collect();
        let branches = schema.get("anyOf").and_then(Value::as_array);
        let either = branches.into_iter().flatten().map(required).collect();
        Some(Record { keys, shapes, required: required(schema), either })
    }

    fn shape(&self, key: &str) -> Option<&Shape> {
        let at = self.keys.iter().position(|known| known == key)?;
        self.shapes.get(at)
    }
}

fn required(schema: &Value) -> Vec<String> {
    let keys = schema.get("required").and_then(Value::as_array);
    keys.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// One walk over an outline.
struct Fitting<'f> {
    origin: Origin,
    faults: &'f mut FaultList,
}

impl Fitting<'_> {
    /// Reports what in `node`, called `what`, does not fit. Answers whether the node itself can stay.
    fn fit(&mut self, shape: &Shape, node: &mut Node, what: &str) -> bool {
        if !shape.takes(node) {
            self.faults.push(shape.misfit(node, what));
            return false;
        }
        let span = node.span;
        match (shape, &mut node.kind) {
            (Shape::Flag, NodeKind::Text { text, plain }) => self.keep(flag(text, *plain, span, what)),
            (Shape::Choice(words), NodeKind::Text { text, .. }) => self.keep(choice(words, text, span, what)),
            (Shape::List { may_be_empty: false, .. }, NodeKind::List(items)) if items.is_empty() => {
                self.keep(Some(Fault::empty_list(span, what)))
            }
            (Shape::List { of, .. }, NodeKind::List(items)) => {
                self.cut_numbers(items);
                let item = format!("an item of {what}");
                items.retain_mut(|node| self.fit(of, node, &item));
                true
            }
            (Shape::Record(record), NodeKind::Mapping(entries)) => self.record(record, entries, span),
            (Shape::Table(shape), NodeKind::Mapping(entries)) => {
                self.drop_duplicates(entries);
                entries.retain_mut(|entry| self.entry(shape, entry));
                true
            }
            (Shape::Any(branches), _) => match branches.iter().find(|branch| branch.takes(node)) {
                Some(branch) => self.fit(branch, node, what),
                None => false,
            },
            (_, kind) => !matches!(kind, NodeKind::Refused),
        }
    }

    fn record(&mut self, record: &Record, entries: &mut Vec<Entry>, span: Span) -> bool {
        self.settle_keys(record, entries);
        self.drop_duplicates(entries);
        self.missing(record, entries, entries.first().map_or(span, |entry| entry.key.span));
        entries.retain_mut(|entry| match record.shape(&entry.key.value) {
            Some(shape) => self.entry(shape, entry),
            None => false,
        });
        true
    }

    fn entry(&mut self, shape: &Shape, entry: &mut Entry) -> bool {
        if matches!(entry.value.kind, NodeKind::Nothing) {
            entry.value.span = entry.key.span;
        }
        let what = format!("`{}`", entry.key.value);
        self.fit(shape, &mut entry.value, &what)
    }

    fn keep(&mut self, fault: Option<Fault>) -> bool {
        let fits = fault.is_none();
        if let Some(fault) = fault {
            self.faults.push(fault);
        }
        fits
    }

    /// Reports unknown keys. One that was clearly meant for a key which is not there is read on as that key, so that
    /// one slip is one fault and what stands under it is looked at too.
    fn settle_keys(&mut self, record: &Record, entries: &mut [Entry]) {
        let mut absent: Vec<&String> = record.keys.iter().filter(|key| value_of(entries, key).is_none()).collect();
        for Entry { key, .. } in entries {
            if record.shape(&key.value).is_some() || key.value == MERGE {
                continue;
            }
            let meant = closest(&key.value, record.keys.iter().map(String::as_str));
            self.faults.push(Fault::unknown_key(key.span, &key.value, meant, &record.keys));
            if let Some(at) = absent.iter().position(|absent| Some(absent.as_str()) == meant) {
                key.value.clone_from(absent.swap_remove(at));
            }
        }
    }

    /// Of keys that stand twice in a mapping the first counts.
    fn drop_duplicates(&mut self, entries: &mut Vec<Entry>) {
        let mut seen: HashMap<String, Span> = HashMap::with_capacity(entries.len());
        entries.retain(|Entry { key, .. }| match seen.entry(key.value.clone()) {
            Slot::Vacant(slot) => {
                slot.insert(key.span);
                true
            }
            Slot::Occupied(first) => {
                self.faults.push(Fault::duplicate_key(key.span, &key.value, *first.get()));
                false
            }
        });
    }

    /// `[1,234]` is a list of two to YAML, and never what was meant.
    fn cut_numbers(&mut self, items: &[Node]) {
        for pair in items.windows(2) {
            if let [left, right] = pair
                && let Some(whole) = cut_number(left, right)
            {
                self.faults.push(Fault::cut_number(left.span.join(right.span), &whole));
            }
        }
    }

    fn missing(&mut self, record: &Record, entries: &[Entry], span: Span) {
        if value_of(entries, MERGE).is_some() {
            return;
        }
        let has = |key: &String| value_of(entries, key).is_some();
        for key in record.required.iter().filter(|key| !has(key)) {
            match key.as_str() {
                "id" if self.origin == Origin::Record => {}
                "id" => self.faults.push(Fault::missing_id(span, statement(entries).and_then(kebab))),
                "claims" => self.faults.push(Fault::no_claims(span)),
                key => self.faults.push(Fault::missing_key(span, key)),
            }
        }
        if !record.either.is_empty() && !record.either.iter().any(|keys| keys.iter().all(has)) {
            self.faults.push(match (has(&"value".to_owned()), has(&"about".to_owned())) {
                (true, _) => Fault::missing_subject(span),
                (false, true) => Fault::missing_value(span),
                (false, false) => Fault::missing_statement(span),
            });
        }
    }
}

/// The number that two neighbours were before the comma between them was read as YAML's.
fn cut_number(left: &Node, right: &Node) -> Option<String> {
    let (NodeKind::Text { text: head, plain: true }, NodeKind::Text { text: tail, plain: true }) =
        (&left.kind, &right.kind)
    else {
        return None;
    };
    let touching = left.span.end + 1 == right.span.start && head.ends_with(|c: char| c.is_ascii_digit());
    let group = tail.bytes().take_while(u8::is_ascii_digit).count() == 3;
    (touching && group).then(|| format!("{head},{tail}"))
}

fn value_of<'e>(entries: &'e [Entry], key: &str) -> Option<&'e Node> {
    entries.iter().find(|entry| entry.key.value == key).map(|entry| &entry.value)
}

/// What a claim says it is about, where it says so in one text.
fn statement(entries: &[Entry]) -> Option<&str> {
    match &value_of(entries, "claim").or_else(|| value_of(entries, "about"))?.kind {
        NodeKind::Text { text, .. } => Some(text),
        _ => None,
    }
}

fn flag(text: &str, plain: bool, span: Span, what: &str) -> Option<Fault> {
    let fits = plain && matches!(text, "true" | "false");
    (!fits).then(|| Fault::not_a_flag(span, what))
}

fn choice(words: &[String], text: &str, span: Span, what: &str) -> Option<Fault> {
    let fits = words.iter().any(|word| word == text);
    (!fits).then(|| Fault::not_a_choice(span, what, closest(text, words.iter().map(String::as_str)), words))
}

/// The words of an enum: `enum` where its variants have no docs of their own, else a `const` each.
fn choices(schema: &Value) -> Option<Vec<String>> {
    let word = |value: &Value| value.as_str().map(str::to_owned);
    if let Some(words) = schema.get("enum").and_then(Value::as_array) {
        return words.iter().map(word).collect();
    }
    let branches = schema.get("oneOf").and_then(Value::as_array)?;
    branches.iter().map(|branch| branch.get("const").or_else(|| branch.pointer("/enum/0")).and_then(word)).collect()
}

fn found(kind: &NodeKind) -> &'static str {
    match kind {
        NodeKind::Text { .. } => "text",
        NodeKind::Nothing | NodeKind::Refused => "nothing",
        NodeKind::List(_) => "a list",
        NodeKind::Mapping(_) => "a mapping",
    }
}

/// Longer words are not compared, nor more than so many, so that hostile files cost no more than others.
const LONGEST_COMPARED: usize = 64;
const MOST_COMPARED: usize = 50;

/// The word that was most likely meant: at most one letter in three is wrong, or the word was cut short.
pub(super) fn closest<'w>(word: &str, known: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    if word.len() > LONGEST_COMPARED {
        return None;
    }
    let fold = |word: &str| word.to_lowercase().replace(['-', ' '], "_");
    let word = fold(word);
    known
        .take(MOST_COMPARED)
        .map(|known| (slips(&word, &fold(known)), known))
        .filter(|(slips, known)| slips * 3 <= known.len().max(word.len()))
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, known)| known)
}

fn slips(word: &str, known: &str) -> usize {
    let cut_short = word.len() > 2 && known.starts_with(word);
    if cut_short { 1 } else { strsim::damerau_levenshtein(word, known) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_types_is_in_the_shape() {
        let Shape::Record(file) = &*FILE else { panic!("a claims file is a mapping: {:?}", *FILE) };
        let Some(Shape::List { of: claim, .. }) = file.shape("claims") else { panic!("claims are a list: {file:?}") };
        let Shape::Record(claim) = &**claim else { panic!("a claim is a mapping: {claim:?}") };
        assert_eq!(file.keys, ["topic", "articles", "published", "unsupported", "ignore", "sources", "claims"]);
        assert!(matches!(claim.shape("required"), Some(Shape::Flag)));
        assert!(matches!(claim.shape("within"), Some(Shape::Choice(words)) if words.len() == 3));
        assert!(matches!(claim.shape("severity"), Some(Shape::Choice(words)) if words.len() == 3));
        assert!(matches!(claim.shape("about"), Some(Shape::Any(_))));
        assert!(matches!(claim.shape("note"), Some(Shape::Text)));
        assert!(matches!(file.shape("sources"), Some(Shape::Table(_))));
    }

    #[test]
    fn a_slip_is_recognised_and_a_strange_word_is_not() {
        let keys = ["tolerance", "as_of", "about", "claim"];
        let meant = |word| closest(word, keys.into_iter());
        assert_eq!(meant("tolerence"), Some("tolerance"));
        assert_eq!(meant("as-of"), Some("as_of"));
        assert_eq!(meant("Claim"), Some("claim"));
        assert_eq!(meant("claims"), Some("claim"));
        assert_eq!(meant("zebra"), None);
    }
}
