//! Indented JSON, byte for byte as serde's own formatter sets it, in fewer and longer writes.
//!
//! A listing of figures is mostly keys, and each begins a line of its own. Written two blanks at a time, the white space
//! before them takes longer than all the rest. Strings are written as [`json_inert`] has them, here and in one line.

use std::io::{self, Write};

use serde_json::ser::Formatter;

use super::sanitize::json_inert;

/// Two blanks a level, each value of a list and each key on a line of its own.
#[derive(Default)]
pub(super) struct Indented {
    level: usize,
    /// Whether the innermost list or object has anything in it.
    has_value: bool,
}

/// What separates two values at the deepest level that is written at once.
const SEPARATOR: &[u8] = b",\n                    ";

/// The levels of it.
const LEVELS: usize = (SEPARATOR.len() - 2) / 2;

impl Indented {
    /// Begins the line of a value, behind a comma unless it is the first.
    fn line(&self, out: &mut (impl Write + ?Sized), first: bool) -> io::Result<()> {
        let level = self.level.min(LEVELS);
        out.write_all(&SEPARATOR[usize::from(first)..2 + 2 * level])?;
        (level..self.level).try_for_each(|_| out.write_all(b"  "))
    }

    fn open(&mut self, out: &mut (impl Write + ?Sized), bracket: &[u8]) -> io::Result<()> {
        self.level += 1;
        self.has_value = false;
        out.write_all(bracket)
    }

    fn close(&mut self, out: &mut (impl Write + ?Sized), bracket: &[u8]) -> io::Result<()> {
        self.level -= 1;
        if self.has_value {
            self.line(out, true)?;
        }
        out.write_all(bracket)
    }
}

impl Formatter for Indented {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        out.write_all(json_inert(fragment).as_bytes())
    }

    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.line(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.line(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }
}

/// All in one line.
#[derive(Default)]
pub(super) struct Compact;

impl Formatter for Compact {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        out.write_all(json_inert(fragment).as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use serde::Serialize;
    use serde_json::{Serializer, Value, json};

    use super::*;

    #[test]
    fn it_is_set_as_serde_sets_it() {
        let mut deep = json!([1]);
        for _ in 0..2 * LEVELS {
            deep = json!({ "inner": [deep, {}, []], "beside": "\n" });
        }
        for value in [json!({}), json!([]), json!([[], {}, null, "é", { "a": {}, "b": [1.5, true] }]), deep] {
            let mut out = Vec::new();
            Value::serialize(&value, &mut Serializer::with_formatter(&mut out, Indented::default())).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), serde_json::to_string_pretty(&value).unwrap());
        }
    }
}
