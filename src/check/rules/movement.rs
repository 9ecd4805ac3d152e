//! Movements: "from A to B, up P", in whatever order a sentence tells it.

use super::lead;
use super::sentence::{Mention, Sentence, ends_with_word, meant, number, starts_with_word};
use crate::quantity::{Change, Decimal, Interval, Kind, Quantity, Scale, Unit};
use crate::source::Span;

/// A value that moved from one number to another, and by how much it is said to have moved.
pub(super) struct Movement<'c> {
    pub from: Quantity,
    pub to: Quantity,
    pub stated: Mention<'c>,
    /// The figures the two ends stand in; one and the same for "from $2 to $5".
    pub ends: Vec<Mention<'c>>,
}

/// The movements of a sentence. Dates are passed over: "from 200 in 2010 to 250 in 2020".
pub(super) fn all<'c>(sentence: &Sentence<'c>) -> Vec<Movement<'c>> {
    let sentence = &sentence.without(asides(sentence));
    let numbers = sentence.of_numbers().mentions;
    let of_three = numbers.windows(3).filter_map(|three| Movement::of_three(sentence, three));
    let of_two = numbers.windows(2).filter_map(|two| Movement::of_range(sentence, two));
    of_three.chain(of_two).collect()
}

/// What is said of the ends in passing: ", or $3.89 a share", and an end in another currency in brackets.
fn asides(sentence: &Sentence<'_>) -> Vec<Span> {
    let mut end = sentence.span.start;
    let mut asides = Vec::new();
    for mention in &sentence.mentions {
        if let Some(bracket) = bracket_around(sentence, mention).filter(|_| mention.kind() == Kind::Money) {
            asides.push(bracket);
        } else if mention.kind() == Kind::Rate && is_other_words(&sentence.before(mention)) {
            asides.push(Span::new(end, mention.span().end));
        }
        end = asides.last().map_or(0, |aside: &Span| aside.end).max(mention.span().end);
    }
    asides
}

/// The brackets that hold nothing but this figure.
fn bracket_around(sentence: &Sentence<'_>, mention: &Mention<'_>) -> Option<Span> {
    let prose = sentence.case.article.prose();
    let before = prose.get(sentence.span.start..mention.span().start)?.trim_end().strip_suffix('(')?;
    let after = prose.get(mention.span().end..sentence.span.end)?;
    let closed = after.trim_start().strip_prefix(')')?;
    Some(Span::new(sentence.span.start + before.len(), sentence.span.end - closed.len()))
}

/// Whether these words say that the same comes in other terms.
fn is_other_words(words: &str) -> bool {
    words.trim_start_matches([')', ',', ' ']) == "or"
}

impl<'c> Movement<'c> {
    fn of_three(sentence: &Sentence<'c>, three: &[Mention<'c>]) -> Option<Self> {
        let &[one, two, three] = three else { return None };
        let orders = [(one, two, three), (two, one, three), (two, three, one), (three, two, one), (three, one, two)];
        let (from, to, stated) = orders.into_iter().find(|(from, to, stated)| is_told(sentence, from, to, stated))?;
        let ends = vec![from, to];
        Some(Self { from: from.quantity().clone(), to: to.quantity().clone(), stated, ends })
    }

    /// "doubled from $2 to $5", where the two ends are read as one figure.
    fn of_range(sentence: &Sentence<'c>, two: &[Mention<'c>]) -> Option<Self> {
        let &[one, two] = two else { return None };
        let (range, stated) = if is_movement(&one) { (two, one) } else { (one, two) };
        let written = range.quantity().written().filter(|written| written.low < written.high)?;
        let is_run = range.text.contains(" to ") && ends_with_word(&sentence.before(&range), &["from"]);
        if !(is_movement(&stated) && is_run && stands_beside(sentence, &one, &two) && is_whole(sentence, &stated)) {
            return None;
        }
        let low = super::sentence::with_number(range.quantity(), written.low);
        let high = super::sentence::with_number(range.quantity(), written.high);
        let (from, to) = if falls(&stated) { (high, low) } else { (low, high) };
        Some(Self { from, to, stated, ends: vec![range] })
    }

    /// Whether what is stated may be the way from the one end to the other, as a share of the first.
    pub(super) fn fits(&self) -> Option<bool> {
        let (from, to) = (meant(&self.from)?, meant(&self.to)?);
        Some(to.scaled(Decimal::ONE_HUNDRED)?.meets(from.times(self.grown()?)?))
    }

    /// What a hundred becomes by what is stated.
    fn grown(&self) -> Option<Interval> {
        let stated = meant(self.stated.quantity())?;
        let hundred = Interval::closed(Decimal::ONE_HUNDRED, Decimal::ONE_HUNDRED);
        match (self.stated.kind(), falls(&self.stated)) {
            (Kind::Ratio, _) => stated.scaled(Decimal::ONE_HUNDRED),
            (_, false) => hundred.plus(stated),
            (_, true) => hundred.minus(stated),
        }
    }

    /// The way from the one end to the other in percent of the first, negative for a fall.
    pub(super) fn percent(&self) -> Option<Decimal> {
        let from = number(&self.from).filter(|from| *from > Decimal::ZERO)?;
        self.way()?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(from)
    }

    /// The way from the one end to the other, negative for a fall.
    pub(super) fn way(&self) -> Option<Decimal> {
        number(&self.to)?.checked_sub(number(&self.from)?)
    }
}

