//! The check: which figure speaks of which claim, whether the two agree, and what is worth telling.

mod compare;
mod slip;

pub use compare::{Imprecision, Relation, relation};
