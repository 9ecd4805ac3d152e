//! The figures of articles as a listing: every one that was found, and how it was read.
//!
//! Apart from the other reports because nothing was checked: there are figures, but no verdicts and no findings.

use std::io::{self, Write};

use super::layout::{fit, fit_end, pad, width, wrap};
use super::paint::{Ink, Marks, paint};
use super::sanitize::{inert_lines, one_line};
use super::{Format, Settings, Stream, csv, json, listing};
use crate::finding::{ArticleRecord, FigureRecord, Part, Run, Scalar, grouped};

/// The heads of the columns.
const HEADS: [&str; COLUMNS] = ["at", "figure", "kind", "value"];

const COLUMNS: usize = 4;

/// The columns that are cut where the terminal is narrow: first the figure, but not below a width that shows most of
/// them; then the value.
const FIGURE: usize = 1;
const FIGURE_LEAST: usize = 28;
const VALUE: usize = 3;

/// Between two columns.
const BETWEEN: &str = "  ";

/// Writes the figures of articles; `explain` adds the steps of each reading and the numbers that are no figures.
///
/// # Errors
///
/// Those of writing; and a format that lists no figures ([`Format::lists_figures`]) is refused.
pub fn render(
    articles: &[ArticleRecord],
    format: Format,
    explain: bool,
    settings: &Settings,
    out: &mut dyn Write,
) -> io::Result<()> {
    match Listing::of(format, explain, settings) {
        Some(mut listing) => {
            listing.begin(out)?;
            articles.iter().try_for_each(|article| listing.article(article, out))?;
            listing.close(out)
        }
        None if format == Format::Json => json::figures_document(articles, explain, out),
        None => Err(io::ErrorKind::Unsupported.into()),
    }
}

/// The same while articles are still being read; none for a format that lists no figures, and for an explained document,
/// which takes a serializer.
#[must_use]
pub fn stream(format: Format, explain: bool, settings: &Settings) -> Option<Box<dyn Stream>> {
    Listing::of(format, explain, settings).map(|listing| Box::new(listing) as Box<dyn Stream>)
}

/// A listing that is written article by article.
struct Listing {
    format: Format,
    explain: bool,
    settings: Settings,
    /// Whether no article has been listed yet.
    is_empty: bool,
}

impl Listing {
    fn of(format: Format, explain: bool, settings: &Settings) -> Option<Self> {
        let by_article = format.lists_figures() && !(explain && format == Format::Json);
        by_article.then_some(Self { format, explain, settings: *settings, is_empty: true })
    }

    fn article(&mut self, article: &ArticleRecord, out: &mut dyn Write) -> io::Result<()> {
        let is_first = std::mem::take(&mut self.is_empty);
        match self.format {
            Format::Json => listing::article(article, is_first, out),
            Format::Jsonl => json::figures_of_article(article, self.explain, out),
            Format::Csv => csv::figures(article, out),
            Format::Short => inert_lines(out, |out| short(article, out)),
            _ => inert_lines(out, |out| {
                if !is_first {
                    writeln!(out)?;
                }
                table(article, self.explain, &self.settings, out)
            }),
        }
    }

    fn close(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.format == Format::Json { listing::end(self.is_empty, out) } else { Ok(()) }
    }
}

impl Stream for Listing {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        match self.format {
            Format::Csv => csv::heads(out),
            Format::Json => listing::begin(out),
            _ => Ok(()),
        }
    }

    fn part(&mut self, part: &Part, out: &mut dyn Write) -> io::Result<()> {
        self.article(&part.article, out)
    }

    fn end(&mut self, _: &Run, out: &mut dyn Write) -> io::Result<()> {
        self.close(out)
    }
}

/// `path:line:column: kind text = value`
fn short(article: &ArticleRecord, out: &mut dyn Write) -> io::Result<()> {
    let path = one_line(article.source.name());
    article.figures.iter().try_for_each(|figure| {
        let [at, text, kind, value] = cells(figure, article, Marks::of(&Settings::default()));
        writeln!(out, "{path}:{at}: {kind} {text} = {value}")
    })
}

fn table(article: &ArticleRecord, explain: bool, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", heading(article, settings))?;
    let marks = Marks::of(settings);
    let rows: Vec<_> = article.figures.iter().map(|figure| cells(figure, article, marks)).collect();
    let widths = widths(&rows, settings);
    if !rows.is_empty() {
        let heads = line(&HEADS.map(str::to_owned), &widths, marks);
        writeln!(out, "{}", paint(&heads, Ink::Faint, settings))?;
    }
    for (figure, row) in article.figures.iter().zip(&rows) {
        writeln!(out, "{}", line(row, &widths, marks))?;
        if explain {
            steps(figure, settings, out)?;
        }
    }
    refusals(article, settings, out)
}

