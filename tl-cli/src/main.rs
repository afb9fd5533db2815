//! `tl`: what is in a packet of Telegram's MTProto or of TON, and what a schema says.

mod arguments;
mod check;
mod convert;
mod diff;
mod dump;
mod encode;
mod fmt;
mod generate;
mod html;
mod id;
mod input;
mod install;
mod json;
mod layers;
mod output;
mod packet;
mod parts;
#[cfg(test)]
mod random;
mod report;
mod schemas;
mod show;
mod summary;
mod to_json;

use std::io;
use std::process::ExitCode;

use arguments::{Arguments, Command, DumpArguments, SchemaArguments};
use clap::Parser;
use output::Output;
use report::Reporter;
use schemas::Catalog;
use tl_syntax::Error;

/// Exit status of a command line that asks for nothing that there is.
const USAGE: u8 = 2;

/// Why a command ends without a result.
enum Failure {
    /// It has been said already.
    Reported,
    /// The command line, or what it names, is wrong.
    Usage(String),
    /// The input is wrong.
    Input(String),
    /// A schema is wrong.
    Schema(Error),
    /// Nothing can be written.
    Output(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Schema(error)
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let color = arguments.color.choice();
    let mut reporter = Reporter::new(color);
    let mut output = Output::new(color);
    let result = run(arguments.command, &mut output, &mut reporter);
    // What comes before an error is shown before it.
    let result = output.finish().map_err(Failure::Output).and(result);
    let failure = match result {
        Ok(()) => return ExitCode::SUCCESS,
        Err(failure) => failure,
    };
    match &failure {
        Failure::Reported => {}
        Failure::Usage(message) | Failure::Input(message) => reporter.error(message),
        Failure::Schema(error) => reporter.errors(error),
        // A reader that has read enough closes its pipe.
        Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => {
            return ExitCode::SUCCESS;
        }
        Failure::Output(error) => {
            reporter.error(&format!("cannot write to standard output: {error}"));
        }
    }
    match failure {
        Failure::Usage(_) => ExitCode::from(USAGE),
        _ => ExitCode::FAILURE,
    }
}

fn run(command: Command, output: &mut Output, reporter: &mut Reporter) -> Result<(), Failure> {
    match command {
        Command::Dump(arguments) => dump(&arguments, output, reporter),
        Command::Json(arguments) => to_json::run(&arguments, output, reporter),
        Command::Encode(arguments) => encode::run(&arguments, output, reporter),
        Command::Summary(arguments) => {
            let catalog = catalog(&arguments.schemas, reporter)?;
            let is_right = summary::summarise(&catalog, &arguments, output, reporter)?;
            std::mem::forget(catalog);
            if is_right { Ok(()) } else { Err(Failure::Reported) }
        }
        Command::Show(arguments) => {
            let catalog = catalog(&arguments.schemas, reporter)?;
            show::show(&catalog, &arguments.name, output, reporter)
        }
        Command::Check(arguments) => {
            only_one_stdin(&arguments.files)?;
            check::check(&arguments, output, reporter)
        }
        Command::Fmt(arguments) => {
            only_one_stdin(&arguments.files)?;
            fmt::fmt(&arguments.files, arguments.check, output, reporter)
        }
        Command::Diff(arguments) => {
            only_one_stdin(&[arguments.old.clone(), arguments.new.clone()])?;
            diff::diff(&arguments, output, reporter)
        }
        Command::Convert(arguments) => convert::convert(&arguments, output, reporter),
        Command::Gen(arguments) => {
            only_one_stdin(&arguments.schemas)?;
            generate::generate(*arguments, output, reporter)
        }
        Command::Completions(arguments) => install::completions(arguments.shell, output),
        Command::Man(arguments) => install::man(&arguments, output),
        Command::Id(arguments) => {
            id::id(&arguments.line.join(" "), arguments.dialect, output, reporter)
        }
    }
}

fn dump(
    arguments: &DumpArguments,
    output: &mut Output,
    reporter: &mut Reporter,
) -> Result<(), Failure> {
    check_input("packet", &arguments.packet, &arguments.schemas)?;
    let catalog = catalog(&arguments.schemas, reporter)?;
    let packet = packet::read(&arguments.packet, arguments.form.form());
    let packet = packet.and_then(|it| it.skip(arguments.offset)).map_err(Failure::Input)?;
    let is_right = dump::dump(&catalog, &packet, arguments, output, reporter)?;
    // It takes milliseconds to free a schema, and the process ends.
    std::mem::forget(catalog);
    if is_right { Ok(()) } else { Err(Failure::Reported) }
}

/// Checks that there is an input, and that standard input is not both the input and a schema.
fn check_input(kind: &str, input: &[String], arguments: &SchemaArguments) -> Result<(), Failure> {
    if input.is_empty() && io::IsTerminal::is_terminal(&io::stdin()) {
        let message =
            format!("no {kind} is given: write it, name its file, or put it into standard input");
        return Err(Failure::Usage(message));
    }
    let is_stdin = |it: &String| it == "-";
    let is_input = input.is_empty() || input.iter().any(is_stdin);
    if is_input && arguments.schemas.iter().any(is_stdin) {
        let message =
            format!("standard input can be read only once: it has the {kind} or the schema");
        return Err(Failure::Usage(message));
    }
    Ok(())
}

/// The schemas. Those that are given have to be right.
fn catalog(arguments: &SchemaArguments, reporter: &mut Reporter) -> Result<Catalog, Failure> {
    let paths = &arguments.schemas;
    only_one_stdin(paths)?;
    let dialect = arguments.dialect.map(Into::into);
    let catalog = Catalog::new(paths, dialect).map_err(Failure::Input)?;
    for group in catalog.given() {
        group.files().iter().for_each(|it| reporter.keep(&it.name, &it.text));
    }
    for schema in catalog.given() {
        schema.schema().map_err(Clone::clone)?;
    }
    Ok(catalog)
}

fn only_one_stdin(paths: &[String]) -> Result<(), Failure> {
    if paths.iter().filter(|it| *it == "-").count() <= 1 {
        return Ok(());
    }
    let message = "standard input can be read only once: write one `-`";
    Err(Failure::Usage(message.to_owned()))
}
