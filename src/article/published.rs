//! When an article was published, as it says itself.
//!
//! Every relative date of an article hangs on this one, so nothing is guessed: a date must be whole, year included,
//! and stand where such a date is put: in metadata, behind a label, alone on a line, in a dateline.

use jiff::civil::Date;
use jiff::fmt::strtime::BrokenDownTime;

use super::Block;
use super::sentence::ends_sentence;
use crate::source::Span;

/// How whole dates are written. Numbers with slashes and the year last are left out: nobody can tell day from month.
static FORMATS: &[&str] = &[
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%Y. %m. %d",
    "%Y년 %m월 %d일",
    "%Y年%m月%d日",
    "%Y%m%d",
    "%B %d, %Y",
    "%b %d, %Y",
    "%b. %d, %Y",
    "%B %d %Y",
    "%b %d %Y",
    "%d %B %Y",
    "%d %b %Y",
    "%d %b. %Y",
    "%d %B, %Y",
    "%d-%b-%Y",
    "%dst %B %Y",
    "%dnd %B %Y",
    "%drd %B %Y",
    "%dth %B %Y",
    "%B %dst, %Y",
    "%B %dnd, %Y",
    "%B %drd, %Y",
    "%B %dth, %Y",
];

/// Words before the date of publication; lower case.
static LABELS: &[&str] = &[
    "first published",
    "published",
    "publication date",
    "posted",
    "date",
    "released",
    "issued",
    "입력",
    "등록",
    "승인",
    "송고",
    "게재",
];

/// Words before the date of a later change, which is better than none.
static UPDATE_LABELS: &[&str] = &["last updated", "updated", "last modified", "modified", "수정", "최종수정"];

/// Keys of front matter, the surest first; lower case.
static KEYS: &[&str] =
    &["published", "publishdate", "publish_date", "date_published", "datepublished", "pubdate", "date"];

/// How many blocks from the top a date of publication is looked for in.
const TOP: usize = 15;

/// How far into a block a dateline may reach, in bytes.
const DATELINE_REACH: usize = 100;

/// What a dateline ends with: a dash, or an agency that writes none.
static DATELINE_ENDS: &[&str] = &["—", "–", "--", " - ", "(Yonhap)", "(Xinhua)"];

/// What stands in the names of places between their capitals.
static LINKS: &[&str] = &["of", "the", "and", "de", "la", "del", "el", "al", "upon", "on"];

/// Longer lines than this, in bytes, are prose and not page furniture.
const FURNITURE: usize = 150;

/// How sure it is that a date is the one of publication; the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    Labelled,
    Alone,
    Dateline,
    Byline,
    Update,
}

/// A whole date at the very start of `text`, behind a day of the week at most, and its length in bytes.
pub(super) fn read_date(text: &str) -> Option<(Date, usize)> {
    let weekday = weekday_len(text);
    let head = &text[weekday..];
    let head = &head[..head.floor_char_boundary(40)];
    if !begins_date(head) || !head.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // jiff knows "Sep" and "September"; newspapers write "Sept." too.
    let longer = head.find("Sept").filter(|&at| !head[at..].starts_with("September"));
    let shortened = longer.map(|at| format!("{}{}", &head[..at + 3], &head[at + 4..]));
    let known = shortened.as_deref().unwrap_or(head);
    let (date, len) = FORMATS.iter().find_map(|format| parse(format, known))?;
    Some((date, weekday + len + usize::from(shortened.is_some())))
}

/// Whether any of the [`FORMATS`] could begin here: at a digit, or at the name of a month.
fn begins_date(text: &str) -> bool {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let names_month = |head: &str| MONTHS.iter().any(|month| month.eq_ignore_ascii_case(head));
    text.starts_with(|c: char| c.is_ascii_digit()) || text.get(..3).is_some_and(names_month)
}

fn parse(format: &str, text: &str) -> Option<(Date, usize)> {
    let (read, len) = BrokenDownTime::parse_prefix(format, text).ok()?;
    let date = read.to_date().ok()?;
    let whole = !text.get(len..)?.starts_with(|c: char| c.is_ascii_digit());
    (whole && (1800..=2200).contains(&date.year())).then_some((date, len))
}

