//! What an honest writer rounds is no mismatch, and what no rounding explains is one: sums of all the shapes the rules
//! know, built from values nobody sees, printed as newspapers print them.

use factlint::article::Article;
use factlint::claim::{Claims, ClaimsFile};
use factlint::quantity::Decimal;
use proptest::prelude::*;

/// Changes. `{rose}`, `{up}` and `{rise}` go with the direction.
static CHANGES: &[&str] = &[
    "Sales {rose} {percent} percent to {to} from {from}.",
    "Sales {rose} to {to} from {from}, {up} {percent} percent.",
    "Sales were {to}, {up} {percent} percent from {from}.",
    "Sales {rose} {percent} percent to {to}, or $1.20 a share, from {from}, or $1.10 a share.",
    "Sales {rose} {percent} percent in May to {to}, or $1.20 a share (€1.10), from {from} a year earlier.",
    "Sales {rose} {percent} percent to {to}, compared with {from} a year earlier.",
    "Sales came to {to} in May, a {percent} percent {rise} from {from}.",
    "Sales were {to}, {up} from {from} in 2019, a {rise} of {percent} percent.",
];

/// Steps of an index.
static STEPS: &[&str] = &[
    "The index {rose} {by} points, or {percent} percent, to {to}.",
    "The index {rose} {percent} percent, or {by} points, to close at {to}.",
    "The index {rose} {by} points ({percent} percent) to {to}.",
];

static SHARES: &[&str] = &[
    "In all {part} of {whole} ballots, or {percent} percent, were void.",
    "Of the {whole} ballots, {part}, or {percent} percent, were void.",
    "Out of {whole} ballots cast in May, {part} ({percent} percent) were void.",
    "They found {whole} ballots – {part}, or {percent} percent, of which were void.",
    "They threw {part} ballots away, or {percent} percent of the {whole}.",
];

static TOTALS: &[&str] = &[
    "The film took {one} at home and {other} abroad, for a total of {sum}.",
    "The film took {one} in the north and the west, and {other} in the south, for a combined total of {sum}.",
];

/// What an article that says this is told, but for the codes of other rules' business.
fn findings(text: &str) -> Vec<String> {
    let yaml = b"unsupported: off\nclaims:\n  - id: lighthouse\n    about: [lighthouse, stairs]\n    value: 311\n";
    let claims = Claims::from(ClaimsFile::load("claims.yaml", yaml).expect("the claims can be used"));
    let checked = factlint::check(&claims, &Article::from_text("article.txt", text));
    checked.findings.iter().map(|finding| format!("{}: {}", finding.code.name(), finding.message)).collect()
}

