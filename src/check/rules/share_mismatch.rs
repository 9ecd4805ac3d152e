//! `share-mismatch`: a percentage is not the share that the two numbers beside it make.

use super::Case;
use super::sentence::{self, Mention, Sentence, is_own, meant, number, rounded_like, starts_with_word};
use super::unaided::Mismatch;
use crate::finding::Code;
use crate::quantity::{Decimal, Kind, Scale, Unit};

const HELP: &str = "Reckon it again from the source: one of the three numbers is wrong.";

pub(super) fn mismatches(case: &Case<'_>) -> Vec<Mismatch> {
    sentence::all(case).flat_map(|sentence| in_sentence(&sentence.of_numbers())).collect()
}

fn in_sentence(sentence: &Sentence<'_>) -> Vec<Mismatch> {
    let numbers = sentence.mentions.windows(3).filter_map(|three| Share::of(sentence, three)?.mismatch(sentence));
    let fractions = sentence.mentions.windows(2).filter_map(|pair| of_fraction(sentence, pair));
    numbers.chain(fractions).collect()
}

/// "30 out of 120 voters, or 30 percent", where the two numbers are read as one figure. Fractions in words are left
/// alone: "a quarter (23 percent)" is only a manner of speaking.
fn of_fraction(sentence: &Sentence<'_>, pair: &[Mention<'_>]) -> Option<Mismatch> {
    let [fraction, stated] = pair else { return None };
    let is_fraction = matches!(fraction.quantity().unit, Some(Unit::Fraction(_))) && has_two_numbers(fraction.text);
    let told = is_fraction && stated.kind() == Kind::Percent && is_said_of(sentence, fraction, stated);
    let hundredfold = meant(fraction.quantity())?.scaled(Decimal::ONE_HUNDRED)?;
    if !told || hundredfold.meets(meant(stated.quantity())?) {
        return None;
    }
    let share = rounded_like(number(fraction.quantity())?.checked_mul(Decimal::ONE_HUNDRED)?, stated.quantity());
    Some(worded(sentence, &sentence.case.text(fraction.span()), &share, stated).beside(fraction, "the share"))
}

fn has_two_numbers(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty()).count() == 2 && !text.contains('/')
}

/// Whether the percentage behind a share is said of it, and of nothing else.
fn is_said_of(sentence: &Sentence<'_>, share: &Mention<'_>, stated: &Mention<'_>) -> bool {
    let behind = sentence.after(stated);
    let of_another = starts_with_word(&behind, &["of", "more", "less", "higher", "lower", "fewer"]);
    is_link(&sentence.between(share, stated)) && !of_another && stated.quantity().change.is_none()
}

fn worded(sentence: &Sentence<'_>, parts: &str, share: &str, stated: &Mention<'_>) -> Mismatch {
    let said = sentence.case.text(stated.span());
    let message = format!("{parts} is {share} percent, not {said}");
    Mismatch::at(Code::SHARE_MISMATCH, stated, message, HELP).labelled(format!("it would be {share} percent"))
}

/// How a sentence may tell a share.
type Telling<'c> = fn(&Share<'c>, &Sentence<'_>) -> bool;

/// "7 of 20 members, or 45 percent": a part, the whole it is of, and its percentage.
struct Share<'c> {
    part: Mention<'c>,
    whole: Mention<'c>,
    stated: Mention<'c>,
}

