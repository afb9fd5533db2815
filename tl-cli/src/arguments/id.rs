//! The arguments of `tl id`.

use clap::Args;

use super::DialectName;

/// Computes the constructor id of a schema's line
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct IdArguments {
    /// The line, as in a schema; its `;` may be left out
    #[arg(required = true)]
    pub(crate) line: Vec<String>,
    /// The rule for ids; without it, both
    #[arg(long, value_enum, value_name = "NAME")]
    pub(crate) dialect: Option<DialectName>,
}

const EXAMPLES: &str = "\
Examples:
  tl id 'inputFile id:long parts:int name:string md5_checksum:string = InputFile'
  tl id --dialect ton 'adnl.message.query query_id:int256 query:bytes = adnl.Message'";
