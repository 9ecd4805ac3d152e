//! Comparing: whether what an article wrote agrees with what a claim expects.
//!
//! A handful of small questions, each answered from two quantities alone. Which figure is to be held against which
//! claim is decided elsewhere; here nothing is known of sentences.

use super::dates;
use crate::claim::Tolerance;
use crate::quantity::{
    Change, Conversion, Decimal, Dimension, Hedge, Interval, Kind, Quantity, Scale, Unit, Value, Written,
};

/// The pure outcome of comparing two quantities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// The article says what the claim says, as exactly or less so.
    Agrees,
    /// The article is true, and yet not written as the claim warrants.
    Imprecise(Imprecision),
    Conflicts,
    /// The two measure different things.
    Incomparable,
}

/// In what way a true figure is not written as its claim warrants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Imprecision {
    /// The claim says "about 200", the article "200".
    DroppedHedge,
    /// The claim says "200", the article "over 200".
    AddedHedge,
    /// The article gives digits, or days, that the claim does not vouch for.
    TooExact,
    /// True, but nobody would put it so: "over 200" of a thousand.
    Uninformative,
}

impl Relation {
    /// Whether the article's figure is right, however it was put.
    #[must_use]
    pub fn holds(self) -> bool {
        matches!(self, Relation::Agrees | Relation::Imprecise(_))
    }
}

/// Holds an article's quantity against the one a claim expects.
#[must_use]
pub fn relation(claim: &Quantity, tolerance: Option<&Tolerance>, article: &Quantity) -> Relation {
    match (&claim.value, &article.value) {
        (Value::Number(_), Value::Number(_)) => numbers(claim, tolerance, article),
        _ => match (claim.days(), article.days()) {
            (Some(expected), Some(found)) => {
                match dates::relation(claim.hedge, expected, days_of(tolerance), article.hedge, found) {
                    Relation::Agrees if clocks(claim, article) == Relation::Conflicts => Relation::Conflicts,
                    relation => relation,
                }
            }
            _ => clocks(claim, article),
        },
    }
}

/// The relation of two times of day, whatever their days.
fn clocks(claim: &Quantity, article: &Quantity) -> Relation {
    match (claim.clock(), article.clock()) {
        (Some(expected), Some(found)) if expected == found => Relation::Agrees,
        (Some(_), Some(_)) => Relation::Conflicts,
        _ => Relation::Incomparable,
    }
}

/// How two quantities are brought to one measure; none when they measure different things. A price may leave to its
/// sentence what it is for: "a monthly fee of $499" and "$499 a month".
pub(super) fn conversion(claim: &Quantity, article: &Quantity) -> Option<Conversion> {
    if is_told_bare(claim, article) || is_told_bare(article, claim) {
        return Some(Conversion { of: Decimal::ONE, other: Decimal::ONE, exact: true });
    }
    let (of, other) = (claim.unit.as_ref(), article.unit.as_ref());
    match (of, other) {
        (Some(of @ Unit::Currency(_)), Some(Unit::Per(price, _))) => Scale::between(Some(of), Some(price)),
        (Some(Unit::Per(price, _)), Some(other @ Unit::Currency(_))) => Scale::between(Some(price), Some(other)),
        _ => comparable_kinds(claim.kind, article.kind).then(|| Scale::between(of, other)).flatten(),
    }
}

/// An age, and the strength of an earthquake, is often written as a number alone: "Kim, 53", "a 5.6 quake". A game's
/// "3-6" is neither.
fn is_told_bare(quantity: &Quantity, number: &Quantity) -> bool {
    let one = || number.written().is_some_and(|written| written.low == written.high);
    let strength = matches!(quantity.unit, Some(Unit::Measure(measure)) if measure.dimension == Dimension::Earthquake);
    (quantity.kind == Kind::Age || strength) && number.kind == Kind::Count && number.unit.is_none() && one()
}

/// A share may be written as a percentage or as a fraction, an age as a duration; all else keeps to its kind.
fn comparable_kinds(claim: Kind, article: Kind) -> bool {
    claim == article
        || matches!(
            (claim, article),
            (Kind::Percent, Kind::Ratio)
                | (Kind::Ratio, Kind::Percent)
                | (Kind::Age, Kind::Duration)
                | (Kind::Duration, Kind::Age)
        )
}

fn numbers(claim: &Quantity, tolerance: Option<&Tolerance>, article: &Quantity) -> Relation {
    if claim.kind == Kind::Score && article.kind == Kind::Score {
        return scores(claim, article);
    }
    let Some(conversion) = conversion(claim, article) else { return Relation::Incomparable };
    if moved_apart(claim, article) {
        return Relation::Conflicts;
    }
    Sides::of(claim, tolerance, article, conversion).map_or(Relation::Incomparable, |sides| sides.relation())
}

