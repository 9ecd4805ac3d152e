//! What keeps a run from being done as asked, and what to do about it.
//!
//! Troubles are of the outside world: paths, bytes that are no text, options that cannot be met. What is wrong with
//! an article's figures or a claims file's content is a finding, not a trouble.

use std::fmt;
use std::io;
use std::path::Path;

use crate::inert::{acts, inner_commands};
use crate::limit::Limit;

/// Something that could not be done, in words for the person at the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trouble {
    /// What is wrong, and with what.
    what: String,
    /// What to do.
    remedy: Option<String>,
}

impl Trouble {
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), remedy: None }
    }

    /// What is wrong, without what to do.
    pub(crate) fn what(&self) -> &str {
        &self.what
    }

    pub(crate) fn remedy(self, remedy: impl Into<String>) -> Self {
        Self { remedy: Some(remedy.into()), ..self }
    }

    /// The same with something more to do.
    pub(crate) fn also(self, remedy: &str) -> Self {
        let remedy = self.remedy.as_ref().map_or_else(|| remedy.to_owned(), |first| format!("{first} {remedy}"));
        Self { remedy: Some(remedy), ..self }
    }

    /// A path that cannot be read or written.
    pub(crate) fn of_path(path: &Path, doing: &str, error: &io::Error) -> Self {
        let reason = match error.kind() {
            io::ErrorKind::NotFound if doing == "write" => "there is no such folder".to_string(),
            io::ErrorKind::NotFound => "there is no such file or folder".to_string(),
            io::ErrorKind::PermissionDenied => "permission denied".to_string(),
            _ => error.to_string(),
        };
        Self::new(format!("cannot {doing} {}: {reason}", path.display()))
    }

    /// Something has more of something than it may have.
    pub(crate) fn of_limit(name: &str, doing: &str, limit: &Limit) -> Self {
        Self::new(format!("cannot {doing} {name}: it has {limit}")).remedy(limit.remedy)
    }
}

impl fmt::Display for Trouble {
    /// One or two lines. Control characters, which a path may well hold, are shown and never sent to the terminal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", visible(&self.what))?;
        match &self.remedy {
            Some(remedy) => write!(f, "\n  help: {}", visible(remedy)),
            None => Ok(()),
        }
    }
}

/// The text with what would act instead of being read written out as escapes.
pub(crate) fn visible(text: &str) -> String {
    let mut signs = inner_commands(text).peekable();
    let mut shown = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let is_sign = signs.next_if_eq(&at).is_some();
        if is_sign || acts(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_cannot_colour_the_terminal() {
        let trouble = Trouble::new("cannot read \u{1b}[31mred\u{202e}.txt").remedy("rename it");
        assert_eq!(trouble.to_string(), "error: cannot read \\u{1b}[31mred\\u{202e}.txt\n  help: rename it");
    }

    #[test]
    fn a_path_is_no_command_of_a_ci_server() {
        let trouble = Trouble::new("cannot read a\n::error::x ##[error]x.txt");
        assert_eq!(trouble.to_string(), "error: cannot read a\\u{a}::error::x #\\u{23}[error]x.txt");
    }
}
