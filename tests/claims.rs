//! Claims files that must not load, with the fault and the place each must show, and files that must.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its own data must fail")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use factlint::claim::{
    Claims, ClaimsFile, FAULT_CODES, Faults, Severity, Spanned, Subject, Unsupported, Within, schema,
};
use factlint::limit::CLAIMS_FAULTS;
use jiff::civil::date;

const BROKEN: &str = "tests/corpus/claims/broken";
const GOOD: &str = "tests/corpus/claims/good";
/// The expected faults: a heading per file, and under it a line per fault, `code line:column underlined text`.
const EXPECTED: &str = "tests/corpus/claims/broken.txt";

#[test]
fn broken_files_show_every_fault_where_it_stands() {
    let mut found = String::new();
    for path in yaml_files(BROKEN) {
        let faults = ClaimsFile::load(&name(&path), &read(&path)).expect_err(&name(&path));
        writeln!(found, "{}\n{}", name(&path), listing(&faults)).unwrap();
    }
    let expected = fs::read_to_string(EXPECTED).unwrap_or_default();
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(EXPECTED, &found).unwrap();
    }
    assert_eq!(expected, found, "set UPDATE_EXPECTED to accept, and read the difference");
}

#[test]
fn every_file_is_named_for_its_fault() {
    for path in yaml_files(BROKEN) {
        let name = name(&path);
        let faults = ClaimsFile::load(&name, &read(&path)).expect_err(&name);
        let short = |code: &'static str| code.strip_prefix("claims-").unwrap_or(code);
        let named =
            FAULT_CODES.iter().copied().filter(|code| name.starts_with(short(code))).max_by_key(|code| code.len());
        if let Some(code) = named {
            assert!(faults.faults.iter().any(|fault| fault.code == code), "{name}: {faults}");
        }
    }
}

#[test]
fn every_code_has_a_file_or_a_case_that_shows_it() {
    let mut shown: Vec<&str> = vec!["claims-encoding", "claims-too-large", "too-many-faults"];
    for path in yaml_files(BROKEN) {
        let faults = ClaimsFile::load(&name(&path), &read(&path)).expect_err(&name(&path));
        shown.extend(faults.faults.iter().map(|fault| fault.code));
    }
    for code in FAULT_CODES {
        assert!(shown.contains(code), "{code} is shown by no broken file");
    }
    for code in shown {
        assert!(FAULT_CODES.contains(&code), "{code} stands in no list");
    }
}

#[test]
fn faults_speak_plainly() {
    for path in yaml_files(BROKEN) {
        let faults = ClaimsFile::load(&name(&path), &read(&path)).expect_err(&name(&path));
        for fault in &faults.faults {
            assert!(!fault.message.contains('\n') && !fault.message.ends_with('.'), "{fault:?}");
            assert!(!fault.label.is_empty() && fault.label.len() < 40, "{fault:?}");
        }
    }
}

#[test]
fn good_files_load_and_the_schema_accepts_them() {
    let validator = validator();
    for path in yaml_files(GOOD) {
        let file = ClaimsFile::load(&name(&path), &read(&path)).unwrap_or_else(|faults| panic!("{faults}"));
        assert!(!file.claims.is_empty(), "{}", path.display());
        let value = json(&path);
        let errors: Vec<String> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", path.display());
    }
}

#[test]
fn the_schema_rejects_what_is_wrong_in_shape() {
    let validator = validator();
    let shape = ["unknown-key", "missing-", "wrong-type", "no-claims-topic", "no-claims-empty-list", "bad-id"];
    let by_shape = |path: &PathBuf| shape.iter().any(|start| name(path).starts_with(start));
    let mut rejected = 0;
    for path in yaml_files(BROKEN).iter().filter(|path| by_shape(path)) {
        assert!(!validator.is_valid(&json(path)), "{} passes the schema", path.display());
        rejected += 1;
    }
    assert!(rejected > 40, "only {rejected} files tried");
}

