//! The names of claims: lower-case words and numbers joined by hyphens.

/// Words of a sentence that say nothing of what it is about.
const EMPTY_WORDS: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "had", "has", "have", "in", "is", "it",
    "its", "of", "on", "or", "over", "some", "than", "that", "the", "their", "this", "to", "was", "were", "will",
    "with", "about", "around",
];

/// How many words a suggested name has at most.
const WORDS: usize = 4;

/// Whether `id` is a name.
pub(super) fn is_kebab(id: &str) -> bool {
    let word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    id.split('-').all(word)
}

/// A name made from the first telling words of a text, or none when it has none.
///
/// "Korea–China trade peaked at $310.3 billion" gives `korea-china-trade-peaked`.
pub(super) fn kebab(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| word.len() > 1);
    let telling: Vec<&str> = words.filter(|word| !EMPTY_WORDS.contains(word)).take(WORDS).collect();
    (!telling.is_empty()).then(|| telling.join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kebab_case() {
        assert!(is_kebab("trade-peak") && is_kebab("2025-trade") && is_kebab("x"));
        for odd in ["", "Trade", "trade_peak", "-trade", "trade-", "a--b", "trade peak", "무역"] {
            assert!(!is_kebab(odd), "{odd}");
        }
    }

    #[test]
    fn a_name_is_made_of_telling_words() {
        assert_eq!(kebab("The trade of Korea was at a peak in 2022.").as_deref(), Some("trade-korea-peak-2022"));
        assert_eq!(kebab("Trade_Peak").as_deref(), Some("trade-peak"));
        assert_eq!(kebab("무역"), None);
    }
}
