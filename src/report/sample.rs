//! A run that has something of everything, for the tests of every format.

use std::sync::Arc;

use crate::finding::{
    Acceptance, Accepted, Annotated, AnnotatedCopy, ArticleRecord, ClaimNote, ClaimRecords, Code, Comparison,
    CopyBlock, CopyBlockKind, Coverage, End, Extent, FigureNote, FigureRecord, Finding, Label, Mention, Place,
    ReferenceNote, Run, Scalar, Summary,
};
use crate::source::{Source, Span};

/// The claims the sample is checked against.
const CLAIMS: &str = "\
topic: The harbour tunnel
claims:
  - id: tunnel-cost
    about: [tunnel, cost]
    value: $6.79 billion
    note: The ministry revised it in June.
  - id: delegation-size
    about: [delegation]
    value: about 200
  - id: rate
    about: [기준금리]
    value: 3.50%
  - id: first-train
    about: [first train]
    value: May 2031
";

const TUNNEL: &str = "\
Harbour tunnel opens late

After a decade of delays, of which the port authorityâ€™s board had warned in the councilâ€™s chamber each year, the tunnel under the harbour has cost $6.79 million so far, the ministry said on Friday, and the delegation of 200 engineers who came to see it off counted 14 open points. Fares rise by 3.5% in March.
It will carry 12,000 people a day.
";

const RATE: &str =
    "한국은행은 지난 28일 기준금리를 연 3.70%로 동결했다고 밝혔으며 시장은 이를 예상했다. 물가는 2.1% 올랐다.\n";

/// A file as the sample needs it: its source, and where in it a text stands.
#[derive(Clone)]
pub(super) struct File(pub Arc<Source>);

impl File {
    pub(super) fn new(name: &str, text: &str) -> Self {
        Self(Arc::new(Source::new(name, text)))
    }

    pub(super) fn place(&self, text: &str) -> Place {
        let start = self.0.text().find(text).expect("the sample holds the text");
        Place::new(&self.0, Span::new(start, start + text.len()))
    }
}

/// A conflict with the claim's value as its related place.
pub(super) fn conflict(article: &File, text: &str, claims: &File, claim: &str, value: &str) -> Finding {
    let mut finding = Finding::new(
        Code::CONFLICTING_FIGURE,
        article.place(text),
        format!("the article says {text}, the claim `{claim}` says {value}"),
    );
    finding.label = format!("the article says {text}");
    finding.claim = Some(claim.to_owned());
    finding.related = vec![Label { place: claims.place(value), text: format!("expected {value}") }];
    finding
}

fn unsupported(article: &File, text: &str) -> Finding {
    let message = format!("no claim covers {text}");
    let mut finding = Finding::new(Code::UNSUPPORTED_FIGURE, article.place(text), message);
    finding.label = "no claim covers this".to_owned();
    finding.help = Some("write a claim for it, or list the text under `ignore:`".to_owned());
    finding
}

fn imprecise(article: &File, claims: &File) -> Finding {
    let message = "the article drops the “about” of the claim `delegation-size`";
    let mut finding = Finding::new(Code::IMPRECISE_FIGURE, article.place("200 engineers"), message);
    finding.label = "the claim's hedge is dropped here".to_owned();
    finding.claim = Some("delegation-size".to_owned());
    finding.related = vec![Label { place: claims.place("about 200"), text: "about 200".to_owned() }];
    finding
}

fn repaired(article: &File) -> Finding {
    let message = "garbled characters were restored for reading in 2 places";
    let mut finding = Finding::new(Code::REPAIRED_TEXT, article.place("â€™"), message);
    finding.label = "reads as ’".to_owned();
    let source = &article.0;
    let second = source.text().rfind("â€™").expect("the sample is garbled twice");
    let place = Place::new(source, Span::new(second, second + "â€™".len()));
    finding.related = vec![Label { place, text: "reads as ’".to_owned() }];
    finding.help = Some("Take the text from its source again, as UTF-8.".to_owned());
    finding
}

