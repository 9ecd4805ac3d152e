//! `repaired-text`, `injected-text`, `hidden-characters`: what was done to an article's text before it was read.

use super::Case;
use crate::article::{TextFault, TextFaultKind};
use crate::finding::{Code, Finding, Label, Place};

/// How many further places a gathered finding points to.
const SHOWN: usize = 3;

pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    let of = |kind: TextFaultKind| -> Vec<&TextFault> {
        case.article.faults().iter().filter(|fault| fault.kind == kind).collect()
    };
    let mut findings: Vec<Finding> = gathered(case, &of(TextFaultKind::Repaired), &REPAIRED).into_iter().collect();
    findings.extend(gathered(case, &of(TextFaultKind::Torn), &TORN));
    findings.extend(gathered(case, &of(TextFaultKind::Hidden), &HIDDEN));
    findings.extend(of(TextFaultKind::Injected).into_iter().map(|fault| injected(case, fault)));
    findings
}

/// The words of a kind of fault that is told once for a whole article.
struct Wording {
    code: Code,
    one: &'static str,
    many: &'static str,
    label: &'static str,
    help: &'static str,
}

static REPAIRED: Wording = Wording {
    code: Code::REPAIRED_TEXT,
    one: "garbled characters were restored for reading in 1 place",
    many: "garbled characters were restored for reading in {} places",
    label: "reads as",
    help: "The text was decoded with the wrong encoding on its way here. Take it from its source again, as UTF-8.",
};

static TORN: Wording = Wording {
    code: Code::REPAIRED_TEXT,
    one: "a number that was pulled apart was read as one in 1 place",
    many: "numbers that were pulled apart were read as one in {} places",
    label: "reads as",
    help: "Some program has put blanks into the numbers. Write them without.",
};

static HIDDEN: Wording = Wording {
    code: Code::HIDDEN_CHARACTERS,
    one: "the text holds an invisible character in 1 place",
    many: "the text holds invisible characters in {} places",
    label: "this is",
    help: "Invisible characters can make a text read differently from what it says. Delete them, unless the script needs them.",
};

/// One finding at the first place, with a few of the others: forty repairs are one thing to know.
fn gathered(case: &Case<'_>, faults: &[&TextFault], wording: &Wording) -> Option<Finding> {
    let (first, rest) = faults.split_first()?;
    let message =
        if rest.is_empty() { wording.one.to_owned() } else { wording.many.replace("{}", &faults.len().to_string()) };
    let source = case.article.source();
    let label = |fault: &TextFault| format!("{} {}", wording.label, fault.note);
    let mut finding = Finding::new(wording.code, Place::new(source, first.span), message);
    finding.label = label(first);
    finding.help = Some(wording.help.to_owned());
    finding.related = rest
        .iter()
        .take(SHOWN)
        .map(|fault| Label { place: Place::new(source, fault.span), text: label(fault) })
        .collect();
    Some(finding)
}

fn injected(case: &Case<'_>, fault: &TextFault) -> Finding {
    let place = Place::new(case.article.source(), fault.span);
    let message = format!("a foreign line stands in the middle of a sentence: {}", fault.note);
    let mut finding = Finding::new(Code::INJECTED_TEXT, place, message);
    finding.label = format!("left out of the reading: {}", fault.note);
    finding.help = Some("Delete the line; it is most likely spam that came with the page.".to_owned());
    finding
}