/// "Mon, ", "Monday, ", "Monday ".
fn weekday_len(text: &str) -> usize {
    let word = text.len() - text.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let known = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let is_weekday = text.get(..3).is_some_and(|head| known.iter().any(|day| day.eq_ignore_ascii_case(head)));
    let rest = text[word..].trim_start_matches(['.', ',', ' ']);
    if is_weekday && rest.len() < text.len() - word { text.len() - rest.len() } else { 0 }
}

/// The first whole date in `text` that begins a word.
fn find_date(text: &str) -> Option<(Date, Span)> {
    let mut word_begins = true;
    for (at, c) in text.char_indices() {
        if word_begins
            && c.is_alphanumeric()
            && let Some((date, len)) = read_date(&text[at..])
        {
            return Some((date, Span::new(at, at + len)));
        }
        word_begins = !c.is_alphanumeric();
    }
    None
}

/// The date a metadata value begins with.
pub(super) fn in_value(value: &str) -> Option<(Date, Span)> {
    let start = value.len() - value.trim_start_matches([' ', '\t', '"', '\'']).len();
    let (date, len) = read_date(&value[start..])?;
    Some((date, Span::new(start, start + len)))
}

/// The date of front matter, YAML or TOML, by its surest key. The span is of `matter`.
pub(super) fn in_front_matter(matter: &str) -> Option<(Date, Span)> {
    let mut best: Option<(usize, Date, Span)> = None;
    let mut start = 0;
    for line in matter.split_inclusive('\n') {
        if let Some((rank, at)) = key_of(line)
            && best.is_none_or(|(known, _, _)| rank < known)
            && let Some((date, span)) = in_value(&line[at..])
        {
            best = Some((rank, date, span.shifted(start + at)));
        }
        start += line.len();
    }
    best.map(|(_, date, span)| (date, span))
}

/// The rank of the key of a line `key: value` or `key = value`, and where its value begins.
fn key_of(line: &str) -> Option<(usize, usize)> {
    let at = line.find([':', '='])?;
    let key = line[..at].trim_end().trim_matches(['"', '\'']);
    let rank = KEYS.iter().position(|known| known.eq_ignore_ascii_case(key))?;
    Some((rank, at + 1))
}

/// The date an article's own text states near its top. The span is of the prose.
pub(super) fn in_prose(prose: &str, blocks: &[Block]) -> Option<(Date, Span)> {
    let stated = blocks.iter().take(TOP).filter_map(|block| {
        let (standing, date, span) = in_block(&prose[block.span.range()])?;
        Some((standing, date, span.shifted(block.span.start)))
    });
    // Of equals the first is taken.
    stated.min_by_key(|&(standing, _, _)| standing).map(|(_, date, span)| (date, span))
}

fn in_block(block: &str) -> Option<(Standing, Date, Span)> {
    if !block.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let furniture = block.len() <= FURNITURE && !ends_sentence(block);
    let stand = |standing| move |(date, span)| (standing, date, span);
    let labelled = || behind_label(block, LABELS).map(stand(Standing::Labelled));
    let updated = || behind_label(block, UPDATE_LABELS).map(stand(Standing::Update));
    let byline = || is_byline(block).then(|| find_date(block)).flatten().map(stand(Standing::Byline));
    let of_furniture = || labelled().or_else(updated).or_else(byline);
    alone(block)
        .map(stand(Standing::Alone))
        .or_else(|| furniture.then(of_furniture).flatten())
        .or_else(|| in_dateline(block).map(stand(Standing::Dateline)))
}

/// The date that follows one of the labels, at most a few words on.
fn behind_label(block: &str, labels: &[&str]) -> Option<(Date, Span)> {
    let lower = block.to_ascii_lowercase();
    labels.iter().find_map(|label| {
        let at = lower.find(label)?;
        let after = at + label.len();
        let starts = at == 0 || !lower[..at].ends_with(char::is_alphanumeric);
        let near = &block[after..block.floor_char_boundary(after + 60)];
        let (date, span) = find_date(near).filter(|(_, span)| starts && is_label_gap(&near[..span.start]))?;
        Some((date, span.shifted(after)))
    })
}

