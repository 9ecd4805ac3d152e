//! Every format renders the same sample; beside each picture stands something that knows the truth on its own.

mod claimreview;
mod csv;
mod github;
mod html;
mod jsonl;
mod junit;
mod markdown;
mod sarif;
mod stream;

use std::sync::Arc;

use serde_json::Value;

use super::layout::width;
use super::sample::{self, File};
use super::{Format, Settings, figures, json, render};
use crate::finding::{Code, Ending, Finding, Label, Missed, Place, REGISTRY, Run, Severity};
use crate::source::{Source, Span};

const PLAIN: Settings =
    Settings { width: 80, colour: false, unicode: true, hyperlinks: None, fails_from: Some(Severity::Error) };

fn rendered(run: &Run, format: Format, settings: &Settings) -> String {
    let mut out = Vec::new();
    render(run, format, settings, &mut out).expect("a vector takes all");
    String::from_utf8(out).expect("reports are text")
}

fn json_of(run: &Run) -> Value {
    serde_json::from_str(&rendered(run, Format::Json, &PLAIN)).expect("the document is JSON")
}

fn alone(finding: Finding) -> Run {
    Run { findings: vec![finding], ..Run::default() }
}

/// Article text that tries everything a terminal, a CI server, a page or a spreadsheet would obey.
const HOSTILE: &str = "\u{1B}[2J\u{1B}]0;owned\u{7}\u{9B}31m\u{202E}14\u{202C} \u{2066}x\u{2069}\u{200B}\u{8}\u{8}\r\
    \u{2028}::error::\u{85}\u{FEFF}\u{E0041} memorandums\n::error file=x::owned%0A\n##[error]owned\u{FFFE}]]>\
    <script>alert('1')</script><!-- &amp; --> | @desk #14 `code` [a](https://x.example) https://x.example \
    www.x.example desk@x.example {0} $x$ ![i](y) **b** ~~s~~\n=1+1\n\n# heading\n\n```\n\",\";,\n</testcase>";

fn hostile_run() -> Run {
    let article = File::new("evil\u{1B}]8;;x\u{7}\u{202E}.txt", HOSTILE);
    let claims = File::new("claims\n.yaml", "id: \u{1B}[31m\nvalue: 15\u{9B}\n");
    let mut findings = Vec::new();
    for rule in REGISTRY {
        let mut finding = sample::conflict(&article, "14\u{202C} \u{2066}x", &claims, "a\u{1B}c", "15\u{9B}");
        finding.code = rule.code;
        finding.severity = rule.severity;
        finding.label = HOSTILE.to_owned();
        finding.help = Some(HOSTILE.to_owned());
        findings.push(finding);
    }
    Run { findings, ..Run::default() }
}

/// A run in which every text that comes from outside is a command: names, ids, notes, sources and articles.
fn commanding_run() -> Run {
    const EACH: &str = "::error::x ##[error]x\n::add-mask::x ##vso[task.x]x\n\n\u{A0}::stop-commands::x ##teamcity[x]";
    let long = format!("{} ", "x".repeat(200)).repeat(3);
    let text = format!("{EACH} 14 {long}::error::y {long}##[group]\n{EACH}");
    let article = File::new(&format!("::error::name\n{EACH}.txt"), &text);
    let claims = File::new(&format!("{EACH}.yaml"), &text);
    let mut run = sample::run();
    for rule in REGISTRY {
        let mut finding = sample::conflict(&article, "14", &claims, EACH, "14");
        (finding.code, finding.severity) = (rule.code, rule.severity);
        (finding.message, finding.label) = (text.clone(), text.clone());
        finding.help = Some(format!("{text}\n{long}{text}"));
        run.findings.push(finding);
    }
    let mut record = run.articles[0].clone();
    record.source = Arc::clone(&article.0);
    record.figures.truncate(1);
    record.figures[0].span = Span::new(text.find("14").expect("it is there"), text.len());
    record.figures[0].unit = Some(EACH.into());
    record.figures[0].claim = Some(EACH.to_owned());
    record.claims = sample::claims(&[(EACH, Some("conflicting"), 0)]);
    run.articles = vec![record];
    let annotated = run.annotated.get_or_insert_default();
    annotated.copies.truncate(1);
    annotated.copies[0].figures.truncate(1);
    for comparison in &mut annotated.copies[0].figures[0].comparisons {
        (comparison.claim, comparison.expected) = (EACH.to_owned(), text.clone());
    }
    annotated.claims.truncate(1);
    for note in &mut annotated.claims {
        (note.id, note.statement, note.note) = (EACH.to_owned(), text.clone(), Some(text.clone()));
    }
    run
}

