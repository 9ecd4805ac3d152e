//! The reports of a run: written while it goes on where their formats allow it, and at its end where they do not.
//!
//! Apart from the commands because what has to be kept depends on the formats alone. As long as all of them can be
//! streamed, nothing is kept of an article once its part is written, however many articles there are.

use super::args::{Destination, Output};
use super::exit::Exit;
use super::terminal::{self, Sink};
use super::trouble::Trouble;
use super::{refuse, settled};
use crate::finding::{Part, Run, Severity};
use crate::report::{self, Format, Settings, Stream};

/// Where the reports of a run go.
pub(crate) struct Outlets<'o> {
    output: &'o Output,
    /// From which severity on the run fails.
    fails_from: Option<Severity>,
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

impl<'o> Outlets<'o> {
    pub(crate) fn new(output: &'o Output, fails_from: Option<Severity>) -> Self {
        let takes_whole = output.reports.iter().any(|report| report.format.stream().is_none());
        Self { output, fails_from, streams: None, kept: takes_whole.then(Vec::new), exit: Exit::Clean }
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
        for streamed in self.streams.take().unwrap_or_default() {
            self.bear(streamed.end(&rest));
        }
        let Some(kept) = self.kept.take() else { return self.exit };
        let (run, fails_from) = (rest.after(kept), self.fails_from);
        let whole = self.output.reports.iter().filter(|report| report.format.stream().is_none());
        let written = whole.map(|report| write(&run, report.format, report, fails_from)).max();
        self.exit.max(written.unwrap_or_default())
    }

    fn begin(&mut self) -> Vec<Streamed> {
        let output = self.output;
        let streamed = output.reports.iter().filter_map(|report| Some((report, report.format.stream()?)));
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

fn write(run: &Run, format: Format, report: &Destination, fails_from: Option<Severity>) -> Exit {
    let path = report.path.as_deref();
    let settings = Settings { fails_from, ..terminal::settings(path) };
    settled(terminal::write(path, |out| report::render(run, format, &settings, out)))
}
