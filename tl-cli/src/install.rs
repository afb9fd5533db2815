//! `tl completions` and `tl man`: files that a package installs with the command.

use std::io;

use clap::CommandFactory;
use clap_mangen::Man;

use crate::Failure;
use crate::arguments::{Arguments, CompletionsArguments, ManArguments};
use crate::output::Output;

/// Writes the completions of a shell.
pub(crate) fn completions(
    arguments: &CompletionsArguments,
    output: &mut Output,
) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "tl", &mut script);
    text(&script, output)
}

/// Writes a man page, or all of them to a directory.
pub(crate) fn man(arguments: &ManArguments, output: &mut Output) -> Result<(), Failure> {
    let mut command = Arguments::command();
    if let Some(directory) = &arguments.dir {
        let cannot = |error| format!("cannot write to `{directory}`: {error}");
        return clap_mangen::generate_to(command, directory)
            .map_err(|error| Failure::Input(cannot(error)));
    }
    // The pages of commands have full names, such as `tl-dump`.
    command.build();
    let page = match &arguments.command {
        None => command,
        Some(name) => {
            let found = command.find_subcommand(name).cloned();
            found.ok_or_else(|| {
                Failure::Usage(format!("there is no command `{name}`: see `tl --help`"))
            })?
        }
    };
    let mut roff = Vec::new();
    Man::new(page).render(&mut roff)?;
    text(&roff, output)
}

fn text(bytes: &[u8], output: &mut Output) -> Result<(), Failure> {
    let text = str::from_utf8(bytes).map_err(io::Error::other)?;
    Ok(output.write(text)?)
}
