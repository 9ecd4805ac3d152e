//! HTML: the main text of a page, block by block, and the publication date its metadata give.
//!
//! The page is read as a stream of tags; nothing is built, so neither depth nor disorder costs more than the bytes do.
//! Navigation, forms and scripts are left out; where a page marks its article, only that is read.

use std::ops::ControlFlow;

use html5gum::{DefaultEmitter, EndTag, StartTag, Token, Tokenizer};
use jiff::civil::Date;

use super::draft::{Draft, Edit};
use super::extract::{BlockWriter, Extract};
use super::suppression::Suppression;
use super::{Block, BlockKind, Published, published};
use crate::source::Span;

/// What an element means for the text in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// Its text is never read.
    Silent,
    /// Its text belongs to the page and not to the article.
    Chrome,
    /// The same outside the article, save for the headline.
    Header,
    Head,
    Title,
    Article,
    Main,
    Headline,
    Heading,
    Caption,
    Block,
    Superscript,
}

/// The elements that mean something. Others are part of the sentence they stand in.
static ELEMENTS: &[(Role, &[&str])] = &[
    (
        Role::Silent,
        &[
            "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "canvas", "select",
            "textarea", "button", "audio", "video", "datalist", "dialog",
        ],
    ),
    (Role::Chrome, &["nav", "footer", "aside", "form", "menu"]),
    (Role::Header, &["header"]),
    (Role::Head, &["head"]),
    (Role::Title, &["title"]),
    (Role::Article, &["article"]),
    (Role::Main, &["main"]),
    (Role::Headline, &["h1"]),
    (Role::Heading, &["h2", "h3", "h4", "h5", "h6"]),
    (Role::Caption, &["figcaption", "caption"]),
    (
        Role::Block,
        &[
            "html",
            "body",
            "p",
            "div",
            "section",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "table",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "td",
            "th",
            "blockquote",
            "pre",
            "figure",
            "address",
            "details",
            "summary",
            "fieldset",
            "hgroup",
            "center",
        ],
    ),
    (Role::Superscript, &["sup"]),
];

/// Elements without content that end a block.
static BREAKS: &[&str] = &["hr"];

/// Names of metadata that give the publication date, the surest first; lower case.
static DATE_NAMES: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "date.issued",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.created",
    "dcterms.issued",
    "sailthru.date",
    "parsely-pub-date",
    "cxenseparse:recs:publishtime",
];

/// The standing of a date in JSON-LD, among those of `DATE_NAMES`: behind the first, before the rest.
const JSON_LD_RANK: usize = 1;

/// The least an element marked as the article must hold, in bytes, to be taken for it: less is a teaser.
const ARTICLE_LEAST: usize = 140;

/// The longest character reference there is, in bytes, with room to spare.
const REFERENCE_LIMIT: usize = 40;

/// Reads a page.
pub(super) fn extract(text: &str) -> Extract<'_> {
    let strict = Page::read(text, false).finish();
    // A page wrapped whole in a form or a header still has something to say.
    if strict.draft.blocks.is_empty() { Page::read(text, true).finish() } else { strict }
}

/// Reads the HTML that stands in a stretch of another format.
pub(super) fn read_block<'t>(
    text: &'t str,
    span: Span,
    writer: &mut BlockWriter<'t>,
    suppressions: &mut Vec<Suppression>,
) {
    let mut page = Page::new(text, span, std::mem::replace(writer, BlockWriter::new(text)), true);
    page.run();
    *writer = page.writer;
    suppressions.append(&mut page.suppressions);
}

/// Where a block of text stands in its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Home {
    /// Which of the page's articles, counted from one; nought for none.
    article: usize,
    main: bool,
    role: Role,
}

/// An element that is open.
#[derive(Clone, Copy, Debug)]
struct Open {
    /// Index into the flattened table of names.
    name: usize,
    role: Role,
    /// Marked as hidden by the page itself.
    hidden: bool,
}

struct Page<'t> {
    text: &'t str,
    /// The stretch of the text that is HTML.
    span: Span,
    /// Whether only what is never text is left out.
    lenient: bool,
    writer: BlockWriter<'t>,
    /// The home of every block set, and where the writer's blocks began.
    homes: Vec<Home>,
    open: Vec<Open>,
    /// How many elements of each name, role and kind are open.
    names: Vec<usize>,
    roles: [usize; 12],
    hidden: usize,
    articles: usize,
    /// Line breaks since the last text.
    breaks: usize,
    json_ld: bool,
    date: Option<(usize, Date, Span)>,
    suppressions: Vec<Suppression>,
}

