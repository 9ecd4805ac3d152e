//! The claims files of a run, and which articles each of them governs.
//!
//! A file named on the command line together with articles governs them all: whoever names both means both. Files
//! found in a folder govern what their own `articles:` name, and everything where they name nothing.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::files::{self, Found, Input, Pattern};
use super::trouble::Trouble;
use crate::check;
use crate::claim::{Claims, ClaimsFile, Faults};
use crate::finding::{Finding, portable_path};
use crate::limit::CLAIMS_BYTES;

/// Where claims are looked for when the command line names none.
const DEFAULT_FOLDER: &str = "claims";

/// A claims file and the articles it governs.
#[derive(Debug)]
struct Governing {
    file: Arc<ClaimsFile>,
    /// None: every article.
    articles: Option<Vec<Pattern>>,
}

impl Governing {
    fn governs(&self, input: &Input) -> bool {
        match (&self.articles, &input.path) {
            (None, _) => true,
            (Some(patterns), Some(path)) => patterns.iter().any(|pattern| pattern.matches(path)),
            (Some(_), None) => false,
        }
    }
}

/// Every claims file of a run, and what kept others from being used.
#[derive(Debug, Default)]
pub(crate) struct Loaded {
    files: Vec<Governing>,
    /// The faults of files that cannot be used.
    pub faults: Vec<Finding>,
    /// Files that cannot even be read.
    pub troubles: Vec<Trouble>,
}

impl Loaded {
    /// Loads what the command line names, or what lies in the default folder. With `over_all`, files named one by one
    /// govern every article.
    pub(crate) fn load(arguments: &[PathBuf], over_all: bool) -> Self {
        let found = files::claims(&arguments_or_default(arguments));
        let mut loaded = Self { troubles: found.troubles, ..Self::default() };
        for input in &found.inputs {
            loaded.add(input, over_all && !input.is_discovered);
        }
        loaded.hold_against_each_other();
        loaded
    }

    fn add(&mut self, input: &Input, everywhere: bool) {
        match input.bytes(&CLAIMS_BYTES).map(|bytes| ClaimsFile::load(&input.name, &bytes)) {
            Ok(Ok(file)) => self.add_file(file, everywhere),
            Ok(Err(faults)) => self.faults.extend(check::faults(&faults)),
            Err(trouble) => self.troubles.push(trouble),
        }
    }

    fn add_file(&mut self, file: ClaimsFile, everywhere: bool) {
        let articles = if everywhere { None } else { self.patterns(&file) };
        self.files.push(Governing { file: Arc::new(file), articles });
    }

    fn patterns(&mut self, file: &ClaimsFile) -> Option<Vec<Pattern>> {
        if file.articles.is_empty() {
            return None;
        }
        let folder = Path::new(file.source.name()).parent().unwrap_or(Path::new(""));
        let mut patterns = Vec::new();
        for glob in &file.articles {
            match Pattern::new(folder, &glob.value) {
                Ok(pattern) => patterns.push(pattern),
                Err(trouble) => self.troubles.push(trouble),
            }
        }
        Some(patterns)
    }

    /// Faults that only show between files.
    fn hold_against_each_other(&mut self) {
        if let Err(faults) = Claims::new(self.files.iter().map(|governing| governing.file.clone())) {
            self.faults.extend(faults.iter().flat_map(|faults: &Faults| check::faults(faults)));
        }
    }

    /// Whether every file could be read and used. If not, no verdict may be given.
    pub(crate) fn is_usable(&self) -> bool {
        self.faults.is_empty() && self.troubles.is_empty()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The names of the claims files.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|governing| governing.file.source.name())
    }

    /// Whether a file that governs the article is one of those meant.
    pub(crate) fn is_governed_by(&self, input: &Input, meant: impl Fn(&Path) -> bool) -> bool {
        let mut governing = self.files.iter().filter(|governing| governing.governs(input));
        governing.any(|governing| meant(Path::new(governing.file.source.name())))
    }

    /// Whether a claims file, if it is among them, governs an article.
    pub(crate) fn lets_govern(&self, file: &str, input: &Input) -> bool {
        let named = |governing: &&Governing| portable_path(governing.file.source.name()) == portable_path(file);
        self.files.iter().find(named).is_none_or(|governing| governing.governs(input))
    }

    /// Every claim there is.
    pub(crate) fn claims(&self) -> Claims {
        self.subset(&(0..self.files.len()).collect::<Vec<_>>())
    }

    /// The claims of some of the files.
    pub(crate) fn subset(&self, files: &[usize]) -> Claims {
        let file = |&at: &usize| self.files.get(at).map(|governing| governing.file.clone());
        Claims { files: files.iter().filter_map(file).collect() }
    }

    /// The files that govern an article.
    pub(crate) fn governing(&self, input: &Input) -> Vec<usize> {
        (0..self.files.len()).filter(|&at| self.files[at].governs(input)).collect()
    }

    /// Every article the files themselves name.
    pub(crate) fn articles(&self) -> Found {
        let mut found = Found::default();
        for pattern in self.files.iter().filter_map(|governing| governing.articles.as_deref()).flatten() {
            found.add(pattern.articles());
        }
        found
    }
}

fn arguments_or_default(arguments: &[PathBuf]) -> Vec<PathBuf> {
    let default = Path::new(DEFAULT_FOLDER);
    if arguments.is_empty() && default.is_dir() { vec![default.to_path_buf()] } else { arguments.to_vec() }
}
