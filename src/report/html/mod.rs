//! `html`: the annotated copy, one page for an editor's browser that needs nothing but itself.
//!
//! The page is a template, a style and a script, a file each; `page` says what is in it. Whatever is written into the
//! template goes through one formatter, by which nothing of an article or a claim can be markup, a command or hidden.
//! Should anything slip through all the same, the page's own policy lets only the style and the script run whose
//! digests it names, and lets nothing be fetched.

mod note;
mod page;
mod prose;

use std::io::{self, Write};
use std::sync::LazyLock;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value, context};
use sha2::{Digest, Sha256};

use super::escape::escaped;
use super::sanitize::{Shown, shown};
use super::{Report, Settings};
use crate::finding::Run;
use page::Page;

const TEMPLATE: &str = include_str!("page.html");
const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// By which such a page is known for one.
pub(super) const MARK: &str = r#"<meta name="generator" content="factlint">"#;

pub(super) struct Html;

impl Report for Html {
    fn render(&self, run: &Run, _: &Settings, out: &mut dyn Write) -> io::Result<()> {
        let page = Page::of(run);
        let context = context! {
            policy => policy(),
            style => Value::from_safe_string(STYLE.to_owned()),
            script => Value::from_safe_string(SCRIPT.to_owned()),
            page => Value::from(Serde(&page)),
        };
        let rendered = ENVIRONMENT.get_template("page").and_then(|template| template.render(context));
        out.write_all(rendered.map_err(io::Error::other)?.as_bytes())
    }
}

static ENVIRONMENT: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut environment = Environment::new();
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.expect("the usual delimiters are sound"));
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_formatter(write_inert);
    environment.add_template("page", TEMPLATE).expect("the template is well formed");
    environment
});

/// Nothing may be loaded, sent or framed; only this style and this script are known.
fn policy() -> String {
    let (style, script) = (digest(STYLE), digest(SCRIPT));
    format!("default-src 'none'; style-src '{style}'; script-src '{script}'; base-uri 'none'; form-action 'none'")
}

/// The digest of an inline style or script, as a policy names it.
fn digest(text: &str) -> String {
    format!("sha256-{}", base64(&Sha256::digest(text)))
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits = bytes.chunks(3).flat_map(|chunk| {
        let bits = (0..3).fold(0, |bits, at| bits << 8 | u32::from(chunk.get(at).copied().unwrap_or(0)));
        let digit = move |at: usize| char::from(DIGITS[(bits >> (18 - 6 * at)) as usize & 63]);
        (0..4).map(move |at| if at <= chunk.len() { digit(at) } else { '=' })
    });
    digits.collect()
}

/// Writes a value so that it can only be read. Everything the template prints comes through here.
fn write_inert(out: &mut Output<'_>, _: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    match (value.as_str(), value.kind()) {
        (Some(text), _) if value.is_safe() => Ok(out.write_str(text)?),
        (Some(text), _) => Ok(out.write_str(&inert(text))?),
        (None, ValueKind::Number) => Ok(write!(out, "{value}")?),
        (None, kind) => Err(Error::new(ErrorKind::InvalidOperation, format!("a {kind} cannot be printed"))),
    }
}

/// The text without anything that would act instead of being read. Joiners and selectors stay: a browser, unlike a
/// terminal, knows what to do with them.
fn inert(text: &str) -> String {
    let visible = |character: char| match shown(character) {
        Shown::As(seen) => seen,
        Shown::Nothing => character,
    };
    escaped(&text.chars().map(visible).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_written_as_policies_want_them() {
        for (bytes, digits) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")] {
            assert_eq!(base64(bytes.as_bytes()), digits);
        }
        assert_eq!(base64(&[0xFB, 0xFF, 0xBF]), "+/+/");
    }

    #[test]
    fn the_mark_stands_near_the_top() {
        assert!(TEMPLATE.split_once(MARK).is_some_and(|(before, _)| before.ends_with("<meta charset=\"utf-8\">\n")));
    }

    #[test]
    fn style_and_script_cannot_end_early() {
        for text in [STYLE, SCRIPT] {
            assert!(!text.contains("</") && !text.contains("<!--"));
        }
    }

    #[test]
    fn what_is_not_text_cannot_be_printed_by_mistake() {
        let render = |value: Value| {
            let mut environment = Environment::new();
            environment.set_formatter(write_inert);
            environment.render_str("{{ value }}", context! { value })
        };
        assert_eq!(render(Value::from("<b>\u{202E}")).ok().as_deref(), Some("&lt;b&gt;\u{FFFD}"));
        assert_eq!(render(Value::from(14)).ok().as_deref(), Some("14"));
        assert!(render(Value::from(())).is_err());
        assert!(render(Value::from(vec![1])).is_err());
    }
}