impl<'t> Page<'t> {
    fn read(text: &'t str, lenient: bool) -> Self {
        let mut page = Self::new(text, Span::new(0, text.len()), BlockWriter::new(text), lenient);
        page.run();
        page
    }

    fn new(text: &'t str, span: Span, writer: BlockWriter<'t>, lenient: bool) -> Self {
        Self {
            text,
            span,
            lenient,
            writer,
            homes: Vec::new(),
            open: Vec::new(),
            names: vec![0; ELEMENTS.iter().map(|(_, names)| names.len()).sum()],
            roles: [0; 12],
            hidden: 0,
            articles: 0,
            breaks: 0,
            json_ld: false,
            date: None,
            suppressions: Vec::new(),
        }
    }

    fn run(&mut self) {
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(&self.text[self.span.range()], emitter) {
            let Ok(token) = token;
            self.take(token);
        }
        self.end_block();
    }

    fn take(&mut self, token: Token<usize>) {
        match token {
            Token::StartTag(tag) => self.start(&tag),
            Token::EndTag(tag) => self.end(&tag),
            Token::String(string) => self.string(self.place(string.span)),
            Token::Comment(comment) => {
                let span = self.place(comment.span);
                self.suppressions.extend(Suppression::of_comment(&String::from_utf8_lossy(&comment.value), span));
            }
            Token::Doctype(_) | Token::Error(_) => {}
        }
    }

    /// A token's span in the whole text.
    fn place(&self, span: html5gum::Span) -> Span {
        let end = span.end.clamp(span.start, self.span.len());
        Span::new(span.start.min(end), end).shifted(self.span.start)
    }

    fn is_open(&self, role: Role) -> bool {
        self.roles[role as usize] > 0
    }

    /// Whether text that stands here is the article's to read.
    fn is_silent(&self) -> bool {
        let inside = self.is_open(Role::Article) || self.is_open(Role::Main);
        self.is_open(Role::Silent)
            || (self.is_open(Role::Head) && !self.is_open(Role::Title))
            || (!self.lenient
                && (self.hidden > 0
                    || self.is_open(Role::Chrome)
                    || (self.is_open(Role::Header) && !inside && !self.is_open(Role::Headline))))
    }

    fn start(&mut self, tag: &StartTag<usize>) {
        let name = as_text(&tag.name);
        self.read_date_of(tag, name);
        if name == "br" {
            self.line_break(self.place(tag.span));
        } else if BREAKS.contains(&name) {
            self.end_block();
        } else if let Some((index, role)) = element(name) {
            if role != Role::Superscript {
                self.end_block();
            }
            // SVG and its like may close themselves; HTML's own elements do not.
            if !(tag.self_closing && role == Role::Silent) {
                self.push(Open { name: index, role, hidden: is_hidden(tag) });
            }
            self.json_ld = name == "script" && attribute(tag, "type").is_some_and(|kind| kind.contains("ld+json"));
        }
    }

    fn end(&mut self, tag: &EndTag<usize>) {
        let Some((index, role)) = element(as_text(&tag.name)) else { return };
        if role != Role::Superscript {
            self.end_block();
        }
        self.json_ld = false;
        // What was never opened closes nothing; what was, closes all that is open inside it.
        if self.names[index] > 0 {
            while self.pop().is_some_and(|open| open.name != index) {}
        }
    }

    fn push(&mut self, open: Open) {
        self.names[open.name] += 1;
        self.roles[open.role as usize] += 1;
        self.hidden += usize::from(open.hidden);
        if open.role == Role::Article && self.roles[Role::Article as usize] == 1 {
            self.articles += 1;
        }
        self.open.push(open);
    }

    fn pop(&mut self) -> Option<Open> {
        let open = self.open.pop()?;
        self.names[open.name] -= 1;
        self.roles[open.role as usize] -= 1;
        self.hidden -= usize::from(open.hidden);
        Some(open)
    }

    /// One line break is white space; two are the end of a paragraph.
    fn line_break(&mut self, span: Span) {
        self.breaks += 1;
        if self.breaks > 1 {
            self.end_block();
        } else {
            self.writer.space(span);
        }
    }

