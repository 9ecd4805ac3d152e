//! Which files a run reads: paths, folders and globs made into lists, and their bytes.
//!
//! Order is part of the promise: arguments in the order given, the files of a folder or a glob sorted by path. Hidden
//! files are skipped unless named. Whatever matches nothing is a trouble, for a run that read nothing is no pass.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::LazyLock;

use globset::{GlobBuilder, GlobMatcher};

use super::trouble::Trouble;
use crate::article;
use crate::limit::{FOLDER_FILES, Limit};
use crate::report;

/// Endings of files that a folder is searched for.
static ARTICLE_ENDINGS: LazyLock<Vec<&str>> = LazyLock::new(|| article::Format::extensions().collect());
const CLAIMS_ENDINGS: &[&str] = &["yaml", "yml"];

/// Something to read: a file or standard input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Input {
    /// The name it goes by in reports.
    pub name: String,
    /// None: standard input.
    pub path: Option<PathBuf>,
    /// Whether it was come across in a folder or by a glob, and not named.
    pub is_discovered: bool,
}

impl Input {
    pub(crate) fn file(path: PathBuf) -> Self {
        Self { name: path.to_string_lossy().into_owned(), path: Some(path), is_discovered: false }
    }

    fn discovered(path: PathBuf) -> Self {
        Self { is_discovered: true, ..Self::file(path) }
    }

    pub(crate) fn stdin(name: Option<&Path>) -> Self {
        let name = name.map_or_else(|| "<stdin>".into(), |name| name.to_string_lossy().into_owned());
        Self { name, path: None, is_discovered: false }
    }

    /// How many bytes it has, as far as that can be known without reading it.
    pub(crate) fn size(&self) -> u64 {
        self.path.as_ref().and_then(|path| path.metadata().ok()).map_or(0, |found| found.len())
    }

    /// Everything that is in it, up to a limit of bytes.
    pub(crate) fn bytes(&self, limit: &Limit) -> Result<Vec<u8>, Trouble> {
        let read = match &self.path {
            Some(path) => open(path).and_then(|file| {
                let size = file.metadata()?.len();
                read_whole(file, limit, size)
            }),
            None => read_whole(io::stdin().lock(), limit, 0),
        };
        let bytes = read.map_err(|error| Trouble::of_path(Path::new(&self.name), "read", &error))?;
        if limit.is_passed_by(bytes.len()) { Err(Trouble::of_limit(&self.name, "read", limit)) } else { Ok(bytes) }
    }
}

impl AsRef<Input> for Input {
    fn as_ref(&self) -> &Input {
        self
    }
}

/// A file to be read; a folder is refused in words of ours.
pub(crate) fn open(path: &Path) -> io::Result<File> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() { Err(io::Error::other("it is a folder")) } else { Ok(file) }
}

/// No more is read than shows that there is too much: a device that never ends must not be read for ever. Room for what
/// there seems to be is made at once.
fn read_whole(from: impl Read, limit: &Limit, size: u64) -> io::Result<Vec<u8>> {
    let room = usize::try_from(size).unwrap_or(usize::MAX).min(limit.most) + 1;
    let mut bytes = Vec::with_capacity(room);
    from.take(limit.most as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What a list of arguments came to.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub inputs: Vec<Input>,
    pub troubles: Vec<Trouble>,
    /// Where each stands among the inputs, for as long as more are added, by its path from the root.
    known: BTreeMap<Option<PathBuf>, usize>,
}

impl Found {
    /// Takes in more, leaving out what is there already.
    pub(crate) fn add(&mut self, more: Result<Vec<Input>, Trouble>) {
        match more {
            Ok(inputs) => inputs.into_iter().for_each(|input| self.add_input(input)),
            Err(trouble) => self.troubles.push(trouble),
        }
    }

    fn add_input(&mut self, input: Input) {
        let place = input.path.as_deref().and_then(absolute);
        if let Some(known) = self.known.get(&place).and_then(|at| self.inputs.get_mut(*at)) {
            known.is_discovered &= input.is_discovered;
            return;
        }
        self.known.insert(place, self.inputs.len());
        self.inputs.push(input);
    }

    /// Passes over what was come across and is no article: reports that we wrote before, and those `to_be_written` now.
    /// The names of what was passed over.
    pub(crate) fn pass_over_reports<'p>(&mut self, to_be_written: impl Iterator<Item = &'p Path>) -> Vec<String> {
        let written: Vec<PathBuf> = to_be_written.filter_map(|path| path.canonicalize().ok()).collect();
        let is_report = |path: &Path| {
            is_report_of_ours(path)
                || !written.is_empty() && path.canonicalize().is_ok_and(|path| written.contains(&path))
        };
        let is_passed_over = |input: &mut Input| input.is_discovered && input.path.as_deref().is_some_and(is_report);
        let over: Vec<Input> = self.inputs.extract_if(.., is_passed_over).collect();
        if self.inputs.is_empty() && !over.is_empty() {
            let nothing = "there is nothing to read: what was found are reports that factlint has written";
            self.troubles.push(Trouble::new(nothing).remedy("name one of them to have it read all the same"));
        }
        over.into_iter().map(|input| input.name).collect()
    }
}

