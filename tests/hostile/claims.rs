//! Malicious claims files: refused by name, or used, and shown without doing anything.

use crate::sandbox::Sandbox;

/// A name, what is in it, and a code that must be told; none where the file can be used.
type Row = (&'static str, fn() -> Vec<u8>, Option<&'static str>);

const OFTEN: usize = 40_000;

/// One claim and this much else.
fn beside(rest: &str) -> Vec<u8> {
    format!("claims:\n  - {{id: dog-count, about: dogs, value: 14 dogs}}\n{rest}").into_bytes()
}

/// One claim with this much in it.
fn with(key: &str, value: &str) -> Vec<u8> {
    format!("claims:\n  - id: dog-count\n    about: dogs\n    value: 14 dogs\n    {key}: {value}\n").into_bytes()
}

/// As many claims, each with this much in it.
fn claims(count: usize, rest: &str) -> Vec<u8> {
    let claim = |at: usize| format!("  - {{id: dog-{at}, about: dogs, value: {at} dogs{rest}}}\n");
    format!("claims:\n{}", (1..=count).map(claim).collect::<Vec<_>>().concat()).into_bytes()
}

/// Each anchor holds the one before it nine times over.
fn laughs() -> Vec<u8> {
    let line = |at: usize| format!("a{at}: &a{at} [{}]\n", format!("*a{}, ", at - 1).repeat(9));
    format!("a0: &a0 lol\n{}", (1..20).map(line).collect::<Vec<_>>().concat()).into_bytes()
}

static FILES: &[Row] = &[
    ("sequence.yaml", || b"[".repeat(OFTEN), Some("claims-syntax")),
    ("mapping.yaml", || b"{a: ".repeat(OFTEN), Some("claims-syntax")),
    ("dashes.yaml", || b"- ".repeat(OFTEN), Some("claims-syntax")),
    (
        "indented.yaml",
        || (0..2_000).map(|at| " ".repeat(at) + "a:\n").collect::<String>().into_bytes(),
        Some("claims-syntax"),
    ),
    ("laughs.yaml", laughs, Some("claims-syntax")),
    ("aliases.yaml", || format!("a: &a x\nb: [{}]\n", "*a, ".repeat(OFTEN)).into_bytes(), Some("too-many-faults")),
    ("itself.yaml", || b"claims: &a\n  - *a\n".to_vec(), Some("claims-syntax")),
    ("documents.yaml", || b"---\nclaims: []\n".repeat(OFTEN), Some("claims-syntax")),
    ("tags.yaml", || beside("topic: !!python/object/apply:os.system [id]\n"), Some("claims-syntax")),
    (
        "keys.yaml",
        || (0..OFTEN).map(|at| format!("k{at}: 1\n")).collect::<Vec<_>>().concat().into_bytes(),
        Some("too-many-faults"),
    ),
    ("same-key.yaml", || b"topic: x\n".repeat(OFTEN), Some("too-many-faults")),
    ("long-key.yaml", || beside(&format!("? {}\n: 1\n", "k".repeat(1_000_000))), Some("unknown-key")),
    (
        "empty-claims.yaml",
        || b"claims:\n".iter().copied().chain(b"  -\n".repeat(15_000)).collect(),
        Some("too-many-faults"),
    ),
    ("too-many.yaml", || claims(20_001, ""), Some("claims-too-large")),
    ("large.yaml", || vec![b' '; 9 << 20], Some("more than 8,388,608 bytes")),
    ("nul.yaml", || b"claims: \0\n".to_vec(), Some("claims-syntax")),
    ("latin.yaml", || b"topic: caf\xE9\n".to_vec(), Some("claims-encoding")),
    ("utf16.yaml", || b"\xFF\xFEc\0".to_vec(), Some("claims-encoding")),
    ("escape.yaml", || beside("topic: \"\\e[2J\\a\\x9b\"\n\u{202e}key: 1\n"), Some("unknown-key")),
    ("id.yaml", || b"claims:\n  - {id: \"\\e]0;x\\a\", about: dogs, value: 14}\n".to_vec(), Some("bad-id")),
    ("pattern.yaml", || with("not", "'/(a*)*(b|c){1000}{1000}/'"), Some("bad-pattern")),
    (
        "nested-pattern.yaml",
        || with("not", &format!("'/{}a{}/'", "(".repeat(400), ")".repeat(400))),
        Some("bad-pattern"),
    ),
    ("slow-pattern.yaml", || with("not", "'/(x+x+)+y/'"), None),
    ("terms.yaml", || with("not", &format!("[{}]", "dog, ".repeat(OFTEN))), None),
    ("bars.yaml", || with("not", &"a | ".repeat(OFTEN)), Some("bad-pattern")),
    ("values.yaml", || with("accept", &format!("[{}]", "15 dogs, ".repeat(900))), None),
    ("digits.yaml", || with("tolerance", &"9".repeat(1_000_000)), Some("bad-tolerance")),
    (
        "value.yaml",
        || beside(&format!("  - {{id: b, about: x, value: {}}}\n", "9".repeat(1_000_000))),
        Some("bad-value"),
    ),
    (
        "sentence.yaml",
        || beside(&format!("  - {{id: b, claim: {}}}\n", "It saw 5 cats ".repeat(20_000))),
        Some("claims-too-large"),
    ),
    ("note.yaml", || with("note", &"dogs ".repeat(20_000)), None),
    ("same-subject.yaml", || claims(1_500, ""), None),
    ("examples.yaml", || claims(1_500, ", examples: {ignores: [It rained.]}"), None),
    ("glob.yaml", || beside(&format!("articles: \"{}\"\n", "*/**/".repeat(5_000))), None),
    ("braces.yaml", || beside(&format!("articles: \"{}\"\n", "{a,b}".repeat(2_000))), None),
    ("root.yaml", || beside("articles: /**\n"), Some("bad-glob")),
];

#[test]
fn every_claims_file_is_used_or_refused() {
    for (name, make, refused) in FILES {
        let sandbox = Sandbox::new();
        sandbox.write(name, make()).write("a.txt", "It saw 12 dogs, and x y too.");
        for command in ["check --format pretty", "check --format github"] {
            let outcome = sandbox.run(&format!("{command} --date 2026-01-05 --claims {name} a.txt"));
            let shown = format!("{}{}", outcome.stdout, outcome.stderr);
            let active = shown.chars().find(|&c| (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}'));
            assert_eq!(active, None, "{name}: what is shown holds a character that does something");
            assert!(shown.len() < 2_000_000, "{name}: {} bytes are more than anybody reads", shown.len());
            match refused {
                Some(code) => outcome.assert_refused(code),
                None => assert!(outcome.status < 2, "{name}: {shown}"),
            }
        }
    }
}

#[test]
fn claims_and_figures_without_end_are_refused_together() {
    let sandbox = Sandbox::new();
    sandbox.write("claims.yaml", claims(10_000, "")).write("a.txt", "12 dogs ".repeat(5_000));
    sandbox.run("check --claims claims.yaml a.txt").assert_refused("more than 2,000,000 pairs");
}
