//! From a claims file as written to claims that can be checked: what needs more than its shape to be judged.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::Arc;

use globset::Glob;
use jiff::civil::Date;

use super::fault::{Fault, FaultList};
use super::id::{is_kebab, kebab};
use super::many;
use super::phrase::Phrases;
use super::shape::closest;
use super::value;
use super::written::{Texts, WrittenClaim, WrittenExamples, WrittenFile, WrittenReference};
use super::{Claim, ClaimsFile, Examples, Expected, Origin, Phrase, Reference, Spanned, Subject, Term, Tolerance};
use crate::figure::{Figure, read_claim};
use crate::limit::CLAIM_VALUES;
use crate::source::{Source, Span};

/// The longest scalar that is searched for where in it a figure stands; longer ones are shown whole.
const LONGEST_SEARCHED: usize = 4096;

/// Reads the file. What comes back is whole only when no fault was found.
pub(super) fn read(source: &Arc<Source>, written: WrittenFile, origin: Origin) -> (ClaimsFile, FaultList) {
    let mut reader =
        Reader { source, origin, published: None, phrases: Phrases::default(), faults: FaultList::default() };
    let file = reader.file(written);
    (file, reader.faults)
}

struct Reader<'s> {
    source: &'s Arc<Source>,
    origin: Origin,
    published: Option<Date>,
    phrases: Phrases,
    faults: FaultList,
}

/// What a claim says by itself, before it is put together.
struct Stated {
    as_of: Option<Date>,
    /// The figures of its sentence, read from that day; none where it has a `value`.
    figures: Vec<Figure>,
}