/// A run that missed a gate and could not read everything, in words that are commands and markup.
fn failed_run() -> Run {
    let missed = vec![Missed { gate: "min-coverage", message: format!("too little is covered {HOSTILE}") }];
    let unchecked = vec![format!("cannot read it {HOSTILE}")];
    Run { ending: Ending { missed, unchecked, exit: Some(2) }, ..sample::run() }
}

mod pictures {
    use super::*;

    #[test]
    fn pretty() {
        insta::assert_snapshot!(rendered(&sample::run(), Format::Pretty, &PLAIN));
    }

    #[test]
    fn pretty_in_ascii_and_narrow() {
        let settings = Settings { width: 60, unicode: false, ..PLAIN };
        insta::assert_snapshot!(rendered(&sample::run(), Format::Pretty, &settings));
    }

    #[test]
    fn short() {
        insta::assert_snapshot!(rendered(&sample::run(), Format::Short, &PLAIN));
    }

    #[test]
    fn json() {
        insta::assert_snapshot!(rendered(&sample::run(), Format::Json, &PLAIN));
    }

    #[test]
    fn jsonl() {
        insta::assert_snapshot!(rendered(&sample::run(), Format::Jsonl, &PLAIN));
    }

    #[test]
    fn github() {
        insta::assert_snapshot!(rendered(&sample::run(), Format::Github, &PLAIN));
    }

    #[test]
    fn junit() {
        insta::assert_snapshot!(rendered(&sample::run(), Format::Junit, &PLAIN));
    }

    /// Without the pages of the rules, which are long and printed elsewhere.
    #[test]
    fn sarif() {
        let mut log: Value = serde_json::from_str(&rendered(&sample::run(), Format::Sarif, &PLAIN)).expect("JSON");
        let rules = log.pointer_mut("/runs/0/tool/driver/rules").and_then(Value::as_array_mut).expect("rules");
        rules.truncate(1);
        rules[0]["help"] = "…".into();
        insta::assert_snapshot!(serde_json::to_string_pretty(&log).expect("JSON"));
    }

    #[test]
    fn markdown() {
        insta::assert_snapshot!(rendered(&sample::run(), Format::Markdown, &PLAIN));
    }

    #[test]
    fn claimreview() {
        insta::assert_snapshot!(rendered(&sample::run(), Format::ClaimReview, &PLAIN));
    }

    #[test]
    fn csv() {
        insta::assert_snapshot!(rendered(&sample::run(), Format::Csv, &PLAIN));
    }

    /// Without the style and the script, which are files of their own.
    #[test]
    fn html() {
        let page = rendered(&sample::run(), Format::Html, &PLAIN);
        let carried = regex::Regex::new("(?s)(<style>|<script>|sha256-).*?(</style>|</script>|&apos;)");
        insta::assert_snapshot!(carried.expect("the pattern is sound").replace_all(&page, "$1…$2"));
    }

    #[test]
    fn figures_with_their_reading() {
        let mut out = Vec::new();
        figures::render(&sample::run().articles, Format::Pretty, true, &PLAIN, &mut out).expect("a vector takes all");
        insta::assert_snapshot!(String::from_utf8(out).expect("text"));
    }
}

mod every_format {
    use super::*;

