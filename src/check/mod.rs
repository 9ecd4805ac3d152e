//! The check: which figure speaks of which claim, whether the two agree, and what is worth telling.
//!
//! ```text
//! Claim ──► subject ─┐
//! Article ► passages ┴► fit ► bind ► compare ► verdict ► rules ► findings
//! ```
//!
//! `fit` judges the form of a figure, `compare` its value, `bind` who speaks of whom, and `rules` only find the words.
//! Everything here is a pure function of the claims and the article: no files, no clock, no order of a hash map.

mod acronyms;
mod across;
mod bind;
mod compare;
mod dates;
mod draft;
mod explain;
mod extent;
mod fit;
mod passage;
mod prepared;
mod record;
mod remark;
mod rules;
mod sightings;
mod slip;
mod subject;
mod suppress;
mod synonyms;
mod verdict;
mod words;

use std::sync::Arc;

use jiff::civil::Date;

pub use across::{Compared, SlotRelation, compare};
pub use bind::{Binding, Evidence};
pub use compare::{Imprecision, Relation, relation};
pub use draft::{Drafted, LeftOut, Omission, Origin, draft};
pub use extent::extent;
pub use record::{explained_record, figure_record};
pub use rules::ClaimsSeen;
pub use suppress::{Suppressed, suppress};
pub use verdict::Verdict;

use crate::article::Article;
use crate::claim::{Claims, Faults};
use crate::figure::{self, Figure};
use crate::finding::{self, ArticleRecord, Finding};
use crate::limit::{ARTICLE_FIGURES, Limit};
use fit::Form;
use prepared::Prepared;
use sightings::{Index, Sightings};
use words::Vocabulary;

/// Claims made ready once, to be held against any number of articles.
///
/// All claims are taken to govern every article: whoever knows the files hands in those that do.
#[derive(Debug)]
pub struct Checker<'c> {
    claims: &'c Claims,
    prepared: Vec<Prepared<'c>>,
    /// Those that every article must mention, by their places.
    required: Vec<usize>,
    /// The claims' names, for every record.
    names: Arc<[String]>,
    index: Index,
    vocabulary: Vocabulary,
}

/// What came of checking one article.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Every figure and every claim with its verdict.
    pub record: ArticleRecord,
    /// In the order reports show them.
    pub findings: Vec<Finding>,
    /// Which figure was bound to which claim, in the order of the figures.
    pub bindings: Vec<Binding>,
    /// The limit that the article is past, if it is past one. Nothing was checked then, and nothing can be said of it.
    pub past: Option<&'static Limit>,
}

impl Checked {
    /// An article that is past a limit.
    fn past(limit: &'static Limit, article: &Article) -> Self {
        Self { record: record::unchecked(article), findings: Vec::new(), bindings: Vec::new(), past: Some(limit) }
    }
}

impl<'c> Checker<'c> {
    /// Compiles subjects and stems.
    #[must_use]
    pub fn new(claims: &'c Claims) -> Self {
        Self::beginning_with(Vec::new(), Vocabulary::default(), claims)
    }