/// One is said to have risen, the other to have fallen.
fn moved_apart(claim: &Quantity, article: &Quantity) -> bool {
    matches!((direction(claim), direction(article)), (Some(claim), Some(article)) if claim != article)
}

/// A minus sign is a fall, where the words name no direction.
fn direction(quantity: &Quantity) -> Option<Change> {
    let below_zero =
        quantity.written().is_some_and(|written| written.high.is_sign_negative() && !written.high.is_zero());
    quantity.change.or(below_zero.then_some(Change::Fall))
}

/// A win by 3-2 is a defeat by 2-3: who tells it decides the order.
fn scores(claim: &Quantity, article: &Quantity) -> Relation {
    match (claim.written(), article.written()) {
        (Some(a), Some(b)) if (a.low, a.high) == (b.low, b.high) || (a.low, a.high) == (b.high, b.low) => {
            Relation::Agrees
        }
        (Some(_), Some(_)) => Relation::Conflicts,
        _ => Relation::Incomparable,
    }
}

/// Both quantities in one measure, with everything the comparison asks of them.
struct Sides {
    claim: Side,
    article: Side,
    tolerated: bool,
    exact: bool,
}

struct Side {
    written: Written,
    hedge: Hedge,
    fair: Interval,
    /// What is true to the hedge, however little it tells.
    loose: Interval,
}

impl Side {
    /// Changes are told by their size; their direction was compared before.
    fn of(quantity: &Quantity, factor: Decimal) -> Option<Self> {
        let quantity = unsigned(quantity);
        let written = quantity.written()?;
        Some(Self {
            written: Written {
                low: written.low.checked_mul(factor)?,
                high: written.high.checked_mul(factor)?,
                step: written.step.checked_mul(factor)?,
            },
            hedge: quantity.hedge,
            fair: Interval::of(&quantity)?.scaled(factor)?,
            loose: Interval::true_to_hedge(&quantity)?.scaled(factor)?,
        })
    }

    fn is_range(&self) -> bool {
        self.written.low != self.written.high
    }

    /// What the number would stand for if it were hedged by "about".
    fn around(&self) -> Option<Interval> {
        let value = Value::Number(self.written);
        Interval::of(&Quantity { kind: Kind::Measure, value, unit: None, hedge: Hedge::About, change: None })
    }
}

fn unsigned(quantity: &Quantity) -> Quantity {
    let mut quantity = quantity.clone();
    if let Value::Number(written) = &mut quantity.value
        && written.high.is_sign_negative()
    {
        (written.low, written.high) = (written.high.abs(), written.low.abs());
    }
    quantity
}

impl Sides {
    fn of(claim: &Quantity, tolerance: Option<&Tolerance>, article: &Quantity, by: Conversion) -> Option<Self> {
        let mut sides = Self {
            claim: Side::of(claim, by.of)?,
            article: Side::of(article, by.other)?,
            tolerated: tolerance.is_some(),
            exact: by.exact,
        };
        if let Some(slack) = tolerance.and_then(|tolerance| slack(tolerance, claim, by)) {
            let written = sides.claim.written;
            let tolerated = Interval::closed(written.low.checked_sub(slack)?, written.high.checked_add(slack)?);
            (sides.claim.fair, sides.claim.loose) = (tolerated, tolerated);
        }
        Some(sides)
    }

    fn relation(&self) -> Relation {
        let (claim, article) = (&self.claim, &self.article);
        if self.ranges_differ() {
            return Relation::Conflicts;
        }
        if article.fair.meets(claim.fair) && !self.bounds_differ() {
            return self.manner();
        }
        if self.same_number() && !opposed(claim.hedge, article.hedge) {
            return Relation::Imprecise(self.hedge_slip());
        }
        if !self.exact && self.roughly_equal() {
            return Relation::Agrees;
        }
        let meets_loosely = article.loose.meets(claim.fair) || article.fair.meets(claim.loose);
        if meets_loosely && !self.same_direction() {
            return Relation::Imprecise(Imprecision::Uninformative);
        }
        Relation::Conflicts
    }