    #[test]
    fn is_found_by_its_name() {
        for format in Format::all() {
            assert_eq!(Format::find(format.name()), Some(format));
        }
        assert_eq!(Format::find("xml"), None);
    }

    #[test]
    fn renders_an_empty_run() {
        for format in Format::all() {
            rendered(&Run::default(), format, &PLAIN);
        }
    }

    #[test]
    fn renders_the_same_bytes_twice() {
        for format in Format::all() {
            assert_eq!(rendered(&sample::run(), format, &PLAIN), rendered(&sample::run(), format, &PLAIN));
        }
    }

    #[test]
    fn lets_no_control_character_through() {
        for format in Format::all() {
            let report = rendered(&hostile_run(), format, &PLAIN);
            let obeyed = |c: &char| c.is_control() && *c != '\n';
            let hidden =
                |c: &char| matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
            let found = report.chars().find(|c| obeyed(c) || hidden(c));
            assert_eq!(found, None, "{}", format.name());
        }
    }

    /// What a server of continuous integration takes for a command in what a step prints.
    const COMMANDS: &str = r"(?m)^\s*::\pL|##[A-Za-z]*\[";

    #[test]
    fn lets_no_command_of_a_ci_server_through() {
        let command = regex::Regex::new(COMMANDS).expect("the pattern is sound");
        let own = regex::Regex::new("(?m)^::(error|warning|notice) file=").expect("the pattern is sound");
        for settings in [PLAIN, Settings { width: 40, ..PLAIN }, Settings { width: 120, colour: true, ..PLAIN }] {
            for format in Format::all() {
                let report = rendered(&commanding_run(), format, &settings);
                let report = if format == Format::Github { own.replace_all(&report, "").into_owned() } else { report };
                assert_eq!(command.find(&report).map(|found| found.as_str()), None, "{}", format.name());
            }
        }
    }

    /// A person reads it on standard error, and a row of a spreadsheet is a figure or a claim.
    #[test]
    fn says_what_failed_the_run() {
        for format in Format::all() {
            let report = rendered(&failed_run(), format, &PLAIN);
            let silent = matches!(format, Format::Pretty | Format::Short | Format::Csv | Format::ClaimReview);
            for said in ["too little is covered", "cannot read it"] {
                assert_eq!(report.contains(said), !silent, "{}: {said}", format.name());
            }
            assert_eq!(report.chars().find(|c| c.is_control() && *c != '\n'), None, "{}", format.name());
        }
    }

    #[test]
    fn lists_figures_without_letting_a_command_through() {
        let command = regex::Regex::new(COMMANDS).expect("the pattern is sound");
        let mut articles = commanding_run().articles;
        articles[0].figures[0].reading = vec!["::error::x ##[error]".to_owned()];
        for format in Format::all().filter(|format| format.lists_figures()) {
            let mut out = Vec::new();
            figures::render(&articles, format, true, &PLAIN, &mut out).expect("a vector takes all");
            let listing = String::from_utf8(out).expect("text");
            assert_eq!(command.find(&listing).map(|found| found.as_str()), None, "{}", format.name());
        }
    }
}

mod short {
    use super::*;

    #[test]
    fn every_line_reads_back() {
        let line = regex::Regex::new(r"^([^:]+):([0-9]+):([0-9]+): (error|warning|note)\[([a-z-]+)\] (.+)$");
        let line = line.expect("the pattern is sound");
        let run = sample::run();
        let report = rendered(&run, Format::Short, &PLAIN);
        assert_eq!(report.lines().count(), run.findings.len());
        for (text, finding) in report.lines().zip(&run.findings) {
            let parts = line.captures(text).expect(text);
            assert_eq!(&parts[1], finding.place.source.name());
            assert_eq!(Code::find(&parts[5]), Some(finding.code));
            let source_line = finding.place.source.text().lines().nth(parts[2].parse::<usize>().expect("a number") - 1);
            let column = parts[3].parse::<usize>().expect("a number") - 1;
            let there: String = source_line.expect("the line exists").chars().skip(column).collect();
            assert!(there.starts_with(finding.place.text()), "{text}");
        }
    }
}