/// As much of a file as shows whether it is a report.
const BEGINNING: u64 = 1024;

fn is_report_of_ours(path: &Path) -> bool {
    let mut beginning = Vec::new();
    let read = open(path).and_then(|file| file.take(BEGINNING).read_to_end(&mut beginning));
    read.is_ok() && report::is_report(&String::from_utf8_lossy(&beginning))
}

/// The articles that arguments name.
pub(crate) fn articles(arguments: &[PathBuf], stdin_name: Option<&Path>) -> Found {
    let mut found = Found::default();
    for argument in arguments {
        found.add(match argument.to_str() {
            Some("-") => Ok(vec![Input::stdin(stdin_name)]),
            _ if ends_in(argument, CLAIMS_ENDINGS) && argument.is_file() => Err(no_article(argument)),
            _ => named(argument, "articles", &ARTICLE_ENDINGS),
        });
    }
    found
}

/// The claims files that arguments name.
pub(crate) fn claims(arguments: &[PathBuf]) -> Found {
    let mut found = Found::default();
    for argument in arguments {
        found.add(named(argument, "claims files", CLAIMS_ENDINGS));
    }
    found
}

/// The files one argument stands for: itself, those of a folder, or those of a glob.
fn named(argument: &Path, what: &str, endings: &[&str]) -> Result<Vec<Input>, Trouble> {
    if argument.is_dir() {
        let inputs = inputs(files_under(argument)?.into_iter().filter(|path| ends_in(path, endings)));
        return some(inputs, || {
            Trouble::new(format!("{} holds no {what}", argument.display()))
                .remedy(format!("a folder is searched for files that end in .{}", endings.join(", .")))
        });
    }
    if argument.exists() {
        return Ok(vec![Input::file(argument.to_path_buf())]);
    }
    match argument.to_str().filter(|text| is_glob(text)) {
        Some(glob) => Pattern::new(Path::new(""), glob)?.articles(),
        None => Err(missing(argument)),
    }
}

/// A claims file in place of an article would be held against itself.
fn no_article(path: &Path) -> Trouble {
    Trouble::new(format!("{} is a claims file and no article", path.display()))
        .remedy("name claims files behind --claims; articles are text, Markdown or HTML")
}

fn missing(path: &Path) -> Trouble {
    Trouble::of_path(path, "read", &io::ErrorKind::NotFound.into())
        .remedy("paths are read from the folder the command is run in; check the spelling")
}

fn some(inputs: Vec<Input>, otherwise: impl FnOnce() -> Trouble) -> Result<Vec<Input>, Trouble> {
    if inputs.is_empty() { Err(otherwise()) } else { Ok(inputs) }
}

fn inputs(paths: impl Iterator<Item = PathBuf>) -> Vec<Input> {
    paths.map(Input::discovered).collect()
}

/// A glob, taken apart into the folder it starts from and what has to match below it.
#[derive(Debug)]
pub(crate) struct Pattern {
    /// As it is shown.
    text: String,
    /// Without any `..` that could be resolved.
    base: PathBuf,
    /// None: the base itself is meant, and what lies under it if it is a folder.
    below: Option<GlobMatcher>,
}

