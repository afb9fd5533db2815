//! The arguments of `tl check`.

use clap::Args;

use super::DialectName;

/// Says what is wrong with a schema, and what is likely a mistake
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct CheckArguments {
    /// The files, in TL or JSON, which make up one schema; - is standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<String>,
    /// The rule for ids; without it, the rule that most ids follow
    #[arg(long, value_enum, value_name = "NAME")]
    pub(crate) dialect: Option<DialectName>,
    /// Warn of each type that nothing uses, also if there are many
    #[arg(long)]
    pub(crate) unused: bool,
    /// Exit with 1 if there are warnings
    #[arg(long)]
    pub(crate) deny_warnings: bool,
}

const EXAMPLES: &str = "\
Examples:
  tl check api.tl mtproto.tl
  curl https://example.org/api.tl | tl check --deny-warnings -

Errors: what cannot be read, types that there are not.
Warnings: ids that definitions do not spell; ids and names that are there twice; names that begin
as another kind of name does; two `true` of one flag bit; types that nothing uses; definitions that
are likely below the wrong heading.

Exit status: 0 if there are no errors, 1 if there are, or warnings with --deny-warnings.";
