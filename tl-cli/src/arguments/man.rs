//! The arguments of `tl man`.

use clap::Args;

/// Writes the man page of the command, or of one of its commands
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ManArguments {
    /// A command, such as dump
    pub(crate) command: Option<String>,
    /// Write the pages of all commands to this directory
    #[arg(long, value_name = "DIRECTORY", conflicts_with = "command")]
    pub(crate) dir: Option<String>,
}

const EXAMPLES: &str = "\
Examples:
  tl man | man -l -
  tl man dump > tl-dump.1
  tl man --dir ~/.local/share/man/man1";
