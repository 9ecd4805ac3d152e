//! `factlint figures`: every figure of every article, as it was read. Nothing is held against anything.

use super::args::Figures;
use super::check::{part, read};
use super::exit::Exit;
use super::files::{self, Input};
use super::in_order::in_order;
use super::outlets::{Listings, Outlets};
use super::progress::Progress;
use super::trouble::Trouble;
use super::{jsonl, refuse};
use crate::article::Article;
use crate::check;
use crate::figure;
use crate::finding::{ArticleRecord, ClaimRecords, Coverage, RefusedRecord, Run};
use crate::limit::ARTICLE_FIGURES;

/// Runs the command.
pub(crate) fn run(options: &Figures) -> Exit {
    if let Some(records) = &options.jsonl {
        return jsonl::figures(options, records);
    }
    let mut found = files::articles(&options.articles, options.reading.stdin_filename.as_deref());
    found.pass_over_reports(options.output.0.paths());
    if let Some(trouble) = options.output.0.overwrites(&found.inputs, std::iter::empty()) {
        return refuse(&[trouble]);
    }
    let progress = Progress::new("read", Some(found.inputs.len()), false);
    let listed = |input: &Input| {
        progress.add(1);
        within_limits(record(&read(input, &options.reading, None)?, options.explain))
    };
    let (mut outlets, mut troubles) =
        (Outlets::new(&options.output.0, Listings { explain: options.explain }), found.troubles);
    in_order(&found.inputs, listed, |ready| {
        let (records, unread) = part(ready);
        troubles.extend(unread);
        for article in records {
            outlets.add(article.into());
        }
        outlets.flush();
    });
    drop(progress);
    let written = outlets.end(Run::default());
    if troubles.is_empty() { written } else { refuse(&troubles) }
}

/// An article and its figures, none of them checked; with the steps of their reading, and the numbers
/// that are no figures, if they are to be explained.
pub(crate) fn record(article: &Article, explain: bool) -> ArticleRecord {
    let mut figures = Vec::new();
    if explain {
        figures.extend(figure::explained(article).iter().map(|figure| check::explained_record(figure, article)));
    } else {
        figure::each(article, |figure| figures.push(check::figure_record(&figure, article)));
    }
    ArticleRecord {
        source: article.source().clone(),
        published: article.published().map(|published| published.date.to_string()),
        figures,
        claims: ClaimRecords::default(),
        coverage: Coverage::default(),
        refused: if explain { refused(article) } else { Vec::new() },
    }
}

fn within_limits(record: ArticleRecord) -> Result<ArticleRecord, Trouble> {
    if ARTICLE_FIGURES.is_passed_by(record.figures.len()) {
        return Err(Trouble::of_limit(record.source.name(), "list the figures of", &ARTICLE_FIGURES));
    }
    Ok(record)
}

/// The numbers of an article that are no figures.
fn refused(article: &Article) -> Vec<RefusedRecord> {
    let refusals = figure::refused(article).into_iter();
    refusals.map(|it| RefusedRecord { span: article.in_source(it.span), reason: it.reason }).collect()
}
