//! Prepared claims: each with its subject compiled and its file at hand.

use super::fit::Form;
use super::subject::CompiledSubject;
use super::words::Vocabulary;
use crate::claim::{Claim, Claims, ClaimsFile, Reference};

/// A claim ready to be looked for.
#[derive(Debug)]
pub(super) struct Prepared<'c> {
    pub file: &'c ClaimsFile,
    pub claim: &'c Claim,
    pub subject: CompiledSubject,
    /// Those of the figures it expects.
    pub forms: Vec<Form<'c>>,
}

impl<'c> Prepared<'c> {
    /// Every claim of every file, in order.
    pub(super) fn all(claims: &'c Claims, vocabulary: &mut Vocabulary) -> Vec<Self> {
        let prepare = |(file, claim): (&'c ClaimsFile, &'c Claim)| {
            let forms = claim.expected.iter().map(|expected| Form::of(&expected.quantity)).collect();
            Self { file, claim, subject: CompiledSubject::of(claim, vocabulary), forms }
        };
        claims.with_files().map(prepare).collect()
    }

    pub(super) fn id(&self) -> &'c str {
        &self.claim.id.value
    }

    /// The sources it names, as its file lists them.
    pub(super) fn references(&self) -> impl Iterator<Item = &'c Reference> + '_ {
        self.claim.sources.iter().filter_map(|name| self.file.sources.get(name))
    }
}