    fn string(&mut self, span: Span) {
        if self.json_ld {
            self.read_json_ld(span);
        }
        if self.is_silent() || self.is_footnote_mark(span) {
            return;
        }
        if !self.text[span.range()].trim().is_empty() {
            self.breaks = 0;
        }
        self.set(span);
    }

    /// The number of a footnote, which would else become part of the figure before it.
    fn is_footnote_mark(&self, span: Span) -> bool {
        self.is_open(Role::Superscript)
            && self.text[span.range()].chars().all(|c| c.is_ascii_digit() || matches!(c, '[' | ']' | '*' | '†' | ','))
            && !["m", "km", "cm", "mm", "ft", "mi"].contains(&last_word(self.writer.open_text()))
    }

    /// Sets text, its character references read.
    fn set(&mut self, span: Span) {
        let mut at = span.start;
        while let Some(found) = memchr::memchr(b'&', &self.text.as_bytes()[at..span.end]) {
            self.writer.keep_narrowed(Span::new(at, at + found));
            at += found;
            let reference = reference(&self.text[at..span.end]);
            let place = Span::new(at, at + reference.len());
            match decoded(reference) {
                Some(read) if read.trim_matches([' ', '\t', '\r', '\n']).is_empty() => self.writer.space(place),
                Some(read) => self.writer.write(&read, place),
                None => self.writer.keep(place),
            }
            at = place.end;
        }
        self.writer.keep_narrowed(Span::new(at, span.end));
    }

    fn end_block(&mut self) {
        let role =
            [Role::Title, Role::Headline, Role::Heading, Role::Caption].into_iter().find(|&role| self.is_open(role));
        let role = role.unwrap_or(Role::Block);
        let kind = match role {
            Role::Title | Role::Headline | Role::Heading => BlockKind::Heading,
            Role::Caption => BlockKind::Caption,
            _ => BlockKind::Paragraph,
        };
        if self.writer.end_block(kind) {
            let article = if self.is_open(Role::Article) { self.articles } else { 0 };
            self.homes.push(Home { article, main: self.is_open(Role::Main), role });
        }
        self.breaks = 0;
    }

    fn read_date_of(&mut self, tag: &StartTag<usize>, name: &str) {
        let value = match name {
            "meta" => attribute(tag, "content"),
            "time" => attribute(tag, "datetime"),
            _ => return,
        };
        let labels = ["property", "name", "itemprop"].into_iter().filter_map(|key| attribute(tag, key));
        let rank = labels.filter_map(|label| date_rank(&label)).min();
        let rank = rank.or_else(|| (name == "time" && self.may_be_published(tag)).then_some(DATE_NAMES.len()));
        let (Some(rank), Some(value)) = (rank, value) else { return };
        let place = self.place(tag.span);
        if let Some(at) = self.text[place.range()].find(&value) {
            self.offer_date(rank, &value, place.start + at);
        }
    }

    /// `<time>` is the article's date where it says so, or where it stands first in the article.
    fn may_be_published(&self, tag: &StartTag<usize>) -> bool {
        attribute(tag, "pubdate").is_some() || (self.is_open(Role::Article) && self.date.is_none())
    }

    /// Takes a date that is surer than the one known.
    fn offer_date(&mut self, rank: usize, value: &str, at: usize) {
        if self.date.is_none_or(|(known, _, _)| rank < known)
            && let Some((date, span)) = published::in_value(value)
        {
            self.date = Some((rank, date, span.shifted(at)));
        }
    }

    /// The first `"datePublished": "…"` of a JSON-LD script.
    fn read_json_ld(&mut self, span: Span) {
        const KEY: &str = "\"datePublished\"";
        let json = &self.text[span.range()];
        let Some(after) = json.find(KEY).map(|at| at + KEY.len()) else { return };
        let value = json[after..].trim_start_matches([' ', '\t', '\r', '\n', ':']);
        let at = span.start + json.len() - value.len();
        self.offer_date(JSON_LD_RANK, &value[..value.floor_char_boundary(60)], at);
    }

    fn finish(self) -> Extract<'t> {
        let published = self.date.map(|(_, date, span)| Published { date, span });
        let mut draft = self.writer.finish();
        let wanted = wanted(&self.homes, &draft.blocks);
        keep_only(&mut draft, &wanted);
        Extract { draft, published, suppressions: self.suppressions }
    }
}

