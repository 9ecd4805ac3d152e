//! The values of a file, read by `serde_yaml` along the outline.
//!
//! Every scalar is taken as the text it is written with: `310.30` keeps its zero and `no` stays a word. The outline
//! says beforehand what stands where, so nothing is guessed from the form of a value; and since two readers have then
//! read every text, one that they read differently is found instead of believed.

use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::fault::FaultList;
use super::outline::{Entry, Node, NodeKind};
use super::syntax;
use crate::source::Span;

/// Reads the scalars of `root` anew. Answers the faults of texts that cannot be relied on.
pub(super) fn read(text: &str, root: &mut Node) -> FaultList {
    let mut disputed = Vec::new();
    let along = Along { node: root, disputed: &mut disputed };
    if let Err(error) = along.deserialize(serde_yaml::Deserializer::from_str(text)) {
        let at = error.location().map_or(0, |location| location.index());
        return syntax::disputed(text, at).into();
    }
    disputed.into_iter().map(syntax::ambiguous).collect()
}

/// Reads one node where the outline has it.
struct Along<'n> {
    node: &'n mut Node,
    disputed: &'n mut Vec<Span>,
}

impl<'de> DeserializeSeed<'de> for Along<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let Along { node, disputed } = self;
        match &mut node.kind {
            NodeKind::Text { text, .. } => {
                let read = String::deserialize(deserializer)?;
                if read != *text {
                    disputed.push(node.span);
                }
                *text = read;
                Ok(())
            }
            NodeKind::List(items) => deserializer.deserialize_seq(Items { items, disputed }),
            NodeKind::Mapping(entries) => deserializer.deserialize_map(Entries { entries, disputed }),
            NodeKind::Nothing | NodeKind::Refused => IgnoredAny::deserialize(deserializer).map(|_| ()),
        }
    }
}

struct Items<'n> {
    items: &'n mut [Node],
    disputed: &'n mut Vec<Span>,
}

impl<'de> Visitor<'de> for Items<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list of {} items", self.items.len())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        for node in self.items {
            if access.next_element_seed(Along { node, disputed: self.disputed })?.is_none() {
                return Err(disagreement());
            }
        }
        match access.next_element::<IgnoredAny>()? {
            None => Ok(()),
            Some(_) => Err(disagreement()),
        }
    }
}

struct Entries<'n> {
    entries: &'n mut [Entry],
    disputed: &'n mut Vec<Span>,
}

impl<'de> Visitor<'de> for Entries<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a mapping of {} keys", self.entries.len())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        for Entry { key, value } in self.entries {
            let Some(read) = access.next_key::<String>()? else { return Err(disagreement()) };
            if read != key.value {
                self.disputed.push(key.span);
            }
            access.next_value_seed(Along { node: value, disputed: self.disputed })?;
        }
        match access.next_key::<IgnoredAny>()? {
            None => Ok(()),
            Some(_) => Err(disagreement()),
        }
    }
}

fn disagreement<E: Error>() -> E {
    E::custom("YAML readers disagree on its structure")
}