#[test]
fn hostile_bytes_are_refused_at_once() {
    let laugh = |n: usize| format!("a{n}: &a{n} [{}]\n", format!("*a{}, ", n - 1).repeat(9));
    let laughs: String = (1..20).map(laugh).collect();
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (vec![b'['; 40_000], "claims-syntax"),
        (b"- ".repeat(40_000), "claims-syntax"),
        (b"{a: ".repeat(40_000), "claims-syntax"),
        (format!("a0: &a0 lol\n{laughs}").into_bytes(), "claims-syntax"),
        (vec![b'a'; 20 * 1024 * 1024], "claims-too-large"),
        (b"topic: caf\xE9\n".to_vec(), "claims-encoding"),
        (b"\xFF\xFEt\0o\0".to_vec(), "claims-encoding"),
        (b"\0\0\0\0".to_vec(), "claims-syntax"),
        (vec![b'?'; 100_000], "wrong-type"),
        (b"\"".repeat(100_001), "claims-syntax"),
    ];
    for (bytes, code) in cases {
        let start = Instant::now();
        let faults = ClaimsFile::load("hostile.yaml", &bytes).expect_err(code);
        let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(20)]).into_owned();
        assert!(faults.faults.iter().any(|fault| fault.code == code), "{shown}: {faults}");
        assert!(start.elapsed() < Duration::from_secs(5), "{shown} took {:?}", start.elapsed());
    }
}

#[test]
fn a_large_file_of_faults_stays_linear() {
    let claim = |n: usize| format!("  - id: a{n}\n    abuot: \"x |\"\n    value: umpteen\n    source: nobody{n}\n");
    let list: String = (0..2_000).map(claim).collect();
    let name = |n: usize| format!("  name{n}: Title {n}\n");
    let names: String = (0..2_000).map(name).collect();
    let yaml = format!("sources:\n{names}claims:\n{list}");
    let start = Instant::now();
    let faults = ClaimsFile::load("large.yaml", yaml.as_bytes()).expect_err("every claim is broken");
    assert_eq!(faults.faults.len(), CLAIMS_FAULTS.most + 1);
    assert_eq!(faults.faults.last().map(|fault| fault.code), Some("too-many-faults"));
    assert!(start.elapsed() < Duration::from_secs(30), "took {:?}", start.elapsed());
}

#[test]
fn patterns_are_bounded_in_number() {
    let yaml = format!("ignore: [{}]\nclaims:\n  - {{id: a, claim: 5 came}}\n", "/a+/, ".repeat(1_000));
    let faults = ClaimsFile::load("patterns.yaml", yaml.as_bytes()).expect_err("there are too many");
    assert_eq!(faults.faults.first().map(|fault| fault.code), Some("claims-too-large"), "{faults}");
}

#[test]
fn an_id_may_stand_in_one_file_only() {
    let load = |name: &str| ClaimsFile::load(name, b"claims:\n  - {id: size, claim: 200 came}\n").unwrap();
    assert_eq!(Claims::new(vec![load("a.yaml")]).unwrap().iter().count(), 1);
    let faults = Claims::new(vec![load("a.yaml"), load("b.yaml")]).unwrap_err();
    assert_eq!(faults[0].to_string(), "b.yaml:2:10: [duplicate-id] the id `size` is already used in a.yaml:2:10");
}

#[test]
fn places_are_places_of_the_file_on_disk() {
    let faults = ClaimsFile::load("bom.yaml", &read(Path::new("tests/corpus/claims/broken/bom.yaml"))).unwrap_err();
    let span = faults.faults[0].span;
    assert_eq!(faults.source.on_disk(span).range(), 3..8);
}

fn listing(faults: &Faults) -> String {
    let mut lines = String::new();
    for fault in &faults.faults {
        let place = faults.source.position(fault.span.start);
        let text = faults.source.slice(fault.span).chars().map(shown).collect::<String>();
        writeln!(lines, "  {} {}:{} {text}", fault.code, place.line, place.column).unwrap();
    }
    lines
}

