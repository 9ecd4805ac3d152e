//! Colours and drawing marks, and their plain stand-ins.
//!
//! The one place that knows escape codes and which marks need more than ASCII, so that no report can colour what it was
//! told not to. Whatever a colour says is always said in words or marks too.

use super::Settings;
use crate::finding::Severity;

/// What a piece of text is, as far as its colour goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    Error,
    Warning,
    Note,
    Good,
    Strong,
    Faint,
}

impl Ink {
    /// The parameters of its "select graphic rendition" sequence.
    fn code(self) -> &'static str {
        match self {
            Ink::Error => "31",
            Ink::Warning => "33",
            Ink::Note => "36",
            Ink::Good => "32",
            Ink::Strong => "1",
            Ink::Faint => "2",
        }
    }
}

impl From<Severity> for Ink {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => Ink::Error,
            Severity::Warning => Ink::Warning,
            Severity::Note => Ink::Note,
        }
    }
}

/// The marks reports are drawn with.
#[derive(Debug)]
pub(super) struct Marks {
    pub supported: &'static str,
    pub conflicting: &'static str,
    pub unmentioned: &'static str,
    pub ellipsis: &'static str,
    pub dash: &'static str,
    pub full: &'static str,
    pub empty: &'static str,
    pub error: &'static str,
    pub warning: &'static str,
    pub note: &'static str,
}

static UNICODE: Marks = Marks {
    supported: "✔",
    conflicting: "✘",
    unmentioned: "○",
    ellipsis: "…",
    dash: "–",
    full: "█",
    empty: "░",
    error: "×",
    warning: "⚠",
    note: "☞",
};

static ASCII: Marks = Marks {
    supported: "+",
    conflicting: "x",
    unmentioned: "o",
    ellipsis: "...",
    dash: "-",
    full: "#",
    empty: ".",
    error: "x",
    warning: "!",
    note: ">",
};

impl Marks {
    pub(super) fn of(settings: &Settings) -> &'static Marks {
        if settings.unicode { &UNICODE } else { &ASCII }
    }

    /// The mark that opens a finding of this severity.
    pub(super) fn severity(&self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => self.error,
            Severity::Warning => self.warning,
            Severity::Note => self.note,
        }
    }
}

/// The text in its colour, if colours may be written.
pub(super) fn paint(text: &str, ink: Ink, settings: &Settings) -> String {
    if settings.colour { format!("\u{1B}[{}m{text}\u{1B}[0m", ink.code()) } else { text.to_owned() }
}
