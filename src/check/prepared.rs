//! Prepared claims: each with its subject compiled and its file at hand.

use std::sync::{Arc, OnceLock};

use super::bind::Neighbours;
use super::fit::Form;
use super::subject::{CompiledSubject, Content};
use super::words::Vocabulary;
use crate::claim::{Claim, ClaimsFile, Reference, many};

/// A claim ready to be looked for. What was compiled is shared by its copies.
#[derive(Clone, Debug)]
pub(super) struct Prepared<'c> {
    pub file: &'c ClaimsFile,
    pub claim: &'c Claim,
    pub subject: Arc<CompiledSubject>,
    /// Those of the figures it expects.
    pub forms: Arc<[Form<'c>]>,
    /// The words beside those figures in its own sentence; looked for when some figure is first weighed against them.
    pub neighbours: Arc<OnceLock<Vec<Neighbours>>>,
}

impl<'c> Prepared<'c> {
    /// The claims of files, in their order. What their sentences say is told side by side.
    pub(super) fn all(claims: &[(&'c ClaimsFile, &'c Claim)], vocabulary: &mut Vocabulary) -> Vec<Self> {
        let contents = many::each(claims, |(_, claim)| Content::of(claim));
        let new = |(&(file, claim), contents)| Self::new(file, claim, contents, vocabulary);
        claims.iter().zip(contents).map(new).collect()
    }

    fn new(file: &'c ClaimsFile, claim: &'c Claim, contents: Vec<Content>, vocabulary: &mut Vocabulary) -> Self {
        let forms = claim.expected.iter().map(|expected| Form::of(&expected.quantity)).collect();
        let subject = Arc::new(CompiledSubject::of(claim, contents, vocabulary));
        Self { file, claim, subject, forms, neighbours: Arc::default() }
    }

    pub(super) fn id(&self) -> &'c str {
        &self.claim.id.value
    }

    /// The sources it names, as its file lists them.
    pub(super) fn references(&self) -> impl Iterator<Item = &'c Reference> + '_ {
        self.claim.sources.iter().filter_map(|name| self.file.sources.get(name))
    }
}
