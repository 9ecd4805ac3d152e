//! Articles that are worked on side by side, and told of in the order they were named.
//!
//! An article is begun as soon as somebody is free and the window has room, so that nobody waits for the slowest of a
//! batch. What is held in memory at once is one window, however many articles there are.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc;

use super::files::Input;

/// So many articles are begun before the first of them is told of …
const ARTICLES: usize = 256;
/// … or so many bytes of them, whichever comes first.
const BYTES: u64 = 4 << 20;

/// Does the same with every article, several at a time, and hands on what came of them, in order: at each call as much
/// as is ready.
pub(crate) fn in_order<I: AsRef<Input> + Sync, T: Send>(
    inputs: &[I],
    each: impl Fn(&I) -> T + Sync,
    mut take: impl FnMut(Vec<T>),
) {
    // Threads cost a short run more than its article.
    if inputs.len() <= 1 || rayon::current_num_threads() == 1 {
        return inputs.iter().for_each(|input| take(vec![each(input)]));
    }
    let each = |input: &I| catch_unwind(AssertUnwindSafe(|| each(input)));
    rayon::in_place_scope(|scope| {
        let (done, came) = mpsc::channel();
        let mut window = Window { rest: inputs, begun: VecDeque::new(), bytes: 0, first: 0 };
        loop {
            while let Some((at, input)) = window.next() {
                let (each, done) = (&each, done.clone());
                // Nobody listens any more only after a panic.
                scope.spawn(move |_| done.send((at, each(input))).unwrap_or_default());
            }
            if window.begun.is_empty() {
                return;
            }
            for (at, outcome) in came.recv().into_iter().chain(came.try_iter()) {
                window.end(at, outcome.unwrap_or_else(|panic| resume_unwind(panic)));
            }
            let ready = window.ready();
            if !ready.is_empty() {
                take(ready);
            }
        }
    });
}

/// The articles that are worked on.
struct Window<'i, I, T> {
    /// Those still to be begun.
    rest: &'i [I],
    /// What came of those begun, none where nothing came yet, and their sizes.
    begun: VecDeque<(Option<T>, u64)>,
    /// The size of them all.
    bytes: u64,
    /// Which of all articles is the first of them.
    first: usize,
}

impl<'i, I: AsRef<Input>, T> Window<'i, I, T> {
    /// The next article to begin and its place among all, where there is room for one more.
    fn next(&mut self) -> Option<(usize, &'i I)> {
        let has_room = self.begun.len() < ARTICLES && self.bytes < BYTES;
        let (input, rest) = self.rest.split_first().filter(|_| has_room)?;
        let (at, size) = (self.first + self.begun.len(), input.as_ref().size());
        self.rest = rest;
        self.bytes += size;
        self.begun.push_back((None, size));
        Some((at, input))
    }

    fn end(&mut self, at: usize, outcome: T) {
        self.begun[at - self.first].0 = Some(outcome);
    }

    /// What can be told of: all before the first article that is still worked on.
    fn ready(&mut self) -> Vec<T> {
        let mut ready = Vec::new();
        while let Some((outcome, size)) = self.begun.front_mut()
            && let Some(outcome) = outcome.take()
        {
            ready.push(outcome);
            self.bytes -= *size;
            self.first += 1;
            self.begun.pop_front();
        }
        ready
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_order_is_kept_and_every_article_told_of() {
        let inputs: Vec<Input> = (0..3 * ARTICLES).map(|at| Input::file(at.to_string().into())).collect();
        let mut told = Vec::new();
        in_order(&inputs, |input| input.name.clone(), |ready| told.extend(ready));
        assert!(told.iter().eq(inputs.iter().map(|input| &input.name)));
    }

    #[test]
    fn a_window_is_full_at_so_many_articles_or_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let large = folder.path().join("large.txt");
        fs::write(&large, vec![b' '; usize::try_from(BYTES).unwrap()]).unwrap();
        let inputs: Vec<Input> = [Input::file(large)]
            .into_iter()
            .chain((0..=ARTICLES).map(|at| Input::file(at.to_string().into())))
            .collect();
        let mut window = Window { rest: inputs.as_slice(), begun: VecDeque::new(), bytes: 0, first: 0 };
        let begin = |window: &mut Window<'_, Input, &str>| std::iter::from_fn(|| window.next()).count();
        assert_eq!(begin(&mut window), 1);
        assert_eq!((window.ready().len(), begin(&mut window)), (0, 0));
        window.end(0, "large");
        assert_eq!((window.ready(), begin(&mut window)), (vec!["large"], ARTICLES));
    }

    #[test]
    #[should_panic(expected = "the last article")]
    fn a_panic_is_passed_on() {
        let inputs: Vec<Input> = (0..3).map(|at| Input::file(at.to_string().into())).collect();
        in_order(&inputs, |input| assert!(input.name != "2", "the last article"), |_| ());
    }
}
