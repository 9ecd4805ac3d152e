//! The chapter *what factlint reads, and how*: every table in it is made from the corpus, and every section of the
//! corpus has its place in it.
//!
//! The corpus itself is tried against the program elsewhere, so what the chapter shows is what the program does.
//! `SNAPSHOTS=overwrite cargo test --test reading` brings the tables up to date.

use std::fmt::Write;

const CHAPTER: &str = include_str!("../docs/reading.md");

/// What the chapter calls a corpus, its rows, and what a row of it becomes.
type Corpus = (&'static str, &'static str, fn(&[&str]) -> String);

const CORPORA: [Corpus; 4] = [
    ("figures", include_str!("corpus/figures/english.tsv"), figure),
    ("dates", include_str!("corpus/figures/dates.tsv"), date),
    ("not-figures", include_str!("corpus/figures/not-figures.tsv"), text),
    ("not-dates", include_str!("corpus/figures/not-dates.tsv"), text),
];

struct Section {
    corpus: &'static str,
    title: &'static str,
    rows: Vec<String>,
}

impl Section {
    fn table(&self) -> String {
        let head = match self.corpus {
            "figures" => {
                "| in the article | kind | value | unit | hedge, direction |\n| --- | --- | --- | --- | --- |\n"
            }
            "dates" => "| in the article | published | days or hours | hedge |\n| --- | --- | --- | --- |\n",
            _ => "",
        };
        format!("{head}{}\n", self.rows.join("\n"))
    }
}

/// The sections of one corpus: a comment line is the title of the rows below it.
fn sections((corpus, rows, row): Corpus) -> Vec<Section> {
    let mut sections = Vec::new();
    for line in rows.lines().filter(|line| !line.is_empty()) {
        if let Some(title) = line.strip_prefix("# ") {
            sections.push(Section { corpus, title, rows: Vec::new() });
        } else if let Some(section) = sections.last_mut() {
            section.rows.push(row(&line.split('\t').collect::<Vec<_>>()));
        }
    }
    sections.retain(|section: &Section| !section.rows.is_empty());
    sections
}

fn figure(columns: &[&str]) -> String {
    let column = |at: usize| columns.get(at).copied().unwrap_or_default();
    let said = [column(6), column(7)].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", ");
    let value = span(&number(column(3)), &number(column(4)));
    format!("| {} | {} | {value} | {} | {said} |", marked(column(0), column(1)), column(2), column(5))
}

fn date(columns: &[&str]) -> String {
    let column = |at: usize| columns.get(at).copied().unwrap_or_default();
    let days = if column(4).is_empty() { "cannot be placed".to_owned() } else { span(column(4), column(5)) };
    let published = if column(2).is_empty() { "unknown" } else { column(2) };
    format!("| {} | {published} | {days} | {} |", marked(column(0), column(1)), column(6))
}

fn text(columns: &[&str]) -> String {
    format!("* {}", escaped(columns.first().copied().unwrap_or_default()))
}

/// The sentence, with the phrase in it set off.
fn marked(text: &str, phrase: &str) -> String {
    let Some((before, after)) = text.split_once(phrase) else { return escaped(text) };
    format!("{}**{}**{}", escaped(before), escaped(phrase), escaped(after))
}

fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, letter| {
        if matches!(letter, '|' | '*' | '_' | '<' | '$' | '\\') {
            out.push('\\');
        }
        out.push(letter);
        out
    })
}

/// Thousands set off by commas; an endless fraction cut where a reader stops caring.
fn number(written: &str) -> String {
    let (whole, fraction) = written.split_once('.').unwrap_or((written, ""));
    let (sign, digits) = whole.split_at(usize::from(whole.starts_with('-')));
    let mut out = sign.to_owned();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    match fraction {
        "" => out,
        endless if endless.len() > 9 => format!("{out}.{}…", &endless[..4]),
        fraction => format!("{out}.{fraction}"),
    }
}

fn span(low: &str, high: &str) -> String {
    if low == high { low.to_owned() } else { format!("{low} to {high}") }
}

/// The chapter with every table made anew, and the sections it has no place for.
fn rendered(sections: &[Section]) -> (String, Vec<String>) {
    let mut chapter = String::new();
    let mut rest = CHAPTER;
    let mut shown = Vec::new();
    while let Some((before, after)) = rest.split_once("<!-- rows: ") {
        let (name, after) = after.split_once(" -->\n").expect("a mark ends with its line");
        let (_, after) = after.split_once("<!-- end -->").expect("every mark has its end");
        let table = sections.iter().find(|section| format!("{}, {}", section.corpus, section.title) == name);
        let table = table.unwrap_or_else(|| panic!("the corpus has no section `{name}`")).table();
        write!(chapter, "{before}<!-- rows: {name} -->\n\n{table}\n<!-- end -->").expect("a string takes all");
        shown.push(name);
        rest = after;
    }
    chapter.push_str(rest);
    let names = sections.iter().map(|section| format!("{}, {}", section.corpus, section.title));
    (chapter, names.filter(|name| !shown.contains(&name.as_str())).collect())
}

#[test]
fn the_chapter_shows_every_section_of_the_corpus_as_it_is() {
    let sections: Vec<Section> = CORPORA.into_iter().flat_map(sections).collect();
    let (chapter, missing) = rendered(&sections);
    assert!(missing.is_empty(), "docs/reading.md has no `<!-- rows: … -->` for:\n{}", missing.join("\n"));
    snapbox::assert_data_eq!(chapter, snapbox::file!["../docs/reading.md"].raw());
}