    /// How a true figure was put.
    fn manner(&self) -> Relation {
        let (claim, article) = (&self.claim, &self.article);
        if self.tolerated || claim.is_range() {
            return Relation::Agrees;
        }
        let widths = article.fair.width().zip(claim.fair.width());
        // A conversion rounds a little differently; only a figure at least twice as exact says more.
        let narrower = widths.is_some_and(|(article, claim)| article.saturating_mul(Decimal::TWO) < claim);
        match (claim.hedge, article.hedge) {
            (claimed, Hedge::None) if claimed != Hedge::None && self.same_number() => {
                Relation::Imprecise(Imprecision::DroppedHedge)
            }
            (_, Hedge::None) if narrower => Relation::Imprecise(Imprecision::TooExact),
            _ => Relation::Agrees,
        }
    }

    fn hedge_slip(&self) -> Imprecision {
        if self.article.hedge == Hedge::None { Imprecision::DroppedHedge } else { Imprecision::AddedHedge }
    }

    fn same_number(&self) -> bool {
        let (claim, article) = (self.claim.written, self.article.written);
        (claim.low, claim.high) == (article.low, article.high)
    }

    /// "Over 200" and "over 100" are two bounds, and of a bound the number is the fact.
    fn bounds_differ(&self) -> bool {
        self.same_direction() && !self.near_in_number()
    }

    /// Of two ranges each end is a fact of its own, unless the one lies well inside the other: "10 to 20" allows for "12
    /// to 18", and "10 to 18" is a slip.
    fn ranges_differ(&self) -> bool {
        let plain = |side: &Side| side.is_range() && side.hedge == Hedge::None;
        let both = plain(&self.claim) && plain(&self.article) && !self.tolerated;
        let (low, high) = self.ends_that_meet();
        both && (low != high || !low && !self.article.fair.within(self.claim.fair))
    }

    fn same_direction(&self) -> bool {
        !self.tolerated
            && one_sided(self.claim.hedge).is_some()
            && one_sided(self.claim.hedge) == one_sided(self.article.hedge)
    }

    fn near_in_number(&self) -> bool {
        matches!((self.claim.around(), self.article.around()), (Some(a), Some(b)) if a.meets(b))
    }

    /// Whether the lower ends are the same, and the upper.
    fn ends_that_meet(&self) -> (bool, bool) {
        let (claim, article) = (self.claim.written, self.article.written);
        let slack = (claim.step.max(article.step) / Decimal::TWO).max(Decimal::new(1, 6));
        let meet = |a: Decimal, b: Decimal| (a - b).abs() < slack;
        (meet(claim.low, article.low), meet(claim.high, article.high))
    }

    /// Months have no fixed number of days: within a tenth is not clearly apart.
    fn roughly_equal(&self) -> bool {
        let (claim, article) = (self.claim.written.low, self.article.written.low);
        (claim - article).abs() <= claim.abs().max(article.abs()) / Decimal::TEN
    }
}

/// Which side of its number a hedge points to.
fn one_sided(hedge: Hedge) -> Option<Change> {
    match hedge {
        Hedge::Over | Hedge::AtLeast => Some(Change::Rise),
        Hedge::Under | Hedge::AtMost | Hedge::Nearly => Some(Change::Fall),
        _ => None,
    }
}

fn opposed(claim: Hedge, article: Hedge) -> bool {
    matches!((one_sided(claim), one_sided(article)), (Some(claim), Some(article)) if claim != article)
}

/// How far from the claim's value its tolerance reaches, in the common measure.
fn slack(tolerance: &Tolerance, claim: &Quantity, by: Conversion) -> Option<Decimal> {
    let written = claim.written()?;
    match tolerance {
        Tolerance::Absolute(slack) => slack.checked_mul(by.of),
        Tolerance::Relative(share) => written.high.abs().checked_mul(*share)?.checked_mul(by.of),
        Tolerance::Quantity(slack) => {
            let scale = Scale::between(claim.unit.as_ref(), slack.unit.as_ref())?;
            let in_claims_unit = slack.written()?.high.checked_mul(scale.other)?.checked_div(scale.of)?;
            in_claims_unit.checked_mul(by.of)
        }
    }
}

