//! Fractions, multiples, odds and scores: figures that put one number against another.

use crate::quantity::{Decimal, Hedge, Kind, Quantity, Unit, Value, Written};

use super::english::inflection::{is_plural, singular};
use super::english::numbers::{MULTIPLES, MULTIPLIERS};
use super::english::roles::Roles;
use super::lexer::{TokenKind, Tokens};
use super::meaning::Taken;
use super::noun;
use super::numeral::{self, Numeral, Setting};
use super::{Reading, Step, steps};

/// A fraction written out is taken to the nearest hundredth: nobody writes "a third" for 0.34.
const FRACTION_STEP: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// Reads a fraction, multiple, odds or score that begins at `at`, without its hedge.
pub(super) fn read(tokens: &Tokens<'_>, at: usize) -> Option<Reading> {
    multiple(tokens, at)
        .or_else(|| fraction(tokens, at))
        .or_else(|| odds(tokens, at))
        .or_else(|| versus(tokens, at))
        .or_else(|| vote(tokens, at))
        .or_else(|| moved_by_half(tokens, at))
}

fn reading(
    tokens: &Tokens<'_>,
    kind: Kind,
    written: Written,
    unit: Option<Unit>,
    (first, end): (usize, usize),
) -> Reading {
    let steps = steps(tokens, || [Step::new("ratio", tokens.span(first, end), Taken::Ratio(kind))]);
    let quantity = Quantity { kind, value: Value::Number(written), unit, hedge: Hedge::None, change: None };
    Reading { quantity, first, end, steps }
}

/// "doubled", "tenfold", "twice the size"; nobody doubles by doubling down.
fn multiple(tokens: &Tokens<'_>, at: usize) -> Option<Reading> {
    if !tokens.roles(at).any(Roles::NUMBER) {
        return None;
    }
    let word = tokens.word(at);
    let tied = tokens.is_hyphen(at + 1) && tokens.glued(at + 1);
    let alone = || MULTIPLES.iter().find(|(name, _)| *name == word && tokens.word(at + 1) != "down" && !tied);
    let of_something =
        || MULTIPLIERS.iter().find(|(name, _)| *name == word && names_what_it_multiplies(tokens, at + 1));
    let (_, factor) = alone().or_else(of_something)?;
    let factor: Decimal = factor.parse().ok()?;
    Some(reading(tokens, Kind::Ratio, Written::exactly(factor, FRACTION_STEP), Some(Unit::Times), (at, at + 1)))
}

/// "twice the size", "twice as likely"; not "scored twice as they won". In "double the 120 decibels" the number is what
/// is told.
fn names_what_it_multiplies(tokens: &Tokens<'_>, at: usize) -> bool {
    match tokens.word(at) {
        "the" if tokens.is_number(at + 1) => false,
        "the" | "its" | "their" | "his" | "her" | "that" | "what" => true,
        "as" => {
            let much = matches!(tokens.word(at + 1), "many" | "much" | "high" | "long" | "likely" | "often");
            much || tokens.word(at + 2) == "as"
        }
        _ => false,
    }
}

/// "a third of respondents", "two-thirds", "half the condos", "three quarters of".
fn fraction(tokens: &Tokens<'_>, at: usize) -> Option<Reading> {
    let (value, end) = match tokens.is_word(at) {
        true if !tokens.roles(at).any(Roles::NUMBER | Roles::ARTICLE) => return None,
        true => half_of(tokens, at).or_else(|| parts(tokens, at))?,
        false => parts_in_figures(tokens, at)?,
    };
    let (whole, end) = whole(tokens, end);
    Some(reading(tokens, Kind::Ratio, Written::exactly(value, FRACTION_STEP), Some(Unit::Fraction(whole)), (at, end)))
}

