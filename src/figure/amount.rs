//! Amounts: hedge, currency, numeral, unit and rate put together, alone or as the two ends of a range.
//!
//! The phrase is the field's own: `[hedge] [currency] numeral [magnitude] [unit] [per unit] [hedge]`, twice where a
//! joiner stands between. Currency, magnitude and unit said once are shared by both ends. A before and an after ("from
//! 208 pounds to 193") are two figures, and not a range.

use crate::quantity::{Change, Currency, Decimal, Hedge, Kind, Quantity, Unit, Value, Written};

use super::english::roles::Roles;
use super::hedge;
use super::lexer::{TokenKind, Tokens};
use super::meaning::Taken;
use super::names::{self, Candidate};
use super::numeral::{self, Numeral, Setting, Shape};
use super::sentence::Opening;
use super::unit::{self, UnitRead};
use super::{Context, Reading, Step, Trace, change, money};
use super::{compound, elision};

/// Reads the amount that begins at `at` with that hedge, if any: adds one figure, or the two of a before and an after.
pub(super) fn read(tokens: &Tokens<'_>, at: usize, opening: Opening, context: &Context, readings: &mut Vec<Reading>) {
    if opening.is_some_and(|(_, first)| is_preposition(tokens, at, first, context)) {
        return;
    }
    let (said, first) = opening.unwrap_or((Hedge::None, at));
    let Some(lead) = Side::read(tokens, first, context) else { return };
    let known = readings.len();
    sides(tokens, &lead, said != Hedge::None, context, readings);
    with_hedge(tokens, &mut readings[known..], at, said);
}

/// Adds what a number and those joined to it make: nothing where they are part of a name.
fn sides(tokens: &Tokens<'_>, lead: &Side, hedged: bool, context: &Context, readings: &mut Vec<Reading>) {
    let joiner = joiner(tokens, lead);
    if let Some(told) = with_tolerance(tokens, lead, context) {
        readings.push(told);
        return;
    }
    if let Some((lead, low, high)) = moved_to_range(tokens, lead, joiner, context) {
        readings.extend([single(tokens, &lead), range(tokens, &low, &high)]);
        return;
    }
    match joined(tokens, lead, joiner, context) {
        Some((lead, other, Join::Range)) if !is_name(tokens, &lead, &other, hedged) => {
            readings.push(range(tokens, &lead, &other));
        }
        Some((lead, other, Join::Pair)) if !is_name(tokens, &lead, &other, hedged) => {
            readings.extend([single(tokens, &lead), single(tokens, &other)]);
        }
        _ if is_name(tokens, lead, lead, hedged) => {}
        _ => readings.push(single(tokens, lead)),
    }
}

/// "3.4 ± 0.4 mm a year", "2.1% +/- 0.3%": about as much, and what the second number is of, the first is, too.
fn with_tolerance(tokens: &Tokens<'_>, lead: &Side, context: &Context) -> Option<Reading> {
    let at = match tokens.kind(lead.end)? {
        TokenKind::Mark('±') => lead.end + 1,
        TokenKind::Mark('+') if tokens.is_mark(lead.end + 1, '/') && tokens.is_joiner(lead.end + 2) => lead.end + 3,
        _ => return None,
    };
    let other = Side::read(tokens, at, context)?;
    let unscaled = lead.numeral.scale == Decimal::ONE;
    let numeral = if unscaled { lead.numeral.scaled(other.numeral.scale)? } else { lead.numeral };
    let same_unit = lead.unit.is_none() || other.unit.is_none() || lead.unit_name() == other.unit_name();
    let unit = lead.unit.clone().or(other.unit);
    let told = single(tokens, &Side { numeral, unit, end: other.end, ..lead.clone() });
    same_unit.then_some(Reading { quantity: Quantity { hedge: Hedge::About, ..told.quantity }, ..told })
}

/// "a film about two brothers", ", around two priorities", "a shot over two defenders": before so small a count of things
/// nobody hedges.
fn is_preposition(tokens: &Tokens<'_>, at: usize, first: usize, context: &Context) -> bool {
    let place = matches!(tokens.word(at), "about" | "around" | "over") && first == at + 1;
    let few = numeral::cardinal(tokens.word(first)).is_some_and(|n| n <= 3);
    place
        && few
        && Side::read(tokens, first, context)
            .is_some_and(|side| side.unit.is_some_and(|unit| unit.kind == Kind::Count) && side.numeral.end == first + 1)
}

