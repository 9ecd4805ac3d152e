//! What a streamed report keeps until its end: what is told of articles only after everything else.
//!
//! Two formats ask for it. What is kept is the words that will be written, never the article they are about.

use std::collections::BTreeMap;

use crate::finding::{Finding, Part};

/// What is kept of each article, by its name.
pub(super) struct Late<T>(BTreeMap<String, Vec<T>>);

impl<T> Default for Late<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T> Late<T> {
    /// Keeps what has to wait of an article, as `told`.
    pub(super) fn take(&mut self, part: &Part, told: impl Fn(&Finding) -> T) {
        if !part.late.is_empty() {
            let name = part.article.source.name().to_owned();
            self.0.entry(name).or_default().extend(part.late.iter().map(told));
        }
    }

    /// What was kept, in the order of the articles' names.
    pub(super) fn in_order(&self) -> impl Iterator<Item = &T> {
        self.0.values().flatten()
    }
}
