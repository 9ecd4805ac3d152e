//! Leads: the words right before a figure that say what part it has in a sum ("from an average of", "to a record").
//!
//! Every rule that reckons asks for them, and all should take the same words for idle.

/// Words between a lead and its figure that say nothing of the sum.
static IDLE: &[&str] = &[
    "a", "an", "the", "its", "their", "just", "only", "record", "all-time", "average", "high", "low", "peak", "of",
    "then",
];

/// What goes before a lead, if the words end with one of these.
pub(super) fn before<'w>(words: &'w str, leads: &[&str]) -> Option<&'w str> {
    let words = without_idle(words);
    let ends = |lead: &&str| words.strip_suffix(*lead).filter(|rest| !rest.ends_with(char::is_alphanumeric));
    leads.iter().find_map(ends).map(str::trim_end)
}

fn without_idle(words: &str) -> &str {
    let mut rest = words;
    while let Some(word) = rest.rsplit(' ').next().filter(|word| IDLE.contains(word)) {
        rest = rest.strip_suffix(word).unwrap_or_default().trim_end();
    }
    rest
}
