//! How far a long run has come: one line of a terminal, written over and over and wiped away in the end.
//!
//! Nothing is written where nobody watches: not to a pipe or a file, not to a terminal that cannot wipe a line, not when
//! asked to be quiet, and not in a run that is over before anybody wonders.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Until then nobody wonders.
const PATIENCE: Duration = Duration::from_millis(700);

/// The time between one state and the next.
const PACE: Duration = Duration::from_millis(100);

/// How long the bar is.
const CELLS: usize = 24;

/// Goes back to the start of the line and wipes it.
const WIPE: &str = "\r\u{1b}[2K";

/// A run of many like things.
pub(crate) struct Progress<'o> {
    /// What is done with each: "checked".
    doing: &'static str,
    /// How many there are, where that is known.
    total: Option<usize>,
    done: AtomicUsize,
    /// None where nobody watches.
    line: Option<Mutex<Line<'o>>>,
}

/// The line of the terminal, and when it is to be written next.
struct Line<'o> {
    out: Box<dyn Write + Send + 'o>,
    due: Instant,
    shown: bool,
}

impl Progress<'static> {
    /// The progress of a run as it is shown on the terminal, if there is one.
    pub(crate) fn new(doing: &'static str, total: Option<usize>, quiet: bool) -> Self {
        let able = std::env::var_os("TERM").is_some_and(|terminal| terminal != "dumb");
        let watched = !quiet && able && io::stderr().is_terminal();
        let line = watched.then(|| Line::new(Box::new(io::stderr()), PATIENCE));
        Self { doing, total, done: AtomicUsize::new(0), line: line.map(Mutex::new) }
    }
}

impl Progress<'_> {
    /// So many more are done.
    pub(crate) fn add(&self, count: usize) {
        let done = self.done.fetch_add(count, Ordering::Relaxed) + count;
        let Some(line) = &self.line else { return };
        // Whoever finds it taken leaves the next state to the next.
        if let Ok(mut line) = line.try_lock()
            && Instant::now() >= line.due
        {
            line.show(&self.state(done));
        }
    }

    fn state(&self, done: usize) -> String {
        match self.total {
            Some(total) => format!("{} {} {done} of {total}", self.doing, bar(done, total)),
            None => format!("{} {done}", self.doing),
        }
    }
}

/// A bar that is full only when all is done.
fn bar(done: usize, total: usize) -> String {
    let filled = done.saturating_mul(CELLS).checked_div(total).map_or(CELLS, |filled| filled.min(CELLS));
    "█".repeat(filled) + &"░".repeat(CELLS - filled)
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        if let Some(line) = &mut self.line {
            line.get_mut().unwrap_or_else(PoisonError::into_inner).wipe();
        }
    }
}

impl<'o> Line<'o> {
    fn new(out: Box<dyn Write + Send + 'o>, patience: Duration) -> Self {
        Self { out, due: Instant::now() + patience, shown: false }
    }

    // Nobody is the worse for a line of progress that cannot be written.
    fn show(&mut self, state: &str) {
        let _ = write!(self.out, "{WIPE}{state}").and_then(|()| self.out.flush());
        self.due = Instant::now() + PACE;
        self.shown = true;
    }

    fn wipe(&mut self) {
        if self.shown {
            let _ = write!(self.out, "{WIPE}").and_then(|()| self.out.flush());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(total: Option<usize>, patience: Duration) -> String {
        let mut out = Vec::new();
        let line = Line::new(Box::new(&mut out), patience);
        let progress = Progress { doing: "checked", total, done: AtomicUsize::new(0), line: Some(Mutex::new(line)) };
        progress.add(1);
        progress.add(2);
        drop(progress);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_long_run_shows_how_far_it_is_and_wipes_it_away() {
        let bar = "██░░░░░░░░░░░░░░░░░░░░░░";
        assert_eq!(shown(Some(9), Duration::ZERO), format!("{WIPE}checked {bar} 1 of 9{WIPE}"));
        assert_eq!(shown(None, Duration::ZERO), format!("{WIPE}checked 1{WIPE}"));
    }

    #[test]
    fn a_bar_grows_up_to_its_end() {
        let filled = |done, total| bar(done, total).chars().filter(|cell| *cell == '█').count();
        assert_eq!(
            [(0, 9), (8, 9), (9, 9), (10, 9), (0, 0)].map(|(done, total)| filled(done, total)),
            [0, 21, 24, 24, 24]
        );
    }

    #[test]
    fn a_short_run_shows_nothing() {
        assert_eq!(shown(Some(9), Duration::from_secs(9)), "");
    }
}