impl<'c> Share<'c> {
    fn of(sentence: &Sentence<'c>, three: &[Mention<'c>]) -> Option<Self> {
        let &[one, two, three] = three else { return None };
        let orders: [(Self, Telling<'c>); 5] = [
            (Self { part: one, whole: two, stated: three }, Self::is_told_before),
            (Self { stated: one, part: two, whole: three }, Self::is_told_behind),
            (Self { whole: one, part: two, stated: three }, Self::is_told_of_the_first),
            (Self { whole: one, part: two, stated: three }, Self::is_told_of_them),
            (Self { part: one, stated: two, whole: three }, Self::is_told_between),
        ];
        let mut told = orders.into_iter().filter(|(share, is_told)| share.is_share() && is_told(share, sentence));
        told.next().map(|(share, _)| share)
    }

    fn is_share(&self) -> bool {
        let counted = self.part.kind() == self.whole.kind() && matches!(self.part.kind(), Kind::Count | Kind::Money);
        let [part, whole] = [&self.part, &self.whole].map(|mention| Scale::of(mention.quantity().unit.as_ref()));
        counted && part == whole && self.stated.kind() == Kind::Percent && self.stated.quantity().change.is_none()
    }

    /// "7 of 20 members, or 35 percent".
    fn is_told_before(&self, sentence: &Sentence<'_>) -> bool {
        is_of(&sentence.between(&self.part, &self.whole)) && is_said_of(sentence, &self.whole, &self.stated)
    }

    /// "35 percent, or 7 of 20 members".
    fn is_told_behind(&self, sentence: &Sentence<'_>) -> bool {
        let link = sentence.between(&self.stated, &self.part);
        is_of(&sentence.between(&self.part, &self.whole)) && is_link(&link) && !link.is_empty()
    }

    /// "of the 20 members, 7, or 35 percent".
    fn is_told_of_the_first(&self, sentence: &Sentence<'_>) -> bool {
        let between = sentence.between(&self.whole, &self.part);
        let parted = between.strip_suffix(',').is_some_and(|own| is_own(own, MOST_WORDS));
        parted && opens_with_of(&sentence.before(&self.whole)) && self.is_in_other_words(sentence)
    }

    /// "20 members – 7, or 35 percent, of whom".
    fn is_told_of_them(&self, sentence: &Sentence<'_>) -> bool {
        let (between, behind) = (sentence.between(&self.whole, &self.part), sentence.after(&self.stated));
        let behind = behind.trim_start_matches([')', ',', ' ']);
        let of_them = ["of whom", "of which", "of them"].iter().any(|of| behind.starts_with(of));
        of_them
            && is_own(between.trim_end_matches([',', '—', '–', '-']), MOST_WORDS)
            && self.is_in_other_words(sentence)
    }

    /// Whether the percentage is the part in other words.
    fn is_in_other_words(&self, sentence: &Sentence<'_>) -> bool {
        let link = sentence.between(&self.part, &self.stated);
        matches!(link.as_str(), ", or" | "(" | "(or" | "—" | "–") && is_said_of(sentence, &self.part, &self.stated)
    }

    /// "7, or 35 percent of the 20 members".
    fn is_told_between(&self, sentence: &Sentence<'_>) -> bool {
        let link = sentence.between(&self.part, &self.stated);
        is_link(&link) && !link.is_empty() && is_of(&sentence.between(&self.stated, &self.whole))
    }

    fn mismatch(&self, sentence: &Sentence<'_>) -> Option<Mismatch> {
        let (part, whole) = (meant(self.part.quantity())?, meant(self.whole.quantity())?);
        let stated = meant(self.stated.quantity())?;
        // Multiplied out, for a division would round.
        let hundredfold = part.scaled(Decimal::ONE_HUNDRED)?;
        if hundredfold.meets(whole.times(stated)?) || self.is_no_part()? {
            return None;
        }
        let share = rounded_like(self.percent()?, self.stated.quantity());
        let text = |mention: &Mention<'_>| sentence.case.text(mention.span());
        let parts = format!("{} of {}", text(&self.part), text(&self.whole));
        let mismatch = worded(sentence, &parts, &share, &self.stated);
        Some(mismatch.beside(&self.part, "the part").beside(&self.whole, "the whole"))
    }

    /// More than all is no share.
    fn is_no_part(&self) -> Option<bool> {
        Some(number(self.part.quantity())? > number(self.whole.quantity())?)
    }

    fn percent(&self) -> Option<Decimal> {
        let part = number(self.part.quantity())?.checked_mul(Decimal::ONE_HUNDRED)?;
        part.checked_div(number(self.whole.quantity())?)
    }
}

/// What makes one number a part of the other: "of", "of its", "out of all".
fn is_of(words: &str) -> bool {
    let words = words.strip_prefix("out ").unwrap_or(words);
    let fillers = ["the", "its", "their", "all", "a total of"];
    words.strip_prefix("of").is_some_and(|rest| rest.is_empty() || fillers.contains(&rest.trim()))
}

/// Whether a sentence or a clause begins with these words and they make the number behind them a whole: "of the".
fn opens_with_of(words: &str) -> bool {
    const WHOLES: &[&str] = &["of", "of the", "of its", "of their", "of all", "of a total of", "of those"];
    let before = WHOLES.iter().find_map(|of| words.strip_suffix(of)).map(str::trim_end);
    let clause = before.map(|before| before.strip_suffix("out").unwrap_or(before).trim_end());
    clause.is_some_and(|clause| clause.is_empty() || clause.ends_with([',', ':', ';', '—', '–', '“', '"']))
}

/// What puts a percentage beside a share and says that it is the same: "or", a bracket, a dash; a few words of the share's
/// own may go before it ("7 of 20 members of the board, or 35 percent").
fn is_link(words: &str) -> bool {
    const LINKS: &[&str] = &["or", "or just", "or only", "that is", "i.e."];
    if matches!(words, "" | "," | "or" | "(or" | "—" | "–" | "-") {
        return true;
    }
    let own = words
        .strip_suffix(['(', '—', '–'])
        .or_else(|| LINKS.iter().find_map(|link| words.strip_suffix(link)?.trim_end().strip_suffix(',')));
    own.is_some_and(|own| is_own(own, MOST_WORDS))
}

/// Of a share's own words there are no more than so many.
const MOST_WORDS: usize = 5;