/// "nearly a third": behind a hedge no article makes a rank, if no noun follows.
pub(super) fn hedged_part(tokens: &Tokens<'_>, at: usize) -> Option<Reading> {
    let under = numeral::denominator(tokens.word(at + 1)).filter(|_| tokens.word(at + 1) != "second")?;
    let article = matches!(tokens.word(at), "a" | "an" | "one");
    let next = tokens.word(at + 2);
    // "about a half a dozen" is six.
    let ends = noun::ends_phrase(next) && !matches!(next, "a" | "an");
    let closed = !tokens.is_word(at + 2) && !tokens.is_hyphen(at + 2) || ends;
    let value = Decimal::ONE.checked_div(Decimal::from(under))?;
    let time = tokens.word(at + 1) == "quarter";
    let written = Written::exactly(value, FRACTION_STEP);
    (article && closed && !time)
        .then(|| reading(tokens, Kind::Ratio, written, Some(Unit::Fraction(None)), (at, at + 2)))
}

/// "half" without a whole, which only a hedge tells from the adverb: "more than half", "almost half".
pub(super) fn half(tokens: &Tokens<'_>, at: usize) -> Option<Reading> {
    let alone = tokens.word(at) == "half" && !matches!(tokens.word(at + 1), "a" | "an") && !tokens.is_hyphen(at + 1);
    let scaled = || numeral::read(tokens, at, Setting::Plain).is_some();
    let written = Written::exactly(Decimal::new(5, 1), FRACTION_STEP);
    (alone && !scaled()).then(|| reading(tokens, Kind::Ratio, written, Some(Unit::Fraction(None)), (at, at + 1)))
}

/// "by a third", "by about half": how far something moved.
fn is_told_by(tokens: &Tokens<'_>, at: usize) -> bool {
    (1..=3).any(|back| at.checked_sub(back).is_some_and(|before| tokens.word(before) == "by"))
}

/// How many tokens may tell what is cut in half.
const CUT_REACH: usize = 8;

/// "cut waste in half"; not "tore it in half".
fn is_cut_in(tokens: &Tokens<'_>, at: usize) -> bool {
    let cuts = |word: &str| {
        matches!(
            word,
            "cut" | "cuts" | "cutting" | "slash" | "slashed" | "slashing" | "reduce" | "reduced" | "reducing"
        )
    };
    let inside = at.checked_sub(1).filter(|&before| tokens.word(before) == "in");
    inside.is_some_and(|end| (end.saturating_sub(CUT_REACH)..end).any(|at| cuts(tokens.word(at))))
}

/// "fell by half", "was cut in half".
fn moved_by_half(tokens: &Tokens<'_>, at: usize) -> Option<Reading> {
    let halved = tokens.word(at) == "half";
    let by = || at.checked_sub(1).is_some_and(|before| tokens.word(before) == "by");
    (halved && (by() || is_cut_in(tokens, at))).then(|| half(tokens, at))?
}

fn half_of(tokens: &Tokens<'_>, at: usize) -> Option<(Decimal, usize)> {
    let of = matches!(tokens.word(at + 1), "of" | "the" | "its" | "their" | "his" | "her" | "our" | "all");
    let compared = tokens.word(at + 1) == "as" && names_what_it_multiplies(tokens, at + 1);
    let half = tokens.word(at) == "half" && (of || compared);
    half.then(|| (Decimal::new(5, 1), at + 1))
}

/// A numerator in words and a denominator, told from an ordinal by "of", a plural or a hyphen.
fn parts(tokens: &Tokens<'_>, at: usize) -> Option<(Decimal, usize)> {
    let over = match tokens.word(at) {
        "a" | "an" => 1,
        word => numeral::cardinal(word).filter(|n| (1..20).contains(n))?,
    };
    let hyphenated = tokens.is_hyphen(at + 1) && tokens.glued(at + 1) && tokens.glued(at + 2);
    let denominator_at = if hyphenated { at + 2 } else { at + 1 };
    let word = tokens.word(denominator_at);
    let under = numeral::denominator(word).filter(|_| !matches!(word, "half" | "halves") || over == 1)?;
    // "by one quarter" may be three months.
    let one_quarter = word == "quarter" && tokens.word(at) == "one";
    // "by an eighth-grade teacher"
    let goes_on = denominator_at + 1;
    let ranks = tokens.is_hyphen(goes_on) && tokens.glued(goes_on) && tokens.glued(goes_on + 1);
    let certain = hyphenated
        || (is_told_by(tokens, at) && !one_quarter)
        || tokens.word(denominator_at + 1) == "of"
        || is_told_behind(tokens, at, denominator_at)
        || (over > 1 && word.ends_with('s') && word != "quarters");
    let value = Decimal::from(over).checked_div(Decimal::from(under))?;
    (certain && !ranks && over < under).then_some((value, denominator_at + 1))
}