impl Pattern {
    /// A glob relative to a folder. `*` and `?` stay within one name, `**` reaches across folders.
    pub(crate) fn new(folder: &Path, glob: &str) -> Result<Self, Trouble> {
        let whole = tidy(&folder.join(glob));
        let fixed = whole.iter().take_while(|name| !name.to_str().is_some_and(is_glob)).count();
        let base: PathBuf = whole.iter().take(fixed).collect();
        let below: PathBuf = whole.iter().skip(fixed).collect();
        let below = match below.to_str() {
            Some("") => None,
            Some(below) => Some(matcher(below).map_err(|error| bad_glob(glob, &error))?),
            None => return Err(Trouble::new(format!("{glob} is not text"))),
        };
        Ok(Self { text: glob.to_string(), base, below })
    }

    /// The files it matches, sorted; none is a trouble.
    pub(crate) fn articles(&self) -> Result<Vec<Input>, Trouble> {
        let found = match &self.below {
            None => return named(&self.base, "articles", &ARTICLE_ENDINGS),
            Some(_) if !shown(&self.base).exists() => Vec::new(),
            Some(_) => files_under(&self.base)?,
        };
        let found = found.into_iter().filter(|path| self.matches(path));
        some(inputs(found), || {
            Trouble::new(format!("no file matches {}", self.text))
                .remedy(format!("it was looked for in {}", shown(&self.base).display()))
        })
    }

    /// Whether a file is meant by it, however its path is written.
    pub(crate) fn matches(&self, path: &Path) -> bool {
        let (Some(path), Some(base)) = (absolute(path), absolute(&self.base)) else { return false };
        match (path.strip_prefix(&base), &self.below) {
            (Ok(rest), Some(below)) => below.is_match(rest),
            (Ok(rest), None) => rest.as_os_str().is_empty() || ends_in(rest, &ARTICLE_ENDINGS),
            (Err(_), _) => false,
        }
    }
}

fn matcher(glob: &str) -> Result<GlobMatcher, globset::Error> {
    Ok(GlobBuilder::new(glob).literal_separator(true).build()?.compile_matcher())
}

fn bad_glob(glob: &str, error: &globset::Error) -> Trouble {
    Trouble::new(format!("{glob} is no glob: {}", error.kind()))
        .remedy("* stands for any part of a name, ** for any folders, [ab] for one of some characters")
}

fn is_glob(text: &str) -> bool {
    text.contains(['*', '?', '[', '{'])
}

/// The path without `.` and without any `..` that has a name before it.
fn tidy(path: &Path) -> PathBuf {
    let mut tidied = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(tidied.components().next_back(), Some(Component::Normal(_))) => {
                tidied.pop();
            }
            part => tidied.push(part),
        }
    }
    tidied
}

/// The path from the root of the file system, without any `..`.
pub(crate) fn absolute(path: &Path) -> Option<PathBuf> {
    std::path::absolute(shown(path)).ok().map(|path| tidy(&path))
}

/// The folder one is in is `.`, not nothing.
fn shown(path: &Path) -> &Path {
    if path.as_os_str().is_empty() { Path::new(".") } else { path }
}

fn ends_in(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    endings.iter().any(|wanted| wanted.eq_ignore_ascii_case(ending))
}