    /// A checker of more claims, which begin with all of this one's in their order: only those behind them are compiled.
    #[must_use]
    pub fn followed_by<'d>(&self, claims: &'d Claims) -> Checker<'d>
    where
        'c: 'd,
    {
        Checker::beginning_with(self.prepared.clone(), self.vocabulary.clone(), claims)
    }

    /// With the first of the claims made ready already, by this vocabulary.
    fn beginning_with(mut prepared: Vec<Prepared<'c>>, mut vocabulary: Vocabulary, claims: &'c Claims) -> Self {
        let others: Vec<_> = claims.with_files().skip(prepared.len()).collect();
        prepared.extend(Prepared::all(&others, &mut vocabulary));
        let index = Index::of(&prepared);
        let names = claims.iter().map(|claim| claim.id.value.clone()).collect();
        let required = (0..prepared.len()).filter(|&at| prepared[at].claim.required).collect();
        Self { claims, prepared, required, names, index, vocabulary }
    }

    /// The claims it holds articles against.
    #[must_use]
    pub fn claims(&self) -> &'c Claims {
        self.claims
    }

    /// Holds an article against the claims.
    #[must_use]
    pub fn check(&self, article: &Article) -> Checked {
        let checked = self.with_case(article, |case, _| {
            let mut findings = rules::of_article(case);
            finding::sort(&mut findings);
            Checked { record: record::of_article(case), findings, bindings: case.bindings.to_vec(), past: None }
        });
        checked.unwrap_or_else(|limit| Checked::past(limit, article))
    }

    /// Why a claim gets its verdict from an article, a line a step: passages, figures, intervals, relation; of what it
    /// does not mention, what came nearest. Nothing where the article is past a limit.
    #[must_use]
    pub fn explain(&self, article: &Article, claim: &str) -> Vec<String> {
        self.with_case(article, |case, ground| explain::lines(case, ground, claim)).unwrap_or_default()
    }

    /// Binds the article's figures, and asks something of what came of it, unless the article is past a limit.
    fn with_case<T>(
        &self,
        article: &Article,
        ask: impl FnOnce(&rules::Case<'_>, &bind::Ground<'_>) -> T,
    ) -> Result<T, &'static Limit> {
        let figures = figure::read(article);
        if ARTICLE_FIGURES.is_passed_by(figures.len()) {
            return Err(&ARTICLE_FIGURES);
        }
        self.with_figures(article, &figures, ask)
    }

    /// The same of an article whose figures are read already.
    fn with_figures<T>(
        &self,
        article: &Article,
        figures: &[Figure],
        ask: impl FnOnce(&rules::Case<'_>, &bind::Ground<'_>) -> T,
    ) -> Result<T, &'static Limit> {
        let passages = passage::all(article, figures, &self.vocabulary);
        let ignored = verdict::ignored(self.claims, article, &passages, figures);
        let forms: Vec<Form<'_>> = figures.iter().map(|figure| Form::of(&figure.quantity)).collect();
        let ground = bind::Ground {
            figures,
            forms: &forms,
            passages: &passages,
            sightings: &Sightings::of(&passages),
            values: &bind::TellingValues::of(figures),
            ignored: &ignored,
            index: &self.index,
        };
        let bindings = bind::bind(&self.prepared, &ground)?.bindings;
        let verdicts = verdict::of_figures(self.claims, article, figures, &bindings, &ignored);
        let case = rules::Case {
            prepared: &self.prepared,
            required: &self.required,
            names: &self.names,
            claims: self.claims,
            article,
            figures,
            passages: &passages,
            bindings: &bindings,
            by_claim: &rules::by_claim(&bindings),
            verdicts: &verdicts,
        };
        Ok(ask(&case, &ground))
    }
}

/// Holds one article against claims; for many articles compile a [`Checker`] once.
#[must_use]
pub fn check(claims: &Claims, article: &Article) -> Checked {
    Checker::new(claims).check(article)
}

/// What can only be said once all articles are checked; where they are not kept, [`ClaimsSeen`] takes them in one by one.
#[must_use]
pub fn whole_run(claims: &Claims, checked: &[Checked], today: Date, strict: bool) -> Vec<Finding> {
    let ready = Checker::new(claims);
    let mut seen = ClaimsSeen::new(&ready, today);
    for checked in checked {
        seen.see(&checked.record);
    }
    seen.into_findings(strict)
}

/// What is wrong with claims as a set, whatever the articles say: claims past their day, claims that contradict each
/// other or catch the same figure.
#[must_use]
pub fn claims(claims: &Claims, today: Date) -> Vec<Finding> {
    rules::of_claims(claims, today)
}

/// The claims' own examples that do not turn out as their claims say.
#[must_use]
pub fn examples(claims: &Claims) -> Vec<Finding> {
    rules::failed_example::findings(claims)
}

/// What is wrong with a claims file, as findings.
#[must_use]
pub fn faults(faults: &Faults) -> Vec<Finding> {
    rules::claims_fault::findings(faults)
}
