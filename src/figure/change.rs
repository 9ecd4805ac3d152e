//! Directions: whether the words beside a figure say it rose or fell.

use std::sync::LazyLock;

use crate::quantity::Change;

use super::english::phrases::{DIRECTIONS, LEVELS, MOVERS, VERBS_WITH_UP_OR_DOWN};
use super::english::words::Words;
use super::lexer::Tokens;

static PARTICLE_VERBS: LazyLock<Words<()>> = LazyLock::new(|| VERBS_WITH_UP_OR_DOWN.iter().copied().collect());
static DIRECTION: LazyLock<Words<Change>> = LazyLock::new(|| DIRECTIONS.iter().copied().collect());
static DIRECTION_BEHIND: LazyLock<Words<Change>> = LazyLock::new(|| BEHIND.iter().copied().collect());

/// Nouns and adverbs that tell the direction from behind: "a 17% drop", "0.68 percent lower".
static BEHIND: &[(&str, Change)] = &[
    ("higher", Change::Rise),
    ("increase", Change::Rise),
    ("rise", Change::Rise),
    ("gain", Change::Rise),
    ("growth", Change::Rise),
    ("jump", Change::Rise),
    ("surge", Change::Rise),
    ("climb", Change::Rise),
    ("lower", Change::Fall),
    ("drop", Change::Fall),
    ("decline", Change::Fall),
    ("fall", Change::Fall),
    ("decrease", Change::Fall),
    ("slide", Change::Fall),
    ("plunge", Change::Fall),
    ("dip", Change::Fall),
    ("slump", Change::Fall),
    ("cut", Change::Fall),
    ("reduction", Change::Fall),
];

/// The direction of the figure that stands in the tokens from `first` to `end`: "fell by 17%", "up 5.9 percent".
pub(super) fn of(tokens: &Tokens<'_>, first: usize, end: usize) -> Option<Change> {
    // "fell five votes short": how far it was from something.
    if matches!(tokens.word(end), "short" | "shy") {
        return None;
    }
    ahead(tokens, first).or_else(|| behind(tokens, end))
}

/// Past "by", "of", "a" and the like to the word that moves. "rose to 10" tells where it came to, not how far it went.
fn ahead(tokens: &Tokens<'_>, first: usize) -> Option<Change> {
    let mut at = first.checked_sub(1)?;
    if tokens.word(at) == "by"
        && let Some(change) = of_object(tokens, at)
    {
        return Some(change);
    }
    for _ in 0..3 {
        let word = tokens.word(at);
        if let Some(change) = DIRECTION.get(word) {
            return (!is_particle(tokens, at)).then_some(*change);
        }
        if !matches!(
            word,
            "by" | "of"
                | "a"
                | "an"
                | "another"
                | "further"
                | "some"
                | "sharply"
                | "slightly"
                | "just"
                | "only"
                | "was"
                | "price"
        ) {
            return None;
        }
        at = at.checked_sub(1)?;
    }
    None
}

/// "made up 76 percent", "shot down three drones": "up" and "down" belong to the verb.
fn is_particle(tokens: &Tokens<'_>, at: usize) -> bool {
    let verb = at.checked_sub(1).map_or("", |verb| tokens.word(verb));
    matches!(tokens.word(at), "up" | "down") && PARTICLE_VERBS.contains(verb)
}

/// "ended up winning by 5 points": what came of it, and not which way it moved; "ended up 5 points" did move.
fn ends_up(tokens: &Tokens<'_>, at: usize) -> bool {
    let verb = at.checked_sub(1).map_or("", |verb| tokens.word(verb));
    tokens.word(at) == "up" && matches!(verb, "end" | "ends" | "ended" | "ending" | "wind" | "wound")
}

/// "dropped 26,000 bombs": whether the count at `first` is of what was let fall, and not of how far something fell.
pub(super) fn is_let_fall(tokens: &Tokens<'_>, first: usize, noun: &str) -> bool {
    let verb = first.checked_sub(1).map_or("", |verb| tokens.word(verb));
    let level = noun.rsplit(' ').next().is_some_and(|head| LEVELS.contains(&head));
    matches!(verb, "drop" | "drops" | "dropped" | "dropping") && !level
}

/// Verbs that take what they move between them and "by": "raised prices by 5%". Alone they can mean something else.
static MOVERS_OF: &[(&str, Change)] = &[
    ("raise", Change::Rise),
    ("raised", Change::Rise),
    ("raising", Change::Rise),
    ("boost", Change::Rise),
    ("boosted", Change::Rise),
    ("boosting", Change::Rise),
    ("lowered", Change::Fall),
    ("lowering", Change::Fall),
    ("cutting", Change::Fall),
    ("reduce", Change::Fall),
    ("reducing", Change::Fall),
    ("slashed", Change::Fall),
    ("slashing", Change::Fall),
    ("trimmed", Change::Fall),
];

/// How many words may name what moved.
const LONGEST_OBJECT: usize = 3;

/// "cut rates by 25 basis points": the verb stands before what it moved.
fn of_object(tokens: &Tokens<'_>, by: usize) -> Option<Change> {
    let mut at = by;
    for _ in 0..=LONGEST_OBJECT {
        at = at.checked_sub(1).filter(|&at| tokens.is_word(at))?;
        let word = tokens.word(at);
        let found = DIRECTION.get(word).copied().filter(|_| !is_particle(tokens, at) && !ends_up(tokens, at));
        if let Some(change) =
            found.or_else(|| MOVERS_OF.iter().find(|(verb, _)| *verb == word).map(|(_, change)| *change))
        {
            return Some(change);
        }
    }
    None
}

/// Whether a text holds nothing but words of direction: "up", "fell by", "a rise of".
pub(super) fn says_only_direction(text: &str) -> bool {
    text.split_whitespace().all(|word| {
        let word = word.to_ascii_lowercase();
        DIRECTION.contains(word.as_str()) || matches!(word.as_str(), "by" | "of" | "a")
    })
}

/// Whether a text is the one word that tells the direction of the figure before it: "higher".
pub(super) fn says_direction_behind(text: &str) -> bool {
    DIRECTION_BEHIND.contains(text.to_ascii_lowercase().as_str())
}

fn behind(tokens: &Tokens<'_>, end: usize) -> Option<Change> {
    DIRECTION_BEHIND.get(tokens.word(end)).copied()
}

/// Whether "from A to B" at `from` tells a before and an after: a word of movement stands shortly before.
pub(super) fn moves(tokens: &Tokens<'_>, from: usize) -> bool {
    let start = from.saturating_sub(8);
    (start..from).any(|at| {
        let word = tokens.word(at);
        DIRECTION.contains(word) && word != "growth" || MOVERS.contains(&word)
    })
}