/// Every file under a folder that is not hidden, sorted by path. Links to folders are not followed, for they may lead
/// round in circles. A folder in it that cannot be listed is a trouble: its articles would go unchecked.
fn files_under(folder: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let folder = shown(folder);
    let walk = ignore::WalkBuilder::new(folder).standard_filters(false).hidden(true).build();
    let entries: Result<Vec<PathBuf>, ignore::Error> =
        walk.map(|entry| entry.map(ignore::DirEntry::into_path)).take(FOLDER_FILES.most + 1).collect();
    let entries = entries.map_err(|error| Trouble::new(format!("cannot list {}: {error}", folder.display())))?;
    if FOLDER_FILES.is_passed_by(entries.len()) {
        return Err(Trouble::of_limit(&folder.to_string_lossy(), "list", &FOLDER_FILES));
    }
    let mut files: Vec<PathBuf> = entries.iter().filter(|path| path.is_file()).map(|path| tidy(path)).collect();
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::limit::CLAIMS_BYTES;

    fn folder(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in names {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "text").unwrap();
        }
        folder
    }

    fn names(found: &[Input], under: &Path) -> Vec<String> {
        found.iter().map(|input| input.name.replace(&format!("{}/", under.display()), "")).collect()
    }

    #[test]
    fn a_folder_gives_its_articles_sorted_and_no_hidden_ones() {
        let folder = folder(&["b.txt", "a/c.md", ".hidden/d.txt", ".e.txt", "f.png"]);
        let found = articles(&[folder.path().to_path_buf()], None);
        assert_eq!(names(&found.inputs, folder.path()), ["a/c.md", "b.txt"]);
    }

    #[test]
    fn a_glob_is_read_from_the_folder_of_its_claims_file() {
        let folder = folder(&["claims/c.yaml", "news/a.txt", "news/b.md", "news/old/z.txt"]);
        let pattern = Pattern::new(&folder.path().join("claims"), "../news/*.txt").unwrap();
        assert_eq!(names(&pattern.articles().unwrap(), folder.path()), ["news/a.txt"]);
        assert!(pattern.matches(&folder.path().join("news/./a.txt")));
        assert!(!pattern.matches(&folder.path().join("news/old/z.txt")));
        assert!(!pattern.matches(&folder.path().join("a.txt")));
    }

    #[test]
    fn what_is_not_there_is_a_trouble() {
        let folder = folder(&["notes.png"]);
        for argument in ["missing.txt", "*.txt", "."] {
            let found = articles(&[folder.path().join(argument)], None);
            assert!(found.inputs.is_empty());
            assert_eq!(found.troubles.len(), 1, "{argument}");
        }
    }

    #[test]
    fn the_same_file_is_read_once() {
        let folder = folder(&["a.txt"]);
        let path = folder.path().join("a.txt");
        let found = articles(&[path.clone(), folder.path().to_path_buf(), path], None);
        assert_eq!(found.inputs.len(), 1);
    }

    #[test]
    fn reports_are_no_articles_unless_they_are_named() {
        let folder = folder(&["a.txt", "b.txt"]);
        let copy = folder.path().join("copy.html");
        fs::write(&copy, "<!DOCTYPE html>\n<meta name=\"generator\" content=\"factlint\">\n<p>312 metres</p>").unwrap();
        let written = folder.path().join("b.txt");
        let mut found = articles(&[folder.path().to_path_buf()], None);
        let over = found.pass_over_reports([written.as_path()].into_iter());
        assert_eq!((names(&found.inputs, folder.path()), over.len()), (vec!["a.txt".to_owned()], 2));
        let mut found = articles(&[folder.path().to_path_buf(), copy, written.clone()], None);
        assert!(found.pass_over_reports([written.as_path()].into_iter()).is_empty());
    }

    #[test]
    fn a_folder_of_reports_has_nothing_to_read() {
        let folder = folder(&[]);
        fs::write(folder.path().join("report.md"), "<!-- report of factlint -->\n### factlint: no findings\n").unwrap();
        let mut found = articles(&[folder.path().to_path_buf()], None);
        found.pass_over_reports(std::iter::empty());
        assert_eq!((found.inputs.len(), found.troubles.len()), (0, 1));
    }

    #[test]
    fn tidying_keeps_what_it_cannot_resolve() {
        assert_eq!(tidy(Path::new("claims/../news/./a")), Path::new("news/a"));
        assert_eq!(tidy(Path::new("../../a/../b")), Path::new("../../b"));
        assert_eq!(tidy(Path::new("/../a")), Path::new("/../a"));
    }

    #[test]
    fn what_never_ends_is_not_read_for_ever() {
        assert_eq!(read_whole(io::repeat(b'a'), &CLAIMS_BYTES, 0).unwrap().len(), CLAIMS_BYTES.most + 1);
    }
}
