//! Malicious articles: every one is read, or refused by name, and every report of it stays what it is.

use std::fs::File;

use factlint::limit::{ARTICLE_BYTES, ARTICLE_FIGURES};
use factlint::report::Format;
use serde_json::Value;

use crate::sandbox::Sandbox;

const CLAIMS: &str = "claims:\n  - {id: dog-count, about: dogs, value: 14 dogs}\n  - {id: bridge-cost, claim: The \
                      bridge cost $5 million in 2024.}\n";

/// How an article must end.
enum End {
    Read,
    Refused(&'static str),
}
use End::{Read, Refused};

/// A name, its ending telling the format; what is in it; how it ends.
type Row = (&'static str, fn() -> Vec<u8>, End);

/// How often a short piece is repeated: enough that going over it again and again would never end.
const OFTEN: usize = 40_000;

fn repeated(piece: &str, times: usize) -> Vec<u8> {
    piece.repeat(times).into_bytes()
}

/// Nested so deep, with a sentence at the bottom.
fn nested(open: &str, depth: usize, close: &str) -> Vec<u8> {
    format!("{}It saw 12 dogs.{}", open.repeat(depth), close.repeat(depth)).into_bytes()
}

fn utf16(units: impl IntoIterator<Item = u16>) -> Vec<u8> {
    [0xFEFF].into_iter().chain(units).flat_map(u16::to_le_bytes).collect()
}

/// Bytes that look like nothing, the same in every run.
fn noise(len: usize) -> Vec<u8> {
    let mut state: u32 = 20_260_105;
    let byte = |_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    (0..len).map(byte).collect()
}

static ARTICLES: &[Row] = &[
    ("one-line.txt", || repeated("He came to the town and saw it all, ", OFTEN), Read),
    ("a-million-digits.txt", || repeated("7", 1_000_000), Read),
    ("a-million-groups.txt", || repeated(",777", 250_000), Read),
    ("a-million-decimals.txt", || format!("It cost $0.{} million.", "3".repeat(1_000_000)).into_bytes(), Read),
    ("a-million-figures.txt", || repeated("1 dog ", 1_000_000), Refused("more than 100,000 figures")),
    ("a-million-breaks.txt", || repeated("\n", 1_000_000), Read),
    ("a-million-blanks.txt", || [b"12".to_vec(), repeated(" ", 1_000_000), b"dogs".to_vec()].concat(), Read),
    ("returns.txt", || repeated("12 dogs.\r", OFTEN / 8), Read),
    ("words.txt", || repeated("one hundred and ", OFTEN / 2), Read),
    ("names-of-months.txt", || repeated("Jan. ", OFTEN), Read),
    ("ranges.txt", || repeated("between 1 and ", OFTEN / 4), Read),
    ("hyphens.txt", || repeated("1-", OFTEN), Read),
    ("quotes.txt", || repeated("“", OFTEN), Read),
    ("stops.txt", || repeated(". ", OFTEN), Read),
    ("remarks.txt", || repeated("# factlint-ignore unsupported-figure: x\n", OFTEN / 4), Read),
    ("nul.txt", || b"It saw 12\0 dogs.".to_vec(), Refused("a NUL character at byte 9")),
    ("noise.txt", || noise(100_000), Refused("cannot read noise.txt")),
    ("noise.html", || noise(100_000), Refused("cannot read noise.html")),
    ("cut-utf8.txt", || b"It cost \xE2\x82".to_vec(), Read),
    ("lone-surrogate.txt", || utf16("12 dogs\u{20}".encode_utf16().chain([0xD800])), Read),
    ("lone-surrogates.txt", || utf16(std::iter::repeat_n(0xDC00, 10_000)), Refused("makes no sense")),
    ("half-a-unit.txt", || [utf16("12 dogs".encode_utf16()), vec![0x31]].concat(), Read),
    ("marks.txt", || format!("It saw 1{}2 dogs.", "\u{301}".repeat(OFTEN)).into_bytes(), Read),
    ("overrides.txt", || repeated("It saw \u{202E}21\u{202C} dogs\u{2066}. ", 2_000), Read),
    ("zero-width.txt", || repeated("1\u{200B}", OFTEN), Read),
    ("escapes.txt", || repeated("\u{1b}[2J\u{1b}]8;;http://x\u{7}12 dogs\u{1b}]0;x\u{1b}\\ \u{9b}31m ", 500), Read),
    ("commands.txt", || repeated("::error::12 dogs%0A::set-output name=x::\n##[error]12 dogs\n", 200), Read),
    ("closers.txt", || repeated("12 dogs ]]> </script></style>--><script>alert(1)</script> ", 200), Read),
    ("formulas.txt", || repeated("=12 dogs,\n@13 dogs\n+14\n-15|\"\n", 200), Read),
    ("mojibake.txt", || repeated("it â€™s Ã¢â‚¬â„¢ ", OFTEN / 4), Read),
    ("garbled.txt", || repeated("¹Ù´ÙÀ̾߱â ", OFTEN / 4), Read),
    ("elements.html", || nested("<div>", OFTEN, "</div>"), Read),
    ("tables.html", || nested("<table><tr><td>", OFTEN / 4, "</table>"), Read),
    ("unclosed.html", || nested("<b><p><li>", OFTEN / 2, ""), Read),
    ("unopened.html", || nested("", 1, &"</div>".repeat(OFTEN)), Read),
    ("tag.html", || nested("<", OFTEN, ""), Read),
    ("attributes.html", || format!("<p {}>12 dogs", "a='1' ".repeat(OFTEN)).into_bytes(), Read),
    ("references.html", || repeated("&amp;#38;&#x110000;&notit;&", OFTEN / 2), Read),
    ("comment.html", || format!("<p>12 dogs<!--{}", "- ->".repeat(OFTEN)).into_bytes(), Read),
    ("script.html", || format!("<p>12 dogs<script>{}", "</scrip ".repeat(OFTEN)).into_bytes(), Read),
    ("data.html", || format!("<script type=application/ld+json>{}</script>", "[".repeat(OFTEN)).into_bytes(), Read),
    ("quotations.md", || nested("> ", OFTEN / 4, ""), Read),
    ("lists.md", || nested("- ", OFTEN / 4, ""), Read),
    ("brackets.md", || nested("[", OFTEN, "]"), Read),
    ("pictures.md", || nested("![", OFTEN, "](x)"), Read),
    ("stars.md", || repeated("*a **b _c ", OFTEN), Read),
    ("ticks.md", || (1..400).map(|len| "`".repeat(len) + " ").collect::<String>().into_bytes(), Read),
    ("references.md", || repeated("[a]: /x\n[a][a] 12 dogs\n\n", OFTEN / 8), Read),
    (
        "columns.md",
        || format!("|{}\n|{}\n|{}\n", "a|".repeat(5_000), "-|".repeat(5_000), "12 dogs|".repeat(5_000)).into_bytes(),
        Read,
    ),
    ("front.md", || format!("---\ndate: {}\n---\n12 dogs", "[".repeat(OFTEN)).into_bytes(), Read),
];

/// One run writes every report there is.
fn every_format() -> String {
    Format::all().fold(String::new(), |line, format| format!("{line} --format {0} --output out.{0}", format.name()))
}

#[test]
fn every_article_is_read_or_refused_and_every_report_stays_what_it_is() {
    for (name, make, end) in ARTICLES {
        let sandbox = Sandbox::new();
        let bytes = make();
        sandbox.write("claims.yaml", CLAIMS).write(name, &bytes);
        let outcome = sandbox.run(&format!("check --claims claims.yaml --date 2026-01-05 {name}{}", every_format()));
        assert_no_escape(name, &outcome.stderr);
        match end {
            Refused(why) => outcome.assert_refused(why),
            Read => {
                outcome.assert_read();
                assert_reports_are_sound(name, &sandbox, &bytes);
            }
        }
    }
}

fn assert_reports_are_sound(name: &str, sandbox: &Sandbox, bytes: &[u8]) {
    let json: Value = serde_json::from_str(&sandbox.read("out.json")).expect(name);
    assert_slices_back(name, &json, bytes);
    for format in ["sarif", "claimreview"] {
        serde_json::from_str::<Value>(&sandbox.read(&format!("out.{format}"))).expect(name);
    }
    sandbox.read("out.jsonl").lines().for_each(|line| drop(serde_json::from_str::<Value>(line).expect(name)));
    roxmltree::Document::parse(&sandbox.read("out.junit")).expect(name);
    assert!(!sandbox.read("out.html").contains("<script>alert"), "{name}: the page runs what the article says");
    assert!(sandbox.read("out.github").lines().all(is_own_command), "{name}: a line is no command of ours");
    for format in ["pretty", "short", "github", "markdown"] {
        assert_no_escape(name, &sandbox.read(&format!("out.{format}")));
    }
}

fn is_own_command(line: &str) -> bool {
    ["::error ", "::warning ", "::notice "].iter().any(|command| line.starts_with(command))
}

fn assert_no_escape(name: &str, shown: &str) {
    let found = shown
        .chars()
        .find(|&c| (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
    assert_eq!(found, None, "{name}: what is shown holds a character that does something");
}

/// The text of every figure and finding is what stands at its place on disk, where that is UTF-8.
fn assert_slices_back(name: &str, report: &Value, bytes: &[u8]) {
    let Ok(on_disk) = std::str::from_utf8(bytes) else { return };
    let figures =
        report["articles"].as_array().into_iter().flatten().filter_map(|article| article["figures"].as_array());
    let findings = report["findings"].as_array().into_iter();
    for item in figures.chain(findings).flatten().filter(|item| item.get("path").is_none_or(|path| path == name)) {
        let at = |key: &str| usize::try_from(item[key].as_u64().expect("a number")).expect("it fits");
        assert_eq!(on_disk.get(at("start")..at("end")), item["text"].as_str(), "{name}: {item}");
    }
}

#[test]
fn a_hundred_million_bytes_in_one_line_are_refused() {
    let sandbox = Sandbox::new();
    // A file with a hole in it: nothing is on disk.
    File::create(sandbox.path("huge.txt")).and_then(|file| file.set_len(100_000_000)).expect("there is room");
    sandbox.run("figures huge.txt").assert_refused(&ARTICLE_BYTES.to_string());
    sandbox.run("check --claims huge.txt huge.txt").assert_refused("more than 8,388,608 bytes");
}

#[test]
fn every_command_knows_an_article_of_too_many_figures() {
    let sandbox = Sandbox::new();
    sandbox.write("many.txt", "1 dog. ".repeat(ARTICLE_FIGURES.most + 1)).write("few.txt", "It saw 12 dogs.");
    for command in ["figures --format short", "compare", "check --format short", "init --output -"] {
        let outcome = sandbox.run(&format!("{command} few.txt many.txt"));
        outcome.assert_refused("more than 100,000 figures");
    }
    let record = serde_json::json!({"id": "a", "text": "1 dog. ".repeat(ARTICLE_FIGURES.most + 1)});
    sandbox.write("records.jsonl", format!("{record}\n{{\"id\": \"b\", \"text\": \"It saw 12 dogs.\"}}\n"));
    for command in ["figures", "check"] {
        let outcome = sandbox.run(&format!("{command} --jsonl records.jsonl"));
        outcome.assert_refused("more than 100,000 figures");
        assert!(outcome.stdout.lines().nth(1).is_some_and(|line| line.contains("12 dogs")), "the others are answered");
    }
}

#[test]
fn records_may_be_anything() {
    let sandbox = Sandbox::new();
    let deep = format!("{{\"id\": \"deep\", \"text\": \"\", \"claims\": {}{}}}", "[".repeat(5_000), "]".repeat(5_000));
    let lines = [
        "{\"id\": \"lone\", \"text\": \"12 \\ud800 dogs\"}",
        "{\"id\": \"nul\", \"text\": \"12 \\u0000 dogs\"}",
        "{\"id\": \"escape\", \"text\": \"12 \\u001b[2J dogs\"}",
        "{\"id\": 1e400, \"text\": \"12 dogs\"}",
        "{\"id\": \"twice\", \"text\": \"12 dogs\", \"text\": \"13 dogs\"}",
        "{\"id\": \"when\", \"text\": \"12 dogs\", \"published\": \"99999-99-99\"}",
        &deep,
        "\u{feff}",
    ];
    sandbox.write("records.jsonl", lines.join("\n"));
    let outcome = sandbox.run("check --jsonl records.jsonl");
    assert_eq!(outcome.status, 2, "some are no records");
    assert_eq!(outcome.stdout.lines().count(), lines.len());
    outcome.stdout.lines().for_each(|line| drop(serde_json::from_str::<Value>(line).expect("JSON")));
}