fn filled(template: &str, cells: &[(&str, String)]) -> String {
    cells.iter().fold(template.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

fn thousandths(number: i64) -> Decimal {
    Decimal::new(number, 3)
}

fn printed(number: Decimal, places: u32) -> String {
    format!("{:.*}", places as usize, number.round_dp(places))
}

fn percent_of(part: Decimal, whole: Decimal) -> Decimal {
    part * Decimal::ONE_HUNDRED / whole
}

/// The words for a movement, by its direction.
fn moved(rises: bool) -> [(&'static str, String); 3] {
    let words = if rises { ["rose", "up", "rise"] } else { ["fell", "down", "drop"] };
    [("rose", words[0].to_owned()), ("up", words[1].to_owned()), ("rise", words[2].to_owned())]
}

/// A movement of at least a twentieth, from and to thousandths.
fn movement() -> impl Strategy<Value = (Decimal, Decimal)> {
    let far = |(from, to): &(i64, i64)| (from - to).abs() * 20 > *from;
    (20_000_i64..900_000, 20_000_i64..900_000)
        .prop_filter("moves", far)
        .prop_map(|(from, to)| (thousandths(from), thousandths(to)))
}

fn change(template: &str, (from, to): (Decimal, Decimal), percent: Decimal, places: (u32, u32)) -> String {
    let amount = |number: Decimal| format!("${} million", printed(number, places.0));
    let mut cells = moved(to > from).to_vec();
    cells.extend([("from", amount(from)), ("to", amount(to)), ("percent", printed(percent, places.1))]);
    filled(template, &cells)
}

fn step(template: &str, (from, to): (Decimal, Decimal), percent: Decimal, places: (u32, u32)) -> String {
    let mut cells = moved(to > from).to_vec();
    let by = printed((to - from).abs(), places.0);
    cells.extend([("by", by), ("to", printed(to, places.0)), ("percent", printed(percent, places.1))]);
    filled(template, &cells)
}

fn share(template: &str, (part, whole): (i64, i64), percent: Decimal, places: u32) -> String {
    let cells = [("part", part.to_string()), ("whole", whole.to_string()), ("percent", printed(percent, places))];
    filled(template, &cells)
}

fn total(template: &str, [one, other, sum]: [Decimal; 3], places: u32) -> String {
    let amount = |number: Decimal| format!("${} million", printed(number, places));
    filled(template, &[("one", amount(one)), ("other", amount(other)), ("sum", amount(sum))])
}

fn one_of(templates: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    prop::sample::select(templates)
}

/// A percentage that no rounding of the right one comes near.
fn far_off(percent: Decimal) -> Decimal {
    percent * Decimal::from(2) + Decimal::TEN
}

proptest! {
    #[test]
    fn an_honest_change_is_left_alone(
        template in one_of(CHANGES), ends in movement(), places in (0_u32..3, 0_u32..3),
    ) {
        let text = change(template, ends, percent_of((ends.1 - ends.0).abs(), ends.0), places);
        prop_assert_eq!(findings(&text), Vec::<String>::new(), "{}", text);
    }

    #[test]
    fn a_change_that_is_far_off_is_told(
        template in one_of(CHANGES), ends in movement(), places in (1_u32..3, 0_u32..3),
    ) {
        let text = change(template, ends, far_off(percent_of((ends.1 - ends.0).abs(), ends.0)), places);
        prop_assert!(matches!(findings(&text).as_slice(), [told] if told.starts_with("change-mismatch")), "{}", text);
    }

    #[test]
    fn an_honest_step_is_left_alone(template in one_of(STEPS), ends in movement(), places in (1_u32..3, 0_u32..3)) {
        let text = step(template, ends, percent_of((ends.1 - ends.0).abs(), ends.0), places);
        prop_assert_eq!(findings(&text), Vec::<String>::new(), "{}", text);
    }

    #[test]
    fn a_step_that_is_far_off_is_told(template in one_of(STEPS), ends in movement(), places in (1_u32..3, 0_u32..3)) {
        let text = step(template, ends, far_off(percent_of((ends.1 - ends.0).abs(), ends.0)), places);
        prop_assert!(matches!(findings(&text).as_slice(), [told] if told.starts_with("change-mismatch")), "{}", text);
    }

    #[test]
    fn an_honest_share_is_left_alone(
        template in one_of(SHARES), part in 101_i64..400, more in 0_i64..900, places in 0_u32..3,
    ) {
        let whole = part + more;
        let text = share(template, (part, whole), percent_of(part.into(), whole.into()), places);
        prop_assert_eq!(findings(&text), Vec::<String>::new(), "{}", text);
    }

    #[test]
    fn a_share_that_is_far_off_is_told(
        template in one_of(SHARES), part in 101_i64..199, more in 1001_i64..1099, places in 0_u32..3,
    ) {
        let whole = part + more;
        let text = share(template, (part, whole), far_off(percent_of(part.into(), whole.into())), places);
        let round = part % 100 == 0 || whole % 100 == 0;
        prop_assert!(round || matches!(findings(&text).as_slice(), [told] if told.starts_with("share-mismatch")), "{}", text);
    }

    #[test]
    fn an_honest_total_is_left_alone(
        template in one_of(TOTALS), one in 10_000_i64..900_000, other in 10_000_i64..900_000, places in 0_u32..3,
    ) {
        let [one, other] = [one, other].map(thousandths);
        let text = total(template, [one, other, one + other], places);
        prop_assert_eq!(findings(&text), Vec::<String>::new(), "{}", text);
    }

    #[test]
    fn a_total_that_is_far_off_is_told(
        template in one_of(TOTALS), one in 10_000_i64..900_000, other in 10_000_i64..900_000, places in 1_u32..3,
    ) {
        let [one, other] = [one, other].map(thousandths);
        let text = total(template, [one, other, one + other + Decimal::TEN], places);
        prop_assert!(matches!(findings(&text).as_slice(), [told] if told.starts_with("total-mismatch")), "{}", text);
    }
}