/// The numbers that are no figures, where they were asked for: `12:5  no figure: “301”, it numbers a thing`.
fn refusals(article: &ArticleRecord, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    article.refused.iter().try_for_each(|refused| {
        let at = article.source.position(refused.span.start);
        let text = one_line(article.source.slice(refused.span));
        let told = format!("{}:{}  no figure: “{text}”, {}", at.line, at.column, refused.reason);
        writeln!(out, "{}", paint(&wrap(&told, settings.columns(), "", "      "), Ink::Faint, settings))
    })
}

/// The article, its date and how much was found in it.
fn heading(article: &ArticleRecord, settings: &Settings) -> String {
    let published = article.published.as_deref().map(|date| format!(", published {date}")).unwrap_or_default();
    let count = article.figures.len();
    let rest = format!("{published}: {count} figure{}", if count == 1 { "" } else { "s" });
    let room = settings.columns().saturating_sub(width(&rest));
    let name = fit_end(&one_line(article.source.name()), room, Marks::of(settings).ellipsis);
    paint(&name, Ink::Strong, settings) + &rest
}

fn steps(figure: &FigureRecord, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    figure.reading.iter().try_for_each(|step| {
        let wrapped = wrap(&one_line(step), settings.columns(), "      ", "        ");
        writeln!(out, "{}", paint(&wrapped, Ink::Faint, settings))
    })
}

fn cells(figure: &FigureRecord, article: &ArticleRecord, marks: &Marks) -> [String; COLUMNS] {
    let at = article.source.position(figure.span.start);
    [
        format!("{}:{}", at.line, at.column),
        one_line(article.source.slice(figure.span)).into_owned(),
        figure.kind.to_owned(),
        quantity(figure, marks),
    ]
}

/// `about 310,300,000,000 USD`, `17 % (fall)`
fn quantity(figure: &FigureRecord, marks: &Marks) -> String {
    let value = value(figure, marks);
    let unit = figure.unit.as_deref().map(one_line).unwrap_or_default();
    let parts = [figure.hedge.unwrap_or_default(), &value, &unit];
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let change = figure.change.map(|change| format!(" ({change})")).unwrap_or_default();
    parts.join(" ") + &change
}

/// `310,300,000,000`, `10–15`, `2026-01-04 – 2026-01-07`; a question mark where no value could be settled on.
fn value(figure: &FigureRecord, marks: &Marks) -> String {
    match (&figure.low, &figure.high) {
        (Some(low), Some(high)) if low == high => scalar(low),
        (Some(Scalar::Number(low)), Some(Scalar::Number(high))) => {
            format!("{}{}{}", grouped(&low.to_string()), marks.dash, grouped(&high.to_string()))
        }
        (Some(low), Some(high)) => format!("{} {} {}", scalar(low), marks.dash, scalar(high)),
        (Some(one), None) | (None, Some(one)) => scalar(one),
        (None, None) => "?".to_owned(),
    }
}

fn scalar(scalar: &Scalar) -> String {
    match scalar {
        Scalar::Number(number) => grouped(&number.to_string()),
        Scalar::Text(text) => one_line(text).into_owned(),
    }
}

/// As wide as the widest cell, cut only where the whole would not fit.
fn widths(rows: &[[String; COLUMNS]], settings: &Settings) -> [usize; COLUMNS] {
    let mut widths = HEADS.map(width);
    for row in rows {
        for (widest, cell) in widths.iter_mut().zip(row) {
            *widest = width(cell).max(*widest);
        }
    }
    let room = settings.columns().saturating_sub(BETWEEN.len() * (COLUMNS - 1));
    for (column, least) in [(FIGURE, FIGURE_LEAST), (VALUE, 0)] {
        let others = widths.iter().sum::<usize>() - widths[column];
        widths[column] = widths[column].min(room.saturating_sub(others).max(least));
    }
    widths
}

fn line(row: &[String; COLUMNS], widths: &[usize; COLUMNS], marks: &Marks) -> String {
    let cell = |(cell, width): (&String, &usize)| pad(&fit(cell, *width, marks.ellipsis), *width);
    let cells: Vec<_> = row.iter().zip(widths).map(cell).collect();
    cells.join(BETWEEN).trim_end().to_owned()
}
