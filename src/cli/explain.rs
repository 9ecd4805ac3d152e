//! `factlint explain`, `schema`, `completions` and `man`: what the program can say about itself.

use std::io;

use clap::CommandFactory;

use super::args::{CommandLine, Completions, Explain, Man};
use super::exit::Exit;
use super::terminal::Terminal;
use super::{refuse, settled, unknown};
use crate::claim;
use crate::finding::{Code, REGISTRY};
use crate::report;

/// Shows the page of a code, or the list of all.
pub(crate) fn explain(options: &Explain, terminal: Terminal) -> Exit {
    let Some(name) = &options.code else {
        return settled(terminal.print(&list()), terminal);
    };
    let Some(code) = Code::find(name) else {
        return refuse(&[unknown("finding code", name, REGISTRY.iter().map(|rule| rule.code.name()))], terminal);
    };
    let settings = terminal.settings_of_stdout();
    settled(terminal.write(None, |out| report::explain::render(code.rule(), &settings, out)), terminal)
}

fn list() -> String {
    let longest = REGISTRY.iter().map(|rule| rule.code.name().len()).max().unwrap_or(0);
    let row = |rule: &crate::finding::Rule| {
        format!("{:longest$}  {:7}  {}\n", rule.code.name(), rule.severity.name(), rule.summary)
    };
    REGISTRY.iter().map(row).collect()
}

/// Prints the JSON Schema of claims files.
pub(crate) fn schema(terminal: Terminal) -> Exit {
    let schema = claim::schema();
    settled(terminal.print(&format!("{}\n", schema.trim_end())), terminal)
}

/// Prints the completions of a shell.
pub(crate) fn completions(options: &Completions, terminal: Terminal) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut CommandLine::command(), "factlint", &mut script);
    settled(terminal.write(None, |out| out.write_all(&script)), terminal)
}

/// Prints the manual page of the program or of one command.
pub(crate) fn man(options: &Man, terminal: Terminal) -> Exit {
    let mut command = CommandLine::command();
    command.build();
    let Some(name) = &options.command else { return page(command, terminal) };
    match command.find_subcommand(name) {
        Some(found) => page(found.clone(), terminal),
        None => refuse(&[unknown("command", name, command.get_subcommands().map(clap::Command::get_name))], terminal),
    }
}

fn page(command: clap::Command, terminal: Terminal) -> Exit {
    let page = clap_mangen::Man::new(command);
    settled(terminal.write(None, |out: &mut dyn io::Write| page.render(&mut { out })), terminal)
}
