//! Suppressions applied: which findings an article's own remarks accept, and which remarks accept nothing.
//!
//! It stands apart from the rules because it can only be done once everything that will be found has been. A finding
//! that is accepted is kept, with the reason, and never dropped.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::remark::{Kind, Remark};
use super::rules::unused_suppression;
use crate::article::{Article, Suppression};
use crate::finding::{Acceptance, Accepted, Finding};
use crate::source::{Source, Span};

/// Findings, once the articles' suppressions have had their say.
#[derive(Clone, Debug, Default)]
pub struct Suppressed {
    /// What is left, in the order it came.
    pub findings: Vec<Finding>,
    /// The suppressions that hid nothing, told of after everything else.
    pub unused: Vec<Finding>,
    pub accepted: Vec<Accepted>,
}

impl Suppressed {
    /// Everything there is to report, and what was accepted.
    #[must_use]
    pub fn parted(self) -> (Vec<Finding>, Vec<Accepted>) {
        let mut findings = self.findings;
        findings.extend(self.unused);
        (findings, self.accepted)
    }
}

/// Applies the suppressions of articles to everything found, on the day `today`.
///
/// ```
/// use factlint::article::Article;
/// use factlint::check;
/// use factlint::claim::{Claims, ClaimsFile};
///
/// # fn main() -> Result<(), factlint::claim::Faults> {
/// let claims = ClaimsFile::load("c.yaml", b"claims:\n  - {id: signed, about: signed, value: 14 accords}\n")?;
/// let text = "# factlint-ignore conflicting-figure: as the minister put it\nThey signed 15 accords.\n";
/// let article = Article::from_text("a.txt", text);
/// let checked = factlint::check(&Claims::from(claims), &article);
/// assert_eq!(checked.findings.len(), 1);
///
/// let suppressed = check::suppress(&[&article], checked.findings, jiff::civil::date(2026, 3, 1));
///
/// assert!(suppressed.findings.is_empty());
/// assert_eq!(suppressed.accepted[0].finding.place.text(), "15 accords");
/// # Ok(())
/// # }
/// ```
#[must_use]
pub fn suppress(articles: &[&Article], findings: Vec<Finding>, today: Date) -> Suppressed {
    let with_remarks = articles.iter().filter(|article| !article.suppressions().is_empty());
    let mut ledgers: BTreeMap<&str, Ledger<'_>> =
        with_remarks.map(|article| (article.source().name(), Ledger::open(article, today))).collect();
    let mut suppressed = Suppressed::default();
    for finding in findings {
        match ledgers.get_mut(finding.place.source.name()).and_then(|ledger| ledger.accept(&finding)) {
            Some(by) => suppressed.accepted.push(Accepted { finding, by }),
            None => suppressed.findings.push(finding),
        }
    }
    suppressed.unused = ledgers.values().flat_map(Ledger::unused).collect();
    suppressed
}

/// The part of an article a suppression is meant for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Cover {
    File,
    /// A block, by its number.
    Block(usize),
    /// What of a block stands in the line that begins here.
    Line(usize, usize),
    /// There is nothing to cover.
    Nothing,
}

/// The suppressions of one article, and which of them were of use.
struct Ledger<'a> {
    article: &'a Article,
    /// In the source's text, in order.
    blocks: Vec<Span>,
    entries: Vec<Entry<'a>>,
    /// Where to look an entry up: by what it covers and what it accepts.
    index: BTreeMap<(Cover, Kind<'a>), (usize, usize)>,
    today: Date,
}

struct Entry<'a> {
    suppression: &'a Suppression,
    remark: Result<Remark<'a>, super::remark::Misread<'a>>,
    /// Of each kind the remark accepts, whether there was any.
    used: Vec<bool>,
}

impl<'a> Ledger<'a> {
    fn open(article: &'a Article, today: Date) -> Self {
        let mut blocks: Vec<Span> = article.blocks().iter().map(|block| article.in_source(block.span)).collect();
        blocks.sort_unstable();
        let entries = article.suppressions().iter().map(Entry::of).collect();
        let mut ledger = Self { article, blocks, entries, index: BTreeMap::new(), today };
        ledger.fill_index();
        ledger
    }

    /// Of two remarks that say the same of the same place the first is taken; the other is then of no use.
    fn fill_index(&mut self) {
        for (at, entry) in self.entries.iter().enumerate() {
            let Ok(remark) = &entry.remark else { continue };
            if remark.until.is_some_and(|last| last < self.today) {
                continue;
            }
            let cover = self.cover(entry.suppression);
            for (number, kind) in remark.accepted.iter().enumerate() {
                self.index.entry((cover, *kind)).or_insert((at, number));
            }
        }
    }