/// Whether a figure says how far something moved.
fn is_movement(mention: &Mention<'_>) -> bool {
    match mention.kind() {
        Kind::Percent | Kind::Points => mention.quantity().change.is_some(),
        Kind::Ratio => is_multiplied(mention),
        _ => false,
    }
}

/// "doubled", "halved", but not "twice" and "times", which compare more than they tell.
fn is_multiplied(mention: &Mention<'_>) -> bool {
    let text = mention.text.to_lowercase();
    let verb = ["doubl", "tripl", "quadrupl", "halv"].iter().any(|stem| text.contains(stem));
    verb && mention.quantity().unit == Some(Unit::Times)
}

pub(super) fn falls(mention: &Mention<'_>) -> bool {
    mention.quantity().change == Some(Change::Fall)
}

fn is_told(sentence: &Sentence<'_>, from: &Mention<'_>, to: &Mention<'_>, stated: &Mention<'_>) -> bool {
    is_movement(stated)
        && !is_movement(from)
        && !is_movement(to)
        && are_ends(&from.figure.quantity, &to.figure.quantity)
        && is_set_out_from(sentence, from, to)
        && is_reached(sentence, from, to, stated)
        && is_whole(sentence, stated)
}

/// Two ends of one movement measure the same thing in the same unit.
fn are_ends(from: &Quantity, to: &Quantity) -> bool {
    let measured = matches!(from.kind, Kind::Money | Kind::Count | Kind::Measure | Kind::Rate | Kind::Percent);
    let named = from.unit.is_none() || to.unit.is_none() || from.unit == to.unit;
    let same = Scale::of(from.unit.as_ref()) == Scale::of(to.unit.as_ref());
    let positive = |quantity: &Quantity| number(quantity).is_some_and(|number| number > Decimal::ZERO);
    measured && named && same && from.kind == to.kind && positive(from) && positive(to)
}

/// What leads to the value a movement sets out from, and to the one it reaches.
const FROM: &[&str] = &["from"];
const TO: &[&str] = &["to"];
const COMPARED: &[&str] = &["compared with", "compared to", "against"];
/// Nouns for a movement: "a 43 percent increase from $704 million".
static MOVES: &[&str] = &[
    "increase",
    "rise",
    "gain",
    "jump",
    "surge",
    "growth",
    "improvement",
    "decrease",
    "fall",
    "drop",
    "decline",
    "reduction",
    "cut",
    "slump",
];

/// "from $704 million", "compared with $704 million a year earlier". Without the year it may be a forecast or a rival's.
fn is_set_out_from(sentence: &Sentence<'_>, from: &Mention<'_>, to: &Mention<'_>) -> bool {
    let before = sentence.before(from);
    let directly = to.at < from.at && before_comparison(&sentence.between(to, from)).is_some_and(str::is_empty);
    lead::before(&before, FROM).is_some() || directly && is_earlier(sentence, from)
}

/// What stands between the value reached and what it is compared with, but for a comma.
fn before_comparison(words: &str) -> Option<&str> {
    lead::before(words, COMPARED).map(|rest| rest.trim_end_matches(','))
}

