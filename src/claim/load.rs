//! The way from bytes to claims: decode, outline, values, shape, meaning. Each stage finds all it can before the next.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::Arc;

use jiff::civil::Date;
use serde::Deserialize;
use serde_json::{Value, json};

use super::decode::decode;
use super::fault::{Fault, FaultList, Faults};
use super::outline::{Node, NodeKind, Outline, outline};
use super::written::WrittenFile;
use super::{Claim, Claims, ClaimsFile, Origin, read, shape, syntax, values};
use crate::limit::CLAIMS;
use crate::source::{Source, Span};

impl Claims {
    /// The claims of several files, none of which may use the name of another's claim.
    ///
    /// # Errors
    ///
    /// The faults of each file that uses a name again.
    pub fn new(files: impl IntoIterator<Item: Into<Arc<ClaimsFile>>>) -> Result<Self, Vec<Faults>> {
        let files: Vec<Arc<ClaimsFile>> = files.into_iter().map(Into::into).collect();
        let faults = duplicates(&files);
        if faults.is_empty() { Ok(Self { files }) } else { Err(faults) }
    }

    /// Every claim of every file, in their order.
    pub fn iter(&self) -> impl Iterator<Item = &Claim> {
        self.with_files().map(|(_, claim)| claim)
    }

    /// Every claim with the file it stands in.
    pub fn with_files(&self) -> impl Iterator<Item = (&ClaimsFile, &Claim)> {
        self.files.iter().flat_map(|file| file.claims.iter().map(move |claim| (&**file, claim)))
    }

    /// The publication date of articles that state none, by the first file that gives one.
    #[must_use]
    pub fn published(&self) -> Option<Date> {
        self.files.iter().find_map(|file| file.published)
    }
}

impl From<ClaimsFile> for Claims {
    fn from(file: ClaimsFile) -> Self {
        Self { files: vec![Arc::new(file)] }
    }
}

impl ClaimsFile {
    /// Reads a claims file. `name` is how reports call it: its path as the user gave it.
    ///
    /// ```
    /// use factlint::claim::ClaimsFile;
    ///
    /// let yaml = b"claims:\n  - id: delegation-size\n    about: delegation\n    valeu: about 200\n";
    /// let faults = ClaimsFile::load("summit.yaml", yaml).unwrap_err();
    /// assert_eq!(faults.to_string(), "summit.yaml:4:5: [unknown-key] unknown key `valeu`");
    /// assert_eq!(faults.faults[0].help.as_deref(), Some("did you mean `value`?"));
    /// ```
    ///
    /// # Errors
    ///
    /// All faults of the file, in the order of the file. A file with a fault is never half-loaded.
    pub fn load(name: &str, bytes: &[u8]) -> Result<Self, Faults> {
        load(&decode(name, bytes)?, Origin::File)
    }

    /// Reads the claims that come with a single text: the list under `claims` of a record of a batch.
    ///
    /// They are written as in a file, except that `id` may be left out (`claim-1`, `claim-2` … then stand for it) and
    /// that a sentence need not hold a figure. Relative dates in them are read from `published`.
    ///
    /// # Errors
    ///
    /// All faults; their places are in the text of the source that comes with them.
    pub fn from_json(name: &str, claims: &Value, published: Option<Date>) -> Result<Self, Faults> {
        let mut file = json!({"claims": claims});
        if let Some(day) = published {
            file["published"] = Value::String(day.to_string());
        }
        load(&decode(name, yaml_safe(&file.to_string()).as_bytes())?, Origin::Record)
    }
}

/// JSON is YAML but for a few characters, which JSON allows inside strings as they are.
fn yaml_safe(json: &str) -> String {
    let mut yaml = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '\u{7F}'..='\u{9F}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' => {
                write!(yaml, "\\u{:04x}", u32::from(c)).expect("a string takes all that is written to it");
            }
            c => yaml.push(c),
        }
    }
    yaml
}

fn load(source: &Arc<Source>, origin: Origin) -> Result<ClaimsFile, Faults> {
    let failed = |faults| Faults::new(Arc::clone(source), faults);
    let (written, mut faults) = written(source.text(), origin).map_err(failed)?;
    let (file, more) = read::read(source, written, origin);
    faults.append(more);
    if faults.is_empty() { Ok(file) } else { Err(failed(faults)) }
}

/// What is written in the file, and what is wrong with that part of it which could not be taken over.
fn written(text: &str, origin: Origin) -> Result<(WrittenFile, FaultList), FaultList> {
    let Outline { root, refused: mut faults } = outline(text)?;
    let Some(mut root) = root.filter(|root| !matches!(root.kind, NodeKind::Nothing)) else {
        if faults.is_empty() {
            faults.push(Fault::no_claims(syntax::last_line(text)));
        }
        return Err(faults);
    };
    if let Some(claim) = first_too_many(&root) {
        return Err(Fault::past_limit(claim, &CLAIMS).into());
    }
    if faults.is_empty() {
        faults.append(values::read(text, &mut root));
    }
    let (fits, misfits) = shape::fit(&mut root, origin);
    faults.append(misfits);
    if !fits {
        return Err(faults);
    }
    let Ok(written) = WrittenFile::deserialize(&root) else {
        faults.push(syntax::disputed(text, root.span.start));
        return Err(faults);
    };
    Ok((written, faults))
}

/// The claim that is one more than a file may have.
fn first_too_many(root: &Node) -> Option<Span> {
    let NodeKind::Mapping(entries) = &root.kind else { return None };
    let claims = entries.iter().find(|entry| entry.key.value == "claims")?;
    let NodeKind::List(claims) = &claims.value.kind else { return None };
    claims.get(CLAIMS.most).map(|claim| claim.span)
}

/// The names that stand in more than one file, as faults of the later one.
fn duplicates(files: &[Arc<ClaimsFile>]) -> Vec<Faults> {
    let mut first: HashMap<&str, (usize, &Claim)> = HashMap::new();
    let mut faults = Vec::new();
    for (at, file) in files.iter().enumerate() {
        let mut again = FaultList::default();
        for claim in &file.claims {
            let (owner, known) = *first.entry(&claim.id.value).or_insert((at, claim));
            if owner != at {
                let place = place(&files[owner].source, known.id.span);
                again.push(Fault::duplicate_id_elsewhere(claim.id.span, &claim.id.value, &place));
            }
        }
        if !again.is_empty() {
            faults.push(Faults::new(Arc::clone(&file.source), again));
        }
    }
    faults
}

fn place(source: &Source, span: Span) -> String {
    let position = source.position(span.start);
    format!("{}:{}:{}", source.name(), position.line, position.column)
}