/// One end of an amount: its currency, number and unit.
#[derive(Clone, Debug)]
struct Side {
    /// The first token, of the currency sign where there is one.
    first: usize,
    prefix: Option<&'static Currency>,
    number_at: usize,
    numeral: Numeral,
    /// The hedge between the number and its unit, and the token after it: "200-odd guests".
    tied: Option<(Hedge, usize)>,
    /// Whether the number says "at least" by itself: "dozens", "hundreds of thousands", "100s of".
    vague: bool,
    unit: Option<UnitRead>,
    end: usize,
}

impl Side {
    fn read(tokens: &Tokens<'_>, at: usize, context: &Context) -> Option<Side> {
        Side::with_sign(tokens, at, context).or_else(|| Side::without_sign(tokens, at, context))
    }

    fn with_sign(tokens: &Tokens<'_>, at: usize, context: &Context) -> Option<Side> {
        let minus = numeral::is_minus(tokens, at);
        let prefix = money::prefix(tokens, at + usize::from(minus), context)?;
        let numeral = numeral::read(tokens, prefix.end, Setting::Money)?;
        let numeral = if minus { numeral::negated(numeral) } else { numeral };
        let numeral = prefix.millions.map_or(Some(numeral), |scale| numeral.scaled(scale))?;
        if prefix.doubtful && !money::looks_like_amount(numeral) {
            return None;
        }
        let (currency, end) = money::country_behind(tokens, numeral.end)
            .or_else(|| money::repeated(tokens, numeral, prefix.currency))
            .unwrap_or((prefix.currency, numeral.end));
        let unit = UnitRead::new(Kind::Money, Unit::Currency(currency), end);
        Some(Side {
            first: at,
            prefix: Some(currency),
            number_at: prefix.end,
            numeral,
            tied: None,
            vague: false,
            unit: Some(unit),
            end,
        })
    }

    /// The far end of "$1.5m–2.0m", whose letters are those of money.
    fn behind_sign(tokens: &Tokens<'_>, at: usize, lead: &Side, context: &Context) -> Option<Side> {
        let plain = Side::read(tokens, at, context)?;
        let money = lead.prefix.is_some() && plain.prefix.is_none();
        let numeral = if money { numeral::read(tokens, at, Setting::Money) } else { None };
        match numeral.filter(|numeral| numeral.end > plain.numeral.end) {
            Some(numeral) => Some(Side { numeral, unit: None, end: numeral.end, ..plain }),
            None => Some(plain),
        }
    }

    fn without_sign(tokens: &Tokens<'_>, at: usize, context: &Context) -> Option<Side> {
        let numeral = numeral::read(tokens, at, Setting::Plain)?;
        let tied = hedge::tied(tokens, numeral.end).or_else(|| hedge::between(tokens, numeral.end));
        let vague = numeral.shape == Shape::Vague;
        let behind = tied.map_or(numeral, |(_, end)| Numeral { end, ..numeral });
        let (numeral, unit) = compound::feet_and_inches(tokens, numeral)
            .or_else(|| compound::timed(tokens, numeral))
            .map_or_else(|| (numeral, unit::after(tokens, behind, context)), |(whole, unit)| (whole, Some(unit)));
        let (numeral, unit) = refined(tokens, numeral, unit);
        let (numeral, unit) = unit::below_zero(tokens, numeral, unit.as_ref()).unwrap_or((numeral, unit));
        let (numeral, unit) = in_scaled_code(tokens, numeral).unwrap_or((numeral, unit));
        let end = unit.as_ref().map_or(behind.end.max(numeral.end), |unit| unit.end);
        Some(Side { first: at, prefix: None, number_at: at, numeral, tied, vague, unit, end })
    }

    fn unit_name(&self) -> Option<&Unit> {
        self.unit.as_ref().map(|unit| &unit.unit)
    }

    fn candidate(&self, end: usize, hedged: bool) -> Candidate {
        let kind = self.unit.as_ref().map(|unit| unit.kind);
        Candidate {
            numeral: self.numeral,
            small: self.numeral.small_integer(),
            first: self.first,
            end,
            measured: kind.is_some_and(|kind| kind != Kind::Count),
            counts: kind == Some(Kind::Count),
            hedged,
        }
    }