/// Which blocks are the article: those of the element marked as such, else those of the main part, else all; and the
/// headline, wherever it stands.
fn wanted(homes: &[Home], blocks: &[Block]) -> Vec<bool> {
    let chosen = choose(homes, blocks);
    let body = |home: &Home| match chosen {
        Choice::Article(number) => home.article == number,
        Choice::Main => home.main,
        Choice::All => home.role != Role::Title,
    };
    let has_headline = homes.iter().any(|home| body(home) && home.role == Role::Headline);
    let headline = homes.iter().position(|home| home.role == Role::Headline);
    let headline =
        headline.or_else(|| homes.iter().position(|home| home.role == Role::Title)).filter(|_| !has_headline);
    homes.iter().enumerate().map(|(index, home)| body(home) || headline == Some(index)).collect()
}

enum Choice {
    Article(usize),
    Main,
    All,
}

fn choose(homes: &[Home], blocks: &[Block]) -> Choice {
    let mut articles = vec![0; homes.iter().map(|home| home.article).max().unwrap_or(0) + 1];
    let mut main = 0;
    for (home, block) in homes.iter().zip(blocks) {
        articles[home.article] += block.span.len();
        main += if home.main { block.span.len() } else { 0 };
    }
    let marked: usize = articles.iter().skip(1).sum();
    let longest = articles.iter().enumerate().skip(1).max_by_key(|&(_, len)| len);
    match longest {
        Some((number, &len)) if len >= ARTICLE_LEAST && len * 2 >= marked.max(main) => Choice::Article(number),
        _ if main > 0 => Choice::Main,
        _ => Choice::All,
    }
}

/// Takes the other blocks out of a draft, and what follows each with it.
fn keep_only(draft: &mut Draft<'_>, wanted: &[bool]) {
    let starts = draft.blocks.iter().skip(1).map(|block| block.span.start).chain([draft.text.len()]);
    let mut edits: Vec<Edit> = Vec::new();
    for ((block, next), wanted) in draft.blocks.iter().zip(starts).zip(wanted) {
        if !wanted {
            edits.push(Edit::remove(Span::new(block.span.start, next)));
        }
    }
    let mut keep = wanted.iter();
    draft.blocks.retain(|_| keep.next().copied().unwrap_or(false));
    draft.apply(&edits);
}

/// An element's place in the table of names, and its role.
fn element(name: &str) -> Option<(usize, Role)> {
    let mut first = 0;
    let found = ELEMENTS.iter().try_for_each(|(role, names)| {
        if let Some(at) = names.iter().position(|known| *known == name) {
            return ControlFlow::Break((first + at, *role));
        }
        first += names.len();
        ControlFlow::Continue(())
    });
    found.break_value()
}

fn date_rank(label: &str) -> Option<usize> {
    let at = DATE_NAMES.iter().position(|name| name.eq_ignore_ascii_case(label))?;
    Some(if at < JSON_LD_RANK { at } else { at + 1 })
}

fn attribute(tag: &StartTag<usize>, name: &str) -> Option<String> {
    tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(&value.value).into_owned())
}

fn is_hidden(tag: &StartTag<usize>) -> bool {
    attribute(tag, "hidden").is_some()
        || attribute(tag, "style").is_some_and(|style| style.replace(' ', "").contains("display:none"))
}

fn as_text(name: &[u8]) -> &str {
    std::str::from_utf8(name).unwrap_or_default()
}

/// The last word of a text, or its last few letters if it is longer.
fn last_word(text: &str) -> &str {
    let tail = &text[text.ceil_char_boundary(text.len().saturating_sub(4))..];
    tail.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default()
}

/// The text at an ampersand as far as it could be a character reference: at least the ampersand.
fn reference(text: &str) -> &str {
    let inner =
        text.bytes().skip(1).take(REFERENCE_LIMIT).take_while(|&byte| byte.is_ascii_alphanumeric() || byte == b'#');
    let len = 1 + inner.count();
    &text[..len + usize::from(text.as_bytes().get(len) == Some(&b';'))]
}

/// What a character reference stands for; none if it is but text.
fn decoded(reference: &str) -> Option<String> {
    if reference.len() == 1 {
        return None;
    }
    let mut read = String::new();
    for token in Tokenizer::new(reference) {
        let Ok(token) = token;
        if let Token::String(string) = token {
            read.push_str(&String::from_utf8_lossy(&string.value));
        }
    }
    (read != reference).then_some(read)
}