/// What may stand between a label and its date: marks, a time, a word like "on".
fn is_label_gap(gap: &str) -> bool {
    gap.split(|c: char| !c.is_alphabetic()).all(|word| word.len() <= 4)
}

/// A line that is a date and hardly anything else, or that begins with one in parentheses.
fn alone(block: &str) -> Option<(Date, Span)> {
    let inner = block.strip_prefix('(');
    let shift = usize::from(inner.is_some());
    let (date, len) = read_date(inner.unwrap_or(block))?;
    let rest = &block[shift + len..];
    let time = if inner.is_some() { rest.split_once(')')?.0 } else { rest };
    let words = time.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).count();
    (time.len() <= 30 && words <= 3).then_some((date, Span::new(shift, shift + len)))
}

/// "SEOUL, Jan. 7, 2026 (Agency) -- …": a place or none, a whole date, an agency or none, and a dash.
fn in_dateline(block: &str) -> Option<(Date, Span)> {
    let head = &block[..block.floor_char_boundary(DATELINE_REACH)];
    let (at, dash) = DATELINE_ENDS.iter().filter_map(|end| Some((head.find(end)?, end))).min()?;
    let (date, span) = find_date(&head[..at])?;
    let (place, agency) = (&head[..span.start], &head[span.end..at]);
    let runs_on = begins_date(head[at + dash.len()..].trim_start());
    (is_place(place.trim_end()) && is_agency(agency.trim()) && !runs_on).then_some((date, span))
}

/// "SEOUL", "Port of Spain, Trinidad,": capitals all through, or names up to a comma.
fn is_place(text: &str) -> bool {
    let words = || text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let shouted = || words().all(|word| word.chars().all(char::is_uppercase));
    let named = || words().all(|word| word.starts_with(char::is_uppercase) || LINKS.contains(&word));
    text.is_empty() || shouted() || text.ends_with(',') && named()
}

/// "(AP)", "/Harbour Wire/", "11:44 AM KST".
fn is_agency(text: &str) -> bool {
    let between = |open, close| text.starts_with(open) && text.ends_with(close);
    between('(', ')') || between('/', '/') || !text.contains(char::is_lowercase)
}

fn is_byline(block: &str) -> bool {
    block.starts_with("By ") || block.contains('|')
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn dates_are_read_in_every_format() {
        for text in [
            "2026-01-05T23:44:00+09:00",
            "2026. 1. 5.",
            "20260105",
            "January 5, 2026",
            "Jan 05, 2026 11:44 PM",
            "Jan. 5, 2026",
            "5 January 2026",
            "Mon, 05 Jan 2026 23:44:00 GMT",
            "Monday, January 5, 2026",
            "2026년 1월 5일",
            "5th January 2026",
        ] {
            assert_eq!(read_date(text).map(|(date, _)| date), Some(date(2026, 1, 5)), "{text}");
        }
        assert_eq!(read_date("Sept. 9, 2025 (AP)"), Some((date(2025, 9, 9), 13)));
        for text in ["January 2026", "Jan. 5", "01/05/2026", "February 30, 2026", "202601051", "Monday", "2026"] {
            assert_eq!(read_date(text), None, "{text}");
        }
    }

    #[test]
    fn front_matter_has_keys_of_different_weight() {
        let matter = "---\ntitle: x\ndate: 2026-01-07\npublished: \"2026-01-05\"\n---\n";
        let (day, span) = in_front_matter(matter).unwrap();
        assert_eq!((day, &matter[span.range()]), (date(2026, 1, 5), "2026-01-05"));
        assert_eq!(in_front_matter("publishDate = 2026-01-05T10:00:00Z\n").unwrap().0, date(2026, 1, 5));
    }
}