/// "2/3 of voters".
fn parts_in_figures(tokens: &Tokens<'_>, at: usize) -> Option<(Decimal, usize)> {
    let slashed = tokens.is_mark(at + 1, '/') && tokens.glued(at + 1) && tokens.glued(at + 2);
    if !slashed || at > 0 && tokens.glued(at) {
        return None;
    }
    let (over, under) = (side(tokens, at)?, side(tokens, at + 2)?);
    let value = Decimal::from(over).checked_div(Decimal::from(under))?;
    (0 < over && over < under && tokens.word(at + 3) == "of").then_some((value, at + 3))
}

/// "a third fewer", "a fifth have left", "one third said", "three quarters full": what is told of a part, and of no third
/// or second quarter.
fn is_told_behind(tokens: &Tokens<'_>, at: usize, denominator_at: usize) -> bool {
    let (word, next) = (tokens.word(denominator_at), tokens.word(denominator_at + 1));
    if matches!(word, "second" | "seconds") {
        return false;
    }
    let singular = !word.ends_with('s');
    // "a third said" may be a third witness.
    let no_ordinal = !singular || word == "quarter" || tokens.word(at) == "one";
    let done = no_ordinal && matches!(next, "complete" | "done" | "empty" | "finished" | "full");
    let compared = singular && COMPARATIVES.contains(&next);
    done || compared || singular && PLURAL_VERBS.contains(&next) || no_ordinal && SAYING.contains(&next)
}

/// Verbs that only many agree with, as the people do that a part stands for.
#[rustfmt::skip]
static PLURAL_VERBS: &[&str] = &[
    "agree", "are", "believe", "disagree", "do", "don't", "earn", "expect", "favor", "favour", "feel", "have", "live", "need",
    "oppose", "own", "plan", "prefer", "say", "support", "think", "want", "were", "weren't",
];

/// Verbs of those who are asked, in the past.
#[rustfmt::skip]
static SAYING: &[&str] = &[
    "agreed", "backed", "believed", "disagreed", "expected", "favored", "favoured", "felt", "opposed", "preferred", "said",
    "supported", "thought", "voted", "wanted",
];

/// Words that tell by what part something is more or less: "a third fewer", "a quarter cheaper".
#[rustfmt::skip]
static COMPARATIVES: &[&str] = &[
    "above", "below", "bigger", "cheaper", "cooler", "dearer", "faster", "fewer", "greater", "heavier", "higher", "larger", "less",
    "lighter", "longer", "lower", "more", "quicker", "shorter", "slower", "smaller", "stronger", "taller", "weaker",
    "wider",
];

/// What the fraction is of, past "of" and determiners: a plural noun, or the first noun said.
fn whole(tokens: &Tokens<'_>, at: usize) -> (Option<String>, usize) {
    let of = if tokens.word(at) == "of" { at + 1 } else { at };
    let determined =
        matches!(tokens.word(of), "the" | "all" | "its" | "their" | "his" | "her" | "our" | "those" | "these");
    if of == at && !determined {
        return (None, at);
    }
    let first = if determined { of + 1 } else { of };
    if let Some(found) = noun::collective(tokens, first).or_else(|| noun::counted(tokens, first)) {
        return (Some(found.name), found.end);
    }
    if let Some(found) = counted_whole(tokens, first) {
        return (Some(found), at);
    }
    noun::counted_once(tokens, first).map_or((None, at), |found| (Some(found.name), found.end))
}