fn shown(c: char) -> String {
    if c.is_control() { c.escape_debug().collect() } else { c.to_string() }
}

fn validator() -> jsonschema::Validator {
    jsonschema::validator_for(&serde_json::from_str(&schema()).unwrap()).unwrap()
}

fn json(path: &Path) -> serde_json::Value {
    let value: serde_yaml::Value =
        serde_yaml::from_str(String::from_utf8(read(path)).unwrap().trim_start_matches('\u{FEFF}')).unwrap();
    serde_json::to_value(value).unwrap()
}

fn yaml_files(folder: &str) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

fn read(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap()
}

#[test]
fn what_is_written_is_what_is_read() {
    let file = good("every-key.yaml");
    let [size, signed] = file.claims.as_slice() else { panic!("two claims: {:?}", file.claims) };
    assert_eq!(file.topic.as_deref(), Some("A summit, and what was said of it"));
    assert_eq!(texts(&file.articles), ["articles/*.txt", "*.md"]);
    assert_eq!((file.unsupported, file.ignore.len()), (Unsupported::Off, 3));
    assert_eq!(file.sources["agency"].title, "The Agency");
    assert_eq!(file.sources["herald"].published, Some(date(2026, 1, 5)));
    assert_eq!(size.note.as_deref(), Some("Counted at the door.\nThe list of names says 204.\n"));
    assert_eq!((size.required, size.reviewed, size.severity), (true, false, Some(Severity::Warning)));
    assert_eq!((size.accept.len(), size.as_of), (2, Some(date(2026, 1, 5))));
    assert_eq!(texts(&size.examples.supports), ["The delegation had about 200 members."]);
    assert_eq!(size.sources, ["herald"]);
    assert_eq!(signed.sources, ["herald", "agency"]);
    let Subject::Terms { about, not, within } = &size.subject else { panic!("{:?}", size.subject) };
    assert_eq!((about.len(), about[0].alternatives.len(), not.len(), *within), (1, 2, 2, Within::Paragraph));
}

#[test]
fn scalars_keep_the_text_they_are_written_with() {
    let file = good("unquoted.yaml");
    let values: Vec<&str> = file.claims.iter().flat_map(|claim| &claim.expected).map(|it| it.text.as_str()).collect();
    assert_eq!(values, ["310.30", "1,234", "014", "7.0"]);
    assert_eq!(file.claims[0].id.value, "2026");
}

#[test]
fn places_in_a_sentence_are_places_of_the_file() {
    let yaml = "claims:\n  - id: a\n    claim: \"Some 200 came on 14 ships.\"\n";
    let file = ClaimsFile::load("a.yaml", yaml.as_bytes()).unwrap();
    let expected = &file.claims[0].expected;
    assert!(expected.len() >= 2, "{expected:?}");
    for it in expected {
        assert_eq!(file.source.slice(it.span), it.text);
    }
}

#[test]
fn claims_of_a_record_are_numbered_and_need_no_figure() {
    let claims = serde_json::json!([{"claim": "Some 200 came."}, {"id": "own", "claim": "Nobody came."}, {"about": "x", "value": 310.30}]);
    let file = ClaimsFile::from_json("record 1", &claims, Some(date(2026, 1, 5))).unwrap();
    let ids: Vec<&str> = file.claims.iter().map(|claim| claim.id.value.as_str()).collect();
    assert_eq!(ids, ["claim-1", "own", "claim-3"]);
    assert_eq!(file.published, Some(date(2026, 1, 5)));
    let faults = ClaimsFile::from_json("record 2", &serde_json::json!([{"clam": "5 came"}]), None).unwrap_err();
    assert_eq!(faults.faults[0].code, "unknown-key");
}

fn good(name: &str) -> ClaimsFile {
    let path = Path::new(GOOD).join(name);
    ClaimsFile::load(name, &read(&path)).unwrap_or_else(|faults| panic!("{faults}"))
}

fn texts(spanned: &[Spanned<String>]) -> Vec<&str> {
    spanned.iter().map(|text| text.value.as_str()).collect()
}
