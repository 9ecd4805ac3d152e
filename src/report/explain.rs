//! The page of a rule, for a terminal.
//!
//! Pages are Markdown of the plainest sort: headings, paragraphs, lists, fences, `code`. This is what is understood
//! here; it is no Markdown renderer and need not become one, since the pages are our own.

use std::io::{self, Write};

use super::Settings;
use super::layout::wrap;
use super::paint::{Ink, paint};
use super::sanitize::one_line;
use crate::finding::Rule;

/// What the text of a fence is indented by.
const FENCE_INDENT: &str = "    ";

/// The marker of a fence.
const FENCE: &str = "```";

/// Writes the page of a rule.
///
/// # Errors
///
/// Those of writing.
pub fn render(rule: &Rule, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    let blocks = blocks(rule.page);
    for (at, block) in blocks.iter().enumerate() {
        let previous = at.checked_sub(1).and_then(|before| blocks.get(before));
        if previous.is_some_and(|previous| !(previous.is_item() && block.is_item())) {
            writeln!(out)?;
        }
        writeln!(out, "{}", drawn(block, settings))?;
    }
    Ok(())
}

/// Writes every rule with its severity and summary.
///
/// # Errors
///
/// Those of writing.
pub fn list(rules: &[Rule], settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    let widest = rules.iter().map(|rule| rule.code.name().len()).max().unwrap_or(0);
    let indent = " ".repeat(widest + 11);
    rules.iter().try_for_each(|rule| {
        let name = format!("{:widest$}", rule.code.name());
        let severity = paint(&format!("{:7}", rule.severity.name()), rule.severity.into(), settings);
        let opening = format!("{}  {severity}  ", paint(&name, Ink::Strong, settings));
        let wrapped = wrap(rule.summary, settings.columns().max(widest + 30), &opening, &indent);
        writeln!(out, "{wrapped}")
    })
}

/// A part of a page.
#[derive(Debug, PartialEq, Eq)]
enum Block<'a> {
    Heading(&'a str),
    /// Lines that flow together.
    Paragraph(Vec<&'a str>),
    /// What a list item says, without its bullet.
    Item(Vec<&'a str>),
    Fence {
        info: &'a str,
        lines: Vec<&'a str>,
    },
}

impl Block<'_> {
    fn is_item(&self) -> bool {
        matches!(self, Block::Item(_))
    }
}

fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut rest = page.lines();
    let mut open = false;
    while let Some(line) = rest.next() {
        if let Some(info) = line.strip_prefix(FENCE) {
            let lines = rest.by_ref().take_while(|line| !line.starts_with(FENCE)).collect();
            blocks.push(Block::Fence { info: info.trim(), lines });
            open = false;
        } else if line.starts_with('#') {
            blocks.push(Block::Heading(line.trim_start_matches('#').trim()));
            open = false;
        } else if let Some(item) = line.strip_prefix("* ") {
            blocks.push(Block::Item(vec![item]));
            open = true;
        } else if line.trim().is_empty() {
            open = false;
        } else {
            match blocks.last_mut() {
                Some(Block::Paragraph(lines) | Block::Item(lines)) if open => lines.push(line.trim()),
                _ => blocks.push(Block::Paragraph(vec![line])),
            }
            open = true;
        }
    }
    blocks
}

/// A block, without the line break at its end.
fn drawn(block: &Block<'_>, settings: &Settings) -> String {
    match block {
        Block::Heading(text) => paint(&one_line(text), Ink::Strong, settings),
        Block::Paragraph(lines) => flowed(lines, "", "", settings),
        Block::Item(lines) => flowed(lines, "* ", "  ", settings),
        Block::Fence { info, lines } => {
            let caption = paint(&format!("{}:", caption(info)), Ink::Faint, settings);
            let lines: Vec<_> = lines.iter().map(|line| format!("{FENCE_INDENT}{}", one_line(line))).collect();
            format!("{caption}\n\n{}", lines.join("\n"))
        }
    }
}

/// What a fence shows, by the roles its info string names.
fn caption(info: &str) -> &'static str {
    let has = |word| info.split_whitespace().any(|other| other == word);
    match () {
        () if has("failing") => "found in",
        () if has("passing") => "not in",
        () if has("claims") => "with these claims",
        () => "example",
    }
}

fn flowed(lines: &[&str], opening: &str, indent: &str, settings: &Settings) -> String {
    let text = one_line(&lines.join(" ")).into_owned();
    code_spans(&wrap(&text, settings.columns(), opening, indent), settings)
}

/// The text with its `code` standing out; without colours the backticks stay.
fn code_spans(text: &str, settings: &Settings) -> String {
    if !settings.colour {
        return text.to_owned();
    }
    let mut spans = text.split('`');
    let mut drawn = spans.next().unwrap_or_default().to_owned();
    while let (Some(code), plain) = (spans.next(), spans.next()) {
        drawn += &paint(code, Ink::Note, settings);
        drawn += plain.unwrap_or_default();
    }
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Code, REGISTRY};
    use crate::report::layout::width;

    fn page(code: Code, settings: &Settings) -> String {
        let mut out = Vec::new();
        render(code.rule(), settings, &mut out).expect("a vector takes all");
        String::from_utf8(out).expect("pages are text")
    }

    #[test]
    fn a_page_is_read_as_its_blocks() {
        let blocks = blocks("# a-code\n\nOne\ntwo.\n\n* item\n  more\n\n```text failing\n# x\n\ny\n```\nEnd.");
        let expected = [
            Block::Heading("a-code"),
            Block::Paragraph(vec!["One", "two."]),
            Block::Item(vec!["item", "more"]),
            Block::Fence { info: "text failing", lines: vec!["# x", "", "y"] },
            Block::Paragraph(vec!["End."]),
        ];
        assert_eq!(blocks, expected);
    }

    #[test]
    fn every_page_fits_eighty_columns_and_commands_nothing() {
        for rule in REGISTRY {
            let page = page(rule.code, &Settings::default());
            for line in page.lines() {
                assert!(width(line) <= 80, "{}: {line}", rule.code.name());
                assert!(!line.contains(|c: char| c.is_control()), "{}: {line:?}", rule.code.name());
            }
        }
    }

    #[test]
    fn colours_are_used_only_where_allowed() {
        assert!(!page(Code::CONFLICTING_FIGURE, &Settings::default()).contains('\u{1B}'));
        let colourful = Settings { colour: true, ..Settings::default() };
        assert!(page(Code::CONFLICTING_FIGURE, &colourful).contains("\u{1B}[1mconflicting-figure"));
    }
}
