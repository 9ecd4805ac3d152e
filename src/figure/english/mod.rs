//! English: the words its newspapers write figures with, as tables.

pub(super) mod numbers;
