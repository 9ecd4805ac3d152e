//! `factlint explain`, `schema`, `completions` and `man`: what the program can say about itself.

use std::io;

use clap::CommandFactory;

use super::args::{CommandLine, Completions, Explain, Man};
use super::exit::Exit;
use super::terminal;
use super::{refuse, settled, unknown};
use crate::claim;
use crate::finding::{Code, REGISTRY};
use crate::report;

/// Shows the page of a code, or the list of all.
pub(crate) fn explain(options: &Explain) -> Exit {
    let settings = terminal::settings(None);
    let Some(name) = &options.code else {
        return settled(terminal::write(None, |out| report::explain::list(REGISTRY, &settings, out)));
    };
    let Some(code) = Code::find(name) else {
        let unknown = unknown("finding code", name, REGISTRY.iter().map(|rule| rule.code.name()));
        return refuse(&[unknown.also("`factlint explain` lists them all")]);
    };
    settled(terminal::write(None, |out| report::explain::render(code.rule(), &settings, out)))
}

/// Prints the JSON Schema of claims files.
pub(crate) fn schema() -> Exit {
    let schema = claim::schema();
    settled(terminal::print(&format!("{}\n", schema.trim_end())))
}

/// Prints the completions of a shell.
pub(crate) fn completions(options: &Completions) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut CommandLine::command(), "factlint", &mut script);
    settled(terminal::write(None, |out| out.write_all(&script)))
}

/// Prints the manual page of the program or of one command.
pub(crate) fn man(options: &Man) -> Exit {
    let mut command = CommandLine::command();
    command.build();
    let Some(name) = &options.command else { return page(command) };
    match command.find_subcommand(name) {
        Some(found) => page(found.clone()),
        None => refuse(&[unknown("command", name, command.get_subcommands().map(clap::Command::get_name))]),
    }
}

fn page(command: clap::Command) -> Exit {
    let page = clap_mangen::Man::new(command);
    settled(terminal::write(None, |out: &mut dyn io::Write| page.render(&mut { out })))
}