/// What is counted in "two-thirds of the combined 4.3 million copies", whose number is a figure of its own.
fn counted_whole(tokens: &Tokens<'_>, first: usize) -> Option<String> {
    let number = first + usize::from(tokens.is_word(first) && tokens.is_number(first + 1));
    let numeral = numeral::read(tokens, number, Setting::Plain)?;
    noun::counted(tokens, numeral.end).map(|found| found.name)
}

/// "one in 12", "two in five", "one out of three Germans".
fn odds(tokens: &Tokens<'_>, at: usize) -> Option<Reading> {
    let longest = if tokens.is_number(at) { LONGEST_DIGITS } else { LONGEST_SMALL };
    if !(at + 1..=at + longest).any(|joint| tokens.roles(joint).any(Roles::ODDS)) {
        return None;
    }
    let over = small(tokens, at)?;
    let tied = usize::from(tokens.is_hyphen(over.1) && tokens.glued(over.1) && tokens.is_hyphen(over.1 + 2));
    let joint = over.1 + tied;
    let mut next = match tokens.word(joint) {
        "in" if tied == 1 || !tokens.glued(joint) => joint + 1 + tied,
        "out" if tokens.word(joint + 1) == "of" => joint + 2,
        "of" if tokens.word(joint + 1) == "every" => joint + 1,
        _ => return None,
    };
    if tokens.word(next) == "every" {
        next += 1;
    }
    let under = small(tokens, next)?;
    let word = tokens.word(under.1);
    // "one in 10,000 babies"; "one in 2019" is of a year.
    let grouped = || tokens.word(joint) == "in" && tokens.number(next).contains(',') && is_plural(word);
    if over.0 >= under.0 || over.0 == 0 || under.0 > 1000 && !grouped() {
        return None;
    }
    let value = Decimal::from(over.0).checked_div(Decimal::from(under.0))?;
    let (whole, end) = if is_plural(word) { (Some(singular(word)), under.1 + 1) } else { (None, under.1) };
    let counts_time = super::unit::measure(tokens, under.1).is_some();
    (!counts_time).then(|| {
        reading(tokens, Kind::Ratio, Written::exactly(value, FRACTION_STEP), Some(Unit::Fraction(whole)), (at, end))
    })
}

/// Where the "in" of odds stands at the latest: no number below a thousand takes more tokens, even by its decimals.
const LONGEST_SMALL: usize = 16;
/// The same of a number in digits, which may be of dozens and tied by a hyphen.
const LONGEST_DIGITS: usize = 3;

fn small(tokens: &Tokens<'_>, at: usize) -> Option<(u32, usize)> {
    let number: Numeral = numeral::read(tokens, at, Setting::Plain)?;
    Some((number.small_integer()?, number.end))
}

/// Words near a pair of numbers that make it a score: "won 3-2", "a 57-42 vote".
#[rustfmt::skip]
static SCORE_WORDS: &[&str] = &[
    "won", "win", "wins", "winning", "beat", "beats", "beating", "lost", "lose", "loss", "defeat", "defeated", "victory", "lead", "led", "leads", "draw", "drew", "tie", "tied", "score", "scored",
    "vote", "voted", "votes", "record", "edged", "trailed", "trail", "ahead", "up", "down", "final", "thrashed", "routed", "crushed", "downed", "ruled", "decision", "margin", "aggregate", "split", "deadlocked", "passed", "approved", "trailing", "trails", "leading", "beaten",
];