fn unmatched(claims: &File) -> Finding {
    let message = "no article that was checked mentions this claim";
    let mut finding = Finding::new(Code::UNMATCHED_CLAIM, claims.place("first-train"), message);
    finding.label = "mentioned nowhere".to_owned();
    finding.claim = Some("first-train".to_owned());
    finding
}

fn accepted(tunnel: &File, rate: &File) -> Vec<Accepted> {
    let reason = "a figure of speech, the desk".to_owned();
    vec![
        Accepted { finding: unsupported(tunnel, "a decade"), by: Acceptance::Suppression { reason } },
        Accepted { finding: unsupported(rate, "28일"), by: Acceptance::Baseline },
    ]
}

fn figure(article: &File, text: &str, kind: &'static str, value: &str, unit: &str) -> FigureRecord {
    let value = value.parse().ok().map(Scalar::Number);
    FigureRecord {
        span: article.place(text).span,
        kind,
        low: value.clone(),
        high: value,
        unit: Some(unit.to_owned().into()),
        hedge: None,
        change: None,
        verdict: Some("unsupported"),
        claim: None,
        reading: vec![format!("numeral “{text}”: {kind}")],
    }
}

/// Claims, each with its verdict and its figure where the article mentions it.
pub(super) fn claims(rows: &[(&str, Option<&'static str>, usize)]) -> ClaimRecords {
    let names = rows.iter().map(|(id, ..)| (*id).to_owned()).collect();
    let mentions = rows
        .iter()
        .enumerate()
        .filter_map(|(claim, &(_, verdict, figure))| Some(Mention { claim, verdict: verdict?, figures: vec![figure] }));
    ClaimRecords::new(names, mentions.collect())
}

fn tunnel_record(article: &File) -> ArticleRecord {
    let mut cost = figure(article, "$6.79 million", "money", "6790000", "USD");
    (cost.verdict, cost.claim) = (Some("conflicting"), Some("tunnel-cost".to_owned()));
    let mut delegation = figure(article, "200 engineers", "count", "200", "engineer");
    (delegation.verdict, delegation.claim) = (Some("supported"), Some("delegation-size".to_owned()));
    let mut fares = figure(article, "3.5%", "percent", "3.5", "%");
    fares.change = Some("rise");
    let mut march = figure(article, "in March", "date", "", "");
    march.unit = None;
    march.low = Some(Scalar::Text("2026-03-01".to_owned()));
    march.high = Some(Scalar::Text("2026-03-31".to_owned()));
    let open = figure(article, "14 open points", "count", "14", "open point");
    let daily = figure(article, "12,000 people", "count", "12000", "person");
    ArticleRecord {
        source: Arc::clone(&article.0),
        published: Some("2026-01-05".to_owned()),
        figures: vec![cost, delegation, open, fares, march, daily],
        claims: claims(&[
            ("tunnel-cost", Some("conflicting"), 0),
            ("delegation-size", Some("supported"), 1),
            ("rate", None, 0),
            ("first-train", None, 0),
        ]),
        coverage: Coverage { figures: 6, covered: 2 },
        refused: Vec::new(),
    }
}

fn rate_record(article: &File) -> ArticleRecord {
    let mut rate = figure(article, "3.70%", "percent", "3.70", "%");
    (rate.verdict, rate.claim) = (Some("conflicting"), Some("rate".to_owned()));
    let prices = figure(article, "2.1%", "percent", "2.1", "%");
    ArticleRecord {
        source: Arc::clone(&article.0),
        published: None,
        figures: vec![rate, prices],
        claims: claims(&[("rate", Some("conflicting"), 0)]),
        coverage: Coverage { figures: 2, covered: 1 },
        refused: Vec::new(),
    }
}

/// The copy of an article that is read as it lies on disk, a block a line, the first of them a heading.
pub(super) fn copy(article: &ArticleRecord) -> AnnotatedCopy {
    let prose = article.source.text().to_owned();
    let begins = std::iter::once(0).chain(prose.match_indices('\n').map(|(at, _)| at + 1));
    let lines = begins.map(|start| Span::new(start, prose[start..].find('\n').map_or(prose.len(), |end| start + end)));
    let kind = |at: usize| if at == 0 { CopyBlockKind::Heading } else { CopyBlockKind::Paragraph };
    let block = |(at, span): (usize, Span)| CopyBlock { span, in_source: span, kind: kind(at) };
    let blocks = lines.filter(|line| !line.is_empty()).enumerate().map(block).collect();
    let figures = article.figures.iter().map(figure_note).collect();
    AnnotatedCopy { prose, blocks, figures }
}

fn figure_note(figure: &FigureRecord) -> FigureNote {
    let end = |value: &Option<Scalar>| value.clone().map(|value| End { value, included: true });
    let extent =
        Extent { low: end(&figure.low), high: end(&figure.high), unit: figure.unit.as_deref().map(str::to_owned) };
    let comparison = |claim: &String| Comparison {
        claim: claim.clone(),
        expected: "about 200".to_owned(),
        extent: Some(extent.clone()),
        evidence: vec!["delegation".to_owned()],
    };
    FigureNote {
        span: figure.span,
        sentence: figure.span,
        comparisons: figure.claim.iter().map(comparison).collect(),
        extent: Some(extent.clone()),
    }
}

fn claim_note(claims: &File, id: &str, statement: &str, expected: &str) -> ClaimNote {
    ClaimNote {
        id: id.to_owned(),
        statement: statement.to_owned(),
        expected: vec![expected.to_owned()],
        references: vec![ReferenceNote {
            title: "The ministry".to_owned(),
            published: Some("2026-06-03".to_owned()),
            url: Some("https://ministry.example/tunnel?a=1&b=2".to_owned()),
        }],
        quote: Some("The tunnel will cost $6.79 billion".to_owned()),
        note: Some("The ministry revised it in June.".to_owned()),
        place: claims.place(id),
    }
}

fn annotated(articles: &[ArticleRecord], claims: &File) -> Annotated {
    let notes = [
        claim_note(claims, "tunnel-cost", "about tunnel · cost", "$6.79 billion"),
        claim_note(claims, "delegation-size", "about delegation", "about 200"),
        claim_note(claims, "rate", "about 기준금리", "3.50%"),
        claim_note(claims, "first-train", "about first train", "May 2031"),
    ];
    Annotated { copies: articles.iter().map(copy).collect(), claims: notes.to_vec() }
}

/// The sample.
pub(super) fn run() -> Run {
    let claims = File::new("claims/harbour.yaml", CLAIMS);
    let tunnel = File::new("articles/tunnel.txt", TUNNEL);
    let rate = File::new("articles/기준금리.txt", RATE);
    let mut cost = conflict(&tunnel, "$6.79 million", &claims, "tunnel-cost", "$6.79 billion");
    cost.help = Some("million for billion? The ministry, 3 June 2026.\nThe ministry revised it in June.".to_owned());
    cost.provenance = Some("The ministry revised it in June.".to_owned());
    cost.slip = Some("million-for-billion");
    let findings = vec![
        cost,
        unsupported(&tunnel, "14 open points"),
        unsupported(&tunnel, "3.5%"),
        unsupported(&tunnel, "in March"),
        unsupported(&tunnel, "12,000 people"),
        repaired(&tunnel),
        imprecise(&tunnel, &claims),
        conflict(&rate, "3.70%", &claims, "rate", "3.50%"),
        unsupported(&rate, "2.1%"),
        unmatched(&claims),
    ];
    let mut summary = Summary {
        articles: 2,
        claims: 4,
        figures: 8,
        supported: 1,
        conflicting: 2,
        unsupported: 5,
        coverage: Coverage { figures: 8, covered: 3 },
        ..Summary::default()
    };
    for finding in &findings {
        summary.count(finding.severity);
    }
    let articles = vec![tunnel_record(&tunnel), rate_record(&rate)];
    let annotated = Some(annotated(&articles, &claims));
    Run { articles, findings, summary, annotated, ..Run::default() }.with_accepted(accepted(&tunnel, &rate))
}
