//! The check: which figure speaks of which claim, whether the two agree, and what is worth telling.

mod bind;
mod compare;
mod fit;
mod passage;
mod slip;
mod subject;
mod words;

pub use bind::Binding;
pub use compare::{Imprecision, Relation, relation};
