//! Plurals: whether a word is one, what its singular is, and the plural of a spelling in a table.

use std::sync::LazyLock;

use super::grammar::{NO_COMPOUNDS, PLURALS_OF_COMPOUNDS, PLURALS_WITHOUT_S, S_WITHOUT_PLURAL};
use super::words::Words;

static IRREGULAR: LazyLock<Words<&str>> = LazyLock::new(|| PLURALS_WITHOUT_S.iter().copied().collect());
static NO_PLURAL: LazyLock<Words<()>> = LazyLock::new(|| S_WITHOUT_PLURAL.iter().copied().collect());

/// Whether a word in lower case is a plural, by its form or by the table.
pub(crate) fn is_plural(word: &str) -> bool {
    if IRREGULAR.contains(word) || compound(word).is_some() {
        return true;
    }
    let ends_like_one = word.len() > 2 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
    ends_like_one
        && !word.ends_with("'s")
        && !word.ends_with("’s")
        && !word.ends_with("is")
        && !NO_PLURAL.contains(word)
}

/// A compound cut before its last part, and the singular of that: "gun" and "man" of "gunmen".
fn compound(word: &str) -> Option<(&str, &'static str)> {
    /// No first part of a compound is shorter.
    const SHORTEST: usize = 2;
    if !matches!(word.as_bytes().last(), Some(b'n' | b'e')) {
        return None;
    }
    let (stem, last) = PLURALS_OF_COMPOUNDS.iter().find_map(|&(many, one)| Some((word.strip_suffix(many)?, one)))?;
    (stem.len() >= SHORTEST && !NO_COMPOUNDS.contains(&word)).then_some((stem, last))
}

/// The singular of a word in lower case; a word that is no plural stays as it is.
pub(crate) fn singular(word: &str) -> String {
    if let Some(irregular) = IRREGULAR.get(word) {
        return (*irregular).to_owned();
    }
    if let Some((stem, last)) = compound(word) {
        return [stem, last].concat();
    }
    if !is_plural(word) {
        return word.to_owned();
    }
    let stem = &word[..word.len() - 1];
    if let Some(root) = word.strip_suffix("ies").filter(|root| root.len() > 1) {
        return format!("{root}y");
    }
    let sibilant = ["ches", "shes", "sses", "xes", "zzes"].iter().any(|ending| word.ends_with(ending));
    if sibilant || word.ends_with("oes") {
        return stem[..stem.len() - 1].to_owned();
    }
    stem.to_owned()
}

/// The regular plural of a spelling, whose head is its first word before " per " and else its last:
/// "square metre" → "square metres", "part per million" → "parts per million".
pub(crate) fn plural(spelling: &str) -> String {
    if !spelling.contains([' ', '-']) {
        return plural_of_word(spelling);
    }
    if let Some((of, each)) = spelling.split_once(" per ") {
        return format!("{} per {each}", plural(of));
    }
    if let Some(degree) = spelling.strip_prefix("degree ") {
        return format!("degrees {degree}");
    }
    let (before, last) =
        spelling.rsplit_once([' ', '-']).map_or(("", spelling), |(before, last)| (&spelling[..=before.len()], last));
    format!("{before}{}", plural_of_word(last))
}

fn plural_of_word(word: &str) -> String {
    match word {
        "foot" => "feet".to_owned(),
        "inch" => "inches".to_owned(),
        "penny" => "pennies".to_owned(),
        "century" => "centuries".to_owned(),
        "millennium" => "millennia".to_owned(),
        "hertz" | "celsius" | "celcius" | "fahrenheit" | "farenheit" | "horsepower" | "yen" | "yuan" | "won"
        | "renminbi" | "pence" => word.to_owned(),
        _ => [word, "s"].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn singulars() {
        for (many, one) in [
            ("members", "member"),
            ("companies", "company"),
            ("people", "people"),
            ("businesses", "business"),
            ("boxes", "box"),
            ("heroes", "hero"),
            ("women", "woman"),
            ("councilwomen", "councilwoman"),
            ("gunmen", "gunman"),
            ("townspeople", "townsperson"),
            ("stepchildren", "stepchild"),
            ("shoes", "shoe"),
            ("movies", "movie"),
            ("specimen", "specimen"),
            ("business", "business"),
            ("series", "series"),
        ] {
            assert_eq!(singular(many), one);
        }
    }

    #[test]
    fn plurals_of_spellings() {
        assert_eq!(plural("square foot"), "square feet");
        assert_eq!(plural("part per million"), "parts per million");
        assert_eq!(plural("watt-hour"), "watt-hours");
        assert_eq!(plural("degree celsius"), "degrees celsius");
    }
}
