//! The arguments of `tl convert`.

use clap::{Args, ValueEnum};

use super::DialectName;

/// Writes a schema in the other form: TL as JSON, JSON as TL
///
/// The JSON form is that in which Telegram publishes its schema: core.telegram.org/schema/json. It
/// has no comments, and each definition has an id in it.
#[derive(Args)]
#[command(verbatim_doc_comment, after_help = EXAMPLES)]
pub(crate) struct ConvertArguments {
    /// The schema, in either form; - is standard input
    pub(crate) file: String,
    /// The form to write; without it, the other form
    #[arg(long, value_enum, value_name = "FORM")]
    pub(crate) to: Option<SchemaForm>,
    /// The rule for ids that TL does not have; without it, the rule that most ids follow
    #[arg(long, value_enum, value_name = "NAME")]
    pub(crate) dialect: Option<DialectName>,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum SchemaForm {
    Json,
    Tl,
}

const EXAMPLES: &str = "\
Examples:
  tl convert api.tl > api.json
  tl convert api.json > api.tl
  tl convert @telegram > telegram.json
  curl https://core.telegram.org/schema/json | tl convert -";
