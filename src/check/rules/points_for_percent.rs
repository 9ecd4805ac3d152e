//! `points-for-percent`: a difference of percentage points is called percent.
//!
//! From 3 percent to 4 percent is one percentage point, and 33 percent. Both are worked out from the numbers as
//! printed, and only what is plainly the one and not the other is told.

use super::Case;
use super::change_mismatch::{ends, just, stated_interval};
use super::movement::{self, Movement};
use super::sentence::{self, Sentence, rounded_like};
use super::unaided::Mismatch;
use crate::finding::Code;
use crate::quantity::{Decimal, Kind};

const HELP: &str = "Write “percentage points” for a difference between two percentages.";

pub(super) fn mismatches(case: &Case<'_>) -> Vec<Mismatch> {
    sentence::all(case).flat_map(|sentence| in_sentence(&sentence)).collect()
}

fn in_sentence(sentence: &Sentence<'_>) -> Vec<Mismatch> {
    movement::all(sentence).iter().filter_map(|movement| mismatch(sentence, movement)).collect()
}

fn mismatch(sentence: &Sentence<'_>, movement: &Movement<'_>) -> Option<Mismatch> {
    let (way, percent) = (movement.way()?, movement.percent()?);
    if movement.from.kind != Kind::Percent || movement.stated.kind() != Kind::Percent || !points_meant(movement) {
        return None;
    }
    let (from, to) = ends(sentence, movement);
    let points = way.abs().normalize();
    let noun = if points == Decimal::ONE { "percentage point" } else { "percentage points" };
    let share = rounded_like(percent.abs(), movement.stated.quantity());
    let message = format!("from {from} to {to} is {points} {noun}, or {share} percent");
    let mismatch = Mismatch::at(Code::POINTS_FOR_PERCENT, &movement.stated, message, HELP);
    let mismatch = mismatch.labelled(format!("{points} {noun}"));
    Some(mismatch.beside_each(&movement.ends, "reckoned from this"))
}

/// Whether what is called percent is the difference of the two percentages, and not the change from one to the other.
fn points_meant(movement: &Movement<'_>) -> bool {
    let (Some(stated), Some(way), Some(percent)) = (stated_interval(movement), movement.way(), movement.percent())
    else {
        return false;
    };
    let same_direction = movement::falls(&movement.stated) == way.is_sign_negative();
    same_direction && just(way.abs()).meets(stated) && !just(percent.abs()).meets(stated)
}
