//! The reports of a run: written while it goes on where their formats allow it, and at its end where they do not.
//!
//! Apart from the commands because what has to be kept depends on the formats alone. As long as all of them can be
//! streamed, nothing is kept of an article once its part is written, however many articles there are.

use std::io::{self, Write};

use super::args::{Destination, Output};
use super::exit::Exit;
use super::terminal::{self, Sink};
use super::trouble::Trouble;
use super::{refuse, settled};
use crate::finding::{Part, Run, Severity};
use crate::report::{self, Format, Settings, Stream};

/// What is reported: what a run found, or what was read.
pub(crate) trait Kind {
    /// The report in that format, to be written while the run goes on; none where it takes the whole run.
    fn stream(&self, format: Format, settings: &Settings) -> Option<Box<dyn Stream>>;

    /// Writes the report of a whole run.
    fn render(&self, run: &Run, format: Format, settings: &Settings, out: &mut dyn Write) -> io::Result<()>;
}

/// What a run found.
pub(crate) struct Reports {
    /// From which severity on it fails.
    pub fails_from: Option<Severity>,
}

impl Kind for Reports {
    fn stream(&self, format: Format, _: &Settings) -> Option<Box<dyn Stream>> {
        format.stream()
    }

    fn render(&self, run: &Run, format: Format, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
        report::render(run, format, &Settings { fails_from: self.fails_from, ..*settings }, out)
    }
}

/// Figures as they were read, with the steps of their reading if they are to be explained.
pub(crate) struct Listings {
    pub explain: bool,
}

impl Kind for Listings {
    fn stream(&self, format: Format, settings: &Settings) -> Option<Box<dyn Stream>> {
        report::figures::stream(format, self.explain, settings)
    }

    fn render(&self, run: &Run, format: Format, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
        report::figures::render(&run.articles, format, self.explain, settings, out)
    }
}

/// Where the reports of a run go.
pub(crate) struct Outlets<'o, K> {
    output: &'o Output,
    kind: K,
    /// Those that are being written; none before there is anything to say.
    streams: Option<Vec<Streamed>>,
    /// What the others will be made of; none where there are no others.
    kept: Option<Vec<Part>>,
    exit: Exit,
}

/// A report that is being written.
struct Streamed {
    stream: Box<dyn Stream>,
    sink: Sink,
}

impl Streamed {
    fn begin(destination: &Destination, mut stream: Box<dyn Stream>) -> Result<Self, Trouble> {
        let mut sink = Sink::open(destination.path.as_deref())?;
        sink.add(|out| stream.begin(out))?;
        Ok(Self { stream, sink })
    }

    fn add(&mut self, part: &Part) -> Result<(), Trouble> {
        self.sink.add(|out| self.stream.part(part, out))
    }

    fn end(mut self, rest: &Run) -> Result<(), Trouble> {
        self.sink.add(|out| self.stream.end(rest, out))?;
        self.sink.close()
    }
}

impl<'o, K: Kind> Outlets<'o, K> {
    pub(crate) fn new(output: &'o Output, kind: K) -> Self {
        let takes_whole = output.reports.iter().any(|report| stream(&kind, report).is_none());
        Self { output, kind, streams: None, kept: takes_whole.then(Vec::new), exit: Exit::Clean }
    }

    /// Takes in what there is to say of the next article.
    pub(crate) fn add(&mut self, part: Part) {
        let mut streams = self.streams.take().unwrap_or_else(|| self.begin());
        streams.retain_mut(|streamed| self.bear(streamed.add(&part)));
        self.streams = Some(streams);
        if let Some(kept) = &mut self.kept {
            kept.push(part);
        }
    }

    /// Lets whoever reads see what has been written so far.
    pub(crate) fn flush(&mut self) {
        let Some(mut streams) = self.streams.take() else { return };
        streams.retain_mut(|streamed| self.bear(streamed.sink.flush()));
        self.streams = Some(streams);
    }

    /// Ends the reports; `rest` is what the run has to say apart from articles.
    pub(crate) fn end(mut self, rest: Run) -> Exit {
        for streamed in self.streams.take().unwrap_or_else(|| self.begin()) {
            self.bear(streamed.end(&rest));
        }
        let Some(kept) = self.kept.take() else { return self.exit };
        let run = rest.after(kept);
        let whole = self.output.reports.iter().filter(|report| stream(&self.kind, report).is_none());
        let written = whole.map(|report| self.write(&run, report)).max();
        self.exit.max(written.unwrap_or_default())
    }

    fn write(&self, run: &Run, report: &Destination) -> Exit {
        let path = report.path.as_deref();
        let settings = terminal::settings(path);
        settled(terminal::write(path, |out| self.kind.render(run, report.format, &settings, out)))
    }

    fn begin(&mut self) -> Vec<Streamed> {
        let streamed = self.output.reports.iter().filter_map(|report| Some((report, stream(&self.kind, report)?)));
        let begun: Vec<_> = streamed.map(|(report, stream)| Streamed::begin(report, stream)).collect();
        begun.into_iter().filter_map(|begun| begun.map_err(|trouble| self.bear(Err(trouble))).ok()).collect()
    }

    /// Whether a report can go on; one that cannot be written keeps none of the others from it.
    fn bear(&mut self, written: Result<(), Trouble>) -> bool {
        let Err(trouble) = written else { return true };
        self.exit = self.exit.max(refuse(&[trouble]));
        false
    }
}

fn stream(kind: &impl Kind, report: &Destination) -> Option<Box<dyn Stream>> {
    kind.stream(report.format, &terminal::settings(report.path.as_deref()))
}
