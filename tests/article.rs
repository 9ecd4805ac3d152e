//! Articles as they arrive, and what must be read from them: corpora as data, and laws that hold for any bytes.

use std::fs;
use std::time::{Duration, Instant};

use factlint::article::{Article, BlockKind, Format, ReadError, TextFaultKind};
use factlint::source::Span;
use proptest::prelude::*;

/// The rows of a corpus: columns with their line breaks set, comments left out.
fn corpus(name: &str) -> Vec<Vec<String>> {
    let path = format!("{}/tests/corpus/articles/{name}.tsv", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(path).expect("the corpus stands beside the tests");
    let rows = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    rows.map(|row| row.split('\t').map(|column| column.replace('⏎', "\n")).collect()).collect()
}

fn sentences(article: &Article) -> Vec<&str> {
    article.sentences().iter().map(|sentence| &article.prose()[sentence.span.range()]).collect()
}

/// The prose, a line a block.
fn blocks(article: &Article) -> String {
    let text = |span: Span| &article.prose()[span.range()];
    article.blocks().iter().map(|block| text(block.span)).collect::<Vec<_>>().join("\n")
}

#[test]
fn texts_are_cut_into_sentences() {
    for row in corpus("sentences") {
        assert_eq!(sentences(&Article::from_text("a", &row[0])), row[1..], "{}", row[0]);
    }
}

#[test]
fn mojibake_is_undone_and_reported_and_nothing_else_is() {
    for row in corpus("mojibake") {
        let article = Article::from_text("a", &row[0]);
        assert_eq!(blocks(&article), row[1]);
        let faults = article.faults().iter().filter(|fault| fault.kind == TextFaultKind::Repaired).count();
        assert_eq!(faults > 0, row[0] != row[1], "{}", row[0]);
    }
}

#[test]
fn numbers_pulled_apart_are_read_as_one_and_reported() {
    for row in corpus("torn") {
        let article = Article::from_text("a", &row[0]);
        assert_eq!(blocks(&article), row[1]);
        let torn: Vec<_> = article.faults().iter().filter(|fault| fault.kind == TextFaultKind::Torn).collect();
        assert_eq!(torn.is_empty(), row[0] == row[1], "{}", row[0]);
        for fault in torn {
            assert_eq!(row[0][fault.span.range()].replace(' ', ""), fault.note);
        }
    }
}

proptest! {
    #[test]
    fn however_numbers_are_pulled_apart_they_are_mended_in_order(
        parts in prop::collection::vec(prop::sample::select(vec!["about 5", "$ 20", ", 100", ". 5", " million", " 7"]), 0..24)
    ) {
        let text = parts.concat();
        let article = Article::from_text("a", &text);
        let torn: Vec<_> = article.faults().iter().filter(|fault| fault.kind == TextFaultKind::Torn).collect();
        prop_assert!(torn.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        for fault in torn {
            prop_assert_eq!(text[fault.span.range()].replace(' ', ""), fault.note.as_str());
        }
    }
}

#[test]
fn sentences_are_read_across_spliced_lines() {
    for row in corpus("splices") {
        let article = Article::from_text("a", &row[0]);
        assert_eq!(blocks(&article), row[1]);
        let injected = article.faults().iter().any(|fault| fault.kind == TextFaultKind::Injected);
        assert_eq!(injected, row[0] != row[1], "{}", row[0]);
    }
}

#[test]
fn the_date_of_publication_is_found_where_it_is_stated() {
    for row in corpus("published") {
        let article = Article::read(&row[0], row[1].as_bytes()).unwrap();
        let found = article
            .published()
            .map(|published| (published.date.to_string(), article.source().slice(published.span).to_owned()));
        let wanted = (row[2] != "-").then(|| (row[2].clone(), row[3].clone()));
        assert_eq!(found, wanted, "{}", row[1]);
    }
}

#[test]
fn a_date_from_outside_wins_or_fills_in() {
    let day = |day| jiff::civil::date(2026, 1, day);
    let dated = || Article::from_text("a", "Published: Jan 5, 2026\nThe ports grew.");
    assert_eq!(dated().with_published(day(7)).published().unwrap().date, day(7));
    assert_eq!(dated().or_published(day(7)).published().unwrap().date, day(5));
    assert_eq!(Article::from_text("a", "The ports grew.").or_published(day(7)).published().unwrap().date, day(7));
}

#[test]
fn a_spliced_line_is_one_fault_that_says_how_the_foreign_words_read() {
    let article = Article::from_text("a", "It is the cabine\n¹Ù´ÙÀ̾߱â5¸¸ t¡¯s aim.");
    let faults: Vec<_> = article.faults().iter().map(|fault| (fault.kind, fault.note.as_str())).collect();
    assert_eq!(faults, [(TextFaultKind::Injected, "바다이야기5만"), (TextFaultKind::Repaired, "’")]);
    assert_eq!(article.source().slice(article.faults()[0].span), "¹Ù´ÙÀ̾߱â5¸¸");
    assert_eq!(article.prose(), "It is the cabinet’s aim.");
}

#[test]
fn two_readings_of_one_character_are_not_both_carried_out() {
    let article = Article::from_text("a", "é\u{a0}¹Ù´ÙÀ\u{33e}\u{7f1}âThe port grew by 12%. â€™");
    assert!(article.prose().contains("The port grew by 12%."));
}

#[test]
fn hidden_characters_are_reported_and_left_out() {
    let article = Article::from_text("a", "About 2\u{200B}00 \u{202E}members\u{202C} came.");
    assert_eq!(article.prose(), "About 200 members came.");
    let notes: Vec<_> = article.faults().iter().map(|fault| fault.note.as_str()).collect();
    assert_eq!(
        notes,
        ["U+200B zero-width space", "U+202E right-to-left override", "U+202C pop directional formatting"]
    );
    let span = article.in_source(Span::new(6, 9));
    assert_eq!(article.source().slice(span), "2\u{200B}00");
}

#[test]
fn wrapped_text_is_joined_and_its_heading_is_not() {
    let text = "Harbor opens\n\nThe new harbor was opened on Friday by the mayor, who had\nwaited for 11 \
                years. It cost $3.4\nmillion and will serve about 200 ships a month, the city\nsaid.\n\nIt is the \
                third harbor in the county and the first one that\nhas a crane.\n";
    let article = Article::from_text("a", text);
    let kinds: Vec<_> = article.blocks().iter().map(|block| block.kind).collect();
    assert_eq!(kinds, [BlockKind::Heading, BlockKind::Paragraph, BlockKind::Paragraph]);
    assert!(article.prose().contains("It cost $3.4 million and"));
    let at = article.prose().find("$3.4 million").unwrap();
    assert_eq!(article.source().slice(article.in_source(Span::new(at, at + 12))), "$3.4\nmillion");
}

#[test]
fn remarks_to_factlint_are_no_prose() {
    let cases = [
        (
            "a.txt",
            "The port grew.\n# factlint-ignore unsupported-figure: chrome\nIt paid.",
            "unsupported-figure: chrome",
        ),
        (
            "a.md",
            "The port grew.\n\n<!-- factlint-ignore a b: c, until 2026-03-01 -->\n\nIt paid.",
            "a b: c, until 2026-03-01",
        ),
        ("a.md", "The port grew. <!-- factlint-ignore a: c -->\n\nIt paid.", "a: c"),
        ("a.html", "<p>The port grew. <!--factlint-ignore a: c--><p>It paid.", "a: c"),
    ];
    for (name, text, remark) in cases {
        let article = Article::read(name, text.as_bytes()).unwrap();
        let found: Vec<_> = article.suppressions().iter().map(|suppression| suppression.text.as_str()).collect();
        assert_eq!(found, [remark]);
        assert!(article.source().slice(article.suppressions()[0].span).contains("factlint-ignore"));
        assert_eq!(sentences(&article), ["The port grew.", "It paid."], "{name}");
    }
}

const PAGE: &str = "<!DOCTYPE html><html><head><title>Ports &mdash; Daily</title><style>p{x:1}</style></head><body>\
    <header><a href=/>Daily 24</a><h1>Ports grow by 12%</h1></header><nav><li>Home 99</nav>\
    <article><p>Exports rose to &pound;1.2m&nbsp;in   2025,\n up <b>17</b>% from&#32;before.<p>R&amp;D was \
    $5&ndash;10 million<sup>3</sup> over 4 km<sup>2</sup>.</p><figure><figcaption>A crane.</figcaption></figure>\
    One line<br>goes on.<br><br>A third mem&shy;o.<ul><li>one<li>two</ul><p hidden>100</p>\
    <p>This paragraph is here only to be long, for an article that holds next to nothing is taken for a teaser.\
    </article><aside><p>Most read: 5</aside><footer>2026</footer><script>'<p>7</p>'</script>";

#[test]
fn a_page_gives_its_article_and_no_furniture() {
    let article = Article::read("a", PAGE.as_bytes()).unwrap();
    let text = blocks(&article);
    let expected = "Ports grow by 12%\nExports rose to £1.2m\u{A0}in 2025, up 17% from before.\nR&D was $5–10 million \
                    over 4 km2.\nA crane.\nOne line goes on.\nA third memo.\none\ntwo\nThis paragraph";
    assert!(text.starts_with(expected), "{text}");
    assert!(!text.contains("Most read") && !text.contains("2026"));
    let at = article.prose().find("£1.2m").unwrap();
    assert_eq!(article.source().slice(article.in_source(Span::new(at, at + 6))), "&pound;1.2m");
}

#[test]
fn a_page_without_an_article_or_wrapped_in_a_form_is_read_too() {
    for page in
        ["<html><body><p>Trade rose 5%.</body>", "<html><form><p>Trade rose 5%.</form>", "<html><p>Trade rose 5%."]
    {
        assert_eq!(sentences(&Article::read("a", page.as_bytes()).unwrap()), ["Trade rose 5%."], "{page}");
    }
}

#[test]
fn markdown_gives_its_prose_and_no_code() {
    let text = "# Port *trade* grows\n\nExports rose to **1.2 million** tonnes\nin [2025](https://a.example/99); R&amp;D \
                was \\$5 to $10.\n\n- item `x`\n\n> Quoted\n> text.\n\n| Year |\n| --- |\n| 310 |\n\n    code 12345\n\n\
                ```\nmore 999\n```\n\n<div>In a <b>div</b> 42</div>\n\n![alt 77](x.png) A picture.\n";
    let article = Article::read("a.md", text.as_bytes()).unwrap();
    assert_eq!(
        blocks(&article),
        "Port trade grows\nExports rose to 1.2 million tonnes in 2025; R&D was $5 to $10.\nitem x\nQuoted text.\nYear\n\
         310\nIn a div 42\nA picture."
    );
    assert_eq!(article.blocks()[0].kind, BlockKind::Heading);
}

#[test]
fn what_is_no_text_is_refused_with_a_remedy() {
    let refused = |bytes: &[u8]| Article::read("a", bytes).unwrap_err();
    assert_eq!(refused(b"The port\0 grew"), ReadError::Binary(8));
    assert!(matches!(refused(b"%PDF-1.7 ..."), ReadError::OtherKind(_)));
    for error in [refused(b"\0"), refused(b"PK\x03\x04x")] {
        assert!(error.to_string().contains("UTF-8"), "{error}");
    }
}

#[test]
fn every_encoding_reads_the_same_and_points_at_its_own_bytes() {
    let text = "무역은 3103억 달러로 늘었다. 대통령은 약 200명과 함께 베이징에 도착했다고 밝혔다.";
    let utf_16 = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let files = [
        text.as_bytes().to_vec(),
        [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        [b"\xFF\xFE".to_vec(), utf_16(u16::to_le_bytes)].concat(),
        [b"\xFE\xFF".to_vec(), utf_16(u16::to_be_bytes)].concat(),
        encoding_rs::EUC_KR.encode(text).0.into_owned(),
    ];
    for bytes in files {
        let article = Article::read("a.txt", &bytes).unwrap();
        assert_eq!(article.source().text(), text);
        let at = text.find("200").unwrap();
        let disk = article.source().on_disk(Span::new(at, at + 3));
        let digits: Vec<u8> = bytes[disk.range()].iter().copied().filter(|&byte| byte != 0).collect();
        assert_eq!(digits, b"200");
    }
    let article = Article::read("a.txt", b"Sales were \xA31.2m at the caf\xE9, \x93up\x94 5%.").unwrap();
    assert_eq!(article.prose(), "Sales were £1.2m at the café, “up” 5%.");
}

/// Inputs that have brought readers of markup and text to their knees, each repeated.
static HOSTILE: &[&str] = &[
    "\n",
    "\r",
    " ",
    "a",
    ".",
    ". ",
    "A. ",
    "<",
    "&",
    "[",
    "[a](",
    "> ",
    "*a ",
    "_a",
    "`",
    "- ",
    "|a",
    "[a]: b\n",
    "[^1]",
    "<div>",
    "</div>",
    "<b>",
    "<a b=c ",
    "<!--",
    "<!",
    "<script>",
    "<sup>1",
    "<article><p>a",
    "&amp;",
    "&aaaaaaaaaaaaaaaa",
    "é",
    "Ã",
    "¡¯",
    "â€™",
    "a ? ",
    "가",
    "the word\n가나 and\n",
    "a\u{200B}",
    "(a",
    ".\" ",
    "---\n",
    "# factlint-ignore x\n",
];

#[test]
fn no_input_takes_more_than_its_length_deserves() {
    for unit in HOSTILE {
        let text = unit.repeat(60_000 / unit.len());
        for format in [Format::Text, Format::Markdown, Format::Html] {
            let start = Instant::now();
            let read = Article::read_as("a", text.as_bytes(), format);
            // Quadratic time would be minutes.
            assert!(start.elapsed() < Duration::from_secs(10), "{unit:?} as {format:?}");
            drop(read);
        }
    }
}

/// What articles and their markup are made of, to be put together in any order.
static PIECES: &[&str] = &[
    "The port grew by 12%. ",
    "about 200 members",
    "U.S. ",
    "Nov. 1,",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    " ",
    "  ",
    "\u{A0}",
    "“Yes,” he said. ",
    "¡¯",
    "¡°",
    "¹Ù´ÙÀ̾߱â",
    "â€™",
    "Ã©",
    "Â£",
    " ? ",
    "바다이야기 ",
    "казино ",
    "\u{200B}",
    "\u{202E}",
    "\u{AD}",
    "\u{FEFF}",
    "restorin\n바다 g ",
    "<p>",
    "</p>",
    "<article>",
    "</article>",
    "<main>",
    "<nav>",
    "</nav>",
    "<b>",
    "<br>",
    "<h1>",
    "</h1>",
    "<title>",
    "<sup>",
    "1",
    "<!-- factlint-ignore a: b -->",
    "# factlint-ignore a\n",
    "&amp;",
    "&nbsp;",
    "&#x20;",
    "&bogus;",
    "&",
    "<",
    "<script>",
    "</script>",
    "# ",
    "- ",
    "> ",
    "| a | b |\n| - | - |\n",
    "`",
    "```\n",
    "**",
    "[a](b)",
    "![a](b)",
    "---\ndate: 2026-01-05\n---\n",
    "Published: Jan 5, 2026\n",
    "(Newsis) SEOUL, Korea — ",
    "é",
    "日本。",
    "👩\u{200D}🔬",
    "<meta name=date content='2026-01-05'>",
    "<time datetime=2026-01-05>",
    "<figcaption>",
    "<header>",
    "\\$",
];

/// What holds of every article, whatever it was read from.
fn assert_laws(article: &Article, bytes: usize) {
    let prose = article.prose();
    let mut end = 0;
    for block in article.blocks() {
        assert!(end <= block.span.start && block.span.end <= prose.len(), "blocks are in order");
        end = block.span.end;
    }
    let mut end = 0;
    for sentence in article.sentences() {
        let text = &prose[sentence.span.range()];
        assert!(!text.is_empty() && text.trim() == text, "sentences are trimmed: {text:?}");
        assert!(article.blocks()[sentence.block].span.contains(sentence.span), "a sentence stands in its block");
        assert!(end <= sentence.span.start, "sentences are in order");
        end = sentence.span.end;
    }
    let mut start = 0;
    for (at, c) in prose.char_indices() {
        let span = article.in_source(Span::new(at, at + c.len_utf8()));
        assert!(start <= span.start && span.end <= article.source().text().len(), "the way back runs forwards");
        start = span.start;
        assert!(article.source().text().is_char_boundary(span.start));
        assert!(article.source().text().is_char_boundary(span.end));
        assert!(article.source().on_disk(span).end <= bytes);
    }
    for fault in article.faults() {
        assert!(fault.span.end <= article.source().text().len() && !fault.note.is_empty());
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for format in [Format::Text, Format::Markdown, Format::Html] {
            if let Ok(article) = Article::read_as("a", &bytes, format) {
                assert_laws(&article, bytes.len());
            }
        }
    }

    #[test]
    fn any_heap_of_pieces_is_read(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
        let text = pieces.concat();
        for format in [Format::Text, Format::Markdown, Format::Html] {
            assert_laws(&Article::read_as("a", text.as_bytes(), format).unwrap(), text.len());
        }
    }

    /// Where nothing was mended every character of plain text stands in the source as it is read.
    #[test]
    fn plain_text_is_taken_over_unchanged(text in "([A-Za-z0-9 .,!?\"“”£é한\n]){0,200}") {
        let article = Article::from_text("a", &text);
        prop_assume!(article.faults().is_empty());
        for (at, c) in article.prose().char_indices() {
            let stands = article.source().slice(article.in_source(Span::new(at, at + c.len_utf8())));
            prop_assert!(stands.chars().eq([c]) || (c == ' ' && stands.trim().is_empty()), "{c:?} is {stands:?}");
        }
    }
}