    /// By what a finding is accepted, if it is.
    fn accept(&mut self, finding: &Finding) -> Option<Acceptance> {
        let (at, number) = self.look_up(finding)?;
        let entry = self.entries.get_mut(at)?;
        *entry.used.get_mut(number)? = true;
        let reason = entry.remark.as_ref().ok()?.reason.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(Acceptance::Suppression { reason })
    }

    fn look_up(&self, finding: &Finding) -> Option<(usize, usize)> {
        let start = finding.place.span.start;
        let block = self.block_before(start);
        let line = Cover::Line(block.unwrap_or_default(), self.source().line_span(start).start);
        let covers = [Some(line), block.map(Cover::Block), Some(Cover::File)];
        let claims = [finding.claim.as_deref(), None];
        let mut keys = covers.into_iter().flatten().flat_map(|cover| claims.map(|claim| (cover, claim)));
        keys.find_map(|(cover, claim)| self.index.get(&(cover, Kind { code: finding.code, claim })).copied())
    }

    fn source(&self) -> &'a Source {
        self.article.source()
    }

    /// The last block that begins at or before an offset.
    fn block_before(&self, offset: usize) -> Option<usize> {
        self.blocks.partition_point(|block| block.start <= offset).checked_sub(1)
    }

    /// What a suppression covers: the block that follows it, or what of its block stands in its own line; inside a
    /// block, alone in a line, the line after it.
    fn cover(&self, suppression: &Suppression) -> Cover {
        let span = suppression.span;
        let own_line = self.source().line_span(span.start).start;
        let before = self.block_before(span.start);
        let inside = before.filter(|&at| self.blocks.get(at).is_some_and(|block| block.end > span.end));
        let next = before.map_or(0, |at| at + 1);
        match (inside, self.is_alone(span)) {
            _ if suppression.whole_file => Cover::File,
            (Some(block), true) => Cover::Line(block, self.line_after(span)),
            (Some(block), false) => Cover::Line(block, own_line),
            (None, true) => self.blocks.get(next).map_or(Cover::Nothing, |_| Cover::Block(next)),
            (None, false) if self.begins_in_line_of(next, span) => Cover::Block(next),
            (None, false) => before.map_or(Cover::Nothing, |block| Cover::Line(block, own_line)),
        }
    }

    fn line_after(&self, span: Span) -> usize {
        let source = self.source();
        let end = source.line_span(span.end).end;
        let broken = source.slice(Span::new(end, (end + 2).min(source.text().len())));
        end + if broken == "\r\n" { 2 } else { 1 }
    }

    fn begins_in_line_of(&self, block: usize, span: Span) -> bool {
        self.blocks.get(block).is_some_and(|block| block.start < self.source().line_span(span.end).end)
    }

    /// Whether nothing else stands in the lines of a span. Each end is looked at from the span outwards, so that many
    /// remarks in one line cost no more than its length.
    fn is_alone(&self, span: Span) -> bool {
        let source = self.source();
        let before = source.slice(Span::new(source.line_span(span.start).start, span.start));
        let after = source.slice(Span::new(span.end, source.line_span(span.end).end.max(span.end)));
        before.trim_end().is_empty() && after.trim_start().is_empty()
    }

    /// A finding for each remark that was of no use.
    fn unused(&self) -> impl Iterator<Item = Finding> {
        self.entries.iter().filter_map(|entry| {
            let problem = entry.problem(self.today)?;
            Some(unused_suppression::finding(self.article, entry.suppression, &problem))
        })
    }
}

impl<'a> Entry<'a> {
    fn of(suppression: &'a Suppression) -> Self {
        let remark = Remark::read(&suppression.text);
        let kinds = remark.as_ref().map_or(0, |remark| remark.accepted.len());
        Self { suppression, remark, used: vec![false; kinds] }
    }

