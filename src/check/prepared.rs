//! Prepared claims: each with its subject compiled and its file at hand.

use std::sync::Arc;

use super::fit::Form;
use super::subject::CompiledSubject;
use super::words::Vocabulary;
use crate::claim::{Claim, ClaimsFile, Reference};

/// A claim ready to be looked for. What was compiled is shared by its copies.
#[derive(Clone, Debug)]
pub(super) struct Prepared<'c> {
    pub file: &'c ClaimsFile,
    pub claim: &'c Claim,
    pub subject: Arc<CompiledSubject>,
    /// Those of the figures it expects.
    pub forms: Arc<[Form<'c>]>,
}

impl<'c> Prepared<'c> {
    pub(super) fn new(file: &'c ClaimsFile, claim: &'c Claim, vocabulary: &mut Vocabulary) -> Self {
        let forms = claim.expected.iter().map(|expected| Form::of(&expected.quantity)).collect();
        Self { file, claim, subject: Arc::new(CompiledSubject::of(claim, vocabulary)), forms }
    }

    pub(super) fn id(&self) -> &'c str {
        &self.claim.id.value
    }

    /// The sources it names, as its file lists them.
    pub(super) fn references(&self) -> impl Iterator<Item = &'c Reference> + '_ {
        self.claim.sources.iter().filter_map(|name| self.file.sources.get(name))
    }
}
