//! English: the words its newspapers write figures with, as tables.

pub(super) mod calendar;
pub(super) mod grammar;
pub(super) mod inflection;
pub(super) mod numbers;
pub(super) mod phrases;
pub(super) mod roles;
pub(super) mod words;