    /// The same end with what it left unsaid taken from the other.
    fn sharing(&self, other: &Side) -> Side {
        let unit = self.unit.clone().or_else(|| other.unit.clone());
        let small = self.numeral.scale == Decimal::ONE && other.numeral.scale > Decimal::ONE;
        let below =
            other.numeral.value.checked_div(other.numeral.scale).is_some_and(|digits| self.numeral.value <= digits);
        let scaled = (small && below).then(|| self.numeral.scaled(other.numeral.scale)).flatten();
        Side { unit, numeral: scaled.unwrap_or(self.numeral), ..self.clone() }
    }
}

fn is_name(tokens: &Tokens<'_>, lead: &Side, last: &Side, hedged: bool) -> bool {
    names::reason(tokens, &lead.candidate(last.end, hedged)).is_some()
}

/// Why the number at `at` makes no amount, and the token after it; none where no number can be read there at all.
pub(super) fn refused(tokens: &Tokens<'_>, at: usize, context: &Context) -> Option<(usize, names::Reason)> {
    let lead = Side::read(tokens, at, context)?;
    let last =
        joined(tokens, &lead, joiner(tokens, &lead), context).map_or_else(|| lead.clone(), |(_, other, _)| other);
    let refused = |last: &Side| Some((last.numeral.end, names::reason(tokens, &lead.candidate(last.end, false))?));
    let unexplained = (lead.numeral.end, "what stands around it makes no figure of it");
    Some(refused(&last).or_else(|| refused(&lead)).unwrap_or(unexplained))
}

/// The amount with a finer unit behind it taken in: "6 feet 2 inches".
fn refined(tokens: &Tokens<'_>, numeral: Numeral, unit: Option<UnitRead>) -> (Numeral, Option<UnitRead>) {
    match unit.as_ref().and_then(|unit| compound::whole(tokens, numeral, unit)) {
        // "one year and three months old"
        Some(whole) => {
            let aged = tokens.word(whole.end - 1) == "old";
            (
                whole,
                unit.map(|unit| UnitRead { end: whole.end, kind: if aged { Kind::Age } else { unit.kind }, ..unit }),
            )
        }
        None => (numeral, unit),
    }
}

/// "120 MEUR": the letter before the code is a magnitude.
fn in_scaled_code(tokens: &Tokens<'_>, numeral: Numeral) -> Option<(Numeral, Option<UnitRead>)> {
    let (currency, scale, end) = money::scaled_suffix(tokens, numeral.end)?;
    Some((numeral.scaled(scale)?, Some(UnitRead::new(Kind::Money, Unit::Currency(currency), end))))
}

/// How two numbers belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Join {
    Range,
    /// A before and an after.
    Pair,
}

/// The other end of an amount, where a joiner and a second number follow, both ends completed from each other.
fn joined(
    tokens: &Tokens<'_>,
    lead: &Side,
    joiner: Option<(Joiner, usize)>,
    context: &Context,
) -> Option<(Side, Side, Join)> {
    let (word, at) = joiner?;
    let other = Side::behind_sign(tokens, at, lead, context).filter(|other| !is_dated(tokens, lead, other))?;
    let other = if word == Joiner::Mark { behind_a_sign(lead, other) } else { other };
    if is_year_between(tokens, lead) || is_half_named(tokens, lead, &other) {
        return None;
    }
    let (low, high) = (lead.sharing(&other), other.sharing(lead));
    let low = if word == Joiner::Mark { in_thousands(tokens, &low, &high).unwrap_or(low) } else { low };
    let same_unit = low.unit_name() == high.unit_name();
    let rises = low.numeral.value < high.numeral.value;
    let counted_apart = lead.unit.is_some() && lead.prefix.is_none() && other.unit.is_none() && word == Joiner::And;
    if !same_unit || counted_apart || low.numeral.shape == Shape::Vague {
        return None;
    }
    let join = match word {
        Joiner::To if arrives(tokens, lead) || tells_apart(lead, &other) => return None,
        Joiner::To if moves(tokens, lead) || !rises => Join::Pair,
        Joiner::Or if high.unit.as_ref().is_some_and(|unit| unit.kind == Kind::Duration) && rises => Join::Range,
        Joiner::Or if lead.unit.is_none() => Join::Pair,
        Joiner::Or => return None,
        _ if !rises => return None,
        _ => Join::Range,
    };
    Some((low, high, join))
}