mod json_truths {
    use super::*;

    const SCHEMA: &str = include_str!("report.schema.json");

    fn check(document: &Value) {
        let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
        let validator = jsonschema::validator_for(&schema).expect("the schema is a schema");
        let faults: Vec<_> = validator.iter_errors(document).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{faults:?}");
    }

    #[test]
    fn documents_follow_the_schema() {
        for run in [sample::run(), hostile_run(), failed_run(), Run::default()] {
            check(&json_of(&run));
        }
    }

    #[test]
    fn the_schema_refuses_what_it_should() {
        let mut document = json_of(&sample::run());
        document["findings"][0]["severity"] = "grave".into();
        assert!(!jsonschema::is_valid(&serde_json::from_str(SCHEMA).expect("JSON"), &document));
    }

    /// An article whose text on disk has other offsets than in memory: it begins with a byte order mark.
    #[test]
    fn offsets_are_those_of_the_file_on_disk() {
        let disk = "\u{FEFF}코스피 14건".as_bytes();
        let mut map = crate::source::OffsetMap::default();
        map.keep(3, disk.len() - 3);
        let source = Arc::new(Source::decoded("a.txt", "코스피 14건", map));
        let finding = Finding::new(Code::UNSUPPORTED_FIGURE, Place::new(&source, Span::new(10, 12)), "no claim");
        let document = json_of(&alone(finding));
        let found = &document["findings"][0];
        let offset = |key: &str| usize::try_from(found[key].as_u64().expect("a number")).expect("fits");
        assert_eq!(disk.get(offset("start")..offset("end")), Some("14".as_bytes()));
        assert_eq!((&found["text"], &found["column"]), (&"14".into(), &5.into()));
    }

    #[test]
    fn every_text_slices_back_from_its_source() {
        let run = sample::run();
        let document = json_of(&run);
        for (article, record) in document["articles"].as_array().expect("articles").iter().zip(&run.articles) {
            for figure in article["figures"].as_array().expect("figures") {
                let offset = |key: &str| usize::try_from(figure[key].as_u64().expect("a number")).expect("fits");
                let text = record.source.text().get(offset("start")..offset("end"));
                assert_eq!(text, figure["text"].as_str());
            }
        }
    }

    #[test]
    fn numbers_are_written_as_they_were_read() {
        let report = rendered(&sample::run(), Format::Json, &PLAIN);
        assert!(report.contains("\"low\": 3.70,"), "the zero of 3.70 is lost");
        assert!(report.contains("\"low\": 6790000,"));
        let mut run = sample::run();
        for digits in ["79228162514264337593543950335", "-7.9228162514264337593543950300"] {
            run.articles[0].figures[0].low = Some(crate::finding::Scalar::Number(digits.parse().expect("a decimal")));
            assert!(rendered(&run, Format::Json, &PLAIN).contains(&format!("\"low\": {digits},")));
        }
    }

    #[test]
    fn a_record_of_a_batch_is_one_line() {
        let run = sample::run();
        let mut out = Vec::new();
        json::record_line(&"a\nb", &run.articles[0], &run.findings, &[], &mut out).expect("a vector takes all");
        json::figures_line(&7, &run.articles[0], &mut out).expect("a vector takes all");
        json::error_line(&Value::Null, "no text", &mut out).expect("a vector takes all");
        let lines: Vec<Value> = String::from_utf8(out)
            .expect("text")
            .lines()
            .map(|line| serde_json::from_str(line).expect("a line is a document"))
            .collect();
        let keys = |value: &Value| value.as_object().expect("an object").len();
        assert_eq!(lines.iter().map(keys).collect::<Vec<_>>(), [4, 2, 2]);
        assert_eq!(lines[0]["id"], "a\nb");
        assert_eq!(lines[1]["figures"], lines[0]["figures"]);
        assert_eq!(lines[2]["error"], "no text");
    }
}