fn is_earlier(sentence: &Sentence<'_>, from: &Mention<'_>) -> bool {
    const EARLIER: &[&str] = &["earlier", "ago", "before", "last", "previous", "prior", "year-earlier"];
    let next = sentence.mentions.iter().find(|mention| mention.span().start >= from.span().end);
    let dated = next.filter(|next| next.kind() == Kind::Date && sentence.between(from, next).len() <= 3);
    let words = dated.map_or_else(|| sentence.after(from), |date| date.text.to_lowercase());
    words.split(|c: char| !c.is_alphabetic() && c != '-').any(|word| EARLIER.contains(&word))
}

/// Whether the words lead from the one end to the other and to what is stated of the two.
fn is_reached(sentence: &Sentence<'_>, from: &Mention<'_>, to: &Mention<'_>, stated: &Mention<'_>) -> bool {
    let mut order = [from, to, stated];
    order.sort_by_key(|mention| mention.span());
    let [first, second, third] = order;
    if to.at < stated.at && stated.at < from.at && is_up_from(sentence, from, to, stated) {
        return true;
    }
    let beside = stands_beside(sentence, first, second) && stands_beside(sentence, second, third);
    let led_to = lead::before(&sentence.before(to), TO).is_some();
    beside && (led_to || is_up_from_the_first(sentence, from, to, stated))
}

/// "were 120, up 20 percent from 100", "came to 120, a 20 percent increase from 100": only here and in the next may the
/// value reached go without "to".
fn is_up_from(sentence: &Sentence<'_>, from: &Mention<'_>, to: &Mention<'_>, stated: &Mention<'_>) -> bool {
    let between = sentence.between(stated, from);
    let set_out = lead::before(&between, FROM).is_some_and(|move_| move_.is_empty() || MOVES.contains(&move_));
    set_out && is_up(&sentence.between(to, stated))
}

/// "were 120, up from 100, an increase of 20 percent".
fn is_up_from_the_first(sentence: &Sentence<'_>, from: &Mention<'_>, to: &Mention<'_>, stated: &Mention<'_>) -> bool {
    let between = sentence.between(to, from);
    let up =
        lead::before(&between, FROM).is_some_and(|way| matches!(way.trim_start_matches([',', ' ']), "up" | "down"));
    up && to.at < from.at && from.at < stated.at
}

/// Whether the words between the value reached and how far it moved make the one a remark on the other.
fn is_up(between: &str) -> bool {
    const UP: &[&str] = &["up", "down", "a", "an"];
    let (clause, remark) = between.rsplit_once([',', '–', '—']).unwrap_or(("", between));
    let remark = remark.trim();
    let of_a_move = || remark.strip_suffix(" of").and_then(|words| words.split_once(' '));
    let remarked = UP.contains(&remark)
        || between == ","
        || of_a_move().is_some_and(|(article, move_)| UP.contains(&article) && MOVES.contains(&move_));
    remarked && is_one_clause(clause, &["for"])
}

/// Whether two figures stand in one clause; a few words and a comma may part them.
fn stands_beside(sentence: &Sentence<'_>, one: &Mention<'_>, other: &Mention<'_>) -> bool {
    let between = sentence.between(one, other);
    let leads = [FROM, TO, COMPARED].into_iter().find_map(|leads| lead::before(&between, leads));
    is_one_clause(leads.unwrap_or(&between), &[])
}

/// Whether nothing else begins among the words between two figures; of the words that part, some may be let pass.
fn is_one_clause(between: &str, let_pass: &[&str]) -> bool {
    const PARTING: &[&str] = &[
        "and", "but", "while", "with", "after", "before", "as", "which", "who", "that", "when", "then", "compared",
        "or", "than", "for", "followed", "average", "annual", "annually",
    ];
    let words = || between.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let marks = between.contains([';', ':', '.', '“', '”', '"', '(', ')']) || between.matches(',').count() > 1;
    !marks && words().count() <= 7 && !words().any(|word| PARTING.contains(&word) && !let_pass.contains(&word))
}

/// Whether a percentage is of the whole and of the whole time: not "a year", not "of sales".
fn is_whole(sentence: &Sentence<'_>, stated: &Mention<'_>) -> bool {
    const PARTIAL: &[&str] = &["a", "per", "each", "every", "of", "annually", "annual", "yearly", "more", "less"];
    let (before, after) = (sentence.before(stated), sentence.after(stated));
    let averaged = ["average", "annual", "compound", "year-over-year", "year-on-year"];
    !starts_with_word(&after, PARTIAL) && !averaged.iter().any(|word| before.contains(word) || after.contains(word))
}
