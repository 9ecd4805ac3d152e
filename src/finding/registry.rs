//! The registry of rules: every code, its default severity and its page. The only list of codes there is.

use super::Severity;

/// A code that stands in the registry, so a finding cannot carry one that nobody documented.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Code(&'static str);

/// A named kind of finding.
#[derive(Debug)]
pub struct Rule {
    pub code: Code,
    pub severity: Severity,
    /// One line: what it finds.
    pub summary: &'static str,
    /// The page `factlint explain` shows, in Markdown.
    pub page: &'static str,
}

/// All rules, in the order of the manual.
pub static REGISTRY: &[Rule] = &[];

impl Code {
    /// The code's own name, in kebab-case.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0
    }
}
