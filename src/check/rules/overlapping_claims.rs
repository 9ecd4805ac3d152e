//! `overlapping-claims`: two claims look for the same thing, by what they say or by what they find.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::claims::{at_claim, other};
use crate::check::prepared::Prepared;
use crate::finding::{ArticleRecord, Code, Finding, Label, Place};
use crate::source::Span;

/// Claims that share their subject and expect the same values, figure by figure; each is told of once.
pub(super) fn findings(of_one_subject: &[Vec<&Prepared<'_>>]) -> Vec<Finding> {
    let mut told = BTreeSet::new();
    let mut findings = Vec::new();
    for claims in of_one_subject {
        let mut seen: BTreeMap<Vec<String>, &Prepared<'_>> = BTreeMap::new();
        for one in claims {
            match seen.entry(values(one)) {
                Entry::Occupied(first) if told.insert(one.id()) => findings.push(finding(first.get(), one)),
                Entry::Occupied(_) => {}
                Entry::Vacant(place) => drop(place.insert(one)),
            }
        }
    }
    findings
}

/// Claims of one value each that were bound to one and the same figure, and are not told of already; each with the
/// first claim it meets. Articles are seen one after the other and need not be kept.
#[derive(Debug)]
pub(in crate::check) struct Meetings<'c> {
    /// Where the claims of one value stand among all.
    single: BTreeMap<&'c str, usize>,
    told: BTreeSet<&'c str>,
    found: Vec<Finding>,
}

impl<'c> Meetings<'c> {
    /// None yet; `known` is what claims alone have told already.
    pub(in crate::check) fn new(prepared: &[Prepared<'c>], known: &[Finding]) -> Self {
        let of_one_value = prepared.iter().enumerate().filter(|(_, one)| one.claim.expected.len() == 1);
        let single: BTreeMap<&str, usize> = of_one_value.map(|(at, one)| (one.id(), at)).collect();
        let of_pairs = known
            .iter()
            .filter(|finding| [Code::OVERLAPPING_CLAIMS, Code::CONTRADICTING_CLAIMS].contains(&finding.code));
        let known: BTreeSet<&str> = of_pairs.filter_map(|finding| finding.claim.as_deref()).collect();
        let told = single.keys().copied().filter(|id| known.contains(id)).collect();
        Self { single, told, found: Vec::new() }
    }

    pub(in crate::check) fn see(&mut self, prepared: &[Prepared<'c>], record: &ArticleRecord) {
        let mut owners: BTreeMap<usize, &Prepared<'c>> = BTreeMap::new();
        for claim in record.claims.mentioned() {
            let Some(one) = self.single.get(claim.id).and_then(|at| prepared.get(*at)) else { continue };
            for figure in claim.figures {
                match owners.get(figure) {
                    Some(first) if self.told.insert(one.id()) => self.found.push(met(first, one, record, *figure)),
                    Some(_) => {}
                    None => drop(owners.insert(*figure, one)),
                }
            }
        }
    }

    pub(in crate::check) fn into_findings(self) -> Vec<Finding> {
        self.found
    }
}

/// Two claims that met at a figure.
fn met(first: &Prepared<'_>, second: &Prepared<'_>, record: &ArticleRecord, figure: usize) -> Finding {
    let span = record.figures.get(figure).map_or(Span::default(), |figure| figure.span);
    let place = Place::new(&record.source, span);
    let (name, text) = (record.source.name(), place.text().split_whitespace().collect::<Vec<_>>().join(" "));
    let (one, other_id) = (first.id(), second.id());
    let message = format!("the claims `{one}` and `{other_id}` both catch “{text}” in {name}");
    let mut finding = at_claim(Code::OVERLAPPING_CLAIMS, second, message);
    "catches a figure that another claim catches".clone_into(&mut finding.label);
    finding.help = Some(
        "Keep one of the two, or make their subjects differ: add a term to `about`, or rule words out with `not`."
            .to_owned(),
    );
    finding.related = other(first, "and so does this one");
    finding.related.push(Label { place, text: "the figure".to_owned() });
    finding
}

fn values(prepared: &Prepared<'_>) -> Vec<String> {
    let mut values: Vec<String> = prepared.claim.expected.iter().map(|e| format!("{:?}", e.quantity)).collect();
    values.sort();
    values
}

fn finding(first: &Prepared<'_>, second: &Prepared<'_>) -> Finding {
    let message = format!("the claims `{}` and `{}` look for the same thing", first.id(), second.id());
    let mut finding = at_claim(Code::OVERLAPPING_CLAIMS, second, message);
    "says what another claim says".clone_into(&mut finding.label);
    finding.help = Some("Keep one of the two, or make their subjects differ.".to_owned());
    finding.related = other(first, "and so does this one");
    finding
}
