//! factlint: a linter for facts.
//!
//! A desk writes what it has established as claims in YAML; factlint finds every figure in each article, works out
//! which figure speaks of which claim, compares them, and reports what conflicts and what nothing supports.

pub mod article;
pub mod check;
pub mod claim;
pub mod cli;
pub mod figure;
pub mod finding;
pub mod quantity;
pub mod report;
pub mod source;
