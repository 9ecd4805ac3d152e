//! `factlint init`: a draft of claims, from what articles say.
//!
//! Nothing a person has written is ever overwritten: into a claims file that is there only new claims are put, behind
//! its own, and what existing claims cover is not drafted again. So the command may be run as often as one likes.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::args::{Init, Reading};
use super::check::{part, read};
use super::claims::Loaded;
use super::exit::Exit;
use super::files::{self, Input};
use super::terminal;
use super::trouble::Trouble;
use super::{left_out, plural, refuse, settled};
use crate::article::{Article, BlockKind};
use crate::check::{self, Checker, Drafted, Origin};
use crate::claim::{Claims, Draft, DraftSource, name_of};
use crate::finding::Run;
use crate::report::{self, Format};
use crate::source::Span;

/// The folder a draft is put in when no file is named.
const DEFAULT_FOLDER: &str = "claims";

/// What is to be done next.
const REVIEW: &str = "review each, then set `reviewed: true`";

/// The shortest headline, in words, and the longest, in characters.
const SHORTEST_TITLE: usize = 4;
const LONGEST_TITLE: usize = 120;

/// What a person should know who opens a draft.
const OPENING: &[&str] = &[
    "A draft made by `factlint init`: what the articles say, which need not be true.",
    "",
    "For each claim: look the fact up, name its real source, mend `value`, and `about` where it finds too much or too",
    "little. Then set `reviewed: true`, or delete that line; delete the claims nobody needs. Until then each is reported",
    "as unreviewed-claim. `factlint explain unreviewed-claim` tells more.",
];

/// Runs the command.
pub(crate) fn run(options: &Init) -> Exit {
    let target = Target::of(options);
    let loaded = target.loaded(options);
    if !loaded.is_usable() {
        return unusable(&loaded);
    }
    let mut found = files::articles(&options.articles, None);
    found.pass_over_reports(std::iter::empty());
    let reading = Reading { date: options.date, stdin_filename: None };
    let (articles, unread) = part(found.inputs.iter().map(|input| Read::of(input, &loaded, &reading)).collect());
    let troubles = [found.troubles.clone(), unread, target.ungoverned(&loaded, &found.inputs)].concat();
    if !troubles.is_empty() {
        return refuse(&troubles);
    }
    settled(Job { options, target: &target, loaded: &loaded, articles: &articles }.run())
}

fn unusable(loaded: &Loaded) -> Exit {
    if loaded.faults.is_empty() {
        return refuse(&loaded.troubles);
    }
    let faults = Run::new(Vec::new(), loaded.faults.clone(), 0);
    let settings = terminal::settings(None);
    let shown = terminal::write(None, |out| report::render(&faults, Format::default(), &settings, out));
    settled(shown).max(refuse(&loaded.troubles))
}

/// Where the draft goes: a file, or standard output.
struct Target {
    path: Option<PathBuf>,
}

impl Target {
    fn of(options: &Init) -> Self {
        let path = match &options.output {
            Some(output) if output.as_os_str() == "-" => None,
            Some(output) => Some(output.clone()),
            None => {
                let stem = options.articles.first().and_then(|first| first.file_stem()).unwrap_or_default();
                let name = name_of(&stem.to_string_lossy(), "draft", |_| false);
                Some(Path::new(DEFAULT_FOLDER).join(name).with_extension("yaml"))
            }
        };
        Self { path }
    }

    fn is_there(&self) -> bool {
        self.path.as_deref().is_some_and(Path::exists)
    }

    /// The claims there are already, those of the target among them.
    fn loaded(&self, options: &Init) -> Loaded {
        let mut paths = options.claims.clone();
        let default = Path::new(DEFAULT_FOLDER);
        if paths.is_empty() && default.is_dir() && files::claims(&[default.to_path_buf()]).troubles.is_empty() {
            paths.push(default.to_path_buf());
        }
        paths.extend(self.path.clone().filter(|path| path.exists()));
        if paths.is_empty() { Loaded::default() } else { Loaded::load(&paths, false) }
    }

    /// Claims put into a file that governs other articles would never be held against these.
    fn ungoverned(&self, loaded: &Loaded, inputs: &[Input]) -> Vec<Trouble> {
        let Some(path) = self.path.as_ref().filter(|path| path.exists()) else { return Vec::new() };
        let file = path.to_string_lossy();
        let outside = inputs.iter().filter(|input| !loaded.lets_govern(&file, input));
        let trouble = |input: &Input| {
            Trouble::new(format!("{file} does not govern {}, so claims about it have no place there", input.name))
                .remedy("add the article to its `articles:`, or name another file with --output")
        };
        outside.map(trouble).collect()
    }
}