mod pretty {
    use super::*;

    fn assert_narrow(report: &str, columns: usize) {
        for line in report.lines() {
            assert!(width(line) <= columns, "{} columns: {line}", width(line));
        }
    }

    #[test]
    fn nothing_is_wider_than_the_terminal() {
        for columns in [60, 80, 100, 132] {
            for unicode in [true, false] {
                let settings = Settings { width: columns, unicode, ..PLAIN };
                assert_narrow(&rendered(&sample::run(), Format::Pretty, &settings), columns);
                assert_narrow(&rendered(&hostile_run(), Format::Pretty, &settings), columns);
            }
        }
    }

    /// The display column where the underline begins is the one where the text begins, and it is as wide.
    fn assert_underlined(report: &str, text: &str) {
        let lines: Vec<_> = report.lines().collect();
        let shown = lines.windows(2).find(|pair| pair[0].contains(text) && pair[1].contains('┬'));
        let pair = shown.unwrap_or_else(|| panic!("{text} is not shown in\n{report}"));
        let begins = width(pair[0].split(text).next().expect("split gives a part"));
        let underline = pair[1].split_once(['─', '┬']).expect("there is an underline").0;
        assert_eq!(width(underline), begins, "{}\n{}", pair[0], pair[1]);
        let drawn = pair[1].chars().filter(|c| matches!(c, '─' | '┬')).count();
        assert_eq!(drawn, width(text), "{}\n{}", pair[0], pair[1]);
    }

    #[test]
    fn the_underline_stands_under_the_figure() {
        let report = rendered(&sample::run(), Format::Pretty, &PLAIN);
        for text in ["$6.79 million", "$6.79 billion", "3.70%", "3.50%"] {
            assert_underlined(&report, text);
        }
    }

    #[test]
    fn the_underline_stands_under_the_figure_wherever_it_is() {
        let scripts =
            ["word ", "한국은 ", "naïve\u{301} ", "東京　", "\t\t", "e\u{AD}e ", "👨\u{200D}👩 ", "❤\u{FE0F} "];
        for script in scripts {
            for before in [0, 1, 3, 20, 400] {
                for after in [0, 2, 400] {
                    let text = format!("{}14건{}", script.repeat(before), script.repeat(after));
                    let article = File::new("a.txt", &text);
                    let claims = File::new("c.yaml", "value: 15건\n");
                    let report = rendered(
                        &alone(sample::conflict(&article, "14건", &claims, "mou", "15건")),
                        Format::Pretty,
                        &PLAIN,
                    );
                    assert_underlined(&report, "14건");
                    assert_narrow(&report, 80);
                }
            }
        }
    }

    #[test]
    fn the_header_says_line_and_character_column() {
        let report = rendered(&sample::run(), Format::Pretty, &PLAIN);
        assert!(report.contains("[articles/기준금리.txt:1:22]"), "{report}");
        assert!(report.contains("error[conflicting-figure]"));
    }

    #[test]
    fn conflicts_come_before_everything_else() {
        let report = rendered(&sample::run(), Format::Pretty, &PLAIN);
        let last_conflict = report.rfind("error[conflicting-figure]");
        assert!(last_conflict < report.find("warning["), "{report}");
        assert!(report.find("warning[") < report.find("note["), "{report}");
    }

    #[test]
    fn places_without_text_or_line_are_shown() {
        for (text, at) in [("", 0), ("14", 2), ("14\n", 3), ("\n\n14", 1), ("한", 1)] {
            let source = Arc::new(Source::new("a.txt", text));
            let mut finding = Finding::new(Code::MISSING_CLAIM, Place::new(&source, Span::new(at, at)), "nothing");
            finding.label = "here".to_owned();
            let report = rendered(&alone(finding), Format::Pretty, &PLAIN);
            assert!(report.contains("▲") || report.contains("here"), "{text:?}\n{report}");
        }
    }