impl Reader<'_> {
    /// The value, or a fault put on record.
    fn note<T>(&mut self, read: Result<T, Fault>) -> Option<T> {
        read.map_err(|fault| self.faults.push(fault)).ok()
    }

    fn file(&mut self, written: WrittenFile) -> ClaimsFile {
        self.published = self.day(written.published.as_ref());
        let sources = written.sources.into_iter().map(|(name, source)| (name, self.reference(source))).collect();
        let claims = written.claims.map(|claims| claims.value).unwrap_or_default();
        let stated = self.stated(&claims);
        let claims: Vec<Claim> = claims
            .into_iter()
            .zip(stated)
            .enumerate()
            .filter_map(|(at, (claim, stated))| self.claim(claim, at, stated, &sources))
            .collect();
        self.unique_ids(&claims);
        ClaimsFile {
            source: Arc::clone(self.source),
            topic: written.topic.map(|topic| topic.value),
            articles: self.globs(written.articles),
            published: self.published,
            unsupported: written.unsupported,
            ignore: self.ignored(&written.ignore),
            sources,
            claims,
        }
    }

    fn day(&mut self, written: Option<&Spanned<String>>) -> Option<Date> {
        let day = value::day(written?);
        self.note(day)
    }

    fn globs(&mut self, written: Texts) -> Vec<Spanned<String>> {
        for glob in &written.0 {
            let fault = match Glob::new(&glob.value) {
                Ok(_) if glob.value.trim().is_empty() => Fault::bad_glob(glob.span, &glob.value, "it is empty"),
                Ok(_) if Path::new(&glob.value).is_absolute() => {
                    Fault::bad_glob(glob.span, &glob.value, "it begins at the root of the file system")
                }
                Ok(_) => continue,
                Err(error) => Fault::bad_glob(glob.span, &glob.value, &error.kind().to_string()),
            };
            self.faults.push(fault);
        }
        written.0
    }

    fn ignored(&mut self, written: &Texts) -> Vec<Phrase> {
        written
            .0
            .iter()
            .filter_map(|text| {
                let phrase = self.phrases.phrase(&text.value, text.span);
                self.note(phrase)
            })
            .collect()
    }

    fn reference(&mut self, written: WrittenReference) -> Reference {
        match written {
            WrittenReference::Title(title) => Reference { title, published: None, url: None },
            WrittenReference::Full(work) => Reference {
                title: work.title.map(|title| title.value).unwrap_or_default(),
                published: self.day(work.published.as_ref()),
                url: work.url.map(|url| url.value),
            },
        }
    }

    /// What each claim states. Of what it takes to load claims the reading of sentences takes longest, so many are read
    /// side by side.
    fn stated(&mut self, claims: &[Spanned<WrittenClaim>]) -> Vec<Stated> {
        let published = self.published;
        let known: Vec<Option<Date>> = claims.iter().map(|claim| self.day(claim.value.as_of.as_ref())).collect();
        let stated = |&(claim, as_of): &(&Spanned<WrittenClaim>, Option<Date>)| {
            let sentence = claim.value.stating_sentence();
            let figures = sentence.map_or_else(Vec::new, |sentence| read_claim(&sentence.value, as_of.or(published)));
            Stated { as_of, figures }
        };
        let claims: Vec<_> = claims.iter().zip(known).collect();
        many::each(&claims, stated)
    }

    /// The claim at index `at`, which states this; none when it lacks what a fault has told already.
    fn claim(
        &mut self,
        written: Spanned<WrittenClaim>,
        at: usize,
        stated: Stated,
        sources: &BTreeMap<String, Reference>,
    ) -> Option<Claim> {
        let Spanned { value: written, span } = written;
        let Stated { as_of, figures } = stated;
        let expires = self.expires(&written, as_of);
        let day = as_of.or(self.published);
        let subject = self.subject(&written);
        let expected = self.expected(&written, figures, day);
        let accept = self.figures(&written.accept.0, day);
        if CLAIM_VALUES.is_passed_by(expected.len() + accept.len()) {
            self.faults.push(Fault::past_limit(written.id.as_ref().map_or(span, |id| id.span), &CLAIM_VALUES));
        }
        Some(Claim {
            id: self.id(written.id, at, span)?,
            subject,
            tolerance: self.tolerance(written.tolerance.as_ref(), &expected),
            expected,
            accept,
            sources: self.source_names([written.source, written.sources], sources),
            sentence: written.claim,
            as_of,
            expires,
            note: written.note.map(|note| note.value),
            quote: written.quote.map(|quote| quote.value),
            required: written.required,
            severity: written.severity,
            examples: examples(written.examples),
            reviewed: written.reviewed.unwrap_or(true),
            span,
        })
    }

    /// The name of the claim, or none where the lack of it is a fault. In a record the position stands for it.
    fn id(&mut self, written: Option<Spanned<String>>, at: usize, span: Span) -> Option<Spanned<String>> {
        let numbered = Spanned { value: format!("claim-{}", at + 1), span };
        let id = written.or((self.origin == Origin::Record).then_some(numbered))?;
        if !is_kebab(&id.value) {
            self.faults.push(Fault::bad_id(id.span, &id.value, kebab(&id.value)));
        }
        Some(id)
    }

    fn expires(&mut self, written: &WrittenClaim, as_of: Option<Date>) -> Option<Spanned<Date>> {
        let text = written.expires.as_ref()?;
        let date = self.day(Some(text))?;
        if let (Some(as_of), Some(known)) = (as_of, &written.as_of)
            && date < as_of
        {
            self.faults.push(Fault::expired_at_birth(text.span, known.span));
        }
        Some(Spanned { value: date, span: text.span })
    }

    fn subject(&mut self, written: &WrittenClaim) -> Subject {
        let about = self.terms(&written.about.0);
        let not = self.terms(&written.not.0);
        let within = written.within;
        if about.is_empty() { Subject::Sentence { not, within } } else { Subject::Terms { about, not, within } }
    }

    fn terms(&mut self, written: &[Spanned<String>]) -> Vec<Term> {
        let read = |text| {
            let term = self.phrases.term(text);
            self.note(term)
        };
        written.iter().filter_map(read).collect()
    }

    /// What `value` says; without one, the figures of the sentence.
    fn expected(&mut self, written: &WrittenClaim, stated: Vec<Figure>, day: Option<Date>) -> Vec<Expected> {
        match written.stating_sentence() {
            Some(sentence) => self.placed(sentence, stated),
            None => self.figures(&written.value.0, day),
        }
    }

    fn figures(&mut self, written: &[Spanned<String>], day: Option<Date>) -> Vec<Expected> {
        written
            .iter()
            .filter_map(|text| {
                let expected = value::expected(text, day);
                self.note(expected)
            })
            .collect()
    }

    /// The figures of a sentence, with their places in the file.
    fn placed(&mut self, sentence: &Spanned<String>, figures: Vec<Figure>) -> Vec<Expected> {
        if figures.is_empty() && self.origin == Origin::File {
            self.faults.push(Fault::no_figure(sentence.span));
        }
        figures
            .into_iter()
            .map(|figure| Expected {
                quantity: figure.quantity.clone(),
                text: sentence.value.get(figure.span.range()).unwrap_or(&sentence.value).to_owned(),
                span: self.inside(sentence, figure.span),
                figure: Some(figure),
            })
            .collect()
    }

    /// Where a part of a scalar stands in the file. Escapes and folded lines can hide it; then the whole scalar is the
    /// place.
    fn inside(&self, scalar: &Spanned<String>, part: Span) -> Span {
        let Some(text) = scalar.value.get(part.range()) else { return scalar.span };
        let raw = self.source.slice(scalar.span);
        let quote = usize::from(raw.starts_with(['"', '\'']));
        if raw.get(quote..).is_some_and(|raw| raw.starts_with(&scalar.value)) {
            return part.shifted(scalar.span.start + quote);
        }
        if raw.len() > LONGEST_SEARCHED {
            return scalar.span;
        }
        let mut found = raw.match_indices(text);
        match (found.next(), found.next()) {
            (Some((start, _)), None) => Span::new(start, start + text.len()).shifted(scalar.span.start),
            _ => scalar.span,
        }
    }

    fn tolerance(&mut self, written: Option<&Spanned<String>>, expected: &[Expected]) -> Option<Tolerance> {
        let tolerance = value::tolerance(written?, expected);
        self.note(tolerance)
    }

    fn source_names(&mut self, written: [Texts; 2], known: &BTreeMap<String, Reference>) -> Vec<String> {
        let names: Vec<Spanned<String>> = written.into_iter().flat_map(|texts| texts.0).collect();
        for name in names.iter().filter(|name| !known.contains_key(&name.value)) {
            let meant = closest(&name.value, known.keys().map(String::as_str));
            self.faults.push(Fault::unknown_source(name.span, &name.value, meant));
        }
        names.into_iter().map(|name| name.value).collect()
    }

    fn unique_ids(&mut self, claims: &[Claim]) {
        let mut first: HashMap<&str, Span> = HashMap::with_capacity(claims.len());
        for Claim { id, .. } in claims {
            if let Some(span) = first.get(id.value.as_str()) {
                self.faults.push(Fault::duplicate_id(id.span, &id.value, *span));
            } else {
                first.insert(&id.value, id.span);
            }
        }
    }
}

fn examples(written: WrittenExamples) -> Examples {
    Examples { supports: written.supports.0, conflicts: written.conflicts.0, ignores: written.ignores.0 }
}