/// An article and the claims that govern it.
struct Read {
    path: Option<PathBuf>,
    article: Article,
    claims: Claims,
}

impl Read {
    fn of(input: &Input, loaded: &Loaded, reading: &Reading) -> Result<Self, Trouble> {
        let claims = loaded.subset(&loaded.governing(input));
        let article = read(input, reading, claims.published())?;
        // What claims cover cannot be told of an article they cannot be held against.
        if let Some(limit) = Checker::new(&claims).check(&article).past {
            return Err(Trouble::of_limit(&input.name, "draft claims of", limit));
        }
        Ok(Self { path: input.path.clone(), article, claims })
    }

    /// The source the draft names for it.
    fn source(&self, key: &str) -> DraftSource {
        let title = self.headline().unwrap_or_else(|| self.article.source().name().to_owned());
        DraftSource { key: key.to_owned(), title, published: self.article.published().map(|published| published.date) }
    }

    /// The first heading that can be one: "Skip to content" is too short, and a date line says something else.
    fn headline(&self) -> Option<String> {
        let date_line = self.article.published().map_or(Span::default(), |published| published.span);
        let headings = self.article.blocks().iter().filter(|block| matches!(block.kind, BlockKind::Heading));
        let others = headings.filter(|block| !date_line.overlaps(self.article.in_source(block.span)));
        let texts = others.filter_map(|block| self.article.prose().get(block.span.range()));
        let mut texts = texts.map(|text| text.split_whitespace().collect::<Vec<_>>());
        let fits =
            |words: &Vec<&str>| words.len() >= SHORTEST_TITLE && words.join(" ").chars().count() <= LONGEST_TITLE;
        texts.find(fits).map(|words| words.join(" "))
    }
}

/// What one run works with.
struct Job<'a> {
    options: &'a Init,
    target: &'a Target,
    loaded: &'a Loaded,
    articles: &'a [Read],
}