    #[test]
    fn a_span_past_the_end_does_no_harm() {
        let source = Arc::new(Source::new("a.txt", "14 건"));
        for span in [Span::new(90, 99), Span::new(4, 5), Span::new(0, 99)] {
            let finding = Finding::new(Code::MISSING_CLAIM, Place::new(&source, span), "nothing");
            rendered(&alone(finding), Format::Pretty, &PLAIN);
        }
    }

    #[test]
    fn two_places_of_one_article_share_a_drawing() {
        let article = File::new("a.txt", "They signed 14 memorandums.\nHe left.\nThey signed 15 memorandums in all.\n");
        let mut finding = Finding::new(Code::SELF_CONTRADICTION, article.place("15"), "first 14, then 15");
        finding.label = "then 15".to_owned();
        finding.related = vec![Label { place: article.place("14"), text: "first 14".to_owned() }];
        let report = rendered(&alone(finding), Format::Pretty, &PLAIN);
        assert_underlined(&report, "14");
        assert_underlined(&report, "15");
        assert!(report.contains("[a.txt:3:13]") && report.contains("[a.txt:1:13]"), "{report}");
    }

    #[test]
    fn two_places_of_one_line_are_marked_together() {
        let article = File::new("a.txt", "They signed 14 memorandums, or 15 memorandums, nobody knows.\n");
        let mut finding = Finding::new(Code::SELF_CONTRADICTION, article.place("15"), "first 14, then 15");
        finding.label = "then 15".to_owned();
        finding.related = vec![Label { place: article.place("14"), text: "first 14".to_owned() }];
        let report = rendered(&alone(finding), Format::Pretty, &PLAIN);
        assert_eq!(report.matches("They signed").count(), 1, "{report}");
        assert!(report.contains("[a.txt:1:32]"), "{report}");
    }

    #[test]
    fn a_long_list_is_cut_and_says_so() {
        let article = File::new("a.txt", &"It cost $5 million. ".repeat(40));
        let find = |at: usize| {
            let place = Place::new(&article.0, Span::new(20 * at + 8, 20 * at + 18));
            Finding::new(Code::UNSUPPORTED_FIGURE, place, "no claim covers this")
        };
        let run = Run { findings: (0..40).map(find).collect(), ..Run::default() };
        let report = rendered(&run, Format::Pretty, &PLAIN);
        assert!(report.contains("a.txt: 40 figures have no claim"), "{report}");
        assert!(report.contains("and 30 more; `--format short` lists them all"), "{report}");
        assert!(report.lines().count() < 20, "{report}");
    }

    #[test]
    fn colour_says_nothing_the_words_do_not() {
        let colourful = rendered(&sample::run(), Format::Pretty, &Settings { colour: true, ..PLAIN });
        assert!(colourful.contains("\u{1B}["));
        let escape = regex::Regex::new("\u{1B}\\[[0-9;]*m").expect("the pattern is sound");
        assert_eq!(escape.replace_all(&colourful, ""), rendered(&sample::run(), Format::Pretty, &PLAIN));
    }

    #[test]
    fn links_are_written_only_when_asked_for() {
        let linked = Settings { hyperlinks: Some("https://factlint.example/CODE"), ..PLAIN };
        let report = rendered(&sample::run(), Format::Pretty, &linked);
        assert!(report.contains("\u{1B}]8;;https://factlint.example/conflicting-figure\u{1B}\\"), "{report:?}");
        assert!(!rendered(&sample::run(), Format::Pretty, &PLAIN).contains("]8;;"));
    }

    #[test]
    fn the_gravest_of_a_gathered_kind_keeps_its_severity() {
        let mut run = sample::run();
        run.findings.iter_mut().for_each(|finding| finding.severity = Severity::Error);
        let report = rendered(&run, Format::Pretty, &PLAIN);
        assert!(report.contains("error[unsupported-figure]"), "{report}");
    }
}