/// A tolerance in whole days, for dates.
fn days_of(tolerance: Option<&Tolerance>) -> i32 {
    let days = match tolerance {
        Some(Tolerance::Quantity(slack)) => {
            Scale::of(slack.unit.as_ref()).in_days().and_then(|factor| slack.written()?.high.checked_mul(factor))
        }
        Some(Tolerance::Absolute(days)) => Some(*days),
        _ => None,
    };
    days.and_then(|days| days.trunc().try_into().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::Date;

    use crate::quantity::{CURRENCIES, Currency, Period, Unit};

    fn number(kind: Kind, hedge: Hedge, number: &str, step: &str) -> Quantity {
        let value = Value::Number(Written::exactly(number.parse().expect("a number"), step.parse().expect("a step")));
        Quantity { kind, value, unit: None, hedge, change: None }
    }

    fn money(hedge: Hedge, amount: &str, step: &str, currency: &'static Currency) -> Quantity {
        Quantity { unit: Some(Unit::Currency(currency)), ..number(Kind::Money, hedge, amount, step) }
    }

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    fn period(first: &str, last: &str) -> Quantity {
        let days = Period::new(date(first), date(last)).expect("in order");
        Quantity { kind: Kind::Date, value: Value::Days(days), unit: None, hedge: Hedge::None, change: None }
    }

    #[test]
    fn counts_agree_with_themselves_alone() {
        let fourteen = number(Kind::Count, Hedge::None, "14", "1");
        assert_eq!(relation(&fourteen, None, &fourteen), Relation::Agrees);
        assert_eq!(relation(&fourteen, None, &number(Kind::Count, Hedge::None, "15", "1")), Relation::Conflicts);
        assert_eq!(relation(&fourteen, None, &number(Kind::Count, Hedge::About, "15", "1")), Relation::Agrees);
    }

    #[test]
    fn a_dropped_hedge_is_a_note() {
        let about = number(Kind::Count, Hedge::About, "200", "1");
        let bare = number(Kind::Count, Hedge::None, "200", "1");
        let over = number(Kind::Count, Hedge::Over, "200", "1");
        assert_eq!(relation(&about, None, &bare), Relation::Imprecise(Imprecision::DroppedHedge));
        assert_eq!(relation(&over, None, &bare), Relation::Imprecise(Imprecision::DroppedHedge));
        assert_eq!(relation(&about, None, &over), Relation::Agrees);
    }

    #[test]
    fn over_is_no_fair_way_to_write_five_times_as_much() {
        let thousand = number(Kind::Count, Hedge::None, "1000", "1");
        let over = |n| number(Kind::Count, Hedge::Over, n, "1");
        assert_eq!(relation(&thousand, None, &over("200")), Relation::Imprecise(Imprecision::Uninformative));
        assert_eq!(relation(&thousand, None, &over("1500")), Relation::Conflicts);
        assert_eq!(relation(&over("200"), None, &over("100")), Relation::Conflicts);
    }

    #[test]
    fn amounts_are_read_to_their_last_digit() {
        let dollar = &CURRENCIES[0];
        let claim = money(Hedge::None, "6790000000", "10000000", dollar);
        assert_eq!(relation(&claim, None, &money(Hedge::None, "6800000000", "100000000", dollar)), Relation::Agrees);
        assert_eq!(relation(&claim, None, &money(Hedge::None, "6790000", "10000", dollar)), Relation::Conflicts);
        assert_eq!(
            relation(&money(Hedge::None, "6800000000", "100000000", dollar), None, &claim),
            Relation::Imprecise(Imprecision::TooExact)
        );
    }

    #[test]
    fn a_fall_is_no_rise() {
        let mut fall = number(Kind::Percent, Hedge::None, "17", "1");
        fall.unit = Some(Unit::Percent);
        fall.change = Some(Change::Fall);
        let rise = Quantity { change: Some(Change::Rise), ..fall.clone() };
        let minus = number(Kind::Percent, Hedge::None, "-17", "1");
        let minus = Quantity { unit: Some(Unit::Percent), ..minus };
        assert_eq!(relation(&fall, None, &rise), Relation::Conflicts);
        assert_eq!(relation(&fall, None, &minus), Relation::Agrees);
    }

    #[test]
    fn dates_are_sets_of_days() {
        let day = period("2026-01-05", "2026-01-05");
        let visit = period("2026-01-04", "2026-01-07");
        let january = period("2026-01-01", "2026-01-31");
        let late = period("2026-01-04", "2026-01-08");
        assert_eq!(relation(&day, None, &january), Relation::Agrees);
        assert_eq!(relation(&visit, None, &day), Relation::Imprecise(Imprecision::TooExact));
        assert_eq!(relation(&visit, None, &late), Relation::Conflicts);
        assert_eq!(relation(&late, Some(&Tolerance::Absolute(Decimal::ONE)), &visit), Relation::Agrees);
    }

    #[test]
    fn a_tolerance_decides_where_one_is_given() {
        let claim = number(Kind::Count, Hedge::None, "1000", "1");
        let tolerance = Tolerance::Relative(Decimal::new(1, 2));
        assert_eq!(
            relation(&claim, Some(&tolerance), &number(Kind::Count, Hedge::None, "1010", "1")),
            Relation::Agrees
        );
        assert_eq!(
            relation(&claim, Some(&tolerance), &number(Kind::Count, Hedge::None, "1011", "1")),
            Relation::Conflicts
        );
    }
}