impl Job<'_> {
    fn run(&self) -> Result<(), Trouble> {
        let claims = self.loaded.claims();
        let sources = self.sources(&claims);
        let origins: Vec<Origin<'_>> = self
            .articles
            .iter()
            .zip(&sources)
            .map(|(read, source)| Origin { article: &read.article, claims: &read.claims, source: &source.key })
            .collect();
        let drafted = check::draft(&origins, |name| claims.iter().any(|claim| claim.id.value == name));
        let draft = self.draft(&drafted, sources);
        self.say_what_is_left_out(&drafted);
        match &self.target.path {
            _ if draft.claims.is_empty() => {
                terminal::notice(&left_out::nothing_drafted(drafted.left_out.len()));
                Ok(())
            }
            None => terminal::print(&draft.to_yaml()),
            Some(path) => self.write(path, &draft),
        }
    }

    /// A source for each article, under a name that no claims file uses for anything else.
    fn sources(&self, claims: &Claims) -> Vec<DraftSource> {
        let known = |key: &str| claims.files.iter().find_map(|file| file.sources.get(key));
        let mut given: BTreeSet<String> = BTreeSet::new();
        let mut sources = Vec::new();
        for read in self.articles {
            let stem = Path::new(read.article.source().name()).file_stem().unwrap_or_default();
            let stem = stem.to_string_lossy();
            let title = read.source("").title;
            let is_other = |key: &str| known(key).is_some_and(|reference| reference.title != title);
            let key = name_of(&stem, "article", |key| given.contains(key) || is_other(key));
            given.insert(key.clone());
            sources.push(read.source(&key));
        }
        sources
    }

    fn draft(&self, drafted: &Drafted, sources: Vec<DraftSource>) -> Draft {
        let used: BTreeSet<&String> = drafted.claims.iter().flat_map(|claim| &claim.sources).collect();
        Draft {
            remarks: OPENING.iter().map(ToString::to_string).collect(),
            articles: self.globs(),
            published: self.options.date,
            sources: sources.into_iter().filter(|source| used.contains(&source.key)).collect(),
            claims: drafted.claims.clone(),
        }
    }

    /// The articles as the file will name them, relative to itself.
    fn globs(&self) -> Vec<String> {
        let folder = self
            .target
            .path
            .as_deref()
            .map_or(Path::new(DEFAULT_FOLDER), |path| path.parent().unwrap_or(Path::new("")));
        let paths = self.articles.iter().filter_map(|read| read.path.as_deref());
        paths.filter_map(|path| relative(path, folder)).map(|path| literal(&path)).collect()
    }

    fn write(&self, path: &Path, draft: &Draft) -> Result<(), Trouble> {
        if !self.target.is_there() {
            fs::create_dir_all(path.parent().unwrap_or(Path::new("")))
                .map_err(|error| Trouble::of_path(path, "write", &error))?;
            put(path, &draft.to_yaml())?;
            let claims = plural(draft.claims.len(), "draft claim");
            terminal::notice(&format!("{claims} written to {}; {REVIEW}", path.display()));
            return Ok(());
        }
        let old = fs::read_to_string(path).map_err(|error| Trouble::of_path(path, "read", &error))?;
        let new = self.extended(path, &old, draft)?;
        put(path, &new)?;
        let names: Vec<&str> = draft.claims.iter().map(|claim| claim.id.as_str()).collect();
        let claims = plural(names.len(), "draft claim");
        terminal::notice(&format!("{claims} added at the end of {}: {}; {REVIEW}", path.display(), names.join(", ")));
        Ok(())
    }

    /// The file with the draft behind what is there. Sources that it lists already are not listed again.
    fn extended(&self, path: &Path, old: &str, draft: &Draft) -> Result<String, Trouble> {
        let claims = self.loaded.claims();
        let own = claims.files.iter().find(|file| Path::new(file.source.name()) == path);
        let listed = |source: &DraftSource| own.is_some_and(|file| file.sources.contains_key(&source.key));
        let new = draft.sources.iter().filter(|source| !listed(source)).cloned().collect();
        let body = old.strip_prefix('\u{feff}').unwrap_or(old);
        let added = Draft { sources: new, ..draft.clone() }.added_to(body).map_err(|unfit| {
            Trouble::new(format!("nothing can be added to {}: {unfit}", path.display()))
                .remedy("name another file with --output")
        })?;
        Ok(format!("{}{added}", &old[..old.len() - body.len()]))
    }

    /// Says which figures have no claim, for nobody misses what is not there.
    fn say_what_is_left_out(&self, drafted: &Drafted) {
        for line in left_out::told(&drafted.left_out) {
            terminal::notice(&line);
        }
        let undated = self.articles.iter().filter(|read| read.article.published().is_none());
        for read in undated {
            let name = read.article.source().name();
            terminal::notice(&format!(
                "{name} says no day of publication, so dates that hang on it are left out; --date names it"
            ));
        }
    }
}

fn put(path: &Path, text: &str) -> Result<(), Trouble> {
    terminal::write(Some(path), |out| out.write_all(text.as_bytes()))
}

/// The way from a folder to a file, with `/` between its parts.
fn relative(path: &Path, folder: &Path) -> Option<String> {
    let (path, folder) = (files::absolute(path)?, files::absolute(folder)?);
    let shared = path.components().zip(folder.components()).take_while(|(a, b)| a == b).count();
    let up = folder.components().skip(shared).map(|_| Component::ParentDir);
    let down = path.components().skip(shared);
    let parts: Vec<String> = up.chain(down).map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    Some(parts.join("/"))
}

/// A path as a glob that matches it alone.
fn literal(path: &str) -> String {
    path.chars().fold(String::with_capacity(path.len()), |mut glob, c| {
        match c {
            '*' | '?' | '[' | ']' | '{' | '}' => glob.extend(['[', c, ']']),
            c => glob.push(c),
        }
        glob
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_written_from_the_folder_of_the_claims() {
        let way = |path: &str, folder: &str| relative(Path::new(path), Path::new(folder));
        assert_eq!(way("news/a.txt", "claims").as_deref(), Some("../news/a.txt"));
        assert_eq!(way("./a.txt", "").as_deref(), Some("a.txt"));
        assert_eq!(way("claims/x/a.txt", "claims/./").as_deref(), Some("x/a.txt"));
    }

    #[test]
    fn a_name_that_looks_like_a_glob_means_itself() {
        let glob = literal("../news/[a]{b}*?.txt");
        let pattern = files::Pattern::new(Path::new("claims"), &glob).expect("it is a glob");
        assert!(pattern.matches(Path::new("news/[a]{b}*?.txt")));
        assert!(!pattern.matches(Path::new("news/a{b}xy.txt")));
    }
}
