//! The arguments of `tl fmt`.

use clap::Args;

/// Writes schemas in one form: a line per definition, comments kept
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct FmtArguments {
    /// The .tl files, which are changed in place; - is standard input, to standard output
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<String>,
    /// Change nothing, and exit with 1 if a file is not formatted
    #[arg(long)]
    pub(crate) check: bool,
}

const EXAMPLES: &str = "\
Examples:
  tl fmt api.tl
  tl fmt --check *.tl
  tl fmt - < api.tl

Exit status: 0, or 1 if a file has a mistake, or is not formatted with --check.";