/// "3-2", "2-to-1", "three-to-one".
fn versus(tokens: &Tokens<'_>, at: usize) -> Option<Reading> {
    if at > 0 && tokens.glued(at) {
        return None;
    }
    let (ratio, right_at) = joint(tokens, at + 1)?;
    let left = side(tokens, at)?;
    let right = side(tokens, right_at)?;
    // "one-to-one" is said of talks.
    let spoken = tokens.is_word(at) || tokens.is_word(right_at);
    if spoken && (!ratio || left == right) {
        return None;
    }
    let end = right_at + 1;
    let open = !(tokens.glued(end) && (tokens.is_word(end) || tokens.is_joiner(end) || tokens.is_number(end)));
    // A dash before what falls joins nothing else: "a 39–8 confirmation". A hyphen may be of a name: "the 747-8 jet".
    let dashed = tokens.kind(at + 1) == Some(TokenKind::Dash) && !is_plural(tokens.word(end));
    let falls = left > right && (!tokens.is_word(end) || dashed);
    let score = ratio || falls || told_as_score(tokens, at, end) || is_set_of_match(tokens, at, end);
    if !open || !score || super::unit::measure(tokens, end).is_some() || tokens.is_mark(end, '%') {
        return None;
    }
    let written = Written { low: Decimal::from(left), high: Decimal::from(right), step: Decimal::ONE };
    if ratio {
        let times = Decimal::from(left).checked_div(Decimal::from(right))?;
        return Some(reading(
            tokens,
            Kind::Ratio,
            Written::exactly(times, FRACTION_STEP),
            Some(Unit::Times),
            (at, end),
        ));
    }
    Some(reading(tokens, Kind::Score, written, None, (at, end)))
}

/// "a 66 to 32 vote", "by a vote of 48 to 52".
fn vote(tokens: &Tokens<'_>, at: usize) -> Option<Reading> {
    if tokens.word(at + 1) != "to" {
        return None;
    }
    let (left, right) = (side(tokens, at)?, side(tokens, at + 2)?);
    let end = at + 3;
    let behind = matches!(
        tokens.word(end),
        "decision" | "majority" | "ruling" | "verdict" | "victory" | "vote" | "votes" | "win"
    );
    let told = || at >= 2 && tokens.word(at - 1) == "of" && matches!(tokens.word(at - 2), "score" | "tally" | "vote");
    let closed = || !tokens.is_word(end) || noun::ends_phrase(tokens.word(end));
    let written = Written { low: Decimal::from(left), high: Decimal::from(right), step: Decimal::ONE };
    (behind || told() && closed()).then(|| reading(tokens, Kind::Score, written, None, (at, end)))
}

fn side(tokens: &Tokens<'_>, at: usize) -> Option<u32> {
    if let Some(spoken) = numeral::cardinal(tokens.word(at)) {
        return Some(spoken);
    }
    let digits = tokens.number(at);
    (digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok())?
}

/// What joins the two sides: whether it is "to" between hyphens, and the token after it.
fn joint(tokens: &Tokens<'_>, at: usize) -> Option<(bool, usize)> {
    if !tokens.glued(at) || !tokens.is_joiner(at) || !tokens.glued(at + 1) {
        return None;
    }
    if tokens.word(at + 1) == "to" && tokens.is_joiner(at + 2) {
        return Some((true, at + 3));
    }
    (tokens.is_number(at + 1) || tokens.is_word(at + 1)).then_some((false, at + 1))
}

/// The "3-6" of "6-4, 3-6, 7-5": a set among others, one of which no range could be.
fn is_set_of_match(tokens: &Tokens<'_>, first: usize, end: usize) -> bool {
    let set_at = |at: usize| {
        let (_, right_at) = joint(tokens, at + 1)?;
        Some(side(tokens, at)? > side(tokens, right_at)? && !tokens.is_word(right_at + 1))
    };
    let before = || first.checked_sub(4).filter(|_| tokens.is_mark(first - 1, ',')).and_then(set_at);
    let behind = || if tokens.is_mark(end, ',') { set_at(end + 1) } else { None };
    before() == Some(true) || behind() == Some(true)
}

fn told_as_score(tokens: &Tokens<'_>, first: usize, end: usize) -> bool {
    let near = first.saturating_sub(5)..(end + 3).min(tokens.len());
    near.into_iter().any(|at| SCORE_WORDS.contains(&tokens.word(at)))
}