/// The "10" of "10-12,000": thousands as those it runs to, where a dash ties it to them.
fn in_thousands(tokens: &Tokens<'_>, low: &Side, high: &Side) -> Option<Side> {
    let round = tokens.number(high.number_at).ends_with(",000") && high.numeral.end == high.number_at + 1;
    let small = low.numeral.small_integer().is_some_and(|number| (1..1000).contains(&number));
    let thousands = if round && small { low.numeral.scaled(Decimal::ONE_THOUSAND) } else { None }?;
    (thousands.value < high.numeral.value)
        .then(|| Side { numeral: Numeral { scale: Decimal::ONE, ..thousands }, ..low.clone() })
}

/// The "260 million" of "a $220-260 million month": behind a sign and a dash there is money, whatever noun follows.
fn behind_a_sign(lead: &Side, other: Side) -> Side {
    let time = other.unit.as_ref().is_some_and(|unit| unit.kind == Kind::Duration);
    if lead.prefix.is_some() && time { Side { unit: None, end: other.numeral.end, ..other } } else { other }
}

/// "from 24.2 to 33–35 billion euros": a before whose unit the range behind it tells.
fn moved_to_range(
    tokens: &Tokens<'_>,
    lead: &Side,
    joiner: Option<(Joiner, usize)>,
    context: &Context,
) -> Option<(Side, Side, Side)> {
    let (_, at) = joiner.filter(|(joiner, _)| *joiner == Joiner::To && moves(tokens, lead))?;
    let other = Side::read(tokens, at, context).filter(|_| !is_year_between(tokens, lead))?;
    let ranged = tokens.is_joiner(other.end) && tokens.glued(other.end);
    let (low, high, _) = joined(tokens, &other, self::joiner(tokens, &other), context)
        .filter(|(.., join)| ranged && *join == Join::Range)?;
    let lead = lead.sharing(&high);
    let same_unit = lead.unit_name() == high.unit_name();
    same_unit.then_some((lead, low, high))
}

/// "the 52 weeks to 28 December": where it ended, and no number of weeks.
fn is_dated(tokens: &Tokens<'_>, lead: &Side, other: &Side) -> bool {
    let bare = lead.unit.is_some() && other.unit.is_none() && tokens.is_number(other.first);
    bare && tokens.roles(other.end).any(Roles::MONTH) && tokens.is_capitalised(other.end)
}

/// "20 miles per gallon in 2008 to 29": a year the change began in, and not its value.
fn is_year_between(tokens: &Tokens<'_>, lead: &Side) -> bool {
    let dated = lead.first > 0 && matches!(tokens.word(lead.first - 1), "in" | "of" | "since" | "by" | "during");
    let year = lead.numeral.small_integer().is_some_and(|n| (1000..2200).contains(&n));
    dated && year && lead.unit.is_none() && tokens.number(lead.first).len() == 4
}

/// "7-Eleven": digits tied to a number word with a capital are a name.
fn is_half_named(tokens: &Tokens<'_>, lead: &Side, other: &Side) -> bool {
    let spoken = tokens.is_capitalised(other.number_at) && numeral::cardinal(tokens.word(other.number_at)).is_some();
    spoken && tokens.is_number(lead.first) && tokens.glued(other.first)
}

/// "rose 60% to 3.9 million", "increased by $43.6 billion to $419.2 billion": how far it went, and where it came to.
fn arrives(tokens: &Tokens<'_>, lead: &Side) -> bool {
    let from = lead.first > 0 && tokens.word(lead.first - 1) == "from";
    !from && change::of(tokens, lead.first, lead.end).is_some()
}

/// How many times as high as its beginning no range reaches whose unit is said at its beginning.
const FARTHEST: Decimal = Decimal::from_parts(20, 0, 0, false, 0);

/// "added 12.3 points to 4,783": what was added, and where it came to.
fn tells_apart(lead: &Side, other: &Side) -> bool {
    let said_first = lead.unit.is_some() && lead.prefix.is_none() && other.unit.is_none();
    let reach = lead.numeral.value.checked_mul(FARTHEST);
    said_first && reach.is_some_and(|reach| other.numeral.value > reach)
}

