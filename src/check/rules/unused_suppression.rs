//! `unused-suppression`: a suppression that hides nothing.

use jiff::civil::Date;

use crate::article::{Article, Suppression};
use crate::check::remark::{Kind, Misread};
use crate::finding::{Code, Finding, Place, REGISTRY};

/// Why a suppression hides nothing.
#[derive(Debug)]
pub(in crate::check) enum Problem<'a> {
    /// There is nothing of its kinds where it stands.
    Unused,
    /// There is nothing of some of its kinds.
    PartlyUnused(Vec<Kind<'a>>),
    /// Its last day has passed.
    Expired(Date),
    /// What it says cannot be understood.
    Misread(&'a Misread<'a>),
}

pub(in crate::check) fn finding(article: &Article, suppression: &Suppression, problem: &Problem<'_>) -> Finding {
    let place = Place::new(article.source(), suppression.span);
    let (message, label, help) = words(problem);
    let mut finding = Finding::new(Code::UNUSED_SUPPRESSION, place, message);
    label.clone_into(&mut finding.label);
    finding.help = Some(help);
    finding
}

/// The message, the label and the help.
fn words(problem: &Problem<'_>) -> (String, &'static str, String) {
    match problem {
        Problem::Unused => ("this suppression hides nothing".to_owned(), "nothing to hide", UNUSED.to_owned()),
        Problem::PartlyUnused(kinds) => {
            let kinds: Vec<String> = kinds.iter().map(named).collect();
            let message = format!("this suppression also names {}, of which there is nothing", kinds.join(" and "));
            (message, "partly nothing to hide", "Delete what it does not need.".to_owned())
        }
        Problem::Expired(last) => {
            let message = format!("this suppression expired on {last} and hides nothing any more");
            (message, "expired", "Settle what it was there for and delete it, or give it a new day.".to_owned())
        }
        Problem::Misread(misread) => misread_words(misread),
    }
}

const UNUSED: &str = "Delete it, or check its code, its claim and where it stands: it covers the paragraph that \
    follows it, or the line it stands in where it shares one with text.";

fn named(kind: &Kind<'_>) -> String {
    let claim = kind.claim.map(|claim| format!(" {claim}")).unwrap_or_default();
    format!("`{}{claim}`", kind.code.name())
}

fn misread_words(misread: &Misread<'_>) -> (String, &'static str, String) {
    let form = || "Write it as factlint-ignore CODE CLAIM: reason. The claim may be left out.".to_owned();
    match misread {
        Misread::NoCode => ("this suppression names no code, so it hides nothing".to_owned(), "no code", form()),
        Misread::NoReason => (
            "this suppression gives no reason, so it hides nothing".to_owned(),
            "no reason",
            "Say after a colon why the finding is acceptable: factlint-ignore CODE: reason.".to_owned(),
        ),
        Misread::UnknownCode(name) => (
            format!("there is no finding code `{name}`, so this suppression hides nothing"),
            "unknown code",
            like(name),
        ),
        Misread::ManyWords(words) => {
            (format!("`{words}` is more than a code and a claim, so it hides nothing"), "too many words", form())
        }
        Misread::BadDate(day) => (
            format!("`{day}` is not a day of the calendar, so this suppression hides nothing"),
            "no such day",
            "Write its last day as 2026-03-01.".to_owned(),
        ),
    }
}

/// How many letters a code may be off and still be guessed.
const SLIPS: usize = 3;

/// The longest name that is compared with the codes: none is nearly as long.
const LONGEST: usize = 64;

fn like(name: &str) -> String {
    let distance = |code: &&str| strsim::damerau_levenshtein(name, code);
    let codes = REGISTRY.iter().map(|rule| rule.code.name()).filter(|_| name.len() <= LONGEST);
    match codes.min_by_key(distance).filter(|code| distance(code) <= SLIPS) {
        Some(code) => format!("Did you mean {code}?"),
        None => "`factlint explain` lists the codes.".to_owned(),
    }
}
