//! `tl`: shows packets of Telegram's MTProto and of TON, and works with schemas.

mod arguments;
mod check;
mod convert;
mod diff;
mod dump;
mod encode;
mod files;
mod fmt;
mod generate;
mod html;
mod id;
mod ids;
mod inputs;
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
mod texts;
mod to_json;

use std::io;
use std::process::ExitCode;

use arguments::{Arguments, Command};
use clap::Parser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use output::Output;
use report::Reporter;
use tl_syntax::Error;

/// Exit status of a wrong command line, and of schemas that cannot be compared.
const USAGE: u8 = 2;

/// Why a command ends without a result.
enum Failure {
    /// The error has already been reported.
    Reported,
    /// The command line, or what it names, is wrong.
    Usage(String),
    /// The input is wrong.
    Input(String),
    /// A schema is wrong.
    Schema(Error),
    /// A schema is wrong, and status 1 means that two schemas differ.
    Incomparable(Error),
    /// The output cannot be written.
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
    let arguments = Arguments::try_parse().unwrap_or_else(|error| refuse(error));
    let color = arguments.color.choice();
    let mut reporter = Reporter::new(color);
    let mut output = Output::new(color);
    let result = run(arguments.command, &mut output, &mut reporter);
    // The results before an error are shown before it.
    let result = output.finish().map_err(Failure::Output).and(result);
    let failure = match result {
        Ok(()) => return ExitCode::SUCCESS,
        Err(failure) => failure,
    };
    match &failure {
        Failure::Reported => {}
        Failure::Usage(message) | Failure::Input(message) => reporter.error(message),
        Failure::Schema(error) | Failure::Incomparable(error) => reporter.errors(error),
        // A reader that has read enough closes its pipe.
        Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => {
            return ExitCode::SUCCESS;
        }
        Failure::Output(error) => {
            reporter.error(&format!("cannot write to standard output: {error}"));
        }
    }
    match failure {
        Failure::Usage(_) | Failure::Incomparable(_) => ExitCode::from(USAGE),
        _ => ExitCode::FAILURE,
    }
}

/// Ends with what clap says about the command line: an error, or the help.
fn refuse(mut error: clap::Error) -> ! {
    let has_tip = error.get(ContextKind::SuggestedSubcommand).is_some();
    if error.kind() == ErrorKind::InvalidSubcommand && !has_tip {
        let tip = "`tl dump PACKET` shows a packet".into();
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip]));
    }
    error.exit()
}

fn run(command: Command, output: &mut Output, reporter: &mut Reporter) -> Result<(), Failure> {
    match command {
        Command::Dump(arguments) => dump::run(&arguments, output, reporter),
        Command::Json(arguments) => to_json::run(&arguments, output, reporter),
        Command::Encode(arguments) => encode::run(&arguments, output, reporter),
        Command::Summary(arguments) => summary::run(&arguments, output, reporter),
        Command::Show(arguments) => show::run(&arguments, output, reporter),
        Command::Check(arguments) => check::run(&arguments, output, reporter),
        Command::Fmt(arguments) => fmt::run(&arguments, output, reporter),
        Command::Diff(arguments) => diff::run(&arguments, output, reporter),
        Command::Convert(arguments) => convert::run(&arguments, output, reporter),
        Command::Gen(arguments) => generate::run(*arguments, output, reporter),
        Command::Completions(arguments) => install::completions(&arguments, output),
        Command::Man(arguments) => install::man(&arguments, output),
        Command::Id(arguments) => id::run(&arguments, output, reporter),
    }
}