fn moves(tokens: &Tokens<'_>, lead: &Side) -> bool {
    let from = (1..=2).any(|back| lead.first.checked_sub(back).is_some_and(|at| tokens.word(at) == "from"));
    from && change::moves(tokens, lead.first)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joiner {
    Mark,
    To,
    And,
    Or,
}

/// What joins the ends at the end of the first, and the token after it.
fn joiner(tokens: &Tokens<'_>, lead: &Side) -> Option<(Joiner, usize)> {
    let at = lead.end;
    let suspended = tokens.is_hyphen(at) && tokens.glued(at) && !tokens.glued(at + 1);
    let word_at = if suspended { at + 1 } else { at };
    match tokens.word(word_at) {
        "to" => return Some((Joiner::To, word_at + 1)),
        "up" if tokens.word(word_at + 1) == "to" && lead.unit.is_some() => return Some((Joiner::To, word_at + 2)),
        "through" => return Some((Joiner::Mark, word_at + 1)),
        "or" => return Some((Joiner::Or, word_at + 1)),
        "and" if opened_by_between(tokens, lead.first) => return Some((Joiner::And, word_at + 1)),
        _ => {}
    }
    if tokens.is_hyphen(at) && tokens.word(at + 1) == "to" && tokens.is_hyphen(at + 2) {
        return Some((Joiner::Mark, at + 3));
    }
    let glued = tokens.glued(at) && tokens.glued(at + 1);
    // A spaced hyphen is a dash in a sentence, except between two numbers of which only the second has a unit.
    let apart = !tokens.glued(at) && !tokens.glued(at + 1);
    let signed =
        lead.prefix.is_some() && matches!(tokens.kind(at + 1), Some(TokenKind::Mark('$' | '£' | '€' | '¥' | '₩')));
    let spaced = apart && (signed || lead.unit.is_none() && tokens.is_number(at + 1));
    let mark = tokens.is_joiner(at) && (glued || spaced || !tokens.is_hyphen(at));
    mark.then_some((Joiner::Mark, at + 1))
}

fn opened_by_between(tokens: &Tokens<'_>, first: usize) -> bool {
    (1..=3).any(|back| first.checked_sub(back).is_some_and(|at| tokens.word(at) == "between"))
}

fn quantity(written: Written, unit: Option<&UnitRead>) -> Quantity {
    let kind = unit.map_or(Kind::Count, |unit| unit.kind);
    Quantity {
        kind,
        value: Value::Number(written),
        unit: unit.map(|unit| unit.unit.clone()),
        hedge: Hedge::None,
        change: None,
    }
}

fn single(tokens: &Tokens<'_>, side: &Side) -> Reading {
    let hedge = hedge_of(side, side);
    let quantity = Quantity { hedge, ..quantity(side.numeral.written(), side.unit.as_ref()) };
    let steps = steps_of(tokens, side);
    finished(tokens, Reading { quantity, first: side.first, end: side.end, steps })
}

fn range(tokens: &Tokens<'_>, low: &Side, high: &Side) -> Reading {
    let step = low.numeral.step.min(high.numeral.step);
    let written = Written { low: low.numeral.value, high: high.numeral.value, step };
    let hedge = hedge_of(low, high);
    let quantity = Quantity { hedge, ..quantity(written, high.unit.as_ref()) };
    let mut steps = [steps_of(tokens, low), steps_of(tokens, high)].concat();
    let taken = Taken::Range { low: low.numeral.value, high: high.numeral.value };
    steps.extend(super::steps(tokens, || [Step::new("range", tokens.span(low.first, high.end), taken)]));
    finished(tokens, Reading { quantity, first: low.first, end: high.end.max(low.end), steps })
}

/// The hedge of the numbers from `low` to `high` where no word before or behind them tells one.
fn hedge_of(low: &Side, high: &Side) -> Hedge {
    let vague = if low.vague { Hedge::AtLeast } else { Hedge::None };
    high.tied.map_or(vague, |(hedge, _)| hedge)
}

fn steps_of(tokens: &Tokens<'_>, side: &Side) -> Vec<Step> {
    let mut steps = Vec::new();
    if tokens.trace() == Trace::Dropped {
        return steps;
    }
    if let Some(currency) = side.prefix {
        let span = tokens.span(side.first, side.number_at);
        steps.push(Step::new("currency", span, Taken::Named(currency.code)));
    }
    let span = tokens.span(side.number_at, side.numeral.end);
    let taken = Taken::Number { value: side.numeral.value, step: side.numeral.step };
    steps.push(Step::new("numeral", span, taken));
    let unit_at = side.tied.map_or(side.numeral.end, |(hedge, end)| {
        steps.push(hedge_step(tokens, side.numeral.end, end, hedge));
        end
    });
    // A unit that the number itself tells ("6 feet 2") or that stands behind another figure ("two 250ml bottles").
    if let Some(unit) = side.unit.as_ref().filter(|unit| side.prefix.is_none() && unit.end == side.numeral.end) {
        steps.push(Step::new("unit", span, Taken::Unit(unit.kind, unit.unit.clone())));
    }
    if let Some(unit) =
        side.unit.as_ref().filter(|unit| side.prefix.is_none() && unit.end > unit_at && unit.end == side.end)
    {
        let span = tokens.span(unit_at, unit.end);
        steps.push(Step::new("unit", span, Taken::Unit(unit.kind, unit.unit.clone())));
    }
    steps
}

/// Takes in the rate behind the amount and the direction beside it.
fn finished(tokens: &Tokens<'_>, mut reading: Reading) -> Reading {
    let kind = reading.quantity.kind;
    let rate = if takes_rate(kind) { unit::rate(tokens, reading.end, kind) } else { None };
    if let Some((each, end)) = rate {
        let span = tokens.span(reading.end, end);
        reading.tell(tokens, || Step::new("rate", span, Taken::Each(each.clone())));
        let of = reading.quantity.unit.take().unwrap_or_else(|| Unit::Noun(elision::UNNAMED.to_owned()));
        reading.quantity.unit = Some(Unit::Per(Box::new(of), Box::new(each)));
        reading.quantity.kind = Kind::Rate;
        reading.end = end;
    }
    reading.quantity.change = direction(tokens, &reading.quantity, reading.first, reading.end);
    reading
}

/// Which way the words beside an amount say it moved.
fn direction(tokens: &Tokens<'_>, quantity: &Quantity, first: usize, end: usize) -> Option<Change> {
    let moves =
        matches!(quantity.kind, Kind::Percent | Kind::Points | Kind::Money | Kind::Count | Kind::Measure | Kind::Rate);
    let let_fall = matches!(&quantity.unit, Some(Unit::Noun(noun)) if change::is_let_fall(tokens, first, noun));
    if moves && !let_fall { change::of(tokens, first, end) } else { None }
}

fn takes_rate(kind: Kind) -> bool {
    matches!(kind, Kind::Money | Kind::Measure | Kind::Duration | Kind::Count)
}

/// Gives the hedge said before, or one said behind, to the figure it belongs to.
fn with_hedge(tokens: &Tokens<'_>, figures: &mut [Reading], at: usize, said: Hedge) {
    let hedged = figures.first_mut().filter(|_| said != Hedge::None);
    if let Some(first) = hedged.filter(|first| !spans_time(tokens, at, first, said)) {
        let steps = super::steps(tokens, || [hedge_step(tokens, at, first.first, said)]);
        first.steps.splice(..0, steps);
        first.quantity.change = first.quantity.change.or_else(|| direction(tokens, &first.quantity, at, first.end));
        first.quantity.hedge = said;
        first.first = at;
    }
    if let Some(last) = figures.last_mut()
        && let Some((behind, end)) = hedge::after(tokens, last.end)
    {
        let from = last.end;
        last.tell(tokens, || hedge_step(tokens, from, end, behind));
        last.quantity.hedge = behind;
        last.end = end;
    }
}

fn hedge_step(tokens: &Tokens<'_>, first: usize, end: usize, hedge: Hedge) -> Step {
    Step::new("hedge", tokens.span(first, end), Taken::Hedge(hedge))
}

/// "over five weeks" tells how long it took; "for over five weeks" is a bound.
fn spans_time(tokens: &Tokens<'_>, at: usize, figure: &Reading, said: Hedge) -> bool {
    let before = at.checked_sub(1).map_or("", |before| tokens.word(before));
    let bound = matches!(
        before,
        "for"
            | "of"
            | "in"
            | "well"
            | "just"
            | "is"
            | "was"
            | "lasted"
            | "after"
            | "took"
            | "with"
            | "has"
            | "had"
            | "at"
            | "spanning"
            | "a"
    );
    figure.quantity.kind == Kind::Duration && said == Hedge::Over && tokens.word(at) == "over" && !bound
}
