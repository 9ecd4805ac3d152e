//! From the outline to typed values: a `Deserializer` over nodes.
//!
//! It differs from one over YAML in three things. A single value where a list is wanted is a list of one; a scalar is
//! always text; and a [`Spanned`] value is told where it stands.

use serde::de::value::{Error, MapDeserializer, SeqDeserializer};
use serde::de::{Deserialize, Deserializer, IntoDeserializer, MapAccess, Visitor};
use serde::forward_to_deserialize_any;
use std::fmt;
use std::marker::PhantomData;

use super::Spanned;
use super::outline::{Entry, Node, NodeKind};
use crate::source::Span;

/// The name under which a [`Spanned`] asks for its place. No type of the format can have it.
const SPANNED: &str = "$Spanned";
const SPANNED_FIELDS: &[&str] = &["start", "end", "value"];

impl<'de> Deserializer<'de> for &'de Node {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.kind {
            NodeKind::Text { text, .. } => visitor.visit_borrowed_str(text),
            NodeKind::Nothing | NodeKind::Refused => visitor.visit_unit(),
            NodeKind::List(items) => visitor.visit_seq(SeqDeserializer::new(items.iter())),
            NodeKind::Mapping(entries) => visitor.visit_map(MapDeserializer::new(entries.iter().map(pair))),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.kind {
            NodeKind::Text { text, .. } => visitor.visit_bool(text == "true"),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.kind {
            NodeKind::Nothing | NodeKind::Refused => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.kind {
            NodeKind::List(_) => self.deserialize_any(visitor),
            _ => visitor.visit_seq(SeqDeserializer::new(std::iter::once(self))),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if name == SPANNED { visitor.visit_map(Placed::new(self)) } else { self.deserialize_any(visitor) }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match &self.kind {
            NodeKind::Text { text, .. } => visitor.visit_enum(text.as_str().into_deserializer()),
            _ => self.deserialize_any(visitor),
        }
    }

    // No type of the format asks for a floating-point number; a scalar answers with its text if one should.
    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_any(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_any(visitor)
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 char str string bytes byte_buf unit unit_struct
        tuple tuple_struct map identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, Error> for &'de Node {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

fn pair(entry: &Entry) -> (&str, &Node) {
    (&entry.key.value, &entry.value)
}

/// The three fields of a [`Spanned`], one after the other.
struct Placed<'de> {
    node: &'de Node,
    next: usize,
}

impl<'de> Placed<'de> {
    fn new(node: &'de Node) -> Self {
        Self { node, next: 0 }
    }
}

impl<'de> MapAccess<'de> for Placed<'de> {
    type Error = Error;

    fn next_key_seed<K: serde::de::DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some(field) = SPANNED_FIELDS.get(self.next) else { return Ok(None) };
        self.next += 1;
        seed.deserialize(IntoDeserializer::<Error>::into_deserializer(*field)).map(Some)
    }

    fn next_value_seed<S: serde::de::DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        match self.next {
            1 => seed.deserialize(self.node.span.start.into_deserializer()),
            2 => seed.deserialize(self.node.span.end.into_deserializer()),
            _ => seed.deserialize(self.node),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct(SPANNED, SPANNED_FIELDS, SpannedVisitor(PhantomData))
    }
}

struct SpannedVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for SpannedVisitor<T> {
    type Value = Spanned<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value and its place")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Spanned<T>, A::Error> {
        let start = field(&mut access)?;
        let end = field(&mut access)?;
        let value = field(&mut access)?;
        Ok(Spanned { value, span: Span::new(start, end) })
    }
}

fn field<'de, A: MapAccess<'de>, T: Deserialize<'de>>(access: &mut A) -> Result<T, A::Error> {
    match access.next_entry::<String, T>()? {
        Some((_, value)) => Ok(value),
        None => Err(serde::de::Error::custom("a place is missing")),
    }
}