    fn problem(&self, today: Date) -> Option<unused_suppression::Problem<'_>> {
        use unused_suppression::Problem;
        let remark = match &self.remark {
            Ok(remark) => remark,
            Err(misread) => return Some(Problem::Misread(misread)),
        };
        if let Some(last) = remark.until.filter(|last| *last < today) {
            return Some(Problem::Expired(last));
        }
        let unused = remark.accepted.iter().zip(&self.used).filter(|(_, used)| !**used);
        let unused: Vec<Kind<'_>> = unused.map(|(kind, _)| *kind).collect();
        match unused.len() {
            0 => None,
            all if all == self.used.len() => Some(Problem::Unused),
            _ => Some(Problem::PartlyUnused(unused)),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::article::Format;
    use crate::claim::{Claims, ClaimsFile};
    use crate::finding::Code;

    const CLAIMS: &[u8] =
        b"claims:\n  - {id: cost, about: cost, value: $5 million}\n  - {id: length, about: long, value: 312 metres}\n";

    fn run(text: &str, format: Format) -> Suppressed {
        let claims = Claims::from(ClaimsFile::load("c.yaml", CLAIMS).unwrap());
        let article = Article::read_as("a", text.as_bytes(), format).unwrap();
        let findings = crate::check(&claims, &article).findings;
        let (findings, accepted) = suppress(&[&article], findings, date(2026, 6, 1)).parted();
        Suppressed { findings, accepted, ..Suppressed::default() }
    }

    fn left(text: &str, format: Format) -> Vec<(&'static str, String)> {
        let of = |finding: &Finding| (finding.code.name(), finding.place.text().to_owned());
        run(text, format).findings.iter().map(of).collect()
    }

    #[test]
    fn a_remark_covers_the_paragraph_after_it_and_no_other() {
        let text = "# factlint-ignore conflicting-figure cost: as quoted\nIt cost $7 million.\n\nIt cost $9 million.\n";
        assert_eq!(left(text, Format::Text), [("conflicting-figure", "$9 million".to_owned())]);
        let html = "<p>It cost $9 million.</p>\n<!-- factlint-ignore conflicting-figure: as quoted -->\n<p>It cost\n$7 million.</p>";
        assert_eq!(left(html, Format::Html), [("conflicting-figure", "$9 million".to_owned())]);
    }

    #[test]
    fn a_remark_beside_text_covers_its_line() {
        let text = "It cost $7 million. <!-- factlint-ignore conflicting-figure: as quoted -->\nIt cost $9 million.\n";
        assert_eq!(left(text, Format::Markdown), [("conflicting-figure", "$9 million".to_owned())]);
    }

    #[test]
    fn in_html_without_line_breaks_a_remark_covers_one_block() {
        let html = "<p>It cost $9 million.</p><!-- factlint-ignore conflicting-figure: as quoted --><p>It cost $7 million.</p><p>It cost $8 million.</p>";
        let left: Vec<String> = left(html, Format::Html).into_iter().map(|(_, text)| text).collect();
        assert_eq!(left, ["$9 million", "$8 million"]);
    }

    #[test]
    fn a_remark_may_be_meant_for_the_whole_file() {
        let text =
            "It cost $7 million.\n\nIt cost $9 million.\n\n<!-- factlint-ignore-file conflicting-figure: satire -->\n";
        let suppressed = run(text, Format::Markdown);
        assert!(suppressed.findings.is_empty());
        assert_eq!(suppressed.accepted.len(), 2);
        let reason = "satire".to_owned();
        assert_eq!(suppressed.accepted[0].by, Acceptance::Suppression { reason });
    }

    #[test]
    fn a_claim_of_another_name_is_not_covered() {
        let text = "# factlint-ignore conflicting-figure length: as quoted\nIt cost $7 million.\n";
        let codes: Vec<_> = left(text, Format::Text).into_iter().map(|(code, _)| code).collect();
        assert_eq!(codes, ["conflicting-figure", "unused-suppression"]);
    }

    #[test]
    fn several_codes_are_accounted_for_one_by_one() {
        let text = "# factlint-ignore conflicting-figure cost, repaired-text: as quoted\nIt cost $7 million.\n";
        let suppressed = run(text, Format::Text);
        assert_eq!((suppressed.findings.len(), suppressed.accepted.len()), (1, 1));
        assert!(suppressed.findings[0].message.contains("`repaired-text`"), "{}", suppressed.findings[0].message);
    }

    #[test]
    fn a_remark_holds_to_its_last_day() {
        let text =
            |day: &str| format!("# factlint-ignore conflicting-figure: quoted, until {day}\nIt cost $7 million.\n");
        assert!(run(&text("2026-06-01"), Format::Text).findings.is_empty());
        let expired = run(&text("2026-05-31"), Format::Text).findings;
        assert_eq!(expired.len(), 2);
        assert!(expired[1].message.contains("2026-05-31"), "{}", expired[1].message);
    }

    #[test]
    fn a_remark_that_cannot_be_understood_is_not_obeyed() {
        for remark in
            ["conflicting-figure", "conflicting-figures: x", ": x", "", "conflicting-figure: x, until 2026-13-01"]
        {
            let findings = run(&format!("# factlint-ignore {remark}\nIt cost $7 million.\n"), Format::Text).findings;
            let codes: Vec<_> = findings.iter().map(|finding| finding.code).collect();
            assert_eq!(codes, [Code::CONFLICTING_FIGURE, Code::UNUSED_SUPPRESSION], "{remark}");
            assert!(findings[1].help.is_some(), "{remark}");
        }
    }

    #[test]
    fn a_remark_with_nothing_after_it_is_told() {
        let text = "It cost $5 million.\n\n# factlint-ignore conflicting-figure: as quoted\n";
        assert_eq!(left(text, Format::Text)[0].0, "unused-suppression");
    }
}
